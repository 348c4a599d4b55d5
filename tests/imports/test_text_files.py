"""Tables saved as text: encodings, separators, and the row that is at fault."""

from __future__ import annotations

import codecs
from dataclasses import replace

import pytest

from imports.files.cells import Cell, Refusal
from imports.files.limits import LIMITS
from imports.files.reading.reader import read
from tests.imports.sheets import read_here, read_sheet, texts

PLAN = "No.,Action,End\r\n3.10,Café “drop-in” – begin,Jan-25\r\n"
UTF16 = "Read as UTF-16"
CP1252 = "Read as Windows-1252 (cp1252)"


@pytest.mark.parametrize(
    ("content", "notes"),
    [
        pytest.param(PLAN.encode(), ("Separator: comma",), id="UTF-8"),
        pytest.param(PLAN.encode("utf-8-sig"), ("Separator: comma",), id="UTF-8 with BOM"),
        pytest.param(codecs.BOM_UTF16_LE + PLAN.encode("utf-16-le"), (UTF16, "Separator: comma"), id="LE"),
        pytest.param(codecs.BOM_UTF16_BE + PLAN.encode("utf-16-be"), (UTF16, "Separator: comma"), id="BE"),
        pytest.param(PLAN.encode("cp1252"), (CP1252, "Separator: comma"), id="cp1252"),
    ],
)
def test_every_encoding_that_excel_writes_gives_the_same_words(content, notes):
    workbook = read_here(content)
    assert texts(workbook.sheets[0]) == [
        ["No.", "Action", "End"],
        ["3.10", "Café “drop-in” – begin", "Jan-25"],
    ]
    assert workbook.notes == notes


@pytest.mark.parametrize(
    ("separator", "word", "kind"), [(",", "comma", "csv"), (";", "semicolon", "csv"), ("\t", "tab", "tsv")]
)
def test_the_separator_is_the_one_that_gives_every_row_the_same_columns(separator, word, kind):
    rows = [["No.", "Action", "Share"], ["1.1", "Plan, do; check", "6,5"], ["1.2", "Do", "7,5"]]
    content = "\n".join(separator.join(f'"{text}"' for text in row) for row in rows)
    workbook = read_here(content.encode())
    assert texts(workbook.sheets[0]) == rows
    assert (workbook.kind, workbook.notes) == (kind, (f"Separator: {word}",))


def test_decimal_commas_do_not_make_a_comma_the_separator():
    assert texts(read_sheet(b"a;b;c\n1,5;2,5;3\n2,5;3,5;4\n")) == [
        ["a", "b", "c"],
        ["1,5", "2,5", "3"],
        ["2,5", "3,5", "4"],
    ]


def test_the_line_that_tells_excel_the_separator_is_no_row():
    sheet = read_sheet(b"sep=;\r\nNo.;Action\r\n1.1;Go\r\n")
    assert [(row.number, [cell.text for cell in row.cells]) for row in sheet.rows] == [
        (1, ["No.", "Action"]),
        (2, ["1.1", "Go"]),
    ]


def test_text_stays_text_and_nothing_is_guessed():
    sheet = read_sheet(b"n,f,t\n3.10,=1+1,01/02/2025\n")
    assert sheet.rows[1].cells == (Cell(1, "3.10"), Cell(2, "=1+1"), Cell(3, "01/02/2025"))
    assert sheet.name == "Sheet 1"


def test_rows_are_numbered_as_a_spreadsheet_shows_them():
    """A record with line breaks inside is one row, and an empty line is a row without cells."""
    sheet = read_sheet(b'Action,End\n"Line one\r\nline two",May-25\n\n,\n"Next",Jun-25\n')
    assert [(row.number, row.text(1)) for row in sheet.rows] == [
        (1, "Action"),
        (2, "Line one\nline two"),
        (5, "Next"),
    ]


def test_a_list_of_one_column_is_a_table():
    workbook = read_here(b"Action\nWrite, and print\nGo\n")
    assert texts(workbook.sheets[0]) == [["Action"], ["Write, and print"], ["Go"]]
    assert workbook.notes == ()


def test_spaces_and_unbreakable_spaces_stay():
    assert texts(read_sheet("a,b\n  x\u00a0 ,y\n".encode())) == [["a", "b"], ["  x\u00a0 ", "y"]]


@pytest.mark.parametrize(
    ("content", "code", "where"),
    [
        pytest.param(b"a,b,c\n1,2,3\n1,2\n1,2,3\n", "ragged_rows", "Row 3", id="a column short"),
        pytest.param(b"a,b\n1,2\n1,2,3\n", "ragged_rows", "Row 3", id="a column more"),
        pytest.param(b'a,b\n1,2\n1,"x"y\n', "bad_quotes", "Row 3", id="text behind a quotation mark"),
        pytest.param(b'a,b\n1,"2\n1,2\n', "bad_quotes", "Row 2", id="a quotation mark left open"),
        pytest.param(b"a,b\n1,\x00\n", "nul_in_text", None, id="NUL"),
        pytest.param("a,b\n".encode("utf-16-le"), "nul_in_text", None, id="UTF-16 that does not say so"),
        pytest.param("a,b\n".encode("utf-32"), "nul_in_text", None, id="UTF-32"),
        pytest.param(b"a,b\n1,\x07\n", "not_a_table", None, id="a bell"),
        pytest.param(b"a,b\n1,\x81\n", "not_a_table", None, id="neither UTF-8 nor cp1252"),
        pytest.param(codecs.BOM_UTF16_LE + b"\x00\xd8", "not_a_table", None, id="half a character"),
        pytest.param(b" \n\n", "empty_file", None, id="nothing but space"),
        pytest.param(b"a,b\n1," + b"x" * 32_768, "cell_too_long", "Row 2, column B", id="a long cell"),
        pytest.param(b"x," * 60 + b"x", "too_many_columns", None, id="61 columns"),
        pytest.param(b"a,b\n" + b"1,2\n" * 10_001, "too_many_rows", None, id="10,001 rows below the heading"),
    ],
)
def test_a_fault_is_named_with_its_row(content, code, where):
    with pytest.raises(Refusal) as refusal:
        read(content, LIMITS)
    assert (refusal.value.code, refusal.value.where) == (code, where)
    assert refusal.value.message.endswith(".")


def test_the_limits_themselves_are_allowed():
    assert len(read_sheet(b"a,b\n" + b"1,2\n" * 10_000).rows) == 10_001
    assert len(read_sheet(b"x," * 59 + b"x").rows[0].cells) == 60
    assert len(read_sheet(b"a,b\n1," + b"x" * 32_767).rows[1].text(2)) == 32_767


def test_a_file_past_the_upload_limit_is_refused():
    with pytest.raises(Refusal, match="larger than 1 MB"):
        read(b"a,b\n" * 500_000, replace(LIMITS, upload=2**20))


def test_a_title_above_the_table_may_be_narrower_than_it():
    content = b"Exported on 3 March 2026\n\nNo.,Action,End\n1,Begin,Jan-25\n2,Go on,Feb-25\n"
    assert [[cell.text for cell in row.cells] for row in read_sheet(content).rows if row.cells] == [
        ["Exported on 3 March 2026"],
        ["No.", "Action", "End"],
        ["1", "Begin", "Jan-25"],
        ["2", "Go on", "Feb-25"],
    ]


def test_headings_that_are_narrower_than_the_rows_are_no_title():
    with pytest.raises(Refusal) as refusal:
        read_here(b"No.,Action\n1,Ask, then tell\n2,Go, then come\n3,Sit, then stand\n")
    assert refusal.value.code == "ragged_rows"
