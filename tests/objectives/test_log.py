"""The rule that reads a log, held against a slow replay day by day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from objectives.log import Entry, Standing, standing
from plans.timescales import parse_timescale

FIRST = parse_timescale("June 2025")
ENDS = [parse_timescale(text) for text in ("December 2025", "March 2026", "Ongoing")]
DAY = date(2025, 1, 1)


@st.composite
def logs(draw):
    entries: list[Entry] = []
    for pk in range(1, draw(st.integers(0, 8)) + 1):
        free = [e for e in entries if e.id not in {x.corrects for x in entries}]
        corrected = draw(st.sampled_from([None, None, *free]))
        on = corrected.on if corrected else DAY + timedelta(days=draw(st.integers(0, 30)))
        end = draw(st.sampled_from([None, *ENDS]))
        # That nothing has changed says no end, corrects nothing, and is never the plan as it was brought in.
        unchanged = pk > 1 and not corrected and not end and draw(st.booleans())
        corrects = corrected.id if corrected else None
        # A decision of members corrects nothing and is never the plan as it was brought in either.
        decided = pk > 1 and not corrected and not unchanged and draw(st.booleans())
        entries.append(Entry(pk, on, corrects, end, pk == 1, unchanged, decided))
    return entries


def replay(entries: list[Entry], as_at: date) -> Standing:
    corrected = {e.corrects for e in entries}
    valid = [e for e in entries if e.id not in corrected]
    heard = [e for e in valid if e.on <= as_at]
    if not any(not e.decided for e in heard):
        heard = list(dict.fromkeys([*heard, *(e for e in valid if e.opening)]))
    latest, words, end = None, None, FIRST
    for day in sorted({e.on for e in heard}):
        for entry in sorted((e for e in heard if e.on == day), key=lambda e: e.id):
            if not entry.decided:
                latest = entry.id
                words = words if entry.unchanged else entry.id
            end = entry.new_end or end
    return Standing(latest, words, end)


@given(logs(), st.integers(-5, 40))
def test_the_standing_is_what_a_replay_gives(entries, days):
    as_at = DAY + timedelta(days=days)
    assert standing(entries, original_end=FIRST, as_at=as_at) == replay(entries, as_at)


def test_an_empty_log_leaves_the_end_first_planned():
    assert standing([], original_end=FIRST) == Standing(None, None, FIRST)


def test_before_anything_was_recorded_the_opening_entry_stands():
    entries = [Entry(1, date(2026, 1, 1), opening=True), Entry(2, date(2026, 2, 1))]
    assert standing(entries, original_end=FIRST, as_at=date(2025, 1, 1)).latest == 1
