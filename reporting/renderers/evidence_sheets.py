"""The evidence as sheets of a workbook, each with one named table."""

from collections.abc import Callable, Iterator

from openpyxl import Workbook

from reporting.evidence import MeasureShown
from reporting.numbers import listed
from reporting.renderers.evidence_figures import COLUMNS, figure_rows
from reporting.renderers.evidence_paper import measure_row, sentence_about
from reporting.renderers.sheets import Row, Sheet, Value
from reporting.snapshot import Snapshot

NUMBERS = ("Value", "People counted", "Of")
WIDTHS = (40, 26, 18, 22, 34, 13, 18, 18, 12, 14, 14, 12, 10, 14, 34)


type Written = tuple[str, str, Callable[[Workbook, Snapshot], None]]


def sheets(snapshot: Snapshot) -> list[Written]:
    return [
        ("Measures", "What each measure says: baseline, latest, target", _measures),
        ("Measure figures", "Every figure of every measure, one row each", _figures),
    ]


def _measures(book: Workbook, snapshot: Snapshot) -> None:
    sheet = Sheet(book, "Measures", [44, 26, 22, 22, 26, 24, 70, 22, 26, 26, 34])
    styles = sheet.styles
    sheet.row(["What the measures say"], styles.title)
    sheet.row([sentence_about(snapshot.evidence)], styles.lead)
    headings = [
        "Measure", "Population", "Baseline", "Latest", "Target", "Which way", "In a sentence", "Evidence for objective",
        "What is due", "Who answers for it", "Source",
    ]  # fmt: skip
    looks = [styles.strong, *[styles.text] * (len(headings) - 1)]
    sheet.table("Measures", headings, ((_measure(one), looks) for one in snapshot.evidence))


def _measure(measure: MeasureShown) -> list[Value]:
    row = measure_row(measure)
    return [
        row.name,
        row.population,
        row.baseline,
        row.latest,
        row.target,
        row.way,
        measure.sentence,
        listed([one.number or one.title for one in measure.objectives]),
        measure.due,
        measure.owner,
        measure.source,
    ]


def _figures(book: Workbook, snapshot: Snapshot) -> None:
    sheet = Sheet(book, "Measure figures", WIDTHS)
    sheet.sheet.freeze_panes = "B2"
    sheet.sheet.print_title_rows = "1:1"
    styles = sheet.styles
    looks = [styles.strong, *[styles.figure if name in NUMBERS else styles.text for name in COLUMNS[1:]]]

    def rows() -> Iterator[Row]:
        yield from ((cells, looks) for cells in figure_rows(snapshot))

    sheet.table("MeasureFigures", COLUMNS, rows())
