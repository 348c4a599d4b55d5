"""What is asked of a person today, and in which order."""

import secrets
from datetime import date

from accounts.models import Owner, User
from objectives.mine import Asked, Mine, mine
from objectives.models import Action, ActionOwner
from objectives.register import load_register
from plans.models import Strategy


def mine_today(user: User, *, today: date) -> Mine:
    """A person's actions in all strategies."""
    return mine(user, Strategy.objects.all(), today=today)


def open_actions_of(owner: Owner, *, today: date) -> list[Asked]:
    """The open actions that an owner answers for, in plan order."""
    found = []
    for strategy in Strategy.objects.all():
        links = ActionOwner.objects.filter(owner=owner).order_by().values("action")
        lines = load_register(strategy, today=today, actions=strategy.actions.filter(pk__in=links))
        found += [Asked(strategy, line) for line in lines if line.is_open]
    return found


def next_asked(asked: list[Asked], *, after: int, place: int) -> Asked | None:
    """The one asked for after the action `after`, which stood at this place when it was told.

    It has usually left the list, so the next has moved up to its place; from the end it goes back to the first.
    Where it is still asked for, it is not come back to.
    """
    ids = [one.line.id for one in asked]
    if after in ids:
        following = asked[ids.index(after) + 1 :]
        return following[0] if following else None
    return asked[place if place < len(asked) else 0] if asked else None


def with_owners(ids: list[int]) -> list[Action]:
    """Actions in this order, with all that a row about each prints."""
    found = Action.objects.filter(pk__in=ids).select_related("strategy", "status", "latest_words__status")
    by_id = {action.pk: action for action in found.prefetch_related("action_owners")}
    return [by_id[pk] for pk in ids if pk in by_id]


def as_opened(asked: list[Asked]) -> list[dict[str, object]]:
    """What the button of each card remembers of the moment when the page was opened."""
    ids = [one.line.id for one in asked]
    versions = dict(Action.objects.filter(pk__in=ids).order_by().values_list("pk", "version"))
    return [{"version": versions[pk], "form_key": secrets.token_urlsafe(24)} for pk in ids]
