"""Numbers that pass from one action to another, and pairs that fit best together."""

from datetime import date
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from imports.comparing.assigning import assign
from imports.comparing.renumbering import steps, until


def after(current, wanted):
    """The numbers at the end, when none was ever held twice."""
    now = dict(current)
    for key, number in steps(current, wanted):
        assert not number or number not in now.values()
        now[key] = number
    return now


def test_an_inserted_number_pushes_the_others_down_from_the_last():
    assert steps({1: "1.3", 2: "1.4"}, {1: "1.4", 2: "1.5"}) == [(2, "1.5"), (1, "1.4")]


def test_two_that_swap_go_by_way_of_none():
    assert steps({1: "1", 2: "2"}, {1: "2", 2: "1"}) == [(1, ""), (2, "1"), (1, "2")]


@given(st.permutations(range(6)), st.integers(0, 3))
def test_any_renumbering_is_done_without_holding_a_number_twice(order, shift):
    current = {key: str(key) for key in range(6)}
    wanted = {key: str(number + shift) for key, number in enumerate(order)}
    assert after(current, wanted) == {**current, **wanted}


def test_a_number_that_passes_on_is_kept_with_its_last_day():
    assert until("1.3", date(2026, 3, 31), set()) == "1.3 (until 31 March 2026)"
    assert until("1.3", date(2026, 3, 31), {"1.3 (until 31 March 2026)"}) == "1.3 (until 31 March 2026) 2"
    assert len(until("9" * 40, date(2026, 9, 30), set())) <= 40
    assert len(until("Theme about everybody", date(2026, 9, 30), set(), longest=30)) <= 30


@given(st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 3)), st.floats(0.1, 1), max_size=12))
def test_pairs_are_chosen_together_and_not_one_after_the_other(scores):
    chosen = assign(scores)
    assert len(set(chosen.values())) == len(chosen)
    best = max(
        sum(scores.get((left, right), 0) for left, right in enumerate(order))
        for order in permutations(range(4))
    )
    assert abs(sum(scores[pair] for pair in chosen.items()) - best) < 1e-9


def test_of_many_the_best_pair_is_taken_first():
    scores = {(left, right): 1 - abs(left - right) / 100 for left in range(60) for right in range(60)}
    assert assign(scores) == {place: place for place in range(60)}
