"""Which actions are asked for in a cycle, why, and what counts as an answer."""

from dataclasses import replace
from datetime import date

import pytest

from foundation.date_line import date_line
from plans.statuses import Meaning
from plans.timescales import BLANK, parse_timescale
from reporting.cycles.chasing import chaser
from reporting.cycles.dates import CycleDates
from reporting.cycles.replies import (
    AskRule,
    Reply,
    ReplyLine,
    Standing,
    Tally,
    replies,
    reply_to,
    tally,
    why_asked,
)

DATES = CycleDates(
    meeting_on=date(2026, 5, 14),
    papers_due_on=date(2026, 5, 6),
    closes_on=date(2026, 4, 21),
    opens_on=date(2026, 3, 30),
    period_ends_on=date(2026, 4, 21),
    period_starts_on=date(2025, 10, 22),
)
RULE = AskRule(every_open_action=False, due_soon_days=60, stale_days=180)
WELL = Standing(1, (7,), Meaning.IN_PROGRESS, BLANK, parse_timescale("2030"), updated_on=date(2026, 2, 1))


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({}, ()),
        ({"end": parse_timescale("March 2026")}, ("past its end date",)),
        ({"end": parse_timescale("20 April 2026")}, ("past its end date",)),  # by the time the window closes
        ({"end": parse_timescale("May 2026")}, ("due soon",)),
        ({"end": parse_timescale("Review every March")}, ("due for review",)),
        ({"meaning": Meaning.OFF_TRACK}, ("in need of attention",)),
        ({"meaning": Meaning.ON_HOLD}, ("on hold",)),
        ({"meaning": Meaning.NOT_STARTED, "start": parse_timescale("April 2026")}, ()),
        ({"meaning": Meaning.NOT_STARTED, "start": parse_timescale("March 2026")}, ("to have begun",)),
        ({"updated_on": None}, ("never told about",)),
        ({"updated_on": date(2025, 10, 21)}, ("not told about for long",)),
        ({"updated_on": date(2025, 10, 24)}, ()),
        ({"end": parse_timescale("March 2026"), "updated_on": date(2026, 3, 17)}, ()),  # told two weeks ago
        ({"end": parse_timescale("March 2026"), "updated_on": date(2026, 3, 16)}, ("past its end date",)),
        ({"meaning": Meaning.COMPLETE, "updated_on": None}, ()),
        ({"closed": True, "updated_on": None}, ()),
        ({"cross_reference": True, "updated_on": None}, ()),
        ({"end": parse_timescale("Ongoing")}, ()),
    ],
)
def test_an_action_is_asked_for_when_there_is_something_to_ask(changed, why):
    assert why_asked(replace(WELL, **changed), DATES, RULE) == why


def test_what_was_told_before_the_period_is_asked_for_again():
    dates = replace(DATES, period_starts_on=date(2026, 3, 1))
    assert why_asked(WELL, dates, RULE) == ("not told about in this period",)


def test_a_body_may_ask_for_every_open_action():
    every = replace(RULE, every_open_action=True)
    assert why_asked(WELL, DATES, every) == ("open",)
    assert why_asked(replace(WELL, updated_on=date(2026, 3, 29)), DATES, every) == ("open",)
    assert why_asked(replace(WELL, meaning=Meaning.COMPLETE), DATES, every) == ()


@pytest.mark.parametrize(
    ("asked", "answered_on", "begun", "reply"),
    [
        (True, None, None, Reply.NOTHING),
        (True, None, Reply.DRAFT, Reply.DRAFT),
        (True, None, Reply.WAITING, Reply.WAITING),
        (True, date(2026, 3, 29), None, Reply.NOTHING),
        (True, date(2026, 3, 30), Reply.DRAFT, Reply.ANSWERED),
        (True, date(2026, 4, 21), None, Reply.ANSWERED),
        (True, date(2026, 4, 22), None, Reply.LATE),
        (True, date(2026, 5, 14), None, Reply.LATE),
        (True, date(2026, 5, 15), None, Reply.NOTHING),
        (False, None, Reply.DRAFT, Reply.NOT_ASKED),
        (False, date(2026, 4, 1), None, Reply.ANSWERED),
    ],
)
def test_an_update_with_a_date_in_the_window_is_an_answer(asked, answered_on, begun, reply):
    assert reply_to(asked=asked, answered_on=answered_on, begun=begun, dates=DATES) == reply


def test_answers_are_counted_of_those_that_were_asked_for():
    late = replace(WELL, action=2, end=parse_timescale("March 2026"))
    silent = replace(WELL, action=3, updated_on=None)
    lines = replies(
        [WELL, late, silent],
        DATES,
        RULE,
        answers={1: date(2026, 4, 1), 2: date(2026, 4, 23)},
        begun={3: Reply.DRAFT},
    )
    assert lines == [
        ReplyLine(1, (7,), (), Reply.ANSWERED, date(2026, 4, 1)),
        ReplyLine(2, (7,), ("past its end date",), Reply.LATE, date(2026, 4, 23)),
        ReplyLine(3, (7,), ("never told about",), Reply.DRAFT),
    ]
    found = tally(lines)
    assert found == Tally(asked=2, answered=0, late=1, waiting=0, draft=1, nothing=0, unasked=1)
    assert (found.came_in, found.missing, found.reply) == (1, 1, Reply.DRAFT)


@pytest.mark.parametrize(
    ("found", "reply"),
    [
        (Tally(0, 0, 0, 0, 0, 0, 3), Reply.NOT_ASKED),
        (Tally(2, 2, 0, 0, 0, 0, 0), Reply.ANSWERED),
        (Tally(2, 1, 1, 0, 0, 0, 0), Reply.LATE),
        (Tally(3, 1, 1, 1, 0, 0, 0), Reply.WAITING),
        (Tally(3, 1, 0, 1, 1, 0, 0), Reply.DRAFT),
        (Tally(3, 1, 0, 0, 1, 1, 0), Reply.SOME),
        (Tally(3, 0, 0, 2, 0, 1, 0), Reply.SOME),
        (Tally(2, 0, 0, 0, 1, 1, 0), Reply.NOTHING),
    ],
)
def test_an_owner_has_the_reply_of_the_action_that_is_furthest_behind(found, reply):
    assert found.reply == reply


def test_a_chaser_names_what_is_missing_and_why():
    letter = chaser(
        owner="Library Service",
        body="Communities Committee",
        strategy="Fair for all",
        meeting_on=DATES.meeting_on,
        closes_on=DATES.closes_on,
        today=date(2026, 4, 20),
        actions=[("1.1", "Write\n guidance", "past its end date"), ("", "Open the doors " * 20, "due soon")],
        address="https://edi.example/staff/my-actions/",
    )
    assert letter.subject == "2 actions of Library Service need an update by Tuesday 21 April 2026"
    assert "\n* 1.1 Write guidance: past its end date\n* Open the doors" in letter.text
    assert "…: due soon\n\nYou can answer here: https://edi.example/staff/my-actions/" in letter.text
    assert "We need an update by Tuesday 21 April 2026. These are missing" in letter.text
    late = chaser(
        owner="Library Service",
        body="C",
        strategy="S",
        meeting_on=DATES.meeting_on,
        closes_on=DATES.closes_on,
        today=date(2026, 4, 22),
        actions=[("1.1", "Write guidance", "due soon")],
        address="",
    )
    assert late.subject.startswith("1 action of Library Service needs an update")
    assert "We had asked for an update by Tuesday 21 April 2026. This is missing:" in late.text


def test_a_line_of_dates_marks_today_only_where_it_lies_on_it():
    days = (date(2026, 3, 30), date(2026, 4, 21), date(2026, 5, 6), date(2026, 5, 14))
    line = date_line(days, ("Answers", "Writing", "Public"), today=date(2026, 4, 21))
    assert [mark.x for mark in line.marks] == [0, 48.889, 82.222, 100]
    assert [mark.anchor for mark in line.marks] == ["start", "middle", "middle", "end"]
    assert [(s.label, s.x, s.width) for s in line.stretches][-1] == ("Public", 82.222, 17.778)
    assert line.today is not None
    assert line.today.x == 48.889
    assert date_line(days, ("Answers",), today=date(2026, 3, 29)).today is None


def test_a_line_of_one_day_is_a_line_too():
    day = date(2026, 4, 21)
    line = date_line((day, day), ("Answers",), today=day)
    assert (line.stretches, [mark.x for mark in line.marks]) == ((), [0, 0])
