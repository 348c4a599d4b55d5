"""The template that HR fills in: a workbook with drop-downs, guidance and examples, or a CSV file."""

from __future__ import annotations

import csv
import io
from typing import Any

from imports.figures.headings import TEMPLATE, Role
from measures.models import Characteristic
from measures.vocabulary import Marker, Unit

GUIDANCE: dict[Role, tuple[str, str, str]] = {
    Role.MEASURE: ("What is measured. The same words each time.", "Share of workforce", "Disclosure rate"),
    Role.POPULATION: ("Whom it counts.", "Workforce", "Workforce"),
    Role.CHARACTERISTIC: ("Leave it empty for everybody.", "Race", ""),
    Role.CATEGORY: (
        "A monitoring category of the characteristic; empty for everybody.",
        "Asian or Asian British",
        "",
    ),
    Role.AS_AT: ("The day, month or year that the figure speaks for.", "31 March 2025", "2024/25"),
    Role.NUMERATOR: ("How many people, where that is known.", "42", ""),
    Role.DENOMINATOR: ("Of how many people.", "600", ""),
    Role.VALUE: (
        "The figure itself; a percentage as 34 or 34%. Empty where it follows from the two before.",
        "",
        "64.9",
    ),
    Role.UNIT: ("%, count, FTE, years, £, hours, score, ratio, or a rate such as “per 1,000”.", "%", "%"),
    Role.MARKER: (
        "Why there is no figure: suppressed [c], not available [x], not applicable [z], low, nil.",
        "",
        "",
    ),
    Role.IS_BASELINE: ("“yes” for the figure that progress is counted from.", "yes", ""),
    Role.TARGET: ("What is to be reached, in the same unit.", "", "80"),
    Role.TARGET_BY: ("By when.", "", "March 2027"),
    Role.SOURCE: ("Where the figure comes from.", "HR system", "HR system"),
    Role.NOTE: ("What a reader has to know.", "Without casual staff", ""),
}
ROWS = 2_000  # so far down the drop-downs reach


def template_csv() -> bytes:
    """The headings alone, with the mark that makes a spreadsheet read UTF-8."""
    text = io.StringIO(newline="")
    csv.writer(text).writerow([role.value for role in TEMPLATE])
    return text.getvalue().encode("utf-8-sig")


def template_workbook() -> bytes:
    """Guidance, a sheet for the figures, and hidden lists for the drop-downs."""
    from openpyxl import Workbook  # stays out of start-up
    from openpyxl.styles import Alignment, Font

    workbook = Workbook()
    guidance, figures = workbook.active, workbook.create_sheet("Figures")
    assert guidance is not None
    guidance.title = "Guidance"
    lines = [("Column", "What it holds", "Example one", "Example two")]
    lines += [(role.value, *GUIDANCE[role]) for role in TEMPLATE]
    for line in lines:
        _write(guidance, line)
    _write(figures, tuple(role.value for role in TEMPLATE))
    for sheet, widths in ((guidance, (18, 76, 26, 26)), (figures, (28,) * 4 + (16,) * 11)):
        for place, width in enumerate(widths):
            sheet.column_dimensions[chr(65 + place)].width = width
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        sheet.freeze_panes = "A2"
    for row in guidance.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    _add_lists(workbook, figures)
    workbook.active = 1
    workbook.properties.title = "Template for figures"
    workbook.properties.language = "en-GB"
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def _write(sheet: Any, texts: tuple[str, ...]) -> None:
    """Text as text: whatever it begins with, it never becomes a formula."""
    row = sheet.max_row + 1 if sheet.cell(1, 1).value is not None else 1
    for column, text in enumerate(texts, 1):
        cell = sheet.cell(row, column)
        cell.value, cell.data_type = text, "s"


def _add_lists(workbook: Any, figures: Any) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation  # stays out of start-up

    choices = {
        Role.CHARACTERISTIC: list(Characteristic.objects.values_list("name", flat=True)),
        Role.UNIT: [
            "%",
            "count",
            "FTE",
            *(u.value for u in Unit if u not in (Unit.PERCENT, Unit.COUNT, Unit.RATE)),
        ],
        Role.MARKER: [marker.value for marker in Marker if marker],
        Role.IS_BASELINE: ["yes"],
    }
    lists = workbook.create_sheet("Lists")
    lists.sheet_state = "hidden"
    for column, (role, texts) in enumerate(choices.items(), 1):
        letter = chr(64 + column)
        for row, text in enumerate([role.value, *texts], 1):
            cell = lists.cell(row, column)
            cell.value, cell.data_type = text, "s"
        rule = DataValidation(
            type="list",
            formula1=f"Lists!${letter}$2:${letter}${len(texts) + 1}",
            allow_blank=True,
            showErrorMessage=False,
        )
        place = chr(65 + TEMPLATE.index(role))
        rule.add(f"{place}2:{place}{ROWS}")
        figures.add_data_validation(rule)
