"""Bars of groups beside another population, and bars whose parts make a whole."""

from foundation.shares import Piece, Share, share_bars, whole_bar


def test_bars_start_at_nought_and_the_longest_of_both_populations_fills_the_width():
    bars = share_bars([Share("White", 80, "80%", 60, "residents 60%"), Share("Asian", 10, "10%", 20)])
    assert [(bar.width, bar.beside_width) for bar in bars] == [(100, 75), (12.5, 25)]


def test_a_group_that_is_not_shown_has_no_bar_and_says_why():
    (bar,) = share_bars([Share("Arab", None, "[c]")])
    assert (bar.width, bar.sentence) == (None, "Arab: [c]")


def test_a_bar_says_in_words_what_stands_beside_it():
    (bar,) = share_bars([Share("Arab", 2, "2%", 3, "residents 3%")])
    assert bar.sentence == "Arab: 2%; residents 3%"


def test_noughts_are_bars_of_no_length():
    assert [bar.width for bar in share_bars([Share("Arab", 0, "0")])] == [None]
    assert [bar.width for bar in share_bars([Share("A", 0, "0"), Share("B", 1, "1")])] == [0, 100]


def test_parts_stand_side_by_side_and_fill_the_width():
    whole = whole_bar("2024", [Piece("Yes", "green", 30, "30%"), Piece("No", "grey", 10, "10%")])
    assert [(part.x, part.width, part.fits) for part in whole.pieces] == [(0, 75, True), (75, 25, True)]
    assert whole.sentence == "2024: yes 30%, no 10%"


def test_parts_of_nothing_have_no_width():
    assert [part.width for part in whole_bar("2024", [Piece("Yes", "green", 0, "0%")]).pieces] == [0]
