"""The quick way to see what is given away in a table: hidden cells as roads, sums as crossings.

A change that leaves every sum as it is goes round in circles: what one cell gains in a row, another of the row
loses, and so on until the circle closes. A hidden cell that no circle passes is given away. Cells that hold
the least they can are one-way roads. (“A graph theoretic approach to statistical data security”, SIAM Journal on
Computing 17, 1988.)
"""

from collections.abc import Mapping, Sequence

type Road = tuple[int, int, bool]  # from, to, both ways

OUTSIDE = -1


def roads_of(equations: Sequence[Mapping[int, int]], unknowns: int, low: set[int]) -> list[Road] | None:
    """The road of each unknown; None where a cell stands in more than two sums, which no map can show."""
    places: list[list[tuple[int, int]]] = [[] for _ in range(unknowns)]
    for crossing, equation in enumerate(equations):
        for unknown, sign in equation.items():
            places[unknown].append((crossing, sign))
    if any(len(where) > 2 for where in places):
        return None
    turned = _turned(places, len(equations))
    if turned is None:
        return None
    roads = []
    for unknown, where in enumerate(places):
        ends = {turned[crossing] * sign: crossing for crossing, sign in where}
        roads.append((ends.get(1, OUTSIDE), ends.get(-1, OUTSIDE), unknown not in low))
    return roads


def _turned(places: Sequence[Sequence[tuple[int, int]]], crossings: int) -> list[int] | None:
    """Which sums to read with all signs turned, so that each cell is a gain in one and a loss in the other."""
    beside: list[list[tuple[int, int]]] = [[] for _ in range(crossings)]
    for where in places:
        if len(where) == 2:
            (one, sign), (other, other_sign) = where
            beside[one].append((other, -sign * other_sign))
            beside[other].append((one, -sign * other_sign))
    turned = [0] * crossings
    for start in range(crossings):
        if turned[start]:
            continue
        turned[start] = 1
        waiting = [start]
        while waiting:
            here = waiting.pop()
            for there, sign in beside[here]:
                if not turned[there]:
                    turned[there] = turned[here] * sign
                    waiting.append(there)
                elif turned[there] != turned[here] * sign:
                    return None
    return turned


def on_no_circle(roads: Sequence[Road]) -> set[int]:
    """The roads that no round trip passes: those that leave for good, and bridges."""
    town = _towns(roads)
    inside = [n for n, (start, end, _) in enumerate(roads) if town[start] == town[end]]
    return set(range(len(roads))) - set(inside) | _bridges(roads, inside)


def _towns(roads: Sequence[Road]) -> dict[int, int]:
    """The crossings in groups within which one can go from each to each (strong components)."""
    out: dict[int, list[int]] = {}
    for start, end, both in roads:
        out.setdefault(start, []).append(end)
        out.setdefault(end, [])
        if both:
            out[end].append(start)
    number: dict[int, int] = {}
    reach: dict[int, int] = {}
    town: dict[int, int] = {}
    standing: list[int] = []
    for root in out:
        if root in number:
            continue
        trail = [(root, iter(out[root]))]
        number[root] = reach[root] = len(number)
        standing.append(root)
        while trail:
            here, ways = trail[-1]
            for there in ways:
                if there not in number:
                    number[there] = reach[there] = len(number)
                    standing.append(there)
                    trail.append((there, iter(out[there])))
                    break
                if there not in town:
                    reach[here] = min(reach[here], number[there])
            else:
                trail.pop()
                if trail:
                    reach[trail[-1][0]] = min(reach[trail[-1][0]], reach[here])
                if reach[here] == number[here]:
                    while here not in town:
                        town[standing.pop()] = number[here]
    return town


def _bridges(roads: Sequence[Road], some: Sequence[int]) -> set[int]:
    """The roads among these without which their two ends would be apart, whichever way one may go."""
    beside: dict[int, list[tuple[int, int]]] = {}
    for n in some:
        start, end, _ = roads[n]
        beside.setdefault(start, []).append((end, n))
        beside.setdefault(end, []).append((start, n))
    number: dict[int, int] = {}
    reach: dict[int, int] = {}
    found: set[int] = set()
    for root in beside:
        if root in number:
            continue
        number[root] = reach[root] = len(number)
        trail = [(root, -1, iter(beside[root]))]
        while trail:
            here, came, ways = trail[-1]
            for there, n in ways:
                if n == came:
                    continue
                if there in number:
                    reach[here] = min(reach[here], number[there])
                else:
                    number[there] = reach[there] = len(number)
                    trail.append((there, n, iter(beside[there])))
                    break
            else:
                trail.pop()
                if trail:
                    above = trail[-1][0]
                    reach[above] = min(reach[above], reach[here])
                    if reach[here] > number[above]:
                        found.add(came)
    return found
