"""Which actions are asked for an update in a cycle and why, and what has come back. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from objectives.assessment import Attention, Facts, assess
from plans.statuses import Meaning
from plans.timescales import Timescale
from reporting.cycles.dates import CycleDates

TOLD_LATELY_DAYS = 14  # before the window opens: who told us then is not asked again

TROUBLED = (Meaning.NEEDS_ATTENTION, Meaning.OFF_TRACK, Meaning.ON_HOLD)
WHY = {
    Attention.PAST_END: "past its end date",
    Attention.DUE_SOON: "due soon",
    Attention.REVIEW_DUE: "due for review",
    Attention.STALE: "not told about for long",
}


class Reply(StrEnum):
    """What has come back of an action, or of all of an owner's; the order is that of the table of replies."""

    NOTHING = "nothing"
    SOME = "some"  # of an owner: not all of what was asked
    DRAFT = "draft"
    WAITING = "waiting"
    LATE = "late"
    ANSWERED = "answered"
    NOT_ASKED = "not_asked"

    @property
    def label(self) -> str:
        return {
            Reply.NOTHING: "Nothing yet",
            Reply.SOME: "Some answered",
            Reply.DRAFT: "Draft",
            Reply.WAITING: "Waiting for agreement",
            Reply.LATE: "Answered late",
            Reply.ANSWERED: "Answered",
            Reply.NOT_ASKED: "Not asked",
        }[self]

    @property
    def colour(self) -> str:
        blue = {Reply.SOME: "blue", Reply.DRAFT: "blue", Reply.WAITING: "blue"}
        return {Reply.ANSWERED: "green", Reply.LATE: "green", **blue}.get(self, "grey")

    @property
    def is_in(self) -> bool:
        return self in (Reply.ANSWERED, Reply.LATE)

    @property
    def is_owed(self) -> bool:
        """Whether the owner has still something to do; what waits for agreement was told."""
        return self in (Reply.NOTHING, Reply.DRAFT)


@dataclass(frozen=True, slots=True)
class Standing:
    """How an action stood when the window opened."""

    action: int
    owners: tuple[int, ...]
    meaning: Meaning | None
    start: Timescale
    end: Timescale
    updated_on: date | None
    closed: bool = False
    cross_reference: bool = False

    @property
    def is_open(self) -> bool:
        return not (self.closed or self.cross_reference or (self.meaning and not self.meaning.is_open))


@dataclass(frozen=True, slots=True)
class AskRule:
    """What a body asks for, and the strategy's own “due soon” and “no update” (days)."""

    every_open_action: bool
    due_soon_days: int
    stale_days: int


@dataclass(frozen=True, slots=True)
class ReplyLine:
    """An action in a cycle: why it is asked for, nothing where it isn't, and what has come back."""

    action: int
    owners: tuple[int, ...]
    why: tuple[str, ...]
    reply: Reply
    answered_on: date | None = None


def why_asked(standing: Standing, dates: CycleDates, rule: AskRule) -> tuple[str, ...]:
    """The reasons for which an action is asked for an update, judged for the day on which the window closes.

    An action that was told of in the two weeks before the window opened is left alone, unless the body asks for
    every open action. One that is complete, closed or only points elsewhere is never asked for.
    """
    if not standing.is_open:
        return ()
    told = standing.updated_on
    if told and told > dates.opens_on - timedelta(days=TOLD_LATELY_DAYS) and not rule.every_open_action:
        return ()
    facts = Facts(standing.meaning, standing.start, standing.end, told)
    assessed = assess(
        facts, today=dates.closes_on, due_soon_days=rule.due_soon_days, stale_days=rule.stale_days
    )
    found = [WHY[attention] for attention in assessed.attention]
    if standing.meaning in TROUBLED:
        found.append("on hold" if standing.meaning == Meaning.ON_HOLD else "in need of attention")
    starts = standing.start.latest
    if starts and starts <= dates.closes_on and standing.meaning in (None, Meaning.NOT_STARTED):
        found.append("to have begun")
    if WHY[Attention.STALE] not in found and (told is None or told < dates.period_starts_on):
        found.append("not told about in this period" if told else "never told about")
    if not found and rule.every_open_action:
        found.append("open")
    return tuple(found)


def reply_to(*, asked: bool, answered_on: date | None, begun: Reply | None, dates: CycleDates) -> Reply:
    """An update that speaks for a day of the window is an answer, “no change” too; until the meeting, a late one."""
    if answered_on and dates.opens_on <= answered_on <= dates.closes_on:
        return Reply.ANSWERED
    if answered_on and dates.closes_on < answered_on <= dates.meeting_on:
        return Reply.LATE
    if not asked:
        return Reply.NOT_ASKED
    return begun or Reply.NOTHING


def replies(
    standings: Iterable[Standing],
    dates: CycleDates,
    rule: AskRule,
    *,
    answers: Mapping[int, date],
    begun: Mapping[int, Reply],
) -> list[ReplyLine]:
    """A line an action, in the order given.

    `answers` has the first day of the cycle that an update speaks for, `begun` the actions of which an update is
    in draft or waits for agreement.
    """
    lines = []
    for standing in standings:
        why = why_asked(standing, dates, rule)
        answered_on = answers.get(standing.action)
        reply = reply_to(
            asked=bool(why), answered_on=answered_on, begun=begun.get(standing.action), dates=dates
        )
        lines.append(ReplyLine(standing.action, standing.owners, why, reply, answered_on))
    return lines


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the actions asked for have which reply."""

    asked: int
    answered: int
    late: int
    waiting: int
    draft: int
    nothing: int
    unasked: int  # actions that nobody asked about

    @property
    def came_in(self) -> int:
        return self.answered + self.late

    @property
    def missing(self) -> int:
        return self.draft + self.nothing

    @property
    def reply(self) -> Reply:
        """The one word for an owner: that of its action furthest behind, and "some" while others are answered."""
        if not self.asked:
            return Reply.NOT_ASKED
        if self.nothing:
            return Reply.SOME if self.came_in or self.waiting else Reply.NOTHING
        if self.draft:
            return Reply.DRAFT
        if self.waiting:
            return Reply.WAITING
        return Reply.LATE if self.late else Reply.ANSWERED


def tally(lines: Sequence[ReplyLine]) -> Tally:
    """Counts the actions that were asked for; what came in unasked is no answer to anything."""
    asked = [line.reply for line in lines if line.why]
    return Tally(
        asked=len(asked),
        answered=asked.count(Reply.ANSWERED),
        late=asked.count(Reply.LATE),
        waiting=asked.count(Reply.WAITING),
        draft=asked.count(Reply.DRAFT),
        nothing=asked.count(Reply.NOTHING),
        unasked=len(lines) - len(asked),
    )
