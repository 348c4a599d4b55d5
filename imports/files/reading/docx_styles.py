"""What a document's styles say about a paragraph: is it a heading, is it numbered, is it hidden or struck."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from imports.files.kinds import unsafe
from imports.files.limits import Limits
from imports.files.reading.docx_nodes import Node, number

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"toc ([1-9]|heading)|table of figures", re.IGNORECASE)
_BODY_TEXT = 9  # the outline level of what is no heading
EMPTY = Node("", {})


@dataclass(slots=True)
class Style:
    name: str
    based_on: str | None
    paragraph: Node
    run: Node


@dataclass(slots=True)
class Styles:
    """Styles by their id. A style says what it does not say itself in the words of the one it is based on."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default: str | None = None
    _known: dict[tuple[str | None, str], Node | None] = field(default_factory=dict)
    _levels: dict[str | None, int] = field(default_factory=dict)

    def chain(self, style_id: str | None) -> list[Style]:
        """A style and those it is based on; a circle is walked once."""
        found: list[Style] = []
        seen: set[str] = set()
        while style_id and style_id not in seen and style_id in self.by_id:
            seen.add(style_id)
            found.append(self.by_id[style_id])
            style_id = self.by_id[style_id].based_on
        return found

    def run_property(self, style_id: str | None, name: str) -> Node | None:
        """What a style says about its words; asked for every run, so it is looked up once."""
        key = (style_id, name)
        if key not in self._known:
            told = (style.run.find(name) for style in self.chain(style_id))
            self._known[key] = next((node for node in told if node), None)
        return self._known[key]

    def is_contents(self, style_id: str | None) -> bool:
        """Is it a line of a table of contents, which only says again what stands elsewhere?"""
        return any(_CONTENTS.fullmatch(style.name.strip()) for style in self.chain(style_id))

    def is_caption(self, style_id: str | None) -> bool:
        return any(style.name.strip().lower() == "caption" for style in self.chain(style_id))

    def heading_level(self, style_id: str | None, properties: Node) -> int:
        """1 for the highest heading and for a title, 0 for text; the paragraph's own word counts first."""
        own = properties.find("outlineLvl")
        if own:
            return _level(own)
        if style_id not in self._levels:
            self._levels[style_id] = self._styled_level(style_id)
        return self._levels[style_id]

    def _styled_level(self, style_id: str | None) -> int:
        for style in self.chain(style_id):
            named = _HEADING.fullmatch(style.name.strip())
            if named:
                return int(named[1])
            if style.name.strip().lower() == "title":
                return 1
            outline = style.paragraph.find("outlineLvl")
            if outline:
                return _level(outline)
        return 0

    def numbering(self, style_id: str | None) -> tuple[str | None, str | None, list[str]]:
        """The list and level that a style puts its paragraphs in, and the ids of the styles that say so."""
        list_id = level = None
        ids: list[str] = []
        seen: set[str] = set()
        while style_id and style_id not in seen and style_id in self.by_id:
            seen.add(style_id)
            ids.append(style_id)
            style = self.by_id[style_id]
            level = level or style.paragraph.value("numPr", "ilvl")
            list_id = style.paragraph.value("numPr", "numId")
            if list_id:
                break
            style_id = style.based_on
        return list_id, level, ids


def _level(outline: Node) -> int:
    level = number(outline.attributes.get("val"), _BODY_TEXT, _BODY_TEXT)
    return 0 if level == _BODY_TEXT else level + 1


def read_styles(root: Node, limits: Limits) -> Styles:
    styles = Styles()
    for node in root.children:
        style_id = node.attributes.get("styleId")
        if node.tag != "style" or not style_id:
            continue
        styles.by_id.setdefault(
            style_id,
            Style(
                node.value("name") or "",
                node.value("basedOn"),
                node.find("pPr") or EMPTY,
                node.find("rPr") or EMPTY,
            ),
        )
        if node.attributes.get("type") == "paragraph" and node.attributes.get("default") in ("1", "true"):
            styles.default = style_id
        if len(styles.by_id) > limits.styles:
            raise unsafe(f"more than {limits.styles:,} styles")
    return styles
