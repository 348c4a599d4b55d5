"""What the worker does for reports."""

import logging
from typing import Any

from django.tasks import task
from django.utils import timezone

from accounts.models import User
from reporting.drafts.files import draw_file
from reporting.issuing import NotIssued, finish_issue
from reporting.letters.outbox import send_waiting
from reporting.models import PublicationPlan, ReportDraft
from reporting.publications.publishing import NotPublished, publish

logger = logging.getLogger("reporting")


@task()
def post_letters() -> dict[str, int]:
    """Sends what waits in the outbox, so that a chase doesn't wait for the next run of `run_daily`."""
    return send_waiting()


@task()
def draw_issue(draft_id: int, by_id: int | None) -> str | None:
    """Draws and stores the files of a frozen report; the draft's page tells how far it is."""
    draft = ReportDraft.objects.filter(pk=draft_id).first()
    if draft is None:  # discarded while it waited
        return None
    by: Any = User.objects.filter(pk=by_id).first() if by_id else None
    try:
        return finish_issue(draft=draft, by=by).ref
    except NotIssued as refusal:
        logger.warning("Report draft %s was not issued: %s", draft_id, refusal)
    except Exception:
        # The draft says so on its page; raising again would only hide it among the worker's own troubles.
        logger.exception("Report draft %s could not be drawn", draft_id)
    return None


@task()
def draw_draft_file(file_id: int) -> bool:
    """Draws a file of a draft that somebody wants to look at; the page of its files tells how far it is."""
    try:
        return draw_file(file_id)
    except Exception:
        logger.exception("File %s of a draft could not be drawn", file_id)
        return False


@task()
def publish_planned(plan_id: int) -> str | None:
    """Publishes at the moment that was asked for; the page of the report tells how far it is."""
    plan = PublicationPlan.objects.filter(pk=plan_id).first()
    if plan is None or plan.due_at is None or plan.due_at > timezone.now():
        return None  # called off, or put off: another task comes at the later moment
    try:
        return publish(plan).ref
    except NotPublished as refusal:
        logger.warning("Publication %s was refused: %s", plan_id, refusal)
    except Exception:
        logger.exception("Publication %s could not be drawn", plan_id)
    return None
