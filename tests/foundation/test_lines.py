"""Lines of measures over time: where marks, rules and words stand."""

from datetime import date

import pytest

from foundation.lines import BOTTOM, LEFT, RIGHT, TOP, line_chart, round_levels

JUNE = [date(year, 6, 30) for year in (2022, 2023, 2024)]


def drawn(*values: float, **told):
    points = [(on, value, f"{value:g}%") for on, value in zip(JUNE, values, strict=False)]
    return line_chart(points, say=lambda level: f"{level:g}%", **told)


@pytest.mark.parametrize(
    ("low", "high", "levels"),
    [
        (21.1, 38.1, [20, 25, 30, 35, 40]),
        (0, 100, [0, 25, 50, 75, 100]),
        (60, 60, [40, 60, 80]),
        (0, 0, [-0.25, 0, 0.25]),
        (-3.5, 2, [-4, -2, 0, 2]),
        (31_250, 33_100, [31_000, 31_500, 32_000, 32_500, 33_000, 33_500]),
        (0.1, 0.4, [0.1, 0.2, 0.3, 0.4]),
    ],
)
def test_the_scale_runs_between_round_numbers_around_the_figures(low, high, levels):
    assert round_levels(low, high) == levels


def test_a_line_runs_from_the_first_date_to_the_last_and_up_is_more():
    chart = drawn(20, 30, 40)
    assert [(mark.x, mark.y) for mark in chart.marks] == [
        (LEFT, BOTTOM), (54.944, (TOP + BOTTOM) / 2), (RIGHT, TOP),
    ]  # fmt: skip
    assert [(one.x1, one.x2) for one in chart.stretches] == [(14, 54.944), (54.944, 96)]
    assert chart.scale == "from 20% to 40%"


def test_first_and_last_are_told_in_words_and_those_between_are_not():
    assert [mark.text for mark in drawn(20, 30, 40).marks] == ["20%", "", "40%"]


def test_the_baseline_may_be_a_later_figure():
    chart = drawn(20, 30, 40, baseline=JUNE[1])
    assert (chart.baseline.text, chart.latest.text) == ("30%", "40%")


def test_the_target_shares_the_scale():
    chart = drawn(20, 30, target=(40, "Target 40%"))
    assert (chart.target.y, chart.rules[-1].text) == (TOP, "40%")


def test_words_make_way_for_the_target_above_them():
    near = drawn(20, 39, target=(40, "Target 40%")).latest
    far = drawn(20, 30, target=(40, "Target 40%")).latest
    assert (near.words_y > near.y, far.words_y > far.y) == (True, False)


def test_one_observation_stands_in_the_middle():
    chart = drawn(20)
    assert (chart.marks[0].x, chart.marks[0].anchor, chart.stretches) == (55, "middle", ())


def test_without_observations_there_is_no_line():
    assert drawn(target=(40, "Target")) is None
