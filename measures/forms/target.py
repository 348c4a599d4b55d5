"""The form of a target: what is to be reached, by when, and why it's another than before."""

from typing import Any

from django import forms

from edi_tracker.forms import DateField, TextField
from measures.forms.figure import figures_in_words, grouped_choices
from measures.forms.keyed import Keyed
from measures.forms.numbers import FigureField
from measures.models import CharacteristicGroup, Measure, Target
from measures.vocabulary import Unit


class TargetForm(Keyed):
    """A target as a number, as a percentage, or in the organisation's own words."""

    mark_optional = False
    FIELDS = ("value", "share", "by_text", "text")

    group = forms.ModelChoiceField(
        label="For whom?",
        required=False,
        queryset=CharacteristicGroup.objects.none(),
        empty_label="All together",
    )
    value = FigureField(label="Figure", required=False)
    share = FigureField(
        label="The same as a percentage",
        required=False,
        help_text="Where it was set as both: 204 people, 19.1%.",
    )
    text = TextField(label="In the organisation's own words", required=False, rows=3)
    due = DateField(label="By when?", required=False)
    by_text = forms.CharField(
        label="By when, in the organisation's own words",
        required=False,
        max_length=200,
        help_text="For example: end of 2027/28.",
    )
    reason = TextField(
        label="Why is it changed?", required=False, rows=3, help_text="Needed where a target was set before."
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        self.measure = measure
        self.newest = measure.targets.order_by("-id").first()
        super().__init__(*args, initial={"seen": self.newest.pk if self.newest else 0}, **kwargs)
        self.fields["value"].label = figures_in_words(measure)
        if measure.unit == Unit.PERCENT:
            del self.fields["share"]
        field: Any = self.fields["group"]
        field.queryset = CharacteristicGroup.objects.select_related("characteristic").order_by(
            "-characteristic__statutory", "characteristic__position", "position"
        )
        field.choices = grouped_choices(field.queryset)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.errors:
            return given
        if given["value"] is None and given.get("share") is None and not given["text"]:
            self.add_error("value", "Give the target as a number, or in words.")
        percentages = {"share": given.get("share")}
        if self.measure.unit == Unit.PERCENT and self.measure.kind != "pay_gap":
            percentages["value"] = given.get("value")
        for name, value in percentages.items():
            if value is not None and not 0 <= value <= 100:
                self.add_error(name, "A percentage is between 0 and 100.")
        current = self.measure.targets.filter(group=given["group"], replaced_by__isnull=True)
        if current.exists() and not given["reason"].strip():
            self.add_error("reason", "Say why the target was changed.")
        return given

    def overtaken(self) -> Target | None:
        """The target that somebody has set since the person opened the form."""
        newer = self.newest and self.newest.pk > (self.cleaned_data["seen"] or 0)
        return self.newest if newer else None

    @property
    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {name: given[name] for name in self.FIELDS if name in given} | {
            "group": given["group"],
            "due": given["due"],
            "reason": given["reason"],
        }
