"""The past day on which a page is looked at: the box in which it is chosen, and the address that keeps it."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from edi_tracker.forms import DateField, Form

BOXES = ("as_at_day", "as_at_month", "as_at_year")
ISO_DATE = re.compile(r"([^-]{0,10})-([^-]{0,10})-([^-]{0,10})")
EARLIEST = dt.date(1900, 1, 1)  # no plan is older, and from here one can count back
THEN = "then"  # ?record=then: a past date as it was on the record by its end


def end_of(day: dt.date) -> dt.datetime:
    """The last moment of a day here."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time.max))


@dataclass(frozen=True, slots=True)
class PastDay:
    """A past day that a page shows: as it is known today, or as it was on the record by the end of that day."""

    day: dt.date
    recorded_by: dt.datetime | None = None

    @property
    def parts(self) -> dict[str, str]:
        """What stands in an address, so that it leads to the same day."""
        return {"as_at": self.day.isoformat()} | ({"record": THEN} if self.recorded_by else {})

    @property
    def query(self) -> str:
        return f"?{urlencode(self.parts)}"

    @property
    def other(self) -> "PastDay":
        """The same day looked at the other way."""
        return PastDay(self.day, None if self.recorded_by else end_of(self.day))


def on_day(url: str, past: PastDay | None) -> str:
    """The address of a page as at a past day, or of the page itself."""
    return f"{url}{past.query}" if past else url


def moments(past: PastDay | None) -> tuple[dt.date | None, dt.datetime | None]:
    """A past day as the read models take it: `as_at` and `recorded_by`."""
    return (past.day, past.recorded_by) if past else (None, None)


def not_on_record(
    request: HttpRequest, here: str, past: PastDay | None, breadcrumbs: list[dict[str, str]]
) -> HttpResponse:
    """The page of something that nobody had written down by the end of a past day."""
    context = {"here": here, "past": past, "breadcrumbs": breadcrumbs}
    return render(request, "not_on_record.html", context)


class AsAtForm(Form):
    """The past date on which a page is looked at: three boxes, or ?as_at=2025-03-31 in the address. `drawn` is what
    the page shows, as a sentence begins.
    """

    mark_optional = False

    as_at = DateField(label="Look at a past date", required=False)

    def __init__(self, data: Mapping[str, str], *, today: dt.date, drawn: str) -> None:
        self.today, self.drawn, self.then = today, drawn, data.get("record") == THEN
        boxes = {name: data.get(name, "") for name in BOXES}
        self.from_boxes = any(boxes.values())
        written = data.get("as_at", "")
        if written and not self.from_boxes:
            parts = ISO_DATE.fullmatch(written)
            year, month, day = parts.groups() if parts else ("", "", written[:10])
            boxes = {"as_at_day": day, "as_at_month": month, "as_at_year": year}
        super().__init__(boxes)

    def clean_as_at(self) -> dt.date | None:
        chosen = self.cleaned_data["as_at"]
        if chosen and chosen > self.today:
            raise ValidationError(
                f"{chosen.day} {chosen:%B %Y} is still to come. {self.drawn} can be drawn for today or a past date: "
                "write an earlier one."
            )
        if chosen and chosen < EARLIEST:
            raise ValidationError(
                f"No plan reaches back to {chosen.day} {chosen:%B %Y}. Write a date from {EARLIEST.year} or later."
            )
        return chosen

    def chosen(self) -> PastDay | None:
        """The past day to show; None for today, also where the date was refused."""
        self.is_valid()
        chosen = self.cleaned_data.get("as_at")
        if not chosen or chosen == self.today:
            return None
        return PastDay(chosen, end_of(chosen) if self.then else None)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What of the address stays when another day is chosen."""
        return [("record", THEN)] if self.then else []

    @property
    def moves(self) -> bool:
        """Whether three boxes are to become one date, so that the address can be kept and sent."""
        return self.from_boxes and self.is_valid()
