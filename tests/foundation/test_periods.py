from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.periods import (
    add_months,
    financial_year_bounds,
    financial_year_label,
    first_year_of,
    how_long,
    month_bounds,
    months_between,
    period_in_words,
    quarter_bounds,
    season_bounds,
    term_bounds,
)

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("bounds", "first", "last"),
    [
        (month_bounds(2024, 2), date(2024, 2, 1), date(2024, 2, 29)),
        (month_bounds(2025, 12), date(2025, 12, 1), date(2025, 12, 31)),
        (quarter_bounds(2026, 1, 4), date(2026, 4, 1), date(2026, 6, 30)),
        (quarter_bounds(2026, 2, 4), date(2026, 7, 1), date(2026, 9, 30)),
        (quarter_bounds(2026, 4, 4), date(2027, 1, 1), date(2027, 3, 31)),
        (quarter_bounds(2026, 1, 1), date(2026, 1, 1), date(2026, 3, 31)),
        (quarter_bounds(2026, 4, 1), date(2026, 10, 1), date(2026, 12, 31)),
        (quarter_bounds(2026, 2, 9), date(2026, 12, 1), date(2027, 2, 28)),
        (financial_year_bounds(2026, 4), date(2026, 4, 1), date(2027, 3, 31)),
        (financial_year_bounds(2026, 1), date(2026, 1, 1), date(2026, 12, 31)),
        (season_bounds(2025, "spring"), date(2025, 3, 1), date(2025, 5, 31)),
        (season_bounds(2025, "summer"), date(2025, 6, 1), date(2025, 8, 31)),
        (season_bounds(2025, "autumn"), date(2025, 9, 1), date(2025, 11, 30)),
        (season_bounds(2023, "winter"), date(2023, 12, 1), date(2024, 2, 29)),
        (term_bounds(2025, "autumn"), date(2025, 9, 1), date(2025, 12, 31)),
        (term_bounds(2025, "spring"), date(2025, 1, 1), date(2025, 4, 30)),
        (term_bounds(2025, "summer"), date(2025, 4, 1), date(2025, 7, 31)),
    ],
)
def test_a_period_has_a_first_and_a_last_day(bounds, first, last):
    assert bounds == (first, last)


@given(st.integers(1900, 2200), st.integers(1, 12))
def test_four_quarters_fill_a_year_without_gap_or_overlap(year, year_starts):
    quarters = [quarter_bounds(year, quarter, year_starts) for quarter in (1, 2, 3, 4)]
    assert (quarters[0][0], quarters[3][1]) == financial_year_bounds(year, year_starts)
    assert all(one[1] + timedelta(days=1) == other[0] for one, other in pairwise(quarters))


def test_a_year_has_no_fifth_quarter():
    with pytest.raises(ValueError, match="quarters 1 to 4"):
        quarter_bounds(2026, 5, 4)


@pytest.mark.parametrize(
    ("day", "year_starts", "label"),
    [
        (date(2026, 3, 31), 4, "2025/26"),
        (date(2026, 4, 1), 4, "2026/27"),
        (date(1999, 6, 1), 4, "1999/00"),
        (date(2026, 3, 31), 1, "2026"),
    ],
)
def test_a_day_belongs_to_a_financial_year(day, year_starts, label):
    assert financial_year_label(day, year_starts) == label


@given(DAYS, st.integers(1, 12))
def test_every_day_is_inside_the_financial_year_it_is_said_to_be_in(day, year_starts):
    first, last = financial_year_bounds(first_year_of(day, year_starts), year_starts)
    assert first <= day <= last


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
        (date(2025, 3, 31), -1, date(2025, 2, 28)),
        (date(2025, 1, 1), -13, date(2023, 12, 1)),
        (date(2025, 5, 5), 0, date(2025, 5, 5)),
    ],
)
def test_months_are_added_and_clamped_to_the_end_of_the_month(day, months, later):
    assert add_months(day, months) == later


@given(DAYS, st.integers(0, 240))
def test_months_added_are_months_between(day, months):
    assert months_between(day, add_months(day, months)) == months


@given(DAYS, DAYS)
def test_months_between_is_the_same_backwards_but_for_the_sign(one, other):
    assert months_between(one, other) == -months_between(other, one)


@pytest.mark.parametrize(
    ("earlier", "later", "words"),
    [
        (date(2025, 1, 1), date(2025, 1, 1), "0 days"),
        (date(2025, 1, 1), date(2025, 1, 2), "1 day"),
        (date(2025, 1, 1), date(2025, 1, 13), "12 days"),
        (date(2025, 1, 31), date(2025, 2, 28), "1 month"),
        (date(2025, 1, 1), date(2025, 4, 20), "3 months"),
        (date(2025, 1, 1), date(2026, 1, 1), "1 year"),
        (date(2025, 1, 1), date(2026, 3, 1), "1 year and 2 months"),
        (date(2023, 1, 1), date(2025, 2, 1), "2 years and 1 month"),
        (date(2025, 4, 20), date(2025, 1, 1), "3 months"),
    ],
)
def test_how_long_is_said_as_a_person_says_it(earlier, later, words):
    assert how_long(earlier, later) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (30, "30 days"),
        (45, "1 month"),
        (-92, "3 months"),
        (366, "1 year"),
        (800, "2 years and 2 months"),
    ],
)
def test_a_number_of_days_is_said_in_words(days, words):
    assert period_in_words(days) == words
