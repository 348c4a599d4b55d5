"""Is it making a difference? Measures beside the actions of an objective and on the overview of a strategy."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import Role
from measures.changes import set_target
from measures.suppression import Audience
from objectives.changes import set_measures
from objectives.evidence import difference
from objectives.models import ObjectiveMeasure
from tests.builders import make_action, make_figure, make_measure, make_objective, make_strategy, make_user

pytestmark = pytest.mark.django_db
TODAY, COMMITTEE = date(2026, 1, 31), Audience("committee", 5)


def moving(name: str, *values: int, target: int | None = None):
    measure = make_measure(name)
    for n, value in enumerate(values):
        make_figure(measure, Decimal(value), on=date(2022 + n, 3, 31))
    if target:
        set_target(measure=measure, by=None, set_on=TODAY, value=Decimal(target))
    return measure


def tied(strategy, *measures, number: str = ""):
    objective = make_objective(strategy, number)
    make_action(objective=objective)
    set_measures(objective=objective, measures=list(measures), by=None)
    return objective


def test_the_overview_shows_up_to_four_and_first_those_that_move_towards_a_target():
    strategy = make_strategy()
    measures = [moving("One figure", 5), moving("No target", 5, 6), moving("Nothing")]
    aimed = [moving(f"Aimed {n}", 5, 6 + n, target=9) for n in range(3)]
    tied(strategy, *measures, *aimed)
    told = difference(strategy, COMMITTEE, today=TODAY)
    assert [line.measure.name for line in told.lines] == ["Aimed 0", "Aimed 1", "Aimed 2", "No target"]
    assert (told.total, told.more) == (6, 2)
    assert told.sentence == "6 measures: 4 move the better way, 1 has no figure yet."


def test_a_measure_of_two_objectives_counts_once_and_of_another_strategy_not_at_all():
    strategy, shared = make_strategy(), moving("Shared", 5, 6)
    tied(strategy, shared)
    tied(strategy, shared)
    tied(make_strategy(), moving("Elsewhere", 5, 6))
    assert difference(strategy, COMMITTEE, today=TODAY).total == 1


def test_overview_and_objective_say_it_beside_what_is_done(client):
    strategy = make_strategy()
    objective = tied(strategy, moving("Staff who stay", 5, 6))
    client.force_login(make_user(Role.VIEWER))
    for url in (strategy.get_absolute_url(), objective.get_absolute_url()):
        page = client.get(url).content.decode()
        assert "Is it making a difference?" in page
        assert "6% on 31 March 2023, up from 5% on 31 March 2022; target not set" in page
        assert "edi-line__picture" in page
    assert "1 measure: 1 moves the better way." in client.get(strategy.get_absolute_url()).content.decode()


def test_without_a_measure_the_overview_says_that_nobody_can_say(client):
    strategy = make_strategy()
    make_action(strategy)
    client.force_login(make_user(Role.EDI_EDITOR))
    assert "No objective has a measure yet" in client.get(strategy.get_absolute_url()).content.decode()


def test_those_who_may_edit_measures_tie_them_in_their_order_and_the_history_keeps_who(client):
    objective = make_objective(make_strategy())
    one, two, three = (make_measure(f"Measure {n}") for n in "123")
    set_measures(objective=objective, measures=[three], by=None)
    analyst = make_user(Role.HR_ANALYST)
    client.force_login(analyst)
    url = reverse("objective_measures", args=[objective.strategy.slug, objective.ref])
    assert client.get(url).content.decode().count("checked") == 1
    assert client.post(url, {"measures": [one.pk, three.pk]}).status_code == 302
    assert list(objective.measures.order_by("objective_measures__position")) == [three, one]
    assert client.post(url, {"measures": [two.pk]}).status_code == 302
    assert list(objective.measures.all()) == [two]
    kinds = ObjectiveMeasure.history.filter(history_user=analyst).values_list("history_type", flat=True)
    assert sorted(kinds) == ["+", "+", "-", "-"]
    assert client.post(url, {"measures": ["x"]}).status_code == 200
    assert client.post(url, {}).status_code == 302
    assert not objective.measures.exists()


def test_what_makes_an_objective_smart_is_edited_and_shown(client):
    objective = make_objective(make_strategy(), "1", "Be fair")
    client.force_login(make_user(Role.EDI_EDITOR))
    url = reverse("edit_objective", args=[objective.strategy.slug, objective.ref])
    told = {"number": "1", "title": "Be fair", "version": "1", "why": "Agreed"}
    told |= {"smart_who": "People who apply", "smart_time": "March 2028"}
    assert client.post(url, told).status_code == 302
    page = client.get(objective.get_absolute_url()).content.decode()
    for words in ("Specific: for whom", "People who apply", "Time", "March 2028"):
        assert words in page
    assert "Specific: where" not in page
    assert [row.smart_who for row in objective.history.all()] == ["People who apply", ""]
    conflict = client.post(url, told | {"smart_who": "Mine"}).content.decode()
    assert "Somebody else was quicker" in conflict
    assert "People who apply" in conflict


@pytest.mark.parametrize("page", ["strategy", "objective"])
def test_the_pages_ask_the_same_for_one_measure_as_for_three(client, page):
    strategy = make_strategy()
    objective = tied(strategy, moving("One", 5, 6, target=9))
    url = {"strategy": strategy, "objective": objective}[page].get_absolute_url()
    client.force_login(make_user(Role.VIEWER))

    def queries() -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        return len(asked)

    one = queries()
    more = [moving(f"More {n}", 5, 6, 7, target=9) for n in range(2)]
    make_figure(more[0], numerator=40, denominator=400, group="Asian")
    set_measures(objective=objective, measures=[*objective.measures.all(), *more], by=None)
    assert queries() == one
