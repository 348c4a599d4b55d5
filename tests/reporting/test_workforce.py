"""A report on the workforce: by characteristic, over years, the same in every file, and nobody to be found in it."""

import csv
import io
import itertools
import json
import re
from datetime import date

import pikepdf
import pytest
from django.core.management import call_command
from django.urls import reverse

from accounts.roles import Role
from measures.changes import NewObservation, add_local_priority, correct_observation, record_observations
from measures.models import Characteristic, Observation
from reporting.changes import issue_report, start_draft
from reporting.defining import define_report
from reporting.renderers.files import render_files
from reporting.renderers.html import Screen
from reporting.renderers.paper import Paper
from reporting.snapshot import WORKFORCE, from_json, to_json
from tests.builders import make_body, make_measure, make_user
from tests.reporting.papers import AS_AT, TODAY, make_plan, snapshot_of
from tests.reporting.reading import read_html, structure, text_of_docx, text_of_html, text_of_pdf, workbook
from tests.reporting.staff import YEARS, make_evidence

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    body = make_body(make_plan(), name="Staffing Committee")
    define_report(body=body, by=None, kind=WORKFORCE)
    return body


def draw(body, **fields):
    return snapshot_of(body.strategy, body, **fields)


def files_of(snapshot) -> dict[str, bytes]:
    return {file.name: file.content for file in render_files(snapshot)}


def words(text: str) -> str:
    return " ".join(text.split())


def paper_of(body) -> Paper:
    return Paper(draw(body), Screen())


# --- what it says -----------------------------------------------------------------------------------------


def test_it_holds_figures_and_no_actions(body):
    make_evidence(body.strategy)
    snapshot = draw(body)
    assert (snapshot.lines, snapshot.decisions, len(snapshot.evidence)) == ((), (), 5)
    assert list(files_of(snapshot)) == [
        "report.html",
        "report.pdf",
        "report.docx",
        "report.xlsx",
        "snapshot.json",
        "figures.csv",
    ]
    assert from_json(to_json(snapshot)) == snapshot


def test_its_headlines_are_made_of_the_figures_alone(body):
    make_evidence(body.strategy)
    paper = paper_of(body)
    assert paper.headline == "Of 5 measures 3 move the better way and 2 show no direction."
    assert dict(paper.evidence.headlines) == {
        "Gender pay gap": "8.1% on 31 March 2024, down from 9.8% on 31 March 2022; target not set; in favour of men.",
        "I can be myself at work": "Favourable 71.4% on 31 March 2024, up from 60% on 31 March 2022; target not set.",
        "Staff who have told us their ethnic group": (
            "85% on 31 March 2024, up from 65% on 31 March 2022; target 90% by 31 March 2026 not reached yet."
        ),
        "Ethnic group of staff, the widest gap to residents": (
            "Asian 7% (26 of 400); Residents 12% (31 March 2022): 5 percentage points fewer here."
        ),
        "Ethnic group of staff, no answer": "Not disclosed 4% on 31 March 2024.",
    }


def test_characteristics_stand_in_the_order_of_the_act_and_local_priorities_apart(body):
    add_local_priority(name="Care experience", adopted_by="Full Council", adopted_on=YEARS[0], by=None)
    measure = make_measure("Who works here")
    for slug in ("care-experience", "sex", "age"):
        group = Characteristic.objects.get(slug=slug).groups.create(name=f"Group of {slug}", key=slug)
        figure = NewObservation(measure=measure, group=group, on=YEARS[1], numerator=40, denominator=100)
        record_observations(new=[figure], by=None, today=TODAY)
    evidence = paper_of(body).evidence
    assert [one.slug for one in evidence.protected if one.tables] == ["age", "sex"]
    assert [one.slug for one in evidence.priorities if one.tables] == ["care-experience"]
    assert evidence.uncounted.startswith("disability, gender reassignment, marriage and civil partnership, ")
    text = text_of_html(files_of(draw(body))["report.html"])
    assert "they are not protected characteristics under the Act" in text


def test_a_section_without_figures_is_left_out_but_what_the_act_protects_is_told(body):
    assert [part.key for part in paper_of(body).parts] == ["summary", "changes", "protected"]
    text = text_of_html(files_of(draw(body))["report.html"])
    assert "There are no figures about the workforce yet." in text
    assert "There are no figures by a protected characteristic yet." in text


def test_it_tells_what_moved_since_the_last_one_to_the_body(body):
    make_evidence(body.strategy)
    issue_report(body=body, as_at=date(2023, 4, 30), today=TODAY, by=None)
    text = text_of_html(files_of(draw(body))["report.html"])
    assert "Compared with the report as at 30 April 2023 (version 1), 4 measures have another figure." in text


# --- the same in every file -------------------------------------------------------------------------------


def test_every_figure_by_group_is_the_same_in_every_file(body):
    make_evidence(body.strategy)
    files = files_of(draw(body))
    page, paper = text_of_html(files["report.html"]), words(text_of_pdf(files["report.pdf"]))
    word = text_of_docx(files["report.docx"])
    sheet = workbook(files["report.xlsx"])["By race"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert rows[0] == [
        "Race",
        *[
            heading
            for year in (2022, 2023, 2024)
            for heading in (f"31 March {year}", f"31 March {year}, people")
        ],
        "Beside residents",
    ]
    told = {row[0]: row[1:7] for row in rows[1:]}
    assert told["Asian"] == ["6%", 22, "6%", 24, "7%", 26]
    assert told["Arab"] == ["[c]"] * 6
    assert told["People counted"] == [None, 400, None, 400, None, 400]
    for name, cells in told.items():
        said = " ".join(str(cell) for cell in cells if cell is not None)
        line = f"{name} {said}" if name != "People counted" else f"{name} – {said}"
        if name in ("Arab", "Roma"):
            line = f"{name} [c] [c] [c]"
        assert line.replace("– ", "") in page.replace("– ", "")
        assert line.replace("– ", "") in paper.replace("– ", "")
        assert line.replace("– ", "") in word.replace("– ", "")
    listed = list(csv.DictReader(io.StringIO(files["figures.csv"].decode("utf-8-sig"))))
    by_race = [
        (row["Group"], row["Figure"], row["People counted"]) for row in listed if row["Group"] == "Asian"
    ]
    assert by_race == [("Asian", "6%", "22"), ("Asian", "6%", "24"), ("Asian", "7%", "26")]
    kept = json.loads(files["snapshot.json"])["evidence"][0]["breakdowns"][0]["rows"]
    assert [[figure["text"] for figure in row["figures"]] for row in kept if row["name"] == "Asian"] == [
        ["6%", "6%", "7%"]
    ]


def test_pay_gap_and_survey_are_the_same_in_every_file(body):
    make_evidence(body.strategy)
    files = files_of(draw(body))
    book = workbook(files["report.xlsx"])
    gap = [[cell.value for cell in row] for row in book["Gender pay gap"].iter_rows(min_row=4)]
    assert gap[0] == [
        "Mean gap",
        "9.8%, in favour of men",
        "8.9%, in favour of men",
        "8.1%, in favour of men",
    ]
    asked = [[cell.value for cell in row] for row in book["I can be myself at work"].iter_rows(min_row=4)]
    assert asked == [
        ["Favourable", "60%", "65%", "71.4%"],
        ["Neutral", "25%", "25%", "19%"],
        ["Unfavourable", "15%", "10%", "9.5%"],
        ["Who answered", 200, 200, 210],
    ]
    texts = [text_of_html(files["report.html"]), words(text_of_pdf(files["report.pdf"]))]
    for text in (*texts, text_of_docx(files["report.docx"])):
        assert "Mean gap 9.8% in favour of men 8.9% in favour of men 8.1% in favour of men" in text
        assert "71.4% 19% 9.5% 210" in text
    assert {"Cover", "Contents", "Notes", "Headlines", "Targets", "Measures"} <= set(book.sheetnames)
    without = [sheet.title for sheet in book if len(sheet.tables) != 1]
    assert without == ["Cover", "Changes"]  # the first report has nothing to be compared with


# --- safe and accessible ----------------------------------------------------------------------------------


def recount(hidden: int) -> None:
    """Other numbers of people of whom there are too few to be shown."""
    for name, count in (("Arab", hidden), ("Roma", 5 - hidden)):
        for one in Observation.objects.filter(group__name=name, corrected_by__isnull=True):
            correct_observation(
                old=one, by=None, today=TODAY, numerator=count, denominator=400, note="Counted again"
            )


def test_a_hidden_count_of_3_instead_of_2_changes_no_byte_of_any_file_or_page(body, client):
    make_evidence(body.strategy, hidden=2)
    client.force_login(make_user(Role.EDI_EDITOR))
    draft = start_draft(body=body, as_at=AS_AT, today=TODAY, by=None)

    def all_of_it() -> dict[str, bytes]:
        pages = {name: reverse(name, args=[draft.pk]) for name in ("report_draft", "report_preview")}
        seen = {name: without_tokens(client.get(address).content) for name, address in pages.items()}
        return files_of(draw(body)) | seen

    before = all_of_it()
    recount(3)
    after = all_of_it()
    assert "[c]" in before["report_preview"].decode()
    assert [name for name in before if before[name] != after[name]] == []


def without_tokens(page: bytes) -> bytes:
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", page)


def test_the_page_needs_nothing_else_and_skips_no_heading_level(body):
    make_evidence(body.strategy)
    found = read_html(files_of(draw(body))["report.html"])
    assert not {"script", "img", "link", "iframe"} & {tag for tag, _ in found.tags}
    assert not [name for _, attrs in found.tags for name in attrs if name.startswith("on") or name == "style"]
    ids = [attrs["id"] for _, attrs in found.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {attrs["href"].removeprefix("#") for tag, attrs in found.tags if tag == "a"} <= set(ids)
    levels = [int(tag[1]) for tag, _ in found.tags if re.fullmatch("h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert all("aria-labelledby" not in attrs or attrs["aria-labelledby"] in ids for _, attrs in found.tags)


def test_the_paper_has_its_headings_scoped_and_its_pictures_told(body):
    make_evidence(body.strategy)
    with pikepdf.open(io.BytesIO(files_of(draw(body))["report.pdf"])) as pdf:
        elements = structure(pdf)
        assert all("/Scope" in element.A for element, _ in elements if str(element.S) == "/TH")
        pictures = [element for element, _ in elements if str(element.S) == "/Figure"]
        assert pictures
        assert all(str(element.get("/Alt", "")) for element in pictures)
        levels = [int(str(e.S)[2]) for e, _ in elements if re.fullmatch("/H[1-6]", str(e.S))]
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


# --- the ways to it ---------------------------------------------------------------------------------------


def test_the_command_issues_it_with_the_same_keys(body, tmp_path, capsys):
    make_evidence(body.strategy)
    told = [
        "--strategy",
        "equality",
        "--body",
        body.slug,
        "--as-at",
        "2025-01-31",
        "--out",
        str(tmp_path),
        "--json",
    ]
    call_command("issue_report", *told)
    answer = json.loads(capsys.readouterr().out)
    assert list(answer) == ["issue", "version", "as_at", "sha256", "totals"]
    assert {"actions", "by_status", "past_end", "changed_since_last"} <= set(answer["totals"])
    assert (answer["totals"]["actions"], answer["totals"]["measures"]) == (0, 5)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(answer["sha256"])


def test_its_pages_are_read_and_it_is_compared_with_its_like_only(body, client):
    make_evidence(body.strategy)
    first = issue_report(body=body, as_at=date(2023, 4, 30), today=TODAY, by=None)
    second = issue_report(body=body, as_at=AS_AT, today=TODAY, by=None)
    plan = issue_report(body=make_body(body.strategy), as_at=AS_AT, today=TODAY, by=None)
    client.force_login(make_user(Role.VIEWER))
    page = client.get(second.get_absolute_url()).content.decode()
    assert "Of 5 measures 3 move the better way" in page
    assert f'<option value="{first.ref}"' in page
    assert f'<option value="{plan.ref}"' not in page
    compared = client.get(reverse("compare_reports", args=[second.ref, first.ref])).content.decode()
    assert "4 measures have another figure" in compared
    assert client.get(reverse("compare_reports", args=[second.ref, plan.ref])).status_code == 404
    assert client.get(reverse("report_file", args=[second.ref, "figures.csv"])).status_code == 200
