"""Writes about objectives and actions: adding and editing. What happens to an action is in `recording`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from accounts.models import Owner, User
from foundation.appendonly import lock_head
from foundation.many_rows import in_parts, values_of, write_columns
from foundation.numbering import sort_key, sub_letter
from foundation.references import reference, unused
from measures.models import Measure
from objectives.models import Action, ActionOwner, Objective, ObjectiveMeasure, ProgressUpdate
from plans.changes import EditConflict
from plans.models import Strategy, Theme
from plans.timescales import BLANK, Timescale


@dataclass(kw_only=True)
class NewAction:
    """An action to be added; `parent` is an action of the plan or one earlier in the same list."""

    text: str
    number: str = ""
    objective: Objective | None = None
    theme: Theme | None = None
    parent: "NewAction | Action | None" = None
    owner_text: str = ""
    owners: Sequence[Owner] = ()
    start: Timescale = BLANK
    end: Timescale = BLANK
    success_measure: str = ""
    priority: str = ""
    characteristics: str = ""
    resources: str = ""
    extra: dict[str, str] = field(default_factory=dict)
    cross_reference: bool = False
    position: int | None = None
    made: Action | None = None


@transaction.atomic
def add_objective(
    *, strategy: Strategy, title: str, number: str, position: int, by: User | None, theme: Theme | None = None
) -> Objective:
    taken = set(strategy.objectives.values_list("ref", flat=True))
    objective = Objective(
        strategy=strategy,
        theme=theme,
        number=number,
        title=title,
        position=position,
        sort_key=sort_key(number),
        ref=unused(reference(number), taken, "objective"),
    )
    return save_with_history(objective, by=by)


def save_with_history(thing: Any, *, by: User | None, why: str = "") -> Any:
    """Validates and saves, and has the history say who and why."""
    thing._history_user = by
    thing._change_reason = why[:100] or None
    thing.full_clean()
    thing.save()
    return thing


@transaction.atomic
def add_actions(
    *, strategy: Strategy, new: Iterable[NewAction], by: User | None, why: str = ""
) -> list[Action]:
    """Adds the actions in their order; a fixed number of queries for any number of them."""
    names = _Names(strategy)
    drafts = list(new)
    for draft in drafts:
        draft.made = _build(strategy, draft, names)
    for generation in _generations(drafts):
        for draft in generation:
            if isinstance(draft.parent, NewAction):
                draft.made.parent = draft.parent.made  # type: ignore[union-attr]
        made = [draft.made for draft in generation]
        bulk_create_with_history(
            made, Action, batch_size=500, default_user=by, default_change_reason=why[:100] or None
        )
    links = [
        ActionOwner(action=draft.made, owner=owner, position=n)
        for draft in drafts
        for n, owner in enumerate(dict.fromkeys(draft.owners))
    ]
    bulk_create_with_history(links, ActionOwner, batch_size=1_000, default_user=by)
    return [draft.made for draft in drafts if draft.made]


def _generations(drafts: list[NewAction]) -> list[list[NewAction]]:
    """Those whose parent is saved already, then their sub-actions, and so on."""
    depth: dict[int, int] = {}
    rows: list[list[NewAction]] = []
    for draft in drafts:
        parent = draft.parent
        depth[id(draft)] = depth[id(parent)] + 1 if isinstance(parent, NewAction) else 0
        while len(rows) <= depth[id(draft)]:
            rows.append([])
        rows[depth[id(draft)]].append(draft)
    return rows


class _Names:
    """The references, labels and places that are taken in a strategy."""

    def __init__(self, strategy: Strategy) -> None:
        known = list(strategy.actions.values_list("id", "ref", "parent_id", "number"))
        # "new" is the address of the form that adds an action.
        self.refs = {"new"} | {ref for _, ref, _, _ in known}
        self.next_position = (strategy.actions.aggregate(last=Max("position"))["last"] or 0) + 1
        self.unnumbered: dict[Any, int] = {}
        for _, _, parent, number in known:
            if parent and not number:
                self.unnumbered[parent] = self.unnumbered.get(parent, 0) + 1

    def letter(self, parent: NewAction | Action) -> str:
        key = parent.pk if isinstance(parent, Action) else id(parent)
        self.unnumbered[key] = self.unnumbered.get(key, 0) + 1
        return sub_letter(self.unnumbered[key] - 1)

    def ref(self, label: str) -> str:
        chosen = unused(reference(label), self.refs, "action")
        self.refs.add(chosen)
        return chosen


def _build(strategy: Strategy, draft: NewAction, names: _Names) -> Action:
    label = draft.number
    if not label and draft.parent is not None:
        above = draft.parent.label if isinstance(draft.parent, Action) else draft.parent.made.label  # type: ignore[union-attr]
        label = f"{above} ({names.letter(draft.parent)})".strip()
    if draft.position is None:
        draft.position, names.next_position = names.next_position, names.next_position + 1
    action = Action(
        strategy=strategy,
        objective=draft.objective,
        theme=None if draft.objective else draft.theme,
        parent=draft.parent if isinstance(draft.parent, Action) else None,
        number=draft.number,
        sort_key=sort_key(label),
        label=label,
        ref=names.ref(label),
        position=draft.position,
        text=draft.text,
        owner_text=draft.owner_text,
        success_measure=draft.success_measure,
        priority=draft.priority,
        characteristics=draft.characteristics,
        resources=draft.resources,
        extra=draft.extra,
        cross_reference=draft.cross_reference,
    )
    action.start, action.original_end, action.end = draft.start, draft.end, draft.end
    return action


def locked(action: Action, version: int | None = None) -> Action:
    """The action as it is now, kept from other writers until the transaction ends.

    Whoever changes actions waits for the head of the log first and for their rows after it; the other way
    round, an update and a saving import would each hold what the other waits for.
    Raises EditConflict when it is no longer the version that the person saw.
    """
    lock_head(ProgressUpdate)
    current = Action.objects.select_for_update(of=("self",)).select_related("strategy").get(pk=action.pk)
    if version is not None and current.version != version:
        raise EditConflict(current)
    return current


@dataclass(kw_only=True)
class ActionEdit:
    """An edit of an action: its fields by name, and its owners where they are to be others."""

    action: Action
    fields: dict[str, Any] = field(default_factory=dict)
    owners: Sequence[Owner] | None = None


@transaction.atomic
def edit_action(
    *,
    action: Action,
    version: int | None,
    by: User | None,
    why: str,
    owners: Sequence[Owner] | None = None,
    **fields: Any,
) -> Action:
    """Changes wording, owners or dates, keeping before and after in the history.

    An end date that moves is an update of the log (`recording.record_update`), not an edit; `original_end`
    may be edited where it was written down wrongly. Raises ValidationError, field by field, for what can't be.
    """
    current = locked(action, version)
    _set(current, fields)
    current.full_clean()
    return edit_actions(edits=[ActionEdit(action=action, fields=fields, owners=owners)], by=by, why=why)[0]


@transaction.atomic
def edit_actions(*, edits: Iterable[ActionEdit], by: User | None, why: str) -> list[Action]:
    """Changes many actions, each once, in their order: the same as one by one, in a fixed number of statements.

    What a person would be told field by field the database refuses here as a whole.
    """
    wanted = list(edits)
    actions = _all_locked([edit.action.pk for edit in wanted])
    changed: set[str] = {"version"}
    for edit in wanted:
        current = actions[edit.action.pk]
        before = values_of(current)
        _set(current, edit.fields)
        current.version += 1
        current.clean_fields(exclude=_RELATIONS)
        changed |= {name for name, value in values_of(current).items() if value != before[name]}
        current._history_user, current._change_reason = by, why[:100] or None  # type: ignore[attr-defined]
    edited = [actions[edit.action.pk] for edit in wanted]
    write_columns(edited, changed)
    Action.history.bulk_history_create(edited, batch_size=500, update=True)
    _set_owners({edit.action.pk: edit.owners for edit in wanted if edit.owners is not None}, by=by)
    return edited


_RELATIONS = {field.name for field in Action._meta.concrete_fields if field.is_relation}


def _set(action: Action, fields: dict[str, Any]) -> None:
    for name, value in fields.items():
        setattr(action, name, value)
    if "number" in fields and action.number:
        action.label, action.sort_key = action.number, sort_key(action.number)


def _all_locked(ids: Iterable[int]) -> dict[int, Action]:
    """As `locked`, for many."""
    lock_head(ProgressUpdate)
    rows = Action.objects.select_for_update(of=("self",)).select_related("strategy").order_by("pk")
    return {action.pk: action for some in in_parts(sorted(ids)) for action in rows.filter(pk__in=some)}


def set_owners(*, action: Action, owners: Sequence[Owner], by: User | None) -> None:
    """Makes these the owners of the action, in this order; who is no longer one stays in the history."""
    _set_owners({action.pk: owners}, by=by)


@transaction.atomic
def _set_owners(wanted: dict[int, Sequence[Owner]], *, by: User | None) -> None:
    """The owners of several actions, by the id of each."""
    existing: dict[int, dict[int, ActionOwner]] = {pk: {} for pk in wanted}
    for some in in_parts(wanted):
        for link in ActionOwner.objects.filter(action__in=some):
            existing[link.action_id][link.owner_id] = link
    gone: list[ActionOwner] = []
    moved: list[ActionOwner] = []
    new: list[ActionOwner] = []
    for pk, owners in wanted.items():
        links = existing[pk]
        names = list(dict.fromkeys(owners))
        gone += [link for owner, link in links.items() if owner not in {one.pk for one in names}]
        for position, owner in enumerate(names):
            if owner.pk not in links:
                new.append(ActionOwner(action_id=pk, owner=owner, position=position))
            elif links[owner.pk].position != position:
                links[owner.pk].position = position
                moved.append(links[owner.pk])
    for link in (*gone, *moved, *new):
        link._history_user = by  # type: ignore[attr-defined]
    _remove_links(gone, by=by)
    write_columns(moved, {"position"})
    ActionOwner.history.bulk_history_create(moved, batch_size=500, update=True, default_change_reason=None)
    bulk_create_with_history(new, ActionOwner, batch_size=500)


def _remove_links(links: Sequence[ActionOwner], *, by: User | None) -> None:
    """Removes them with their history as a removal one by one writes it."""
    record = ActionOwner.history.model
    rows = [
        record(history_date=timezone.now(), history_user=by, history_type="-", **values_of(link))
        for link in links
    ]
    record.objects.bulk_create(rows, batch_size=500)
    for some in in_parts([link.pk for link in links]):
        chosen = ActionOwner.objects.filter(pk__in=some)
        chosen._raw_delete(chosen.db)  # type: ignore[attr-defined]  # delete() would write history row by row


@transaction.atomic
def move_owner(*, source: Owner, into: Owner, by: User | None) -> int:
    """Has one owner answer for all actions of another; returns for how many. History keeps who did before."""
    links = list(ActionOwner.objects.filter(owner=source).select_related("action"))
    already = set(ActionOwner.objects.filter(owner=into).values_list("action_id", flat=True))
    for link in links:
        link._history_user = by  # type: ignore[attr-defined]
        if link.action_id in already:
            link.delete()
        else:
            link.owner = into
            link.save()
    return len(links)


@transaction.atomic
def edit_objective(
    *, objective: Objective, version: int | None, by: User | None, why: str, **fields: Any
) -> Objective:
    current = Objective.objects.select_for_update(of=("self",)).get(pk=objective.pk)
    if version is not None and current.version != version:
        raise EditConflict(current)
    for name, value in fields.items():
        setattr(current, name, value)
    if "number" in fields:
        current.sort_key = sort_key(current.number)
    current.version += 1
    return save_with_history(current, by=by, why=why)


@transaction.atomic
def set_measures(*, objective: Objective, measures: Sequence[Measure], by: User | None) -> None:
    """Makes these the evidence for an objective, in this order; what no longer is stays in the history."""
    wanted = list(dict.fromkeys(measures))
    existing = {link.measure_id: link for link in objective.objective_measures.all()}
    for measure_id, link in existing.items():
        if measure_id not in {measure.pk for measure in wanted}:
            link._history_user = by  # type: ignore[attr-defined]
            link.delete()
    for position, measure in enumerate(wanted):
        link = existing.get(measure.pk) or ObjectiveMeasure(
            objective=objective, measure=measure, position=position
        )
        if link.position != position or link.pk is None:
            link.position = position
            link._history_user = by  # type: ignore[attr-defined]
            link.save()
