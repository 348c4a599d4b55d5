"""Which of a person's actions need an update, and in which order they are asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from accounts.models import User
from objectives.assessment import Attention
from objectives.queries import actions_of
from objectives.register import ActionLine, load_register
from plans.models import Strategy

ANSWERED_DAYS = 14
ORDER = [Attention.PAST_END, Attention.REVIEW_DUE, Attention.DUE_SOON, Attention.STALE]


@dataclass(frozen=True)
class Asked:
    """A person's action, with the strategy that it belongs to."""

    strategy: Strategy
    line: ActionLine


@dataclass(frozen=True)
class Mine:
    """A person's open actions: those that need an update, what is asked first, and the rest."""

    asked: list[Asked]
    rest: list[Asked]
    finished: list[Asked]

    @property
    def open_count(self) -> int:
        return len(self.asked) + len(self.rest)

    @property
    def sentence(self) -> str:
        """ "3 of your 8 actions need an update." """
        if not self.open_count:
            return "You have no open actions."
        if self.open_count == 1:
            return f"Your action {'needs' if self.asked else 'doesn’t need'} an update."
        if not self.asked:
            return f"None of your {self.open_count} actions needs an update."
        verb = "needs" if len(self.asked) == 1 else "need"
        return f"{len(self.asked)} of your {self.open_count} actions {verb} an update."


def needs_update(line: ActionLine, *, today: date) -> bool:
    """Past its end, due soon, due for review or long untold, and nothing was told in the last 14 days."""
    told_lately = line.updated_on is not None and line.updated_on > today - timedelta(days=ANSWERED_DAYS)
    return bool(line.assessment.attention) and not told_lately


def mine(user: User, strategies: Iterable[Strategy], *, today: date) -> Mine:
    """The actions of a person's teams in all strategies."""
    asked: list[Asked] = []
    rest: list[Asked] = []
    finished: list[Asked] = []
    for strategy in strategies:
        for line in load_register(strategy, today=today, actions=actions_of(user, strategy)):
            if line.closure or line.cross_reference or (line.status and not line.status.meaning.is_open):
                finished.append(Asked(strategy, line))
            else:
                (asked if needs_update(line, today=today) else rest).append(Asked(strategy, line))
    return Mine(sorted(asked, key=_urgency), rest, finished)


def _urgency(asked: Asked) -> tuple[int, date, str]:
    found = asked.line.assessment.attention
    return min(ORDER.index(a) for a in found), asked.line.end.latest or date.max, asked.line.ref


def next_asked(asked: list[Asked], after: ActionLine | None) -> Asked | None:
    """The one asked for after this one; from the end of the list, the first that is left."""
    ids = [one.line.id for one in asked]
    if after is None or after.id not in ids:
        return asked[0] if asked else None
    following = asked[ids.index(after.id) + 1 :] or asked[: ids.index(after.id)]
    return following[0] if following else None
