"""Whom a figure is about: a characteristic by the words for it, and a category, everybody,
or an answer rate."""

import re
from functools import lru_cache

from measures.vocabulary import words_key

CHARACTERISTICS: dict[str, tuple[str, ...]] = {
    "age": ("age", "age band", "age group", "age bands", "age groups", "age range", "ages"),
    "disability": ("disability", "disability status", "disabilities", "disabled", "disability declaration"),
    "gender-reassignment": ("gender reassignment", "gender identity", "trans status", "transgender", "trans",
                            "transgender status", "trans identity", "gender identity different from sex "
"registered at birth"),
    "marriage-and-civil-partnership": ("marriage and civil partnership", "marital status", "marriage",
    "civil partnership",
                                       "marriage or civil partnership",
                                       "marital and civil partnership status",
                                       "legal partnership status", "relationship status",
                                       "marital or civil partnership status"),
    "pregnancy-and-maternity": ("pregnancy and maternity", "pregnancy", "maternity",
    "pregnancy or maternity"),
    "race": ("race", "ethnicity", "ethnic group", "ethnic origin", "ethnic background", "ethnic groups",
    "race ethnicity",
             "race and ethnicity", "race or ethnicity", "ethnicities", "ethnicity race"),
    "religion-or-belief": ("religion or belief", "religion", "faith", "belief", "religion and belief",
    "faith or belief",
                           "religion belief", "faith and belief"),
    "sex": ("sex", "gender", "legal sex", "sex gender", "gender sex", "sex registered at birth"),
    "sexual-orientation": ("sexual orientation", "sexuality", "sexual identity", "orientation"),
}  # fmt: skip
_SLUGS = {words: slug for slug, all_words in CHARACTERISTICS.items() for words in all_words}

_WHOLE = frozenset({
    "", "all", "total", "overall", "all staff", "all employees", "everyone", "everybody", "whole",
    "all people", "all groups",
    "whole workforce", "all workforce", "n a", "none", "all ethnic groups", "all ages", "all persons",
    "not applicable", "whole population",
    "all ethnicities", "grand total", "all categories", "all respondents",
})  # fmt: skip
_TOTAL = re.compile(
    r"(?:(?:sub|grand|overall) )?totals?(?: (?:staff|employees|workforce|headcount|number|people|residents|"
    r"population|"
    r"applicants|respondents|responses))?|sum|all (?:staff|employees|groups|people)|overall|all|(?:staff|"
    r"workforce|employee) total"
)


@lru_cache(maxsize=1024)
def characteristic_slug(words: str) -> str | None:
    """The protected characteristic that words name: "Ethnicity" is race, "Faith" religion or belief."""
    return _SLUGS.get(words_key(words))


@lru_cache(maxsize=1024)
def named_in(text: str) -> str | None:
    """The only characteristic that a title names: "Workforce by ethnic group, March 2025"."""
    key = f" {words_key(text)} "
    found = {}
    for words, slug in sorted(_SLUGS.items(), key=lambda item: -len(item[0])):
        if f" {words} " in key:
            found[slug] = words
            key = key.replace(f" {words} ", "  ")
    return next(iter(found)) if len(found) == 1 else None


def is_whole(words: str, population: str = "") -> bool:
    """Whether a category is everybody: "All", "All residents aged 16+" of residents aged 16+."""
    key = words_key(words)
    people = words_key(population)
    return key in _WHOLE or (bool(people) and key in (people, f"all {people}", f"total {people}"))


def is_total(words: str) -> bool:
    """Whether a row or column holds the sum of the others."""
    return bool(_TOTAL.fullmatch(words_key(words)))


# --- rates of answering -----------------------------------------------------------------------------------

_RATE = re.compile(
    r"\b(?:non[- ]?)?(?:disclosure|declaration|self[- ]declaration|sharing|response|answer) rates?\b"
    r"|\brates? of (?:disclosure|declaration|response|sharing)\b",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"(?:not |un|did not |non )?(?:completed?|disclosed?|declared?|shared?|respond(?:ed)?|answer(?:ed)?|"
    r"known|stated?|provided?|"
    r"recorded)(?: on)?"
)


def answered(measure: str, category: str) -> bool:
    """Whether a figure says how many have answered the question, rather than what they answered."""
    if not _RATE.search(measure):
        return False
    words = words_key(category)
    for name in _NAMES_LONGEST_FIRST:
        words = re.sub(rf"\b{name}\b", " ", words)
    words = " ".join(
        re.sub(r"\b(?:their|the|have|has|of|people|staff|employees|status)\b", " ", words).split()
    )
    return not words or bool(_ANSWERED.fullmatch(words))


_NAMES_LONGEST_FIRST = sorted(_SLUGS, key=len, reverse=True)

_COMPARED = re.compile(r"\bcompared (?:with|to)\b|\bversus\b|\bvs\b|\brelative to\b", re.IGNORECASE)


def compares(category: str) -> bool:
    """ "Women compared with men" is no group of people but what a gap lies between."""
    return bool(_COMPARED.search(category))


@lru_cache(maxsize=4096)
def without_its_kind(category: str, characteristic: str) -> str:
    """A category without the name of its characteristic before it: "Gender – male" of sex is "male"."""
    head, dash, rest = _split_head(category)
    slug = characteristic_slug(characteristic)
    if not dash or not rest or slug is None or characteristic_slug(head) != slug:
        return category
    return rest


def _split_head(category: str) -> tuple[str, str, str]:
    found = re.match(r"\s*([^:–—-]{2,60}?)\s*([:–—]|\s-\s)\s*(.+)", category, re.DOTALL)
    return (found[1], found[2], found[3].strip()) if found else (category, "", "")
