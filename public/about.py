"""What is said about the pages themselves: accessibility, open data and its schema."""

from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from public.doors import public
from public.stored import cacheable, draw, send
from reporting.publications.open_data import SCHEMA, SCHEMA_MARK
from reporting.publications.queries import latest_of_each

ENFORCED_BY = {
    "gb": ("Equality and Human Rights Commission (EHRC)", "https://www.equalityhumanrights.com/"),
    "ni": ("Equality Commission for Northern Ireland (ECNI)", "https://www.equalityni.org/"),
}
ADVISED_BY = {
    "gb": ("Equality Advisory and Support Service (EASS)", "https://www.equalityadvisoryservice.com/"),
    "ni": ("Equality Commission for Northern Ireland (ECNI)", "https://www.equalityni.org/"),
}


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    """In the form of the model statement that the regulations of 2018 ask for (SI 2018/952, regulation 8)."""
    told = settings.ACCESSIBILITY
    place = "ni" if told["northern_ireland"] else "gb"
    contact = {
        "email": settings.CONTACT_EMAIL,
        "phone": settings.CONTACT_PHONE,
        "days": settings.CONTACT_DAYS,
    }
    prepared = date.fromisoformat(told["prepared_on"])
    context = told | {
        "prepared_on": prepared,
        "reviewed_on": date.fromisoformat(told["reviewed_on"]) if told["reviewed_on"] else prepared,
        "contact": contact,
        "enforced_by": ENFORCED_BY[place],
        "advised_by": ADVISED_BY[place],
    }
    return send(request, draw("public/accessibility.html", context))


@public
def open_data(request: HttpRequest) -> HttpResponse:
    """What is in the files, under which licence, and where they are."""
    context: dict[str, object] = {
        "strategies": latest_of_each(),
        "may_be_framed": bool(settings.EMBED_ORIGINS),
        "base": request.build_absolute_uri("/").rstrip("/"),
        "licence": {"name": settings.LICENCE_NAME, "url": settings.LICENCE_URL},
    }
    return send(request, draw("public/open_data.html", context))


@public
def schema(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(SCHEMA, content_type="application/schema+json")
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return cacheable(request, response, SCHEMA_MARK)
