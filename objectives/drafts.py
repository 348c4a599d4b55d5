"""Writes about drafts: saving one, sending it, agreeing to it, sending it back, discarding it.

A draft becomes an update through `recording` like any other, and is gone from then on. All of these hold the
action first, so two who write, agree or send at once wait for each other.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from objectives.changes import EditConflict, locked, save_with_history
from objectives.models import Action, ProgressUpdate, UpdateDraft
from objectives.permissions import is_agreed_by_others
from objectives.recording import NewUpdate, check, record_no_change, record_update
from plans.timescales import BLANK, Timescale

CLOSED = "This action is closed by now. Open it again, or send the update back."
GONE = "This update is no longer waiting: it was agreed, or its writer took it back."


def draft_of(action: Action, corrects: ProgressUpdate | None = None) -> UpdateDraft | None:
    """What is being written about an action, or about one of its updates."""
    drafts = action.drafts.select_related("action__strategy", "status", "written_by", "sent_back_by")
    return drafts.filter(corrects=corrects).first()


@transaction.atomic
def save_draft(
    *,
    action: Action,
    by: User,
    version: int,
    state: str = UpdateDraft.State.WRITING,
    corrects: ProgressUpdate | None = None,
    new_end: Timescale | None = None,
    seen: int | None = None,
    form_key: str | None = None,
    **told: Any,
) -> UpdateDraft:
    """Keeps what a person writes, as the first draft of its action (`version` 0) or in the place of the one there.

    A form sent twice is saved once. Raises EditConflict, with the draft of today, when somebody else saved it since.
    """
    locked(action)
    current = draft_of(action, corrects)
    if current and form_key and current.form_key == form_key:
        return current
    draft = _seen(current, version) or UpdateDraft(action=action, corrects=corrects)
    for name, value in told.items():
        setattr(draft, name, value)
    draft.new_end = new_end or BLANK
    draft.seen = _newest(action) if seen is None else seen
    draft.state, draft.form_key = state, form_key or ""
    draft.written_by, draft.written_at = by, timezone.now()
    return _save(draft, by=by, why=UpdateDraft.State(state).label)


def _newest(action: Action) -> int:
    """The number of the last update of an action."""
    return action.updates.aggregate(last=Max("number"))["last"] or 0


def _seen(current: UpdateDraft | None, version: int) -> UpdateDraft | None:
    if (current.version if current else 0) != version:
        raise EditConflict(current)
    return current


def _save(draft: UpdateDraft, *, by: User, why: str) -> UpdateDraft:
    draft.version = draft.version + 1 if draft.pk else 1
    return save_with_history(draft, by=by, why=why)


@transaction.atomic
def send_update(
    *, action: Action, by: User, draft_version: int = 0, version: int | None = None, **fields: Any
) -> ProgressUpdate | UpdateDraft:
    """Records an update, or has it wait for the EDI team where the strategy asks for its agreement.

    The person's draft, which the form was opened with, is gone once the update is recorded. Raises
    ValidationError and EditConflict as `record_update` and `save_draft` do.
    """
    corrects = fields.get("corrects")
    unchanged = fields.pop("unchanged", False)
    seen = fields.pop("seen", None)
    if is_agreed_by_others(by, action):
        source = ProgressUpdate.Source.NO_CHANGE if unchanged else ProgressUpdate.Source.FORM
        check(NewUpdate(action=locked(action, version), source=source, **fields))
        waiting = UpdateDraft.State.WAITING
        return save_draft(
            action=action,
            by=by,
            version=draft_version,
            state=waiting,
            seen=seen,
            unchanged=unchanged,
            **fields,
        )
    draft = draft_of(action, corrects) if draft_version else None
    if draft:
        _seen(draft, draft_version)
    if unchanged:
        update = record_no_change(action=action, by=by, version=version, **fields)
    else:
        update = record_update(action=action, by=by, version=version, **fields)
    if draft:
        _remove(draft, by=by, why="Sent")
    return update


@transaction.atomic
def discard_draft(*, draft: UpdateDraft, version: int, by: User) -> None:
    """Takes a draft away. Its history keeps what it said."""
    current = _waiting(draft, version, states=list(UpdateDraft.State))
    _remove(current, by=by, why="Discarded")


@transaction.atomic
def agree(*, draft: UpdateDraft, version: int, by: User) -> ProgressUpdate:
    """Has what was sent count from now on, as told by its writer and agreed by this person.

    Raises EditConflict where the writer changed it after this person had read it, ValidationError where it can't count.
    """
    current = _waiting(draft, version)
    if current.action.closure and not current.corrects:
        raise ValidationError(CLOSED)
    fields: dict[str, Any] = {"on": current.on, "told_by": current.told_by, "agreed_by": by}
    fields["form_key"] = f"{current.action_id}:draft-{current.pk}"
    if current.unchanged:
        update = record_no_change(action=current.action, by=current.written_by, **fields)
    else:
        told = {
            name: getattr(current, name)
            for name in ("status", "narrative", "reason", "end_reason", "corrects")
        }
        new_end = current.new_end if current.new_end.text else None
        update = record_update(
            action=current.action, by=current.written_by, new_end=new_end, **told, **fields
        )
    _remove(current, by=by, why="Agreed")
    return update


def agree_to_all(
    *, drafts: Iterable[tuple[UpdateDraft, int]], by: User
) -> tuple[list[ProgressUpdate], list[tuple[UpdateDraft, str]]]:
    """Agrees to each of these, read at these versions; returns the updates, and what wasn't agreed and why."""
    agreed, left = [], []
    for draft, version in drafts:
        try:
            agreed.append(agree(draft=draft, version=version, by=by))
        except EditConflict as met:
            left.append((draft, "It was changed after you opened this page." if met.current else GONE))
        except ValidationError as refused:
            left.append((draft, " ".join(refused.messages)))
    return agreed, left


@transaction.atomic
def send_back(*, draft: UpdateDraft, version: int, comment: str, by: User) -> UpdateDraft:
    """Gives what was sent back to its writer's team, with what is to be done about it."""
    if not comment.strip():
        raise ValidationError({"comment": "Say what is missing or to be changed."})
    current = _waiting(draft, version)
    current.state, current.comment = UpdateDraft.State.SENT_BACK, comment
    current.sent_back_by, current.sent_back_at = by, timezone.now()
    return _save(current, by=by, why=UpdateDraft.State.SENT_BACK.label)


def _waiting(
    draft: UpdateDraft, version: int, states: Iterable[str] = (UpdateDraft.State.WAITING,)
) -> UpdateDraft:
    """The draft as it is now, kept from others until the transaction ends."""
    locked(draft.action)
    found = UpdateDraft.objects.select_related("action__strategy", "corrects", "status", "written_by")
    current = found.filter(pk=draft.pk).first()
    if current is None or current.version != version or current.state not in states:
        raise EditConflict(current)
    return current


def _remove(draft: UpdateDraft, *, by: User, why: str) -> None:
    draft._history_user = by  # type: ignore[attr-defined]
    draft._change_reason = why  # type: ignore[attr-defined]
    draft.delete()


def opened(draft: UpdateDraft | None, today: date) -> dict[str, object]:
    """What a form of an update is opened with where a draft is there."""
    if draft is None:
        return {"draft_version": 0}
    names = ("narrative", "reason", "end_reason", "told_by")
    told: dict[str, object] = {name: getattr(draft, name) for name in names}
    told |= {"on": draft.on or today, "new_end": draft.new_end.text, "draft_version": draft.version}
    return told | ({"status": draft.status_id} if draft.status_id else {})
