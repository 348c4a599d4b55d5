"""All files of a report say the same, load nothing, run nothing, and keep every text a text."""

import csv
import io
import itertools
import json
import re
from dataclasses import replace
from datetime import date
from html import escape

import pikepdf
import pytest

from plans.statuses import Meaning
from reporting.numbers import headline
from reporting.renderers.cell_text import inert, writable
from reporting.renderers.data import actions_csv
from reporting.renderers.files import FILES, render_files
from reporting.renderers.fonts import CERTAIN, TEXT_FACE, _faces_by_file, covered, faces_for, printable
from reporting.renderers.html import render_html
from reporting.renderers.pdf import render_pdf
from reporting.renderers.xlsx import render_xlsx
from reporting.snapshot import paragraphs
from tests.builders import make_action, make_strategy, make_update
from tests.reporting.papers import make_plan, snapshot_of
from tests.reporting.reading import read_html, structure, text_of_docx, text_of_html, text_of_pdf, workbook

pytestmark = pytest.mark.django_db

HOSTILE = [
    "=HYPERLINK(\"http://example.test\",\"Click\")",
    "+1+1",
    "@SUM(A1)",
    "-2",
    "<script>alert(1)</script>",
    '<img src="file:///etc/passwd"><img src="http://example.test/x.png">',
    "{{ 7|add:7 }} {% include 'x' %}",
    "]]></style><b>bold",
]  # fmt: skip


@pytest.fixture
def snapshot():
    return snapshot_of(make_plan())


def test_all_files_say_the_same_numbers(snapshot):
    sentence = (
        "Of 7 actions 2 are complete, 2 in progress, 1 is off track, 1 is not started and 1 has no status; 1 "
        "is past its end date."
    )
    files = {file.name: file.content for file in render_files(snapshot)}
    assert headline(snapshot.figures) == sentence
    assert sentence in text_of_html(files["report.html"])
    assert sentence in " ".join(text_of_pdf(files["report.pdf"]).split())
    book = workbook(files["report.xlsx"])
    assert book["Cover"]["A2"].value == sentence
    assert book["Actions"].max_row - 1 == 7
    statuses = [cell.value or "No status" for cell in book["Actions"]["M"][1:]]
    counts = {
        word.label: n for word, n in zip(snapshot.figures.words, snapshot.figures.all.counts, strict=True)
    }
    assert {label: statuses.count(label) for label in counts} == counts
    rows = list(csv.DictReader(io.StringIO(files["actions.csv"].decode("utf-8-sig"))))
    assert [row["Status"] or "No status" for row in rows] == statuses
    assert [line["label"] for line in json.loads(files["snapshot.json"])["lines"]] == [
        "1.1", "1.1 (a)", "1.2", "2.1", "2.10", "3.1", "3.2",
    ]  # fmt: skip


def test_every_action_is_in_every_file(snapshot):
    files = {file.name: file.content for file in render_files(snapshot)}
    page, paper = text_of_html(files["report.html"]), " ".join(text_of_pdf(files["report.pdf"]).split())
    texts = [cell.value for cell in workbook(files["report.xlsx"])["Actions"]["B"][1:]]
    for line in snapshot.lines:
        assert line.text in page
        assert line.text in paper
        assert line.text in texts
        assert line.text in files["actions.csv"].decode()


def test_drawing_twice_gives_the_same_words(snapshot):
    assert render_html(snapshot) == render_html(snapshot)
    assert render_pdf(snapshot) == render_pdf(snapshot)
    assert actions_csv(snapshot) == actions_csv(snapshot)


def test_the_worker_tells_how_far_it_is(snapshot):
    told: list[str] = []
    render_files(snapshot, tell=told.append)
    assert told[1] == "Drawing the PDF: 2 of 6"
    assert len(told) == len(FILES) - 1  # no list of figures where there are none


# --- the web page -----------------------------------------------------------------------------------------


def test_the_page_needs_nothing_else(snapshot):
    words = read_html(render_html(snapshot))
    tags = [tag for tag, _ in words.tags]
    assert not {"script", "img", "link", "iframe", "object", "form"} & set(tags)
    assert tags.count("h1") == 1
    assert not [name for _, attrs in words.tags for name in attrs if name.startswith("on") or name == "style"]
    assert "url(" not in render_html(snapshot).decode()
    ids = [attrs["id"] for _, attrs in words.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    links = {attrs["href"] for tag, attrs in words.tags if tag == "a"}
    assert {link.removeprefix("#") for link in links} <= set(ids)


def test_the_page_skips_no_heading_level(snapshot):
    levels = [int(tag[1]) for tag, _ in read_html(render_html(snapshot)).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


# --- hostile texts ----------------------------------------------------------------------------------------


@pytest.fixture
def hostile():
    strategy = make_strategy(title="Strategy <b>", slug="hostile")
    for text in HOSTILE:
        action = make_action(strategy, text=text, success_measure=text, extra={"=Cost": text})
        action.refresh_from_db()
    return snapshot_of(strategy, texts={"outcome": HOSTILE[4], "background": HOSTILE[5]})


def test_no_text_becomes_markup(hostile):
    words = read_html(render_html(hostile))
    assert not {"script", "img", "b"} & {tag for tag, _ in words.tags}
    assert escape(HOSTILE[4]) in render_html(hostile).decode()
    assert "{{ 7|add:7 }}" in text_of_html(render_html(hostile))


def test_words_keep_their_day_in_every_file_when_members_move_the_end_later(snapshot):
    first = next(line for line in snapshot.lines if line.label == "1.1")
    moved = replace(first, updated_on=date(2025, 1, 30), told_on=date(2024, 11, 5))
    files = {file.format: file.content for file in render_files(replace(snapshot, lines=(moved,)))}
    said = [text_of_html(files["html"]), text_of_pdf(files["pdf"]), text_of_docx(files["docx"])]
    for text in (" ".join(text.split()) for text in said):
        assert "Update of 5 November 2024" in text
        assert "Update of 30 January 2025" not in text
    [row] = csv.DictReader(io.StringIO(files["csv"].decode("utf-8-sig")))
    assert (row["Last update"], row["Progress told on"]) == ("2025-01-30", "2024-11-05")
    sheet = workbook(files["xlsx"])["Actions"]
    cells = dict(zip((c.value for c in sheet[1]), (c.value for c in sheet[2]), strict=True))
    assert cells["Progress told on"].date() == date(2024, 11, 5)


def test_no_text_becomes_a_formula(hostile):
    book = workbook(render_xlsx(hostile))
    for sheet in book:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row), sheet.title
    texts = [cell.value for cell in book["Actions"]["B"][1:]]
    assert texts == HOSTILE
    assert book["Actions"]["B2"].quotePrefix
    assert book["Actions"]["AA1"].value == "=Cost"
    rows = list(csv.reader(io.StringIO(actions_csv(hostile).decode("utf-8-sig"))))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\tx", "\rx"])
def test_a_cell_of_the_csv_file_is_made_inert(text):
    assert inert(text) == f"'{text}"
    assert inert("plain") == "plain"


def test_no_address_is_followed_and_no_file_is_read(hostile, monkeypatch):
    from weasyprint import urls

    asked = []
    monkeypatch.setattr(urls.URLFetcher, "fetch", lambda self, url, headers=None: asked.append(url))
    paper = render_pdf(hostile)
    assert asked == []
    assert b"root:" not in paper
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        assert "/Names" not in pdf.Root or not {"/JavaScript", "/EmbeddedFiles"} & set(pdf.Root.Names.keys())
        assert "/AcroForm" not in pdf.Root


# --- the paper --------------------------------------------------------------------------------------------


@pytest.fixture
def pdf(snapshot):
    with pikepdf.open(io.BytesIO(render_pdf(snapshot))) as opened:
        yield opened


def test_the_paper_is_tagged_titled_and_in_english(pdf):
    assert str(pdf.Root.Lang) == "en-GB"
    assert bool(pdf.Root.MarkInfo.Marked)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    with pdf.open_metadata() as about:
        assert (
            about["dc:title"]
            == "DRAFT: Equality strategy 2024 to 2028: progress report as at 31 January 2025"
        )
        assert about["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"


def test_the_paper_has_one_title_and_skips_no_heading_level(pdf):
    levels = [int(str(e.S)[2]) for e, _ in structure(pdf) if re.fullmatch("/H[1-6]", str(e.S))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_heading_of_a_table_says_what_it_is_the_heading_of(pdf):
    heads = [(element, above) for element, above in structure(pdf) if str(element.S) == "/TH"]
    assert heads
    for element, above in heads:
        assert str(element.A.Scope) == ("/Column" if "/THead" in above else "/Row")


def test_there_are_as_many_tables_as_a_reader_sees(snapshot, pdf):
    tags = [tag for tag, _ in read_html(render_html(snapshot)).tags]
    kinds = [str(element.S) for element, _ in structure(pdf)]
    assert kinds.count("/Table") == tags.count("table")
    assert kinds.count("/TR") == tags.count("tr")
    assert kinds.count("/THead") == tags.count("thead")


def test_every_picture_says_what_it_shows(pdf):
    figures = [element for element, _ in structure(pdf) if str(element.S) == "/Figure"]
    assert len(figures) == 6  # a bar an objective, in the summary and in the appendix
    assert "4 actions" not in {str(figure.Alt) for figure in figures}
    assert str(figures[0].Alt).startswith("3 actions: 2 Amber, 1 Green; 1 of 3 past the end date")


def test_the_front_is_portrait_and_the_plan_landscape(pdf):
    boxes = [[float(n) for n in page.mediabox] for page in pdf.pages]
    shapes = ["landscape" if box[2] > box[3] else "portrait" for box in boxes]
    assert shapes[0] == "portrait"
    assert "landscape" in shapes
    assert shapes == sorted(shapes, reverse=True)
    assert {tuple(sorted(round(n) for n in box[2:])) for box in boxes} == {(595, 842)}


def test_every_page_says_which_it_is_of_how_many_and_nobody_hears_it(pdf):
    total = len(pdf.pages)
    for page in pdf.pages:
        assert page.obj.Contents[-1].read_bytes().count(b"/Artifact <</Type/Pagination>>") == 1
    text = text_of_pdf(_saved(pdf))
    assert f"Page 1 of {total}" in " ".join(text.split())
    assert f"Page {total} of {total}" in " ".join(text.split())


def test_content_that_is_read_aloud_belongs_to_the_structure(pdf):
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    inside = {element.objgen for element, _ in structure(pdf)}
    for n in range(1, len(numbers), 2):
        if isinstance(numbers[n], pikepdf.Array):
            assert all(owner is None or owner.objgen in inside for owner in numbers[n])


def test_the_paper_has_bookmarks(pdf):
    with pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert "1. Where the plan stands" in titles
    assert "Appendix 1: the action plan as at 31 January 2025" in titles


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def test_every_font_is_inside_and_every_glyph_known():
    strategy = make_strategy(title="Strategaeth Gydraddoldeb Llŷn", slug="welsh")
    make_action(strategy, text="Dŵr, ŵy, ŷd; 你好 🦄 ≤ 3 → 4 ✓", end="May 2025")
    make_action(strategy, text="المساواة للجميع", success_measure="Ζητώ, Україна")
    paper = render_pdf(snapshot_of(strategy))
    with pikepdf.open(io.BytesIO(paper)) as opened:
        for page in opened.pages:
            for font in page.obj.Resources.get("/Font", {}).values():
                descriptor = font.DescendantFonts[0].FontDescriptor
                assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())
                assert "/ToUnicode" in font
    text = text_of_pdf(paper)
    assert "3 → 4" in " ".join(text.split())
    assert "Dŵr,ŵy,ŷd" in text.replace(" ", "")
    assert "[unicorn face]" in text
    assert "□" in text


@pytest.mark.parametrize(
    "styles", ["", '@font-face{src:url("fonts/other-latin-400-normal.woff");font-style:normal}']
)
def test_without_the_built_fonts_nothing_is_drawn_and_the_way_out_is_named(snapshot, monkeypatch, styles):
    _faces_by_file.cache_clear()
    monkeypatch.setattr("reporting.renderers.fonts.stylesheet", lambda name: styles)
    with pytest.raises(FileNotFoundError, match="make setup"):
        render_pdf(snapshot)


def test_a_font_that_was_not_built_is_named(monkeypatch):
    _faces_by_file.cache_clear()
    monkeypatch.setattr("reporting.renderers.fonts.finders.find", lambda path: None)
    with pytest.raises(FileNotFoundError, match=r"source-sans-3-.* is missing.*make setup"):
        faces_for("a")


def test_characters_called_certain_are_in_the_text_face():
    faces = [name for name in _faces_by_file() if TEXT_FACE.match(name)]
    extended = [name for name in _faces_by_file() if "latin-ext" in name]
    assert len(faces) == 3
    certain = {n for n in range(0x20, 0x2100) if CERTAIN.fullmatch(chr(n))} - {0x7F}
    for face, more in zip(sorted(faces), sorted(extended), strict=True):
        assert certain - covered(face) - covered(more) == set()


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Llŷn “quoted” – 5 €", "Llŷn “quoted” – 5 €"),
        ("soft\u00adhyphen, no\u00a0break, zero\u200bwidth", "softhyphen, no break, zerowidth"),
        ("ﬁne ½", "fine ½"),
        ("\x07bell", "□bell"),
        ("🦄🏽 ⚽️", "[unicorn face] ⚽"),
        ("你", "□"),
    ],
)
def test_a_character_without_a_glyph_is_named_or_marked(text, printed):
    assert printable(text) == printed


def test_a_very_long_text_goes_on_over_pages():
    strategy = make_strategy(slug="long")
    words = "\n".join(f"Paragraph {n} " + "of many words " * 12 for n in range(48))
    assert len(words) > 8_000
    action = make_action(strategy, text="A" * 300, owner_text="B" * 90)
    make_update(action, "Amber", narrative=words)
    paper = render_pdf(snapshot_of(strategy))
    text = text_of_pdf(paper)
    assert "Paragraph 0 " in text
    assert "Paragraph 47 " in text


def test_an_empty_plan_makes_a_report_that_says_so():
    strategy = make_strategy(slug="empty", key={})
    files = {file.name: file.content for file in render_files(snapshot_of(strategy))}
    assert "The plan has no actions yet." in text_of_html(files["report.html"])
    assert "The plan has no actions yet." in " ".join(text_of_pdf(files["report.pdf"]).split())
    assert "Actions" in workbook(files["report.xlsx"]).sheetnames


# --- the workbook -----------------------------------------------------------------------------------------


def test_the_workbook_is_one_that_a_screen_reader_can_read(snapshot):
    book = workbook(render_xlsx(snapshot))
    assert book.sheetnames == [
        "Cover", "Contents", "Notes", "Status key", "By status", "By theme", "By objective", "Changes",
        "Decisions", "Actions",
    ]  # fmt: skip
    assert [row[0].value for row in book["Contents"].iter_rows(min_row=3)] == book.sheetnames[2:]
    assert (
        book.properties.title
        == "DRAFT: Equality strategy 2024 to 2028: progress report as at 31 January 2025"
    )
    assert book.properties.language == "en-GB"
    actions = book["Actions"]
    assert list(actions.tables) == ["Actions"]
    assert actions.tables["Actions"].ref == actions.dimensions
    assert actions.freeze_panes == "C2"
    headings = [cell.value for cell in actions[1]]
    assert all(headings)
    assert len({heading.casefold() for heading in headings}) == len(headings)
    names = [name for sheet in book for name in sheet.tables]
    assert len(names) == len(set(names)) == 7  # nothing to compare and nothing to decide, so no table of it
    for sheet in book:
        assert len(sheet.tables) <= 1
        assert sheet.merged_cells.ranges == set()
        assert sheet["A1"].value
    heights = [actions.row_dimensions[row].height for row in range(1, actions.max_row + 1)]
    assert all(heights)


def test_dates_are_dates_beside_their_words(snapshot):
    actions = workbook(render_xlsx(snapshot))["Actions"]
    row = {actions.cell(1, cell.column).value: cell for cell in actions[2]}
    assert row["End"].value == "December 2024"
    assert row["End, last day"].value.date() == date(2024, 12, 31)
    assert row["End, last day"].number_format == "d mmm yyyy"
    assert row["Lateness"].value == "1 month past its end date"
    ongoing = {actions.cell(1, cell.column).value: cell for cell in actions[4]}
    assert (ongoing["End"].value, ongoing["End, last day"].value) == ("Ongoing", None)


def test_the_plans_own_columns_are_kept_under_headings_of_their_own():
    strategy = make_strategy(slug="extra")
    make_action(
        strategy,
        extra={"Status": "their own word", "": "no heading", "B\x07" + "d" * 300: "odd", "Cost": "£5"},
    )
    actions = workbook(render_xlsx(snapshot_of(strategy)))["Actions"]
    row = {actions.cell(1, cell.column).value: cell.value for cell in actions[2]}
    assert row["Status (2)"] == "their own word"
    assert row["Column without a heading"] == "no heading"
    assert row["B\ufffd" + "d" * 238] == "odd"
    assert row["Cost"] == "£5"


def test_what_a_cell_cannot_hold_is_marked():
    assert writable("a\x07b\r\nc\tß") == "a\ufffdb\nc\tß"
    assert len(writable("x" * 40_000)) == 32_767
    assert writable("x" * 40_000).endswith("(the rest is in the web page)")


def test_lines_of_a_text_become_paragraphs():
    assert paragraphs("One\r\n\r\n two \n\u2028three") == ["One", "two", "three"]


def test_a_status_that_means_nothing_known_still_prints():
    strategy = make_strategy(slug="odd", key={"Abandoned": Meaning.CLOSED, "On pause": Meaning.ON_HOLD})
    make_action(strategy, status="On pause")
    assert "Of 1 action 1 is on hold" in text_of_html(render_html(snapshot_of(strategy)))
