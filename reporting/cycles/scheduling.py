"""Writes about cycles: made from the date of a meeting, edited, moved with the meeting, discarded; who was chased."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from accounts.changes import note
from accounts.models import Owner, User
from foundation.references import reference, unused
from plans.changes import EditConflict
from plans.models import GovernanceBody
from reporting.cycles.dates import CycleDates, dates_for, disorder, moved, usual_name
from reporting.models import CalendarKey, Chase, ReportDraft, ReportingCycle, rule_of

DATES = CycleDates.__slots__
KEY_LENGTH = 24  # characters of a calendar key
NOT_A_CYCLE = {"new"}  # the address of the form that makes one


@transaction.atomic
def schedule_cycle(
    *, body: GovernanceBody, meeting_on: date, by: User | None, name: str = "", **dates: date
) -> ReportingCycle:
    """A cycle for a meeting, with the dates of the body's rule unless others are given in `dates`."""
    current = _locked(body)
    rest = list(current.cycles.all())
    former = _before(rest, meeting_on)
    usual = _usual(current, meeting_on, former)
    names = {cycle.name for cycle in rest}
    called = usual_name(meeting_on)
    called = f"{meeting_on.day} {called}" if called in names else called
    cycle = ReportingCycle(body=current, name=name or called)
    cycle.slug = _slug(cycle)
    _date(cycle, CycleDates(**{day: getattr(usual, day) for day in DATES} | dates))
    following = _after(rest, meeting_on)
    _save(cycle, by)
    _follow(following, former.period_ends_on if former else None, cycle, by)
    return cycle


@transaction.atomic
def schedule_cycles(
    *, body: GovernanceBody, meetings: Sequence[date], by: User | None
) -> list[ReportingCycle]:
    """A cycle for each of these meetings, or none at all."""
    return [schedule_cycle(body=body, meeting_on=day, by=by) for day in sorted(meetings)]


@transaction.atomic
def edit_cycle(
    *, cycle: ReportingCycle, version: int | None, by: User | None, why: str = "", **fields: Any
) -> ReportingCycle:
    """Changes a cycle's name or dates, but not its meeting; what is as it was makes no entry in the history.

    The figures of its draft are as at the last day of the period, so they move with that day.
    Raises EditConflict when somebody else saved the cycle after this person opened it.
    """
    current = _current(cycle, version)
    before = {name: getattr(current, name) for name in fields}
    if before == fields:
        return current
    told_until = current.period_ends_on
    for name, value in fields.items():
        setattr(current, name, value)
    current.version += 1
    _save(current, by, why)
    _take_drafts_along(current, told_until)
    _follow(_after(current.body.cycles.all(), current.meeting_on), told_until, current, by)
    return current


@transaction.atomic
def move_meeting(
    *, cycle: ReportingCycle, meeting_on: date, version: int | None, by: User | None, today: date, why: str
) -> ReportingCycle:
    """Moves a cycle with its meeting: what followed from the old date by rule follows from the new one.

    A draft that was begun for the old date goes along. A report that was issued keeps the date it was issued with.
    """
    current = _current(cycle, version)
    if current.meeting_on == meeting_on:
        return current
    rest = [other for other in current.body.cycles.all() if other.pk != current.pk]
    former, told_until = _before(rest, current.meeting_on), current.period_ends_on
    before = _usual(current.body, current.meeting_on, former)
    after = _usual(current.body, meeting_on, _before(rest, meeting_on))
    if current.name == usual_name(current.meeting_on):
        current.name = usual_name(meeting_on)
    _date(current, moved(current.dates, before, after, today=today))
    current.version += 1
    _save(current, by, why)
    _take_drafts_along(current, told_until)
    _follow(_after(rest, meeting_on), told_until, current, by)
    return current


@transaction.atomic
def discard_cycle(*, cycle: ReportingCycle, by: User | None, today: date) -> None:
    """Takes a cycle off the calendar that nobody has been asked about yet, with a line in the audit trail."""
    current = _current(cycle, None)
    if today >= current.opens_on or current.drafts.exists():
        raise ValidationError("This cycle has begun, so it is kept. Move its meeting instead.")
    note(what="cycle discarded", detail=str(current), by=by)
    current._history_user = by  # type: ignore[attr-defined]
    current.delete()


@transaction.atomic
def record_chase(
    *, cycle: ReportingCycle, owner: Owner, by: User | None, how: str = Chase.How.PERSON
) -> Chase:
    """Notes that an owner was asked once more."""
    return Chase.objects.create(cycle=cycle, owner=owner, by=by, how=how)


@transaction.atomic
def give_calendar_key(*, user: User) -> CalendarKey:
    """A new key for the person's own calendar; the one before opens nothing any more."""
    made = {"key": get_random_string(KEY_LENGTH), "made_at": timezone.now()}
    key, _ = CalendarKey.objects.update_or_create(user=user, defaults=made)
    note(what="calendar address made", detail=user.email, by=user)
    return key


@transaction.atomic
def take_calendar_key(*, user: User) -> None:
    if CalendarKey.objects.filter(user=user).delete()[0]:
        note(what="calendar address stopped", detail=user.email, by=user)


def usual_dates(cycle: ReportingCycle) -> CycleDates:
    """What the body's rule would make of the cycle's meeting today."""
    rest = cycle.body.cycles.exclude(pk=cycle.pk)
    return _usual(cycle.body, cycle.meeting_on, _before(rest, cycle.meeting_on))


def _take_drafts_along(cycle: ReportingCycle, told_until: date) -> None:
    """Gives the drafts that are still written the meeting of their cycle and the day of its figures."""
    for draft in cycle.drafts.filter(state__in=[ReportDraft.State.WRITING, ReportDraft.State.FAILED]):
        as_at = cycle.period_ends_on if draft.as_at == told_until else draft.as_at
        if (draft.meeting_on, draft.as_at) != (cycle.meeting_on, as_at):
            draft.meeting_on, draft.as_at = cycle.meeting_on, as_at
            draft.version += 1
            draft.save(update_fields=["meeting_on", "as_at", "version", "changed_at"])


def _locked(body: GovernanceBody) -> GovernanceBody:
    """The body as it is now, kept from others who plan its cycles until the transaction ends."""
    found = GovernanceBody.objects.select_for_update(no_key=True, of=("self",)).select_related("strategy")
    return found.get(pk=body.pk)


def _current(cycle: ReportingCycle, version: int | None) -> ReportingCycle:
    body = _locked(cycle.body)
    current = ReportingCycle.objects.get(pk=cycle.pk)
    current.body = body
    if version is not None and current.version != version:
        raise EditConflict(current)
    return current


def _usual(body: GovernanceBody, meeting_on: date, former: ReportingCycle | None) -> CycleDates:
    return dates_for(
        meeting_on,
        rule_of(body),
        told_until=former.period_ends_on if former else None,
        begins_on=body.strategy.starts_on,
    )


def _before(cycles: Any, meeting_on: date) -> ReportingCycle | None:
    """The body's last cycle before a meeting."""
    earlier = [cycle for cycle in cycles if cycle.meeting_on < meeting_on]
    return max(earlier, key=lambda cycle: cycle.meeting_on, default=None)


def _after(cycles: Any, meeting_on: date) -> ReportingCycle | None:
    """The body's next cycle after a meeting."""
    later = [cycle for cycle in cycles if cycle.meeting_on > meeting_on]
    return min(later, key=lambda cycle: cycle.meeting_on, default=None)


def _follow(
    following: ReportingCycle | None, told_until: date | None, cycle: ReportingCycle, by: User | None
) -> None:
    """Has the next cycle's period begin after this one's, where it began after what was told until then."""
    starts = cycle.period_ends_on + timedelta(days=1)
    if following is None or following.period_starts_on == starts or following.period_ends_on < starts:
        return
    if told_until is None or following.period_starts_on == told_until + timedelta(days=1):
        following.period_starts_on = starts
        following.version += 1
        _save(following, by, f"The period of {cycle.name} changed.")


def _date(cycle: ReportingCycle, dates: CycleDates) -> None:
    for day in DATES:
        setattr(cycle, day, getattr(dates, day))


def _slug(cycle: ReportingCycle) -> str:
    wanted = f"{cycle.body.slug[:60]}-{reference(cycle.name).replace('.', '-')}".strip("-")
    begins = ReportingCycle.objects.filter(slug__startswith=wanted[:40])
    return unused(wanted, NOT_A_CYCLE | set(begins.values_list("slug", flat=True)), "cycle")


def _save(cycle: ReportingCycle, by: User | None, why: str = "") -> None:
    if wrong := disorder(cycle.dates):
        raise ValidationError(wrong)
    cycle._history_user = by  # type: ignore[attr-defined]
    cycle._change_reason = why[:100] or None  # type: ignore[attr-defined]
    cycle.full_clean()
    cycle.save()
