"""What holds for every page of the administration: nothing is deleted, logs are read, changes say by whom."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import Http404, HttpRequest, HttpResponse
from simple_history.admin import SimpleHistoryAdmin


class Listed(admin.ModelAdmin):
    """Records in a list that answers any address; a number that no database holds is no error."""

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        try:
            return super().get_changelist_instance(request)
        except OverflowError as too_large:
            raise IncorrectLookupParameters(too_large) from too_large


class Kept(Listed):
    """Records that are never deleted."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnly(Kept):
    """Records that are read here and written elsewhere."""

    show_facets = admin.ShowFacets.NEVER

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class Tracked(SimpleHistoryAdmin, Listed):
    """Records whose history says who changed them; all of one form is saved, or nothing."""

    show_facets = admin.ShowFacets.NEVER
    object_history_template: Any = "admin/history.html"  # type: ignore[misc]

    def history_form_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Going back to an old state would go round the rules of `changes`: a mistake is mended by an edit.
        raise Http404

    def get_history_queryset(
        self, request: HttpRequest, history_manager: Any, pk_name: str, object_id: Any
    ) -> models.QuerySet:
        # simple_history asks for related rows by no name where there are none, which Django has deprecated.
        named = [field.name for field in history_manager.model.tracked_fields if field.many_to_one]
        return history_manager.filter(**{pk_name: object_id}).select_related("history_user", *named)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj._history_user = request.user
        obj.save()

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        for thing in formset.save(commit=False):
            self.save_part(request, thing)
        for thing in formset.deleted_objects:
            thing._history_user = request.user
            thing.delete()
        formset.save_m2m()

    def save_part(self, request: HttpRequest, thing: models.Model) -> None:
        """Saves one line of an inline table."""
        thing._history_user = request.user  # type: ignore[attr-defined]
        thing.save()


class TrackedAndKept(Tracked, Kept):
    """Tracked records that are never deleted."""


class ReadOnlyRows(admin.TabularInline):
    """Lines that are shown beneath their record and written elsewhere."""

    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class OnceEach(BaseInlineFormSet):
    """Lines of which no two may have the same normal form; the second is told so."""

    said = "This stands here twice."

    def key_of(self, thing: Any) -> str:
        raise NotImplementedError

    def clean(self) -> None:
        super().clean()
        seen: set[str] = set()
        for form in self.forms:
            key = self.key_of(form.instance) if form.has_changed() or form.instance.pk else ""
            if not key or form in self.deleted_forms:
                continue
            if key in seen:
                form.add_error(None, self.said)
            seen.add(key)
