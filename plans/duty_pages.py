"""The pages of duty clocks: all of them, one with what was published, and the forms that keep them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import SignedIn, needs
from accounts.roles import Right
from edi_tracker.forms import Form
from plans import duty_records as records
from plans.changes import EditConflict
from plans.duty_forms import DutyForm, PublicationForm, PutRightForm, UsualDutiesForm
from plans.forms import refusal_of
from plans.models import Duty, DutyPublication, Strategy
from plans.views import form_page


@needs(Right.READ)
@require_safe
def duties(request: SignedIn) -> HttpResponse:
    today = timezone.localdate()
    lines = records.duty_lines(today=today, all_of_them=True)
    context = {
        "lines": [line for line in lines if line.duty.applies],
        "others": [line for line in lines if not line.duty.applies],
        "next": next((line for line in lines if line.duty.applies and line.standing.due_on), None),
        "may_edit": Right.EDIT_PLAN in request.user.rights,
    }
    return render(request, "plans/duties.html", context)


@needs(Right.READ)
@require_safe
def duty(request: SignedIn, slug: str) -> HttpResponse:
    found = get_object_or_404(Duty, slug=slug)
    publications = list(found.publications.select_related("recorded_by"))
    context = {
        "line": records.line_of(found, publications, today=timezone.localdate()),
        "publications": publications,
        "may_edit": Right.EDIT_PLAN in request.user.rights,
        "breadcrumbs": _crumbs(),
    }
    return render(request, "plans/duty.html", context)


@needs(Right.EDIT_PLAN)
@form_page
def usual_duties(request: SignedIn) -> HttpResponse:
    """Begins with the duties of England, Wales or Scotland."""
    first = Strategy.objects.values_list("division", flat=True).first()
    form = UsualDutiesForm(request.POST or None, initial={"division": first})
    if form.is_valid():
        added = records.add_usual_duties(division=form.cleaned_data["division"], by=request.user)
        messages.success(request, f"{len(added)} {'duty is' if len(added) == 1 else 'duties are'} added.")
        return redirect("duties")
    return _form_page(request, form, "usual_duties")


@needs(Right.EDIT_PLAN)
@form_page
def new_duty(request: SignedIn) -> HttpResponse:
    form = DutyForm(request.POST or None)
    if form.is_valid():
        given = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        try:
            made = records.add_duty(by=request.user, **given)
        except ValidationError as refused:
            refusal_of(form, refused)
        else:
            return redirect(made)
    return _form_page(request, form, "new_duty")


@needs(Right.EDIT_PLAN)
@form_page
def edit_duty(request: SignedIn, slug: str) -> HttpResponse:
    found = get_object_or_404(Duty, slug=slug)
    form = DutyForm(request.POST or None, duty=found)
    theirs = None
    if form.is_valid():
        try:
            records.edit_duty(duty=found, by=request.user, **form.cleaned_data)
        except EditConflict as met:
            theirs = met.current
            form.data = form.data.copy()  # type: ignore[attr-defined]
            form.data["version"] = str(theirs.version)  # type: ignore[index]
        except ValidationError as refused:
            refusal_of(form, refused)
        else:
            messages.success(request, "The duty is saved.")
            return redirect(found)
    return _form_page(request, form, "edit_duty", duty=found, theirs=theirs)


@needs(Right.EDIT_PLAN)
@form_page
def record_publication(request: SignedIn, slug: str) -> HttpResponse:
    line, today = _line(slug), timezone.localdate()
    form = PublicationForm(request.POST or None, line=line, today=today)
    if form.is_valid():
        records.record_publication(duty=line.duty, by=request.user, **form.cleaned_data)
        messages.success(request, "The publication is noted.")
        return redirect(line.duty)
    return _form_page(request, form, "record_publication", duty=line.duty)


@needs(Right.EDIT_PLAN)
@form_page
def put_publication_right(request: SignedIn, slug: str, pk: int) -> HttpResponse:
    line, today = _line(slug), timezone.localdate()
    found = get_object_or_404(DutyPublication, pk=pk, duty=line.duty)
    form = PutRightForm(request.POST or None, line=line, today=today, publication=found)
    if form.is_valid():
        records.put_publication_right(publication=found, by=request.user, **form.cleaned_data)
        messages.success(request, "The publication is saved.")
        return redirect(line.duty)
    return _form_page(request, form, "put_publication_right", duty=line.duty)


def _line(slug: str) -> records.DutyLine:
    found = get_object_or_404(Duty, slug=slug)
    return records.line_of(found, found.publications.all(), today=timezone.localdate())


def _form_page(
    request: SignedIn, form: Form, page: str, *, duty: Duty | None = None, theirs: Any = None
) -> HttpResponse:
    above = [{"label": duty.name, "url": duty.get_absolute_url()}] if duty else []
    context = {
        "form": form,
        "duty": duty,
        "theirs": theirs,
        "back_url": duty.get_absolute_url() if duty else reverse("duties"),
        "breadcrumbs": [*_crumbs(), *above],
    }
    return render(request, f"plans/{page}.html", context, status=409 if theirs else 200)


def _crumbs() -> list[dict[str, str]]:
    return [{"label": "Duties", "url": reverse("duties")}]
