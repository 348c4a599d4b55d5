"""The numbered lists of a Word document, each counted from 1, beside those that its base has."""

from collections.abc import Sequence
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.parts.numbering import NumberingPart

from reporting.renderers.word.marks import DECLARED

# What each level of a list is indented by, in twentieths of a point, and what stands before its items.
LISTS = {"sections": ((680, "%1."), (680, "%1.%2")), "list": ((400, "%1."),), "points": ((300, "•"),)}


def parsed(part: str, inside: str) -> Any:
    """The element that this text describes, as it stands inside another."""
    return parse_xml(f"<w:{inside} {DECLARED}>{part}</w:{inside}>")[0]


class Lists:
    """The numbered lists of a document, each counted from 1, beside those that the base has."""

    def __init__(self, document: Any) -> None:
        self._element = _numbering_of(document)
        kinds = self._element.findall(qn("w:abstractNum"))
        lists = self._element.findall(qn("w:num"))
        self._next_list = 1 + max([int(n.get(qn("w:numId"))) for n in lists], default=0)
        first = 1 + max([int(k.get(qn("w:abstractNumId"))) for k in kinds], default=-1)
        self._kinds = {name: first + n for n, name in enumerate(LISTS)}
        self._after = len(kinds)
        self._new: list[str] = []

    def new(self, kind: str) -> int:
        number = self._next_list
        self._next_list += 1
        restart = "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
            for level in range(len(LISTS[kind]))
        )
        self._new.append(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{self._kinds[kind]}"/>{restart}</w:num>'
        )
        return number

    def keep(self) -> None:
        parts = [_kind(number, LISTS[name]) for name, number in self._kinds.items()]
        # Kinds stand before lists, and lists before whatever else there is.
        at = len(self._element.findall(qn("w:numPicBullet"))) + self._after
        for offset, part in enumerate(parts):
            self._element.insert(at + offset, parsed(part, "numbering"))
        lists = self._element.findall(qn("w:num"))
        at = list(self._element).index(lists[-1]) + 1 if lists else at + len(parts)
        for offset, part in enumerate(self._new):
            self._element.insert(at + offset, parsed(part, "numbering"))


def _kind(number: int, levels: Sequence[tuple[int, str]]) -> str:
    written_levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{"decimal" if "%" in text else "bullet"}"/>'
        f'<w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr></w:lvl>'
        for level, (indent, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{written_levels}'
        "</w:abstractNum>"
    )


def _numbering_of(document: Any) -> Any:
    try:
        return document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
    except KeyError:
        element = parsed("<w:numbering/>", "body")
        part = NumberingPart(
            PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, element, document.part.package
        )
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        return element
