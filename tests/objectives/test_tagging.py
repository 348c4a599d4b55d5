"""Saying whom actions and objectives are for: one at a time, in bulk, by two people, and with a history."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import Role
from measures.changes import add_local_priority
from objectives.models import ActionTag
from objectives.tag_page import PER_PAGE
from objectives.tagging import change_many, change_tags, in_words, tags_of
from objectives.tags import Tags
from tests.builders import make_action, make_objective, make_strategy, make_user

pytestmark = pytest.mark.django_db
NOTHING = Tags()


def tags(whom: str = "", aims: str = "") -> Tags:
    return Tags.of(whom.split(), aims.split())


def told(thing) -> Tags:
    return tags_of([thing])[thing.pk]


@pytest.fixture
def strategy():
    return make_strategy()


@pytest.fixture
def editor(client):
    user = make_user(Role.EDI_EDITOR)
    client.force_login(user)
    return user


def test_tags_are_said_and_taken_back_and_the_history_keeps_both(editor):
    action = make_action()
    change_tags(thing=action, seen=NOTHING, wanted=tags("race age", "advance"), by=editor)
    change_tags(thing=action, seen=tags("race age", "advance"), wanted=tags("race", "foster"), by=editor)
    assert told(action) == tags("race", "foster")
    kept = ActionTag.history.filter(action_id=action.pk)
    assert sorted((row.history_type, row.history_user) for row in kept) == [
        ("+", editor), ("+", editor), ("+", editor), ("+", editor), ("-", editor), ("-", editor),
    ]  # fmt: skip


def test_two_people_who_tag_the_same_action_lose_nothing():
    action = make_action()
    seen = NOTHING
    change_tags(thing=action, seen=seen, wanted=tags("race"), by=None)
    change_tags(thing=action, seen=seen, wanted=tags("sex race", "advance"), by=None)
    assert told(action) == tags("race sex", "advance")


def test_what_is_no_characteristic_is_not_said():
    action = make_action()
    change_tags(thing=action, seen=NOTHING, wanted=Tags(frozenset({"nonsense", "race"})), by=None)
    assert told(action) == tags("race")


def test_an_objective_has_tags_of_its_own_and_its_actions_inherit_none():
    objective = make_objective(make_strategy())
    action = make_action(objective=objective)
    change_tags(thing=objective, seen=NOTHING, wanted=tags("disability", "advance"), by=None)
    assert (told(objective), told(action)) == (tags("disability", "advance"), NOTHING)


def test_in_words_a_local_priority_is_named_as_one():
    add_local_priority(name="Care experience", adopted_by="Cabinet", adopted_on=date(2024, 5, 1), by=None)
    action = make_action()
    change_tags(
        thing=action, seen=NOTHING, wanted=tags("care-experience race age", "foster eliminate"), by=None
    )
    said = in_words(action)
    assert (said.protected, said.local) == (("Age", "Race"), ("Care experience",))
    assert said.aims == ("Eliminate discrimination, harassment and victimisation", "Foster good relations")


def test_many_are_tagged_at_once_with_as_many_questions_as_three(strategy):
    asked = []
    for number in (1, 3):
        actions = [make_action(strategy) for _ in range(number)]
        with CaptureQueriesContext(connection) as queries:
            change_many(
                things=actions, changes={a.pk: (NOTHING, tags("race", "advance")) for a in actions}, by=None
            )
        asked.append(len(queries))
    assert asked[0] == asked[1]


# --- the page ---------------------------------------------------------------------------------------------


def url(strategy, query=""):
    return reverse("tag_actions", args=[strategy.slug]) + query


def test_suggestions_are_shown_with_their_words_and_nothing_is_ticked(client, editor, strategy):
    action = make_action(strategy, text="Recruit disabled people", characteristics="All")
    page = client.get(url(strategy)).content.decode()
    assert "The plan’s own column says “All” (all nine protected characteristics)." in page
    assert "The action’s words say “Recruit” (Advance equality of opportunity)." in page
    assert "checked" not in page
    assert told(action) == NOTHING


def test_taking_all_suggestions_ticks_them_and_saves_nothing(client, editor, strategy):
    action = make_action(strategy, text="Recruit disabled people")
    page = client.post(
        url(strategy),
        {"action": action.pk, f"seen-{action.pk}": "|", f"whom-{action.pk}": ["race"], "tick": "suggested"},
    )
    assert page.status_code == 200
    ticked = [
        (line.action.pk, {box.value for box in (*line.whom, *line.aims) if box.ticked})
        for line in page.context["lines"]
    ]
    assert ticked == [(action.pk, {"race", "disability", "advance"})]
    assert told(action) == NOTHING


def test_one_save_tells_all_actions_of_the_page(client, editor, strategy):
    first, second, third = (make_action(strategy) for _ in range(3))
    change_tags(thing=third, seen=NOTHING, wanted=tags("sex"), by=None)
    answer = client.post(
        url(strategy, "?show=open"),
        {
            "action": [first.pk, second.pk, third.pk],
            f"seen-{first.pk}": "|", f"seen-{second.pk}": "|", f"seen-{third.pk}": "sex|",
            f"whom-{first.pk}": ["all"], f"aim-{first.pk}": ["eliminate"],
            f"aim-{third.pk}": ["foster"],
        },
        follow=True,
    )  # fmt: skip
    assert "2 actions changed." in answer.content.decode()
    assert (len(told(first).characteristics), told(first).aims) == (9, tags("", "eliminate").aims)
    assert (told(second), told(third)) == (NOTHING, tags("", "foster"))


def test_an_action_that_is_told_leaves_the_list_of_those_that_are_not(client, editor, strategy):
    action = make_action(strategy, text="A very particular action")
    assert "A very particular action" in client.get(url(strategy)).content.decode()
    change_tags(thing=action, seen=NOTHING, wanted=tags("race"), by=None)
    assert "Nothing is left to say here" in client.get(url(strategy)).content.decode()
    assert "A very particular action" in client.get(url(strategy, "?show=aim")).content.decode()


def test_twenty_five_actions_stand_on_a_page(client, editor, strategy):
    for n in range(PER_PAGE + 1):
        make_action(strategy, number=f"3.{n}")
    assert len(client.get(url(strategy)).context["lines"]) == PER_PAGE
    assert len(client.get(url(strategy, "?page=2")).context["lines"]) == 1


@pytest.mark.parametrize("odd", ["", "x", "-1", "9" * 30, "\u0663", "1e3"])
def test_an_id_that_is_no_action_of_the_strategy_changes_nothing(client, editor, strategy, odd):
    other = make_action()
    answer = client.post(
        url(strategy), {"action": [odd, other.pk], f"seen-{other.pk}": "|", f"whom-{other.pk}": ["race"]}
    )
    assert answer.status_code == 302
    assert not ActionTag.objects.exists()


def test_odd_answers_do_no_harm(client, editor, strategy):
    action = make_action(strategy)
    answer = client.post(
        url(strategy),
        {
            "action": action.pk,
            f"seen-{action.pk}": "\x00,race,,|advance,|" * 500,
            f"whom-{action.pk}": ["nobody", "\x00", "age"],
            f"aim-{action.pk}": ["world peace", "foster"],
        },
    )
    assert answer.status_code == 302
    assert told(action) == tags("age", "foster")


# --- the forms of one action and one objective ------------------------------------------------------------


def test_the_edit_page_of_an_action_says_whom_it_is_for(client, editor, strategy):
    action = make_action(strategy, number="1.1")
    change_tags(thing=action, seen=NOTHING, wanted=tags("race"), by=None)
    page = reverse("edit_action", args=[strategy.slug, action.ref])
    form = client.get(page).context["form"]
    assert (form.initial["whom"], form.initial["tags_seen"]) == (["race"], "race|")
    answer = client.post(
        page,
        {"version": action.version, "number": "1.1", "text": action.text, "why": "Said by the board",
         "tags_seen": "race|", "whom": ["sex"], "aims": ["advance"]},
    )  # fmt: skip
    assert answer.status_code == 302
    assert told(action) == tags("sex", "advance")
    page = client.get(action.get_absolute_url()).content.decode()
    assert "Advance equality of opportunity" in page
    history = client.get(reverse("action_history", args=[strategy.slug, action.ref])).content.decode()
    assert "Whom it is for" in history
    assert "Aims of the equality duty" in history


def test_a_new_action_says_whom_it_is_for(client, editor, strategy):
    client.post(
        reverse("new_action", args=[strategy.slug]),
        {
            "number": "7.7",
            "text": "Open a quiet room",
            "why": "Agreed",
            "whom": ["disability"],
            "aims": ["advance"],
        },
    )
    assert told(strategy.actions.get(number="7.7")) == tags("disability", "advance")


def test_the_edit_page_of_an_objective_says_whom_it_is_for(client, editor, strategy):
    objective = make_objective(strategy, "1")
    answer = client.post(
        reverse("edit_objective", args=[strategy.slug, objective.ref]),
        {"version": objective.version, "number": "1", "title": objective.title, "why": "Agreed",
         "tags_seen": "|", "whom": ["sex"], "aims": ["eliminate"]},
    )  # fmt: skip
    assert answer.status_code == 302
    assert told(objective) == tags("sex", "eliminate")
    assert "Eliminate discrimination" in client.get(objective.get_absolute_url()).content.decode()


def test_a_characteristic_that_is_not_offered_is_refused(client, editor, strategy):
    objective = make_objective(strategy, "1")
    answer = client.post(
        reverse("edit_objective", args=[strategy.slug, objective.ref]),
        {"version": 1, "number": "1", "title": "T", "why": "Agreed", "whom": ["zodiac"]},
    )
    assert "Choose one of the answers shown for “Whom is it for?”" in answer.content.decode()
