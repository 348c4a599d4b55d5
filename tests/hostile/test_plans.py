"""Files of people who mean no good, or whose spreadsheet does not: refused in a sentence, or read safely."""

import csv
import io
import json
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from django.core.management import call_command

from accounts.roles import Role
from objectives.models import Action
from tests.builders import make_user
from tests.imports.examples.books import Book, document_bytes, new_document, typed
from tests.imports.plans import upload
from tests.imports.sheets import package, package_parts, table, zipped

pytestmark = pytest.mark.django_db

HEADINGS = ("No.", "Action", "Owner", "Start", "End", "Success measure", "Status", "Progress")
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SECONDS = 15


def row(**values: object) -> list[object]:
    known = {
        "number": "1.1", "action": "Ask people", "owner": "HR", "start": "2025", "end": "2026",
        "measure": "They say so", "status": "In progress", "progress": "Half of them asked",
    } | values  # fmt: skip
    return list(known.values())


def plan(*rows: list[object]) -> bytes:
    return table([HEADINGS, *rows])


def in_every_cell(*texts: object) -> bytes:
    """A row for each text, which stands in each of its columns."""
    return plan(*([text] * len(HEADINGS) for text in texts))


def as_inline(text: str) -> bytes:
    """Cells whose words stand in the sheet's own XML, as no program of Microsoft writes them."""
    rows = [HEADINGS, [text] * 8]
    data = "".join(
        f'<row r="{n}">'
        + "".join(f'<c t="inlineStr"><is><t>{value}</t></is></c>' for value in values)
        + "</row>"
        for n, values in enumerate(rows, start=1)
    )
    return package(data)


def numbers(*values: str) -> bytes:
    """Cells of the number column with these stored values, whatever a spreadsheet would say to them."""
    parts = ['<row r="1"><c r="A1" t="str"><v>No.</v></c><c r="B1" t="str"><v>Action</v></c></row>']
    parts += [
        f'<row r="{n}"><c r="A{n}"><v>{value}</v></c><c r="B{n}" t="str"><v>Do thing {n}</v></c></row>'
        for n, value in enumerate(values, start=2)
    ]
    return package("".join(parts))


def dated(serial: str, *, since_1904: bool = False) -> bytes:
    head = "".join(f'<c t="str"><v>{heading}</v></c>' for heading in ("No.", "Action", "End"))
    data = (
        f'<row r="1">{head}</row><row r="2"><c t="str"><v>1</v></c><c t="str"><v>Do it</v></c>'
        f'<c r="C2" s="1"><v>{serial}</v></c></row>'
    )
    start = '<workbookPr date1904="1"/>' if since_1904 else ""
    return package(data, styles='<cellXfs><xf/><xf numFmtId="14"/></cellXfs>', workbook_start=start)


def with_dimension() -> bytes:
    return package(
        '<row r="1"><c t="str"><v>No.</v></c><c t="str"><v>Action</v></c></row>'
        '<row r="2"><c><v>1</v></c><c t="str"><v>Do it</v></c></row>',
        before='<dimension ref="A1:XFD1048576"/>',
    )


def with_merges(*ranges: str) -> bytes:
    merges = "".join(f'<mergeCell ref="{each}"/>' for each in ranges)
    data = (
        '<row r="1"><c t="str"><v>Objective</v></c><c t="str"><v>Action</v></c></row>'
        '<row r="2"><c t="str"><v>Be fair</v></c><c t="str"><v>Do it</v></c></row>'
        '<row r="3"><c r="B3" t="str"><v>Do more</v></c></row>'
    )
    return package(data, after=f"<mergeCells>{merges}</mergeCells>")


def with_external_link() -> bytes:
    parts = package_parts()
    parts["xl/externalLinks/externalLink1.xml"] = "<externalLink/>"
    parts["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r"'
        ' Type="x" Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
    )
    return zipped(parts.items())


def many_sheets(count: int) -> bytes:
    book = Book()
    for number in range(count):
        book.sheet(f"Sheet {number}").rows(HEADINGS, row(number=f"{number}.1"))
    return book.bytes()


def sheets_of_one_name() -> bytes:
    book = Book()
    book.sheet("Plan one").rows(HEADINGS, row())
    book.sheet("Plan two").rows(HEADINGS, row(number="1.2"))
    return replaced(book.bytes(), "xl/workbook.xml", b"Plan two", b"Plan one")


def sheet_named(name: bytes) -> bytes:
    book = Book()
    book.sheet("Plan one").rows(HEADINGS, row())
    return replaced(book.bytes(), "xl/workbook.xml", b"Plan one", name)


def replaced(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    file = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as before, ZipFile(file, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            data = before.read(name)
            after.writestr(name, data.replace(old, new) if name == part else data)
    return file.getvalue()


def document(*rows: list[str]) -> bytes:
    made = new_document()
    typed(made, [HEADINGS, *([str(value) for value in each] for each in rows)])
    return document_bytes(made)


def document_with(old: bytes, new: bytes) -> bytes:
    return replaced(document(row(action="PUT IT HERE")), "word/document.xml", old, new)


def nested_tables(deep: int) -> bytes:
    table_xml = b"<w:p><w:r><w:t>deep down</w:t></w:r></w:p>"
    for _ in range(deep):
        table_xml = b"<w:tbl><w:tr><w:tc>" + table_xml + b"</w:tc></w:tr></w:tbl><w:p/>"
    return document_with(b"<w:p><w:r><w:t>PUT IT HERE</w:t></w:r></w:p>", table_xml)


def many_tables(count: int) -> bytes:
    table_xml = b"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>"
    return document_with(b"<w:sectPr", table_xml * count + b"<w:sectPr")


def entity_in_document() -> bytes:
    content = document(row())
    return replaced(
        content, "word/document.xml", b"<w:document ", b'<!DOCTYPE d [<!ENTITY e "x">]><w:document '
    )


DEEP = b"<w:smartTag>" * 3_000 + b"</w:smartTag>" * 3_000
MARKUP = "\"'><script>alert(1)</script><style>*{display:none}</style>{{ 7|add:7 }}{% load x %}"
FILES: dict[str, Callable[[], bytes]] = {
    "a formula without value in every cell": lambda: plan(["=1+1"] * 8, ['=HYPERLINK("http://a.test","x")'] * 8),
    "texts that Excel would run": lambda: as_inline("=cmd|' /C calc'!A0"),
    "signs before texts": lambda: in_every_cell("+1+1", "-2+3", "@SUM(A1)", "\t=1", "%0A=1"),
    "look-alike digits": lambda: plan(
        row(number="١.٢", end="٣١/٠٣/٢٠٢٦"), row(number="１．１", end="２０２６"), row(number="1_0", end="1_0/2026"),
        row(number="②", end="Q²"), row(number="Ⅳ", end="½ 2026"),
    ),
    "numbers that are none": lambda: numbers("NaN", "INF", "-INF", "1E999", "-1E-999", "1_0", "٣", "0x10", "1e5"),
    "a number of 5,000 digits": lambda: numbers("9" * 5_000, "0." + "1" * 5_000, "-" + "9" * 400),
    "texts of 5,000 digits": lambda: in_every_cell("9" * 5_000, f"1.{'9' * 5_000}", f"{'9' * 5_000}. Do it"),
    "numbers with many dots": lambda: in_every_cell(".".join(["1"] * 2_000), "1." * 2_000, "(" * 3_000, "1)" * 900),
    "right to left and no width": lambda: in_every_cell(
        "\u202e1.1\u202c", "\u200b\u200b", "\u2066x\u2069", "\ufeffStatus", "a\u0301\u0301" * 300
    ),
    "escaped halves of characters": lambda: as_inline("_xD800_ _xDC00_ _x0000_ _x0008_ _xFFFF_"),
    "halves of characters as references": lambda: as_inline("&#xD800;"),
    "control characters as references": lambda: as_inline("&#8;&#0;"),
    "non-characters": lambda: as_inline("&#xFFFD;&#x10FFFD;\u0085\u2028\u2029"),
    "a long word": lambda: in_every_cell("W" * 3_000, "a" * 32_767),
    "a cell of one too many": lambda: as_inline("a" * 32_768),
    "lines and lines": lambda: in_every_cell("\n" * 5_000, "x\n" * 5_000, "- x\n" * 5_000),
    "separators and separators": lambda: in_every_cell(", " * 9_000, "and " * 8_000, "/" * 30_000, "(" * 30_000),
    "dates and dates": lambda: in_every_cell("Jan/" * 7_000, "2025-" * 6_000, "Q1 " * 9_000, "by the end of " * 2_000),
    "markup in every cell": lambda: in_every_cell(MARKUP),
    "markup in the headings": lambda: table([(*HEADINGS, MARKUP), [*row(), MARKUP]]),
    "a wide declared area": with_dimension,
    "a thousand million merged cells": lambda: with_merges("A2:XFD1048576"),
    "merges over one another": lambda: with_merges("A2:A3", "A2:B3", "A1:B3", "A3:A2"),
    "merges that are none": lambda: with_merges("A0:B0", "ZZZZ9:A1", "A99999999:B1"),
    "a link to another file": with_external_link,
    "two hundred sheets": lambda: many_sheets(200),
    "ninety sheets": lambda: many_sheets(90),
    "two sheets of one name": sheets_of_one_name,
    "a sheet named with slashes": lambda: sheet_named(b"../../etc/[passwd]:*?"),
    "a sheet without a name": lambda: sheet_named(b""),
    "a sheet with a long name": lambda: sheet_named(b"x" * 5_000),
    "a sheet named by markup": lambda: sheet_named(b"&lt;script&gt;alert(1)&lt;/script&gt;"),
    "61 columns": lambda: table([[*HEADINGS, *(f"More {n}" for n in range(53))], [*row(), *range(53)]]),
    "60 columns": lambda: table([[*HEADINGS, *(f"More {n}" for n in range(52))], [*row(), *range(52)]]),
    "the day before all days": lambda: dated("-1"),
    "day nought": lambda: dated("0"),
    "the 29th of February 1900": lambda: dated("60"),
    "the last day": lambda: dated("2958465"),
    "the day after the last": lambda: dated("2958466"),
    "a day far out": lambda: dated("1e15"),
    "a day of 1904": lambda: dated("45000", since_1904=True),
    "a day that is no number": lambda: dated("NaN"),
    "years far out": lambda: in_every_cell("31/12/9999", "1/1/0001", "31/12/99999", "0000-00-00", "2025-13-45"),
    "every row an objective": lambda: table([HEADINGS, *([f"Objective {n}: x"] for n in range(800))]),
    "headings and headings": lambda: table([HEADINGS] * 800),
    "one number everywhere": lambda: plan(*(row() for _ in range(600))),
    "one action everywhere": lambda: plan(*(row(number="") for _ in range(600))),
    "a csv of quotation marks": lambda: b"No.,Action\n1,\"" + b'""' * 16_000 + b'"\n',
    "a csv with a huge cell": lambda: b'No.,Action\n1,"' + b"a," * 40_000 + b'"\n',
    "a csv of ragged rows": lambda: b"No.,Action\n1,Do it,and that\n2\n",
    "a csv of commas": lambda: b"," * 59 + b"\n" + (b"," * 59 + b"\n") * 5_000,
    "a document": lambda: document(row(), row(number="1.2", action=MARKUP)),
    "a document that spans a thousand million columns": lambda: document_with(
        b'<w:gridCol w:w="', b'<w:gridCol w:x="999999999" w:w="'
    ),
    "a cell over a thousand million columns": lambda: document_with(
        b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="1000000000"/>'
    ),
    "a cell over fewer columns than none": lambda: document_with(b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="-5"/>'),
    "cells merged with nothing above": lambda: document_with(b"<w:tcPr>", b"<w:tcPr><w:vMerge/>"),
    "tables in tables": lambda: nested_tables(5),
    "tables in tables in tables": lambda: nested_tables(400),
    "two thousand tables": lambda: many_tables(2_000),
    "elements in elements": lambda: document_with(b"<w:t>PUT IT HERE</w:t>", DEEP),
    "an entity in a document": entity_in_document,
    "a field that reads a file": lambda: document_with(
        b"<w:t>PUT IT HERE</w:t>", b'<w:instrText>INCLUDETEXT "/etc/passwd"</w:instrText><w:t>Ask</w:t>'
    ),
    "a picture from elsewhere": lambda: document_with(
        b"<w:t>PUT IT HERE</w:t>", b'<w:altChunk/><w:t>Ask</w:t><w:object/>'
    ),
    "half a character in a document": lambda: document_with(b"PUT IT HERE", b"&#xD800;"),
    "escapes in a document": lambda: document_with(b"PUT IT HERE", b"_xD800_ _x0000_ \xef\xbf\xbe"),
    "a document of nothing": lambda: document_with(b"w:tbl", b"w:nothing"),
}  # fmt: skip
SHOWN = (
    "a formula without value in every cell", "texts that Excel would run", "signs before texts",
    "look-alike digits", "numbers that are none", "a number of 5,000 digits", "right to left and no width",
    "escaped halves of characters", "a long word", "markup in every cell", "markup in the headings",
    "merges over one another", "two sheets of one name", "a sheet named with slashes",
    "a sheet with a long name", "a sheet named by markup", "60 columns", "years far out", "a document",
    "escapes in a document",
)  # fmt: skip


def told(path: object, *options: str) -> dict:
    out = io.StringIO()
    try:
        with redirect_stdout(out):
            call_command("import_plan", path, "--strategy", "fair", "--json", *options, stdout=out)
    except SystemExit:
        pass
    return json.loads(out.getvalue())


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_or_refused_in_a_sentence(name, tmp_path):
    kind = "docx" if "document" in name or "tables" in name else "csv" if "csv" in name else "xlsx"
    path = tmp_path / f"plan.{kind}"
    path.write_bytes(FILES[name]())
    started = time.monotonic()
    preview = told(path, "--commit")
    assert time.monotonic() - started < SECONDS
    assert preview["outcome"] in ("ready", "needs_answers", "refused")
    assert all(problem["message"].strip().endswith((".", "?")) for problem in preview["problems"])
    if preview["outcome"] == "refused":
        assert [problem for problem in preview["problems"] if problem["severity"] == "error"]
    assert Action.objects.count() == (len(preview["actions"]) if preview["saved"] else 0)
    for action in preview["actions"]:
        for when in (action["start"], action["end"]):
            assert [when[end] for end in ("earliest", "latest") if when[end]] == sorted(
                when[end] for end in ("earliest", "latest") if when[end]
            )


@pytest.mark.parametrize("name", SHOWN)
def test_its_pages_open(name, client):
    client.force_login(make_user(Role.EDI_EDITOR, email="edi@example.test"))
    answer = upload(client, FILES[name](), name="plan.xlsx")
    assert answer.status_code in (200, 302)
    while answer.status_code == 302:
        answer = client.get(answer.headers["Location"])
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<script>alert(1)" not in page


FORMULAS = ("=1+1", "+1+1", "-2+3", "@SUM(A1:A9)", "=cmd|' /C calc'!A0", '=HYPERLINK("http://a.test","x")')


def test_what_looks_like_a_formula_is_words_on_its_way_in_and_out(tmp_path):
    """Typed as text, kept as text, written as text: nothing becomes a formula anywhere."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(["No.", "Action", "Owner", "Success measure", "Progress", "Budget code"])
    for number, text in enumerate(FORMULAS, start=1):
        writer.writerow([f"1.{number}", text, f"Team {number} {text}", text, text, text])
    path, out = tmp_path / "plan.csv", tmp_path / "out.xlsx"
    path.write_text(file.getvalue())
    assert told(path, "--commit")["saved"]
    call_command("export_plan", "--strategy", "fair", "--out", out)
    written = [cell for sheet in openpyxl.load_workbook(out) for row in sheet for cell in row if cell.value]
    assert {cell.data_type for cell in written} <= {"s", "n", "d"}
    assert {cell.value for cell in written} >= set(FORMULAS)
    again = told(out)
    assert (again["totals"]["same"], again["totals"]["new"]) == (len(FORMULAS), 0)
