"""The unit of a figure by the words for it, or by the name of what is measured."""

import re
from functools import lru_cache

from measures.vocabulary import Unit, words_key

type UnitWords = tuple[Unit, str]

_EXACT: dict[str, UnitWords] = {
    **dict.fromkeys(
        ("%", "percent", "per cent", "percentage", "pct", "percentages", "share", "proportion", "% points",
         "estimated %", "weighted %"), (Unit.PERCENT, "")),
    **dict.fromkeys(
        ("count", "number", "people", "headcount", "head count", "n", "no", "persons", "employees", "staff",
        "staff count",
         "number of people", "numbers", "total", "frequency"), (Unit.COUNT, "")),
    **dict.fromkeys(("fte", "ftes", "full time equivalent", "full time equivalents"), (Unit.COUNT, "FTE")),
    **dict.fromkeys(("wte", "whole time equivalent"), (Unit.COUNT, "WTE")),
    **dict.fromkeys(("years", "year", "yrs", "age in years", "years of age"), (Unit.YEARS, "")),
    **dict.fromkeys(("gbp", "pounds", "money", "pounds sterling"), (Unit.MONEY, "")),
    **dict.fromkeys(("hours", "hour", "hrs"), (Unit.HOURS, "")),
    **dict.fromkeys(("score", "points", "index", "mean score", "average score"), (Unit.SCORE, "")),
    **dict.fromkeys(("ratio", "likelihood", "relative likelihood", "times"), (Unit.RATIO, "")),
    "rate": (Unit.RATE, ""),
}  # fmt: skip
_RATE = re.compile(r"(?:rate )?per (?:1|10|100|1000|1 000|10 000|100 000|head|\d{1,7})\b.*")
_SHARE = re.compile(r"(?:%|per ?cent|percentage|proportion|share)(?: of .+)?")
_SHARE_NAME = re.compile(
    r"%|\bper ?cent|\bpercentage|\bproportion\b|\bshare of\b|\bpay gap\b|\bbonus gap\b"
    r"|\b(?:disclosure|declaration|response|completion|sharing|turnover|vacancy|sickness absence|"
    r"return) rate\b",
    re.IGNORECASE,
)
_COUNT_NAME = re.compile(
    r"^(?:number|no\.?|count|total number) of\b|\bheadcount\b|^population$", re.IGNORECASE
)


@lru_cache(maxsize=1024)
def unit_of(text: str) -> UnitWords | None:
    """The unit that words say; None where we do not know them."""
    if text.strip() == "£":
        return Unit.MONEY, ""
    key = words_key(text)
    if key in _EXACT:
        return _EXACT[key]
    if _RATE.fullmatch(key):
        return Unit.RATE, " ".join(text.split())[:60]
    return (Unit.PERCENT, "") if _SHARE.fullmatch(key) else None


@lru_cache(maxsize=1024)
def unit_by_name(measure: str) -> UnitWords | None:
    """What the name of a measure says of its unit: "Share of workforce", "Number of people"."""
    if _SHARE_NAME.search(measure):
        return Unit.PERCENT, ""
    if re.search(r"\bFTE\b|full[- ]time equivalent", measure, re.IGNORECASE):
        return Unit.COUNT, "FTE"
    if _COUNT_NAME.search(measure.strip()):
        return Unit.COUNT, ""
    return (Unit.YEARS, "") if re.match(r"(?:average|mean|median) age\b", measure, re.IGNORECASE) else None
