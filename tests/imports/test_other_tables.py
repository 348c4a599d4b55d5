"""What stands on the sheet of a plan and is none of it: keys, contacts, notes, totals, struck-through rows."""

import pytest

from imports.understanding.laying.laid import Kind, LaidRow
from imports.understanding.laying.totals import is_total
from tests.imports.grids import HEADINGS, codes, ignored, lines, messages, plan, read, sheet, table

FULL = [
    ["1", "Review adverts", "HR", "2024", "June 2025", "Reviewed", "Amber", ""],
    ["2", "Train panels", "HR", "2024", "Sept 2025", "All trained", "Blue", ""],
    ["3", "Write to all", "HR", "2024", "Sept 2025", "All written to", "Blue", ""],
]
ACTIONS = [
    ("1", "", "Review adverts", "", ""),
    ("2", "", "Train panels", "", ""),
    ("3", "", "Write to all", "", ""),
]


@pytest.mark.parametrize(
    ("cells", "total"),
    [
        (["Total", "12"], True), (["TOTAL:", None, "3"], True), (["Overall % complete", "50%"], True),
        (["Total actions: 4"], True), (["Average", "3.5"], True), (["Sub-total", "4", "5"], True),
        (["Number of actions", "12"], True), (["Completed: 4 of 12"], False),
        (["Total reward review"], False), (["Total", "HR"], False), (["Overall, train everybody"], False),
        (["1", "Number of actions"], False),
    ],
)  # fmt: skip
def test_a_row_of_totals_has_nothing_but_counts(cells, total):
    row = sheet([cells]).rows[0]
    assert is_total(LaidRow(row, Kind.ACTION)) is total


def test_totals_below_the_plan_are_no_actions():
    understood = plan(*FULL, ["Total actions", "3"], [None, "Overall % complete", "33%"])
    assert lines(understood) == ACTIONS
    assert [row.why for row in understood.ignored] == ["A row of totals.", "A row of totals."]


def test_a_list_of_contacts_below_the_plan_is_left_out_and_named():
    contacts = [[], ["Contacts"], ["Name", "Team", "Telephone"], ["Equality officer", "Policy", "Ext 12"],
                ["Head of HR", "HR", "Ext 13"]]  # fmt: skip
    understood = plan(*FULL, *contacts)
    assert lines(understood) == ACTIONS
    assert ignored(understood) == [("Plan", 6), ("Plan", 7), ("Plan", 8), ("Plan", 9)]
    assert messages(understood, "text_below_table") == [
        "Rows 7 to 9 of sheet “Plan” (“Name | Team | Telephone”) stand apart below the plan and have nothing of its "
        "actions, so they were left out. If there is an action among them, give it a number and an owner, or move "
        "it up into the table."
    ]


def test_actions_after_blank_rows_are_actions():
    understood = plan(*FULL, [], ["4", "Tell", "HR"], [], [None, "Ask", "HR", "2024", "2025"])
    assert [row.text for row in understood.rows][3:] == ["Tell", "Ask"]


def test_a_note_below_a_table_that_begins_with_the_action_is_no_action():
    rows = [[row[1], row[2], row[4]] for row in FULL]
    understood = plan(*rows, ["Last updated 3 May 2025"], headings=("Action", "Owner", "End"))
    assert [row.text for row in understood.rows] == ["Review adverts", "Train panels", "Write to all"]
    assert ignored(understood) == [("Plan", 5)]


def beside(*cells):
    """The full plan with these in columns J and K from the heading row down."""
    rows = [list(HEADINGS), *FULL]
    return read(sheet([[*row, None, *(cell or ())] for row, cell in zip(rows, cells, strict=True)]))


@pytest.mark.parametrize(
    "cells",
    [
        (("Contact", "Telephone"), ("Equality officer", "12"), ("Head of HR", "13"), None),
        (None, ("Key",), ("Green", "Complete"), ("Amber", "Under way")),
        (("Summary", "Number"), ("Complete", "1"), ("In progress", "2"), ("Total", "3")),
    ],
)
def test_another_table_beside_the_plan_is_left_out(cells):
    understood = beside(*cells)
    assert lines(understood) == ACTIONS
    assert [row.extra for row in understood.rows] == [{}, {}, {}]
    assert {row.why.partition(":")[0] for row in understood.ignored} <= {
        "Beside the plan, in columns J to K", "Beside the plan, in column J",
    }  # fmt: skip


def test_a_column_of_the_plan_behind_a_blank_one_stays():
    understood = beside(("Directorate", "Budget code"), ("People", "1"), ("People", "2"), ("Place", "3"))
    assert [row.extra.get("Budget code") for row in understood.rows] == ["1", "2", "3"]


def test_a_key_beside_the_plan_is_still_read():
    understood = plan(
        ["1", "Do it", *[None] * 4, "Blue", None, None, "Blue", "Not started"],
        ["2", "Ask", *[None] * 4, "Blue"],
        statuses={},
    )
    assert [(word.word, word.meaning) for word in understood.status_words] == [("Blue", "not_started")]


def test_an_action_that_is_struck_through_is_read_and_said():
    understood = plan(*FULL, struck=["B3"])
    assert lines(understood) == ACTIONS
    assert ("struck_through", 3) in codes(understood)
    assert "goes through" in messages(understood, "struck_through")[0]


def test_an_action_apart_below_with_an_end_is_an_action():
    rows = [[row[1], row[2], row[4], row[6]] for row in FULL]
    understood = plan(
        *rows, [], ["Tell everybody", None, "May 2026"], headings=("Action", "Owner", "End", "Status")
    )
    assert [row.text for row in understood.rows][3:] == ["Tell everybody"]


def test_a_margin_note_beside_the_plan_is_kept_with_its_action():
    understood = plan(*[[*row, None, "ask again" if row[0] == "2" else None] for row in FULL])
    assert [row.extra for row in understood.rows] == [{}, {"Column J": "ask again"}, {}]


def test_a_table_of_figures_beside_the_plan_is_no_plan():
    figures = sheet(
        [["Metric", "Description", "2023", "2024"], ["1", "Staff in senior posts", "4.1%", "5.0%"],
         ["4a", "Staff who were bullied", "33%", "*"]], name="Figures",
    )  # fmt: skip
    understood = read(figures, sheet([HEADINGS, *FULL]))
    assert lines(understood) == ACTIONS
    assert understood.layouts[0].why_not.startswith("A table of figures")


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        (("Description", "Lead", "2023", "2024"), ["Ask staff", "HR", "4%", "5%"]),
        (("Action", "Cost", "2023", "2024"), ["Ask staff", "10", "4%", "5%"]),
        (("Description", "Target date", "2023", "2024"), ["Ask staff", "May 2025", "4%", "5%"]),
    ],
)
def test_figures_beside_an_owner_a_date_or_a_plain_heading_are_of_a_plan(headings, row):
    understood = read(sheet([headings, row, row]))
    assert [action.text for action in understood.rows] == ["Ask staff", "Ask staff"]


def test_the_number_of_a_metric_left_of_the_action_is_no_measure_of_success():
    understood = read(sheet([["Metric", "Action", "Lead"], ["1", "Ask", "HR"], ["4a", "Train", "HR"]]))
    assert [(row.success_measure, row.extra) for row in understood.rows] == [
        ("", {"Metric": "1"}),
        ("", {"Metric": "4a"}),
    ]


def test_the_second_of_two_heading_rows_names_its_columns_also_where_nothing_is_filled():
    understood = read(
        sheet(
            [["Action", "Who", None, "Progress", None], [None, "Lead", "Support", "Q1", "Q2"],
             ["Ask", "HR", "Comms", "Half are asked already", None]],
            merges=["B1:C1", "D1:E1", "A1:A2"],
        )
    )  # fmt: skip
    assert [column.heading for column in understood.layouts[0].columns.values()][3:] == [
        "Progress – Q1",
        "Progress – Q2",
    ]
    assert understood.rows[0].extra == {"Support": "Comms"}


def test_a_table_with_headings_of_another_kind_does_not_go_on_with_the_plan():
    headed = [["Action", "Lead", "By when", "Status"], ["Ask", "HR", "May 2025", "Amber"]]
    versions = [["Version", "Date", "Author", "Change"], ["0.1", "01/02/24", "Officer", "Draft"]]
    bare = [["0.1", "01/02/24", "Officer", "Draft"], ["1.0", "05/03/24", "Officer", "Final"]]
    for rows in (versions, bare):
        understood = read(table(1, headed), table(2, rows))
        assert [row.text for row in understood.rows] == ["Ask"]


def test_a_line_of_letters_and_what_they_say_is_a_key_and_no_status_of_the_action_above():
    understood = plan(*FULL, ["RAG: G=Green, A=Amber, R=Red"], statuses={})
    assert lines(understood) == ACTIONS
    assert [(row.row, row.why) for row in understood.ignored] == [(5, "A line of the status key.")]
    assert [row.status and row.status.text for row in understood.rows] == ["Amber", "Blue", "Blue"]


@pytest.mark.parametrize(
    ("row", "example"),
    [
        (["e.g.", "Write a policy", "HR", "", "2025"], True),
        (["Example", "Write a policy", "HR"], True),
        ([None, "Example: write a policy", "e.g. HR", None, "e.g. May 2025"], True),
        (["4", "Examples of good adverts, e.g. ours", "HR"], False),
        (["4", "Example: write a policy", "HR", "", "2025", "Written"], False),
    ],
)
def test_the_example_of_a_template_is_no_action(row, example):
    understood = plan(row, *FULL)
    assert (len(understood.rows) == len(FULL)) is example
    assert [(one.row, one.why[:10]) for one in understood.ignored] == ([(2, "An example")] if example else [])


def test_lines_over_the_headings_of_a_later_group_are_none_of_its_actions():
    headings = ["No.", "Action", "Lead", "End"]
    understood = read(
        sheet(
            [["Objective 1: Recruit"], ["KPI 1a", "Women in senior posts", "Baseline: 27%", "2024: 31%"], headings,
             ["A1", "Write criteria", "HR", "May 2025"],
             ["Objective 2: Teach"], ["KPI 2a", "Gap in awards", "Baseline: 19%", "2024: 15%"], headings,
             ["A2", "Find partners", "Registry", "May 2025"]],
            wide=[1, 5],
        )
    )  # fmt: skip
    assert [(row.number, row.text) for row in understood.rows] == [
        ("A1", "Write criteria"),
        ("A2", "Find partners"),
    ]
    assert ("text_over_headings", 6) in codes(understood)


def test_lines_over_headings_that_come_again_at_a_page_break_are_actions():
    understood = plan(["Objective 1: Recruit"], *FULL[:2], HEADINGS, FULL[2], wide=[2])
    assert [row.number for row in understood.rows] == ["1", "2", "3"]
