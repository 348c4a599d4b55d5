"""Next quarter's file: what a person said of its columns and sheets is remembered, and can be changed."""

from datetime import date

import pytest
from django.urls import reverse

from imports.models import ImportBatch
from imports.standing import StrategyFacts
from imports.understanding.answers import Answers
from imports.understanding.columns.headings import Role
from imports.understanding.columns.remembered import Remembered, Said, recall, remember
from plans.models import Strategy
from tests.builders import make_user
from tests.imports.grids import read, sheet, workbook
from tests.imports.plans import KEY, bring_in, decide, settle_words, upload
from tests.imports.sheets import table

ON = date(2026, 3, 3)
LATER = date(2026, 6, 1)
SHEETS = [
    {
        "name": "Plan",
        "columns": [
            {"letter": "A", "heading": "Nr"}, {"letter": "B", "heading": "Thing"}, {"letter": "C", "heading": "Boss"},
            {"letter": "D", "heading": "Update Q1"}, {"letter": "E", "heading": ""},
        ],
    },
    {"name": "Lists", "columns": []},
]  # fmt: skip
ANSWERS = {"Plan": {"A": "number", "B": "action", "C": "owner", "D": "progress", "E": "extra"}, "Lists": None}
KNOWN = remember(Remembered(), SHEETS, ANSWERS, ON)


def test_what_was_said_is_kept_by_heading_and_survives_being_stored():
    assert KNOWN.role_of("Plan", "THING") == Said(Role.ACTION, ON)
    assert KNOWN.role_of("Plan", "Update Q2") == Said(Role.PROGRESS, ON)
    assert KNOWN.role_of("Plan", "") is None
    assert Remembered.from_json(KNOWN.to_json()) == KNOWN
    assert Remembered.from_json(None) == Remembered()


def test_a_heading_is_known_on_another_sheet_too_unless_it_meant_two_things():
    assert KNOWN.role_of("Plan 2026", "Boss") == Said(Role.OWNER, ON)
    two = remember(
        KNOWN,
        [{"name": "Other", "columns": [{"letter": "A", "heading": "Boss"}]}],
        {"Other": {"A": "extra"}},
        ON,
    )
    assert two.role_of("Plan 2026", "Boss") is None
    assert two.role_of("Plan", "Boss") == Said(Role.OWNER, ON)


def test_what_is_said_later_takes_the_place_of_what_was_said_before():
    later = remember(KNOWN, SHEETS[:1], {"Plan": {"C": "extra"}}, LATER)
    assert later.role_of("Plan", "Boss") == Said(Role.EXTRA, LATER)
    assert later.role_of("Plan", "Thing") == Said(Role.ACTION, ON)
    assert later.sheets == {"Lists": Said(None, ON)}
    assert remember(KNOWN, [{"name": "Lists", "columns": []}], {"Lists": {}}, LATER).sheets == {}


def test_columns_are_found_wherever_they_stand_by_now():
    rows = [
        ["Our plan"],
        ["Boss", "Note", "Nr", "Thing", "Update Q2"],
        ["HR Team", "x", "1", "Do it", "Done half"],
    ]
    known = recall(workbook(sheet(rows), sheet([["Red", "Late"]], name="Lists")), {}, KNOWN)
    assert known.roles == {
        "Plan": {"A": Role.OWNER, "C": Role.NUMBER, "D": Role.ACTION, "E": Role.PROGRESS}, "Lists": None,
    }  # fmt: skip


def test_answers_given_now_go_before_what_is_remembered():
    book = workbook(sheet([["Nr", "Thing", "Boss"]]))
    assert recall(book, {"Plan": {"A": Role.EXTRA}}, KNOWN).roles == {"Plan": {"A": Role.EXTRA}}


def test_a_file_of_nothing_but_sheets_once_left_out_is_read():
    book = workbook(sheet([["No.", "Action"], ["1", "Do it"]], name="Lists"))
    assert recall(book, {}, KNOWN).roles == {}


def test_a_column_read_as_before_says_since_when():
    rows = [["Boss", "Nr", "Thing", "Budget"], ["HR Team", "1", "Do it", "£5"]]
    understood = read(sheet(rows), facts=StrategyFacts(remembered=KNOWN))
    columns = understood.layouts[0].columns
    assert [str(columns[index].role) for index in (1, 2, 3, 4)] == ["owner", "number", "action", "resources"]
    assert columns[3].reason == "As you said on 3 March 2026."
    assert columns[4].reason.startswith("The heading “Budget” is used for resources")


def test_a_sheet_left_out_as_before_says_since_when():
    lists = sheet([["No.", "Action", "Lead"], ["1", "An example", "Somebody"]], name="Lists")
    understood = read(
        sheet([["Nr", "Thing", "Boss"], ["1", "Do it", "HR"]]), lists, facts=StrategyFacts(remembered=KNOWN)
    )
    assert (
        understood.layouts[1].why_not == "You said on 3 March 2026 that this sheet is not part of the plan."
    )
    assert [row.text for row in understood.rows] == ["Do it"]


def test_nothing_is_remembered_of_a_strategy_that_nobody_answered_for():
    assert Answers.from_json({}).sheets == {}
    assert recall(workbook(sheet([["No.", "Action"]])), {}, Remembered()).roles == {}


# --- through the pages ------------------------------------------------------------------------------------

ODD = [["Nr", "Thing", "Boss", "Status"], ["1", "Write guidance", "People Team", "Blue"],
       ["2", "Train people", "People Team", "Amber"]]  # fmt: skip
NEXT = [["Status", "Boss", "Thing", "Nr"], ["Amber", "People Team", "Write guidance", "1"],
        ["Amber", "People Team", "Train people", "2"]]  # fmt: skip


@pytest.fixture
def editor(client):
    person = make_user("edi_editor")
    client.force_login(person)
    return person


def say_columns(client, batch, **roles):
    sent = {"version": batch.version, "use_0": "on"} | {
        f"role_0_{letter}": role for letter, role in roles.items()
    }
    client.post(reverse("import_columns", args=[batch.pk]), sent)
    batch.refresh_from_db()


def saved_odd_plan(client):
    upload(client, table(ODD))
    batch = ImportBatch.objects.get()
    say_columns(client, batch, A="number", B="action", C="owner", D="status")
    settle_words(client, batch)
    decide(client, batch)
    batch.refresh_from_db()
    return batch


@pytest.mark.django_db
def test_the_roles_of_the_last_import_are_the_first_guess_of_the_next(client, editor):
    first = saved_odd_plan(client)
    assert first.state == ImportBatch.State.SAVED
    strategy = Strategy.objects.get()
    upload(client, table(NEXT), strategy=strategy.slug)
    batch = ImportBatch.objects.latest("pk")
    assert batch.result["column_questions"] == []
    assert [column["role"] for column in batch.result["sheets"][0]["columns"]] == [
        "status",
        "owner",
        "action",
        "number",
    ]
    assert batch.result["totals"]["changed"] == 1
    page = client.get(reverse("import_columns", args=[batch.pk])).content.decode()
    assert page.count("As you said on ") == 4


@pytest.mark.django_db
def test_what_was_remembered_can_be_changed_and_the_change_is_remembered(client, editor):
    saved_odd_plan(client)
    strategy = Strategy.objects.get()
    upload(client, table(NEXT), strategy=strategy.slug)
    batch = ImportBatch.objects.latest("pk")
    say_columns(client, batch, A="status", B="extra", C="action", D="number")
    decide(client, batch)
    batch.refresh_from_db()
    known = Remembered.from_json(batch.result["said_of_columns"])
    assert known.role_of("Plan", "Boss").role == Role.EXTRA
    assert known.role_of("Plan", "Thing").role == Role.ACTION


@pytest.mark.django_db
def test_an_import_that_nobody_answered_for_keeps_what_was_known(client, editor):
    saved_odd_plan(client)
    strategy = Strategy.objects.get()
    second = bring_in(client, table(NEXT), strategy=strategy.slug)
    assert second.state == ImportBatch.State.SAVED
    assert Remembered.from_json(second.result["said_of_columns"]).role_of("Plan", "Thing").role == Role.ACTION
    assert set(KEY) >= {"Blue", "Amber"}
