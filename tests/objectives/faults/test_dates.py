"""Dates against the strategy, against each other, and against today."""

from datetime import date

import pytest

from objectives.faults.dates import ends_after_strategy, far_years, past_end_in_silence
from plans.timescales import parse_timescale

TODAY = date(2030, 6, 15)
LAST_DAY = date(2030, 3, 31)


@pytest.mark.parametrize(
    ("end", "told_on", "silent"),
    [
        ("May 2030", None, True),
        ("14 June 2030", None, True),
        ("May 2030", date(2030, 5, 31), True),
        ("May 2030", date(2029, 1, 1), True),
        ("Spring 2029", date(2029, 4, 2), True),
        ("2028", None, True),
        ("Q1 2029/30", None, True),
        ("March 2029 – May 2030", date(2030, 5, 1), True),
        ("1 January 2030", date(2029, 12, 31), True),
        ("2028/29", None, True),
        ("May 2030", date(2030, 6, 1), False),
        ("15 June 2030", None, False),
        ("June 2030", None, False),
        ("2030", None, False),
        ("2030/31", None, False),
        ("Ongoing", None, False),
        ("Review every May", None, False),
        ("Annually", None, False),
        ("TBC", None, False),
        ("Once the system is live", None, False),
        ("", None, False),
    ],
)
def test_an_end_that_is_over_and_nobody_said_a_word(end, told_on, silent):
    assert past_end_in_silence(parse_timescale(end), told_on=told_on, today=TODAY) == silent


@pytest.mark.parametrize(
    ("end", "after"),
    [
        ("April 2030", True),
        ("1 April 2030", True),
        ("Summer 2030", True),
        ("Q1 2030/31", True),
        ("2031", True),
        ("2030/31", True),
        ("31/12/2035", True),
        ("2029 – 2032", True),
        ("Dec-2030", True),
        ("Spring 2031", True),
        ("31 March 2030", False),
        ("March 2030", False),
        ("2030", False),
        ("2029/30", False),
        ("Spring 2030", False),
        ("2028 – 2030", False),
        ("Ongoing", False),
        ("Review every May", False),
        ("TBC", False),
        ("", False),
    ],
)
def test_an_end_after_the_strategys_end(end, after):
    assert ends_after_strategy(parse_timescale(end), LAST_DAY) == after


def test_a_strategy_without_an_end_has_nothing_after_it():
    assert not ends_after_strategy(parse_timescale("2099"), None)


@pytest.mark.parametrize(
    ("texts", "far"),
    [
        (["2029", "2030", "2030", "2031", "2052"], [4]),
        (["2005", "2029", "2030", "2030", "2031"], [0]),
        (["May 1930", "2029", "", "2030", "Ongoing", "2030", "2031"], [0]),
        (["2029", "2030", "2030", "2031", "2040"], []),
        (["2029", "2030", "2030", "2031", "2045"], []),
        (["2029", "2052"], []),
        (["Ongoing", "TBC", "", "Review every May", "2050"], []),
        ([], []),
        (["2000", "2000", "2030", "2030", "2030"], [0, 1]),
        (["1 May 2015", "2029", "2030", "2030", "2031"], []),
    ],
)
def test_a_year_far_from_those_of_the_plan(texts, far):
    assert far_years([parse_timescale(text) for text in texts]) == far
