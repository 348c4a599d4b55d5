"""What the worker does for reports."""

import logging
from typing import Any

from django.tasks import task

from accounts.models import User
from reporting.issuing import NotIssued, finish_issue
from reporting.models import ReportDraft
from reporting.outbox import send_waiting

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
