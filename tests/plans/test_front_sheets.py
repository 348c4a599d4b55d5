"""The headings of a front sheet, one a line: what stays, what is new, what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plans.front_sheets import ON_PAGE_ONE, USUAL_HEADINGS, NoFrontSheet, entries_of, lines_of

OWN = [
    {"key": "to", "heading": "Board"},
    {"key": "main_issues", "heading": "What members shuold know"},
    {"key": "clearances", "heading": "Clearances", "print": False},
    {"key": "aside", "heading": "An aside", "section": True},
]


def keys(text: str, before=()) -> list[str]:
    return [entry["key"] for entry in entries_of(text, before)]


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("To", "to"),
        ("MEETING DATE", "meeting_on"),
        ("Date of the meeting:", "meeting_on"),
        ("Report of", "from"),
        ("Electoral division(s)", "divisions"),
        ("Divisions affected", "divisions"),
        ("Wards affected", "divisions"),
        ("Key decision?", "key_decision"),
        ("Is this a  key decision?", "key_decision"),
        ("Outcome", "outcome"),
        ("Purpose of report", "outcome"),
        ("Recommendation(s)", "recommendations"),
        ("Contact officer", "officer_contact"),
        ("Source documents", "source_documents"),
        ("Climate and carbon", "climate_and_carbon"),
        ("1.2 Risks – and how we meet them", "1_2_risks_and_how_we_meet_them"),
        ("الخلفية", "heading"),
    ],
)
def test_a_heading_that_every_report_knows_gets_its_key_and_another_one_of_its_own(line, key):
    assert keys(line) == [key]


def test_two_ways_of_writing_one_heading_are_two_headings():
    text = "Electoral divisions\nDivisions affected\nOutcome\nPurpose"
    assert keys(text) == ["divisions", "divisions_affected", "outcome", "purpose"]
    assert keys("الخلفية\nالقضايا") == ["heading", "heading_2"]


def test_the_order_and_the_words_are_the_bodys_own():
    assert entries_of("  Outcome \n\nTo\nClearance (not printed)\nLegal (NOT PRINTED)") == [
        {"key": "outcome", "heading": "Outcome"},
        {"key": "to", "heading": "To"},
        {"key": "clearance", "heading": "Clearance", "print": False},
        {"key": "legal", "heading": "Legal", "print": False},
    ]


def test_a_heading_keeps_its_key_when_it_moves_or_is_spelt_better():
    text = "An aside\nWhat members should know\nBoard\nClearances"
    assert entries_of(text, OWN) == [
        {"key": "aside", "heading": "An aside", "section": True},
        {"key": "main_issues", "heading": "What members should know"},
        {"key": "to", "heading": "Board"},
        {"key": "clearances", "heading": "Clearances", "print": True},
    ]


def test_another_heading_in_its_place_does_not_inherit_what_was_written():
    before = [{"key": "legal", "heading": "Legal implications"}, {"key": "to", "heading": "To"}]
    assert keys("Equality implications\nTo", before) == ["equality_implications", "to"]


def test_a_new_heading_never_takes_the_key_of_one_that_stays():
    before = [{"key": "outcome", "heading": "In one paragraph"}]
    assert keys("Outcome\nIn one paragraph", before) == ["outcome_2", "outcome"]


@pytest.mark.parametrize("before", [list(USUAL_HEADINGS), OWN, [{"key": "x", "heading": "X (not printed)"}]])
def test_lines_that_nobody_touched_change_nothing(before):
    assert entries_of(lines_of(before), before) == before


@given(some.lists(some.text(alphabet="aBé (-.?\t9", max_size=12), max_size=8))
def test_what_was_understood_is_understood_so_again(lines):
    try:
        entries = entries_of("\n".join(lines))
    except NoFrontSheet:
        return
    assert entries_of(lines_of(entries), entries) == entries
    again = entries_of(f"{lines_of(entries)}\nOne more heading", entries)
    assert again[:-1] == entries
    assert len({entry["key"] for entry in again}) == len(again)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Write at least one heading, each on a line of its own."),
        (" \n\n", "Write at least one heading, each on a line of its own."),
        ("To\n\nOutcome\nto:", "“to:” stands in line 1 and again in line 4. Delete one of them."),
        ("To\nTo (not printed)", "“To” stands in line 1 and again in line 2. Delete one of them."),
        ("To\n?", "Line 2 has no heading. Write its words, or delete the line."),
        ("x" * 201, "Line 1: a heading must be 200 characters or fewer. It has 201."),
        (
            "\n".join(f"Heading {n}" for n in range(61)),
            "A front sheet has 60 headings or fewer. These are 61.",
        ),
    ],
)
def test_what_makes_no_front_sheet_is_refused_in_a_sentence(text, said):
    with pytest.raises(NoFrontSheet) as refused:
        entries_of(text)
    assert str(refused.value) == said


def test_divisions_stand_on_page_one_however_they_are_kept():
    assert {"divisions", "electoral_divisions"} <= set(ON_PAGE_ONE)
