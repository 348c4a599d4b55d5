"""An action's page, its own words, its history, and a new one."""

import secrets
from datetime import date

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
from foundation.history import as_written
from objectives.adding import add_once
from objectives.changes import EditConflict
from objectives.changes import edit_action as save_action
from objectives.drafts import draft_of
from objectives.edits import edits
from objectives.forms import ActionForm, NewActionForm
from objectives.models import Action
from objectives.permissions import may_edit, may_speak_for, may_update
from objectives.queries import action_by, began_on, end_was_moved, objective_by, strategy_by
from objectives.register import lines_with_parts
from objectives.tag_fields import tags_as_they_are
from objectives.tagging import change_tags, in_words
from objectives.timeline import timeline
from objectives.views.trail import to_action, to_register

NUMBER_TAKEN = (
    "Somebody has just given this number to another action. Write another number, or leave it empty."
)


@needs(Right.READ)
@require_safe
def action(request: SignedIn, slug: str, ref: str) -> HttpResponse:
    found, today = action_by(slug, ref), timezone.localdate()
    as_at_form = AsAtForm(request.GET, today=today, drawn="An action")
    past = as_at_form.chosen()
    if as_at_form.moves:
        return redirect(on_day(found.get_absolute_url(), past))
    as_at, recorded_by = moments(past)
    shown = as_written(found, recorded_by) if recorded_by else found
    line, sub_actions = lines_with_parts(found, today=today, as_at=as_at, recorded_by=recorded_by)
    if shown is None or line is None:
        return not_on_record(request, found.get_absolute_url(), past, to_register(found.strategy, past))
    began = began_on(found) if as_at else None
    return render(
        request,
        "objectives/action.html",
        {
            "action": shown,
            "strategy": found.strategy,
            "line": line,
            "sub_actions": sub_actions,
            "timeline": timeline(shown, as_at=as_at, recorded_by=recorded_by),
            "said": in_words(shown, recorded_by=recorded_by),
            # Who agreed and where it goes on is told of the closing that holds on the day shown.
            "closing_is_told": (shown.closure, shown.closed_on) == (line.closure, line.closed_on),
            "as_at_form": as_at_form,
            "past": past,
            "here": found.get_absolute_url(),
            "before_it_began": _before(began) if as_at and began and as_at < began else "",
            "breadcrumbs": to_register(found.strategy, past),
        }
        | (_what_one_may(request, found) if not past else {}),
    )


def _before(began: date) -> str:
    return (
        "The action was not in the plan yet on that day: nothing is recorded of it before "
        f"{began.day} {began:%B %Y}. What you see is how it began, in its words of today."
    )


def _what_one_may(request: SignedIn, found: Action) -> dict[str, object]:
    speaks = may_speak_for(request.user, found)
    return {
        "may_update": may_update(request.user, found),
        "draft": draft_of(found) if speaks else None,
        "may_correct": speaks,
        "may_edit": may_edit(request.user, found),
    }


@needs(Right.READ)
@require_safe
def action_history(request: SignedIn, slug: str, ref: str) -> HttpResponse:
    found = action_by(slug, ref)
    return render(
        request,
        "objectives/action_history.html",
        {"action": found, "edits": edits(found), "breadcrumbs": to_action(found)},
    )


@needs(Right.EDIT_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_action(request: SignedIn, slug: str, ref: str) -> HttpResponse:
    found = action_by(slug, ref)
    require(may_edit(request.user, found))
    data = request.POST if request.method == "POST" else None
    form = ActionForm(data, strategy=found.strategy, action=found, initial=_as_it_is(found))
    conflict = None
    if form.is_valid():
        try:
            saved = _save(form, found, request)
        except EditConflict as met:
            conflict = met.current
            form.now_about(conflict.version)
        except ValidationError as refused:
            form.take(refused)
        except IntegrityError:
            form.add_error("number", NUMBER_TAKEN)
        else:
            messages.success(request, "The action is saved. The history keeps what it said before.")
            return redirect(saved.get_absolute_url())
    return render(
        request,
        "objectives/edit_action.html",
        {"form": form, "action": found, "conflict": conflict, "breadcrumbs": to_action(found)},
    )


def _as_it_is(found: Action) -> dict[str, object]:
    names = (
        "number", "text", "objective", "theme", "success_measure", "priority", "characteristics", "resources",
    )  # fmt: skip
    return {name: getattr(found, name) for name in (*names, "start", "original_end", "version")} | {
        "owners": [link.owner_id for link in found.action_owners.all()],
        **tags_as_they_are(found),
    }


@transaction.atomic
def _save(form: ActionForm, found: Action, request: SignedIn) -> Action:
    fields = form.fields_of_action()
    if not end_was_moved(found):
        # The end in force is the one first planned until an update moves it.
        fields["end"] = fields["original_end"]
    saved = save_action(
        action=found,
        version=form.cleaned_data["version"],
        by=request.user,
        why=form.cleaned_data["why"],
        owners=form.chosen_owners(),
        **fields,
    )
    change_tags(thing=saved, seen=form.seen_tags(), wanted=form.wanted_tags(), by=request.user)
    return saved


@needs(Right.EDIT_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def new_action(request: SignedIn, slug: str) -> HttpResponse:
    strategy = strategy_by(slug)
    require(may_edit(request.user))
    under = request.GET.get("objective", "")
    initial = {
        "form_key": secrets.token_urlsafe(24),
        "objective": objective_by(slug, under) if under else None,
        "parent": request.GET.get("parent", "")[:60],
    }
    data = request.POST if request.method == "POST" else None
    form = NewActionForm(data, strategy=strategy, initial=initial)
    if form.is_valid():
        try:
            added = add_once(form, by=request.user)
        except IntegrityError:
            form.add_error("number", NUMBER_TAKEN)
        else:
            messages.success(request, "The action is added to the plan.")
            return redirect(added.get_absolute_url())
    return render(
        request,
        "objectives/new_action.html",
        {"form": form, "strategy": strategy, "breadcrumbs": to_register(strategy)},
    )
