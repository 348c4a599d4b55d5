"""Administration of objectives and actions; their log is read here and written on the action's page."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.access import who
from accounts.admin import OwnerAdmin
from accounts.changes import merge_owners
from accounts.models import Owner
from edi_tracker.admin_rules import ReadOnly, ReadOnlyRows, TrackedAndKept
from objectives.changes import edit_action, edit_objective, move_owner
from objectives.models import Action, ActionOwner, KnownFault, Objective, ProgressUpdate, UpdateDraft


class EditForm(forms.ModelForm):
    """An edit says why, and doesn't go over what somebody else saved meanwhile."""

    why = forms.CharField(label="Why is it changed?", max_length=100)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.version

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        now = type(self.instance).objects.values_list("version", flat=True).get(pk=self.instance.pk)
        if cleaned.get("seen") != now:
            raise ValidationError("Somebody else changed this while you were writing. Open it again.")
        number = cleaned.get("number")
        others = type(self.instance).objects.filter(strategy=self.instance.strategy_id, number=number)
        if number and others.exclude(pk=self.instance.pk).exists():
            self.add_error("number", f"{number} is used already in this strategy.")
        return cleaned

    @property
    def edits(self) -> dict[str, Any]:
        """What was changed, as fields of the record."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name not in ("why", "seen")}


class PlanLineAdmin(TrackedAndKept):
    """Lines of the plan: added on its pages or by an import, mended here."""

    form = EditForm

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


@admin.register(Objective)
class ObjectiveAdmin(PlanLineAdmin):
    list_display = ("number", "title", "theme", "strategy")
    list_display_links = ("number", "title")
    list_filter = ("strategy",)
    list_select_related = ("strategy", "theme")
    search_fields = ("number", "title")
    fields = ("strategy", "number", "title", "position", "why", "seen")
    readonly_fields = ("strategy",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Objective]:
        return super().get_queryset(request).select_related("strategy", "theme")

    def save_model(self, request: HttpRequest, obj: Objective, form: Any, change: bool) -> None:
        told = form.cleaned_data
        edit_objective(objective=obj, version=told["seen"], by=who(request), why=told["why"], **form.edits)


class OwnerRows(ReadOnlyRows):
    model = ActionOwner
    fields = ("owner",)
    verbose_name_plural = "owners (changed on the action's page)"

    def get_queryset(self, request: HttpRequest) -> QuerySet[ActionOwner]:
        return super().get_queryset(request).select_related("owner", "action")


@admin.register(Action)
class ActionAdmin(PlanLineAdmin):
    """Wording and place of an action. Status, dates, owners and closing are told on its own page."""

    list_display = ("label", "short_text", "strategy", "status", "end_text", "closure")
    list_display_links = ("label", "short_text")
    list_filter = ("strategy", "status__meaning", "closure", ("owners", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("strategy", "status")
    search_fields = ("number", "label", "text", "owner_text")
    autocomplete_fields = ("objective",)
    fields = (
        ("strategy", "label"),
        "number",
        "position",
        "objective",
        "text",
        "owner_text",
        "success_measure",
        "priority",
        "characteristics",
        "resources",
        "cross_reference",
        ("start_text", "original_end_text", "end_text"),
        ("status", "latest_update", "closure", "closed_on", "closed_reason"),
        "why",
        "seen",
    )
    readonly_fields = (
        "strategy",
        "label",
        "start_text",
        "original_end_text",
        "end_text",
        "status",
        "latest_update",
        "closure",
        "closed_on",
        "closed_reason",
    )
    inlines = (OwnerRows,)

    @admin.display(description="action", ordering="text")
    def short_text(self, action: Action) -> str:
        return action.text if len(action.text) <= 90 else f"{action.text[:90].rsplit(' ', 1)[0]} …"

    def save_model(self, request: HttpRequest, obj: Action, form: Any, change: bool) -> None:
        told = form.cleaned_data
        edit_action(action=obj, version=told["seen"], by=who(request), why=told["why"], **form.edits)


@admin.register(ProgressUpdate)
class ProgressUpdateAdmin(ReadOnly):
    """The log of all actions, as it was recorded."""

    list_display = ("on", "action_label", "status", "short_narrative", "recorded_by", "recorded_at", "source")
    list_filter = ("action__strategy", "source", "status__meaning", "on")
    list_select_related = ("action", "status", "recorded_by")
    search_fields = ("action__label", "narrative", "reason", "told_by", "recorded_by__email")
    date_hierarchy = "on"
    readonly_fields = ("entry_hash", "previous_hash")

    @admin.display(description="action", ordering="action__sort_key")
    def action_label(self, update: ProgressUpdate) -> str:
        return str(update.action)

    @admin.display(description="narrative")
    def short_narrative(self, update: ProgressUpdate) -> str:
        return update.narrative[:120]


# --- owners, seen from their work -------------------------------------------------------------------------


class MergeForm(forms.Form):
    """Which of two owners stays."""

    into = forms.ModelChoiceField(
        queryset=Owner.objects.all(), label="Into which owner?", empty_label="Choose"
    )


@admin.action(description="Merge into another owner")
def merge_into_another(
    model_admin: admin.ModelAdmin, request: HttpRequest, chosen: QuerySet[Owner]
) -> HttpResponse | None:
    """Asks into which owner, then moves aliases, members and actions there. The merged stay on record."""
    form = MergeForm(request.POST if "into" in request.POST else None)
    form.fields["into"].queryset = Owner.objects.exclude(pk__in=chosen)  # type: ignore[attr-defined]
    if form.is_valid():
        into = form.cleaned_data["into"]
        with transaction.atomic():
            for source in chosen:
                moved = move_owner(source=source, into=into, by=who(request))
                merge_owners(source=source, into=into, by=who(request))
                messages.success(request, f"{source} is merged into {into}; {moved} actions moved with it.")
        return None
    return render(
        request,
        "admin/merge_owners.html",
        {
            **admin.site.each_context(request),
            "title": "Merge owners",
            "opts": Owner._meta,
            "form": form,
            "chosen": chosen,
            "action_name": "merge_into_another",
            "checkbox_name": ACTION_CHECKBOX_NAME,
        },
    )


# People and owners know nothing of the work, so what needs both is added here.
admin.site.unregister(Owner)


@admin.register(Owner)
class OwnerWithActionsAdmin(OwnerAdmin):
    """Owners with the number of their open actions."""

    list_display: tuple[str, ...] = (*OwnerAdmin.list_display, "open_actions")
    actions = (merge_into_another,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Owner]:
        open_ones = Count("action_owners", filter=Q(action_owners__action__closure=""), distinct=True)
        return super().get_queryset(request).annotate(open_count=open_ones)

    @admin.display(description="open actions", ordering="open_count")
    def open_actions(self, owner: Any) -> int:
        return owner.open_count


@admin.register(KnownFault)
class KnownFaultAdmin(ReadOnly):
    """What the EDI team has said to know; said and taken back on the checker's page."""

    list_display = ("code", "place", "note", "known_by", "known_at", "strategy")
    list_filter = ("strategy", "code")
    list_select_related = ("strategy", "known_by")


@admin.register(UpdateDraft)
class UpdateDraftAdmin(ReadOnly):
    """What is being written of actions, waits for agreement or was sent back; it is told on the pages of the work."""

    list_display = ("action", "state", "written_by", "written_at", "sent_back_by")
    list_filter = ("state", "action__strategy")
    list_select_related = ("action", "written_by", "sent_back_by")
    search_fields = ("action__label", "narrative", "comment", "written_by__email")
