"""The faults of a sheet, each with where it is and what to do."""

from datetime import date

import pytest

from imports.understanding.answers import Answers
from imports.understanding.plan import understand
from tests.imports.grids import HEADINGS, KEY, codes, messages, plan, read, sheet, workbook


def test_a_gap_in_the_numbers_is_named_where_the_plan_goes_on():
    understood = plan(["5.4", "a"], ["5.6", "b"])
    assert messages(understood, "number_gap") == [
        "Row 3, column A: there is no 5.5 before this number. Is an action missing, or was it closed?"
    ]


def test_an_end_before_its_start():
    understood = plan(["1", "Do it", "HR", "Jan-25", "Dec-24"], ["2", "Do it", "HR", "2024", "Mar-24"])
    assert messages(understood, "end_before_start") == [
        "Row 2, column E: the end, Dec-24, is before the start, Jan-25. One of them is wrong."
    ]


@pytest.mark.parametrize(
    ("code", "column", "values"),
    [
        ("missing_owner", "C", ["1", "Do it", None, "2024", "2025", "Guide"]),
        ("missing_end", "E", ["1", "Do it", "HR", "2024", None, "Guide"]),
        ("missing_success_measure", "F", ["1", "Do it", "HR", "2024", "2025", None]),
    ],
)
def test_a_blank_where_the_plan_has_a_column(code, column, values):
    found = [(p.code, p.cell) for p in plan(values).problems]
    assert found == [(code, f"{column}2")]


def test_a_column_that_the_plan_does_not_have_is_said_once():
    understood = plan(["1", "a", "HR"], ["2", "b", "HR"], headings=["No.", "Action", "Owner"])
    assert codes(understood) == [("missing_end", None), ("missing_success_measure", None)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("unparsed_date", "Springish"),
        ("placeholder_date", "TBC"),
        ("invalid_date", "31 February 2025"),
        ("ambiguous_date", "03/04/2025"),
    ],
)
def test_a_doubtful_date_says_what_is_wrong_with_it(code, text):
    understood = plan(["1", "Do it", "HR", None, text, "Guide"])
    assert [(p.code, p.cell, p.text) for p in understood.problems] == [(code, "E2", text)]


def test_an_unknown_date_says_what_to_write():
    assert messages(plan(["1", "Do it", "HR", None, "Springish", "Guide"]), "unparsed_date") == [
        "Row 2, column E: “Springish” isn't a timescale we recognise. "
        "Write a month, a quarter such as Q2 2026/27, or Ongoing."
    ]


def test_a_status_that_its_text_contradicts():
    understood = plan(
        ["1", "Do it", "HR", None, "2025", "Guide", "Green", "Not yet started, as nobody is free."]
    )
    assert codes(understood) == [("status_contradicts_text", 2)]


def test_survey_shares_that_do_not_make_a_hundred():
    text = (
        "‘I am heard’: 66% positive, 20% neutral, 25% negative. "
        "‘I am safe’: 62% positive, 32% neutral, 6% negative."
    )
    understood = plan(["1", "Do it", "HR", None, "2025", text])
    assert messages(understood, "shares_do_not_make_100") == [
        "Row 2, column F: “66% positive, 20% neutral, 25% negative” makes 111, not 100. Look the "
        "shares up again."
    ]


def test_two_objectives_with_the_same_words():
    understood = plan(
        ["Objective 3: Listen, and act."],
        ["3.1", "a"],
        ["Objective 4: Listen and act"],
        ["4.1", "b"],
        wide=[2, 4],
    )
    assert messages(understood, "duplicate_objective_text") == [
        "Row 4: objective 4 has the same words as objective 3 in row 2. Is one of them a copy by mistake?"
    ]


def test_an_objective_that_is_named_again_on_the_next_page_is_one():
    understood = plan(
        ["Objective 3: Listen"], ["3.1", "a"], ["Objective 3: Listen"], ["3.2", "b"], wide=[2, 4]
    )
    assert [group.number for group in understood.objectives] == ["3"]
    assert ("duplicate_objective_text", 4) not in codes(understood)


def test_two_objectives_of_one_number_are_both_kept():
    understood = plan(["Objective 3: Listen"], ["3.1", "a"], ["Objective 3: Tell"], ["4.1", "b"], wide=[2, 4])
    assert [(group.number, group.title) for group in understood.objectives] == [
        ("3", "Listen"),
        ("", "Objective 3: Tell"),
    ]
    assert ("duplicate_objective_number", 4) in codes(understood)


@pytest.mark.parametrize(
    ("text", "is_person"),
    [
        ("Mrs Alder", True),
        ("Contact: Robin Sedge", True),
        ("robin.sedge@example.test", True),
        ("Equality Team", False),
        ("Head of People and Culture", False),
        ("Drs and nurses", False),
        ("Communities Team and Safer Streets Board", False),
    ],
)
def test_a_person_is_noticed_and_a_team_is_not(text, is_person):
    assert (("person_name", 2) in codes(plan(["1", "Do it", text]))) == is_person


def test_every_finding_says_where_and_what():
    understood = plan(
        ["1.1", "Do it", None, "Jan-25", "Dec-24", None, "Lilac", "x"], ["1.3", None, "HR"], headings=HEADINGS
    )
    for problem in understood.problems:
        assert problem.message.startswith(f"Row {problem.row}")
        assert problem.message.endswith((".", "?"))


SOUND = {
    "number": "1", "action": "Do it", "owner": "HR", "start": "2024", "end": "2025", "measure": "Guide",
    "status": "Amber", "progress": "On we go",
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "cell", "cells"),
    [
        ("figures_flip", "H2", {"measure": "Faith not completed: 71%", "progress": "Faith completed: 40%"}),
        ("missing_owner", "C2", {"owner": "TBC"}),
        ("status_contradicts_text", "G2", {"status": "Blue", "progress": "The forms have been sent."}),
        ("status_contradicts_text", "G2", {"status": "Green", "progress": "Part two remains outstanding."}),
        ("status_contradicts_text", "G2", {"progress": "All is out. Action now complete."}),
        ("shares_do_not_make_100", "F2", {"measure": "60% positive, 30% neutral, 25% negative"}),
    ],
)
def test_words_and_figures_of_a_row_that_do_not_go_together(code, cell, cells):
    found = plan(list((SOUND | cells).values()))
    assert [(problem.code, problem.cell) for problem in found.problems] == [(code, cell)]


def on_a_day(*rows, as_at):
    found = understand(
        workbook(sheet([list(HEADINGS), *rows])), Answers.from_json({"statuses": KEY}), as_at=as_at
    )
    return [(problem.code, problem.cell) for problem in found.problems]


def test_a_day_after_the_one_that_the_file_speaks_for_cannot_have_happened():
    row = ["1", "Do it", "HR", "2029", "2031", "Guide", "Amber", "Launched in May 2030."]
    assert on_a_day(row, as_at=date(2030, 3, 31)) == [("date_in_future", "H2")]
    assert on_a_day(row, as_at=date(2030, 6, 30)) == []


@pytest.mark.parametrize(
    ("status", "progress", "end", "found"),
    [
        ("Amber", None, "May 2029", [("past_end_without_update", "E2")]),
        ("Blue", None, "May 2029", [("past_end_without_update", "E2")]),
        ("Amber", "Two of three are out", "May 2029", []),
        ("Amber", "Date revised to May 2031", "May 2029", []),
        ("Green", None, "May 2029", []),
        ("Amber", None, "Ongoing", []),
        ("Amber", None, "May 2031", []),
    ],
)
def test_an_end_that_is_over_in_silence(status, progress, end, found):
    row = ["1", "Do it", "HR", "2028", end, "Guide", status, progress]
    assert on_a_day(row, as_at=date(2030, 3, 31)) == found


def test_a_plan_without_a_progress_column_is_not_silent():
    rows = [["No.", "Action", "Owner", "End"], ["1", "Do it", "HR", "May 2029"]]
    found = understand(workbook(sheet(rows)), Answers.from_json({}), as_at=date(2030, 3, 31))
    assert codes(found) == [("missing_success_measure", None)]


def test_a_year_far_from_the_others_is_looked_at():
    rows = [
        [str(n), f"Do it {n}", "HR", "2024", year, "Guide"]
        for n, year in enumerate(("2025", "2025", "2052"), 1)
    ]
    assert codes(plan(*rows)) == [("suspicious_date", 4)]


def test_actions_with_the_same_words_are_named_unless_they_are_very_short():
    long, short = "Write guidance for schools", "Annual report"
    understood = plan(
        *(
            [str(n), text, "HR", "2024", "2025", "Guide"]
            for n, text in enumerate((long, short, long, short), 1)
        )
    )
    assert codes(understood) == [("duplicate_action_text", 4)]


def test_an_objective_without_an_action_is_named():
    rows = [
        ["Objective 1: Listen first"],
        list(HEADINGS),
        ["1.1", "Ask the forum", "HR", "2024", "2025", "Guide"],
        ["Objective 2: Act on it"],
        ["Objective 3: Tell everybody"],
        ["3.1", "Write a page", "HR", "2024", "2025", "Guide"],
    ]
    found = read(sheet(rows, wide=(1, 4, 5)))
    assert [g.number for g in found.objectives] == ["1", "2", "3"]
    assert codes(found) == [("objective_without_actions", 4)]


def test_a_pointer_to_nothing_says_so():
    rows = [
        ["1", "Do it", "HR", "2024", "2025", "Guide", "Amber", "x"],
        ["2", "Assessments – see action 1"],
        ["3", "Training – see action 9"],
    ]
    told = messages(plan(*rows), "cross_reference_only")
    assert [message.endswith("The plan has nothing of that number.") for message in told] == [False, True]


def test_numbered_points_in_one_cell_are_named():
    understood = plan(
        ["1", "1. Ask the networks\n2. Write the guide\n3. Print it"], ["2", "Ask:\n- one\n- two"]
    )
    assert messages(understood, "several_actions_in_one_cell") == [
        "Row 2, column B: its text holds 3 numbered points, and was read as one action. If they are actions of "
        "their own, say so, or give each a row."
    ]
