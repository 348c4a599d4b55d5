"""The pages of cycles: all of them, the board of one, and the forms that plan and move them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import SignedIn, needs
from accounts.models import Owner
from accounts.roles import Right
from edi_tracker.forms import Form
from foundation.date_line import date_line
from plans.changes import EditConflict
from plans.forms import refusal_of
from plans.models import GovernanceBody, Strategy
from reporting.changes import start_draft
from reporting.cycles import scheduling
from reporting.cycles.board import board
from reporting.cycles.board_words import dates_of, lead_of, with_letters
from reporting.cycles.dates import CycleState
from reporting.cycles.filling import filling
from reporting.cycles.forms import CycleForm, MoveForm, NewCyclesForm
from reporting.cycles.windows import cycles as all_cycles
from reporting.cycles.windows import in_order, moves_of, state_now
from reporting.issuing import NotIssued
from reporting.letters.returns import owners_not_reached
from reporting.models import ReportingCycle

form_page = require_http_methods(["GET", "HEAD", "POST"])


@needs(Right.READ)
@require_safe
def cycles(request: SignedIn) -> HttpResponse:
    today = timezone.localdate()
    rights = request.user.rights
    context = {
        "found": in_order(all_cycles(), today=today),
        "today": today,
        "has_bodies": GovernanceBody.objects.exists(),
        "strategies": Strategy.objects.all(),
        "may_plan": Right.DRAFT_REPORT in rights,
        "may_write": Right.UPDATE_ANY in rights,
        "may_add_body": Right.EDIT_PLAN in rights,
    }
    return render(request, "reporting/cycles.html", context)


@needs(Right.READ)
@require_safe
def cycle(request: SignedIn, slug: str) -> HttpResponse:
    found, today = _cycle(slug), timezone.localdate()
    told = board(found, today=today)
    rights = request.user.rights
    chasing = Right.UPDATE_ANY in rights
    dates = found.dates
    state = state_now(found, today=today)
    draft = next(iter(found.drafts.all()), None)
    may_plan = Right.DRAFT_REPORT in rights
    fills = may_plan and state != CycleState.ISSUED and (draft or state != CycleState.PLANNED)
    days = (dates.opens_on, dates.closes_on, dates.papers_due_on, dates.meeting_on)
    address = request.build_absolute_uri(reverse("my_actions"))
    context = {
        "cycle": found,
        "state": state,
        "board": told,
        "lead": lead_of(told, today=today),
        "line": date_line(days, ("Answers", "Writing", "Public"), today=today),
        "dates": dates_of(found, today=today),
        "moves": moves_of(found),
        "rows": with_letters(told, today=today, address=address)
        if chasing
        else [(row, None) for row in told.owners],
        "draft": draft,
        "parts": filling(told, draft, today=today) if fills else [],
        "filled": round(100 * told.tally.came_in / max(told.tally.asked, 1), 1),
        "not_reached": owners_not_reached(found),
        "today": today,
        "chasing": chasing,
        "may_plan": may_plan,
        "may_discard": today < found.opens_on and not found.drafts.all(),
        "breadcrumbs": _crumbs(),
    }
    return render(request, "reporting/cycle.html", context)


@needs(Right.DRAFT_REPORT)
@form_page
def new_cycle(request: SignedIn) -> HttpResponse:
    form = NewCyclesForm(request.POST or None, initial={"body": request.GET.get("body")})
    if form.is_valid():
        body = form.cleaned_data["body"]
        try:
            made = scheduling.schedule_cycles(
                body=body, meetings=form.cleaned_data["meetings"], by=request.user
            )
        except ValidationError as refused:
            refusal_of(form, refused)
        else:
            if len(made) == 1:
                messages.success(request, "The cycle is planned. Its dates follow from the meeting.")
                return redirect(made[0])
            messages.success(request, f"{len(made)} cycles of {body} are planned.")
            return redirect("cycles")
    context = {
        "form": form,
        "has_bodies": GovernanceBody.objects.exists(),
        "may_add": Right.EDIT_PLAN in request.user.rights,
        "strategies": Strategy.objects.all(),
        "breadcrumbs": _crumbs(),
    }
    return render(request, "reporting/new_cycle.html", context)


@needs(Right.DRAFT_REPORT)
@form_page
def edit_cycle(request: SignedIn, slug: str) -> HttpResponse:
    found = _cycle(slug)
    form = CycleForm(request.POST or None, cycle=found, usual=scheduling.usual_dates(found))
    if form.is_valid():
        try:
            scheduling.edit_cycle(cycle=found, by=request.user, **form.cleaned_data)
        except EditConflict as met:
            return _form_page(request, met.current, form, "edit_cycle", theirs=met.current)
        except ValidationError as refused:
            refusal_of(form, refused)
        else:
            messages.success(request, "The dates are saved.")
            return redirect(found)
    return _form_page(request, found, form, "edit_cycle")


@needs(Right.DRAFT_REPORT)
@form_page
def move_meeting(request: SignedIn, slug: str) -> HttpResponse:
    found = _cycle(slug)
    form = MoveForm(request.POST or None, cycle=found)
    if form.is_valid():
        try:
            scheduling.move_meeting(
                cycle=found, by=request.user, today=timezone.localdate(), **form.cleaned_data
            )
        except EditConflict as met:
            return _form_page(request, met.current, form, "move_meeting", theirs=met.current)
        except ValidationError as refused:
            refusal_of(form, refused)
        else:
            messages.success(request, "The meeting is moved, and the dates with it. Look at them once.")
            return redirect(found)
    return _form_page(request, found, form, "move_meeting")


@needs(Right.DRAFT_REPORT)
@require_POST
def discard_cycle(request: SignedIn, slug: str) -> HttpResponse:
    found = _cycle(slug)
    try:
        scheduling.discard_cycle(cycle=found, by=request.user, today=timezone.localdate())
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect(found)
    messages.success(request, f"The cycle {found} is discarded.")
    return redirect("cycles")


@needs(Right.DRAFT_REPORT)
@require_POST
def draft_of_cycle(request: SignedIn, slug: str) -> HttpResponse:
    """To the draft of the cycle, which is begun where there is none."""
    found = _cycle(slug)
    draft = next((draft for draft in found.drafts.all()), None)
    try:
        draft = draft or start_draft(
            body=found.body,
            as_at=found.period_ends_on,
            meeting_on=found.meeting_on,
            by=request.user,
            today=timezone.localdate(),
        )
    except NotIssued as refusal:
        messages.error(request, str(refusal))
        return redirect(found)
    return redirect(draft.issue or draft)


@needs(Right.UPDATE_ANY)
@require_POST
def note_chase(request: SignedIn, slug: str, owner: str) -> HttpResponse:
    found = _cycle(slug)
    chased = get_object_or_404(Owner, slug=owner)
    scheduling.record_chase(cycle=found, owner=chased, by=request.user)
    messages.success(request, f"It is kept that you asked {chased} yourself today. No letter was sent.")
    return redirect(found)


def _form_page(
    request: SignedIn, cycle: ReportingCycle, form: Form, page: str, *, theirs: Any = None
) -> HttpResponse:
    """The form; with `theirs` what somebody else saved meanwhile, which the next sending overrules."""
    if theirs:
        form.data = form.data.copy()  # type: ignore[attr-defined]
        form.data["version"] = str(theirs.version)  # type: ignore[index]
    context = {
        "cycle": cycle,
        "form": form,
        "theirs": dates_of(theirs, today=timezone.localdate()) if theirs else None,
        "breadcrumbs": [*_crumbs(), {"label": str(cycle), "url": cycle.get_absolute_url()}],
    }
    return render(request, f"reporting/{page}.html", context, status=409 if theirs else 200)


def _cycle(slug: str) -> ReportingCycle:
    return get_object_or_404(all_cycles(), slug=slug)


def _crumbs() -> list[dict[str, str]]:
    return [{"label": "Cycles", "url": reverse("cycles")}]
