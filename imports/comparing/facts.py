"""The plan as it stands on a day, read from the database once, as plain values."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils import timezone

from accounts.models import Owner, OwnerAlias
from accounts.owner_names import owner_key
from imports.recalling import said_of_columns
from imports.standing import KnownAction, KnownGroup, StrategyFacts
from objectives.models import Objective, ProgressUpdate
from objectives.register import ActionLine, load_register
from plans.models import Strategy, Theme
from plans.statuses import Meaning


def load_facts(strategy: Strategy | None, *, as_at: date) -> StrategyFacts:
    """What a file that speaks for `as_at` is compared with: the strategy as its log has it on that day."""
    owners = {owner_key(name): name for name in Owner.objects.values_list("name", flat=True)}
    owners |= dict(OwnerAlias.objects.values_list("key", "owner__name"))
    if strategy is None:
        return StrategyFacts(owners=owners)
    lines = load_register(strategy, today=timezone.localdate(), as_at=as_at)
    columns = (
        "parent_id",
        "position",
        "objective_id",
        "theme_id",
        "characteristics",
        "resources",
        "said_by_file__said",
        "said_by_file__as_at",
    )
    more = {row["id"]: row for row in strategy.actions.values("id", *columns)}
    told, heard = _told(strategy, as_at), _heard(strategy)
    of_themes = _earlier(Theme.history.filter(strategy_id=strategy.pk).values_list("id", "code", "title"))
    of_objectives = _earlier(
        Objective.history.filter(strategy_id=strategy.pk).values_list("id", "number", "title")
    )
    return StrategyFacts(
        slug=strategy.slug,
        year_starts=strategy.year_starts,
        starts_on=strategy.starts_on,
        words={term.key: (term.label, Meaning(term.meaning)) for term in strategy.status_terms.all()},
        owners=owners,
        themes=tuple(
            KnownGroup(theme.pk, theme.code, theme.title, theme.aim, earlier=of_themes[theme.pk])
            for theme in strategy.themes.all()
        ),
        objectives=tuple(
            KnownGroup(
                objective.pk,
                objective.number,
                objective.title,
                "",
                objective.theme_id,
                of_objectives[objective.pk],
            )
            for objective in strategy.objectives.all()
        ),
        actions=tuple(
            _known(line, more[line.id], told.get(line.id, ()), heard.get(line.id)) for line in lines
        ),
        remembered=said_of_columns(strategy),
    )


def _earlier(entries: Iterable[tuple[int, str, str]]) -> dict[int, frozenset[str]]:
    """The numbers and titles that groups have had."""
    names: dict[int, set[str]] = defaultdict(set)
    for group, number, title in entries:
        names[group] |= {number, title} - {""}
    return defaultdict(frozenset, {group: frozenset(some) for group, some in names.items()})


def _told(strategy: Strategy, as_at: date) -> dict[int, tuple[str, ...]]:
    """Every progress text of the log until a day, the earliest first; nothing that was corrected."""
    log = ProgressUpdate.objects.filter(
        action__strategy=strategy, on__lte=as_at, corrected_by__isnull=True, closure=""
    ).exclude(narrative="")
    told: dict[int, list[str]] = defaultdict(list)
    for action, narrative in log.order_by("on", "id").values_list("action_id", "narrative"):
        if narrative not in told[action]:
            told[action].append(narrative)
    return {action: tuple(texts) for action, texts in told.items()}


def _heard(strategy: Strategy) -> dict[int, date]:
    """The last day of which each action's log speaks, decisions of members too."""
    log = ProgressUpdate.objects.filter(action__strategy=strategy, corrected_by__isnull=True).order_by()
    return dict(log.values_list("action").annotate(last=Max("on")))


def _known(
    line: ActionLine, more: dict[str, Any], told: tuple[str, ...], heard_on: date | None
) -> KnownAction:
    return KnownAction(
        id=line.id,
        number=line.number,
        label=line.label,
        parent=more["parent_id"],
        position=more["position"],
        text=line.text,
        objective=more["objective_id"],
        owner_text=line.owner_text,
        owners=line.owners,
        start=line.start,
        end=line.end,
        status=line.status.label if line.status else "",
        progress=line.narrative,
        success_measure=line.success_measure,
        priority=line.priority,
        characteristics=more["characteristics"],
        resources=more["resources"],
        extra=line.extra,
        cross_reference=line.cross_reference,
        theme=more["theme_id"],
        closed_on=line.closed_on,
        heard_on=heard_on,
        ref=line.ref,
        told=told,
        said=more["said_by_file__said"] or {},
        said_on=more["said_by_file__as_at"],
    )
