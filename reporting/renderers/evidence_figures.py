"""Every figure of a report, one a row: the same in the workbook and in the CSV file."""

from collections.abc import Iterator
from datetime import date

from reporting.evidence import FigureShown, MeasureShown
from reporting.snapshot import Snapshot

COLUMNS = (
    "Measure", "Population", "Part", "Characteristic", "Group", "Date", "Date as written", "Figure", "Value", "Unit",
    "People counted", "Of", "Baseline", "In favour of", "Source",
)  # fmt: skip
UNITS = {"percent": "%", "count": "people or things", "money": "£"}
type Cell = str | int | float | date | None


def figure_rows(snapshot: Snapshot) -> Iterator[list[Cell]]:
    """Of each measure first the figures of all, then those of groups. What is hidden says `[c]` in every column."""
    for measure in snapshot.evidence:
        for series in measure.series:
            part = series.label if series.part else ""
            for figure in series.figures:
                yield _row(measure, figure, part=part)
        for breakdown in measure.breakdowns:
            for row in breakdown.rows:
                for shown in row.figures:
                    if shown:
                        yield _row(measure, shown, characteristic=breakdown.characteristic, group=row.name)


def _row(
    measure: MeasureShown, figure: FigureShown, *, part: str = "", characteristic: str = "", group: str = ""
) -> list[Cell]:
    mark = figure.text if figure.value is None and not figure.words else ""
    return [
        measure.name,
        measure.population,
        part,
        characteristic,
        group,
        figure.on,
        figure.when,
        figure.words or figure.text,
        mark or figure.value,
        measure.unit_words or UNITS.get(measure.unit, measure.unit),
        mark or figure.count,
        figure.of,
        "Yes" if figure.is_baseline else "",
        figure.in_favour_of,
        measure.source,
    ]
