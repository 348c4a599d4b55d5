"""The report as a Word document: the same words and numbers as the paper, in styles that people can go on working with.

python-docx is imported where it draws: lists of files are asked for by pages that draw nothing.
"""

from datetime import datetime
from io import BytesIO
from typing import Any

from reporting.bases.preparing import prepared
from reporting.renderers.package import without_times
from reporting.renderers.paper import Paper
from reporting.renderers.word.contents import Contents
from reporting.renderers.word.looks import Printed
from reporting.renderers.word.own_base import own_base
from reporting.renderers.word.writer import Writer
from reporting.snapshot import Snapshot

LONGEST_PROPERTY = 255  # characters


def render_docx(snapshot: Snapshot, base: bytes | None = None) -> bytes:
    """The document on the organisation's base, or on ours: its styles, header and footer are kept.

    The same snapshot on the same base gives the same bytes.
    """
    writer = Writer(prepared(base) if base else own_base())
    paper = Paper(snapshot, Printed(writer))
    Contents(writer, paper).write()
    document = writer.finish(foot=paper.foot)
    _describe(document, paper)
    out = BytesIO()
    document.save(out)
    return without_times(out.getvalue())


def _describe(document: Any, paper: Paper) -> None:
    snapshot, about = paper.snapshot, document.core_properties
    about.title = paper.title[:LONGEST_PROPERTY]
    about.author = about.last_modified_by = snapshot.organisation[:LONGEST_PROPERTY]
    about.subject = f"Report to the {snapshot.body}"[:LONGEST_PROPERTY]
    about.language = "en-GB"
    about.comments = about.keywords = about.category = ""
    about.revision = 1
    day = snapshot.prepared_on
    about.created = about.modified = datetime(day.year, day.month, day.day)
