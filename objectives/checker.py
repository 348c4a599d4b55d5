"""The faults of a plan as it lives, each with what the EDI team knows about it already."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.core.cache import cache
from django.db.models import Q

from measures import audiences
from measures.queries import characteristic_words
from objectives.checks.dates import check_days_to_come, check_order, check_silence, check_words_of_dates
from objectives.checks.faults import ERROR, WARNING, Check, Fault, Known, Plan
from objectives.checks.kinds import KIND, ORDER, TITLES, KindOfFault
from objectives.checks.missing import (
    check_definitions,
    check_empty_groups,
    check_pointers,
    check_what_is_missing,
)
from objectives.checks.numbers import check_gaps, check_numbers
from objectives.checks.owners import check_owners
from objectives.checks.words import (
    check_copies,
    check_figures,
    check_pointers_elsewhere,
    check_small_counts,
    check_statuses,
)
from objectives.models import ProgressUpdate
from objectives.queries import mark_of_the_plan
from objectives.register import load_register
from plans.models import Strategy

__all__ = ["ERROR", "TITLES", "WARNING", "Fault", "by_kind", "check_strategy", "count_of_faults", "unknown"]

MOST_COUNTED = 2_000  # actions up to which the overview counts the doubts in the plan
KEPT_FOR = 24 * 60 * 60  # seconds for which a count is kept, where nothing has changed

CHECKS: tuple[Check, ...] = (
    check_pointers,
    check_numbers,
    check_gaps,
    check_order,
    check_words_of_dates,
    check_silence,
    check_days_to_come,
    check_owners,
    check_what_is_missing,
    check_definitions,
    check_pointers_elsewhere,
    check_statuses,
    check_figures,
    check_small_counts,
    check_copies,
    check_empty_groups,
)


@dataclass(frozen=True)
class FaultsOfKind:
    """The faults of one kind, in plan order."""

    kind: KindOfFault
    faults: list[Fault]

    @property
    def is_wrong(self) -> bool:
        return self.faults[0].severity == ERROR


def check_strategy(strategy: Strategy, *, today: date) -> list[Fault]:
    """Every fault of the plan, the plainly wrong first, then kind by kind in plan order; also the known ones."""
    plan = _load(strategy, today)
    faults = list(dict.fromkeys(fault for check in CHECKS for fault in check(plan)))
    known = {known.key: known.known for known in _known(strategy)}
    told = [replace(fault, known=known[fault.key]) if fault.key in known else fault for fault in faults]
    return sorted(told, key=lambda fault: (fault.severity != ERROR, ORDER[fault.code]))


def unknown(faults: Iterable[Fault]) -> list[Fault]:
    """The faults that nobody has said to know about."""
    return [fault for fault in faults if fault.known is None]


def by_kind(faults: Sequence[Fault]) -> list[FaultsOfKind]:
    """The faults kind by kind, in their order."""
    kinds: dict[str, list[Fault]] = {}
    for fault in faults:
        kinds.setdefault(fault.code, []).append(fault)
    return [FaultsOfKind(KIND[code], found) for code, found in kinds.items()]


def count_of_faults(strategy: Strategy, *, today: date) -> int | None:
    """How many faults nobody knows about; counted again only after the plan, its log or what is known changed.

    None for a plan so long that counting would keep a reader waiting.
    """
    if strategy.actions.count() > MOST_COUNTED:
        return None
    known_as = f"faults:{strategy.pk}:{strategy.version}:{today}:{mark_of_the_plan()}"
    count = cache.get(known_as)
    if count is None:
        count = len(unknown(check_strategy(strategy, today=today)))
        cache.set(known_as, count, KEPT_FOR)
    return count


# --- what is looked at ------------------------------------------------------------------------------------


def _load(strategy: Strategy, today: date) -> Plan:
    return Plan(
        strategy=strategy,
        lines=load_register(strategy, today=today),
        objectives=list(strategy.objectives.all()),
        themes=list(strategy.themes.all()),
        terms=list(strategy.status_terms.all()),
        earlier=_texts_with_figures(strategy),
        today=today,
        small=audiences.public().threshold,
        words=characteristic_words(),
    )


def _texts_with_figures(strategy: Strategy) -> dict[int, list[str]]:
    """The narratives of each action that tell a share, oldest first, without those that were corrected."""
    told = ProgressUpdate.objects.filter(action__strategy=strategy, corrected_by__isnull=True)
    shares = told.filter(
        Q(narrative__contains="%") | Q(narrative__icontains="per cent") | Q(narrative__icontains="percent")
    )
    texts: dict[int, list[str]] = {}
    for action, narrative in shares.order_by("on", "id").values_list("action_id", "narrative"):
        texts.setdefault(action, []).append(narrative)
    return texts


@dataclass(frozen=True, slots=True)
class _KnownAt:
    key: tuple[str, str, str]
    known: Known


def _known(strategy: Strategy) -> Iterable[_KnownAt]:
    rows = strategy.known_faults.order_by().select_related("known_by")
    for row in rows:
        by = str(row.known_by) if row.known_by else ""
        yield _KnownAt((row.code, row.place, row.fingerprint), Known(row.pk, row.note, by, row.known_at))
