"""Closing an action and opening it again."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access import SignedIn, needs, require
from accounts.roles import Right
from objectives.changes import EditConflict
from objectives.closing_forms import CloseForm, ReopenForm
from objectives.forms import Versioned
from objectives.models import Action
from objectives.permissions import may_edit
from objectives.queries import action_by, status_when_closed
from objectives.recording import close_action as save_closing
from objectives.recording import reopen_action as save_opening
from objectives.views.telling import as_opened, met, posted
from objectives.views.trail import to_action

FORM = ["GET", "HEAD", "POST"]


@needs(Right.EDIT_PLAN)
@require_http_methods(FORM)
def close_action(request: SignedIn, slug: str, ref: str) -> HttpResponse:
    action = action_by(slug, ref)
    require(may_edit(request.user, action))
    if action.closure:
        messages.warning(request, "This action is closed already.")
        return redirect(action.get_absolute_url())
    today = timezone.localdate()
    form = CloseForm(posted(request), action=action, today=today, initial=as_opened(action) | {"on": today})
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
    form = ReopenForm(posted(request), today=today, initial=as_opened(action) | {"on": today})
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
    except EditConflict as conflict:
        return met(form, conflict.current)
    except ValidationError as refused:
        form.take(refused)
    return None
