"""The board of a cycle: who has been asked for what, and what has come back. Read from the log by its dates."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Min, QuerySet

from accounts.models import Owner
from objectives.key import StatusWord
from objectives.models import Action, ProgressUpdate, UpdateDraft
from objectives.register import ActionLine, load_register
from plans.models import GovernanceBody
from reporting.cycles.replies import AskRule, Reply, ReplyLine, Standing, Tally, replies, tally
from reporting.models import Chase, ReportingCycle


@dataclass(frozen=True, slots=True)
class BoardLine:
    """An action of the cycle as the board prints it."""

    reply: ReplyLine
    ref: str
    label: str
    text: str
    status: StatusWord | None

    @property
    def why(self) -> str:
        return ", ".join(self.reply.why)


@dataclass(frozen=True, slots=True)
class OwnerLine:
    """An owner in a cycle; None stands for the actions that nobody answers for."""

    owner: Owner | None
    lines: tuple[BoardLine, ...]
    tally: Tally
    chased: Chase | None

    @property
    def asked(self) -> list[BoardLine]:
        return [line for line in self.lines if line.reply.why]

    @property
    def owes(self) -> bool:
        """Whether somebody can be asked once more for what hasn't come."""
        return self.owner is not None and self.tally.missing > 0

    @property
    def missing(self) -> list[BoardLine]:
        return [line for line in self.asked if line.reply.reply.is_owed]

    @property
    def unasked(self) -> list[BoardLine]:
        """What was told although nobody had asked."""
        return [line for line in self.lines if not line.reply.why and line.reply.reply.is_in]


@dataclass(frozen=True, slots=True)
class Board:
    cycle: ReportingCycle
    lines: tuple[BoardLine, ...]
    owners: tuple[OwnerLine, ...]
    tally: Tally

    @property
    def owners_asked(self) -> int:
        return sum(bool(line.tally.asked) for line in self.owners)

    @property
    def owners_done(self) -> int:
        return sum(line.tally.asked > 0 and line.tally.came_in == line.tally.asked for line in self.owners)


def board(cycle: ReportingCycle, *, today: date) -> Board:
    """Every action of the strategy with its reply, and the same by owner, those who owe most first."""
    register, found = _replies(cycle, today)
    lines = tuple(
        BoardLine(reply, line.ref, line.label, line.text, line.status)
        for line, reply in zip(register, found, strict=True)
    )
    return Board(cycle, lines, _owners(cycle, lines), tally(found))


def answers_in(cycle: ReportingCycle, *, today: date) -> Tally:
    """How many answers are in, without the board around them."""
    return tally(_replies(cycle, today)[1])


def replies_to(cycle: ReportingCycle, *, today: date, actions: QuerySet[Action]) -> list[ReplyLine]:
    """What a cycle asks of these actions of its strategy, and what has come back."""
    return _replies(cycle, today, actions)[1]


def _replies(
    cycle: ReportingCycle, today: date, actions: QuerySet[Action] | None = None
) -> tuple[list[ActionLine], list[ReplyLine]]:
    strategy = cycle.body.strategy
    before = cycle.opens_on - timedelta(days=1)
    register = load_register(strategy, today=today, as_at=min(before, today), actions=actions)
    rule = AskRule(
        every_open_action=cycle.body.asks == GovernanceBody.Asks.ALL,
        due_soon_days=strategy.due_soon_days,
        stale_days=strategy.stale_days,
    )
    found = replies(
        [_standing(line) for line in register],
        cycle.dates,
        rule,
        answers=_answers(cycle),
        begun=_begun(cycle),
    )
    return register, found


def _standing(line: ActionLine) -> Standing:
    return Standing(
        action=line.id,
        owners=line.owner_ids,
        meaning=line.status.meaning if line.status else None,
        start=line.start,
        end=line.end,
        updated_on=line.updated_on,
        closed=bool(line.closure),
        cross_reference=line.cross_reference,
    )


def _answers(cycle: ReportingCycle) -> dict[int, date]:
    """For each action the first day of the cycle that an update speaks for; what members decide isn't one."""
    log = ProgressUpdate.objects.filter(
        action__strategy=cycle.body.strategy_id,
        on__range=(cycle.opens_on, cycle.meeting_on),
        corrected_by__isnull=True,
    ).exclude(source=ProgressUpdate.Source.DECISION)
    return dict(log.order_by().values_list("action_id").annotate(first=Min("on")))


def _begun(cycle: ReportingCycle) -> dict[int, Reply]:
    """The actions of which an update is in draft, or waits for agreement."""
    drafts = UpdateDraft.objects.filter(action__strategy=cycle.body.strategy_id, corrects__isnull=True)
    return {
        action: Reply.WAITING if state == UpdateDraft.State.WAITING else Reply.DRAFT
        for action, state in drafts.order_by().values_list("action_id", "state")
    }


def _owners(cycle: ReportingCycle, lines: Iterable[BoardLine]) -> tuple[OwnerLine, ...]:
    theirs: dict[int | None, list[BoardLine]] = defaultdict(list)
    for line in lines:
        for owner in line.reply.owners or (None,):
            theirs[owner].append(line)
    owners = {owner.pk: owner for owner in Owner.objects.filter(pk__in=[pk for pk in theirs if pk])}
    chased = {chase.owner_id: chase for chase in Chase.objects.filter(cycle=cycle).order_by("at", "pk")}
    rows = [
        OwnerLine(
            owners.get(pk) if pk else None,
            tuple(of_owner),
            tally([line.reply for line in of_owner]),
            chased.get(pk) if pk else None,
        )
        for pk, of_owner in theirs.items()
    ]
    return tuple(sorted((row for row in rows if row.tally.asked or row.owner), key=_most_owed_first))


ORDER = list(Reply)


def _most_owed_first(row: OwnerLine) -> tuple[int, int, bool, str]:
    return (
        ORDER.index(row.tally.reply),
        -row.tally.missing,
        row.owner is None,
        row.owner.name.casefold() if row.owner else "",
    )
