"""The Word documents on which reports were and are drawn; every one stays in the record."""

from django.db import models
from django.utils import timezone

from accounts.models import User
from foundation.appendonly import AppendOnly
from plans.models import Strategy


class WordBase(AppendOnly):
    """A Word document on which the reports of a strategy are drawn, from when it was taken until another is."""

    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT, related_name="word_bases")
    file_name = models.CharField(max_length=255)
    content = models.BinaryField()
    size = models.PositiveIntegerField("bytes")
    sha256 = models.CharField(max_length=64)
    notes = models.JSONField("what its owner should know about it", default=list)
    taken_at = models.DateTimeField(default=timezone.now)
    taken_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "Word base"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(size__gt=0) & ~models.Q(file_name=""),
                name="a_word_base_has_a_name_and_content",
            )
        ]

    def __str__(self) -> str:
        return self.file_name


class WordBaseStop(AppendOnly):
    """That reports are no longer drawn on a Word document, though no other took its place."""

    base = models.OneToOneField(WordBase, on_delete=models.PROTECT, related_name="stop")
    stopped_at = models.DateTimeField(default=timezone.now)
    stopped_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "stop of a Word base"
        verbose_name_plural = "stops of Word bases"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.base} no longer used"
