"""What came of a file of figures: ready, waiting for answers or refused, and the whole of it as JSON."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from imports.figures.parsed import Figure, FiguresRead, TargetLine
from imports.files.cells import Refusal
from imports.understanding.findings import Problem
from measures.vocabulary import Marker, Unit

type Verdict = Literal["ready", "needs_answers", "refused"]
UNITS = {Unit.PERCENT: "%"}


@dataclass(slots=True)
class FiguresOutcome:
    """`saved` tells a saving from a preview."""

    file: str
    sha256: str
    outcome: Verdict
    read: FiguresRead | None = None
    problems: list[Problem] = field(default_factory=list)
    saved: bool = False

    @property
    def totals(self) -> dict[str, int]:
        """How many figures are new, changed, the same or rejected, how many of them are markers,
        and the rest."""
        read = self.read
        changes = Counter(figure.change for figure in read.figures) if read else Counter()
        told = {name: changes[name] for name in ("new", "changed", "same")}
        markers = (
            Counter(str(figure.marker) for figure in read.figures if figure.marker) if read else Counter()
        )
        return told | {
            "rejected": len(read.rejected) if read else 0,
            "left_out": len(read.left_out) if read else 0,
            "observations": len(read.figures) if read else 0,
            "targets": len(read.targets) if read else 0,
            "new_targets": sum(line.change != "same" for line in read.targets) if read else 0,
            "total_rows": len(read.totals) if read else 0,
            "questions": len(read.questions) if read else 0,
            **{marker.value: markers[marker.value] for marker in Marker if marker},
        }

    def to_json(self) -> dict[str, Any]:
        """The output of `import_measures --json`."""
        read = self.read
        return {
            "file": self.file,
            "sha256": self.sha256,
            "outcome": self.outcome,
            "saved": self.saved,
            "sheets": [sheet.to_json() for sheet in read.sheets] if read else [],
            "observations": [_figure(figure) for figure in read.figures] if read else [],
            "targets": [_target(line) for line in read.targets] if read else [],
            "total_rows": [{"sheet": d.sheet, "row": d.row, "cell": d.cell} for d in read.totals]
            if read
            else [],
            "rejected": [one.to_json() for one in read.rejected] if read else [],
            "ignored_rows": ignored_rows(read) if read else [],
            "questions": [
                {"answer": q.answer, "about": q.about, "message": q.message, "choices": list(q.choices)}
                for q in (read.questions if read else ())
            ],
            "new_categories": read.new_groups if read else {},
            "problems": [problem.to_json() for problem in self.all_problems],
            "totals": self.totals,
        }

    @property
    def all_problems(self) -> list[Problem]:
        read = self.read
        return self.problems + ([q.to_problem() for q in read.questions] + read.problems if read else [])


def ignored_rows(read: FiguresRead) -> list[dict[str, Any]]:
    told = [
        {"sheet": sheet.sheet.name, "row": row, "why": why}
        for sheet in read.sheets
        for row, why in sheet.ignored
    ]
    told += [
        {
            "sheet": again.sheet,
            "row": again.row,
            "why": f"It says the same as {before.cell} under another classification.",
        }
        for again, before in read.repeated
    ]
    return told + [{"sheet": d.sheet, "row": d.row, "why": "You left it out."} for d in read.left_out]


def judge(read: FiguresRead) -> Verdict:
    """Questions come first, for an answer may mend what would be refused."""
    if read.questions:
        return "needs_answers"
    if read.rejected or not (read.figures or read.targets or read.left_out):
        return "refused"
    return "ready"


def refused(refusal: Refusal, *, file: str, sha256: str) -> FiguresOutcome:
    """A file that the reader did not take."""
    problem = Problem(refusal.code, str(refusal), text=refusal.where or "", severity="error")
    return FiguresOutcome(file, sha256, "refused", problems=[problem])


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "sheet": figure.sheet, "cell": figure.cell, "row": figure.row, "measure": figure.measure,
        "population": figure.population, "characteristic": figure.group_of or figure.characteristic or None,
        "category": figure.category or None, "as_at": figure.on.isoformat() if figure.on else None,
        "as_at_text": figure.as_at.text, "numerator": figure.numerator, "denominator": figure.denominator,
        "value": plain(figure.value), "unit": UNITS.get(figure.unit, figure.unit_words or figure.unit.value),
        "marker": figure.marker.value or None, "raw": figure.raw, "is_baseline": figure.is_baseline,
        "change": figure.change, "saved_as": figure.name, "kind": figure.kind.value,
        "part": figure.part.value or None,
        "group": figure.group or None, "in_favour_of": figure.in_favour_of or None, "source": figure.source,
        "note": figure.note,
    }  # fmt: skip


def _target(line: TargetLine) -> dict[str, Any]:
    return {
        "measure": line.measure, "value": plain(line.value), "unit": UNITS.get(line.unit,
        line.unit_words or line.unit.value),
        "share": plain(line.share), "by": line.by.isoformat() if line.by else None, "by_text": line.by_text,
        "text": line.text, "sheet": line.sheet, "row": line.row, "cell": line.cell,
        "population": line.population,
        "characteristic": line.group_of or None, "category": line.category or None, "saved_as": line.name,
        "change": line.change,
    }  # fmt: skip


def plain(value: Decimal | None) -> int | float | None:
    """A number as JSON writes it, without noughts that say nothing."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
