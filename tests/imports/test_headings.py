"""Which column holds what, from its heading and from what a person said."""

import pytest

from imports.understanding.headings import Role, role_of
from tests.imports.grids import codes, messages, plan, read, sheet


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("No.", Role.NUMBER),
        ("Ref", Role.NUMBER),
        ("#", Role.NUMBER),
        ("Action no", Role.NUMBER),
        ("Action", Role.ACTION),
        ("Key action(s)", Role.ACTION),
        ("What we will do", Role.ACTION),
        ("Lead", Role.OWNER),
        ("Team responsible", Role.OWNER),
        ("Responsibility / Delivery lead", Role.OWNER),
        ("By whom?", Role.OWNER),
        ("Action owner", Role.OWNER),
        ("Start date", Role.START),
        ("Date of completion", Role.END),
        ("By when", Role.END),
        ("Target date", Role.END),
        ("Timescale", Role.TIMESCALE),
        ("When?", Role.TIMESCALE),
        ("How will success be measured?", Role.SUCCESS_MEASURE),
        ("Success measure and main outputs", Role.SUCCESS_MEASURE),
        ("How we'll know", Role.SUCCESS_MEASURE),
        ("How we will know", Role.SUCCESS_MEASURE),
        ("RAG", Role.STATUS),
        ("Action status", Role.STATUS),
        ("Progress log", Role.PROGRESS),
        ("Progress to date", Role.PROGRESS),
        ("Update on progress", Role.PROGRESS),
        ("Priority", Role.PRIORITY),
        ("Priority area", Role.THEME),
        ("Equality objective", Role.OBJECTIVE),
        ("Protected characteristic(s)", Role.CHARACTERISTICS),
        ("Resource implications", Role.RESOURCES),
        ("Budget code", None),
        ("Relevant", None),
        ("", None),
        ("A whole sentence that happens to speak of an action somewhere in the middle of it", None),
        ("Action " * 40, None),
    ],
)
def test_role_of_a_heading(heading, role):
    assert role_of(heading).role == role


def test_numbers_may_stand_in_a_first_column_without_heading():
    understood = plan(["1.1", "Write guidance", "HR"], headings=[None, "Action", "Lead"])
    assert understood.rows[0].number == "1.1"


def test_words_in_a_column_without_heading_are_kept_under_its_letter():
    understood = plan(["soon", "Write guidance", "HR"], headings=[None, "Action", "Lead"])
    assert (understood.rows[0].number, understood.rows[0].extra) == ("", {"Column A": "soon"})


def test_two_columns_for_one_thing_are_asked_about_and_never_guessed():
    understood = plan(["1", "Do it", "HR", "Pay"], headings=["No.", "Action", "Lead", "Responsible officer"])
    assert messages(understood, "two_columns_one_role") == [
        "Row 1: columns C and D (“Lead” and “Responsible officer”) both look like the owner. "
        "Say which one is, and what the other holds."
    ]
    assert understood.questions[0].code == "two_columns_one_role"


def test_a_plainer_heading_wins_over_a_vaguer_one():
    understood = plan(
        ["1", "Do it", "as agreed", "half way"], headings=["No.", "Action", "Comments", "Progress"]
    )
    row = understood.rows[0]
    assert (row.progress, row.extra) == ("half way", {"Comments": "as agreed"})
    assert understood.questions == []


def test_a_person_settles_the_columns():
    rows = [["Nr", "Thing", "Boss"], ["1", "Do it", "HR Team"]]
    understood = read(sheet(rows), sheets={"Plan": {"A": "number", "B": "action", "C": "owner"}})
    assert [(row.number, row.text, row.owner_text) for row in understood.rows] == [("1", "Do it", "HR Team")]


def test_a_table_without_action_column_is_a_question():
    understood = plan(["1", "Be fair", "2026"], headings=["No.", "Objective", "Timescale"])
    assert ("no_action_column", 1) in codes(understood)
    assert understood.rows == []
    assert understood.ignored[0].why == "It can be read once you have said which column holds the actions."


def test_two_columns_that_a_person_puts_together_are_joined():
    rows = [["No.", "Action", "Lead officer", "Lead service"], ["1", "Do it", "Head of HR", "HR"]]
    asked = read(sheet(rows))
    settled = read(sheet(rows), sheets={"Plan": {"C": "owner", "D": "owner"}})
    assert "two_columns_one_role" in [problem.code for problem in asked.questions]
    assert settled.questions == []
    assert settled.rows[0].owner_text == "Head of HR\nHR"
