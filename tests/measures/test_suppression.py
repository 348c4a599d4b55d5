"""Nobody is found in a released table: by its rules as tables, and by an auditor who tries to work them out."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from measures.suppression import Audience, Table, given_away, release
from measures.suppression.circles import on_no_circle, roads_of
from measures.suppression.relations import Sum, exact, sums_of
from measures.suppression.tables import HIDDEN, TOTAL
from measures.vocabulary import Marker

PUBLIC, COMMITTEE, HR = Audience("public", 10), Audience("committee", 5), Audience("hr", 0)


def column(counts, *, total=None, known=True, name="Ethnic group") -> Table:
    """One column of groups, with the number of people that they are of where it is told."""
    rows = tuple(f"g{n}" for n in range(len(counts)))
    cells = {(row, "2024"): count for row, count in zip(rows, counts, strict=True)}
    if total is not None:
        cells[TOTAL, "2024"] = total
    return Table(name, rows, ("2024",), cells, known=frozenset({(TOTAL, "2024")} if known else ()))


def grid(rows, *, totals=True, known=True, name="Grid", same_as=None) -> Table:
    """Rows of counts with all their totals."""
    names, columns = [f"r{n}" for n in range(len(rows))], [f"c{n}" for n in range(len(rows[0]))]
    cells = {(r, c): rows[i][j] for i, r in enumerate(names) for j, c in enumerate(columns)}
    if totals:
        cells |= {(r, TOTAL): sum(rows[i]) for i, r in enumerate(names)}
        cells |= {(TOTAL, c): sum(row[j] for row in rows) for j, c in enumerate(columns)}
        cells[TOTAL, TOTAL] = sum(map(sum, rows))
    places = frozenset(place for place in cells if TOTAL in place) if known else frozenset()
    return Table(name, tuple(names), tuple(columns), cells, same_as or {}, places)


def shown(table: Table, audience: Audience = COMMITTEE) -> list[str]:
    (out,) = release([table], audience)
    return [out.cells[place].text for place in table.places]


@pytest.mark.parametrize(
    ("counts", "total", "expected"),
    [
        ([200, 30, 3, 40], None, ["200", "30", "[c]", "40"]),
        ([200, 30, 0, 40], 270, ["200", "30", "0", "40", "270"]),
        ([200, 30, 3, 40], 273, ["200", "[c]", "[c]", "40", "273"]),
        ([200, 4, 3, 40], 247, ["200", "[c]", "[c]", "40", "247"]),
        ([200, 1, 1, 40], 242, ["200", "[c]", "[c]", "[c]", "242"]),
        ([200, 5, 9, 40], 254, ["200", "5", "9", "40", "254"]),
        ([12], 3590, ["12", "3,590"]),
        ([3], 3590, ["[c]", "3,590"]),
        ([200, 3, 500], 3590, ["200", "[c]", "500", "3,590"]),
        ([3, 0, 0], 3, ["[c]", "[c]", "0", "[c]"]),
    ],
)
def test_small_numbers_and_what_would_give_them_away_are_hidden(counts, total, expected):
    assert shown(column(counts, total=total)) == expected


def test_a_total_that_nobody_knows_otherwise_goes_with_its_hidden_part():
    assert shown(column([200, 30, 3], total=233, known=False)) == ["200", "[c]", "[c]", "[c]"]


def test_the_public_sees_less_than_the_committee_and_hr_sees_all():
    counts = [200, 7, 60, 41]
    assert shown(column(counts), COMMITTEE) == ["200", "7", "60", "41"]
    assert shown(column(counts), PUBLIC) == ["200", "[c]", "60", "41"]
    assert shown(column([200, 1, 60, 41]), HR) == ["200", "1", "60", "41"]


def test_what_the_file_itself_withholds_stays_hidden_and_is_not_worked_out_by_us():
    table = column([200, Marker.SUPPRESSED, 60, 41], total=305)
    assert shown(table) == ["200", "[c]", "60", "[c]", "305"]
    assert shown(table, HR) == ["200", "[c]", "60", "41", "305"]


def test_what_is_missing_or_cannot_apply_is_told_apart_from_what_is_hidden():
    table = column([200, Marker.NOT_AVAILABLE, Marker.NOT_APPLICABLE, Marker.NIL, 3])
    assert shown(table) == ["200", "[x]", "[z]", "0", "[c]"]


def test_every_mark_that_is_used_is_explained_and_no_other():
    (out,) = release([column([200, 3])], COMMITTEE)
    assert len(out.notes) == 1
    assert "fewer than 5 people" in out.notes[0]
    assert release([column([200, 30])], COMMITTEE)[0].notes == ()


def test_percentages_are_whole_and_of_what_is_shown():
    (out,) = release([column([200, 3, 40, 4], total=247)], COMMITTEE)
    assert [out.cells[row, "2024"].percent for row in out.rows] == [81, None, 16, None]


def test_without_a_base_there_is_no_percentage():
    (out,) = release([column([200, 40])], COMMITTEE)
    assert out.cells["g0", "2024"].percent is None


def test_a_released_table_holds_no_hidden_number():
    (out,) = release([column([200, 3, 40], total=243)], COMMITTEE)
    assert all(cell.count is None and cell.percent is None for cell in out.cells.values() if cell.hidden)


def test_a_cell_hidden_in_one_table_is_hidden_in_all_that_show_it():
    one = column([200, 3, 40], name="By group")
    two = Table("Again", ("g0", "g1"), ("2024",), {("g0", "2024"): 200, ("g1", "2024"): 3},
                same_as={("g1", "2024"): ("By group", "g1", "2024")})  # fmt: skip
    assert [table.cells["g1", "2024"].text for table in release([one, two], COMMITTEE)] == [HIDDEN, HIDDEN]


def test_a_and_b_beside_a_hide_enough_that_b_is_not_their_difference():
    """The workforce with and without its schools: 30 and 28 give 2."""
    whole = Table("All", ("x",), ("2024",), {("x", "2024"): 30})
    part = Table("Without schools", ("x",), ("2024",), {("x", "2024"): 28})
    rest = Table("Schools", ("x",), ("2024",), {("x", "2024"): 2})
    keys = [table.key(("x", "2024")) for table in (whole, part, rest)]
    out = release([whole, part, rest], COMMITTEE, sums=[Sum(keys[0], (keys[1], keys[2]))])
    assert [table.cells["x", "2024"].text for table in out] == ["30", HIDDEN, HIDDEN]


# --- the release check ------------------------------------------------------------------------------------


def test_what_the_committee_saw_gives_away_what_the_public_may_not():
    table = column([200, 7, 60, 41])
    (for_committee,), (for_public,) = release([table], COMMITTEE), release([table], PUBLIC)
    (found,) = given_away([(table, for_committee), (table, for_public)])
    assert (found.place, found.shown_in) == (("g1", "2024"), "Ethnic group")


def test_a_and_a_and_b_released_apart_give_b_away():
    whole = Table("All", ("x",), ("2024",), {("x", "2024"): 30})
    part = Table("Without schools", ("x",), ("2024",), {("x", "2024"): 28})
    rest = Table("Schools", ("x",), ("2024",), {("x", "2024"): 2})
    keys = [table.key(("x", "2024")) for table in (whole, part, rest)]
    outputs = [(table, release([table], COMMITTEE)[0]) for table in (whole, part, rest)]
    (found,) = given_away(outputs, sums=[Sum(keys[0], (keys[1], keys[2]))])
    assert found.table == "Schools"


def test_tables_released_together_give_nothing_away():
    tables = [column([200, 7, 60, 41], total=308), grid([[1, 20], [30, 2]])]
    outputs = list(zip(tables, release(tables, PUBLIC), strict=True))
    assert given_away(outputs) == []


# --- the auditor ------------------------------------------------------------------------------------------


def exactly_known(tables, released, sums=()) -> list:
    """Every hidden cell whose least and greatest possible number are the same, by linear programming."""
    seen, unknown, truth = {}, {}, {}
    for table, out in zip(tables, released, strict=True):
        for place, cell in out.cells.items():
            key = table.key(place)
            truth[key] = table.count(place)
            if cell.count is not None:
                seen[key] = cell.count
            elif cell.hidden:
                # What readers know anyway they know, whatever is printed.
                if place in table.known and table.count(place) is not None:
                    seen[key] = table.count(place)
                unknown.setdefault(key, len(unknown))
    unknown = {key: n for n, key in enumerate(key for key in unknown if key not in seen)}
    if not unknown:
        return []
    left, right = [], []
    for one in [*(s for table in tables for s in sums_of(table)), *sums]:
        if truth[one.total] != sum(truth[part] for part in one.parts):
            continue
        row, rest = [0.0] * len(unknown), 0.0
        for key, sign in [(one.total, -1), *((part, 1) for part in one.parts)]:
            if key in unknown:
                row[unknown[key]] += sign
            else:
                rest -= sign * seen[key]
        left.append(row)
        right.append(rest)
    # Where a nought had to be hidden, readers can't take a hidden number to be at least 1.
    least = 0 if any(truth[key] == 0 for key in unknown) else 1
    told = []
    for key, n in unknown.items():
        aim = [0.0] * len(unknown)
        ends = []
        for sign in (1.0, -1.0):
            aim[n] = sign
            found = linprog(aim, A_eq=left or None, b_eq=right or None, bounds=[(least, None)] * len(unknown))
            if found.status == 3:  # no limit
                ends.append(None)
                continue
            assert found.status == 0, found.message
            ends.append(sign * found.fun)
        low, high = ends
        if high is not None and low is not None and high - low < 0.5:
            told.append((key, low, high))
    return told


def random_rows(chance: random.Random):
    rows, columns = chance.randint(1, 7), chance.randint(1, 5)
    sizes = [0, 1, 1, 2, 3, 4, 5, 7, 9, 12, 20, 45, 130]
    return [[chance.choice(sizes) for _ in range(columns)] for _ in range(rows)]


@pytest.mark.parametrize("seed", range(20))
def test_an_auditor_works_out_no_hidden_number_of_random_tables(seed):
    """Readers who have every total and know that a hidden number is at least 1 still find none."""
    chance = random.Random(seed)
    audited = 0
    while audited < 15:
        table = grid(random_rows(chance), known=audited % 3 > 0)
        audience = chance.choice([COMMITTEE, PUBLIC])
        small = [place for place in table.places if 0 < (table.count(place) or 0) < audience.threshold]
        if set(small) & table.known:
            continue  # who knows that a team has three people knows that already
        audited += 1
        released = release([table], audience)
        assert all(released[0].cells[place].hidden for place in small)
        assert exactly_known([table], released) == []


@pytest.mark.parametrize("seed", range(10))
def test_the_quick_way_and_the_exact_way_find_the_same(seed):
    chance = random.Random(500 + seed)
    for _ in range(20):
        table = grid(random_rows(chance))
        values = {table.key(place): table.count(place) for place in table.places}
        hidden = {key for key in values if chance.random() < 0.45}
        sums = list(sums_of(table))
        unknowns = [key for key in values if key in hidden]
        column_of = {key: n for n, key in enumerate(unknowns)}
        rows = [
            {column_of[key]: -1 if key == one.total else 1 for key in one.keys if key in hidden}
            for one in sums
        ]
        low = {column_of[key] for key in unknowns if values[key] <= 1}
        roads = roads_of(rows, len(unknowns), low)
        assert roads is not None
        assert on_no_circle(roads) == exact(rows, low, len(unknowns))


@pytest.mark.parametrize("seed", range(8))
def test_an_auditor_works_out_nothing_from_tables_that_share_cells(seed):
    chance = random.Random(1000 + seed)
    for _ in range(8):
        rows = [[chance.choice([1, 2, 3, 6, 15, 40, 200]) for _ in range(4)] for _ in range(5)]
        whole = grid(rows, name="Whole")
        cells = {place: whole.key(place) for place in whole.places if place[0] in ("r0", "r1")}
        part = Table(
            "Part", ("r0", "r1"), whole.columns,
            {p: whole.counts[p] for p in whole.places if p[0] in ("r0", "r1")}
            | {(TOTAL, c): rows[0][j] + rows[1][j] for j, c in enumerate(whole.columns)},
            same_as=cells,
        )  # fmt: skip
        released = release([whole, part], COMMITTEE)
        assert exactly_known([whole, part], released) == []


@given(
    st.lists(st.sampled_from([0, 2, 3, 8, 20, 70]), min_size=2, max_size=8),
    st.sampled_from([None, "exact", "wider"]),
    st.randoms(use_true_random=False),
)
@settings(max_examples=300, deadline=None)
def test_a_hidden_number_of_2_or_of_3_makes_no_difference_to_what_is_released(counts, base, chance):
    total = {None: None, "exact": sum(counts), "wider": sum(counts) + 900}[base]
    twos = [n for n, count in enumerate(counts) if count == 2]
    if not twos:
        return
    other = list(counts)
    other[chance.choice(twos)] = 3
    for audience in (COMMITTEE, PUBLIC):
        one, two = (release([column(some, total=total)], audience) for some in (counts, other))
        assert repr(one) == repr(two)


def test_forty_groups_over_twelve_dates_are_released_quickly():
    chance = random.Random(4)
    sizes = [1, 2, 3, 4, 6, 9, 15, 30, 60, 120, 400]
    rows = [[chance.choice(sizes) for _ in range(12)] for _ in range(40)]
    table = grid(rows)
    began = time.process_time()
    release([table], COMMITTEE)
    assert time.process_time() - began < 0.5  # a tenth of it on a machine at rest
