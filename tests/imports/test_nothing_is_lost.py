"""No text of a plan is ever lost, whatever the sheet looks like."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imports.understanding.accounting import account_for
from tests.imports.grids import HEADINGS, plan, read, sheet, table

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


WORDS = [
    "1. Employ a lead", "2. Write it", "a) By May", "Action 3: Ask", "1", "2", "2.1", "A", "Total", "50%",
    "Aim: be fair",
    "Update: half done", "Name", "Telephone", "Key", "Our people", "Age", "Disability", "Race", "Lead", "HR", "2026",
    "1.1 (cont.)", "Action", "Ref", "Status", "By when", "Objective", "Adolygu ar gyfer pawb yn y sir", "Train staff",
]  # fmt: skip
short_rows = st.lists(st.one_of(st.none(), st.sampled_from(WORDS)), max_size=6)
paragraphs = st.lists(st.tuples(st.sampled_from([*NAMES, *WORDS]), st.integers(0, 3)), max_size=4)


@st.composite
def merges(draw):
    """Ranges that do not lie over each other: each in columns of its own."""
    made = []
    for column in draw(st.sets(st.sampled_from("ABCDEF"), max_size=3)):
        top = draw(st.integers(2, 8))
        made.append(f"{column}{top}:{column}{top + draw(st.integers(1, 3))}")
    return made


@given(
    st.lists(st.tuples(st.lists(short_rows, max_size=10), merges(), st.booleans()), min_size=1, max_size=3)
)
@settings(max_examples=300, deadline=None)
def test_any_workbook_of_several_sheets_is_accounted_for(sheets):
    made = [
        sheet(
            [["No.", "Action", "Lead", "By when"], *grid] if headed else grid,
            merges=merged,
            name=f"Part {place}",
        )
        for place, (grid, merged, headed) in enumerate(sheets)
    ]
    understood = read(*made)
    assert account_for(understood.workbook, understood) == []
    places = [row.place for row in understood.rows]
    assert len(set(places)) == len(places)
    numbers = [row.number for row in understood.rows if row.number]
    assert len(set(numbers)) == len(numbers)


@given(
    st.lists(
        st.tuples(st.lists(short_rows, max_size=6), paragraphs, paragraphs, st.booleans()),
        min_size=1,
        max_size=4,
    )
)
@settings(max_examples=300, deadline=None)
def test_any_document_is_accounted_for(tables):
    made = [
        table(
            place, [["No.", "Action", "Lead", "By when"], *grid] if headed else grid, above=above, below=below
        )
        for place, (grid, above, below, headed) in enumerate(tables, start=1)
    ]
    understood = read(*made)
    assert account_for(understood.workbook, understood) == []
    assert "text_not_read" not in {problem.code for problem in understood.problems}


LABELS = [
    "Action",
    "Action 1",
    "Action 2: Ask",
    "Lead",
    "Owner:",
    "By when",
    "Status",
    "Ref",
    "Our people",
    "Notes:",
]


@given(st.lists(st.lists(st.one_of(st.none(), st.sampled_from([*LABELS, *WORDS])), max_size=5), max_size=16))
@settings(max_examples=300, deadline=None)
def test_any_cards_or_turned_sheets_are_accounted_for(grid):
    understood = read(sheet(grid))
    assert account_for(understood.workbook, understood) == []
    places = [row.place for row in understood.rows]
    assert len(set(places)) == len(places)


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
