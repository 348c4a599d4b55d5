"""The way from the list of strategies down to a page, for its breadcrumbs."""

from datetime import date

from django.urls import reverse

from edi_tracker.as_at import on_day
from objectives.models import Action
from plans.models import Strategy

type Crumb = dict[str, str]


def to_strategy(strategy: Strategy, as_at: date | None = None) -> list[Crumb]:
    return [
        {"label": "Strategies", "url": reverse("strategies")},
        {"label": strategy.title, "url": on_day(strategy.get_absolute_url(), as_at)},
    ]


def to_register(strategy: Strategy, as_at: date | None = None) -> list[Crumb]:
    register = on_day(reverse("register", args=[strategy.slug]), as_at)
    return [*to_strategy(strategy, as_at), {"label": "Register", "url": register}]


def to_action(action: Action) -> list[Crumb]:
    return [
        *to_register(action.strategy),
        {"label": f"Action {action.label}".strip(), "url": action.get_absolute_url()},
    ]
