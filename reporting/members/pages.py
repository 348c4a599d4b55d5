"""The page on which what members decided on a report is recorded."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access import SignedIn, needs
from accounts.roles import Right
from reporting.members.deciding import record_answers
from reporting.members.forms import DecisionsForm
from reporting.members.queries import still_open
from reporting.models import ReportIssue


@needs(Right.ISSUE_REPORT)
@require_http_methods(["GET", "POST"])
def members_decisions(request: SignedIn, ref: str) -> HttpResponse:
    issue = get_object_or_404(ReportIssue.objects.select_related("body__strategy", "replaced_by"), ref=ref)
    if replaced_by := getattr(issue, "replaced_by", None):
        return redirect("members_decisions", replaced_by.ref)
    today = timezone.localdate()
    form = DecisionsForm.for_asked(
        still_open(issue), issue.body.strategy, request.POST or None, today=today, on=_meeting(issue)
    )
    if form.is_valid():
        try:
            recorded = record_answers(
                issue=issue, answers=form.answers(), on=form.cleaned_data["on"], by=request.user
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            what = "1 decision is" if len(recorded) == 1 else f"{len(recorded)} decisions are"
            messages.success(request, f"{what} recorded and carried to the plan.")
            return redirect(issue)
    context = {
        "issue": issue,
        "form": form,
        "recorded": issue.members_decisions.select_related("action__strategy"),
        "breadcrumbs": [
            {"label": "Reports", "url": reverse("reports")},
            {"label": str(issue.body), "url": issue.get_absolute_url()},
        ],
    }
    return render(request, "reporting/members_decisions.html", context)


def _meeting(issue: ReportIssue) -> date | None:
    meeting = issue.meeting_on
    return meeting if meeting and meeting <= timezone.localdate() else None
