"""How a plan was written at a moment: its actions, who answered for them and its status key, from their histories."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Max
from django.utils import timezone

from accounts.models import Owner
from objectives.models import Action, ActionOwner, Objective
from plans.models import StatusTerm, Strategy, Theme

type Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """What a plan says apart from its log; actions in plan order, owners (id and name) and statuses by id."""

    actions: list[Row]
    owners: dict[int, list[tuple[int, str]]]
    statuses: dict[int, Row]
    due_soon_days: int
    stale_days: int


def end_of(day: date) -> datetime:
    """The last moment of a day here."""
    return timezone.make_aware(datetime.combine(day, time.max))


def written_at(strategy: Strategy, moment: datetime) -> Written:
    """The plan in its words of that moment; in a number of queries that doesn't depend on how long it is."""
    themes = _by_id(Theme, moment, strategy=strategy)
    objectives = _by_id(Objective, moment, strategy=strategy)
    actions = _by_id(Action, moment, strategy=strategy)
    rows = sorted(actions.values(), key=lambda row: (row["position"], row["id"]))
    for row in rows:
        row |= _around(row, actions, objectives, themes)
    settings = _by_id(Strategy, moment, id=strategy.pk).get(strategy.pk, {})
    return Written(
        actions=rows,
        owners=_owners(strategy, moment),
        statuses=_by_id(StatusTerm, moment, strategy=strategy),
        due_soon_days=settings.get("due_soon_days", strategy.due_soon_days),
        stale_days=settings.get("stale_days", strategy.stale_days),
    )


def _by_id(model: Any, moment: datetime, **which: object) -> dict[int, Row]:
    """The last version of each row that was on the record then, without what had been removed."""
    versions = model.history.filter(history_date__lte=moment, **which).order_by()
    last = versions.values("id").annotate(last=Max("history_id")).values("last")
    kept = model.history.filter(history_id__in=last).exclude(history_type="-").order_by()
    return {row["id"]: row for row in kept.values()}


def _around(
    row: Row, actions: dict[int, Row], objectives: dict[int, Row], themes: dict[int, Row]
) -> dict[str, Any]:
    """What an action says of the things around it, under the names that a query of today gives them."""
    parent, objective = actions.get(row["parent_id"]), objectives.get(row["objective_id"])
    above = themes.get(objective["theme_id"]) if objective else None
    around = {"parent__label": parent["label"] if parent else None}
    for prefix, thing, names in (
        ("objective", objective, ("number", "title", "ref")),
        ("objective__theme", above, ("code", "title")),
        ("theme", themes.get(row["theme_id"]), ("code", "title")),
    ):
        around |= {f"{prefix}__{name}": thing[name] if thing else None for name in names}
    return around


def _owners(strategy: Strategy, moment: datetime) -> dict[int, list[tuple[int, str]]]:
    names = {pk: row["name"] for pk, row in _by_id(Owner, moment).items()}
    links = _by_id(ActionOwner, moment, action__strategy=strategy).values()
    found: dict[int, list[tuple[int, str]]] = {}
    for link in sorted(links, key=lambda row: (row["position"], row["id"])):
        found.setdefault(link["action_id"], []).append((link["owner_id"], names[link["owner_id"]]))
    return found
