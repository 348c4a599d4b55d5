"""What rows said at a moment, read from the history that django-simple-history keeps of them."""

from copy import copy
from datetime import datetime
from typing import Any

from django.db.models import Max, Min, Model

type Row = dict[str, Any]

# Where a thing is found stays where it is today, whatever it was called then.
ADDRESSES = ("slug", "ref")


def versions_at(model: Any, moment: datetime, **which: object) -> dict[int, Row]:
    """The last version of each row that was on the record then, without what had been removed."""
    versions = model.history.filter(history_date__lte=moment, **which).order_by()
    last = versions.values("id").annotate(last=Max("history_id")).values("last")
    kept = model.history.filter(history_id__in=last).exclude(history_type="-").order_by()
    return {row["id"]: row for row in kept.values()}


def things_at(model: Any, moment: datetime, **which: object) -> dict[int, Any]:
    """The things that were on the record then, each in its words of that moment and at its address of today.

    What a thing refers to is what it referred to then, in the words of today. None of them is meant to be saved.
    """
    rows = versions_at(model, moment, **which)
    now = {thing.pk: thing for thing in model.objects.filter(**which)}
    return {pk: _as_in(now.get(pk) or model(**_columns(model, row)), row) for pk, row in rows.items()}


def called_at(model: Any, moment: datetime) -> dict[int, Any]:
    """Everything that can be named, in its words of a moment; what has no words of then has its first or only ones.

    Things that came with the program were there before their history began.
    """
    then = things_at(model, moment)
    first = model.history.order_by().values("id").annotate(first=Min("history_id")).values("first")
    begun = {row["id"]: row for row in model.history.filter(history_id__in=first).order_by().values()}
    return {
        thing.pk: then.get(thing.pk) or _as_in(thing, begun.get(thing.pk, {}))
        for thing in model.objects.all()
    } | then


def as_written[Thing: Model](thing: Thing, moment: datetime) -> Thing | None:
    """One of them; None where it was not on the record yet."""
    row = versions_at(type(thing), moment, id=thing.pk).get(thing.pk)
    return _as_in(thing, row) if row else None


def _columns(model: Any, row: Row) -> Row:
    names = [field.attname for field in model._meta.concrete_fields]
    return {name: row[name] for name in names if name in row}


def _as_in[Thing: Model](thing: Thing, row: Row) -> Thing:
    then = copy(thing)
    for name, value in _columns(type(thing), row).items():
        if name not in ADDRESSES:
            setattr(then, name, value)
    return then
