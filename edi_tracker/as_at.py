"""The box in which a past date is chosen."""

import datetime as dt
import re
from collections.abc import Mapping

from django.core.exceptions import ValidationError

from edi_tracker.forms import DateField, Form

BOXES = ("as_at_day", "as_at_month", "as_at_year")
ISO_DATE = re.compile(r"([^-]{0,10})-([^-]{0,10})-([^-]{0,10})")


def on_day(url: str, as_at: dt.date | None) -> str:
    """The address of a page as at a past date, or of the page itself."""
    return f"{url}?as_at={as_at.isoformat()}" if as_at else url


class AsAtForm(Form):
    """The past date on which a page is looked at: three boxes, or ?as_at=2025-03-31 in the address. `drawn` is what
    the page shows, as a sentence begins.
    """

    mark_optional = False

    as_at = DateField(label="Look at a past date", required=False)

    def __init__(self, data: Mapping[str, str], *, today: dt.date, drawn: str) -> None:
        self.today, self.drawn = today, drawn
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
        return chosen

    def chosen(self) -> dt.date | None:
        """The past date to show; None for today, also where the date was refused."""
        self.is_valid()
        chosen = self.cleaned_data.get("as_at")
        return None if chosen == self.today else chosen
