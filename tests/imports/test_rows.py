"""What one row says, in the council's words and as understood."""

from datetime import date

import pytest

from imports.files.cells import Cell, Sheet, SheetRow
from imports.standing import StrategyFacts
from plans.statuses import Meaning
from plans.timescales import Kind
from tests.imports.grids import HEADINGS, codes, messages, one, plan, read, sheet


def test_a_row_is_read_by_its_columns():
    row = one("1.1", "Write guidance", "HR Team", "Jan-25", "Q2 2026/27", "Guide out", "Amber", "Half done")
    assert (row.number, row.text, row.owner_text, row.owners) == (
        "1.1",
        "Write guidance",
        "HR Team",
        ("HR Team",),
    )
    assert (row.start.kind, row.start.earliest) == (Kind.MONTH, date(2025, 1, 1))
    assert (row.end.text, row.end.latest) == ("Q2 2026/27", date(2026, 9, 30))
    assert (row.status.text, row.status.meaning, row.status.source) == (
        "Amber",
        Meaning.IN_PROGRESS,
        "column",
    )
    assert (row.success_measure, row.progress) == ("Guide out", "Half done")


def test_a_real_date_is_as_precise_as_it_shows():
    cells = [Cell(1, "1"), Cell(2, "Do it"), Cell(5, "Jan-25", "date", "2025-01-01", "mmm-yy", None, "month")]
    headings = SheetRow(1, tuple(Cell(n, text) for n, text in enumerate(HEADINGS, 1)))
    row = read(Sheet("Plan", (headings, SheetRow(2, tuple(cells))))).rows[0]
    assert (row.end.text, row.end.kind, row.end.latest) == ("Jan-25", Kind.MONTH, date(2025, 1, 31))


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [("45382", "45382", "General"), ("45,382", "45382", "#,##0"), ("45382.00", "45382", "0.00")],
)
def test_a_number_where_a_date_should_be_is_read_as_its_day_and_named(text, value, code):
    cells = [Cell(1, "1"), Cell(2, "Do it"), Cell(5, text, "number", value, code)]
    headings = SheetRow(1, tuple(Cell(n, heading) for n, heading in enumerate(HEADINGS, 1)))
    understood = read(Sheet("Plan", (headings, SheetRow(2, tuple(cells)))))
    row = understood.rows[0]
    assert (row.end.text, row.end.kind, row.end.latest) == (text, Kind.DAY, date(2024, 3, 31))
    assert ("serial_date", 2) in codes(understood)


def test_a_year_of_the_plan_is_counted_from_the_strategy_s_first_day():
    rows = sheet([HEADINGS, ["1", "Do it", None, None, "Year 2"]])
    known = read(rows, facts=StrategyFacts(starts_on=date(2025, 4, 1))).rows[0]
    assert (known.end.text, known.end.earliest, known.end.latest) == (
        "Year 2",
        date(2026, 4, 1),
        date(2027, 3, 31),
    )
    unknown = read(rows)
    assert (unknown.rows[0].end.kind, unknown.rows[0].end.latest) == (Kind.UNKNOWN, None)
    assert ("unparsed_date", 2) in codes(unknown)
    assert "which is not known, and was taken as no date" in messages(unknown, "unparsed_date")[0]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Jan-24 to Mar-25", "Jan-24", "Mar-25"),
        ("2024 - 2027", "2024", "2027"),
        ("2024–2027", "2024", "2027"),
        ("Ongoing", "", "Ongoing"),
        ("March 2026", "", "March 2026"),
        ("2024/25", "", "2024/25"),
    ],
)
def test_one_column_for_the_time_holds_a_range_or_an_end(text, start, end):
    row = one("1", "Do it", text, headings=["No.", "Action", "Timescale"])
    assert (row.start.text, row.end.text) == (start, end)


def test_a_timescale_beside_an_end_is_kept_as_extra():
    row = one("1", "Do it", "This year", "2026", headings=["No.", "Action", "Timescale", "End date"])
    assert (row.end.text, row.extra) == ("2026", {"Timescale": "This year"})


def test_a_status_without_words_is_read_from_its_fill():
    row = one("1", "Do it", "HR", None, "2026", "Done", None, fills={"G2": "00B050"})
    assert (row.status.text, row.status.meaning, row.status.source) == ("Green", Meaning.COMPLETE, "fill")


def test_a_fill_elsewhere_is_no_status():
    assert one("1", "Do it", fills={"B2": "00B050"}).status is None


@pytest.mark.parametrize(
    ("progress", "text", "meaning"),
    [
        ("Completed. Reviewed each year.", "Completed", Meaning.COMPLETE),
        ("In progress: draft with the forum", "In progress", Meaning.IN_PROGRESS),
    ],
)
def test_without_status_column_the_progress_text_opens_with_it(progress, text, meaning):
    row = one("1", "Do it", progress, headings=["No.", "Action", "Progress to date"])
    assert (row.status.text, row.status.meaning, row.status.source) == (text, meaning, "progress text")


def test_a_status_column_left_blank_is_not_filled_from_the_progress():
    assert one("1", "Do it", None, None, None, None, None, "Completed. All good.").status is None


def test_a_sentence_in_the_status_column_is_kept_as_progress():
    told = "In progress. The draft is with the forum, which meets in May and will send its comments"
    row = one("1", "Do it", None, None, None, None, told)
    assert (row.status.text, row.progress) == ("In progress", told)


def test_a_progress_text_may_announce_a_new_end():
    row = one("1", "Do it", "March 2026", "Date revised to May 2026. Waiting for comments.",
              headings=["No.", "Action", "End", "Progress"])  # fmt: skip
    assert (row.end.text, row.revised_end.text) == ("March 2026", "May 2026")


def test_the_key_of_the_strategy_comes_before_our_guess():
    facts = StrategyFacts(words={"blue": ("Blue", Meaning.COMPLETE)})
    understood = plan(["1", "Do it", None, None, None, None, "blue "], headings=HEADINGS)
    assert understood.rows[0].status.meaning == Meaning.NOT_STARTED
    settled = read(sheet([HEADINGS, ["1", "Do it", *[None] * 4, "blue "]]), statuses={}, facts=facts)
    assert settled.rows[0].status.meaning == Meaning.COMPLETE


def test_a_colour_that_nobody_explained_is_a_question_once():
    rows = [[str(n), f"Do {n}", None, None, None, None, "Purple"] for n in range(1, 4)]
    understood = plan(*rows)
    assert messages(understood, "unknown_status") == [
        "Row 2, column G: “Purple” is used as a status (3 times), and the key does not say what "
        "it means. Say it."
    ]
    assert [(w.word, w.count, w.meaning, w.sure) for w in understood.status_words] == [
        ("Purple", 3, Meaning.ON_HOLD, False)
    ]
    assert [row.status.meaning for row in understood.rows] == [None, None, None]
    assert all("unknown_status" in row.codes for row in understood.rows)


def test_a_number_that_lost_its_zero_is_mended_and_said():
    understood = plan(*[[n, f"Do {n}"] for n in (3.8, 3.9, 3.1, 3.11)])
    assert [row.number for row in understood.rows] == ["3.8", "3.9", "3.10", "3.11"]
    assert messages(understood, "number_may_be_float") == [
        "Row 4, column A: the number shows as 3.1 and was taken as 3.10. Format the column as "
        "text to keep it."
    ]


def test_numbers_begin_again_in_each_objective():
    understood = plan(["Objective 3: Listen"], ["3.9", "a"], ["Objective 4: Tell"], ["3.1", "b"], wide=[2, 4])
    assert [row.number for row in understood.rows] == ["3.9", "3.1"]


def test_the_second_action_of_a_number_is_kept_without_it():
    understood = plan(["1.1", "Write guidance"], ["1.2", "Train"], ["1.1", "Ask people"])
    assert [(row.number, row.extra) for row in understood.rows] == [
        ("1.1", {}),
        ("1.2", {}),
        ("", {"No.": "1.1"}),
    ]
    assert ("duplicate_number", 4) in codes(understood)
    assert not any(row.refused for row in understood.rows)


def test_letters_under_a_number_make_sub_actions():
    understood = plan(["1.1", "Write"], ["a", "Draft"], ["(b)", "Print"], ["1.2", "Train"])
    assert [(row.number, row.parent and row.parent.number) for row in understood.rows] == [
        ("1.1", None), ("1.1 (a)", "1.1"), ("1.1 (b)", "1.1"), ("1.2", None),
    ]  # fmt: skip


def test_deeper_numbers_stand_under_the_shorter_where_there_is_one():
    understood = plan(["1.1", "Write"], ["1.1.1", "Draft"], ["2.1.1", "Train"])
    assert [row.parent and row.parent.number for row in understood.rows] == [None, "1.1", None]


def test_a_row_that_only_points_elsewhere_is_a_cross_reference():
    understood = plan(
        ["4.1", "Impact assessments – see objective 12"], ["4.2", "See objective 3 through", "HR", "2024"]
    )
    assert [row.cross_reference for row in understood.rows] == [True, False]
    assert ("cross_reference_only", 2) in codes(understood)
    assert ("missing_owner", 2) not in codes(understood)


def test_unknown_columns_are_kept_with_the_action():
    row = one("1", "Do it", "HR-4410", headings=["No.", "Action", "Budget code"])
    assert row.extra == {"Budget code": "HR-4410"}


def test_owners_are_proposed_from_those_we_know():
    facts = StrategyFacts(owners={"hr team": "HR Team", "human resources": "HR Team"})
    understood = read(sheet([HEADINGS, ["1", "Do it", "Human Resources and Audit Team"]]), facts=facts)
    assert understood.rows[0].owners == ("HR Team", "Audit Team")
    assert understood.owner_texts[0].new == ("Audit Team",)


def test_a_person_says_who_is_meant():
    answers = {"L&D": ["Learning and Development"]}
    understood = read(sheet([HEADINGS, ["1", "Do it", "L & D"]]), owners=answers)
    assert understood.rows[0].owners == ("Learning and Development",)


def test_what_is_too_long_is_cut_where_it_shows_and_kept_whole():
    long = "High, because " + "of many reasons " * 10
    row = one("1" * 50, "Do it", long, headings=["No.", "Action", "Priority"])
    assert (len(row.priority), row.extra["Priority"]) == (60, long.strip())
    assert (row.number, row.extra["No."]) == ("", "1" * 50)
    assert {"truncated", "number_too_long"} <= set(row.codes)


def test_a_row_left_out_gives_its_number_to_the_next_and_lets_its_sub_actions_stand():
    rows = [["1.1", "Old"], [None, "Part of it"], ["1.1", "New"]]
    understood = read(sheet([HEADINGS, *rows]), leave_out=[["Plan", 2]])
    assert [(row.number, row.text, row.parent) for row in understood.rows] == [
        ("", "Part of it", None),
        ("1.1", "New", None),
    ]
    assert [(row.row, row.why) for row in understood.ignored] == [(2, "You said to leave this row out.")]


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        (
            "Start: Oct 2023\nEnd: July 2025",
            ("Start: Oct 2023", "2023-10-01"),
            ("End: July 2025", "2025-07-31"),
        ),
        ("From: 1/9/24; to: 31/3/25", ("From: 1/9/24", "2024-09-01"), ("to: 31/3/25", "2025-03-31")),
        ("Start – Oct 2023 Finish – ongoing", ("Start – Oct 2023", "2023-10-01"), ("Finish – ongoing", None)),
        ("Start: when funded, end: May 2025", ("", None), ("Start: when funded, end: May 2025", None)),
    ],
)
def test_a_start_and_an_end_may_be_labelled_in_one_column(words, start, end):
    row = one("1", "Ask", "HR", words, headings=("No.", "Action", "Owner", "Timescale"))
    said = [
        (t.text, day.isoformat() if day else None)
        for t, day in ((row.start, row.start.earliest), (row.end, row.end.latest))
    ]
    assert said == [start, end]


@pytest.mark.parametrize("words", ["Q3", "January", "31 Dec", "Autumn"])
def test_a_time_without_its_year_is_told_as_that(words):
    understood = plan(["1", "Ask", "HR", "", words])
    assert messages(understood, "ambiguous_date") == [
        f"Row 2, column E: “{words}” does not say of which year, and was taken as no date. Write the year."
    ]
