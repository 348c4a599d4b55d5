"""Downloads: the files of an issue, byte for byte as they were issued."""

from hashlib import sha256

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from accounts.access import SignedIn, needs
from accounts.roles import Right
from reporting.models import IssueFile
from reporting.renderers.files import CONTENT_TYPES

# Should a browser show a stored page after all, it runs nothing, sends nothing and knows no session.
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'"


@needs(Right.READ_REPORTS)
@require_GET
def report_file(request: SignedIn, ref: str, name: str) -> HttpResponse:
    if "\0" in name:
        raise Http404  # no file has such a name, and PostgreSQL breaks when it is asked for one
    file = get_object_or_404(IssueFile, issue__ref=ref, name=name)
    return as_download(bytes(file.content), file.format, f"{ref}-{file.name}")


def as_download(content: bytes, format: str, name: str) -> HttpResponse:
    """A file to be kept, not shown."""
    return HttpResponse(
        content,
        content_type=CONTENT_TYPES[format],
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Content-Length": str(len(content)),
            "Content-Security-Policy": SANDBOX,
            "ETag": f'"{sha256(content).hexdigest()}"',
            "X-Content-Type-Options": "nosniff",
        },
    )
