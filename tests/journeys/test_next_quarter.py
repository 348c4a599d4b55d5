"""The plan comes again next quarter: by the pages, with what only the officer can know."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.roles import Role
from imports.models import ImportBatch
from objectives.models import Action
from tests.builders import make_user
from tests.imports.plans import HEADINGS, PLAN, bring_in, decide, upload
from tests.imports.sheets import table

pytestmark = pytest.mark.django_db

JUNE = date(2025, 6, 30)
KITCHEN = [
    "1.2",
    "Open the kitchen garden to every school",
    "Estates",
    "",
    "June 2028",
    "It is open",
    "Amber",
    "",
]
SECOND = [
    HEADINGS,
    ["1.1", *PLAN[1][1:4], "June 2026", *PLAN[1][5:]],
    KITCHEN,
    ["1.3", "Train every interviewer", *PLAN[2][2:7], "Half of them are trained.\nNow three quarters."],
]


@pytest.fixture
def editor(client):
    editor = make_user(Role.EDI_EDITOR)
    client.force_login(editor)
    return editor


@pytest.fixture
def second(client, editor):
    first = bring_in(client)
    upload(client, table(SECOND), strategy=first.strategy.slug, as_at=JUNE)
    batch = ImportBatch.objects.latest("pk")
    assert batch.state == "read", batch.refusal
    return batch


def page_of(client, batch):
    return client.get(reverse("import_preview", args=[batch.pk])).content.decode()


def test_the_plan_comes_again_next_quarter(client, second):
    page = page_of(client, second)
    assert "3 actions: 1 new, 2 changed" in page
    assert "Why did these ends move?" in page
    assert "What became of the actions that this file does not have?" in page
    assert "<ins><span" in page and "Now three quarters." in page  # noqa: PT018

    decide(client, second, "save", gone_all="", gone_all_reason="", gone_0="withdraw", gone_reason_0="No money.",
           reason_all="The printer closed.")  # fmt: skip
    second.refresh_from_db()
    assert second.state == "read"  # answers are shown with what they do before anything is saved
    assert second.answers["reason_for_all"] == "The printer closed."

    decide(client, second, "save", gone_all="", gone_all_reason="", gone_0="withdraw", gone_reason_0="No money.",
           reason_all="The printer closed.")  # fmt: skip
    second.refresh_from_db()
    assert second.state == "saved"
    told = {action.text: action for action in Action.objects.all()}
    assert told["Ask staff how they are"].closed_reason == "No money."
    trained = told["Train every interviewer"]
    assert (trained.number, trained.latest_update.narrative) == ("1.3", "Now three quarters.")
    moved = told["Write guidance for managers"].latest_update
    assert (moved.end_moved, moved.end_reason) == (True, "The printer closed.")
    assert (KITCHEN[1] in told, told[KITCHEN[1]].number) == (True, "1.2")


def test_a_closing_without_a_reason_is_sent_back_with_what_was_typed(client, second):
    answer = decide(
        client, second, "answer", gone_all="close", gone_all_reason="", reason_all="The printer closed."
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "There is a problem" in page
    assert "say why it is closed or withdrawn" in page
    assert "The printer closed." in page
    second.refresh_from_db()
    assert second.answers.get("reason_for_all") is None


def test_the_same_answers_again_save_at_once(client, second):
    decide(client, second, "answer")
    assert "No row was ticked and no answer given" in page_of(client, second)
    decide(client, second, "save")
    second.refresh_from_db()
    assert second.state == "saved"
    assert not Action.objects.exclude(closure="")
