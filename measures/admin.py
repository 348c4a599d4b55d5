"""Administration of the evidence. Figures and targets are read here, and written on the pages of measures."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.access import who
from edi_tracker.admin_rules import ReadOnly, Tracked, TrackedAndKept
from measures.changes import edit_group, edit_measure
from measures.models import Characteristic, CharacteristicGroup, GroupAlias, Measure, Observation, Target
from measures.vocabulary import words_key


class MeasureEdit(forms.ModelForm):
    """An edit says why, and doesn't go over what somebody else saved meanwhile."""

    why = forms.CharField(label="Why is it changed?", max_length=100)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.version

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        now = Measure.objects.values_list("version", flat=True).get(pk=self.instance.pk)
        if cleaned.get("seen") != now:
            raise ValidationError("Somebody else changed this while you were writing. Open it again.")
        name, population = (words_key(cleaned.get(field, "")) for field in ("name", "population"))
        same = Measure.objects.filter(name_key=name, population_key=population).exclude(pk=self.instance.pk)
        if not name or not population:
            self.add_error("name", "Write name and population with letters or numbers.")
        elif same.exists():
            self.add_error("name", "There is a measure of this name for these people already.")
        return cleaned


@admin.register(Measure)
class MeasureAdmin(TrackedAndKept):
    """What measures say of themselves; added on their own pages or by an import."""

    form = MeasureEdit
    list_display = ("name", "population", "unit", "kind", "direction", "owner")
    list_filter = ("unit", "kind", "direction")
    list_select_related = ("owner",)
    search_fields = ("name", "population", "source")
    autocomplete_fields = ("compare_with", "complement_of")
    fields = (
        "slug", "name", "population", "unit", "unit_words", "kind", "direction", "description", "source",
        "every_months", "owner", "steward", "compare_with", "complement_of", "why", "seen",
    )  # fmt: skip
    readonly_fields = ("slug", "unit", "kind")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Measure, form: Any, change: bool) -> None:
        told = form.cleaned_data
        edits = {name: told[name] for name in form.changed_data if name not in ("why", "seen")}
        edit_measure(measure=obj, version=told["seen"], by=who(request), why=told["why"], **edits)


@admin.register(Characteristic)
class CharacteristicAdmin(ReadOnly):
    """The protected characteristics, which are the Act's, and the local priorities, adopted on their own page."""

    list_display = ("name", "statutory", "adopted_by", "adopted_on")
    list_filter = ("statutory",)


class GroupForm(forms.ModelForm):
    """A monitoring category, named once in its characteristic."""

    def clean_name(self) -> str:
        name = self.cleaned_data["name"].strip()
        same = CharacteristicGroup.objects.filter(
            characteristic=self.instance.characteristic_id, key=words_key(name)
        )
        if not words_key(name):
            raise ValidationError("Write the category with letters or numbers.")
        if same.exclude(pk=self.instance.pk).exists():
            raise ValidationError("This characteristic has a category of this name already.")
        return name


@admin.register(CharacteristicGroup)
class GroupAdmin(TrackedAndKept):
    """Names and places of monitoring categories; added on their own page or by an import."""

    form = GroupForm
    list_display = ("name", "characteristic", "kind", "position")
    list_filter = ("characteristic", "kind")
    list_select_related = ("characteristic",)
    search_fields = ("name",)
    fields = ("characteristic", "name", "kind", "position")
    readonly_fields = ("characteristic",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: CharacteristicGroup, form: Any, change: bool) -> None:
        told = form.cleaned_data
        edit_group(
            group=obj, by=who(request), name=told["name"], kind=told["kind"], position=told["position"]
        )


@admin.register(GroupAlias)
class GroupAliasAdmin(Tracked):
    """Other words for categories. One that is wrong is taken away, and the history keeps it."""

    list_display = ("text", "group", "characteristic")
    list_filter = ("characteristic",)
    list_select_related = ("group", "characteristic")
    search_fields = ("text",)
    fields = ("characteristic", "group", "text")
    readonly_fields = ("characteristic", "group", "text")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


@admin.register(Observation)
class ObservationAdmin(ReadOnly):
    """Every figure as it was recorded, the corrected ones too."""

    list_display = ("measure_name", "group", "part", "on", "value", "marker", "recorded_by", "recorded_at")
    list_filter = ("marker", "is_baseline", "on")
    list_select_related = ("measure", "group", "recorded_by")
    search_fields = ("measure__name", "group__name", "origin")
    date_hierarchy = "on"
    readonly_fields = ("entry_hash", "previous_hash")

    @admin.display(description="measure", ordering="measure__name")
    def measure_name(self, figure: Observation) -> str:
        return figure.measure.name

    def get_queryset(self, request: HttpRequest) -> QuerySet[Observation]:
        return super().get_queryset(request).order_by("-id")


@admin.register(Target)
class TargetAdmin(ReadOnly):
    """Every target as it was set, and why it took the place of another."""

    list_display = ("measure_name", "group", "value", "by_text", "set_on", "recorded_by")
    list_select_related = ("measure", "group", "recorded_by")
    search_fields = ("measure__name", "text", "reason")
    readonly_fields = ("entry_hash", "previous_hash")

    @admin.display(description="measure", ordering="measure__name")
    def measure_name(self, target: Target) -> str:
        return target.measure.name
