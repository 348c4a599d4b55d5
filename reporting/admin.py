"""Issues and their files, to look up. They are drafted and issued on the pages of reports."""

from django.contrib import admin

from edi_tracker.admin_rules import ReadOnly
from reporting.models import (
    IssueFile,
    Mail,
    MembersDecision,
    Publication,
    PublicationFile,
    PublicationPlan,
    ReportDefinition,
    ReportDraft,
    ReportingCycle,
    ReportIssue,
    Withdrawal,
    WordBase,
    WordBaseStop,
)


@admin.register(ReportIssue)
class ReportIssueAdmin(ReadOnly):
    """Reports as they were issued. The snapshot is downloaded from the report's own page."""

    list_display = ("ref", "body", "as_at", "version", "meeting_on", "issued_at", "issued_by")
    list_select_related = ("body", "issued_by")
    list_filter = ("strategy", "body", "as_at")
    search_fields = ("ref", "body__name", "strategy__title")
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
        "word_base",
    )

    def get_queryset(self, request):  # type: ignore[no-untyped-def]
        return super().get_queryset(request).defer("snapshot")


@admin.register(WordBase)
class WordBaseAdmin(ReadOnly):
    """The Word documents that reports were drawn on, without their content. They are given on a page of Settings."""

    list_display = ("file_name", "strategy", "size", "sha256", "taken_at", "taken_by")
    list_select_related = ("strategy", "taken_by")
    list_filter = ("strategy",)
    search_fields = ("file_name", "sha256")
    fields = ("strategy", "file_name", "size", "sha256", "notes", "taken_at", "taken_by")

    def get_queryset(self, request):  # type: ignore[no-untyped-def]
        return super().get_queryset(request).defer("content")


@admin.register(WordBaseStop)
class WordBaseStopAdmin(ReadOnly):
    """That reports are no longer drawn on a document."""

    list_display = ("base", "stopped_at", "stopped_by")
    list_select_related = ("base", "stopped_by")
    search_fields = ("base__file_name",)

    def get_queryset(self, request):  # type: ignore[no-untyped-def]
        return super().get_queryset(request).defer("base__content")


@admin.register(IssueFile)
class IssueFileAdmin(ReadOnly):
    """The files of issues, without their content."""

    list_display = ("issue", "format", "name", "size", "sha256")
    list_select_related = ("issue__body",)
    list_filter = ("format",)
    search_fields = ("issue__ref", "sha256")
    fields = ("issue", "format", "name", "size", "sha256")

    def get_queryset(self, request):  # type: ignore[no-untyped-def]
        return super().get_queryset(request).defer("content", "issue__snapshot")


@admin.register(ReportingCycle)
class ReportingCycleAdmin(ReadOnly):
    """Cycles, to look up. They are planned, edited and moved on the pages of cycles."""

    list_display = ("name", "body", "meeting_on", "papers_due_on", "closes_on", "opens_on")
    list_select_related = ("body",)
    list_filter = ("body",)
    search_fields = ("name", "body__name", "slug")


@admin.register(ReportDraft)
class ReportDraftAdmin(ReadOnly):
    """How far each report has got."""

    list_display = ("body", "as_at", "meeting_on", "state", "changed_at", "created_by")
    list_select_related = ("body", "created_by")
    list_filter = ("state", "body")
    search_fields = ("body__name", "strategy__title")
    fields = (
        "strategy",
        "body",
        "as_at",
        "meeting_on",
        "state",
        "progress",
        "corrects",
        "issue",
        "created_by",
        "changed_at",
    )
    readonly_fields = ("progress", "changed_at")

    def get_queryset(self, request):  # type: ignore[no-untyped-def]
        return super().get_queryset(request).defer("snapshot")


@admin.register(ReportDefinition)
class ReportDefinitionAdmin(ReadOnly):
    """What the reports to each body are. It is said on a page below the settings of the strategy."""

    list_display = ("body", "kind", "threshold")
    list_select_related = ("body",)
    list_filter = ("kind",)
    search_fields = ("body__name", "body__strategy__title")
    fields = ("body", "kind", "sections", "columns", "threshold", "closing", "measures")


@admin.register(Mail)
class MailAdmin(ReadOnly):
    """The letters about cycles and what became of them. They are tried again on the page of letters."""

    list_display = ("whom", "occasion", "cycle", "state", "attempts", "sent_at")
    list_select_related = ("to", "cycle__body")
    list_filter = ("state",)
    search_fields = ("to__email", "address", "subject", "reason")


@admin.register(MembersDecision)
class MembersDecisionAdmin(ReadOnly):
    """What members decided on a report. It is recorded on the report's own page."""

    list_display = ("issue", "action", "asked", "outcome", "decided_on", "recorded_at")
    list_select_related = ("issue__body", "action")
    list_filter = ("outcome",)
    search_fields = ("issue__ref", "asked", "words")

    def get_queryset(self, request):  # type: ignore[no-untyped-def]
        return super().get_queryset(request).defer("issue__snapshot")


@admin.register(Publication)
class PublicationAdmin(ReadOnly):
    """What was published, without its long text. It is withdrawn on the page of its report."""

    list_display = ("ref", "title", "as_at", "published_at", "published_by")
    list_select_related = ("published_by",)
    list_filter = ("slug", "as_at")
    search_fields = ("ref", "title")
    fields = (
        "issue",
        "slug",
        "ref",
        "title",
        "to",
        "as_at",
        "payload_sha256",
        "licence_name",
        "licence_url",
        "published_at",
        "published_by",
        "replaces",
    )

    def get_queryset(self, request):  # type: ignore[no-untyped-def]
        return super().get_queryset(request).defer("payload", "issue__snapshot", "replaces__payload")


@admin.register(PublicationFile)
class PublicationFileAdmin(ReadOnly):
    """The files of publications, without their content."""

    list_display = ("publication", "format", "name", "size", "sha256")
    list_select_related = ("publication",)
    list_filter = ("format",)
    search_fields = ("publication__ref", "sha256")
    fields = ("publication", "format", "name", "size", "sha256")

    def get_queryset(self, request):  # type: ignore[no-untyped-def]
        return super().get_queryset(request).defer("content", "publication__payload")


@admin.register(Withdrawal)
class WithdrawalAdmin(ReadOnly):
    """What was taken back, when and why."""

    list_display = ("publication", "reason", "withdrawn_at", "withdrawn_by")
    list_select_related = ("publication", "withdrawn_by")
    search_fields = ("publication__ref", "reason")
    fields = ("publication", "reason", "withdrawn_at", "withdrawn_by")

    def get_queryset(self, request):  # type: ignore[no-untyped-def]
        return super().get_queryset(request).defer("publication__payload")


@admin.register(PublicationPlan)
class PublicationPlanAdmin(ReadOnly):
    """How far each publication has got."""

    list_display = ("issue", "state", "due_at", "changed_at", "asked_by")
    list_select_related = ("issue__body", "asked_by")
    list_filter = ("state",)
    fields = ("issue", "chosen", "due_at", "state", "progress", "asked_by", "publication", "changed_at")
    readonly_fields = ("progress", "changed_at")

    def get_queryset(self, request):  # type: ignore[no-untyped-def]
        return super().get_queryset(request).defer("issue__snapshot", "publication__payload")
