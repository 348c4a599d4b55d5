"""A date asked for in three boxes: day, month, year. The month may be a number or a name."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
PARTS = ("day", "month", "year")


class IncompleteDate(ValueError):
    """The three boxes do not make a date; `part` is the box to go back to."""

    def __init__(self, complaint: str, part: str = "day"):
        super().__init__(complaint)
        self.complaint = complaint
        self.part = part


def month_number(text: str) -> int | None:
    """1 to 12 for "3", "03", "Mar", "march"; None for anything else."""
    if text.isascii() and text.isdecimal():
        number = int(text) if len(text) < 3 else 0
        return number if 1 <= number <= 12 else None
    word = text.casefold().rstrip(".")
    starts = [number for number, month in enumerate(MONTHS, start=1) if month.startswith(word)]
    return starts[0] if len(word) >= 3 and len(starts) == 1 else None


def date_from_parts(day: str, month: str, year: str) -> dt.date | None:
    """The date in the three boxes, None when all are empty.

    Raises IncompleteDate saying what is missing or wrong, to be read after the name of the question.
    """
    given = {"day": day.strip(), "month": month.strip(), "year": year.strip()}
    missing = [part for part in PARTS if not given[part]]
    if len(missing) == 3:
        return None
    if missing:
        raise IncompleteDate("must include a " + " and a ".join(missing), missing[0])
    number = month_number(given["month"])
    if number is None:
        raise IncompleteDate("must have a month from 1 to 12 or its name, for example 3 or March", "month")
    if not (given["year"].isascii() and given["year"].isdecimal() and len(given["year"]) == 4):
        raise IncompleteDate("must have a year of 4 numbers, for example 2026", "year")
    if not (given["day"].isascii() and given["day"].isdecimal() and len(given["day"]) < 3):
        raise IncompleteDate("must have a day from 1 to 31")
    try:
        return dt.date(int(given["year"]), number, int(given["day"]))
    except ValueError:
        month_name = MONTHS[number - 1].capitalize()
        raise IncompleteDate(
            f"must be a real date; {int(given['day'])} {month_name} {given['year']} is not one"
        ) from None


class DateWidget(forms.MultiWidget):
    """Three text boxes; a browser's own date picker shows some people the American order."""

    def __init__(self, attrs: dict | None = None):
        super().__init__({part: forms.TextInput() for part in PARTS}, attrs)

    def decompress(self, value: dt.date | str | None) -> list[Any]:
        if isinstance(value, str):
            try:
                value = dt.date.fromisoformat(value)
            except ValueError:
                return [value, "", ""]
        return [str(value.day), str(value.month), str(value.year)] if value else ["", "", ""]


class DateField(forms.Field):
    """A date from three boxes. What is missing or wrong is said with the name of the question."""

    widget = DateWidget

    def to_python(self, value: Sequence[str | None] | dt.date | None) -> dt.date | None:
        if value is None or isinstance(value, dt.date):
            return value
        try:
            return date_from_parts(*(part or "" for part in value))
        except IncompleteDate as refused:
            raise ValidationError(
                f"{self.label or 'The date'} {refused.complaint}.", code=refused.part
            ) from None

    def has_changed(self, initial: dt.date | None, data: Sequence[str | None] | None) -> bool:
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True
