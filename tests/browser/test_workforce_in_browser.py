"""The pages of a report on the workforce: what it is to be, its draft, its preview, the issue, and what changed."""

from datetime import date

from django.urls import reverse

from accounts.roles import Role
from reporting.changes import issue_report, start_draft
from reporting.defining import define_report
from reporting.snapshot import WORKFORCE
from tests.browser.test_pages import nothing_is_wrong, sent_empty, walk
from tests.builders import make_body
from tests.reporting.papers import AS_AT, TODAY, make_plan
from tests.reporting.staff import make_evidence


def test_the_pages_of_a_report_on_the_workforce(visit):
    body = make_body(make_plan(), name="Staffing Committee")
    make_evidence(body.strategy)
    define_report(body=body, by=None, kind=WORKFORCE)
    earlier = issue_report(body=body, as_at=date(2023, 4, 30), today=TODAY, by=None)
    issue = issue_report(body=body, as_at=AS_AT, today=TODAY, by=None)
    draft = start_draft(body=body, as_at=TODAY, today=TODAY, by=None)
    definition = reverse("report_definition", args=[body.strategy.slug, body.slug])
    visitor = visit(Role.EDI_EDITOR)
    shown = [issue.get_absolute_url(), reverse("compare_reports", args=[issue.ref, earlier.ref])]
    drafted = [draft.get_absolute_url(), reverse("report_preview", args=[draft.pk])]
    nothing_is_wrong(walk(visitor, [definition, *drafted, *shown]))
    nothing_is_wrong(sent_empty(visitor, [definition]))


def test_the_pages_of_a_report_on_a_plan_with_evidence(visit):
    body = make_body(make_plan())
    make_evidence(body.strategy)
    issue = issue_report(body=body, as_at=AS_AT, today=TODAY, by=None)
    draft = start_draft(body=body, as_at=TODAY, today=TODAY, by=None)
    visitor = visit(Role.EDI_EDITOR)
    preview = reverse("report_preview", args=[draft.pk])
    nothing_is_wrong(walk(visitor, [preview, issue.get_absolute_url()]))
