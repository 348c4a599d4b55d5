"""What a person should know about how a document was read: each doubt once, with the places where it arose."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

_MOST_PLACES = 25
_MOST_WORDS = 200


class Note(Enum):
    """A sentence about what was seen; {} are the places."""

    TRACKED = "The document has tracked changes. It was read as if all of them were accepted."
    HIDDEN = (
        "Hidden text was not read: {}. Choose Home, Font in Word and untick Hidden if it belongs to the plan."
    )
    STRUCK = "Words that are struck through in a part of a cell were read like the others: {}."
    FOOTNOTE = "Footnotes were not read: {}."
    PICTURE = "Pictures, shapes and charts were not read: {}."
    NESTED = "A table inside a cell was read as lines of that cell: {}."
    UNFILLED = "Fields that nobody has filled in were taken as blank: {}."
    SYMBOL = "Signs of a symbol font that is not known were kept as stored: {}."
    COVERED = "Text that lies under a merged cell does not show in Word and was not read: {}."
    BOXED = "A table inside a text box was read as lines: {}."
    OTHER_FILE = "A part of the document that is kept in another file was not read."
    COMMENTS = "Comments were not read."
    MARGINS = "Headers and footers were not read: {}."


@dataclass(slots=True)
class Notes:
    _places: dict[Note, dict[str, None]] = field(default_factory=dict)  # each place once, in their order

    def add(self, note: Note, place: str = "", words: str = "") -> None:
        told = f"{place} (“{_short(words)}”)" if place and words else place or f"“{_short(words)}”"
        self._places.setdefault(note, {})[told] = None

    def sentences(self) -> list[str]:
        return [note.value.format(_listed(list(self._places[note]))) for note in Note if note in self._places]


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _MOST_WORDS else f"{words[:_MOST_WORDS]}…"


def _listed(places: list[str]) -> str:
    shown = "; ".join(places[:_MOST_PLACES])
    more = len(places) - _MOST_PLACES
    return f"{shown}; and {more} more" if more > 0 else shown
