"""What every form of the evidence shares: it's saved once, and takes the complaints of a write."""

import secrets
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from edi_tracker.forms import Form

EARLIEST_YEAR = 1950


class Keyed(Form):
    """A form with a key of its own, by which a second sending is known."""

    form_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_key": secrets.token_urlsafe(24)} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    def take(self, refused: ValidationError) -> None:
        """Puts the errors of a write beside their questions."""
        told = refused.error_dict if hasattr(refused, "error_dict") else {NON_FIELD_ERRORS: [refused]}
        for name, errors in told.items():
            self.add_error(name if name in self.fields else None, [m for e in errors for m in e.messages])

    def now_about(self, **seen: object) -> None:
        """Has the next sending overrule what the person has been shown by now."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        for name, value in seen.items():
            self.data[name] = str(value)  # type: ignore[index]


def past_day(value: date | None, label: str, today: date) -> date | None:
    """A day that was; a year that nobody means is asked again."""
    if value and value > today:
        raise ValidationError(f"{label} must be today or earlier.")
    if value and value.year < EARLIEST_YEAR:
        raise ValidationError(f"{label} must be in {EARLIEST_YEAR} or later. Check the year.", code="year")
    return value
