"""A page of a past date is drawn from a few actions; it says what the whole register of that date says."""

from datetime import date

import pytest

from objectives.filters import Wanted
from objectives.register import load_register
from objectives.register_page import register_page
from plans.timescales import parse_timescale
from tests.builders import make_action, make_objective, make_owner, make_strategy, make_update

TODAY, THEN = date(2025, 12, 1), date(2025, 3, 31)


@pytest.fixture
def strategy(db):
    strategy = make_strategy()
    owner = make_owner("Library Team")
    objectives = [make_objective(strategy, number) for number in ("1", "2")]
    for n in range(30):
        action = make_action(
            objective=objectives[n % 2], end="June 2025", owners=(owner,) if n % 3 else (), number=f"7.{n}"
        )
        make_update(action, "Blue", on=date(2025, 1, 31), narrative=f"Then {n}")
        moved = {"new_end": parse_timescale("May 2026"), "end_reason": "Money"} if n % 4 == 0 else {}
        make_update(action, "Green", on=date(2025, 3, 1 + n), narrative=f"Moved {n}", **moved)
        make_update(action, "Red", on=date(2025, 10, 1), narrative=f"Now {n}")
    return strategy


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("sort", ["plan", "owner"])
@pytest.mark.parametrize("narrowed", [False, True])
def test_page_of_a_past_date_says_what_the_whole_register_says(strategy, number, sort, narrowed):
    objective = strategy.objectives.first() if narrowed else None
    shown = register_page(
        strategy, Wanted(objective=objective, sort=sort), today=TODAY, as_at=THEN, number=number
    )
    whole = {line.id: line for line in load_register(strategy, today=TODAY, as_at=THEN)}
    expected = [line for line in whole.values() if not objective or line.objective_ref == objective.ref]
    assert shown.page.paginator.count == len(expected)
    assert shown.everything == 30
    assert shown.lines == [whole[line.id] for line in shown.lines]
    if sort == "plan":
        first = 25 * (shown.page.number - 1)
        assert shown.lines == expected[first : first + 25]


def test_filter_on_what_was_said_then_is_asked_of_that_date(strategy):
    green = strategy.status_terms.get(label="Green")
    then = register_page(strategy, Wanted(status=green), today=TODAY, as_at=THEN)
    assert then.page.paginator.count == 30
    assert register_page(strategy, Wanted(status=green), today=TODAY).page.paginator.count == 0


def test_page_of_a_past_date_asks_as_many_queries_for_fifteen_actions_as_for_thirty(
    strategy, django_assert_num_queries
):
    for wanted in (Wanted(), Wanted(objective=strategy.objectives.first())):
        with django_assert_num_queries(11):
            register_page(strategy, wanted, today=TODAY, as_at=THEN)
