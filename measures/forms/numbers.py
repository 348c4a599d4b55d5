"""Numbers asked for in a box: "38.1", "38.1 %", "£1,204.50"; anything that isn't plainly one is asked again."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from measures.models import MOST_PEOPLE

# Python itself takes 1_0, Arabic digits and NaN for numbers; a person who writes them means something else.
_NUMBER = re.compile(r"[-−]?£?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,14})(?:\.[0-9]{1,4})?")
_COUNT = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,13}")


class FigureField(forms.CharField):
    """A figure with up to four decimal places; a % or £ sign may stand with it."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"inputmode": "text", "class": "govuk-input--width-10"})
        )
        super().__init__(max_length=40, **kwargs)

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value)
        plain = re.sub(r"\s|%", "", text)
        if not plain:
            return None
        if not _NUMBER.fullmatch(plain):
            raise ValidationError(
                f"{self.label}: “{text[:40]}” isn't a number that we can read. Write it in figures with up to "
                "four decimal places, for example 38.1."
            )
        return Decimal(plain.replace("−", "-").replace("£", "").replace(",", ""))


class CountField(forms.CharField):
    """A number of people, or of whatever is counted."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-10"})
        )
        super().__init__(max_length=20, **kwargs)

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        plain = re.sub(r"\s", "", text)
        if not plain:
            return None
        if not _COUNT.fullmatch(plain) or int(plain.replace(",", "")) > MOST_PEOPLE:
            raise ValidationError(
                f"{self.label}: “{text[:40]}” isn't a whole number that we can read. Write it in figures, for "
                "example 204."
            )
        return int(plain.replace(",", ""))
