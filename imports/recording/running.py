"""Preview and saving of figures: one comparison, shown or applied."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.changes import note
from accounts.models import User
from foundation.appendonly import lock_head
from imports.figures.answers import Answers
from imports.figures.parsed import FiguresRead
from imports.figures.reading import NO_FIGURES, understand_figures
from imports.files.cells import Workbook
from imports.recording.comparing import compare
from imports.recording.facts import Standing, load_known, load_standing
from imports.recording.outcome import FiguresOutcome, judge
from imports.recording.saving import save
from imports.understanding.findings import Problem
from measures.models import Observation


def run_figures(
    workbook: Workbook, answers: Answers, *, today: date, by: User | None, keep: bool
) -> FiguresOutcome:
    """What the file does to the figures (`keep` false), or the same done (`keep` true), whole or not at all.

    Nothing is saved while a question is open or a figure is rejected that nobody has said to leave out.
    """
    if not keep:
        read, _ = _understood(workbook, answers, today)
        return _outcome(read)
    with transaction.atomic():
        lock_head(Observation)  # first: what is compared stays as it is
        read, standing = _understood(workbook, answers, today)
        outcome = _outcome(read)
        if outcome.outcome != "ready":
            return outcome
        try:
            save(read, standing, answers, by=by, today=today)
        except ValidationError as error:  # a rule of the evidence that the reading does not know
            transaction.set_rollback(True)
            outcome.problems.append(Problem("not_saved", " ".join(error.messages), severity="error"))
            outcome.outcome = "refused"
            return outcome
        totals = ", ".join(f"{count} {name}" for name, count in outcome.totals.items() if count)
        note(what="Figures imported", detail=f"{outcome.file}: {totals}", by=by)
        outcome.saved = True
        return outcome


def _understood(workbook: Workbook, answers: Answers, today: date) -> tuple[FiguresRead, Standing]:
    read = understand_figures(workbook, answers, known=load_known(), today=today)
    standing = load_standing((one.name, one.population) for one in read.lines)
    compare(read, standing)
    return read, standing


def _outcome(read: FiguresRead) -> FiguresOutcome:
    outcome = FiguresOutcome(read.file, read.sha256, judge(read), read)
    if not (read.figures or read.targets or read.rejected or read.questions or read.left_out):
        outcome.problems.append(Problem("no_figures", NO_FIGURES, severity="error"))
    return outcome
