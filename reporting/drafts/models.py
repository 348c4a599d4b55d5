"""The files of a draft."""

from django.db import models
from django.utils import timezone


class DraftFile(models.Model):
    """A draft as a file to look at: nobody's record. It is drawn from what the draft said when it was asked for."""

    class Format(models.TextChoices):
        PDF = "pdf", "PDF"
        DOCX = "docx", "Word document"
        XLSX = "xlsx", "Excel workbook"

    class State(models.TextChoices):
        WAITING = "waiting", "Being drawn"
        DRAWN = "drawn", "Drawn"
        FAILED = "failed", "Not drawn: something went wrong"

    draft = models.ForeignKey("reporting.ReportDraft", on_delete=models.CASCADE, related_name="files")
    format = models.CharField(max_length=10, choices=Format)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    snapshot = models.TextField("the whole report as JSON")
    says = models.CharField("SHA-256 of what it says", max_length=64)
    word_base = models.ForeignKey(
        "reporting.WordBase", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    saved = models.PositiveIntegerField("version of the draft")
    asked_at = models.DateTimeField(default=timezone.now)
    content = models.BinaryField(default=b"")
    size = models.PositiveIntegerField("bytes", default=0)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "format"], name="a_draft_has_one_file_of_a_format")
        ]

    def __str__(self) -> str:
        return f"{self.draft}, {self.get_format_display()}"
