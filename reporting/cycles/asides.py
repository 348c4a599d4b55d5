"""What stands beside the overview of a strategy: its cycle, in one line."""

from dataclasses import dataclass
from datetime import date

from django.core.cache import cache

from objectives.asides import Aside
from objectives.queries import mark_of_the_plan
from plans.models import Strategy
from reporting.cycles.board import answers_in
from reporting.cycles.dates import CycleState
from reporting.cycles.replies import Tally
from reporting.cycles.windows import CycleLine, cycles, in_order
from reporting.models import ReportingCycle

MOST_COUNTED = 2_000  # actions up to which the overview counts the answers
KEPT_FOR = 24 * 60 * 60  # seconds for which a count is kept, where nothing has changed


@dataclass(frozen=True)
class CycleBeside:
    """The cycle that goes on, or the next one; no tally before its window opens, or for a very long plan."""

    line: CycleLine
    tally: Tally | None
    others: int


def cycle_beside(strategy: Strategy, today: date) -> Aside | None:
    """The cycle whose papers are due first; where none goes on, the one that comes next."""
    found = in_order(cycles().filter(body__strategy=strategy), today=today)
    lines = found.now or found.coming[:1]
    if not lines:
        return None
    line = next((line for line in lines if line.state != CycleState.ISSUED), lines[0])
    counted = line.state != CycleState.PLANNED and strategy.actions.count() <= MOST_COUNTED
    tally = _counted(line.cycle, today) if counted else None
    return Aside("reporting/_cycle_aside.html", CycleBeside(line, tally, len(lines) - 1))


def _counted(cycle: ReportingCycle, today: date) -> Tally:
    """The answers that are in; counted again only after the plan, its log, a draft or the cycle changed."""
    known_as = f"answers:{cycle.pk}:{cycle.version}:{cycle.body.asks}:{today}:{mark_of_the_plan()}"
    tally = cache.get(known_as)
    if tally is None:
        tally = answers_in(cycle, today=today)
        cache.set(known_as, tally, KEPT_FOR)
    return tally
