"""Carrying out a planned publication: its files are drawn, and it is stored with all of them, or not at all."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from reporting.issuing import NotIssued
from reporting.models import Publication, PublicationFile, PublicationPlan, ReportIssue
from reporting.permissions import can_be_published
from reporting.publications.queries import before
from reporting.publications.redaction import for_public
from reporting.releasing import release_of
from reporting.renderers.files import RenderedFile
from reporting.renderers.public_files import render_public_files
from reporting.snapshot import Snapshot, from_json, sha256_of, to_json

logger = logging.getLogger("reporting")
State = PublicationPlan.State
QUIET = timedelta(minutes=5)  # after which a worker that took a plan on may have died


class NotPublished(NotIssued):
    """Nothing was published; the words say why and what to do."""


def publish(plan: PublicationPlan) -> Publication:
    """Draws the files of a planned publication and stores it with all of them at once, or not at all.

    May be called again, by two workers at a time even: the first that finishes stores it.
    """
    plan.refresh_from_db()
    if plan.publication:
        return plan.publication
    if plan.state not in (State.WAITING, State.FAILED):
        raise NotPublished("This publication isn't asked for any more.")
    try:
        issue = ReportIssue.objects.select_related("strategy", "replaced_by").get(pk=plan.issue_id)
        check(issue)
        snapshot = redacted(issue, plan.chosen)
        base = bytes(issue.word_base.content) if issue.word_base else None
        files = render_public_files(snapshot, base, tell=partial(_tell, plan.pk))
        return _keep(plan.pk, issue, snapshot, files)
    except NotPublished as refusal:
        _fail(plan.pk, str(refusal))
        raise
    except Exception:
        _fail(plan.pk, "Something went wrong while the files were drawn. Nothing was published. Try again.")
        raise


def redacted(issue: ReportIssue, chosen: Iterable[str]) -> Snapshot:
    """What the public would read of this issue, compared with what it could read before."""
    snapshot = from_json(issue.snapshot)
    earlier = before(issue, snapshot.kind)
    told = from_json(earlier.payload) if earlier else None
    release = release_of(issue)
    return for_public(
        snapshot,
        frozenset(chosen),
        before=told,
        evidence=release.public,
        threshold=release.threshold,
    )


@transaction.atomic
def _keep(pk: int, issue: ReportIssue, snapshot: Snapshot, files: list[RenderedFile]) -> Publication:
    plan = PublicationPlan.objects.select_for_update(of=("self",)).get(pk=pk)
    if plan.publication:
        return plan.publication
    if plan.state not in (State.WAITING, State.FAILED):
        raise NotPublished("It was called off while its files were drawn.")
    text = to_json(snapshot)
    publication = Publication(
        strategy=issue.strategy,
        issue=issue,
        slug=snapshot.strategy.slug,
        ref=snapshot.ref,
        title=snapshot.title,
        to=snapshot.body,
        kind=snapshot.kind,
        as_at=snapshot.as_at,
        payload=text,
        payload_sha256=sha256_of(text),
        licence_name=settings.LICENCE_NAME,
        licence_url=settings.LICENCE_URL,
        published_by=plan.asked_by,
        replaces=_replaced_by(issue),
    )
    publication.save()
    PublicationFile.objects.bulk_create(
        PublicationFile(
            publication=publication,
            format=file.format,
            name=file.name,
            content=file.content,
            size=len(file.content),
            sha256=sha256_of(file.content),
        )
        for file in files
    )
    plan.publication, plan.state, plan.progress = publication, State.PUBLISHED, ""
    plan.save()
    return publication


def _replaced_by(issue: ReportIssue) -> Publication | None:
    """The publication whose place is taken: the last one of the same report, in whatever version."""
    same = Publication.objects.filter(issue__body=issue.body_id, as_at=issue.as_at, replaced_by=None)
    return same.order_by("-id").first()


def publish_due(*, now: datetime) -> tuple[int, int]:
    """Publishes what was planned until now and isn't published yet; how many were, and how many failed."""
    done = failed = 0
    waiting = PublicationPlan.objects.filter(state=State.WAITING, due_at__lte=now)
    for plan in waiting.filter(changed_at__lte=now - QUIET).order_by("due_at", "id"):
        try:
            publish(plan)
            done += 1
        except NotPublished as refusal:
            logger.warning("Publication %s was refused: %s", plan.pk, refusal)
            failed += 1
        except Exception:
            logger.exception("Publication %s could not be drawn", plan.pk)
            failed += 1
    return done, failed


def check(issue: ReportIssue) -> None:
    """Raises NotPublished where this version isn't the one that holds."""
    if not (decision := can_be_published(issue)):
        raise NotPublished(decision.reason)


def _tell(pk: int, progress: str) -> None:
    PublicationPlan.objects.filter(pk=pk).update(progress=progress, changed_at=timezone.now())


def _fail(pk: int, why: str) -> None:
    PublicationPlan.objects.filter(pk=pk, publication=None, state=State.WAITING).update(
        state=State.FAILED, progress=why[:200], changed_at=timezone.now()
    )
