"""No text of a plan is ever lost, whatever the sheet looks like."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imports.understanding.accounting import account_for
from tests.imports.grids import HEADINGS, plan, read, sheet

FILLERS = [
    "",
    "-",
    "…",
    "1.1",
    "3.9",
    "3.1",
    "(a)",
    "Ongoing",
    "Jan-24 to Mar-25",
    "Amber",
    "see objective 2",
]
NAMES = [
    *HEADINGS,
    "Timescale",
    "Theme",
    "Objective",
    "Budget code",
    "RAG",
    "Priority",
    "Objective 1: Be fair",
]
NAMES += [
    "Theme A: Working here: A fair council",
    "PEO 2: Listen",
    "Priority 1 – Housing",
    "and the rest of it",
]

texts = st.one_of(st.sampled_from(FILLERS + NAMES), st.text(max_size=12), st.integers(0, 40).map(str))
cells = st.one_of(st.none(), texts, st.floats(0, 99).map(lambda number: round(number, 2)))
rows = st.lists(cells, max_size=10)


@given(st.lists(rows, max_size=14), st.sets(st.integers(1, 14), max_size=4))
@settings(max_examples=300, deadline=None)
def test_any_grid_is_understood_and_every_cell_accounted_for(grid, wide):
    understood = read(sheet(grid, wide=wide))
    assert account_for(understood.workbook, understood) == []


@given(st.lists(rows, max_size=14), st.sets(st.integers(2, 14), max_size=4))
@settings(max_examples=300, deadline=None)
def test_any_rows_below_real_headings_are_accounted_for(grid, wide):
    understood = read(sheet([HEADINGS, *grid], wide=wide))
    assert account_for(understood.workbook, understood) == []


AWKWARD = [
    ["Our plan, and how we keep it"],
    ["Theme A: Working here: A council that is fair to its own"],
    [*HEADINGS, "Budget code"],
    ["Objective 1: Recruit fairly"],
    [
        1.1,
        "Write guidance",
        "HR Team",
        "Jan-24",
        "Mar-25",
        "Guide out",
        "Amber",
        "Half done",
        "HR-1",
        "margin note",
    ],
    [
        None,
        "Train panels",
        "HR Team",
        None,
        "Ongoing",
        None,
        "A long word about a status that is no word of any key at all",
    ],
    [*HEADINGS, "Budget code"],
    [None, "and the rest of them", None, None, None, "and pass a test", None, "in the spring"],
    [None, None, None, None, None, None, "Green", "another status", None, None, "far right"],
    ["5.5"],
    ["Objective 2: Listen"],
    ["...", "Ask people", "-", "TBC", "2024 to 2027", None, "✓"],
    ["Notes: amounts are in pounds"],
]


def test_an_awkward_sheet_is_accounted_for():
    understood = read(sheet(AWKWARD, wide=[1, 2, 4, 11, 13]))
    assert account_for(understood.workbook, understood) == []
    assert [row.number for row in understood.rows] == ["1.1", "", ""]
    assert understood.rows[1].text == "Train panels and the rest of them"
    assert understood.rows[1].extra == {
        "Status (row 9)": "Green",
        "Column K": "far right",
    }


def test_accounting_notices_what_is_lost():
    understood = plan(["1.1", "Write guidance", "HR Team", None, "2025"])
    understood.rows[0].owner_text = ""
    assert account_for(understood.workbook, understood) == ["Plan!C2"]


@pytest.mark.parametrize("role", ["extra", "progress", "resources"])
def test_a_column_keeps_its_words_under_any_role(role):
    headings = ("No.", "Action", "What else")
    understood = read(sheet([headings, ["1", "Do it", "Ask the board"]]), sheets={"Plan": {"C": role}})
    assert account_for(understood.workbook, understood) == []
