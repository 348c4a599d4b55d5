"""The forms of a measure: what it says of itself."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.db.models.functions import Lower

from accounts.models import Owner
from edi_tracker.forms import Described, DescribedRadios, TextField
from measures.forms.keyed import Keyed
from measures.models import Measure
from measures.vocabulary import Direction, MeasureKind, Unit, words_key

KINDS = {
    MeasureKind.FIGURE: ("A figure", "One figure for each date, of all and by group."),
    MeasureKind.SURVEY: ("Answers to a survey", "Favourable, neutral and unfavourable answers of each date."),
    MeasureKind.PAY_GAP: ("A pay gap", "Mean and median, bonus, quartiles, and in whose favour."),
    MeasureKind.WORDS: ("Words", "What was observed, told in words."),
}
UNITS = {
    Unit.PERCENT: "Percentage",
    Unit.COUNT: "Number of people or things",
    Unit.RATE: "Rate",
    Unit.MONEY: "Money (£)",
    Unit.SCORE: "Score",
    Unit.RATIO: "Ratio",
    Unit.HOURS: "Hours",
    Unit.YEARS: "Years",
}
WRONG_MONTHS = "Write the months between two figures as a whole number from 1 to 120."
DIRECTIONS = {Direction.UP: "More is better", Direction.DOWN: "Less is better", Direction.NONE: "Neither"}


class MeasureForm(Keyed):
    """What is counted, of whom, how, how often, and who answers for it."""

    LONG = ("description",)
    FIELDS = (
        "name", "population", "unit", "unit_words", "direction", "description", "source", "every_months",
        "owner", "steward", "compare_with", "complement_of",
    )  # fmt: skip

    name = forms.CharField(
        label="Name",
        max_length=300,
        help_text="For example: Staff who have told us whether they are disabled.",
    )
    population = forms.CharField(
        label="Whom does it count?",
        max_length=200,
        help_text="For example: Workforce, or Residents aged 16 and over.",
    )
    kind = forms.ChoiceField(
        label="What does it consist of?",
        choices=[(kind.value, name) for kind, (name, _) in KINDS.items()],
        widget=DescribedRadios(describe=lambda kind: Described(KINDS[MeasureKind(kind)][1])),
        initial=MeasureKind.FIGURE.value,
    )
    unit = forms.ChoiceField(label="Unit", choices=[(unit.value, name) for unit, name in UNITS.items()])
    unit_words = forms.CharField(
        label="The unit in words", required=False, max_length=60, help_text="For example: per 1,000, or FTE."
    )
    direction = forms.ChoiceField(
        label="Which way is better?",
        choices=[(way.value, words) for way, words in DIRECTIONS.items()],
        widget=forms.RadioSelect,
    )
    description = TextField(label="How is it counted?", required=False, rows=4)
    source = forms.CharField(label="Where do the figures come from?", required=False, max_length=300)
    every_months = forms.IntegerField(
        label="A new figure is due every so many months",
        required=False,
        min_value=1,
        max_value=120,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-3"}),
        help_text="12 for once a year. Leave it empty where none is due.",
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), WRONG_MONTHS),
    )
    owner = forms.ModelChoiceField(
        label="Who answers for it?", required=False, queryset=Owner.objects.none(), empty_label="Nobody yet"
    )
    steward = forms.CharField(label="Who keeps the data?", required=False, max_length=200)
    compare_with = forms.ModelChoiceField(
        label="Compared with",
        required=False,
        queryset=Measure.objects.none(),
        empty_label="Nothing",
        help_text="The same share of another population, such as residents beside the workforce.",
    )
    complement_of = forms.ModelChoiceField(
        label="It is the opposite of",
        required=False,
        queryset=Measure.objects.none(),
        empty_label="No other measure",
        help_text="Where the two make 100% together, such as “not completed” and “completed”.",
    )

    def __init__(self, *args: Any, measure: Measure | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measure = measure
        mine = measure.owner_id if measure else None
        owner: Any = self.fields["owner"]
        owner.queryset = Owner.objects.filter(Q(is_active=True) | Q(pk=mine)).order_by(Lower("name"))
        others = Measure.objects.exclude(pk=measure.pk) if measure else Measure.objects.all()
        for name in ("compare_with", "complement_of"):
            self.fields[name].queryset = others  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        name, population = given.get("name", ""), given.get("population", "")
        for box, text in (("name", name), ("population", population)):
            if text and not words_key(text):
                self.add_error(box, "Write it with letters or numbers.")
        same = Measure.objects.filter(name_key=words_key(name), population_key=words_key(population))
        taken = same.first() if name and population else None
        if taken and taken != self.measure:
            self.add_error("name", f"“{taken}” is there already. Add figures to it, or write another name.")
        if given.get("kind") == MeasureKind.SURVEY and given.get("unit") not in (None, Unit.PERCENT):
            self.add_error("unit", "The answers to a survey are percentages. Choose “Percentage”.")
        return given

    def clean_complement_of(self) -> Measure | None:
        other = self.cleaned_data["complement_of"]
        if other and self.measure and other.complement_of_id == self.measure.pk:
            raise ValidationError(f"“{other}” says already that it's the opposite of this one.")
        return other

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.FIELDS}


class EditMeasureForm(MeasureForm):
    """What a measure says of itself; what it consists of stays, because its figures do."""

    kind = None  # type: ignore[assignment]
    version = forms.IntegerField(widget=forms.HiddenInput)
    why = forms.CharField(label="Why is it changed?", max_length=100)

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        initial = {name: getattr(measure, name) for name in (*self.FIELDS, "version")}
        super().__init__(*args, measure=measure, initial=initial, **kwargs)
        if measure.observations.exists():
            self.fields["unit"].disabled = True
            self.fields["unit"].help_text = "Its figures are in this unit already."
