"""The way in: what was uploaded (kept as it came), and how far its import has got."""

from django.db import models
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from foundation.appendonly import AppendOnly
from objectives.models import Action
from plans.models import Strategy


class Upload(AppendOnly):
    """A file as it came, byte for byte."""

    file_name = models.CharField(max_length=255)
    content = models.BinaryField()
    size = models.PositiveIntegerField("bytes")
    sha256 = models.CharField(max_length=64, db_index=True)
    uploaded_at = models.DateTimeField(default=timezone.now)
    uploaded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.file_name


class ImportBatch(models.Model):
    """One journey of one file: read, understood, answered, previewed, saved."""

    class State(models.TextChoices):
        READING = "reading", "Being read"
        REFUSED = "refused", "Not read"
        READ = "read", "Read, waiting for answers"
        SAVING = "saving", "Being saved"
        SAVED = "saved", "Saved"
        FAILED = "failed", "Stopped: something went wrong"

    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, related_name="batches")
    strategy = models.ForeignKey(
        Strategy, null=True, blank=True, on_delete=models.PROTECT, related_name="import_batches"
    )
    strategy_slug = models.SlugField(max_length=80)
    strategy_title = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.READING)
    as_at = models.DateField("the date that the plan speaks for")
    workbook = models.JSONField("what the reader saw", null=True, editable=False)
    answers = models.JSONField("what the officer settled", default=dict, editable=False)
    result = models.JSONField("totals and problems when saved", null=True, editable=False)
    progress = models.CharField(max_length=200, blank=True, editable=False)
    refusal = models.TextField(blank=True, editable=False)
    started_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "import"
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return f"{self.upload} into {self.strategy_title or self.strategy_slug}"

    def get_absolute_url(self) -> str:
        return reverse("import_batch", args=[self.pk])


class SaidByFile(models.Model):
    """What the last file that was brought in said of an action, field by field, in its own words.

    The next file is compared with it: what it repeats is no news, whoever changed the plan since.
    """

    action = models.OneToOneField(Action, on_delete=models.CASCADE, related_name="said_by_file")
    said = models.JSONField("what the file said", default=dict)
    as_at = models.DateField("the date that the file speaks for")

    class Meta:
        verbose_name = "what the last file said"
        verbose_name_plural = "what the last file said"

    def __str__(self) -> str:
        return f"What the file of {self.as_at} said of {self.action}"


class PreviewRow(models.Model):
    """A row of the file as the preview shows it; drawn afresh whenever an answer changes."""

    class Change(models.TextChoices):
        NEW = "new", "New"
        CHANGED = "changed", "Changed"
        SAME = "same", "The same"
        REFUSED = "refused", "Refused"
        LEFT_OUT = "left_out", "Left out"
        NOT_AN_ACTION = "not_an_action", "Not an action"

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="preview_rows")
    position = models.PositiveIntegerField()
    sheet = models.CharField(max_length=255)
    row = models.PositiveIntegerField()
    change = models.CharField(max_length=13, choices=Change)
    doubtful = models.BooleanField(default=False)
    shown = models.JSONField("what the page shows of it", default=dict)

    class Meta:
        ordering = ["batch", "position"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "position"], name="a_preview_row_has_its_own_place")
        ]

    def __str__(self) -> str:
        return f"{self.sheet}, row {self.row}"


class FiguresUpload(models.Model):
    """A file of HR's figures on its way in, and afterwards what was saved of it. For HR only.

    Not append-only as a plan's file is: its content goes once the retention period is over, for it may tell of
    single people. Name, hash and what was saved stay.
    """

    class State(models.TextChoices):
        READ = "read", "Read, not saved yet"
        SAVED = "saved", "Saved"

    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField("bytes")
    content = models.BinaryField("the file as it came", null=True, editable=False)
    workbook = models.JSONField("what the reader saw", null=True, editable=False)
    answers = models.JSONField("what HR settled", default=dict, editable=False)
    state = models.CharField(max_length=5, choices=State, default=State.READ)
    result = models.JSONField("what was saved", null=True, editable=False)
    keep_until = models.DateField("the content is kept until")
    uploaded_at = models.DateTimeField(default=timezone.now)
    uploaded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(null=True, editable=False)
    saved_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "upload of figures"
        verbose_name_plural = "uploads of figures"
        ordering = ["-uploaded_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="read") | models.Q(saved_at__isnull=False, result__isnull=False),
                name="saved_figures_say_when_and_what",
            )
        ]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("measure_import", args=[self.pk])
