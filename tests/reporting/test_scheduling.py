"""Cycles are made from the date of a meeting, move with it, and follow one another."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import AuditEntry
from plans.changes import EditConflict, edit_body, edit_strategy
from reporting.changes import save_draft, start_draft
from reporting.cycles.scheduling import discard_cycle, edit_cycle, move_meeting, schedule_cycle
from reporting.cycles.windows import next_window, open_windows, state_now
from reporting.models import ReportingCycle
from tests.builders import make_body, make_strategy, make_user

pytestmark = pytest.mark.django_db
MAY, NOVEMBER = date(2026, 5, 14), date(2026, 11, 12)
LONG_AGO = date(2026, 1, 5)


@pytest.fixture
def body():
    return make_body(make_strategy(starts_on=date(2025, 4, 1)))


def cycle_of(body, meeting_on=MAY, **fields) -> ReportingCycle:
    return schedule_cycle(body=body, meeting_on=meeting_on, by=None, **fields)


def test_a_meeting_makes_a_cycle_with_all_its_dates(body):
    cycle = cycle_of(body)
    assert (cycle.name, cycle.slug) == ("May 2026", "communities-committee-may-2026")
    assert cycle.papers_due_on == date(2026, 5, 6)
    assert (cycle.opens_on, cycle.closes_on) == (date(2026, 3, 30), date(2026, 4, 21))
    assert (cycle.period_starts_on, cycle.period_ends_on) == (date(2025, 4, 1), date(2026, 4, 21))


def test_dates_can_be_given_instead_of_those_of_the_rule(body):
    cycle = cycle_of(body, name="Spring", period_ends_on=date(2026, 3, 31))
    assert (cycle.name, cycle.period_ends_on) == ("Spring", date(2026, 3, 31))
    assert cycle.opens_on == date(2026, 3, 30)


def test_a_body_has_its_own_clear_days_and_a_strategy_its_bank_holidays(body):
    edit_body(body=body, by=None, clear_days=8)
    assert cycle_of(body).papers_due_on == date(2026, 4, 30)
    wales = make_body(make_strategy(division="wales"))
    assert cycle_of(wales).papers_due_on == date(2026, 5, 8)


def test_a_period_begins_where_the_last_one_ended_also_when_a_cycle_comes_between(body):
    may, november = cycle_of(body), cycle_of(body, NOVEMBER)
    assert november.period_starts_on == date(2026, 4, 22)
    between = cycle_of(body, date(2026, 8, 13))
    november.refresh_from_db()
    assert between.period_starts_on == date(2026, 4, 22)
    assert november.period_starts_on == date(2026, 7, 23)
    edit_cycle(cycle=may, version=may.version, by=None, period_ends_on=date(2026, 3, 31))
    between.refresh_from_db()
    assert between.period_starts_on == date(2026, 4, 1)


def test_a_moved_meeting_takes_its_cycle_along_and_the_history_says_so(body):
    person = make_user()
    cycle = cycle_of(body)
    november = cycle_of(body, NOVEMBER)
    move_meeting(
        cycle=cycle,
        meeting_on=date(2026, 6, 11),
        version=1,
        by=person,
        today=LONG_AGO,
        why="The elections come first",
    )
    cycle.refresh_from_db()
    assert (cycle.name, cycle.slug) == ("June 2026", "communities-committee-may-2026")
    assert (cycle.papers_due_on, cycle.closes_on) == (date(2026, 6, 3), date(2026, 5, 19))
    entry = cycle.history.first()
    assert (entry.history_user, entry.history_change_reason) == (person, "The elections come first")
    assert entry.prev_record.meeting_on == MAY
    november.refresh_from_db()
    assert november.period_starts_on == date(2026, 5, 20)


def test_a_window_that_is_open_stays_open_when_the_meeting_moves(body):
    cycle = cycle_of(body)
    moved = move_meeting(
        cycle=cycle, meeting_on=date(2026, 6, 11), version=None, by=None, today=date(2026, 4, 1), why=""
    )
    assert (moved.opens_on, moved.closes_on) == (date(2026, 3, 30), date(2026, 5, 19))


def test_a_draft_belongs_to_the_cycle_of_its_meeting_and_moves_along(body):
    cycle = cycle_of(body)
    draft = start_draft(body=body, as_at=date(2026, 4, 21), meeting_on=MAY, by=None, today=date(2026, 4, 22))
    other = start_draft(body=body, as_at=date(2026, 4, 21), by=None, today=date(2026, 4, 22))
    assert (draft.cycle, other.cycle) == (cycle, None)
    move_meeting(
        cycle=cycle, meeting_on=date(2026, 5, 21), version=None, by=None, today=date(2026, 4, 22), why=""
    )
    draft.refresh_from_db()
    assert (draft.meeting_on, draft.cycle) == (date(2026, 5, 21), cycle)
    saved = save_draft(draft=other, texts={}, meeting_on=date(2026, 5, 21), by=None)
    assert saved.cycle == cycle
    assert state_now(cycle, today=date(2026, 4, 22)) == "drafting"


def test_two_people_who_edit_a_cycle_do_not_overwrite_each_other(body):
    cycle = cycle_of(body)
    edit_cycle(cycle=cycle, version=1, by=None, name="Spring")
    with pytest.raises(EditConflict):
        edit_cycle(cycle=cycle, version=1, by=None, name="Summer")
    with pytest.raises(EditConflict):
        move_meeting(cycle=cycle, meeting_on=NOVEMBER, version=1, by=None, today=LONG_AGO, why="")


def test_an_edit_that_changes_nothing_leaves_no_trace(body):
    cycle = cycle_of(body)
    edit_cycle(cycle=cycle, version=1, by=None, name="May 2026")
    assert (cycle.history.count(), ReportingCycle.objects.get().version) == (1, 1)


def test_dates_out_of_order_are_refused_beside_the_date_to_change(body):
    with pytest.raises(ValidationError) as refused:
        cycle_of(body, closes_on=date(2026, 3, 1))
    assert refused.value.message_dict == {
        "closes_on": ["The window must close on the day it opens or later."]
    }
    assert not ReportingCycle.objects.exists()


def test_the_database_refuses_dates_out_of_order_too(body):
    cycle = cycle_of(body)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReportingCycle.objects.filter(pk=cycle.pk).update(papers_due_on=date(2026, 5, 15))


def test_a_meeting_has_one_cycle(body):
    cycle_of(body)
    with pytest.raises(ValidationError, match="has a cycle for a meeting on this day already"):
        cycle_of(body)


def test_two_meetings_in_a_month_have_two_names_and_addresses(body):
    cycle_of(body)
    other = cycle_of(body, date(2026, 5, 21))
    assert (other.name, other.slug) == ("21 May 2026", "communities-committee-21-may-2026")


def test_a_cycle_can_be_discarded_until_its_window_opens(body):
    cycle = cycle_of(body)
    with pytest.raises(ValidationError, match="has begun"):
        discard_cycle(cycle=cycle, by=None, today=cycle.opens_on)
    discard_cycle(cycle=cycle, by=None, today=LONG_AGO)
    assert not ReportingCycle.objects.exists()
    assert AuditEntry.objects.get().detail == "Communities Committee, May 2026"


def test_which_windows_are_open_and_which_opens_next(body):
    may, november = cycle_of(body), cycle_of(body, NOVEMBER)
    strategy = body.strategy
    assert next_window(strategy, today=LONG_AGO) == may
    assert open_windows([strategy], today=LONG_AGO) == []
    for day in (may.opens_on, may.closes_on):
        assert open_windows([strategy], today=day) == [may]
        assert next_window(strategy, today=day) == november
    assert state_now(may, today=may.closes_on) == "open"


def test_the_division_of_a_strategy_is_tracked():
    strategy = make_strategy()
    edit_strategy(strategy=strategy, version=None, by=None, division="scotland")
    assert strategy.history.first().division == "scotland"
