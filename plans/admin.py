"""Administration of strategies with their themes, status keys and governance bodies."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from accounts.access import who
from edi_tracker.admin_rules import OnceEach, Tracked, TrackedAndKept
from edi_tracker.flat_lists import FlatListAdmin
from plans.changes import save_status_term
from plans.lists import StatusList
from plans.models import GovernanceBody, StatusTerm, Strategy, Theme
from plans.statuses import status_key


class StatusForm(forms.ModelForm):
    """A word of the status key, used once in a strategy however it is written."""

    class Meta:
        model = StatusTerm
        fields = ("strategy", "label", "meaning", "colour", "definition", "position")

    def clean_label(self) -> str:
        label = self.cleaned_data["label"].strip()
        self.instance.key = status_key(label)
        if not self.instance.key:
            raise forms.ValidationError("Write the status with letters.")
        return label

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        strategy = cleaned.get("strategy") or (self.instance.strategy_id and self.instance.strategy)
        same = StatusTerm.objects.filter(strategy=strategy or None, key=self.instance.key)
        if strategy and strategy.pk and same.exclude(pk=self.instance.pk).exists():
            self.add_error("label", "The status key has this word already.")
        return cleaned


class StatusFormSet(OnceEach):
    """No word of the key twice, however it is written."""

    said = "The status key has this word twice."

    def key_of(self, thing: StatusTerm) -> str:
        return thing.key


class ThemeRows(admin.TabularInline):
    model = Theme
    extra = 0


class StatusRows(admin.TabularInline):
    model = StatusTerm
    form = StatusForm
    formset = StatusFormSet
    extra = 0
    fields = ("label", "meaning", "colour", "definition", "position")
    verbose_name_plural = "status key"


class BodyRows(admin.TabularInline):
    model = GovernanceBody
    extra = 0
    fields = ("name", "slug", "every_months")
    prepopulated_fields = {"slug": ("name",)}


class PlanAdmin(Tracked):
    """Parts of the promise; a status word is saved together with its key."""

    def save_model(self, request: HttpRequest, obj: models.Model, form: Any, change: bool) -> None:
        self.save_part(request, obj)

    def save_part(self, request: HttpRequest, thing: models.Model) -> None:
        if isinstance(thing, StatusTerm):
            save_status_term(term=thing, by=who(request))
        else:
            super().save_part(request, thing)


@admin.register(Strategy)
class StrategyAdmin(PlanAdmin, TrackedAndKept):
    list_display = ("title", "organisation", "starts_on", "ends_on", "adopted_by", "adopted_on")
    search_fields = ("title", "organisation", "slug")
    prepopulated_fields = {"slug": ("title",)}
    inlines = (ThemeRows, StatusRows, BodyRows)


@admin.register(StatusTerm)
class StatusTermAdmin(FlatListAdmin, PlanAdmin):
    form = StatusForm
    resource_class = StatusList
    list_display = ("label", "strategy", "meaning", "colour", "definition", "position")
    list_filter = ("strategy", "meaning")
    list_select_related = ("strategy",)
    search_fields = ("label", "definition")


@admin.register(Theme)
class ThemeAdmin(PlanAdmin):
    list_display = ("title", "code", "strategy", "position")
    list_filter = ("strategy",)
    list_select_related = ("strategy",)
    search_fields = ("code", "title", "aim")


@admin.register(GovernanceBody)
class GovernanceBodyAdmin(PlanAdmin):
    list_display = ("name", "strategy", "every_months")
    list_filter = ("strategy",)
    list_select_related = ("strategy",)
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}
