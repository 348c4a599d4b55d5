"""Imports and the files they came from, to look up. They are made and settled on the pages of imports."""

from django.contrib import admin

from edi_tracker.admin_rules import ReadOnly
from imports.models import ImportBatch, Upload


@admin.register(Upload)
class UploadAdmin(ReadOnly):
    """What was uploaded, by whom. The content isn't shown."""

    list_display = ("file_name", "size", "uploaded_at", "uploaded_by", "sha256")
    list_select_related = ("uploaded_by",)
    search_fields = ("file_name", "sha256", "uploaded_by__email")
    list_filter = ("uploaded_at",)
    fields = ("file_name", "size", "sha256", "uploaded_at", "uploaded_by")

    def get_queryset(self, request):  # type: ignore[no-untyped-def]
        return super().get_queryset(request).defer("content")


@admin.register(ImportBatch)
class ImportBatchAdmin(ReadOnly):
    """How far each import has got."""

    list_display = ("upload", "strategy_slug", "state", "started_by", "started_at")
    list_select_related = ("upload", "started_by")
    list_filter = ("state", "started_at")
    search_fields = ("upload__file_name", "strategy_slug", "strategy_title", "started_by__email")
    fields = (
        "upload",
        "strategy",
        "strategy_slug",
        "strategy_title",
        "state",
        "as_at",
        "progress",
        "refusal",
        "started_by",
        "started_at",
        "changed_at",
    )
    readonly_fields = ("progress", "refusal", "changed_at")

    def get_queryset(self, request):  # type: ignore[no-untyped-def]
        return super().get_queryset(request).defer("upload__content", "workbook")
