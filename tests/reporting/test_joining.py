"""Parts that were drawn one by one are one paper: its sheets, its structure, its bookmarks, its feet."""

import io
from contextlib import ExitStack

import pikepdf
import pytest

from reporting.renderers.drawing import Drawer
from reporting.renderers.fonts import faces_for
from reporting.renderers.joining import Joined, packed_part
from tests.reporting.reading import spoken_parts, text_of_pdf
from tests.reporting.structure import check, kinds

STYLES = """
@page { size: 120mm 60mm; margin: 5mm } @page wide { size: 180mm 60mm }
* { font-family: "Source Sans 3"; font-size: 10pt; line-height: 10mm; margin: 0; padding: 0 }
h2 { bookmark-level: 1 } h3 { bookmark-level: 2 } h4 { bookmark-level: 3 } .wide { page: wide }
table { width: 100%; table-layout: fixed; border-spacing: 0; border-collapse: separate } tr { break-inside: avoid }
"""  # five lines a sheet
TABLE = '<table><thead><tr><th scope="col">No.</th></tr></thead><tbody>{}</tbody></table>'


@pytest.fixture(scope="module")
def drawer():
    return Drawer(faces_for("a") + STYLES, {})


@pytest.fixture
def joined(drawer):
    with ExitStack() as opened:

        def join(*bodies):
            paper = opened.enter_context(Joined([part(drawer, body) for body in bodies]))
            return opened.enter_context(pikepdf.open(io.BytesIO(paper.to_bytes())))

        yield join


def part(drawer, body):
    return packed_part(
        drawer.draw(f'<html lang="en-GB"><head><title>A paper</title></head><body>{body}</body></html>')
    )


def rows(first, last):
    return TABLE.format("".join(f'<tr><th scope="row">{n}</th></tr>' for n in range(first, last + 1)))


def test_the_structure_of_all_parts_is_one_in_their_order(joined):
    pdf = joined("<h1>Plan</h1><p>First</p>", f"<h2>Two</h2>{rows(1, 9)}", f"<h2>Three</h2>{rows(10, 12)}")
    check(pdf)
    assert len(pdf.pages) == 1 + 3 + 1
    assert kinds(pdf).count("Document") == 1
    assert spoken_parts(pdf, "Document") == ["Plan First Two No. 1 2 3 4 5 6 7 8 9 Three No. 10 11 12"]
    assert kinds(pdf).count("Table") == 2
    assert str(pdf.Root.Lang) == "en-GB"
    assert str(pdf.docinfo["/Title"]) == "A paper"


def test_one_part_alone_is_a_paper(joined):
    pdf = joined("<h1>Plan</h1><p>All of it</p>")
    check(pdf)
    assert spoken_parts(pdf, "Document") == ["Plan All of it"]


def test_bookmarks_of_later_parts_stand_under_those_of_earlier_ones(joined):
    pdf = joined(
        "<h2>Summary</h2>",
        "<h2>Appendix</h2><h3>Theme A</h3><h4>Objective 1</h4>",
        "<h4>Objective 2</h4><h3>Theme B</h3><h4>Objective 3</h4>",
        "<h2>Notes</h2>",
    )
    with pdf.open_outline() as outline:
        found = [_told(item) for item in outline.root]
    assert found == [
        ("Summary", []),
        ("Appendix", [
            ("Theme A", [("Objective 1", []), ("Objective 2", [])]), ("Theme B", [("Objective 3", [])]),
        ]),
        ("Notes", []),
    ]  # fmt: skip
    with pdf.open_outline() as outline:
        notes = outline.root[2].destination
    assert notes[0].objgen == pdf.pages[3].obj.objgen
    assert "/PartBookmarks" not in pdf.Root


def _told(item):
    return item.title, [_told(child) for child in item.children]


def test_links_lead_to_their_places_wherever_their_part_has_come_to_stand(joined):
    linked = '<p><a href="#{0}">Go</a></p><p id="{0}" style="break-before: page">There</p>'
    pdf = joined("<h1>Plan</h1>", linked.format("one"), linked.format("two"))
    check(pdf)
    places = {name: place.D[0].objgen for name, place in pikepdf.NameTree(pdf.Root.Names.Dests).items()}
    assert places == {"one": pdf.pages[2].obj.objgen, "two": pdf.pages[4].obj.objgen}
    links = [note for page in pdf.pages for note in page.obj.get("/Annots", ())]
    assert [str(link.Dest) for link in links] == ["one", "two"]
    assert len({int(link.StructParent) for link in links}) == 2


def test_a_font_is_in_the_paper_once(joined):
    pdf = joined("<h1>Plan</h1>", "<p>abc</p>", "<p>xyz <strong>bold</strong></p>")
    files = {
        font.DescendantFonts[0].FontDescriptor.FontFile2.objgen
        for page in pdf.pages
        for font in page.obj.Resources.Font.values()
    }
    assert len(files) == 2
    assert text_of_pdf(_bytes(pdf)).split() == ["Plan", "abc", "xyz", "bold"]


def test_feet_stand_on_their_sheets_and_nobody_hears_them(drawer):
    sheets = "".join(
        f'<p class="{name}" style="break-before: page">Foot {n}</p>' for n, name in enumerate("abc")
    )
    feet = drawer.draw_untagged(f"<html><body>{sheets}</body></html>")
    parts = [part(drawer, body) for body in ("<h1>Plan</h1>", '<p class="wide">One</p>', "<p>Two</p>")]
    with Joined(parts) as paper:
        assert paper.are_wide == [True, True, True]
        paper.stamp(packed_part(feet))
        stamped = paper.to_bytes()
    with pikepdf.open(io.BytesIO(stamped)) as pdf:
        check(pdf)
        assert spoken_parts(pdf, "Document") == ["Plan One Two"]
        for number, page in enumerate(pdf.pages):
            shown = page.obj.Contents[-1].read_bytes()
            assert f"/Artifact <</Type/Pagination>> BDC\n/Foot{number} Do\nEMC".encode() in shown


def test_the_same_parts_make_the_same_bytes(drawer):
    parts = [part(drawer, body) for body in ("<h1>Plan</h1>", "<p>One</p>")]
    with Joined(parts) as once, Joined(parts) as twice:
        assert once.to_bytes() == twice.to_bytes()


def _bytes(pdf):
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()
