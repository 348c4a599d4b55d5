"""The pages on which a report is drafted and issued."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import SignedIn, needs, require
from accounts.changes import note
from accounts.roles import Right
from edi_tracker.as_at import THEN, PastDay
from foundation.bank_holidays import Division
from foundation.working_days import SOURCES, papers_due
from measures import audiences
from objectives.changes import EditConflict
from plans.models import GovernanceBody, Strategy
from reporting.changes import begin_issue, discard_draft, save_draft, start_draft
from reporting.drafts.files import QUIET, files_of
from reporting.front_sheet import headings_of
from reporting.issuing import NotIssued
from reporting.models import ReportDraft, ReportIssue
from reporting.narrative import first_words, untouched
from reporting.pages.forms import DraftForm, NewReportForm
from reporting.pages.readiness import doubts_about
from reporting.permissions import may_issue, may_write
from reporting.queries import snapshot_of_draft
from reporting.readiness import count_of
from reporting.renderers.html import Screen
from reporting.renderers.paper import Paper


@needs(Right.DRAFT_REPORT)
@require_http_methods(["GET", "POST"])
def new_report(request: SignedIn) -> HttpResponse:
    today = timezone.localdate()
    form = NewReportForm(request.POST or None, today=today, initial={"as_at": today})
    if form.is_valid():
        draft = start_draft(by=request.user, today=today, **form.cleaned_data)
        return redirect(draft)
    context = {
        "form": form,
        "has_bodies": GovernanceBody.objects.exists(),
        "may_add": Right.EDIT_PLAN in request.user.rights,
        "strategies": Strategy.objects.all(),
        "breadcrumbs": _crumbs(),
    }
    return render(request, "reporting/new_report.html", context)


@needs(Right.DRAFT_REPORT)
@require_http_methods(["GET", "POST"])
def report_draft(request: SignedIn, pk: int) -> HttpResponse:
    draft = draft_numbered(pk)
    if draft.issue:
        return redirect(draft.issue)
    if draft.state == ReportDraft.State.ISSUING:
        return _progress(request, draft)
    if request.method == "GET":
        return _draft_page(request, draft, None, [])
    form = DraftForm.for_draft(draft, request.POST)
    theirs: list[tuple[str, str]] = []
    if form.is_valid():
        require(may_write(request.user, draft))
        try:
            _save(request, draft, form)
        except EditConflict as conflict:
            theirs = _differences(conflict.current, form.texts(draft))
            form = _again(conflict.current, request)
        except NotIssued as refusal:
            # The words stay on the page, where they can be copied.
            form.add_error(None, str(refusal))
        else:
            return redirect("report_preview" if "preview" in request.POST else "report_draft", pk)
    return _draft_page(request, draft, form, theirs)


def _save(request: SignedIn, draft: ReportDraft, form: DraftForm) -> None:
    save_draft(
        draft=draft,
        texts=form.texts(draft),
        drafted=form.drafted(draft),
        meeting_on=form.cleaned_data["meeting_on"],
        version=form.cleaned_data["version"],
        by=request.user,
    )
    messages.success(request, "The draft is saved.")


def _differences(current: ReportDraft, texts: dict[str, str]) -> list[tuple[str, str]]:
    """What somebody else wrote, where it differs from what this person did."""
    theirs, drafted = current.blocks, untouched(current.blocks, current.drafted)
    return [
        (heading.heading, theirs.get(heading.key, ""))
        for heading in headings_of(current.body.headings)
        if theirs.get(heading.key, "") != texts.get(heading.key, "") and heading.key not in drafted
    ]


def _again(current: ReportDraft, request: SignedIn) -> DraftForm:
    """The person's own words once more, to be saved over what the page now shows beside them."""
    data = request.POST.copy()
    data["version"] = str(current.version)
    return DraftForm.for_draft(current, data)


def _draft_page(
    request: SignedIn, draft: ReportDraft, form: DraftForm | None, theirs: list[tuple[str, str]]
) -> HttpResponse:
    snapshot = snapshot_of_draft(draft, today=timezone.localdate())
    form = form or DraftForm.for_draft(draft, now=first_words(snapshot))
    context = {
        "draft": draft,
        "form": form,
        "theirs": theirs,
        "headline": Paper(snapshot, Screen()).headline,
        "snapshot": snapshot,
        "papers": _papers(draft),
        "files": list(files_of(draft, snapshot)),
        "today": timezone.localdate(),
        "issuing": may_issue(request.user),
        "breadcrumbs": _crumbs(),
    }
    return render(request, "reporting/draft.html", context, status=409 if theirs else 200)


def _papers(draft: ReportDraft) -> dict[str, object] | None:
    """When papers are due, where it is written, and whether that law's number of days is kept to."""
    if draft.meeting_on is None:
        return None
    days, division = draft.body.clear_days_kept, Division(draft.strategy.division)
    return {
        "due_on": papers_due(draft.meeting_on, days, division),
        "days": days,
        "division": division.label,
        "source": SOURCES[division] if draft.body.clear_days is None else "",
    }


def _progress(request: SignedIn, draft: ReportDraft) -> HttpResponse:
    context = {
        "draft": draft,
        "quiet": timezone.now() - draft.changed_at > QUIET,
        "issuing": may_issue(request.user),
        "breadcrumbs": _crumbs(),
    }
    return render(request, "reporting/progress.html", context)


@needs(Right.DRAFT_REPORT)
@require_GET
def report_preview(request: SignedIn, pk: int) -> HttpResponse:
    draft = draft_numbered(pk)
    if draft.issue:
        return redirect(draft.issue)
    today = timezone.localdate()
    past = PastDay(draft.as_at) if draft.as_at < today else None
    if past and request.GET.get("record") == THEN:
        past = past.other
    recorded_by = past.recorded_by if past else None
    figures_by = audiences.record_shown(request.user, recorded_by)
    snapshot = snapshot_of_draft(draft, today=today, recorded_by=recorded_by, figures_by=figures_by)
    here = reverse("report_preview", args=[draft.pk])
    context = {
        "draft": draft,
        "snapshot": snapshot,
        "paper": Paper(snapshot, Screen()),
        "past": past,
        "record_url": here if recorded_by else f"{here}?record={THEN}",
        "figures_are_of_today": bool(recorded_by and snapshot.evidence) and not figures_by,
        "breadcrumbs": [*_crumbs(), {"label": f"Draft for {draft.body}", "url": draft.get_absolute_url()}],
    }
    return render(request, "reporting/preview.html", context)


@needs(Right.ISSUE_REPORT)
@require_POST
def issue_draft(request: SignedIn, pk: int) -> HttpResponse:
    draft = draft_numbered(pk)
    today = timezone.localdate()
    if draft.state in (ReportDraft.State.WRITING, ReportDraft.State.FAILED) and (
        doubts := count_of(doubts_about(draft, today=today))
    ):
        if "confirmed" not in request.POST:
            messages.error(request, "Tick the box below the list to issue the report as it is.")
            return redirect("report_readiness", pk)
        note(what="report issued with doubts", detail=f"{draft}: {doubts} confirmed", by=request.user)
    try:
        begin_issue(draft=draft, by=request.user, today=today)
    except NotIssued as refusal:
        messages.error(request, str(refusal))
    return _back(pk)


def _back(pk: int) -> HttpResponse:
    """To the draft, or to the list where it has been discarded."""
    return redirect("report_draft", pk) if ReportDraft.objects.filter(pk=pk).exists() else redirect("reports")


@needs(Right.DRAFT_REPORT)
@require_POST
def throw_away_draft(request: SignedIn, pk: int) -> HttpResponse:
    try:
        discard_draft(draft=draft_numbered(pk), by=request.user)
    except NotIssued as refusal:
        messages.error(request, str(refusal))
        return _back(pk)
    messages.success(request, "The draft is discarded.")
    return redirect("reports")


@needs(Right.DRAFT_REPORT)
@require_POST
def correct_report(request: SignedIn, ref: str) -> HttpResponse:
    """Starts a corrected version of the latest version of an issue, with its words."""
    issue = get_object_or_404(ReportIssue.objects.select_related("body__strategy"), ref=ref)
    waiting = ReportDraft.objects.filter(corrects__body=issue.body, corrects__as_at=issue.as_at, issue=None)
    if draft := waiting.first():
        messages.info(request, "A corrected version was begun already. This is it.")
        return redirect(draft)
    draft = start_draft(
        body=issue.body,
        as_at=issue.as_at,
        meeting_on=issue.meeting_on,
        by=request.user,
        today=timezone.localdate(),
    )
    return redirect(draft)


def draft_numbered(pk: int) -> ReportDraft:
    drafts = ReportDraft.objects.select_related("body__strategy", "corrects", "issue")
    return get_object_or_404(drafts.defer("snapshot", "corrects__snapshot", "issue__snapshot"), pk=pk)


def _crumbs() -> list[dict[str, str]]:
    return [{"label": "Reports", "url": reverse("reports")}]
