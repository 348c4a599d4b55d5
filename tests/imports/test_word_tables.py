"""Tables of Word documents: rows and columns as a person sees them, merged cells, colours, what stands around."""

from __future__ import annotations

import docx
import pytest
from docx.oxml.ns import qn

from imports.files.cells import Cell, Paragraph, Workbook
from imports.files.workbook import read_workbook
from tests.imports.documents import (
    WORD,
    cell,
    document_parts,
    only_cell,
    only_table,
    paragraph,
    read_document,
    row,
    run,
    saved,
    table,
)
from tests.imports.sheets import read_here, texts, zipped


def test_each_table_is_a_sheet_with_the_text_above_it_and_the_last_with_what_follows():
    made = docx.Document()
    made.add_heading("Equality plan", 0)
    made.add_paragraph("What we will do.")
    made.add_heading("Theme 1: People", 1)
    first = made.add_table(2, 2)
    for place, words in zip([(0, 0), (0, 1), (1, 0), (1, 1)], ["No.", "Action", "1.1", "Write"], strict=True):
        first.cell(*place).text = words
    made.add_heading("Aim", 2)
    made.add_table(1, 2).cell(0, 0).text = "Another"
    made.add_paragraph("Approved in May.")
    workbook = read_workbook(saved(made), "plan.docx")
    assert workbook.kind == "docx"
    assert [sheet.name for sheet in workbook.sheets] == ["Table 1", "Table 2"]
    one, two = workbook.sheets
    assert texts(one) == [["No.", "Action"], ["1.1", "Write"]]
    assert one.above == (
        Paragraph("Equality plan", 1),
        Paragraph("What we will do."),
        Paragraph("Theme 1: People", 1),
    )
    assert (one.below, two.above, two.below) == (
        (),
        (Paragraph("Aim", 2),),
        (Paragraph("Approved in May."),),
    )
    assert Workbook.from_json(workbook.to_json()) == workbook


def test_a_merged_cell_is_read_once_and_says_over_what_it_reaches():
    made = docx.Document()
    grid = made.add_table(4, 4)
    for line in range(4):
        for column in range(4):
            grid.cell(line, column).text = f"{line}{column}"
    banner = grid.cell(0, 0).merge(grid.cell(0, 3))
    banner.text = "Theme 1"
    down = grid.cell(1, 1).merge(grid.cell(3, 1))
    down.text = "Objective"
    square = grid.cell(2, 2).merge(grid.cell(3, 3))
    square.text = "Note"
    sheet = read_here(saved(made)).sheets[0]
    assert [[(each.letter, each.text, each.merged) for each in line.cells] for line in sheet.rows] == [
        [("A", "Theme 1", "A1:D1")],
        [("A", "10", None), ("B", "Objective", "B2:B4"), ("C", "12", None), ("D", "13", None)],
        [("A", "20", None), ("C", "Note", "C3:D4")],
        [("A", "30", None)],
    ]
    assert sheet.merges == ("A1:D1", "B2:B4", "C3:D4")


RESTART, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def test_words_under_a_merged_cell_are_not_taken_and_are_named():
    workbook = read_document(
        table(row(cell("One", properties=RESTART), "a"), row(cell("Two", properties=GOES_ON), "b"))
    )
    assert texts(workbook.sheets[0]) == [["One", "a"], ["b"]]
    assert workbook.notes == (
        "Text that lies under a merged cell does not show in Word and was not read: Table 1, row 2 (“Two”).",
    )


def test_a_cell_that_goes_on_from_nothing_is_a_cell_of_its_own():
    sheet = only_table(table(row(cell("One", properties=GOES_ON), "a"), row("Two", "b")))
    assert texts(sheet) == [["One", "a"], ["Two", "b"]]


def test_cells_merged_to_the_left_by_old_files_are_one_cell():
    first = cell("Theme", properties='<w:hMerge w:val="restart"/>')
    sheet = only_table(table(row(first, cell(properties="<w:hMerge/>")), row("a", "b")))
    assert sheet.rows[0].cells == (Cell(1, "Theme", merged="A1:B1"),)


def test_a_row_that_starts_further_right_keeps_its_columns():
    sheet = only_table(table(row("a", "b", "c"), row("x", "y", properties='<w:gridBefore w:val="1"/>')))
    assert [(each.letter, each.text) for each in sheet.rows[1].cells] == [("B", "x"), ("C", "y")]


def test_lines_of_the_grid_that_nobody_uses_are_no_columns():
    """Word keeps lines of the grid from tables that were drawn and changed; no cell begins there."""
    wide = [cell(word, properties=span(2)) for word in ("No.", "Action", "Owner")]
    sheet = only_table(table(row(*wide), row(*wide), grid=[500] * 6))
    assert [(each.letter, each.merged) for each in sheet.rows[0].cells] == [
        ("A", None),
        ("B", None),
        ("C", None),
    ]


def test_a_border_that_was_dragged_a_little_in_one_row_makes_no_new_column():
    heading = row("No.", cell("Action", properties=span(2)), "Owner")
    moved = row(cell("1.1", properties=span(2)), "Write it down", "HR")
    sheet = only_table(
        table(
            heading, moved, row("1.2", cell("Say it", properties=span(2)), "HR"), grid=[900, 100, 4000, 2000]
        )
    )
    assert [[each.letter for each in line.cells] for line in sheet.rows] == [["A", "B", "C"]] * 3
    assert sheet.merges == ()


def test_cells_that_really_stand_apart_stay_in_columns_of_their_own():
    quarters = row(cell("25", properties=span(1)), cell("75", properties=span(3)))
    halves = row(cell("50", properties=span(2)), cell("50", properties=span(2)))
    sheet = only_table(table(quarters, halves, grid=[1000] * 4))
    assert [[each.letter for each in line.cells] for line in sheet.rows] == [["A", "B"], ["A", "C"]]


def test_rows_are_counted_as_seen_and_blank_ones_keep_their_number():
    sheet = only_table(table(row("a", "b"), row("", ""), row("c", "d")))
    assert [line.number for line in sheet.rows] == [1, 3]


def test_a_table_without_words_is_counted_all_the_same():
    workbook = read_document(table(row("", "")) + paragraph("Text") + table(row("a", "b")))
    assert [(sheet.name, len(sheet.rows)) for sheet in workbook.sheets] == [("Table 1", 0), ("Table 2", 1)]


def control(inside: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def test_tables_rows_and_cells_within_content_controls_are_read_in_their_order():
    rows = row("1", control(cell("a"))) + control(row("2", "b")) + row("3", "c")
    workbook = read_document(control(paragraph("Before") + table(rows)) + table(row("4", "d")))
    assert [texts(sheet) for sheet in workbook.sheets] == [[["1", "a"], ["2", "b"], ["3", "c"]], [["4", "d"]]]
    assert workbook.sheets[0].above == (Paragraph("Before"),)


def test_a_table_in_a_cell_is_read_as_lines_of_that_cell():
    inner = table(row("a", "b"), row("c", cell("d", "e")))
    workbook = read_document(table(row(cell("Before", inner, "After"), "x")))
    assert workbook.sheets[0].rows[0].text(1) == "Before\na\tb\nc\nd\ne\nAfter"
    assert workbook.notes == ("A table inside a cell was read as lines of that cell: Table 1, cell A1.",)


def test_a_table_of_one_cell_is_a_box_whose_line_heads_the_table_below():
    box = table(row(cell("Objective A: We know our tenants")))
    plan = table(row("No.", "Action"))
    two, four = read_document(box + plan + table(row(cell("One line.", "Another."))) + plan).sheets
    assert (two.name, four.name) == ("Table 2", "Table 4")
    assert two.above == (Paragraph("Objective A: We know our tenants", 9),)
    assert four.above == (Paragraph("One line."), Paragraph("Another."))


def test_a_table_of_one_cell_around_other_tables_is_only_a_frame():
    framed = table(row(cell("Plan for people", table(row("No.", "Action"), row("1", "Write")), "End")))
    workbook = read_document(paragraph("Title") + framed)
    assert [sheet.name for sheet in workbook.sheets] == ["Table 1"]
    assert texts(workbook.sheets[0]) == [["No.", "Action"], ["1", "Write"]]
    assert workbook.sheets[0].above == (Paragraph("Title"), Paragraph("Plan for people"))
    assert workbook.sheets[0].below == (Paragraph("End"),)


# Colours and lines through words


@pytest.mark.parametrize(
    ("shading", "fill"),
    [
        ('w:val="clear" w:color="auto" w:fill="ffc000"', "FFC000"),
        ('w:val="clear" w:color="auto" w:fill="auto"', None),
        ('w:val="solid" w:color="00B050" w:fill="auto"', "00B050"),
        ('w:val="pct50" w:color="FF0000" w:fill="FFFFFF"', "FF8080"),
        ('w:val="clear" w:fill="auto" w:themeFill="accent1"', "4472C4"),
        ('w:val="clear" w:fill="not a colour"', None),
    ],
)
def test_the_colour_of_a_cell_is_its_shading(shading, fill):
    colours = '<a:clrScheme><a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme>'
    parts = {"theme": f'<a:themeElements xmlns:a="http://a">{colours}</a:themeElements>'}
    found = only_cell(f"<w:tcPr><w:shd {shading}/></w:tcPr>{paragraph('Amber')}", **parts)
    assert (found.text, found.fill) == ("Amber", fill)


def test_a_cell_that_is_only_coloured_is_blank_with_a_fill():
    found = only_cell('<w:tcPr><w:shd w:val="clear" w:fill="FF0000"/></w:tcPr><w:p/>')
    assert (found.text, found.fill, found.is_blank) == ("", "FF0000", True)


HIGHLIGHTED = '<w:highlight w:val="green"/>'


@pytest.mark.parametrize(
    ("content", "fill"),
    [
        (paragraph(run("On track", HIGHLIGHTED)), "00FF00"),
        (paragraph(run("On", HIGHLIGHTED), " track"), None),
        (paragraph("On track", properties='<w:shd w:val="clear" w:fill="00B050"/>'), "00B050"),
        (paragraph(run("●", '<w:color w:val="C00000"/>')), "C00000"),
        (paragraph(run("Red words", '<w:color w:val="C00000"/>')), None),
    ],
    ids=["highlighted", "partly highlighted", "shaded paragraph", "a coloured dot", "coloured words"],
)
def test_where_the_cell_has_no_shading_the_one_colour_of_its_words_counts(content, fill):
    assert only_cell(content).fill == fill


STRUCK = "<w:strike/>"


def test_a_cell_is_struck_where_a_line_goes_through_all_of_its_words():
    assert only_cell(paragraph(run("Old", STRUCK), run(" "), run("plan", "<w:dstrike/>"))).struck is True
    assert only_cell(paragraph("New")).struck is None
    assert only_cell(paragraph(run("New", '<w:strike w:val="0"/>'))).struck is None


def test_words_struck_in_a_part_of_a_cell_are_kept_and_named():
    workbook = read_document(table(row(cell(paragraph(run("March ", STRUCK), "May 2026")), "x")))
    assert workbook.sheets[0].rows[0].cells[0] == Cell(1, "March May 2026")
    assert workbook.notes == (
        "Words that are struck through in a part of a cell were read like the others: "
        "Table 1, cell A1 (“March”).",
    )


# Headings


def style(style_id: str, name: str, inside: str = "", kind: str = "paragraph") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name}"/>{inside}</w:style>'


def based_on(style_id: str) -> str:
    return f'<w:basedOn w:val="{style_id}"/>'


STYLES = (
    style("Titel", "Title")
    + style("berschrift2", "heading 2")
    + style("House", "House heading", based_on("berschrift2"))
    + style("Outlined", "Section", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
    + style("Bold", "Loud", "<w:rPr><w:b/></w:rPr>")
    + style("One", "One", based_on("Two"))
    + style("Two", "Two", based_on("One"))
)


@pytest.mark.parametrize(
    ("properties", "level"),
    [
        ('<w:pStyle w:val="Titel"/>', 1),
        ('<w:pStyle w:val="berschrift2"/>', 2),
        ('<w:pStyle w:val="House"/>', 2),
        ('<w:pStyle w:val="Outlined"/>', 3),
        ('<w:pStyle w:val="House"/><w:outlineLvl w:val="4"/>', 5),
        ('<w:pStyle w:val="House"/><w:outlineLvl w:val="9"/>', 0),
        ('<w:pStyle w:val="Bold"/>', 9),
        ('<w:pStyle w:val="One"/>', 0),
        ('<w:pStyle w:val="None"/>', 0),
        ("", 0),
    ],
)
def test_a_heading_is_known_by_its_style_or_its_outline(properties, level):
    sheet = only_table(paragraph("People", properties=properties) + table(row("a", "b")), styles=STYLES)
    assert sheet.above == (Paragraph("People", level),)


def test_a_table_of_contents_is_left_out_and_a_caption_is_no_heading():
    styles = (
        style("TOC1", "toc 1") + style("C", "caption", "<w:rPr><w:b/></w:rPr>") + style("TH", "TOC Heading")
    )
    texts_above = [("Contents", "TH"), ("Theme 1: People 3", "TOC1"), ("The plan", "C")]
    above = "".join(paragraph(text, properties=f'<w:pStyle w:val="{name}"/>') for text, name in texts_above)
    assert only_table(above + table(row("a", "b")), styles=styles).above == (Paragraph("The plan", 0),)


# Rows and words that do not show


def test_a_row_whose_words_are_all_hidden_is_a_hidden_row():
    hidden = cell(paragraph(run("Secret", "<w:vanish/>")))
    workbook = read_document(table(row("a", "b"), row(hidden, hidden), row("c", "d")))
    assert [(line.number, line.hidden, line.text(1)) for line in workbook.sheets[0].rows] == [
        (1, False, "a"),
        (2, True, "Secret"),
        (3, False, "c"),
    ]
    assert workbook.notes == ()


def test_hidden_words_in_a_row_that_shows_are_left_out_and_named():
    workbook = read_document(table(row(cell(paragraph("Write ", run("not this", "<w:vanish/>"))), "x")))
    assert workbook.sheets[0].rows[0].text(1) == "Write"
    assert len(workbook.notes) == 1
    assert "Hidden text was not read: Table 1, cell A1 (“not this”)" in workbook.notes[0]


def test_a_row_that_was_deleted_with_changes_tracked_is_gone():
    deleted = row("old", "x", properties='<w:del w:id="1"/>')
    added = row("new", "y", properties='<w:ins w:id="2"/>')
    workbook = read_document(table(row("a", "b"), deleted, added))
    assert [(line.number, line.text(1)) for line in workbook.sheets[0].rows] == [(1, "a"), (2, "new")]
    assert workbook.notes == (
        "The document has tracked changes. It was read as if all of them were accepted.",
    )


def test_words_in_margins_and_comments_are_said_to_be_unread():
    quiet = read_document(
        table(row("a", "b")), header=paragraph(""), footer=paragraph("Page 1 of 3"), comments="<w:comment/>"
    )
    assert quiet.notes == ()
    loud = read_document(
        table(row("a", "b")),
        header=paragraph("Draft 3"),
        comments=f"<w:comment>{paragraph('Sure?')}</w:comment>",
    )
    assert loud.notes == ("Comments were not read.", "Headers and footers were not read: “Draft 3”.")


def test_a_document_that_python_docx_makes_is_read_with_its_own_styles():
    made = docx.Document()
    grid = made.add_table(1, 2)
    grid.cell(0, 0).paragraphs[0].style = made.styles["List Number"]
    grid.cell(0, 0).paragraphs[0].add_run("First")
    grid.cell(0, 1).text = "We will:"
    grid.cell(0, 1).add_paragraph("listen", style="List Bullet")
    assert made.element.body.find(qn("w:tbl")) is not None
    assert texts(read_here(saved(made)).sheets[0]) == [["1. First", "We will:\n• listen"]]


def test_strict_files_are_read_like_the_others():
    """Word can save with the names of the international standard, which differ."""
    parts = document_parts(table(row(cell(paragraph(run("a", STRUCK))), "b")))
    strict = str(parts["word/document.xml"]).replace(WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    sheet = read_here(zipped({**parts, "word/document.xml": strict}.items())).sheets[0]
    assert sheet.rows[0].cells == (Cell(1, "a", struck=True), Cell(2, "b"))
