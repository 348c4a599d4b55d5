"""What a workbook holds outside its cells, told in sentences: comments, text boxes, pictures."""

from __future__ import annotations

import posixpath
import re

from imports.files.reading.parts import Attributes, relations_of, walk

MOST_NAMED = 10
_WORDS_DRAWN = re.compile(rb"<(?:[A-Za-z0-9]{1,8}:)?t(?: [^>]*)?>[^<]*[^<\s]")
_PICTURE = re.compile(rb"<(?:[A-Za-z0-9]{1,8}:)?(?:pic|graphicFrame)[ >]")


def left_out_of_sheet(parts: dict[str, bytes], part: str, sheet: str) -> list[str]:
    """Sentences about what belongs to one sheet and is in none of its cells."""
    folder, name = posixpath.split(part)
    if posixpath.join(folder, "_rels", f"{name}.rels") not in parts:
        return []
    related = [relation for relation in relations_of(parts, part).values() if relation.part in parts]
    notes = []
    cells: dict[str, None] = {}
    for relation in related:
        if relation.kind.casefold() in ("comments", "threadedcomment"):
            cells |= dict.fromkeys(_commented(parts[relation.part]))
    if cells:
        notes.append(f"Sheet “{sheet}”: {_comments(list(cells))} not read.")
    drawn = [parts[relation.part] for relation in related if relation.kind == "drawing"]
    if any(_WORDS_DRAWN.search(drawing) for drawing in drawn):
        notes.append(f"Sheet “{sheet}”: text boxes were not read.")
    if any(_PICTURE.search(drawing) for drawing in drawn):
        notes.append(f"Sheet “{sheet}”: pictures and charts were not read.")
    return notes


def _commented(part: bytes) -> list[str]:
    cells: list[str] = []

    def visit(path: list[str], attributes: Attributes) -> None:
        if path[-1] in ("comment", "threadedComment") and re.fullmatch(
            r"[A-Z]{1,3}[0-9]{1,7}", attributes.get("ref", "")
        ):
            cells.append(attributes["ref"])

    walk(part, visit, "the comments")
    return cells


def _comments(cells: list[str]) -> str:
    if len(cells) == 1:
        return f"a comment beside cell {cells[0]} was"
    return f"{len(cells)} comments beside cells ({named(cells)}) were"


def named(cells: list[str]) -> str:
    """The addresses of cells in a sentence, the first ten of them."""
    some = ", ".join(cells[:MOST_NAMED])
    return f"{some} and {len(cells) - MOST_NAMED} more" if len(cells) > MOST_NAMED else some
