"""Several actions in one cell: named, and parted when a person says so or the plan knows them apart."""

import pytest
from django.urls import reverse

from imports.models import ImportBatch
from imports.understanding.accounting import account_for
from imports.understanding.numbering.points import Point, Points, points_of
from objectives.models import Action
from tests.builders import make_user
from tests.imports.grids import codes, plan, read, sheet
from tests.imports.plans import upload
from tests.imports.sheets import table


@pytest.fixture
def editor_client(client):
    client.force_login(make_user("edi_editor"))
    return client


HEADINGS = ("No.", "Action", "Owner", "End")
LISTED = "1. Read the adverts\n2. Train the panels\nand their chairs\n3. Publish the figures"


@pytest.mark.parametrize(
    ("text", "points"),
    [
        (
            LISTED,
            Points(
                "",
                (
                    Point("1.", "1", "Read the adverts"),
                    Point("2.", "2", "Train the panels\nand their chairs"),
                    Point("3.", "3", "Publish the figures"),
                ),
                True,
            ),
        ),
        (
            "We will:\na) ask\nb) tell",
            Points("We will:", (Point("a)", "a", "ask"), Point("b)", "b", "tell")), True),
        ),
        ("• Ask\n• Tell", Points("", (Point("•", "a", "Ask"), Point("•", "b", "Tell")), False)),
        ("- Ask\n– Tell", Points("", (Point("-", "a", "Ask"), Point("–", "b", "Tell")), False)),
        ("1. Only one", None),
        ("Two lines\nof one action", None),
        ("3. Ask\n5. Tell", None),
        ("", None),
    ],
)
def test_a_list_is_told_by_its_marks(text, points):
    assert points_of(text) == points


def parted(*rows, **answers):
    split = [["Plan", number] for number in range(2, 2 + len(rows))]
    return read(sheet([HEADINGS, *rows]), split=split, **answers)


def test_points_become_actions_numbered_below_the_number_of_their_row():
    understood = parted(["3", LISTED, "HR", "2026"])
    assert [(r.number, r.text, r.owner_text, r.end.text, r.parent) for r in understood.rows] == [
        ("3.1", "Read the adverts", "HR", "2026", None),
        ("3.2", "Train the panels\nand their chairs", "HR", "2026", None),
        ("3.3", "Publish the figures", "HR", "2026", None),
    ]
    assert account_for(understood.workbook, understood) == []
    assert ("several_actions_in_one_cell", 2) not in codes(understood)


def test_points_below_a_line_are_parts_of_what_it_says():
    understood = parted(
        ["3", "We will:\n• ask\n• tell", "HR", "2026"], [None, "Then:\n• write", "HR", "2026"]
    )
    assert [(r.number, r.text, r.parent.text if r.parent else "") for r in understood.rows] == [
        ("3", "We will:", ""),
        ("3a", "ask", "We will:"),
        ("3b", "tell", "We will:"),
        ("", "Then:\n• write", "We will:"),
    ]


def test_a_doubt_about_a_point_names_the_row_as_a_person_sees_it():
    understood = parted([None, "• Ask\n• Tell", "HR", "Springish"])
    assert {(p.cell, p.message[:16]) for p in understood.problems if p.code == "unparsed_date"} == {
        ("D2", "Row 2, column D:")
    }


def test_bullets_alone_are_named_and_bullets_below_a_line_are_its_details():
    understood = plan(
        [None, "• Ask\n• Tell", "HR", "2026"],
        [None, "We will:\n• ask\n• tell", "HR", "2026"],
        headings=HEADINGS,
    )
    assert [row for code, row in codes(understood) if code == "several_actions_in_one_cell"] == [2]


PLAN = [list(HEADINGS), ["3", LISTED, "People Team", "March 2026"], ["4", "Write", "People Team", "May 2026"]]


@pytest.mark.django_db
def test_a_button_in_the_preview_parts_a_row_and_puts_it_together_again(editor_client):
    upload(editor_client, table(PLAN))
    batch = ImportBatch.objects.get()
    page = reverse("import_preview", args=[batch.pk])

    def press(position):
        batch.refresh_from_db()
        return editor_client.post(
            page, {"version": batch.version, "split": position, "here": position}, follow=True
        )

    def lines():
        rows = batch.preview_rows.exclude(change="not_an_action").order_by("position")
        return [(row.shown["number"], row.change) for row in rows]

    position = batch.preview_rows.get(shown__number="3").position
    assert "Read its points as actions of their own" in editor_client.get(page).content.decode()
    assert "row 2" in press(position).content.decode()
    assert lines() == [("3.1", "new"), ("3.2", "new"), ("3.3", "new"), ("4", "new")]
    press(batch.preview_rows.get(shown__number="3.1").position)
    assert lines() == [("3", "new"), ("4", "new")]


@pytest.mark.django_db
def test_what_was_parted_once_is_parted_when_the_file_comes_again(editor_client):
    upload(editor_client, table(PLAN))
    batch = ImportBatch.objects.get()
    page = reverse("import_preview", args=[batch.pk])
    position = batch.preview_rows.get(shown__number="3").position
    editor_client.post(page, {"version": batch.version, "split": position})
    batch.refresh_from_db()
    editor_client.post(page, {"version": batch.version, "do": "save"})
    assert list(Action.objects.order_by("position").values_list("number", flat=True)) == [
        "3.1",
        "3.2",
        "3.3",
        "4",
    ]
    upload(editor_client, table(PLAN), strategy="fair-and-open")
    again = ImportBatch.objects.latest("pk")
    totals = again.result["totals"]
    assert (totals["same"], totals["new"], totals["changed"]) == (4, 0, 0)
