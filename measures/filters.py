"""What the list of measures is narrowed to."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from edi_tracker.as_at import PastDay
from edi_tracker.forms import Form
from measures.measure_list import MeasureLine
from measures.models import Characteristic, Measure

ADDRESS = ("as_at", "record")  # of a past day, which stays when filters change


class MeasureFilter(Form):
    """Whom the measures count, by what they're broken down, and whether a figure is missing."""

    mark_optional = False

    population = forms.ChoiceField(label="Whom they count", required=False)
    characteristic = forms.ChoiceField(label="Broken down by", required=False)
    missing = forms.BooleanField(label="A figure that was due is missing", required=False)
    as_at = forms.CharField(required=False, widget=forms.HiddenInput, max_length=10)
    record = forms.CharField(required=False, widget=forms.HiddenInput, max_length=10)

    def __init__(self, data: Mapping[str, str], *, past: PastDay | None = None) -> None:
        address = past.parts if past else {}
        kept = {name: data[name] for name in self.base_fields if name in data and name not in ADDRESS}
        super().__init__(kept | address, auto_id="filter_%s")
        people = Measure.objects.order_by("population").values_list("population_key", "population")
        broken_down: Any = self.fields["characteristic"]
        broken_down.choices = [("", "Anything"), *Characteristic.objects.values_list("slug", "name")]
        population: Any = self.fields["population"]
        population.choices = [("", "Everybody"), *dict(people.distinct()).items()]

    def chosen(self) -> dict[str, str]:
        """The filters that are set and make sense, by name; anything else in the address is left aside."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value and name not in ADDRESS}

    def in_words(self) -> dict[str, str]:
        """The filters that are set, in words."""
        told = {}
        for name, value in self.chosen().items():
            field: Any = self.fields[name]
            label = str(field.label)
            told[name] = label if name == "missing" else f"{label}: {dict(field.choices)[value]}"
        return told

    def narrowed(self, lines: Iterable[MeasureLine]) -> list[MeasureLine]:
        chosen = self.chosen()
        population, characteristic = chosen.get("population"), chosen.get("characteristic")
        return [
            line
            for line in lines
            if (not population or line.measure.population_key == population)
            and (not characteristic or characteristic in line.characteristics)
            and ("missing" not in chosen or line.due or not line.has_figures)
        ]
