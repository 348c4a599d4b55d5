"""The peer of the public pages: models in a template, drawn for every request, open to everybody like ours."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from accounts.access import open_to_everybody
from bench.peers.register_pages import drawn, plan_models
from bench.plans import SLUG
from objectives.queries import strategy_by


@open_to_everybody
def page(request: HttpRequest) -> HttpResponse:
    strategy = strategy_by(SLUG)
    return drawn(request, strategy, plan_models(strategy), per=500)


urlpatterns = [path("peer/", page), path("", include("edi_tracker.urls"))]
