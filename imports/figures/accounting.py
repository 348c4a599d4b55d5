"""No cell of a file of figures is lost: each belongs to something that was said about the file."""

from __future__ import annotations

from collections.abc import Iterable

from imports.figures.blocks import Place
from imports.figures.parsed import Draft, FiguresRead, SheetRead


def lost_cells(read: FiguresRead) -> list[str]:
    """The filled cells that are no figure, target, total, heading, label or wrong row, and that nobody named."""
    return [f"{sheet.sheet.name}!{address}" for sheet in read.sheets for address in _lost(sheet)]


def _lost(sheet: SheetRead) -> Iterable[str]:
    if not sheet.used:
        return
    whole_rows = {row for row, _ in sheet.ignored} | set(sheet.heading_rows)
    if sheet.layout != "cross":
        whole_rows |= {draft.row for draft in sheet.drafts}
    places = set(sheet.told) | {place for draft in sheet.drafts for place in cells_of(draft)}
    for row in sheet.sheet.rows:
        for cell in row.cells:
            if not cell.is_blank and row.number not in whole_rows and (row.number, cell.column) not in places:
                yield f"{cell.letter}{row.number}"


def cells_of(draft: Draft) -> Iterable[Place]:
    """Where the figures of a draft stand."""
    for cell in (draft.value, draft.numerator):
        if cell is not None:
            yield draft.row, cell.column
    if draft.denominator is not None:
        yield draft.row, draft.denominator.column
