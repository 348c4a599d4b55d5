"""Files of figures made for one test each, and what is read of them."""

from datetime import date

from imports.figures.answers import Answers
from imports.figures.parsed import FiguresRead
from imports.figures.reading import understand_figures
from imports.figures.standing import NOTHING_KNOWN, Known
from imports.files.cells import Workbook
from tests.imports.sheets import read_here, table

TODAY = date(2026, 6, 30)
HEADINGS = ["measure", "population", "characteristic", "category", "as_at", "numerator", "denominator",
"value",
            "unit", "marker", "is_baseline", "target", "target_by", "source", "note"]  # fmt: skip


def row(**said: object) -> list[object]:
    """A row of the template: the share of the workforce in March 2025, unless said otherwise."""
    usual = {"measure": "Share of workforce", "population": "Workforce", "as_at": "March 2025", "unit": "%"}
    return [{**usual, **said}.get(name) for name in HEADINGS]


def read_rows(
    *rows: list[object],
    answers: dict | None = None,
    known: Known = NOTHING_KNOWN,
    formats: dict | None = None,
) -> FiguresRead:
    return read_file(table([HEADINGS, *rows], formats), answers, known)


def read_file(content: bytes, answers: dict | None = None, known: Known = NOTHING_KNOWN) -> FiguresRead:
    return understood(read_here(content), answers, known)


def understood(workbook: Workbook, answers: dict | None = None, known: Known = NOTHING_KNOWN) -> FiguresRead:
    return understand_figures(workbook, Answers.from_json(answers), known=known, today=TODAY)


def told(read: FiguresRead) -> list[tuple]:
    """Of each figure its cell, category and value or marker."""
    return [(f.cell, f.group, f.value if not f.marker else f.marker.value) for f in read.figures]


def codes(read: FiguresRead) -> list[tuple[str, str]]:
    return [(one.cell, one.code) for one in read.rejected]
