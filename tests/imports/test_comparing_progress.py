"""What a progress text adds to what was said before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imports.comparing.progress import added_part, news_in

SAME = [
    ("", ""),
    ("Half done", "Half done"),
    ("Half done", "  half   done. "),
    ("Half done.\nRooms booked.", "Half done. Rooms booked."),
    ("1. Rooms booked\n2. Leaflet printed", "2. Leaflet printed\n1. Rooms booked"),
    ("Half done", ""),
]
GREW = [
    ("Half done", "Half done\nForty trained", "Forty trained"),
    ("Half done.", "Half done. Forty trained (60%).", "Forty trained (60%)."),
    ("Half done", "Forty trained\nHalf done", "Forty trained"),
    ("Half done", "Half  done;\n\n- Forty trained", "Forty trained"),
    ("Jan: begun.\nFeb: run.", "Mar: ended.\nFeb: run.\nJan: begun.", "Mar: ended."),
    ("Jan: begun.\nFeb: run.", "Jan: begun.\nJan, late: paused.\nFeb: run.", "Jan, late: paused."),
    ("Q1: begun.", "Q2: run. Q1: begun.", "Q2: run."),
    ("Q1: begun.", "To note. Q1: begun. Q2: run.", "To note.\nQ2: run."),
    ("Ongoing", "Ongoing, with 3 sessions held", "Ongoing, with 3 sessions held"),
    ("Booked. Rooms found", "Booked. Rooms found and paid", "Rooms found and paid"),
    ("", "Begun", "Begun"),
    ("بدأ العمل", "بدأ العمل\nانتهى", "انتهى"),
    ("Wedi dechrau.", "Wedi dechrau. Ŵyth wedi'u hyfforddi.", "Ŵyth wedi'u hyfforddi."),
]
REWRITTEN = [
    ("Half done. Rooms booked.", "Half done."),
    ("Half done", "Nearly done"),
    ("In progress", "Not in progress"),
    ("Run.", "Not Run."),
    ("Train", "Training goes on"),
    ("Met with", "Met with HR"),
    ("✓", "✓✓"),
]


@pytest.mark.parametrize(("before", "now"), SAME)
def test_spaces_punctuation_and_order_are_no_news(before, now):
    assert added_part(before, now) is None


@pytest.mark.parametrize(("before", "now", "added"), GREW)
def test_a_text_that_grew_adds_its_new_part(before, now, added):
    assert added_part(before, now) == added


@pytest.mark.parametrize(("before", "now"), REWRITTEN)
def test_a_text_that_was_shortened_or_rewritten_is_told_whole(before, now):
    assert added_part(before, now) == now


def test_a_third_file_with_all_quarters_in_one_cell_adds_the_third():
    heard = ["Q2: half done.", "Q1: begun.\nQ2: half done.", "Q2: half done.\nQ1: begun."]
    assert news_in("Q1: begun.\nQ2: half done.\nQ3: done.", heard) == "Q3: done."
    assert news_in("Q1: begun. Q2: half done.", heard) is None


def test_long_texts_take_no_time():
    before = "We did a little more. " * 1400 + " " * 2000
    assert added_part(before, before + "\nAnd then all of it.") == "And then all of it."
    assert added_part(" " * 30_000 + "begun", " " * 30_000 + "ended") == "ended"


sentences = st.lists(st.text("abc é٣", min_size=1, max_size=8).filter(lambda s: any(c.isalnum() for c in s)),
                     min_size=1, max_size=5)  # fmt: skip


@given(sentences, sentences)
def test_no_word_that_was_added_is_lost(before, more):
    old = "\n".join(before)
    added = added_part(old, f"{old}\n" + "\n".join(more))
    assert added is not None
    for line in more:
        assert " ".join(line.split()) in " ".join(added.split())
