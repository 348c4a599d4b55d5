"""Reads of what is published. The public pages know these and nothing else of the record."""

from dataclasses import dataclass

from django.db.models import QuerySet

from reporting.models import (
    IssueFile,
    Publication,
    PublicationFile,
    PublicationPlan,
    ReportIssue,
    Withdrawal,
)
from reporting.publications.redaction import offered, usual
from reporting.snapshot import PLAN, from_json

# What the formats are called for residents; one that reports gain later has the name that it has there.
LABELS = dict(IssueFile.Format.choices) | {"html": "Web page in one file (HTML)", "json": "Open data (JSON)"}


def shown() -> QuerySet[Publication]:
    """What can be read today, newest figures first: neither withdrawn nor replaced; without the long texts."""
    standing = Publication.objects.filter(withdrawal=None, replaced_by=None)
    return standing.defer("payload").order_by("-as_at", "-id")


def latest_of_each() -> list[Publication]:
    """What is shown of the plan of each strategy, the one last published first."""
    latest: dict[str, Publication] = {}
    for one in shown().filter(kind=PLAN):
        latest.setdefault(one.slug, one)
    return sorted(latest.values(), key=lambda one: one.published_at, reverse=True)


def reports_without_a_plan() -> list[Publication]:
    """The newest report about each strategy whose plan isn't published, by title."""
    plans = shown().filter(kind=PLAN).order_by().values("slug")
    latest: dict[str, Publication] = {}
    for one in shown().exclude(slug__in=plans):
        latest.setdefault(one.slug, one)
    return sorted(latest.values(), key=lambda one: one.title)


def with_ref(slug: str, ref: str) -> Publication | None:
    """The last publication of a report, also when it was withdrawn or a corrected report took its place."""
    found = Publication.objects.filter(slug=slug, ref=ref).select_related("withdrawal", "replaced_by")
    return found.defer("payload", "replaced_by__payload").order_by("-id").first()


def withdrawal_of(slug: str) -> Withdrawal | None:
    """The last withdrawal of anything of a strategy."""
    return Withdrawal.objects.filter(publication__slug=slug).order_by("-id").first()


def payload_of(publication: Publication) -> str:
    return Publication.objects.values_list("payload", flat=True).get(pk=publication.pk)


@dataclass(frozen=True, slots=True)
class FileListed:
    """A file as it is offered: what it is called, what kind it is, how large."""

    name: str
    label: str
    size: int


def files_of(publication: Publication) -> list[FileListed]:
    files = PublicationFile.objects.filter(publication=publication).values_list("name", "format", "size")
    return [FileListed(name, LABELS.get(kind, kind.upper()), size) for name, kind, size in files]


def file_of(slug: str, ref: str, name: str) -> PublicationFile | None:
    """A file of the last publication of a report, without its content."""
    files = PublicationFile.objects.filter(publication__slug=slug, publication__ref=ref, name=name)
    files = files.select_related("publication__withdrawal").defer("content", "publication__payload")
    return files.order_by("-publication_id").first()


def content_of(file: PublicationFile) -> bytes:
    return bytes(PublicationFile.objects.values_list("content", flat=True).get(pk=file.pk))


def on_its_way(ref: str) -> QuerySet[PublicationPlan]:
    """The publication of this report that is being prepared, waits, or failed: there is one at most."""
    return open_plans().filter(issue__ref=ref)


def chosen_for(issue: ReportIssue) -> list[str]:
    """What is to be public of a report: as it was chosen last, for it or for the last report to the same body."""
    plans = PublicationPlan.objects.order_by("-id").values_list("chosen", flat=True)
    last = plans.filter(issue=issue).first()
    if last is None:
        last = plans.filter(issue__body=issue.body_id, state=PublicationPlan.State.PUBLISHED).first()
    snapshot = from_json(issue.snapshot)
    offers = {choice.key for choice in offered(snapshot)}
    return sorted(offers & set(usual(snapshot) if last is None else last))


def open_plans() -> QuerySet[PublicationPlan]:
    """What is not public yet and is going to be, or was to be and failed."""
    State = PublicationPlan.State
    plans = PublicationPlan.objects.filter(state__in=[State.CHOOSING, State.WAITING, State.FAILED])
    return plans.select_related("issue__body").defer("issue__snapshot")


def history(issue: ReportIssue) -> QuerySet[Publication]:
    """Every publication of a report, the newest first, with its withdrawal if it was withdrawn."""
    told = Publication.objects.filter(issue=issue).select_related("withdrawal", "published_by", "replaced_by")
    return told.defer("payload", "replaced_by__payload").order_by("-id")


def before(issue: ReportIssue, kind: str) -> Publication | None:
    """The last report of this kind, as at an earlier date, that the public can read; with its payload."""
    earlier = shown().filter(strategy=issue.strategy_id, kind=kind, as_at__lt=issue.as_at)
    return earlier.defer(None).first()
