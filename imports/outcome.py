"""What came of reading a plan: ready, waiting for answers or refused, and the whole of it as JSON."""

from dataclasses import dataclass
from typing import Any, Literal

from imports.comparing.comparison import CHANGED, NEW, REFUSED, SAME, Compared, Comparison
from imports.comparing.gone import Gone
from imports.files.cells import Refusal
from imports.understanding.findings import Problem, seen_row
from imports.understanding.gathering import Group
from imports.understanding.laying.laid import SheetLayout
from imports.understanding.plan import Understanding
from imports.understanding.reading.rows import ParsedRow
from plans.models import Strategy

READY, NEEDS_ANSWERS = "ready", "needs_answers"


@dataclass(slots=True)
class Outcome:
    """`saved` tells a saving from a preview; `strategy` is the one that was saved or compared with, if there
    is one.
    """

    file: str
    sha256: str
    outcome: Literal["ready", "needs_answers", "refused"]
    problems: list[Problem]
    understood: Understanding | None = None
    comparison: Comparison | None = None
    strategy: Strategy | None = None
    saved: bool = False

    @property
    def totals(self) -> dict[str, int]:
        """Counts of the rows; `actions` counts sub-actions too."""
        if self.understood is None or self.comparison is None:
            return dict.fromkeys(_TOTALS, 0)
        counts = {change: self.comparison.count(change) for change in (NEW, CHANGED, SAME, REFUSED)}
        rows = self.understood.rows
        return counts | {
            "actions": len(rows),
            "sub_actions": sum(row.parent is not None for row in rows),
            "objectives": len(self.understood.objectives),
            "themes": len(self.understood.themes),
        }

    def to_json(self) -> dict[str, Any]:
        """The output of `import_plan --json`."""
        understood, comparison = self.understood, self.comparison
        return {
            "file": self.file,
            "sha256": self.sha256,
            "outcome": self.outcome,
            "saved": self.saved,
            "sheets": [_sheet(layout) for layout in understood.layouts] if understood else [],
            "status_words": [
                {"word": w.word, "count": w.count, "meaning": w.meaning and str(w.meaning), "sure": w.sure}
                for w in (understood.status_words if understood else ())
            ],
            "owner_texts": [
                {
                    "text": o.text,
                    "suggested": list(o.suggested),
                    "new": list(o.new),
                    "count": o.count,
                    "sure": o.sure,
                    "why": o.why,
                }
                for o in (understood.owner_texts if understood else ())
            ],
            "themes": [_theme(group) for group in understood.themes] if understood else [],
            "objectives": [_objective(group) for group in understood.objectives] if understood else [],
            "actions": [action_json(compared) for compared in comparison.rows] if comparison else [],
            "ignored_rows": [
                {"sheet": row.sheet, "row": seen_row(row.row), "why": row.why}
                for row in (understood.ignored if understood else ())
            ],
            "gone": [_gone(one) for one in comparison.gone] if comparison else [],
            "problems": [problem.to_json() for problem in self.problems],
            "totals": self.totals,
        }


_TOTALS = (NEW, CHANGED, SAME, REFUSED, "actions", "sub_actions", "objectives", "themes")


def refused_outcome(refusal: Refusal, *, file: str, sha256: str) -> Outcome:
    """A file that the reader did not take."""
    problem = Problem(refusal.code, str(refusal), text=refusal.where or "", severity="error")
    return Outcome(file, sha256, "refused", [problem])


def judge(understood: Understanding, comparison: Comparison) -> Literal["ready", "needs_answers", "refused"]:
    """Questions come first, for an answer may mend what would be refused."""
    if understood.questions:
        return "needs_answers"
    if understood.is_no_plan or comparison.count(REFUSED):
        return "refused"
    return "ready"


def _sheet(layout: SheetLayout) -> dict[str, Any]:
    columns = sorted(layout.columns.values(), key=lambda column: column.index)
    return {
        "name": layout.sheet.name,
        "used": layout.used,
        "why_not": layout.why_not,
        "heading_rows": layout.heading_rows,
        "columns": [column.to_json() for column in columns],
    }


def _theme(group: Group) -> dict[str, Any]:
    return {
        "code": group.number, "title": group.title, "aim": group.aim, "sheet": group.sheet,
        "row": seen_row(group.row),
    }  # fmt: skip


def _objective(group: Group) -> dict[str, Any]:
    return {
        "number": group.number,
        "title": group.title,
        "theme": name_of(group.theme),
        "sheet": group.sheet,
        "row": seen_row(group.row),
    }


def name_of(group: Group | None) -> str | None:
    """A group's number, or its title where it has none."""
    return (group.number or group.title) if group else None


def action_json(compared: Compared) -> dict[str, Any]:
    """One action as the preview shows it."""
    row = compared.row
    parent = row.parent
    action = {
        "sheet": row.sheet,
        "row": seen_row(row.row),
        "number": row.number,
        "parent": (parent.number or parent.text) if parent else None,
        "text": row.text,
        "theme": name_of(_theme_of(row)),
        "objective": name_of(row.objective),
        "owner_text": row.owner_text,
        "owners": list(row.owners),
        "start": _timescale(row.start),
        "end": _timescale(row.end),
        "revised_end": _timescale(row.revised_end) if row.revised_end else None,
        "status": _status(row),
        "success_measure": row.success_measure,
        "progress": row.progress,
        "priority": row.priority,
        "characteristics": row.characteristics,
        "resources": row.resources,
        "extra": row.extra,
        "cross_reference": row.cross_reference,
        "change": compared.change,
        "problems": row.codes,
    }
    if compared.change == CHANGED:
        action["before"] = compared.before
        action["added"] = compared.news
    if compared.known:
        action["ref"] = compared.known.ref
        action["kept"] = compared.kept
    return action


def _gone(one: Gone) -> dict[str, Any]:
    """An action that the file does not have, and what was said of it."""
    action, answer = one.action, one.answer
    told = {"do": answer.do, "reason": answer.reason}
    return {"number": action.number or action.label, "ref": action.ref, "text": action.text, "answer": told}


def _theme_of(row: ParsedRow) -> Group | None:
    return row.objective.theme if row.objective and row.objective.theme else row.theme


def _status(row: ParsedRow) -> dict[str, Any]:
    if row.status is None:
        return {"text": "", "meaning": None, "from": None}
    meaning = row.status.meaning
    return {"text": row.status.text, "meaning": meaning and str(meaning), "from": row.status.source}


def _timescale(timescale: Any) -> dict[str, Any]:
    return {
        "text": timescale.text,
        "kind": str(timescale.kind),
        "earliest": timescale.earliest.isoformat() if timescale.earliest else None,
        "latest": timescale.latest.isoformat() if timescale.latest else None,
        "every_months": timescale.every_months,
    }
