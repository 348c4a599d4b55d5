"""The faults that a plan has in itself are named, with the action and what to do."""

import json
from datetime import date
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse

from accounts.roles import Role
from measures.changes import add_group
from measures.models import Characteristic
from objectives.checker import TITLES, check_strategy, count_of_faults
from objectives.checks.kinds import KINDS
from objectives.knowing import know_faults
from objectives.models import Action
from plans.changes import add_status_term
from plans.statuses import Meaning
from tests.builders import (
    make_action,
    make_objective,
    make_owner,
    make_strategy,
    make_theme,
    make_update,
    make_user,
)

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
        ({"success_measure": "Two disabled staff were promoted"}, "small_count_in_text"),
        ({"owners": (), "owner_text": "TBC"}, "placeholder_owner"),
        ({"end": "May 2025", "on": date(2025, 5, 31)}, "past_end_without_update"),
        ({"end": "Review every May", "on": date(2024, 4, 1)}, "review_overdue"),
        ({"on": date(2026, 3, 2)}, "date_in_future"),
        ({"success_measure": "60% of posts (baseline May 2026)"}, "date_in_future"),
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


def test_a_number_that_lost_its_zero_is_told():
    strategy = make_strategy()
    for number in ("3.9", "3.1", "3.11"):
        whole(strategy, number=number)
    assert ("number_may_be_float", "3.1") in codes(strategy)


def test_an_owner_that_is_a_person_is_told():
    strategy = make_strategy()
    whole(strategy, number="1.1", owners=(make_owner("Mrs Ada Quill"),))
    assert codes(strategy) == [("person_name", "1.1")]


def test_a_text_that_contradicts_its_status_is_told():
    strategy = make_strategy()
    action = whole(strategy, number="1.1", status="")
    make_update(action, "Green", narrative="Not yet started. Waiting for a supplier.")
    assert codes(strategy) == [("status_contradicts_text", "1.1")]


def test_two_objectives_or_actions_with_the_same_words_are_told():
    strategy = make_strategy()
    make_objective(strategy, "1", "Listen first")
    second = make_objective(strategy, "2", "Listen, first!")
    whole(strategy, number="1.1", text="Ask the forum", objective=strategy.objectives.get(number="1"))
    whole(strategy, number="1.2", text="Ask the forum.", objective=second)
    assert codes(strategy) == [("duplicate_objective_text", second.number), ("duplicate_action_text", "1.2")]


def test_figures_that_flip_between_two_updates_are_told_once():
    strategy = make_strategy()
    action = whole(strategy, number="1.1", status="")
    make_update(
        action, "Amber", on=date(2025, 3, 1), narrative="Faith not completed: 71%, age not completed: 9%"
    )
    make_update(action, "Amber", on=date(2025, 9, 1), narrative="Faith completed: 40%, age completed: 80%")
    make_update(action, "Amber", on=date(2025, 12, 1), narrative="The next figures come in May.")
    assert codes(strategy) == [("figures_flip", "1.1")]


def test_a_corrected_figure_flips_nothing():
    strategy = make_strategy()
    action = whole(strategy, number="1.1", status="")
    wrong = make_update(action, "Amber", on=date(2025, 3, 1), narrative="Faith not completed: 71%")
    make_update(action, "Amber", on=date(2025, 3, 1), narrative="Faith completed: 29%", corrects=wrong)
    make_update(action, "Amber", on=date(2025, 9, 1), narrative="Faith completed: 40%")
    assert codes(strategy) == []


def test_a_day_after_the_one_that_the_update_speaks_for_is_told():
    strategy = make_strategy()
    action = whole(strategy, number="1.1", status="")
    make_update(action, "Amber", on=date(2025, 9, 1), narrative="Launched in May 2026.")
    assert codes(strategy) == [("date_in_future", "1.1")]


def test_an_end_after_the_strategys_is_told_of_open_work_only():
    strategy = make_strategy(starts_on=date(2024, 4, 1), ends_on=date(2027, 3, 31))
    whole(strategy, number="1.1", end="May 2027")
    whole(strategy, number="1.2", end="2027")
    whole(strategy, number="1.3", end="May 2027", status="Green")
    assert codes(strategy) == [("end_after_strategy", "1.1")]


def test_a_year_far_from_those_of_the_plan_is_told():
    strategy = make_strategy()
    for n, end in enumerate(("2027", "2027", "2027", "2027", "2072"), 1):
        whole(strategy, number=str(n), end=end)
    assert codes(strategy) == [("suspicious_date", "5")]


def test_objectives_and_themes_with_nothing_under_them_are_told():
    strategy = make_strategy()
    theme, empty = make_theme(strategy, "A", "Our workforce"), make_theme(strategy, "B", "Our places")
    full, bare = make_objective(strategy, "1", theme=theme), make_objective(strategy, "2", "Act", theme=theme)
    whole(strategy, number="1.1", objective=full)
    assert codes(strategy) == [
        ("objective_without_actions", bare.number),
        ("theme_without_actions", empty.code),
    ]


def test_a_plan_without_actions_is_not_asked_for_them():
    strategy = make_strategy()
    make_objective(strategy, "1")
    make_theme(strategy)
    assert codes(strategy) == []


def test_a_status_in_use_is_explained_in_the_key():
    strategy = make_strategy()
    term = add_status_term(
        strategy=strategy, label="Teal", meaning=Meaning.IN_PROGRESS, by=None, definition=""
    )
    add_status_term(strategy=strategy, label="Pink", meaning=Meaning.ON_HOLD, by=None, definition="")
    whole(strategy, number="1.1", status="Teal")
    assert codes(strategy) == [("status_without_definition", term.label)]


def test_a_pointer_to_nothing_says_so():
    strategy = make_strategy()
    whole(strategy, number="1.1")
    for number, text in (("1.2", "See action 1.1"), ("1.3", "See action 7.7")):
        whole(strategy, number=number, text=text, cross_reference=True)
    told = [fault.message for fault in check_strategy(strategy, today=TODAY)]
    assert ["The plan has nothing of that number." in message for message in told] == [False, True]


def test_every_kind_of_fault_has_its_rule_and_an_end_of_sentence():
    assert [kind.code for kind in KINDS if not (kind.title and kind.rule.endswith("."))] == []


def test_the_reference_names_every_kind_of_fault():
    told = (settings.BASE_DIR / "docs" / "reference" / "plan-checker.md").read_text(encoding="utf-8")
    assert [kind.code for kind in KINDS if f"`{kind.code}`" not in told] == []


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
    action = whole(strategy, number="1.1", start="June 2096", end="May 2096", owners=())
    client.force_login(make_user(Role.VIEWER))
    page = client.get(reverse("checker", args=[strategy.slug])).content.decode()
    assert "2 faults in 1 of 1 action, 1 of them plainly wrong." in page
    assert page.index(TITLES["end_before_start"]) < page.index(TITLES["missing_owner"])
    assert f'href="{action.get_absolute_url()}"' in page
    assert "It starts “June 2096” and ends “May 2096”. Change the one that is wrong." in page


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
            "known": False,
        }
    ]


def test_the_command_counts_what_is_asked_and_what_is_known():
    strategy = make_strategy()
    for number in ("1.1", "1.2"):
        whole(strategy, number=number, owners=())
    faults = check_strategy(strategy, today=TODAY)
    know_faults(strategy=strategy, faults=faults[:1], by=None)
    said = StringIO()
    call_command("check_plan", strategy=strategy.slug, json=True, counts=True, stdout=said)
    assert json.loads(said.getvalue()) == {"faults": 1, "known": 1, "by_code": {"missing_owner": 1}}
    words = StringIO()
    call_command("check_plan", strategy=strategy.slug, stdout=words)
    assert words.getvalue().splitlines() == [
        "Nobody answers for it (warning, 2)",
        "  1.1: Choose the team that answers for it. (known)",
        "  1.2: Choose the team that answers for it.",
        f"1 faults in “{strategy}”; 1 more are known.",
    ]


def test_the_command_refuses_a_strategy_that_is_not_there():
    said = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("check_plan", strategy="nothing", json=True, stdout=said)
    assert ended.value.code == 1
    assert json.loads(said.getvalue())["problems"] == ["There is no strategy “nothing”. Known are: none yet."]


def test_a_number_of_people_that_may_point_to_them_is_named_by_the_threshold_of_the_public(settings):
    strategy = make_strategy()
    race = Characteristic.objects.get(slug="race")
    add_group(characteristic=race, name="Gurkha", by=None)
    action = whole(
        strategy, number="1.1", text="Keep 7 Gurkha apprentices, and plan 2 actions for disabled staff"
    )
    make_update(action, "Amber", on=date(2025, 2, 1), narrative="One trans colleague left.")
    (fault,) = check_strategy(strategy, today=TODAY)
    assert fault.code == "small_count_in_text"
    assert fault.message.startswith("It speaks of “7 Gurkha apprentices” and “One trans colleague”. Say it")
    settings.SMALL_NUMBERS = {"committee": 5, "public": 5}
    (fault,) = check_strategy(strategy, today=TODAY)
    assert "Gurkha" not in fault.message
