"""Peer of the PDF where LibreOffice is installed: a Word file with one table, converted to a tagged PDF."""

import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from reporting.snapshot import Line, Snapshot

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
TYPES = (
    f"{DECLARATION}"
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    f"{DECLARATION}"
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="word/document.xml"/></Relationships>'
)
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WIDTHS = (900, 900, 4200, 1900, 1700, 1700, 3900)  # twentieths of a point
HEADINGS = ("Objective", "No.", "Action", "Owner", "End date", "Status", "Progress")
TAGGED = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'


def soffice() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def word_file(snapshot: Snapshot, path: Path) -> None:
    rows = [
        _row([[heading] for heading in HEADINGS], heading=True),
        *(_row(_cells(line)) for line in snapshot.lines),
    ]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in WIDTHS)
    body = (
        f'{_paragraph(snapshot.title)}<w:tbl><w:tblPr><w:tblW w:w="{sum(WIDTHS)}" w:type="dxa"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850"/></w:sectPr>'
    )
    document = f'{DECLARATION}<w:document xmlns:w="{NAMESPACE}"><w:body>{body}</w:body></w:document>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", RELATIONS)
        package.writestr("word/document.xml", document)


def _cells(line: Line) -> list[list[str]]:
    end = [line.end.text or "No date given"]
    if line.end_moved:
        end.append(f"first planned: {line.original_end.text}")
    progress = [
        line.narrative,
        *([f"Why: {line.reason}"] if line.reason else []),
        f"Update of {line.updated_on:%d %B %Y}",
    ]
    return [
        [line.objective_number],
        [line.label],
        [line.text, f"Success measure: {line.success_measure}"],
        [line.owner_words],
        end,
        [line.standing, *line.late_words],
        progress,
    ]


def _row(cells: list[list[str]], *, heading: bool = False) -> str:
    drawn = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(map(_paragraph, texts))}</w:tc>'
        for texts, width in zip(cells, WIDTHS, strict=True)
    )
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if heading else ''}{drawn}</w:tr>"


def _paragraph(text: str) -> str:
    words = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return f'<w:p><w:r><w:rPr><w:sz w:val="19"/></w:rPr>{words}</w:r></w:p>'


def office_pdf(snapshot: Snapshot, folder: Path) -> bytes:
    """Converts with a profile that is kept between runs, as a server would keep it."""
    program = soffice()
    if program is None:
        raise FileNotFoundError("LibreOffice is not installed.")
    word_file(snapshot, folder / "paper.docx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [
            program,
            profile,
            "--headless",
            "--convert-to",
            TAGGED,
            "--outdir",
            str(folder),
            str(folder / "paper.docx"),
        ],
        check=True,
        capture_output=True,
    )
    return (folder / "paper.pdf").read_bytes()
