"""How a file of figures moves: uploaded, answered, saved; its content goes when its time is over."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.changes import note
from accounts.models import User
from foundation.periods import add_months
from imports.figures.answers import Answers
from imports.files.cells import Workbook
from imports.models import FiguresUpload
from imports.recording.columns import columns_remembered, columns_said, is_anything_known
from imports.recording.outcome import FiguresOutcome
from imports.recording.running import run_figures

TWICE_WITHIN = timedelta(minutes=1)
State = FiguresUpload.State


@transaction.atomic
def start(*, content: bytes, workbook: Workbook, by: User, today: date) -> FiguresUpload:
    """Keeps the file for HR, until the retention period is over. The same upload sent twice is one."""
    recent = timezone.now() - TWICE_WITHIN
    first = FiguresUpload.objects.filter(
        sha256=workbook.sha256, uploaded_by=by, state=State.READ, uploaded_at__gt=recent
    ).first()
    return first or FiguresUpload.objects.create(
        file_name=workbook.file_name,
        sha256=workbook.sha256,
        size=len(content),
        content=content,
        workbook=workbook.to_json(),
        answers=_remembered(workbook, today),
        keep_until=add_months(today, settings.FIGURES_KEPT_MONTHS),
        uploaded_by=by,
    )


def _remembered(workbook: Workbook, today: date) -> dict[str, Any]:
    """What was said of columns with the same headings, as the first answers to a new file."""
    if not is_anything_known():
        return {}
    outcome = run_figures(workbook, Answers(), today=today, by=None, keep=False)
    columns = columns_remembered(outcome.read) if outcome.read else {}
    return {"sheets": columns} if columns else {}


def look(upload: FiguresUpload, *, today: date) -> FiguresOutcome | None:
    """What the file would do now, with what was settled; None once its content is gone."""
    if upload.workbook is None:
        return None
    workbook, answers = Workbook.from_json(upload.workbook), Answers.from_json(upload.answers)
    return run_figures(workbook, answers, today=today, by=None, keep=False)


def settle(*, upload: FiguresUpload, version: int, answers: dict[str, Any]) -> bool:
    """Takes in answers beside those before. False when the import has moved on since `version`."""
    return _move(upload, version, answers=merged(upload.answers, answers))


def forget(*, upload: FiguresUpload, version: int) -> bool:
    """Takes back all that was settled."""
    return _move(upload, version, answers={})


def _move(upload: FiguresUpload, version: int, **fields: Any) -> bool:
    waiting = FiguresUpload.objects.filter(pk=upload.pk, version=version, state=State.READ)
    return bool(waiting.update(version=version + 1, **fields))


def merged(known: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """New answers beside the old ones, at every depth; lists are joined."""
    both = dict(known)
    for name, value in given.items():
        before = both.get(name)
        if isinstance(before, dict) and isinstance(value, dict):
            both[name] = merged(before, value)
        elif isinstance(before, list) and isinstance(value, list):
            both[name] = list(dict.fromkeys([*before, *value]))
        else:
            both[name] = value
    return both


def save(*, upload: FiguresUpload, version: int, by: User, today: date) -> FiguresOutcome | None:
    """Saves the figures, whole or not at all. None when the import has moved on, or is saved already."""
    with transaction.atomic():
        waiting = FiguresUpload.objects.filter(pk=upload.pk, version=version, state=State.READ)
        held = waiting.select_for_update(of=("self",)).first()
        if held is None or held.workbook is None:
            return None
        workbook, answers = Workbook.from_json(held.workbook), Answers.from_json(held.answers)
        outcome = run_figures(workbook, answers, today=today, by=by, keep=True)
        if outcome.saved:
            result = _result(outcome, answers)
            held.state, held.workbook, held.result = State.SAVED, None, result
            held.saved_at, held.saved_by, held.version = timezone.now(), by, version + 1
            held.save()
        return outcome


def _result(outcome: FiguresOutcome, answers: Answers) -> dict[str, Any]:
    """What stays of a file once its content has gone: how much of which measures, and no figure; and what was said of
    its columns, for the next one.
    """
    assert outcome.read
    measures: dict[str, int] = {}
    for line in outcome.read.lines:
        if line.change != "same":
            name = f"{line.name} ({line.population})"
            measures[name] = measures.get(name, 0) + 1
    warnings = [problem.message for problem in outcome.read.problems]
    return {
        "totals": outcome.totals,
        "measures": measures,
        "warnings": warnings,
        "left_out": len(outcome.read.left_out),
        "columns": columns_said(outcome.read, answers.sheets),
    }


@transaction.atomic
def empty_old_uploads(*, today: date) -> int:
    """Empties files whose time is over, and says so in the audit trail; how many there were."""
    there = Q(content__isnull=False) | Q(workbook__isnull=False)
    old = list(FiguresUpload.objects.filter(there, keep_until__lt=today).only("pk", "file_name"))
    for upload in old:
        FiguresUpload.objects.filter(pk=upload.pk).update(content=None, workbook=None, answers={})
        note(what="Figures emptied", detail=f"{upload.file_name}: its retention period is over.", by=None)
    return len(old)
