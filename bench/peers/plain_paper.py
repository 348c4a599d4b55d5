"""Peers of the PDF: Django templates drawn by WeasyPrint as its documentation shows it, as PDF/UA-1."""

from django.template.loader import render_to_string

from reporting.snapshot import Snapshot

STYLES = """
@page { size: A4 landscape; margin: 15mm;
  @bottom-right { content: "Page " counter(page) " of " counter(pages); } }
body { font-family: sans-serif; font-size: 9.5pt; line-height: 13pt; }
table { width: 100%; border-collapse: collapse; }
p { margin: 0 0 3pt; }
th, td { border: 0.5pt solid #888; padding: 3pt; vertical-align: top; text-align: left; }
"""


def plain_html(snapshot: Snapshot) -> str:
    """The plan alone, as one table."""
    return render_to_string(
        "peers/paper.html", {"snapshot": snapshot, "lines": snapshot.lines, "styles": STYLES}
    )


def plain_pdf(snapshot: Snapshot) -> bytes:
    return _drawn(plain_html(snapshot))


def whole_pdf(snapshot: Snapshot) -> bytes:
    """The same words as our report, front sheet, summary, notes and all, in the same plain style."""
    from reporting.renderers.paper import Paper
    from reporting.renderers.pdf import Print  # after WeasyPrint was loaded as its documentation says

    html = render_to_string(
        "peers/whole.html", {"paper": Paper(snapshot, Print(snapshot)), "snapshot": snapshot}
    )
    return _drawn(html.replace("</head>", f"<style>{STYLES}</style></head>"))


def _drawn(html: str) -> bytes:
    from weasyprint import HTML

    return HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")
