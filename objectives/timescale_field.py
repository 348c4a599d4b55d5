"""A start or an end asked for in words, as councils write it, and answered with what was understood."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from plans.fields import MAX_TEXT
from plans.timescales import BLANK, Kind, Timescale, parse_timescale

WAY_OUT = "Write a month such as March 2026, a quarter such as Q2 2026/27, a day, or Ongoing."


class TimescaleField(forms.CharField):
    """Words such as "December 2026". What the plan has already may stay, even where it isn't understood."""

    def __init__(self, *, year_starts: int = 4, current: Timescale = BLANK, **kwargs: Any) -> None:
        self.year_starts = year_starts
        self.plan_starts: date | None = None
        self.current = current
        super().__init__(max_length=MAX_TEXT, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return value.text if isinstance(value, Timescale) else value

    def clean(self, value: Any) -> Timescale:  # type: ignore[override]
        text = super().clean(value)
        if text == self.current.text.strip():
            return self.current
        understood = parse_timescale(text, year_starts=self.year_starts, plan_starts=self.plan_starts)
        if text and (complaint := complaint_about(understood)):
            raise ValidationError(f"{self.label}: {complaint}", code="timescale")
        return understood


def complaint_about(timescale: Timescale) -> str:
    """What is wrong with the words and what to write; empty where they are understood."""
    said = f"“{timescale.text}”"
    match timescale.problem:
        case "invalid_date":
            return f"{said} names a day that no calendar has. Check the day and the month."
        case "ambiguous_date":
            return f"{said} can be read as more than one date. Write the month as a word."
        case "suspicious_date":
            return f"{said} is outside the years 1990 to 2100. Check the year."
        case "serial_date":
            return f"{said} looks like a day as a spreadsheet counts it. {WAY_OUT}"
        case "plan_start_unknown":
            return f"{said} is counted from the start of the strategy, which isn’t known. {WAY_OUT}"
    if timescale.kind == Kind.UNKNOWN:
        return f"{said} isn’t a timescale we recognise. {WAY_OUT}"
    return ""
