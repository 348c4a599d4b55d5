"""Writes into a base document: its styles under their names, its lists, pictures, widths and pages."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from reporting.renderers.word.lists import Lists, parsed
from reporting.renderers.word.marks import (
    DECLARED,
    KEPT_WHOLE,
    Column,
    Number,
    cell,
    field,
    paragraph,
    picture,
    row,
    run,
    table,
)
from reporting.renderers.word.styles import STYLES, written

FIRST_PICTURE = 1000  # the base document may have pictures of its own, with numbers of their own
NARROWEST = 850  # twentieths of a point: the margin at the sides of a landscape page
# The last paragraph of the portrait pages where they end with a table: it takes a twentieth of a line.
NO_ROOM = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
OF_THE_FIRST_PAGES = {qn("w:headerReference"), qn("w:footerReference"), qn("w:titlePg")}


class Writer:
    """A Word document that is written from top to bottom."""

    def __init__(self, base: bytes) -> None:
        self.document: Any = Document(BytesIO(base))
        self._styles = self._named_styles()
        self._body: list[str] = []
        self._pictures: dict[bytes, str] = {}
        self._drawn = FIRST_PICTURE
        self._page = self._last_page()
        self.width = self._text_width(self._page)
        self._lists = Lists(self.document)
        self.sections = self._lists.new("sections")

    # --- what is written -----------------------------------------------------------------------------

    def style(self, name: str) -> str:
        """What the style of this name is called inside this document."""
        return self._styles[name]

    def run(self, words: str, style: str = "", *, struck: bool = False) -> str:
        return run(words, style=self.style(style) if style else "", struck=struck)

    def paragraph(self, words: str | Iterable[str], style: str = "Normal", **looks: Any) -> str:
        """A paragraph of these words, or of these runs; not written yet, for it may belong into a cell."""
        runs = [run(words)] if isinstance(words, str) else list(words)
        looks.setdefault("whole", sum(map(len, runs)) < KEPT_WHOLE)
        return paragraph(runs, self.style(style), **looks)

    def say(self, words: str | Iterable[str], style: str = "Normal", **looks: Any) -> None:
        self._body.append(self.paragraph(words, style, **looks))

    def heading(self, words: str, level: int, *, numbered: bool = False, new_page: bool = False) -> None:
        number = Number(self.sections) if numbered else None
        self.say(words, f"heading {level}", number=number, new_page=new_page, with_next=True)

    def numbered(self, items: Iterable[Iterable[str] | str]) -> None:
        """A numbered list that begins with 1."""
        self._listed(items, "List Number", Number(self._lists.new("list")))

    def points(self, items: Iterable[Iterable[str] | str]) -> None:
        self._listed(items, "List Bullet", Number(self._lists.new("points")))

    def _listed(self, items: Iterable[Iterable[str] | str], style: str, number: Number) -> None:
        for item in items:
            self.say(item, style, number=number)

    def picture(self, png: bytes, *, says: str, width: int, height: int) -> str:
        """A run that shows a picture; the same picture is kept once, however often it is shown."""
        if png not in self._pictures:
            self._pictures[png] = self.document.part.get_or_add_image(BytesIO(png))[0]
        self._drawn += 1
        return picture(self._pictures[png], number=self._drawn, says=says, width=width, height=height)

    def table(
        self, columns: Sequence[Column], rows: Iterable[tuple[Sequence[str], bool]], *, name: str
    ) -> None:
        """A table under its headings, which come again on every page; a row is its cells and whether it stays whole."""
        widths = self._widths(columns)
        headings = [
            self.paragraph(c.heading, "EDI Cell number heading" if c.numbers else "EDI Cell heading")
            for c in columns
        ]
        written_rows = [row(map(cell, headings, widths), heading=True)]
        written_rows += [row(map(cell, cells, widths), whole=whole) for cells, whole in rows]
        self._body.append(table(written_rows, widths, style=self.style("EDI Table"), name=name))

    def facts(self, facts: Iterable[tuple[str, str]], *, name: str) -> None:
        """A table whose rows have their heading at the left: words, and the paragraphs that stand beside them."""
        widths = self._widths([Column("", 25), Column("", 75)])
        rows = [
            row([cell(self.paragraph(heading, "EDI Cell heading"), widths[0]), cell(said, widths[1])])
            for heading, said in facts
        ]
        self._body.append(table(rows, widths, style=self.style("EDI Table"), name=name, headed=False))

    def _widths(self, columns: Sequence[Column]) -> list[int]:
        return [int(self.width * column.percent / 100) for column in columns]

    # --- pages ---------------------------------------------------------------------------------------

    def turn(self) -> None:
        """Ends the portrait pages; what follows stands on landscape ones."""
        upright = self._page
        self._page = deepcopy(upright)
        _turn(self._page)
        for own in [e for e in self._page if e.tag in OF_THE_FIRST_PAGES]:
            self._page.remove(own)  # the header and footer that a section doesn't name are those before it
        if self._body and self._body[-1].startswith("<w:p>"):
            last = parsed(self._body.pop(), "body")
        else:
            last = parsed(NO_ROOM, "body")
        self._flush()
        last.get_or_add_pPr().append(upright)
        self._place(last)
        self.width = self._text_width(self._page)

    def _foot(self, words: str) -> None:
        """Puts these words at the foot of every page, below what the base has there; and the page, if it tells none."""
        pages = [run(" · Page "), field("PAGE"), run(" of "), field("NUMPAGES")]
        section = self.document.sections[0]
        feet = [section.footer]
        feet += [section.first_page_footer] if section.different_first_page_header_footer else []
        if self.document.settings.odd_and_even_pages_header_footer:
            feet.append(section.even_page_footer)
        for foot in feet:
            element = foot._element
            if (
                len(element) == 1
                and element[0].tag == qn("w:p")
                and not element[0].xpath(".//w:t|.//w:drawing")
            ):
                element.remove(element[0])
            counts = element.xpath(
                ".//w:instrText[contains(., 'PAGE')]|.//w:fldSimple[contains(@w:instr, 'PAGE')]"
            )
            line = self.paragraph([run(words), *([] if counts else pages)], "footer")
            element.append(parsed(line, "body"))

    def finish(self, foot: str) -> Any:
        """The document with everything that was written, and these words at the foot of every page."""
        self._flush()
        self.document.element.body.append(self._page)
        self._lists.keep()
        self._foot(foot)
        return self.document

    def _flush(self) -> None:
        for element in list(parse_xml(f"<w:body {DECLARED}>{''.join(self._body)}</w:body>")):
            self._place(element)
        self._body.clear()

    def _place(self, element: Any) -> None:
        self.document.element.body.append(element)

    def _last_page(self) -> Any:
        """The size, margins, header and footer of the base's last pages; its words are taken out."""
        body = self.document.element.body
        pages = body.findall(f".//{qn('w:sectPr')}")
        page = pages[-1] if pages else parse_xml(f"<w:sectPr {DECLARED}/>")
        for element in list(body):
            body.remove(element)
        return page

    @staticmethod
    def _text_width(page: Any) -> int:
        size, margin = page.find(qn("w:pgSz")), page.find(qn("w:pgMar"))
        beside = sum(int(margin.get(qn(side), 0)) for side in ("w:left", "w:right", "w:gutter"))
        return int(size.get(qn("w:w"))) - beside

    def _named_styles(self) -> dict[str, str]:
        """The ids of our styles in this document; those that it hasn't got are added."""
        styles = self.document.styles.element
        there: dict[tuple[str, str], str] = {}
        for style in styles.findall(qn("w:style")):
            name = style.find(qn("w:name"))
            if name is not None:
                kind = style.get(qn("w:type"), "paragraph")
                there.setdefault((kind, name.get(qn("w:val")).casefold()), style.get(qn("w:styleId")))
        taken = {id_.casefold() for id_ in there.values()}
        ids = {}
        missing = []
        for style in STYLES:
            if found := there.get((style.kind, style.name.casefold())):
                ids[style.name] = found
            else:
                ids[style.name] = style.id if style.id.casefold() not in taken else f"{style.id}Report"
                missing.append(style)
        defaults = {
            s.get(qn("w:type")) for s in styles.findall(qn("w:style")) if s.get(qn("w:default")) == "1"
        }
        for style in missing:
            styles.append(parsed(written(style, ids, default=style.kind not in defaults), "styles"))
        return ids


def _turn(page: Any) -> None:
    size, margin = page.find(qn("w:pgSz")), page.find(qn("w:pgMar"))
    width, height = size.get(qn("w:w")), size.get(qn("w:h"))
    size.set(qn("w:w"), str(max(int(width), int(height))))
    size.set(qn("w:h"), str(min(int(width), int(height))))
    size.set(qn("w:orient"), "landscape")
    for side in ("w:left", "w:right"):
        margin.set(qn(side), str(min(int(margin.get(qn(side))), NARROWEST)))
