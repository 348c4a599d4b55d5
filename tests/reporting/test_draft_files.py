"""A draft as PDF, Word document and workbook: asked for, drawn by the worker, fresh or not, and thrown away."""

import subprocess
from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from reporting.bases.taking import take_base
from reporting.changes import ask_for_file, begin_issue, issue_report, save_draft
from reporting.drafts import files
from reporting.issuing import NotIssued, finish_issue
from reporting.models import DraftFile
from reporting.queries import snapshot_of_draft
from reporting.snapshot import to_json
from reporting.tasks import draw_draft_file
from tests.builders import make_body, make_update
from tests.reporting.bases import plain
from tests.reporting.papers import AS_AT, make_plan
from tests.reporting.staff import make_evidence
from tests.reporting.test_report_pages import make_draft, signed_in, today, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return make_draft(make_body(make_plan()))


def ask(draft, format="pdf"):
    return ask_for_file(draft=draft, format=format, today=today())


def drawn(draft, format="pdf"):
    file = ask(draft, format)
    draw_draft_file.call(file.pk)
    file.refresh_from_db()
    return file


@pytest.fixture
def jobs(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}


def page_of(client, draft):
    return words_of(client.get(reverse("draft_files", args=[draft.pk])))


@pytest.mark.parametrize("role", [Role.EDI_EDITOR, Role.COMMITTEE_OFFICER])
def test_from_the_button_to_the_file(client, draft, role, django_capture_on_commit_callbacks):
    signed_in(client, role)
    page = client.get(draft.get_absolute_url())
    assert "See it as PDF" in words_of(page)
    # of signing out, the draft, its files, discarding it
    assert page.content.count(b"csrfmiddlewaretoken") == 4
    files = reverse("draft_files", args=[draft.pk])
    with django_capture_on_commit_callbacks() as asked:
        assert client.post(files, {"format": "pdf"}).url == files
    assert len(asked) == 1
    waiting = client.get(files)
    assert "Being drawn PDF" in words_of(waiting)
    assert b'<noscript><meta http-equiv="refresh"' in waiting.content
    assert "The PDF is being drawn" in words_of(client.get(draft.get_absolute_url()))
    with django_capture_on_commit_callbacks() as asked_again:
        client.post(files, {"format": "pdf"})
    assert not asked_again
    assert draw_draft_file.call(DraftFile.objects.get().pk) is True
    ready = client.get(files)
    assert "Nothing has changed since." in words_of(ready)
    assert b"refresh" not in ready.content
    assert "Draw the PDF again" not in words_of(ready)
    got = client.get(reverse("draft_file", args=[draft.pk, "pdf"]))
    assert got["Content-Disposition"] == (f'attachment; filename="DRAFT-{draft.body.slug}-2025-01-31.pdf"')
    assert got["Content-Type"] == "application/pdf"
    assert "no-store" in got["Cache-Control"]
    assert got.content.startswith(b"%PDF")


@pytest.mark.parametrize(("format", "begins"), [("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK")])
def test_every_format_is_drawn_and_the_same_twice(draft, format, begins):
    first = drawn(draft, format)
    assert first.state == "drawn"
    assert first.content.startswith(begins)
    assert first.size == len(first.content)
    DraftFile.objects.all().delete()
    assert bytes(drawn(draft, format).content) == bytes(first.content)


def test_it_is_marked_as_a_draft_on_every_page(draft):
    with pikepdf.open(BytesIO(bytes(drawn(draft).content))) as paper:
        assert str(paper.docinfo.Title).startswith("DRAFT: Equality strategy")
    words = words_on_each_page(bytes(DraftFile.objects.get().content))
    assert len(words) > 3
    assert all("DRAFT – not issued" in page for page in words)


def test_an_issue_is_marked_nowhere(draft):
    issue = issue_report(body=draft.body, as_at=AS_AT, today=today(), by=None)
    content = bytes(issue.files.get(format="pdf").content)
    assert not any("DRAFT" in page for page in words_on_each_page(content))


def words_on_each_page(pdf):
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


def test_what_changed_since_is_counted_and_drawn_again(client, draft):
    signed_in(client, Role.EDI_EDITOR)
    drawn(draft)
    first, second = draft.strategy.actions.filter(number__in=("1.1", "1.2")).order_by("number")
    make_update(first, "Green", narrative="All are trained.", on=AS_AT)
    make_update(second, "Green", narrative="It is published.", on=AS_AT)
    save_draft(draft=draft, texts={"outcome": "More is done."}, meeting_on=None, by=None)
    assert "3 changes ago." in page_of(client, draft)
    assert "3 changes ago." in words_of(client.get(draft.get_absolute_url()))
    assert "Draw the PDF again" in page_of(client, draft)
    old = bytes(DraftFile.objects.get().content)
    again = drawn(draft)
    assert bytes(again.content) != old
    assert "All are trained." in " ".join(" ".join(words_on_each_page(bytes(again.content))).split())
    assert "Nothing has changed since." in page_of(client, draft)


def test_what_was_asked_again_meanwhile_is_not_written_over(draft, monkeypatch):
    file = ask(draft)

    def change_and_draw(kind, snapshot, base):
        save_draft(draft=draft, texts={"outcome": "Newer words"}, meeting_on=None, by=None)
        ask(draft)
        return b"old"

    with monkeypatch.context() as patched:
        patched.setattr(files, "render_file", change_and_draw)
        assert draw_draft_file.call(file.pk) is False
    file.refresh_from_db()
    assert (file.state, bytes(file.content)) == ("waiting", b"")
    assert draw_draft_file.call(file.pk) is True
    assert draw_draft_file.call(file.pk) is False


def test_what_was_drawn_on_a_document_that_was_exchanged_meanwhile_is_not_kept(draft, monkeypatch):
    file = ask(draft, "docx")

    def exchange_and_draw(kind, snapshot, base):
        take_base(strategy=draft.strategy, content=plain(), file_name="own.docx", by=None)
        ask(draft, "docx")
        return b"on ours"

    with monkeypatch.context() as patched:
        patched.setattr(files, "render_file", exchange_and_draw)
        assert draw_draft_file.call(file.pk) is False
    assert draw_draft_file.call(file.pk) is True
    file.refresh_from_db()
    assert file.word_base.file_name == "own.docx"
    assert bytes(file.content).startswith(b"PK")


def test_when_drawing_fails_the_page_says_so_and_it_can_be_tried_again(client, draft, monkeypatch):
    signed_in(client, Role.COMMITTEE_OFFICER)

    def no_paper(kind, snapshot, base):
        raise RuntimeError("out of ink")

    with monkeypatch.context() as patched:
        patched.setattr(files, "render_file", no_paper)
        assert drawn(draft).state == "failed"
    page = page_of(client, draft)
    assert "The PDF could not be drawn. Nothing of the draft is lost. Try again" in page
    assert "Draw the PDF again" in page
    assert client.get(reverse("draft_file", args=[draft.pk, "pdf"])).status_code == 404
    assert drawn(draft).state == "drawn"


def test_a_worker_that_says_nothing_is_told_and_asked_again(client, draft):
    signed_in(client, Role.EDI_EDITOR)
    ask(draft)
    DraftFile.objects.update(asked_at=timezone.now() - timedelta(minutes=3))
    assert "should have been drawn by now" in page_of(client, draft)
    asked_at = DraftFile.objects.get().asked_at
    client.post(reverse("draft_files", args=[draft.pk]), {"format": "pdf"})
    assert DraftFile.objects.get().asked_at > asked_at


def test_a_new_base_makes_the_word_file_old_and_no_other(client, draft):
    signed_in(client, Role.EDI_EDITOR)
    for format in ("docx", "xlsx"):
        drawn(draft, format)
    base = take_base(strategy=draft.strategy, content=plain(), file_name="own.docx", by=None)
    page = page_of(client, draft)
    assert "1 change ago." in page
    assert "Draw the Word document again" in page
    assert "Draw the Excel workbook again" not in page
    assert drawn(draft, "docx").word_base == base
    assert "change ago" not in page_of(client, draft)


@pytest.mark.parametrize("format", ["", "html", "pdf\0", "x" * 5000])
def test_a_format_that_there_is_not_is_refused(client, draft, format):
    signed_in(client, Role.EDI_EDITOR)
    answer = client.post(reverse("draft_files", args=[draft.pk]), {"format": format}, follow=True)
    assert "Choose PDF, Word document or Excel workbook." in words_of(answer)
    assert not DraftFile.objects.exists()


@pytest.mark.parametrize("name", ["docx", "report.pdf", "html", "a\0b"])
def test_what_was_not_drawn_is_not_found(client, draft, name):
    signed_in(client, Role.EDI_EDITOR)
    drawn(draft)
    assert client.get(reverse("draft_file", args=[draft.pk, name])).status_code == 404


@pytest.mark.parametrize("role", [Role.VIEWER, Role.OWNER, Role.HR_ANALYST])
def test_who_may_not_draft_sees_no_file(client, draft, role):
    signed_in(client, role)
    drawn(draft)
    assert client.get(reverse("draft_file", args=[draft.pk, "pdf"])).status_code == 403
    assert client.post(reverse("draft_files", args=[draft.pk]), {"format": "pdf"}).status_code == 403


def test_small_numbers_are_hidden_as_on_the_pages_of_the_draft():
    strategy = make_plan()
    make_evidence(strategy, hidden=2)
    draft = make_draft(make_body(strategy))
    snapshot = snapshot_of_draft(draft, today=today())
    assert ask(draft).snapshot == to_json(snapshot)
    assert "[c]" in to_json(snapshot)


def test_while_it_is_issued_and_after_there_are_no_files_of_the_draft(client, draft, jobs):
    signed_in(client, Role.EDI_EDITOR)
    drawn(draft)
    begin_issue(draft=draft, by=None, today=today(), start=False)
    with pytest.raises(NotIssued, match="its files are those of the issue"):
        ask(draft)
    assert client.get(reverse("draft_files", args=[draft.pk])).url == draft.get_absolute_url()
    issue = finish_issue(draft=draft, by=None)
    assert client.get(reverse("draft_file", args=[draft.pk, "pdf"])).url == issue.get_absolute_url()
    call_command("run_daily")
    assert not DraftFile.objects.exists()


def test_old_files_are_thrown_away_and_the_draft_stays(draft, jobs):
    drawn(draft, "docx")
    call_command("run_daily")
    assert DraftFile.objects.count() == 1
    DraftFile.objects.update(asked_at=timezone.now() - timedelta(days=15))
    call_command("run_daily")
    assert not DraftFile.objects.exists()
    draft.refresh_from_db()
