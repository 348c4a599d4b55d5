"""A document's XML as small trees: one for each paragraph and table row, let go once it was read.

A whole document as one tree could take ten times its size in memory; a row of it never does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from imports.files.kinds import damaged, unsafe
from imports.files.limits import Limits
from imports.files.reading.parts import JOINT, Attributes, new_parser, run

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_PREFIXES = {
    **dict.fromkeys(_WORD, ""),
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
}
# Collected as trees where a document's own blocks stand; all other tags there only hold blocks.
_COLLECTED = {"p", "tr", "tblPr", "tblGrid", "sdtPr", "sectPr", "altChunk", "del", "moveFrom", "mc:Fallback"}


class Node:
    """A tag by its short name, its attributes by theirs, what it holds, and the text directly in it."""

    __slots__ = ("attributes", "children", "tag", "text")

    def __init__(self, tag: str, attributes: Attributes) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Node] = []
        self.text = ""

    def find(self, *path: str) -> Node | None:
        """The first node at the end of a path of tags."""
        node = self
        for tag in path:
            for child in node.children:
                if child.tag == tag:
                    node = child
                    break
            else:
                return None
        return node

    def value(self, *path: str) -> str | None:
        """The `val` of the node at the end of a path."""
        node = self.find(*path)
        return node.attributes.get("val") if node else None

    def every(self, tag: str) -> Iterator[Node]:
        """All nodes of a tag, at any depth."""
        for child in self.children:
            if child.tag == tag:
                yield child
            yield from child.every(tag)


def is_on(node: Node | None) -> bool:
    """Is a property there, and not switched off?"""
    return node is not None and node.attributes.get("val", "1") not in ("0", "false", "off", "none")


def number(text: str | None, default: int, most: int) -> int:
    """A count as the format writes it, held between 0 and the most; anything else is the default."""
    if text is None or not (text.isascii() and text.lstrip("-").isdigit()) or len(text) > 12:
        return default
    try:
        return max(0, min(most, int(text)))
    except ValueError:
        return default


class Receiver(Protocol):
    """Takes a document's blocks in their order."""

    def block(self, node: Node) -> None: ...
    def table_starts(self) -> None: ...
    def table_ends(self) -> None: ...


def read_blocks(part: bytes, receiver: Receiver, limits: Limits) -> None:
    """Hand over the paragraphs of a document, and its tables row by row, wherever they are wrapped."""
    builder = _Builder(receiver.block, _COLLECTED, limits)
    outside = {"tbl": receiver.table_starts}

    def start(tag: str) -> None:
        if tag in outside:
            outside[tag]()

    def end(tag: str) -> None:
        if tag == "tbl":
            receiver.table_ends()

    builder.run(part, "the text", "document", start, end)


def read_tree(part: bytes | None, what: str, root: str, limits: Limits) -> Node:
    """A whole part as one tree, for parts that describe the document; an empty tree where it is missing."""
    found: list[Node] = []
    if part is not None:
        builder = _Builder(found.append, {root}, limits)
        builder.run(part, what, root)
    return found[0] if found else Node(root, {})


def _nothing(_: str) -> None:
    return


class _Builder:
    """Builds a tree for each collected tag, and hands it over when it is complete."""

    def __init__(self, hand_over: Callable[[Node], None], collected: set[str], limits: Limits) -> None:
        self._hand_over = hand_over
        self._collected = collected
        self._deepest = limits.depth

    def run(
        self,
        part: bytes,
        what: str,
        root: str,
        outer_start: Callable[[str], None] = _nothing,
        outer_end: Callable[[str], None] = _nothing,
    ) -> None:
        parser = new_parser()
        stack: list[Node] = []
        names: dict[str, str] = {}
        chunks: list[str] = []
        depth = 0

        def start(name: str, attributes: Attributes) -> None:
            nonlocal depth
            depth += 1
            if depth > self._deepest:
                raise unsafe("its parts are nested too deeply")
            tag = names.get(name) or names.setdefault(name, _short(name))
            if depth == 1 and tag != root:
                raise damaged(f"{what} is not where it should be")
            if not stack and tag not in self._collected:
                outer_start(tag)
                return
            if attributes:
                attributes = {key.rpartition(JOINT)[2]: value for key, value in attributes.items()}
            node = Node(tag, attributes)
            if stack:
                stack[-1].children.append(node)
            stack.append(node)
            chunks.clear()

        def end(name: str) -> None:
            nonlocal depth
            depth -= 1
            if not stack:
                outer_end(names[name])
                return
            node = stack.pop()
            if chunks:
                if not node.children:
                    node.text = "".join(chunks)
                chunks.clear()
            if not stack:
                self._hand_over(node)

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = chunks.append
        run(parser, part, what)


def _short(name: str) -> str:
    space, _, tag = name.rpartition(JOINT)
    return _PREFIXES.get(space, "x:") + tag
