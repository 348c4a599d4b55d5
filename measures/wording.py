"""Figures and dates as people read them aloud: "38.1%", "£1,200", "June 2023"."""

from datetime import date
from decimal import Decimal

from measures.vocabulary import Unit


def said(value: Decimal, unit: Unit, unit_words: str = "") -> str:
    """A figure with its unit, without noughts that say nothing: 38.1%, 1,204, £3.50, 7.4 hours."""
    number = plain(value)
    if unit == Unit.PERCENT:
        return f"{number}%"
    if unit == Unit.MONEY:
        whole = value == value.to_integral_value()
        amount = f"{abs(value):,.0f}" if whole else f"{abs(value):,.2f}"
        return f"{'−' if value < 0 else ''}£{amount}"
    words = unit_words or {Unit.HOURS: "hours", Unit.YEARS: "years"}.get(unit, "")
    if words in ("hours", "years") and abs(value) == 1:
        words = words[:-1]
    return f"{number} {words}".strip()


def plain(value: Decimal) -> str:
    """1204.5000 is 1,204.5; a negative number has a minus sign and not a hyphen."""
    text = f"{abs(value):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"−{text}" if value < 0 and text != "0" else text


def spoken(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def shortened(text: str, longest: int = 240) -> str:
    """The beginning of a long text, up to a whole word."""
    return text if len(text) <= longest else f"{text[:longest].rsplit(' ', 1)[0].rstrip(',;:')} …"
