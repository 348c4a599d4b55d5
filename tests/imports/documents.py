"""Small Word documents made for one test each: by python-docx, or part by part for the awkward ones."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document as DocxDocument

from imports.files.cells import Cell, Sheet, Workbook
from imports.files.limits import LIMITS, Limits
from tests.imports.sheets import PACKAGE, RELATIONS, read_here, zipped

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
ROOTS = {"header": "hdr", "footer": "ftr"}


def saved(document: DocxDocument) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def document_parts(body: str, **described: str) -> dict[str, bytes | str]:
    """The parts of a small document; `described` are others by what they are for, such as `styles`."""
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": (
            f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/word/document.xml" ContentType='
            '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
        ),
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations({kind: f"{kind}.xml" for kind in described}),
    }
    for kind, content in described.items():
        root = ROOTS.get(kind, kind)
        parts[f"word/{kind}.xml"] = f"<w:{root} {SPACES}>{content}</w:{root}>"
    return parts


def document(body: str, **described: str) -> bytes:
    return zipped(document_parts(body, **described).items())


def run(text: str, looks: str = "") -> str:
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    """Runs that are plain text are wrapped."""
    inside = "".join(each if each.startswith(("<w:", "<mc:")) else run(each) for each in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def cell(*paragraphs: str, properties: str = "") -> str:
    """Paragraphs that are plain text are wrapped."""
    inside = "".join(each if each.startswith("<w:") else paragraph(each) for each in paragraphs)
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inside or '<w:p/>'}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    inside = "".join(each if each.startswith("<w:") else cell(each) for each in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inside}</w:tr>"


def table(*rows: str, grid: Iterable[int] = ()) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def numbered(list_id: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def pattern(pattern_id: int, *levels: Mapping[str, str]) -> str:
    """A list pattern: for each level its tags and values, such as `{"numFmt": "decimal", "lvlText": "%1."}`."""
    made = ""
    for place, level in enumerate(levels):
        told = "".join(f"<w:{tag} w:val={quoteattr(value)}/>" for tag, value in level.items())
        made += f'<w:lvl w:ilvl="{place}">{told}</w:lvl>'
    return f'<w:abstractNum w:abstractNumId="{pattern_id}">{made}</w:abstractNum>'


def use(list_id: int, pattern_id: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{pattern_id}"/>{overrides}</w:num>'


def read_document(body: str, limits: Limits = LIMITS, **described: str) -> Workbook:
    return read_here(document(body, **described), limits)


def only_table(body: str, **described: str) -> Sheet:
    (sheet,) = read_document(body, **described).sheets
    return sheet


def only_cell(content: str, **described: str) -> Cell:
    """What one cell with this inside is read as; the cell beside it holds a word, so that there is a table."""
    sheet = only_table(table(row(f"<w:tc>{content}</w:tc>", "beside")), **described)
    found = sheet.rows[0].cell(1)
    return found or Cell(1, "")


def _relations(targets: Mapping[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'
