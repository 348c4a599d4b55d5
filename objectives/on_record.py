"""How a plan was written at a moment: its actions and who answered for them, from their histories."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from accounts.models import Owner
from foundation.history import Row, as_written, versions_at
from foundation.many_rows import MOST_IDS
from objectives.models import Action, ActionOwner, Objective
from plans.models import Strategy, Theme


@dataclass(frozen=True, slots=True)
class Written:
    """What a plan says apart from its log and its status key; actions in plan order, owners (id and name) by action."""

    actions: list[Row]
    owners: dict[int, list[tuple[int, str]]]
    due_soon_days: int
    stale_days: int


def written_at(strategy: Strategy, moment: datetime, only: Collection[int] | None = None) -> Written:
    """The plan in its words of that moment, or of it these actions; the number of queries depends on neither."""
    few = only is not None and len(only) <= MOST_IDS
    chosen = {"id__in": list(only)} if only is not None and few else {}
    actions = versions_at(Action, moment, strategy=strategy, **chosen)
    parents = actions
    if chosen:
        above = {row["parent_id"] for row in actions.values() if row["parent_id"]}
        parents = versions_at(Action, moment, strategy=strategy, id__in=list(above))
    themes = versions_at(Theme, moment, strategy=strategy)
    objectives = versions_at(Objective, moment, strategy=strategy)
    wanted = (row for row in actions.values() if only is None or row["id"] in only)
    rows = sorted(wanted, key=lambda row: (row["position"], row["id"]))
    for row in rows:
        row |= _around(row, parents, objectives, themes)
    settings = as_written(strategy, moment) or strategy
    return Written(
        actions=rows,
        owners=_owners(strategy, moment, {"action__in": chosen["id__in"]} if chosen else {}),
        due_soon_days=settings.due_soon_days,
        stale_days=settings.stale_days,
    )


def objective_at(objective: Objective, moment: datetime) -> Objective | None:
    """An objective in its words of that moment, below its theme of then; None where it was not on the record yet."""
    if then := as_written(objective, moment):
        then.theme = as_written(then.theme, moment) if then.theme else None
    return then


def once_under(objective: Objective) -> QuerySet[Action]:
    """Every action that stands or ever stood under an objective."""
    ever = Action.history.filter(objective_id=objective.pk).order_by().values("id")
    return Action.objects.filter(Q(objective=objective) | Q(pk__in=ever))


def once_below(action: Action) -> QuerySet[Action]:
    """An action with every sub-action that it has or ever had."""
    ever = Action.history.filter(parent_id=action.pk).order_by().values("id")
    return Action.objects.filter(Q(pk=action.pk) | Q(parent=action) | Q(pk__in=ever))


def _around(
    row: Row, parents: dict[int, Row], objectives: dict[int, Row], themes: dict[int, Row]
) -> dict[str, object]:
    """What an action says of the things around it, under the names that a query of today gives them."""
    parent, objective = parents.get(row["parent_id"]), objectives.get(row["objective_id"])
    above = themes.get(objective["theme_id"]) if objective else None
    around: dict[str, object] = {"parent__label": parent["label"] if parent else None}
    for prefix, thing, names in (
        ("objective", objective, ("number", "title", "ref", "theme_id")),
        ("objective__theme", above, ("code", "title")),
        ("theme", themes.get(row["theme_id"]), ("code", "title")),
    ):
        around |= {f"{prefix}__{name}": thing[name] if thing else None for name in names}
    return around


def _owners(
    strategy: Strategy, moment: datetime, which: dict[str, object]
) -> dict[int, list[tuple[int, str]]]:
    names = {pk: row["name"] for pk, row in versions_at(Owner, moment).items()}
    links = versions_at(ActionOwner, moment, action__strategy=strategy, **which).values()
    found: dict[int, list[tuple[int, str]]] = {}
    for link in sorted(links, key=lambda row: (row["position"], row["id"])):
        found.setdefault(link["action_id"], []).append((link["owner_id"], names[link["owner_id"]]))
    return found
