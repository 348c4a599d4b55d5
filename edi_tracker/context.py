"""What every page knows: whose it is, and where one can go from here."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from accounts.roles import Right

# Rooms whose door is in another one: where the person is, and which room the navigation shows for it.
ALSO_BELOW = {"/staff/calendar/": "/staff/cycles/", "/staff/duties/": "/staff/cycles/"}


def site(request: HttpRequest) -> dict[str, object]:
    return {
        "organisation_name": settings.ORGANISATION_NAME,
        "product_name": settings.PRODUCT_NAME,
        "nav": _navigation(request),
    }


def _navigation(request: HttpRequest) -> list[dict[str, object]]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    rooms = [
        ("My actions", reverse("my_actions"), Right.UPDATE_OWN),
        ("Strategies", reverse("strategies"), Right.READ),
        ("Measures", reverse("measures"), Right.READ),
        ("Cycles", reverse("cycles"), Right.READ),
        ("Reports", reverse("reports"), Right.READ_REPORTS),
        ("Imports", reverse("imports"), Right.IMPORT_PLAN),
        ("Owners", reverse("owners"), Right.MANAGE_OWNERS),
        ("Administration", reverse("admin:index"), Right.ADMINISTER),
    ]
    here = request.path
    allowed = [(label, url) for label, url, right in rooms if right in user.rights]
    shown = next((url for path, url in ALSO_BELOW.items() if here.startswith(path)), here)
    current = max((url for _, url in allowed if shown.startswith(url)), key=len, default="")
    return [{"label": label, "url": url, "current": url == current} for label, url in allowed]
