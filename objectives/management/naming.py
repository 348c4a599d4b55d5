"""Finds what a command names, or ends it with exit code 1 and the reason."""

import json
import re
import sys
from datetime import UTC, date, datetime
from typing import NoReturn

from django.core.management.base import BaseCommand
from django.utils import timezone

from edi_tracker.as_at import end_of
from plans.models import Strategy

ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
ISO_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}")


def named_strategy(command: BaseCommand, slug: str, *, as_json: bool) -> Strategy:
    """The strategy with this name in addresses."""
    found = Strategy.objects.filter(slug=slug).first() if slug.isprintable() else None
    if found is None:
        known = ", ".join(Strategy.objects.values_list("slug", flat=True)) or "none yet"
        refuse(command, f"There is no strategy “{slug}”. Known are: {known}.", as_json=as_json)
    return found  # type: ignore[return-value]


def named_moment(command: BaseCommand, written: str | None, *, as_json: bool) -> datetime | None:
    """The moment by which something was on the record: "2025-03-31" for the end of that day, "2025-03-31T14:30" for
    a moment of it.
    """
    if written is None:
        return None
    try:
        if ISO_DAY.fullmatch(written):
            return end_of(named_day(command, written, as_json=as_json))
        moment = datetime.fromisoformat(written if ISO_MOMENT.match(written) else "")
        moment = (moment if moment.tzinfo else timezone.make_aware(moment)).astimezone(UTC)
    except (ValueError, OverflowError):
        reason = (
            f"“{written}” isn’t a moment. Write a day such as 2025-03-31, or with a time 2025-03-31T14:30."
        )
        refuse(command, reason, as_json=as_json)
    if moment > timezone.now():
        refuse(command, f"{written} is still to come. Write a moment that is past.", as_json=as_json)
    return moment


def named_day(command: BaseCommand, written: str, *, as_json: bool) -> date:
    """A day that is past or today, written "2025-03-31"."""
    try:
        day = date.fromisoformat(written if ISO_DAY.fullmatch(written) else "")
    except ValueError:
        reason = f"“{written}” isn’t a date. Write year, month and day, such as 2025-03-31."
        refuse(command, reason, as_json=as_json)
    if day > timezone.localdate():
        refuse(command, f"{written} is still to come. Write today or a past date.", as_json=as_json)
    return day


def refuse(command: BaseCommand, reason: str, *, as_json: bool) -> NoReturn:
    """Says why nothing was done, as JSON where a script reads it, and ends with exit code 1."""
    if as_json:
        command.stdout.write(json.dumps({"outcome": "refused", "problems": [reason]}, ensure_ascii=False))
    else:
        command.stderr.write(reason)
    sys.exit(1)
