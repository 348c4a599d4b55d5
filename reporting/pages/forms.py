"""What a report is asked for: whom it goes to, the dates, and the words of the body's own front sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from edi_tracker.forms import DateField, Form, TextField
from measures import audiences
from measures.models import Measure
from plans.forms import CountField
from plans.models import GovernanceBody
from reporting.front_sheet import MEETING, Heading, headings_of
from reporting.models import ReportDefinition, ReportDraft
from reporting.narrative import KEYS, followed, untouched
from reporting.permissions import can_be_drawn
from reporting.sections import COLUMNS, KINDS, NoSections, columns_of, keys_of, lines_of
from reporting.snapshot import paragraphs


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


@dataclass(frozen=True)
class DraftBox:
    """A heading's words; where they are a person's own, what the figures say stands beside them."""

    field: forms.BoundField
    number: str
    offer: Sequence[str] = ()
    has_changed: bool = False


class DraftForm(Form):
    """The words of a draft. `for_draft` gives it the body's own headings as text boxes, in their order."""

    meeting_on = DateField(label="Date of the meeting", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)
    blocks: Sequence[DraftBox] = ()

    @classmethod
    def for_draft(
        cls, draft: ReportDraft, data: Any = None, *, now: Mapping[str, str] | None = None
    ) -> "DraftForm":
        """`now` is what the figures say: the words that nobody touched follow it, others have it beside them."""
        now = now or {}
        headings = _typed(draft)
        texts = followed(draft.blocks, draft.drafted, now)
        fresh = {key for key in untouched(draft.blocks, draft.drafted) if texts[key] or data is not None}
        boxes: dict[str, forms.Field] = {
            f"block_{n}": _box(heading, drafted=heading.key in fresh) for n, heading in headings
        }
        boxes |= {f"drafted_{n}": _hidden() for n, heading in headings if heading.key in KEYS}
        words = {f"block_{n}": texts.get(heading.key, "") for n, heading in headings}
        words |= {f"drafted_{n}": now.get(heading.key, "") for n, heading in headings}
        # A class of its own: the base form gives its limits and messages to the fields of its class.
        own = type(cls.__name__, (cls,), boxes)
        form = own(data, initial={"meeting_on": draft.meeting_on, "version": draft.version, **words})
        form.blocks = [
            DraftBox(form[f"block_{n}"], *_offer(heading.key, str(n), draft, texts, now))
            for n, heading in headings
        ]
        return form

    def texts(self, draft: ReportDraft) -> dict[str, str]:
        """The words by the key of their heading; under one of them the drafted ones, where these were asked for."""
        asked = self.data.get("use", "")
        return {
            heading.key: self.cleaned_data[
                f"drafted_{n}" if str(n) == asked and heading.key in KEYS else f"block_{n}"
            ]
            for n, heading in _typed(draft)
        }

    def drafted(self, draft: ReportDraft) -> dict[str, str]:
        """What the figures said to the person who wrote."""
        return {
            heading.key: self.cleaned_data[f"drafted_{n}"]
            for n, heading in _typed(draft)
            if heading.key in KEYS and f"drafted_{n}" in self.data
        }


def _typed(draft: ReportDraft) -> list[tuple[int, Heading]]:
    """The headings under which somebody writes, each with its place; the meeting has a date of its own."""
    headings = enumerate(headings_of(draft.body.headings))
    return [(n, heading) for n, heading in headings if heading.key != MEETING]


def _offer(
    key: str, number: str, draft: ReportDraft, texts: Mapping[str, str], now: Mapping[str, str]
) -> tuple[str, list[str], bool]:
    said = now.get(key, "")
    if not said or said == texts.get(key, ""):
        return number, [], False
    return number, paragraphs(said), key in draft.drafted and draft.drafted[key] != said


def _box(heading: Heading, *, drafted: bool) -> TextField:
    hints = ["Drafted from the figures; read and edit it."] if drafted else []
    if not heading.printed:
        hints.append("Kept with the draft and not printed.")
    elif heading.section:
        hints.append("Each paragraph gets a number.")
    return TextField(
        label=heading.heading,
        required=False,
        rows=8 if heading.section else 5 if drafted else 3,
        help_text=" ".join(hints),
    )


def _hidden() -> TextField:
    return TextField(required=False, widget=forms.HiddenInput)


# --- what the reports to a body are -----------------------------------------------------------------------


class MeasuresField(forms.ModelMultipleChoiceField):
    def clean(self, value: Any) -> Any:
        """A number that no measure has is no choice, however large it is: databases take only so large ones."""
        known = {str(pk) for pk in Measure.objects.values_list("pk", flat=True)}
        for one in value or ():
            if str(one) not in known:
                raise ValidationError(self.error_messages["invalid_choice"], params={"value": one})
        return super().clean(value)


class DefinitionForm(Form):
    """Which kind of report a body gets, in which order, and how much of the small numbers it sees."""

    kind = forms.ChoiceField(
        label="What are its reports on?", choices=list(KINDS.items()), widget=forms.RadioSelect
    )
    sections = TextField(
        label="Sections",
        rows=10,
        help_text="One section a line, in the body’s order; appendices and notes come last. Leave out a line to "
        "leave out the section. Another kind of report begins with all of its own sections.",
    )
    columns = forms.MultipleChoiceField(
        label="Columns of Appendix 1",
        choices=list(COLUMNS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Number and action are always there. Reports on the plan only.",
    )
    measures = MeasuresField(
        label="Measures of a report on the workforce",
        queryset=Measure.objects.all(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="None ticked: all but those that others are only compared with.",
    )
    threshold = CountField(
        label="Hide figures about fewer people than",
        asks="Write how many people a figure must be about as a whole number",
        least=2,
        most=100,
        required=False,
    )
    closing = TextField(label="How to get it in another format", rows=3, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, definition: ReportDefinition, **kwargs: Any) -> None:
        self.definition = definition
        self.theirs: list[tuple[str, str]] = []
        super().__init__(*args, initial=self._asked(definition), **kwargs)
        self.least = audiences.committee().threshold
        usual = f"Empty: {self.least}, as everywhere in the organisation."
        self.fields["threshold"].help_text = f"{usual} A body can have more hidden, never less."

    @staticmethod
    def _asked(definition: ReportDefinition) -> dict[str, Any]:
        return {
            "kind": definition.kind,
            "sections": lines_of(definition.kind, definition.sections),
            "columns": columns_of(definition.columns),
            "measures": list(definition.measures.all()) if definition.pk else [],
            "threshold": definition.threshold,
            "closing": definition.closing,
            "version": definition.version,
        }

    def clean_threshold(self) -> int | None:
        threshold = self.cleaned_data["threshold"]
        if threshold is not None and threshold < self.least:
            raise ValidationError(
                f"The organisation hides figures about fewer than {self.least} people. Write {self.least} or more."
            )
        return threshold

    def clean_columns(self) -> list[str]:
        """All of them ticked, or none, is kept as none."""
        chosen = self.cleaned_data["columns"]
        return [] if len(chosen) == len(COLUMNS) else chosen

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        kind, text = given.get("kind"), given.get("sections")
        if kind and text is not None:
            former = lines_of(self.definition.kind, self.definition.sections)
            try:
                given["sections"] = (
                    [] if kind != self.definition.kind and text == former else keys_of(kind, text)
                )
            except NoSections as refused:
                self.add_error("sections", str(refused))
        return given

    def over(self, current: ReportDefinition) -> "DefinitionForm":
        """The person's own words once more, to be saved over what somebody else said meanwhile."""
        data = self.data.copy()  # type: ignore[attr-defined]
        data["version"] = str(current.version)
        again = DefinitionForm(data, definition=current)
        now, mine = self._asked(current), self.cleaned_data
        mine = mine | {
            "sections": lines_of(mine["kind"], mine["sections"]),
            "columns": columns_of(mine["columns"]),
            "measures": list(mine["measures"]),
        }
        again.theirs = [
            (str(self.fields[name].label), _in_words(now[name]))
            for name in self.fields
            if name != "version" and now[name] != mine[name]
        ]
        return again


def _in_words(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(COLUMNS.get(one, str(one)) for one in value)
    return str(KINDS.get(value, value) if value is not None else "")
