"""Many edits at once leave the same rows and the same history as one edit after the other."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Owner
from foundation.appendonly import verify_chain
from objectives.changes import ActionEdit, edit_action, edit_actions
from objectives.models import Action, ActionOwner, ProgressUpdate
from objectives.pointers import wrong_pointers
from plans.timescales import parse_timescale
from tests.builders import make_action, make_owner, make_strategy, make_user

pytestmark = pytest.mark.django_db
NAMES = ("Estates", "People Team", "Library Service")
WHY = "Plan imported from plan.xlsx"
UNTOLD = {"id", "history_id", "history_date", "action_id", "strategy_id"}


def two_plans() -> list[list[Action]]:
    """The same four actions in two strategies."""
    owners = [make_owner(name) for name in NAMES]
    plans = []
    for slug in ("one", "other"):
        strategy = make_strategy(slug=slug)
        actions = [make_action(strategy=strategy, number=f"1.{n}", text=f"Action {n}") for n in range(1, 5)]
        for action in actions[:3]:
            edit_action(action=action, version=None, by=None, why="", owners=owners[:2])
        plans.append(actions)
    return plans


def edits_of(actions: list[Action]) -> list[ActionEdit]:
    estates, people, library = (Owner.objects.get(name=name) for name in NAMES)
    return [
        ActionEdit(
            action=actions[0],
            fields={"text": "Reworded", "extra": {"Budget": "£5"}},
            owners=[people, library],
        ),
        ActionEdit(action=actions[1], fields={"number": "2.10", "start": parse_timescale("April 2026")}),
        ActionEdit(action=actions[2], owners=[]),
        ActionEdit(
            action=actions[3], fields={"parent": actions[0], "priority": "High"}, owners=[estates, people]
        ),
    ]


def told(model: Any, *actions: Action) -> list[dict[str, Any]]:
    """The rows of the actions, or of their history, without what tells two strategies apart."""
    key = "id__in" if model in (Action, Action.history.model) else "action_id__in"
    rows = model.objects.filter(**{key: [action.pk for action in actions]}).values()
    numbers = {action.pk: place for place, action in enumerate(actions)}
    shown = [
        {
            name: numbers.get(value, value) if name == "parent_id" else value
            for name, value in row.items()
            if name not in UNTOLD
        }
        | {"of": numbers[row.get("action_id") or row["id"]]}
        for row in rows
    ]
    return sorted(shown, key=repr)


def test_many_edits_are_recorded_as_single_ones_are():
    single, many = two_plans()
    person = make_user("edi_editor")
    for edit in edits_of(single):
        edit_action(action=edit.action, version=None, by=person, why=WHY, owners=edit.owners, **edit.fields)
    made = edit_actions(edits=edits_of(many), by=person, why=WHY)
    for model in (Action, ActionOwner, Action.history.model, ActionOwner.history.model):
        assert told(model, *many) == told(model, *single), model
    assert [action.pk for action in made] == [action.pk for action in many]
    assert verify_chain(ProgressUpdate) == (0, None)
    assert wrong_pointers(many[0].strategy) == []


def test_many_edits_need_no_more_statements_than_few():
    _, actions = two_plans()
    owner = Owner.objects.get(name="Estates")

    def statements(some: list[Action]) -> int:
        with CaptureQueriesContext(connection) as queries:
            edit_actions(
                edits=[
                    ActionEdit(action=one, fields={"text": f"{one.text}!"}, owners=[owner]) for one in some
                ],
                by=None,
                why=WHY,
            )
        return len(queries)

    assert statements(actions[:1]) == statements(actions[1:3])


def test_a_text_that_no_form_lets_through_is_refused_among_many():
    _, actions = two_plans()
    with pytest.raises(ValidationError):
        edit_actions(edits=[ActionEdit(action=actions[0], fields={"text": ""})], by=None, why=WHY)
    assert Action.objects.get(pk=actions[0].pk).text == "Action 1"


def test_nothing_to_edit_changes_nothing():
    assert edit_actions(edits=[], by=None, why=WHY) == []
