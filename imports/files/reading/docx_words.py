"""The words of a paragraph as a person sees them: its label, its runs, its fields, its boxes, in their order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from imports.files.reading.docx_colours import highlight, shading, text_colour
from imports.files.reading.docx_nodes import Node, is_on, number
from imports.files.reading.docx_notes import Note
from imports.files.reading.docx_numbering import Label, Numbering
from imports.files.reading.docx_styles import EMPTY, Styles
from imports.files.reading.docx_symbols import is_symbol_font, is_unknown, symbol
from imports.files.reading.words import plain_lines

TICKED, UNTICKED = "☒", "☐"
_GONE = {"del", "moveFrom"}
_NOT_WORDS = {
    "rPr",
    "pPr",
    "sdtPr",
    "sdtEndPr",
    "instrText",
    "delText",
    "delInstrText",
    "rt",
    "fldData",
    "x:textpath",
}
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_PICTURES = {"drawing", "pict", "object"}


class Look(NamedTuple):
    """How words look, where it means something."""

    hidden: bool = False
    struck: bool = False
    bold: bool = False
    fill: str | None = None
    colour: str | None = None


class Piece(NamedTuple):
    text: str
    look: Look


@dataclass(slots=True)
class Words:
    """One paragraph. `joined` says that the next one goes on in the same line."""

    pieces: list[Piece] = field(default_factory=list)
    label: Label | None = None
    level: int = 0
    joined: bool = False
    found: list[tuple[Note, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What shows; hidden words do not."""
        return plain_lines("".join(piece.text for piece in self.pieces if not piece.look.hidden))


@dataclass(slots=True)
class Reading:
    """What is needed to read any paragraph of one document."""

    styles: Styles
    numbering: Numbering
    theme: dict[str, str]
    footnotes: dict[tuple[str, str], str]

    def paragraphs(self, holder: Node) -> list[Words]:
        """All paragraphs of a cell or a box, however they are wrapped; a table in it as lines."""
        found: list[Words] = []
        for child in holder.children:
            match child.tag:
                case "p":
                    found += self.paragraph(child)
                case "tbl":
                    found += self._lines_of_table(child)
                case "sdt":
                    found += self._control(child)
                case "mc:AlternateContent":
                    found += self.paragraphs(_branch(child))
                case "del" | "moveFrom":
                    found.append(Words(joined=True, found=[(Note.TRACKED, "")]))
                case "altChunk":
                    found.append(Words(joined=True, found=[(Note.OTHER_FILE, "")]))
                case tag if not tag.endswith("Pr"):
                    found += self.paragraphs(child)
        return found

    def paragraph(self, node: Node) -> list[Words]:
        """The paragraph, and behind it those of the text boxes that are fixed to it."""
        properties = node.find("pPr") or EMPTY
        style_id = properties.value("pStyle") or self.styles.default
        mark = properties.find("rPr") or EMPTY
        words = Words(level=self.styles.heading_level(style_id, properties))
        behind: list[Words] = []
        walk = _Walk(self, words, behind, style_id, shading(properties.find("shd"), self.theme))
        walk.inside(node)
        deleted = mark.find("del") is not None or mark.find("moveFrom") is not None
        if deleted or mark.find("ins") is not None or mark.find("moveTo") is not None:
            words.found.append((Note.TRACKED, ""))
        words.joined = deleted or is_on(mark.find("specVanish"))
        is_hidden = is_on(mark.find("vanish")) and not words.text and not words.joined
        if not (deleted and not words.text) and not is_hidden:
            words.label = self.numbering.label(style_id, properties)
        return [words, *behind]

    def _control(self, node: Node) -> list[Words]:
        """A content control around whole paragraphs."""
        content = node.find("sdtContent") or EMPTY
        ticked = _ticked(node)
        if ticked is not None:
            return [Words([Piece(ticked, Look())])]
        if is_on(node.find("sdtPr", "showingPlcHdr")):
            return [Words(found=[(Note.UNFILLED, _plain(content))])]
        return self.paragraphs(content)

    def _lines_of_table(self, table: Node) -> list[Words]:
        """A row is a line with its cells side by side, or, where a cell has several lines, one after another."""
        found = [Words(joined=True, found=[(Note.NESTED, "")])]
        for row in table_rows(table):
            if is_deleted(row):
                found[0].found.append((Note.TRACKED, ""))
                continue
            cells = [self.paragraphs(cell) for cell in row_cells(row)]
            filled = [
                [words for words in cell if words.pieces or words.label or words.found] for cell in cells
            ]
            if any(len(cell) > 1 for cell in filled):
                found += [words for cell in filled for words in cell]
                continue
            line = [words for cell in filled for words in cell]
            for words in line[:-1]:
                words.pieces.append(Piece("\t", Look()))
                words.joined = True
            found += line
        return found


def table_rows(table: Node) -> list[Node]:
    """The rows of a table, also those within content controls."""
    return _wrapped(table, "tr")


def row_cells(row: Node) -> list[Node]:
    return _wrapped(row, "tc")


def is_deleted(row: Node) -> bool:
    """Is it a row that somebody deleted while changes were tracked?"""
    properties = row.find("trPr")
    return properties is not None and properties.find("del") is not None


def _wrapped(holder: Node, tag: str) -> list[Node]:
    found: list[Node] = []
    for child in holder.children:
        if child.tag == tag:
            found.append(child)
        elif child.tag == "mc:AlternateContent":
            found += _wrapped(_branch(child), tag)
        elif child.tag not in _GONE and not child.tag.endswith("Pr"):
            found += _wrapped(child, tag)
    return found


def _branch(alternatives: Node) -> Node:
    """The same content is written twice, for newer and older programs; one of them is read."""
    choices = [child for child in alternatives.children if child.tag == "mc:Choice"]
    fallback = alternatives.find("mc:Fallback") or EMPTY
    return next((choice for choice in choices if _plain(choice)), fallback if _plain(fallback) else None) or (
        choices[0] if choices else fallback
    )


def _plain(node: Node) -> str:
    """The bare text of a piece of a document, for looking and for quoting."""
    return "".join(text.text for text in node.every("t")).strip()


def _ticked(control: Node) -> str | None:
    """A box to tick, as a sign; None for other controls."""
    box = control.find("sdtPr", "w14:checkbox")
    if box is None:
        return None
    return TICKED if is_on(box.find("w14:checked")) else UNTICKED


class _Walk:
    """Walks through the runs of one paragraph."""

    def __init__(
        self, reading: Reading, words: Words, behind: list[Words], style_id: str | None, fill: str | None
    ) -> None:
        self.reading, self.words, self.behind = reading, words, behind
        self.style_id, self.fill = style_id, fill
        self.plain = self._look(EMPTY)
        self.fields: list[bool] = []  # for each open field: are we still in its instruction?

    def inside(self, node: Node) -> None:
        for child in node.children:
            tag = child.tag
            if tag == "r":
                self._run(child)
            elif tag in _GONE:
                self._note(Note.TRACKED)
            elif tag == "sdt":
                self._control(child)
            elif tag == "mc:AlternateContent":
                self.inside(_branch(child))
            elif tag == "m:t":
                self._add(child.text, self.plain)
            elif tag == "fldSimple":
                self._legacy(child)
                self.inside(child)
            elif tag == "txbxContent":
                self._box(child)
            elif tag not in _NOT_WORDS:
                if tag in ("ins", "moveTo"):
                    self._note(Note.TRACKED)
                self.inside(child)

    def _control(self, node: Node) -> None:
        content = node.find("sdtContent") or EMPTY
        ticked = _ticked(node)
        if ticked is not None:
            self._add(ticked, self.plain)
        elif is_on(node.find("sdtPr", "showingPlcHdr")):
            self._note(Note.UNFILLED, _plain(content))
        else:
            self.inside(content)

    def _run(self, node: Node) -> None:
        properties = node.find("rPr")
        look = self._look(properties) if properties else self.plain
        fonts = properties.find("rFonts") if properties else None
        font = fonts.attributes.get("ascii") or fonts.attributes.get("hAnsi") if fonts else None
        for child in node.children:
            self._content(child, look, font)

    def _content(self, child: Node, look: Look, font: str | None) -> None:
        tag = child.tag
        if tag == "t":
            text = child.text if child.attributes.get("space") == "preserve" else child.text.strip(" \t\r\n")
            self._add(symbol(font, text) if is_symbol_font(font) else text, look)
        elif tag in _SIGNS:
            self._add(_SIGNS[tag], look)
        elif tag == "sym":
            self._sign(child, look)
        elif tag == "fldChar":
            self._field(child)
        elif tag in ("footnoteReference", "endnoteReference"):
            words = self.reading.footnotes.get((tag, child.attributes.get("id", "")), "")
            self._note(Note.FOOTNOTE, words)
        elif tag in _PICTURES:
            self._picture(child, look)
        elif tag == "mc:AlternateContent":
            for each in _branch(child).children:
                self._content(each, look, font)
        elif tag == "txbxContent":
            self._box(child)
        elif tag == "m:t":
            self._add(child.text, look)
        elif tag == "r":
            self._run(child)
        elif tag not in _NOT_WORDS:
            for each in child.children:
                self._content(each, look, font)

    def _sign(self, node: Node, look: Look) -> None:
        code = node.attributes.get("char", "")
        known = 0 < len(code) <= 4 and all(digit in "0123456789abcdefABCDEF" for digit in code)
        point = int(code, 16) if known else 0
        if point < 32 or 0xD800 <= point <= 0xDFFF or point >= 0xFFFE:
            self._note(Note.SYMBOL)
            return
        self._add(symbol(node.attributes.get("font"), chr(point)), look)

    def _field(self, node: Node) -> None:
        match node.attributes.get("fldCharType"):
            case "begin":
                self._legacy(node)
                self.fields.append(True)
            case "separate" if self.fields:
                self.fields[-1] = False
            case "end" if self.fields:
                self.fields.pop()

    def _legacy(self, node: Node) -> None:
        """Boxes and lists of older forms, which keep what was chosen beside the field."""
        box = node.find("ffData", "checkBox")
        if box is not None:
            state = box.find("checked") or box.find("default")
            self._add(TICKED if is_on(state) else UNTICKED, self.plain)
        entries = node.find("ffData", "ddList")
        if entries is not None:
            listed = [
                entry.attributes.get("val", "") for entry in entries.children if entry.tag == "listEntry"
            ]
            chosen = number(entries.value("result") or entries.value("default"), 0, len(listed))
            self._add(listed[chosen] if chosen < len(listed) else "", self.plain)

    def _picture(self, node: Node, look: Look) -> None:
        boxes = list(node.every("txbxContent"))
        if not boxes or not any(_plain(box) for box in boxes):
            self._note(Note.PICTURE)
            return
        for child in node.children:
            self._content(child, look, None)

    def _box(self, node: Node) -> None:
        if self._in_instruction():
            return
        if node.find("tbl"):
            self._note(Note.BOXED)
        self.behind += self.reading.paragraphs(node)

    def _look(self, properties: Node) -> Look:
        char_style = properties.value("rStyle")

        def told(name: str) -> Node | None:
            styles = self.reading.styles
            own = properties.find(name) or styles.run_property(char_style, name)
            return own or styles.run_property(self.style_id, name)

        behind = highlight(properties.value("highlight")) or shading(
            properties.find("shd"), self.reading.theme
        )
        return Look(
            hidden=is_on(told("vanish")),
            struck=is_on(told("strike")) or is_on(told("dstrike")),
            bold=is_on(told("b")),
            fill=behind or self.fill,
            colour=text_colour(properties.find("color"), self.reading.theme),
        )

    def _add(self, text: str, look: Look) -> None:
        if not text or self._in_instruction():
            return
        if is_unknown(text):
            self._note(Note.SYMBOL)
        if look.hidden and text.strip():
            self._note(Note.HIDDEN, text)
        self.words.pieces.append(Piece(text.replace("\u00ad", ""), look))

    def _in_instruction(self) -> bool:
        return any(self.fields)

    def _note(self, note: Note, words: str = "") -> None:
        if not self._in_instruction():
            self.words.found.append((note, words))
