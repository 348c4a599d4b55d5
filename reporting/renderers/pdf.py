"""The report as a tagged PDF (PDF/UA-1): portrait in front, landscape in the appendix.

WeasyPrint is imported where it draws: it costs 0.6 s and 50 MB, which no web request should pay.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from foundation.charts import DrawnBar
from foundation.palette import CLOCK, INK, SHAPES, status_colour
from reporting.renderers.brand import brand_mark, brand_rule
from reporting.renderers.fonts import BASE, faces_for, printable
from reporting.renderers.html import stylesheet
from reporting.renderers.paper import Paper
from reporting.renderers.pictures import bar_picture
from reporting.renderers.tagging import finish
from reporting.snapshot import Snapshot, Word

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher


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
    with _no_collection(), _page_references_kept():
        drawn = _weasy(html, styles, _pictures(snapshot))
        return finish(drawn, snapshot)


def _weasy(html: str, styles: str, pictures: dict[str, bytes]) -> bytes:
    from weasyprint import CSS, HTML  # see the top of this module
    from weasyprint.text.fonts import FontConfiguration

    fetcher = _own_fetcher(pictures)
    fonts = FontConfiguration()
    css = CSS(string=styles, base_url=BASE, url_fetcher=fetcher, font_config=fonts)
    document = HTML(string=html, base_url=BASE, url_fetcher=fetcher)
    # Compressed once, at the very end, after the tags are finished.
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


def _own_fetcher(pictures: dict[str, bytes]) -> "URLFetcher":
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class OwnFilesOnly(URLFetcher):
        """Knows our fonts and our few pictures by name. Everything else, file or network, is refused."""

        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
            if url in pictures:
                return URLFetcherResponse(url, pictures[url], {"Content-Type": "image/svg+xml"})
            name = url.removeprefix(f"{BASE}fonts/")
            if name != url and "/" not in name and (found := finders.find(f"vendor/fonts/{name}")):
                return URLFetcherResponse(url, Path(found).read_bytes(), {"Content-Type": "font/woff2"})
            raise FatalURLFetchingError(f"A paper loads nothing from elsewhere: {url[:80]}")

    return OwnFilesOnly(allowed_protocols=())


@contextmanager
def _page_references_kept() -> Iterator[None]:
    """WeasyPrint lists all pages anew for every element that it tags, so the list is kept while it draws."""
    import pydyf

    listed = pydyf.PDF.page_references
    kept: dict[int, tuple[int, Any]] = {}

    def page_references(pdf: Any) -> Any:
        count = len(pdf.pages["Kids"])
        if kept.get(id(pdf), (-1, None))[0] != count:
            kept[id(pdf)] = (count, listed.fget(pdf))
        return kept[id(pdf)][1]

    pydyf.PDF.page_references = property(page_references)
    try:
        yield
    finally:
        pydyf.PDF.page_references = listed


@contextmanager
def _no_collection() -> Iterator[None]:
    # Drawing makes millions of objects that live to its end: collecting among them costs a tenth of the time.
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
