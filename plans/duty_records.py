"""Reads and writes about duties: the list with its clocks, what was published, and what is put right."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Prefetch

from accounts.models import User
from foundation.bank_holidays import Division
from foundation.references import reference, unused
from plans.changes import EditConflict
from plans.duties import USUAL, Published, Standing, standing
from plans.models import Duty, DutyPublication


@dataclass(frozen=True)
class DutyLine:
    """A duty, when it falls due next, and its last publication."""

    duty: Duty
    standing: Standing
    last: DutyPublication | None


def duty_lines(*, today: date, all_of_them: bool = False) -> list[DutyLine]:
    """The duties that apply, the one that falls due first first; those without a date last."""
    counting = DutyPublication.objects.filter(mistaken="")
    duties = Duty.objects.prefetch_related(Prefetch("publications", counting, to_attr="counting"))
    lines = [line_of(duty, duty.counting, today=today) for duty in duties if duty.applies or all_of_them]
    return sorted(lines, key=lambda line: (not line.duty.applies, line.standing.due_on or date.max))


def line_of(duty: Duty, publications: Iterable[DutyPublication], *, today: date) -> DutyLine:
    counting = [one for one in publications if not one.mistaken]
    told = [Published(one.published_on, one.for_due_on) for one in counting]
    last = max(counting, key=lambda one: (one.published_on, one.pk), default=None)
    return DutyLine(duty, standing(duty.clock, told, today=today), last)


@transaction.atomic
def add_usual_duties(*, division: Division, by: User | None) -> list[Duty]:
    """The duties that the law of a division has; one that is there by its name already is left as it is."""
    there = {name.casefold() for name in Duty.objects.values_list("name", flat=True)}
    return [
        add_duty(
            name=usual.name,
            what=usual.what,
            source=usual.source,
            every_months=usual.clock.every_months,
            anchor_on=usual.clock.anchor_on,
            by=by,
        )
        for usual in USUAL[division]
        if usual.name.casefold() not in there
    ]


@transaction.atomic
def add_duty(*, name: str, by: User | None, **fields: Any) -> Duty:
    # "new" and "usual" are addresses of forms.
    taken = {"new", "usual", *Duty.objects.values_list("slug", flat=True)}
    slug = unused(reference(name).replace(".", "-"), taken, "duty")
    return _save(Duty(name=name, slug=slug, position=Duty.objects.count(), **fields), by)


@transaction.atomic
def edit_duty(*, duty: Duty, version: int | None, by: User | None, **fields: Any) -> Duty:
    """Changes a duty; its history keeps what it was. Raises EditConflict when somebody else saved it meanwhile."""
    current = Duty.objects.select_for_update(no_key=True).get(pk=duty.pk)
    if version is not None and current.version != version:
        raise EditConflict(current)
    before = {name: getattr(current, name) for name in fields}
    if before == fields:
        return current
    for name, value in fields.items():
        setattr(current, name, value)
    current.version += 1
    return _save(current, by)


@transaction.atomic
def record_publication(*, duty: Duty, published_on: date, by: User | None, **fields: Any) -> DutyPublication:
    """Notes that something was published; the same once more, as a double click sends it, is noted once."""
    Duty.objects.select_for_update(no_key=True).get(pk=duty.pk)
    fields = {"mistaken": ""} | fields
    same = duty.publications.filter(published_on=published_on, **fields).first()
    if same:
        return same
    return _save(DutyPublication(duty=duty, published_on=published_on, recorded_by=by, **fields), by)


@transaction.atomic
def put_publication_right(*, publication: DutyPublication, by: User | None, **fields: Any) -> DutyPublication:
    """Changes what was noted of a publication, or says why it doesn't count. It stays in the history."""
    current = DutyPublication.objects.select_for_update(no_key=True).get(pk=publication.pk)
    before = {name: getattr(current, name) for name in fields}
    for name, value in fields.items():
        setattr(current, name, value)
    return current if before == fields else _save(current, by)


def _save(thing: Any, by: User | None) -> Any:
    thing._history_user = by
    thing.full_clean()
    thing.save()
    return thing
