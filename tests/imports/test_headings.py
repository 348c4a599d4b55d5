"""Which column holds what, from its heading and from what a person said."""

import pytest

from imports.understanding.columns.columns import heading_cells
from imports.understanding.columns.headings import Role, heading_key, role_of
from imports.understanding.columns.spelling import Vocabulary
from tests.imports.grids import codes, messages, plan, read, sheet
from tests.imports.headings import table


@pytest.mark.parametrize(("heading", "role"), table())
def test_role_of_a_heading(heading, role):
    assert role_of(heading).role == role


def test_the_table_of_headings_is_long_and_says_nothing_twice():
    headings = [heading for heading, _ in table()]
    assert len(headings) > 500
    assert len(set(headings)) == len(headings)


@pytest.mark.parametrize("heading", ["", " ", "(s)", "Action " * 60, "—", "\u200b", "x" * 300])
def test_a_heading_that_says_nothing_has_no_role(heading):
    assert role_of(heading).role is None


@pytest.mark.parametrize(
    ("plainer", "vaguer"),
    [
        ("Success measure", "Outcome"), ("Success criteria", "Milestones"), ("Lead officer", "Directorate"),
        ("Lead", "Sponsor"), ("Status", "RAG"), ("RAG", "% complete"), ("Progress", "Comments"),
        ("Action", "Description"), ("Action", "Steps"), ("Timescale", "Date"), ("Target date", "Completion date"),
        ("Objective", "Aim"), ("Theme", "Workstream"), ("Operational lead", "Executive lead"),
        ("Responsibility", "Responsiblity"),
    ],
)  # fmt: skip
def test_one_heading_names_its_role_more_plainly_than_another(plainer, vaguer):
    assert role_of(plainer).role == role_of(vaguer).role
    assert role_of(plainer).score > role_of(vaguer).score


@pytest.mark.parametrize(
    ("heading", "role", "also"),
    [
        ("Lead / Timescale", Role.OWNER, Role.TIMESCALE), ("Who and by when", Role.OWNER, Role.END),
        ("Action and owner", Role.ACTION, Role.OWNER), ("Objective / Action", Role.ACTION, Role.OBJECTIVE),
        ("Action / Success measure", Role.ACTION, Role.SUCCESS_MEASURE),
        ("Start and end date", Role.TIMESCALE, None), ("Cam Gweithredu / Action", Role.ACTION, None),
    ],
)  # fmt: skip
def test_a_heading_may_name_two_things(heading, role, also):
    guess = role_of(heading)
    assert (guess.role, guess.also) == (role, also)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Update Q1", "Update Q2"), ("LEAD\nOFFICER", "Lead officer"), ("Lead (job title)", "lead (job title)"),
        ("Progress as at 31 March 2025", "Progress as at 30 June 2025"), ("By when?", "By When"),
    ],
)  # fmt: skip
def test_a_heading_is_the_same_one_next_quarter(one, other):
    assert heading_key(one) == heading_key(other)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("responsiblity", "responsibility"), ("sucess", "success"), ("timescael", "timescale"), ("states", "states"),
     ("office", "office"), ("team", "team"), ("lead", "lead"), ("relevant", "relevant"), ("progess", "progress")],
)  # fmt: skip
def test_a_slip_is_mended_and_a_real_word_left(written, meant):
    words = Vocabulary(
        {"responsibility", "success", "timescale", "status", "officer", "progress"}, {"states", "office"}
    )
    assert words.mended(written) == meant


@pytest.mark.parametrize(
    "cells",
    [
        ["People Team", "HR", "Ongoing"], ["1.1", "Review the action plan", "Lead officer group"],
        ["Service reviews", "Team meetings"], ["Complete", "Green"], ["Women", "Disabled staff", "Age"],
        ["Owner:", "People Team"], ["Version", "Date"], ["A single text that names the action"],
    ],
)  # fmt: skip
def test_a_row_of_the_table_is_no_heading_row(cells):
    assert heading_cells(sheet([cells]).rows[0]) is None


@pytest.mark.parametrize(
    "cells",
    [
        ["Ref", "Action", "Lead"], ["Action", "Owner"], ["Lead", "By when", "Success measure"],
        ["Rhif", "Cam gweithredu", "Arweinydd", "Amserlen"], ["Objective", "Lead", "Apples", "Pears"],
        ["Action", "Lead", "By when", "Status", "W1", "W2", "W3", "W4", "W5", "W6"],
        ["Action", "Lead", "RAG", "Q1", "Q2", "Q3", "Q4"],
    ],
)  # fmt: skip
def test_a_row_that_heads_a_table_is_one(cells):
    assert heading_cells(sheet([cells]).rows[0]) is not None


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


def test_a_percent_sign_in_brackets_belongs_to_the_heading():
    assert role_of("Completion (%)").role == Role.STATUS
    assert role_of("Completion (date)").role == Role.END
