"""The way of a plan through the pages: columns, words, preview, saving, result; and what may go wrong."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry, Owner
from accounts.roles import Role
from imports import journey, tasks, working
from imports.models import ImportBatch, PreviewRow, Upload
from objectives.changes import edit_action
from objectives.models import Action, Objective, ProgressUpdate
from plans.models import Strategy
from tests.builders import make_user
from tests.imports.plans import (
    HEADINGS,
    PLAN,
    SPEAKS_FOR,
    bring_in,
    decide,
    settle_words,
    upload,
    words_answers,
)
from tests.imports.sheets import table

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = make_user(Role.EDI_EDITOR)
    client.force_login(user)
    return user


@pytest.fixture
def batch(client, editor):
    """A plan whose words are still to be settled."""
    upload(client)
    return ImportBatch.objects.get()


@pytest.fixture
def previewed(client, batch):
    """The same, ready to be saved."""
    settle_words(client, batch)
    batch.refresh_from_db()
    return batch


def page_of(client, name, batch, query=""):
    answer = client.get(reverse(name, args=[batch.pk]) + query)
    assert answer.status_code == 200, answer
    return answer.content.decode()


def said(answer):
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


# --- the story --------------------------------------------------------------------------------------------


def test_an_officer_brings_a_plan_in(client, editor):
    first = client.get(reverse("imports")).content.decode()
    assert "Plans that you bring in are listed here" in first

    step = client.get(upload(client).url)
    batch = ImportBatch.objects.get()
    assert step.url == reverse("import_words", args=[batch.pk])
    words = page_of(client, "import_words", batch)
    assert "Say what 2 status words mean and whom 3 owner texts name." in words
    assert "Used in 2 rows." in words
    assert "Elsewhere it often means “complete”; look at your key." in words

    settled = settle_words(client, batch, definition_0="Work has begun.")
    assert client.get(settled.url).url == reverse("import_preview", args=[batch.pk])
    preview = page_of(client, "import_preview", batch)
    assert "3 actions, all new; 1 doubt." in preview
    assert "Save 3 actions" in preview
    assert "by 31 March 2026" in preview
    assert "Spring-ish” isn&#x27;t a timescale we recognise." in preview
    assert (Strategy.objects.count(), Action.objects.count()) == (0, 0)

    saving = decide(client, batch)
    assert client.get(saving.url).url == reverse("import_result", args=[batch.pk])
    result = page_of(client, "import_result", batch)
    assert "3 actions were added." in result
    assert "Timescales that were not understood: 1" in result
    assert Upload.objects.get().sha256 in result

    strategy = Strategy.objects.get()
    assert strategy.title == "Fair and open"
    assert [action.number for action in strategy.actions.all()] == ["1.1", "1.2", "1.3"]
    assert {owner.name for owner in Owner.objects.all()} == {"People Team", "Library Service"}
    assert strategy.status_terms.get(label="Amber").definition == "Work has begun."
    assert {update.on for update in ProgressUpdate.objects.all()} == {SPEAKS_FOR}
    assert "3 actions were added." in client.get(reverse("imports")).content.decode()


def test_the_same_file_again_would_change_nothing(client, editor):
    first = bring_in(client)
    before = (Action.objects.count(), ProgressUpdate.objects.count())
    upload(client, strategy=first.strategy.slug)
    again = ImportBatch.objects.latest("pk")
    page = page_of(client, "import_preview", again)
    assert "Nothing would change: the plan holds all 3 actions of this file as they are" in page
    assert "There is nothing to save." in page
    assert 'value="save"' not in page
    assert (Action.objects.count(), ProgressUpdate.objects.count()) == before
    listed = client.get(reverse("imports")).content.decode()
    assert "2 imports; all are finished." in listed
    assert "Nothing to save" in listed


def test_a_later_copy_shows_what_it_would_change_word_by_word(client, editor):
    first = bring_in(client)
    rows = [list(row) for row in PLAN]
    rows[1][1] = "Write short guidance for managers"
    rows[2][6] = "Blue"
    rows.append(
        ["1.4", "Publish the pay gap", "People Team", "", "March 2027", "It is published", "Blue", ""]
    )
    upload(client, table(rows), strategy=first.strategy.slug, as_at=SPEAKS_FOR + timedelta(days=180))
    batch = ImportBatch.objects.latest("pk")
    page = page_of(client, "import_preview", batch)
    assert "4 actions: 1 new, 2 changed, 1 the same" in page
    seen = page.replace('<span class="govuk-visually-hidden">removed: </span>', "")
    seen = seen.replace('<span class="govuk-visually-hidden">added: </span>', "")
    assert "Write <ins>short </ins>guidance for managers" in seen
    assert "<del>Amber</del><ins>Blue</ins>" in seen
    assert "Save 3 actions" in page
    decide(client, batch)
    assert "1 action was added and 2 changed; 1 was left as before." in page_of(
        client, "import_result", batch
    )
    assert Action.objects.get(number="1.1").text == "Write short guidance for managers"


def test_words_and_owners_that_are_known_are_not_asked_again(client, editor):
    first = bring_in(client)
    rows = [*PLAN, ["1.4", "Publish the pay gap", "Pay Team", "", "", "", "Red", ""]]
    upload(client, table(rows), strategy=first.strategy.slug)
    batch = ImportBatch.objects.latest("pk")
    form = client.get(reverse("import_words", args=[batch.pk])).context["form"]
    assert [word["word"] for word in form.words] == ["Red"]
    assert [owner["text"] for owner in form.owners] == ["Pay Team"]
    page = page_of(client, "import_words", batch)
    assert "2 status words of the strategy’s key" in page
    assert "3 owner texts that we know" in page


# --- columns ----------------------------------------------------------------------------------------------

ODD = [["Ref", "Thing", "Who"], ["1", "Write guidance", "People Team"], ["2", "Train people", "People Team"]]


def test_columns_that_were_not_understood_are_asked_for(client, editor):
    step = client.get(upload(client, table(ODD)).url)
    batch = ImportBatch.objects.get()
    assert step.url == reverse("import_columns", args=[batch.pk])
    assert "Train people" in page_of(client, "import_columns", batch)
    sent = {
        "version": batch.version,
        "use_0": "on",
        "role_0_A": "number",
        "role_0_B": "action",
        "role_0_C": "owner",
    }
    client.post(step.url, sent)
    batch.refresh_from_db()
    assert batch.answers["sheets"] == {"Plan": {"A": "number", "B": "action", "C": "owner"}}
    assert batch.result["totals"]["new"] == 2
    assert not batch.result["column_questions"]


def test_columns_that_were_understood_can_be_changed(client, previewed):
    form = client.get(reverse("import_columns", args=[previewed.pk])).context["form"]
    sent = {name: form[name].value() for name in form.fields} | {"role_0_F": "extra", "use_0": "on"}
    client.post(reverse("import_columns", args=[previewed.pk]), sent)
    previewed.refresh_from_db()
    assert previewed.answers["sheets"]["Plan"]["F"] == "extra"
    assert PreviewRow.objects.first().shown["more"] == [["Success measure", "It is used"]]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"role_0_B": "extra"}, "say which column holds the actions"),
        ({"role_0_C": "action"}, "columns B and C can’t both be the action"),
        ({"role_0_B": "president"}, "Choose one of the answers shown"),
        ({"role_0_B": ""}, "Say what column B of sheet “Plan” holds."),
        ({"version": ""}, "This page did not come back whole."),
        ({"version": "99999999999999999999"}, "This page did not come back whole."),
    ],
)
def test_wrong_columns_get_a_sentence_and_change_nothing(client, batch, change, sentence):
    form = client.get(reverse("import_columns", args=[batch.pk])).context["form"]
    sent = {name: form[name].value() for name in form.fields} | {"use_0": "on"} | change
    answer = client.post(reverse("import_columns", args=[batch.pk]), sent)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    batch.refresh_from_db()
    assert batch.answers == {}


def test_a_sheet_can_be_said_to_hold_no_actions(client, batch):
    form = client.get(reverse("import_columns", args=[batch.pk])).context["form"]
    sent = {name: form[name].value() for name in form.fields if name != "use_0"}
    client.post(reverse("import_columns", args=[batch.pk]), sent)
    batch.refresh_from_db()
    assert batch.answers["sheets"] == {"Plan": None}
    assert "You said that this sheet is not part of the plan." in page_of(client, "import_columns", batch)


# --- words ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"meaning_0": ""}, "Choose what “Amber” means."),
        ({"meaning_0": "splendid"}, "Choose one of the answers shown"),
        ({"definition_0": "x" * 301}, "must be 300 characters or fewer"),
        ({"definition_0": "a\0b"}, "cannot be stored"),
        ({"owners_0": "!!!"}, "write “!!!” with letters or numbers"),
        ({"owners_0": "y" * 201}, "has 201 characters"),
        ({"owners_0": "\n".join(f"Team {n}" for n in range(30))}, "name 20 owners or fewer"),
        ({"owners_0": "x" * 5_000}, "must be 4,000 characters or fewer"),
    ],
)
def test_wrong_words_get_a_sentence_and_everything_else_is_kept(client, batch, change, sentence):
    sent = words_answers(client, batch, **({"definition_1": "Kept as typed."} | change))
    answer = client.post(reverse("import_words", args=[batch.pk]), sent)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert sentence in page
    assert "Kept as typed." in page
    assert "There is a problem" in page
    batch.refresh_from_db()
    assert batch.answers == {}


def test_an_empty_owner_box_means_that_nobody_answers(client, batch):
    form = client.get(reverse("import_words", args=[batch.pk])).context["form"]
    place = next(n for n, owner in enumerate(form.owners) if owner["text"] == "Library Service")
    settle_words(client, batch, **{f"owners_{place}": ""})
    decide(client, batch)
    assert [owner.name for owner in Action.objects.get(number="1.3").owners.all()] == []
    assert Action.objects.get(number="1.3").owner_text == "Library Service"


def test_the_second_of_two_people_loses_nothing_and_overwrites_nothing_unseen(client, batch):
    mine = words_answers(client, batch, meaning_0="closed", definition_0="In my words.")
    settle_words(client, batch)
    batch.refresh_from_db()
    theirs = batch.answers
    answer = client.post(reverse("import_words", args=[batch.pk]), mine)
    page = answer.content.decode()
    assert "Somebody else answered while this page was open." in page
    assert "In my words." in page
    batch.refresh_from_db()
    assert batch.answers == theirs
    again = mine | {"version": str(answer.context["form"]["version"].value())}
    assert client.post(reverse("import_words", args=[batch.pk]), again).status_code == 302
    batch.refresh_from_db()
    assert batch.answers["statuses"]["Amber"] == "closed"


# --- preview ----------------------------------------------------------------------------------------------

REFUSED_ROW = ["1.4", "", "People Team", "May 2025", "", "", "", ""]


def test_a_refused_row_keeps_the_plan_from_being_saved_until_it_is_left_out(client, editor):
    upload(client, table([*PLAN, REFUSED_ROW]))
    batch = ImportBatch.objects.get()
    settle_words(client, batch)
    page = page_of(client, "import_preview", batch)
    assert "3 new, 1 refused" in page
    assert "1 row is refused. Tick it to leave it out" in page
    assert 'value="save"' not in page
    assert "Rows are refused" in client.get(reverse("imports")).content.decode()
    assert "can’t be saved yet" in said(decide(client, batch))
    assert Action.objects.count() == 0
    refused = batch.preview_rows.get(change="refused")
    decide(client, batch, "leave_out", here=[refused.position], leave_out=[refused.position])
    batch.refresh_from_db()
    assert batch.answers["leave_out"] == [["Plan", 5]]
    assert "Save 3 actions" in page_of(client, "import_preview", batch)
    assert "Left out by you" in page_of(client, "import_preview", batch)


def test_saving_with_a_tick_shows_first_what_is_left_out(client, previewed):
    first = previewed.preview_rows.get(row=2)
    answer = decide(client, previewed, here=[first.position], leave_out=[first.position])
    assert "1 row is left out. This is what would be saved now." in said(answer)
    assert Action.objects.count() == 0
    decide(client, previewed)
    assert sorted(Action.objects.values_list("number", flat=True)) == ["1.2", "1.3"]


def test_a_row_that_was_left_out_can_be_taken_in_again(client, previewed):
    first = previewed.preview_rows.get(row=2)
    decide(client, previewed, "leave_out", here=[first.position], leave_out=[first.position])
    left_out = previewed.preview_rows.get(row=2)
    assert left_out.change == "left_out"
    page = page_of(client, "import_preview", previewed, "?show=left-out")
    assert f'id="leave-out-{left_out.position}" name="leave_out" value="{left_out.position}" checked' in page
    decide(client, previewed, "leave_out", here=[left_out.position])
    assert previewed.preview_rows.get(row=2).change == "new"


def test_the_filters_count_and_show_their_rows(client, editor):
    upload(client, table([["Our plan for a fair place"], *PLAN]))
    batch = ImportBatch.objects.get()
    settle_words(client, batch)
    filters = client.get(reverse("import_preview", args=[batch.pk])).context["filters"]
    assert {one["name"]: one["count"] for one in filters} == {
        "": 3, "new": 3, "changed": 0, "same": 0, "refused": 0, "doubts": 1, "other": 1
    }  # fmt: skip
    doubts = page_of(client, "import_preview", batch, "?show=doubts")
    assert "Ask staff how they are" in doubts
    assert "Write guidance for managers" not in doubts
    other = page_of(client, "import_preview", batch, "?show=other")
    assert "Our plan for a fair place" in other
    assert "A title or text above the table." in other
    assert "No row of the file is like this." in page_of(client, "import_preview", batch, "?show=same")
    assert "Train every interviewer" in page_of(client, "import_preview", batch, "?show=nonsense&page=900")


def test_a_text_of_the_file_is_shown_as_text(client, editor):
    rows = [HEADINGS, ["1", "<script>alert(1)</script>", "<b>Team</b>", "", "Ongoing", "", "Blue", "=1+1"]]
    upload(client, table(rows))
    batch = ImportBatch.objects.get()
    assert "<b>Team</b>" not in page_of(client, "import_words", batch)
    settle_words(client, batch)
    page = page_of(client, "import_preview", batch)
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert(1)" not in page_of(client, "import_columns", batch)


# --- saved once, saved whole ------------------------------------------------------------------------------


def test_a_second_click_saves_nothing_twice(client, previewed):
    version = previewed.version
    decide(client, previewed)
    second = client.post(reverse("import_preview", args=[previewed.pk]), {"version": version, "do": "save"})
    assert client.get(second.url, follow=True).redirect_chain[-1][0] == reverse(
        "import_result", args=[previewed.pk]
    )
    assert Action.objects.count() == 3


def test_a_job_that_runs_twice_saves_once(client, editor, previewed):
    told = {"batch_id": previewed.pk, "version": previewed.version + 1, "user_id": editor.pk}
    decide(client, previewed)
    tasks.save_plan.func(**told)
    assert (Action.objects.count(), AuditEntry.objects.filter(what="Plan imported").count()) == (3, 1)


def test_a_save_that_was_decided_on_an_older_preview_shows_the_new_one(client, previewed):
    answer = client.post(
        reverse("import_preview", args=[previewed.pk]), {"version": previewed.version - 1, "do": "save"}
    )
    assert "moved on since you opened the page" in said(answer)
    assert Action.objects.count() == 0


def test_what_the_plan_became_after_the_preview_is_said(client, editor):
    first = bring_in(client)
    rows = [list(row) for row in PLAN]
    rows[1][1] = "Write short guidance for managers"
    rows[2][1] = "Train everybody who interviews"
    upload(client, table(rows), strategy=first.strategy.slug)
    batch = ImportBatch.objects.latest("pk")
    action = Action.objects.get(number="1.2")
    edit_action(action=action, version=None, by=editor, why="Agreed", text="Train everybody who interviews")
    decide(client, batch)
    assert "The plan changed after the preview: 1 changed instead of 2, 2 the same instead of 1." in page_of(
        client, "import_result", batch
    )


def test_a_failure_while_saving_leaves_nothing_and_can_be_started_again(client, previewed, monkeypatch):
    def fall_over(**_):
        Objective(title="half").save()  # refused by the database, in the middle of the saving

    with monkeypatch.context() as patched:
        patched.setattr("imports.running.save", fall_over)
        decide(client, previewed)
    previewed.refresh_from_db()
    assert previewed.state == "failed"
    assert (Strategy.objects.count(), Action.objects.count()) == (0, 0)
    page = page_of(client, "import_batch", previewed)
    assert "Something went wrong while the plan was being saved. Nothing of it was kept." in page
    assert "IntegrityError" not in page
    assert AuditEntry.objects.filter(what="Import stopped").exists()
    client.post(reverse("import_again", args=[previewed.pk]))
    assert "Save 3 actions" in page_of(client, "import_preview", previewed)
    decide(client, previewed)
    assert Action.objects.count() == 3


def gone_quiet(batch, state, minutes):
    long_ago = timezone.now() - timedelta(minutes=minutes)
    ImportBatch.objects.filter(pk=batch.pk).update(
        state=state, changed_at=long_ago, progress="Saving the plan"
    )


def test_a_job_that_died_is_seen_and_started_again(client, previewed):
    gone_quiet(previewed, "saving", minutes=4)
    assert "so it was most likely cut off" in page_of(client, "import_batch", previewed)
    assert "Stopped" in client.get(reverse("imports")).content.decode()
    answer = client.post(reverse("import_again", args=[previewed.pk]), follow=True)
    assert answer.redirect_chain[-1][0] == reverse("import_preview", args=[previewed.pk])


def test_work_that_goes_on_is_waited_for(client, previewed):
    gone_quiet(previewed, "saving", minutes=1)
    page = page_of(client, "import_batch", previewed)
    assert 'http-equiv="refresh"' in page
    assert f'data-poll="{previewed.get_absolute_url()}"' in page
    answer = client.post(reverse("import_again", args=[previewed.pk]))
    assert "nothing to start again" in said(answer)
    for name in ("import_words", "import_columns", "import_preview", "import_result"):
        assert client.get(reverse(name, args=[previewed.pk])).url == previewed.get_absolute_url()


def test_a_long_plan_is_read_and_saved_by_the_worker(
    client, editor, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(journey, "ROWS_AT_ONCE", 1)
    with django_capture_on_commit_callbacks() as waiting:
        upload(client)
    batch = ImportBatch.objects.get()
    assert (batch.state, len(waiting)) == ("reading", 1)
    assert "Waiting for the worker" in page_of(client, "import_batch", batch)
    waiting[0]()
    batch.refresh_from_db()
    assert batch.state == "read"
    with django_capture_on_commit_callbacks(execute=True):
        settle_words(client, batch)
    with django_capture_on_commit_callbacks() as waiting:
        decide(client, batch)
    assert (Action.objects.count(), len(waiting)) == (0, 1)
    waiting[0]()
    assert Action.objects.count() == 3


def test_looking_twice_at_the_same_version_is_done_once(previewed):
    rows = list(previewed.preview_rows.values_list("pk", flat=True))
    working.look(previewed.pk, previewed.version)
    assert list(previewed.preview_rows.values_list("pk", flat=True)) == rows


# --- tampering --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"do": "save"},
        {"do": "save", "version": "-1"},
        {"do": "save", "version": "1e9"},
        {"do": "fly", "version": "{version}"},
        {
            "do": "leave_out",
            "version": "{version}",
            "here": ["x", "-4", "999999999999"],
            "leave_out": ["1; drop"],
        },
        {"do": "leave_out", "version": "{version}", "leave_out": ["1"]},
        {"do": "leave_out_refused", "version": "{version}"},
        {"do": "leave_out", "version": "{version}", "show": "<b>", "page": "9" * 40},
    ],
)
def test_a_tampered_decision_changes_nothing(client, previewed, sent):
    sent = {
        name: value.format(version=previewed.version) if isinstance(value, str) else value
        for name, value in sent.items()
    }
    answer = client.post(reverse("import_preview", args=[previewed.pk]), sent)
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("import_preview", args=[previewed.pk]))
    previewed.refresh_from_db()
    assert (previewed.state, previewed.answers.get("leave_out")) == ("read", None)
    assert Action.objects.count() == 0


def test_an_import_that_is_not_there_is_not_found(client, editor):
    for name in (
        "import_batch",
        "import_words",
        "import_columns",
        "import_preview",
        "import_result",
        "import_file",
    ):
        assert client.get(reverse(name, args=[987654])).status_code == 404


# --- how many queries -------------------------------------------------------------------------------------


def queries_of(client, url):
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_the_preview_asks_as_much_for_three_rows_as_for_one(client, editor):
    counts = []
    for rows in (PLAN[:2], PLAN):
        upload(client, table(rows))
        batch = ImportBatch.objects.latest("pk")
        settle_words(client, batch)
        counts.append(queries_of(client, reverse("import_preview", args=[batch.pk])))
    assert counts[0] == counts[1]
    assert counts[0] <= 9


def test_the_list_asks_as_much_for_three_imports_as_for_one(client, editor):
    upload(client)
    one = queries_of(client, reverse("imports"))
    upload(client, table(PLAN[:2]))
    bring_in(client, table(PLAN[:3]))
    assert queries_of(client, reverse("imports")) == one
    assert one <= 8
