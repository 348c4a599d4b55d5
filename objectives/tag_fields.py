"""The two questions of a form that says whom an action or an objective is for, and which aims it serves."""

from typing import Any

from django import forms

from measures.vocabulary import Aim
from objectives.tagging import offered, tags_of
from objectives.tags import AIM_LABELS, Tags


class TagFields(forms.Form):
    """For forms about one action or objective. What the person saw comes along hidden, so that saving changes
    only what they changed.
    """

    whom = forms.MultipleChoiceField(
        label="Whom is it for?",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "edi-choose"}),
    )
    aims = forms.MultipleChoiceField(
        label="Which aims of the equality duty does it serve?",
        required=False,
        choices=[(aim.value, label) for aim, label in AIM_LABELS.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    tags_seen = forms.CharField(required=False, widget=forms.HiddenInput, max_length=2_000)

    def offer_tags(self) -> None:
        """Offers the protected characteristics and the local priorities, each named as what it is."""
        field: Any = self.fields["whom"]
        field.choices = [
            (one.slug, one.name if one.statutory else f"{one.name} (local priority)") for one in offered()
        ]

    def seen_tags(self) -> Tags:
        return Tags.read(self.cleaned_data["tags_seen"])

    def wanted_tags(self) -> Tags:
        return Tags.of(self.cleaned_data["whom"], (Aim(aim) for aim in self.cleaned_data["aims"]))


def tags_as_they_are(thing: Any) -> dict[str, object]:
    """What the two questions are opened with."""
    now = tags_of([thing])[thing.pk]
    return {
        "whom": sorted(now.characteristics),
        "aims": sorted(aim.value for aim in now.aims),
        "tags_seen": now.written,
    }
