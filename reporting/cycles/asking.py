"""What is asked of a person today, and in which order."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from accounts.models import Owner, User
from objectives.mine import Asked, Mine, mine
from objectives.models import Action, ActionOwner
from objectives.queries import actions_of
from objectives.register import load_register
from plans.models import Strategy
from reporting.cycles.board import replies_to
from reporting.cycles.windows import cycles, next_window, open_windows
from reporting.models import ReportingCycle


def mine_today(user: User, *, today: date) -> Mine:
    """A person's actions, those first that are asked for.

    While a window is open, and then until the meeting, those are what it asks for and has no answer to; only an open
    one has a last day.
    """
    strategies = list(Strategy.objects.all())
    asked_for: dict[int, dict[int, date | None]] = {}
    for window in windows_of(strategies, today=today):
        if not (window.is_open or window.is_late):
            continue
        strategy = window.cycle.body.strategy
        told = replies_to(window.cycle, today=today, actions=actions_of(user, strategy))
        days = asked_for.setdefault(strategy.pk, {})
        for line in told:
            if line.why and not line.reply.is_in:  # the window that closes first came first
                days.setdefault(line.action, window.cycle.closes_on if window.is_open else None)
    return mine(user, strategies, today=today, asked_for=asked_for)


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


# --- where an update of today goes ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Window:
    """A cycle as an owner meets it: its window is open, was missed before its meeting, or is the next one."""

    cycle: ReportingCycle
    is_open: bool = False
    is_late: bool = False


def windows_of(strategies: Iterable[Strategy], *, today: date) -> list[Window]:
    """The open windows of these strategies; for a strategy without one, the window just missed, or the next."""
    wanted = list(strategies)
    found = [Window(cycle, is_open=True) for cycle in open_windows(wanted, today=today)]
    taken = {window.cycle.body.strategy_id for window in found}
    for strategy in wanted:
        if strategy.pk not in taken and (window := _without_open(strategy, today)):
            found.append(window)
    return found


def _without_open(strategy: Strategy, today: date) -> Window | None:
    missed = cycles().filter(body__strategy=strategy, closes_on__lt=today, meeting_on__gte=today)
    if cycle := missed.order_by("meeting_on", "id").first():
        return Window(cycle, is_late=True)
    following = next_window(strategy, today=today)
    return Window(following) if following else None
