"""The geometry of shares, as plain numbers for a template to draw in SVG: bars of groups beside those of another
population, and bars whose parts make a whole. Lengths are percentages of the width.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from foundation.palette import StatusColour, status_colour

FITS = 9.0  # percent of the width that the words of a part need


@dataclass(frozen=True)
class Share:
    """One bar: what it is of, its size and the size of what it is compared with; None where there is none."""

    label: str
    value: float | None
    text: str
    beside: float | None = None
    beside_text: str = ""
    said: str = ""  # anything else that has to be read with it


@dataclass(frozen=True)
class DrawnShare:
    share: Share
    width: float | None
    beside_width: float | None

    @property
    def sentence(self) -> str:
        beside = f"; {self.share.beside_text}" if self.share.beside_text else ""
        return f"{self.share.label}: {self.share.text}{beside}"


def share_bars(shares: Iterable[Share], *, full: float | None = None) -> tuple[DrawnShare, ...]:
    """Bars from nought, the longest of all filling the width unless `full` says what a full bar is."""
    given = tuple(shares)
    sizes = [size for share in given for size in (share.value, share.beside) if size is not None]
    longest = full or max(sizes, default=0)

    def wide(size: float | None) -> float | None:
        return None if size is None or longest <= 0 else round(100 * max(size, 0) / longest, 3)

    return tuple(DrawnShare(share, wide(share.value), wide(share.beside)) for share in given)


@dataclass(frozen=True)
class Piece:
    """A part of a whole: what it is, its size, and how it is written."""

    label: str
    colour: str
    value: float
    text: str


@dataclass(frozen=True)
class DrawnPiece:
    piece: Piece
    x: float
    width: float
    colour: StatusColour

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 3)

    @property
    def fits(self) -> bool:
        return self.width >= FITS


@dataclass(frozen=True)
class Whole:
    """A full bar made of its parts, and the same in a sentence."""

    label: str
    pieces: tuple[DrawnPiece, ...]

    @property
    def sentence(self) -> str:
        told = ", ".join(f"{part.piece.label.lower()} {part.piece.text}" for part in self.pieces)
        return f"{self.label}: {told}"


def whole_bar(label: str, pieces: Sequence[Piece]) -> Whole:
    """Parts side by side that fill the width whatever they add up to; none of them is negative."""
    total = sum(max(piece.value, 0) for piece in pieces)
    drawn, before = [], 0.0
    for piece in pieces:
        size = 100 * max(piece.value, 0) / total if total else 0.0
        drawn.append(DrawnPiece(piece, round(before, 3), round(size, 3), status_colour(piece.colour)))
        before += size
    return Whole(label, tuple(drawn))
