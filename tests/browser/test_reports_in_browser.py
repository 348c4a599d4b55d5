"""The pages of reports in a real browser: empty, being written, being issued, issued, replaced."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from reporting.changes import begin_issue, issue_report, start_draft
from reporting.models import ReportDraft
from tests.browser.conftest import NARROW, WIDE
from tests.builders import make_body
from tests.reporting.papers import AS_AT, make_plan


@pytest.fixture
def body(transactional_db):
    return make_body(make_plan())


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_every_page_of_reports_can_be_used_by_everybody(visit, body, size):
    person = visit(Role.EDI_EDITOR, size=size)
    today = timezone.localdate()
    pages = [reverse("reports"), reverse("new_report")]
    for path in pages:
        person.go(path)
        person.check()
    old = issue_report(body=body, as_at=AS_AT, today=today, by=None)
    new = issue_report(body=body, as_at=today, today=today, by=None)
    issue_report(body=body, as_at=AS_AT, today=today, by=None)
    draft = start_draft(body=body, as_at=AS_AT, today=today, by=None)
    for path in (
        reverse("reports"),
        old.get_absolute_url(),
        new.get_absolute_url(),
        reverse("compare_reports", args=[new.ref, old.ref]),
        draft.get_absolute_url(),
        reverse("report_preview", args=[draft.pk]),
    ):
        person.go(path)
        person.check()
    ReportDraft.objects.filter(pk=draft.pk).update(state="failed", progress="Something went wrong.")
    person.go(draft.get_absolute_url())
    person.check()
    begin_issue(draft=draft, by=None, today=today, start=False)
    person.go(draft.get_absolute_url())
    person.check()


def test_a_wrong_date_leads_to_its_box(visit, body):
    person = visit(Role.EDI_EDITOR)
    page = person.go(reverse("new_report"))
    page.get_by_label("Year").first.fill("2999")
    page.get_by_role("button", name="Start the draft").click()
    assert page.get_by_role("alert").get_by_text("not in the future").is_visible()
    person.check()


def test_the_saved_page_can_be_read_by_everybody(visit, body, tmp_path):
    issue = issue_report(body=body, as_at=AS_AT, today=timezone.localdate(), by=None)
    saved = tmp_path / "report.html"
    saved.write_bytes(bytes(issue.files.get(format="html").content))
    person = visit()
    person.page.goto(saved.as_uri())
    person.check()
    person.page.set_viewport_size(NARROW)
    person.check()
