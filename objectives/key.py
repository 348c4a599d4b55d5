"""The words of a council's status key as lines and charts carry them, today or as the key was at a moment."""

from dataclasses import dataclass
from datetime import datetime

from foundation.history import versions_at
from plans.models import StatusTerm, Strategy
from plans.statuses import Meaning


@dataclass(frozen=True, slots=True)
class StatusWord:
    id: int
    position: int
    label: str
    colour: str
    meaning: Meaning
    definition: str


COLUMNS = ("id", "position", "label", "colour", "meaning", "definition")


def status_words(strategy: Strategy, *, recorded_by: datetime | None = None) -> dict[int, StatusWord]:
    """The words by the ids of their terms, in the order of the key."""
    if recorded_by:
        rows = list(versions_at(StatusTerm, recorded_by, strategy=strategy).values())
    else:
        rows = [dict(row) for row in strategy.status_terms.order_by().values(*COLUMNS)]
    words = [
        StatusWord(**{name: row[name] for name in COLUMNS} | {"meaning": Meaning(row["meaning"])})
        for row in rows
    ]
    return {word.id: word for word in sorted(words, key=lambda word: (word.position, word.id))}
