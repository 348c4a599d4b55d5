"""Other files than the plain workbook: the plan as a table of a Word document, and a table of sixty columns."""

from io import BytesIO
from typing import Any

from bench.filling import HEADINGS
from bench.plans import PlannedAction, planned_actions

COLUMNS = 60


def document_of(count: int) -> bytes:
    """The plan as one table of a Word document, with a heading row that repeats on each page."""
    from docx import Document
    from docx.oxml import OxmlElement

    document = Document()
    table = document.add_table(rows=1, cols=len(HEADINGS))
    heading = table.rows[0]
    heading._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, text in zip(heading.cells, HEADINGS, strict=True):
        cell.text = text
    for plan in planned_actions(count):
        row = OxmlElement("w:tr")
        for text in _texts(plan):
            _add_cell(row, text)
        table._tbl.append(row)
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def wide_workbook(count: int) -> bytes:
    """The plan with columns up to the sixty that a file may have; every other one of them a quarter's update."""
    from openpyxl import Workbook

    more = COLUMNS - len(HEADINGS)
    extra = [f"Update Q{n % 4 + 1} {2010 + n // 4}" if n % 2 else f"Budget line {n}" for n in range(more)]
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Action plan")
    sheet.append([*HEADINGS, *extra])
    for n, plan in enumerate(planned_actions(count)):
        told = [f"Told in part {place} of row {n}" for place in range(more)]
        sheet.append([*_texts(plan), *told])
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def _texts(plan: PlannedAction) -> tuple[str, ...]:
    return (
        plan.number, plan.text, "; ".join(plan.owners), plan.start, plan.end, plan.success_measure, plan.status,
        plan.progress,
    )  # fmt: skip


def _add_cell(row: Any, text: str) -> None:
    from docx.oxml import OxmlElement

    cell, paragraph, run, words = (OxmlElement(f"w:{tag}") for tag in ("tc", "p", "r", "t"))
    words.text = text
    run.append(words)
    paragraph.append(run)
    cell.append(paragraph)
    row.append(cell)
