"""The pages on which a report is published: choose, look, publish, withdraw."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import SignedIn, needs, require
from accounts.roles import Right
from measures import audiences
from measures.queries import characteristic_words
from objectives.changes import EditConflict
from reporting.models import Publication, PublicationPlan, ReportIssue
from reporting.permissions import may_publish
from reporting.publications.answers import Answer
from reporting.publications.cautions import doubts_about
from reporting.publications.changes import begin_publication, call_off, choose, withdraw
from reporting.publications.forms import ChoicesForm, WhenForm, WithdrawForm
from reporting.publications.publishing import QUIET, NotPublished, redacted
from reporting.publications.queries import before, chosen_for, history, on_its_way
from reporting.publications.redaction import offered
from reporting.renderers.html import Screen
from reporting.renderers.paper import Paper
from reporting.snapshot import Snapshot, from_json

MOST_DOUBTS = 40


@needs(Right.PUBLISH)
@require_http_methods(["GET", "POST"])
def publish_report(request: SignedIn, ref: str) -> HttpResponse:
    """What the public would read, field by field, with all that speaks against it."""
    issue, plan = _issue(ref), _plan(ref)
    form = _choices(issue, plan, request.POST or None)
    status = 200
    if form.is_valid():
        require(may_publish(request.user, issue))
        try:
            choose(
                issue=issue,
                chosen=form.cleaned_data["chosen"],
                version=form.cleaned_data["version"],
                by=request.user,
            )
        except EditConflict as conflict:
            form, status = _choices(issue, conflict.current, None), 409
            messages.error(request, "Somebody else has chosen meanwhile. What they chose is shown here.")
        except NotPublished as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("preview_publication" if "preview" in request.POST else "publish_report", ref)
    return _page(request, issue, form, WhenForm(), status)


@needs(Right.PUBLISH)
@require_POST
def begin_publishing(request: SignedIn, ref: str) -> HttpResponse:
    issue, when = _issue(ref), WhenForm(request.POST)
    require(may_publish(request.user, issue))
    if not when.is_valid():
        return _page(request, issue, _choices(issue, _plan(ref), None), when, 400)
    try:
        begin_publication(issue=issue, by=request.user, now=timezone.now(), at=when.cleaned_data["moment"])
    except NotPublished as refusal:
        messages.error(request, str(refusal))
    return redirect("publish_report", ref)


@needs(Right.PUBLISH)
@require_POST
def call_off_publication(request: SignedIn, ref: str) -> HttpResponse:
    call_off(issue=_issue(ref), by=request.user)
    messages.success(request, "It is called off. Nothing was published.")
    return redirect("publish_report", ref)


@needs(Right.PUBLISH)
@require_http_methods(["GET", "POST"])
def withdraw_publication(request: SignedIn, ref: str, pk: int) -> HttpResponse:
    publications = Publication.objects.defer("payload").select_related("withdrawal")
    publication = get_object_or_404(publications, pk=pk, issue__ref=ref)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        withdraw(publication=publication, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, "It is withdrawn. Whoever opens its address reads why.")
        return redirect("publish_report", ref)
    context = {
        "publication": publication,
        "form": form,
        "breadcrumbs": [
            *_crumbs(publication.issue),
            {"label": "Publish", "url": reverse("publish_report", args=[ref])},
        ],
    }
    return render(request, "reporting/withdraw.html", context)


# --- the preview: the public pages themselves, drawn from what would be published -------------------------


@needs(Right.PUBLISH)
@require_GET
def preview_publication(request: SignedIn, ref: str) -> HttpResponse:
    return _preview(request, ref, "public/_strategy.html", root="")


@needs(Right.PUBLISH)
@require_GET
def preview_objective(request: SignedIn, ref: str, objective: str) -> HttpResponse:
    answer = Answer(_redacted(_issue(ref)))
    group = answer.group(objective)
    if group is None:
        raise Http404
    return _preview(
        request,
        ref,
        "public/_objective.html",
        root="../../",
        group=group,
        measures=answer.measures_of(group),
        title=group.name,
    )


@needs(Right.PUBLISH)
@require_GET
def preview_measure(request: SignedIn, ref: str, measure: str) -> HttpResponse:
    told = Answer(_redacted(_issue(ref))).measure(measure)
    if told is None:
        raise Http404
    return _preview(request, ref, "public/_measure.html", root="../../", told=told, title=told.measure.name)


@needs(Right.PUBLISH)
@require_GET
def preview_paper(request: SignedIn, ref: str) -> HttpResponse:
    snapshot = _redacted(_issue(ref))
    return _preview(
        request,
        ref,
        "reporting/print/_report.html",
        root="../",
        snapshot=snapshot,
        paper=Paper(snapshot, Screen()),
    )


def _preview(request: SignedIn, ref: str, template: str, **more: object) -> HttpResponse:
    issue = _issue(ref)
    answer = Answer(_redacted(issue))
    context = {
        "answer": answer,
        "preview": True,
        "organisation_name": settings.ORGANISATION_NAME,
        "contact": {"email": settings.CONTACT_EMAIL, "phone": settings.CONTACT_PHONE},
    } | more
    inside = render_to_string(template, context)
    return render(
        request,
        "reporting/public_preview.html",
        {
            "issue": issue,
            "inside": inside,
            "title": more.get("title", answer.title),
            "is_paper": "paper" in more,
        },
    )


def _redacted(issue: ReportIssue) -> Snapshot:
    return redacted(issue, chosen_for(issue))


# --- what the pages have in common ------------------------------------------------------------------------


def _page(
    request: SignedIn, issue: ReportIssue, form: ChoicesForm, when: WhenForm, status: int
) -> HttpResponse:
    plan = _plan(issue.ref)
    told = _redacted(issue)
    threshold = audiences.public().threshold
    doubts = doubts_about(told, threshold=threshold, words=characteristic_words())
    drawing = bool(
        plan and plan.state == PublicationPlan.State.WAITING and plan.due_at and plan.due_at <= timezone.now()
    )
    context = {
        "issue": issue,
        "plan": plan,
        "drawing": drawing,
        "quiet": drawing and plan and timezone.now() - plan.changed_at > QUIET,
        "form": form,
        "when": when,
        "deciding": may_publish(request.user, issue),
        "doubts": doubts[:MOST_DOUBTS],
        "more_doubts": max(0, len(doubts) - MOST_DOUBTS),
        "answer": Answer(told),
        "earlier": before(issue, told.kind),
        "publications": history(issue),
        "breadcrumbs": _crumbs(issue),
    }
    return render(request, "reporting/publish.html", context, status=status)


def _choices(issue: ReportIssue, plan: PublicationPlan | None, data: object) -> ChoicesForm:
    snapshot = from_json(issue.snapshot)
    initial = {"chosen": chosen_for(issue), "version": plan.version if plan else None}
    return ChoicesForm(data, offered=offered(snapshot), initial=initial)


def _issue(ref: str) -> ReportIssue:
    found = ReportIssue.objects.select_related("body", "strategy", "replaced_by")
    return get_object_or_404(found.defer("replaced_by__snapshot"), ref=ref)


def _plan(ref: str) -> PublicationPlan | None:
    return on_its_way(ref).first()


def _crumbs(issue: ReportIssue) -> list[dict[str, str]]:
    return [
        {"label": "Reports", "url": reverse("reports")},
        {"label": f"{issue.body}, {issue.as_at.day} {issue.as_at:%B %Y}", "url": issue.get_absolute_url()},
    ]
