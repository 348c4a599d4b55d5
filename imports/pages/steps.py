"""Where an import stands, in words: its steps, what it waits for, its line in the list."""

from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse

from imports.journey import STOPPED_AFTER, WAITING, has_stopped
from imports.models import ImportBatch
from imports.pages.telling import counted, saved_sentence, totals_sentence

State = ImportBatch.State

STEPS = (
    ("upload", "Upload"),
    ("import_columns", "Check columns"),
    ("import_words", "Settle words"),
    ("import_preview", "Preview"),
)
ORDER = [name for name, _ in STEPS] + ["import_result"]


def next_step(batch: ImportBatch) -> str:
    """The page that the import waits on; empty while it is being worked on, or when that stopped."""
    if batch.state == State.SAVED:
        return "import_result"
    if batch.state != State.READ:
        return ""
    told = batch.result or {}
    if told.get("column_questions"):
        return "import_columns"
    return "import_words" if told.get("asks_words") else "import_preview"


def steps(batch: ImportBatch | None, current: str) -> list[dict[str, str]]:
    """The four steps with what is done. One can go back to any, and on as far as nothing is left open."""
    here = ORDER.index(current)
    reached = ORDER.index(next_step(batch) or current) if batch else 0
    open_now = batch is not None and batch.state == State.READ
    told = []
    for place, (name, label) in enumerate(STEPS):
        state = "current" if place == here else "done" if place < max(here, reached) else "ahead"
        can_go = open_now and 0 < place <= reached
        url = reverse(name, args=[batch.pk]) if batch and can_go else ""
        told.append({"label": label, "state": state, "url": url})
    return told


def stopped_sentence(batch: ImportBatch, now: datetime) -> str:
    """Why an import does not go on; empty while it does."""
    if batch.state == State.FAILED:
        return f"{batch.refusal} Start again; if it stops once more, tell an administrator."
    if not has_stopped(batch, now):
        return ""
    minutes = int(STOPPED_AFTER.total_seconds() // 60)
    if batch.progress == WAITING:
        return (
            f"Nobody has begun with this for {minutes} minutes. The worker that does it may be stopped: "
            "tell an administrator. You can start again; nothing was saved."
        )
    return f"This has not gone on for {minutes} minutes, so it was most likely cut off. Nothing was saved."


# --- the list ---------------------------------------------------------------------------------------------


def listed_batches() -> QuerySet[ImportBatch]:
    """All imports with what a list needs: not their files, and of their results only the numbers."""
    return (
        ImportBatch.objects.select_related("upload", "strategy", "started_by")
        .defer("upload__content", "workbook", "answers", "result")
        .annotate(
            totals=F("result__totals"),
            doubts=F("result__doubts"),
            asks_columns=F("result__column_questions__0"),
            asks_words=F("result__asks_words"),
        )
    )


def list_sentence(total: int, waiting: int) -> str:
    """ "12 imports; 1 waits for you." """
    waits = (
        f"{waiting:,} {'waits' if waiting == 1 else 'wait'} to be finished" if waiting else "all are finished"
    )
    return f"{counted(total, 'import')}; {waits}." if total > 1 or waiting else "1 import; it is finished."


def unfinished_batches() -> int:
    """How many imports wait for a person or for work; those that would change nothing do not."""
    nothing = {f"result__totals__{change}": 0 for change in ("new", "changed", "refused")}
    waiting = ImportBatch.objects.exclude(state__in=(State.SAVED, State.REFUSED))
    idle = ImportBatch.objects.filter(state=State.READ, result__totals__same__gt=0, **nothing)
    return waiting.count() - idle.count()


def batch_line(batch: Any, now: datetime) -> dict[str, Any]:
    """One import in the list; `batch` comes from `listed_batches`."""
    title = batch.strategy.title if batch.strategy else f"{batch.strategy_title} (new)"
    return {
        "url": batch.get_absolute_url(),
        "file_name": batch.upload.file_name,
        "strategy": title,
        "state": _state_words(batch, now),
        "waits": batch.state != State.SAVED and not _nothing_to_save(batch),
        "holds": _holds(batch),
        "at": batch.started_at,
        "by": str(batch.started_by or ""),
    }


def _state_words(batch: Any, now: datetime) -> str:
    if batch.state == State.FAILED or has_stopped(batch, now):
        return "Stopped"
    if batch.state == State.READ:
        if batch.asks_columns:
            return "Columns to be checked"
        if batch.asks_words:
            return "Words to be settled"
        if _nothing_to_save(batch):
            return "Nothing to save"
        return "Rows are refused" if batch.totals["refused"] else "Ready to be looked at and saved"
    return State(batch.state).label


def _nothing_to_save(batch: Any) -> bool:
    totals = batch.totals or {}
    idle = not any(totals.get(change) for change in ("new", "changed", "refused"))
    return batch.state == State.READ and bool(totals.get("same")) and idle


def _holds(batch: Any) -> str:
    if not batch.totals:
        return ""
    if batch.state == State.SAVED:
        return saved_sentence(batch.totals)
    return totals_sentence(batch.totals, batch.doubts or 0)
