"""The work behind the pages of an import: looking at the file, and saving it. Either may be started twice."""

import logging

from django.db import transaction
from django.utils import timezone

from accounts.changes import note
from accounts.models import User
from imports.files.cells import Workbook
from imports.models import ImportBatch, PreviewRow
from imports.outcome import Outcome
from imports.pages.previewing import preview_lines
from imports.pages.summary import result_of, summary_of
from imports.recalling import said_of_columns
from imports.running import load_facts, run_import, understand
from imports.understanding.answers import Answers
from plans.models import StatusTerm, Strategy

logger = logging.getLogger("imports")
State = ImportBatch.State

NOT_SAVED = "Nothing was saved, because the plan changed after the preview. Look at the rows again."
NOT_LOOKED_AT = "Something went wrong while the file was being read. Nothing of it was saved."
STOPPED_SAVING = "Something went wrong while the plan was being saved. Nothing of it was kept."


def look(batch_id: int, version: int) -> None:
    """Understands the file, compares it with the plan, and keeps what the pages show."""
    batch = _at_work(batch_id, version, State.READING)
    if batch is None:
        return
    try:
        _say(batch, "Reading the rows")
        outcome, answers = _run(batch, by=None, keep=False)
        with transaction.atomic():
            if _held(batch):
                _keep_preview(batch, outcome, answers)
    except Exception:
        _fail(batch, NOT_LOOKED_AT)


def save(batch_id: int, version: int, user_id: int) -> None:
    """Saves the import whole, or not at all; then says what was saved, or shows the preview as it is now."""
    batch = _at_work(batch_id, version, State.SAVING)
    if batch is None:
        return
    by = User.objects.filter(pk=user_id).first()
    try:
        _say(batch, "Saving the plan")
        with transaction.atomic():
            if not _held(batch):
                return
            outcome, answers = _run(batch, by=by, keep=True)
            if outcome.saved:
                _keep_result(batch, outcome, by)
            else:
                _keep_preview(batch, outcome, answers, note=NOT_SAVED)
    except Exception:
        _fail(batch, STOPPED_SAVING)


def _at_work(batch_id: int, version: int, state: State) -> ImportBatch | None:
    return (
        ImportBatch.objects.filter(pk=batch_id, version=version, state=state)
        .select_related("upload")
        .defer("upload__content")
        .first()
    )


def _held(batch: ImportBatch) -> bool:
    """Holds the import until the transaction ends: a second worker waits, and finds it done."""
    same = ImportBatch.objects.filter(pk=batch.pk, version=batch.version, state=batch.state)
    return same.select_for_update().values_list("pk", flat=True).first() is not None


def _say(batch: ImportBatch, progress: str) -> None:
    same = ImportBatch.objects.filter(pk=batch.pk, version=batch.version)
    same.update(progress=progress, changed_at=timezone.now())


def _run(batch: ImportBatch, *, by: User | None, keep: bool) -> tuple[Outcome, Answers]:
    strategy = Strategy.objects.filter(slug=batch.strategy_slug).first()
    answers = Answers.from_json(batch.answers)
    assert batch.workbook is not None  # it goes only when the import is saved
    facts = load_facts(strategy, as_at=batch.as_at)
    workbook = Workbook.from_json(batch.workbook)
    understanding = understand(workbook, answers, strategy_facts=facts, as_at=batch.as_at)
    if not keep:
        _say(batch, f"Comparing {len(understanding.rows):,} actions with the plan")
    outcome = run_import(
        strategy=strategy,
        slug=batch.strategy_slug,
        title=batch.strategy_title,
        understanding=understanding,
        answers=answers,
        as_at=batch.as_at,
        by=by,
        keep=keep,
    )
    return outcome, answers


def _keep_preview(batch: ImportBatch, outcome: Outcome, answers: Answers, note: str = "") -> None:
    assert outcome.understood
    assert outcome.comparison
    terms = list(StatusTerm.objects.filter(strategy__slug=batch.strategy_slug))
    key = {term.key: term.colour for term in terms}
    colours = {word: given.colour for word, given in answers.statuses.items() if given.colour} | key
    lines = preview_lines(
        outcome.understood,
        outcome.comparison,
        leave_out=answers.leave_out,
        split=answers.split,
        colours=colours,
    )
    batch.preview_rows.all().delete()
    PreviewRow.objects.bulk_create(
        [
            PreviewRow(
                batch=batch,
                position=position,
                sheet=line.sheet,
                row=line.row,
                change=line.change,
                doubtful=line.doubtful,
                shown=line.shown,
            )
            for position, line in enumerate(lines, start=1)
        ],
        batch_size=500,
    )
    batch.result = summary_of(outcome, answers, terms={term.key for term in terms}, note=note)
    batch.state, batch.progress = State.READ, ""
    batch.save(update_fields=["result", "state", "progress", "changed_at"])


def _keep_result(batch: ImportBatch, outcome: Outcome, by: User | None) -> None:
    """What was saved stays; what was only needed on the way there goes."""
    assert outcome.strategy
    batch.result = result_of(
        outcome,
        previewed=batch.result or {},
        answers=batch.answers,
        remembered=said_of_columns(outcome.strategy),
        by=str(by or ""),
        at=timezone.now(),
    )
    batch.preview_rows.all().delete()
    batch.strategy, batch.workbook, batch.state, batch.progress = outcome.strategy, None, State.SAVED, ""
    batch.save(update_fields=["result", "strategy", "workbook", "state", "progress", "changed_at"])


def _fail(batch: ImportBatch, sentence: str) -> None:
    """The person gets the sentence, the log gets the exception, the audit trail says that it happened."""
    logger.exception("Import %s stopped", batch.pk)
    same = ImportBatch.objects.filter(pk=batch.pk, version=batch.version, state=batch.state)
    moved = same.update(state=State.FAILED, refusal=sentence, progress="", changed_at=timezone.now())
    if moved:
        note(what="Import stopped", detail=f"{batch.upload.file_name}: {sentence}", by=batch.started_by)
