"""What holds for every timescale, whatever was written, and when reviews fall due."""

import time
from calendar import month_abbr, month_name
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.periods import financial_year_bounds, month_bounds, quarter_bounds
from plans.timescales import Kind, Timescale, last_review_due, next_review, parse_timescale

PHRASES = """every each Jan January may 2025 2025/26 25 Q2 quarter - – / to and from until ongoing annually
tbc 31 1st throughout the strategy first half winter term FY 12/13 x ? . , ( ) once within 6 months of no end
date was revised now week commencing 9999 0 00 31/02/2025 03/04 29 Feb before subject Year 2 Y1-Y3 (Jan-Mar)
Michaelmas phase ending above ditto 45382 Mawrth parhaus erbyn hydref academic"""
OFFICERS_WORDS = PHRASES.split()
WRITTEN = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from(OFFICERS_WORDS), max_size=60).map(" ".join),
    st.lists(st.sampled_from(OFFICERS_WORDS), max_size=30).map("".join),
)


@settings(deadline=None)
@given(WRITTEN, st.integers(1, 12))
def test_any_text_is_kept_as_written_and_never_ends_before_it_starts(text, year_starts):
    began = time.process_time()
    read = parse_timescale(text, year_starts=year_starts)
    assert time.process_time() - began < 0.05
    assert read.text == text
    if read.earliest and read.latest:
        assert read.earliest <= read.latest
    if read.kind in (Kind.CONDITIONAL, Kind.PLACEHOLDER, Kind.UNKNOWN):
        assert (read.earliest, read.latest, read.every_months) == (None, None, None)
    if read.kind == Kind.OPEN_ENDED:
        assert read.latest is None


YEARS_WRITTEN = st.integers(1990, 2079)  # two figures from 80 on are years of the last century
WRITINGS = st.sampled_from(
    ["{m} {y}", "{m} {y} - {m2} {z}", "by {m} {yy}", "Q3 {y}/{zz}", "{y}/{zz}", "{y} - {z}", "ongoing from {m} {y}",
     "31/{n}/{y}", "{y}-{n}-28", "annually from {m} {y}", "autumn term {y}", "end of {y}", "w/c 3 {m} {y}",
     "academic year {y}/{zz}", "{m} {y}, subject to funding", "before {m} {y}", "Q4 {y}/{zz} (Jan - Mar {z})",
     "{m} {y} revised to {m2} {z}", "{m}/{m2} {y}", "mid to late {y}", "phase 2 - {m} {y}"]
)  # fmt: skip


@given(WRITINGS, YEARS_WRITTEN, st.integers(1, 12), st.integers(1, 12), st.sampled_from([1, 4]))
def test_every_year_of_a_date_stands_in_the_words_or_next_to_one_that_does(
    writing, year, month, other, starts
):
    """A year may be the one before or after: 2026/27 ends in 2027, "before January 2026" in 2025."""
    text = writing.format(
        m=month_name[month], m2=month_name[other], n=f"{month:02}", y=year, z=year + 1,
        yy=f"{year % 100:02}", zz=f"{(year + 1) % 100:02}",
    )  # fmt: skip
    read = parse_timescale(text, year_starts=starts)
    for day in (read.earliest, read.latest):
        assert day is None or year - 1 <= day.year <= year + 2
    if read.kind == Kind.MONTH and read.problem is None:
        assert read.latest.month in (month, other)


@settings(deadline=None)
@given(WRITTEN.filter(lambda text: not any(c.isdigit() for c in text)), st.integers(1, 12))
def test_words_without_any_figure_have_no_day(text, year_starts):
    read = parse_timescale(text, year_starts=year_starts)
    assert (read.earliest, read.latest) == (None, None)


@settings(deadline=None)
@given(WRITTEN, st.dates(date(1995, 1, 1), date(2060, 1, 1)), st.sampled_from([1, 4, 9]))
def test_the_start_of_the_plan_never_breaks_a_reading(text, plan_starts, year_starts):
    read = parse_timescale(text, year_starts=year_starts, plan_starts=plan_starts)
    assert read.text == text
    if read.earliest and read.latest:
        assert read.earliest <= read.latest


@pytest.mark.parametrize(
    "piece",
    [
        "year 1 ",
        "(jan 2025) ",
        "(",
        "q4 (",
        "before ",
        "as above ",
        "year 1, 2, ",
        "phase 1 - ",
        "every ",
        "- ",
        "1 ",
        "review: ",
        "jan ",
        "? ",
        "x/",
        "throughout the ",
        "once ",
    ],
)
def test_a_repeated_word_is_read_quickly(piece):
    text = (piece * 300)[:300]
    began = time.process_time()
    parse_timescale(text)
    assert time.process_time() - began < 0.05


@given(WRITTEN)
def test_the_stored_form_gives_the_same_timescale_back_but_for_its_problem(text):
    read = parse_timescale(text)
    again = Timescale.from_json(read.to_json())
    assert again.to_json() == read.to_json()
    assert (again.kind, again.earliest, again.latest) == (read.kind, read.earliest, read.latest)


def test_the_stored_form_has_iso_dates():
    assert parse_timescale("Annually from April 2025").to_json() == {
        "text": "Annually from April 2025",
        "kind": "recurring",
        "earliest": "2025-04-01",
        "latest": None,
        "every_months": 12,
        "anchor_month": None,
    }


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("year", [1995, 2024, 2025, 2080])
def test_every_month_name_with_every_year_is_that_month(month, year):
    for name in (month_name[month], month_abbr[month], month_name[month].upper()):
        for text in (f"{name} {year}", f"{name}-{year}", f"By end of {name} {year}"):
            read = parse_timescale(text)
            assert read == Timescale(text, Kind.MONTH, *month_bounds(year, month)), text


@pytest.mark.parametrize("year_starts", [1, 4, 9])
@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
def test_every_quarter_of_every_year_is_the_one_in_periods(quarter, year_starts):
    for year in range(2000, 2060):
        text = f"Q{quarter} {year}/{(year + 1) % 100:02d}"
        starts = 4 if year_starts == 1 else year_starts
        read = parse_timescale(text, year_starts=year_starts)
        assert read == Timescale(text, Kind.QUARTER, *quarter_bounds(year, quarter, starts))


@given(st.integers(1990, 2098))
def test_every_financial_year_is_the_one_in_periods(year):
    text = f"{year}/{(year + 1) % 100:02d}"
    assert parse_timescale(text) == Timescale(text, Kind.FINANCIAL_YEAR, *financial_year_bounds(year, 4))


# Phrase, when the action started, the day, the review due next, the one due last.
REVIEWS = [
    ("Review every May", "2023-12-01", "2025-01-31", "2025-05-31", "2024-05-31"),
    ("Review every May", "2023-12-01", "2024-05-31", "2024-05-31", "2024-05-31"),
    ("Review every May", "2023-12-01", "2024-02-01", "2024-05-31", None),
    ("Review every May", "2025-05-01", "2025-05-10", "2026-05-31", None),
    ("Review every May", None, "2025-06-10", "2026-05-31", "2025-05-31"),
    ("Review every May", "2000-01-01", "2000-05-01", "2000-05-31", None),
    ("Every June and December", None, "2025-12-30", "2025-12-31", "2025-06-30"),
    ("Every May and November", None, "2025-06-10", "2025-11-30", "2025-05-31"),
    ("Review quarterly", "2023-01-01", "2025-01-31", "2025-04-01", "2025-01-01"),
    ("Review quarterly", None, "2025-01-31", None, None),
    ("Every 3 years", "2024-10-01", "2025-01-31", "2027-10-01", None),
    ("Monthly", "2025-01-31", "2025-02-20", "2025-02-28", None),
    ("Monthly", "2025-01-31", "2025-03-31", "2025-03-31", "2025-03-31"),
    ("Annually from April 2025", None, "2025-01-01", "2026-04-01", None),
    ("Annually until 2027", "2024-06-01", "2027-06-02", None, "2027-06-01"),
    ("Quarterly Updates Jan/ Apr/Jul/ Oct 2017", None, "2016-06-01", "2017-01-31", None),
    ("Quarterly Updates Jan/ Apr/Jul/ Oct 2017", None, "2017-04-30", "2017-04-30", "2017-04-30"),
    ("Quarterly Updates Jan/ Apr/Jul/ Oct 2017", None, "2025-01-31", None, "2017-10-31"),
    ("Weekly", "2024-01-01", "2025-01-31", None, None),
    ("Ongoing", "2024-01-01", "2025-01-31", None, None),
    ("March 2026", "2024-01-01", "2025-01-31", None, None),
    ("Annually", "2020-02-29", "2025-03-01", "2026-02-28", "2025-02-28"),
]


def _day(text):
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("phrase", "started", "day", "due_next", "due_last"), REVIEWS)
def test_a_review_falls_due_by_its_words_and_the_start(phrase, started, day, due_next, due_last):
    read, started, day = parse_timescale(phrase), _day(started), _day(day)
    assert next_review(read, started=started, after=day) == _day(due_next)
    assert last_review_due(read, started=started, on_or_before=day) == _day(due_last)


@given(
    st.sampled_from(["Review every May", "Quarterly", "Every 3 years", "Monthly", "Every June and December"]),
    st.dates(date(2000, 1, 1), date(2060, 1, 1)),
    st.dates(date(2000, 1, 1), date(2090, 1, 1)),
)
def test_the_next_review_is_the_last_one_once_its_day_has_come(phrase, started, day):
    read = parse_timescale(phrase)
    due = next_review(read, started=started, after=day)
    assert due >= max(day, started)
    assert last_review_due(read, started=started, on_or_before=due) == due
    previous = last_review_due(read, started=started, on_or_before=day)
    assert previous is None or previous <= day


def test_reviews_at_the_end_of_time_are_unknown():
    assert next_review(parse_timescale("Monthly"), started=date.max, after=date.max) is None
    assert last_review_due(parse_timescale("Each March"), started=None, on_or_before=date.max) is None
    assert last_review_due(parse_timescale("Each March"), started=None, on_or_before=date.min) is None


def test_a_rhythm_longer_than_a_year_needs_a_start_to_know_which_year():
    read = Timescale("Every 2 years in May", Kind.RECURRING, every_months=24, anchor_month=5)
    assert next_review(read, started=None, after=date(2025, 1, 1)) is None
    assert next_review(read, started=date(2024, 3, 1), after=date(2025, 1, 1)) == date(2026, 5, 31)
