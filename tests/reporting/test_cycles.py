"""The dates of a cycle follow from its meeting, and its state from its dates and records."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.bank_holidays import Division
from foundation.working_days import is_working_day
from reporting.cycles.dates import CycleDates, CycleRule, CycleState, dates_for, disorder, moved, state_of

RULE = CycleRule(Division.ENGLAND, clear_days=5, writing_days=10, window_days=15, every_months=6)
MEETING = date(2026, 5, 14)
MAY = CycleDates(
    meeting_on=MEETING,
    papers_due_on=date(2026, 5, 6),
    closes_on=date(2026, 4, 21),
    opens_on=date(2026, 3, 30),
    period_ends_on=date(2026, 4, 21),
    period_starts_on=date(2025, 10, 22),
)


def test_all_dates_follow_from_the_meeting_over_easter_and_a_bank_holiday():
    assert dates_for(MEETING, RULE) == MAY


def test_the_period_begins_after_the_last_one_or_with_the_strategy():
    begun = dates_for(MEETING, RULE, begins_on=date(2025, 4, 1))
    assert begun.period_starts_on == date(2025, 4, 1)
    after = dates_for(MEETING, RULE, told_until=date(2025, 10, 14), begins_on=date(2025, 4, 1))
    assert after.period_starts_on == date(2025, 10, 15)


def test_a_strategy_that_has_not_begun_leaves_the_usual_period():
    assert dates_for(MEETING, RULE, begins_on=date(2027, 4, 1)) == MAY


def test_scotland_has_its_own_bank_holidays_and_clear_days():
    rule = replace(RULE, division=Division.SCOTLAND, clear_days=3)
    assert dates_for(MEETING, rule).papers_due_on == date(2026, 5, 8)


def test_what_followed_from_the_old_meeting_follows_from_the_new_one():
    later = dates_for(date(2026, 5, 28), RULE)
    assert moved(MAY, MAY, later, today=date(2026, 1, 5)) == later


def test_a_date_set_by_hand_stays():
    mine = replace(MAY, papers_due_on=date(2026, 5, 8))
    later = dates_for(date(2026, 5, 21), RULE)
    assert moved(mine, MAY, later, today=date(2026, 1, 5)) == replace(later, papers_due_on=date(2026, 5, 8))


def test_a_window_that_has_opened_is_not_shut_again():
    later = dates_for(date(2026, 8, 13), RULE)
    assert moved(MAY, MAY, later, today=date(2026, 4, 1)) == replace(later, opens_on=MAY.opens_on)


def test_a_date_set_by_hand_gives_way_where_it_would_break_the_order():
    mine = replace(MAY, papers_due_on=date(2026, 5, 13))
    earlier = dates_for(date(2026, 5, 7), RULE)
    assert moved(mine, MAY, earlier, today=date(2026, 1, 5)) == earlier


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"closes_on": date(2026, 3, 29)}, "closes_on"),
        ({"papers_due_on": date(2026, 4, 20)}, "papers_due_on"),
        ({"papers_due_on": date(2026, 5, 15)}, "papers_due_on"),
        ({"period_ends_on": date(2025, 10, 21)}, "period_ends_on"),
        ({"period_ends_on": date(2026, 5, 15)}, "period_ends_on"),
    ],
)
def test_dates_out_of_order_are_named(changed, name):
    assert list(disorder(replace(MAY, **changed))) == [name]
    assert disorder(MAY) == {}


@pytest.mark.parametrize(
    ("today", "drafting", "issued", "state"),
    [
        (date(2026, 3, 29), False, False, CycleState.PLANNED),
        (date(2026, 3, 29), True, False, CycleState.PLANNED),
        (date(2026, 3, 30), False, False, CycleState.OPEN),
        (date(2026, 4, 21), True, False, CycleState.OPEN),
        (date(2026, 4, 22), False, False, CycleState.CLOSED),
        (date(2026, 4, 22), True, False, CycleState.DRAFTING),
        (date(2026, 6, 30), False, False, CycleState.CLOSED),
        (date(2026, 4, 1), True, True, CycleState.ISSUED),
        (date(2026, 6, 30), True, True, CycleState.ISSUED),
    ],
)
def test_the_state_of_a_cycle_on_a_day(today, drafting, issued, state):
    assert state_of(MAY, today=today, drafting=drafting, issued=issued) == state


MEETINGS = st.dates(date(2000, 1, 1), date(2080, 12, 31))
RULES = st.builds(
    CycleRule,
    division=st.sampled_from(Division),
    clear_days=st.integers(0, 10),
    writing_days=st.integers(0, 30),
    window_days=st.integers(0, 60),
    every_months=st.integers(1, 60),
)


@given(MEETINGS, RULES, st.none() | st.dates(date(1999, 1, 1), date(2081, 1, 1)))
def test_dates_of_any_rule_are_in_order_and_on_working_days(meeting, rule, told_until):
    found = dates_for(meeting, rule, told_until=told_until)
    assert disorder(found) == {}
    for day in (found.papers_due_on, found.closes_on, found.opens_on):
        assert day < meeting
        assert is_working_day(day, rule.division)


@given(MEETINGS, st.integers(-200, 200), st.integers(-100, 100), RULES)
def test_a_moved_cycle_is_in_order_whatever_was_set_by_hand(meeting, days, shift, rule):
    before = dates_for(meeting, rule)
    after = dates_for(meeting + timedelta(days=days), rule)
    mine = replace(before, papers_due_on=before.papers_due_on + timedelta(days=shift))
    found = moved(mine, before, after, today=before.opens_on)
    assert disorder(found) == {}
    assert found.meeting_on == after.meeting_on
