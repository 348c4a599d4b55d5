"""An action's page, its own words, its history, and a new one."""

import secrets

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import SignedIn, needs, require
from accounts.roles import Right
from objectives.adding import add_once
from objectives.changes import EditConflict
from objectives.changes import edit_action as save_action
from objectives.drafts import draft_of
from objectives.edits import edits
from objectives.forms import ActionForm, NewActionForm
from objectives.models import Action
from objectives.permissions import may_edit, may_speak_for, may_update
from objectives.queries import action_by, end_was_moved, objective_by, strategy_by
from objectives.register import load_register
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
    found = action_by(slug, ref)
    today = timezone.localdate()
    family = [found.pk, *found.sub_actions.values_list("pk", flat=True)]
    lines = load_register(found.strategy, today=today, actions=found.strategy.actions.filter(pk__in=family))
    return render(
        request,
        "objectives/action.html",
        {
            "action": found,
            "strategy": found.strategy,
            "line": next(line for line in lines if line.id == found.pk),
            "sub_actions": [line for line in lines if line.id != found.pk],
            "timeline": timeline(found),
            "said": in_words(found),
            "may_update": may_update(request.user, found),
            "draft": draft_of(found) if may_speak_for(request.user, found) else None,
            "may_correct": may_speak_for(request.user, found),
            "may_edit": may_edit(request.user, found),
            "breadcrumbs": to_register(found.strategy),
        },
    )


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
