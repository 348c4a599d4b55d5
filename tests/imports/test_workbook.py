"""Workbooks read as a person sees them, and the confined process that reads them."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Color, PatternFill

from imports.files import workbook as door
from imports.files.cells import Cell, Refusal, Sheet, SheetRow, Workbook
from imports.files.limits import LIMITS
from imports.files.reading.numbers import number_format
from imports.files.workbook import read_workbook
from tests.imports.sheets import package, package_parts, read_here, read_sheet, saved, table, texts, zipped

# What a person sees


@pytest.mark.parametrize(
    ("code", "number", "seen"),
    [
        ("General", "3.1", "3.1"),
        ("General", "2024", "2024"),
        ("General", "0.30000000000000004", "0.3"),
        ("General", "-0.333333333333333", "-0.333333333"),
        ("General", "12345678901", "12345678901"),
        ("General", "123456789012", "1.23457E+11"),
        ("General", "12345678.12345", "12345678.12"),
        ("General", "0.0001", "0.0001"),
        ("General", "0.00001234567", "1.23457E-05"),
        ("@", "3.1", "3.1"),
        ("0", "2024", "2024"),
        ("0.00", "3.1", "3.10"),
        ("0.00", "2.675", "2.68"),
        ("0.0", "0.25", "0.3"),
        ("000", "7", "007"),
        ("0.0#", "3", "3.0"),
        ("#,##0", "1234567.5", "1,234,568"),
        ("#,##0.00", "-1234.5", "-1,234.50"),
        ("0,", "12345", "12"),
        ("0%", "0.649", "65%"),
        ("0.0%", "0.649", "64.9%"),
        ("0.00E+00", "12345", "1.23E+04"),
        ("£#,##0;[Red]-£#,##0", "-1234.5", "-£1,235"),
        ("[$£-809]#,##0.00", "1234.5", "£1,234.50"),
        ('_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', "0", "-"),
        ('_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', "-12.345", "-12.35"),
        ("0.0;(0.0)", "-1.25", "(1.3)"),
        ('0" actions"', "5", "5 actions"),
        ('"PEO "0', "2", "PEO 2"),
        pytest.param("# ?/?", "0.5", "0.5", id="fractions are not followed"),
        pytest.param("[>100]0.0;0", "5.25", "5.25", id="conditions are not followed"),
        pytest.param("000-000", "123456", "123456", id="digits around words are not followed"),
        pytest.param(";;;", "5", "5", id="a hidden number is not lost"),
        pytest.param("0" * 300, "5", "5", id="an endless format is not followed"),
        pytest.param("0.00", "1e308", "1" + "0" * 308 + ".00", id="the largest numbers"),
    ],
)
def test_a_number_is_shown_by_its_format(code, number, seen):
    assert number_format(code).show(Decimal(number)) == seen


@pytest.mark.parametrize(
    ("code", "seen", "kind", "precision"),
    [
        ("mmm-yy", "Jan-25", "date", "month"),
        ("mmmm yyyy", "January 2025", "date", "month"),
        ("mm/yyyy", "01/2025", "date", "month"),
        ("yyyy\\-mm", "2025-01", "date", "month"),
        ("yyyy", "2025", "date", "year"),
        ("dd/mm/yyyy", "21/01/2025", "date", "day"),
        ("d mmmm yyyy;@", "21 January 2025", "date", "day"),
        ("d-mmm", "21-Jan", "date", "day"),
        ("[$-809]dddd, d mmm 'yy", "Tuesday, 21 Jan '25", "date", "day"),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "21 January 2025", "date", "day"),
        ("mmmmm", "J", "date", "month"),
        ("dd/mm/yyyy hh:mm:ss", "21/01/2025 14:29:46", "date", "day"),
        ("m/d/yy h:mm AM/PM", "1/21/25 2:29 PM", "date", "day"),
        ("h:mm", "14:29", "number", None),
        ("mm:ss.0", "29:46", "number", None),
        ("[h]:mm", "1096286:29", "number", None),
    ],
)
def test_a_date_is_shown_by_its_format_and_is_as_precise_as_it_shows(code, seen, kind, precision):
    cell = read_sheet(table([[45_678.604]], {"A1": code})).rows[0].cells[0]
    value = "2025-01-21T14:29:46" if kind == "date" else "45678.604"
    assert cell == Cell(1, seen, kind, value, code, None, precision)


@pytest.mark.parametrize(
    ("number_format_id", "seen", "precision"),
    [
        (14, "21/01/2025", "day"),
        (15, "21-Jan-25", "day"),
        (17, "Jan-25", "month"),
        (22, "21/01/2025 00:00", "day"),
    ],
)
def test_built_in_dates_are_shown_the_british_way(number_format_id, seen, precision):
    styles = f'<cellXfs><xf numFmtId="{number_format_id}"/></cellXfs>'
    cell = read_sheet(package('<row r="1"><c r="A1"><v>45678</v></c></row>', styles=styles)).rows[0].cells[0]
    assert (cell.text, cell.kind, cell.value, cell.date_precision) == (seen, "date", "2025-01-21", precision)


@pytest.mark.parametrize(
    ("serial", "since_1904", "seen", "kind", "value"),
    [
        (1, False, "01/01/1900", "date", "1900-01-01"),
        (59, False, "28/02/1900", "date", "1900-02-28"),
        (60, False, "29/02/1900", "number", "60"),
        (61, False, "01/03/1900", "date", "1900-03-01"),
        (0, False, "00/01/1900", "number", "0"),
        (0, True, "01/01/1904", "date", "1904-01-01"),
        (44_216, True, "21/01/2025", "date", "2025-01-21"),
        (2_958_465, False, "31/12/9999", "date", "9999-12-31"),
        (2_958_465.9999999, False, "########", "error", "2958465.9999999"),
        (2_958_466, False, "########", "error", "2958466"),
        (-1, False, "########", "error", "-1"),
        ("1E+308", False, "########", "error", "1e+308"),
    ],
)
def test_the_calendar_of_spreadsheets_with_its_days_that_never_were(serial, since_1904, seen, kind, value):
    content = package(
        f'<row r="1"><c r="A1"><v>{serial}</v></c></row>',
        styles='<cellXfs><xf numFmtId="14"/></cellXfs>',
        workbook_start=f'<workbookPr date1904="{int(since_1904)}"/>',
    )
    cell = read_sheet(content).rows[0].cells[0]
    assert (cell.text, cell.kind, cell.value) == (seen, kind, value)


def test_dates_written_as_iso_text_are_dates():
    cells = '<c t="d"><v>2025-01-21</v></c><c t="d"><v>2025-01-21T09:30:00</v></c><c t="d"><v>soon</v></c>'
    assert read_sheet(package(f'<row r="1">{cells}</row>')).rows[0].cells == (
        Cell(1, "21/01/2025", "date", "2025-01-21", "General", None, "day"),
        Cell(2, "21/01/2025", "date", "2025-01-21T09:30:00", "General", None, "day"),
        Cell(3, "soon"),
    )


def test_truth_errors_and_texts_are_shown_as_excel_shows_them():
    cells = (
        '<c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#REF!</v></c>'
        '<c r="D1" t="str"><f>A1</f><v>Yes</v></c><c r="F1" t="s"><v>0</v></c>'
    )
    assert read_sheet(package(f'<row r="1">{cells}</row>', shared="<si><t>Go</t></si>")).rows[0].cells == (
        Cell(1, "TRUE", "bool", "1"),
        Cell(2, "FALSE", "bool", "0"),
        Cell(3, "#REF!", "error", "#REF!"),
        Cell(4, "Yes"),
        Cell(6, "Go"),
    )


@pytest.mark.parametrize("written", ["1_0", "٣", "0x10", "nan", "inf", "1e999"])
def test_what_only_python_would_take_for_a_number_stays_text(written):
    cell = read_sheet(package(f'<row r="1"><c r="A1"><v>{written}</v></c></row>')).rows[0].cells[0]
    assert (cell.text, cell.kind) == (written, "text")


def test_a_formula_shows_its_stored_result_or_is_named_as_having_none():
    cells = (
        "<c><f>1+1</f><v>2</v></c><c><f>1+1</f></c><c><f>1+1</f><v></v></c>"
        '<c t="str"><f>""</f><v></v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    )
    row = read_sheet(package(f'<row r="1">{cells}</row>')).rows[0]
    assert [(cell.letter, cell.text, cell.kind) for cell in row.cells] == [
        ("A", "2", "number"),
        ("B", "", "formula_without_value"),
        ("C", "", "formula_without_value"),
        ("E", "#DIV/0!", "error"),
    ]
    assert not row.is_blank


def test_a_formula_that_openpyxl_wrote_has_no_value():
    cell = read_sheet(table([["=A2*2"]])).rows[0].cells[0]
    assert (cell.text, cell.kind) == ("", "formula_without_value")
    assert not cell.is_blank


def test_rich_text_is_read_as_plain_text_and_reading_aids_are_left_out():
    shared = (
        "<si><r><t>Plan </t></r><r><rPr><b/></rPr><t>ahead</t></r><rPh sb='0' eb='1'><t>AID</t></rPh></si>"
    )
    cells = '<c t="s"><v>0</v></c><c t="inlineStr"><is><r><t>in </t></r><r><t>line</t></r></is></c>'
    assert texts(read_sheet(package(f'<row r="1">{cells}</row>', shared=shared))) == [
        ["Plan ahead", "in line"]
    ]
    bold = CellRichText("Do ", TextBlock(InlineFont(b=True), "this"))
    assert texts(read_sheet(table([[bold]]))) == [["Do this"]]


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
        ("one_x000D_&#10;two_x000d_three", "one\ntwo\nthree"),
        ("_x005F_x000D_", "_x000D_"),
        ("a_x0041_b", "aAb"),
        ("_x0000__xD800__x0007_", "_x0000__xD800__x0007_"),
        ("  two\u00a0spaces  ", "  two\u00a0spaces  "),
        ("my_xylophone", "my_xylophone"),
        ("&lt;b&gt; &amp; “ŵ” 🌱", "<b> & “ŵ” 🌱"),
    ],
)
def test_line_ends_become_one_kind_and_nothing_else_changes(written, seen):
    written = written.replace("\r", "&#13;")
    content = package('<row r="1"><c t="s"><v>0</v></c></row>', shared=f"<si><t>{written}</t></si>")
    assert texts(read_sheet(content)) == [[seen]]


# Where it stands


def workbook_with_everything() -> bytes:
    workbook = openpyxl.Workbook()
    plan = workbook.active
    plan.title = "Plan"
    plan.append(["Our plan"])
    plan.append([])
    plan.append(["No.", "Action", "End", "Status"])
    plan.append([1.1, "Write it down", dt.date(2025, 1, 1), "Blue"])
    plan.append([3.1, "Carry it out", dt.datetime(2025, 6, 30), None])
    plan["A5"].number_format = "0.00"
    plan["C4"].number_format = "mmm-yy"
    plan["C5"].number_format = "dd/mm/yyyy"
    plan["D4"].fill = PatternFill("solid", fgColor="0070C0")
    plan["D5"].fill = PatternFill("solid", fgColor="FF00B050")
    plan.merge_cells("A1:D1")
    plan.merge_cells("B4:B5")
    plan["B4"].value = "Write it down"
    plan.row_dimensions[5].hidden = True
    plan.column_dimensions["C"].hidden = True
    notes = workbook.create_sheet("Lists")
    notes.append(["Blue"])
    notes.sheet_state = "veryHidden"
    return saved(workbook)


def test_a_sheet_is_read_with_its_merges_fills_hidden_rows_columns_and_sheets():
    workbook = read_here(workbook_with_everything())
    plan = Sheet(
        name="Plan",
        rows=(
            SheetRow(1, (Cell(1, "Our plan", merged="A1:D1"),)),
            SheetRow(3, (Cell(1, "No."), Cell(2, "Action"), Cell(3, "End"), Cell(4, "Status"))),
            SheetRow(
                4,
                (
                    Cell(1, "1.1", "number", "1.1", "General"),
                    Cell(2, "Write it down", merged="B4:B5"),
                    Cell(3, "Jan-25", "date", "2025-01-01", "mmm-yy", None, "month"),
                    Cell(4, "Blue", fill="0070C0"),
                ),
            ),
            SheetRow(
                5,
                (
                    Cell(1, "3.10", "number", "3.1", "0.00"),
                    Cell(3, "30/06/2025", "date", "2025-06-30", "dd/mm/yyyy", None, "day"),
                    Cell(4, "", fill="00B050"),
                ),
                hidden=True,
            ),
        ),
        merges=("A1:D1", "B4:B5"),
        hidden_columns=("C",),
    )
    lists = Sheet("Lists", (SheetRow(1, (Cell(1, "Blue"),)),), hidden=True)
    assert workbook == Workbook("plan.xlsx", "", "xlsx", (plan, lists))


def test_rows_and_cells_answer_for_themselves():
    row = read_here(workbook_with_everything()).sheets[0].rows[-1]
    assert row.text(1) == "3.10"
    assert row.text(2) == ""
    assert row.cell(2) is None
    assert row.cell(4).is_blank
    assert Cell(27, "x").letter == "AA"
    assert SheetRow(9, (Cell(1, " \u00a0\n"), Cell(2, "", fill="FF0000"))).is_blank


def test_a_workbook_survives_the_way_through_json():
    workbook = read_here(workbook_with_everything())
    assert Workbook.from_json(json.loads(json.dumps(workbook.to_json()))) == workbook


def test_fills_are_found_by_theme_tint_and_palette_and_only_where_solid():
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(["theme", "tint", "palette", "pattern", "none", "automatic"])
    sheet["A1"].fill = PatternFill("solid", fgColor=Color(theme=4))
    sheet["B1"].fill = PatternFill("solid", fgColor=Color(theme=4, tint=0.5))
    sheet["C1"].fill = PatternFill("solid", fgColor=Color(indexed=10))
    sheet["D1"].fill = PatternFill("lightGrid", fgColor="FF0000")
    sheet["F1"].fill = PatternFill("solid", fgColor=Color(indexed=64))
    cells = read_sheet(saved(workbook)).rows[0].cells
    assert [cell.fill for cell in cells] == ["4F81BD", "A7C0DE", "FF0000", None, None, None]


def test_what_the_sheet_declares_about_its_size_is_not_believed():
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="B{n}"><v>0</v></c></row>' for n in (1, 2, 9)
    )
    sheet = read_sheet(package(rows, before='<dimension ref="A1"/>'))
    assert [(row.number, len(row.cells)) for row in sheet.rows] == [(1, 2), (2, 2), (9, 2)]


def test_rows_and_cells_without_addresses_are_counted():
    sheet = read_sheet(
        package("<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r='4'><c><v>4</v></c></row>")
    )
    assert [(row.number, [(cell.letter, cell.text) for cell in row.cells]) for row in sheet.rows] == [
        (1, [("A", "1"), ("C", "3")]),
        (4, [("A", "4")]),
    ]


@pytest.mark.parametrize(
    "sheet_data",
    [
        '<row r="1"/><row r="1"/>',
        '<row r="2"/><row r="1"/>',
        '<row r="0"/>',
        '<row r="1048577"/>',
        '<row r="1"><c r="A1"/><c r="A1"/></row>',
        '<row r="1"><c r="B1"/><c r="A1"/></row>',
        '<row r="1"><c r="A2"/></row>',
        '<row r="1"><c r="XFE1"/></row>',
        '<row r="1"><c r="a1"/></row>',
        f'<row r="1"><c r="{"A" * 100_000}1"/></row>',
        '<row r="1"><c t="s"><v>0</v></c></row>',
        '<row r="1">',
    ],
)
def test_a_sheet_that_contradicts_itself_is_refused(sheet_data):
    with pytest.raises(Refusal) as refusal:
        read_here(package(sheet_data))
    assert refusal.value.code == "damaged"
    assert len(refusal.value.message) < 300


def test_sheets_keep_the_order_of_their_tabs_and_charts_are_named_as_left_out():
    parts = package_parts(
        workbook_end='<definedNames><definedName name="x">[1]Other!$A$1</definedName></definedNames>'
    )
    parts["xl/workbook.xml"] = str(parts["xl/workbook.xml"]).replace(
        "<sheets>", '<sheets><sheet name="Chart" sheetId="9" r:id="rId9"/>'
    )
    parts["xl/_rels/workbook.xml.rels"] = str(parts["xl/_rels/workbook.xml.rels"]).replace(
        "</Relationships>",
        '<Relationship Id="rId9" Type="x/chartsheet" Target="/xl/chartsheets/sheet1.xml"/>'
        '<Relationship Id="rId8" Type="x/externalLink" TargetMode="External" Target="http://192.0.2.1/a"/>'
        "</Relationships>",
    )
    workbook = read_here(zipped(parts.items()))
    assert [sheet.name for sheet in workbook.sheets] == ["Plan"]
    assert workbook.notes == ("Sheet “Chart” is not a table (a chart or a dialogue), so it was not read.",)


def test_words_outside_the_cells_are_named_as_left_out():
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Plan"
    sheet["A1"] = 1
    sheet["A1"].comment = Comment("Ask the team", "Officer")
    sheet.conditional_formatting.add("A1", CellIsRule("equal", ["1"], fill=PatternFill(bgColor="FF0000")))
    sheet["B2"] = 2
    sheet["B2"].comment = Comment("Ask again", "Officer")
    assert read_here(saved(workbook)).notes == (
        "Sheet “Plan”: 2 comments beside cells (A1, B2) were not read.",
        "Sheet “Plan”: colours that come from conditional formatting were not read.",
    )


@pytest.mark.parametrize(
    ("drawing", "notes"),
    [
        ("<txBody><p><r><t>Ask HR</t></r></p></txBody>", ["text boxes were not read."]),
        ("<txBody><p><r><t> </t></r></p></txBody>", []),
        ("<pic></pic>", ["pictures and charts were not read."]),
    ],
)
def test_what_is_drawn_over_a_sheet_is_named_as_left_out(drawing, notes):
    parts = package_parts()
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
        '<Relationships><Relationship Id="rId1" Type="x/drawing" Target="../drawings/drawing1.xml"/></Relationships>'
    )
    parts["xl/drawings/drawing1.xml"] = f"<wsDr>{drawing}</wsDr>"
    assert read_here(zipped(parts.items())).notes == tuple(f"Sheet “Plan”: {note}" for note in notes)


STRUCK = '<fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts>'
STRUCK += '<cellXfs><xf/><xf fontId="1"/><xf fontId="2"/></cellXfs>'


def test_a_cell_is_struck_where_a_line_goes_through_all_of_its_words():
    runs = {
        "all": "<si><r><rPr><strike/></rPr><t>Old </t></r><r><rPr><strike/></rPr><t>words</t></r></si>",
        "part": "<si><r><rPr><strike/></rPr><t>May</t></r><r><rPr><b/></rPr><t> June</t></r></si>",
        "as the cell": "<si><r><t>May</t></r></si>",
    }
    cells = (
        '<c r="A1" s="1"><v>1</v></c><c r="B1" s="2"><v>2</v></c><c r="C1" t="s"><v>0</v></c>'
        '<c r="D1" t="s"><v>1</v></c><c r="E1" s="1" t="s"><v>2</v></c><c r="F1" t="s"><v>2</v></c>'
        '<c r="G1" t="inlineStr"><is><r><rPr><strike/></rPr><t>Gone</t></r></is></c><c r="H1" s="1"/>'
    )
    content = package(
        f'<row r="1">{cells}</row>', shared="".join(runs.values()), styles=STRUCK,
        after='<mergeCells><mergeCell ref="A1:A2"/></mergeCells>',
    )  # fmt: skip
    workbook = read_here(content)
    row = workbook.sheets[0].rows[0]
    assert [cell.letter for cell in row.cells if cell.struck] == ["A", "C", "E", "G"]
    assert (row.cells[0].merged, row.cell(4).text) == ("A1:A2", "May June")
    assert workbook.notes == (
        "Sheet “Plan”: a line goes through some of the words of D1. They were read like the others.",
    )


def test_a_letter_in_a_font_of_signs_is_the_sign_that_a_person_sees():
    styles = (
        '<fonts><font/><font><name val="Wingdings"/></font></fonts><cellXfs><xf/><xf fontId="1"/></cellXfs>'
    )
    cells = '<c r="A1" s="1" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" s="1" t="s"><v>1</v></c>'
    content = package(
        f'<row r="1">{cells}</row>', shared="<si><t>ü</t></si><si><t>A whole sentence</t></si>", styles=styles
    )
    assert texts(read_sheet(content)) == [["✓", "ü", "A whole sentence"]]


# How much


@pytest.mark.parametrize(
    ("limits", "content", "code", "where"),
    [
        ({"rows": 3}, table([[n] for n in range(4)]), "too_many_rows", "Sheet “Plan”, row 4"),
        ({"columns": 3}, table([[1, 2, 3, 4]]), "too_many_columns", "Sheet “Plan”, row 1"),
        ({"characters_in_cell": 3}, table([["no", "long"]]), "cell_too_long", "Sheet “Plan”, cell B1"),
        ({"cells": 3}, table([[1, 2], [3, 4]]), "too_much_text", "Sheet “Plan”, row 2"),
        ({"characters": 9}, table([["abcde", "abcde"]]), "too_much_text", "Sheet “Plan”, row 1"),
        ({"shared_texts": 1}, package(shared="<si/><si/>"), "unsafe", None),
        ({"sheets": 0}, table([[1]]), "unsafe", None),
        ({"styles": 20}, table([[1]]), "unsafe", None),
        ({"merges": 0}, workbook_with_everything(), "too_many_merges", "Sheet “Plan”"),
        ({"unpacked": 1000}, table([[1]]), "too_large_unpacked", None),
        ({"upload": 1000}, table([[1]]), "too_large", None),
    ],
)
def test_every_limit_refuses_in_a_sentence(limits, content, code, where):
    with pytest.raises(Refusal) as refusal:
        read_here(content, replace(LIMITS, **limits))
    assert (refusal.value.code, refusal.value.where) == (code, where)
    assert refusal.value.message.endswith(".")


def test_defined_names_are_bounded():
    names = '<definedName name="x">1</definedName>' * 3
    content = package(workbook_end=f"<definedNames>{names}</definedNames>")
    with pytest.raises(Refusal, match="more than 2 defined names"):
        read_here(content, replace(LIMITS, defined_names=2))


def test_one_stray_cell_far_out_is_one_column_and_colours_alone_are_none():
    red = (
        '<fills><fill><patternFill patternType="solid"><fgColor rgb="FFFF0000"/></patternFill></fill></fills>'
    )
    styles = f'{red}<cellXfs><xf fillId="9"/><xf fillId="0"/></cellXfs>'
    coloured = "".join('<c s="1"/>' for _ in range(200))
    content = package(
        f'<row r="1"><c r="A1"><v>1</v></c>{coloured}<c r="XFD1"><v>2</v></c></row>', styles=styles
    )
    row = read_sheet(content).rows[0]
    assert [cell.letter for cell in row.cells if not cell.is_blank] == ["A", "XFD"]
    assert len(row.cells) <= LIMITS.columns + 1


def test_a_short_text_used_often_cannot_grow_past_the_limit():
    """A megabyte of text shared by a thousand cells is a gigabyte to hand on."""
    cells = "".join(f'<row r="{n}"><c t="s"><v>0</v></c></row>' for n in range(1, 1001))
    content = package(cells, shared=f"<si><t>{'x' * 32_000}</t></si>")
    with pytest.raises(Refusal) as refusal:
        read_here(content)
    assert refusal.value.code == "too_much_text"


# The confined process


def test_the_process_hands_back_what_reading_here_gives():
    content = workbook_with_everything()
    here = read_here(content)
    assert read_workbook(content, "Our plan.xlsx") == replace(
        here, file_name="Our plan.xlsx", sha256=hashlib.sha256(content).hexdigest()
    )


def test_a_refusal_comes_through_whole():
    with pytest.raises(Refusal) as refusal:
        read_workbook(b"a,b\n1,2,3\n", "plan.csv")
    assert (refusal.value.code, refusal.value.where) == ("ragged_rows", "Row 2")
    assert str(refusal.value).startswith("Row 2: This row has 3 columns")


@pytest.mark.parametrize(("content", "code"), [(b"", "empty_file"), (b"a,b\n" * 3_000_000, "too_large")])
def test_size_is_judged_before_a_process_is_started(monkeypatch, content, code):
    monkeypatch.setattr(door, "COMMAND", ["/nonexistent"])
    with pytest.raises(Refusal) as refusal:
        read_workbook(content, "plan.csv")
    assert refusal.value.code == code


def test_memory_is_limited():
    rows = "".join(f'<row r="{n}"><c><v>{n}</v></c></row>' for n in range(1, 10_001))
    limits = replace(LIMITS, memory=24 * 2**20)
    assert len(read_workbook(package(rows), "plan.xlsx").sheets[0].rows) == 10_000
    with pytest.raises(Refusal) as refusal:
        read_workbook(package(rows + "<!--" + "x" * 20_000_000 + "-->"), "plan.xlsx", limits=limits)
    assert refusal.value.code == "too_much_memory"


def test_processor_time_is_limited():
    limits = replace(LIMITS, cpu_seconds=1)
    content = package("<a>" * 8_000_000)
    with pytest.raises(Refusal) as refusal:
        read_workbook(content, "plan.xlsx", limits=limits)
    assert refusal.value.code == "too_slow"


def run_instead(monkeypatch, program: str) -> None:
    monkeypatch.setattr(door, "COMMAND", [sys.executable, "-I", "-S", "-c", program])


@pytest.mark.parametrize(
    ("program", "code"),
    [
        pytest.param("import time; time.sleep(60)", "too_slow", id="never ends"),
        pytest.param("print('not JSON')", "unreadable", id="garbage"),
        pytest.param("print('[]')", "unreadable", id="another answer"),
        pytest.param("", "unreadable", id="silence"),
        pytest.param("raise SystemExit(3)", "unreadable", id="fails"),
        pytest.param("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "unreadable", id="crashes"),
        pytest.param("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "too_slow", id="is killed"),
        pytest.param("raise MemoryError", "too_much_memory", id="runs out of memory"),
    ],
)
def test_whatever_happens_to_the_process_ends_in_a_sentence(monkeypatch, program, code):
    run_instead(monkeypatch, program)
    with pytest.raises(Refusal) as refusal:
        read_workbook(b"a,b\n", "plan.csv", limits=replace(LIMITS, wall_seconds=0.5))
    assert refusal.value.code == code


CONFINED = f"""
import json, os, sys
sys.path.insert(0, {str(Path(door.__file__).resolve().parents[2])!r})
from imports.files.limits import LIMITS
from imports.files.reading import child
environment = dict(os.environ)
child.confine(LIMITS)
found = {{"environment": sorted(set(environment) - {{"LC_CTYPE"}}), "folder": os.getcwd()}}
try:
    with open(sys.argv[1], "w") as file:
        file.write("x")
        file.flush()
    found["written"] = True
except OSError as error:
    found["written"] = error.errno
try:
    found["opened"] = len([os.open("/dev/null", os.O_RDONLY) for _ in range(100)])
except OSError as error:
    found["opened"] = error.errno
found["modules"] = [name for name in ("django", "openpyxl", "sqlite3", "socket") if name in sys.modules]
print(json.dumps({{"refusal": ["found", json.dumps(found), None]}}))
"""


def test_the_process_has_no_environment_and_writes_no_file(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "not for the child")
    target = tmp_path / "written"
    run_instead(monkeypatch, CONFINED)
    door.COMMAND.append(str(target))
    with pytest.raises(Refusal) as refusal:
        read_workbook(b"a,b\n", "plan.csv")
    assert json.loads(refusal.value.message) == {
        "environment": [],
        "folder": "/",
        "written": 27,  # EFBIG: no file may grow past nought bytes
        "opened": 24,  # EMFILE: no more files may be opened
        "modules": [],
    }
    assert not target.exists() or target.read_bytes() == b""


def test_the_process_starts_quickly_and_imports_neither_django_nor_openpyxl():
    program = f"import runpy, sys; runpy.run_path({str(door.CHILD)!r}); print(sorted(sys.modules))"
    done = subprocess.run(
        [*door.COMMAND[:-1], "-c", program], capture_output=True, check=True, env={}, text=True
    )
    assert "imports.files.reading.xlsx" in done.stdout
    assert not any(f"'{name}" in done.stdout for name in ("django", "openpyxl", "sqlite3", "lxml"))


def test_reading_agrees_with_openpyxl_on_a_plan_of_a_hundred_rows():
    rows = [
        [f"{n / 10:.1f}", f"Action {n}", dt.datetime(2025, 1, 1) + dt.timedelta(days=n), n / 7, n % 2 == 0]
        for n in range(100)
    ]
    content = table(rows)
    theirs = openpyxl.load_workbook(io.BytesIO(content))["Plan"].iter_rows(values_only=True)
    for row, expected in zip(read_sheet(content).rows, theirs, strict=True):
        number, action, day, share, even = row.cells
        assert (number.text, action.text) == expected[:2]
        assert dt.datetime.fromisoformat(day.value) == expected[2]
        assert float(share.value) == expected[3]
        assert even.text == str(expected[4]).upper()
