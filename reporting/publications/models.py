"""What is published of reports, as it was published; and the publications on their way."""

from django.db import models
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from foundation.appendonly import AppendOnly
from plans.models import Strategy
from reporting.sections import KINDS
from reporting.snapshot import PLAN


class Publication(AppendOnly):
    """What the public may read of a report, by value. Public pages are drawn from publications alone."""

    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT, related_name="publications")
    issue = models.ForeignKey("reporting.ReportIssue", on_delete=models.PROTECT, related_name="publications")
    slug = models.SlugField("the strategy's address", max_length=120)
    ref = models.SlugField("reference", max_length=120)
    title = models.CharField(max_length=300)
    to = models.CharField("whom the report went to", max_length=300)
    kind = models.CharField(max_length=10, choices=list(KINDS.items()), default=PLAN)
    as_at = models.DateField()
    payload = models.TextField("the redacted report as JSON")
    payload_sha256 = models.CharField(max_length=64)
    licence_name = models.CharField(max_length=200)
    licence_url = models.URLField(blank=True)
    published_at = models.DateTimeField(default=timezone.now)
    published_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )

    class Meta:
        ordering = ["-as_at", "-id"]
        indexes = [models.Index(fields=["slug", "-as_at", "-id"], name="publications_of_a_strategy")]

    def __str__(self) -> str:
        return f"{self.title}, as at {self.as_at}"

    def get_absolute_url(self) -> str:
        return reverse("public_report", args=[self.slug, self.ref])

    @property
    def strategy_url(self) -> str:
        return reverse("public_strategy", args=[self.slug])


class PublicationFile(AppendOnly):
    """A file beside a published report, drawn from the payload and kept as it was published."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="files")
    format = models.CharField(max_length=10)
    name = models.CharField(max_length=150)
    content = models.BinaryField()
    size = models.PositiveIntegerField("bytes")
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "name"], name="a_publication_has_one_file_of_a_name"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Withdrawal(AppendOnly):
    """A publication that is no longer shown, and why. The record of it stays."""

    publication = models.OneToOneField(Publication, on_delete=models.PROTECT, related_name="withdrawal")
    reason = models.TextField("why, for everybody to read")
    withdrawn_at = models.DateTimeField(default=timezone.now)
    withdrawn_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reason=""),
                name="a_withdrawal_has_a_reason",
                violation_error_message="Say why it is withdrawn.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.publication} withdrawn"


class PublicationPlan(models.Model):
    """A publication on its way: what of an issue is to be public, and from which moment on."""

    class State(models.TextChoices):
        CHOOSING = "choosing", "Being prepared"
        WAITING = "waiting", "Will be published"
        FAILED = "failed", "Not published: something went wrong"
        PUBLISHED = "published", "Published"
        CALLED_OFF = "called_off", "Called off"

    issue = models.ForeignKey(
        "reporting.ReportIssue", on_delete=models.PROTECT, related_name="publication_plans"
    )
    chosen = models.JSONField("what is to be public", default=list, blank=True)
    due_at = models.DateTimeField("to be published at", null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.CHOOSING)
    progress = models.CharField(max_length=200, blank=True, editable=False)
    changed_at = models.DateTimeField(auto_now=True)
    asked_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    publication = models.OneToOneField(
        Publication, null=True, blank=True, on_delete=models.PROTECT, related_name="plan"
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["issue"],
                condition=models.Q(state__in=["choosing", "waiting", "failed"]),
                name="an_issue_has_one_publication_on_its_way",
            )
        ]

    def __str__(self) -> str:
        return f"{self.issue}: {self.get_state_display().lower()}"
