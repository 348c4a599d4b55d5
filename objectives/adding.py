"""A new action from its form, added once however often the form is sent."""

from django.core.cache import cache
from django.db import transaction

from accounts.models import User
from objectives.changes import NewAction, add_actions
from objectives.forms import NewActionForm
from objectives.models import Action
from objectives.tagging import change_tags
from objectives.tags import Tags
from plans.models import Strategy

REMEMBERED = 24 * 60 * 60  # seconds for which a form that was sent is known


@transaction.atomic
def add_once(form: NewActionForm, *, by: User) -> Action:
    """The action that the form describes, or the one that its first sending made."""
    key = form.cleaned_data["form_key"]
    remembered = f"new-action:{by.pk}:{key}"
    # Two sendings at once wait here for each other, so the second finds what the first has made.
    strategy = Strategy.objects.select_for_update().get(pk=form.strategy.pk)
    made = cache.get(remembered) if key else None
    if made and (first := strategy.actions.filter(pk=made).first()):
        return first
    action = add_actions(strategy=strategy, new=[_new(form)], by=by, why=form.cleaned_data["why"])[0]
    change_tags(thing=action, seen=Tags(), wanted=form.wanted_tags(), by=by)
    cache.set(remembered, action.pk, REMEMBERED)
    return action


def _new(form: NewActionForm) -> NewAction:
    fields = form.fields_of_action()
    parent = form.cleaned_data["parent"]
    objective = fields.pop("objective") or (parent.objective if parent else None)
    theme = fields.pop("theme") or (parent.theme if parent and not objective else None)
    end = fields.pop("original_end")
    return NewAction(
        **fields,
        end=end,
        objective=objective,
        theme=theme,
        parent=parent,
        owners=form.chosen_owners(),
        position=_place(parent, objective),
    )


def _place(parent: Action | None, objective: object) -> int | None:
    """After the last of its family or of its objective; without one, at the end of the plan.

    Actions of one place stand in the order in which they were added, so nothing has to move.
    """
    if parent is not None:
        return max([parent.position, *parent.sub_actions.values_list("position", flat=True)])
    if objective is None:
        return None
    return max(objective.actions.values_list("position", flat=True), default=None)  # type: ignore[attr-defined]
