"""The pages on which a strategy is set up: its facts, its status key, its governance bodies."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import SignedIn, needs
from accounts.roles import Right
from edi_tracker.forms import Form
from plans import changes
from plans.forms import BodyForm, EditWordForm, FactsForm, WordForm, refusal_of
from plans.front_sheets import lines_of
from plans.models import GovernanceBody, StatusTerm, Strategy
from plans.queries import facts_of, facts_of_body, former_words, last_change
from plans.statuses import Meaning

form_page = require_http_methods(["GET", "HEAD", "POST"])


@needs(Right.READ)
@require_safe
def strategy_settings(request: SignedIn, slug: str) -> HttpResponse:
    strategy = get_object_or_404(Strategy, slug=slug)
    return render(
        request,
        "plans/settings.html",
        {
            "strategy": strategy,
            "facts": facts_of(strategy),
            "words": [(term, Meaning(term.meaning).label) for term in strategy.status_terms.all()],
            "bodies": _bodies(strategy),
            "may_edit": Right.EDIT_PLAN in request.user.rights,
            "may_choose_base": Right.CHOOSE_WORD_BASE in request.user.rights,
            "breadcrumbs": _to_strategy(strategy),
        },
    )


def _bodies(strategy: Strategy) -> list[tuple[GovernanceBody, list[tuple[str, str]], list[str]]]:
    bodies = strategy.bodies.select_related("strategy")
    return [(body, facts_of_body(body), lines_of(body.headings).splitlines()) for body in bodies]


@needs(Right.EDIT_PLAN)
@form_page
def edit_facts(request: SignedIn, slug: str) -> HttpResponse:
    strategy = get_object_or_404(Strategy, slug=slug)
    form = FactsForm(request.POST or None, strategy=strategy)
    theirs: list[tuple[str, str]] = []
    if form.is_valid():
        try:
            changes.edit_strategy(strategy=strategy, by=request.user, **form.cleaned_data)
        except changes.EditConflict as met:
            theirs = _differences(form, met.current)
            form.now_about(met.current.version)
        except ValidationError as refused:
            refusal_of(form, refused)
        else:
            return _saved(request, strategy, "The facts of the strategy are saved.")
    return _form_page(request, strategy, form, "facts", thing=strategy, theirs=theirs)


def _differences(form: FactsForm, current: Strategy) -> list[tuple[str, str]]:
    """What somebody else saved, where it differs from what this person wrote."""
    mine = Strategy(**(form.cleaned_data | {"version": current.version}))
    both = zip(facts_of(current), facts_of(mine), strict=True)
    return [(name, said) for (name, said), (_, written) in both if said != written]


@needs(Right.EDIT_PLAN)
@form_page
def new_word(request: SignedIn, slug: str) -> HttpResponse:
    strategy = get_object_or_404(Strategy, slug=slug)
    form = WordForm(request.POST or None, strategy=strategy)
    if form.is_valid():
        try:
            term = changes.add_word(strategy=strategy, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            refusal_of(form, refused)
        else:
            return _saved(request, strategy, f"“{term}” is in the status key now.")
    return _form_page(request, strategy, form, "new_word")


@needs(Right.EDIT_PLAN)
@form_page
def edit_word(request: SignedIn, slug: str, pk: int) -> HttpResponse:
    term = get_object_or_404(StatusTerm.objects.select_related("strategy"), pk=pk, strategy__slug=slug)
    form = EditWordForm(request.POST or None, strategy=term.strategy, term=term)
    if form.is_valid():
        try:
            changes.edit_word(term=term, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            refusal_of(form, refused)
        else:
            return _saved(request, term.strategy, f"“{form.cleaned_data['label']}” is saved.")
    return _form_page(request, term.strategy, form, "edit_word", thing=term, former=former_words(term))


@needs(Right.EDIT_PLAN)
@form_page
def new_body(request: SignedIn, slug: str) -> HttpResponse:
    strategy = get_object_or_404(Strategy, slug=slug)
    form = BodyForm(request.POST or None, strategy=strategy)
    if form.is_valid():
        body = changes.add_body(strategy=strategy, by=request.user, **form.values)
        return _saved(request, strategy, f"Reports on this strategy can go to {body} now.")
    return _form_page(request, strategy, form, "new_body")


@needs(Right.EDIT_PLAN)
@form_page
def edit_body(request: SignedIn, slug: str, body: str) -> HttpResponse:
    found = get_object_or_404(
        GovernanceBody.objects.select_related("strategy"), slug=body, strategy__slug=slug
    )
    form = BodyForm(request.POST or None, strategy=found.strategy, body=found)
    if form.is_valid():
        changes.edit_body(body=found, by=request.user, **form.values)
        return _saved(request, found.strategy, f"{form.cleaned_data['name']} is saved.")
    return _form_page(request, found.strategy, form, "edit_body", thing=found)


def _saved(request: SignedIn, strategy: Strategy, told: str) -> HttpResponse:
    messages.success(request, told)
    return redirect("strategy_settings", strategy.slug)


def _form_page(
    request: SignedIn, strategy: Strategy, form: Form, page: str, *, thing: Any = None, **context: Any
) -> HttpResponse:
    home = reverse("strategy_settings", args=[strategy.slug])
    return render(
        request,
        f"plans/{page}.html",
        {
            "strategy": strategy,
            "thing": thing,
            "form": form,
            "last": last_change(thing) if thing else None,
            "settings_url": home,
            "breadcrumbs": [*_to_strategy(strategy), {"label": "Settings", "url": home}],
            **context,
        },
        status=409 if context.get("theirs") else 200,
    )


def _to_strategy(strategy: Strategy) -> list[dict[str, str]]:
    return [
        {"label": "Strategies", "url": reverse("strategies")},
        {"label": strategy.title, "url": strategy.get_absolute_url()},
    ]
