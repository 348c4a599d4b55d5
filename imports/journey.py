"""How an import moves: uploaded, looked at, answered, saved. Every move names the version it was decided on.

A move that was decided on an older version does nothing, so a second click, a second person or a job that was
started twice never does anything twice.
"""

import hashlib
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.changes import note
from accounts.models import User
from imports import tasks
from imports.files.cells import Refusal, Workbook
from imports.models import ImportBatch, Upload
from plans.models import Strategy

State = ImportBatch.State

ROWS_AT_ONCE = (
    400  # a file of so many rows is looked at and saved within the request; a longer one by the worker
)
STOPPED_AFTER = timedelta(minutes=3)
TWICE_WITHIN = timedelta(minutes=1)
WAITING = "Waiting for the worker"
WORKING = (State.READING, State.SAVING)


def start(
    *,
    content: bytes,
    workbook: Workbook,
    strategy: Strategy | None,
    slug: str,
    title: str,
    as_at: date,
    by: User,
) -> ImportBatch:
    """Keeps the file as it came and looks at it. The same upload sent twice is one import."""
    sha256 = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        first = ImportBatch.objects.filter(
            upload__sha256=sha256,
            strategy_slug=slug,
            as_at=as_at,
            started_by=by,
            state__in=(State.READING, State.READ),
            started_at__gt=timezone.now() - TWICE_WITHIN,
        ).first()
        if first:
            return first
        upload = Upload(
            file_name=workbook.file_name, content=content, size=len(content), sha256=sha256, uploaded_by=by
        )
        upload.save()
        batch = ImportBatch.objects.create(
            upload=upload,
            strategy=strategy,
            strategy_slug=slug,
            strategy_title=strategy.title if strategy else title,
            as_at=as_at,
            workbook=workbook.to_json(),
            progress=WAITING,
            started_by=by,
        )
    _set_to_work(batch.pk, batch.version, rows=rows_of(workbook))
    return batch


def refuse(*, refusal: Refusal, file_name: str, by: User) -> None:
    """A file that is not read leaves nothing but this entry in the audit trail."""
    note(what="Import refused", detail=f"{file_name}: {refusal}", by=by)


def settle(*, batch: ImportBatch, version: int, answers: dict[str, Any], by: User) -> bool:
    """Takes in answers and looks at the file again. False when the import has moved on since `version`."""
    return _move(batch, version, (State.READ,), State.READING, by=by, answers=merged(batch.answers, answers))


def merged(known: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """New answers beside the old; the rows to leave out are always given whole."""
    both = dict(known)
    for name, value in given.items():
        both[name] = {**both.get(name, {}), **value} if isinstance(value, dict) else value
    return both


def request_save(*, batch: ImportBatch, version: int, by: User) -> bool:
    """Has the import saved. False when it has moved on, is being saved already, or may not be saved."""
    if not (batch.result or {}).get("ready"):
        return False
    return _move(batch, version, (State.READ,), State.SAVING, by=by)


def start_again(*, batch: ImportBatch, version: int, by: User) -> bool:
    """Looks at the file again after something stopped; nothing of it was saved."""
    if batch.state != State.FAILED and not has_stopped(batch, timezone.now()):
        return False
    return _move(batch, version, (*WORKING, State.FAILED), State.READING, by=by, refusal="")


def has_stopped(batch: ImportBatch, now: datetime) -> bool:
    """Work that has given no sign of life for three minutes was killed, or nobody is there to do it."""
    return batch.state in WORKING and batch.changed_at < now - STOPPED_AFTER


def rows_of(workbook: Workbook) -> int:
    return sum(len(sheet.rows) for sheet in workbook.sheets)


def _move(
    batch: ImportBatch, version: int, before: tuple[State, ...], after: State, *, by: User, **fields: Any
) -> bool:
    moved = ImportBatch.objects.filter(pk=batch.pk, version=version, state__in=before).update(
        state=after, version=version + 1, progress=WAITING, changed_at=timezone.now(), **fields
    )
    if moved:
        rows = (batch.result or {}).get("rows", ROWS_AT_ONCE + 1)
        _set_to_work(batch.pk, version + 1, rows=rows, saving_by=by if after == State.SAVING else None)
    return bool(moved)


def _set_to_work(batch_id: int, version: int, *, rows: int, saving_by: User | None = None) -> None:
    """Short work is done here and now, long work by the worker."""
    told = {"batch_id": batch_id, "version": version}
    if saving_by:
        told["user_id"] = saving_by.pk
    job = tasks.save_plan if saving_by else tasks.look_at_plan
    if rows <= ROWS_AT_ONCE:
        job.func(**told)
    else:
        transaction.on_commit(lambda: job.enqueue(**told))
