"""One table of a Word document as a sheet: rows from 1, columns as a person sees them, merged cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from imports.files.cells import Refusal, column_letter, pack
from imports.files.limits import Limits
from imports.files.reading.docx_cells import CellWords, Content
from imports.files.reading.docx_colours import shading
from imports.files.reading.docx_grid import Columns
from imports.files.reading.docx_nodes import Node, is_on, number
from imports.files.reading.docx_notes import Note, Notes
from imports.files.reading.docx_styles import EMPTY
from imports.files.reading.docx_words import Reading, is_deleted, row_cells
from imports.files.reading.worksheet import Budget

MOST_COLUMNS = 63  # in a Word table
WIDEST = 31_680  # 22 inches, as wide as a page of Word can be


@dataclass(slots=True)
class _Cell:
    start: int
    end: int
    goes_on: bool  # lies under the merged cell above
    content: Content
    column: int = 0
    last_column: int = 0
    last_row: int = 0


@dataclass(slots=True)
class _Row:
    number: int
    hidden: bool
    cells: list[_Cell]


@dataclass(slots=True)
class TableReader:
    """Takes the rows of a table one after another; `finish` makes the packed list of `Sheet.from_json`."""

    name: str
    reading: Reading
    notes: Notes
    limits: Limits
    budget: Budget
    widths: list[int] = field(default_factory=list)
    _rows: list[_Row] = field(default_factory=list)
    _count: int = 0

    def grid(self, node: Node) -> None:
        columns = [child for child in node.children if child.tag == "gridCol"]
        self.widths = [number(child.attributes.get("w"), 0, WIDEST) for child in columns[:MOST_COLUMNS]]

    def row(self, node: Node) -> None:
        """A row that was deleted while changes were tracked is no row any more."""
        if is_deleted(node):
            self.notes.add(Note.TRACKED)
            return
        properties = node.find("trPr") or EMPTY
        if properties.find("ins") is not None:
            self.notes.add(Note.TRACKED)
        self._count += 1
        cells = row_cells(node)
        if len(cells) > self.limits.columns:
            raise self._refusal(
                "too_many_columns",
                f"{self.name} uses more than {self.limits.columns} columns. "
                "Remove the columns that do not belong to the plan.",
            )
        worded = [(cell, CellWords(self.reading.paragraphs(cell))) for cell in cells]
        if not any(words.is_shown for _, words in worded) and any(words.is_hidden for _, words in worded):
            hidden = True
        else:
            hidden = False
        placed = self._placed(properties, worded, with_hidden=hidden)
        self._rows.append(_Row(self._count, hidden or is_on(properties.find("hidden")), placed))
        if self._count > self.limits.rows:
            raise self._refusal(
                "too_many_rows",
                f"{self.name} has more than {self.limits.rows - 1:,} rows below its heading. "
                "Split it into several files.",
            )

    def _placed(self, row: Node, worded: list[tuple[Node, CellWords]], *, with_hidden: bool) -> list[_Cell]:
        """Each cell with its place in the grid; those that old files merge to the left are one cell."""
        at = number(row.value("gridBefore"), 0, MOST_COLUMNS)
        placed: list[_Cell] = []
        for node, words in worded:
            properties = node.find("tcPr") or EMPTY
            wide = max(1, number(properties.value("gridSpan"), 1, MOST_COLUMNS))
            content = words.content(
                shading(properties.find("shd"), self.reading.theme), with_hidden=with_hidden
            )
            content = self._counted(content)
            if placed and _goes_on(properties, "hMerge"):
                placed[-1].end = at + wide
                self._cover(placed[-1], content, self._count)
            else:
                placed.append(_Cell(at, at + wide, _goes_on(properties, "vMerge"), content))
            at += wide
        return placed

    def _counted(self, content: Content) -> Content:
        if not content.text:
            return content
        self.budget.cells -= 1
        self.budget.characters -= len(content.text)
        limits = self.limits
        if len(content.text) > limits.characters_in_cell:
            raise self._refusal(
                "cell_too_long",
                f"A cell of this row holds more than {limits.characters_in_cell:,} characters. Shorten its text.",
            )
        if self.budget.cells < 0 or self.budget.characters < 0:
            raise self._refusal(
                "too_much_text",
                f"This document holds more than {limits.cells:,} cells or {limits.characters:,} characters. "
                "Remove the parts that do not belong to the plan.",
            )
        return content

    def _refusal(self, code: str, message: str) -> Refusal:
        return Refusal(code, message, f"{self.name}, row {self._count}")

    def finish(self) -> list[Any]:
        columns = Columns([[(cell.start, cell.end) for cell in row.cells] for row in self._rows], self.widths)
        open_cells: dict[int, _Cell] = {}
        for row in self._rows:
            above, open_cells = open_cells, {}
            for cell in row.cells:
                cell.column, cell.last_column = columns.of((cell.start, cell.end))
                cell.last_row = row.number
                top = above.get(cell.column) if cell.goes_on else None
                if top is None:
                    cell.goes_on = False
                    open_cells[cell.column] = cell
                else:
                    top.last_row = row.number
                    open_cells[cell.column] = top
                    self._cover(top, cell.content, row.number)
        merges: list[str] = []
        rows = [packed for row in self._rows if (packed := self._packed(row, merges))]
        return [self.name, 0, merges, [], rows]

    def _cover(self, _: _Cell, content: Content, row: int) -> None:
        """Word shows only the first of merged cells; words left in another are not seen on the page."""
        if content.text:
            self.notes.add(Note.COVERED, f"{self.name}, row {row}", content.text)

    def _packed(self, row: _Row, merges: list[str]) -> list[Any] | None:
        cells = []
        for cell in row.cells:
            content = cell.content
            merged = self._merged(cell, row.number)
            if merged:
                merges.append(merged)
            for note, words in content.found if not cell.goes_on else ():
                self.notes.add(note, f"{self.name}, cell {column_letter(cell.column)}{row.number}", words)
            if cell.goes_on or not (content.text or (content.fill and content.fill != "FFFFFF")):
                continue
            struck = content.struck
            packed = [cell.column, content.text, "text", None, None, content.fill, None, merged, struck]
            cells.append(pack(packed))
        has_words = any(not cell.goes_on and cell.content.text for cell in row.cells)
        return [row.number, int(row.hidden), cells] if has_words else None

    def _merged(self, cell: _Cell, row: int) -> str | None:
        if cell.goes_on or (cell.column == cell.last_column and cell.last_row == row):
            return None
        first, last = column_letter(cell.column), column_letter(cell.last_column)
        return f"{first}{row}:{last}{cell.last_row}"


def _goes_on(properties: Node, name: str) -> bool:
    """Merged with the cell before it: the tag is there and does not say "restart"."""
    merge = properties.find(name)
    return merge is not None and merge.attributes.get("val", "continue") != "restart"
