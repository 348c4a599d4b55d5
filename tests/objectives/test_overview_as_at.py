"""The overview and an objective as at a past date: the same counts as the register of that date, nothing to change."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import Role
from edi_tracker.as_at import PastDay
from objectives.overview import overview
from objectives.register import load_register
from objectives.tally import tally_of
from tests.builders import make_action, make_objective, make_strategy, make_update, make_user
from tests.objectives.test_overview import TODAY, awkward_plan

pytestmark = pytest.mark.django_db
THEN = date(2026, 2, 10)


@pytest.mark.parametrize("count_sub_actions", [True, False])
@pytest.mark.parametrize("days", [0, 1, 19, 60, 200, 400])
def test_the_overview_of_a_past_date_counts_what_the_register_of_that_date_says(days, count_sub_actions):
    strategy = awkward_plan()
    strategy.count_sub_actions = count_sub_actions
    as_at = TODAY - timedelta(days=days)
    every = load_register(strategy, today=TODAY, as_at=as_at)
    lines = [line for line in every if count_sub_actions or not line.is_sub_action]
    shown = overview(strategy, today=TODAY, past=PastDay(as_at))
    assert shown.tally == tally_of(lines)
    assert [row.bar.total for row in shown.chart.rows] == [3, 6 - (not count_sub_actions), 2]
    assert shown.past_end.count == sum("past_end" in line.assessment.attention for line in every)


def test_a_past_date_drawn_from_lines_says_what_that_day_said_by_itself():
    """What the database counts today is what the log says of today once it is past."""
    strategy = awkward_plan()
    live = overview(strategy, today=TODAY)
    later = overview(strategy, today=TODAY + timedelta(days=200), past=PastDay(TODAY))
    assert (later.tally, later.denominator) == (live.tally, live.denominator)
    for name in ("moved", "past_end", "due_soon", "review_due", "stale"):
        now, then = getattr(live, name), getattr(later, name)
        assert now.count == then.count
        assert now.items == then.items
    assert [row.bar.parts for row in later.chart.rows] == [row.bar.parts for row in live.chart.rows]


def test_what_moved_before_a_past_date_is_told_from_and_to():
    strategy = make_strategy()
    moved = make_action(strategy, status="Blue", on=THEN - timedelta(days=200))
    make_update(moved, "Amber", on=THEN - timedelta(days=20))
    make_update(moved, "Red", on=THEN + timedelta(days=2))
    new = make_action(strategy, status="Blue", on=THEN - timedelta(days=30))
    make_update(new, "Amber", on=THEN - timedelta(days=5))
    found = overview(strategy, today=TODAY, past=PastDay(THEN)).moved
    assert [(m.line.id, m.before.label, m.after.label) for m in found.items] == [(moved.pk, "Blue", "Amber")]


def test_the_overview_of_a_past_date_takes_as_many_queries_for_one_action_as_for_three():
    counts = []
    for size in (1, 3):
        strategy = make_strategy()
        for n in range(size):
            make_action(objective=make_objective(strategy), status="Amber", number=f"3.{n}", end="June 2025")
        with CaptureQueriesContext(connection) as queries:
            overview(strategy, today=TODAY, past=PastDay(THEN))
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.fixture
def editor(client):
    client.force_login(make_user(Role.EDI_EDITOR, Role.HR_ANALYST))
    with time_machine.travel(TODAY, tick=False):
        yield client


@pytest.fixture
def objective():
    """Blue in January 2026, red since 20 February."""
    objective = make_objective(make_strategy())
    action = make_action(objective=objective, status="Blue", on=date(2026, 1, 10), end="June 2027")
    make_update(action, "Red", on=date(2026, 2, 20))
    return objective


def addresses(objective) -> dict[str, str]:
    return {"strategy": objective.strategy.get_absolute_url(), "objective": objective.get_absolute_url()}


@pytest.mark.parametrize("name", ["strategy", "objective"])
def test_the_page_of_a_past_date_says_so_keeps_the_date_and_changes_nothing(editor, objective, name):
    address = addresses(objective)[name]
    today = editor.get(address).content.decode()
    then = editor.get(f"{address}?as_at=2026-02-10").content.decode()
    assert "1 is off track" in today
    assert "1 is not started" in then
    assert "You are looking at <strong>10 February 2026</strong>" in then
    register = reverse("register", args=[objective.strategy.slug])
    assert f'href="{register}?as_at=2026-02-10"' in then
    for words in ("Add an action", "Edit the objective", "Choose its measures", "/edit/", 'checker/">plan'):
        assert words not in then


@pytest.mark.parametrize("name", ["strategy", "objective"])
def test_three_boxes_become_one_date_and_a_wrong_one_is_refused_in_words(editor, objective, name):
    address = addresses(objective)[name]
    boxes = "?as_at_day=10&as_at_month=2&as_at_year=2026"
    assert editor.get(address + boxes).url == f"{address}?as_at=2026-02-10"
    for query, words in (
        ("2999-01-01", "is still to come"),
        ("0001-01-01", "No plan reaches back to 1 January 1. Write a date from 1900 or later."),
        ("10.2.2026", "There is a problem"),
        ("%00", "problem"),
    ):
        refused = editor.get(f"{address}?as_at={query}").content.decode()
        assert words in refused
        assert "1 is off track" in refused


def test_the_bars_of_a_past_date_lead_to_the_register_of_that_date(editor, objective):
    page = editor.get(addresses(objective)["strategy"] + "?as_at=2026-02-10").content.decode()
    assert f"?objective={objective.ref}&amp;as_at=2026-02-10" in page
    register = reverse("register", args=[objective.strategy.slug])
    rows = editor.get(f"{register}?as_at=2026-02-10").content.decode()
    assert f'href="{objective.get_absolute_url()}?as_at=2026-02-10"' in rows
