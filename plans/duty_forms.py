"""What is said about a duty and about what was published for it."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from edi_tracker.forms import DateField, Form, TextField
from foundation.bank_holidays import Division
from plans.duties import USUAL, days_it_may_be_for
from plans.duty_records import DutyLine
from plans.forms import CountField
from plans.models import Duty, DutyPublication

FIRST_YEAR, LAST_YEAR = 2000, 2100


class DutyForm(Form):
    """What falls due, how often, and where that is written."""

    name = forms.CharField(label="Name", max_length=200, help_text="For example: Gender pay gap.")
    what = TextField(label="What is to be published?", required=False)
    source = forms.CharField(
        label="Where is it written?",
        max_length=300,
        required=False,
        help_text="The Act or regulation, or your own policy.",
    )
    every_months = CountField(
        label="It falls due every so many months",
        asks="Write how often it falls due as a whole number of months",
        least=1,
        most=240,
        help_text="12 for every year, 48 for every four years.",
    )
    anchor_on = DateField(
        label="A day on which it falls due",
        required=False,
        help_text="For a fixed day, for example 30 March 2027. Leave it empty where the time is counted from the "
        "last publication.",
    )
    applies = forms.BooleanField(
        label="It applies to us",
        required=False,
        help_text="Where it doesn’t, it stays in the record without a clock.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, duty: Duty | None = None, **kwargs: Any) -> None:
        self.duty = duty
        shown = duty or Duty()
        super().__init__(*args, initial={name: getattr(shown, name) for name in self.base_fields}, **kwargs)

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        others = Duty.objects.exclude(pk=self.duty.pk) if self.duty else Duty.objects.all()
        if others.filter(name__iexact=name).exists():
            raise ValidationError(f"“{name}” is in the list already. Edit it, or write another name.")
        return name

    def clean_anchor_on(self) -> date | None:
        day = self.cleaned_data["anchor_on"]
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError(f"The day must have a year from {FIRST_YEAR} to {LAST_YEAR}.")
        return day


class UsualDutiesForm(Form):
    """Which law's duties to begin with."""

    division = forms.ChoiceField(
        label="Where is the organisation?",
        choices=[(division.value, division.label) for division in Division],
        widget=forms.RadioSelect,
        help_text="The duties of its law are added with their sources. Each can be changed.",
    )

    def clean_division(self) -> Division:
        return Division(self.cleaned_data["division"])

    @staticmethod
    def names() -> list[tuple[str, str]]:
        return [(d.label, ", ".join(usual.name for usual in USUAL[d])) for d in Division]


class PublicationForm(Form):
    """When something was published, for which fixed day, and where it can be read."""

    published_on = DateField(label="Published on")
    for_due_on = forms.TypedChoiceField(
        label="By which day was it due?", coerce=date.fromisoformat, widget=forms.RadioSelect
    )
    title = forms.CharField(label="What was published?", max_length=300, required=False)
    address = forms.URLField(
        label="Where can it be read?",
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text="The address of the page, for example https://www.example.gov.uk/equality",
        error_messages={"invalid": "Write the address of a page, beginning with https://"},
    )

    def __init__(
        self,
        *args: Any,
        line: DutyLine,
        today: date,
        publication: DutyPublication | None = None,
        **kwargs: Any,
    ) -> None:
        self.today = today
        duty, due_on = line.duty, line.standing.due_on
        shown = publication or DutyPublication(published_on=today, for_due_on=due_on)
        asked = {name: getattr(shown, name) for name in ("published_on", "title", "address")}
        before = shown.for_due_on
        super().__init__(
            *args,
            initial=asked | {"for_due_on": before.isoformat() if before else "", "mistaken": shown.mistaken},
            **kwargs,
        )
        if duty.anchor_on and due_on:
            days = {*days_it_may_be_for(duty.clock, due_on), *([before] if before else [])}
            choices = [(day.isoformat(), f"{day.day} {day:%B %Y}") for day in sorted(days)]
            self.fields["for_due_on"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["for_due_on"]

    def clean_published_on(self) -> date:
        day = self.cleaned_data["published_on"]
        if day > self.today:
            raise ValidationError("Published on must be today or an earlier day.")
        if day.year < FIRST_YEAR:
            raise ValidationError(f"Published on must have a year from {FIRST_YEAR} on.")
        return day


class PutRightForm(PublicationForm):
    """A publication that was noted, and why it doesn't count where that was a mistake."""

    mistaken = forms.CharField(
        label="Why does it not count?",
        max_length=300,
        required=False,
        help_text="Only where it was noted by mistake. It stays in the record, and the clock leaves it out.",
    )
