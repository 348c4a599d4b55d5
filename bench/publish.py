"""Publishes the prepared plan: `python -m bench.publish` with the database of DATABASE_URL."""

import django


def publish_plan() -> str:
    from django.utils import timezone

    from bench.plans import SLUG, TODAY
    from plans.models import Strategy
    from reporting.changes import issue_report
    from reporting.publications.changes import begin_publication
    from reporting.publications.publishing import publish

    body = Strategy.objects.get(slug=SLUG).bodies.get()
    issue = issue_report(body=body, as_at=TODAY, today=TODAY, by=None)
    return publish(begin_publication(issue=issue, by=None, now=timezone.now(), start=False)).slug


if __name__ == "__main__":
    django.setup()
    publish_plan()
