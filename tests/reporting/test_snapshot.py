"""A snapshot reads the same for as long as it is kept."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from objectives.tagging import change_tags
from objectives.tags import Tags
from plans.timescales import Kind, Timescale
from reporting.codec import canonical, plain
from reporting.front_sheet import filled_blocks, headings_of
from reporting.queries import draw_snapshot
from reporting.renderers.members_paper import MembersPaper
from reporting.snapshot import (
    Line,
    Snapshot,
    StrategyFacts,
    Word,
    from_json,
    sha256_of,
    shortened,
    to_json,
)
from tests.builders import make_action, make_body, make_strategy, make_update
from tests.reporting.lines import make_figures, make_line

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
dates = st.dates(date(2000, 1, 1), date(2100, 12, 31))
timescales = st.builds(
    Timescale,
    text=texts,
    kind=st.sampled_from(Kind),
    earliest=st.none() | dates,
    latest=st.none() | dates,
    every_months=st.none() | st.integers(1, 60),
)
words = st.builds(
    Word, texts, st.sampled_from(["red", "blue"]), st.sampled_from(["complete", "not_started"]), texts
)
lines = st.builds(
    Line,
    id=st.integers(1, 10**6),
    owners=st.lists(texts, max_size=3).map(tuple),
    start=timescales,
    end=timescales,
    original_end=timescales,
    extra=st.dictionaries(texts, texts, max_size=3),
    status=st.none() | words,
    updated_on=st.none() | dates,
    closed_on=st.none() | dates,
    next_review_on=st.none() | dates,
    attention=st.lists(st.sampled_from(["past_end", "stale"]), max_size=2).map(tuple),
    late_words=st.lists(texts, max_size=2).map(tuple),
    **dict.fromkeys(
        (
            "ref", "label", "text", "theme_code", "theme_title", "objective_ref", "objective_number",
            "objective_title", "owner_text", "end_reason", "success_measure", "priority", "narrative",
            "reason", "closure", "closure_label", "closed_reason",
        ),
        texts,
    ),
)  # fmt: skip


def make_snapshot(*found: Line, **fields: object) -> Snapshot:
    return Snapshot(
        **{
            "organisation": "Testshire Council",
            "strategy": StrategyFacts("equality", "Equality strategy", date(2024, 4, 1)),
            "body_slug": "committee",
            "body": "Committee",
            "ref": "committee-2025-01-31",
            "version": 1,
            "as_at": date(2025, 1, 31),
            "meeting_on": None,
            "prepared_on": date(2025, 2, 10),
            "blocks": (),
            "key": (),
            "lines": found,
            "figures": make_figures(found),
            "changes": None,
            "decisions": (),
            "notes": ("A note.",),
            "log_head": "0" * 64,
        }
        | fields
    )  # type: ignore[arg-type]


@settings(max_examples=50, deadline=None)
@given(st.lists(lines, max_size=2))
def test_what_is_written_is_read_back_the_same(found):
    snapshot = make_snapshot(*found)
    text = to_json(snapshot)
    assert from_json(text) == snapshot
    assert to_json(from_json(text)) == text


def test_the_same_content_always_has_the_same_hash():
    one = make_line(extra={"Cost": "low", "Area": "north"})
    other = make_line(extra={"Area": "north", "Cost": "low"})
    assert sha256_of(to_json(make_snapshot(one))) == sha256_of(to_json(make_snapshot(other)))
    assert sha256_of(to_json(make_snapshot(make_line(text="Other")))) != sha256_of(
        to_json(make_snapshot(one))
    )


def test_the_form_of_a_snapshot_is_written_into_it():
    assert json.loads(to_json(make_snapshot()))["schema_version"] == 2


def test_a_snapshot_of_a_later_form_is_refused_with_both_forms_named():
    later = to_json(make_snapshot()).replace('"schema_version":2', '"schema_version":7')
    with pytest.raises(ValueError, match=r"form 7; this program reads forms 1 to 2"):
        from_json(later)


def test_a_stored_snapshot_of_form_1_is_read_as_a_report_on_the_plan_without_evidence():
    stored = (Path(__file__).parent / "snapshot_form_1.json").read_text(encoding="utf-8")
    snapshot = from_json(stored)
    assert (snapshot.schema_version, snapshot.kind, snapshot.evidence, snapshot.threshold) == (
        1,
        "plan",
        (),
        None,
    )
    assert [line.label for line in snapshot.lines] == ["1.1", "1.2"]
    assert snapshot.changes.measures == ()
    assert snapshot.changes.counts()["status_changed"] == 1


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, ""),
        ({"updated_on": date(2025, 1, 2)}, "2 January 2025"),  # as stored before the words had a date
        (
            {"updated_on": date(2025, 3, 4), "told_on": date(2025, 1, 2)},
            "2 January 2025",
        ),  # a decision came after
        (
            {"updated_on": date(2025, 3, 4), "unchanged_since": date(2025, 1, 2)},
            "2 January 2025, confirmed on 4 March 2025",
        ),
        (
            {
                "updated_on": date(2025, 1, 2),
                "unchanged_since": date(2025, 1, 2),
                "told_on": date(2025, 1, 2),
            },
            "2 January 2025",
        ),
    ],
)
def test_words_are_dated_by_when_they_were_told_and_when_they_were_confirmed(fields, told):
    assert make_line(**fields).told == told


def test_canonical_json_keeps_characters_and_sorts_names():
    assert canonical({"b": "Llŷn", "a": date(2025, 1, 2)}) == '{"a":"2025-01-02","b":"Llŷn"}'
    assert plain((1, [date(2025, 1, 2)])) == [1, ["2025-01-02"]]


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("Short", 20, "Short"),
        ("One, two and three", 8, "One…"),
        ("Lines\n and  spaces", 40, "Lines and spaces"),
    ],
)
def test_a_text_is_cut_at_a_word(text, limit, expected):
    assert shortened(text, limit) == expected


# --- front sheet ------------------------------------------------------------------------------------------


def test_only_filled_headings_are_printed_in_the_order_of_the_body():
    headings = headings_of(
        [
            {"key": "outcome", "heading": "What we want"},
            {"key": "to", "heading": "To whom"},
            {"key": "background", "heading": "How it came"},
            {"key": "clearance", "heading": "Cleared by finance", "print": False},
        ]
    )
    blocks = filled_blocks(
        headings, {"to": " Committee ", "outcome": "  ", "background": "Long ago", "clearance": "X"}
    )
    assert [(block.key, block.heading, block.text, block.section) for block in blocks] == [
        ("to", "To whom", "Committee", False),
        ("background", "How it came", "Long ago", True),
    ]


def test_a_body_without_its_own_headings_has_the_usual_ones():
    assert [heading.key for heading in headings_of([])][:3] == ["to", "meeting_on", "from"]


# --- as at a day ------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_coverage_counts_what_was_open_on_the_day_of_the_figures():
    strategy = make_strategy()
    first, second = (make_action(strategy, status="Amber", on=date(2025, 1, 31)) for _ in range(2))
    for action in (first, second):
        change_tags(thing=action, seen=Tags(), wanted=Tags.of(["race"], ["advance"]), by=None)
    make_update(second, "Green", on=date(2025, 4, 10))
    body, today = make_body(strategy), date(2025, 4, 20)
    told = {}
    for as_at in (date(2025, 3, 31), today):
        snapshot = draw_snapshot(body=body, as_at=as_at, today=today, texts={})
        told[as_at] = MembersPaper(snapshot).coverage_sentence
        assert from_json(to_json(snapshot)) == snapshot
    assert told[today].startswith("1 of 1 open action says whom it is for. ")
    assert told[today].endswith(" Counted on 20 April 2025.")
    assert told[date(2025, 3, 31)].startswith("2 of 2 open actions say whom they are for. ")
    assert told[date(2025, 3, 31)].endswith(
        " Counted are the actions open on 31 March 2025, as tagged on 20 April 2025."
    )
    former = replace(snapshot, as_at=date(2025, 3, 31), coverage=replace(snapshot.coverage, open_on=None))
    assert MembersPaper(former).coverage_sentence.endswith(" Counted on 20 April 2025.")
