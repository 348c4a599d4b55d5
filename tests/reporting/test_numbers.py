"""The counts of a report add up, and say what they are of."""

import pytest

from reporting.numbers import CLOSED, NO_STATUS, counted_word, headline, share
from tests.reporting.lines import AMBER, BLUE, GREEN, RED, make_figures, make_line


def lines_of(**counts):
    words = {"blue": BLUE, "amber": AMBER, "red": RED, "green": GREEN, "none": None}
    made = [words[name] for name, count in counts.items() for _ in range(count)]
    return [make_line(id=n, status=word) for n, word in enumerate(made)]


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        (
            {"green": 19, "amber": 47, "blue": 18, "none": 1},
            "Of 85 actions 19 are complete, 47 in progress, 18 not started and 1 has no status; none is "
            "past its end date.",
        ),
        ({"green": 1}, "Of 1 action 1 is complete; none is past its end date."),
        (
            {"amber": 2, "red": 1},
            "Of 3 actions 2 are in progress and 1 is off track; none is past its end date.",
        ),
        ({"blue": 3}, "Of 3 actions 3 are not started; none is past its end date."),
        ({"none": 2}, "Of 2 actions 2 have no status; none is past its end date."),
        ({}, "The plan has no actions yet."),
    ],
)
def test_the_headline_can_be_read_aloud_and_adds_up(counts, sentence):
    assert headline(make_figures(lines_of(**counts))) == sentence


def test_actions_past_their_end_are_counted_beside_their_status():
    figures = make_figures([make_line(attention=("past_end",)), make_line(id=2, status=GREEN)])
    assert headline(figures).endswith("; 1 is past its end date.")
    assert figures.all.past_end_counts == (0, 1, 0, 0)


def test_sub_actions_count_only_where_the_strategy_says_so():
    lines = [make_line(), make_line(id=2, parent_label="1.1")]
    assert make_figures(lines).all.total == 2
    without = make_figures(lines, count_sub_actions=False)
    assert (without.all.total, without.sub_actions) == (1, 1)


def test_every_action_is_in_one_theme_and_one_objective():
    lines = [
        make_line(id=1, theme_title="A", objective_ref="1", objective_title="Same words"),
        make_line(id=2, theme_title="A", objective_ref="2", objective_title="Same words"),
        make_line(id=3),
    ]
    figures = make_figures(lines)
    assert sum(tally.total for tally in figures.themes) == 3
    assert [tally.total for tally in figures.objectives] == [1, 1, 1]


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"status": AMBER}, AMBER),
        ({"status": AMBER, "closure": "withdrawn"}, CLOSED),
        ({"status": GREEN, "closure": "completed"}, GREEN),
        ({"status": None, "closure": "merged"}, CLOSED),
        ({"status": None}, NO_STATUS),
    ],
)
def test_a_closed_action_is_not_counted_as_work_in_progress(fields, word):
    assert counted_word(make_line(**fields)) == word


@pytest.mark.parametrize(
    ("count", "total", "words"),
    [(0, 85, "0%"), (1, 1000, "1%"), (999, 1000, "99%"), (85, 85, "100%"), (0, 0, "0%"), (47, 85, "55%")],
)
def test_a_share_is_never_rounded_to_nothing_or_to_everything(count, total, words):
    assert share(count, total) == words
