"""The pages and answers that belong to no app: brand colours, health, readiness."""

import re

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import cache_control

from accounts.access import open_to_everybody

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@open_to_everybody
@cache_control(public=True, max_age=3600)
def brand(request: HttpRequest) -> HttpResponse:
    """The council's colours as CSS variables; a strict policy allows no inline style."""
    colours = {"--brand": settings.BRAND_COLOUR, "--brand-text": settings.BRAND_TEXT_COLOUR}
    rules = "".join(f"{name}:{value};" for name, value in colours.items() if _COLOUR.fullmatch(value))
    return HttpResponse(f":root{{{rules}}}\n", content_type="text/css")


@open_to_everybody
def healthz(request: HttpRequest) -> HttpResponse:
    """Whether this process answers."""
    return JsonResponse({"status": "ok"})


@open_to_everybody
def shut(request: HttpRequest) -> HttpResponse:
    """Doors of the sign-in that lead nowhere here."""
    raise Http404


@open_to_everybody
def readyz(request: HttpRequest) -> HttpResponse:
    """Whether this process can do its work: the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:
        return JsonResponse({"status": "the database does not answer"}, status=503)
    return JsonResponse({"status": "ok"})
