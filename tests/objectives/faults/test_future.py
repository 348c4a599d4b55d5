"""A day to come that is told as past is found; a plan for that day is not."""

from datetime import date

import pytest

from objectives.faults.future import told_as_past

TODAY = date(2030, 6, 15)

PAST = [
    ("Toolkit launched in May 2031.", "May 2031"),
    ("Launched 3 July 2030", "3 July 2030"),
    ("The forum met on 02/12/2030.", "02/12/2030"),
    ("Policy approved. Training completed in January 2031 for all drivers.", "January 2031"),
    ("A session was held (October 2030).", "October 2030"),
    ("Paper presented to the Board in May 2032", "May 2032"),
    ("November 2031: 71% completion.", "November 2031"),
    ("November 2031 data: women completed: 40%", "November 2031"),
    ("Completion as of August 2031: 25.9%", "August 2031"),
    ("42% of posts (baseline: March 2031)", "March 2031"),
    ("Guidance has been published since September 2030", "September 2030"),
    ("Reviewed Dec-2031", "Dec-2031"),
]
NOT_PAST = [
    "Toolkit launched in May 2030.",
    "Toolkit will be launched in May 2031.",
    "To be completed by March 2031",
    "Completed by March 2031",
    "Launch planned for May 2031",
    "Budget agreed for April 2031",
    "The board agreed to review this in May 2031",
    "Deadline moved to May 2031",
    "Date revised to May 2031",
    "Contract signed until March 2031",
    "Target November 2031: 71% completion",
    "Next survey: May 2031",
    "Training delivered. Next session May 2031.",
    "We hope to have published it in May 2031",
    "If approved in May 2031 we go on",
    "May 2031",
    "Completed",
    "",
    "Not completed in June 2030",
    "Programme agreed for roll out in May 2031",
    "Guide published for launch in May 2031",
    "Two officers recruited, starting in May 2031",
    "Training started, and runs to May 2031",
    "Contract started in April 2030 through March 2031",
    "The event has been scheduled in September 2030",
]


@pytest.mark.parametrize(("text", "written"), PAST)
def test_a_day_to_come_that_is_told_as_past(text, written):
    assert [told.written for told in told_as_past(text, today=TODAY)] == [written]


@pytest.mark.parametrize("text", NOT_PAST)
def test_a_day_that_is_past_or_only_planned(text):
    assert list(told_as_past(text, today=TODAY)) == []


def test_a_figure_beside_a_day_to_come_is_a_hope_in_a_success_measure():
    assert list(told_as_past("March 2031: 80%", today=TODAY, figures=False)) == []
    assert [t.day for t in told_as_past("(baseline March 2031: 80%)", today=TODAY, figures=False)] == [
        date(2031, 3, 1)
    ]


def test_the_words_before_the_date_are_told():
    assert next(told_as_past("All is well. The toolkit was launched in May 2031.", today=TODAY)) == (
        "May 2031",
        "The toolkit was launched in May 2031",
        date(2031, 5, 1),
    )
