"""An objective: its words, how its actions stand, and the actions themselves."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import SignedIn, needs, require
from accounts.roles import Right
from edi_tracker.as_at import AsAtForm, moments, not_on_record, on_day
from foundation.charts import stacked_bars
from measures import audiences
from objectives.changes import EditConflict, set_measures
from objectives.changes import edit_objective as save_objective
from objectives.evidence import evidence_for, smart_of
from objectives.filters import shortened
from objectives.forms import ObjectiveForm
from objectives.key import status_words
from objectives.measures_form import MeasuresForm
from objectives.models import Objective
from objectives.on_record import objective_at
from objectives.overview import bar_of_lines
from objectives.permissions import may_edit
from objectives.queries import objective_by
from objectives.register import lines_under
from objectives.tag_fields import tags_as_they_are
from objectives.tagging import change_tags, in_words
from objectives.tally import tally_of
from objectives.views.trail import to_register

NUMBER_TAKEN = "Somebody has just given this number to another objective. Write another number."


@needs(Right.READ)
@require_safe
def objective(request: SignedIn, slug: str, ref: str) -> HttpResponse:
    found = objective_by(slug, ref)
    today = timezone.localdate()
    as_at_form = AsAtForm(request.GET, today=today, drawn="An objective")
    past = as_at_form.chosen()
    if as_at_form.moves:
        return redirect(on_day(found.get_absolute_url(), past))
    as_at, recorded_by = moments(past)
    shown = objective_at(found, recorded_by) if recorded_by else found
    if shown is None:
        return not_on_record(request, found.get_absolute_url(), past, to_register(found.strategy, past))
    figures_by = audiences.record_shown(request.user, recorded_by)
    lines = lines_under(found, today=today, as_at=as_at, recorded_by=recorded_by)
    words = status_words(found.strategy, recorded_by=recorded_by)
    return render(
        request,
        "objectives/objective.html",
        {
            "objective": shown,
            "strategy": found.strategy,
            "lines": lines,
            "tally": tally_of(lines),
            "chart": stacked_bars([bar_of_lines(lines, words, label="All its actions")]),
            "as_at_form": as_at_form,
            "past": past,
            "here": found.get_absolute_url(),
            "measures": evidence_for(
                found, audiences.of(request.user), today=today, as_at=as_at, recorded_by=figures_by
            ),
            "figures_are_of_today": bool(recorded_by) and not figures_by,
            "smart": smart_of(shown),
            "said": in_words(shown, recorded_by=recorded_by),
            "may_edit": may_edit(request.user) and not past,
            "may_tie": Right.EDIT_MEASURES in request.user.rights and not past,
            "breadcrumbs": to_register(found.strategy, past),
        },
    )


@needs(Right.EDIT_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def objective_measures(request: SignedIn, slug: str, ref: str) -> HttpResponse:
    """Which measures are evidence for the objective."""
    found = objective_by(slug, ref)
    form = MeasuresForm(request.POST if request.method == "POST" else None, objective=found)
    if form.is_valid():
        set_measures(objective=found, measures=form.chosen(), by=request.user)
        messages.success(request, "The measures of the objective are saved.")
        return redirect(found.get_absolute_url())
    return render(
        request,
        "objectives/objective_measures.html",
        {
            "form": form,
            "objective": found,
            "any": bool(form.named),
            "breadcrumbs": [
                *to_register(found.strategy),
                {"label": shortened(str(found), 60), "url": found.get_absolute_url()},
            ],
        },
    )


@needs(Right.EDIT_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_objective(request: SignedIn, slug: str, ref: str) -> HttpResponse:
    found = objective_by(slug, ref)
    require(may_edit(request.user))
    initial = {name: getattr(found, name) for name in ("number", "title", "version", *ObjectiveForm.SMART)}
    initial |= tags_as_they_are(found)
    data = request.POST if request.method == "POST" else None
    form = ObjectiveForm(data, objective=found, initial=initial)
    conflict = None
    if form.is_valid():
        try:
            _save(form, found, request)
        except EditConflict as met:
            conflict = met.current
            form.now_about(conflict.version)
        except ValidationError as refused:
            form.take(refused)
        except IntegrityError:
            form.add_error("number", NUMBER_TAKEN)
        else:
            messages.success(request, "The objective is saved.")
            return redirect(found.get_absolute_url())
    return render(
        request,
        "objectives/edit_objective.html",
        {
            "form": form,
            "objective": found,
            "conflict": conflict,
            "smart": smart_of(conflict) if conflict else [],
            "breadcrumbs": [
                *to_register(found.strategy),
                {"label": shortened(str(found), 60), "url": found.get_absolute_url()},
            ],
        },
    )


@transaction.atomic
def _save(form: ObjectiveForm, found: Objective, request: SignedIn) -> None:
    given = form.cleaned_data
    saved = save_objective(
        objective=found,
        version=given["version"],
        by=request.user,
        why=given["why"],
        **{name: given[name] for name in ("number", "title", *ObjectiveForm.SMART)},
    )
    change_tags(thing=saved, seen=form.seen_tags(), wanted=form.wanted_tags(), by=request.user)
