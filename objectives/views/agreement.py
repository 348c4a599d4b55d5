"""What waits for the EDI team: agreeing to updates, many at once, and sending one back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import SignedIn, needs
from accounts.roles import Right
from objectives.changes import EditConflict
from objectives.drafts import GONE, agree, agree_to_all, discard_draft, send_back
from objectives.forms import SendBackForm
from objectives.models import UpdateDraft
from objectives.permissions import may_speak_for
from objectives.views.telling import posted
from objectives.waiting import as_waiting, drafts, sent_back, waiting_updates

FORM = ["GET", "HEAD", "POST"]
CHANGED = "This update was changed after you opened it. Read it again."


@needs(Right.UPDATE_ANY)
@require_http_methods(FORM)
def agreement(request: SignedIn) -> HttpResponse:
    if request.method == "POST":
        return _agree_to_chosen(request)
    return render(
        request,
        "objectives/agreement.html",
        {
            "waiting": waiting_updates(),
            "sent_back": sent_back(),
            "breadcrumbs": [{"label": "Strategies", "url": reverse("strategies")}],
        },
    )


def _agree_to_chosen(request: SignedIn) -> HttpResponse:
    shown = {waiting.key: waiting.draft for waiting in waiting_updates()}
    keys = request.POST.getlist("draft")
    chosen = [(shown[key], shown[key].version) for key in keys if key in shown]
    agreed, left = agree_to_all(drafts=chosen, by=request.user)
    if agreed:
        count = "1 update counts" if len(agreed) == 1 else f"{len(agreed)} updates count"
        messages.success(request, f"{count} now.")
    if not keys:
        messages.error(request, "Choose at least one update to agree to.")
    elif changed := len(keys) - len(chosen):
        messages.warning(
            request, f"{changed} of the chosen had changed or gone meanwhile. Read what is here now."
        )
    for draft, reason in left:
        messages.error(request, f"Action {draft.action.label}: {reason}")
    return redirect("agreement")


@needs(Right.UPDATE_ANY)
@require_http_methods(FORM)
def waiting_update(request: SignedIn, pk: int) -> HttpResponse:
    draft = drafts().filter(pk=pk, state=UpdateDraft.State.WAITING).first()
    if draft is None:
        if not UpdateDraft.history.filter(id=pk).exists():
            raise Http404("No update has waited at this address.")
        return _not_waiting(request)
    agreeing = "agree" in request.POST
    form = SendBackForm(None if agreeing else posted(request))
    version = _version(request, draft)
    try:
        if agreeing:
            agree(draft=draft, version=version, by=request.user)
            messages.success(request, "Agreed. The update counts now.")
            return redirect("agreement")
        if form.is_valid():
            send_back(draft=draft, version=version, by=request.user, **form.cleaned_data)
            messages.success(request, "The update is sent back with your comment.")
            return redirect("agreement")
    except EditConflict as conflict:
        if conflict.current is None or conflict.current.state != UpdateDraft.State.WAITING:
            return _not_waiting(request)
        messages.warning(request, CHANGED)
        draft = drafts().get(pk=pk)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return render(
        request,
        "objectives/waiting_update.html",
        {
            "one": as_waiting(draft),
            "form": form,
            "breadcrumbs": [{"label": "Waiting for agreement", "url": reverse("agreement")}],
        },
    )


def _not_waiting(request: SignedIn) -> HttpResponse:
    messages.warning(request, GONE)
    return redirect("agreement")


def _version(request: SignedIn, draft: UpdateDraft) -> int:
    """The version that the person has read."""
    sent = request.POST.get("version", "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else draft.version


@needs(Right.UPDATE_OWN)
@require_POST
def discard(request: SignedIn, pk: int) -> HttpResponse:
    draft = drafts().filter(pk=pk).first()
    if draft is None or not may_speak_for(request.user, draft.action):
        raise Http404("There is no draft at this address.")
    try:
        discard_draft(draft=draft, version=_version(request, draft), by=request.user)
    except EditConflict:
        messages.warning(request, CHANGED)
        return redirect("new_update", draft.action.strategy.slug, draft.action.ref)
    messages.success(request, "The draft is discarded.")
    return redirect(draft.action)
