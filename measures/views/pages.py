"""What the pages of the evidence share: the way to them, and how a form of theirs is shown."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.access import SignedIn
from edi_tracker.forms import Form
from measures.models import Measure
from measures.pointing import point_out


def to_measures(measure: Measure | None = None) -> list[dict[str, str]]:
    """The way down to the page of a measure, for the pages below it."""
    crumbs = [{"label": "Measures", "url": reverse("measures")}]
    if measure:
        label = measure.name if len(measure.name) <= 60 else f"{measure.name[:60].rsplit(' ', 1)[0]} …"
        crumbs.append({"label": label, "url": measure.get_absolute_url()})
    return crumbs


def form_page(
    request: SignedIn, form: Form, *, heading: str, button: str, cancel: str, crumbs: list, **context: Any
) -> HttpResponse:
    """A form on a page of its own; 409 where somebody else was quicker."""
    return render(
        request,
        "measures/form.html",
        {
            "form": form,
            "heading": heading,
            "button": button,
            "cancel": cancel,
            "breadcrumbs": crumbs,
            **context,
        },
        status=409 if context.get("theirs") else 200,
    )


def saved(request: SignedIn, told: str, url: str, *written: str) -> HttpResponse:
    """Leads on after a save; where a text that was written may point to a person, that is said."""
    messages.success(request, told)
    point_out(request, *written)
    return redirect(url)
