"""Telling what has happened to an action, mending what was told, closing it and opening it again."""

import secrets

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access import SignedIn, needs, require
from accounts.roles import Right
from objectives.changes import EditConflict
from objectives.forms import CloseForm, ReopenForm, UpdateForm, Versioned
from objectives.models import Action, ProgressUpdate
from objectives.permissions import may_edit, may_speak_for, may_update
from objectives.queries import action_by, status_when_closed, update_of, updates_since
from objectives.recording import close_action as save_closing
from objectives.recording import record_update
from objectives.recording import reopen_action as save_opening
from objectives.views.mine import FROM_MINE, go_on
from objectives.views.trail import to_action

FORM = ["GET", "HEAD", "POST"]
CORRECTED_ALREADY = (
    "Update {number} was corrected while you were writing. Your words are still in the boxes below: "
    "copy what you need into a correction of the newer update."
)


@needs(Right.READ)
@require_http_methods(FORM)
def new_update(request: SignedIn, slug: str, ref: str) -> HttpResponse:
    action = action_by(slug, ref)
    require(may_update(request.user, action))
    today = timezone.localdate()
    initial = _opened(action) | {"status": action.status_id, "on": today}
    form = UpdateForm(_posted(request), action=action, today=today, initial=initial)
    conflict = None
    if form.is_valid():
        going_on = go_on(request, action)
        conflict = _send(form, action, request)
        if not conflict and not form.errors:
            return going_on()
    return render(
        request,
        "objectives/new_update.html",
        {
            "form": form,
            "action": action,
            "last": action.latest_update,
            "conflict": conflict,
            "from_mine": request.GET.get("from") == FROM_MINE,
            "breadcrumbs": to_action(action),
        },
    )


@needs(Right.READ)
@require_http_methods(FORM)
def correct_update(request: SignedIn, slug: str, ref: str, n: int) -> HttpResponse:
    action = action_by(slug, ref)
    require(may_speak_for(request.user, action))
    wrong = update_of(action, n)
    if refusal := _not_correctable(wrong, posted=request.method == "POST"):
        messages.warning(request, refusal)
        return redirect(action.get_absolute_url())
    initial = _opened(action) | _as_told(wrong)
    today = timezone.localdate()
    form = UpdateForm(_posted(request), action=action, today=today, corrects=wrong, initial=initial)
    conflict = None
    if form.is_valid():
        if ProgressUpdate.objects.filter(corrects=wrong).exists() and not _sent_before(form):
            form.add_error(None, CORRECTED_ALREADY.format(number=n))
        else:
            conflict = _send(form, action, request)
        if not conflict and not form.errors:
            messages.success(request, f"Update {n} is corrected. Both stay in the record.")
            return redirect(action.get_absolute_url())
    return render(
        request,
        "objectives/correct_update.html",
        {
            "form": form,
            "action": action,
            "wrong": wrong,
            "conflict": conflict,
            "breadcrumbs": to_action(action),
        },
    )


def _posted(request: SignedIn):
    return request.POST if request.method == "POST" else None


def _opened(action: Action) -> dict[str, object]:
    """What a form remembers of the moment when it was opened."""
    last = action.updates.order_by("-number").values_list("number", flat=True).first()
    return {"version": action.version, "seen": last or 0, "form_key": secrets.token_urlsafe(24)}


def _as_told(wrong: ProgressUpdate) -> dict[str, object]:
    names = ("on", "narrative", "reason", "end_reason", "told_by")
    told: dict[str, object] = {name: getattr(wrong, name) for name in names}
    return told | {"status": wrong.status_id, "new_end": wrong.new_end if wrong.end_moved else ""}


def _not_correctable(wrong: ProgressUpdate, *, posted: bool) -> str:
    if wrong.source == ProgressUpdate.Source.CLOSURE:
        return "A closing is not corrected. Open the action again, or close it again with the right words."
    corrected_by = getattr(wrong, "corrected_by", None)
    if corrected_by and not posted:
        return (
            f"Update {wrong.number} was corrected already by update {corrected_by.number}. Correct that one."
        )
    return ""


def _sent_before(form: UpdateForm) -> bool:
    key = form.fields_of_update()["form_key"]
    return bool(key) and form.action.updates.filter(form_key=key).exists()


def _send(form: UpdateForm, action: Action, request: SignedIn) -> dict[str, object] | None:
    """Saves the update; where somebody else was quicker, what they wrote, and nothing of ours is lost."""
    try:
        record_update(action=action, by=request.user, **form.fields_of_update())
    except EditConflict as met:
        return _met(form, met.current)
    except ValidationError as refused:
        form.take(refused)
    except IntegrityError:
        form.add_error(None, "Somebody else saved at the same moment. Read the action again, then send.")
    return None


def _met(form: Versioned, current: Action) -> dict[str, object]:
    others = list(updates_since(current, form.cleaned_data.get("seen") or 0))
    form.now_about(current.version, others[0].number if others else form.cleaned_data.get("seen") or 0)
    return {"others": others, "action": current}


# --- closing and opening ----------------------------------------------------------------------------------


@needs(Right.EDIT_PLAN)
@require_http_methods(FORM)
def close_action(request: SignedIn, slug: str, ref: str) -> HttpResponse:
    action = action_by(slug, ref)
    require(may_edit(request.user, action))
    if action.closure:
        messages.warning(request, "This action is closed already.")
        return redirect(action.get_absolute_url())
    today = timezone.localdate()
    form = CloseForm(_posted(request), action=action, today=today, initial=_opened(action) | {"on": today})
    conflict = None
    if form.is_valid():
        conflict = _change(form, lambda given: _close(action, given, request))
        if not conflict and not form.errors:
            messages.success(request, "The action is closed. It stays in the record.")
            return redirect(action.get_absolute_url())
    return render(
        request,
        "objectives/close_action.html",
        {"form": form, "action": action, "conflict": conflict, "breadcrumbs": to_action(action)},
    )


def _close(action: Action, given: dict, request: SignedIn) -> None:
    names = ("kind", "on", "reason", "agreed_by", "into", "version")
    status = status_when_closed(action, given["kind"])
    save_closing(action=action, by=request.user, status=status, **{name: given[name] for name in names})


@needs(Right.EDIT_PLAN)
@require_http_methods(FORM)
def reopen_action(request: SignedIn, slug: str, ref: str) -> HttpResponse:
    action = action_by(slug, ref)
    require(may_edit(request.user, action))
    if not action.closure:
        messages.warning(request, "This action is open.")
        return redirect(action.get_absolute_url())
    today = timezone.localdate()
    form = ReopenForm(_posted(request), today=today, initial=_opened(action) | {"on": today})
    conflict = None
    if form.is_valid():
        conflict = _change(form, lambda given: _reopen(action, given, request))
        if not conflict and not form.errors:
            messages.success(request, "The action is open again. Send an update with its status.")
            return redirect(action.get_absolute_url())
    return render(
        request,
        "objectives/reopen_action.html",
        {"form": form, "action": action, "conflict": conflict, "breadcrumbs": to_action(action)},
    )


def _reopen(action: Action, given: dict, request: SignedIn) -> None:
    names = ("on", "reason", "version")
    save_opening(action=action, by=request.user, **{name: given[name] for name in names})


def _change(form: Versioned, save) -> dict[str, object] | None:
    try:
        save(form.cleaned_data)
    except EditConflict as met:
        return _met(form, met.current)
    except ValidationError as refused:
        form.take(refused)
    return None
