"""An organisation's own Word document: given, looked at, used, replaced and no longer used, on its page."""

import io
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from accounts.roles import Role
from foundation.appendonly import verify_chain
from foundation.uploads import MAX_UPLOAD
from reporting.bases.document import NotTaken
from reporting.bases.taking import NotInUse, base_of, stop_base, take_base
from reporting.changes import begin_issue, issue_report, start_draft
from reporting.issuing import finish_issue
from reporting.models import ReportIssue, WordBase, WordBaseStop
from reporting.queries import issue_before
from reporting.renderers import files
from reporting.renderers.docx import render_docx
from reporting.snapshot import from_json, sha256_of
from tests.builders import make_body, make_strategy, make_user, store_base
from tests.public.publications import publish_issue
from tests.reporting import bases
from tests.reporting.papers import AS_AT, TODAY, make_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def strategy():
    return make_plan(organisation="Ellmarch County Council")


@pytest.fixture
def officer(client):
    person = make_user(Role.COMMITTEE_OFFICER)
    client.force_login(person)
    return person


@pytest.fixture
def word_only(monkeypatch):
    """Papers take seconds: these tests are about the Word file."""
    few = tuple(file for file in files.FILES if file[0] in ("html", "docx", "json"))
    monkeypatch.setattr(files, "FILES", few)


def at(name: str, strategy, *more: object) -> str:
    return reverse(name, args=[strategy.slug, *more])


def words_of(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def give(client, strategy, content: bytes, name: str = "Council report.docx"):
    file = SimpleUploadedFile(name, content)
    return client.post(at("word_base", strategy), {"file": file}, follow=True)


def word_file(issue: ReportIssue) -> bytes:
    return bytes(issue.files.get(format="docx").content)


def test_from_the_settings_to_a_report_on_ones_own_document(client, officer, strategy, word_only):
    body = make_body(strategy)
    assert at("word_base", strategy) in client.get(at("strategy_settings", strategy)).content.decode()
    assert "drawn on the plain document of EDI Tracker" in words_of(client.get(at("word_base", strategy)))
    plain = client.get(at("own_word_base", strategy))
    assert Document(io.BytesIO(plain.content)).styles["heading 1"]

    said = words_of(give(client, strategy, bases.with_logo()))
    assert "The next reports are drawn on “Council report.docx”." in said
    assert "1 picture in its header or footer has no description" in said
    assert str(officer) in said
    base = base_of(strategy)
    assert base.sha256 in said
    kept = client.get(at("word_base_file", strategy, base.pk))
    assert kept.content == bases.with_logo()
    assert kept.headers["Content-Disposition"] == 'attachment; filename="Council report.docx"'
    sample = Document(io.BytesIO(client.get(at("word_base_sample", strategy, base.pk)).content))
    assert sample.sections[0].header.paragraphs[0].text == "Ellmarch County Council"

    issue = issue_report(body=body, as_at=AS_AT, today=TODAY, by=None)
    assert issue.word_base == base
    assert word_file(issue) == render_docx(from_json(issue.snapshot), bases.with_logo())
    page = words_of(client.get(issue.get_absolute_url()))
    assert f"The Word file is drawn on “ Council report.docx ”, SHA-256 {base.sha256}" in page

    client.post(at("stop_word_base", strategy, base.pk), follow=True)
    page = words_of(client.get(at("word_base", strategy)))
    assert "drawn on the plain document of EDI Tracker" in page
    assert "Used before" in page
    later = issue_report(body=body, as_at=date(2025, 2, 9), today=TODAY, by=None)
    assert later.word_base is None
    assert "The Word file is drawn on" not in words_of(client.get(later.get_absolute_url()))
    assert issue_before(body, later.as_at).word_base == base
    for model in (WordBase, WordBaseStop, ReportIssue):
        assert verify_chain(model)[1] is None


def test_what_is_wrong_stands_beside_the_box_and_nothing_is_kept(client, officer, strategy):
    said = words_of(give(client, strategy, bases.in_body(bases.TRACKED + bases.simple_field("DDE x"))))
    assert "The document has tracked changes" in said
    assert "a field that fetches or runs something (DDE x)" in said
    assert not WordBase.objects.exists()


def test_a_document_that_was_in_use_stays_in_use_when_another_is_refused(client, officer, strategy):
    give(client, strategy, bases.plain())
    said = words_of(give(client, strategy, b"no document"))
    assert "This is no Word document." in said
    assert "drawn on “ Council report.docx ”" in said


def test_a_file_that_never_arrived_whole_is_said_to_be_too_large(client, officer, strategy):
    said = words_of(give(client, strategy, b"a" * (MAX_UPLOAD + 1)))
    assert "The file is larger than 5 MB" in said
    assert "Choose a file" not in said


def test_nothing_chosen_asks_for_a_file(client, officer, strategy):
    said = words_of(client.post(at("word_base", strategy), {}))
    assert "Choose a file for “Word document”." in said


def test_hostile_names_of_files_are_kept_as_words(client, officer, strategy):
    name = "<script>alert(1)</script> \u202egnp.docx"
    answer = give(client, strategy, bases.plain(), name)
    assert "<script>alert(1)" not in answer.content.decode()
    kept = client.get(at("word_base_file", strategy, base_of(strategy).pk))
    assert "\n" not in kept.headers["Content-Disposition"]
    assert kept.status_code == 200


def test_what_was_used_before_is_listed_with_who_ended_it(client, officer, strategy):
    give(client, strategy, bases.plain(), "first.docx")
    other = make_user(Role.EDI_EDITOR, email="second@example.test")
    take_base(strategy=strategy, content=bases.landscape(), file_name="second.docx", by=other)
    page = client.get(at("word_base", strategy))
    [former] = page.context["former"]
    assert (str(former["base"]), former["by"]) == ("first.docx", other)
    assert client.get(at("word_base_file", strategy, former["base"].pk)).content == bases.plain()
    assert "drawn on “ second.docx ”" in words_of(page)


def test_stopping_what_somebody_replaced_meanwhile_leaves_the_other(client, officer, strategy):
    first = store_base(strategy)
    second = store_base(strategy, file_name="second.docx")
    said = words_of(client.post(at("stop_word_base", strategy, first.pk), follow=True))
    assert "Reports aren&#x27;t drawn on this document any more." in said
    assert base_of(strategy) == second
    stop_base(base=second, by=None)
    with pytest.raises(NotInUse):
        stop_base(base=second, by=None)
    assert base_of(strategy) is None


def test_a_base_is_of_its_strategy(client, officer, strategy):
    other = make_strategy(slug="another")
    base = store_base(other)
    assert base_of(strategy) is None
    for name in ("word_base_file", "word_base_sample"):
        assert client.get(at(name, strategy, base.pk)).status_code == 404
    assert client.post(at("stop_word_base", strategy, base.pk)).status_code == 404
    assert base_of(other) == base


def test_the_list_costs_the_same_for_one_and_for_many(client, officer, strategy):
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(at("word_base", strategy))
        assert not any('"content"' in query["sql"] for query in seen.captured_queries)
        return len(seen)

    store_base(strategy)
    store_base(strategy)
    queries()
    few = queries()
    for _ in range(3):
        stop_base(base=store_base(strategy), by=officer)
    store_base(strategy)
    assert queries() == few


def test_the_record_refuses_to_be_changed(strategy):
    stop_base(base=store_base(strategy), by=None)
    for table in ("reporting_wordbase", "reporting_wordbasestop", "reporting_reportissue"):
        with connection.cursor() as cursor, transaction.atomic():
            cursor.execute(f"SELECT count(*) FROM {table}")
    for table, column in (
        ("reporting_wordbase", "sha256 = ''"),
        ("reporting_wordbasestop", "stopped_at = NULL"),
    ):
        for statement in (f"UPDATE {table} SET {column}", f"DELETE FROM {table}"):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)


def test_the_document_is_frozen_with_the_report(client, strategy, word_only):
    body = make_body(strategy)
    first = store_base(strategy, bases.plain())
    draft = start_draft(body=body, as_at=AS_AT, by=None, today=TODAY)
    client.force_login(make_user(Role.EDI_EDITOR))
    ready = words_of(client.get(reverse("report_readiness", args=[draft.pk])))
    assert "Its Word file is drawn on “ council.docx ”." in ready
    begin_issue(draft=draft, by=None, today=TODAY, start=False)
    store_base(strategy, bases.landscape())
    issue = finish_issue(draft=draft, by=None)
    assert issue.word_base == first
    front = Document(io.BytesIO(word_file(issue))).sections[0]
    assert front.page_width < front.page_height


def test_the_hash_of_a_report_holds_its_document_and_without_one_is_as_it_was(
    strategy, few_files, monkeypatch
):
    issue = issue_report(body=make_body(strategy), as_at=AS_AT, today=TODAY, by=None)
    without = issue.expected_hash()
    issue.word_base = store_base(strategy)
    assert issue.expected_hash() != without
    issue.word_base = None
    monkeypatch.setattr(ReportIssue, "ADDED_LATER", frozenset())
    assert issue.expected_hash() != without  # the column itself would have broken every chain


def test_a_publication_is_drawn_on_the_document_of_its_report(strategy, word_only):
    base = store_base(strategy, bases.with_logo())
    issue = issue_report(body=make_body(strategy), as_at=AS_AT, today=TODAY, by=None)
    stop_base(base=base, by=None)
    publication = publish_issue(issue)
    content = bytes(publication.files.get(format="docx").content)
    assert Document(io.BytesIO(content)).sections[0].header.paragraphs[0].text == "Ellmarch County Council"


def test_a_refused_document_is_refused_whoever_asks(strategy):
    with pytest.raises(NotTaken):
        take_base(strategy=strategy, content=b"", file_name="x.docx", by=None)
    assert not WordBase.objects.exists()


def test_its_sha256_is_that_of_the_file_as_it_came(strategy):
    content = bases.template()
    base = take_base(strategy=strategy, content=content, file_name="Council.dotx", by=None)
    assert (base.sha256, base.size, bytes(base.content)) == (sha256_of(content), len(content), content)


def test_the_settings_offer_it_only_to_those_who_may_choose(client, strategy):
    client.force_login(make_user(Role.VIEWER))
    assert at("word_base", strategy) not in client.get(at("strategy_settings", strategy)).content.decode()
