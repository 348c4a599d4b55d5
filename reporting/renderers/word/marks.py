"""WordprocessingML, written as text: runs, paragraphs, cells, rows, tables. Every text of a person stays a text.

A table of a thousand rows built element by element costs a minute; written as text and parsed once, a second.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from reporting.renderers.cell_text import without_forbidden

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
KEPT_WHOLE = 1_500  # characters: a longer paragraph may go on overleaf


def run(words: str, *, style: str = "", struck: bool = False) -> str:
    """Words in one look. A line end becomes a line break; nothing in them is ever a field or a mark."""
    looks = (f'<w:rStyle w:val="{style}"/>' if style else "") + ("<w:strike/>" if struck else "")
    lines = without_forbidden(words).split("\n")
    text = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line, quote=False)}</w:t>' for line in lines)
    return f"<w:r>{f'<w:rPr>{looks}</w:rPr>' if looks else ''}{text}</w:r>"


def field(instruction: str) -> str:
    """A field of ours, such as the number of the page. No words of a person come in here."""
    return f'<w:fldSimple w:instr="{instruction}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'


@dataclass(frozen=True, slots=True)
class Number:
    """A place in a list: which one, and how deep."""

    list: int
    level: int = 0


def paragraph(
    runs: Iterable[str],
    style: str,
    *,
    number: Number | None = None,
    whole: bool = False,
    with_next: bool = False,
    new_page: bool = False,
    before: int | None = None,
    ground: str = "",
) -> str:
    """A paragraph; a `whole` one isn't split between pages, one `with_next` never stands last on a page."""
    looks = [f'<w:pStyle w:val="{style}"/>']
    looks += ["<w:keepNext/>"] if with_next else []
    looks += ["<w:keepLines/>"] if whole else []
    looks += ["<w:pageBreakBefore/>"] if new_page else []
    if number:
        looks.append(f'<w:numPr><w:ilvl w:val="{number.level}"/><w:numId w:val="{number.list}"/></w:numPr>')
    looks.append(ground or (f'<w:spacing w:before="{before}"/>' if before else ""))
    return f"<w:p><w:pPr>{''.join(looks)}</w:pPr>{''.join(runs)}</w:p>"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, and how much of the width it takes, in percent."""

    heading: str
    percent: float
    numbers: bool = False


def cell(paragraphs: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraphs}</w:tc>'


def row(cells: Iterable[str], *, heading: bool = False, whole: bool = True) -> str:
    """A row; a `whole` one stays on one page. The heading row comes again on every page of its table."""
    looks = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if heading else "")
    return f"<w:tr>{f'<w:trPr>{looks}</w:trPr>' if looks else ''}{''.join(cells)}</w:tr>"


def table(rows: Iterable[str], widths: Sequence[int], *, style: str, name: str, headed: bool = True) -> str:
    """A table of fixed widths; `name` tells those who don't see it what it holds."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    said = escape(without_forbidden(name))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{"04A0" if headed else "0480"}" '
        f'w:firstRow="{int(headed)}" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" '
        f'w:noVBand="1"/><w:tblCaption w:val="{said}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


def picture(relation: str, *, number: int, says: str, width: int, height: int) -> str:
    """A picture in the line, with what it shows in words; sizes are in thousandths of a point."""
    x, y, said = width * 127 // 10, height * 127 // 10, escape(without_forbidden(says))
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{x}" cy="{y}"/>'
        f'<wp:docPr id="{number}" name="Picture {number}" descr="{said}"/><a:graphic><a:graphicData '
        f'uri="{NAMESPACES["pic"]}"><pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}" '
        f'descr="{said}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
        f'<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{x}" cy="{y}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
