"""Word-level differences between the text of the plan and the text of the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imports.pages.differences import Piece, differences, shortened


def told(before: str, after: str) -> str:
    marks = {"stays": "{}", "goes": "[-{}-]", "comes": "[+{}+]"}
    return "".join(marks[piece.fate].format(piece.text) for piece in differences(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Run the survey", "Run the survey", "Run the survey"),
        ("Run the survey in May", "Run the survey in June", "Run the survey in [-May-][+June+]"),
        ("December 2025", "March 2026", "[-December 2025-][+March 2026+]"),
        ("One, two", "One, two, three", "One, two[+, three+]"),
        ("", "All new", "[+All new+]"),
        ("All gone", "", "[-All gone-]"),
        ("3.1 Publish", "3.10 Publish", "3.[-1-][+10+] Publish"),
        ("Amber", "amber", "[-Amber-][+amber+]"),
    ],
)
def test_only_the_words_that_changed_are_marked(before, after, expected):
    assert told(before, after) == expected


@given(st.text(max_size=60), st.text(max_size=60))
def test_both_texts_can_be_read_back_from_the_pieces(before, after):
    pieces = differences(before, after)
    assert "".join(piece.text for piece in pieces if piece.fate != "goes") == after
    assert "".join(piece.text for piece in pieces if piece.fate != "comes") == before


def test_the_unchanged_middle_of_a_long_text_is_left_out():
    long = " ".join(f"word{n}" for n in range(200))
    pieces = shortened(differences(f"old {long} end", f"new {long} stop"), kept=3)
    assert pieces == [
        Piece("goes", "old"),
        Piece("comes", "new"),
        Piece("stays", " word0 word1 word2 … word197 word198 word199 "),
        Piece("goes", "end"),
        Piece("comes", "stop"),
    ]


def test_two_enormous_texts_are_compared_at_once():
    pieces = differences("a b " * 8_000, "b a " * 8_000)
    assert "".join(piece.text for piece in pieces if piece.fate != "goes") == "b a " * 8_000
