"""Numbers of actions: in texts, in two columns, of objectives, and where they begin again."""

import pytest

from imports.understanding.numbering.restarts import with_group
from tests.imports.grids import HEADINGS, codes, lines, messages, plan, read, sheet

PLAIN = ("Action", "Lead", "By when")


def texts(*actions):
    return plan(*[[text, "HR", "2025"] for text in actions], headings=PLAIN)


@pytest.mark.parametrize(
    ("written", "numbers", "words"),
    [
        (("1. Employ a lead", "2. Write it"), ["1", "2"], ["Employ a lead", "Write it"]),
        (("11) Employ", "12) Write"), ["11", "12"], ["Employ", "Write"]),
        (("Action 1: Employ", "Action 2: Write"), ["1", "2"], ["Employ", "Write"]),
        (("Action 1.1 – Employ", "Action 1.2 - Write"), ["1.1", "1.2"], ["Employ", "Write"]),
        (("1.1 Employ", "1.2 Write"), ["1.1", "1.2"], ["Employ", "Write"]),
        (("1.2 - Employ", "1.10 - Write"), ["1.2", "1.10"], ["Employ", "Write"]),
        (("a) Employ", "b) Write"), ["a", "b"], ["Employ", "Write"]),
        (("(i) Employ", "(ii) Write", "(iii) Ask"), ["i", "ii", "iii"], ["Employ", "Write", "Ask"]),
        (("WF1: Employ", "WF2: Write"), ["WF1", "WF2"], ["Employ", "Write"]),
        (("1\nEmploy", "2\nWrite"), ["1", "2"], ["Employ", "Write"]),
        (("1. Employ", "2. Write", "Ask all", "3. Tell"), ["1", "2", "", "3"], ["Employ", "Write", "Ask all", "Tell"]),
    ],
)  # fmt: skip
def test_a_number_at_the_beginning_of_every_text_is_its_number(written, numbers, words):
    understood = texts(*written)
    assert [row.number for row in understood.rows] == numbers
    assert [row.text for row in understood.rows] == words


@pytest.mark.parametrize(
    "written",
    [
        ("20 places offered", "5 events held"),
        ("3. Employ", "Write", "Ask", "Tell"),
        ("1. Plan it\n2. Do it", "1. Ask\n2. Tell"),
        ("2025: publish", "2026: publish"),
        ("5. Employ", "3. Write", "9. Ask", "1. Tell"),
        ("24-hour line", "7-day cover"),
        ("I. am no number",),
    ],
)
def test_texts_that_show_no_numbering_keep_their_words(written):
    understood = texts(*written)
    assert [(row.number, row.text) for row in understood.rows] == [("", text) for text in written]


def test_letters_below_a_number_in_the_texts_are_its_parts():
    understood = texts("1. Survey", "2. Draw up a list:", "a) By May price it", "b) Bid", "3. Train")
    assert lines(understood) == [
        ("1", "", "Survey", "", ""),
        ("2", "", "Draw up a list:", "", ""),
        ("2 (a)", "2", "By May price it", "", ""),
        ("2 (b)", "2", "Bid", "", ""),
        ("3", "", "Train", "", ""),
    ]


@pytest.mark.parametrize(
    ("code", "number", "meant"),
    [
        ("2", "3", "2.3"), ("2", "3.1", "2.3.1"), ("B", "3", "B3"), ("2", "a", "2a"), ("2", "(a)", "2a"),
        ("Leadership", "3", "Leadership 3"), ("Outcome 2", "3", "Outcome 2.3"), ("IV", "3", "IV.3"),
    ],
)  # fmt: skip
def test_a_number_with_the_code_of_its_group(code, number, meant):
    assert with_group(code, number) == meant


def test_numbers_that_begin_again_are_told_apart_by_the_themes_number():
    understood = plan(
        ["Theme 1: People"], ["1", "Write"], ["2", "Train"], ["Theme 2: Places"], ["1", "Audit"], wide=[2, 5]
    )
    assert [row.number for row in understood.rows] == ["1.1", "1.2", "2.1"]
    assert [pair for pair in codes(understood) if pair[0] == "duplicate_number"] == [
        ("duplicate_number", 3), ("duplicate_number", 4), ("duplicate_number", 6),
    ]  # fmt: skip
    assert messages(understood, "duplicate_number")[2] == (
        "Row 6, column A: number 1 is used in several groups, so that of “Places” was taken as 2.1. "
        "Numbers have to be unique in a plan."
    )


def test_numbers_that_begin_again_in_each_sheet_take_the_first_words_of_its_name():
    sheets = [
        sheet([HEADINGS, ["1", f"Write {name}"], ["2", f"Train {name}"]], name=name)
        for name in ("Leadership, culture and the way we decide", "Estates")
    ]
    assert [row.number for row in read(*sheets).rows] == [
        "Leadership, culture and the 1".replace(" and the", ""), "Leadership, culture 2", "Estates 1", "Estates 2",
    ]  # fmt: skip


def test_a_lone_number_used_twice_is_kept_beside_the_second_action():
    understood = plan(["1", "Write"], ["2", "Train"], ["2", "Ask"], ["3", "Tell"])
    assert [(row.number, row.extra) for row in understood.rows] == [
        ("1", {}), ("2", {}), ("", {"No.": "2"}), ("3", {}),
    ]  # fmt: skip


def test_a_number_that_a_later_theme_happens_to_repeat_begins_nothing_again():
    understood = plan(
        ["Theme 1: People"], ["1", "Write"], ["2", "Train"], ["Theme 2: Places"], ["2", "Audit"], ["3", "Ask"],
        wide=[2, 5],
    )  # fmt: skip
    assert [row.number for row in understood.rows] == ["1", "2", "", "3"]


def test_letters_of_each_objective_take_its_number():
    understood = plan(
        ["1. Recruit", "a) Write", "HR"], [None, "b) Train", "HR"], ["2. Listen", "a) Ask", "HR"],
        headings=("Objective", "Action", "Owner"),
    )  # fmt: skip
    assert lines(understood) == [
        ("1a", "", "Write", "", "1 Recruit"),
        ("1b", "", "Train", "", "1 Recruit"),
        ("2a", "", "Ask", "", "2 Listen"),
    ]


def test_a_number_and_a_letter_in_two_columns_are_one_number():
    understood = plan(
        ["1", "a", "Write", "HR"], [None, "b", "Train", "HR"], ["2", "a", "Ask", "HR"],
        headings=("No.", None, "Action", "Owner"),
    )  # fmt: skip
    assert [row.number for row in understood.rows] == ["1a", "1b", "2a"]


def test_a_number_written_with_the_objective_only_is_the_objectives():
    understood = plan(
        ["1", "Recruit", "Write", "HR"], [None, None, "Train", "HR"],
        ["2", "Listen", "Ask", "HR"], [None, None, "Tell", "HR"],
        headings=("No.", "Objective", "Action", "Owner"),
    )  # fmt: skip
    assert lines(understood) == [
        ("", "", "Write", "", "1 Recruit"),
        ("", "", "Train", "", "1 Recruit"),
        ("", "", "Ask", "", "2 Listen"),
        ("", "", "Tell", "", "2 Listen"),
    ]


def test_where_no_row_has_a_number_every_row_is_an_action():
    understood = plan([None, "Write"], [None, "Train"])
    assert [row.parent for row in understood.rows] == [None, None]
