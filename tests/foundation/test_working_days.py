"""Working days know the bank holidays of each division, with their substitute days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.bank_holidays import Division, bank_holidays
from foundation.working_days import (
    CLEAR_DAYS,
    is_working_day,
    on_or_after,
    on_or_before,
    papers_due,
    working_day_after,
    working_day_before,
    working_days_from,
)

ENGLAND, WALES, SCOTLAND = Division
DAYS = st.dates(date(1995, 1, 1), date(2080, 12, 31))
DIVISIONS = st.sampled_from(Division)
COUNTS = st.integers(0, 40)


@pytest.mark.parametrize(
    ("day", "english", "scottish"),
    [
        (date(2026, 3, 6), True, True),  # a Friday
        (date(2026, 3, 7), False, False),
        (date(2026, 3, 8), False, False),
        (date(2026, 4, 3), False, False),  # Good Friday
        (date(2026, 4, 6), False, True),  # Easter Monday
        (date(2026, 5, 4), False, False),
        (date(2026, 8, 3), True, False),
        (date(2026, 8, 31), False, True),
        (date(2026, 11, 30), True, False),  # St Andrew's Day
        (date(2026, 12, 28), False, False),  # for Boxing Day, a Saturday
        (date(2027, 12, 27), False, False),  # for Christmas Day, a Saturday,
        (date(2027, 12, 28), False, False),  # and for Boxing Day
        (date(2022, 12, 27), False, False),  # for Christmas Day, a Sunday
        (date(2028, 1, 3), False, False),  # for New Year's Day, a Saturday
        (date(2028, 1, 4), True, False),  # for 2 January, a Sunday
        (date(2022, 6, 2), False, False),  # moved for a jubilee, with a day of its own beside it
        (date(2022, 6, 3), False, False),
        (date(2020, 5, 8), False, False),  # the early May holiday, moved
        (date(2020, 5, 4), True, True),
    ],
)
def test_a_working_day_is_a_weekday_without_a_bank_holiday(day, english, scottish):
    assert is_working_day(day, ENGLAND) == is_working_day(day, WALES) == english
    assert is_working_day(day, SCOTLAND) == scottish


@pytest.mark.parametrize(
    ("meeting", "division", "due"),
    [
        (date(2026, 3, 16), ENGLAND, date(2026, 3, 6)),  # Monday to Friday lie between
        (date(2026, 3, 12), ENGLAND, date(2026, 3, 4)),
        (date(2026, 4, 9), ENGLAND, date(2026, 3, 30)),  # over Easter
        (date(2026, 4, 9), SCOTLAND, date(2026, 4, 2)),  # Easter Monday is worked there
        (date(2026, 4, 9), WALES, date(2026, 4, 1)),
        (date(2026, 5, 7), ENGLAND, date(2026, 4, 28)),
        (date(2027, 1, 6), ENGLAND, date(2026, 12, 24)),  # over Christmas and New Year, with a substitute day
        (date(2027, 1, 6), SCOTLAND, date(2026, 12, 29)),
        (date(2026, 3, 15), ENGLAND, date(2026, 3, 6)),  # a meeting on a Sunday
    ],
)
def test_papers_are_due_so_many_clear_days_before_the_meeting(meeting, division, due):
    assert papers_due(meeting, CLEAR_DAYS[division], division) == due


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        (date(2026, 12, 23), date(2026, 12, 23), date(2026, 12, 23)),
        (date(2026, 12, 26), date(2026, 12, 24), date(2026, 12, 29)),
        (date(2026, 4, 4), date(2026, 4, 2), date(2026, 4, 7)),
        (date(2026, 3, 8), date(2026, 3, 6), date(2026, 3, 9)),
    ],
)
def test_a_day_rolls_to_a_working_day(day, before, after):
    assert (on_or_before(day, ENGLAND), on_or_after(day, ENGLAND)) == (before, after)


def test_working_days_are_counted_with_both_ends():
    assert working_days_from(date(2026, 4, 2), date(2026, 4, 7), ENGLAND) == 2
    assert working_days_from(date(2026, 4, 4), date(2026, 4, 6), ENGLAND) == 0
    assert working_days_from(date(2026, 4, 7), date(2026, 4, 2), ENGLAND) == 0


@given(DAYS, COUNTS.filter(bool), DIVISIONS)
def test_so_many_working_days_lie_in_between(day, count, division):
    before, after = working_day_before(day, count, division), working_day_after(day, count, division)
    assert is_working_day(before, division)
    assert is_working_day(after, division)
    assert working_days_from(before, day - timedelta(days=1), division) == count
    assert working_days_from(day + timedelta(days=1), after, division) == count


@given(DAYS, st.integers(0, 15), DIVISIONS)
def test_the_clear_days_are_all_working_days_between_publication_and_meeting(meeting, clear, division):
    due = papers_due(meeting, clear, division)
    one = timedelta(days=1)
    assert working_days_from(due + one, meeting - one, division) == clear


@pytest.mark.parametrize("division", Division)
@pytest.mark.parametrize("year", [1996, 2026, 2060, 2099])
def test_every_year_has_its_bank_holidays(year, division):
    assert 8 <= len(bank_holidays(year, division)) <= 14
