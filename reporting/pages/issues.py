"""The pages on which issued reports are found and read."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.access import SignedIn, needs
from accounts.roles import Right
from reporting.models import IssueFile, ReportDraft, ReportIssue
from reporting.pages.comparing import issue_called, others_of
from reporting.publications.queries import history, open_plans
from reporting.queries import issues, open_drafts
from reporting.renderers.html import Screen
from reporting.renderers.paper import Paper
from reporting.snapshot import from_json


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
        "on_their_way": open_plans() if Right.PUBLISH in request.user.rights else [],
    }
    return render(request, "reporting/reports.html", context)


@needs(Right.READ_REPORTS)
@require_GET
def report(request: SignedIn, ref: str) -> HttpResponse:
    issue = issue_called(ref)
    snapshot = from_json(issue.snapshot)
    context = {
        "issue": issue,
        "replaced_by": getattr(issue, "replaced_by", None),
        "snapshot": snapshot,
        "paper": Paper(snapshot, Screen()),
        "files": _files(issue),
        "others": others_of(issue, snapshot.kind),
        "decided": issue.members_decisions.select_related("action__strategy"),
        "may_decide": Right.ISSUE_REPORT in request.user.rights,
        "may_draft": Right.DRAFT_REPORT in request.user.rights,
        "publications": list(history(issue)),
        "may_publish": Right.PUBLISH in request.user.rights,
        "breadcrumbs": [{"label": "Reports", "url": reverse("reports")}],
    }
    return render(request, "reporting/report.html", context)


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
