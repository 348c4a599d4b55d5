"""What wasn't chosen is nowhere: not in the payload, not in a file."""

import zipfile
from dataclasses import fields, replace
from datetime import date
from io import BytesIO

import pytest

from plans.timescales import parse_timescale
from reporting.comparison import compare
from reporting.evidence import FigureShown, MeasureShown, SeriesShown
from reporting.members.decisions import decisions_asked
from reporting.publications.redaction import CHOICES, WITHHELD, for_public, offered, usual
from reporting.renderers.files import render_files
from reporting.snapshot import Block, Earlier, Line, Snapshot, StrategyFacts, to_json
from tests.reporting.lines import AMBER, GREEN, KEY, RED, make_figures, make_line
from tests.reporting.reading import text_of_pdf

AS_AT = date(2025, 1, 31)
# Each field that can be left out, with a word that stands nowhere else.
MARKS = {
    "owners": ("Ownerservice",),
    "narrative": ("Narrativeword",),
    "reasons": ("Attentionword", "Movedword", "Closedword"),
    "success_measure": ("Successword",),
    "priority": ("Priorityword",),
    "extra": ("Extraword", "Extraheading"),
    "block:officer_contact": ("Contactword", "Officerheading"),
    "block:background": ("Backgroundword",),
}


def make_snapshot(*lines: Line, **more: object) -> Snapshot:
    told = lines or (
        make_line(
            id=1, ref="1.1", status=RED, owners=("Ownerservice team",), owner_text="Ownerservice as written",
            narrative="Narrativeword", reason="Attentionword", success_measure="Successword",
            priority="Priorityword", extra={"Extraheading": "Extraword"}, end=parse_timescale("May 2026"),
            original_end=parse_timescale("May 2025"), end_reason="Movedword", attention=("stale",),
            late_words=("no update for 3 months",), updated_on=date(2024, 10, 1),
        ),
        make_line(
            id=2, ref="1.2", label="1.2", status=GREEN, closure="withdrawn", closure_label="Withdrawn",
            closed_on=AS_AT, closed_reason="Closedword",
        ),
    )  # fmt: skip
    values = {
        "organisation": "Testshire Council",
        "strategy": StrategyFacts("equality", "Equality strategy"),
        "body_slug": "board", "body": "Communities Board", "ref": "board-2025-01-31", "version": 1, "as_at": AS_AT,
        "meeting_on": None, "prepared_on": AS_AT, "key": KEY, "lines": tuple(told), "figures": make_figures(told),
        "changes": None, "decisions": decisions_asked(told, None), "notes": ("A note.",), "log_head": "0" * 64,
        "blocks": (
            Block("outcome", "Outcome", "Members know."),
            Block("officer_contact", "Officerheading", "Contactword"),
            Block("background", "Background", "Backgroundword", section=True),
        ),
    }  # fmt: skip
    return Snapshot(**values | more)  # type: ignore[arg-type]


def everything(snapshot: Snapshot) -> frozenset[str]:
    return frozenset(choice.key for choice in offered(snapshot))


def words_in_files(snapshot: Snapshot) -> str:
    """All that the files of a report hold, unpacked."""
    said = []
    for file in render_files(snapshot):
        if file.content[:2] == b"PK":
            packed = zipfile.ZipFile(BytesIO(file.content))
            said += [packed.read(name).decode("utf-8", "replace") for name in packed.namelist()]
        elif file.format == "pdf":
            said.append(text_of_pdf(file.content))
        else:
            said.append(file.content.decode())
    return "\n".join(said)


def test_every_choice_is_told_apart_by_a_mark():
    known = {choice.key for choice in offered(make_snapshot())}
    assert known - set(MARKS) == {"decisions", "evidence", "block:outcome"}


@pytest.mark.django_db
def test_what_is_not_chosen_is_in_no_file_and_what_is_chosen_is():
    snapshot = make_snapshot()
    before = for_public(make_snapshot(as_at=date(2024, 1, 31)), frozenset())
    nothing = words_in_files(for_public(snapshot, frozenset(), before=before))
    assert [word for words in MARKS.values() for word in words if word in nothing] == []
    assert WITHHELD in nothing
    assert "Decisions asked of members" not in nothing.replace("decisions asked of members", "")
    told = words_in_files(for_public(snapshot, everything(snapshot)))
    shown = [word for words in MARKS.values() for word in words]
    assert [word for word in shown if word not in told] == []


@pytest.mark.parametrize("field", MARKS)
def test_one_field_is_left_out_and_the_others_stay(field):
    snapshot = make_snapshot()
    told = to_json(for_public(snapshot, everything(snapshot) - {field}))
    assert [word for word in MARKS[field] if word in told] == []
    others = [word for name, words in MARKS.items() if name != field for word in words]
    # The plan's own words for an owner give way to the owner that was settled.
    assert [word for word in others if word not in told] == []


def test_reasons_are_left_out_of_decisions_and_changes_too():
    snapshot = make_snapshot()
    earlier = make_snapshot(make_line(id=1, ref="1.1", end=parse_timescale("May 2025")))
    told = for_public(snapshot, frozenset({"decisions", "narrative"}), before=earlier)
    assert [asked.reason for asked in told.decisions] == [WITHHELD, WITHHELD]
    assert told.changes
    assert [change.reason for change in told.changes.dates] == [WITHHELD]


@pytest.mark.parametrize(
    ("owners", "text", "shown"),
    [
        (("People team",), "Jane Example", "People team"),
        (("Jane Example",), "", WITHHELD),
        (("People team", "Jane Example"), "", "People team"),
        ((), "Jane Example", WITHHELD),
        ((), "Highways", "Highways"),
        ((), "", ""),
    ],
)
def test_no_person_is_named_as_an_owner(owners, text, shown):
    snapshot = make_snapshot(make_line(owners=owners, owner_text=text))
    assert for_public(snapshot, everything(snapshot)).lines[0].owner_words == shown


def test_what_is_published_unless_somebody_chooses_holds_no_contact_and_no_column_of_the_plans_own():
    chosen = usual(make_snapshot())
    assert chosen == {
        "owners", "narrative", "reasons", "success_measure", "evidence", "block:outcome", "block:background",
    }  # fmt: skip


def test_a_publication_is_compared_with_what_the_public_was_told_and_not_with_what_members_were():
    committee = compare([], make_snapshot().lines, since=Earlier("secret-ref", 1, date(2024, 6, 30)))
    snapshot = make_snapshot(changes=committee)
    first = for_public(snapshot, usual(snapshot))
    assert first.changes is None
    assert first.notes[1] == "Nothing was published before this, so there is nothing to compare it with."
    assert "secret-ref" not in to_json(first)
    earlier = replace(first, ref="told-before", as_at=date(2024, 1, 31), lines=())
    assert for_public(snapshot, usual(snapshot), before=earlier).changes == compare(
        (), first.lines, since=Earlier("told-before", 1, date(2024, 1, 31))
    )


def test_the_notes_say_what_was_left_out():
    told = for_public(make_snapshot(), usual(make_snapshot()))
    assert told.notes[-1] == (
        "This is the version for the public. It leaves out: priorities; the plan’s other columns; decisions "
        "asked of members; officerheading."
    )
    assert told.left_out == ("priority", "extra", "decisions", "block:officer_contact")


def test_a_field_that_reports_gain_later_is_not_published_by_itself():
    """Whoever adds a field to a line or a report comes here and says in `for_public` whether it goes out."""
    assert {field.name for field in fields(Line)} == LINE
    assert {field.name for field in fields(Snapshot)} == REPORT


LINE = {
    "id", "ref", "label", "text", "parent_label", "theme_code", "theme_title", "objective_ref", "objective_number",
    "objective_title", "owners", "owner_text", "start", "end", "original_end", "end_reason", "success_measure",
    "priority", "extra", "status", "updated_on", "narrative", "reason", "closure", "closure_label", "closed_on",
    "closed_reason", "cross_reference", "attention", "late_words", "next_review_on", "days_past_end",
    "unchanged_since", "told_on",
}  # fmt: skip
REPORT = {
    "organisation", "strategy", "body_slug", "body", "ref", "version", "as_at", "meeting_on", "prepared_on", "blocks",
    "key", "lines", "figures", "changes", "decisions", "notes", "log_head", "replaces", "draft", "issued_by",
    "kind", "evidence", "threshold", "sections", "columns", "closing", "characteristics",
    "agreed", "coverage", "next_until", "published", "left_out", "schema_version",
}  # fmt: skip


def test_the_choices_have_different_keys():
    assert len({choice.key for choice in CHOICES}) == len(CHOICES)
    assert AMBER in make_snapshot().key


# --- evidence ---------------------------------------------------------------------------------------------


def measure_shown(name: str, *figures: str) -> MeasureShown:
    shown = tuple(FigureShown(None, f"in {2020 + n}", text, float(n)) for n, text in enumerate(figures))
    series = SeriesShown("", "All", shown, figures[-1])
    return MeasureShown("share", name, "Staff", "figure", "percent", "", "up", figures[-1], series=(series,))


def test_the_evidence_is_the_one_released_to_the_public_and_never_the_one_of_the_readers():
    snapshot = make_snapshot(evidence=(measure_shown("Share", "Committeefigure"),), threshold=5)
    public = (measure_shown("Share", "12%"),)
    told = for_public(snapshot, usual(snapshot), evidence=public, threshold=10)
    assert (told.evidence, told.threshold) == (public, 10)
    assert "Committeefigure" not in to_json(told)
    assert "evidence" in told.sections
    without = for_public(snapshot, usual(snapshot) - {"evidence"}, evidence=public, threshold=10)
    assert (without.evidence, without.threshold) == ((), None)
    assert "12%" not in to_json(without)
    assert {"evidence", "decisions"} & set(without.sections) == set()


def test_measures_are_compared_with_what_the_public_was_shown_before():
    snapshot = make_snapshot()
    before = for_public(snapshot, usual(snapshot), evidence=(measure_shown("Share", "12%"),))
    told = for_public(
        snapshot, usual(snapshot), before=before, evidence=(measure_shown("Share", "12%", "14%"),)
    )
    assert told.changes
    assert [(move.before, move.after) for move in told.changes.measures] == [
        ("12% (in 2020)", "14% (in 2021)")
    ]
