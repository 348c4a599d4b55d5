"""Small workbooks made for one test each: as openpyxl writes them, or part by part for the awkward ones."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

import openpyxl
from openpyxl.workbook import Workbook as OpenpyxlWorkbook

from imports.files.cells import Sheet, Workbook
from imports.files.limits import LIMITS, Limits
from imports.files.reading.reader import read

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def read_here(content: bytes, limits: Limits = LIMITS) -> Workbook:
    """Read in this process, by the same rules as the child process."""
    return Workbook.from_json({**read(content, limits), "file_name": "plan.xlsx", "sha256": ""})


def read_sheet(content: bytes, limits: Limits = LIMITS) -> Sheet:
    return read_here(content, limits).sheets[0]


def texts(sheet: Sheet) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in sheet.rows]


def saved(workbook: OpenpyxlWorkbook) -> bytes:
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def table(rows: Iterable[Iterable[object]], formats: Mapping[str, str] | None = None) -> bytes:
    """A workbook with one sheet "Plan"; `formats` gives cells their number formats."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Plan"
    for row in rows:
        sheet.append(list(row))
    for address, code in (formats or {}).items():
        sheet[address].number_format = code
    return saved(workbook)


def zipped(parts: Iterable[tuple[str, bytes | str]], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as package:
        for name, part in parts:
            package.writestr(name, part)
    return file.getvalue()


def package_parts(
    sheet_data: str = '<row r="1"><c r="A1"><v>1</v></c></row>',
    *,
    before: str = "",
    after: str = "",
    workbook_start: str = "",
    workbook_end: str = "",
    shared: str | None = None,
    styles: str | None = None,
) -> dict[str, bytes | str]:
    """The parts of the smallest workbook there is, with a sheet "Plan", to be changed before zipping."""
    relations = [("worksheet", "worksheets/sheet1.xml")]
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{workbook_start}'
            f'<sheets><sheet name="Plan" sheetId="1" r:id="rId1"/></sheets>{workbook_end}</workbook>'
        ),
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{MAIN}">{before}<sheetData>{sheet_data}</sheetData>{after}</worksheet>'
        ),
    }
    if shared is not None:
        relations.append(("sharedStrings", "sharedStrings.xml"))
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{shared}</sst>'
    if styles is not None:
        relations.append(("styles", "styles.xml"))
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'
    parts["xl/_rels/workbook.xml.rels"] = _relations(relations)
    return parts


def package(sheet_data: str = '<row r="1"><c r="A1"><v>1</v></c></row>', **more: str) -> bytes:
    return zipped(package_parts(sheet_data, **more).items())


def _relations(targets: list[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'
