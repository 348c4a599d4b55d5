"""A whole file of figures, understood: each sheet by the layout it has, then what holds across them."""

from __future__ import annotations

from datetime import date

from imports.figures import pay_gap_service, tidy
from imports.figures.answers import Answers
from imports.figures.checks import check
from imports.figures.cross import read_cross
from imports.figures.parsed import FiguresRead, SheetRead
from imports.figures.settling import Settler
from imports.figures.standing import NOTHING_KNOWN, Known
from imports.files.cells import Sheet, Workbook
from imports.understanding.findings import Problem

NO_FIGURES = "It holds no table of figures that we recognise."


def understand_figures(
    workbook: Workbook, answers: Answers, *, known: Known = NOTHING_KNOWN, today: date
) -> FiguresRead:
    """Every figure of the file with where it stands,
    and every doubt. Nothing is lost: each filled cell belongs to
    a figure, a target, a total, a heading, a wrong row, or a row or column that is named as not used.
    """
    sheets = [_read_sheet(sheet, answers, known, today) for sheet in workbook.sheets]
    read = FiguresRead(workbook.file_name, workbook.sha256, sheets)
    for sheet in sheets:
        read.questions += sheet.questions
        read.problems += _unused_columns(sheet)
    Settler(read, known, answers, today).settle([draft for sheet in sheets for draft in sheet.drafts])
    check(read, answers, known.measures)
    read.problems += [_new_categories(name, new) for name, new in read.new_groups.items()]
    return read


def _read_sheet(sheet: Sheet, answers: Answers, known: Known, today: date) -> SheetRead:
    if answers.sheets.get(sheet.name, {}) is None:
        return SheetRead(sheet, why_not="You said that this sheet is not to be used.")
    if sheet.hidden and sheet.name not in answers.sheets:
        return SheetRead(sheet, why_not="The sheet is hidden. Show it in the file if its figures are wanted.")
    if headings := pay_gap_service.heading_row(sheet):
        return pay_gap_service.read_service(sheet, headings, answers, today)
    if headings := tidy.heading_row(sheet):
        return tidy.read_tidy(sheet, headings, answers, today)
    crossed = read_cross(sheet, answers, known, today)
    if crossed is not None:
        return crossed
    return SheetRead(sheet, why_not=NO_FIGURES if sheet.rows else "The sheet is empty.")


def _unused_columns(read: SheetRead) -> list[Problem]:
    return [
        Problem(
            "column_not_used",
            f"Column {column.letter}: {column.reason}",
            read.sheet.name,
            text=column.heading,
        )
        for column in read.columns
        if column.role == "ignore" and column.reason and read.layout == "tidy"
    ]


def _new_categories(name: str, new: list[str]) -> Problem:
    listed = "; ".join(new)
    return Problem(
        "new_categories",
        f"{name}: these categories are added to those that you monitor: {listed}.",
        text=name,
    )
