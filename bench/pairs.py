"""Measuring two ways of doing the same work in turn, so that a busy minute is busy for both of them."""

import gc
import resource
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import Any


@dataclass(frozen=True, slots=True)
class Spent:
    """What one run took: seconds on the clock, seconds of processor, and the peak of a process of its own."""

    wall: float
    cpu: float
    peak_mb: float | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    median: float
    least: float
    most: float

    @classmethod
    def of(cls, values: list[float]) -> "Spread":
        return cls(median(values), min(values), max(values))


@dataclass
class Measured:
    """One line of the table. Without a peer, `ratio` is left out and `value` says what was measured."""

    name: str
    size: int
    peer: str = ""
    pairs: int = 0
    database: str = ""
    ours_s: float | None = None
    peer_s: float | None = None
    ratio: Spread | None = None
    cpu_ratio: Spread | None = None
    ours_peak_mb: float | None = None
    peer_peak_mb: float | None = None
    value: float | None = None
    unit: str = ""
    goal: float | None = None
    met: bool | None = None
    note: str = ""
    details: dict[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {key: value for key, value in asdict(self).items() if value not in (None, "", {})}

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> "Measured":
        spreads: dict[str, Any] = {key: Spread(**told[key]) for key in ("ratio", "cpu_ratio") if key in told}
        return cls(**{**told, **spreads})


def spend(work: Callable[[], Any]) -> Spent:
    """Runs the work once. What earlier runs left behind is collected before."""
    gc.collect()
    before, started = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    below = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    wall = time.perf_counter() - started
    after, beneath = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return Spent(wall, _cpu(after) - _cpu(before) + _cpu(beneath) - _cpu(below))


def _cpu(usage: resource.struct_rusage) -> float:
    return usage.ru_utime + usage.ru_stime


def in_turn(ours: Callable[[], Spent], peer: Callable[[], Spent], *, pairs: int) -> list[tuple[Spent, Spent]]:
    """A B, A B, …: the two runs of a pair stand next to each other in time."""
    return [(ours(), peer()) for _ in range(pairs)]


def compared(name: str, size: int, peer: str, runs: list[tuple[Spent, Spent]], **more: Any) -> Measured:
    """The ratio of each pair, and of all pairs the median with the least and the most."""
    peaks = [(a.peak_mb, b.peak_mb) for a, b in runs if a.peak_mb and b.peak_mb]
    return Measured(
        name=name,
        size=size,
        peer=peer,
        pairs=len(runs),
        ours_s=median(a.wall for a, _ in runs),
        peer_s=median(b.wall for _, b in runs),
        ratio=Spread.of([a.wall / b.wall for a, b in runs]),
        cpu_ratio=Spread.of([a.cpu / b.cpu for a, b in runs if b.cpu] or [0.0]),
        ours_peak_mb=max((a for a, _ in peaks), default=None),
        peer_peak_mb=max((b for _, b in peaks), default=None),
        **more,
    )


def measure(
    name: str,
    size: int,
    peer: str,
    ours: Callable[[], Any],
    theirs: Callable[[], Any],
    *,
    pairs: int,
    shortest: float = 0.2,
    warm: bool = True,
    **more: Any,
) -> Measured:
    """Compares two functions in this process.

    Each runs once before it counts, so that both find warm caches; work of a few milliseconds is repeated
    until a run lasts about `shortest` seconds, the same number of times on both sides.
    """
    repeats = 1
    if warm:
        theirs()
        quickest = min(spend(ours).wall, spend(ours).wall)
        repeats = max(1, min(50, round(shortest / max(quickest, 1e-4))))
    runs = in_turn(lambda: _repeated(ours, repeats), lambda: _repeated(theirs, repeats), pairs=pairs)
    return compared(name, size, peer, runs, **more)


def _repeated(work: Callable[[], Any], times: int) -> Spent:
    def again() -> None:
        for _ in range(times):
            work()

    spent = spend(again)
    return Spent(spent.wall / times, spent.cpu / times)
