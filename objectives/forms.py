"""The forms of the work: an update and its draft, an action's own words, an objective."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from edi_tracker.forms import LONGEST_TEXT, DateField, Described, DescribedRadios, Form, TextField
from objectives.models import Action, Objective, ProgressUpdate
from objectives.queries import action_numbered, owners_for
from objectives.tag_fields import TagFields
from objectives.timescale_field import WAY_OUT, TimescaleField
from plans.models import StatusTerm, Strategy, Theme
from plans.statuses import Meaning
from plans.timescales import BLANK, Timescale

EARLIEST_YEAR = 1990


class Versioned(Form):
    """A form about one version of a thing; sent twice it's saved once."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    form_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def now_about(self, version: int, seen: int = 0) -> None:
        """Has the next sending overrule the version that the person has been shown by now."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        for name, value in {"version": version, "seen": seen}.items():
            self.data[self.add_prefix(name)] = str(value)  # type: ignore[index]

    def take(self, refused: ValidationError) -> None:
        """Puts the errors of a write beside their questions."""
        if not hasattr(refused, "error_dict"):
            self.add_error(None, refused)
            return
        for name, errors in refused.error_dict.items():
            self.add_error(name if name in self.fields else None, errors)


def not_in_the_future(value: date | None, label: str, today: date) -> date | None:
    if value and value > today:
        raise ValidationError(f"{label} must be today or earlier.")
    if value and value.year < EARLIEST_YEAR:
        raise ValidationError(f"{label} must be in {EARLIEST_YEAR} or later. Check the year.", code="year")
    return value


# --- updates ----------------------------------------------------------------------------------------------


class UpdateForm(Versioned):
    """What has happened to an action since it was last told."""

    mark_optional = False
    draft_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    status = forms.ModelChoiceField(
        label="Status",
        queryset=StatusTerm.objects.none(),
        empty_label=None,
        widget=DescribedRadios(describe=lambda term: Described(term.definition, term.colour, term.meaning)),
    )
    narrative = TextField(label="What has happened since?", rows=8)
    reason = TextField(label="Why?", required=False, rows=3)
    new_end = TimescaleField(label="Has the end date changed?", required=False)
    end_reason = TextField(
        label="Why has the end date changed?",
        required=False,
        rows=3,
        help_text="Needed where it has changed.",
    )
    told_by = forms.CharField(
        label="Who told you? (optional)",
        required=False,
        max_length=200,
        help_text="A name or a post, where it was somebody else than you.",
    )
    on = DateField(label="The date it speaks for")

    field_order = ["status", "reason", "narrative", "new_end", "end_reason", "told_by", "on"]

    def __init__(
        self,
        *args: Any,
        action: Action,
        today: date,
        corrects: ProgressUpdate | None = None,
        keep: bool = False,
        **kwargs: Any,
    ) -> None:
        """`keep`: it is kept as a draft, so nothing has to be answered yet."""
        super().__init__(*args, **kwargs)
        self.action, self.today, self.corrects, self.keep = action, today, corrects, keep
        terms = list(action.strategy.status_terms.all())
        status = self.fields["status"]
        status.queryset = action.strategy.status_terms.all()  # type: ignore[attr-defined]
        status.required = bool(terms)
        reasoned = [term.label for term in terms if Meaning(term.meaning).needs_reason]
        if reasoned:
            self.fields["reason"].label = f"Why? (needed for {' and '.join(reasoned)})"
        self._about_the_end(action)
        if corrects:
            narrative = self.fields["narrative"]
            narrative.required = (
                bool(corrects.narrative) or corrects.source == ProgressUpdate.Source.NO_CHANGE
            )
            narrative.label = "What has happened"
            # What was brought in with a plan may be longer than a form allows; it can still be corrected.
            for name in ("narrative", "reason"):
                allow(self.fields[name], getattr(corrects, name))
        if keep:
            for name in ("status", "narrative", "on"):
                self.fields[name].required = False

    def _about_the_end(self, action: Action) -> None:
        field = self.fields["new_end"]
        field.year_starts = action.strategy.year_starts  # type: ignore[attr-defined]
        field.plan_starts = action.strategy.starts_on  # type: ignore[attr-defined]
        now = f"It is “{action.end.text}” now." if action.end.text else "There is no end date now."
        field.help_text = f"{now} Leave this empty unless it has changed. {WAY_OUT}"

    def clean_on(self) -> date | None:
        return not_in_the_future(self.cleaned_data["on"], "The date it speaks for", self.today)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if self.keep:
            return given
        status, end = given.get("status"), given.get("new_end")
        unsaid = not given.get("reason") and "reason" not in self.errors
        if status and Meaning(status.meaning).needs_reason and unsaid:
            self.add_error("reason", f"Say why the status is “{status.label}”.")
        if end is not None:
            self._check_end(end, given)
        return given

    def _check_end(self, end: Timescale, given: dict[str, Any]) -> None:
        moves = not end.is_blank and (self.corrects is not None or end != self.action.end)
        given["new_end"] = end if moves else None
        if "end_reason" in self.errors:
            return
        if moves and not given.get("end_reason"):
            self.add_error("end_reason", f"Say why the end has changed to “{end.text}”.")
        if not moves and given.get("end_reason"):
            self.add_error("new_end", "Write the new end, or empty the box that asks why it has changed.")

    @property
    def words(self) -> list[str]:
        """All that a reader will read of it."""
        return [self.cleaned_data[name] for name in ("narrative", "reason", "end_reason")]

    def fields_of_update(self) -> dict[str, Any]:
        """What `record_update` takes."""
        given = self.cleaned_data
        names = ("on", "status", "narrative", "reason", "new_end", "end_reason", "told_by", "version")
        key = given.get("form_key")
        return {name: given[name] for name in names} | {
            "corrects": self.corrects,
            "seen": given.get("seen"),
            "draft_version": given.get("draft_version") or 0,
            "form_key": f"{self.action.pk}:{key}" if key else None,
        }

    def fields_of_draft(self) -> dict[str, Any]:
        """What `save_draft` takes."""
        told = self.fields_of_update()
        version = told.pop("draft_version")
        return told | {"version": version}

    def now_about_draft(self, version: int) -> None:
        """Has the next sending take the place of the draft that the person has been shown by now."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["draft_version"] = str(version)  # type: ignore[index]


class NoChangeForm(Versioned):
    """The answer of one click that all is as it was last told; the EDI team says on whose word."""

    mark_optional = False
    told_by = UpdateForm.base_fields["told_by"]

    def __init__(self, *args: Any, told_by: bool, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="unchanged_%s", **kwargs)
        if not told_by:
            del self.fields["told_by"]

    def fields_of_update(self, action: Action) -> dict[str, Any]:
        """What `send_update` takes."""
        given = self.cleaned_data
        key = given.get("form_key")
        told = {name: given.get(name) for name in ("version", "seen")}
        return told | {"told_by": given.get("told_by", ""), "form_key": f"{action.pk}:{key}" if key else None}


class SendBackForm(Form):
    """What the EDI team asks of the writer of an update before it can count."""

    comment = TextField(
        label="What is missing, or to be changed?",
        rows=4,
        help_text="The writer and the team read this beside their words.",
    )


def allow(field: forms.Field, text: str) -> None:
    """Lets a box hold what it's opened with, however long that is."""
    if len(text) > LONGEST_TEXT:
        field.limit = len(text)  # type: ignore[attr-defined]
        field.validators = [*field.validators[:1], *field.validators[2:]]


# --- an action's own words --------------------------------------------------------------------------------


class ActionForm(TagFields, Versioned):
    """The wording, owners and dates of an action, as the plan has them."""

    LONG = ("text", "success_measure", "characteristics", "resources")

    number = forms.CharField(label="Number", required=False, max_length=40, help_text="For example 3.10.")
    text = TextField(label="Action", rows=4)
    objective = forms.ModelChoiceField(
        label="Objective", required=False, queryset=Objective.objects.none(), empty_label="Under no objective"
    )
    theme = forms.ModelChoiceField(
        label="Theme",
        required=False,
        queryset=Theme.objects.none(),
        empty_label="Under no theme",
        help_text="Only where the action stands under no objective: an objective says its theme itself.",
    )
    owners = forms.MultipleChoiceField(
        label="Owners",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "edi-choose"}),
    )
    success_measure = TextField(label="How will you know that it worked?", required=False, rows=3)
    start = TimescaleField(label="Start", required=False)
    original_end = TimescaleField(label="End as first planned", required=False)
    priority = forms.CharField(label="Priority", required=False, max_length=60)
    characteristics = TextField(label="Whom it is for, in the plan’s own words", required=False, rows=2)
    resources = TextField(label="Resources", required=False, rows=2)
    why = forms.CharField(label="Why is it changed?", max_length=100)
    field_order = ["number", "text", "objective", "theme", "owners", "whom", "aims"]

    def __init__(self, *args: Any, strategy: Strategy, action: Action | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.strategy, self.action = strategy, action
        self.offer_tags()
        self.fields["objective"].queryset = strategy.objectives.all()  # type: ignore[attr-defined]
        self.fields["theme"].queryset = strategy.themes.all()  # type: ignore[attr-defined]
        if not strategy.themes.exists():
            del self.fields["theme"]
        self.named_owners = {str(owner.pk): owner for owner in owners_for(action)}
        self.fields["owners"].choices = [(pk, owner.name) for pk, owner in self.named_owners.items()]  # type: ignore[attr-defined]
        for name in ("start", "original_end"):
            field = self.fields[name]
            field.year_starts = strategy.year_starts  # type: ignore[attr-defined]
            field.plan_starts = strategy.starts_on  # type: ignore[attr-defined]
            field.current = getattr(action, name) if action else BLANK  # type: ignore[attr-defined]
            field.help_text = WAY_OUT
        if action:
            for name in self.LONG:
                allow(self.fields[name], getattr(action, name))

    def clean_number(self) -> str:
        number = self.cleaned_data["number"].strip()
        others = self.strategy.actions.exclude(pk=self.action.pk) if self.action else self.strategy.actions
        if number and (taken := others.filter(number=number).first()):
            raise ValidationError(
                f"Number {number} is taken by “{taken.text[:80]}”. Write another number, or leave it empty."
            )
        return number

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("objective") and cleaned.get("theme"):
            self.add_error(
                "theme", "Choose an objective or a theme, not both: the objective says its theme itself."
            )
        return cleaned

    def fields_of_action(self) -> dict[str, Any]:
        """The fields of the action as they were answered, without owners and reason."""
        names = ("number", "objective", "start", "original_end", "priority", *self.LONG)
        return {name: self.cleaned_data[name] for name in names} | {"theme": self.cleaned_data.get("theme")}

    def chosen_owners(self) -> list:
        """The owners ticked; those that the action has already keep their order and come first."""
        chosen = [self.named_owners[pk] for pk in self.cleaned_data["owners"]]
        before = [link.owner for link in self.action.action_owners.all()] if self.action else []
        return [o for o in before if o in chosen] + [o for o in chosen if o not in before]


class NewActionForm(ActionForm):
    """An action that the plan doesn't have yet."""

    parent = forms.CharField(
        label="Sub-action of",
        required=False,
        max_length=60,
        help_text="The number of the action that it belongs to, where it is a sub-action.",
    )
    version = None  # type: ignore[assignment]
    why = forms.CharField(
        label="Why is it added?", max_length=100, help_text="For example: agreed by the committee in May."
    )
    field_order = ["number", "parent", "text", "objective", "theme", "owners", "whom", "aims"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["original_end"].label = "End"

    def clean_parent(self) -> Action | None:
        return named_action(self.strategy, self.cleaned_data["parent"])


def named_action(strategy: Strategy, words: str) -> Action | None:
    """The action with the number given; None where no number was given."""
    if not words.strip():
        return None
    named = action_numbered(strategy, words)
    if named is None:
        raise ValidationError(
            f"No action of this strategy has the number “{words.strip()}”. Write it as in the register."
        )
    return named


class ObjectiveForm(TagFields, Versioned):
    """The number and words of an objective, and what makes it SMART."""

    SMART = (
        "smart_who", "smart_why", "smart_where", "smart_when", "smart_measurable", "smart_achievable",
        "smart_relevant", "smart_time",
    )  # fmt: skip

    number = forms.CharField(label="Number", required=False, max_length=40)
    title = TextField(label="Objective", rows=4)
    smart_who = TextField(label="Specific: whom is it for?", required=False, rows=2)
    smart_why = TextField(label="Specific: why does it matter?", required=False, rows=2)
    smart_where = TextField(label="Specific: where does it apply?", required=False, rows=2)
    smart_when = TextField(label="Specific: when does it happen?", required=False, rows=2)
    smart_measurable = TextField(label="Measurable: how will you know?", required=False, rows=2)
    smart_achievable = TextField(label="Achievable: why can it be done?", required=False, rows=2)
    smart_relevant = TextField(label="Relevant: what does it serve?", required=False, rows=2)
    smart_time = TextField(label="Time: by when?", required=False, rows=2)
    why = forms.CharField(label="Why is it changed?", max_length=100)
    field_order = ["number", "title", "whom", "aims"]

    def __init__(self, *args: Any, objective: Objective, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.objective = objective
        self.offer_tags()
        for name in ("title", *self.SMART):
            allow(self.fields[name], getattr(objective, name))

    def clean_number(self) -> str:
        number = self.cleaned_data["number"].strip()
        others = self.objective.strategy.objectives.exclude(pk=self.objective.pk)
        if number and others.filter(number=number).exists():
            raise ValidationError(f"Another objective of this strategy has the number {number}.")
        return number


class KnowForm(Form):
    """Why a fault may stay as it is, for those who ask later."""

    note = forms.CharField(label="Why it may stay as it is", max_length=300, required=False)
