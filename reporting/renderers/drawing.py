"""Pages drawn by WeasyPrint: tagged by us, with our own fonts, and loading nothing from elsewhere.

WeasyPrint costs a second and 50 MB, which no web request should pay: this is imported where a file is drawn.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from fontTools.ttLib.sfnt import SFNTReader, SFNTWriter

from reporting.renderers.fonts import BASE
from reporting.renderers.shortcuts import shortcuts
from reporting.renderers.tagging import tagged_by_us
from reporting.renderers.weasy import weasyprint

FatalURLFetchingError = weasyprint.urls.FatalURLFetchingError
URLFetcher: Any = weasyprint.urls.URLFetcher
URLFetcherResponse = weasyprint.urls.URLFetcherResponse


class Drawer:
    """Draws pages that share their styles, which are read once."""

    def __init__(self, styles: str, pictures: dict[str, bytes]) -> None:
        self._fetcher = OwnFilesOnly(pictures)
        self._fonts = weasyprint.text.fonts.FontConfiguration()
        self._styles = weasyprint.CSS(
            string=styles, base_url=BASE, url_fetcher=self._fetcher, font_config=self._fonts
        )

    def draw(self, html: str) -> bytes:
        """A part of a paper, tagged."""
        with tagged_by_us():
            return self._write(html, pdf_variant="pdf/ua-1")

    def draw_untagged(self, html: str) -> bytes:
        """Pages that nobody hears: the feet."""
        return self._write(html)

    def _write(self, html: str, **options: Any) -> bytes:
        document = weasyprint.HTML(string=html, base_url=BASE, url_fetcher=self._fetcher)
        with _no_collection(), shortcuts():
            # What joins the parts compresses them.
            return document.write_pdf(
                stylesheets=[self._styles], font_config=self._fonts, uncompressed_pdf=True, **options
            )


class OwnFilesOnly(URLFetcher):
    """Knows our fonts and a paper's few pictures by name. Everything else, file or network, is refused."""

    def __init__(self, pictures: dict[str, bytes]) -> None:
        super().__init__(allowed_protocols=())
        self.pictures = pictures

    def fetch(self, url: str, headers: Any = None) -> Any:
        if url in self.pictures:
            return URLFetcherResponse(url, self.pictures[url], {"Content-Type": "image/svg+xml"})
        name = url.removeprefix(f"{BASE}fonts/")
        if name != url and "/" not in name and (found := finders.find(f"vendor/fonts/{name}")):
            return URLFetcherResponse(url, _unpacked(found), {"Content-Type": "font/ttf"})
        raise FatalURLFetchingError(f"A paper loads nothing from elsewhere: {url[:80]}")


@cache
def _unpacked(path: str) -> bytes:
    """A font as it goes into a paper. WeasyPrint would write the time of unpacking into it, and load much for that."""
    out = BytesIO()
    with Path(path).open("rb") as file:
        font = SFNTReader(file)
        writer = SFNTWriter(out, len(font.keys()), font.sfntVersion)
        for name in sorted(font.keys()):
            writer[name] = font[name]
        writer.close()
    return out.getvalue()


@contextmanager
def _no_collection() -> Iterator[None]:
    # Drawing makes millions of objects that live to its end: collecting among them costs a tenth of the time.
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
