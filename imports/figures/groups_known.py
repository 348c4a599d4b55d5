"""Which characteristic a category most likely belongs to, by the words of monitoring forms."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from measures.vocabulary import words_key

_WORDS = {
    "sex": r"(?:fe)?males?|(?:wo)?m[ae]n|boys?|girls?",
    "race": r".*\b(?:white|asian|black|mixed|chinese|arab|indian|pakistani|bangladeshi|african|caribbean|gypsy"
    r"|roma|ethnic|bame|bme|global majority|ethnically)\b.*",
    "age": r"(?:aged? )?\d\d (?:to )?\d\d(?: years.*)?|(?:aged )?\d\d ?\+"
    r"|\d\d (?:and|or) (?:over|above|older).*|(?:under|over|below|aged under|less than) \d\d.*|\d\d years.*",
    "disability": r"(?:not |non )?disabled.*|(?:no |with |has |have )?(?:a )?(?:known )?disabilit.*|.*long "
r"term (?:health )?condition.*",
    "religion-or-belief": r".*\b(?:christian|muslim|islam|hindu|sikh|jewish|buddhist|no "
r"religion|atheist|agnostic|pagan)\b.*",
    "sexual-orientation": r".*\b(?:heterosexual|straight|gay|lesbian|bisexual|homosexual|lgb|pansexual)\b.*",
    "marriage-and-civil-partnership": r".*\b(?:married|divorced|widowed|civil "
r"partner(?:ship)?|cohabiting)\b.*",
    "gender-reassignment": r".*\b(?:trans|transgender|cisgender|non binary|sex registered at birth|gender "
r"identity)\b.*",
    "pregnancy-and-maternity": r".*\b(?:pregnan\w*|maternity)\b.*",
}  # fmt: skip
_PATTERNS = {slug: re.compile(pattern) for slug, pattern in _WORDS.items()}


@lru_cache(maxsize=4096)
def characteristic_of_group(words: str) -> str | None:
    """ "Asian or Asian British" is of race, "25–34" of age; "Other" and "Prefer not to say" of any."""
    key = words_key(words)
    found = [slug for slug, pattern in _PATTERNS.items() if pattern.fullmatch(key)]
    return found[0] if len(found) == 1 else None


def characteristic_of_groups(words: Iterable[str]) -> str | None:
    """The characteristic that several categories speak for; none where they contradict each other."""
    votes = Counter(slug for text in words if (slug := characteristic_of_group(text)))
    return next(iter(votes)) if len(votes) == 1 else None
