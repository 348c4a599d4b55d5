"""What is heard of a paper: one table is one table, however many sheets it goes over."""

import io
import itertools
from contextlib import ExitStack

import pikepdf
import pytest

from reporting.renderers.drawing import Drawer
from reporting.renderers.fonts import faces_for
from reporting.renderers.joining import packed_part
from tests.reporting.reading import spoken_parts, structure
from tests.reporting.structure import check, kinds

STYLES = """
@page { size: 120mm 60mm; margin: 5mm 5mm 12mm; @bottom-left { content: "Page " counter(page) } }
* { font-family: "Source Sans 3"; font-size: 10pt; line-height: 10mm; margin: 0; padding: 0 }
table { width: 100%; table-layout: fixed; border-spacing: 0; border-collapse: separate }
ol, ul { padding-left: 20mm } tr { break-inside: avoid } tr.long { break-inside: auto } p { orphans: 1; widows: 1 }
"""  # four lines a sheet
HEAD = '<thead><tr><th scope="col">No.</th><th scope="col">Action</th></tr></thead>'


def rows(count, first=1):
    return "".join(
        f'<tr><th scope="row">{n}</th><td>Action {n}</td></tr>' for n in range(first, first + count)
    )


def table(inside):
    return f"<table>{HEAD}<tbody>{inside}</tbody></table>"


def drawn(body):
    html = f'<html lang="en-GB"><head><title>T</title></head><body><h1>Plan</h1>{body}</body></html>'
    return packed_part(Drawer(faces_for(html) + STYLES, {}).draw(html))


@pytest.fixture
def paper():
    with ExitStack() as opened:

        def open_paper(body):
            pdf = opened.enter_context(pikepdf.open(io.BytesIO(drawn(body))))
            check(pdf)
            for page in pdf.pages:
                assert b"/Artifact\n<</Type/Pagination>>" in page.obj.Contents.read_bytes()
            return pdf

        yield open_paper


def test_a_table_of_one_sheet_is_tagged_as_it_is_written(paper):
    pdf = paper(table(rows(2)))
    assert len(pdf.pages) == 1
    assert kinds(pdf) == [
        "Document", "H1", "Table", "THead", "TR", "TH", "TH", "TBody", "TR", "TH", "TD", "TR", "TH", "TD",
    ]  # fmt: skip
    scopes = [str(element.A.Scope) for element, _ in structure(pdf) if str(element.S) == "/TH"]
    assert scopes == ["/Column", "/Column", "/Row", "/Row"]
    assert spoken_parts(pdf, "TR") == ["No. Action", "1 Action 1", "2 Action 2"]


@pytest.mark.parametrize(("count", "sheets"), [(8, 3), (118, 40)])
def test_a_table_over_many_sheets_is_one_table_whose_headings_are_read_once(paper, count, sheets):
    pdf = paper(table(rows(count)))
    assert len(pdf.pages) == sheets
    assert [kinds(pdf).count(kind) for kind in ("Table", "THead", "TBody", "TR")] == [1, 1, 1, count + 1]
    assert spoken_parts(pdf, "TR") == ["No. Action", *(f"{n} Action {n}" for n in range(1, count + 1))]


def test_a_table_that_begins_on_a_new_sheet_does_not_continue_the_one_before(paper):
    pdf = paper(table(rows(2)) + table(rows(2, first=3)))
    assert len(pdf.pages) == 2
    assert spoken_parts(pdf, "Table") == [
        "No. Action 1 Action 1 2 Action 2",
        "No. Action 3 Action 3 4 Action 4",
    ]


def test_a_table_without_rows_is_a_table(paper):
    pdf = paper(table("") + "<p>Nothing yet.</p>")
    assert spoken_parts(pdf, "Table") == ["No. Action"]
    assert kinds(pdf)[-1] == "P"


def test_a_row_that_goes_on_overleaf_is_one_row(paper):
    steps = "".join(f"<p>Step {n}</p>" for n in range(9))
    pdf = paper(table(f'<tr class="long"><th scope="row">1</th><td>{steps}</td></tr>{rows(1, first=2)}'))
    assert len(pdf.pages) > 2
    said = " ".join(f"Step {n}" for n in range(9))
    assert spoken_parts(pdf, "TR") == ["No. Action", f"1 {said}", "2 Action 2"]
    assert kinds(pdf).count("TD") == 2


def test_a_list_and_a_paragraph_that_go_on_overleaf_are_one(paper):
    items = "".join(f"<li>Thing {n}</li>" for n in range(1, 9))
    pdf = paper(f"<section><ol>{items}</ol><p>{'of many words ' * 60}</p></section>")
    assert len(pdf.pages) > 4
    assert [kinds(pdf).count(kind) for kind in ("Sect", "L", "LI", "P")] == [1, 1, 8, 1]
    assert spoken_parts(pdf, "LI")[7] == "8. Thing 8"
    assert spoken_parts(pdf, "P") == [" ".join(["of many words"] * 60)]
    numbering = [str(element.A.ListNumbering) for element, _ in structure(pdf) if str(element.S) == "/L"]
    assert numbering == ["/Decimal"]


def test_marks_of_words_change_nothing_and_a_link_says_where_it_leads(paper):
    pdf = paper(
        '<p id="one">A <strong>strong</strong> <s>word</s></p><p lang="cy">Gweler <a href="#one">un</a></p>'
    )
    assert kinds(pdf) == ["Document", "H1", "P", "P", "Link"]
    assert spoken_parts(pdf, "P") == ["A strong word", "Gweler un"]
    link = pdf.pages[0].obj.Annots[0]
    assert str(link.Contents) == "un"
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    found = {int(a): b for a, b in itertools.batched(numbers, 2)}[int(link.StructParent)]
    assert str(found.S) == "/Link"
    assert str(found.P.Lang) == "cy"


def test_a_picture_says_what_it_shows_and_where_it_stands(paper):
    pdf = paper(
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 4 2" style="display:block">'
        '<title>Three of four</title><rect width="4" height="2"/></svg>'
    )
    figure = next(element for element, _ in structure(pdf) if str(element.S) == "/Figure")
    assert str(figure.Alt) == "Three of four"
    left, bottom, right, top = (float(n) for n in figure.A.BBox)
    assert (right - left, top - bottom) == (30, 15)
    assert 60 < bottom < 140


def test_the_same_page_makes_the_same_bytes():
    body = table(rows(9))
    assert drawn(body) == drawn(body)
