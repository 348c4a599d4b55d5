"""Whether 0.34 is 34% or a third of one: decided for a column as a whole, or asked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

type Scale = Literal["percent", "share", "unknown"]
type Set = tuple[object, ...]  # figures that may make a whole together, such as the groups of one date


@dataclass(frozen=True, slots=True)
class Bare:
    """A percentage written without its sign. `ratio` is part over whole where both are known."""

    value: Decimal
    together: Set
    ratio: Decimal | None = None


def scale_of(figures: Iterable[Bare], signed: int = 0) -> Scale:
    """The scale of the figures of one column that have no sign. `signed` counts those that have one.

    Part over whole decides, then a figure that can't be a share, then groups that make 1 or 100 together.
    """
    bare = [figure for figure in figures if figure.value]
    if not bare:
        return "percent"
    if told := _by_ratio(bare):
        return told
    sizes = sorted(abs(figure.value) for figure in bare)
    if sizes[-1] > 2 or sizes[len(sizes) // 2] > 1:
        return "percent"
    sums: dict[Set, Decimal] = defaultdict(Decimal)
    for figure in bare:
        sums[figure.together] += figure.value
    made = [total for total in sums.values() if abs(total - 1) <= Decimal("0.02")]
    if len(made) * 2 > len(sums) and not signed and len(bare) > len(sums):
        return "share"
    return "unknown"


def _by_ratio(bare: list[Bare]) -> Scale | None:
    votes: Mapping[str, int] = {
        "share": sum(f.ratio is not None and abs(f.value - f.ratio) <= Decimal("0.01") for f in bare),
        "percent": sum(f.ratio is not None and abs(f.value - f.ratio * 100) <= Decimal("0.6") for f in bare),
    }
    known = sum(figure.ratio is not None for figure in bare)
    if known and votes["share"] == known > votes["percent"]:
        return "share"
    if known and votes["percent"] == known > votes["share"]:
        return "percent"
    return None
