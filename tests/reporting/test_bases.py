"""Reports on an organisation's own Word document: what is kept of it, what never comes along, what is refused."""

import contextlib
import io
import random
import re
import shutil
import subprocess
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn

from reporting.bases.checking import check
from reporting.bases.document import NotTaken
from reporting.bases.preparing import prepared
from reporting.bases.sample import LINES, sample
from reporting.renderers.docx import render_docx
from reporting.renderers.word.own_base import own_base
from tests.imports.sheets import zipped
from tests.reporting import bases
from tests.reporting.bases import JANE, WILD, parts_of
from tests.reporting.reading import text_of_docx

REPORT = sample("Ellmarch County Council")


@pytest.fixture(scope="module", params=WILD.values(), ids=WILD)
def drawn(request) -> bytes:
    return render_docx(REPORT, request.param())


@pytest.fixture
def document(drawn):
    return Document(io.BytesIO(drawn))


@pytest.mark.parametrize("base", WILD.values(), ids=WILD)
def test_documents_as_bodies_have_them_are_taken(base):
    check(base(), organisation="Ellmarch")


def test_headings_are_headings_of_their_level_without_numbers_of_the_base(document):
    levels = []
    for paragraph in document.paragraphs:
        name = paragraph.style.name.casefold()
        if name.startswith("heading"):
            level = int(name[-1])
            outline = paragraph.style.element.xpath("./w:pPr/w:outlineLvl/@w:val")
            assert outline == [str(level - 1)]
            assert not paragraph.style.element.xpath("./w:pPr/w:numPr")
            levels.append(level)
    assert levels.count(1) == 1
    assert {1, 2, 3} <= set(levels)


def test_every_style_that_is_used_is_there_and_of_its_kind(document):
    known = {
        (s.get(qn("w:type")), s.get(qn("w:styleId"))) for s in document.styles.element.findall(qn("w:style"))
    }
    ids = [id_ for _, id_ in known]
    assert len(ids) == len(set(ids))
    for mark, kind in (("pStyle", "paragraph"), ("rStyle", "character"), ("tblStyle", "table")):
        used = {(kind, name) for name in document.element.xpath(f"//w:{mark}/@w:val")}
        assert used <= known
    defaults = [s.get(qn("w:type")) for s in document.styles.element.xpath("./w:style[@w:default='1']")]
    assert len(defaults) == len(set(defaults))


def test_tables_repeat_their_headings_and_fit_the_page(document):
    assert len(document.tables) >= 6
    width = max(s.page_width - s.left_margin - s.right_margin for s in document.sections) / 635
    for table in document.tables[1:]:
        assert table._tbl.xpath("./w:tr[1]/w:trPr/w:tblHeader")
        assert sum(int(c.get(qn("w:w"))) for c in table._tbl.tblGrid) <= width + 1


def test_the_language_is_that_of_the_words_and_nothing_is_unseen(document):
    languages = document.styles.element.xpath("//w:lang/@w:val")
    assert languages == ["en-GB"]
    assert document.styles.element.xpath("//w:vanish") == []


def test_the_properties_are_those_of_the_report_and_nobody_is_named(drawn, document):
    about = document.core_properties
    assert about.title == "DRAFT: A sample strategy: progress report as at 1 May 2026"
    assert (about.author, about.last_modified_by) == (REPORT.organisation, REPORT.organisation)
    for name, content in parts_of(drawn).items():
        assert JANE.encode() not in content, name
        assert b"Jane%20Leak" not in content, name
        assert b"Example words" not in content, name
    assert {name for name in parts_of(drawn) if name.startswith(("docProps", "custom"))} == {
        "docProps/core.xml"
    }


def test_nothing_leads_out_of_the_file_and_every_lead_leads_somewhere(drawn):
    parts = parts_of(drawn)
    for name, content in parts.items():
        if not name.endswith(".rels"):
            continue
        text = content.decode()
        assert "attachedTemplate" not in text
        assert "External" not in text
        folder = name.rpartition("_rels/")[0]
        for target in re.findall(r'Target="([^"]+)"', text):
            assert (target.lstrip("/") if target.startswith("/") else folder + target) in parts, (
                name,
                target,
            )
    for name, content in parts.items():
        if name.endswith(".xml") and name.startswith("word/"):
            used = set(re.findall(r'r:(?:id|embed|link|pict)="([^"]+)"', content.decode()))
            listed = parts.get(f"word/_rels/{name[5:]}.rels", b"").decode()
            assert used <= set(re.findall(r' Id="([^"]+)"', listed)), name


def test_the_header_of_the_base_is_kept(document):
    assert "Ellmarch County Council" in "".join(document.sections[0].header._element.xpath(".//w:t/text()"))
    assert "www.ellmarch.example" in "".join(document.sections[0].footer._element.xpath(".//w:t/text()"))
    assert (
        document.sections[0].different_first_page_header_footer
        or document.sections[-1].header.is_linked_to_previous
    )


def test_every_picture_is_described_or_marked_as_decoration(document, drawn):
    for name, content in parts_of(drawn).items():
        for about in re.findall(r"<wp:docPr .*?(?:/>|</wp:docPr>)", content.decode("utf-8", "ignore"), re.S):
            assert re.search(r'descr="[^"]+"', about) or "decorative" in about, name


def test_every_word_of_the_report_is_there(drawn):
    text = text_of_docx(drawn)
    for line in LINES:
        assert line.text in text


@pytest.mark.parametrize("base", WILD.values(), ids=WILD)
def test_the_same_report_on_the_same_document_gives_the_same_bytes(base):
    content = base()
    assert prepared(content) == prepared(content)
    assert render_docx(REPORT, content) == render_docx(REPORT, content)


# --- what is refused, and what is said --------------------------------------------------------------------


@pytest.mark.parametrize(("base", "words"), bases.BAD.values(), ids=bases.BAD)
def test_what_cant_be_taken_is_refused_with_the_way_out(base, words):
    with pytest.raises(NotTaken) as refused:
        check(base(), organisation="Ellmarch")
    assert any(words in fault for fault in refused.value.faults), refused.value.faults
    for fault in refused.value.faults:
        assert fault.endswith(".")
        assert re.search(r"\b(Save|save|Choose|choose|Delete|Remove|Make|Take|Click|Copy)\b", fault), fault


def test_everything_that_is_wrong_is_said_at_once():
    content = bases.in_body(bases.TRACKED + bases.simple_field("DDE x"))
    content = bases.related(
        content,
        "word/document.xml",
        bases.relation("rIdOut", "image", "https://x.example/a.png", external=True),
    )
    with pytest.raises(NotTaken) as refused:
        check(content, organisation="Ellmarch")
    assert len(refused.value.faults) == 3


def test_a_file_that_is_too_large_is_refused_unopened():
    with pytest.raises(NotTaken, match="larger than 5 MB"):
        check(b"PK\x03\x04" + b"\0" * (5 * 2**20), organisation="Ellmarch")


NOTES = [
    ("a council's", []),
    (
        "no styles",
        ["It has no style “Heading 1”, “Heading 2”, “Heading 3” and “Heading 4”; reports bring theirs."],
    ),
    ("landscape", ["Its pages lie on their side, and so do all pages of reports."]),
    ("logo", ["1 picture in its header or footer has no description, and so counts as decoration."]),
    (
        "tied",
        ["It is tied to the template “Council.dotx”; reports aren't.", "It is protected against editing"],
    ),
    ("welsh", ["Its language is “cy-GB”; the words of reports are marked as English (en-GB)."]),
]


@pytest.mark.parametrize(("name", "told"), NOTES, ids=[name for name, _ in NOTES])
def test_what_its_owner_should_know_is_said(name, told):
    notes = check(WILD[name](), organisation="Ellmarch").notes
    assert len(notes) == len(told), notes
    for note, words in zip(notes, told, strict=True):
        assert note.startswith(words)


def test_a_field_that_changes_is_pointed_out():
    notes = check(bases.in_header(bases.simple_field(" FILENAME \\p ")), organisation="Ellmarch").notes
    assert notes == (
        "Header or footer have the field FILENAME, which Word fills in anew for whoever opens a report.",
    )


def test_ordinary_links_are_kept():
    content = bases.link_in_header("https://www.ellmarch.example/")
    check(content, organisation="Ellmarch")
    with zipfile.ZipFile(io.BytesIO(render_docx(REPORT, content))) as package:
        listed = package.read("word/_rels/header.xml.rels").decode()
    assert 'Target="https://www.ellmarch.example/" TargetMode="External"' in listed


def test_the_page_is_that_behind_the_cover_and_before_what_lies_on_its_side():
    document = Document(io.BytesIO(render_docx(REPORT, WILD["cover"]())))
    front = document.sections[0]
    assert front.page_width < front.page_height
    assert round(front.left_margin.cm, 1) == 3.0
    assert front.header.paragraphs[0].text == "Ellmarch County Council"


def test_a_document_that_numbers_its_pages_gets_no_second_number():
    document = Document(io.BytesIO(render_docx(REPORT, WILD["numbered headings"]())))
    foot = document.sections[0].footer._element
    assert [one.strip() for one in foot.xpath(".//w:fldSimple/@w:instr")] == ["PAGE"]
    assert "figures as at 1 May 2026 · draft" in "".join(foot.xpath(".//w:t/text()"))


def test_fonts_in_the_file_come_along_and_lost_ones_are_forgotten():
    parts = parts_of(render_docx(REPORT, WILD["fonts"]()))
    assert b"\1" * 900 in parts.values()
    assert b"embedBold" not in parts["word/fontTable.xml"]


def test_our_own_document_can_be_taken_back_as_a_base():
    assert check(own_base(), organisation="Ellmarch").notes == ("It has no header and no footer.",)
    assert text_of_docx(render_docx(REPORT, own_base())) == text_of_docx(render_docx(REPORT))


ODD = ["", "-1", "99999999999", "abc", "1.5", "../x", "٣", "rId1"]
BROKEN = ["<", "&", "\x00", "<w:p/>", "]]>"]


def spoilt(parts: dict[str, bytes], chance: random.Random) -> bytes:
    """The document with a value changed, an element gone or doubled, something thrown in, or a part lost."""
    parts = dict(parts)
    name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    text = parts[name].decode()
    values = list(re.finditer(r'(?<==")[^"]*(?=")', text))
    elements = list(re.finditer(r"<[\w:]+[^<>]*/>", text))
    way = chance.randrange(5)
    if way == 0 and values:
        at = chance.choice(values)
        text = text[: at.start()] + chance.choice(ODD) + text[at.end() :]
    elif way in (1, 2) and elements:
        at = chance.choice(elements)
        text = text[: at.start()] + at[0] * chance.choice([0, 2]) + text[at.end() :]
    elif way == 3:
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(BROKEN) + text[at:]
    parts[name] = b"" if way == 4 else text.encode()
    return zipped(parts.items())


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_spoilt_in_a_document_it_is_taken_or_refused_in_words(seed):
    chance = random.Random(seed)
    documents = [parts_of(WILD[name]()) for name in ("logo", "cover", "columns", "tied", "fonts")]
    for _ in range(12):
        content = spoilt(chance.choice(documents), chance)
        with contextlib.suppress(NotTaken):
            check(content, organisation="Ellmarch")


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice isn't installed")
def test_libreoffice_opens_every_one_and_what_it_writes_is_taken(tmp_path):
    for number, base in enumerate(WILD.values()):
        (tmp_path / f"{number}.docx").write_bytes(render_docx(REPORT, base()))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    files = sorted(str(path) for path in tmp_path.glob("*.docx"))
    out = tmp_path / "out"
    for kind in ("txt:Text (encoded):UTF8", "docx:MS Word 2007 XML"):
        subprocess.run(
            [*command, kind, "--outdir", str(out), *files], check=True, capture_output=True, timeout=240
        )
    assert len(list(out.glob("*.txt"))) == len(WILD)
    for path in out.glob("*.txt"):
        text = re.sub(r"\s+", " ", path.read_text("utf-8-sig"))
        assert all(line.text in text for line in LINES), path
    for path in out.glob("*.docx"):
        check(path.read_bytes(), organisation="Ellmarch")
