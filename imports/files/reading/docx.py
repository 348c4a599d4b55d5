"""A Word document as a workbook: each of its tables is a sheet, with the text that stands around it."""

from __future__ import annotations

import re
from typing import Any

from imports.files.cells import Refusal
from imports.files.limits import Limits
from imports.files.reading.docx_cells import lines
from imports.files.reading.docx_colours import read_theme
from imports.files.reading.docx_nodes import Node, read_blocks, read_tree
from imports.files.reading.docx_notes import Note, Notes
from imports.files.reading.docx_numbering import read_numbering
from imports.files.reading.docx_styles import read_styles
from imports.files.reading.docx_tables import TableReader
from imports.files.reading.docx_words import Reading, Words, is_deleted, row_cells
from imports.files.reading.parts import main_part, relations_of
from imports.files.reading.worksheet import Budget

BOLD_LINE = 9  # the level of a short line in bold or in a box: a heading in all but its style
_LONGEST_BOLD_LINE = 120
_PAGE_NUMBER = re.compile(r"(page\s*)?\d+(\s*(of|/)\s*\d+)?", re.IGNORECASE)
_NOTE_PARTS = {"footnotes": "footnote", "endnotes": "endnote"}


def read_docx(parts: dict[str, bytes], limits: Limits) -> dict[str, Any]:
    """The document as `Workbook.from_json` takes it, without its file name and hash."""
    main = main_part(parts, "it has no text")
    parts_of = _parts_of(parts, main)

    def described(kind: str) -> bytes | None:
        return next((part for found, part in parts_of if found == kind), None)

    styles = read_styles(read_tree(described("styles"), "the list of styles", "styles", limits), limits)
    lists = read_tree(described("numbering"), "the list of numberings", "numbering", limits)
    notes = Notes()
    reading = Reading(
        styles,
        read_numbering(lists, styles),
        read_theme(described("theme"), limits),
        _footnotes(described, limits),
    )
    document = _Document(reading, notes, limits)
    read_blocks(parts[main], document, limits)
    sheets = document.sheets()
    _note_what_was_left(parts_of, notes, limits)
    return {"kind": "docx", "notes": notes.sentences(), "sheets": sheets}


def _parts_of(parts: dict[str, bytes], main: str) -> list[tuple[str, bytes]]:
    """The parts that the text points to, by what they are for. One that is missing describes nothing."""
    folder, _, name = main.rpartition("/")
    if f"{folder}/_rels/{name}.rels" not in parts:
        return []
    relations = relations_of(parts, main).values()
    return [(each.kind, parts[each.part]) for each in relations if each.part in parts]


class _Document:
    """Receives the blocks of a document, and keeps what stands between one table and the next."""

    def __init__(self, reading: Reading, notes: Notes, limits: Limits) -> None:
        self.reading, self.notes, self.limits = reading, notes, limits
        self.budget = Budget(limits.cells, limits.characters)
        self._sheets: list[list[Any]] = []
        self._between: list[list[Any]] = []
        self._joined: list[Words] = []
        self._can_be_bold_line = True
        self._table: TableReader | None = None
        self._tables = 0
        self._first_row: Node | None = None
        self._rows = 0

    def block(self, node: Node) -> None:
        match node.tag:
            case "p":
                self._paragraph(node)
            case "tr" if self._table:
                self._row(self._table, node)
            case "tblGrid" if self._table:
                self._table.grid(node)
            case "altChunk":
                self.notes.add(Note.OTHER_FILE)
            case "del" | "moveFrom":
                self.notes.add(Note.TRACKED)

    def table_starts(self) -> None:
        self._tables += 1
        if self._tables > self.limits.tables:
            raise Refusal(
                "too_many_tables",
                f"This document has more than {self.limits.tables} tables. Split it into several files.",
            )
        name = f"Table {self._tables}"
        self._table = TableReader(name, self.reading, self.notes, self.limits, self.budget)
        self._first_row = None
        self._rows = 0

    def _row(self, table: TableReader, node: Node) -> None:
        """The first row waits until it is known whether it is the only one."""
        self._rows += 1
        if self._rows == 1:
            self._first_row = node
            return
        self._read_first_row(table)
        table.row(node)

    def _read_first_row(self, table: TableReader) -> None:
        if self._first_row is not None:
            row, self._first_row = self._first_row, None
            table.row(row)

    def table_ends(self) -> None:
        table = self._table
        if table is None:
            return
        alone = _only_cell(self._first_row)
        if alone is not None:
            self._table = None
            self._open_box(alone)
            return
        self._read_first_row(table)
        self._table = None
        sheet = table.finish()
        sheet += [self._text_between(), []]
        self._sheets.append(sheet)

    def _open_box(self, cell: Node) -> None:
        """A table of one cell is a box: what is inside stands in the document.

        A short line alone in a box heads what follows; a box around tables is a frame, and is not counted.
        """
        if _holds_table(cell):
            self._tables -= 1
            self._unfold(cell)
            return
        before = len(self._between)
        self._take(self.reading.paragraphs(cell))
        if len(self._between) == before + 1:
            line = self._between[-1]
            if not line[1] and _is_short(line[0]):
                line[1] = BOLD_LINE

    def _unfold(self, holder: Node) -> None:
        for child in holder.children:
            if child.tag == "p":
                self._paragraph(child)
            elif child.tag == "tbl":
                self.table_starts()
                self._hand_over(child)
                self.table_ends()
            elif _holds_table(child):
                self._unfold(child)
            elif not child.tag.endswith("Pr"):
                self._take(self.reading.paragraphs(child))

    def _hand_over(self, holder: Node) -> None:
        for child in holder.children:
            if child.tag in ("tr", "tblGrid"):
                self.block(child)
            elif not child.tag.endswith("Pr"):
                self._hand_over(child)

    def _paragraph(self, node: Node) -> None:
        styles, style_id = self.reading.styles, node.value("pPr", "pStyle")
        if styles.is_contents(style_id):
            return
        self._can_be_bold_line = not styles.is_caption(style_id)
        self._take(self.reading.paragraph(node))
        self._can_be_bold_line = True

    def _take(self, paragraphs: list[Words]) -> None:
        for words in paragraphs:
            self._joined.append(words)
            if not words.joined:
                self._line()

    def _line(self) -> None:
        """A line of the text, which a deleted end of a paragraph may have made of several."""
        paragraphs, self._joined = self._joined, []
        where = f"text above Table {self._tables + 1}"
        for note, quoted in (each for words in paragraphs for each in words.found):
            self.notes.add(note, where, quoted)
        text = lines(paragraphs)
        if not text:
            return
        self.budget.characters -= len(text)
        if self.budget.characters < 0:
            raise Refusal(
                "too_much_text",
                f"This document holds more than {self.limits.characters:,} characters. "
                "Remove the parts that do not belong to the plan.",
            )
        level = next((words.level for words in paragraphs if words.text.strip()), paragraphs[0].level)
        if not level and self._can_be_bold_line:
            level = _bold_line(text, paragraphs)
        self._between.append([text, level])

    def _text_between(self) -> list[list[Any]]:
        if self._joined:
            self._line()
        texts, self._between = self._between, []
        return texts

    def sheets(self) -> list[list[Any]]:
        if not any(sheet[4] for sheet in self._sheets):
            raise Refusal(
                "no_table",
                "This document has no table with words in it. Put the plan into a table in Word, with headings "
                "such as No., Action, Owner, End and Status in its first row, or upload it as a workbook (.xlsx).",
            )
        self._sheets[-1][6] = self._text_between()
        return self._sheets


def _only_cell(row: Node | None) -> Node | None:
    cells = row_cells(row) if row and not is_deleted(row) else []
    return cells[0] if len(cells) == 1 else None


def _holds_table(holder: Node) -> bool:
    """A table among its blocks, and not in a text box of one of its paragraphs."""
    return any(
        child.tag == "tbl" or (child.tag not in ("p", "mc:Fallback") and _holds_table(child))
        for child in holder.children
    )


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST_BOLD_LINE and "\n" not in text


def _bold_line(text: str, paragraphs: list[Words]) -> int:
    pieces = [piece for words in paragraphs for piece in words.pieces if piece.text.strip()]
    is_bold = bool(pieces) and all(piece.look.bold for piece in pieces)
    return BOLD_LINE if is_bold and _is_short(text) else 0


def _footnotes(described: Any, limits: Limits) -> dict[tuple[str, str], str]:
    """What the notes at the foot of a page and at the end say, by the mark that points to them."""
    found = {}
    for kind, tag in _NOTE_PARTS.items():
        root = read_tree(described(kind), f"the {kind}", kind, limits)
        for node in root.children:
            found[(f"{tag}Reference", node.attributes.get("id", ""))] = _text(node)
    return found


def _note_what_was_left(parts: list[tuple[str, bytes]], notes: Notes, limits: Limits) -> None:
    for kind, part in parts:
        if kind == "comments" and _text(read_tree(part, "the comments", "comments", limits)):
            notes.add(Note.COMMENTS)
        elif kind in ("header", "footer"):
            root = "hdr" if kind == "header" else "ftr"
            words = _text(read_tree(part, f"a {kind}", root, limits))
            if words and not _PAGE_NUMBER.fullmatch(words):
                notes.add(Note.MARGINS, "", words)


def _text(node: Node) -> str:
    return " ".join("".join(text.text for text in p.every("t")) for p in node.every("p")).strip()
