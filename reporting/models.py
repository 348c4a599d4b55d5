"""The record: reports as they were issued, with their files; and the drafts that become them."""

from django.core.mail import make_msgid
from django.db import models
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from accounts.models import Owner, User
from foundation.appendonly import AppendOnly
from foundation.bank_holidays import Division
from measures.models import Measure
from objectives.models import Action, ProgressUpdate
from plans.models import GovernanceBody, Strategy
from reporting.bases.models import WordBase as WordBase
from reporting.bases.models import WordBaseStop as WordBaseStop
from reporting.cycles.dates import CycleDates, CycleRule
from reporting.drafts.models import DraftFile as DraftFile
from reporting.letters.occasions import Occasion
from reporting.members.agreed import CLOSURE, DATE, LABELS, Outcome
from reporting.publications.models import Publication as Publication
from reporting.publications.models import PublicationFile as PublicationFile
from reporting.publications.models import PublicationPlan as PublicationPlan
from reporting.publications.models import Withdrawal as Withdrawal
from reporting.sections import CLOSING, KINDS
from reporting.snapshot import PLAN


class ReportingCycle(models.Model):
    """From the first chaser to the issued paper: the days on which a body's next report depends.

    Updates carry a date and no cycle: which of them answer this one is decided by `reporting.cycles.replies`.
    """

    body = models.ForeignKey(GovernanceBody, on_delete=models.PROTECT, related_name="cycles")
    name = models.CharField(max_length=60, help_text="for example: May 2026")
    slug = models.SlugField(max_length=150, unique=True)
    meeting_on = models.DateField("date of the meeting")
    papers_due_on = models.DateField("papers due")
    closes_on = models.DateField("answers until")
    opens_on = models.DateField("answers from")
    period_ends_on = models.DateField("last day of the period covered")
    period_starts_on = models.DateField("first day of the period covered")
    version = models.PositiveIntegerField(default=1, editable=False)
    history = HistoricalRecords()

    class Meta:
        ordering = ["-meeting_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "meeting_on"],
                name="a_meeting_of_a_body_has_one_cycle",
                violation_error_message="This body has a cycle for a meeting on this day already.",
            ),
            models.CheckConstraint(
                condition=models.Q(opens_on__lte=models.F("closes_on")),
                name="a_window_opens_before_it_closes",
                violation_error_message="The window must close on the day it opens or later.",
            ),
            models.CheckConstraint(
                condition=models.Q(closes_on__lte=models.F("papers_due_on")),
                name="papers_are_due_after_the_window_closes",
                violation_error_message="Papers must be due on the day the window closes or later.",
            ),
            models.CheckConstraint(
                condition=models.Q(papers_due_on__lte=models.F("meeting_on")),
                name="papers_are_due_before_the_meeting",
                violation_error_message="Papers must be due on the day of the meeting or earlier.",
            ),
            models.CheckConstraint(
                condition=models.Q(period_starts_on__lte=models.F("period_ends_on")),
                name="a_period_starts_before_it_ends",
                violation_error_message="The period covered must end on its first day or later.",
            ),
            models.CheckConstraint(
                condition=models.Q(period_ends_on__lte=models.F("meeting_on")),
                name="a_period_ends_before_the_meeting",
                violation_error_message="The period covered must end on the day of the meeting or earlier.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}, {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("cycle", args=[self.slug])

    @property
    def dates(self) -> CycleDates:
        return CycleDates(
            meeting_on=self.meeting_on,
            papers_due_on=self.papers_due_on,
            closes_on=self.closes_on,
            opens_on=self.opens_on,
            period_ends_on=self.period_ends_on,
            period_starts_on=self.period_starts_on,
        )

    @property
    def rule(self) -> CycleRule:
        """The rule of its body as it is today."""
        return rule_of(self.body)


def rule_of(body: GovernanceBody) -> CycleRule:
    """How the dates of a body's cycles follow from its meetings."""
    return CycleRule(
        division=Division(body.strategy.division),
        clear_days=body.clear_days_kept,
        writing_days=body.writing_days,
        window_days=body.window_days,
        every_months=body.every_months,
    )


class CalendarKey(models.Model):
    """What opens the feed of dates for one person's own calendar, until it is taken away."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="calendar_key")
    key = models.CharField(max_length=40, unique=True)
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"Calendar of {self.user}"


class Chase(models.Model):
    """That an owner was asked once more in a cycle: when, how and by whom; nobody where the application did it."""

    class How(models.TextChoices):
        MAIL = "mail", "By e-mail"
        PERSON = "person", "By a person"
        MANAGER = "manager", "By e-mail to its manager"

    cycle = models.ForeignKey(ReportingCycle, on_delete=models.PROTECT, related_name="chases")
    owner = models.ForeignKey(Owner, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    how = models.CharField(max_length=10, choices=How, default=How.PERSON)
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["cycle", "owner", "-at"])]

    def __str__(self) -> str:
        return f"{self.owner}, {self.cycle}"


class Mail(models.Model):
    """A letter about a cycle: to be sent, sent, not sent or back again and why. Its key has each sent once.

    It goes to a person, or to the address of a manager, who needs no account.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "To be sent"
        SENDING = "sending", "Being sent"
        SENT = "sent", "Sent"
        FAILED = "failed", "Not sent"
        RETURNED = "returned", "Came back"
        HELD = "held", "Held back"
        CALLED_OFF = "called_off", "No longer needed"

    to = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    address = models.EmailField("address, of a manager or as sent", blank=True)
    cycle = models.ForeignKey(ReportingCycle, on_delete=models.PROTECT, related_name="mail")
    occasion = models.CharField(max_length=120)
    owner = models.ForeignKey(
        Owner, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="who is chased"
    )
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    is_for_good = models.BooleanField("another letter to the address would come back too", default=False)
    reason = models.TextField("why it is not sent or came back", blank=True)
    message_id = models.CharField(max_length=200, default=make_msgid, db_index=True)
    subject = models.TextField("subject, as sent", blank=True)
    text = models.TextField("words, as sent", blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "mail"
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(fields=["state", "next_try_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["to", "cycle", "occasion"], name="a_person_is_written_to_once_for_an_occasion"
            ),
            models.UniqueConstraint(
                fields=["address", "cycle", "occasion"],
                condition=models.Q(to__isnull=True),
                name="a_manager_is_written_to_once_for_an_occasion",
            ),
            models.CheckConstraint(
                condition=models.Q(to__isnull=False) | ~models.Q(address=""), name="a_letter_goes_to_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind.label}, to {self.whom}"

    @property
    def whom(self) -> str:
        """The person, or the address of the manager."""
        return str(self.to or self.address)

    @property
    def goes_to(self) -> str:
        """The address that it would go to now."""
        return self.to.email if self.to else self.address

    @property
    def kind(self) -> Occasion:
        """What it is written for; a chase carries its owner and day after that."""
        return Occasion(self.occasion.split(":")[0])


class ReportDefinition(models.Model):
    """What the reports to a body are: on the plan or the workforce, of which sections, for whom how much is hidden."""

    body = models.OneToOneField(GovernanceBody, on_delete=models.PROTECT, related_name="report_definition")
    kind = models.CharField(max_length=10, choices=list(KINDS.items()), default=PLAN)
    sections = models.JSONField("sections in their order; none: all", default=list, blank=True)
    columns = models.JSONField("columns of Appendix 1; none: all", default=list, blank=True)
    threshold = models.PositiveSmallIntegerField("hide fewer people than", null=True, blank=True)
    closing = models.TextField("how to get it in another format", default=CLOSING, blank=True)
    measures = models.ManyToManyField(Measure, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=0, editable=False)
    history = HistoricalRecords(m2m_fields=[measures])

    def __str__(self) -> str:
        return f"Reports to the {self.body}"


class ReportDraft(models.Model):
    """A report on its way: its blocks are written, its figures are still those of today."""

    class State(models.TextChoices):
        WRITING = "writing", "Being written"
        ISSUING = "issuing", "Being issued"
        FAILED = "failed", "Not issued: something went wrong"
        ISSUED = "issued", "Issued"

    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT, related_name="drafts")
    body = models.ForeignKey(GovernanceBody, on_delete=models.PROTECT, related_name="drafts")
    cycle = models.ForeignKey(
        ReportingCycle, null=True, blank=True, on_delete=models.PROTECT, related_name="drafts"
    )
    as_at = models.DateField("figures as at")
    meeting_on = models.DateField("date of the meeting", null=True, blank=True)
    blocks = models.JSONField("front-sheet blocks", default=dict, blank=True)
    drafted = models.JSONField(
        "words that the figures said when they were last saved", default=dict, blank=True, editable=False
    )
    corrects = models.ForeignKey(
        "ReportIssue", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=10, choices=State, default=State.WRITING)
    snapshot = models.TextField(blank=True, editable=False, help_text="frozen when issuing begins")
    release = models.TextField(blank=True, editable=False, help_text="of its evidence, frozen with it")
    word_base = models.ForeignKey(
        WordBase,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        help_text="what its Word file is drawn on, frozen with it",
    )
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
    word_base = models.ForeignKey(
        WordBase,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="issues",
        help_text="what its Word file is drawn on; empty: on ours",
    )
    ADDED_LATER = frozenset({"word_base_id"})

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


class EvidenceRelease(AppendOnly):
    """What an issue released of the evidence: what the public may see once it is published, and which figures its
    readers were shown. It stands beside the issue, for it is nobody's to download before the publication.
    """

    issue = models.OneToOneField(ReportIssue, on_delete=models.PROTECT, related_name="release")
    content = models.TextField("reporting.evidence.Release as JSON")
    sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"Evidence of {self.issue_id}"


class IssueFile(AppendOnly):
    class Format(models.TextChoices):
        HTML = "html", "Web page (HTML)"
        PDF = "pdf", "PDF"
        DOCX = "docx", "Word"
        XLSX = "xlsx", "Excel"
        CSV = "csv", "Data (CSV)"
        JSON = "json", "Snapshot (JSON)"
        FIGURES = "figures", "Figures (CSV)"

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


class MembersDecision(AppendOnly):
    """What members said to one thing that a report asked of them, recorded once and carried to the action's log."""

    issue = models.ForeignKey(ReportIssue, on_delete=models.PROTECT, related_name="members_decisions")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="members_decisions")
    kind = models.CharField(max_length=10, choices=[(CLOSURE, "Closure"), (DATE, "End date")])
    asked = models.TextField("what was asked")
    outcome = models.CharField(max_length=10, choices=[(o.value, LABELS[o]) for o in Outcome])
    words = models.TextField("reason, as minuted", blank=True)
    decided_on = models.DateField()
    update = models.OneToOneField(ProgressUpdate, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["issue", "action", "kind"], name="what_was_asked_is_decided_once")
        ]

    def __str__(self) -> str:
        return f"{self.asked} {LABELS[Outcome(self.outcome)]}"
