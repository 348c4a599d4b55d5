"""What a report is asked for: whom it goes to, the dates, and the words of the body's own front sheet."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from edi_tracker.forms import DateField, Form, TextField
from plans.models import GovernanceBody
from reporting.front_sheet import MEETING, Heading, headings_of
from reporting.models import ReportDraft
from reporting.permissions import can_be_drawn


class BodyField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({obj.strategy.title})"


class NewReportForm(Form):
    """For whom, and with figures of which day."""

    body = BodyField(
        label="Governance body",
        queryset=GovernanceBody.objects.none(),
        help_text="Who gets the report, and which strategy it is about.",
    )
    as_at = DateField(
        label="Figures as at", help_text="Today or an earlier date. The register is drawn as it stood then."
    )
    meeting_on = DateField(label="Date of the meeting", required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["body"].queryset = (  # type: ignore[attr-defined]
            GovernanceBody.objects.select_related("strategy").order_by("strategy__title", "name")
        )

    def clean_as_at(self) -> date:
        as_at = self.cleaned_data["as_at"]
        if not (decision := can_be_drawn(as_at, today=self.today)):
            raise ValidationError(decision.reason)
        return as_at


class DraftForm(Form):
    """The words of a draft. `for_draft` gives it the body's own headings as text boxes, in their order."""

    meeting_on = DateField(label="Date of the meeting", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def for_draft(cls, draft: ReportDraft, data: Any = None) -> "DraftForm":
        headings = _typed(draft)
        boxes = {f"block_{n}": _box(heading) for n, heading in headings}
        words = {f"block_{n}": draft.blocks.get(heading.key, "") for n, heading in headings}
        # A class of its own: the base form gives its limits and messages to the fields of its class.
        own = type(cls.__name__, (cls,), boxes)
        return own(data, initial={"meeting_on": draft.meeting_on, "version": draft.version, **words})

    def texts(self, draft: ReportDraft) -> dict[str, str]:
        """The words by the key of their heading."""
        return {heading.key: self.cleaned_data[f"block_{n}"] for n, heading in _typed(draft)}


def _typed(draft: ReportDraft) -> list[tuple[int, Heading]]:
    """The headings under which somebody writes, each with its place; the meeting has a date of its own."""
    headings = enumerate(headings_of(draft.body.headings))
    return [(n, heading) for n, heading in headings if heading.key != MEETING]


def _box(heading: Heading) -> TextField:
    hint = "Each paragraph gets a number." if heading.section else ""
    return TextField(
        label=heading.heading,
        required=False,
        rows=8 if heading.section else 3,
        help_text=hint if heading.printed else "Kept with the draft and not printed.",
    )
