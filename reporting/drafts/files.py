"""A draft as PDF, Word document or workbook: asked for on its page, drawn by the worker, and thrown away later."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from reporting.bases.models import WordBase
from reporting.bases.taking import base_of
from reporting.drafts.freshness import changes_between, key_of
from reporting.models import DraftFile, ReportDraft
from reporting.renderers.files import render_file
from reporting.snapshot import Snapshot, from_json

State = DraftFile.State
KEPT = timedelta(days=14)
QUIET = timedelta(minutes=2)  # after which a worker that says nothing may have stopped


@dataclass(frozen=True)
class Shown:
    """How one format of a draft stands: never asked for, being drawn, drawn or not drawn; and how old it is."""

    format: str
    label: str
    file: DraftFile | None = None
    changes: int = 0

    @property
    def state(self) -> str:
        return self.file.state if self.file else ""

    @property
    def is_quiet(self) -> bool:
        return self.file is not None and is_quiet(self.file)

    @property
    def is_to_be_drawn(self) -> bool:
        """Whether drawing it would give something that isn't there."""
        is_there = self.state == State.DRAWN and not self.changes
        return not is_there and (self.state != State.WAITING or self.is_quiet)


def base_for(draft: ReportDraft, format: str) -> WordBase | None:
    """The organisation's own Word document on which a file of this format is drawn, where there is one."""
    return base_of(draft.strategy) if format == DraftFile.Format.DOCX else None


def is_quiet(file: DraftFile) -> bool:
    """Whether it has been waiting for so long that the worker may have stopped."""
    return file.state == State.WAITING and timezone.now() - file.asked_at > QUIET


def files_of(draft: ReportDraft, snapshot: Snapshot) -> Iterator[Shown]:
    """The formats in which a draft can be seen, with what has changed in it since each was drawn."""
    files = draft.files.select_related("word_base").defer("snapshot", "content", "word_base__content")
    kept = {file.format: file for file in files}
    key = key_of(snapshot) if kept else ""
    for value, label in DraftFile.Format.choices:
        file = kept.get(value)
        changes = 0
        if file and file.state == State.DRAWN:
            changes += file.word_base != base_for(draft, value)
            if file.says != key:
                saves = max(0, draft.version - file.saved)
                changes += changes_between(from_json(file.snapshot), snapshot, saves=saves)
        yield Shown(value, label, file, changes)


def draw_file(pk: int) -> bool:
    """Draws what waits. A file that was asked for again meanwhile is left to the task that came with that."""
    file = DraftFile.objects.select_related("word_base").filter(pk=pk, state=State.WAITING).first()
    if file is None:  # drawn already, or thrown away
        return False
    waiting = DraftFile.objects.filter(
        pk=pk, says=file.says, word_base=file.word_base_id, state=State.WAITING
    )
    try:
        base = bytes(file.word_base.content) if file.word_base else None
        content = render_file(file.format, from_json(file.snapshot), base)
    except Exception:
        waiting.update(state=State.FAILED)
        raise
    return bool(waiting.update(state=State.DRAWN, content=content, size=len(content)))


def throw_away_old(*, now: datetime) -> int:
    """Files of drafts that have been issued, and those that nobody has asked for again for a fortnight."""
    old = DraftFile.objects.filter(Q(draft__issue__isnull=False) | Q(asked_at__lt=now - KEPT))
    return old.delete()[0]
