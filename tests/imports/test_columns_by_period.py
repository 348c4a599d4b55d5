"""Columns that say one thing period by period: in which order they stand, and which of them a row takes."""

from datetime import date

import pytest

from imports.understanding.columns.periods import in_order, latest_filled, take_period
from tests.imports.grids import codes, messages, plan, read, sheet

A, B = "Write guidance for managers on adjustments", "Train every interview panel in fair selection"


@pytest.mark.parametrize(
    ("heading", "rest", "words", "last"),
    [
        ("Progress as at 31 March 2025", "Progress", "31 March 2025", date(2025, 3, 31)),
        ("Status at Q2", "Status", "Q2", None),
        ("Q1 2024/25", "", "Q1 2024/25", date(2024, 6, 30)),
        ("2024/25 Q3", "", "2024/25 Q3", date(2024, 12, 31)),
        ("Update (Sept 2025)", "Update", "Sept 2025", date(2025, 9, 30)),
        ("Oct-24 update", "update", "Oct-24", date(2024, 10, 31)),
        ("Progress 2023/24", "Progress", "2023/24", date(2024, 3, 31)),
        ("6 month update", "update", "6 month", None),
        ("Mid-year review", "review", "Mid-year", None),
        ("Autumn term 2024 update", "update", "Autumn term 2024", date(2024, 12, 31)),
        ("Q4 (Jan-Mar)", "", "Q4", None),
        ("Target 2025", "Target", "2025", date(2025, 12, 31)),
        ("Year 1", "", "Year 1", None),
    ],
)
def test_a_period_is_taken_out_of_a_heading(heading, rest, words, last):
    dated = take_period(heading)
    assert (dated.rest, dated.period.words, dated.period.last) == (rest, words, last)


@pytest.mark.parametrize(
    "heading", ["Action", "Year", "No. 5 on the list", "Progress", "Term", "", "Quarterly update"]
)
def test_a_heading_without_a_period_stays_as_it_is(heading):
    assert take_period(heading) == (heading, None)


@pytest.mark.parametrize(
    ("headings", "order"),
    [
        (["Q1", "Q2", "Q3", "Q4"], [1, 2, 3, 4]),
        (["Q4", "Q3", "Q2", "Q1"], [4, 3, 2, 1]),
        (["Q3", "Q4", "Q1", "Q2"], [1, 2, 3, 4]),
        (["Oct", "Jan", "Apr", "Jul"], [1, 2, 3, 4]),
        (["July 2025", "April 2025", "January 2025"], [3, 2, 1]),
        (["2024/25", "2023/24", "2025/26"], [2, 1, 3]),
        (["31/03/2025", "30/06/2025"], [1, 2]),
        (["Mid-year", "Year end"], [1, 2]),
        (["Q1", "Q1"], None),
    ],
)
def test_periods_follow_each_other(headings, order):
    assert (
        in_order({place: take_period(heading).period for place, heading in enumerate(headings, 1)}) == order
    )


def test_the_latest_that_is_filled_counts():
    assert latest_filled([3, 4, 5], [1, 3, 4]) == 4
    assert latest_filled([3, 4, 5], [1]) is None


def test_each_row_takes_the_latest_update_it_has_and_keeps_the_earlier_ones():
    understood = plan(
        [A, "Begun in the spring by the team", "Draft sent out to the staff networks", ""],
        [B, "Nothing has been done so far here", "", ""],
        headings=["Action", "Update Q1", "Update Q2", "Update Q3"],
    )
    assert [(row.progress, row.extra) for row in understood.rows] == [
        ("Draft sent out to the staff networks", {"Update Q1": "Begun in the spring by the team"}),
        ("Nothing has been done so far here", {}),
    ]
    assert messages(understood, "progress_by_period") == [
        "Row 1: columns B, C and D (“Update Q1”, “Update Q2” and “Update Q3”) tell the progress (the latest that is "
        "filled is “Q2”) period by period. Of each row the latest that it fills was taken; the earlier ones are kept "
        "beside the action under their own headings."
    ]
    assert understood.questions == []


def test_periods_in_a_heading_row_above_status_and_update():
    understood = read(
        sheet(
            [
                ["No.", "Action", "Q1 2025/26", None, "Q2 2025/26", None],
                [None, None, "RAG", "Update", "RAG", "Update"],
                ["1", A, "Amber", "Begun in the spring by the team", "Green", "Sent out to the networks"],
                ["2", B, "Green", "Two panels are trained by now", None, None],
            ],
            merges=["C1:D1", "E1:F1"],
        )
    )
    first, second = understood.rows
    assert (first.status.text, first.progress) == ("Green", "Sent out to the networks")
    assert first.extra == {
        "Q1 2025/26 – RAG": "Amber",
        "Q1 2025/26 – Update": "Begun in the spring by the team",
    }
    assert (second.status.text, second.progress) == ("Green", "Two panels are trained by now")
    assert [code for code, _ in codes(understood)].count("progress_by_period") == 1


def test_the_latest_period_may_stand_first():
    understood = plan(
        [A, "Sent out to all of the networks", "Begun in the spring by the team"],
        headings=["Action", "Progress July 2025", "Progress April 2025"],
    )
    assert understood.rows[0].progress == "Sent out to all of the networks"


def test_colours_of_earlier_quarters_are_kept_by_name():
    fills = {
        "B2": "FFFF0000",
        "C2": "FF00B050",
        "B3": "FFFFC000",
        "C3": "FFFFC000",
        "B4": "FF00B050",
        "C4": "FF00B050",
    }
    understood = plan(
        [A, None, None], [B, None, None], ["Ask staff how they are", None, None],
        headings=["Action", "RAG Q1", "RAG Q2"], fills=fills,
    )  # fmt: skip
    assert [(row.status.text, row.extra) for row in understood.rows] == [
        ("Green", {"RAG Q1": "Red"}), ("Amber", {"RAG Q1": "Amber"}), ("Green", {"RAG Q1": "Green"}),
    ]  # fmt: skip


def test_the_status_as_it_is_goes_before_what_was_said_quarter_by_quarter():
    understood = plan(
        [A, "In progress", "Not started", "In progress"], [B, "Complete", "In progress", "Complete"],
        headings=["Action", "Status", "Status Q1", "Status Q2"],
    )  # fmt: skip
    assert [row.status.text for row in understood.rows] == ["In progress", "Complete"]
    assert understood.rows[0].extra == {"Status Q1": "Not started", "Status Q2": "In progress"}
    assert "two_status_columns" in [code for code, _ in codes(understood)]


def test_quarters_alone_are_told_by_what_stands_below():
    words = plan(
        [A, "Not started", "In progress"], [B, "In progress", "Complete"], headings=["Action", "Q1", "Q2"]
    )
    texts = plan(
        [A, "Begun in the spring by the team", "Sent out to all of the networks"],
        headings=["Action", "Q1", "Q2"],
    )
    assert [row.status.text for row in words.rows] == ["In progress", "Complete"]
    assert texts.rows[0].progress == "Sent out to all of the networks"


def test_years_alone_over_texts_are_asked_about_for_they_may_be_plans():
    understood = plan(
        [A, "Begin with the first of the guides", "Carry on with all the others"],
        headings=["Action", "Year 1", "Year 2"],
    )
    assert [problem.code for problem in understood.questions] == ["periods_without_words"]
    assert understood.rows[0].extra == {
        "Year 1": "Begin with the first of the guides",
        "Year 2": "Carry on with all the others",
    }


def test_one_period_twice_is_asked_about():
    understood = plan([A, "Amber", "Green"], headings=["Action", "RAG Q1", "RAG Q1"])
    assert "two_columns_one_role" in [problem.code for problem in understood.questions]


def test_a_person_may_say_what_the_quarters_hold_and_the_latest_still_counts():
    rows = [["Action", "Q1", "Q2"], [A, "Begin", "Carry on"]]
    understood = read(sheet(rows), sheets={"Plan": {"A": "action", "B": "progress", "C": "progress"}})
    assert (understood.rows[0].progress, understood.rows[0].extra) == ("Carry on", {"Q1": "Begin"})
    assert understood.questions == []


def test_notes_under_quarters_are_asked_about_for_they_may_be_plans():
    understood = plan(
        [A, "Draft written", "Launched"], [B, None, "Pairs found"], headings=["Action", "Q1", "Q2"]
    )
    assert [problem.code for problem in understood.questions] == ["periods_without_words"]


def test_marks_under_months_only_show_when():
    understood = plan([A, "█", "█"], [B, None, "█"], headings=["Action", "Apr-25", "May-25"])
    assert understood.questions == []
    assert understood.rows[0].extra == {"Apr-25": "█", "May-25": "█"}


def test_marks_below_months_are_kept_and_told_and_make_no_dates():
    understood = read(
        sheet(
            [["Task", "Lead", 2025, None, None], [None, None, "Apr", "May", "Jun"],
             ["Write the code", "HR", "x", "x", None], ["Buy the kit", "HR", None, None, "x"]],
            merges=["C1:E1"],
        )
    )  # fmt: skip
    assert [(row.text, row.end.text, row.extra) for row in understood.rows] == [
        ("Write the code", "", {"2025 – Apr": "x", "2025 – May": "x"}),
        ("Buy the kit", "", {"2025 – Jun": "x"}),
    ]
    assert "marks_not_read" in [problem.code for problem in understood.problems]


def test_texts_below_years_without_an_action_beside_them_are_asked_about():
    understood = read(
        sheet(
            [["Objective", "Year 1 (2023/24)", "Year 2 (2024/25)", "Lead", "Success"],
             ["Open buildings", "Audit ten buildings", "Fit hearing loops", "Estates", "All rated"],
             ["Ask only once", "Write one form", "Link the systems", "HR", "Most ask once"]]
        )
    )  # fmt: skip
    assert understood.rows == []
    assert [problem.code for problem in understood.questions][:1] == ["years_hold_actions"]
