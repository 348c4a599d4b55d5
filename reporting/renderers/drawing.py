"""Pages drawn by WeasyPrint: tagged by us, with our own fonts, and loading nothing from elsewhere.

WeasyPrint costs a second and 50 MB, which no web request should pay: this is imported where a file is drawn.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from weasyprint import CSS, HTML
from weasyprint.pdf.fonts import Font
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from reporting.renderers.fonts import BASE
from reporting.renderers.tagging import tagged_by_us

TEXT_FONT = 600  # glyphs: a font of no more goes into a paper whole


class Drawer:
    """Draws pages that share their styles, which are read once."""

    def __init__(self, styles: str, pictures: dict[str, bytes]) -> None:
        self._fetcher = OwnFilesOnly(pictures)
        self._fonts = FontConfiguration()
        self._styles = CSS(string=styles, base_url=BASE, url_fetcher=self._fetcher, font_config=self._fonts)

    def draw(self, html: str) -> bytes:
        """A part of a paper, tagged."""
        with tagged_by_us():
            return self._write(html, pdf_variant="pdf/ua-1")

    def draw_untagged(self, html: str) -> bytes:
        """Pages that nobody hears: the feet."""
        return self._write(html)

    def _write(self, html: str, **options: Any) -> bytes:
        document = HTML(string=html, base_url=BASE, url_fetcher=self._fetcher)
        with _no_collection(), _whole_fonts():
            # What joins the parts compresses them.
            return document.write_pdf(
                stylesheets=[self._styles], font_config=self._fonts, uncompressed_pdf=True, **options
            )


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
def _whole_fonts() -> Iterator[None]:
    """Has every part of a paper hold the same file of a font, so that the joined paper holds it once."""
    theirs = Font.subset

    def subset(font: Font, used: dict[int, str], hinting: bool) -> None:
        whole = font.glyph_count <= TEXT_FONT and not font.missing
        theirs(font, dict.fromkeys(range(font.glyph_count), "") if whole else used, hinting)

    Font.subset = subset
    try:
        yield
    finally:
        Font.subset = theirs


@contextmanager
def _no_collection() -> Iterator[None]:
    # Drawing makes millions of objects that live to its end: collecting among them costs a tenth of the time.
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
