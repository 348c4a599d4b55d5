"""Writes about publications: choosing, planning, calling off, withdrawing. `publishing` carries them out."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.db import transaction

from accounts.changes import note
from accounts.models import User
from objectives.changes import EditConflict
from reporting.models import Publication, PublicationPlan, ReportIssue, Withdrawal
from reporting.publications.publishing import NotPublished, check
from reporting.publications.queries import chosen_for, on_its_way
from reporting.publications.redaction import offered
from reporting.snapshot import from_json
from reporting.tasks import publish_planned

State = PublicationPlan.State


@transaction.atomic
def choose(
    *, issue: ReportIssue, chosen: Iterable[str], by: User | None, version: int | None = None
) -> PublicationPlan:
    """Keeps what of an issue is to be public, for the preview. Nothing is published by it.

    Raises EditConflict when somebody else chose meanwhile.
    """
    known = {choice.key for choice in offered(from_json(issue.snapshot))}
    wanted = sorted(known & set(chosen))
    plan = _locked(issue)
    if plan is None:
        check(issue)
        return PublicationPlan.objects.create(issue=issue, chosen=wanted, asked_by=by)
    if version is not None and plan.version != version:
        raise EditConflict(plan)
    if plan.state == State.WAITING:
        raise NotPublished("It is about to be published. Call that off first, then choose again.")
    plan.chosen, plan.asked_by = wanted, by
    plan.version += 1
    plan.save()
    return plan


@transaction.atomic
def begin_publication(
    *, issue: ReportIssue, by: User | None, now: datetime, at: datetime | None = None, start: bool = True
) -> PublicationPlan:
    """Publishes what was chosen: now, or at a moment to come. Asked twice, it is done once.

    With `start=False` nobody is asked to draw the files: the caller does.
    """
    check(issue)
    plan = _locked(issue)
    if plan is None:
        plan = PublicationPlan(issue=issue, chosen=chosen_for(issue))
    if plan.state == State.WAITING:
        return plan
    plan.due_at, plan.asked_by, plan.state = at or now, by, State.WAITING
    plan.progress = "" if at and at > now else "Waiting to be drawn"
    plan.version += 1
    plan.save()
    if start:
        transaction.on_commit(partial(_hand_over, plan.pk, at if at and at > now else None))
    return plan


def _hand_over(pk: int, later: datetime | None) -> None:
    """To the worker; where that can't wait for a moment, the daily run finds what is due."""
    if later is None:
        publish_planned.enqueue(pk)
    elif publish_planned.get_backend().supports_defer:
        publish_planned.using(run_after=later).enqueue(pk)


@transaction.atomic
def call_off(*, issue: ReportIssue, by: User | None) -> None:
    """Nothing of what was planned is published; what was published stays."""
    plan = _locked(issue)
    if plan is None:
        return
    plan.state, plan.progress = State.CALLED_OFF, ""
    plan.version += 1
    plan.save()
    note(what="publication called off", detail=str(issue), by=by)


@transaction.atomic
def withdraw(*, publication: Publication, reason: str, by: User | None) -> Withdrawal:
    """From now on nobody reads it; that it was there, and why it went, is kept. Done twice, it is done once."""
    same = Publication.objects.select_for_update(of=("self",)).get(pk=publication.pk)
    if done := Withdrawal.objects.filter(publication=same).first():
        return done
    withdrawal = Withdrawal(publication=same, reason=reason.strip(), withdrawn_by=by)
    withdrawal.save()
    return withdrawal


def _locked(issue: ReportIssue) -> PublicationPlan | None:
    """The plan that is on its way, kept from other writers until the transaction ends."""
    ReportIssue.objects.select_for_update(of=("self",)).only("pk").get(pk=issue.pk)
    return on_its_way(issue.ref).select_for_update(of=("self",)).first()
