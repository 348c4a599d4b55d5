"""What anybody may read without signing in. Drawn from publications; nothing about the reader is looked at."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from public.doors import current, public, published
from public.stored import Kept, Page, draw, send
from reporting.models import Publication
from reporting.publications.answers import Answer
from reporting.publications.queries import (
    files_of,
    latest_of_each,
    payload_of,
    reports_without_a_plan,
    shown,
)
from reporting.renderers.html import Screen
from reporting.renderers.paper import Paper
from reporting.snapshot import from_json, shortened

LONGEST_SEARCH = 100  # characters
PAGES: Kept[Page] = Kept(300)
ANSWERS: Kept[Answer] = Kept(6)


def answer_of(publication: Publication) -> Answer:
    """The publication as residents read it; read from the database only when it was not read before."""
    return ANSWERS.get((publication.entry_hash,), lambda: Answer(from_json(payload_of(publication))))


@public
def home(request: HttpRequest) -> HttpResponse:
    latest, others = latest_of_each(), reports_without_a_plan()

    def drawn() -> Page:
        told = [(one, answer_of(one)) for one in latest]
        return draw("public/home.html", {"strategies": told, "others": others})

    return send(request, PAGES.get(("home", *(one.entry_hash for one in (*latest, *others))), drawn))


@public
def strategy(request: HttpRequest, slug: str) -> HttpResponse:
    """What was promised, how it is going, how anybody knows, and what changed; without that, the reports there are."""
    try:
        publication = current(slug)
    except Http404:
        if shown().filter(slug=slug).exists():
            return redirect("public_reports", slug)
        raise

    def drawn() -> Page:
        return draw(
            "public/strategy.html",
            _about(publication, root="", files=files_of(publication), breadcrumbs=[_home()]),
        )

    return send(request, PAGES.get(("strategy", publication.entry_hash), drawn))


@public
def objective(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    publication = current(slug)

    def drawn() -> Page:
        group = answer_of(publication).group(ref)
        if group is None:
            raise Http404
        crumbs = [_home(), _crumb(publication, "../../")]
        measures = answer_of(publication).measures_of(group)
        return draw(
            "public/objective.html",
            _about(publication, root="../../", group=group, measures=measures, breadcrumbs=crumbs),
        )

    return send(request, PAGES.get(("objective", publication.entry_hash, ref), drawn))


@public
def measure(request: HttpRequest, slug: str, measure: str) -> HttpResponse:
    """Evidence: a line, its figures, and what the marks in them mean."""
    publication = current(slug)

    def drawn() -> Page:
        told = answer_of(publication).measure(measure)
        if told is None:
            raise Http404
        crumbs = [_home(), _crumb(publication, "../../")]
        return draw("public/measure.html", _about(publication, root="../../", told=told, breadcrumbs=crumbs))

    return send(request, PAGES.get(("measure", publication.entry_hash, measure), drawn))


@public
def search(request: HttpRequest, slug: str) -> HttpResponse:
    """Looks within one strategy; what was asked for is kept nowhere."""
    publication = current(slug)
    words = " ".join(request.GET.get("q", "")[:LONGEST_SEARCH].replace("\0", " ").split())
    found = answer_of(publication).search(words)
    crumbs = [_home(), _crumb(publication, "../")]
    return send(
        request,
        draw(
            "public/search.html",
            _about(publication, root="../", words=words, found=found, breadcrumbs=crumbs),
        ),
    )


@public
def reports(request: HttpRequest, slug: str) -> HttpResponse:
    listed = list(shown().filter(slug=slug))
    publication = listed[0] if listed else current(slug)

    def drawn() -> Page:
        crumbs = [_home(), _crumb(publication, "../")]
        return draw("public/reports.html", _about(publication, reports=listed, breadcrumbs=crumbs))

    return send(request, PAGES.get(("reports", *(one.entry_hash for one in listed)), drawn))


@public
def report(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """The whole report as a page, with its files beside it."""
    publication = published(slug, ref)
    corrected = getattr(publication, "replaced_by", None)

    def drawn() -> Page:
        paper = Paper(answer_of(publication).snapshot, Screen())
        crumbs = [_home(), _crumb(publication, "../../"), {"label": "Reports", "url": "../"}]
        return draw(
            "public/report.html",
            _about(publication, root="../../", paper=paper, snapshot=paper.snapshot, corrected=corrected,
                files=files_of(publication), breadcrumbs=crumbs,
            ),
        )  # fmt: skip

    key = ("report", publication.entry_hash, corrected.entry_hash if corrected else "")
    return send(request, PAGES.get(key, drawn))


@public
def embed(request: HttpRequest, slug: str) -> HttpResponse:
    """A summary that the council's own site may show in a frame."""
    publication = current(slug)

    def drawn() -> Page:
        return draw("public/embed.html", _about(publication))

    response = send(request, PAGES.get(("embed", publication.entry_hash), drawn))
    if settings.EMBED_ORIGINS:
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        response._csp_config = settings.SECURE_CSP | {"frame-ancestors": settings.EMBED_ORIGINS}  # type: ignore[attr-defined]
        response.xframe_options_exempt = True  # type: ignore[attr-defined]
    return response


def _about(publication: Publication, **more: object) -> dict[str, object]:
    return {
        "publication": publication,
        "answer": answer_of(publication),
        "contact": {"email": settings.CONTACT_EMAIL, "phone": settings.CONTACT_PHONE},
        **more,
    }


def _home() -> dict[str, str]:
    return {"label": "All strategies", "url": reverse("home")}


def _crumb(publication: Publication, url: str) -> dict[str, str]:
    return {"label": shortened(publication.title, 80), "url": url}
