"""The page of a base: which of its sections reports begin on, with its margins, header and footer."""

import re
from copy import deepcopy
from typing import Any

from lxml import etree

from reporting.bases.document import NotTaken, R, WordDocument, w

# What is taken over of a section, and in which order the format wants it. Columns, line numbers, printers and how
# text stands on a cover are left behind.
KEPT = ("headerReference", "footerReference", "pgSz", "pgMar", "pgBorders", "titlePg", "docGrid")
ENDS = {w("headerReference"): "header", w("footerReference"): "footer"}
A4 = {"w": 11906, "h": 16838}
MARGINS = {
    "top": 1134,
    "right": 1134,
    "bottom": 1134,
    "left": 1134,
    "header": 567,
    "footer": 567,
    "gutter": 0,
}
NARROWEST, LOWEST, LONGEST = (
    5_100,
    5_100,
    31_680,
)  # twentieths of a point: 9 cm of text, and the 22 inches of Word
_LENGTH = re.compile(r"(-?\d{1,6}(?:\.\d{1,6})?)(mm|cm|in|pt|pc|pi)?")
_UNITS = {None: 1, "": 1, "mm": 56.693, "cm": 566.93, "in": 1440, "pt": 20, "pc": 240, "pi": 240}


def page_of(document: WordDocument) -> tuple[Any, list[tuple[str, str, Any]]]:
    """The section as reports have it, and its headers and footers: kind, part, and the reference to it.

    It is the last one that stands upright, or the last: before it come covers, behind it appendices on their side.
    """
    pages = document.tree(document.main).xpath(
        "//w:sectPr[not(ancestor::w:sectPrChange)]", namespaces={"w": w("")[1:-1]}
    )
    sizes = [_sizes(page, "pgSz", A4) for page in pages]
    upright = [n for n, size in enumerate(sizes) if size["w"] <= size["h"]]
    at = (upright or [len(pages) - 1])[-1] if pages else -1
    page = etree.Element(w("sectPr"), nsmap={"w": w("")[1:-1], "r": R})
    ends = []
    for kind, name, reference in _ends(document, pages[: at + 1]):
        page.append(reference)
        ends.append((kind, name, reference))
    size = sizes[at] if pages else dict(A4)
    margins = _sizes(pages[at], "pgMar", MARGINS) if pages else dict(MARGINS)
    _refuse_narrow(size, margins)
    page.append(_element("pgSz", size, orient="landscape" if size["w"] > size["h"] else ""))
    page.append(_element("pgMar", margins))
    for name in KEPT[4:]:
        if pages and (found := pages[at].find(w(name))) is not None:
            page.append(deepcopy(found))
    return page, ends


def _ends(document: WordDocument, pages: list[Any]) -> list[tuple[str, str, Any]]:
    """The headers and footers in force: a section that doesn't name one has that of the section before."""
    led = {r.id: r for r in document.relations(document.main) if not r.external}
    found: dict[tuple[str, str], tuple[str, str, Any]] = {}
    for page in pages:
        for element in page:
            kind = ENDS.get(element.tag, "")
            relation = led.get(element.get(f"{{{R}}}id", "")) if kind else None
            if relation and relation.kind == kind and relation.target in document.parts:
                which = element.get(w("type"), "default")
                found[kind, which] = (kind, relation.target, deepcopy(element))
    return [found[key] for key in sorted(found, key=lambda key: (key[0] != "header", key[1]))]


def _sizes(page: Any, name: str, usual: dict[str, int]) -> dict[str, int]:
    element = page.find(w(name))
    return {
        key: _twips(element.get(w(key)) if element is not None else None, of) for key, of in usual.items()
    }


def _twips(text: str | None, usual: int) -> int:
    """A length as the format may write it, in twentieths of a point."""
    found = _LENGTH.fullmatch((text or "").strip())
    return round(float(found[1]) * _UNITS[found[2]]) if found else usual


def _refuse_narrow(size: dict[str, int], margins: dict[str, int]) -> None:
    across = size["w"] - margins["left"] - margins["right"] - margins["gutter"]
    down = size["h"] - abs(margins["top"]) - abs(margins["bottom"])
    if max(size.values()) > LONGEST:
        raise NotTaken("Its pages are larger than Word can print. Choose A4 under Layout, Size.")
    if across < NARROWEST or down < LOWEST:
        raise NotTaken(
            "Its margins leave less than 9 cm for the words and tables of a report. Make them smaller, or the "
            "page larger, under Layout, Margins and Layout, Size."
        )


def _element(name: str, values: dict[str, int], orient: str = "") -> Any:
    element = etree.Element(w(name))
    for key, value in values.items():
        element.set(w(key), str(value))
    if orient:
        element.set(w("orient"), orient)
    return element
