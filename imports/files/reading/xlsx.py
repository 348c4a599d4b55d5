"""An .xlsx workbook: which sheets it has, in which order, and what they share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from imports.files.kinds import damaged, unsafe
from imports.files.limits import Limits
from imports.files.reading.parts import (
    JOINT,
    Attributes,
    local,
    main_part,
    new_parser,
    relations_of,
    run,
    walk,
)
from imports.files.reading.styles import read_styles
from imports.files.reading.values import Book
from imports.files.reading.words import unescaped
from imports.files.reading.worksheet import Budget, WorksheetReader

Parts = dict[str, bytes]


@dataclass(slots=True)
class _Contents:
    since_1904: bool = False
    defined_names: int = 0
    sheets: list[tuple[str, bool, str]] = field(default_factory=list)  # name, hidden, relation


def read_xlsx(parts: Parts, limits: Limits) -> dict[str, Any]:
    """The workbook as `Workbook.from_json` takes it, without its file name and hash."""
    main = main_part(parts, "it has no list of sheets")
    relations = relations_of(parts, main)
    contents = _contents(parts[main], limits)
    shared = {relation.kind: parts.get(relation.part) for relation in relations.values()}
    book = Book(
        texts=_shared_texts(shared.get("sharedStrings"), limits),
        styles=read_styles(shared.get("styles"), shared.get("theme"), limits),
        since_1904=contents.since_1904,
        limits=limits,
    )
    budget = Budget(limits.cells, limits.characters)
    sheets, notes = [], []
    for name, hidden, relation_id in contents.sheets:
        relation = relations.get(relation_id)
        if relation and relation.kind != "worksheet":
            notes.append(f"Sheet “{name}” is not a table (a chart or a dialogue), so it was not read.")
            continue
        if relation is None or relation.part not in parts:
            raise damaged(f"sheet “{name}” is missing")
        reader = WorksheetReader(name, book, budget)
        sheet = reader.read(parts.pop(relation.part))
        sheet[1] = int(hidden)
        sheets.append(sheet)
        if reader.has_colour_rules:
            notes.append(f"Sheet “{name}”: colours that come from conditional formatting were not read.")
    if len({sheet[0].lower() for sheet in sheets}) < len(sheets):
        raise damaged("two sheets have the same name")
    if not sheets:
        raise damaged("it has no sheet with cells")
    return {"kind": "xlsx", "notes": notes + _left_out(parts), "sheets": sheets}


def _contents(part: bytes, limits: Limits) -> _Contents:
    contents = _Contents()

    def visit(path: list[str], attributes: Attributes) -> None:
        match path[1:]:
            case ["workbookPr"]:
                contents.since_1904 = attributes.get("date1904") in ("1", "true")
            case ["sheets", "sheet"]:
                hidden = attributes.get("state", "visible") != "visible"
                relation = local(attributes, "id") or ""
                contents.sheets.append((unescaped(attributes.get("name", "")), hidden, relation))
            case ["definedNames", "definedName"]:
                contents.defined_names += 1
        if len(contents.sheets) > limits.sheets:
            raise unsafe(f"more than {limits.sheets} sheets")
        if contents.defined_names > limits.defined_names:
            raise unsafe(f"more than {limits.defined_names:,} defined names")

    walk(part, visit, "the list of sheets")
    return contents


def _shared_texts(part: bytes | None, limits: Limits) -> list[str]:
    """The texts that cells point to, rich text as plain, without reading aids for Japanese."""
    if part is None:
        return []
    parser = new_parser()
    texts: list[str] = []
    pieces: list[str] = []
    chunks: list[str] = []
    in_phonetic = False

    def start(name: str, _: Attributes) -> None:
        nonlocal in_phonetic
        tag = name.rpartition(JOINT)[2]
        if tag == "si":
            pieces.clear()
        elif tag == "t":
            chunks.clear()
        elif tag == "rPh":
            in_phonetic = True

    def end(name: str) -> None:
        nonlocal in_phonetic
        tag = name.rpartition(JOINT)[2]
        if tag == "t" and not in_phonetic:
            pieces.append("".join(chunks))
        elif tag == "rPh":
            in_phonetic = False
        elif tag == "si":
            texts.append(unescaped("".join(pieces)))
            if len(texts) > limits.shared_texts:
                raise unsafe(f"more than {limits.shared_texts:,} shared texts")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = chunks.append
    run(parser, part, "the list of texts")
    return texts


def _left_out(parts: Parts) -> list[str]:
    """Sentences about words of the workbook that stand outside its cells."""
    notes = []
    if any(name.startswith(("xl/comments", "xl/threadedcomments")) for name in parts):
        notes.append("Comments beside cells were not read.")
    if any(name.startswith("xl/drawings/") and b":t>" in part for name, part in parts.items()):
        notes.append("Text boxes were not read.")
    return notes
