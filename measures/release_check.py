"""Before something is issued or published: which hidden number would follow from it and from what is out already?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Self

from measures.counting import REST, column_of, count_behind, tables_behind
from measures.evidence import Evidence, when_of
from measures.models import Measure, Observation
from measures.queries import with_shared_base
from measures.standing import figures_of
from measures.suppression import Audience, GivenAway, Released, ReleasedTable, Table, given_away
from measures.suppression.relations import Key, Sum
from measures.suppression.tables import HIDDEN
from measures.vocabulary import words_key

AT_ONCE = 500  # observations that one query can name on every database


@dataclass(frozen=True, slots=True)
class Output:
    """Figures that readers have, or will have: of a report, a publication, a page that was sent out.

    `shown` and `hidden` are the ids of the observations in it, by whether their numbers can be read. Where others than
    the audience read it too (a committee's paper that is on the web), `read_by` says who sees least among them.
    """

    name: str
    audience: Audience
    shown: frozenset[int]
    hidden: frozenset[int]
    read_by: Audience

    @classmethod
    def of(cls, name: str, evidence: Iterable[Evidence], *, read_by: Audience | None = None) -> Self:
        """An output of this evidence, which was released to one audience."""
        released = list(evidence)
        audience = released[0].audience if released else Audience("nobody", 0)
        figures = [figure for one in released for figure in figures_of(one)]
        return cls(
            name=name,
            audience=audience,
            shown=frozenset(figure.id for figure in figures if figure.value is not None),
            hidden=frozenset(figure.id for figure in figures if figure.text == HIDDEN),
            read_by=read_by or audience,
        )


@dataclass(frozen=True, slots=True)
class Follows:
    """A hidden number that readers would know, in a sentence that doesn't tell it."""

    measure: str
    sentence: str


def would_follow(new: Output, earlier: Sequence[Output] = ()) -> list[Follows]:
    """The hidden small numbers that would follow from a new output beside earlier ones, and didn't before.

    Whoever reads what is for the public reads that only; whoever reads what is for a committee reads both. For each
    of them nothing under their own threshold may follow. Looks the observations up, so it works for outputs that
    were released long ago, whatever was corrected since. Empty when nothing follows.
    """
    found: dict[Key, Follows] = {}
    levels = {one.read_by for one in (new, *earlier) if 2 <= one.read_by.threshold <= new.read_by.threshold}
    by_id = _observations(new, *earlier)
    for reader in sorted(levels, key=lambda audience: -audience.threshold):
        before = [one for one in earlier if one.read_by.threshold >= reader.threshold]
        known = {given.key for given, _ in _given(before, by_id, reader.threshold)}
        for given, about in _given([*before, new], by_id, reader.threshold):
            if given.key in about and given.key not in known:
                found.setdefault(given.key, _told(given, about[given.key], [*before, new]))
    return list(found.values())


def _observations(*outputs: Output) -> dict[int, Observation]:
    ids = sorted({pk for one in outputs for pk in one.shown | one.hidden})
    rows = with_shared_base(Observation.objects.select_related("measure", "group__characteristic")).order_by()
    parts = (ids[n : n + AT_ONCE] for n in range(0, len(ids), AT_ONCE))
    return {one.pk: one for some in parts for one in rows.filter(pk__in=some)}


# --- what a reader of all of them has ---------------------------------------------------------------------

type _About = dict[Key, Observation]  # of which figure a cell is, or is the rest


def _given(
    outputs: Sequence[Output], by_id: Mapping[int, Observation], threshold: int
) -> list[tuple[GivenAway, _About]]:
    pairs: list[tuple[Table, ReleasedTable]] = []
    about: _About = {}
    for n, output in enumerate(outputs):
        by_measure: dict[Measure, list[Observation]] = defaultdict(list)
        for pk in sorted(output.shown | output.hidden):
            if pk in by_id:
                by_measure[by_id[pk].measure].append(by_id[pk])
        for measure, seen in by_measure.items():
            for table in _tables(measure, seen, f"{n} {measure.pk}", threshold):
                pairs.append((table, _as_shown(table, output)))
                of = [by_id[key[1]] for key in map(table.key, table.places) if _is_figure(key)]  # type: ignore[index]
                about |= {table.key(place): of[0] for place in table.places if of and place[0] == REST}
                about |= {("figure", one.pk): one for one in of}
    if not pairs:
        return []
    between = _differences([one for key, one in about.items() if _is_figure(key)], outputs[0].audience, about)
    tables = [*pairs, *(pair for pair, _ in between)]
    found = given_away(tables, sums=[one for _, one in between], threshold=threshold)
    return [(given, about) for given in found]


def _is_figure(key: Key) -> bool:
    return isinstance(key, tuple) and key[0] == "figure"


def _tables(measure: Measure, seen: Sequence[Observation], prefix: str, threshold: int) -> Iterator[Table]:
    """The tables behind some figures, with their cells named by figure, which is the same in every output."""
    tables, places = tables_behind(measure, seen, threshold=threshold)
    ids = {place: pk for pk, place in places.items()}
    for table in tables:
        homes = {place: table.same_as.get(place, (table.name, *place)) for place in table.places}
        same: dict[tuple[str, str], Key] = {
            place: ("figure", ids[home]) for place, home in homes.items() if home in ids
        }
        counted = [key[1] for key in same.values() if _is_figure(key)]  # type: ignore[index]
        same |= {place: (REST, *counted) for place in table.places if place[0] == REST}
        yield replace(table, name=f"{prefix} {table.name}", same_as=same)


def _as_shown(table: Table, output: Output) -> ReleasedTable:
    cells = {}
    for place in table.places:
        key, count = table.key(place), table.count(place)
        shown = place in table.known or (_is_figure(key) and key[1] in output.shown)  # type: ignore[index]
        cells[place] = Released(str(count), count) if shown and count is not None else Released(HIDDEN)
    return ReleasedTable(table.name, output.audience, table.rows, table.columns, cells, ())


# --- the same measure of some people and of more ----------------------------------------------------------

_MORE_OR_LESS = (
    "without ",
    "excluding ",
    "except ",
    "not ",
    "including ",
    "with ",
    "and ",
    "in ",
    "of ",
    "who ",
)
BETWEEN = "between"


def _differences(
    figures: Sequence[Observation], audience: Audience, about: _About
) -> list[tuple[tuple[Table, ReleasedTable], Sum]]:
    """The workforce with and without its schools: those between the two are people as well."""
    alike: dict[tuple, list[Observation]] = defaultdict(list)
    for one in figures:
        alike[one.measure.name_key, one.group_id, one.part, column_of(one)].append(one)
    found = []
    for same in alike.values():
        for pair in combinations(same, 2):
            told = [(count_behind(one.measure, one), one.pk, one) for one in pair if _is_nested(*pair)]
            counted = sorted((count, pk, one) for count, pk, one in told if isinstance(count, int))
            if len(counted) < 2:
                continue
            (less, _, part), (more, _, whole) = counted
            name = f"{BETWEEN} {part.pk} {whole.pk}"
            table = Table(name, (BETWEEN,), ("",), {(BETWEEN, ""): more - less})
            out = ReleasedTable(name, audience, (BETWEEN,), ("",), {(BETWEEN, ""): Released(HIDDEN)}, ())
            rest = table.key((BETWEEN, ""))
            about[rest] = whole
            found.append(((table, out), Sum(("figure", whole.pk), (("figure", part.pk), rest))))
    return found


def _is_nested(one: Observation, other: Observation) -> bool:
    names = sorted((words_key(each.measure.population) for each in (one, other)), key=len)
    return names[1].startswith(f"{names[0]} ") and names[1][len(names[0]) + 1 :].startswith(_MORE_OR_LESS)


# --- in words ---------------------------------------------------------------------------------------------


def _told(given: GivenAway, one: Observation, outputs: Sequence[Output]) -> Follows:
    group = f", {one.group.name}" if one.group else ""
    what = f"“{one.measure.name}” ({one.measure.population}){group}, {when_of(one)}"
    names = _listed([output.name for output in outputs])
    shown = next((output.name for output in outputs if one.pk in output.shown), "")
    hidden = next((output.name for output in outputs if one.pk in output.hidden), "")
    if given.place[0] == BETWEEN:
        said = (
            f"{what}: from {names} one can subtract the figures of two populations, and few people are left."
        )
    elif given.place[0] == REST:
        said = f"{what}: from {names} it follows how few people are not counted in it."
    elif shown:
        said = f"{what}: {shown} shows the number that {hidden} hides."
    else:
        said = f"{what}: the hidden number can be worked out from {names}."
    return Follows(str(one.measure), said)


def _listed(names: Sequence[str]) -> str:
    once = list(dict.fromkeys(names))
    return f"{', '.join(once[:-1])} and {once[-1]}" if len(once) > 1 else once[0]
