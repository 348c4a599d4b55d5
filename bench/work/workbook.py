"""The report as a workbook."""

from collections.abc import Iterator

from bench.pairs import Measured, measure
from bench.peers.styled_workbook import styled_workbook
from bench.prepared import Prepared
from reporting.renderers.xlsx import render_xlsx


def measured(prepared: Prepared, pairs: int) -> Iterator[Measured]:
    snapshot = prepared.snapshot
    slowly = prepared.size > 2_000
    yield measure(
        "xlsx", prepared.size, "openpyxl, a style object a cell",
        lambda: render_xlsx(snapshot), lambda: styled_workbook(snapshot),
        pairs=1 if slowly else pairs, warm=not slowly,
        note="one pair only: the peer takes too long for more" if slowly and pairs > 1
        else "ours has cover, notes, summary and changes besides the list of actions",
    )  # fmt: skip
