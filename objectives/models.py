"""The work: objectives, the actions under them, who answers for them, and the log of what happened."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from accounts.models import Owner, User
from foundation.appendonly import AppendOnly
from measures.models import Characteristic, Measure
from measures.vocabulary import Aim
from plans.fields import TimescaleColumns
from plans.models import StatusTerm, Strategy, Theme

LONG_TEXT = 32_767  # characters: what one cell of a spreadsheet can hold


class Objective(models.Model):
    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT, related_name="objectives")
    theme = models.ForeignKey(
        Theme, null=True, blank=True, on_delete=models.PROTECT, related_name="objectives"
    )
    number = models.CharField(max_length=40, blank=True)
    sort_key = models.CharField(max_length=200, editable=False)
    ref = models.CharField("reference in addresses", max_length=60, editable=False)
    title = models.TextField(validators=[MaxLengthValidator(LONG_TEXT)])
    position = models.PositiveIntegerField(default=0)
    # What makes it a SMART objective: specific (who, why, where, when), measurable, achievable, relevant, timed.
    smart_who = models.TextField("whom it is for", blank=True)
    smart_why = models.TextField("why it matters", blank=True)
    smart_where = models.TextField("where it applies", blank=True)
    smart_when = models.TextField("when it happens", blank=True)
    smart_measurable = models.TextField("how it is measured", blank=True)
    smart_achievable = models.TextField("why it can be achieved", blank=True)
    smart_relevant = models.TextField("why it is relevant", blank=True)
    smart_time = models.TextField("by when it is to be reached", blank=True)
    measures = models.ManyToManyField(Measure, through="ObjectiveMeasure", related_name="objectives")
    version = models.PositiveIntegerField(default=1, editable=False)
    history = HistoricalRecords()

    class Meta:
        ordering = ["strategy", "position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["strategy", "number"],
                condition=~models.Q(number=""),
                name="an_objective_number_is_used_once_in_a_strategy",
                violation_error_message="Another objective of this strategy has this number.",
            ),
            models.UniqueConstraint(fields=["strategy", "ref"], name="an_objective_has_its_own_address"),
        ]

    def __str__(self) -> str:
        return f"Objective {self.number}: {self.title}" if self.number else self.title

    def get_absolute_url(self) -> str:
        return reverse("objective", args=[self.strategy.slug, self.ref])


class ObjectiveMeasure(models.Model):
    """A measure that is evidence for an objective; it may be evidence for several."""

    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="objective_measures")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="objective_measures")
    position = models.PositiveSmallIntegerField(default=0)
    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["objective", "measure"], name="a_measure_is_evidence_once_for_an_objective"
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure} for {self.objective}"


class Action(models.Model):
    """Something that the organisation said it would do. It is closed, superseded or withdrawn, never deleted."""

    class Closure(models.TextChoices):
        COMPLETED = "completed", "Completed"
        BUSINESS_AS_USUAL = "business_as_usual", "Completed and now business as usual"
        SUPERSEDED = "superseded", "Superseded by another action"
        MERGED = "merged", "Merged into another action"
        WITHDRAWN = "withdrawn", "Withdrawn"

    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT, related_name="actions")
    objective = models.ForeignKey(
        Objective, null=True, blank=True, on_delete=models.PROTECT, related_name="actions"
    )
    theme = models.ForeignKey(
        Theme,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="actions",
        help_text="where it stands under a theme and no objective; else its objective says the theme",
    )
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="sub_actions"
    )
    number = models.CharField(max_length=40, blank=True)
    sort_key = models.CharField(max_length=200, editable=False)
    ref = models.CharField("reference in addresses", max_length=60, editable=False)
    label = models.CharField(
        max_length=60,
        blank=True,
        editable=False,
        help_text="“1.1”, or “1.1 (b)” for a sub-action without number",
    )
    position = models.PositiveIntegerField(default=0, help_text="its place in the plan")
    text = models.TextField(validators=[MaxLengthValidator(LONG_TEXT)])
    owner_text = models.TextField("owners in the plan's own words", blank=True)
    owners = models.ManyToManyField(Owner, through="ActionOwner", related_name="actions")
    success_measure = models.TextField(blank=True)
    priority = models.CharField(max_length=60, blank=True)
    characteristics = models.TextField(blank=True)
    resources = models.TextField(blank=True)
    extra = models.JSONField("other columns of the plan", default=dict, blank=True)
    start = TimescaleColumns("start")
    original_end = TimescaleColumns("end as first planned")
    end = TimescaleColumns("end")
    cross_reference = models.BooleanField("only points to another part of the plan", default=False)

    # Kept for lists of thousands of lines; only objectives.changes moves them, and a check rebuilds them.
    latest_update = models.ForeignKey(
        "ProgressUpdate", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    latest_words = models.ForeignKey(
        "ProgressUpdate",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="the latest update that says more than that nothing has changed",
    )
    status = models.ForeignKey(
        StatusTerm, null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )

    closure = models.CharField(max_length=20, choices=Closure, blank=True, editable=False)
    closed_on = models.DateField(null=True, blank=True, editable=False)
    closed_reason = models.TextField(blank=True, editable=False)
    closed_agreed_by = models.CharField(max_length=200, blank=True, editable=False)
    closed_into = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    history = HistoricalRecords(excluded_fields=["latest_update", "latest_words"])

    class Meta:
        ordering = ["strategy", "position", "id"]
        indexes = [
            models.Index(fields=["strategy", "status", "position"]),
            models.Index(fields=["strategy", "position"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["strategy", "number"],
                condition=~models.Q(number=""),
                name="an_action_number_is_used_once_in_a_strategy",
                violation_error_message="Another action of this strategy has this number.",
            ),
            models.UniqueConstraint(fields=["strategy", "ref"], name="an_action_has_its_own_address"),
            models.CheckConstraint(
                condition=models.Q(closure="", closed_on__isnull=True)
                | (~models.Q(closure="") & models.Q(closed_on__isnull=False) & ~models.Q(closed_reason="")),
                name="a_closed_action_says_when_and_why",
                violation_error_message="Say when the action was closed and why.",
            ),
            models.CheckConstraint(
                condition=models.Q(objective__isnull=True) | models.Q(theme__isnull=True),
                name="an_action_has_its_theme_from_its_objective",
                violation_error_message="Choose an objective or a theme: an objective says its theme itself.",
            ),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
                name="an_action_is_not_its_own_parent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.text}".strip()[:120]

    def get_absolute_url(self) -> str:
        return reverse("action", args=[self.strategy.slug, self.ref])


class ActionOwner(models.Model):
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="action_owners")
    owner = models.ForeignKey(Owner, on_delete=models.PROTECT, related_name="action_owners")
    position = models.PositiveSmallIntegerField(default=0)
    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["action", "owner"], name="an_owner_answers_once_for_an_action")
        ]

    def __str__(self) -> str:
        return f"{self.owner} for {self.action}"


AIMS = [(aim.value, aim.value.capitalize()) for aim in Aim]


class Tag(models.Model):
    """One word of whom something is for, or of which aim of the equality duty it serves; never both in one."""

    characteristic = models.ForeignKey(
        Characteristic, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    aim = models.CharField("aim of the equality duty", max_length=10, choices=AIMS, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.characteristic) if self.characteristic_id else self.get_aim_display()


def _one_word(thing: str) -> list[models.BaseConstraint]:
    """A tag is a characteristic or an aim, and each is said once."""
    return [
        models.CheckConstraint(
            condition=models.Q(characteristic__isnull=False, aim="")
            | models.Q(characteristic__isnull=True, aim__in=[aim.value for aim in Aim]),
            name=f"a_tag_of_an_{thing}_is_a_characteristic_or_an_aim",
        ),
        models.UniqueConstraint(
            fields=[thing, "characteristic"],
            condition=models.Q(characteristic__isnull=False),
            name=f"an_{thing}_names_a_characteristic_once",
        ),
        models.UniqueConstraint(
            fields=[thing, "aim"],
            condition=~models.Q(aim=""),
            name=f"an_{thing}_names_an_aim_once",
        ),
    ]


class ActionTag(Tag):
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="tags")
    history = HistoricalRecords()

    class Meta:
        constraints = _one_word("action")


class ObjectiveTag(Tag):
    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="tags")
    history = HistoricalRecords()

    class Meta:
        constraints = _one_word("objective")


class ProgressUpdate(AppendOnly):
    """One entry of an action's log. It is never changed: a mistake is mended by an entry that names it."""

    class Source(models.TextChoices):
        FORM = "form", "Entered in the browser"
        IMPORT = "import", "Brought in with a plan"
        CLOSURE = "closure", "Closing or reopening of the action"
        NO_CHANGE = "no_change", "No change since last time"
        DECISION = "decision", "Decision of members"

    # These leave the status and the words to the entry before them. A decision of members isn't even an answer.
    WORDLESS = (Source.NO_CHANGE, Source.DECISION)

    ADDED_LATER = frozenset({"agreed_by_id"})

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="updates")
    number = models.PositiveIntegerField("number in the action's log")
    on = models.DateField("the date that it speaks for")
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    told_by = models.CharField("who told us", max_length=200, blank=True)
    agreed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=10, choices=Source, default=Source.FORM)
    status = models.ForeignKey(StatusTerm, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    narrative = models.TextField(blank=True)
    reason = models.TextField("why the status needs attention or is off track", blank=True)
    new_end = TimescaleColumns("new end")
    end_moved = models.BooleanField(default=False)
    end_reason = models.TextField("why the end moved", blank=True)
    closure = models.CharField(max_length=20, choices=Action.Closure, blank=True)
    reopened = models.BooleanField(default=False)
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    form_key = models.CharField(
        max_length=64,
        null=True,
        blank=True,
        unique=True,
        help_text="A form that is sent twice is saved once.",
    )

    class Meta:
        ordering = ["-on", "-id"]
        indexes = [models.Index(fields=["action", "-on", "-id"])]
        constraints = [
            models.UniqueConstraint(fields=["action", "number"], name="an_update_has_its_own_number"),
            models.CheckConstraint(
                condition=models.Q(end_moved=False) | ~models.Q(end_reason=""),
                name="a_moved_end_has_a_reason",
                violation_error_message="Say why the end date moved.",
            ),
        ]

    def __str__(self) -> str:
        return f"Update {self.number} of {self.action.label or self.action_id}"


class UpdateDraft(models.Model):
    """What somebody means to tell of an action. It counts for nothing until it is sent, and agreed where that is asked.

    It is gone once it has become an update or was discarded; its history keeps every version, comment and name.
    """

    class State(models.TextChoices):
        WRITING = "writing", "Being written"
        WAITING = "waiting", "Waiting for agreement"
        SENT_BACK = "sent_back", "Sent back"

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="drafts")
    corrects = models.ForeignKey(
        ProgressUpdate, null=True, blank=True, on_delete=models.PROTECT, related_name="drafts"
    )
    state = models.CharField(max_length=10, choices=State, default=State.WRITING)
    unchanged = models.BooleanField("nothing has changed", default=False)
    on = models.DateField("the date that it speaks for", null=True, blank=True)
    status = models.ForeignKey(StatusTerm, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    narrative = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    new_end = TimescaleColumns("new end")
    end_reason = models.TextField(blank=True)
    told_by = models.CharField("who told us", max_length=200, blank=True)
    seen = models.PositiveIntegerField("number of the last update that the writer had seen", default=0)
    written_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    comment = models.TextField("why it was sent back", blank=True)
    sent_back_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sent_back_at = models.DateTimeField(null=True, blank=True)
    form_key = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        ordering = ["written_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["action"],
                condition=models.Q(corrects__isnull=True),
                name="an_action_has_one_draft_of_its_next_update",
            ),
            models.UniqueConstraint(fields=["corrects"], name="an_update_has_one_draft_of_its_correction"),
            models.CheckConstraint(
                condition=~models.Q(state="sent_back") | ~models.Q(comment=""),
                name="a_draft_is_sent_back_with_a_comment",
                violation_error_message="Say why the update is sent back.",
            ),
        ]

    def __str__(self) -> str:
        return f"Draft for {self.action.label or self.action_id}"


class KnownFault(models.Model):
    """A fault of the plan that the EDI team knows about. It is asked again when the words it was about change."""

    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT, related_name="known_faults")
    code = models.CharField("kind of fault", max_length=40)
    place = models.CharField("what it is about", max_length=120)
    fingerprint = models.CharField("fingerprint of the words", max_length=32)
    note = models.CharField(max_length=300, blank=True)
    known_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    known_at = models.DateTimeField(default=timezone.now)
    history = HistoricalRecords()

    class Meta:
        ordering = ["strategy", "code", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["strategy", "code", "place", "fingerprint"],
                name="a_fault_is_known_once",
                violation_error_message="This fault is known already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.place}"
