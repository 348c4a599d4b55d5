"""HR's journey: upload, questions, preview, saved; and what of it is kept for how long."""

import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from accounts.roles import Role
from edi_tracker.settings import TASKS
from foundation.periods import add_months
from imports.files.workbook import read_workbook
from imports.models import FiguresUpload
from imports.recording.journey import empty_old_uploads
from imports.recording.template_file import template_csv, template_workbook
from measures.models import Observation
from tests.builders import make_user
from tests.imports.figures.readings import HEADINGS, row, understood
from tests.imports.sheets import table

pytestmark = pytest.mark.django_db

ROWS = [
    row(characteristic="Ethnicity", category="White", value=88, as_at="March 2024"),
    row(characteristic="Ethnicity", category="Asian", value="<5", as_at="March 2024"),
]


@pytest.fixture
def hr(client):
    person = make_user(Role.HR_ANALYST, email="hr@example.test")
    client.force_login(person)
    return person


def upload(client, *rows, name="figures.xlsx"):
    file = SimpleUploadedFile(name, table([HEADINGS, *rows]))
    answer = client.post(reverse("new_measure_import"), {"file": file})
    assert answer.status_code == 302, answer.content.decode()
    return FiguresUpload.objects.latest("id")


def act(client, at, **said):
    return client.post(
        at.get_absolute_url(), {"version": FiguresUpload.objects.get(pk=at.pk).version, **said}, follow=True
    )


def test_figures_are_uploaded_looked_at_and_saved(client, hr):
    at = upload(client, *ROWS)
    page = client.get(at.get_absolute_url()).content.decode()
    assert "2 figures and 0 targets were understood." in page
    assert "Suppressed (&lt;5)" in page
    assert "Cells without a figure: 1 suppressed." in page
    assert not Observation.objects.exists()
    saved = act(client, at, do="save").content.decode()
    assert "The figures are saved" in saved
    at.refresh_from_db()
    assert (at.state, at.workbook, at.saved_by, at.result["totals"]["new"]) == ("saved", None, hr, 2)
    assert Observation.objects.count() == 2
    again = upload(client, *ROWS)
    assert "There is nothing to save." in client.get(again.get_absolute_url()).content.decode()


def test_a_second_click_saves_once(client, hr):
    at = upload(client, *ROWS)
    for _ in range(2):
        client.post(at.get_absolute_url(), {"version": 1, "do": "save"})
    assert Observation.objects.count() == 2


def test_questions_are_answered_on_the_page(client, hr):
    at = upload(
        client, row(value=0.34, characteristic="Grade", category="Senior"), row(value="-", as_at="2001")
    )
    page = client.get(at.get_absolute_url()).content.decode()
    assert "is none of the characteristics" in page
    answers = {"question-0": "nil", "question-1": "share", "question-2": "breakdown"}
    columns = {f"column-0-{chr(65 + n)}": role for n, role in enumerate(HEADINGS)}
    page = act(client, at, do="answer", **answers, **columns).content.decode()
    assert "34%" in page
    assert "Save 2 figures" in page
    assert "Grade: Senior" in page
    act(client, at, do="forget")
    assert FiguresUpload.objects.get(pk=at.pk).answers == {}


def test_what_is_wrong_is_left_out_by_a_person(client, hr):
    at = upload(client, *ROWS, row(value=120))
    assert "H4: “120” is more than 100%." in client.get(at.get_absolute_url()).content.decode()
    act(client, at, do="save")
    assert not Observation.objects.exists()
    act(client, at, do="leave_out", place="Plan!H4")
    act(client, at, do="save")
    assert Observation.objects.count() == 2


def test_who_decided_on_an_older_version_sees_the_new_one(client, hr):
    at = upload(client, *ROWS, row(value=120))
    act(client, at, do="leave_out", place="Plan!H4")
    page = client.post(at.get_absolute_url(), {"version": 1, "do": "save"}, follow=True).content.decode()
    assert "has moved on" in page
    assert not Observation.objects.exists()


@pytest.mark.parametrize(
    "said", [{"version": "x"}, {"version": "1", "do": "leave_out"}, {"version": "9" * 40}, {}]
)
def test_a_page_that_comes_back_wrong_changes_nothing(client, hr, said):
    at = upload(client, *ROWS)
    assert client.post(at.get_absolute_url(), said).status_code in (200, 302)
    assert FiguresUpload.objects.get(pk=at.pk).answers == {}


def test_a_file_that_is_refused_leaves_only_an_entry(client, hr):
    file = SimpleUploadedFile("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    page = client.post(reverse("new_measure_import"), {"file": file}).content.decode()
    assert ".xlsx" in page
    assert (FiguresUpload.objects.count(), AuditEntry.objects.get().what) == (0, "Figures refused")


def test_only_hr_and_administrators_see_what_was_uploaded(client, hr):
    at = upload(client, *ROWS)
    pages = [reverse("measure_imports"), at.get_absolute_url(), reverse("measure_import_file", args=[at.pk])]
    assert [client.get(page).status_code for page in pages] == [200, 200, 200]
    client.force_login(make_user(Role.EDI_EDITOR, email="edi@example.test"))
    assert [client.get(page).status_code for page in pages] == [403, 403, 403]


def test_the_file_goes_when_its_time_is_over_and_what_was_saved_stays(client, hr):
    at = upload(client, *ROWS)
    act(client, at, do="save")
    today = timezone.localdate()
    assert FiguresUpload.objects.get(pk=at.pk).keep_until == add_months(today, 24)
    assert empty_old_uploads(today=add_months(today, 24)) == 0
    assert empty_old_uploads(today=add_months(today, 24) + timedelta(days=1)) == 1
    assert empty_old_uploads(today=add_months(today, 24) + timedelta(days=1)) == 0
    kept = FiguresUpload.objects.get(pk=at.pk)
    assert (kept.content, kept.workbook, kept.file_name, kept.result["totals"]["new"]) == (
        None,
        None,
        "figures.xlsx",
        2,
    )
    assert client.get(reverse("measure_import_file", args=[at.pk])).status_code == 404
    assert client.get(at.get_absolute_url()).status_code == 200
    assert Observation.objects.count() == 2


def test_run_daily_empties_old_files(client, hr, settings):
    settings.TASKS = TASKS
    at = upload(client, *ROWS)
    FiguresUpload.objects.filter(pk=at.pk).update(keep_until=date(2020, 1, 1))
    call_command("run_daily")
    assert FiguresUpload.objects.get(pk=at.pk).content is None
    assert "no longer kept" in client.get(at.get_absolute_url()).content.decode()


def test_the_template_is_read_as_it_was_filled_in():
    book = openpyxl.load_workbook(io.BytesIO(template_workbook()))
    assert book.sheetnames == ["Guidance", "Figures", "Lists"]
    assert book["Lists"].sheet_state == "hidden"
    assert len(book["Figures"].data_validations.dataValidation) == 4
    assert all(
        cell.data_type == "s" for sheet in book for line in sheet.iter_rows() for cell in line if cell.value
    )
    for line in ROWS:
        book["Figures"].append(line)
    file = io.BytesIO()
    book.save(file)
    read = understood(read_workbook(file.getvalue(), "template.xlsx"))
    assert [sheet.used for sheet in read.sheets] == [False, True, False]
    assert ([f.cell for f in read.figures], read.rejected) == (["H2", "H3"], [])
    assert template_csv().decode("utf-8-sig").strip().split(",") == HEADINGS


# --- the columns of a cross table -----------------------------------------------------------------------


def cross(*rows, name="profile.xlsx"):
    title = [["Workforce by ethnicity, 31 March 2025"], []]
    return SimpleUploadedFile(name, table([*title, *rows]))


def brought(client, *rows):
    client.post(reverse("new_measure_import"), {"file": cross(*rows)})
    return FiguresUpload.objects.latest("id")


def test_hr_says_what_the_columns_of_a_cross_table_are_and_it_is_remembered(client, hr):
    at = brought(client, ["Ethnic group", "Group 1", "Change by 2024"], ["White", 88, 1], ["Asian", 12, 2])
    page = client.get(at.get_absolute_url()).content.decode()
    assert "As it was understood: figures, of Group" in page
    assert "column C: Change by 2024" in page
    act(client, at, do="answer", **{"across-0-B": "percent"})
    at.refresh_from_db()
    assert at.answers == {"sheets": {"Sheet": {"B": "percent"}}} or list(at.answers["sheets"].values()) == [
        {"B": "percent"}
    ]
    page = client.get(at.get_absolute_url()).content.decode()
    assert '<option value="percent" selected>' in page
    assert "88%" in page
    act(client, at, do="save")
    assert {one.value for one in Observation.objects.all()} == {88, 12}
    again = brought(client, ["Ethnic group", "Group 2", "Change by 2025"], ["White", 87, 1], ["Asian", 13, 2])
    assert [*again.answers["sheets"].values()] == [{"B": "percent"}]
    act(client, again, do="forget")
    again.refresh_from_db()
    assert again.answers == {}


def test_a_heading_that_had_two_meanings_in_one_file_is_not_remembered(client, hr):
    at = brought(
        client, ["Ethnic group", "31 March 2024", "31 March 2023"], ["White", "88%", 3], ["Asian", "12%", 4]
    )
    act(client, at, do="answer", **{"across-0-C": "ignore"})
    act(client, at, do="save")
    assert Observation.objects.count() == 2
    again = brought(
        client, ["Ethnic group", "31 March 2025", "31 March 2026"], ["White", "88%", 3], ["Asian", "12%", 4]
    )
    assert again.answers == {}


@pytest.mark.parametrize("role", ["nonsense", "measure", "\0"])
def test_a_role_that_no_column_of_a_cross_table_has_is_refused(client, hr, role):
    at = brought(client, ["Ethnic group", "Group 1", "Group 2"], ["White", 88, 1], ["Asian", 12, 2])
    answer = act(client, at, do="answer", **{"across-0-B": role})
    assert answer.status_code == 200
    at.refresh_from_db()
    assert at.answers == {}


def test_a_note_of_a_file_that_may_point_to_a_person_is_pointed_out(client, hr):
    at = upload(client, row(value=88, note="Of these 2 are trans staff"), row(value=87, as_at="March 2024"))
    page = client.get(at.get_absolute_url()).content.decode()
    assert "Its notes speak of “2 are trans staff”" in page
    act(client, at, do="save")
    assert Observation.objects.filter(note="Of these 2 are trans staff").exists()
