"""Which of a person's actions need an update, and in which order they are asked for."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from accounts.models import User
from objectives.assessment import Attention
from objectives.models import UpdateDraft
from objectives.queries import actions_of
from objectives.register import ActionLine, load_register
from plans.models import Strategy

ANSWERED_DAYS = 14
ORDER = [Attention.PAST_END, Attention.REVIEW_DUE, Attention.DUE_SOON, Attention.STALE]


@dataclass(frozen=True)
class Asked:
    """A person's action, with the strategy that it belongs to and what is being written about it."""

    strategy: Strategy
    line: ActionLine
    draft: UpdateDraft | None = None
    until: date | None = None  # the last day of the window that asks for it

    @property
    def is_sent_back(self) -> bool:
        return self.draft is not None and self.draft.state == UpdateDraft.State.SENT_BACK

    @property
    def is_waiting(self) -> bool:
        return self.draft is not None and self.draft.state == UpdateDraft.State.WAITING


@dataclass(frozen=True)
class Mine:
    """A person's open actions: those that need an update, what is asked first, and the rest."""

    asked: list[Asked]
    rest: list[Asked]
    finished: list[Asked]
    waiting: list[Asked] = field(default_factory=list)

    @property
    def open_count(self) -> int:
        return len(self.asked) + len(self.waiting) + len(self.rest)

    @property
    def deadlines(self) -> dict[date, int]:
        """For each day, the first first, how many actions are asked for by it."""
        return dict(sorted(Counter(one.until for one in self.asked if one.until).items()))

    @property
    def dates_differ(self) -> bool:
        return bool(self.deadlines) and list(self.deadlines.values()) != [len(self.asked)]

    @property
    def sentence(self) -> str:
        """ "3 of your 8 actions need an update by Friday 6 March."; where days differ, how many by which day."""
        if not self.open_count:
            return "You have no open actions."
        by = ""
        if self.dates_differ:
            first, *others = (f"{count} {{}}by {_day(on)}" for on, count in self.deadlines.items())
            by = f", {' and '.join([first.format('of them '), *(other.format('') for other in others)])}"
        elif self.deadlines:
            by = f" by {_day(next(iter(self.deadlines)))}"
        if self.open_count == 1:
            return f"Your action {'needs' if self.asked else 'doesn’t need'} an update{by}."
        if not self.asked:
            return f"None of your {self.open_count} actions needs an update."
        verb = "needs" if len(self.asked) == 1 else "need"
        return f"{len(self.asked)} of your {self.open_count} actions {verb} an update{by}."


def _day(on: date) -> str:
    return f"{on:%A} {on.day} {on:%B}"


def needs_update(line: ActionLine, *, today: date) -> bool:
    """Past its end, due soon, due for review or long untold, and nothing was told in the last 14 days."""
    told_lately = line.updated_on is not None and line.updated_on > today - timedelta(days=ANSWERED_DAYS)
    return bool(line.assessment.attention) and not told_lately


def mine(
    user: User,
    strategies: Iterable[Strategy],
    *,
    today: date,
    asked_for: Mapping[int, Mapping[int, date | None]] | None = None,
) -> Mine:
    """The actions of a person's teams in all strategies.

    From the opening of a strategy's window to the meeting, `asked_for` has, by strategy, the actions that are asked
    for, each with the last day where that is to come; at other times an action is asked for where it needs an update
    by itself. What was sent back is asked for always.
    """
    asked: list[Asked] = []
    rest: list[Asked] = []
    finished: list[Asked] = []
    waiting: list[Asked] = []
    drafts = _drafts(user)
    for strategy in strategies:
        days = (asked_for or {}).get(strategy.pk)
        for line in load_register(strategy, today=today, actions=actions_of(user, strategy)):
            one = Asked(strategy, line, drafts.get(line.id), (days or {}).get(line.id))
            needed = needs_update(line, today=today) if days is None else line.id in days
            if not line.is_open:
                finished.append(one)
            elif one.is_waiting:
                waiting.append(one)
            else:
                (asked if needed or one.is_sent_back else rest).append(one)
    return Mine(sorted(asked, key=_urgency), rest, finished, waiting)


def _drafts(user: User) -> dict[int, UpdateDraft]:
    theirs = UpdateDraft.objects.filter(action__action_owners__owner__in=user.owner_ids, corrects=None)
    return {draft.action_id: draft for draft in theirs.select_related("written_by", "sent_back_by")}


def _urgency(asked: Asked) -> tuple[bool, int, date, str]:
    ranks = [ORDER.index(attention) for attention in asked.line.assessment.attention]
    end = asked.line.end.latest or date.max
    return not asked.is_sent_back, min(ranks, default=len(ORDER)), end, asked.line.ref
