"""Charts as numbers: where each stretch of a bar begins, how wide it is, and what the bar says in words."""

from datetime import date

import pytest

from foundation.charts import Bar, Part, small_line, stacked_bars


def bar(*counts: int, late: tuple[int, ...] = (), label: str = "Recruit fairly") -> Bar:
    names = (("Blue", "blue", "not_started"), ("Green", "green", "in_progress"), ("Done", "grey", "complete"))
    late = late or (0,) * len(counts)
    parts = (Part(*name, count, past) for name, count, past in zip(names, counts, late, strict=True))
    return Bar(label, tuple(parts))


def stretches(chart, row: int = 0) -> list[tuple[float, float]]:
    return [(segment.x, segment.width) for segment in chart.rows[row].segments]


def test_the_largest_bar_fills_the_width_and_others_keep_its_scale():
    chart = stacked_bars([bar(1, 2, 1), bar(0, 2, 0)])
    assert stretches(chart, 0) == [(0, 25), (25, 50), (75, 25)]
    assert stretches(chart, 1) == [(0, 50)]


def test_bars_of_the_same_length_show_shares():
    chart = stacked_bars([bar(1, 2, 1), bar(0, 2, 2)], same_length=True)
    assert stretches(chart, 1) == [(0, 50), (50, 50)]


def test_a_status_without_actions_takes_no_room():
    assert stretches(stacked_bars([bar(3, 0, 1)])) == [(0, 75), (75, 25)]


def test_an_objective_without_actions_has_an_empty_bar_that_says_so():
    chart = stacked_bars([bar(0, 0, 0)])
    assert chart.rows[0].segments == ()
    assert chart.rows[0].sentence == "No actions"


def test_no_bars_make_an_empty_chart():
    chart = stacked_bars([])
    assert (chart.rows, chart.key, chart.total) == ((), (), 0)


def test_the_mark_for_past_end_is_as_wide_as_the_actions_it_stands_for():
    chart = stacked_bars([bar(0, 4, 0, late=(0, 1, 0))])
    (segment,) = chart.rows[0].segments
    assert (segment.past_end_width, segment.past_end_x2) == (25, 25)


def test_the_mark_never_reaches_into_the_next_status():
    chart = stacked_bars([bar(1, 1, 0, late=(5, 0, 0))])
    assert chart.rows[0].segments[0].past_end_width == 50


@pytest.mark.parametrize(
    ("counts", "wide", "narrow"),
    [((1, 99, 0), False, False), ((5, 95, 0), True, False), ((10, 90, 0), True, True)],
)
def test_a_count_is_written_only_where_it_fits(counts, wide, narrow):
    first = stacked_bars([bar(*counts)]).rows[0].segments[0]
    assert (first.fits_wide, first.fits_narrow) == (wide, narrow)


def test_a_bar_says_in_words_what_it_shows():
    row = stacked_bars([bar(1, 3, 0, late=(0, 2, 0))]).rows[0]
    assert row.sentence == "4 actions: 1 Blue, 3 Green"
    assert row.past_end_sentence == "2 of 4 past the end date"


def test_one_action_is_said_in_the_singular():
    assert stacked_bars([bar(1, 0, 0)]).rows[0].sentence == "1 action: 1 Blue"


def test_the_key_adds_up_every_bar():
    chart = stacked_bars([bar(1, 2, 3, late=(1, 0, 0)), bar(4, 5, 6, late=(0, 2, 0))])
    assert [(part.label, part.count, part.past_end) for part in chart.key] == [
        ("Blue", 5, 1),
        ("Green", 7, 2),
        ("Done", 9, 0),
    ]
    assert (chart.total, chart.past_end) == (21, 3)


def test_bars_with_different_statuses_are_refused_because_their_table_would_have_no_columns():
    with pytest.raises(ValueError, match="same statuses in the same order"):
        stacked_bars([bar(1, 2, 3), Bar("Other", (Part("Red", "red", "off_track", 1),))])


def test_a_small_line_runs_from_the_first_date_to_the_last_and_up_is_more():
    line = small_line([(date(2025, 3, 31), 40.0), (date(2023, 3, 31), 30.0)])
    assert [(point.value, point.x, point.y) for point in line.points] == [(30.0, 6, 54), (40.0, 234, 6)]


def test_the_target_shares_the_scale_of_the_values():
    line = small_line([(date(2024, 3, 31), 30.0), (date(2025, 3, 31), 35.0)], target=40)
    assert (line.target_y, line.last.y) == (6, 30)


def test_one_observation_stands_in_the_middle():
    line = small_line([(date(2025, 3, 31), 12.0)])
    assert (line.first.x, line.first.y, line.target_y) == (120, 30, None)


def test_without_observations_there_is_no_line():
    assert small_line([], target=40) is None
