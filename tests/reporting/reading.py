"""What a reader finds in the files of a report."""

import re
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import openpyxl
import pikepdf
from docx import Document
from docx.oxml.ns import qn

WORDS = (qn("w:t"), qn("w:p"), qn("w:br"))


class Words(HTMLParser):
    """The text of a page, and what it would load or run."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._quiet = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._quiet += tag in ("style", "title")

    def handle_endtag(self, tag: str) -> None:
        self._quiet -= tag in ("style", "title")

    def handle_data(self, data: str) -> None:
        if not self._quiet:
            self.found.append(data)


def read_html(content: bytes) -> Words:
    words = Words()
    words.feed(content.decode())
    return words


def text_of_html(content: bytes) -> str:
    return " ".join(" ".join(read_html(content).found).split())


def text_of_pdf(content: bytes) -> str:
    """Every word of a PDF in the order of its content, read through the fonts' own maps to Unicode."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return " ".join(" ".join(_page_words(page)) for page in pdf.pages)


def _page_words(page: pikepdf.Page | pikepdf.Object) -> list[str]:
    """The words of a page, those at its foot last."""
    resources = page.Resources if isinstance(page, pikepdf.Object) else page.obj.Resources
    fonts = {name: _unicode_map(font) for name, font in resources.get("/Font", {}).items()}
    words, font = [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "Tf":
            font = fonts[str(operands[0])]
        elif name == "Do" and str(operands[0]).startswith("/Foot"):
            words += _page_words(resources.XObject[str(operands[0])])
        elif name in ("Tj", "TJ"):
            items = operands[0] if name == "TJ" else operands
            raw = b"".join(bytes(item) for item in items if isinstance(item, pikepdf.String))
            words.append("".join(font.get(raw[i : i + 2], "\ufffd") for i in range(0, len(raw), 2)))
    return words


def spoken_parts(pdf: pikepdf.Pdf, kind: str) -> list[str]:
    """What is read aloud of each element of a kind, in reading order."""
    words = {page.obj.objgen: _marked_words(page) for page in pdf.pages}

    def said(element: Any, page: Any) -> str:
        page = element.get("/Pg", page)
        if "/MCID" in element:
            return words[page.objgen].get(int(element.MCID), "")
        kids = element.get("/K", pikepdf.Array())
        return " ".join(
            words[page.objgen].get(int(kid), "") if isinstance(kid, int) else said(kid, page)
            for kid in (kids if isinstance(kids, pikepdf.Array) else [kids])
        )

    return [
        " ".join(said(element, None).split()) for element, _ in structure(pdf) if str(element.S) == f"/{kind}"
    ]


def _marked_words(page: pikepdf.Page) -> dict[int, str]:
    fonts = {name: _unicode_map(font) for name, font in page.obj.Resources.get("/Font", {}).items()}
    words: dict[int, str] = {}
    font: dict[bytes, str] = {}
    open_marks: list[int | None] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            marked = name == "BDC" and "/MCID" in operands[1]
            open_marks.append(int(operands[1].MCID) if marked else None)
        elif name == "EMC":
            open_marks.pop()
        elif name == "Tf":
            font = fonts[str(operands[0])]
        elif name in ("Tj", "TJ") and open_marks and open_marks[-1] is not None:
            items = operands[0] if name == "TJ" else operands
            raw = b"".join(bytes(item) for item in items if isinstance(item, pikepdf.String))
            text = "".join(font.get(raw[i : i + 2], "\ufffd") for i in range(0, len(raw), 2))
            words[open_marks[-1]] = words.get(open_marks[-1], "") + text
    return words


def _unicode_map(font: Any) -> dict[bytes, str]:
    table = font.ToUnicode.read_bytes().decode("latin-1")
    found = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.S):
        for code, text in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block):
            found[bytes.fromhex(code)] = bytes.fromhex(text).decode("utf-16-be")
    return found


def workbook(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def structure(pdf: pikepdf.Pdf) -> list[tuple[Any, tuple[str, ...]]]:
    """Every element of the structure tree in reading order, with the types of what it stands in."""
    found: list[tuple[Any, tuple[str, ...]]] = []

    def walk(element: Any, above: tuple[str, ...]) -> None:
        kids = element.get("/K")
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                found.append((kid, above))
                walk(kid, (*above, str(kid.S)))

    walk(pdf.Root.StructTreeRoot, ())
    return found


def text_of_docx(content: bytes) -> str:
    """Every word of a document's body in reading order."""
    body = Document(BytesIO(content)).element.body
    parts = (" " if node.tag != qn("w:t") else node.text or "" for node in body.iter(*WORDS))
    return " ".join("".join(parts).split())
