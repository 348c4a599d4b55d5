"""The files of a report, in the order in which they are drawn."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.cache import caches

from reporting.renderers.data import actions_csv, figures_csv, snapshot_json
from reporting.renderers.html import render_html
from reporting.snapshot import PLAN, Snapshot


@dataclass(frozen=True, slots=True)
class RenderedFile:
    format: str
    name: str
    content: bytes


def _pdf(snapshot: Snapshot) -> bytes:
    from reporting.renderers.pdf import render_pdf  # WeasyPrint costs a second and 50 MB: only where it draws

    return render_pdf(snapshot, caches["papers"])


def _docx(snapshot: Snapshot, base: bytes | None = None) -> bytes:
    from reporting.renderers.docx import render_docx  # python-docx stays out of start-up

    return render_docx(snapshot, base)


def _xlsx(snapshot: Snapshot) -> bytes:
    from reporting.renderers.xlsx import render_xlsx  # openpyxl stays out of start-up

    return render_xlsx(snapshot)


FILES: tuple[tuple[str, str, str, Callable[[Snapshot], bytes]], ...] = (
    ("html", "report.html", "web page", render_html),
    ("pdf", "report.pdf", "PDF", _pdf),
    ("docx", "report.docx", "Word document", _docx),
    ("xlsx", "report.xlsx", "workbook", _xlsx),
    ("json", "snapshot.json", "data", snapshot_json),
    ("csv", "actions.csv", "list of actions", actions_csv),
    ("figures", "figures.csv", "list of figures", figures_csv),
)
CONTENT_TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "figures": "text/csv; charset=utf-8",
}


def formats_of(snapshot: Snapshot) -> list[str]:
    """The files that a report has: no list of actions without a plan, no list of figures without evidence."""
    idle = set() if snapshot.kind == PLAN else {"csv"}
    return [kind for kind, *_ in FILES if kind not in (idle if snapshot.evidence else idle | {"figures"})]


def render_file(kind: str, snapshot: Snapshot, base: bytes | None = None) -> bytes:
    """One file of the report, drawn from the snapshot alone; a Word file on this base, or on ours."""
    render = next(render for format_, *_, render in FILES if format_ == kind)
    return _docx(snapshot, base) if render is _docx else render(snapshot)


def render_files(
    snapshot: Snapshot, base: bytes | None = None, *, tell: Callable[[str], None] = lambda progress: None
) -> list[RenderedFile]:
    """Every file of the report, drawn from the snapshot alone; the Word file on this base, or on ours.

    `tell` hears which one is being drawn.
    """
    drawn = []
    wanted = [file for file in FILES if file[0] in formats_of(snapshot)]
    for number, (kind, name, noun, _) in enumerate(wanted, start=1):
        tell(f"Drawing the {noun}: {number} of {len(wanted)}")
        drawn.append(RenderedFile(kind, name, render_file(kind, snapshot, base)))
    return drawn
