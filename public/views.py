"""What anybody may see without signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.access import open_to_everybody


@open_to_everybody
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "public/home.html", {})


@open_to_everybody
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "public/accessibility.html", {})
