"""The report as a tagged PDF (PDF/UA-1): portrait in front, landscape in the appendix.

WeasyPrint costs a second and 50 MB, which no web request should pay: this module is imported where a file is drawn.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from pikepdf import ObjectStreamMode, Pdf
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from foundation.charts import DrawnBar
from foundation.palette import CLOCK, INK, SHAPES, status_colour
from reporting.renderers.brand import brand_mark, brand_rule
from reporting.renderers.fonts import BASE, faces_for, printable
from reporting.renderers.html import stylesheet
from reporting.renderers.paper import Paper
from reporting.renderers.pictures import bar_picture
from reporting.renderers.tagging import tagged_by_us
from reporting.snapshot import Snapshot, Word


class Print:
    """Marks as paper shows them: shapes are backgrounds, so that only words are read aloud."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._tags: dict[tuple[str, str, str], SafeString] = {}

    def tag(self, word: Word | None, instead: str) -> SafeString:
        if word is None:
            return format_html('<span class="soft">{}</span>', instead)
        key = (word.label, word.colour, word.meaning)
        if key not in self._tags:
            self._tags[key] = format_html(
                '<span class="tag tag-{} {}">{}</span>', word.colour, shape_class(word), word.label
            )
        return self._tags[key]

    def late(self, words: str) -> SafeString:
        return format_html('<span class="late">{}</span>', words)

    def bar(self, row: DrawnBar) -> SafeString:
        return bar_picture(row)


def shape_class(word: Word) -> str:
    return f"shape-{word.colour}-{word.meaning}"


def render_pdf(snapshot: Snapshot) -> bytes:
    """A PDF/UA-1 of the whole report. It loads our own fonts and nothing else; no text in it is code."""
    html = printable(
        render_to_string(
            "reporting/print/report.html", {"paper": Paper(snapshot, Print(snapshot)), "snapshot": snapshot}
        )
    )
    styles = "\n".join(
        [brand_rule(), faces_for(html), stylesheet("vendor/print.css"), *_shape_rules(snapshot)]
    )
    return compact(draw(html, styles, _pictures(snapshot)))


def compact(drawn: bytes) -> bytes:
    """The same paper in the smallest form, byte for byte the same whenever it is made of the same."""
    with Pdf.open(BytesIO(drawn)) as pdf:
        out = BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
        return out.getvalue()


def draw(html: str, styles: str, pictures: dict[str, bytes]) -> bytes:
    """The pages, tagged. Drawing loads our own fonts and these pictures."""
    fetcher = OwnFilesOnly(pictures)
    fonts = FontConfiguration()
    css = CSS(string=styles, base_url=BASE, url_fetcher=fetcher, font_config=fonts)
    document = HTML(string=html, base_url=BASE, url_fetcher=fetcher)
    with _no_collection(), tagged_by_us():
        # Compressed once, at the very end.
        return document.write_pdf(
            stylesheets=[css], font_config=fonts, pdf_variant="pdf/ua-1", uncompressed_pdf=True
        )


def _pictures(snapshot: Snapshot) -> dict[str, bytes]:
    """The few pictures of a paper, by the address under which its styles know them."""
    shapes = {
        f"{BASE}{shape_class(word)}.svg": _shape(SHAPES[word.meaning], status_colour(word.colour).bar)
        for word in _words(snapshot)
        if word.meaning in SHAPES
    }
    return shapes | {f"{BASE}clock.svg": _shape(CLOCK, INK), f"{BASE}mark.svg": brand_mark().encode()}


def _words(snapshot: Snapshot) -> list[Word]:
    """Every word that a tag may show: the key of today, and words that only an earlier report had."""
    before = [change.before for change in snapshot.changes.statuses] if snapshot.changes else []
    return [*snapshot.key, *snapshot.figures.words, *(word for word in before if word)]


def _shape(path: str, colour: str) -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 12" width="12" height="12">'
        f'<path fill-rule="evenodd" fill="{colour}" d="{path}"/></svg>'
    ).encode()


def _shape_rules(snapshot: Snapshot) -> list[str]:
    rules = {}
    for word in _words(snapshot):
        colour = status_colour(word.colour)
        rules[f".tag-{word.colour}"] = f"{{border-left-color:{colour.bar};background-color:{colour.tint}}}"
        if word.meaning in SHAPES:
            rules[f".{shape_class(word)}"] = f'{{background-image:url("{BASE}{shape_class(word)}.svg")}}'
    return [f"{selector}{rule}" for selector, rule in rules.items()]


class OwnFilesOnly(URLFetcher):
    """Knows our fonts and a paper's few pictures by name. Everything else, file or network, is refused."""

    def __init__(self, pictures: dict[str, bytes]) -> None:
        super().__init__(allowed_protocols=())
        self.pictures = pictures

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        if url in self.pictures:
            return URLFetcherResponse(url, self.pictures[url], {"Content-Type": "image/svg+xml"})
        name = url.removeprefix(f"{BASE}fonts/")
        if name != url and "/" not in name and (found := finders.find(f"vendor/fonts/{name}")):
            return URLFetcherResponse(url, Path(found).read_bytes(), {"Content-Type": "font/woff2"})
        raise FatalURLFetchingError(f"A paper loads nothing from elsewhere: {url[:80]}")


@contextmanager
def _no_collection() -> Iterator[None]:
    # Drawing makes millions of objects that live to its end: collecting among them costs a tenth of the time.
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
