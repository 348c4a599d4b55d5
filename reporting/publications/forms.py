"""What is asked before something is published, and before it is withdrawn."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from edi_tracker.forms import DateField, Described, DescribedCheckboxes, Form, TextField
from reporting.publications.redaction import Choice

NOW, LATER = "now", "later"


class ChoicesForm(Form):
    """What of the report is to be public."""

    chosen = forms.MultipleChoiceField(label="What the public may read", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    mark_optional = False

    def __init__(self, *args: Any, offered: Sequence[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hints = {choice.key: choice.hint for choice in offered}
        field = self.fields["chosen"]
        field.widget = DescribedCheckboxes(describe=lambda key: Described(hints[str(key)]))
        field.choices = [(choice.key, choice.label) for choice in offered]  # type: ignore[attr-defined]
        field.help_text = (
            "The wording of each action, its dates, how it stands and the counts are always public."
        )


class WhenForm(Form):
    """Now, or at a moment to come."""

    when = forms.ChoiceField(
        label="When is it to be published?",
        choices=[(NOW, "Now"), (LATER, "At a moment to come")],
        widget=forms.RadioSelect,
        initial=NOW,
    )
    on = DateField(label="Day", required=False)
    at = forms.TimeField(
        label="Time",
        required=False,
        initial="9:00",
        input_formats=["%H:%M", "%H.%M", "%H"],
        error_messages={"invalid": "Enter a time such as 9:00 or 16:30."},
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}),
    )
    mark_optional = False

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        told["moment"] = None
        if told.get("when") != LATER or self.errors:
            return told
        if not told.get("on"):
            raise ValidationError({"on": "Enter the day on which it is to be published."})
        moment = timezone.make_aware(datetime.combine(told["on"], told.get("at") or time(9, 0)))
        if moment <= timezone.now():
            raise ValidationError({"on": "Choose a moment that is still to come, or publish it now."})
        told["moment"] = moment
        return told


class WithdrawForm(Form):
    """Why something is no longer to be read."""

    reason = TextField(
        label="Why is it withdrawn?",
        limit=1_000,
        rows=3,
        help_text="Whoever opens its address reads this sentence.",
    )
