"""The coverage matrix: what it counts, what it calls a gap, and that every cell leads to what it counts."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import Role
from measures.changes import add_breakdown, add_local_priority
from objectives.coverage import NOT_SAID, Kind, coverage, listed
from objectives.coverage_page import coverage_of
from objectives.filters import RegisterFilter
from objectives.recording import close_action
from objectives.register import load_register
from objectives.register_page import register_lines, register_page
from objectives.tagging import change_tags
from objectives.tags import Tags
from tests.builders import make_action, make_objective, make_strategy, make_update, make_user

TODAY = date(2026, 3, 1)
AGE, RACE, MARRIAGE, CARE = (
    Kind("age", "Age", True),
    Kind("race", "Race", True),
    Kind("marriage-and-civil-partnership", "Marriage and civil partnership", True),
    Kind("care-experience", "Care experience", False, "adopted by Cabinet, 1 May 2024"),
)


def tags(whom: str = "", aims: str = "") -> Tags:
    return Tags.of(whom.split(), aims.split())


def counted(kinds, actions, objectives=(), everything=None):
    made = coverage(kinds, actions, list(objectives), everything=everything or len(actions))
    return made, {
        (row.kind.slug, cell.aim): cell for row in (*made.protected, *made.local) for cell in row.cells
    }


def test_an_action_fills_the_cell_of_each_of_its_characteristics_with_each_of_its_aims():
    _, cells = counted([AGE, RACE], [tags("age race", "eliminate advance"), tags("race", "advance")])
    assert {key: cell.actions for key, cell in cells.items()} == {
        ("age", "eliminate"): 1, ("age", "advance"): 1, ("age", "foster"): 0, ("age", NOT_SAID): 0,
        ("race", "eliminate"): 1, ("race", "advance"): 2, ("race", "foster"): 0, ("race", NOT_SAID): 0,
    }  # fmt: skip


def test_an_action_whose_aim_is_not_said_stands_in_a_column_of_its_own():
    _, cells = counted([AGE], [tags("age")])
    assert (cells["age", NOT_SAID].actions, cells["age", NOT_SAID].heading) == (1, "Aim not said")
    assert cells["age", "advance"].is_gap
    assert not cells["age", NOT_SAID].is_gap


def test_marriage_and_civil_partnership_counts_for_the_first_aim_only_and_the_others_are_no_gap():
    made, cells = counted([MARRIAGE], [tags("age"), tags("marriage-and-civil-partnership", "advance")])
    told = [(cell.aim, cell.applies, cell.is_gap) for (_, _), cell in cells.items()]
    assert told == [
        ("eliminate", True, True), ("advance", False, False), ("foster", False, False), (NOT_SAID, True, False),
    ]  # fmt: skip
    assert [gap for gap in made.gaps if "relations" in gap or "advances" in gap] == []


def test_what_an_objective_covers_counts_under_the_objective_alone():
    _, cells = counted([RACE], [tags()], [tags("race", "foster")])
    cell = cells["race", "foster"]
    assert (cell.actions, cell.objectives, cell.is_gap) == (0, 1, True)


@pytest.mark.parametrize(
    ("actions", "lead"),
    [
        ([], "There are no actions yet."),
        ([tags()], "None of 1 open action says whom it is for."),
        ([tags("age"), tags()], "1 of 2 open actions says whom it is for."),
        ([tags("age"), tags("race"), tags(aims="foster")], "2 of 3 open actions say whom they are for."),
    ],
)
def test_the_first_sentence(actions, lead):
    assert counted([AGE, RACE], actions)[0].lead == lead


def test_when_no_action_is_open_that_is_said():
    assert coverage([AGE], [], [], everything=4).lead == "No action is open."


def test_gaps_are_said_in_words_of_protected_characteristics_only():
    made, _ = counted([AGE, RACE, MARRIAGE, CARE], [tags("age", "advance"), tags("race", "eliminate")])
    assert made.gaps == (
        "No open action advances equality of opportunity for race.",
        "No open action tackles discrimination, harassment or victimisation for age, or marriage and civil "
        "partnership.",
        "No open action fosters good relations for any of the 2 protected characteristics that this aim covers.",
    )


def test_of_an_untold_plan_no_gap_is_claimed():
    assert counted([AGE], [tags(), tags()])[0].gaps == ()


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["sex"], "sex"),
        (["race", "sex"], "race or sex"),
        (["pregnancy and maternity", "sexual orientation"], "pregnancy and maternity, or sexual orientation"),
        (["age", "race", "sex"], "age, race, or sex"),
    ],
)
def test_names_in_a_sentence(names, said):
    assert listed(names) == said


# --- with a plan ------------------------------------------------------------------------------------------


@pytest.fixture
def strategy(db):
    strategy = make_strategy()
    add_local_priority(name="Care experience", adopted_by="Cabinet", adopted_on=date(2024, 5, 1), by=None)
    add_breakdown(name="Nationality", by=None)
    objective = make_objective(strategy, "1")
    change_tags(thing=objective, seen=Tags(), wanted=tags("race", "foster"), by=None)
    for number, whom, aims, status in (
        ("1.1", "race disability", "advance", "Amber"),
        ("1.2", "race", "", "Blue"),
        ("1.3", "", "eliminate", ""),
        ("1.4", "race care-experience", "advance foster", "Red"),
        ("1.5", "race", "advance", "Green"),
        ("1.6", "", "", "Amber"),
    ):
        action = make_action(objective=objective, number=number, status=status)
        change_tags(thing=action, seen=Tags(), wanted=tags(whom, aims), by=None)
    gone = make_action(objective=objective, number="1.7")
    change_tags(thing=gone, seen=Tags(), wanted=tags("race", "advance"), by=None)
    close_action(action=gone, kind="withdrawn", on=TODAY, reason="No money", agreed_by="Board", by=None)
    return strategy


def in_register(strategy, query, **when):
    form = RegisterFilter(QueryDict(query), strategy=strategy)
    wanted = form.wanted()
    assert not form.errors
    page = [line.label for line in register_page(strategy, wanted, today=TODAY, **when).lines]
    assert [line.label for line in register_lines(strategy, wanted, today=TODAY, **when)] == page
    return page


def test_only_open_actions_count_and_a_mere_breakdown_is_no_row(strategy):
    made = coverage_of(strategy)
    assert (made.open, made.everything, made.say_whom, made.without_aim) == (5, 7, 3, 2)
    assert [row.kind.name for row in made.local] == ["Care experience"]
    assert len(made.protected) == 9


def test_as_at_a_day_the_actions_count_that_were_open_then(strategy):
    register = load_register(strategy, today=TODAY)
    assert coverage_of(strategy, register=register) == coverage_of(strategy)
    make_update(strategy.actions.get(number="1.1"), "Green", on=TODAY + timedelta(days=10))
    make_action(strategy, number="2", status="Amber", on=TODAY + timedelta(days=10))
    today = TODAY + timedelta(days=20)
    before = coverage_of(
        strategy, register=load_register(strategy, today=today, as_at=TODAY - timedelta(days=1))
    )
    after = coverage_of(strategy, register=load_register(strategy, today=today, as_at=today))
    assert after == coverage_of(strategy)
    assert (before.open, before.say_whom, after.open, after.say_whom) == (7, 4, 5, 2)


def test_every_cell_counts_what_its_list_shows(strategy):
    rows = coverage_of(strategy)
    told = 0
    for row in (*rows.protected, *rows.local):
        for cell in row.cells:
            if cell.applies:
                query = f"characteristic={row.kind.slug}&aim={cell.aim}&state=open"
                assert len(in_register(strategy, query)) == cell.actions, query
                told += cell.actions
        assert len(in_register(strategy, f"characteristic={row.kind.slug}&state=open")) == row.actions
    assert told == 7
    assert len(in_register(strategy, "characteristic=none&state=open")) == rows.say_not_whom == 2
    assert len(in_register(strategy, "aim=none&state=open")) == rows.without_aim


def test_a_past_register_is_filtered_by_the_same_tags(strategy):
    query = "characteristic=race&aim=advance&sort=updated"
    assert in_register(strategy, query, as_at=date(2025, 12, 31)) == ["1.1", "1.4", "1.5", "1.7"]
    assert in_register(strategy, "characteristic=race&aim=advance&state=open", as_at=date(2025, 12, 31)) == [
        "1.1", "1.4", "1.7",
    ]  # fmt: skip


def test_the_register_says_what_is_filtered(client, strategy):
    client.force_login(make_user(Role.VIEWER))
    page = client.get(
        reverse("register", args=[strategy.slug]) + "?characteristic=care-experience&aim=advance"
    ).content.decode()
    assert "Whom it is for: Care experience (local priority)" in page
    assert "Aim of the equality duty: (b) Advance equality of opportunity" in page
    assert "1 of 7 actions" in page


def shown(client, strategy, query=""):
    return " ".join(client.get(reverse("coverage", args=[strategy.slug]) + query).content.decode().split())


def test_the_page_says_it_first_and_never_that_a_duty_is_met(client, strategy):
    client.force_login(make_user(Role.VIEWER))
    page = shown(client, strategy)
    text = re.sub(r"<[^>]+>", " ", page)
    assert (
        "3 of 5 open actions say whom they are for. No open action advances equality of opportunity for age,"
        in text
    )
    assert "Local priority, adopted by Cabinet, 1 May 2024" in text
    assert page.count("Not applicable") == 2
    assert "complian" not in text.lower()
    assert "Say whom the actions are for" not in text


def test_the_objectives_behind_a_cell(client, strategy):
    client.force_login(make_user(Role.VIEWER))
    assert (
        "Be a fair employer" in shown(client, strategy, "?characteristic=race&aim=foster").split("<h2", 1)[1]
    )
    assert "No objective says so" in shown(client, strategy, "?characteristic=age&aim=foster")
    for odd in (
        "?characteristic=nationality&aim=foster",
        "?characteristic=race&aim=%00",
        "?characteristic=%F0",
    ):
        assert 'id="objectives"' not in shown(client, strategy, odd)


def test_the_pages_ask_as_many_questions_for_three_actions_as_for_one(client, db):
    client.force_login(make_user(Role.EDI_EDITOR))
    client.get(reverse("strategies"))  # the first page of a session asks more
    asked: dict[str, list[int]] = {}
    for number in (1, 3):
        strategy = make_strategy()
        for n in range(number):
            objective = make_objective(strategy)
            action = make_action(objective=objective, text="Recruit disabled people", number=f"{n}.1")
            change_tags(thing=action, seen=Tags(), wanted=tags("race age", "advance"), by=None)
            change_tags(thing=objective, seen=Tags(), wanted=tags("race", "advance"), by=None)
        for name, query in (
            ("coverage", "?characteristic=race"),
            ("tag_actions", "?show=open"),
            ("register", "?aim=advance"),
        ):
            with CaptureQueriesContext(connection) as told:
                assert client.get(reverse(name, args=[strategy.slug]) + query).status_code == 200
            asked.setdefault(name, []).append(len(told))
    assert all(one == three for one, three in asked.values()), asked
