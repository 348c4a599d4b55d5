"""The form by which measures are tied to an objective."""

from typing import Any

from django import forms

from edi_tracker.forms import Form
from measures.models import Measure
from objectives.models import Objective


class MeasuresForm(Form):
    """Which measures are evidence for an objective; none is an answer too."""

    measures = forms.MultipleChoiceField(
        label="Which measures show whether it is reached?",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "edi-choose"}),
    )

    def __init__(self, *args: Any, objective: Objective, **kwargs: Any) -> None:
        links = objective.objective_measures.values_list("measure_id", flat=True)
        self.before = [str(pk) for pk in links]
        super().__init__(*args, initial={"measures": self.before}, **kwargs)
        self.named = {str(measure.pk): measure for measure in Measure.objects.all()}
        field: Any = self.fields["measures"]
        field.choices = [(pk, str(measure)) for pk, measure in self.named.items()]

    def chosen(self) -> list[Measure]:
        """The measures ticked; those that the objective has already keep their order and come first."""
        ticked = self.cleaned_data["measures"]
        kept = [pk for pk in self.before if pk in ticked]
        return [self.named[pk] for pk in dict.fromkeys([*kept, *ticked])]
