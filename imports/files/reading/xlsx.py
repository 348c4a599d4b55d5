"""An .xlsx workbook: which sheets it has, in which order, and what they share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from imports.files.kinds import damaged, unsafe
from imports.files.limits import Limits
from imports.files.reading.left_out import left_out_of_sheet, named
from imports.files.reading.parts import Attributes, local, main_part, relations_of, walk
from imports.files.reading.shared_texts import read_shared_texts
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
        texts=read_shared_texts(shared.get("sharedStrings"), limits),
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
        notes += left_out_of_sheet(parts, relation.part, name)
        reader = WorksheetReader(name, book, budget)
        sheet = reader.read(parts.pop(relation.part))
        sheet[1] = int(hidden)
        sheets.append(sheet)
        if reader.has_colour_rules:
            notes.append(f"Sheet “{name}”: colours that come from conditional formatting were not read.")
        if reader.partly_struck:
            notes.append(
                f"Sheet “{name}”: a line goes through some of the words of {named(reader.partly_struck)}. "
                "They were read like the others."
            )
    if len({sheet[0].lower() for sheet in sheets}) < len(sheets):
        raise damaged("two sheets have the same name")
    if not sheets:
        raise damaged("it has no sheet with cells")
    return {"kind": "xlsx", "notes": notes, "sheets": sheets}


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
