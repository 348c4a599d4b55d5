"""The page "Check columns": what we are not sure of first, why each column is read so, and sixty of them."""

import re

import pytest
from django.urls import reverse

from imports.models import ImportBatch
from tests.builders import make_user
from tests.imports.plans import upload
from tests.imports.sheets import table

pytestmark = pytest.mark.django_db

BUDGETS = [f"Budget line {number}" for number in range(1, 52)]
WIDE = [
    ["Ref", "Action", "Lead", "Responsible officer", "By when", "Status", "RAG", "Update Q1", "Update Q2", *BUDGETS],
    ["1", "Write guidance for every manager", "HR", "Head of HR", "May 2026", "In progress", "Green",
     "Begun in the spring by two", "Sent out to all of them", *BUDGETS],
    ["2", "Train every panel in fair selection", "HR", "Learning Lead", "June 2026", "Complete", "Amber",
     "Half of them are trained", "", *BUDGETS],
]  # fmt: skip
QUARTERS = [
    ["No.", "Action", "RAG Q1", "RAG Q2", "RAG Q3"],
    ["1", "Write guidance for every manager", "Amber", "Green", ""],
    ["2", "Train every panel in fair selection", "Red", "Amber", ""],
]


@pytest.fixture(autouse=True)
def editor(client):
    person = make_user("edi_editor")
    client.force_login(person)
    return person


def shown(client, rows):
    """The page of a plan that was just uploaded, and its only sheet."""
    upload(client, table(rows))
    batch = ImportBatch.objects.get()
    answer = client.get(reverse("import_columns", args=[batch.pk]))
    return batch, answer, answer.context["sheets"][0]


def test_what_we_are_not_sure_of_stands_first_and_extra_texts_fold_away(client):
    _, _, sheet = shown(client, WIDE)
    look, understood, extra = sheet["groups"]
    assert look["title"] == "Look at these first"
    assert [column["letter"] for column in look["columns"]] == ["C", "D", "G"]
    assert [column["letter"] for column in understood["columns"]] == ["A", "B", "E", "F", "H", "I"]
    assert (extra["title"], extra["folds"], extra["open"]) == ("51 columns kept as extra text", True, False)


def test_every_column_has_its_box_wherever_it_stands(client):
    batch, answer, _ = shown(client, WIDE)
    page = answer.content.decode()
    assert (
        len(re.findall(r'<select[^>]*name="role_0_', page))
        == 60
        == len(set(re.findall(r'name="(role_0_[A-Z]+)"', page)))
    )
    sent = {name: answer.context["form"][name].value() for name in answer.context["form"].fields}
    client.post(reverse("import_columns", args=[batch.pk]), sent | {"use_0": "on", "role_0_D": "extra"})
    batch.refresh_from_db()
    assert (batch.result["column_questions"], batch.answers["sheets"]["Plan"]["D"]) == ([], "extra")


def test_each_column_says_how_sure_it_is_and_why(client):
    _, answer, sheet = shown(client, WIDE)
    sure = {column["letter"]: column["sure"] for group in sheet["groups"] for column in group["columns"]}
    assert (sure["B"], sure["C"], sure["J"]) == ("Sure", "Not sure", "")
    page = answer.content.decode()
    assert "The heading “By when” is used for ends; 2 of 2 cells are dates." in page
    assert "“Budget line 1” is no heading that we know, so what stands there is kept under it." in page


def test_at_a_glance_it_says_where_the_parts_of_a_plan_were_found(client):
    _, _, sheet = shown(client, QUARTERS)
    assert {one["label"]: one["letters"] for one in sheet["found"]} == {
        "Number": "A", "Action": "B", "Owner": "no column", "End": "no column", "Status": "C, D, E",
        "Progress": "no column", "Success measure": "no column",
    }  # fmt: skip


def test_a_status_by_quarter_can_be_sent_back_as_it_was_read(client):
    batch, answer, _ = shown(client, QUARTERS)
    sent = {name: answer.context["form"][name].value() for name in answer.context["form"].fields}
    answer = client.post(reverse("import_columns", args=[batch.pk]), sent | {"use_0": "on"})
    assert answer.status_code == 302
    batch.refresh_from_db()
    assert batch.result["column_questions"] == []
    assert [word["word"] for word in batch.result["status_words"]] == ["Green", "Amber"]


def test_two_statuses_that_are_no_quarters_are_refused(client):
    batch, answer, _ = shown(client, WIDE)
    sent = {name: answer.context["form"][name].value() for name in answer.context["form"].fields}
    answer = client.post(
        reverse("import_columns", args=[batch.pk]),
        sent | {"use_0": "on", "role_0_D": "extra", "role_0_G": "status"},
    )
    assert "columns F and G can’t both be the status" in answer.content.decode()


def test_a_folded_column_opens_where_something_is_wrong_with_it(client):
    batch, answer, _ = shown(client, WIDE)
    sent = {name: answer.context["form"][name].value() for name in answer.context["form"].fields}
    answer = client.post(
        reverse("import_columns", args=[batch.pk]), sent | {"use_0": "on", "role_0_Z": "president"}
    )
    assert answer.context["sheets"][0]["groups"][-1]["open"]


def test_where_no_column_is_the_action_those_that_may_be_it_stand_first(client):
    rows = [["Ref", "Objective", "Lead", "When"], ["1", "Be fair", "HR", "2026"], ["2", "", "IT", "2027"]]
    _, _, sheet = shown(client, rows)
    assert sheet["groups"][0]["columns"][0]["sure"] == "Is it the action?"


TURNED = [
    ["Action", "Write guidance for every manager", "Train every panel"],
    ["Lead", "HR", "Learning"],
    ["Support", "Legal", "Estates"],
    ["By when", "May 2026", "June 2026"],
]


def test_labels_of_a_turned_sheet_are_its_columns_and_are_read_back_so(client):
    batch, _, sheet = shown(client, TURNED)
    letters = {
        column["letter"]: column["heading"] for group in sheet["groups"] for column in group["columns"]
    }
    assert letters == {"A": "Action", "B": "Lead", "C": "Support", "D": "By when"}
    assert "Each label counts as a column" in sheet["sentence"]
    answer = client.get(reverse("import_columns", args=[batch.pk]))
    sent = {name: answer.context["form"][name].value() for name in answer.context["form"].fields}
    sent |= {"use_0": "on", "role_0_B": "extra", "role_0_C": "owner"}
    client.post(reverse("import_columns", args=[batch.pk]), sent)
    batch.refresh_from_db()
    assert [text["text"] for text in batch.result["owner_texts"]] == ["Legal", "Estates"]
