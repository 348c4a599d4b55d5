"""The faults that the plan itself has, and what the EDI team knows of them."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from accounts.access import SignedIn, needs
from accounts.roles import Right
from objectives.checker import check_strategy, unknown
from objectives.checker_page import checker_page, digest_of
from objectives.checks.faults import Fault
from objectives.checks.kinds import KIND
from objectives.forms import KnowForm
from objectives.knowing import ask_again as put_back
from objectives.knowing import know_faults
from objectives.permissions import may_edit
from objectives.queries import strategy_by
from objectives.views.trail import to_strategy
from plans.models import Strategy

CHANGED = "The words of the plan have changed since you opened the page. Look at it again."


@needs(Right.READ)
@require_safe
def checker(request: SignedIn, slug: str) -> HttpResponse:
    strategy = strategy_by(slug)
    asked = request.GET
    editor = bool(may_edit(request.user))
    page = checker_page(
        strategy,
        check_strategy(strategy, today=timezone.localdate()),
        actions=strategy.actions.count(),
        may_edit=editor,
        kind=asked.get("kind", ""),
        show=asked.get("show", ""),
        number=asked.get("page"),
    )
    return render(
        request,
        "objectives/checker.html",
        {
            "strategy": strategy,
            "checked": page,
            "shows_known": asked.get("show") == "known",
            "may_edit": editor,
            "breadcrumbs": to_strategy(strategy),
        },
    )


@needs(Right.EDIT_PLAN)
@require_POST
def know_fault(request: SignedIn, slug: str) -> HttpResponse:
    """One fault is known, as long as its words are those that the person saw."""
    strategy = strategy_by(slug)
    key = tuple(request.POST.get(name, "") for name in ("code", "place", "fingerprint"))
    found = [fault for fault in _asked(strategy, key[0]) if fault.key == key]
    return _know(request, strategy, found, "We ask again when the words of this fault change.")


@needs(Right.EDIT_PLAN)
@require_POST
def know_faults_of_kind(request: SignedIn, slug: str) -> HttpResponse:
    """All faults of a kind are known, as long as they are those that the person saw."""
    strategy = strategy_by(slug)
    found = _asked(strategy, request.POST.get("code", ""))
    same = digest_of(found) == request.POST.get("seen", "")
    return _know(
        request, strategy, found if same else [], "We ask again where the words of these faults change."
    )


@needs(Right.EDIT_PLAN)
@require_POST
def ask_again(request: SignedIn, slug: str) -> HttpResponse:
    strategy = strategy_by(slug)
    pk = request.POST.get("known", "")
    if not (pk.isascii() and pk.isdecimal() and len(pk) < 19):
        raise Http404("No fault is known by this name.")
    known = strategy.known_faults.filter(pk=pk).first()
    if known is None:
        messages.info(request, "This fault is asked again already.")
    else:
        put_back(known=known, by=request.user)
        messages.success(request, "The fault is asked again.")
    return _back(request, slug)


def _asked(strategy: Strategy, code: str) -> list[Fault]:
    faults = unknown(check_strategy(strategy, today=timezone.localdate()))
    return [fault for fault in faults if fault.code == code]


def _know(request: SignedIn, strategy: Strategy, found: Sequence[Fault], said: str) -> HttpResponse:
    form = KnowForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(form.errors["note"][0]))
    elif not found:
        messages.warning(request, CHANGED)
    else:
        know_faults(strategy=strategy, faults=found, by=request.user, note=form.cleaned_data["note"])
        messages.success(request, said)
    return _back(request, strategy.slug)


def _back(request: SignedIn, slug: str) -> HttpResponse:
    """To the same view of the page: one kind, those that are known, or all."""
    kind, shows_known = request.POST.get("kind", ""), request.POST.get("show") == "known"
    asked = {"show": "known"} if shows_known else {"kind": kind} if kind in KIND else {}
    url = reverse("checker", args=[slug])
    return redirect(f"{url}?{urlencode(asked)}" if asked else url)
