"""A report is issued whole or not at all, once, and never changed."""

import hashlib
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.roles import Role
from foundation.appendonly import Unchangeable, head_of, verify_chain
from objectives.changes import EditConflict
from objectives.models import Action, ProgressUpdate
from objectives.recording import close_action
from plans.timescales import parse_timescale
from reporting import issuing
from reporting.changes import begin_issue, discard_draft, issue_report, save_draft, start_draft
from reporting.issuing import NotIssued, finish_issue
from reporting.models import IssueFile, ReportDraft, ReportIssue
from reporting.queries import totals
from reporting.snapshot import from_json, sha256_of
from reporting.tasks import draw_issue
from tests.builders import make_action, make_body, make_update, make_user
from tests.reporting.papers import AS_AT, TODAY, make_plan, snapshot_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    return make_body(make_plan())


@pytest.fixture
def editor():
    return make_user(Role.EDI_EDITOR)


def issue(body, as_at=AS_AT, **fields):
    return issue_report(body=body, as_at=as_at, today=TODAY, by=None, **fields)


def test_an_issue_holds_every_file_with_its_hash(body, editor):
    issued = issue_report(body=body, as_at=AS_AT, today=TODAY, by=editor, meeting_on=date(2025, 3, 6))
    assert (issued.ref, issued.version) == ("communities-committee-2025-01-31", 1)
    assert issued.issued_by == editor
    assert issued.snapshot_sha256 == sha256_of(issued.snapshot)
    names = ["report.html", "report.pdf", "report.docx", "report.xlsx", "snapshot.json", "actions.csv"]
    assert [file.name for file in issued.files.all()] == names
    for file in issued.files.all():
        assert file.sha256 == hashlib.sha256(bytes(file.content)).hexdigest()
        assert file.size == len(bytes(file.content))
    assert bytes(issued.files.get(format="json").content).decode() == issued.snapshot
    assert issued.draft.state == ReportDraft.State.ISSUED


def test_an_issue_keeps_its_words_when_the_plan_moves_on(body):
    issued = issue(body)
    before = issued.snapshot
    action = Action.objects.get(strategy=body.strategy, number="1.1")
    make_update(action, "Green", on=AS_AT, narrative="Rewritten")
    issued.refresh_from_db()
    assert issued.snapshot == before
    assert "Rewritten" not in issued.snapshot


def test_the_head_of_the_record_is_printed(body):
    assert from_json(issue(body).snapshot).log_head == head_of(ProgressUpdate)


def test_an_issue_and_its_files_refuse_change(body):
    issued = issue(body)
    issued.ref = "another"
    for attempt in (issued.save, issued.delete, issued.files.all().delete):
        with pytest.raises(Unchangeable):
            attempt()
    for table in ("reporting_reportissue", "reporting_issuefile"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table}")
    assert verify_chain(ReportIssue) == (1, None)
    assert verify_chain(IssueFile) == (6, None)


def test_a_second_report_of_the_same_date_is_a_new_version_that_names_the_old(body):
    first, second = issue(body), issue(body)
    assert (second.version, second.ref) == (2, "communities-committee-2025-01-31-v2")
    assert second.replaces == first
    assert from_json(second.snapshot).replaces == first.ref
    assert b"replaces communities-committee-2025-01-31" in bytes(second.files.get(format="html").content)
    assert issue(body).replaces == second


def test_a_report_is_compared_with_the_last_one_to_the_same_body_of_an_earlier_date(body):
    earlier = issue(body, as_at=AS_AT)
    correction = issue(body, as_at=AS_AT)
    other = make_body(body.strategy, name="Scrutiny Board")
    action = Action.objects.get(strategy=body.strategy, number="1.2")
    make_update(action, "Green", on=date(2025, 2, 5))
    make_update(
        Action.objects.get(strategy=body.strategy, number="2.1"),
        "Blue",
        on=date(2025, 2, 6),
        new_end=parse_timescale("March 2027"),
        end_reason="The budget came late",
    )
    found = from_json(issue(body, as_at=TODAY).snapshot)
    assert found.changes.since.ref == correction.ref != earlier.ref
    assert [(c.name, c.before.label, c.after.label) for c in found.changes.statuses] == [
        ("1.2", "Amber", "Green")
    ]
    assert [(c.name, c.before, c.after, c.reason) for c in found.changes.dates] == [
        ("2.1", "2026", "March 2027", "The budget came late")
    ]
    assert totals(found)["changed_since_last"] == {
        "since": correction.ref,
        "status_changed": 1,
        "re_dated": 1,
        "closed": 0,
        "reopened": 0,
        "new": 0,
        "no_longer_there": 0,
        "reworded": 0,
        "measures_moved": 0,
    }
    assert from_json(issue(other, as_at=TODAY).snapshot).changes is None


def test_a_closure_is_put_to_members_and_leaves_the_open_work(body):
    action = Action.objects.get(strategy=body.strategy, number="1.1")
    close_action(
        action=action, kind="withdrawn", on=date(2025, 1, 30), reason="No money", agreed_by="Board", by=None
    )
    found = snapshot_of(body.strategy, body)
    assert [decision.sentence for decision in found.decisions] == ["Close action 1.1: withdrawn."]
    assert totals(found)["by_status"]["Closed"] == 1
    assert found.figures.all.past_end == 0


def test_a_report_of_a_time_before_the_record_says_so(body):
    found = snapshot_of(body.strategy, body, as_at=date(2020, 1, 1))
    assert any(note.startswith("The record begins on 31 January 2025") for note in found.notes)


def test_sub_actions_are_left_out_of_the_figures_where_the_strategy_says_so():
    found = snapshot_of(make_plan(count_sub_actions=False))
    assert (len(found.lines), found.figures.all.total) == (7, 6)
    assert "1 sub-actions are listed under them and not counted." in " ".join(found.notes)


def test_figures_of_the_future_are_refused(body):
    with pytest.raises(NotIssued, match="not in the future"):
        start_draft(body=body, as_at=date(2025, 2, 11), today=TODAY, by=None)


# --- whole or not at all ----------------------------------------------------------------------------------


def test_when_drawing_fails_nothing_is_issued_and_it_can_be_tried_again(body, monkeypatch):
    draft = start_draft(body=body, as_at=AS_AT, today=TODAY, by=None)
    begin_issue(draft=draft, by=None, today=TODAY, start=False)

    def no_paper(snapshot, tell):
        tell("Drawing the PDF: 2 of 6")
        raise RuntimeError("out of ink")

    with monkeypatch.context() as patched:
        patched.setattr(issuing, "render_files", no_paper)
        assert draw_issue.call(draft.pk, None) is None
    draft.refresh_from_db()
    assert draft.state == ReportDraft.State.FAILED
    assert "Nothing was issued" in draft.progress
    assert not ReportIssue.objects.exists()
    assert not IssueFile.objects.exists()
    begin_issue(draft=draft, by=None, today=TODAY, start=False)
    assert draw_issue.call(draft.pk, None) == "communities-committee-2025-01-31"


def test_a_worker_that_died_leaves_a_frozen_draft_that_goes_on_where_it_stopped(body):
    draft = start_draft(body=body, as_at=AS_AT, today=TODAY, by=None)
    frozen = begin_issue(draft=draft, by=None, today=TODAY, start=False).snapshot
    make_action(body.strategy, text="Added after the freeze")
    again = begin_issue(draft=draft, by=None, today=TODAY, start=False)
    assert again.snapshot == frozen
    assert finish_issue(draft=draft, by=None).snapshot == frozen


def test_two_workers_issue_it_once(body):
    draft = start_draft(body=body, as_at=AS_AT, today=TODAY, by=None)
    begin_issue(draft=draft, by=None, today=TODAY, start=False)
    assert finish_issue(draft=draft, by=None) == finish_issue(draft=draft, by=None)
    assert ReportIssue.objects.count() == 1


def test_of_two_drafts_of_one_report_only_the_first_is_issued(body):
    drafts = [start_draft(body=body, as_at=AS_AT, today=TODAY, by=None) for _ in range(2)]
    for draft in drafts:
        begin_issue(draft=draft, by=None, today=TODAY, start=False)
    finish_issue(draft=drafts[0], by=None)
    with pytest.raises(NotIssued, match="meanwhile"):
        finish_issue(draft=drafts[1], by=None)
    drafts[1].refresh_from_db()
    assert drafts[1].state == ReportDraft.State.FAILED
    with pytest.raises(NotIssued, match="start a corrected version"):
        begin_issue(draft=drafts[1], by=None, today=TODAY)


def test_an_unfrozen_draft_cannot_be_finished(body):
    draft = start_draft(body=body, as_at=AS_AT, today=TODAY, by=None)
    with pytest.raises(NotIssued, match="not being issued"):
        finish_issue(draft=draft, by=None)


def test_a_draft_that_was_discarded_while_it_waited_is_not_drawn(body):
    draft = start_draft(body=body, as_at=AS_AT, today=TODAY, by=None)
    begin_issue(draft=draft, by=None, today=TODAY, start=False)
    discard_draft(draft=draft, by=None)
    assert draw_issue.call(draft.pk, None) is None
    assert not ReportIssue.objects.exists()


def test_the_words_of_a_frozen_draft_stay(body):
    draft = start_draft(body=body, as_at=AS_AT, today=TODAY, by=None)
    begin_issue(draft=draft, by=None, today=TODAY, start=False)
    with pytest.raises(NotIssued):
        save_draft(draft=draft, texts={}, meeting_on=None, by=None)


def test_the_second_saver_of_a_draft_is_told(body):
    draft = start_draft(body=body, as_at=AS_AT, today=TODAY, by=None)
    save_draft(draft=draft, texts={"outcome": "First"}, meeting_on=None, by=None, version=1)
    with pytest.raises(EditConflict):
        save_draft(draft=draft, texts={"outcome": "Second"}, meeting_on=None, by=None, version=1)
    draft.refresh_from_db()
    assert draft.blocks["outcome"] == "First"


def test_a_correction_begins_with_the_words_of_what_it_corrects(body):
    draft = start_draft(body=body, as_at=AS_AT, today=TODAY, by=None, texts={"outcome": "Our own words"})
    begin_issue(draft=draft, by=None, today=TODAY, start=False)
    issued = finish_issue(draft=draft, by=None)
    correction = start_draft(body=body, as_at=AS_AT, today=TODAY, by=None)
    assert correction.corrects == issued
    assert correction.blocks == {"outcome": "Our own words"}


@pytest.mark.parametrize("rows", [1, 3])
def test_a_snapshot_takes_the_same_queries_for_any_number_of_actions(rows, django_assert_num_queries):
    strategy = make_plan()
    body = make_body(strategy)
    for n in range(rows):
        make_action(strategy, number=f"8.{n}", status="Amber")
    with django_assert_num_queries(21):
        snapshot_of(strategy, body)


def test_words_under_a_heading_that_is_gone_come_back_with_it():
    draft = start_draft(body=make_body(make_plan()), as_at=AS_AT, by=None, today=TODAY)
    save_draft(draft=draft, texts={"outcome": "Know", "background": "Long ago"}, meeting_on=None, by=None)
    save_draft(draft=draft, texts={"outcome": "Known"}, meeting_on=None, by=None)
    draft.refresh_from_db()
    assert (draft.blocks["outcome"], draft.blocks["background"]) == ("Known", "Long ago")
