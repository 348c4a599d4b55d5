"""The structure of a paper: one element for each element of its page, however many sheets that goes over.

WeasyPrint tags every sheet for itself: a table over three sheets is three tables to whoever hears it, and the
repeated headings are read three times. So our papers are tagged here, from the same boxes: what goes on
overleaf stays one table, one row, one list; headings of tables say what they are headings of; running feet and
repeated headings are artifacts, which nobody hears.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf

from reporting.renderers.weasy import weasyprint

SVG = "{http://www.w3.org/2000/svg}svg"
KINDS = {
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    "p": "P", "section": "Sect", "blockquote": "BlockQuote", "ol": "L", "ul": "L", "li": "LBody",
    "li::marker": "Lbl", "table": "Table", "caption": "Caption", "thead": "THead", "tbody": "TBody",
    "tfoot": "TFoot", "tr": "TR", "th": "TH", "td": "TD", "a": "Link", "img": "Figure", SVG: "Figure",
}  # fmt: skip
BOOKMARKS = "PartBookmarks"  # in the catalogue, until the parts are joined
POINTS = 0.75  # a pixel of the page in points of the paper
REPEATED = ("thead", "tfoot")
NUMBERING = {"ol": "Decimal", "ul": "Disc"}
type Key = tuple[Any, str | None]  # the element of the page, and its name with that of a pseudo-element


@contextmanager
def tagged_by_us() -> Iterator[None]:
    """Has WeasyPrint leave the tags to this module while it draws."""
    theirs = weasyprint.pdf.add_tags
    weasyprint.pdf.add_tags = add_tags
    try:
        yield
    finally:
        weasyprint.pdf.add_tags = theirs


def add_tags(pdf: pydyf.PDF, document: Any, pdf_version: Any, page_streams: list[Any]) -> None:
    """Takes the place of WeasyPrint's function of this name."""
    tags = Tags(pdf)
    for number, (page, stream) in enumerate(zip(document.pages, page_streams, strict=True)):
        tags.add_sheet(number, page._page_box, stream)
    tags.close()
    pdf.catalog[BOOKMARKS] = pydyf.Array(_bookmarks(document.pages))
    pdf.catalog["StructTreeRoot"] = tags.root.reference
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})


def _bookmarks(pages: Any) -> Iterator[pydyf.Array]:
    """The headings with their levels and places, for whoever joins this part of a paper to others."""
    for sheet, page in enumerate(pages):
        for level, words, (x, y), _ in page.bookmarks:
            place = (sheet, x * POINTS, (page.height - y) * POINTS)
            yield pydyf.Array([level, pydyf.String(words), *place])


class Element(pydyf.Object):
    """An element of the structure: its kind, where it stands, and what is in it in reading order."""

    def __init__(self, kind: str, parent: pydyf.Object, page: bytes, attributes: bytes = b"") -> None:
        super().__init__()
        self.kind = kind
        self.parent = parent
        self.page = page
        self.attributes = attributes
        self.kids: list[Element | bytes] = []

    def add(self, page: bytes, mcid: int) -> None:
        """Content of a sheet; content of a later sheet than the first has to name it."""
        first = page == self.page
        self.kids.append(b"%d" % mcid if first else b"<</Type/MCR/Pg %b/MCID %d>>" % (page, mcid))

    @property
    def data(self) -> bytes:
        kids = b" ".join(kid if isinstance(kid, bytes) else kid.reference for kid in self.kids)
        said = (self.kind.encode(), self.parent.reference, self.page, kids, self.attributes)
        return b"<</Type/StructElem/S/%b/P %b/Pg %b/K[%b]%b>>" % said


class Tags:
    """Grows the structure sheet by sheet."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self.pdf = pdf
        self.pages = pdf.page_references
        self.root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        pdf.add_object(self.root)
        self.document = Element("Document", self.root, self.pages[0])
        pdf.add_object(self.document)
        self.known: dict[Key, Element] = {}
        self.owners: list[bytes] = []
        self.links: list[tuple[pydyf.Dictionary, Element]] = []

    def add_sheet(self, number: int, box: Any, stream: Any) -> None:
        sheet = Sheet(self, self.pages[number], stream._tags, box.margin_height())
        sheet.walk(box, self.document, (None, None))
        sheet.silence(stream)
        self.owners.append(b"[%b]" % b" ".join(sheet.owners))

    def close(self) -> None:
        """Writes the way from content back to its element: of the sheets first, then of the links."""
        for number, (annotation, element) in enumerate(self.links, start=len(self.owners)):
            annotation["StructParent"] = number
            self.owners.append(element.reference)
        self.root["K"] = pydyf.Array([self.document.reference])
        self.root["ParentTree"] = b"<</Nums[%b]>>" % b" ".join(
            b"%d %b" % each for each in enumerate(self.owners)
        )

    def element(self, key: Key, kind: str, above: Element, page: bytes, said: bytes = b"") -> Element:
        """The element that an earlier sheet began, or a new one at the end of the one above."""
        if key not in self.known:
            made = self.known[key] = Element(kind, above, page, said)
            self.pdf.add_object(made)
            above.kids.append(made)
        return self.known[key]


class Sheet:
    """The boxes of one sheet of paper, walked in reading order."""

    def __init__(self, tags: Tags, page: bytes, marks: dict[Any, dict[str, Any]], height: float) -> None:
        self.tags = tags
        self.page = page
        self.marks = marks
        self.height = height
        self.owners = [b"null"] * len(marks)

    def walk(self, box: Any, owner: Element, inside: Key) -> None:
        """Gives the content of a box, and of all boxes in it, to their elements.

        A box that only helps the layout has the element of the box around it, so it makes none of its own.
        """
        box = getattr(box, "_box", box)  # in place of a box that is placed absolutely
        if isinstance(box, weasyprint.formatting_structure.boxes.MarginBox):
            return
        here = (box.element, box.element_tag)
        if here != inside and box.element_tag in KINDS:
            if box.element_tag in REPEATED and here in self.tags.known and self._began_before(here):
                return
            owner = self._element(box, here, owner)
        if box.link_annotation:
            self._link(box, owner)
        if mark := self.marks.pop(box, None):
            owner.add(self.page, mark["mcid"])
            self.owners[mark["mcid"]] = owner.reference
        for child in getattr(box, "children", ()):
            self.walk(child, owner, here)

    def silence(self, stream: Any) -> None:
        """Makes artifacts of what no element took: running feet and the headings that a table repeats."""
        quiet = {mark["mcid"] for mark in self.marks.values()}
        self.marks.clear()
        for place, item in enumerate(stream.stream if quiet else ()):
            if isinstance(item, pydyf.Dictionary) and item.get("MCID") in quiet:
                stream.stream[place - 1] = b"/Artifact"
                stream.stream[place] = b"<</Type/Pagination>>"

    def _began_before(self, key: Key) -> bool:
        return self.tags.known[key].page != self.page

    def _element(self, box: Any, key: Key, owner: Element) -> Element:
        node, name = key
        if name == "li":  # an item holds its number and its body
            item = self.tags.element((node, "item"), "LI", owner, self.page)
            return self.tags.element(key, "LBody", item, self.page)
        if name == "li::marker":
            item = self.tags.known[(node, "item")]
            label = self.tags.element(key, "Lbl", item, self.page)
            item.kids.sort(key=lambda kid: kid is not label)
            return label
        assert name
        return self.tags.element(key, KINDS[name], owner, self.page, self._said(box, node, name))

    def _said(self, box: Any, node: Any, name: str) -> bytes:
        """What an element says of itself: its language, of what it is the heading, what a picture shows."""
        said = {}
        if language := node.get("lang"):
            said["Lang"] = pydyf.String(language)
        if name in NUMBERING:
            said["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": f"/{NUMBERING[name]}"})
        elif name in ("th", "td"):
            said["A"] = _cell(box, node)
        elif KINDS[name] == "Figure":
            said["A"] = self._place(box)
            said["Alt"] = pydyf.String(node.get("alt") or node.findtext(f"{SVG[:-3]}title") or "")
        return pydyf.Dictionary(said).data[2:-2] if said else b""

    def _place(self, box: Any) -> pydyf.Dictionary:
        x, y = box.content_box_x(), self.height - box.content_box_y() - box.height
        corners = (x, y, x + box.width, y + box.height)
        return pydyf.Dictionary({"O": "/Layout", "BBox": pydyf.Array([n * POINTS for n in corners])})

    def _link(self, box: Any, owner: Element) -> None:
        annotation = box.link_annotation
        annotation["Contents"] = pydyf.String(" ".join("".join(box.element.itertext()).split()))
        owner.kids.append(b"<</Type/OBJR/Obj %b/Pg %b>>" % (annotation.reference, self.page))
        self.tags.links.append((annotation, owner))


def _cell(box: Any, node: Any) -> pydyf.Dictionary:
    said = pydyf.Dictionary({"O": "/Table"})
    if node.tag == "th":
        said["Scope"] = "/Row" if node.get("scope") == "row" else "/Column"
    if box.colspan != 1:
        said["ColSpan"] = box.colspan
    if box.rowspan != 1:
        said["RowSpan"] = box.rowspan
    return said
