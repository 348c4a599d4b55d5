"""“My actions”, the board of the cycle and the letters ask for the same actions while a window is open."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import product

import pytest
from django.utils import timezone

from accounts.roles import Role
from objectives.deciding import record_decision
from objectives.mine import needs_update
from objectives.models import Action, UpdateDraft
from objectives.recording import close_action, record_no_change
from objectives.register import load_register
from plans.changes import edit_body
from reporting.cycles.asking import mine_today
from reporting.cycles.board import board
from reporting.letters.post import Post
from reporting.models import Mail
from tests.builders import (
    make_action,
    make_body,
    make_cycle,
    make_owner,
    make_strategy,
    make_update,
    make_user,
)

pytestmark = pytest.mark.django_db

MEETING = date(2026, 5, 14)
OPENS, CLOSES = date(2026, 3, 30), date(2026, 4, 21)
ENDS = ["", "2025", "May 2026", "2030", "Review every May", "Ongoing"]
STATUSES = ["", "Blue", "Amber", "Red", "Purple", "Green"]
TOLD = [date(2025, 1, 31), date(2026, 2, 20), OPENS - timedelta(days=10)]


@pytest.fixture
def world():
    """A team with an action of every kind, of which some are answered, in draft, sent back, waiting or closed."""

    class World:
        team = make_owner("Library Service")
        strategy = make_strategy()

    World.person = make_user(Role.OWNER, member_of=World.team)
    World.body = make_body(World.strategy)
    World.cycle = make_cycle(World.body, MEETING)
    kinds = [
        (end, status, on) for end, status, on in product(ENDS, STATUSES, TOLD) if status or on == TOLD[0]
    ]
    for n, (end, status, on) in enumerate(kinds):
        action = make_action(
            World.strategy, owners=(World.team,), number=f"1.{n}", end=end, status=status, on=on
        )
        _happens(n % 7, action)
    make_action(World.strategy, owners=(make_owner(),), end="2025", status="Red")
    assert (World.cycle.opens_on, World.cycle.closes_on) == (OPENS, CLOSES)
    return World


def _happens(what: int, action: Action) -> None:
    """Something of each kind on the first day of the window, or nothing."""
    states = UpdateDraft.State
    if what < 3:
        state = [states.WRITING, states.SENT_BACK, states.WAITING][what]
        back = {"comment": "How many?", "sent_back_at": timezone.now()} if what == 1 else {}
        UpdateDraft.objects.create(action=action, state=state, **back)
    elif what == 3:
        make_update(action, "Amber", on=OPENS, narrative="Going on")
    elif what == 4 and action.latest_words_id:
        record_no_change(action=action, on=OPENS, by=None)
    elif what == 5:
        close_action(action=action, kind="withdrawn", on=OPENS, reason="No money", agreed_by="x", by=None)


@pytest.mark.parametrize("asks", ["needed", "all"])
@pytest.mark.parametrize("today", [OPENS, date(2026, 4, 8), CLOSES])
def test_while_a_window_is_open_all_three_ask_for_the_same(world, asks, today):
    edit_body(body=world.body, by=None, asks=asks)
    world.cycle.refresh_from_db()
    found = mine_today(world.person, today=today)
    told = board(world.cycle, today=today)
    [row] = [row for row in told.owners if row.owner == world.team]
    owed = {line.reply.action for line in row.missing}
    assert len(owed) > 10
    assert {one.line.id for one in found.asked} == owed | {
        one.line.id for one in found.asked if one.is_sent_back
    }
    assert {line.reply.action for line in row.asked if line.reply.reply == "waiting"} <= {
        one.line.id for one in found.waiting
    }
    assert {one.until for one in found.asked if one.line.id in owed} == {CLOSES}

    post = Post(datetime.combine(today, time(9), UTC))
    letter = post.letter_for(Mail(to=world.person, cycle=world.cycle, occasion="opening"))
    assert [item.label for item in letter.items] == [
        line.label for line in told.lines if line.reply.action in owed
    ]


@pytest.mark.parametrize("today", [CLOSES + timedelta(days=1), MEETING])
def test_after_the_window_until_the_meeting_only_what_it_still_has_to_hear_is_asked_for(world, today):
    found = mine_today(world.person, today=today)
    [row] = [row for row in board(world.cycle, today=today).owners if row.owner == world.team]
    owed = {line.reply.action for line in row.missing}
    assert owed
    assert {one.line.id for one in found.asked if not one.is_sent_back} == owed - {
        one.line.id for one in found.asked if one.is_sent_back
    }
    assert {one.until for one in found.asked} == {None}


def test_an_answer_to_the_last_window_is_not_asked_for_again_on_the_day_after():
    team, strategy = make_owner("Library Service"), make_strategy()
    person = make_user(Role.OWNER, member_of=team)
    action = make_action(strategy, owners=(team,), end="2024", status="Amber", on=date(2025, 1, 31))
    make_action(strategy, owners=(team,), end="2024", status="Amber", on=date(2025, 1, 31))
    make_cycle(make_body(strategy), MEETING)
    make_update(
        action, "Amber", on=OPENS, narrative="Going on"
    )  # over two weeks before, and still past its end
    found = mine_today(person, today=CLOSES + timedelta(days=1))
    assert found.sentence == "1 of your 2 actions needs an update."
    assert (
        mine_today(person, today=MEETING + timedelta(days=1)).sentence
        == "2 of your 2 actions need an update."
    )


@pytest.mark.parametrize("today", [OPENS - timedelta(days=1), MEETING + timedelta(days=1)])
def test_while_none_is_open_an_action_is_asked_for_where_it_needs_an_update_by_itself(world, today):
    found = mine_today(world.person, today=today)
    lines = load_register(world.strategy, today=today)
    needed = {line.id for line in lines if line.is_open and needs_update(line, today=today)}
    for one in found.asked:
        assert one.is_sent_back or one.line.id in needed
    assert not needed & {one.line.id for one in found.rest}
    assert {one.until for one in found.asked} == {None}


def test_each_action_has_the_last_day_of_the_window_that_asks_for_it():
    team = make_owner("Library Service")
    person = make_user(Role.OWNER, member_of=team)
    strategies = [make_strategy(title=title) for title in ("Open", "Open too", "Without a window")]
    for strategy, many in zip(strategies, (2, 1, 3), strict=True):
        for _ in range(many):
            make_action(strategy, owners=(team,), end="2024", status="Amber", on=date(2025, 1, 31))
    make_cycle(make_body(strategies[0]), MEETING)
    assert mine_today(person, today=OPENS).sentence == (
        "6 of your 6 actions need an update, 2 of them by Tuesday 21 April."
    )
    later = make_cycle(make_body(strategies[1]), MEETING, closes_on=CLOSES + timedelta(days=1))
    found = mine_today(person, today=OPENS)
    assert later.opens_on == OPENS
    assert found.sentence == (
        "6 of your 6 actions need an update, 2 of them by Tuesday 21 April and 1 by Wednesday 22 April."
    )
    assert {(one.strategy.title, one.until) for one in found.asked} == {
        ("Open", CLOSES),
        ("Open too", CLOSES + timedelta(days=1)),
        ("Without a window", None),
    }


def test_an_action_that_two_windows_ask_for_is_due_when_the_first_closes():
    team, strategy = make_owner("Library Service"), make_strategy()
    person = make_user(Role.OWNER, member_of=team)
    make_action(strategy, owners=(team,), end="2024", status="Amber", on=date(2025, 1, 31))
    make_cycle(make_body(strategy, name="Cabinet"), MEETING, closes_on=CLOSES + timedelta(days=1))
    make_cycle(make_body(strategy), MEETING)
    assert mine_today(person, today=OPENS).sentence == "Your action needs an update by Tuesday 21 April."


def test_a_decision_of_members_is_no_answer_of_the_owner(world):
    [row] = [row for row in board(world.cycle, today=OPENS).owners if row.owner == world.team]
    action = Action.objects.get(pk=row.missing[0].reply.action)
    record_decision(action=action, on=OPENS, decided_by="Cabinet", words="Cabinet agreed.", by=None)
    [row] = [row for row in board(world.cycle, today=OPENS).owners if row.owner == world.team]
    assert action.pk in {line.reply.action for line in row.missing}
    assert action.pk in {one.line.id for one in mine_today(world.person, today=OPENS).asked}
