"""The report of a cycle filling up: what each of its sections has so far, as the board tells it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from reporting.cycles.board import Board
from reporting.front_sheet import MEETING, headings_of
from reporting.models import ReportDraft
from reporting.narrative import first_words, unread
from reporting.numbers import late_clause
from reporting.queries import snapshot_of_draft, words_of
from reporting.renderers.html import Screen
from reporting.renderers.paper import Paper
from reporting.sections import SECTIONS, sections_of
from reporting.snapshot import PLAN, Changes, Snapshot

MOST_DRAWN = 2_000  # actions up to which the board draws the report beside it
CHANGED = {
    "status_changed": "moved status",
    "re_dated": "re-dated",
    "closed": "closed",
    "reopened": "opened again",
    "new": "new",
    "no_longer_there": "no longer there",
}


@dataclass(frozen=True, slots=True)
class Filling:
    """A part of the report, what it has so far, and where in the draft it stands."""

    heading: str
    said: str
    address: str = ""


def filling(board: Board, draft: ReportDraft | None, *, today: date) -> list[Filling]:
    """The front sheet and each section that the report has; where nobody has begun a draft, as it would be."""
    cycle = board.cycle
    if len(board.lines) > MOST_DRAWN:
        return []
    drawn = draft or ReportDraft(
        strategy=cycle.body.strategy, body=cycle.body, as_at=cycle.period_ends_on, meeting_on=cycle.meeting_on
    )
    snapshot = snapshot_of_draft(drawn, today=today)
    front = _front(draft, snapshot) if draft else "Nobody has begun to write it"
    preview = reverse("report_preview", args=[draft.pk]) if draft else ""
    sections = _on_plan(snapshot) if snapshot.kind == PLAN else _on_workforce(snapshot)
    headings = SECTIONS[snapshot.kind]
    return [
        Filling("Front sheet", front, draft.get_absolute_url() if draft else ""),
        *(
            Filling(headings[key], sections[key], f"{preview}#{_anchor(key)}" if preview else "")
            for key in sections_of(snapshot.kind, snapshot.sections)
            if sections.get(key)
        ),
    ]


def _anchor(section: str) -> str:
    return "appendix-1" if section == "appendix" else section


def _front(draft: ReportDraft, snapshot: Snapshot) -> str:
    """ "5 of 8 headings written, 2 of them by the figures and read by nobody yet" """
    keys = [heading.key for heading in headings_of(draft.body.headings) if heading.key != MEETING]
    texts = words_of(draft, snapshot)
    written = [key for key in keys if texts.get(key, "").strip()]
    unseen = unread(draft.blocks, draft.drafted, first_words(snapshot), saved=draft.version > 1)
    count = len(unseen.intersection(written))
    of_them = f", {count} of them by the figures and read by nobody yet" if count else ""
    return f"{len(written)} of {len(keys)} headings written{of_them}"


def _on_plan(snapshot: Snapshot) -> Mapping[str, str]:
    paper = Paper(snapshot, Screen())
    members, total = paper.members, snapshot.figures.all
    measures, moved = len(snapshot.evidence), len(snapshot.changes.measures) if snapshot.changes else 0
    return {
        "summary": f"{_count(total.total, 'action')}; {late_clause(total)}",
        "agreed": f"{_count(len(snapshot.agreed), 'decision')} told" if snapshot.agreed else "",
        "changes": _changed(snapshot.changes),
        "achievements": f"{len(members.achieved) or 'None'} completed",
        "decisions": f"{len(snapshot.decisions) or 'None'} asked of members",
        "exceptions": _joined(
            (len(paper.past_end), "past the end date"),
            (len(paper.troubled), "off track or needing attention"),
            (len(paper.silent), "without a recent update"),
        )
        or "Nothing",
        "milestones": f"{len(members.milestones) or 'Nothing'} due before the next report"
        if snapshot.next_until
        else "",
        "evidence": f"{_count(measures, 'measure')}{f', {moved} with a new figure' if moved else ''}"
        if measures
        else "No measures",
        "coverage": snapshot.coverage.lead.rstrip(".") if snapshot.coverage else "",
        "appendix": _count(len(snapshot.lines), "action"),
    }


def _on_workforce(snapshot: Snapshot) -> Mapping[str, str]:
    return {
        "summary": _count(len(snapshot.evidence), "measure"),
        "changes": _moved(len(snapshot.changes.measures))
        if snapshot.changes
        else "First report to this body",
    }


def _changed(changes: Changes | None) -> str:
    """ "4 moved status, 2 re-dated, 1 closed" """
    if changes is None:
        return "First report to this body"
    counts = changes.counts()
    return _joined(*((counts[key], words) for key, words in CHANGED.items())) or "Nothing yet"


def _moved(measures: int) -> str:
    return f"{_count(measures, 'measure')} moved" if measures else "Nothing yet"


def _joined(*counted: tuple[int, str]) -> str:
    return ", ".join(f"{count} {words}" for count, words in counted if count)


def _count(number: int, noun: str) -> str:
    return f"{number or 'No'} {noun}{'' if number == 1 else 's'}"
