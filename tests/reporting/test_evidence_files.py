"""The evidence stands in every file of a report with the same figures, and no file holds what is hidden."""

import csv
import io
import json
from datetime import date

import pytest

from accounts.roles import Role
from measures.changes import correct_observation
from measures.models import Observation
from objectives.changes import set_measures
from reporting.changes import issue_report, start_draft
from reporting.defining import define_report
from reporting.evidence import Release, Seen
from reporting.issuing import NotIssued
from reporting.models import ReportIssue
from reporting.releasing import refusals, released
from reporting.renderers.evidence_figures import COLUMNS, figure_rows
from reporting.renderers.files import render_files
from reporting.renderers.html import render_html
from tests.builders import make_body, make_figure, make_measure, make_user
from tests.reporting.papers import AS_AT, TODAY, make_plan, snapshot_of
from tests.reporting.reading import text_of_docx, text_of_html, text_of_pdf, workbook
from tests.reporting.staff import YEARS, make_evidence

pytestmark = pytest.mark.django_db


@pytest.fixture
def strategy():
    return make_plan()


def files_of(snapshot) -> dict[str, bytes]:
    return {file.name: file.content for file in render_files(snapshot)}


def test_what_each_measure_says_is_the_same_in_every_file(strategy):
    make_evidence(strategy)
    snapshot = snapshot_of(strategy)
    files = files_of(snapshot)
    page, paper = text_of_html(files["report.html"]), " ".join(text_of_pdf(files["report.pdf"]).split())
    word = text_of_docx(files["report.docx"])
    sheet = workbook(files["report.xlsx"])["Measures"]
    said = [(row[2].value or "", row[3].value) for row in sheet.iter_rows(min_row=4)]
    assert said == [
        ("", "By race (31 March 2024)"),
        ("65% (31 March 2022)", "85% (31 March 2024)"),
        ("60% (31 March 2022)", "71.4% (31 March 2024)"),
        ("9.8% in favour of men (31 March 2022)", "8.1% in favour of men (31 March 2024)"),
        ("", "Answers come in writing now. (31 March 2024)"),
    ]
    sentence = "Of 5 measures 3 move the better way and 2 show no direction."
    for text in (page, paper, word):
        assert "Is it making a difference?" in text
        assert sentence in text
        assert "90% by 31 March 2026: not reached yet" in text
        assert all(words in text for both in said for words in both)
    assert sheet["A2"].value == sentence


def test_every_figure_is_a_row_of_workbook_and_csv_file(strategy):
    make_evidence(strategy)
    snapshot = snapshot_of(strategy)
    files = files_of(snapshot)
    rows = list(csv.reader(io.StringIO(files["figures.csv"].decode("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) - 1 == len(list(figure_rows(snapshot))) == 3 * (6 + 1 + 3 + 3) + 2
    sheet = workbook(files["report.xlsx"])["Measure figures"]
    printed = [row[7].value for row in sheet.iter_rows(min_row=2)]
    assert printed == [row[7] for row in rows[1:]]
    values = [row[8].value for row in sheet.iter_rows(min_row=2)]
    assert [str(value or "") for value in values] == [row[8] for row in rows[1:]]
    asian = next(row for row in rows if row[4] == "Asian")
    assert asian[5:12] == ["2022-03-31", "31 March 2022", "6%", "6", "%", "22", "400"]
    arab = next(row for row in rows if row[4] == "Arab")
    assert (arab[7], arab[8], arab[10]) == ("[c]", "[c]", "[c]")
    kept = json.loads(files["snapshot.json"])["evidence"][0]["breakdowns"][0]["rows"][1]["figures"][0]
    assert (kept["text"], kept["value"], kept["count"]) == ("6%", 6.0, 22)


def test_the_notes_say_what_is_hidden_and_why(strategy):
    make_evidence(strategy)
    words = text_of_html(render_html(snapshot_of(strategy)))
    assert "Figures about fewer than 5 people are not shown" in words
    assert "[c] stands for a number that could point to a person" in words


def test_a_plan_without_measures_has_no_list_of_figures_and_says_so(strategy):
    files = files_of(snapshot_of(strategy))
    assert "figures.csv" not in files
    assert "Measures" not in workbook(files["report.xlsx"]).sheetnames
    assert "No measure is tied to an objective yet" in text_of_html(files["report.html"])


# --- what a body asked for --------------------------------------------------------------------------------


def test_sections_stand_in_the_order_of_the_body_and_are_numbered_so(strategy):
    body = make_body(strategy)
    define_report(
        body=body, by=None, sections=["evidence", "summary", "appendix"], closing="Ask us for Braille."
    )
    snapshot = snapshot_of(strategy, body)
    for words in (text_of_html(render_html(snapshot)), text_of_pdf(files_of(snapshot)["report.pdf"])):
        text = " ".join(words.split())
        assert text.index("1. Is it making a difference?") < text.index("2. Where the plan stands")
        assert "Decisions asked of members" not in text.replace("“Decisions asked of members”", "")
        assert "Appendix 2" not in text
        assert "Ask us for Braille." in text


def test_the_appendix_has_the_columns_that_the_body_wants(strategy):
    body = make_body(strategy)
    define_report(body=body, by=None, columns=["end", "status"])
    words = text_of_html(render_html(snapshot_of(strategy, body)))
    appendix = words[words.rindex("Appendix 1: the action plan") :]
    assert "No. Action End date Status 1.1" in appendix
    assert "Half are trained." not in appendix


# --- small numbers ----------------------------------------------------------------------------------------


def test_a_hidden_count_of_3_instead_of_2_changes_no_byte_of_any_file(strategy):
    race = make_evidence(strategy, hidden=2)[0]
    before = files_of(snapshot_of(strategy))
    for name, count in (("Arab", 3), ("Roma", 2)):
        for one in Observation.objects.filter(measure=race, group__name=name):
            correct_observation(
                old=one, by=None, today=TODAY, numerator=count, denominator=400, note="Counted again"
            )
    after = files_of(snapshot_of(strategy))
    assert "[c]" in before["figures.csv"].decode()
    assert before.keys() == after.keys()
    assert [name for name in before if before[name] != after[name]] == []


def test_a_report_that_would_give_a_number_away_beside_an_earlier_one_is_not_issued(strategy):
    body = make_body(strategy)
    race = make_evidence(strategy)[0]
    first = issue_report(body=body, as_at=date(2024, 4, 30), today=TODAY, by=None)
    draft = start_draft(body=body, as_at=AS_AT, today=TODAY, by=None)
    release = released(draft)
    assert refusals(draft, release) == []
    arab = set(race.observations.filter(group__name="Arab").values_list("pk", flat=True))
    leaking = [
        Seen(s.audience, s.threshold, tuple({*s.shown, *arab}), tuple({*s.hidden} - arab))
        for s in release.seen
    ]
    told = refusals(draft, Release(release.public, release.threshold, tuple(leaking)))
    assert any("Arab" in sentence and first.ref in sentence for sentence in told)


def test_a_refusal_says_which_figures_and_keeps_nothing(strategy, monkeypatch):
    body = make_body(strategy)
    make_evidence(strategy)
    monkeypatch.setattr(
        "reporting.changes.refusals", lambda draft, release: ["Arab, 31 March 2024: shown elsewhere."]
    )
    with pytest.raises(NotIssued, match="Small numbers could be worked out: Arab, 31 March 2024"):
        issue_report(body=body, as_at=AS_AT, today=TODAY, by=None)
    assert not ReportIssue.objects.exists()


# --- what moved -------------------------------------------------------------------------------------------


def test_measures_that_moved_since_the_last_report_are_told_with_both_figures(strategy):
    body = make_body(strategy)
    make_evidence(strategy)
    issue_report(body=body, as_at=date(2023, 4, 30), today=TODAY, by=make_user(Role.EDI_EDITOR))
    snapshot = snapshot_of(strategy, body)
    assert [(m.name, m.before, m.after, m.way) for m in snapshot.changes.measures][:2] == [
        (
            "Staff who have told us their ethnic group",
            "75% (31 March 2023)",
            "85% (31 March 2024)",
            "better",
        ),
        ("I can be myself at work", "65% (31 March 2023)", "71.4% (31 March 2024)", "better"),
    ]
    words = text_of_html(render_html(snapshot))
    assert "4 measures with another figure" in words
    assert "75% (31 March 2023) 85% (31 March 2024) Moves the better way" in words
    changes = workbook(files_of(snapshot)["report.xlsx"])["Changes"]
    assert ["Measure", None, "I can be myself at work (Staff who answered)", "65% (31 March 2023)"] in [
        [cell.value for cell in row[:4]] for row in changes.iter_rows()
    ]


def test_hostile_words_of_a_measure_stay_words(strategy):
    measure = make_measure("=1+1 <script>alert(1)</script>", population="@staff", source="-2")
    make_figure(measure, on=YEARS[0], numerator=100, denominator=400)
    set_measures(objective=strategy.objectives.get(number="2"), measures=[measure], by=None)
    files = files_of(snapshot_of(strategy))
    assert "<script>" not in files["report.html"].decode()
    for sheet in workbook(files["report.xlsx"]):
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    (row,) = list(csv.reader(io.StringIO(files["figures.csv"].decode("utf-8-sig"))))[1:]
    assert (row[0][:2], row[1], row[-1]) == ("'=", "'@staff", "'-2")
