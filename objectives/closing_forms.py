"""The forms with which an action leaves the open work, and comes back."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from edi_tracker.forms import DateField, Described, DescribedRadios, TextField
from objectives.forms import Versioned, named_action, not_in_the_future
from objectives.models import Action

CLOSINGS = {
    Action.Closure.COMPLETED: "What was promised has been done.",
    Action.Closure.BUSINESS_AS_USUAL: "It has been done and goes on as everyday work.",
    Action.Closure.SUPERSEDED: "Another action takes its place.",
    Action.Closure.MERGED: "It goes on as a part of another action.",
    Action.Closure.WITHDRAWN: "It will not be done.",
}


class CloseForm(Versioned):
    """How, when and why an action leaves the open work, and who agreed."""

    kind = forms.ChoiceField(
        label="How is it closed?",
        choices=list(Action.Closure.choices),
        widget=DescribedRadios(describe=lambda kind: Described(CLOSINGS[Action.Closure(kind)])),
    )
    into = forms.CharField(
        label="Number of the other action",
        required=False,
        max_length=60,
        help_text="Needed where another action takes its place, or it becomes part of one.",
    )
    reason = TextField(label="Why?", rows=4)
    agreed_by = forms.CharField(label="Who agreed?", max_length=200)
    on = DateField(label="Closed on")

    def __init__(self, *args: Any, action: Action, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.action, self.today = action, today

    def clean_into(self) -> Action | None:
        into = named_action(self.action.strategy, self.cleaned_data["into"])
        if into is not None and into.pk == self.action.pk:
            raise ValidationError("This is the action itself. Write the number of the other one.")
        return into

    def clean_on(self) -> date | None:
        return not_in_the_future(self.cleaned_data["on"], "The closing date", self.today)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        replaced = given.get("kind") in (Action.Closure.SUPERSEDED, Action.Closure.MERGED)
        if replaced and not given.get("into") and "into" not in self.errors:
            self.add_error("into", "Write the number of the action that takes its place.")
        if not replaced and given.get("into") and given.get("kind"):
            given["into"] = None
        return given


class ReopenForm(Versioned):
    """Why a closed action is taken back into the open work."""

    reason = TextField(label="Why is it opened again?", rows=4)
    on = DateField(label="Opened again on")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> date | None:
        return not_in_the_future(self.cleaned_data["on"], "The date", self.today)
