"""Public pages are drawn once and kept in memory: what is published never changes, so neither does its page.

The key of a kept page holds the hash of its publication, which covers every word of it. A page then costs one
query, which asks what is shown today; a withdrawal counts at the next request.
"""

import gzip
from collections.abc import Callable
from hashlib import sha256
from threading import Lock
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response

MAX_AGE = 300  # seconds for which a browser may show a page without asking again
SMALLEST = 1_000  # bytes from which a page is worth packing


class Page:
    """A page ready to be sent, packed and unpacked, with the mark by which a browser asks whether it changed."""

    __slots__ = ("body", "etag", "packed", "status")

    def __init__(self, html: str, status: int = 200) -> None:
        self.body = html.encode()
        self.packed = gzip.compress(self.body, 6, mtime=0) if len(self.body) >= SMALLEST else None
        self.etag = f'W/"{sha256(self.body).hexdigest()[:32]}"'
        self.status = status


class Kept[Thing]:
    """The things drawn last, by what they were drawn from; the oldest goes when there are too many."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.things: dict[tuple[object, ...], Thing] = {}
        self.lock = Lock()

    def get(self, key: tuple[object, ...], make: Callable[[], Thing]) -> Thing:
        if (found := self.things.get(key)) is not None:
            return found
        made = make()
        with self.lock:
            while len(self.things) >= self.most:
                del self.things[next(iter(self.things))]
            self.things[key] = made
        return made


def draw(template: str, context: dict[str, object], *, status: int = 200) -> Page:
    """A page without its request: nothing about who reads it can get into it."""
    site = {"organisation_name": settings.ORGANISATION_NAME, "product_name": settings.PRODUCT_NAME}
    return Page(render_to_string(template, site | context), status)


def send(request: HttpRequest, page: Page) -> HttpResponse:
    """The page, or "not modified" to a browser that has it."""
    packed = page.packed if "gzip" in request.headers.get("Accept-Encoding", "") else None
    body = packed or page.body
    response = HttpResponse(body, status=page.status, headers={"Content-Length": str(len(body))})
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    return cacheable(request, response, page.etag)


def cacheable(request: HttpRequest, response: HttpResponse, etag: str) -> HttpResponse:
    """The answer with what caches need to know, or "not modified" where the asker has it."""
    response.headers["Cache-Control"] = f"public, max-age={MAX_AGE}"
    response.headers["Vary"] = "Accept-Encoding"
    if response.status_code != 200:
        return response
    response.headers["ETag"] = etag
    answer = get_conditional_response(request, etag=etag, response=response)
    return cast(HttpResponse, answer or response)
