"""What the pages of an import need to know of its outcome, kept with the import as plain values."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from accounts.owner_words import names_nobody, owner_key
from imports.outcome import Outcome
from imports.pages.again import asked_of
from imports.pages.previewing import about_the_plan
from imports.pages.telling import difference_sentence, grouped_findings
from imports.understanding.answers import Answers
from imports.understanding.columns.remembered import Remembered, remember
from imports.understanding.laying.laid import Kind
from imports.understanding.laying.layout import SheetLayout
from imports.understanding.plan import Understanding
from plans.statuses import status_key

MOST_ABOUT_THE_PLAN = 100


def summary_of(outcome: Outcome, answers: Answers, *, terms: Iterable[str], note: str) -> dict[str, Any]:
    """Of a preview: what was understood, what is asked, what a save would do. `terms`: words of the key."""
    understood, comparison = outcome.understood, outcome.comparison
    assert understood
    assert comparison
    column_questions = [p.message for p in understood.questions if p.code != "unknown_status"]
    if understood.is_no_plan:
        column_questions += [p.message for p in understood.problems if p.code in NO_PLAN]
    owners = _owners(understood, answers)
    words = _words(understood, answers, set(terms))
    general = about_the_plan(understood, comparison)
    return {
        "ready": outcome.outcome == "ready",
        "totals": outcome.totals,
        "doubts": _doubts(outcome),
        "rows": sum(len(layout.rows) for layout in understood.layouts),
        "sheets": [_sheet(layout) for layout in understood.layouts],
        "column_questions": list(dict.fromkeys(column_questions)),
        "status_words": words,
        "owner_texts": owners,
        "asks_words": any(not word["sure"] for word in words) or any(o["asked"] for o in owners),
        "about_the_plan": grouped_findings(
            [p for p in general if p.code not in {*NO_PLAN, "not_in_file"}][:MOST_ABOUT_THE_PLAN],
            name_sheets=_several_sheets(understood),
        ),
        "again": asked_of(comparison, answers),
        "note": note,
    }


NO_PLAN = {"no_heading_row", "no_actions"}


def result_of(
    outcome: Outcome,
    *,
    previewed: dict[str, Any],
    answers: dict[str, Any],
    remembered: Remembered,
    by: str,
    at: datetime,
) -> dict[str, Any]:
    """Of a save: what was saved, by whom and when, the findings that stay with the plan, and what was said of
    its columns for the next time.
    """
    assert outcome.understood
    return {
        "totals": outcome.totals,
        "doubts": _doubts(outcome),
        "findings": grouped_findings(outcome.problems, name_sheets=_several_sheets(outcome.understood)),
        "difference": difference_sentence(previewed.get("totals", {}), outcome.totals),
        "saved_by": by,
        "saved_at": at.isoformat(),
        "said_of_columns": _said_of_columns(previewed, answers, remembered, at),
    }


def _said_of_columns(
    previewed: dict[str, Any], answers: dict[str, Any], remembered: Remembered, at: datetime
) -> dict[str, Any]:
    said = answers.get("sheets") or {}
    return remember(remembered, previewed.get("sheets", []), said, localdate(at)).to_json()


def _doubts(outcome: Outcome) -> int:
    return len({(p.message, p.sheet) for p in outcome.problems if p.severity == "warning"})


def _several_sheets(understood: Understanding) -> bool:
    return sum(layout.used for layout in understood.layouts) > 1


def _sheet(layout: SheetLayout) -> dict[str, Any]:
    columns = sorted(layout.columns.values(), key=lambda column: column.index)
    return {
        "name": layout.sheet.name,
        "used": layout.used,
        "why_not": layout.why_not,
        "heading_rows": layout.heading_rows,
        "columns": [column.to_json() for column in columns],
        "asked": bool(layout.questions),
        "labels": _labels(layout) if layout.addresses else {},
    }


def _labels(layout: SheetLayout) -> dict[str, list[str]]:
    """The texts beside each label of cards or of a turned sheet, by the letter that the label has as a column."""
    rows = [laid.row for laid in layout.rows if laid.kind == Kind.ACTION]
    return {
        column.letter: [text for row in rows if (text := row.text(column.index).strip())]
        for column in layout.columns.values()
    }


def _words(understood: Understanding, answers: Answers, terms: set[str]) -> list[dict[str, Any]]:
    return [
        {
            "word": word.word,
            "count": word.count,
            "meaning": word.meaning.value if word.meaning else "",
            "sure": word.sure,
            "known": status_key(word.word) in terms,
            "settled": status_key(word.word) in answers.statuses,
        }
        for word in understood.status_words
    ]


def _owners(understood: Understanding, answers: Answers) -> list[dict[str, Any]]:
    """An owner text is asked about once, unless every name in it is known, another row's, or nobody's yet."""
    told = []
    for text in understood.owner_texts:
        settled = bool(owner_key(text.text)) and owner_key(text.text) in answers.owners
        nobody = names_nobody(text.text) or not owner_key(text.text)
        asked = not settled and not text.points and (bool(text.new) or not (text.suggested or nobody))
        told.append(
            {
                "text": text.text,
                "count": text.count,
                "names": list(text.suggested),
                "new": list(text.new),
                "settled": settled,
                "asked": asked,
                "sure": text.sure,
                "why": text.why,
                "points": text.points,
                "nobody": nobody and not text.points,
                "instead": [] if settled else list(text.instead),
            }
        )
    return told
