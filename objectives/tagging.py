"""Writes and reads of tags: whom actions and objectives are for, and which aims of the duty they serve."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from simple_history.utils import bulk_create_with_history

from accounts.models import User
from foundation.appendonly import lock_head
from foundation.history import called_at, things_at
from measures.models import Characteristic
from measures.vocabulary import Aim
from objectives.models import Action, ActionTag, Objective, ObjectiveTag, ProgressUpdate
from objectives.tags import AIM_LABELS, Tags

type Tagged = Action | Objective
type Word = tuple[str, str]
KINDS: dict[type, tuple[Any, str]] = {Action: (ActionTag, "action"), Objective: (ObjectiveTag, "objective")}


def offered() -> QuerySet[Characteristic]:
    """What can be said: the protected characteristics in the Act's order, then the local priorities.

    Something that figures are only broken down by is neither, so it is not among them.
    """
    return Characteristic.objects.filter(Q(statutory=True) | Q(adopted_on__isnull=False))


def offered_at(moment: datetime) -> list[Characteristic]:
    """The same as it was at a moment; the protected characteristics came with the program."""
    then = things_at(Characteristic, moment)
    found = [one for one in called_at(Characteristic, moment).values() if one.statutory or one.pk in then]
    chosen = (one for one in found if one.statutory or one.adopted_on)
    return sorted(chosen, key=lambda one: (not one.statutory, one.position, one.name))


def tags_of(things: Iterable[Tagged]) -> dict[int, Tags]:
    """The tags of each of these actions, or of each of these objectives; one query."""
    named = {thing.pk: thing for thing in things}
    if not named:
        return {}
    model, field = KINDS[type(next(iter(named.values())))]
    rows = model.objects.filter(**{f"{field}__in": list(named)})
    return gathered(rows.values_list(f"{field}_id", "characteristic__slug", "aim"), named)


def gathered(rows: Iterable[tuple[int, str | None, str]], ids: Iterable[int]) -> dict[int, Tags]:
    """Rows of (whose, characteristic, aim) as one value for each."""
    whom: dict[int, set[str]] = {pk: set() for pk in ids}
    aims: dict[int, set[str]] = {pk: set() for pk in whom}
    for pk, characteristic, aim in rows:
        if characteristic:
            whom.setdefault(pk, set()).add(characteristic)
        else:
            aims.setdefault(pk, set()).add(aim)
    return {pk: Tags.of(whom.get(pk, ()), aims.get(pk, ())) for pk in {**whom, **aims}}


@dataclass(frozen=True)
class Said:
    """Whom something is for and which aims it serves, as its page says it."""

    protected: tuple[str, ...]
    local: tuple[str, ...]
    aims: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.protected or self.local or self.aims)


def in_words(thing: Tagged, *, recorded_by: datetime | None = None) -> Said:
    """The tags of one action or objective in words, in the order of the matrix: those of today or of a moment."""
    if recorded_by:
        model, field = KINDS[type(thing)]
        tags = list(things_at(model, recorded_by, **{f"{field}_id": thing.pk}).values())
        known = called_at(Characteristic, recorded_by)
    else:
        tags = list(thing.tags.select_related("characteristic"))
        known = {tag.characteristic_id: tag.characteristic for tag in tags}
    whom = [known[tag.characteristic_id] for tag in tags if tag.characteristic_id]
    named = sorted(whom, key=lambda one: (one.position, one.name))
    aims = {tag.aim for tag in tags if tag.aim}
    return Said(
        tuple(one.name for one in named if one.statutory),
        tuple(one.name for one in named if not one.statutory),
        tuple(AIM_LABELS[aim] for aim in Aim if aim in aims),
    )


@transaction.atomic
def change_tags(*, thing: Tagged, seen: Tags, wanted: Tags, by: User | None) -> None:
    """Changes the tags of one action or objective by what a person changed of those that they saw."""
    change_many(things=[thing], changes={thing.pk: (seen, wanted)}, by=by)


@transaction.atomic
def change_many(
    *, things: Sequence[Tagged], changes: Mapping[int, tuple[Tags, Tags]], by: User | None
) -> int:
    """Adds what was ticked and takes away what was unticked, for each thing; returns how many things changed.

    `changes` says of each what the person saw and what they want. What somebody else said meanwhile stays,
    so two people lose nothing. What is taken away stays in the history.
    """
    if not things:
        return 0
    model, field = KINDS[type(things[0])]
    _wait_for(things)
    known = {one.slug: one for one in offered()}
    rows = model.objects.filter(**{f"{field}__in": things}).select_related("characteristic")
    there: dict[tuple[int, Word], Any] = {(getattr(row, f"{field}_id"), _word(row)): row for row in rows}
    added, changed = [], set()
    for thing in things:
        seen, wanted = changes[thing.pk]
        for kind, word in sorted(_words(wanted - seen)):
            if (thing.pk, (kind, word)) not in there and (kind == "aim" or word in known):
                what = {"aim": word} if kind == "aim" else {"characteristic": known[word]}
                added.append(model(**{field: thing}, **what))
                changed.add(thing.pk)
        for gone in sorted(_words(seen - wanted)):
            if row := there.get((thing.pk, gone)):
                row._history_user = by
                row.delete()
                changed.add(thing.pk)
    bulk_create_with_history(added, model, batch_size=500, default_user=by)
    return len(changed)


def _wait_for(things: Sequence[Tagged]) -> None:
    """Keeps the things from other writers; the head of the log comes first, as for all who change actions."""
    lock_head(ProgressUpdate)
    ids = [thing.pk for thing in things]
    list(type(things[0]).objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk"))


def _word(row: ActionTag | ObjectiveTag) -> Word:
    return ("for", row.characteristic.slug) if row.characteristic else ("aim", row.aim)


def _words(tags: Tags) -> set[Word]:
    return {("for", slug) for slug in tags.characteristics} | {("aim", aim.value) for aim in tags.aims}
