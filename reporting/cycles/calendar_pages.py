"""The calendar of all dates, and its feed for a person's own calendar."""

from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_POST, require_safe

from accounts.access import SignedIn, needs, open_to_everybody
from accounts.roles import Right
from foundation.periods import add_months
from reporting.cycles.calendar import by_month, dates_between
from reporting.cycles.feed import address_of, as_icalendar, key_at
from reporting.cycles.scheduling import give_calendar_key, take_calendar_key
from reporting.models import CalendarKey

MONTHS_AHEAD, MONTHS_IN_FEED = 12, 18


@needs(Right.READ)
@require_safe
def calendar(request: SignedIn) -> HttpResponse:
    today = timezone.localdate()
    dates = dates_between(today, add_months(today, MONTHS_AHEAD), today=today)
    own = CalendarKey.objects.filter(user=request.user).first()
    address = reverse("calendar_feed", args=[address_of(own.key)]) if own else ""
    context = {
        "months": by_month(dates),
        "count": len(dates),
        "first": dates[0] if dates else None,
        "months_ahead": MONTHS_AHEAD,
        "own": own,
        "address": request.build_absolute_uri(address) if own else "",
        "may_plan": Right.DRAFT_REPORT in request.user.rights,
    }
    return render(request, "reporting/calendar.html", context)


@needs(Right.READ)
@require_POST
def new_calendar_address(request: SignedIn) -> HttpResponse:
    give_calendar_key(user=request.user)
    messages.success(request, "Here is your address. One that you had before doesn’t work any more.")
    return redirect(f"{reverse('calendar')}#own-calendar")


@needs(Right.READ)
@require_POST
def stop_calendar_address(request: SignedIn) -> HttpResponse:
    take_calendar_key(user=request.user)
    messages.success(request, "Your address doesn’t work any more.")
    return redirect("calendar")


@open_to_everybody
@require_safe
def calendar_feed(request: HttpRequest, address: str) -> HttpResponse:
    """The dates for a calendar that knows a person's secret address; nobody is signed in here."""
    own = key_at(address)
    if own is None or Right.READ not in own.user.rights:
        raise Http404("No calendar has this address.")
    today = timezone.localdate()
    dates = dates_between(today - timedelta(days=184), add_months(today, MONTHS_IN_FEED), today=today)
    content = as_icalendar(
        dates,
        name=f"{settings.ORGANISATION_NAME}: {settings.PRODUCT_NAME}",
        site=request.build_absolute_uri("/").rstrip("/"),
        host=request.get_host(),
    )
    etag = f'"{sha256(content).hexdigest()}"'
    headers = {
        "ETag": etag,
        "Cache-Control": "private, max-age=3600",
        "Content-Disposition": 'inline; filename="edi-tracker.ics"',
        "X-Robots-Tag": "noindex",
    }
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)
    return get_conditional_response(request, etag=etag, response=response) or response
