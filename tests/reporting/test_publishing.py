"""A publication is a second decision: whole or not at all, once, kept for ever, taken back with a reason."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.models import AuditEntry
from accounts.roles import Role
from foundation.appendonly import Unchangeable, verify_chain
from objectives.changes import EditConflict
from reporting.changes import issue_report
from reporting.models import Publication, PublicationFile, PublicationPlan, Withdrawal
from reporting.permissions import may_publish
from reporting.publications import publishing
from reporting.publications.changes import begin_publication, call_off, choose, withdraw
from reporting.publications.publishing import NotPublished, publish, publish_due
from reporting.publications.queries import shown
from reporting.snapshot import from_json, sha256_of
from reporting.tasks import publish_planned
from tests.builders import make_body, make_user
from tests.reporting.papers import AS_AT, TODAY, make_plan

pytestmark = pytest.mark.django_db
State = PublicationPlan.State


@pytest.fixture
def body(few_files):
    return make_body(make_plan())


@pytest.fixture
def issue(body):
    return issue_report(body=body, as_at=AS_AT, today=TODAY, by=None)


def plan_of(issue, *, at=None, chosen=None, by=None):
    if chosen is not None:
        choose(issue=issue, chosen=chosen, by=by)
    return begin_publication(issue=issue, by=by, now=timezone.now(), at=at, start=False)


def published(issue, **more) -> Publication:
    return publish(plan_of(issue, **more))


def test_a_publication_holds_the_redacted_report_with_its_files_and_licence():
    issue = issue_report(body=make_body(make_plan()), as_at=AS_AT, today=TODAY, by=None)
    editor = make_user(Role.EDI_EDITOR)
    found = published(issue, chosen=["owners"], by=editor)
    told = from_json(found.payload)
    assert (found.slug, found.ref, found.as_at) == ("equality", issue.ref, AS_AT)
    assert found.payload_sha256 == sha256_of(found.payload)
    assert found.published_by == editor
    assert found.licence_name == "Open Government Licence v3.0"
    assert told.published
    assert "Half are trained." not in found.payload
    names = [file.name.replace("data.json", "snapshot.json") for file in found.files.all()]
    assert names == [file.name for file in issue.files.all()]
    for file in found.files.all():
        assert file.sha256 == sha256_of(bytes(file.content))
        assert b"Half are trained." not in bytes(file.content)
    assert list(shown()) == [found]


def test_nobody_can_change_a_publication(issue):
    found = published(issue)
    withdrawn = withdraw(publication=found, reason="Wrong figures", by=None)
    for attempt in (found.save, found.delete, found.files.all().delete, withdrawn.delete):
        with pytest.raises(Unchangeable):
            attempt()
    for table in ("publication", "publicationfile", "withdrawal"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM reporting_{table}")
    assert verify_chain(Publication) == (1, None)
    assert verify_chain(PublicationFile) == (3, None)
    assert verify_chain(Withdrawal) == (1, None)
    call_command("verify_log", "--json")


def test_asked_twice_it_is_published_once(issue):
    first, second = plan_of(issue), plan_of(issue)
    assert first == second
    assert publish(first) == publish(second)
    assert Publication.objects.count() == 1


def test_published_again_it_takes_the_place_of_the_former(issue):
    first = published(issue)
    second = published(issue, chosen=[])
    assert second.replaces == first
    assert list(shown()) == [second]


def test_a_corrected_report_takes_the_place_of_the_one_it_corrects(body, issue):
    first = published(issue)
    correction = issue_report(body=body, as_at=AS_AT, today=TODAY, by=None)
    issue.refresh_from_db()
    with pytest.raises(NotPublished, match="Version 2 has replaced this report"):
        plan_of(issue)
    assert published(correction).replaces == first
    assert [one.ref for one in shown()] == [correction.ref]


def test_a_publication_is_compared_with_the_one_before(body, issue):
    later = issue_report(body=body, as_at=TODAY, today=TODAY, by=None)
    assert from_json(later.snapshot).changes.since.ref == issue.ref
    found = published(later)
    assert from_json(found.payload).changes is None  # the earlier report was never published
    published(issue)
    assert from_json(published(later).payload).changes.since.ref == issue.ref


def test_withdrawn_is_no_longer_shown_and_stays_on_record(body, issue):
    first = published(issue)
    second = published(issue_report(body=body, as_at=TODAY, today=TODAY, by=None))
    kept = withdraw(publication=second, reason="  A figure is wrong.  ", by=None)
    assert kept.reason == "A figure is wrong."
    assert withdraw(publication=second, reason="Again", by=None) == kept
    assert list(shown()) == [first]
    assert Publication.objects.count() == 2


def test_who_may_publish(issue):
    assert may_publish(make_user(Role.EDI_EDITOR), issue)
    refused = may_publish(make_user(Role.COMMITTEE_OFFICER), issue)
    assert refused.reason == "Only the EDI team may publish a report."


# --- at a moment to come ----------------------------------------------------------------------------------


def test_a_planned_publication_waits_for_its_moment(issue, settings, time_machine):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    now = timezone.now()
    plan = plan_of(issue, at=now + timedelta(days=2))
    assert publish_planned.call(plan.pk) is None
    assert publish_due(now=now) == (0, 0)
    assert not Publication.objects.exists()
    time_machine.move_to(now + timedelta(days=2, hours=1))
    call_command("run_daily")
    call_command("run_daily")
    assert Publication.objects.count() == 1
    assert publish_planned.call(plan.pk) == issue.ref


def test_the_worker_is_asked_for_the_moment_itself(issue, settings, django_capture_on_commit_callbacks):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    at = timezone.now() + timedelta(days=2)
    with django_capture_on_commit_callbacks(execute=True):
        begin_publication(issue=issue, by=None, now=timezone.now(), at=at)
    assert [task.run_after for task in DBTaskResult.objects.all()] == [at]


def test_called_off_nothing_is_published(issue):
    plan = plan_of(issue)
    call_off(issue=issue, by=None)
    call_off(issue=issue, by=None)
    with pytest.raises(NotPublished):
        publish(plan)
    assert not Publication.objects.exists()
    assert AuditEntry.objects.filter(what="publication called off").count() == 1


def test_a_plan_for_a_report_that_was_corrected_meanwhile_fails_and_says_so(body, issue):
    plan = plan_of(issue, at=timezone.now() + timedelta(days=1))
    issue_report(body=body, as_at=AS_AT, today=TODAY, by=None)
    assert publish_due(now=timezone.now() + timedelta(days=2)) == (0, 1)
    plan.refresh_from_db()
    assert (plan.state, plan.progress) == (
        State.FAILED,
        "Version 2 has replaced this report. Publish that one instead.",
    )


def test_when_drawing_fails_nothing_is_published_and_it_can_be_tried_again(issue, monkeypatch):
    plan = plan_of(issue)

    def no_paper(snapshot, tell):
        tell("Drawing the PDF: 2 of 5")
        raise RuntimeError("out of ink")

    with monkeypatch.context() as patched:
        patched.setattr(publishing, "render_public_files", no_paper)
        assert publish_planned.call(plan.pk) is None
    plan.refresh_from_db()
    assert plan.state == State.FAILED
    assert "Nothing was published" in plan.progress
    assert not PublicationFile.objects.exists()
    assert published(issue).issue == issue


# --- choosing ---------------------------------------------------------------------------------------------


def test_the_second_who_chooses_is_told(issue):
    choose(issue=issue, chosen=["owners"], by=None)
    choose(issue=issue, chosen=["narrative", "unheard of"], by=None, version=1)
    with pytest.raises(EditConflict):
        choose(issue=issue, chosen=[], by=None, version=1)
    assert PublicationPlan.objects.get().chosen == ["narrative"]


def test_what_is_about_to_be_published_is_not_chosen_again(issue):
    plan_of(issue)
    with pytest.raises(NotPublished, match="Call that off first"):
        choose(issue=issue, chosen=[], by=None)
