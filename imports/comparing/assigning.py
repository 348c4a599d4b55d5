"""Pairs chosen so that together they fit best, not one after the other."""

from collections import defaultdict
from collections.abc import Mapping

MOST_AT_ONCE = 40  # on each side; beyond it the best pair is taken first, which is nearly as good

type Pair = tuple[int, int]


def assign(scores: Mapping[Pair, float]) -> dict[int, int]:
    """For each left thing at most one right thing, so that the sum of the scores is as large as it can be."""
    chosen: dict[int, int] = {}
    for part in _parts(scores):
        lefts, rights = {left for left, _ in part}, {right for _, right in part}
        if len(lefts) == 1 or len(rights) == 1 or max(len(lefts), len(rights)) > MOST_AT_ONCE:
            chosen |= _best_first(part)
        else:
            chosen |= _together(part)
    return chosen


def _parts(scores: Mapping[Pair, float]) -> list[dict[Pair, float]]:
    """Groups of pairs that have nothing to do with each other."""
    above: dict[tuple[str, int], tuple[str, int]] = {}

    def top(thing: tuple[str, int]) -> tuple[str, int]:
        above.setdefault(thing, thing)
        while above[thing] != thing:
            above[thing] = above[above[thing]]
            thing = above[thing]
        return thing

    for left, right in scores:
        above[top(("left", left))] = top(("right", right))
    parts: dict[tuple[str, int], dict[Pair, float]] = defaultdict(dict)
    for (left, right), score in scores.items():
        parts[top(("left", left))][left, right] = score
    return list(parts.values())


def _best_first(part: Mapping[Pair, float]) -> dict[int, int]:
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for (left, right), _ in sorted(part.items(), key=lambda item: (-item[1], item[0])):
        if left not in chosen and right not in taken:
            chosen[left] = right
            taken.add(right)
    return chosen


def _together(part: Mapping[Pair, float]) -> dict[int, int]:
    """The assignment of least cost (Kuhn and Munkres, by shortest augmenting paths)."""
    lefts, rights = sorted({left for left, _ in part}), sorted({right for _, right in part})
    size = max(len(lefts), len(rights))
    cost = [[0.0] * (size + 1) for _ in range(size + 1)]
    for i, left in enumerate(lefts, start=1):
        for j, right in enumerate(rights, start=1):
            cost[i][j] = -part.get((left, right), 0.0)
    of_left, of_right, match = [0.0] * (size + 1), [0.0] * (size + 1), [0] * (size + 1)
    for i in range(1, size + 1):
        _augment(i, size, cost, of_left, of_right, match)
    found = {}
    for j in range(1, len(rights) + 1):
        if match[j] <= len(lefts) and (pair := (lefts[match[j] - 1], rights[j - 1])) in part:
            found[pair[0]] = pair[1]
    return found


def _augment(
    i: int, size: int, cost: list[list[float]], of_left: list[float], of_right: list[float], match: list[int]
) -> None:
    infinite = float("inf")
    match[0], column = i, 0
    least, way, seen = [infinite] * (size + 1), [0] * (size + 1), [False] * (size + 1)
    while True:
        seen[column] = True
        row, delta, following = match[column], infinite, 0
        for j in range(1, size + 1):
            if seen[j]:
                continue
            here = cost[row][j] - of_left[row] - of_right[j]
            if here < least[j]:
                least[j], way[j] = here, column
            if least[j] < delta:
                delta, following = least[j], j
        for j in range(size + 1):
            if seen[j]:
                of_left[match[j]] += delta
                of_right[j] -= delta
            else:
                least[j] -= delta
        column = following
        if match[column] == 0:
            break
    while column:
        match[column], column = match[way[column]], way[column]
