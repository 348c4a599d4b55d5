"""Dates as an iCalendar file (RFC 5545), and the secret address under which a person's calendar fetches it.

The address is a key with a seal made from it and the site's SECRET_KEY: what stands in the database alone opens
nothing, and a key that is gone opens nothing any more.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.utils.crypto import constant_time_compare, salted_hmac

from reporting.cycles.calendar import CalendarDate
from reporting.models import CalendarKey

SEAL_LENGTH = 40


def address_of(key: str) -> str:
    """The last part of the address that belongs to a key."""
    return f"{key}-{_seal(key)}"


def key_at(address: str) -> CalendarKey | None:
    """The key of an address; None where nobody has it, or somebody made it up."""
    key, _, seal = address.partition("-")
    if not key.isascii() or not constant_time_compare(seal, _seal(key)):
        return None
    return CalendarKey.objects.select_related("user").filter(key=key).first()


def _seal(key: str) -> str:
    return salted_hmac("reporting.cycles.feed", key, algorithm="sha256").hexdigest()[:SEAL_LENGTH]


def as_icalendar(dates: Iterable[CalendarDate], *, name: str, site: str, host: str) -> bytes:
    """The dates as whole days. Nothing stands in them but what they are, and the address that needs a sign-in."""
    from icalendar import Calendar, Event  # a tenth of a second, so it stays out of start-up

    calendar = Calendar()
    calendar.add("prodid", "-//EDI Tracker//Dates//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    for one in dates:
        event = Event()
        event.add("uid", f"{one.key}@{host}")
        event.add("dtstamp", one.changed_at)
        event.add("sequence", one.version - 1)
        event.add("dtstart", one.on)
        event.add("dtend", one.on + timedelta(days=1))
        event.add("summary", one.summary)
        event.add("url", f"{site}{one.path}")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return calendar.to_ical()
