"""The numbers that Word counts by itself, so that an automatic "1.2" is read as the words a person sees.

Lists that are made from one pattern count on from one another, unless one of them says where it starts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from imports.files.reading.docx_counting import PADDED, printed
from imports.files.reading.docx_nodes import Node, is_on, number
from imports.files.reading.docx_styles import Styles
from imports.files.reading.docx_symbols import symbol

LEVELS = 9
BULLET = "•"
_PLACE = re.compile(r"%([1-9])")
_MOST = 1_000_000_000
# A mark before a line that says more than "here is another one".
_SPEAKING_MARKS = set("✓✔✗✘☐☑☒")


class Label(NamedTuple):
    """What stands before a paragraph of a list: a number with what follows it, or a bullet and its depth."""

    text: str
    gap: str
    is_bullet: bool
    level: int


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    gap: str = " "
    restart: int | None = None  # the level (from 1) whose use starts this one anew; 0 for never
    all_digits: bool = False
    font: str | None = None


@dataclass(slots=True)
class _List:
    pattern: str
    levels: dict[int, _Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """Counts through a document: ask for the label of each numbered paragraph once, in their order."""

    styles: Styles
    lists: dict[str, _List] = field(default_factory=dict)
    style_levels: dict[tuple[str, str], int] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, style_id: str | None, properties: Node) -> Label | None:
        """The label of the next paragraph; None where it has none."""
        list_id, level = self._place(style_id, properties)
        found = self.lists.get(list_id) if list_id else None
        if found is None or level not in found.levels:
            return None
        counts = self._count(list_id or "", found, level)
        rule = found.levels[level]
        if rule.form == "bullet":
            mark = symbol(rule.font, rule.text) if rule.text else BULLET
            return Label(mark if mark in _SPEAKING_MARKS else BULLET, " ", True, level)
        return Label(_printed(rule, found.levels, counts), rule.gap, False, level)

    def _place(self, style_id: str | None, properties: Node) -> tuple[str | None, int]:
        styled_id, styled_level, ids = self.styles.numbering(style_id)
        list_id = properties.value("numPr", "numId") or styled_id
        if list_id is None:
            return None, 0
        own_level = properties.value("numPr", "ilvl")
        if own_level is not None:
            return list_id, number(own_level, 0, LEVELS)
        linked = (self.style_levels.get((list_id, style_id)) for style_id in ids)
        level = next((level for level in linked if level is not None), None)
        return list_id, number(styled_level, 0, LEVELS) if level is None else level

    def _count(self, list_id: str, found: _List, level: int) -> list[int | None]:
        counts = self._counts.setdefault(found.pattern, [None] * LEVELS)
        self._begin(list_id, found, level, counts)
        for higher in range(level):
            if counts[higher] is None:
                # A lower level that comes first makes those above it count as begun.
                counts[higher] = _start(found, higher)
        before = counts[level]
        counts[level] = _start(found, level) if before is None else min(before + 1, _MOST)
        for deeper in range(level + 1, LEVELS):
            rule = found.levels.get(deeper)
            after = rule.restart if rule else None
            if after is None or 0 < level + 1 <= after:
                counts[deeper] = None
        return counts

    def _begin(self, list_id: str, found: _List, level: int, counts: list[int | None]) -> None:
        """A list with a start of its own starts there the first time that it is used."""
        for own in range(level + 1):
            if own in found.starts and (list_id, own) not in self._begun:
                self._begun.add((list_id, own))
                counts[own:] = [None] * (LEVELS - own)


def _start(found: _List, level: int) -> int:
    if level in found.starts:
        return found.starts[level]
    return found.levels[level].start if level in found.levels else 1


def _printed(rule: _Level, levels: dict[int, _Level], counts: list[int | None]) -> str:
    def place(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        form = levels[level].form if level in levels else "decimal"
        if rule.all_digits and form != "none":
            form = "decimal"
        count = counts[level]
        return "" if count is None or form == "bullet" else printed(count, form)

    return _PLACE.sub(place, rule.text)


def read_numbering(root: Node, styles: Styles) -> Numbering:
    """The lists of a document; what is missing or points nowhere simply numbers nothing."""
    patterns = {node.attributes.get("abstractNumId", ""): node for node in root.children if _is_pattern(node)}
    numbering = Numbering(styles)
    nums = [node for node in root.children if node.tag == "num"]
    pointed = {node.attributes.get("numId", ""): node.value("abstractNumId") or "" for node in nums}
    for node in nums:
        list_id = node.attributes.get("numId", "")
        pattern_id = _linked(pointed[list_id], patterns, pointed, styles)
        pattern = patterns.get(pattern_id)
        if pattern is None or list_id == "0":
            continue
        made = numbering.lists[list_id] = _List(pattern_id, {}, {})
        for level in pattern.children:
            _add_level(numbering, list_id, made, level)
        for override in node.children:
            if override.tag == "lvlOverride":
                _override(numbering, list_id, made, override)
    return numbering


def _is_pattern(node: Node) -> bool:
    return node.tag == "abstractNum"


def _linked(pattern_id: str, patterns: dict[str, Node], pointed: dict[str, str], styles: Styles) -> str:
    """Some patterns only name a list style, whose list has the pattern itself."""
    for _ in range(LEVELS):
        pattern = patterns.get(pattern_id)
        style_id = pattern.value("numStyleLink") if pattern else None
        if not style_id or style_id not in styles.by_id:
            break
        list_id = styles.by_id[style_id].paragraph.value("numPr", "numId") or ""
        pattern_id = pointed.get(list_id, "")
    return pattern_id


def _add_level(numbering: Numbering, list_id: str, made: _List, node: Node) -> None:
    place = number(node.attributes.get("ilvl"), LEVELS, LEVELS)
    if node.tag != "lvl" or place >= LEVELS:
        return
    restart = node.value("lvlRestart")
    fonts = node.find("rPr", "rFonts")
    made.levels[place] = _Level(
        start=number(node.value("start"), 0, _MOST),
        form=_form(node),
        text=node.value("lvlText") or "",
        gap="" if node.value("suff") == "nothing" else " ",
        restart=None if restart is None else number(restart, 0, LEVELS),
        all_digits=is_on(node.find("isLgl")),
        font=fonts.attributes.get("ascii") if fonts else None,
    )
    style_id = node.value("pStyle")
    if style_id:
        numbering.style_levels[(list_id, style_id)] = place


def _form(node: Node) -> str:
    """How a level prints its numbers. "001, 002, …" stands where only newer programs look, beside a plain form."""
    newer = node.find("mc:AlternateContent", "mc:Choice", "numFmt")
    first = newer.attributes.get("format", "").partition(",")[0].strip() if newer else ""
    if first.isascii() and first.isdigit() and len(first) <= LEVELS:
        return f"{PADDED}{len(first)}"
    return node.value("numFmt") or node.value("mc:AlternateContent", "mc:Fallback", "numFmt") or "decimal"


def _override(numbering: Numbering, list_id: str, made: _List, node: Node) -> None:
    place = number(node.attributes.get("ilvl"), LEVELS, LEVELS)
    start = node.value("startOverride")
    for level in node.children:
        if level.tag == "lvl" and place < LEVELS:
            _add_level(numbering, list_id, made, level)
    if start is not None and place < LEVELS:
        made.starts[place] = number(start, 1, _MOST)
