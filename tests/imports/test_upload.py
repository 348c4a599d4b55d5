"""The upload page: what is taken, what is refused, and that a refusal leaves nothing behind."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from accounts.roles import Role
from foundation.uploads import MAX_UPLOAD
from imports.files.cells import Workbook
from imports.models import ImportBatch, Upload
from tests.builders import make_strategy, make_user
from tests.imports.documents import document, paragraph
from tests.imports.documents import row as row_of
from tests.imports.documents import table as table_of
from tests.imports.plans import PLAN, answers_of, file_of, upload
from tests.imports.sheets import package, saved, table, zipped

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = make_user(Role.EDI_EDITOR)
    client.force_login(user)
    return user


def test_a_first_upload_asks_only_for_the_title_the_day_and_the_file(client, editor):
    page = client.get(reverse("new_import")).content.decode()
    assert "Its title, for example" in page
    assert "A new strategy" not in page
    assert f'value="{timezone.localdate().year}"' in page


def test_an_uploaded_plan_is_kept_byte_for_byte(client, editor):
    content = table(PLAN)
    upload(client, content, name="plan.xlsx")
    kept = Upload.objects.get()
    assert (kept.file_name, bytes(kept.content), kept.uploaded_by) == ("plan.xlsx", content, editor)
    batch = ImportBatch.objects.get()
    assert (batch.strategy, batch.strategy_slug, batch.state) == (None, "fair-and-open", "read")


def test_the_same_upload_sent_twice_is_one_import(client, editor):
    plan = table(PLAN)  # built once: a workbook says inside when it was made
    first, second = upload(client, plan), upload(client, plan)
    assert first.url == second.url
    assert (Upload.objects.count(), ImportBatch.objects.count()) == (1, 1)


def test_a_plan_goes_into_the_chosen_strategy(client, editor):
    strategy = make_strategy(title="Fair and Open")
    upload(client, strategy=strategy.slug, title="left over in a box that does not count")
    batch = ImportBatch.objects.get()
    assert (batch.strategy, batch.strategy_slug) == (strategy, strategy.slug)


def test_a_word_document_is_taken_as_it_is(client, editor):
    rows = [
        row_of(*line)
        for line in (("No.", "Action", "Owner", "End"), ("1", "Write it down", "HR", "May 2026"))
    ]
    upload(client, document(paragraph("Equality plan") + table_of(*rows)), name="plan.docx")
    batch = ImportBatch.objects.get()
    workbook = Workbook.from_json(batch.workbook)
    assert (workbook.kind, [sheet.name for sheet in workbook.sheets]) == ("docx", ["Table 1"])
    page = client.get(reverse("new_import")).content.decode()
    assert 'accept=".docx,' in page


def test_texts_around_the_table_of_a_document_stand_in_the_preview_where_they_stand_in_it(client, editor):
    rows = (row_of("No.", "Action", "Owner"), row_of("1", "Write", "HR"))
    body = paragraph("Equality plan") + table_of(*rows) + paragraph("Signed by the leader")
    upload(client, document(body), name="plan.docx")
    lines = ImportBatch.objects.get().preview_rows.order_by("position")
    assert [(line.sheet, line.shown["text"]) for line in lines] == [
        ("Text above Table 1", "Equality plan"),
        ("Table 1", "Write"),
        ("Text below Table 1", "Signed by the leader"),
    ]


def test_the_columns_of_a_document_are_those_of_its_tables(client, editor):
    grid = table_of(row_of("Thing", "Somebody"), row_of("Write it down", "HR"), row_of("Say it", "HR"))
    upload(client, document(grid + paragraph("and") + grid), name="plan.docx")
    address = reverse("import_columns", args=[ImportBatch.objects.get().pk])
    page = client.get(address).content.decode()
    assert "No table could be read as a plan yet." in page
    assert "This table holds actions" in page
    assert "What column A of Table 1 holds" in page
    assert "sheet" not in client.get(address).context["sentence"].lower()


OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
REFUSED = {
    "an old workbook": (
        OLD_OFFICE,
        "plan.xls",
        "This is an old Excel file",
    ),
    "a PDF": (b"%PDF-1.7 and so on", "plan.xlsx", "This is a PDF."),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"0" * 50, "plan.csv", "This is a picture."),
    "an empty file": (b"", "plan.xlsx", "This file is empty."),
    "a zip file": (
        zipped([("letter.txt", "hello")]),
        "plan.xlsx",
        "This is a zip file and not a workbook or a document.",
    ),
    "a cut workbook": (table(PLAN)[:-40], "plan.xlsx", "damaged or cut short"),
    "a document without a table": (document(paragraph("Dear all")), "plan.docx", "no table with words in it"),
    "a long cell of a document": (
        document(table_of(row_of("x" * 32_768, "y"))),
        "plan.docx",
        "Table 1, row 1: A cell of this row holds more than 32,767 characters.",
    ),
    "an old document": (OLD_OFFICE + "WordDocument".encode("utf-16-le"), "plan.doc", "an old Word file"),
    "a page": (b"<!doctype html><p>plan</p>", "plan.csv", "web page"),
    "an entity": (
        package(workbook_start="<!DOCTYPE x [<!ENTITY a 'b'>]>"),
        "plan.xlsx",
        "packed in a way that Excel does not use",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_refused_file_says_why_at_the_field_and_leaves_one_audit_entry(client, editor, kind):
    content, name, sentence = REFUSED[kind]
    answer = upload(client, content, name=name, title="A title that is kept")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert sentence in page
    assert 'id="id_file_error"' in page
    assert 'value="A title that is kept"' in page
    assert (Upload.objects.count(), ImportBatch.objects.count()) == (0, 0)
    entry = AuditEntry.objects.get()
    assert (entry.what, entry.by) == ("Import refused", editor)
    assert entry.detail.startswith(f"{name}: ")


def test_a_file_over_the_limit_is_refused_in_a_sentence_and_the_other_answers_are_kept(client, editor):
    make_strategy()
    answer = upload(client, b"a" * (MAX_UPLOAD + 1), title="A title that is kept", strategy=":new")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "The file is larger than 10 MB." in page
    assert 'value="A title that is kept"' in page
    assert "Choose a file" not in page
    assert Upload.objects.count() == 0


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"title": ""}, "Enter the title of the new strategy."),
        ({"title": "x" * 301}, "300 characters or fewer"),
        ({"title": "Fair\0plan"}, "cannot be stored"),
        ({"strategy": "no-such-strategy"}, "Choose one of the answers shown"),
        ({"title": "known plan"}, "There is a strategy “Known plan” already."),
        ({"as_at_day": "31", "as_at_month": "2"}, "must be a real date"),
        ({"as_at_year": "1066"}, "between 1990 and next year"),
        ({"as_at_day": "", "as_at_month": "", "as_at_year": ""}, "day does the plan speak for"),
        ({"file": None}, "Choose a file"),
    ],
)
def test_a_wrong_answer_gets_a_sentence_and_nothing_is_kept(client, editor, change, sentence):
    make_strategy(title="Known plan", slug="known-plan")
    form = answers_of(strategy=":new") | {"file": file_of(table(PLAN))} | change
    answer = client.post(reverse("new_import"), {k: v for k, v in form.items() if v is not None})
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert Upload.objects.count() == 0


def test_the_original_file_comes_back_as_a_download(client, editor):
    content = table(PLAN)
    upload(client, content, name="Cynllun gweithredu ŵ.xlsx")
    answer = client.get(reverse("import_file", args=[ImportBatch.objects.get().pk]))
    assert answer.content == content
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''Cynllun")
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("role", [Role.VIEWER, Role.OWNER, Role.COMMITTEE_OFFICER, Role.HR_ANALYST])
def test_others_are_told_that_they_may_not_import(client, role):
    client.force_login(make_user(role))
    answer = client.get(reverse("new_import"))
    assert answer.status_code == 403
    assert "import a plan" in answer.content.decode()


def test_a_workbook_without_a_plan_goes_to_the_columns(client, editor):
    answer = upload(client, table([["Some words"], ["and more of them"]]))
    page = client.get(answer.url, follow=True)
    assert page.redirect_chain[-1][0].endswith("/columns/")
    assert "No sheet could be read as a plan yet." in page.content.decode()


def test_an_openpyxl_workbook_and_a_csv_are_read_alike(client, editor):
    import openpyxl

    book = openpyxl.Workbook()
    for row in PLAN:
        book.active.append(row)
    upload(client, saved(book), name="plan.xlsx")
    rows = "\n".join(",".join(f'"{cell}"' for cell in row) for row in PLAN)
    upload(client, rows.encode(), name="plan.csv")
    first, second = ImportBatch.objects.order_by("pk")
    assert first.result["totals"] == second.result["totals"]
    assert first.result["totals"]["new"] == 3
