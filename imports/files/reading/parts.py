"""Walking through the XML parts of a package, with nothing declared, nothing fetched, nothing expanded."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from typing import NamedTuple
from xml.parsers import expat

from imports.files.kinds import damaged, unsafe

DEEPEST = 100
# Joins a namespace to a name; a space cannot be part of either.
JOINT = " "
NO_MEMORY = 1  # expat's own number for it

Attributes = dict[str, str]


def new_parser() -> expat.XMLParserType:
    """A parser that stops at any document type or entity, whatever encoding hid it until now."""
    parser = expat.ParserCreate(namespace_separator=JOINT)
    parser.buffer_text = True
    parser.buffer_size = 65_536
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    return parser


def _refuse(*_: object) -> None:
    raise unsafe("a part declares a document type or an entity")


def run(parser: expat.XMLParserType, part: bytes, what: str) -> None:
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        if getattr(error, "code", None) == NO_MEMORY:
            raise MemoryError from error
        raise damaged(f"{what} cannot be read") from error


def walk(part: bytes, visit: Callable[[list[str], Attributes], None], what: str) -> None:
    """Call `visit` at every opening tag with the names from the root down, without their namespaces."""
    parser = new_parser()
    path: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        path.append(name.rpartition(JOINT)[2])
        if len(path) > DEEPEST:
            raise unsafe("its parts are nested too deeply")
        visit(path, attributes)

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: path.pop()
    run(parser, part, what)


def local(attributes: Attributes, name: str) -> str | None:
    """An attribute by its name without namespace, such as the `id` of `r:id`."""
    return next((value for key, value in attributes.items() if key.endswith(JOINT + name)), None)


def whole_number(text: str | None, what: str) -> int:
    """A count or an index as the format writes it: ASCII digits only."""
    if text is None or not (text.isascii() and text.isdigit()) or len(text) > 9:
        raise damaged(f"{what} is not a number")
    return int(text)


class Relation(NamedTuple):
    """Where a part points to inside its package, and what for."""

    kind: str
    part: str


def main_part(parts: dict[str, bytes], without: str) -> str:
    """The part that everything else belongs to; `without` says what a package is that has none."""
    for relation in relations_of(parts, "").values():
        if relation.kind == "officeDocument" and relation.part in parts:
            return relation.part
    raise damaged(without)


def relations_of(parts: dict[str, bytes], of: str) -> dict[str, Relation]:
    """Where a part points to inside the package. What it points to outside is never followed."""
    folder, name = posixpath.split(of)
    found: dict[str, Relation] = {}

    def visit(path: list[str], attributes: Attributes) -> None:
        if path[1:] == ["Relationship"] and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[attributes.get("Id", "")] = Relation(kind, target.lstrip("/").lower())

    part = parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    if part is None:
        raise damaged("a list of its parts is missing")
    walk(part, visit, "a list of its parts")
    return found
