"""The one door through which an action's log grows; it alone moves its status, latest update and end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, QuerySet

from accounts.models import User
from foundation.appendonly import lock_head
from foundation.many_rows import in_parts, write_columns
from objectives.changes import EditConflict, locked, save_with_history
from objectives.log import Entry, Standing, standing
from objectives.models import Action, ProgressUpdate
from plans.fields import SUFFIXES, timescale_from
from plans.models import StatusTerm
from plans.statuses import Meaning
from plans.timescales import Timescale

NOTHING_TOLD = (
    "“No change” says that all is as it was last told. Nothing has been told yet, so say how it stands."
)


@dataclass(kw_only=True)
class NewUpdate:
    """An update to be appended. `new_end` moves the end date and then `end_reason` says why."""

    action: Action
    on: date
    status: StatusTerm | None = None
    narrative: str = ""
    reason: str = ""
    told_by: str = ""
    agreed_by: User | None = None
    new_end: Timescale | None = None
    end_reason: str = ""
    corrects: ProgressUpdate | None = None
    source: str = ProgressUpdate.Source.FORM
    closure: str = ""
    reopened: bool = False
    form_key: str | None = None


def check(new: NewUpdate) -> None:
    """Raises ValidationError, field by field, for what an update may not leave unsaid."""
    errors: dict[str, str] = {}
    imported = new.source == ProgressUpdate.Source.IMPORT
    if new.source == ProgressUpdate.Source.NO_CHANGE:
        says = (new.status, new.narrative, new.reason, new.new_end, new.corrects)
        if new.action.latest_words_id is None or any(says):
            raise ValidationError(NOTHING_TOLD)
    if new.status and Meaning(new.status.meaning).needs_reason and not new.reason.strip() and not imported:
        errors["reason"] = f"Say why the status is “{new.status.label}”."
    if new.new_end is not None and not new.end_reason.strip():
        errors["end_reason"] = "Say why the end date moved."
    if new.corrects and new.corrects.action_id != new.action.pk:
        errors["corrects"] = "A correction belongs to the action of the update that it corrects."
    if new.status and new.status.strategy_id != new.action.strategy_id:
        errors["status"] = "This status is not in the key of the action's strategy."
    if errors:
        raise ValidationError(errors)


@transaction.atomic
def record_update(
    *, action: Action, by: User | None, version: int | None = None, **fields: Any
) -> ProgressUpdate:
    """Appends one update and moves the action's status, latest update and end to what the log now says.

    A form sent twice (the same `form_key`) is saved once: the first saving is returned.
    Raises ValidationError for what is missing and EditConflict when the action is not the version seen.
    """
    current = locked(action)
    key = fields.get("form_key")
    if key and (first := ProgressUpdate.objects.filter(form_key=key, action=current).first()):
        return first
    if version is not None and current.version != version:
        raise EditConflict(current)
    return record_updates(new=[NewUpdate(action=current, **fields)], by=by)[0]


def record_no_change(
    *, action: Action, on: date, by: User | None, told_by: str = "", **fields: Any
) -> ProgressUpdate:
    """Appends the answer that nothing has changed since the last update: no status and no words of its own.

    It counts as an answer of its day, never as a movement: the status stays that of the update before it.
    Raises ValidationError where nothing has been told yet.
    """
    source = ProgressUpdate.Source.NO_CHANGE
    return record_update(action=action, on=on, by=by, told_by=told_by, source=source, **fields)


@transaction.atomic
def record_updates(*, new: Iterable[NewUpdate], by: User | None) -> list[ProgressUpdate]:
    """Appends updates in their order; the same rules as for one, in a fixed number of queries."""
    drafts = list(new)
    for draft in drafts:
        check(draft)
    lock_head(ProgressUpdate)  # writers of the log queue here, so what is read next holds
    actions = {draft.action.pk: draft.action for draft in drafts}
    numbers = dict(
        ProgressUpdate.objects.filter(action__in=_chunkable(actions))
        .values_list("action")
        .annotate(last=Max("number"))
        .values_list("action", "last")
    )
    entries = []
    for draft in drafts:
        numbers[draft.action.pk] = number = (numbers.get(draft.action.pk) or 0) + 1
        entries.append(_build(draft, number, by))
    made = ProgressUpdate.objects.bulk_create(entries, batch_size=500)
    _move(list(actions.values()))
    return made


def _chunkable(actions: dict[int, Action]) -> QuerySet | list[int]:
    """Ids for a query; above what a database takes as parameters, all actions of the strategies instead."""
    if len(actions) <= 500:
        return list(actions)
    strategies = {action.strategy_id for action in actions.values()}
    return Action.objects.filter(strategy__in=strategies).values("pk")


def _build(draft: NewUpdate, number: int, by: User | None) -> ProgressUpdate:
    entry = ProgressUpdate(
        action=draft.action,
        number=number,
        on=draft.on,
        recorded_by=by,
        status=draft.status,
        narrative=draft.narrative,
        reason=draft.reason,
        told_by=draft.told_by,
        agreed_by=draft.agreed_by,
        source=draft.source,
        end_moved=draft.new_end is not None,
        end_reason=draft.end_reason if draft.new_end is not None else "",
        closure=draft.closure,
        reopened=draft.reopened,
        corrects=draft.corrects,
        form_key=draft.form_key,
    )
    if draft.new_end is not None:
        entry.new_end = draft.new_end
    return entry


def entries_of(actions: Sequence[Action]) -> dict[int, list[Entry]]:
    """The logs of these actions as the rule in `log` reads them, by action."""
    chosen = ProgressUpdate.objects.filter(action__in=_chunkable({a.pk: a for a in actions}))
    return logs_in(chosen, [action.pk for action in actions])


def logs_in(chosen: QuerySet, actions: Iterable[int]) -> dict[int, list[Entry]]:
    """The same for the ids of actions, from updates that hold theirs."""
    columns = ("id", "action_id", "on", "corrects_id", "source", "number")
    logs: dict[int, list[Entry]] = {action: [] for action in actions}
    ends = _ends_of(chosen)
    for pk, action, on, corrects, source, number in chosen.order_by("pk").values_list(*columns):
        if action in logs:
            opening = source == ProgressUpdate.Source.IMPORT and number == 1
            unchanged = source == ProgressUpdate.Source.NO_CHANGE
            decided = source == ProgressUpdate.Source.DECISION
            logs[action].append(Entry(pk, on, corrects, ends.get(pk), opening, unchanged, decided))
    return logs


def _ends_of(chosen: QuerySet) -> dict[int, Timescale]:
    """The new ends of the few updates that moved one."""
    names = {f"new_end_{name}": name for name in SUFFIXES}
    moved = chosen.filter(end_moved=True).order_by().values("id", *names)
    return {row["id"]: timescale_from({name: row[column] for column, name in names.items()}) for row in moved}


def _move(actions: list[Action]) -> None:
    logs = entries_of(actions)
    found = {a.pk: standing(logs[a.pk], original_end=a.original_end) for a in actions}
    statuses = _statuses({s.words for s in found.values() if s.words})
    for action in actions:
        now: Standing = found[action.pk]
        action.latest_update_id = now.latest
        action.latest_words_id = now.words
        action.status_id = statuses.get(now.words) if now.words else None
        action.end = now.end
        action.version += 1
    write_columns(actions, MOVED)


# The log is the history of these columns, so they get no other one.
MOVED = {
    "latest_update_id", "latest_words_id", "status_id", "version", *(f"end_{suffix}" for suffix in SUFFIXES)
}  # fmt: skip


def _statuses(updates: set[int]) -> dict[int, int | None]:
    rows: dict[int, int | None] = {}
    for some in in_parts(sorted(updates)):
        rows |= dict(ProgressUpdate.objects.filter(pk__in=some).values_list("pk", "status"))
    return rows


def _why(status: StatusTerm | None, reason: str) -> str:
    """The words of a closing are its story; they explain the status only where that needs a reason."""
    return reason if status and Meaning(status.meaning).needs_reason else ""


def _too_early(action: Action, what: str, on: date) -> str:
    """Of two days the later counts, so a closing and an opening again are told in their order."""
    name = f"Action {action.label}" if action.label else "The action"
    return f"{name} was {what} on {on.day} {on:%B %Y}. Write that day or a later one."


@transaction.atomic
def close_action(
    *,
    action: Action,
    kind: str,
    on: date,
    reason: str,
    agreed_by: str,
    by: User | None,
    into: Action | None = None,
    status: StatusTerm | None = None,
    version: int | None = None,
) -> Action:
    """Takes the action out of the open work, saying how, when, why and who agreed. It stays in the record."""
    errors: dict[str, str] = {}
    current = locked(action, version)
    if current.closure:
        errors["kind"] = "This action is closed already."
    if not reason.strip():
        errors["reason"] = "Say why the action is closed."
    if opened := current.updates.filter(reopened=True, on__gt=on).order_by("-on").first():
        errors["on"] = _too_early(current, "opened again", opened.on)
    if kind in (Action.Closure.SUPERSEDED, Action.Closure.MERGED) and into is None:
        errors["into"] = "Say which action takes its place."
    if into is not None and (into.pk == current.pk or into.strategy_id != current.strategy_id):
        errors["into"] = "Choose another action of the same strategy."
    if errors:
        raise ValidationError(errors)
    kept = status or current.status
    record_updates(
        new=[
            NewUpdate(
                action=current,
                on=on,
                status=kept,
                narrative=reason,
                reason=_why(kept, reason),
                told_by=agreed_by,
                source=ProgressUpdate.Source.CLOSURE,
                closure=kind,
            )
        ],
        by=by,
    )
    current.closure, current.closed_on, current.closed_reason = kind, on, reason
    current.closed_agreed_by, current.closed_into = agreed_by, into
    return save_with_history(current, by=by, why=f"Closed: {Action.Closure(kind).label}")


@transaction.atomic
def reopen_action(
    *, action: Action, on: date, reason: str, by: User | None, version: int | None = None
) -> Action:
    """Takes a closed action back into the open work; the closing stays in its log."""
    current = locked(action, version)
    if not current.closure:
        raise ValidationError({"reason": "This action is open."})
    if not reason.strip():
        raise ValidationError({"reason": "Say why the action is opened again."})
    if current.closed_on and on < current.closed_on:
        raise ValidationError({"on": _too_early(current, "closed", current.closed_on)})
    record_updates(
        new=[
            NewUpdate(
                action=current,
                on=on,
                status=current.status,
                narrative=reason,
                reason=_why(current.status, reason),
                source=ProgressUpdate.Source.CLOSURE,
                reopened=True,
            )
        ],
        by=by,
    )
    current.closure, current.closed_on, current.closed_reason = "", None, ""
    current.closed_agreed_by, current.closed_into = "", None
    return save_with_history(current, by=by, why="Opened again")
