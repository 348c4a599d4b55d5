"""Days with their weekday, and a month said in two languages."""

from datetime import date

import pytest

from plans.statuses import Meaning, meaning_of_definition
from plans.timescales import parse_timescale


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Mon 01/04/24", None),
        ("Monday 1/4/2024", None),
        ("Thu 01/04/24", "ambiguous_date"),  # the fourth of January was one
        ("Tue 01/04/24", "ambiguous_date"),
        ("01/04/24", "ambiguous_date"),
    ],
)
def test_the_weekday_settles_which_figure_is_the_month(text, problem):
    read = parse_timescale(text)
    assert (read.latest, read.problem) == (date(2024, 4, 1), problem)


def test_a_target_that_was_missed_but_can_be_recovered_is_asked_about():
    assert meaning_of_definition("Behind target but recoverable") == (Meaning.OFF_TRACK, False)
    assert meaning_of_definition("Behind target") == (Meaning.OFF_TRACK, True)
