"""The report as data: the snapshot as JSON, its actions and its figures as CSV."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from reporting.renderers import evidence_figures as figures
from reporting.renderers.cell_text import inert
from reporting.renderers.columns import COLUMNS, extra_columns
from reporting.snapshot import Snapshot, to_json


def snapshot_json(snapshot: Snapshot) -> bytes:
    return to_json(snapshot).encode()


def actions_csv(snapshot: Snapshot) -> bytes:
    """One row an action, UTF-8 with a byte order mark so that Excel reads Welsh names right."""
    extras = extra_columns(snapshot)
    headings = [*(column.heading for column in COLUMNS), *extras.values()]
    lines = (
        [column.value(line) for column in COLUMNS] + [line.extra.get(name, "") for name in extras]
        for line in snapshot.lines
    )
    return _csv(headings, lines)


def figures_csv(snapshot: Snapshot) -> bytes:
    """One row a figure of a measure, as the readers of the report may see it."""
    return _csv(figures.COLUMNS, figures.figure_rows(snapshot))


def _csv(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([inert(heading) for heading in headings])
    for cells in rows:
        writer.writerow([_written(cell) for cell in cells])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _written(cell: Any) -> str:
    """A number is no text of a person, so a negative one stays a number."""
    if isinstance(cell, float):
        return f"{cell:.10g}"
    return inert("" if cell is None else str(cell))
