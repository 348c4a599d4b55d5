"""How an action stands, read from words, letters, colours, shares, signs and openings."""

import pytest

from imports.files.cells import Cell, Sheet, SheetRow, Workbook
from imports.understanding.answers import Answers
from imports.understanding.plan import understand
from plans.statuses import Meaning
from tests.imports.grids import HEADINGS, codes, messages, one, plan, read, sheet

COMPLETE, IN_PROGRESS, NOT_STARTED = Meaning.COMPLETE, Meaning.IN_PROGRESS, Meaning.NOT_STARTED
ACTION = ("1", "Do it")


def _status(text, heading="Status", statuses=None, fill=None):
    fills = {"C2": fill} if fill else {}
    row = one(*ACTION, text, headings=["No.", "Action", heading], statuses=statuses or {}, fills=fills)
    return row, row.status and (row.status.text, row.status.meaning, row.status.source)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Completed", COMPLETE),
        ("Green – complete", COMPLETE),
        ("Amber (on track)", IN_PROGRESS),
        ("In progress – on target", IN_PROGRESS),
        ("Underway", IN_PROGRESS),
        ("Yet to start", NOT_STARTED),
        ("Stalled", Meaning.ON_HOLD),
        ("Slipping", Meaning.NEEDS_ATTENTION),
        ("No longer required", Meaning.CLOSED),
        ("Wedi'i gwblhau", COMPLETE),
        ("Heb ddechrau", NOT_STARTED),
        ("✓ Complete", COMPLETE),
        ("100% complete", COMPLETE),
        ("50% complete", IN_PROGRESS),
        # These are asked.
        ("RAG: G", None),
        ("A/G", None),
        ("G ↑", None),
        ("✓", None),
        ("🟢", None),
        ("50%", None),
        ("Started - delayed", None),
        ("In progress but late", None),
    ],
)
def test_a_word_in_the_status_column_means_what_it_says_itself(text, meaning):
    assert _status(text)[1] == (text, meaning, "column")


@pytest.mark.parametrize(
    ("text", "status", "meaning"),
    [
        ("Completed. All staff were told", "Completed", COMPLETE),
        ("Complete - policy adopted in May", "Complete", COMPLETE),
        ("Completed March 2025", "Completed", COMPLETE),
        ("Ongoing: two of four sessions held", "Ongoing", IN_PROGRESS),
        ("Not started - post is vacant", "Not started", NOT_STARTED),
    ],
)
def test_a_short_sentence_opens_with_its_status_and_is_kept(text, status, meaning):
    row, seen = _status(text)
    assert (seen, row.progress) == ((status, meaning, "column"), text)


@pytest.mark.parametrize(
    ("text", "meaning"), [("0%", NOT_STARTED), ("45%", IN_PROGRESS), ("100%", COMPLETE), ("120%", None)]
)
def test_a_share_below_percent_complete_is_sure(text, meaning):
    assert _status(text, heading="% complete")[1] == (text, meaning, "column")


@pytest.mark.parametrize(
    ("shown", "value", "meaning"),
    [("1", "1", None), ("100", "100", COMPLETE), ("0.5", "0.5", IN_PROGRESS)],
)
def test_a_number_below_percent_complete_is_a_share(shown, value, meaning):
    headings = SheetRow(1, tuple(Cell(n, text) for n, text in enumerate(["No.", "Action", "% complete"], 1)))
    cells = (Cell(1, "1"), Cell(2, "Do it"), Cell(3, shown, "number", value, "General"))
    said = {"Plan": {"C": "status"}}
    row = read(Sheet("Plan", (headings, SheetRow(2, cells))), statuses={}, sheets=said).rows[0]
    assert (row.status.text, row.status.meaning) == (shown, meaning)


@pytest.mark.parametrize(
    ("text", "status", "meaning"),
    [
        ("Yes", "Completed", COMPLETE),
        ("Y", "Completed", COMPLETE),
        ("✓", "Completed", COMPLETE),
        ("N", "Not completed", None),
    ],
)
def test_yes_and_no_answer_whether_it_is_completed(text, status, meaning):
    row, seen = _status(text, heading="Completed?")
    assert (seen, row.extra) == ((status, meaning, "column"), {"Completed?": text})


def test_a_date_in_a_status_column_is_kept_and_named():
    headings = SheetRow(1, tuple(Cell(n, text) for n, text in enumerate(["No.", "Action", "Status"], 1)))
    cells = (
        Cell(1, "1"),
        Cell(2, "Do it"),
        Cell(3, "12/05/2025", "date", "2025-05-12", "dd/mm/yyyy", None, "day"),
    )
    understood = read(Sheet("Plan", (headings, SheetRow(2, cells))), statuses={})
    assert understood.rows[0].status is None
    assert "12/05/2025" in understood.rows[0].extra.values()
    assert ("status_is_date", 2) in codes(understood)


def test_without_a_status_column_a_day_of_completion_tells_it():
    row = one(
        "1", "Do it", "May 2026", "12 May 2025", headings=["No.", "Action", "End", "Actual completion date"]
    )
    assert (row.status.text, row.status.meaning) == ("Completed", COMPLETE)
    assert row.extra == {"Actual completion date": "12 May 2025"}


def test_without_a_status_column_the_end_may_say_that_it_is_completed():
    row = one("1", "Do it", "Completed March 2025", headings=["No.", "Action", "End"])
    assert (row.status.text, row.status.meaning, row.status.source) == ("Completed", COMPLETE, "timescale")
    assert row.end.text == "Completed March 2025"


# The key of the file

KEYS = [
    [["Red = Not started; Amber = In progress; Green = Complete"]],
    [["Key"], ["Red", "Action has not started"], ["Amber", "In progress – on target"], ["Green", "Complete"]],
    [["Key"], ["Red", "Amber", "Green"], ["Not yet started", "On track", "Completed"]],
    [["R: not started", "A: in progress", "G: complete"]],
]


@pytest.mark.parametrize("key", KEYS, ids=["line", "rows", "columns", "letters"])
@pytest.mark.parametrize("hidden", [False, True])
def test_the_key_on_another_sheet_settles_the_words(key, hidden):
    words = "RAG" if "R:" in key[0][0] else ("Red", "Amber", "Green")
    rows = [[str(n), f"Do {n}", *[None] * 4, word] for n, word in enumerate(words, 1)]
    understood = read(sheet([HEADINGS, *rows]), sheet(key, name="Key", hidden=hidden), statuses={})
    assert [row.status.meaning for row in understood.rows] == [NOT_STARTED, IN_PROGRESS, COMPLETE]
    assert not messages(understood, "unknown_status")


@pytest.mark.parametrize(
    ("key", "fills"),
    [
        ([["Key", None], [None, "Not started"], [None, "Complete"]], {"A2": "FF0000", "A3": "00B050"}),
        ([["Key", None], ["Not started", None], ["Complete", None]], {"A2": "FF0000", "A3": "00B050"}),
    ],
    ids=["beside", "behind"],
)
def test_a_coloured_cell_of_the_key_explains_its_colour(key, fills):
    rows = [["1", "Do it", *[None] * 4, None], ["2", "Do that", *[None] * 4, None]]
    filled = sheet([HEADINGS, *rows], fills={"G2": "FF0000", "G3": "00B050"})
    understood = read(filled, sheet(key, name="Key", fills=fills), statuses={})
    assert [(row.status.text, row.status.meaning) for row in understood.rows] == [
        ("Red", NOT_STARTED),
        ("Green", COMPLETE),
    ]


def test_a_key_that_says_two_things_is_asked():
    key = sheet([["Amber", "Started but behind schedule"]], name="Key")
    understood = read(sheet([HEADINGS, ["1", "Do it", *[None] * 4, "Amber"]]), key, statuses={})
    assert [(w.word, w.meaning, w.sure) for w in understood.status_words] == [
        ("Amber", Meaning.OFF_TRACK, False)
    ]


def test_the_strategy_s_own_key_comes_before_that_of_the_file():
    key = sheet([["Blue", "Complete"]], name="Key")
    understood = read(
        sheet([HEADINGS, ["1", "Do it", *[None] * 4, "Blue"]]), key, statuses={"Blue": "not_started"}
    )
    assert understood.rows[0].status.meaning == NOT_STARTED


# Colour against word


def test_a_colour_word_on_another_colour_is_named():
    understood = plan(["1", "Do it", *[None] * 4, "Green"], fills={"G2": "FF0000"})
    assert understood.rows[0].status.meaning == COMPLETE
    assert messages(understood, "status_contradicts_fill") == [
        "Row 2, column G: the status is “Green”, but its cell is red. One of them is wrong."
    ]


def test_a_word_on_another_colour_than_it_has_elsewhere_is_named():
    rows = [[str(n), f"Do {n}", *[None] * 4, "Complete"] for n in range(1, 6)]
    fills = {f"G{n}": "00B050" for n in range(2, 6)} | {"G6": "FFC000"}
    understood = plan(*rows, fills=fills)
    assert [row for code, row in codes(understood) if code == "status_contradicts_fill"] == [6]


@pytest.mark.parametrize(
    ("word", "fill"), [("Amber", "FFFF00"), ("Complete", "00B050"), ("Green", None), ("A/G", "FFC000")]
)
def test_a_colour_that_goes_with_its_word_is_no_doubt(word, fill):
    understood = plan(["1", "Do it", *[None] * 4, word], fills={"G2": fill} if fill else {})
    assert not messages(understood, "status_contradicts_fill")


# As above


def test_as_above_takes_over_the_row_above_and_says_so():
    rows = [
        ["1", "a", "HR", "Jan-25", "March 2026", None, "Amber"],
        ["2", "b", "HR", "Ditto", "As above", None, "As above"],
    ]
    understood = plan(*rows)
    row = understood.rows[1]
    assert (row.start.text, row.start.latest.isoformat()) == ("Ditto", "2025-01-31")
    assert (row.end.text, row.end.latest.isoformat()) == ("As above", "2026-03-31")
    assert (row.status.text, row.extra) == ("Amber", {"Status (as written)": "As above"})
    assert [row for code, row in codes(understood) if code == "as_above"] == [3, 3, 3]


def test_as_above_in_the_first_row_has_no_date():
    understood = plan(["1", "a", None, None, "As above"])
    assert (understood.rows[0].end.kind, understood.rows[0].end.latest) == ("unknown", None)
    assert messages(understood, "as_above")


# Lines through words


def _struck(*letters):
    headings = SheetRow(1, tuple(Cell(n, text) for n, text in enumerate(["No.", "Action", "End"], 1)))
    texts = ["1", "Do it", "March 2026"]
    cells = tuple(Cell(n, text, struck="ABC"[n - 1] in letters or None) for n, text in enumerate(texts, 1))
    return read(Sheet("Plan", (headings, SheetRow(2, cells))))


def test_a_row_that_is_struck_through_is_read_and_named():
    understood = _struck("A", "B", "C")
    assert understood.rows[0].text == "Do it"
    assert "a line goes through all the words of this row" in messages(understood, "struck_through")[0]


def test_a_struck_date_is_read_and_named():
    understood = _struck("C")
    assert understood.rows[0].end.text == "March 2026"
    assert messages(understood, "struck_through") == [
        "Row 2, column C: a line goes through “March 2026”, which was read all the same. Look at it."
    ]


# Colours that come from rules


@pytest.mark.parametrize(("word", "told"), [(None, True), ("Amber", False)])
def test_a_status_column_whose_colours_come_from_rules_says_so(word, told):
    rows = sheet([HEADINGS, ["1", "Do it", *[None] * 4, word]])
    note = "Sheet “Plan”: colours that come from conditional formatting were not read."
    book = Workbook("plan.xlsx", "0" * 64, "xlsx", (rows,), (note,))
    understood = understand(book, Answers.from_json({"statuses": {"Amber": "in_progress"}}))
    assert bool(messages(understood, "colours_by_rule")) is told
    assert messages(understood, "not_read") == [note]


def test_a_cross_below_the_name_of_a_status_is_that_status():
    understood = read(
        sheet(
            [["Action", "Lead", "Not started", "In progress", "Complete", "Comments"],
             ["Ask", "HR", None, "x", None, "Half asked"], ["Train", "HR", None, None, "✓", None],
             ["Write", "HR", "✓", None, None, None], ["Audit", "HR", None, "✓", "✓", None]],
        ), statuses={},
    )  # fmt: skip
    read_as = [
        (row.status and (row.status.text, row.status.meaning), row.progress, row.extra)
        for row in understood.rows
    ]
    assert read_as == [
        (("In progress", Meaning.IN_PROGRESS), "Half asked", {}),
        (("Complete", Meaning.COMPLETE), "", {}),
        (("Not started", Meaning.NOT_STARTED), "", {}),
        (("In progress, Complete", None), "", {}),
    ]  # fmt: skip
    assert [problem.code for problem in understood.questions] == ["unknown_status"]


def test_an_arrow_that_nobody_explains_is_asked_about():
    understood = plan(["1", "Ask", "HR", "", "2025", "", "➜"], statuses={})
    assert [(word.word, word.meaning) for word in understood.status_words] == [("➜", None)]
    assert "unknown_status" in [problem.code for problem in understood.questions]


def test_a_dash_explains_a_letter_where_a_key_is_announced():
    rows = [["1", "Begin", None, None, None, None, "R"], ["2", "Go on", None, None, None, None, "G"]]
    for line, sure in (
        ("RAG key: R – off track; G – complete", True),
        ("Panel R – off track; Panel G – complete", False),
    ):
        understood = read(sheet([HEADINGS, *rows]), sheet([[line]], name="Notes"), statuses={})
        assert [word.sure for word in understood.status_words] == [sure, sure]


def test_what_a_person_says_of_a_one_below_a_share_done_holds():
    rows = [["Ask", "HR", 0.6], ["Train", "HR", 1]]
    headings = ["Action", "Lead", "% complete"]
    asked = plan(*rows, headings=headings, statuses={})
    assert [problem.code for problem in asked.questions] == ["unknown_status"]
    told = plan(*rows, headings=headings, statuses={"1": "complete"})
    assert [row.status and row.status.meaning for row in told.rows] == [Meaning.IN_PROGRESS, Meaning.COMPLETE]
    assert told.questions == []
