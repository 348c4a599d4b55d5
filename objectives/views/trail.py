"""The way from the list of strategies down to a page, for its breadcrumbs."""

from django.urls import reverse

from edi_tracker.as_at import PastDay, on_day
from objectives.models import Action
from plans.models import Strategy

type Crumb = dict[str, str]


def to_strategy(strategy: Strategy, past: PastDay | None = None) -> list[Crumb]:
    return [
        {"label": "Strategies", "url": reverse("strategies")},
        {"label": strategy.title, "url": on_day(strategy.get_absolute_url(), past)},
    ]


def to_register(strategy: Strategy, past: PastDay | None = None) -> list[Crumb]:
    register = on_day(reverse("register", args=[strategy.slug]), past)
    return [*to_strategy(strategy, past), {"label": "Register", "url": register}]


def to_action(action: Action) -> list[Crumb]:
    return [
        *to_register(action.strategy),
        {"label": f"Action {action.label}".strip(), "url": action.get_absolute_url()},
    ]
