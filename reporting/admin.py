"""Reports as they were issued, to look up. They are drafted, issued and corrected on the pages of reports."""

from django.contrib import admin

from edi_tracker.admin_rules import ReadOnly
from reporting.models import IssueFile, ReportDraft, ReportIssue


@admin.register(ReportIssue)
class ReportIssueAdmin(ReadOnly):
    """Issued reports. The snapshot isn't shown: read the report itself."""

    list_display = ("ref", "body", "as_at", "version", "issued_at", "issued_by")
    list_select_related = ("body", "issued_by")
    list_filter = ("strategy", "body", "as_at")
    search_fields = ("ref", "issued_by__email", "snapshot_sha256")
    fields = (
        "ref",
        "strategy",
        "body",
        "version",
        "as_at",
        "meeting_on",
        "snapshot_sha256",
        "issued_at",
        "issued_by",
        "replaces",
    )

    def get_queryset(self, request):  # type: ignore[no-untyped-def]
        return super().get_queryset(request).defer("snapshot")


@admin.register(IssueFile)
class IssueFileAdmin(ReadOnly):
    """The files of issued reports, with the hashes that prove them."""

    list_display = ("name", "issue_ref", "format", "size", "sha256")
    list_select_related = ("issue",)
    list_filter = ("format",)
    search_fields = ("name", "sha256", "issue__ref")
    fields = ("name", "issue", "format", "size", "sha256")

    def get_queryset(self, request):  # type: ignore[no-untyped-def]
        return super().get_queryset(request).defer("content", "issue__snapshot")

    @admin.display(description="report", ordering="issue__ref")
    def issue_ref(self, file: IssueFile) -> str:
        return file.issue.ref


@admin.register(ReportDraft)
class ReportDraftAdmin(ReadOnly):
    """Reports on their way."""

    list_display = ("body", "as_at", "meeting_on", "state", "progress", "created_by", "changed_at")
    list_select_related = ("body", "created_by")
    list_filter = ("strategy", "state")
    search_fields = ("body__name", "created_by__email")
    fields = (
        "strategy",
        "body",
        "as_at",
        "meeting_on",
        "state",
        "progress",
        "created_by",
        "changed_at",
        "issue",
    )
    readonly_fields = ("progress", "changed_at")
