"""Counts of people by group, and what an audience may see of them."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

from measures.vocabulary import Marker

TOTAL = "total"  # the place of a row's or a column's total
HIDDEN = "[c]"
SHOWN_AS = {
    Marker.SUPPRESSED: HIDDEN,
    Marker.LOW: HIDDEN,
    Marker.NOT_AVAILABLE: "[x]",
    Marker.NOT_APPLICABLE: "[z]",
}
NOTES = {
    HIDDEN: (
        "[c] stands for a number that could point to a person: fewer than {threshold} people, or a number from "
        "which such a one could be worked out."
    ),
    "[x]": "[x] stands for a number that is not available.",
    "[z]": "[z] stands where a number can't apply.",
}

type Place = tuple[str, str]
type Count = int | Marker


@dataclass(frozen=True, slots=True)
class Audience:
    """Who will see the figures. Counts from 1 to `threshold` − 1 are hidden from it; 0 hides nothing."""

    name: str
    threshold: int


@dataclass(frozen=True, slots=True)
class Table:
    """Counts of people: rows are groups, columns dates, populations or other groups.

    `counts` holds a number or the marker that stands instead; (row, TOTAL), (TOTAL, column) and (TOTAL, TOTAL)
    are totals that will be printed. Those in `known` are in every reader's hands already (how many work here), so
    hiding them would hide nothing. `same_as` names a cell that other tables hold too, under one name for all. Those in
    `secret` are hidden whatever they count, because of what else would follow from them.
    """

    name: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: Mapping[Place, Count]
    same_as: Mapping[Place, Hashable] = field(default_factory=dict)
    known: frozenset[Place] = frozenset()
    secret: frozenset[Place] = frozenset()

    def key(self, place: Place) -> Hashable:
        return self.same_as.get(place, (self.name, *place))

    def count(self, place: Place) -> int | None:
        """The number in a cell; None where a marker stands or nothing is."""
        told = self.counts.get(place, Marker.NOT_AVAILABLE)
        if told == Marker.NIL:
            return 0
        return None if isinstance(told, Marker) else told

    def is_withheld(self, place: Place) -> bool:
        """Whether whoever made the file has hidden the number already, so that not even we know it."""
        return self.marker(place) in (Marker.SUPPRESSED, Marker.LOW)

    def marker(self, place: Place) -> Marker:
        told = self.counts.get(place, Marker.NOT_AVAILABLE)
        return told if isinstance(told, Marker) and told != Marker.NIL else Marker.NONE

    @property
    def places(self) -> list[Place]:
        """Every cell in reading order, then the totals that are told."""
        inner = [(row, column) for row in self.rows for column in self.columns]
        margins = [(row, TOTAL) for row in self.rows] + [(TOTAL, column) for column in self.columns]
        return inner + [place for place in [*margins, (TOTAL, TOTAL)] if place in self.counts]


@dataclass(frozen=True, slots=True)
class Released:
    """A cell as an audience sees it: what is printed, and the number behind it only where it is shown."""

    text: str
    count: int | None = None
    percent: int | None = None

    @property
    def hidden(self) -> bool:
        return self.text == HIDDEN


@dataclass(frozen=True, slots=True)
class ReleasedTable:
    """A table as an audience sees it. It holds no number that the audience may not see."""

    name: str
    audience: Audience
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[Place, Released]
    notes: tuple[str, ...]
