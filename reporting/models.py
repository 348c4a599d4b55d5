"""The record: reports as they were issued, with their files; and the drafts that become them."""

from django.db import models
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from foundation.appendonly import AppendOnly
from plans.models import GovernanceBody, Strategy


class ReportDraft(models.Model):
    """A report on its way: its blocks are written, its figures are still those of today."""

    class State(models.TextChoices):
        WRITING = "writing", "Being written"
        ISSUING = "issuing", "Being issued"
        FAILED = "failed", "Not issued: something went wrong"
        ISSUED = "issued", "Issued"

    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT, related_name="drafts")
    body = models.ForeignKey(GovernanceBody, on_delete=models.PROTECT, related_name="drafts")
    as_at = models.DateField("figures as at")
    meeting_on = models.DateField("date of the meeting", null=True, blank=True)
    blocks = models.JSONField("front-sheet blocks", default=dict, blank=True)
    corrects = models.ForeignKey(
        "ReportIssue", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=10, choices=State, default=State.WRITING)
    snapshot = models.TextField(blank=True, editable=False, help_text="frozen when issuing begins")
    progress = models.CharField(max_length=200, blank=True, editable=False)
    changed_at = models.DateTimeField(auto_now=True)
    created_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    issue = models.OneToOneField(
        "ReportIssue", null=True, blank=True, on_delete=models.PROTECT, related_name="draft"
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["-changed_at"]

    def __str__(self) -> str:
        return f"Draft for {self.body}, as at {self.as_at}"

    def get_absolute_url(self) -> str:
        return reverse("report_draft", args=[self.pk])


class ReportIssue(AppendOnly):
    """A report as it was issued: a snapshot by value. A correction is a new version that names the old."""

    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT, related_name="issues")
    body = models.ForeignKey(GovernanceBody, on_delete=models.PROTECT, related_name="issues")
    ref = models.SlugField("reference", max_length=120, unique=True)
    version = models.PositiveSmallIntegerField(default=1)
    as_at = models.DateField()
    meeting_on = models.DateField(null=True, blank=True)
    snapshot = models.TextField("the whole report as JSON")
    snapshot_sha256 = models.CharField(max_length=64)
    issued_at = models.DateTimeField(default=timezone.now)
    issued_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )

    class Meta:
        ordering = ["-as_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "as_at", "version"], name="a_version_of_a_report_is_issued_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.body}, as at {self.as_at}, version {self.version}"

    def get_absolute_url(self) -> str:
        return reverse("report", args=[self.ref])


class IssueFile(AppendOnly):
    class Format(models.TextChoices):
        HTML = "html", "Web page (HTML)"
        PDF = "pdf", "PDF"
        DOCX = "docx", "Word"
        XLSX = "xlsx", "Excel"
        CSV = "csv", "Data (CSV)"
        JSON = "json", "Snapshot (JSON)"

    issue = models.ForeignKey(ReportIssue, on_delete=models.PROTECT, related_name="files")
    format = models.CharField(max_length=10, choices=Format)
    name = models.CharField(max_length=150)
    content = models.BinaryField()
    size = models.PositiveIntegerField("bytes")
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["issue", "format"], name="an_issue_has_one_file_of_a_format")
        ]

    def __str__(self) -> str:
        return self.name
