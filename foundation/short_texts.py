"""Plans repeat their short texts (a status, an owner, a number) row by row: what is known of one is kept."""

from collections.abc import Callable
from functools import lru_cache, wraps

LONGEST = 200  # characters; a whole paragraph comes once and would only fill the memory
MOST = 16_384  # more than the numbers of the largest plan


def kept_when_short[Known](rule: Callable[[str], Known]) -> Callable[[str], Known]:
    """A pure rule of one text that remembers its answers for the short texts asked for last."""
    remembered = lru_cache(maxsize=MOST)(rule)

    @wraps(rule)
    def asked(text: str) -> Known:
        return remembered(text) if len(text) <= LONGEST else rule(text)

    return asked
