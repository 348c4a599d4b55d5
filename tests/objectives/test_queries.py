"""No page asks the database more for many actions than for one; and nobody's address is found."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import Role
from objectives.assessment import Attention
from objectives.attention import needing
from objectives.queries import action_numbered, status_when_closed
from objectives.recording import close_action
from objectives.register import load_register
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

LISTS = [
    ("strategies", ""),
    ("strategy", ""),
    ("register", ""),
    ("register", "?status=amber&sort=owner&attention=any&q=guidance"),
    ("register", "?as_at=2025-06-30&sort=status"),
    ("register_workbook", ""),
    ("objective", ""),
    ("checker", ""),
    ("my_actions", ""),
]


def add_rows(objective, owner, count):
    for _ in range(count):
        action = make_action(objective=objective, owners=(owner,), end="June 2025", status="Blue")
        make_update(action, "Amber", on=date(2025, 2, 1))
        make_action(parent=action, strategy=objective.strategy, owners=(owner,), end="Review every May")


def address(name, query, strategy, objective):
    args = {"objective": [strategy.slug, objective.ref], "strategies": [], "my_actions": []}
    return reverse(name, args=args.get(name, [strategy.slug])) + query


def queries_of(client, url):
    cache.clear()  # what is remembered from before the rows were added would spare questions
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return [query["sql"][:150] for query in captured.captured_queries]


@pytest.mark.parametrize(("name", "query"), LISTS)
def test_a_list_asks_no_more_for_three_rows_than_for_one(client, name, query):
    strategy, owner = make_strategy(), make_owner()
    objective = make_objective(strategy, theme=make_theme(strategy))
    client.force_login(make_user(Role.EDI_EDITOR, member_of=owner))
    add_rows(objective, owner, 1)
    url = address(name, query, strategy, objective)
    client.get(url)  # the first visit also writes the session
    one = queries_of(client, url)
    add_rows(objective, owner, 2)
    three = queries_of(client, url)
    assert len(three) == len(one), three


@pytest.mark.parametrize("name", ["action", "action_history", "new_update", "edit_action"])
def test_an_action_asks_no_more_for_a_long_log_than_for_a_short_one(client, name):
    action = make_action(status="Blue", owners=(make_owner(),))
    client.force_login(make_user(Role.EDI_EDITOR))
    url = reverse(name, args=[action.strategy.slug, action.ref])
    client.get(url)
    one = queries_of(client, url)
    for day in range(1, 8):
        make_update(action, "Amber", on=date(2025, 3, day), by=make_user(Role.EDI_EDITOR))
    assert len(queries_of(client, url)) == len(one)


@pytest.mark.parametrize("attention", list(Attention))
def test_the_database_finds_what_the_assessment_says(attention):
    strategy = make_strategy()
    today = date(2026, 3, 1)
    for end in (
        "June 2025",
        "April 2026",
        "Ongoing",
        "Review every May",
        "Quarterly until March 2025",
        "",
        "TBC",
    ):
        for label in ("Blue", "Green", "Red"):
            for on in (date(2025, 1, 31), date(2026, 2, 20)):
                make_action(strategy, end=end, start="January 2024", status=label, on=on)
    make_action(strategy, end="June 2025", cross_reference=True)
    closed = make_action(strategy, end="June 2025", status="Amber")
    close_action(
        action=closed, kind="withdrawn", on=date(2025, 3, 1), reason="Agreed.", agreed_by="Board", by=None
    )
    lines = load_register(strategy, today=today)
    expected = {line.id for line in lines if attention in line.assessment.attention}
    assert expected
    found = strategy.actions.filter(needing(strategy, [attention], today=today))
    assert set(found.values_list("pk", flat=True)) == expected


@pytest.mark.parametrize("ref", ["nothing", "%00", "%ED%A0%80", "x" * 300, "é", ".."])
@pytest.mark.parametrize("name", ["action", "objective", "edit_action", "new_update", "action_history"])
def test_an_address_that_nobody_has_is_not_found(client, name, ref):
    strategy = make_strategy()
    client.force_login(make_user(Role.ADMINISTRATOR))
    url = reverse(name, args=[strategy.slug, "REF"]).replace("REF", ref)
    assert client.get(url).status_code == 404


def test_an_action_is_named_as_people_name_it():
    action = make_action(number="3.10")
    sub = make_action(parent=action, strategy=action.strategy)
    strategy = action.strategy
    assert action_numbered(strategy, " 3.10 ") == action
    assert action_numbered(strategy, "Action 3.10") == action
    assert action_numbered(strategy, "3.10 (A)") == sub
    assert action_numbered(strategy, "3.1") is None
    assert action_numbered(strategy, "") is None


@pytest.mark.parametrize(
    ("key", "kind", "label"),
    [
        ({"Done": Meaning.COMPLETE, "Shut": Meaning.CLOSED}, "completed", "Done"),
        ({"Done": Meaning.COMPLETE, "Shut": Meaning.CLOSED}, "business_as_usual", "Done"),
        ({"Done": Meaning.COMPLETE, "Shut": Meaning.CLOSED}, "withdrawn", "Shut"),
        ({"Going": Meaning.IN_PROGRESS}, "completed", None),
    ],
)
def test_a_closing_brings_the_councils_own_word(key, kind, label):
    action = make_action(make_strategy(key=key))
    found = status_when_closed(action, kind)
    assert (found.label if found else None) == label


def test_wrong_methods_are_refused(client):
    action = make_action()
    client.force_login(make_user(Role.ADMINISTRATOR))
    for name in ("action", "action_history"):
        assert client.post(reverse(name, args=[action.strategy.slug, action.ref])).status_code == 405
    assert client.post(reverse("register", args=[action.strategy.slug])).status_code == 405
    url = reverse("new_update", args=[action.strategy.slug, action.ref])
    assert client.delete(url).status_code == 405
