"""A status without words: a tick, a coloured dot, an arrow, a share done, yes or no."""

import re

from foundation.short_texts import kept_when_short
from plans.statuses.meanings import Meaning

TICKS = "✓✔☑✅√🗸🗹"
CROSSES = "✗✘✕✖☒❌❎🗙"
EMPTY_BOXES = "☐□▢○⚪◯"
PARTS = "◐◑◒◓◔◕"
# All arrows of Unicode's blocks for them, and the triangles that stand for one.
ARROWS = "▲▼△▽►◄▶◀⬆⬇⬅⮕" + "".join(
    map(chr, (*range(0x2190, 0x2200), 0x2794, *range(0x2798, 0x27B0), *range(0x27B1, 0x27BF)))
)
OTHERS = "●■◆★☆⬤⚫⏳⌛⚠🚧🛑⛔⏸🔄🏁"
DOTS = {
    "🔴": "red", "🟥": "red", "🟠": "amber", "🟧": "amber", "🟡": "yellow", "🟨": "yellow", "🟢": "green",
    "🟩": "green", "🔵": "blue", "🟦": "blue", "🟣": "purple", "🟪": "purple",
}  # fmt: skip
SIGNS = frozenset(TICKS + CROSSES + EMPTY_BOXES + PARTS + ARROWS + OTHERS + "".join(DOTS))
_SHARE = re.compile(
    r"(?:(?:approx(?:imately)?|about|around|circa|c)\.? ?)?(?P<share>[0-9]{1,3})(?:\.[0-9]{1,2})? ?(?:%|per ?cent)"
    r"(?: (?:complete|completed|done|progress|delivered|achieved))?"
)
_YES = {"y", "yes", "true", "ie", "ydy", "do"}
_NO = {"n", "no", "false", "na", "nac ydy"}


def meaning_of_sign(word: str) -> Meaning | None:
    """What a sign alone most likely means; a person says whether it does."""
    for signs, meaning in (
        (TICKS, Meaning.COMPLETE),
        (CROSSES, Meaning.NOT_STARTED),
        (EMPTY_BOXES, Meaning.NOT_STARTED),
        (PARTS, Meaning.IN_PROGRESS),
    ):
        if word and all(sign in signs for sign in word):
            return meaning
    return None


@kept_when_short
def done_by_share(text: str) -> Meaning | None:
    """What a share done says: "0%", "50% complete", "100%"; None for anything else, and past a hundred."""
    found = _SHARE.fullmatch(" ".join(text.casefold().split()))
    if not found or int(found["share"]) > 100:
        return None
    whole = int(found["share"])
    if whole == 100:
        return Meaning.COMPLETE
    return Meaning.NOT_STARTED if re.match(r"\D*0+(?:\.0+)?\D*$", text) else Meaning.IN_PROGRESS


def says_yes_or_no(text: str) -> bool | None:
    """Whether an answer to "Completed?" is yes, or no; None where it is neither."""
    plain = text.strip().casefold().rstrip(".")
    if plain in _YES or (plain and all(sign in TICKS for sign in plain)):
        return True
    if plain in _NO or (plain and all(sign in CROSSES + EMPTY_BOXES for sign in plain)):
        return False
    return None
