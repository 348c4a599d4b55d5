"""The faults that a plan has in itself are named, with the action and what to do."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from accounts.roles import Role
from objectives.checker import TITLES, check_strategy, count_of_faults
from objectives.models import Action
from tests.builders import make_action, make_objective, make_owner, make_strategy, make_update, make_user

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 1)


def whole(strategy, **fields):
    """An action with nothing wrong, but for what the test says."""
    owners = fields.pop("owners", None)
    given = {"end": "May 2027", "success_measure": "Ten visits", "status": "Amber"} | fields
    text = given.pop("text", f"Something to do, {strategy.actions.count()}")
    return make_action(strategy, text=text, owners=(make_owner(),) if owners is None else owners, **given)


def codes(strategy):
    return [(fault.code, fault.number) for fault in check_strategy(strategy, today=TODAY)]


def test_a_plan_without_faults_has_none():
    strategy = make_strategy()
    whole(strategy, number="1.1")
    whole(strategy, number="1.2", start="January 2026", end="Review every May")
    assert codes(strategy) == []


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"start": "June 2026", "end": "May 2026"}, "end_before_start"),
        ({"number": ""}, "missing_number"),
        ({"owners": ()}, "missing_owner"),
        ({"end": ""}, "missing_end"),
        ({"success_measure": ""}, "missing_success_measure"),
        ({"status": ""}, "missing_status"),
        ({"end": "Spring-ish"}, "unparsed_date"),
        ({"end": "31 February 2027"}, "invalid_date"),
        ({"end": "TBC"}, "placeholder_date"),
        ({"success_measure": "58% agree, 27% neutral, 26% disagree"}, "shares_do_not_make_100"),
        ({"text": "See objective 12", "cross_reference": True}, "cross_reference_only"),
    ],
)
def test_each_fault_of_an_action_is_named(fields, code):
    strategy = make_strategy()
    action = whole(strategy, **({"number": "1.1"} | fields))
    assert codes(strategy) == [(code, action.label)]


def test_numbers_that_are_missing_are_named():
    strategy = make_strategy()
    for number in ("5.4", "5.6", "5.7"):
        whole(strategy, number=number)
    assert codes(strategy) == [("number_gap", "5.5")]


def test_two_numbers_that_read_alike_are_told():
    strategy = make_strategy()
    whole(strategy, number="4A")
    whole(strategy, number="4a")
    assert ("duplicate_number", "4a") in codes(strategy)


def test_a_text_that_contradicts_its_status_is_told():
    strategy = make_strategy()
    action = whole(strategy, number="1.1", status="")
    make_update(action, "Green", narrative="Not yet started. Waiting for a supplier.")
    assert codes(strategy) == [("status_contradicts_text", "1.1")]


def test_two_objectives_or_actions_with_the_same_words_are_told():
    strategy = make_strategy()
    make_objective(strategy, "1", "Listen first")
    second = make_objective(strategy, "2", "Listen, first!")
    whole(strategy, number="1.1", text="Ask the forum")
    whole(strategy, number="1.2", text="Ask the forum.")
    assert codes(strategy) == [("duplicate_objective_text", second.number), ("duplicate_action_text", "1.2")]


def test_a_status_that_is_not_what_the_log_says_is_found():
    strategy = make_strategy()
    action = whole(strategy, number="1.1")
    Action.objects.filter(pk=action.pk).update(status=strategy.status_terms.get(label="Green"))
    assert codes(strategy) == [("status_out_of_step", "1.1")]


def test_a_closed_action_is_not_asked_for_what_is_missing():
    from objectives.recording import close_action

    strategy = make_strategy()
    action = whole(strategy, number="1.1", owners=(), success_measure="")
    close_action(action=action, kind="withdrawn", on=TODAY, reason="x", agreed_by="y", by=None)
    assert codes(strategy) == []


def test_the_count_follows_every_change():
    strategy = make_strategy()
    whole(strategy, number="1.1")
    assert count_of_faults(strategy, today=TODAY) == 0
    whole(strategy, number="1.3")
    assert count_of_faults(strategy, today=TODAY) == 1
    whole(strategy, number="1.2", owners=())
    assert count_of_faults(strategy, today=TODAY) == 1


def test_the_page_groups_the_faults_and_links_their_actions(client):
    strategy = make_strategy()
    action = whole(strategy, number="1.1", start="June 2026", end="May 2026", owners=())
    client.force_login(make_user(Role.VIEWER))
    page = client.get(reverse("checker", args=[strategy.slug])).content.decode()
    assert "2 doubts in a plan of 1 action; 1 of them is plainly wrong." in page
    assert page.index(TITLES["end_before_start"]) < page.index(TITLES["missing_owner"])
    assert f'href="{action.get_absolute_url()}"' in page
    assert "It starts “June 2026” and ends “May 2026”. Change the one that is wrong." in page


def test_the_page_of_a_sound_plan_says_so(client):
    strategy = make_strategy()
    whole(strategy, number="1.1")
    client.force_login(make_user(Role.VIEWER))
    page = client.get(reverse("checker", args=[strategy.slug])).content.decode()
    assert "The checker finds nothing wrong in a plan of 1 action." in page


def test_the_command_prints_the_same_faults():
    strategy = make_strategy()
    action = whole(strategy, number="1.1", owners=())
    said = StringIO()
    call_command("check_plan", strategy=strategy.slug, json=True, stdout=said)
    assert json.loads(said.getvalue()) == [
        {
            "code": "missing_owner",
            "severity": "warning",
            "number": "1.1",
            "ref": action.ref,
            "message": "Choose the team that answers for it.",
        }
    ]


def test_the_command_refuses_a_strategy_that_is_not_there():
    said = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("check_plan", strategy="nothing", json=True, stdout=said)
    assert ended.value.code == 1
    assert json.loads(said.getvalue())["problems"] == ["There is no strategy “nothing”. Known are: none yet."]
