"""A published report as open data: one documented JSON form, held to the schema that is served beside it. Pure."""

import json
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from plans.timescales import Timescale
from reporting.evidence import FigureShown, MeasureShown
from reporting.numbers import counted_word
from reporting.publications.plain_words import plain, standing
from reporting.snapshot import Line, Snapshot, Tally

FORM = 1
SCHEMA = (Path(__file__).parent / "open_data.schema.json").read_text(encoding="utf-8")
SCHEMA_MARK = f'"{sha256(SCHEMA.encode()).hexdigest()[:32]}"'


def open_data(snapshot: Snapshot) -> dict[str, Any]:
    """What the schema describes. Numbers of rows of our database are left out: an action has its reference."""
    return {
        "form": FORM,
        "organisation": snapshot.organisation,
        "strategy": {
            "reference": snapshot.strategy.slug,
            "title": snapshot.title,
            "starts_on": _day(snapshot.strategy.starts_on),
            "ends_on": _day(snapshot.strategy.ends_on),
            "adopted_by": snapshot.strategy.adopted_by,
            "adopted_on": _day(snapshot.strategy.adopted_on),
        },
        "report": {
            "reference": snapshot.ref,
            "to": snapshot.body,
            "version": snapshot.version,
            "replaces": snapshot.replaces,
            "as_at": snapshot.as_at.isoformat(),
            "meeting_on": _day(snapshot.meeting_on),
            "left_out": list(snapshot.left_out),
        },
        "status_key": [
            {
                "label": word.label,
                "meaning": word.meaning,
                "plain": plain(word),
                "definition": word.definition,
            }
            for word in snapshot.figures.words
        ],
        "totals": _tally(snapshot, snapshot.figures.all),
        "objectives": [
            {"number": tally.reference, "title": tally.title, **_tally(snapshot, tally)}
            for tally in snapshot.figures.objectives
        ],
        "actions": [_action(line) for line in snapshot.lines],
        "measures": [_measure(measure) for measure in snapshot.evidence],
        "small_numbers_hidden_below": snapshot.threshold,
        "changes_since": _changes(snapshot),
        "notes": list(snapshot.notes),
    }


def open_data_json(snapshot: Snapshot) -> bytes:
    return json.dumps(open_data(snapshot), ensure_ascii=False, indent=1).encode()


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _timescale(value: Timescale) -> dict[str, Any]:
    return {
        "text": value.text,
        "kind": str(value.kind),
        "earliest": _day(value.earliest),
        "latest": _day(value.latest),
    }


def _tally(snapshot: Snapshot, tally: Tally) -> dict[str, Any]:
    labels = [word.label for word in snapshot.figures.words]
    return {
        "actions": tally.total,
        "by_status": dict(zip(labels, tally.counts, strict=True)),
        "past_end": tally.past_end,
    }


def _action(line: Line) -> dict[str, Any]:
    return {
        "reference": line.ref,
        "number": line.label,
        "text": line.text,
        "part_of": line.parent_label,
        "theme": " ".join(filter(None, [line.theme_code, line.theme_title])),
        "objective": " ".join(filter(None, [line.objective_number, line.objective_title])),
        "owners": list(line.owners) or ([line.owner_text] if line.owner_text else []),
        "start": _timescale(line.start),
        "end": _timescale(line.end),
        "first_planned_end": _timescale(line.original_end),
        "why_end_moved": line.end_reason,
        "status": line.status.label if line.status else None,
        "counted_as": counted_word(line).label,
        "standing": standing(line),
        "attention": list(line.attention),
        "updated_on": _day(line.updated_on),
        "told_on": _day(line.words_on),
        "progress": line.narrative,
        "reason": line.reason,
        "success_measure": line.success_measure,
        "closed": line.closure_label or None,
        "closed_on": _day(line.closed_on),
        "why_closed": line.closed_reason,
        "refers_elsewhere": line.cross_reference,
    }


def _measure(measure: MeasureShown) -> dict[str, Any]:
    return {
        "reference": measure.slug,
        "name": measure.name,
        "population": measure.population,
        "unit": measure.unit_words or measure.unit,
        "better": {"up": "higher", "down": "lower"}.get(measure.direction),
        "sentence": measure.sentence,
        "how_counted": measure.description,
        "source": measure.source,
        "evidence_for": [one.ref for one in measure.objectives],
        "targets": [
            {"text": target.words, "value": target.value, "by": target.when, "group": target.group}
            for target in measure.targets
        ],
        "series": [
            {"part": one.label, "figures": [_figure(figure) for figure in one.figures]}
            for one in measure.series
        ],
        "by_group": [
            {
                "characteristic": breakdown.characteristic,
                "standing": breakdown.standing,
                "groups": [
                    {"name": row.name, "figures": [_figure(figure) for figure in row.figures if figure]}
                    for row in breakdown.rows
                ],
            }
            for breakdown in measure.breakdowns
        ],
        "notes": list(measure.notes),
    }


def _figure(figure: FigureShown) -> dict[str, Any]:
    return {
        "on": _day(figure.on),
        "when": figure.when,
        "text": figure.words or figure.text,
        "value": figure.value,
        "count": figure.count,
        "counted_from": figure.of,
        "baseline": figure.is_baseline,
        "in_favour_of": figure.in_favour_of,
    }


def _changes(snapshot: Snapshot) -> dict[str, Any] | None:
    changes = snapshot.changes
    if changes is None:
        return None
    return {
        "report": changes.since.ref,
        "as_at": changes.since.as_at.isoformat(),
        "status_changed": [
            {
                "action": change.name,
                "before": change.before.label if change.before else None,
                "after": change.after.label if change.after else None,
            }
            for change in changes.statuses
        ],
        "end_moved": [
            {"action": change.name, "before": change.before, "after": change.after, "reason": change.reason}
            for change in changes.dates
        ],
        "closed": [{"action": one.name, "how": one.detail, "reason": one.reason} for one in changes.closed],
        "opened_again": [one.name for one in changes.reopened],
        "new": [one.name for one in changes.new],
        "measures_moved": [
            {"measure": move.slug, "before": move.before, "after": move.after} for move in changes.measures
        ],
        "no_longer_there": [one.name for one in changes.gone],
    }
