"""Telling what has happened to an action, at once or as a draft, and mending what was told."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import SignedIn, needs, require
from accounts.roles import Right
from measures.pointing import point_out
from objectives.changes import EditConflict
from objectives.drafts import draft_of, opened, save_draft, send_update
from objectives.forms import NoChangeForm, UpdateForm
from objectives.models import Action, ProgressUpdate, UpdateDraft
from objectives.permissions import is_agreed_by_others, may_speak_for, may_update
from objectives.queries import action_by, update_of
from objectives.views.going_on import FROM_MINE, go_on
from objectives.views.telling import as_opened, met, posted
from objectives.views.trail import to_action

FORM = ["GET", "HEAD", "POST"]
CORRECTED_ALREADY = (
    "Update {number} was corrected while you were writing. Your words are still in the boxes below: "
    "copy what you need into a correction of the newer update."
)
MEANWHILE = "Somebody else told something of this action while you were reading. Read it, then answer."
KEPT = "Your draft is kept. It counts for nothing until you send it."
AT_THE_SAME_MOMENT = "Somebody else saved at the same moment. Read the action again, then send."


@needs(Right.READ)
@require_http_methods(FORM)
def new_update(request: SignedIn, slug: str, ref: str) -> HttpResponse:
    action = action_by(slug, ref)
    require(may_update(request.user, action))
    today = timezone.localdate()
    draft = draft_of(action)
    own = draft if draft and _writes_it(request, draft) else None
    initial = as_opened(action) | {"status": action.status_id, "on": today} | opened(own, today)
    form = UpdateForm(
        posted(request), action=action, today=today, keep="keep" in request.POST, initial=initial
    )
    conflict = None
    if form.is_valid():
        conflict = _send(form, action, request)
        if not conflict and not form.errors:
            point_out(request, *form.words)
            return _kept(request, action) if form.keep else go_on(request, action, sent(request, action))
    return render(
        request,
        "objectives/new_update.html",
        {
            "form": form,
            "action": action,
            "last": action.latest_words,
            "unchanged": NoChangeForm(
                initial=as_opened(action), told_by=Right.UPDATE_ANY in request.user.rights
            ),
            "draft": draft,
            "own_draft": own,
            "may_keep": draft is None or own is not None,
            "is_agreed_by_others": is_agreed_by_others(request.user, action),
            "conflict": conflict,
            "query": request.GET.urlencode(),
            "from_mine": request.GET.get("from") == FROM_MINE,
            "breadcrumbs": to_action(action),
        },
    )


def _writes_it(request: SignedIn, draft: UpdateDraft) -> bool:
    """A draft is its team's; the EDI team reads those of others and writes beside them."""
    return draft.written_by_id == request.user.pk or Right.UPDATE_ANY not in request.user.rights


def _kept(request: SignedIn, action: Action) -> HttpResponse:
    messages.success(request, KEPT)
    return redirect("my_actions") if request.GET.get("from") == FROM_MINE else redirect(action)


def sent(request: SignedIn, action: Action) -> str:
    """What has become of what a person has sent."""
    if is_agreed_by_others(request.user, action):
        return "Your update is sent, and counts once the EDI team has agreed."
    return "Your update is sent."


@needs(Right.READ)
@require_POST
def no_change(request: SignedIn, slug: str, ref: str) -> HttpResponse:
    """The honest answer of one click: all is as it was last told."""
    action = action_by(slug, ref)
    require(may_update(request.user, action))
    form = NoChangeForm(request.POST, told_by=True)
    if not form.is_valid():
        messages.error(request, " ".join(error.text for error in form.error_summary))
        return redirect("new_update", slug, ref)
    try:
        send_update(
            action=action,
            by=request.user,
            on=timezone.localdate(),
            unchanged=True,
            draft_version=_version_of(draft_of(action), request),
            **form.fields_of_update(action),
        )
    except EditConflict:
        messages.error(request, MEANWHILE)
        return redirect(action.get_absolute_url())
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect("new_update", slug, ref)
    return go_on(request, action, sent(request, action))


def _version_of(draft: UpdateDraft | None, request: SignedIn) -> int:
    """ "No change" takes the place of a draft of one's own."""
    return draft.version if draft and _writes_it(request, draft) else 0


@needs(Right.READ)
@require_http_methods(FORM)
def correct_update(request: SignedIn, slug: str, ref: str, n: int) -> HttpResponse:
    action = action_by(slug, ref)
    require(may_speak_for(request.user, action))
    wrong = update_of(action, n)
    if refusal := _not_correctable(wrong, posted=request.method == "POST"):
        messages.warning(request, refusal)
        return redirect(action.get_absolute_url())
    today = timezone.localdate()
    draft = draft_of(action, wrong)
    own = draft if draft and _writes_it(request, draft) else None
    initial = as_opened(action) | _as_told(wrong, action) | opened(own, today)
    keep = "keep" in request.POST
    form = UpdateForm(posted(request), action=action, today=today, corrects=wrong, keep=keep, initial=initial)
    conflict = None
    if form.is_valid():
        if ProgressUpdate.objects.filter(corrects=wrong).exists() and not _sent_before(form):
            form.add_error(None, CORRECTED_ALREADY.format(number=n))
        else:
            conflict = _send(form, action, request)
        if not conflict and not form.errors:
            point_out(request, *form.words)
            messages.success(request, _told_of_correction(request, form, n))
            return redirect(action.get_absolute_url())
    return render(
        request,
        "objectives/correct_update.html",
        {
            "form": form,
            "action": action,
            "wrong": wrong,
            "draft": draft,
            "own_draft": own,
            "may_keep": draft is None or own is not None,
            "is_agreed_by_others": is_agreed_by_others(request.user, action),
            "conflict": conflict,
            "breadcrumbs": to_action(action),
        },
    )


def _told_of_correction(request: SignedIn, form: UpdateForm, n: int) -> str:
    if form.keep:
        return KEPT
    if is_agreed_by_others(request.user, form.action):
        return f"Your correction of update {n} is sent, and counts once the EDI team has agreed."
    return f"Update {n} is corrected. Both stay in the record."


def _as_told(wrong: ProgressUpdate, action: Action) -> dict[str, object]:
    names = ("on", "narrative", "reason", "end_reason", "told_by")
    told: dict[str, object] = {name: getattr(wrong, name) for name in names}
    status = action.status_id if wrong.source == ProgressUpdate.Source.NO_CHANGE else wrong.status_id
    return told | {"status": status, "new_end": wrong.new_end if wrong.end_moved else ""}


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
    """Saves the update or its draft; where somebody else was quicker, what they wrote, and nothing of ours is lost."""
    try:
        if form.keep:
            save_draft(action=action, by=request.user, **form.fields_of_draft())
        else:
            send_update(action=action, by=request.user, **form.fields_of_update())
    except EditConflict as conflict:
        return _met(form, conflict.current)
    except ValidationError as refused:
        form.take(refused)
    except IntegrityError:
        form.add_error(None, AT_THE_SAME_MOMENT)
    return None


def _met(form: UpdateForm, current: Action | UpdateDraft | None) -> dict[str, object]:
    if isinstance(current, Action):
        return met(form, current)
    form.now_about_draft(current.version if current else 0)
    return {"draft": current, "is_about_a_draft": True}
