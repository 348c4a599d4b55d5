"""What a series of figures says, in words and numbers."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.progress import Aim, Point, Reading, is_complement, progress
from measures.vocabulary import Direction, Unit
from measures.wording import said

TODAY = date(2025, 3, 31)
RATE = Reading(Unit.PERCENT, direction=Direction.UP)


def point(value, when, on, **more) -> Point:
    return Point(on, when, None if value is None else Decimal(str(value)), **more)


AUGUST = point(21.1, "August 2023", date(2023, 8, 31))
NOVEMBER = point(38.1, "November 2024", date(2024, 11, 30))


def told(points, aim=None, reading=RATE):
    return progress(points, aim, reading, today=TODAY)


@pytest.mark.parametrize(
    ("points", "aim", "reading", "sentence"),
    [
        ([AUGUST, NOVEMBER], None, RATE,
         "38.1% in November 2024, up from 21.1% in August 2023; target not set"),
        ([AUGUST, NOVEMBER], Aim(Decimal(60), when="March 2026"), RATE,
         "38.1% in November 2024, up from 21.1% in August 2023; target 60% by March 2026 not reached yet"),
        ([AUGUST], Aim(Decimal(20)), RATE, "21.1% in August 2023; target 20% reached"),
        ([NOVEMBER, AUGUST], None, Reading(Unit.COUNT),
         "38.1 in November 2024, up from 21.1 in August 2023; target not set"),
        ([point(8.8, "31 March 2023", date(2023, 3, 31)), point(7, "31 March 2024", date(2024, 3, 31))],
         Aim(Decimal(5), date(2027, 3, 31)), Reading(Unit.PERCENT, direction=Direction.DOWN),
         "7% on 31 March 2024, down from 8.8% on 31 March 2023; target 5% by 31 March 2027 not reached yet"),
        ([point(5, "2023", date(2023, 12, 31)), point(5, "2024", date(2024, 12, 31))], None, RATE,
         "5% in 2024, the same as 5% in 2023; target not set"),
        ([], None, RATE, "No figure yet; target not set"),
        ([point(None, "June 2024", date(2024, 6, 30), mark="[c]")], None, RATE,
         "No figure can be shown for June 2024; target not set"),
        ([AUGUST], Aim(None, text="As our residents are"), RATE,
         "21.1% in August 2023; target “As our residents are”"),
    ],
)  # fmt: skip
def test_progress_can_be_read_aloud(points, aim, reading, sentence):
    assert told(points, aim, reading).sentence == sentence


@pytest.mark.parametrize(
    ("before", "after", "direction", "way"),
    [
        (10, 20, "up", "better"), (20, 10, "up", "worse"), (20, 10, "down", "better"),
        (10, 20, "down", "worse"), (10, 10, "up", "same"), (10, 20, "none", "unknown"),
    ],
)  # fmt: skip
def test_which_way_is_better_decides_what_a_change_means(before, after, direction, way):
    points = [point(before, "2023", date(2023, 1, 1)), point(after, "2024", date(2024, 1, 1))]
    assert told(points, reading=Reading(Unit.COUNT, direction=Direction(direction))).way == way


@pytest.mark.parametrize(
    ("before", "after", "aim", "direction", "share"),
    [
        (20, 40, 60, "up", 50), (8, 6, 4, "down", 50), (20, 10, 60, "up", -25), (20, 70, 60, "up", 125),
        (20, 40, 10, "up", None), (20, 40, 20, "up", None), (20, 40, 60, "none", None),
    ],
)  # fmt: skip
def test_how_much_of_the_way_is_done(before, after, aim, direction, share):
    points = [point(before, "2023", date(2023, 1, 1)), point(after, "2024", date(2024, 1, 1))]
    reading = Reading(Unit.COUNT, direction=Direction(direction))
    assert told(points, Aim(Decimal(aim)), reading).of_the_way == share


def test_the_baseline_is_the_one_that_was_said_to_be_it():
    early, marked = AUGUST, point(30, "June 2024", date(2024, 6, 30), is_baseline=True)
    assert told([early, marked, NOVEMBER]).baseline == marked
    assert told([early, NOVEMBER]).baseline == early


def test_a_figure_that_was_due_and_is_not_there_is_said_to_be_missing():
    yearly = Reading(Unit.PERCENT, every_months=12)
    assert told([AUGUST], reading=yearly).missing_since == date(2024, 8, 31)
    assert told([NOVEMBER], reading=yearly).missing_since is None
    assert told([AUGUST]).missing_since is None


def test_a_hidden_figure_is_an_answer_to_what_was_due():
    yearly = Reading(Unit.PERCENT, every_months=12)
    hidden = point(None, "November 2024", date(2024, 11, 30), mark="[c]")
    assert told([AUGUST, hidden], reading=yearly).missing_since is None


@pytest.mark.parametrize(
    ("value", "unit", "words", "spoken"),
    [
        ("64.9000", Unit.PERCENT, "", "64.9%"), ("100", Unit.PERCENT, "", "100%"),
        ("1204", Unit.COUNT, "", "1,204"), ("3590", Unit.COUNT, "FTE", "3,590 FTE"),
        ("1200", Unit.MONEY, "", "£1,200"), ("3.5", Unit.MONEY, "", "£3.50"), ("-2", Unit.MONEY, "", "−£2"),
        ("1", Unit.HOURS, "", "1 hour"), ("7.4", Unit.HOURS, "", "7.4 hours"),
        ("45", Unit.YEARS, "", "45 years"), ("-2.1", Unit.PERCENT, "", "−2.1%"),
        ("3.2", Unit.RATE, "per 1,000", "3.2 per 1,000"), ("0.0000", Unit.RATIO, "", "0"),
        ("10", Unit.SCORE, "", "10"),
    ],
)  # fmt: skip
def test_a_figure_is_said_with_its_unit(value, unit, words, spoken):
    assert said(Decimal(value), unit, words) == spoken


@pytest.mark.parametrize(
    ("one", "other", "flips"),
    [
        ("Not completed", "Completed", True), ("Completed", "Not completed", True),
        ("Non-disclosure rate", "Disclosure rate", True), ("Ethnicity not completed", "Ethnicity completed", True),
        ("Undisclosed", "Disclosed", True), ("Completed", "Completed", False), ("Disabled", "Not disabled", True),
        ("White", "Asian", False), ("Completed", "Not completed in time", False),
        ("Without a degree", "A degree", True),
        ("Notified", "ified", False), ("", "", False),
    ],
)  # fmt: skip
def test_a_name_that_says_the_opposite_is_recognised(one, other, flips):
    assert is_complement(one, other) is flips


@given(
    st.lists(
        st.tuples(st.dates(date(2015, 1, 1), date(2025, 1, 1)), st.decimals(-999, 999, places=2) | st.none()),
        max_size=6,
    ),
    st.decimals(-999, 999, places=2) | st.none(),
    st.sampled_from(Direction),
)
def test_any_figures_can_be_told(figures, target, direction):
    points = [Point(on, f"{on:%B %Y}", value) for on, value in figures]
    aim = Aim(target) if target is not None else None
    assert told(points, aim, Reading(Unit.COUNT, direction=direction)).sentence
