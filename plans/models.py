"""The promise: by whom, to whom, for what time, and in which words its status is told."""

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from foundation.bank_holidays import Division
from foundation.references import reference
from foundation.working_days import CLEAR_DAYS
from plans.duties import Clock
from plans.statuses import Meaning

COLOURS = ["red", "amber", "green", "blue", "purple", "teal", "pink", "brown", "grey", "black"]


class Strategy(models.Model):
    """A promise by an organisation, for a time; an organisation may run several."""

    class Years(models.TextChoices):
        CALENDAR = "calendar", "January to December"
        APRIL = "april", "April to March"
        ACADEMIC = "academic", "September to August"

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=300)
    organisation = models.CharField(max_length=200, blank=True)
    years = models.CharField("how its years are counted", max_length=10, choices=Years, default=Years.APRIL)
    division = models.CharField(
        "part of Great Britain",
        max_length=10,
        choices=[(division.value, division.label) for division in Division],
        default=Division.ENGLAND,
        help_text="whose bank holidays, and whose rules on papers and duties, apply",
    )
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    adopted_by = models.CharField(max_length=200, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    principles = models.TextField("guiding principles", blank=True)
    ambitions = models.TextField("corporate ambitions that it serves", blank=True)
    count_sub_actions = models.BooleanField("sub-actions count in headline figures", default=True)
    needs_agreement = models.BooleanField(
        "an owner's update counts once the EDI team has agreed to it", default=False
    )
    due_soon_days = models.PositiveSmallIntegerField("“due soon” is within (days)", default=60)
    stale_days = models.PositiveSmallIntegerField("“no update” is after (days)", default=180)
    version = models.PositiveIntegerField(default=1, editable=False)
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "strategies"
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(starts_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="a_strategy_ends_after_it_starts",
                violation_error_message="The strategy's last day is before its first.",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("strategy", args=[self.slug])

    @property
    def year_starts(self) -> int:
        """The month in which the strategy's years begin."""
        return {self.Years.CALENDAR: 1, self.Years.APRIL: 4, self.Years.ACADEMIC: 9}[self.Years(self.years)]


class Theme(models.Model):
    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT, related_name="themes")
    code = models.CharField(max_length=30, blank=True)
    title = models.CharField(max_length=500)
    aim = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)
    history = HistoricalRecords()

    class Meta:
        ordering = ["strategy", "position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["strategy", "code"],
                condition=~models.Q(code=""),
                name="a_theme_code_is_used_once_in_a_strategy",
                violation_error_message="Another theme of this strategy has this code.",
            )
        ]

    def __str__(self) -> str:
        return f"Theme {self.code}: {self.title}" if self.code else self.title

    @property
    def ref(self) -> str:
        """What it is called in addresses."""
        return reference(self.code or self.title)


class StatusTerm(models.Model):
    """A word of the council's status key and which of our meanings it has; code tests only the meaning."""

    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT, related_name="status_terms")
    label = models.CharField(max_length=60)
    key = models.CharField(max_length=60, editable=False)
    colour = models.CharField(max_length=10, choices=[(c, c.capitalize()) for c in COLOURS], default="grey")
    meaning = models.CharField(max_length=20, choices=[(m.value, m.label) for m in Meaning])
    definition = models.CharField("what it means, in a sentence", max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "status"
        verbose_name_plural = "status key"
        ordering = ["strategy", "position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["strategy", "key"],
                name="a_status_word_is_used_once_in_a_strategy",
                violation_error_message="The status key has this word already.",
            )
        ]

    def __str__(self) -> str:
        return self.label


class GovernanceBody(models.Model):
    """Who oversees the promise, how often, and the headings of its front sheet in its own order."""

    class Asks(models.TextChoices):
        NEEDED = "needed", "Only those that need one"
        ALL = "all", "Every open action"

    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT, related_name="bodies")
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80)
    every_months = models.PositiveSmallIntegerField("meets on the plan every (months)", default=6)
    remit = models.TextField("what it decides", blank=True)
    recipients = models.TextField("who gets its reports, and in which form", blank=True)
    clear_days = models.PositiveSmallIntegerField(
        "clear days before a meeting",
        null=True,
        blank=True,
        help_text="for which its papers are public; empty: as many as the law asks of a council",
    )
    writing_days = models.PositiveSmallIntegerField("working days between answers and papers", default=10)
    window_days = models.PositiveSmallIntegerField("working days for answers", default=15)
    asks = models.CharField(
        "actions asked for an update in a cycle", max_length=10, choices=Asks, default=Asks.NEEDED
    )
    headings = models.JSONField(
        "front-sheet headings",
        default=list,
        blank=True,
        help_text="A list of {key, heading}, in the order of the body's own template.",
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "governance bodies"
        ordering = ["strategy", "name"]
        constraints = [
            models.UniqueConstraint(fields=["strategy", "slug"], name="a_body_is_named_once_in_a_strategy")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def clear_days_kept(self) -> int:
        """The clear days of its own, or those that the law asks where the strategy is."""
        return CLEAR_DAYS[Division(self.strategy.division)] if self.clear_days is None else self.clear_days


class Duty(models.Model):
    """Something that the law asks the organisation to publish again and again, and where that is written."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80, unique=True)
    what = models.TextField("what is to be published", blank=True)
    source = models.CharField("where it is written", max_length=300, blank=True)
    every_months = models.PositiveSmallIntegerField("falls due every (months)", default=12)
    anchor_on = models.DateField(
        "a day on which it falls due",
        null=True,
        blank=True,
        help_text="for a fixed day; empty: counted from the last publication",
    )
    applies = models.BooleanField("applies to us", default=True)
    position = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1, editable=False)
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "duties"
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="a_duty_is_named_once",
                violation_error_message="A duty has this name already.",
            ),
            models.CheckConstraint(
                condition=models.Q(every_months__gte=1), name="a_duty_falls_due_again_after_a_month_or_more"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("duty", args=[self.slug])

    @property
    def clock(self) -> Clock:
        return Clock(self.every_months, self.anchor_on)


class DutyPublication(models.Model):
    """That what a duty asks for was published: when, and where it can be read."""

    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="publications")
    published_on = models.DateField()
    for_due_on = models.DateField("the day it was due by", null=True, blank=True)
    title = models.CharField("what was published", max_length=300, blank=True)
    address = models.URLField("where it can be read", max_length=500, blank=True)
    mistaken = models.CharField("why it does not count", max_length=300, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(
        "accounts.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["-published_on", "-id"]

    def __str__(self) -> str:
        return f"{self.duty}, {self.published_on}"
