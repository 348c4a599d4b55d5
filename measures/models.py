"""The evidence: what is measured of whom, broken down by which groups, and what was observed when."""

from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from accounts.models import Owner, User
from foundation.appendonly import AppendOnly
from measures.vocabulary import Aim, Direction, GroupKind, Marker, MeasureKind, Part, Unit, aims_of

MOST_PEOPLE = 10**12
_FIGURE: dict[str, Any] = {"max_digits": 18, "decimal_places": 4, "null": True, "blank": True}


def _choices(words: type) -> list[tuple[str, str]]:
    return [(word.value, word.value.replace("_", " ").capitalize() or "The whole") for word in words]  # type: ignore[attr-defined]


class Characteristic(models.Model):
    """A protected characteristic of the Equality Act 2010, a priority that the organisation has adopted, or only
    something that its figures are broken down by.

    A local priority is never called a protected characteristic under the Act, a mere breakdown is neither.
    """

    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    statutory = models.BooleanField("protected under the Equality Act 2010", default=False)
    adopted_by = models.CharField(max_length=200, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    history = HistoricalRecords()

    class Meta:
        ordering = ["-statutory", "position", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_local_priority(self) -> bool:
        return not self.statutory and self.adopted_on is not None

    @property
    def aims(self) -> frozenset[Aim]:
        """The aims of the equality duty that count for it."""
        return aims_of(self.slug)


class CharacteristicGroup(models.Model):
    """One of the monitoring categories of the organisation: an ethnic group, an age band, "not disclosed"."""

    characteristic = models.ForeignKey(Characteristic, on_delete=models.PROTECT, related_name="groups")
    name = models.CharField(max_length=300)
    key = models.CharField(max_length=300, editable=False)
    kind = models.CharField(max_length=20, choices=_choices(GroupKind), default=GroupKind.GROUP)
    position = models.PositiveIntegerField(default=0)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "monitoring category"
        verbose_name_plural = "monitoring categories"
        ordering = ["characteristic", "position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["characteristic", "key"],
                name="a_category_is_named_once_in_a_characteristic",
                violation_error_message="This characteristic has a category of this name already.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class GroupAlias(models.Model):
    """Other words for a monitoring category, as a file writes it."""

    characteristic = models.ForeignKey(Characteristic, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(CharacteristicGroup, on_delete=models.PROTECT, related_name="aliases")
    text = models.CharField(max_length=300)
    key = models.CharField(max_length=300, editable=False)
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "group aliases"
        ordering = ["characteristic", "text"]
        constraints = [
            models.UniqueConstraint(
                fields=["characteristic", "key"], name="an_alias_means_one_category_of_a_characteristic"
            )
        ]

    def __str__(self) -> str:
        return self.text


class Measure(models.Model):
    """What is counted, of whom, in which unit, and which way is better."""

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=300)
    name_key = models.CharField(max_length=300, editable=False)
    population = models.CharField("whom it counts", max_length=200)
    population_key = models.CharField(max_length=300, editable=False)
    unit = models.CharField(max_length=10, choices=_choices(Unit), default=Unit.PERCENT)
    unit_words = models.CharField("the unit in words", max_length=60, blank=True)
    kind = models.CharField(max_length=10, choices=_choices(MeasureKind), default=MeasureKind.FIGURE)
    direction = models.CharField(
        "which way is better", max_length=5, choices=_choices(Direction), default=Direction.NONE
    )
    description = models.TextField("how it is counted", blank=True)
    source = models.CharField(max_length=300, blank=True)
    every_months = models.PositiveSmallIntegerField("observed every (months)", null=True, blank=True)
    owner = models.ForeignKey(Owner, null=True, blank=True, on_delete=models.PROTECT, related_name="measures")
    steward = models.CharField("who keeps the data", max_length=200, blank=True)
    compare_with = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="compared_by"
    )
    complement_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="complements"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    history = HistoricalRecords()

    class Meta:
        ordering = ["name", "population"]
        constraints = [
            models.UniqueConstraint(
                fields=["name_key", "population_key"],
                name="a_measure_is_named_once_for_a_population",
                violation_error_message="There is a measure of this name for these people already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.population})"

    def get_absolute_url(self) -> str:
        return reverse("measure", args=[self.slug])


class Target(AppendOnly):
    """What is to be reached and by when. A changed target replaces the old one, which is kept, and says why."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="targets")
    group = models.ForeignKey(
        CharacteristicGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    value = models.DecimalField(**_FIGURE)
    share = models.DecimalField("the same as a percentage", **_FIGURE)
    by = models.DateField(null=True, blank=True)
    by_text = models.CharField(max_length=200, blank=True)
    text = models.TextField("in the organisation's own words", blank=True)
    reason = models.TextField("why it was changed", blank=True)
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    set_on = models.DateField()
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-set_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(value__isnull=False) | models.Q(share__isnull=False) | ~models.Q(text=""),
                name="a_target_says_what_is_to_be_reached",
                violation_error_message="Give the target as a number, a percentage or in words.",
            ),
            models.CheckConstraint(
                condition=models.Q(replaces__isnull=True) | ~models.Q(reason=""),
                name="a_changed_target_has_a_reason",
                violation_error_message="Say why the target was changed.",
            ),
        ]

    def __str__(self) -> str:
        return f"Target {self.value if self.value is not None else self.text} for {self.measure_id}"


class Observation(AppendOnly):
    """A figure of a measure on a date. It is never changed: a mistake is mended by one that names it."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="observations")
    group = models.ForeignKey(
        CharacteristicGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    part = models.CharField(max_length=25, choices=_choices(Part), blank=True, default=Part.WHOLE)
    on = models.DateField("the date that it speaks for", null=True, blank=True)
    on_text = models.CharField("the date as it was written", max_length=100, blank=True)
    value = models.DecimalField(**_FIGURE)
    numerator = models.PositiveBigIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(MOST_PEOPLE)]
    )
    denominator = models.PositiveBigIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(MOST_PEOPLE)]
    )
    marker = models.CharField(max_length=15, choices=_choices(Marker), blank=True, default=Marker.NONE)
    raw = models.CharField("as it was printed", max_length=200, blank=True)
    is_baseline = models.BooleanField(default=False)
    in_favour_of = models.CharField(max_length=60, blank=True)
    words = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    origin = models.CharField("file and cell", max_length=400, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )

    class Meta:
        ordering = ["on", "id"]
        indexes = [models.Index(fields=["measure", "on", "id"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(marker__in=["", Marker.LOW.value, Marker.NIL.value])
                | models.Q(value__isnull=True, numerator__isnull=True),
                name="a_suppressed_figure_has_no_value",
                violation_error_message="A cell that is suppressed or not available holds no figure.",
            ),
            models.CheckConstraint(
                condition=models.Q(numerator__isnull=True)
                | models.Q(denominator__isnull=True)
                | models.Q(numerator__lte=models.F("denominator")),
                name="a_part_is_not_more_than_the_whole",
                violation_error_message="The number counted is larger than the number it is counted from.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id}: {self.raw or self.value} ({self.on_text or self.on})"
