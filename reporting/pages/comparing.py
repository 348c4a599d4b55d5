"""The pages on which any two issues of a strategy are compared."""

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.access import SignedIn, needs
from accounts.roles import Right
from reporting.comparison import compare
from reporting.defining import definition_of
from reporting.evidence import moved
from reporting.models import ReportIssue
from reporting.queries import issues_of_kind
from reporting.renderers.html import Screen
from reporting.renderers.paper import Paper
from reporting.snapshot import Earlier, from_json


@needs(Right.READ_REPORTS)
@require_GET
def choose_comparison(request: SignedIn, ref: str) -> HttpResponse:
    """Leads from the choice of two issues to what differs between them, the earlier one first."""
    chosen = str(request.GET.get("with", ""))
    issue = get_object_or_404(ReportIssue.objects.select_related("body").defer("snapshot"), ref=ref)
    other = others_of(issue, definition_of(issue.body).kind).filter(ref=chosen.replace("\0", "")).first()
    if other is None:
        return redirect(issue)
    before, now = sorted((issue, other), key=lambda one: (one.as_at, one.version, one.pk))
    return redirect("compare_reports", now.ref, before.ref)


@needs(Right.READ_REPORTS)
@require_GET
def compare_reports(request: SignedIn, ref: str, earlier: str) -> HttpResponse:
    """What differs between two issues of one strategy, whatever bodies they went to."""
    issue, before = issue_called(ref), issue_called(earlier, strategy__issues__ref=ref)
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
        "others": others_of(issue, snapshot.kind),
        "breadcrumbs": [
            {"label": "Reports", "url": reverse("reports")},
            {"label": str(issue.body), "url": issue.get_absolute_url()},
        ],
    }
    return render(request, "reporting/comparison.html", context)


def issue_called(ref: str, **also: object) -> ReportIssue:
    found = ReportIssue.objects.select_related(
        "body", "strategy", "replaced_by", "replaces", "issued_by", "word_base"
    )
    long = ("replaced_by__snapshot", "replaces__snapshot", "word_base__content")
    return get_object_or_404(found.defer(*long), ref=ref, **also)


def others_of(issue: ReportIssue, kind: str) -> QuerySet[ReportIssue]:
    """Every other issue of the strategy with a report of the same kind, to whatever body, newest figures first."""
    return issues_of_kind(kind).filter(strategy=issue.strategy_id).exclude(pk=issue.pk)
