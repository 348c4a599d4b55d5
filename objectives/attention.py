"""Which actions need something, found by the database.

`assess` alone decides what is late; here it's asked once for each distinct end, last update or review that
the open actions have, and the answer becomes a condition. Ten thousand actions have a few hundred of them.
"""

from collections.abc import Callable, Iterable
from datetime import date

from django.db.models import Q

from objectives.assessment import Assessment, Attention, Facts, assess
from plans.models import Strategy
from plans.statuses import Meaning
from plans.timescales import BLANK, Kind, Timescale

OPEN_MEANINGS = [meaning for meaning in Meaning if meaning.is_open]


def is_open() -> Q:
    """Work that is still to be done: not closed, not told as complete, and more than a pointer elsewhere."""
    told = Q(status__isnull=True) | Q(status__meaning__in=OPEN_MEANINGS)
    return Q(closure="", cross_reference=False) & told


def is_finished() -> Q:
    """Closed, or told as complete or closed."""
    return ~Q(closure="") | Q(status__isnull=False) & ~Q(status__meaning__in=OPEN_MEANINGS)


def needing(strategy: Strategy, wanted: Iterable[Attention], *, today: date) -> Q:
    """The condition for open actions that need at least one of these on a day."""

    def ask(facts: Facts) -> Assessment:
        return assess(
            facts, today=today, due_soon_days=strategy.due_soon_days, stale_days=strategy.stale_days
        )

    found = Q(pk__in=[])
    for attention in wanted:
        found |= _CONDITIONS[attention](strategy, attention, ask)
    return is_open() & found


Ask = Callable[[Facts], Assessment]


def _by_end(strategy: Strategy, attention: Attention, ask: Ask) -> Q:
    ends = strategy.actions.filter(is_open(), end_latest__isnull=False).order_by()
    days: dict[bool, list[date]] = {True: [], False: []}
    for kind, latest in ends.values_list("end_kind", "end_latest").distinct():
        end = Timescale("", Kind(kind), latest=latest)
        if latest and attention in ask(Facts(None, BLANK, end)).attention:
            days[kind == Kind.RECURRING].append(latest)
    recurring = Q(end_kind=Kind.RECURRING)
    return Q(recurring, end_latest__in=days[True]) | Q(~recurring, end_latest__in=days[False])


def _by_update(strategy: Strategy, attention: Attention, ask: Ask) -> Q:
    told = strategy.actions.filter(is_open(), latest_update__isnull=False).order_by()
    days = [
        on
        for on in told.values_list("latest_update__on", flat=True).distinct()
        if attention in ask(Facts(None, BLANK, BLANK, updated_on=on)).attention
    ]
    return Q(latest_update__on__in=days)


def _by_review(strategy: Strategy, attention: Attention, ask: Ask) -> Q:
    recurring = strategy.actions.filter(is_open(), end_kind=Kind.RECURRING).order_by()
    columns = ("pk", "start_kind", "start_earliest", "latest_update__on")
    rule = ("end_earliest", "end_latest", "end_every_months", "end_anchor_month")
    due = []
    for pk, kind, started, updated_on, *end in recurring.values_list(*columns, *rule):
        start = Timescale("", Kind(kind), earliest=started)
        facts = Facts(None, start, Timescale("", Kind.RECURRING, *end), updated_on=updated_on)
        if attention in ask(facts).attention:
            due.append(pk)
    return Q(pk__in=due)


_CONDITIONS: dict[Attention, Callable[[Strategy, Attention, Ask], Q]] = {
    Attention.PAST_END: _by_end,
    Attention.DUE_SOON: _by_end,
    Attention.REVIEW_DUE: _by_review,
    Attention.STALE: _by_update,
}
