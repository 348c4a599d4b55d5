"""The report as data: the snapshot as JSON, and its actions as CSV."""

import csv
import io

from reporting.renderers.cell_text import inert
from reporting.renderers.columns import COLUMNS, extra_columns
from reporting.snapshot import Snapshot, to_json


def snapshot_json(snapshot: Snapshot) -> bytes:
    return to_json(snapshot).encode()


def actions_csv(snapshot: Snapshot) -> bytes:
    """One row an action, UTF-8 with a byte order mark so that Excel reads Welsh names right."""
    extras = extra_columns(snapshot)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(
        [inert(heading) for heading in [*(column.heading for column in COLUMNS), *extras.values()]]
    )
    for line in snapshot.lines:
        cells = [column.value(line) for column in COLUMNS] + [line.extra.get(name, "") for name in extras]
        writer.writerow([inert("" if cell is None else str(cell)) for cell in cells])
    return b"\xef\xbb\xbf" + out.getvalue().encode()
