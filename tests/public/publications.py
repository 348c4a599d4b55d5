"""Publishing in tests, without the pages that lead to it."""

from collections.abc import Collection

from django.utils import timezone

from reporting.models import Publication, ReportIssue
from reporting.publications.changes import begin_publication, choose
from reporting.publications.publishing import publish


def publish_issue(issue: ReportIssue, chosen: Collection[str] | None = None) -> Publication:
    if chosen is not None:
        choose(issue=issue, chosen=chosen, by=None)
    return publish(begin_publication(issue=issue, by=None, now=timezone.now(), start=False))
