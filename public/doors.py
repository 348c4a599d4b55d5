"""How a public page is opened: by anybody, for reading only, and with a sentence where it was withdrawn."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accounts.access import open_to_everybody
from public.stored import draw, send
from reporting.models import Publication, Withdrawal
from reporting.publications.queries import shown, with_ref, withdrawal_of
from reporting.snapshot import PLAN

View = Callable[..., HttpResponse]


class Withdrawn(Exception):
    """What was asked for was published once and isn't any more."""

    def __init__(self, withdrawal: Withdrawal) -> None:
        super().__init__(str(withdrawal))
        self.withdrawal = withdrawal


def public(view: View) -> View:
    """For every view of this app."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Withdrawn as gone:
            return send(request, draw("public/withdrawn.html", {"withdrawal": gone.withdrawal}, status=410))

    return open_to_everybody(require_safe(opened))


def current(slug: str) -> Publication:
    """What is shown of the plan of a strategy today."""
    if found := shown().filter(slug=slug, kind=PLAN).first():
        return found
    if gone := withdrawal_of(slug):
        raise Withdrawn(gone)
    raise Http404


def published(slug: str, ref: str) -> Publication:
    """One report, also where a corrected one has taken its place."""
    found = with_ref(slug, ref)
    if found is None:
        raise Http404
    if gone := getattr(found, "withdrawal", None):
        raise Withdrawn(gone)
    return found
