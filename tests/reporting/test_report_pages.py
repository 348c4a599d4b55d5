"""From a new report to the downloads of an issue, as people meet it in the browser."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from accounts.roles import Role
from reporting.changes import begin_issue, issue_report, start_draft
from reporting.models import ReportDraft, ReportIssue
from tests.builders import make_body, make_user
from tests.reporting.papers import AS_AT, make_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    return make_body(make_plan())


def signed_in(client, role):
    user = make_user(role)
    client.force_login(user)
    return user


def today():
    return timezone.localdate()


def make_issue(body, **fields):
    return issue_report(body=body, as_at=AS_AT, today=today(), by=None, **fields)


def make_draft(body):
    return start_draft(body=body, as_at=AS_AT, today=today(), by=None)


def date_boxes(name, value):
    return {f"{name}_day": value.day, f"{name}_month": value.month, f"{name}_year": value.year}


def words_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_a_report_from_the_first_page_to_the_paper(client, body, django_capture_on_commit_callbacks):
    signed_in(client, Role.EDI_EDITOR)
    first = client.get(reverse("reports"))
    assert "Write the first report" in words_of(first)

    asked = {"body": body.pk} | date_boxes("as_at", AS_AT) | date_boxes("meeting_on", date(2025, 3, 6))
    response = client.post(reverse("new_report"), asked)
    draft = ReportDraft.objects.get()
    assert response.url == draft.get_absolute_url()

    page = client.get(response.url)
    assert "Of 7 actions 2 are complete" in words_of(page)
    assert "by Wednesday 26 February 2025 at the latest" in words_of(page)
    boxes = {
        name: field.label for name, field in page.context["form"].fields.items() if name.startswith("block")
    }
    assert list(boxes.values()) == ["To", "Outcome", "Recommendations", "Background"]

    texts = date_boxes("meeting_on", date(2025, 3, 6))
    texts |= {"block_2": "Fewer barriers", "block_3": "Note it", "block_4": "Long ago\r\n\r\nand since"}
    saved = client.post(response.url, texts | {"version": draft.version, "preview": "1"}, follow=True)
    assert "Fewer barriers" in words_of(saved)
    assert "1.2 and since" in words_of(saved)
    assert "Meeting date 6 March 2025" in words_of(saved)
    assert saved.content.decode().count("<h1") == 1

    with django_capture_on_commit_callbacks(execute=True):
        sent = client.post(reverse("issue_draft", args=[draft.pk]), {"confirmed": "yes"})
    done = client.get(sent.url, follow=True)
    issue = ReportIssue.objects.get()
    assert done.redirect_chain[-1][0] == issue.get_absolute_url()
    assert "Of 7 actions 2 are complete" in words_of(done)
    for file in issue.files.all():
        assert file.sha256 in words_of(done)
        got = client.get(reverse("report_file", args=[issue.ref, file.name]))
        assert got.content == bytes(file.content)
    assert "Fewer barriers" in bytes(issue.files.get(format="html").content).decode()


def test_while_the_worker_draws_the_page_tells_how_far_it_is(client, body):
    signed_in(client, Role.EDI_EDITOR)
    draft = make_draft(body)
    begin_issue(draft=draft, by=None, today=today(), start=False)
    ReportDraft.objects.filter(pk=draft.pk).update(progress="Drawing the PDF: 2 of 6")
    page = client.get(draft.get_absolute_url())
    assert "Drawing the PDF: 2 of 6" in words_of(page)
    assert 'http-equiv="refresh"' in page.content.decode()
    assert f'data-poll="{draft.get_absolute_url()}"' in page.content.decode()
    assert "Start drawing again" not in words_of(page)
    ReportDraft.objects.filter(pk=draft.pk).update(changed_at=timezone.now() - timedelta(minutes=5))
    assert "Start drawing again" in words_of(client.get(draft.get_absolute_url()))


def test_a_draft_that_failed_says_so_and_can_be_written_again(client, body):
    signed_in(client, Role.EDI_EDITOR)
    draft = make_draft(body)
    ReportDraft.objects.filter(pk=draft.pk).update(state="failed", progress="Nothing was issued. Try again.")
    page = client.get(draft.get_absolute_url())
    assert "Nothing was issued. Try again." in words_of(page)
    client.post(draft.get_absolute_url(), {"block_2": "Once more", "version": 1})
    draft.refresh_from_db()
    assert draft.blocks["outcome"] == "Once more"


def test_two_people_writing_one_draft_lose_nothing(client, body):
    signed_in(client, Role.EDI_EDITOR)
    draft = make_draft(body)
    client.post(draft.get_absolute_url(), {"block_2": "From the first", "version": 1})
    clash = client.post(draft.get_absolute_url(), {"block_2": "From the second", "version": 1})
    assert clash.status_code == 409
    assert "From the first" in words_of(clash)
    assert "From the second" in words_of(clash)
    assert 'name="version" value="2"' in clash.content.decode()
    client.post(draft.get_absolute_url(), {"block_2": "From the second", "version": 2})
    draft.refresh_from_db()
    assert draft.blocks["outcome"] == "From the second"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"as_at_year": "2999"}, "Choose a date that is not in the future."),
        ({"as_at_day": "31", "as_at_month": "2"}, "must be a real date"),
        ({"body": "999999"}, "Choose one of the answers shown"),
        ({"meeting_on_day": "x"}, "Date of the meeting must include"),
    ],
)
def test_a_new_report_says_what_is_wrong_where(client, body, changed, said):
    signed_in(client, Role.EDI_EDITOR)
    asked = {"body": body.pk} | date_boxes("as_at", AS_AT) | changed
    response = client.post(reverse("new_report"), asked)
    assert said in words_of(response)
    assert not ReportDraft.objects.exists()


def test_a_nul_or_too_long_a_text_is_refused_and_kept_in_its_box(client, body):
    signed_in(client, Role.EDI_EDITOR)
    draft = make_draft(body)
    nul = client.post(draft.get_absolute_url(), {"block_2": "a\0b", "version": 1})
    assert "character 2 cannot be stored" in words_of(nul)
    long = client.post(draft.get_absolute_url(), {"block_2": "x" * 4001, "version": 1})
    assert "must be 4,000 characters or fewer" in words_of(long)
    draft.refresh_from_db()
    assert draft.version == 1


def test_a_draft_can_be_discarded_and_an_issue_never(client, body):
    signed_in(client, Role.COMMITTEE_OFFICER)
    draft = make_draft(body)
    page = client.post(reverse("discard_draft", args=[draft.pk]), follow=True)
    assert "The draft is discarded." in words_of(page)
    assert not ReportDraft.objects.exists()
    assert AuditEntry.objects.get().what == "report draft discarded"
    issue = make_issue(body)
    client.post(reverse("discard_draft", args=[issue.draft.pk]))
    assert ReportDraft.objects.get().issue == issue


def test_without_a_body_the_page_says_who_adds_one(client):
    signed_in(client, Role.EDI_EDITOR)
    assert "There is nobody to report to yet" in words_of(client.get(reverse("new_report")))


# --- what was issued --------------------------------------------------------------------------------------


def test_a_download_is_what_was_issued_and_can_do_nothing(client, body):
    signed_in(client, Role.VIEWER)
    issue = make_issue(body)
    got = client.get(reverse("report_file", args=[issue.ref, "report.html"]))
    assert got["Content-Disposition"] == f'attachment; filename="{issue.ref}-report.html"'
    assert got["Content-Type"] == "text/html; charset=utf-8"
    assert got["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert got["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in got["Cache-Control"]
    assert client.get(reverse("report_file", args=[issue.ref, "report.odt"])).status_code == 404
    assert client.get(reverse("report_file", args=["no-such-report", "report.pdf"])).status_code == 404
    assert client.post(reverse("report_file", args=[issue.ref, "report.pdf"])).status_code == 405


def test_a_replaced_version_points_to_the_new_one(client, body):
    signed_in(client, Role.EDI_EDITOR)
    old = make_issue(body)
    response = client.post(reverse("correct_report", args=[old.ref]))
    draft = ReportDraft.objects.exclude(state="issued").get()
    assert response.url == draft.get_absolute_url()
    assert draft.corrects == old
    again = client.post(reverse("correct_report", args=[old.ref]))
    assert again.url == draft.get_absolute_url()
    new = make_issue(body)
    page = client.get(old.get_absolute_url())
    assert "This version has been replaced." in words_of(page)
    assert new.get_absolute_url() in page.content.decode()
    assert "Start a corrected version" not in words_of(page)


def test_two_issues_can_be_compared(client, body):
    signed_in(client, Role.VIEWER)
    old, new = make_issue(body), issue_report(body=body, as_at=today(), today=today(), by=None)
    page = client.get(reverse("compare_reports", args=[new.ref, old.ref]))
    assert "Nothing has changed since the report as at 31 January 2025" in words_of(page)
    offered = client.get(new.get_absolute_url()).content.decode()
    assert reverse("choose_comparison", args=[new.ref]) in offered
    assert f'<option value="{old.ref}">' in offered
    stranger = make_issue(make_body(make_plan_of_others()))
    assert client.get(reverse("compare_reports", args=[new.ref, stranger.ref])).status_code == 404


def make_plan_of_others():
    from tests.builders import make_strategy

    return make_strategy(slug="another")


@pytest.mark.parametrize(
    ("role", "name", "status"),
    [
        (Role.VIEWER, "reports", 200),
        (Role.VIEWER, "new_report", 403),
        (Role.OWNER, "new_report", 403),
        (Role.COMMITTEE_OFFICER, "new_report", 200),
        (Role.EDI_EDITOR, "new_report", 200),
    ],
)
def test_who_may_draft(client, body, role, name, status):
    signed_in(client, role)
    assert client.get(reverse(name)).status_code == status


def test_a_committee_officer_drafts_and_the_edi_team_issues(client, body):
    signed_in(client, Role.COMMITTEE_OFFICER)
    draft = make_draft(body)
    page = client.get(draft.get_absolute_url())
    assert "Only the EDI team may issue a report." in words_of(page)
    assert client.post(reverse("issue_draft", args=[draft.pk])).status_code == 403
    assert not ReportIssue.objects.exists()


def test_a_viewer_sees_no_drafts(client, body):
    signed_in(client, Role.VIEWER)
    draft = make_draft(body)
    assert draft.get_absolute_url() not in client.get(reverse("reports")).content.decode()
    assert client.get(draft.get_absolute_url()).status_code == 403
    assert client.get(reverse("report_preview", args=[draft.pk])).status_code == 403


def test_the_list_takes_the_same_queries_for_one_issue_and_for_three(client, body):
    signed_in(client, Role.EDI_EDITOR)

    def queries():
        client.get(reverse("reports"))
        with CaptureQueriesContext(
            connection,
        ) as caught:
            client.get(reverse("reports"))
        return len(caught)

    make_issue(body)
    make_draft(body)
    one = queries()
    make_issue(body)
    make_issue(body)
    make_draft(body)
    assert queries() == one


def test_the_administration_shows_issues_and_changes_none(client, body):
    signed_in(client, Role.ADMINISTRATOR)
    issue = make_issue(body)
    for model in ("reportissue", "issuefile", "reportdraft"):
        assert client.get(reverse(f"admin:reporting_{model}_changelist")).status_code == 200
        assert client.get(reverse(f"admin:reporting_{model}_add")).status_code == 403
    assert client.get(reverse("admin:reporting_reportissue_change", args=[issue.pk])).status_code == 200
    assert client.post(reverse("admin:reporting_reportissue_delete", args=[issue.pk])).status_code == 403
