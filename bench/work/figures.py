"""HR's figures: reading and understanding ten thousand observations."""

import io
from collections.abc import Iterator

import openpyxl

from bench.pairs import Measured, measure
from bench.peers.workbook_reader import read_cells
from bench.plans import TODAY
from bench.prepared import Prepared
from imports.figures.answers import Answers
from imports.figures.headings import TEMPLATE
from imports.files.workbook import read_workbook
from imports.recording.outcome import FiguresOutcome
from imports.recording.running import run_figures

OBSERVATIONS = 10_000
GROUPS = ("White", "Asian", "Black", "Mixed", "Other", "Arab", "Chinese", "Irish", "Roma", "Not stated")


def filled_template(count: int) -> bytes:
    """Ten groups of the same measures, year by year; every twentieth figure is suppressed."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Figures")
    sheet.append([role.value for role in TEMPLATE])
    for n in range(count):
        measure_number, year, group = n // 200, 2001 + n // 10 % 20, GROUPS[n % 10]
        hidden = n % 20 == 19
        sheet.append(
            [
                f"Share of staff group {measure_number}", "Workforce", "Race", group, f"31 March {year}",
                None if hidden else 10 + n % 50, 1_000, None if hidden else (10 + n % 50) / 10, "%",
                "c" if hidden else None,
                None, None, None, "HR system", "Without casual staff",
            ]
        )  # fmt: skip
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def preview(content: bytes) -> FiguresOutcome:
    """From the bytes of the file to every figure understood and compared with those that are known."""
    outcome = run_figures(read_workbook(content, "figures.xlsx"), Answers(), today=TODAY, by=None, keep=False)
    assert outcome.outcome == "ready", (
        [one.message for one in outcome.read.rejected][:5] if outcome.read else ""
    )
    return outcome


def measured(_: Prepared, pairs: int) -> Iterator[Measured]:
    content = filled_template(OBSERVATIONS)
    yield measure(
        "figures", OBSERVATIONS, "openpyxl read-only",
        lambda: preview(content), lambda: read_cells(content), pairs=pairs,
        note="ours also understands and compares every figure; the peer only reads the cells",
    )  # fmt: skip
