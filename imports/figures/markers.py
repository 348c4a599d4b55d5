"""What stands where no figure can: "*", "<5", "[c]", "n/a",
a dash. Told apart, and never taken for nought."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from measures.vocabulary import Marker

DASHES = frozenset({"-", "–", "—", "−", "--"})

_S, _N, _A, _L, _0 = (
    Marker.SUPPRESSED, Marker.NOT_AVAILABLE, Marker.NOT_APPLICABLE, Marker.LOW, Marker.NIL,
)  # fmt: skip
_WORDS: dict[str, Marker] = {
    **dict.fromkeys(
        ("*", "**", "***", "c", "[c]", "(c)", "s", "[s]", "#", "!", "[*]", "suppressed", "redacted",
         "confidential", "withheld", "disclosive", "small number", "[x]*"), _S),
    **dict.fromkeys(
        ("x", "[x]", "(x)", "..", "…", "...", ":", "?", "n/k", "nk", "n.k.", "not known", "unknown",
        "not available",
         "not_available", "no data", "not collected", "not recorded", "not held", "missing", "tbc",
         "unavailable",
         "data not available", "not provided", "illegible"), _N),
    **dict.fromkeys(
        ("z", "[z]", "(z)", "n/a", "na", "n.a.", "#n/a", "not applicable", "not_applicable"), _A),
    **dict.fromkeys(("[low]", "low", "(low)", "~", "neg", "negligible"), _L),
    **dict.fromkeys(("nil", "none", "[nil]"), _0),
}  # fmt: skip
_FEWER = re.compile(
    r"(?:<|≤|&lt;|(?:fewer|less) than(?: or equal to)?|below|under|up "
    r"to)\s*=?\s*(\d{1,4}(?:\.\d{1,4})?)\s*(%?)",
    re.ASCII,
)
_BETWEEN = re.compile(r"(?:[01]\s*(?:-|–|to)\s*\d{1,2}|between [01] and \d{1,2})", re.ASCII)
_WITHHELD = re.compile(r"(?:withheld|suppressed|hidden|redacted|not (?:shown|disclosed|published))\b.{0,120}")


@lru_cache(maxsize=4096)
def marker_of(text: str) -> Marker | None:
    """The marker that a cell holds instead of a figure; None where it is none,
    or a dash that may mean two things.

    "<5" and "fewer than 10" say that people were counted and are withheld; "<0.1" and "<1%" that a share is low.
    """
    plain = " ".join(text.split()).casefold()
    known = _WORDS.get(plain)
    if known is not None:
        return known
    if fewer := _FEWER.fullmatch(plain):
        return Marker.LOW if fewer[2] or "." in fewer[1] or int(fewer[1]) < 2 else Marker.SUPPRESSED
    if _BETWEEN.fullmatch(plain) or _WITHHELD.fullmatch(plain):
        return Marker.SUPPRESSED
    return None


def is_dash(text: str) -> bool:
    """A dash stands for nil in one file and for "not available" in the next."""
    return text.strip() in DASHES


# --- what a file says itself ------------------------------------------------------------------------------

_LEGEND = re.compile(
    r"(?:^|[\s;,.(“\"'‘])(?P<sign>\[[a-z0-9*]{1,4}\]|\*{1,3}|\.\.+|[-–—#~:!?]|[cxzsu](?=\s*(?:=|means|denotes)))"
    r"[”\"'’]?\s*(?:=|means?|denotes?|indicates?|represents?|stands for|is used for|:|[-–—](?=\s))\s*"
    r"(?P<words>[^;.\n]{2,120})",
    re.IGNORECASE,
)
_MEANINGS = (
    (re.compile(r"suppress|disclos|withheld|confidential|hidden|redact|small number|fewer than|less "
r"than|below \d"), _S),
    (re.compile(r"not applicable|does not apply"), _A),
    (re.compile(r"\bnil\b|\bzero\b|\bnought\b|\bno (?:people|staff|employees|one|cases)\b|\bnone\b"), _0),
    (re.compile(r"not available|no data|not known|unknown|missing|not collected|not recorded|not "
r"held|unavailable"), _N),
    (re.compile(r"\blow\b|rounds? to|negligible"), _L),
)  # fmt: skip


def legend_of(texts: Iterable[str]) -> dict[str, Marker]:
    """What the notes of a file say that its signs mean: "- means nil", "* = suppressed"."""
    told: dict[str, Marker] = {}
    for text in texts:
        for found in _LEGEND.finditer(text):
            words = found["words"].casefold()
            meaning = next((marker for pattern, marker in _MEANINGS if pattern.search(words)), None)
            if meaning is not None:
                sign = found["sign"].casefold()
                told.setdefault("-" if sign in DASHES else sign, meaning)
    return told


def read_marker(text: str, legend: Mapping[str, Marker]) -> Marker | None:
    """The marker by the file's own legend, or as such signs are used everywhere."""
    plain = " ".join(text.split()).casefold()
    return legend.get("-" if plain in DASHES else plain) or marker_of(text)
