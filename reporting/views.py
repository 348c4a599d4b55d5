"""The pages on which issued reports are found and read."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.access import SignedIn, needs
from accounts.roles import Right
from reporting.comparison import compare
from reporting.evidence import moved
from reporting.models import IssueFile, ReportDraft, ReportIssue
from reporting.queries import issues, issues_of_kind, open_drafts
from reporting.renderers.html import Screen
from reporting.renderers.paper import Paper
from reporting.snapshot import Earlier, from_json


@needs(Right.READ_REPORTS)
@require_GET
def reports(request: SignedIn) -> HttpResponse:
    may_draft = Right.DRAFT_REPORT in request.user.rights
    issued = list(issues())
    context = {
        "issues": issued,
        "current": sum(not hasattr(issue, "replaced_by") for issue in issued),
        "drafts": open_drafts() if may_draft else ReportDraft.objects.none(),
        "may_draft": may_draft,
    }
    return render(request, "reporting/reports.html", context)


@needs(Right.READ_REPORTS)
@require_GET
def report(request: SignedIn, ref: str) -> HttpResponse:
    issue = _issue(ref)
    snapshot = from_json(issue.snapshot)
    others = issues_of_kind(snapshot.kind).filter(strategy=issue.strategy).exclude(pk=issue.pk)
    context = {
        "issue": issue,
        "replaced_by": getattr(issue, "replaced_by", None),
        "snapshot": snapshot,
        "paper": Paper(snapshot, Screen()),
        "files": _files(issue),
        "others": [other for other in others if other.as_at <= issue.as_at][:12],
        "may_draft": Right.DRAFT_REPORT in request.user.rights,
        "breadcrumbs": [{"label": "Reports", "url": reverse("reports")}],
    }
    return render(request, "reporting/report.html", context)


@needs(Right.READ_REPORTS)
@require_GET
def compare_reports(request: SignedIn, ref: str, earlier: str) -> HttpResponse:
    """What differs between two issues of one strategy, whatever bodies they went to."""
    issue, before = _issue(ref), _issue(earlier, strategy__issues__ref=ref)
    snapshot, old = from_json(issue.snapshot), from_json(before.snapshot)
    if old.kind != snapshot.kind:
        raise Http404("A report on the plan and one on the workforce have nothing to compare.")
    since = Earlier(before.ref, before.version, before.as_at)
    measures = moved(old.evidence, snapshot.evidence)
    changes = compare(old.lines, snapshot.lines, since=since, measures=measures)
    context = {
        "issue": issue,
        "before": before,
        "paper": Paper(snapshot.compared(changes), Screen()),
        "snapshot": snapshot.compared(changes),
        "breadcrumbs": [
            {"label": "Reports", "url": reverse("reports")},
            {"label": str(issue.body), "url": issue.get_absolute_url()},
        ],
    }
    return render(request, "reporting/comparison.html", context)


def _issue(ref: str, **also: object) -> ReportIssue:
    found = ReportIssue.objects.select_related("body", "strategy", "replaced_by", "replaces", "issued_by")
    return get_object_or_404(found.defer("replaced_by__snapshot", "replaces__snapshot"), ref=ref, **also)


def _files(issue: ReportIssue) -> list[dict[str, object]]:
    files = issue.files.values("name", "format", "size", "sha256")
    labels = dict(IssueFile.Format.choices)
    return [
        {
            "name": file["name"],
            "url": reverse("report_file", args=[issue.ref, file["name"]]),
            "format": labels[file["format"]],
            "size": file["size"],
            "sha256": file["sha256"],
        }
        for file in files
    ]
