"""Lateness is a table: what is said beside a status, for each kind of timescale, on each side of its days."""

from datetime import date

import pytest

from objectives.assessment import Assessment, Attention, Facts, assess
from plans.statuses import Meaning
from plans.timescales import BLANK, parse_timescale

P, D, R, S = Attention.PAST_END, Attention.DUE_SOON, Attention.REVIEW_DUE, Attention.STALE
TODAY = date(2025, 1, 31)
RECENT = date(2025, 1, 15)


def said(
    end: str, *, start: str = "", meaning: Meaning | None = Meaning.IN_PROGRESS, today=TODAY, updated=RECENT
):
    facts = Facts(meaning, parse_timescale(start), parse_timescale(end), updated)
    return assess(facts, today=today)


@pytest.mark.parametrize(
    ("end", "attention", "words"),
    [
        ("December 2024", (P,), ("1 month past its end date",)),
        ("31 January 2025", (D,), ("due today",)),
        ("1 February 2025", (D,), ("due tomorrow",)),
        ("January 2025", (D,), ("due today",)),
        ("March 2025", (D,), ("due in 59 days",)),
        ("1 April 2025", (D,), ("due in 60 days",)),
        ("2 April 2025", (), ()),
        ("2024", (P,), ("1 month past its end date",)),
        ("2024/25", (D,), ("due in 59 days",)),
        ("Q3 2024/25", (P,), ("1 month past its end date",)),
        ("2023-2027", (), ()),
        ("Ongoing", (), ()),
        ("Subject to funding", (), ()),
        ("TBC", (), ()),
        ("", (), ()),
        ("no idea yet at all", (), ()),
    ],
)
def test_an_open_action_is_past_its_end_once_the_last_day_of_its_words_has_gone(end, attention, words):
    found = said(end)
    assert (found.attention, found.words) == (attention, words)


@pytest.mark.parametrize("meaning", [Meaning.COMPLETE, Meaning.CLOSED])
def test_what_is_done_is_never_late(meaning):
    assert said("December 2023", meaning=meaning, updated=date(2023, 1, 1)) == Assessment()


@pytest.mark.parametrize(
    "meaning", [None, Meaning.NOT_STARTED, Meaning.NEEDS_ATTENTION, Meaning.OFF_TRACK, Meaning.ON_HOLD]
)
def test_every_other_status_can_be_late(meaning):
    assert said("December 2024", meaning=meaning).attention == (P,)


def test_a_closed_action_and_a_cross_reference_are_never_late():
    late = {"meaning": Meaning.IN_PROGRESS, "start": BLANK, "end": parse_timescale("2023")}
    assert assess(Facts(**late, closed=True), today=TODAY) == Assessment()
    assert assess(Facts(**late, cross_reference=True), today=TODAY) == Assessment()


@pytest.mark.parametrize(
    ("end", "start", "updated", "attention", "upcoming"),
    [
        ("Review every May", "December 2023", date(2024, 4, 30), (R, S), date(2025, 5, 31)),
        ("Review every May", "December 2023", date(2024, 8, 10), (), date(2025, 5, 31)),
        ("Annually", "March 2024", RECENT, (), date(2025, 3, 1)),
        ("Every 3 years", "October 2024", RECENT, (), date(2027, 10, 1)),
        ("Quarterly", "January 2024", date(2024, 12, 31), (R,), date(2025, 4, 1)),
        ("Annually", "", RECENT, (), None),
    ],
)
def test_a_recurring_action_has_reviews_and_no_end(end, start, updated, attention, upcoming):
    found = said(end, start=start, updated=updated)
    assert (found.attention, found.next_review_on) == (attention, upcoming)


def test_a_recurring_action_that_is_bounded_ends():
    end = "Quarterly Updates Jan/ Apr/Jul/ Oct 2017"
    assert P in said(end, start="2017", updated=date(2017, 12, 1), today=date(2018, 1, 1)).attention


@pytest.mark.parametrize(
    ("updated", "attention"), [(date(2024, 8, 4), ()), (date(2024, 8, 3), (S,)), (None, ())]
)
def test_an_action_is_stale_after_180_days_without_an_update(updated, attention):
    assert said("2027", updated=updated).attention == attention
