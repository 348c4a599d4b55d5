"""The report as one web page that needs nothing else: it can be mailed, kept and opened without a network."""

from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from edi_tracker.templatetags.components import lateness, status_tag
from foundation.charts import DrawnBar
from reporting.renderers.brand import brand_rule
from reporting.renderers.paper import Paper
from reporting.snapshot import Snapshot, Word


class Screen:
    """Marks as the site draws them."""

    def tag(self, word: Word | None, instead: str) -> SafeString:
        if word is None:
            return format_html('<span class="edi-soft">{}</span>', instead)
        return status_tag(word.label, word.colour, word.meaning)

    def late(self, words: str) -> SafeString:
        return SafeString(lateness(words))

    def bar(self, row: DrawnBar) -> SafeString:
        return render_to_string("components/bar.html", {"row": row})


def render_html(snapshot: Snapshot) -> bytes:
    """The whole report as a file; every text of a person is escaped, and nothing is loaded from anywhere."""
    styles = brand_rule() + stylesheet("vendor/report.css")
    context = {
        "paper": Paper(snapshot, Screen()),
        "snapshot": snapshot,
        "screen": True,
        "styles": mark_safe(styles.replace("</", "<\\/")),  # noqa: S308 our own built stylesheet
    }
    return render_to_string("reporting/print/page.html", context).encode("utf-8", "replace")


@cache
def stylesheet(name: str) -> str:
    """A stylesheet that the front-end build wrote."""
    found = finders.find(name)
    if not found:
        raise FileNotFoundError(f"static/{name} is missing. Build the front end: make setup.")
    return Path(found).read_text(encoding="utf-8")
