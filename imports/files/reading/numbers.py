"""How a number looks in its cell: the number format of the cell, applied as a spreadsheet applies it.

The common formats are followed to the letter; a format we do not follow shows the number as General does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import lru_cache

from imports.files.reading.dates import DateFormat, date_format

GENERAL = "General"
LONGEST_CODE = 255
_WIDTH = 11
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<code>General|AM/PM|A/P|y+|m+|d+|h+|s+|E[+-]|[0#?]+|[.,%@;])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_BODY = re.compile(
    r"(?P<whole>[0#?,]*?)(?P<thousands>,*)(?:(?P<point>\.)(?P<decimals>[0#?]*))?(?P<power>E[+-]0+)?",
    re.IGNORECASE,
)
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CURRENCY = re.compile(r"\$([^-]*)(-.*)?")
_CONDITION = re.compile(r"[<>=]")
_SYSTEM_DATES = {"[$-F800]": "dd mmmm yyyy", "[$-F400]": "hh:mm:ss"}
# Halves go away from nought. Room for the largest number in the longest format.
_ROUNDING = Context(prec=2000, rounding=ROUND_HALF_UP)

Token = tuple[str, str]


class NotFollowed(Exception):
    """A format, or a part of one, that shows its number as General."""


@dataclass(frozen=True, slots=True)
class NumberSection:
    """One section of a number format, such as `£#,##0.00`."""

    before: str
    after: str
    whole_digits: int = 0
    decimals: int = 0
    fixed_decimals: int = 0
    has_point: bool = False
    grouped: bool = False
    scale: int = 0  # powers of ten
    general: bool = False
    exponent_digits: int = 0

    def show(self, number: Decimal) -> str:
        return f"{self.before}{self._digits(number)}{self.after}".strip()

    def _digits(self, number: Decimal) -> str:
        if self.general:
            return general(number)
        if self.exponent_digits:
            return self._scientific(number)
        with localcontext(_ROUNDING):
            scaled = number.scaleb(self.scale).quantize(Decimal(1).scaleb(-self.decimals))
        return self._layout(f"{scaled:f}")

    def _scientific(self, number: Decimal) -> str:
        with localcontext(_ROUNDING):
            mantissa, _, exponent = f"{number:.{self.decimals}E}".partition("E")
        return f"{mantissa}E{exponent[0]}{exponent[1:].zfill(self.exponent_digits)}"

    def _layout(self, digits: str) -> str:
        whole, _, decimals = digits.partition(".")
        whole = whole.lstrip("0").zfill(self.whole_digits)
        if self.grouped and whole:
            whole = f"{int(whole):,}" if len(whole) == len(str(int(whole))) else whole
        while len(decimals) > self.fixed_decimals and decimals.endswith("0"):
            decimals = decimals[:-1]
        return f"{whole}.{decimals}" if self.has_point else whole


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A number format: sections for positive numbers, negative numbers and nought; or a date format."""

    code: str
    sections: tuple[NumberSection | None, ...] = ()
    date: DateFormat | None = None

    def show(self, number: Decimal) -> str:
        """The number as seen. Never empty: a format made to hide its number is not followed."""
        section, signed = self._section(number)
        shown = section.show(abs(number)) if section else ""
        if not shown:
            return general(number)
        return f"-{shown}" if signed and number < 0 else shown

    def _section(self, number: Decimal) -> tuple[NumberSection | None, bool]:
        if not self.sections:
            return None, True
        if number < 0 and len(self.sections) > 1:
            return self.sections[1], False
        if number == 0 and len(self.sections) > 2:
            return self.sections[2], False
        return self.sections[0], True


def general(number: Decimal) -> str:
    """A number as General shows it: eleven characters at most, then powers of ten."""
    if number == 0:
        return "0"
    sign = "-" if number < 0 else ""
    number = abs(number)
    with localcontext(_ROUNDING):
        power = number.adjusted()
        if power < _WIDTH:
            room = _WIDTH - 2 - max(power, 0)
            shown = _trim(f"{number.quantize(Decimal(1).scaleb(-max(room, 0))):f}")
            exact = power >= -4 or Decimal(shown) == number
            if exact and len(shown.partition(".")[0]) <= _WIDTH:
                return sign + shown
        mantissa, _, exponent = f"{number:.5E}".partition("E")
    return f"{sign}{_trim(mantissa)}E{exponent[0]}{exponent[1:].zfill(2)}"


def _trim(digits: str) -> str:
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


@lru_cache(maxsize=1024)
def number_format(code: str) -> NumberFormat:
    """The format that this code writes; General where it is one we do not follow."""
    if len(code) > LONGEST_CODE or code == GENERAL:
        return NumberFormat(code)
    try:
        sections = _split(_tokens(_SYSTEM_DATES.get(code[:8].upper(), code)))
    except NotFollowed:
        return NumberFormat(code)
    dates = date_format(sections[0])
    if dates:
        return NumberFormat(code, date=dates)
    return NumberFormat(code, tuple(_followed(section) for section in sections[:3]))


def _tokens(code: str) -> list[Token]:
    """The code as (code, "") and ("", words that stand for themselves)."""
    found: list[Token] = []
    for match in _TOKEN.finditer(code):
        kind, words = match.lastgroup, match[match.lastgroup] if match.lastgroup else ""
        if kind == "code":
            found.append((words, ""))
        elif kind == "bracket":
            found.extend(_bracket(words))
        elif kind:
            found.append(("", words))
        elif match[0].startswith("_"):
            found.append(("", " "))
    return found


def _bracket(words: str) -> list[Token]:
    if _ELAPSED.fullmatch(words):
        return [(f"[{words}]", "")]
    if _CONDITION.match(words):
        raise NotFollowed
    currency = _CURRENCY.fullmatch(words)
    return [("", currency[1])] if currency and currency[1] else []


def _split(tokens: list[Token]) -> list[list[Token]]:
    sections: list[list[Token]] = [[]]
    for token in tokens:
        if token == (";", ""):
            sections.append([])
        else:
            sections[-1].append(token)
    return sections


def _followed(tokens: list[Token]) -> NumberSection | None:
    try:
        return _section(tokens)
    except NotFollowed:
        return None


def _section(tokens: list[Token]) -> NumberSection:
    before, after, body = "", "", ""
    percent = 0
    for code, words in tokens:
        if code == "%":
            percent, words = percent + 2, "%"
        elif code == "@":
            code = GENERAL
        if words or not code:
            before, after = (before, after + words) if body else (before + words, after)
        elif after:
            raise NotFollowed  # digits on both sides of words, such as 000-000
        else:
            body += code
    if body.lower() == GENERAL.lower():
        return NumberSection(before, after, general=True)
    if not body:
        if not (before or after):
            raise NotFollowed
        return NumberSection(before, after)
    return _digits(body, before, after, percent)


def _digits(body: str, before: str, after: str, percent: int) -> NumberSection:
    match = _BODY.fullmatch(body)
    if not match:
        raise NotFollowed
    whole, decimals, power = match["whole"], match["decimals"] or "", match["power"]
    if not (whole or decimals) or (power and whole != "0"):
        raise NotFollowed
    return NumberSection(
        before,
        after,
        whole_digits=whole.count("0"),
        decimals=len(decimals),
        fixed_decimals=len(decimals.rstrip("#?")),
        has_point=bool(match["point"]),
        grouped="," in whole,
        scale=percent - 3 * len(match["thousands"]),
        exponent_digits=len(power) - 2 if power else 0,
    )
