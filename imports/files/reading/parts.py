"""Walking through one XML part of a workbook, with nothing declared, nothing fetched, nothing expanded."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from imports.files.container import damaged, unsafe

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
