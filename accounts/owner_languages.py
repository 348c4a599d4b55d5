"""One owner said in Welsh and in English: "Adnoddau Dynol / Human Resources" is one team."""

import re

from accounts.owner_words import owner_key

# Words of Welsh owners that no English owner has.
_WELSH = frozenset(
    [
        "tîm",
        "gwasanaeth",
        "gwasanaethau",
        "adnoddau",
        "dynol",
        "pennaeth",
        "swyddog",
        "swyddogion",
        "cyfarwyddwr",
        "cyfarwyddiaeth",
        "rheolwr",
        "rheolwyr",
        "adran",
        "addysg",
        "cyfathrebu",
        "polisi",
        "cydraddoldeb",
        "tai",
        "cyllid",
        "eiddo",
        "ystadau",
        "cyfreithiol",
        "dysgu",
        "iechyd",
        "gofal",
        "cymdeithasol",
        "plant",
        "oedolion",
        "corfforaethol",
        "cymraeg",
        "iaith",
        "prif",
        "weithredwr",
        "arweinydd",
        "arweinwyr",
        "cydlynydd",
        "uwch",
        "cyngor",
        "bwrdd",
        "pwyllgor",
        "grŵp",
        "partneriaeth",
        "pobl",
        "cwsmeriaid",
        "democrataidd",
        "hyfforddiant",
        "caffael",
        "datblygu",
        "llesiant",
        "diogelwch",
        "cymunedol",
        "cymunedau",
        "llyfrgell",
        "llyfrgelloedd",
        "hamdden",
        "priffyrdd",
        "cynllunio",
        "digidol",
        "archwilio",
        "yr",
        "gyda",
        "holl",
        "staff",
        "diwylliant",
        "amgueddfa",
        "heddlu",
        "tân",
        "achub",
        "prifysgol",
        "coleg",
        "ysgol",
        "ysgolion",
        "penaethiaid",
        "llywodraethwyr",
        "cabinet",
        "aelod",
        "gweithlu",
        "trafnidiaeth",
        "amgylchedd",
        "economi",
        "adfywio",
        "ymgysylltu",
        "cyfarwyddwyr",
        "ymgynghorydd",
    ]
) - {"staff", "cabinet"}
_PARTS = re.compile(r"\s*[\n|]\s*|\s+/\s+|\s*/\s*(?=[A-ZŴŶ])|\s+[–—-]\s+")
_FEWEST_LETTERS = 3


def in_english(text: str) -> str | None:
    """The English half of a text that says an owner in Welsh and in English; None for any other text."""
    halves = [half.strip(" ()") for half in _PARTS.split(text.strip()) if half.strip(" ()")]
    if len(halves) != 2 or min(map(len, halves)) < _FEWEST_LETTERS:
        return None
    welsh = [half for half in halves if _is_welsh(half)]
    return next(half for half in halves if half not in welsh) if len(welsh) == 1 else None


def _is_welsh(text: str) -> bool:
    """Whether half of its words are such words, or one has a letter that English has not."""
    words = owner_key(text).split()
    return 2 * sum(word in _WELSH for word in words) >= len(words) or bool(re.search("[ŵŷ]", text.casefold()))
