"""The way from the list of strategies down to a page, for its breadcrumbs."""

from django.urls import reverse

from objectives.models import Action
from plans.models import Strategy

type Crumb = dict[str, str]


def to_strategy(strategy: Strategy) -> list[Crumb]:
    return [
        {"label": "Strategies", "url": reverse("strategies")},
        {"label": strategy.title, "url": strategy.get_absolute_url()},
    ]


def to_register(strategy: Strategy) -> list[Crumb]:
    return [*to_strategy(strategy), {"label": "Register", "url": reverse("register", args=[strategy.slug])}]


def to_action(action: Action) -> list[Crumb]:
    return [
        *to_register(action.strategy),
        {"label": f"Action {action.label}".strip(), "url": action.get_absolute_url()},
    ]
