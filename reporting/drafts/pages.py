"""The page on which a draft is seen as PDF, Word document or workbook."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import SignedIn, needs
from accounts.roles import Right
from reporting.changes import ask_for_file
from reporting.drafts.files import files_of
from reporting.issuing import NotIssued
from reporting.models import DraftFile, ReportDraft
from reporting.pages.downloads import as_download
from reporting.pages.drafting import draft_numbered
from reporting.queries import snapshot_of_draft


@needs(Right.DRAFT_REPORT)
@require_http_methods(["GET", "POST"])
def draft_files(request: SignedIn, pk: int) -> HttpResponse:
    draft = draft_numbered(pk)
    today = timezone.localdate()
    if request.method == "POST":
        wanted = request.POST.get("format", "")
        if wanted in DraftFile.Format.values:
            try:
                ask_for_file(draft=draft, format=wanted, today=today)
            except NotIssued as refusal:
                messages.error(request, str(refusal))
        else:
            messages.error(request, "Choose PDF, Word document or Excel workbook.")
        return redirect("draft_files", pk)
    if draft.state in (ReportDraft.State.ISSUING, ReportDraft.State.ISSUED):
        return redirect(draft)
    shown = list(files_of(draft, snapshot_of_draft(draft, today=today)))
    context = {
        "draft": draft,
        "files": shown,
        "waiting": [one.label for one in shown if one.state == DraftFile.State.WAITING and not one.is_quiet],
        "today": today,
        "breadcrumbs": [
            {"label": "Reports", "url": reverse("reports")},
            {"label": f"Draft for {draft.body}", "url": draft.get_absolute_url()},
        ],
    }
    return render(request, "reporting/draft_files.html", context)


@needs(Right.DRAFT_REPORT)
@require_GET
def draft_file(request: SignedIn, pk: int, name: str) -> HttpResponse:
    """The file as it was last drawn, called a draft wherever it is kept."""
    if name not in DraftFile.Format.values:
        raise Http404
    draft = draft_numbered(pk)
    if draft.issue:
        return redirect(draft.issue)
    file = get_object_or_404(draft.files.defer("snapshot"), format=name, state=DraftFile.State.DRAWN)
    return as_download(
        bytes(file.content), file.format, f"DRAFT-{draft.body.slug}-{draft.as_at}.{file.format}"
    )
