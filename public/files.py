"""The files of what is published, byte for byte as they were published; and the feed that tells of them."""

from hashlib import sha256

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from public.doors import Withdrawn, public
from public.stored import cacheable
from reporting.publications.queries import content_of, file_of, shown
from reporting.renderers.files import CONTENT_TYPES

# Should a browser show a stored page after all, it runs nothing and sends nothing.
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
OPENED = ("pdf", "json")  # by the browser itself; the others are saved
MOST_ENTRIES = 50


@public
def report_file(request: HttpRequest, slug: str, ref: str, name: str) -> HttpResponse:
    file = file_of(slug, ref, name) if "\0" not in name else None
    if file is None:
        raise Http404
    if gone := getattr(file.publication, "withdrawal", None):
        raise Withdrawn(gone)
    etag = f'"{file.sha256}"'
    known = request.headers.get("If-None-Match", "") == etag
    disposition = "inline" if file.format in OPENED else "attachment"
    response = HttpResponse(
        b"" if known else content_of(file),
        content_type=CONTENT_TYPES[file.format],
        headers={
            "Content-Disposition": f'{disposition}; filename="{ref}-{file.name}"',
            "Content-Security-Policy": SANDBOX,
            "X-Content-Type-Options": "nosniff",
            "Access-Control-Allow-Origin": "*",
            "Cross-Origin-Resource-Policy": "cross-origin",
        },
    )
    return cacheable(request, response, etag)


@public
def feed(request: HttpRequest) -> HttpResponse:
    """What was published last, for feed readers (Atom, RFC 4287)."""
    listed = list(shown().order_by("-published_at")[:MOST_ENTRIES])
    title = f"Equality, diversity and inclusion at {settings.ORGANISATION_NAME}: what is published"
    home = request.build_absolute_uri(reverse("home"))
    made = Atom1Feed(
        title, home, "Reports on promises and how they are kept", language="en-GB",
        feed_url=request.build_absolute_uri(), author_name=settings.ORGANISATION_NAME,
        feed_copyright=settings.LICENCE_NAME,
    )  # fmt: skip
    for one in listed:
        address = request.build_absolute_uri(one.get_absolute_url())
        made.add_item(
            f"{one.title}: how it was going on {one.as_at.day} {one.as_at:%B %Y}", address,
            f"The report that went to the {one.to}.", updateddate=one.published_at,
            pubdate=one.published_at, unique_id=address,
        )  # fmt: skip
    text = made.writeString("utf-8")
    response = HttpResponse(text, content_type=made.content_type)
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return cacheable(request, response, f'W/"{sha256(text.encode()).hexdigest()[:32]}"')
