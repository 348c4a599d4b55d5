"""Every count, share, change and decision of a report is the same in all its files."""

import csv
import io
import json
import re
from datetime import date

import pytest
from docx import Document

from objectives.models import Action
from objectives.recording import close_action
from plans.timescales import parse_timescale
from reporting.changes import issue_report
from reporting.members.agreed import Outcome
from reporting.members.deciding import Answer, record_answers
from reporting.numbers import share
from reporting.renderers.files import render_files
from reporting.renderers.members_paper import MembersPaper
from reporting.snapshot import Snapshot, from_json
from tests.builders import make_action, make_body, make_update
from tests.reporting.bases import german
from tests.reporting.papers import TODAY, make_plan, snapshot_of
from tests.reporting.reading import text_of_docx, text_of_html, text_of_pdf, workbook

pytestmark = pytest.mark.django_db
LATER = date(2025, 2, 5)


@pytest.fixture(params=[None, german], ids=["on our Word document", "on one of theirs"])
def drawn(request) -> tuple[Snapshot, dict[str, bytes]]:
    """A second report: statuses moved both ways, an action closed, a new one, one with another end date."""
    strategy = make_plan()
    body = make_body(strategy)
    closed = {"on": date(2025, 1, 20), "agreed_by": "x", "by": None}
    close_action(action=action("2.1"), kind="withdrawn", reason="No money", **closed)
    first = issue_report(body=body, as_at=date(2025, 1, 31), today=TODAY, by=None)
    [asked] = [one for one in from_json(first.snapshot).decisions if one.kind == "closure"]
    record_answers(issue=first, answers=[Answer(asked, Outcome.AGREED)], on=LATER, by=None)
    make_update(action("1.1"), "Green", narrative="All are trained.", on=LATER)
    make_update(action("3.2"), "Red", narrative="A film was found.", on=LATER)
    make_update(
        action("3.1"), "Red", on=LATER, new_end=parse_timescale("March 2026"), end_reason="The surveyor left"
    )
    close_action(action=action("1.2"), kind="completed", on=LATER, reason="It is out", agreed_by="x", by=None)
    make_action(
        strategy, number="3.3", objective=action("3.1").objective, text="Build a ramp", end="May 2025"
    )
    snapshot = snapshot_of(strategy, body, as_at=date(2025, 2, 9))
    assert all(snapshot.changes.counts()[kind] for kind in ("status_changed", "re_dated", "closed", "new"))
    assert len(snapshot.decisions) == 2
    assert len(snapshot.agreed) == 1
    base = request.param() if request.param else None
    return snapshot, {file.name: file.content for file in render_files(snapshot, base)}


def action(label: str) -> Action:
    return Action.objects.get(label=label)


def squeezed(text: str) -> str:
    """The text without spaces: a PDF has none where a line ends."""
    return re.sub(r"\s+", "", text)


def texts_of(files: dict[str, bytes]) -> dict[str, str]:
    return {
        "HTML": squeezed(text_of_html(files["report.html"])),
        "PDF": squeezed(text_of_pdf(files["report.pdf"])),
        "Word": squeezed(text_of_docx(files["report.docx"])),
    }


def rows_of(files: dict[str, bytes], sheet: str) -> list[tuple[object, ...]]:
    return list(workbook(files["report.xlsx"])[sheet].iter_rows(values_only=True))


def word_table(files: dict[str, bytes], name: str) -> list[list[str]]:
    tables = Document(io.BytesIO(files["report.docx"])).tables
    table = next(t for t in tables if t._tbl.xpath("./w:tblPr/w:tblCaption/@w:val") == [name])
    return [[cell.text.strip() for cell in row.cells] for row in table.rows[1:]]


def test_counts_and_shares_by_status_agree(drawn):
    snapshot, files = drawn
    figures = snapshot.figures
    expected = [
        (word.label, count, share(count, figures.all.total), late)
        for word, count, late in zip(
            figures.words, figures.all.counts, figures.all.past_end_counts, strict=True
        )
    ]
    expected.append(("All actions", figures.all.total, "100%", figures.all.past_end))
    in_the_book = [row[:4] for row in rows_of(files, "By status") if row[0] in {e[0] for e in expected}]
    assert in_the_book == expected
    assert [
        (r[0], int(r[2]), r[3], int(r[4])) for r in word_table(files, "Status key and counts")
    ] == expected
    for name, text in texts_of(files).items():
        for word, (_, count, percent, late) in zip(figures.words, expected, strict=False):
            told = squeezed(f"{word.definition or '–'} {count} {percent} {late}")
            assert told in text, (name, word.label)
    lines = json.loads(files["snapshot.json"])["lines"]
    rows = list(csv.DictReader(io.StringIO(files["actions.csv"].decode("utf-8-sig"))))
    assert len(lines) == len(rows) == figures.all.total
    assert sum("Past its end date" in row["Attention"] for row in rows) == figures.all.past_end


def test_counts_by_objective_agree(drawn):
    snapshot, files = drawn
    expected = [
        (
            tally.reference,
            *tally.counts,
            tally.total,
            tally.past_end,
            tally.due_soon,
            tally.review_due,
            tally.stale,
        )
        for tally in snapshot.figures.objectives
    ]
    book = {
        str(row[0]).split(" ")[0]: row[1 : len(expected[0])] for row in rows_of(files, "By objective")[2:]
    }
    word = {
        row[0].split(" ")[0]: tuple(map(int, row[1:])) for row in word_table(files, "All counts by objective")
    }
    for reference, *counts in expected:
        assert book[reference] == tuple(counts)
        assert word[reference] == tuple(counts)
        title = next(t.title for t in snapshot.figures.objectives if t.reference == reference)
        told = squeezed(f"{reference} {title} {' '.join(map(str, counts))}")
        for name, text in texts_of(files).items():
            assert told in text, (name, reference)


def test_changes_agree(drawn):
    snapshot, files = drawn
    changes = snapshot.changes
    kinds = [row[0] for row in rows_of(files, "Changes")[3:]]
    for kind, told in (
        ("Status", changes.statuses), ("End date", changes.dates), ("Closed", changes.closed), ("New", changes.new),
    ):  # fmt: skip
        assert kinds.count(kind) == len(told), kind
    moved = [(c.name, c.before.label, c.after.label) for c in changes.statuses]
    assert ("1.1", "Amber", "Green") in moved
    assert ("3.2", "Green", "Red") in moved
    assert [(row[0], row[2], row[3]) for row in word_table(files, "Status changed")] == moved
    dates = [(c.name, c.before, c.after, c.reason) for c in changes.dates]
    assert [(r[0], r[2], r[3], r[4]) for r in word_table(files, "End date changed")] == dates
    assert [(r[1], r[3], r[4], r[5]) for r in rows_of(files, "Changes") if r[0] == "End date"] == dates
    for name, text in texts_of(files).items():
        for _, before, after, reason in dates:
            assert squeezed(f"{before} {after} {reason}") in text, name
        for mention in (*changes.closed, *changes.new):
            assert squeezed(f"{mention.name} {mention.text}") in text, (name, mention.name)


def test_decisions_agree_and_each_has_a_number_of_its_own(drawn):
    snapshot, files = drawn
    sentences = [asked.sentence for asked in snapshot.decisions]
    assert [row[0] for row in rows_of(files, "Decisions")[2:]] == sentences
    assert [asked["sentence"] for asked in json.loads(files["snapshot.json"])["decisions"]] == sentences
    for name, text in texts_of(files).items():
        for sentence in [*sentences, snapshot.agreed[0].sentence, snapshot.agreed[0].done]:
            assert squeezed(sentence) in text, (name, sentence)
    assert rows_of(files, "Agreed")[2][1] == snapshot.agreed[0].sentence
    found = re.search(r'id="decisions".*?</section>', files["report.html"].decode(), re.S)
    assert found
    assert found[0].count("<ol>") == 1
    numbered = {
        (p._p.pPr.numPr.numId.val)
        for p in Document(io.BytesIO(files["report.docx"])).paragraphs
        if p.text.startswith(tuple(sentences)) and p._p.pPr.numPr is not None
    }
    assert len(numbered) == 1


def test_achievements_and_milestones_agree(drawn):
    snapshot, files = drawn
    members = MembersPaper(snapshot)
    assert [one.name for one in members.achieved] == ["1.1", "1.2"]
    assert [one.name for one in members.milestones] == ["3.3"]
    for name, text in texts_of(files).items():
        for told in (members.achieved_sentence, members.milestones_sentence):
            assert squeezed(told) in text, (name, told)
        for one in members.achieved:
            assert squeezed(f"{one.name} {one.text}: {one.said}") in text, name
        for due in members.milestones:
            assert squeezed(f"{due.name} {due.text} {due.owners} {due.when}") in text, name
