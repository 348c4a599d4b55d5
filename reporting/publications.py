"""Reads of what is published. The public pages know these and nothing else of the record."""

from django.db.models import QuerySet

from reporting.models import Publication, PublicationPlan, ReportIssue

HEAVY = ("payload",)


def shown() -> QuerySet[Publication]:
    """What can be read today, newest figures first: neither withdrawn nor replaced; without the long texts."""
    return (
        Publication.objects.filter(withdrawal=None, replaced_by=None).defer(*HEAVY).order_by("-as_at", "-id")
    )


def on_its_way(issue: ReportIssue) -> QuerySet[PublicationPlan]:
    """The publication of this issue that is being prepared, waits, or failed: there is one at most."""
    State = PublicationPlan.State
    return PublicationPlan.objects.filter(
        issue=issue, state__in=[State.CHOOSING, State.WAITING, State.FAILED]
    )


def before(issue: ReportIssue) -> Publication | None:
    """What the public could last read of this strategy as at an earlier date, with its payload."""
    earlier = shown().filter(strategy=issue.strategy_id, as_at__lt=issue.as_at)
    return earlier.defer(None).first()
