"""Figures: one is recorded, or a mistake in one is corrected. Only those who see small numbers may."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access import SignedIn, needs
from accounts.roles import Right
from measures import changes
from measures.evidence import when_of
from measures.forms.figure import CorrectForm, RecordForm
from measures.models import Observation
from measures.once import once, remembered
from measures.queries import figure_of, measure_by, newest_of
from measures.views.pages import form_page, saved, to_measures


@needs(Right.IMPORT_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def record_figure(request: SignedIn, slug: str) -> HttpResponse:
    found, today = measure_by(slug), timezone.localdate()
    data = request.POST if request.method == "POST" else None
    form = RecordForm(data, measure=found, today=today)
    if remembered(request.POST.get("form_key", ""), by=request.user, model=Observation):
        return saved(request, "The figure is recorded.", found.get_absolute_url())
    if form.is_valid():
        try:
            once(
                lambda: changes.record_observations(new=form.figures(), by=request.user, today=today)[0],
                key=form.cleaned_data["form_key"],
                by=request.user,
                model=Observation,
            )
        except ValidationError as refused:
            form.take(refused)
        else:
            return saved(request, "The figure is recorded.", found.get_absolute_url(), *form.written)
    return form_page(
        request,
        form,
        heading="Record a figure",
        button="Record the figure",
        cancel=found.get_absolute_url(),
        crumbs=to_measures(found),
        about=str(found),
    )


@needs(Right.IMPORT_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def correct_figure(request: SignedIn, slug: str, pk: int) -> HttpResponse:
    found, today = measure_by(slug), timezone.localdate()
    old = figure_of(found, pk)
    told = "The figure is corrected. The record keeps what it said before."
    if remembered(request.POST.get("form_key", ""), by=request.user, model=Observation):
        return saved(request, told, found.get_absolute_url())
    newest = newest_of(old)
    if request.method != "POST" and newest != old:
        return redirect("correct_figure", found.slug, newest.pk)
    form = CorrectForm(request.POST if request.method == "POST" else None, old=old, today=today)
    if form.is_valid():
        given = form.cleaned_data
        try:
            once(
                lambda: changes.correct_observation(
                    old=old, by=request.user, today=today, note=given["note"], **form.fields_of_figure()
                ),
                key=given["form_key"],
                by=request.user,
                model=Observation,
            )
        except ValidationError as refused:
            form.take(refused)
        else:
            return saved(request, told, found.get_absolute_url(), *form.written)
    return form_page(
        request,
        form,
        heading="Correct a figure",
        button="Save the correction",
        cancel=found.get_absolute_url(),
        crumbs=to_measures(found),
        about=f"{found}: {old.group.name if old.group else 'all together'}, {when_of(old)}",
    )
