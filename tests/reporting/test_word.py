"""The Word file: real headings, tables and lists, the same words, nothing that runs or repairs itself."""

import io
import itertools
import re
import shutil
import subprocess
import zipfile
from datetime import datetime

import pytest
from docx import Document
from docx.oxml.ns import qn
from PIL import Image, ImageDraw

from reporting.renderers.docx import render_docx
from reporting.renderers.word.own_base import own_base
from reporting.renderers.word.pictures import SCALE, _hatch
from tests.builders import make_action, make_strategy, make_update
from tests.reporting.papers import make_plan, snapshot_of
from tests.reporting.reading import text_of_docx
from tests.reporting.test_files import HOSTILE

pytestmark = pytest.mark.django_db


@pytest.fixture
def snapshot():
    return snapshot_of(make_plan(), texts={"background": "The first.\n\nThe second."})


@pytest.fixture
def document(snapshot):
    return Document(io.BytesIO(render_docx(snapshot)))


def test_headings_are_headings_and_skip_no_level(document):
    levels = [int(p.style.name[-1]) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_table_repeats_its_heading_row_and_says_what_it_holds(document):
    assert len(document.tables) >= 8
    for table in document.tables[1:]:  # the front sheet has its headings at the left
        assert table._tbl.xpath("./w:tr[1]/w:trPr/w:tblHeader")
        assert not table._tbl.xpath("./w:tr[position()>1]/w:trPr/w:tblHeader")
        assert all(cell.text.strip() for cell in table.rows[0].cells)
    captions = [table._tbl.xpath("./w:tblPr/w:tblCaption/@w:val")[0] for table in document.tables]
    assert captions[:3] == ["Front sheet", "Status key and counts", "Actions by objective and status"]


def test_tables_have_a_cell_for_every_column_of_their_grid(document):
    for table in document.tables:
        grid = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        for row in table._tbl.tr_lst:
            assert [int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for cell in row.tc_lst] == grid


def test_pictures_say_what_they_show(document):
    said = document.element.xpath("//wp:docPr/@descr")
    assert all(said)
    numbers = document.element.xpath("//wp:docPr/@id")
    assert len(numbers) == len(set(numbers))
    assert "3 actions: 2 Amber, 1 Green; 1 of 3 past the end date" in said
    assert "Status: in progress" in said
    assert "Lateness:" in said


def test_the_file_is_titled_and_in_english(document, snapshot):
    about = document.core_properties
    assert about.title == "DRAFT: Equality strategy 2024 to 2028: progress report as at 31 January 2025"
    assert (about.author, about.language) == (snapshot.organisation, "en-GB")
    assert about.created.replace(tzinfo=None) == datetime(2025, 2, 10)
    language = document.styles.element.xpath("./w:docDefaults/w:rPrDefault/w:rPr/w:lang/@w:val")
    assert language == ["en-GB"]


def test_the_plan_stands_on_landscape_pages(document):
    front, plan = document.sections
    assert front.page_width < front.page_height
    assert plan.page_width > plan.page_height
    table = document.tables[-3]
    assert sum(int(c.get(qn("w:w"))) for c in table._tbl.tblGrid) <= (
        (plan.page_width - plan.left_margin - plan.right_margin) / 635
    )


def test_every_page_says_which_it_is_of_how_many(document):
    for section in document.sections:
        foot = section.footer._element
        assert "figures as at 31 January 2025 · draft · Page " in "".join(foot.xpath(".//w:t/text()"))
        assert foot.xpath(".//w:fldSimple/@w:instr") == ["PAGE", "NUMPAGES"]


def test_paragraphs_and_recommendations_are_numbered_by_word(document):
    numbered = {}
    for paragraph in document.paragraphs:
        if (properties := paragraph._p.pPr) is not None and properties.numPr is not None:
            key = (properties.numPr.numId.val, properties.numPr.ilvl.val)
            numbered.setdefault(key, []).append(paragraph.text)
    assert ["The first.", "The second."] in numbered.values()
    headings = next(texts for texts in numbered.values() if "Background" in texts)
    assert headings == [
        "Background", "Where the plan stands", "What has changed", "What has been achieved",
        "Decisions asked of members", "What needs attention", "What comes next", "Is it making a difference?",
    ]  # fmt: skip
    assert any(texts[0].startswith("Note the progress") for texts in numbered.values())
    lists = document.part.numbering_part.element.xpath("./w:num/@w:numId")
    assert {str(number) for number, _ in numbered} <= set(lists)


def test_short_rows_stay_whole_and_long_ones_break_between_paragraphs():
    strategy = make_strategy(slug="long")
    short, long = make_action(strategy, number="1"), make_action(strategy, number="2")
    make_update(short, "Amber", narrative="Brief.")
    make_update(long, "Amber", narrative="\n".join(f"Step {n} " + "was taken " * 20 for n in range(20)))
    rows = Document(io.BytesIO(render_docx(snapshot_of(strategy)))).tables[-3]._tbl.tr_lst[1:]
    whole = [bool(row.xpath("./w:trPr/w:cantSplit")) for row in rows]
    assert whole == [True, False]
    assert len(rows[1].xpath(".//w:p[w:pPr/w:keepLines]")) > 20


def test_the_same_snapshot_gives_the_same_bytes(snapshot):
    drawn = render_docx(snapshot)
    assert drawn == render_docx(snapshot)
    with zipfile.ZipFile(io.BytesIO(drawn)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"


def test_no_text_becomes_a_field_a_mark_or_a_link():
    nasty = [*HOSTILE, '{ INCLUDETEXT "C:\\\\secret" }', "a\x0bb\ud800c", '<w:fldSimple w:instr="DDE"/>']
    strategy = make_strategy(title="Strategy <b>", slug="nasty")
    for text in nasty:
        make_action(strategy, text=text.replace("\ud800", ""), success_measure="x", owner_text=HOSTILE[0])
    snapshot = snapshot_of(strategy, texts={"outcome": HOSTILE[4], "background": HOSTILE[7]})
    drawn = render_docx(snapshot)
    text = text_of_docx(drawn)
    for words in HOSTILE:
        assert words in text
    document = Document(io.BytesIO(drawn))
    assert document.element.xpath("//w:instrText|//w:hyperlink|//w:object|//w:fldSimple") == []
    with zipfile.ZipFile(io.BytesIO(drawn)) as package:
        relations = b"".join(package.read(name) for name in package.namelist() if name.endswith(".rels"))
    assert b"External" not in relations


def test_welsh_and_arabic_and_long_words_are_kept_as_they_are():
    strategy = make_strategy(title="Strategaeth Gydraddoldeb Llŷn", slug="welsh")
    make_action(strategy, text="المساواة للجميع 🦄 你好", owner_text="B" * 90)
    text = text_of_docx(render_docx(snapshot_of(strategy)))
    assert "المساواة للجميع 🦄 你好" in text
    assert "Strategaeth Gydraddoldeb Llŷn" in text


def test_an_empty_plan_makes_a_document_that_says_so():
    strategy = make_strategy(slug="empty", key={})
    assert "The plan has no actions yet." in text_of_docx(render_docx(snapshot_of(strategy)))


# --- on a base document of the organisation ----------------------------------------------------------------


def a_base() -> bytes:
    """A council's template: its header and footer, its Heading 2, its words of example, narrow margins."""
    document = Document()
    document.styles["Heading 2"].font.name = "Gill Sans"
    document.styles["Heading 2"].element.set(qn("w:styleId"), "Rubrik2")
    document.add_paragraph("Example words of the template")
    section = document.sections[0]
    section.header.paragraphs[0].text = "Ellmarch County Council"
    section.footer.paragraphs[0].text = "www.ellmarch.example"
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "The crest of Ellmarch"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_base_document_keeps_its_styles_header_and_footer(snapshot):
    document = Document(io.BytesIO(render_docx(snapshot, a_base())))
    front, plan = document.sections
    assert front.header.paragraphs[0].text == "Ellmarch County Council"
    assert front.first_page_header.paragraphs[0].text == "The crest of Ellmarch"
    assert [p.text[:20] for p in front.footer.paragraphs] == ["www.ellmarch.example", "Equality strategy 20"]
    assert plan.header.is_linked_to_previous
    assert not plan.different_first_page_header_footer
    assert "Page " in "".join(front.first_page_footer._element.xpath(".//w:t/text()"))
    headings = [p for p in document.paragraphs if p.style.style_id == "Rubrik2"]
    assert "Where the plan stands" in [p.text for p in headings]
    assert document.styles["Heading 2"].font.name == "Gill Sans"
    assert "Example words" not in text_of_docx(render_docx(snapshot, a_base()))
    assert "EDI Cell" in [style.name for style in document.styles]


def test_a_base_without_lists_or_properties_works(snapshot):
    document = Document(io.BytesIO(own_base()))
    for relation in list(document.part.rels.values()):
        if relation.reltype.endswith("/numbering"):
            del document.part.rels[relation.rId]
    out = io.BytesIO()
    document.save(out)
    assert "The second." in text_of_docx(render_docx(snapshot, out.getvalue()))


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice isn't installed")
@pytest.mark.parametrize("base", [None, a_base], ids=["ours", "theirs"])
def test_libreoffice_opens_it_and_prints_every_action(snapshot, tmp_path, base):
    path = tmp_path / "report.docx"
    path.write_bytes(render_docx(snapshot, base() if base else None))
    command = [
        "soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to",
        "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(path),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    text = re.sub(r"\s+", " ", (tmp_path / "report.txt").read_text("utf-8-sig"))
    for line in snapshot.lines:
        assert line.text in text


@pytest.mark.parametrize("tenths", range(1, 400, 3))
def test_the_hatched_mark_of_any_length_can_be_drawn(tenths):
    image = Image.new("RGB", (600, 240), "white")
    _hatch(ImageDraw.Draw(image), 0.3, 0.3 + tenths / 10)
    assert image.getpixel((0, 47 * SCALE)) != (255, 255, 255)
