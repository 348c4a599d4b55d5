"""The forms of figures: one is recorded, or a mistake in one is corrected."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from edi_tracker.forms import DateField, TextField
from measures.changes import NewObservation
from measures.evidence import PART_LABELS
from measures.forms.keyed import Keyed, past_day
from measures.forms.numbers import CountField, FigureField
from measures.models import CharacteristicGroup, Measure, Observation
from measures.vocabulary import PARTS_OF, Marker, MeasureKind, Part, Unit
from measures.wording import plain, said, spoken

MARKERS = {
    Marker.NONE: "A figure",
    Marker.SUPPRESSED: "None: the source hides it",
    Marker.NOT_AVAILABLE: "None: it isn't available",
    Marker.NOT_APPLICABLE: "None: it can't apply",
}
ROUNDING = Decimal("0.5")
OF_THREE = Decimal("1.5")  # three whole percentages may miss 100 by so much
QUARTILES = {part for part in Part if "quartile" in part} | {Part.BONUS_SHARE}


def part_label(part: Part) -> str:
    return PART_LABELS.get(part, part.replace("_", " ").capitalize())


def figures_in_words(measure: Measure) -> str:
    """What a box of a value asks for."""
    return {Unit.PERCENT: "Percentage", Unit.COUNT: "Number", Unit.MONEY: "Amount in £"}.get(
        Unit(measure.unit), "Figure"
    )


class _Figure(Keyed):
    """Value, or part and whole, or why there is none."""

    mark_optional = False

    value = FigureField(label="Figure", required=False)
    numerator = CountField(
        label="How many people or things is that?", required=False, help_text="For example 204 of 1,068."
    )
    denominator = CountField(label="Of how many?", required=False)
    marker = forms.ChoiceField(
        label="Is there a figure?",
        required=False,
        choices=[(marker.value, words) for marker, words in MARKERS.items()],
        widget=forms.RadioSelect,
    )
    words = TextField(label="What was observed?", required=False, rows=6)
    in_favour_of = forms.CharField(
        label="In whose favour is the gap?", required=False, max_length=60, help_text="For example: men."
    )

    def __init__(self, *args: Any, measure: Measure, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measure, self.today = measure, today
        kind, unit = MeasureKind(measure.kind), Unit(measure.unit)
        self.fields["value"].label = figures_in_words(measure)
        shown = {
            MeasureKind.FIGURE: ["marker", "value"],
            MeasureKind.SURVEY: ["value", "denominator"],
            MeasureKind.PAY_GAP: ["value", "in_favour_of"],
            MeasureKind.WORDS: ["words"],
        }[kind]
        if kind == MeasureKind.FIGURE and unit == Unit.PERCENT:
            shown += ["numerator", "denominator"]
        for name in ("value", "numerator", "denominator", "marker", "words", "in_favour_of"):
            if name not in shown:
                del self.fields[name]
        if kind == MeasureKind.SURVEY:
            self.fields["denominator"].label = "How many people answered?"
        if kind == MeasureKind.WORDS:
            self.fields["words"].required = True

    @property
    def written(self) -> list[str]:
        """All that a person wrote in words."""
        return [self.cleaned_data.get(name) or "" for name in ("words", "note")]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.measure.kind == MeasureKind.FIGURE and not self.errors:
            self._check_figure(given)
        return given

    def _check_figure(self, given: dict[str, Any]) -> None:
        value, part, whole = (given.get(name) for name in ("value", "numerator", "denominator"))
        percent = self.measure.unit == Unit.PERCENT
        if given.get("marker"):
            if value is not None or part is not None:
                self.add_error("marker", "Choose “A figure”, or leave the boxes of the figure empty.")
        elif value is None and part is None:
            asked = str(self.fields["value"].label).lower()
            self.add_error("value", f"Write the {asked}, or say why there is none.")
        elif part is None:
            self._check_value(value, percent=percent)
        elif whole is None:
            self.add_error("denominator", "Write of how many, so that the percentage can be worked out.")
        elif part > whole:
            self.add_error("numerator", f"{part:,} is more than the {whole:,} that it's counted from.")
        elif whole == 0:
            self.add_error("denominator", "A share of nobody can't be worked out. Say that it can't apply.")
        elif value is not None and abs(value - 100 * Decimal(part) / whole) > ROUNDING:
            right = plain((100 * Decimal(part) / whole).quantize(Decimal("0.1")))
            self.add_error("value", f"{part:,} of {whole:,} is {right}%, and not {plain(value)}%.")

    def _check_value(self, value: Decimal | None, *, percent: bool) -> None:
        if value is None:
            return
        if percent and not 0 <= value <= 100:
            self.add_error("value", f"{plain(value)}% is not between 0 and 100.")
        elif self.measure.unit == Unit.COUNT and value < 0:
            self.add_error("value", "A number of people or things can't be less than 0.")


class RecordForm(_Figure):
    """A figure of a date, of everybody or of one group; a survey and a pay gap have several at once."""

    group = forms.ModelChoiceField(
        label="Of whom?",
        required=False,
        queryset=CharacteristicGroup.objects.none(),
        empty_label="All together",
    )
    on = DateField(label="Date", help_text="The day that the figure speaks for, such as 31 March 2026.")
    is_baseline = forms.BooleanField(label="This is the baseline", required=False)
    source = forms.CharField(label="Source (optional)", required=False, max_length=300)
    note = TextField(label="Note (optional)", required=False, rows=3)
    field_order = ("group", "on", "marker", "value")

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        initial = {"source": measure.source} | kwargs.pop("initial", {})
        super().__init__(*args, measure=measure, initial=initial, **kwargs)
        self.parts = PARTS_OF[MeasureKind(measure.kind)]
        groups = CharacteristicGroup.objects.select_related("characteristic")
        field: Any = self.fields["group"]
        field.queryset = groups.order_by("-characteristic__statutory", "characteristic__position", "position")
        field.choices = grouped_choices(field.queryset)
        if len(self.parts) > 1:
            del self.fields["value"]
            for part in self.parts:
                label = f"{part_label(part)} (%)" if self._is_percent(part) else part_label(part)
                self.fields[f"value_{part}"] = FigureField(label=label, required=False)
            last = [
                name
                for name in ("denominator", "in_favour_of", "is_baseline", "source", "note")
                if name in self.fields
            ]
            self.order_fields(["group", "on", *(f"value_{part}" for part in self.parts), *last])

    def _is_percent(self, part: Part) -> bool:
        return self.measure.unit == Unit.PERCENT or part in QUARTILES

    def clean_on(self) -> date | None:
        return past_day(self.cleaned_data["on"], "The date", self.today)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if len(self.parts) > 1 and not self.errors:
            self._check_parts(given)
        if not self.errors:
            self._check_new(given)
        return given

    def _check_parts(self, given: dict[str, Any]) -> None:
        told = {part: given[f"value_{part}"] for part in self.parts if given[f"value_{part}"] is not None}
        first = f"value_{self.parts[0]}"
        for part, value in told.items():
            if (self.measure.kind == MeasureKind.SURVEY or part in QUARTILES) and not 0 <= value <= 100:
                self.add_error(f"value_{part}", f"{plain(value)}% is not between 0 and 100.")
        if self.measure.kind == MeasureKind.SURVEY:
            missing = [part for part in self.parts if part not in told]
            for part in missing:
                self.add_error(
                    f"value_{part}", f"Write the percentage of {part} answers; 0 where there was none."
                )
            total = sum(told.values(), Decimal(0))
            if not missing and abs(total - 100) > OF_THREE:
                self.add_error(
                    first, f"The three answers make {plain(total)}% together. They have to make 100%."
                )
        elif not told:
            self.add_error(first, "Write at least one figure of the pay gap.")

    def _check_new(self, given: dict[str, Any]) -> None:
        same = self.measure.observations.filter(
            group=given["group"], on=given["on"], corrected_by__isnull=True
        )
        there = next(iter(same.filter(part__in=[new.part for new in self.figures(given)])), None)
        if there is None:
            return
        told = said(there.value, Unit(self.measure.unit)) if there.value is not None else "no number"
        self.add_error(
            "on",
            f"There is a figure for {spoken(given['on'])} already: {told}. Correct that one on the page of the "
            "measure, or write another date.",
        )

    def figures(self, given: dict[str, Any] | None = None) -> list[NewObservation]:
        """The figures as they were answered, one for each part that was."""
        given = given or self.cleaned_data
        names = (
            "group",
            "on",
            "is_baseline",
            "source",
            "note",
            "numerator",
            "denominator",
            "words",
            "in_favour_of",
        )
        same = {name: given[name] for name in names if name in given}
        same |= {"measure": self.measure}
        if len(self.parts) == 1:
            marker = Marker(given.get("marker") or "")
            return [NewObservation(**same, value=given.get("value"), marker=marker)]
        return [
            NewObservation(**same, part=part, value=given[f"value_{part}"])
            for part in self.parts
            if given.get(f"value_{part}") is not None
        ]


def grouped_choices(groups: Any) -> Iterator[tuple[str, Any]]:
    """Everybody first, then the groups under the names of their characteristics."""
    by_name: dict[str, list[tuple[str, str]]] = {}
    for group in groups:
        by_name.setdefault(group.characteristic.name, []).append((str(group.pk), group.name))
    return iter([("", "All together"), *by_name.items()])


class CorrectForm(_Figure):
    """What a figure should have been, and what was wrong with it."""

    note = TextField(label="What was wrong?", rows=3)

    def __init__(self, *args: Any, old: Observation, **kwargs: Any) -> None:
        asked = {
            name: getattr(old, name)
            for name in ("numerator", "denominator", "marker", "words", "in_favour_of")
        }
        asked["value"] = plain(old.value).replace(",", "") if old.value is not None else ""
        if old.numerator is not None:
            asked["value"] = ""  # it was worked out from the two, and has to be again
        super().__init__(*args, measure=old.measure, initial=asked, **kwargs)
        self.old = old
        if old.part and "value" in self.fields:
            self.fields["value"].label = part_label(Part(old.part))
            self.fields["value"].required = True
            self.fields["value"].error_messages["required"] = (
                f"Enter the figure for {self.fields['value'].label}."
            )

    def fields_of_figure(self) -> dict[str, Any]:
        names = ("value", "numerator", "denominator", "words", "in_favour_of")
        told = {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}
        return told | {"marker": Marker(self.cleaned_data.get("marker") or "")}
