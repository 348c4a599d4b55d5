"""What is said about a cycle: whose meetings it is for, its dates, and why a meeting moves."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from edi_tracker.forms import DateField, Form, TextField
from plans.models import GovernanceBody
from plans.timescales import Kind, parse_timescale
from reporting.cycles.dates import disorder
from reporting.models import ReportingCycle
from reporting.pages.forms import BodyField

FIRST_YEAR, LAST_YEAR = 2000, 2100
MOST_MEETINGS = 24
DATES = ("opens_on", "closes_on", "papers_due_on", "period_starts_on", "period_ends_on")


def sensible(day: date, called: str) -> date:
    """Refuses a day that no meeting of ours can be on: most often a slip of the keyboard."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError(f"{called} must have a year from {FIRST_YEAR} to {LAST_YEAR}.")
    return day


class CycleDateField(DateField):
    def clean(self, value: Any) -> date | None:
        day = super().clean(value)
        return sensible(day, str(self.label)) if day else day


class NewCyclesForm(Form):
    """The meetings of a body that are known, each of which gets a cycle."""

    body = BodyField(
        label="Governance body",
        queryset=GovernanceBody.objects.none(),
        help_text="Whose meetings these are, and which strategy it looks at.",
    )
    meetings = TextField(
        label="Dates of its meetings",
        rows=4,
        limit=1_000,
        help_text="One a line, for example 14 May 2027. The other dates follow from them and can be changed.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = (  # type: ignore[attr-defined]
            GovernanceBody.objects.select_related("strategy").order_by("strategy__title", "name")
        )

    def clean_meetings(self) -> list[date]:
        lines = [line.strip() for line in self.cleaned_data["meetings"].splitlines() if line.strip()]
        if len(lines) > MOST_MEETINGS:
            raise ValidationError(f"Write {MOST_MEETINGS} dates or fewer at a time. These are {len(lines)}.")
        return sorted({_day(line) for line in lines})

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("body") and given.get("meetings"):
            known = given["body"].cycles.filter(meeting_on__in=given["meetings"]).order_by("meeting_on")
            if there := known.first():
                said = f"{there.body} has a cycle for a meeting on {_spoken(there.meeting_on)} already. "
                self.add_error("meetings", f"{said}Delete this line.")
        return given


def _day(line: str) -> date:
    found = parse_timescale(line)
    if found.kind != Kind.DAY or found.latest is None:
        raise ValidationError(f"“{line[:60]}” is not a day. Write it like 14 May 2027.")
    return sensible(found.latest, f"“{line[:60]}”")


def _spoken(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


class CycleForm(Form):
    """The name of a cycle and all its dates but that of the meeting."""

    name = forms.CharField(label="Name", max_length=60, help_text="For example: May 2026.")
    opens_on = CycleDateField(label="Owners can answer from")
    closes_on = CycleDateField(label="Owners can answer until")
    papers_due_on = CycleDateField(label="Papers due")
    period_starts_on = CycleDateField(label="First day of the period covered")
    period_ends_on = CycleDateField(
        label="Last day of the period covered", help_text="The report’s figures are as at this day."
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, cycle: ReportingCycle, usual: Any, **kwargs: Any) -> None:
        self.cycle = cycle
        asked = {name: getattr(cycle, name) for name in self.base_fields}
        super().__init__(*args, initial=asked, **kwargs)
        for name in DATES:
            by_rule = getattr(usual, name)
            if getattr(cycle, name) != by_rule:
                hint = f"{self.fields[name].help_text} By the rule of {cycle.body} it would be {_spoken(by_rule)}."
                self.fields[name].help_text = hint.strip()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if all(given.get(name) for name in DATES):
            now = self.cycle.dates
            changed = type(now)(meeting_on=now.meeting_on, **{name: given[name] for name in DATES})
            for name, said in disorder(changed).items():
                self.add_error(name, said)
        return given


class MoveForm(Form):
    """To which day a meeting moves, and why."""

    meeting_on = CycleDateField(label="New date of the meeting")
    why = forms.CharField(
        label="Why does it move?",
        max_length=100,
        help_text="Kept with the cycle, for example: moved by the committee because of the elections.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, cycle: ReportingCycle, **kwargs: Any) -> None:
        self.cycle = cycle
        super().__init__(*args, initial={"version": cycle.version}, **kwargs)

    def clean_meeting_on(self) -> date:
        day = self.cleaned_data["meeting_on"]
        if day == self.cycle.meeting_on:
            raise ValidationError("The meeting is on this day already. Write another one.")
        if self.cycle.body.cycles.filter(meeting_on=day).exists():
            raise ValidationError("This body has a cycle for a meeting on this day already.")
        return day
