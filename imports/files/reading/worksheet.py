"""One worksheet, read in a single pass: cells as seen, hidden rows and columns, merged ranges.

What the sheet declares about its own size is never looked at, since many programs write it wrongly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from imports.files.cells import Refusal, column_letter, pack
from imports.files.kinds import damaged
from imports.files.reading.docx_symbols import symbol
from imports.files.reading.parts import JOINT, Attributes, new_parser, run, whole_number
from imports.files.reading.shared_texts import Strokes, is_on
from imports.files.reading.styles import PLAIN
from imports.files.reading.values import Book, Values

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
LONGEST_IN_SIGNS = 3  # letters in a font of signs; a sentence in such a font is a slip
_LETTERS = re.compile(r"[A-Z]{1,3}")
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?[A-Z]{1,3}\$?[0-9]{1,7})?")


@dataclass(slots=True)
class Budget:
    """What is left of the cells and characters that a whole workbook may have."""

    cells: int
    characters: int


def column_number(letters: str) -> int:
    if not _LETTERS.fullmatch(letters):
        raise damaged("a cell has no proper address")
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


class WorksheetReader:
    """Reads one sheet part into the packed lists of `Sheet.from_json`.

    The handlers run once or more for every cell, so they are kept flat.
    """

    def __init__(self, name: str, book: Book, budget: Budget) -> None:
        self.name = name
        self.book = book
        self.budget = budget
        self.rows: list[list[Any]] = []
        self.merges: list[str] = []
        self.hidden_ranges: list[tuple[int, int]] = []
        self.used_columns: set[int] = set()
        self.has_colour_rules = False
        self.partly_struck: list[str] = []
        self._columns: dict[str, int] = {}
        self._values = Values(book)
        self._row_number = 0
        self._row_hidden = False
        self._cells: list[list[Any]] = []
        self._has_words = False
        self._in_phonetic = False
        self._chunks: list[str] = []
        self._start_cell({})
        self._column = 0

    def read(self, part: bytes) -> list[Any]:
        parser = new_parser()
        parser.StartElementHandler = self._root
        parser.CharacterDataHandler = self._chunks.append
        self._parser = parser
        run(parser, part, f"sheet “{self.name}”")
        self._mark_merges()
        return [self.name, 0, self.merges, self._hidden_columns(), self.rows]

    def _root(self, name: str, _attributes: Attributes) -> None:
        space, _, tag = name.rpartition(JOINT)
        if tag != "worksheet" or not space.endswith(("/spreadsheetml/2006/main", "/spreadsheetml/main")):
            raise damaged(f"sheet “{self.name}” is not a worksheet")
        starts = {f"{space}{JOINT}{tag}": getattr(self, method) for tag, method in _STARTS.items()}
        ends = {f"{space}{JOINT}{tag}": getattr(self, method) for tag, method in _ENDS.items()}

        def start(name: str, attributes: Attributes) -> None:
            if name in starts:
                starts[name](attributes)

        def end(name: str) -> None:
            if name in ends:
                ends[name]()

        self._parser.StartElementHandler = start
        self._parser.EndElementHandler = end

    # Rows

    def _start_row(self, attributes: Attributes) -> None:
        number = attributes.get("r")
        row = whole_number(number, "a row") if number else self._row_number + 1
        if not self._row_number < row <= LAST_ROW:
            raise damaged(f"sheet “{self.name}” has row {row} twice or out of order")
        self._row_number = row
        self._row_hidden = attributes.get("hidden") in ("1", "true")
        self._cells = []
        self._has_words = False
        self._column = 0

    def _end_row(self) -> None:
        if not self._has_words:
            return
        self.rows.append([self._row_number, int(self._row_hidden), self._cells])
        limits = self.book.limits
        if len(self.rows) > limits.rows:
            raise Refusal(
                "too_many_rows",
                f"Sheet “{self.name}” has more than {limits.rows - 1:,} rows below its heading. "
                "Split it into several files.",
                f"Sheet “{self.name}”, row {self._row_number}",
            )
        if len(self.used_columns) > limits.columns:
            raise Refusal(
                "too_many_columns",
                f"Sheet “{self.name}” uses more than {limits.columns} columns. "
                "Remove the columns that do not belong to the plan.",
                f"Sheet “{self.name}”, row {self._row_number}",
            )

    # Cells

    def _start_cell(self, attributes: Attributes) -> None:
        self._address = attributes.get("r")
        self._type = attributes.get("t", "n")
        self._style = attributes.get("s", "0")
        self._stored: str | None = None
        self._inline: list[str] = []
        self._strokes = Strokes()
        self._run_struck: bool | None = None
        self._has_formula = False

    def _start_formula(self, _: Attributes) -> None:
        self._has_formula = True

    def _start_text(self, _: Attributes) -> None:
        self._chunks.clear()

    def _end_value(self) -> None:
        self._stored = "".join(self._chunks)

    def _end_text(self) -> None:
        if not self._in_phonetic:
            self._inline.append("".join(self._chunks))
            self._strokes.add(self._inline[-1], self._run_struck)

    def _start_run(self, _: Attributes) -> None:
        self._run_struck = None

    def _start_look(self, _: Attributes) -> None:
        self._run_struck = False

    def _start_strike(self, attributes: Attributes) -> None:
        self._run_struck = is_on(attributes)

    def _start_phonetic(self, _: Attributes) -> None:
        self._in_phonetic = True

    def _end_phonetic(self) -> None:
        self._in_phonetic = False

    def _end_cell(self) -> None:
        column = self._place()
        style_number = int(self._style) if self._style.isdecimal() else 0
        styles = self.book.styles
        style = styles[style_number] if style_number < len(styles) else PLAIN
        stored = "".join(self._inline) if self._type == "inlineStr" else self._stored
        text, kind, value, shown_as, precision = self._values.show(
            self._type, stored, self._has_formula, style, style_number
        )
        if not text and kind != "formula_without_value":
            if style.fill and style.fill != "FFFFFF" and column <= self.book.limits.columns:
                self._cells.append([column, "", "text", None, None, style.fill])
            return
        if style.sign_font and len(text) <= LONGEST_IN_SIGNS:
            text = symbol(style.sign_font, text)
        struck = self._struck(style.struck) if text else None
        self._count(text)
        self._has_words = True
        self.used_columns.add(column)
        if kind == "text" and not style.fill and not struck and not style.indent:
            self._cells.append([column, text])  # what `pack` would leave of it
        else:
            self._cells.append(
                pack([column, text, kind, value, shown_as, style.fill, precision, None, struck, style.indent])
            )

    def _struck(self, cell_is_struck: bool) -> bool | None:
        """True where a line goes through all the words; a cell with a line through some is noted."""
        strokes = self._strokes if self._type == "inlineStr" else None
        if self._type == "s" and self._stored and self.book.texts.strokes:
            strokes = self.book.texts.strokes.get(int(self._stored))
        told = strokes.of(cell_is_struck) if strokes else ("all" if cell_is_struck else None)
        if told == "part":
            self.partly_struck.append(f"{column_letter(self._column)}{self._row_number}")
        return True if told == "all" else None

    def _place(self) -> int:
        address = self._address
        if address is None:
            column = self._column + 1
        else:
            letters = address.rstrip("0123456789")
            if address[len(letters) :] != str(self._row_number):
                raise damaged(f"cell {address[:20]} of sheet “{self.name}” is not in its row")
            column = self._columns.get(letters) or self._columns.setdefault(letters, column_number(letters))
        if not self._column < column <= LAST_COLUMN:
            raise damaged(f"row {self._row_number} of sheet “{self.name}” has a cell twice or out of order")
        self._column = column
        return column

    def _count(self, text: str) -> None:
        limits, budget = self.book.limits, self.budget
        budget.cells -= 1
        budget.characters -= len(text)
        if len(text) > limits.characters_in_cell:
            raise Refusal(
                "cell_too_long",
                f"This cell holds more than {limits.characters_in_cell:,} characters. Shorten its text.",
                f"Sheet “{self.name}”, cell {column_letter(self._column)}{self._row_number}",
            )
        if budget.cells < 0 or budget.characters < 0:
            raise Refusal(
                "too_much_text",
                f"This workbook holds more than {limits.cells:,} cells or {limits.characters:,} characters. "
                "Remove the sheets that do not belong to the plan.",
                f"Sheet “{self.name}”, row {self._row_number}",
            )

    # What stands around the cells

    def _start_column(self, attributes: Attributes) -> None:
        if attributes.get("hidden") in ("1", "true"):
            first = whole_number(attributes.get("min"), "a column")
            self.hidden_ranges.append((first, whole_number(attributes.get("max"), "a column")))

    def _hidden_columns(self) -> list[str]:
        return [
            column_letter(column)
            for column in sorted(self.used_columns)
            if any(first <= column <= last for first, last in self.hidden_ranges)
        ]

    def _start_merge(self, attributes: Attributes) -> None:
        self.merges.append(attributes.get("ref", ""))
        if len(self.merges) > self.book.limits.merges:
            raise Refusal(
                "too_many_merges",
                f"Sheet “{self.name}” has more than {self.book.limits.merges:,} merged cells. "
                "Copy the table into a new workbook without merged cells.",
                f"Sheet “{self.name}”",
            )

    def _start_colour_rule(self, _: Attributes) -> None:
        self.has_colour_rules = True

    def _mark_merges(self) -> None:
        rows = {row[0]: row[2] for row in self.rows}
        for merge in self.merges:
            corner = _RANGE.fullmatch(merge)
            if not corner:
                raise damaged(f"sheet “{self.name}” has a merged range that is none")
            column = column_number(corner[1])
            for cell in rows.get(int(corner[2]), ()):
                if cell[0] == column:
                    _put_merge(cell, merge)


def _put_merge(cell: list[Any], merge: str) -> None:
    if len(cell) == 2:
        cell.append("text")
    cell.extend([None] * (8 - len(cell)))
    cell[7] = merge


_STARTS = {
    "c": "_start_cell",
    "v": "_start_text",
    "t": "_start_text",
    "row": "_start_row",
    "f": "_start_formula",
    "rPh": "_start_phonetic",
    "r": "_start_run",
    "rPr": "_start_look",
    "strike": "_start_strike",
    "col": "_start_column",
    "mergeCell": "_start_merge",
    "conditionalFormatting": "_start_colour_rule",
}
_ENDS = {
    "c": "_end_cell",
    "v": "_end_value",
    "t": "_end_text",
    "row": "_end_row",
    "rPh": "_end_phonetic",
}
