"""The forms of monitoring categories, of the other words for them, and of local priorities."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from edi_tracker.forms import DateField
from measures.changes import kind_of_group
from measures.forms.keyed import Keyed, past_day
from measures.models import Characteristic, CharacteristicGroup, GroupAlias
from measures.vocabulary import GroupKind, words_key

KINDS = {
    "": "What its words say",
    GroupKind.GROUP: "An answer",
    GroupKind.PREFER_NOT_TO_SAY: "Prefers not to say",
    GroupKind.NOT_DISCLOSED: "Not disclosed",
}


def named(text: str) -> str:
    if not words_key(text):
        raise ValidationError("Write it with letters or numbers.")
    return text


class CategoryForm(Keyed):
    """A monitoring category of a characteristic."""

    characteristic = forms.ModelChoiceField(
        label="Characteristic", queryset=Characteristic.objects.all(), empty_label="Choose"
    )
    name = forms.CharField(label="Name", max_length=300, help_text="For example: Asian or Asian British.")
    kind = forms.ChoiceField(
        label="What is it?",
        required=False,
        choices=[(str(kind), words) for kind, words in KINDS.items()],
        widget=forms.RadioSelect,
    )

    def clean_name(self) -> str:
        return named(self.cleaned_data["name"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        name, characteristic = given.get("name"), given.get("characteristic")
        if name and characteristic and (taken := meant_by(characteristic, name)):
            self.add_error("name", f"These words mean “{taken}” already. Write another name.")
        return given

    @property
    def kind_chosen(self) -> GroupKind:
        chosen = self.cleaned_data["kind"]
        return GroupKind(chosen) if chosen else kind_of_group(self.cleaned_data["name"])


def meant_by(characteristic: Characteristic, text: str) -> CharacteristicGroup | None:
    """The category that these words mean in a characteristic, by its name or by other words for it."""
    key = words_key(text)
    if group := CharacteristicGroup.objects.filter(characteristic=characteristic, key=key).first():
        return group
    alias = GroupAlias.objects.filter(characteristic=characteristic, key=key).select_related("group").first()
    return alias.group if alias else None


class AliasForm(Keyed):
    """Other words for a monitoring category, as a file may write it."""

    text = forms.CharField(label="Other words for it", max_length=300, help_text="As a file writes them.")

    def __init__(self, *args: Any, group: CharacteristicGroup, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.group = group

    def clean_text(self) -> str:
        text = named(self.cleaned_data["text"])
        if taken := meant_by(self.group.characteristic, text):
            raise ValidationError(f"These words mean “{taken}” already.")
        return text


class PriorityForm(Keyed):
    """A priority that the organisation has adopted beside the protected characteristics."""

    name = forms.CharField(label="Name", max_length=120, help_text="For example: Care experience.")
    adopted_by = forms.CharField(label="Who adopted it?", max_length=200)
    adopted_on = DateField(label="Adopted on")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_name(self) -> str:
        name = named(self.cleaned_data["name"])
        taken = [one.name for one in Characteristic.objects.all() if words_key(one.name) == words_key(name)]
        if taken:
            raise ValidationError(f"“{taken[0]}” is in the list already.")
        return name

    def clean_adopted_on(self) -> date | None:
        return past_day(self.cleaned_data["adopted_on"], "The day of adoption", self.today)
