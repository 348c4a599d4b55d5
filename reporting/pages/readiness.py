"""The page that says what a careful reader would ask before a report is issued."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.access import SignedIn, needs
from accounts.roles import Right
from measures.queries import characteristic_words
from objectives.checker import check_strategy, unknown
from objectives.models import ProgressUpdate
from reporting.bases.taking import base_of
from reporting.cycles.board import board
from reporting.defining import definition_of, readers_of
from reporting.front_sheet import headings_of
from reporting.members.queries import still_open
from reporting.models import ReportDraft
from reporting.narrative import first_words, unread
from reporting.permissions import may_issue
from reporting.queries import issue_before, snapshot_of_draft, words_of
from reporting.readiness import Doubts, Finding, Place, Undecided, count_of, readiness
from reporting.snapshot import PLAN

# Of what the plan checker finds, what a report would say twice and differently.
CONTRADICTIONS = {
    "status_out_of_step", "end_before_start", "status_contradicts_text", "date_in_future", "figures_flip",
    "shares_do_not_make_100",
}  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """A finding with the page on which it is mended."""

    finding: Finding
    url: str
    link: str


@needs(Right.DRAFT_REPORT)
@require_GET
def report_readiness(request: SignedIn, pk: int) -> HttpResponse:
    drafts = ReportDraft.objects.select_related("body__strategy", "corrects", "issue", "cycle")
    draft = get_object_or_404(drafts.defer("snapshot", "corrects__snapshot", "issue__snapshot"), pk=pk)
    if draft.issue or draft.state == ReportDraft.State.ISSUING:
        return redirect(draft)
    doubts = doubts_about(draft, today=timezone.localdate())
    context = {
        "draft": draft,
        "count": count_of(doubts),
        "groups": [(one.kind, [_shown(draft, finding) for finding in one.findings]) for one in doubts],
        "issuing": may_issue(request.user),
        "base": base_of(draft.strategy),
        "breadcrumbs": [
            {"label": "Reports", "url": reverse("reports")},
            {"label": f"Draft for {draft.body}", "url": draft.get_absolute_url()},
        ],
    }
    return render(request, "reporting/readiness.html", context)


def doubts_about(draft: ReportDraft, *, today: date) -> tuple[Doubts, ...]:
    """What there is to ask about the report as it would be issued now."""
    definition = definition_of(draft.body)
    on_plan = definition.kind == PLAN
    faults = unknown(check_strategy(draft.strategy, today=today)) if on_plan else []
    snapshot = snapshot_of_draft(draft, today=today)
    return readiness(
        snapshot,
        headings=headings_of(draft.body.headings),
        texts=words_of(draft, snapshot),
        owed=_owed(draft, today) if draft.cycle and on_plan else None,
        contradictions=[
            (f"Action {fault.number}" if fault.number else fault.words[:60], fault.ref, fault.message)
            for fault in faults
            if fault.code in CONTRADICTIONS and fault.about == "action"
        ],
        threshold=readers_of(definition).threshold,
        words=characteristic_words(),
        unread=unread(draft.blocks, draft.drafted, first_words(snapshot), saved=draft.version > 1),
        later=_told_later(draft, today) if on_plan else {},
        undecided=_undecided(draft, today),
    )


def _owed(draft: ReportDraft, today: date) -> frozenset[int]:
    if draft.cycle is None:
        return frozenset()
    lines = board(draft.cycle, today=today).lines
    return frozenset(line.reply.action for line in lines if line.reply.reply.is_owed)


def _told_later(draft: ReportDraft, today: date) -> dict[int, date]:
    """For each action the day of the newest words that speak for a day after that of the figures."""
    log = ProgressUpdate.objects.filter(
        action__strategy=draft.strategy_id,
        on__range=(draft.as_at + timedelta(days=1), today),
        corrected_by__isnull=True,
    ).exclude(source__in=ProgressUpdate.WORDLESS)
    return dict(log.order_by().values_list("action_id").annotate(newest=Max("on")))


def _undecided(draft: ReportDraft, today: date) -> Undecided | None:
    earlier = issue_before(draft.body, draft.as_at)
    if earlier is None or earlier.meeting_on is None or earlier.meeting_on > today:
        return None
    return Undecided(earlier.ref, earlier.as_at, len(still_open(earlier)))


def _shown(draft: ReportDraft, finding: Finding) -> Shown:
    if finding.place == Place.DRAFT:
        return Shown(finding, draft.get_absolute_url(), "Go to the draft")
    if finding.place == Place.MEMBERS:
        return Shown(finding, reverse("members_decisions", args=[finding.ref]), "Record what they decided")
    names = {Place.UPDATE: ("new_update", "Send an update"), Place.ACTION: ("action", "Look at the action")}
    name, link = names[finding.place]
    return Shown(finding, reverse(name, args=[draft.strategy.slug, finding.ref]), link)
