"""An action's page, its own words, its history, closing and opening, and new ones."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from objectives.changes import edit_action
from objectives.models import Action, Objective
from objectives.recording import close_action
from objectives.timeline import timeline
from plans.timescales import parse_timescale
from tests.builders import (
    make_action,
    make_objective,
    make_owner,
    make_strategy,
    make_theme,
    make_update,
    make_user,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def editor(client):
    client.user = make_user(Role.EDI_EDITOR)
    client.force_login(client.user)
    return client


def url_of(action, name="action"):
    return reverse(name, args=[action.strategy.slug, action.ref])


def page_of(client, action, name="action"):
    return client.get(url_of(action, name)).content.decode()


def dated(name, day=TODAY):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


# --- the page ---------------------------------------------------------------------------------------------


def test_the_timeline_tells_what_each_update_changed():
    action = make_action(end="June 2025", status="Blue", on=date(2025, 1, 31))
    move = {"new_end": parse_timescale("March 2026"), "end_reason": "The survey moved."}
    make_update(action, "Amber", on=date(2025, 4, 1), **move)
    wrong = make_update(action, "Green", on=date(2025, 6, 1))
    make_update(action, "Red", on=date(2025, 6, 1), corrects=wrong)
    told = [
        (t.number, t.status_before and t.status_before.label, t.status.label, t.end_before, t.end_after)
        for t in timeline(Action.objects.get(pk=action.pk))
    ]
    assert told == [
        (4, "Amber", "Red", "", ""),
        (3, None, "Green", "", ""),
        (2, "Blue", "Amber", "June 2025", "March 2026"),
        (1, None, "Blue", "", ""),
    ]


def test_an_update_recorded_late_stands_where_it_speaks_for():
    action = make_action(status="Amber", on=date(2025, 4, 1))
    make_update(action, "Blue", on=date(2025, 2, 1))
    assert [(t.number, t.status_changed) for t in timeline(action)] == [(1, True), (2, False)]


def test_the_page_holds_everything_that_the_plan_says_of_an_action(client):
    owner = make_owner("Library Service")
    objective = make_objective(make_strategy(), "3", theme=make_theme(make_strategy()))
    action = make_action(
        objective=objective, number="3.10", text="Open late", owners=(owner,), end="Review every May",
        start="January 2024", status="Amber", success_measure="200 evening visits", characteristics="Age",
        extra={"Budget code": "LIB-1"}, owner_text="Libraries & co", resources="Two posts", priority="High",
    )  # fmt: skip
    make_action(parent=action, strategy=objective.strategy, text="Ask the union")
    client.force_login(make_user(Role.VIEWER))
    page = page_of(client, action)
    for words in (
        "3.10", "Open late", "Library Service", "Review every May", "Next review", "200 evening visits",
        "Age", "Budget code", "LIB-1", "Libraries &amp; co", "Two posts", "High", "3.10 (a) Ask the union",
    ):  # fmt: skip
        assert words in page


def test_lateness_stands_beside_the_status_and_does_not_change_it(client):
    action = make_action(end="June 2025", status="Blue", on=TODAY)
    client.force_login(make_user(Role.VIEWER))
    page = page_of(client, action)
    assert "past its end date" in page
    assert '<span class="edi-tag__word">Blue</span>' in page


def test_a_reader_is_told_why_the_plan_cannot_be_edited(client):
    action = make_action()
    client.force_login(make_user(Role.VIEWER))
    assert "Only the EDI team may edit the plan." in page_of(client, action)
    for name in ("edit_action", "close_action"):
        assert client.get(url_of(action, name)).status_code == 403
    assert client.get(reverse("new_action", args=[action.strategy.slug])).status_code == 403


# --- its own words ----------------------------------------------------------------------------------------


def answers(action, **changed):
    action = Action.objects.get(pk=action.pk)
    return {
        "number": action.number,
        "text": action.text,
        "objective": action.objective_id or "",
        "owners": [link.owner_id for link in action.action_owners.all()],
        "success_measure": action.success_measure,
        "start": action.start.text,
        "original_end": action.original_end.text,
        "priority": "",
        "characteristics": "",
        "resources": "",
        "why": "Agreed by the board",
        "version": action.version,
    } | changed


def test_an_edit_keeps_before_and_after_by_whom_and_why(editor):
    one, other = make_owner("Zoning Team"), make_owner("Arts Team")
    action = make_action(text="Write guidance", owners=(one,), end="June 2025")
    sent = answers(action, text="Write guidance for all", owners=[one.pk, other.pk], original_end="July 2025")
    assert editor.post(url_of(action, "edit_action"), sent).url == action.get_absolute_url()
    action = Action.objects.get(pk=action.pk)
    assert (action.text, action.end, action.original_end) == (
        "Write guidance for all",
        parse_timescale("July 2025"),
        parse_timescale("July 2025"),
    )
    page = page_of(editor, action, "action_history")
    for words in (
        "Write guidance</del>",
        "Write guidance for all</ins>",
        "June 2025</del>",
        "Arts Team</ins>",
    ):
        assert words in page
    assert "Agreed by the board" in page
    assert str(editor.user) in page


def test_the_end_first_planned_can_be_mended_without_moving_an_end_that_was_moved(editor):
    action = make_action(end="June 2025", status="Blue")
    make_update(action, "Amber", new_end=parse_timescale("May 2027"), end_reason="Late")
    editor.post(url_of(action, "edit_action"), answers(action, original_end="June 2026"))
    action = Action.objects.get(pk=action.pk)
    assert (action.original_end.text, action.end.text) == ("June 2026", "May 2027")


def test_words_of_the_plan_that_nobody_understands_may_stay(editor):
    action = make_action(end="Spring-ish")
    assert editor.post(url_of(action, "edit_action"), answers(action, text="New words")).status_code == 302
    page = editor.post(url_of(action, "edit_action"), answers(action, original_end="Autumn-ish"))
    assert "“Autumn-ish” isn’t a timescale we recognise." in page.content.decode()


def test_a_number_is_used_once(editor):
    action = make_action(number="1.1", text="The first")
    other = make_action(action.strategy, number="1.2")
    page = editor.post(url_of(other, "edit_action"), answers(other, number="1.1")).content.decode()
    assert "Number 1.1 is taken by “The first”." in page


@pytest.mark.parametrize("changed", [
    {"owners": ["abc"]}, {"owners": ["99999999999999999999"]}, {"objective": "\0"}, {"number": "x" * 41},
    {"text": "a\0"}, {"text": ""}, {"why": ""}, {"start": "\0"}, {"priority": "x" * 61},
])  # fmt: skip
def test_no_answer_breaks_the_edit_form(editor, changed):
    action = make_action()
    answer = editor.post(url_of(action, "edit_action"), answers(action, **changed))
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()


def test_the_second_to_edit_sees_both_and_loses_nothing(editor):
    action = make_action(text="Write guidance")
    sent = answers(action, text="My own wording")
    edit_action(action=action, version=None, by=None, why="Quick", text="Somebody else’s wording")
    page = editor.post(url_of(action, "edit_action"), sent)
    words = page.content.decode()
    assert "Somebody else was quicker." in words
    assert "Somebody else’s wording" in words
    assert "My own wording" in words
    again = sent | {"version": page.context["form"]["version"].value()}
    assert editor.post(url_of(action, "edit_action"), again).status_code == 302
    assert Action.objects.get(pk=action.pk).text == "My own wording"


# --- closing and opening ----------------------------------------------------------------------------------


def closing(action, **changed):
    given = {"kind": "withdrawn", "into": "", "reason": "No money", "agreed_by": "The board", **dated("on")}
    return given | {"version": Action.objects.get(pk=action.pk).version, "seen": 0} | changed


def test_a_closed_action_says_how_when_why_and_who_agreed_and_can_be_opened_again(editor):
    action = make_action(status="Amber")
    assert editor.post(url_of(action, "close_action"), closing(action)).status_code == 302
    page = page_of(editor, action)
    for words in ("Withdrawn", "No money", "The board", "Closed: Withdrawn"):
        assert words in page
    assert "This action is closed. The EDI team can open it again." in page
    assert editor.get(url_of(action, "close_action")).status_code == 302
    version = Action.objects.get(pk=action.pk).version
    sent = {"reason": "Money was found", "version": version, **dated("on")}
    early = dated("on", TODAY - timedelta(days=1))
    refused = editor.post(url_of(action, "reopen_action"), sent | early).content.decode()
    assert "Write that day or a later one." in refused
    assert editor.post(url_of(action, "reopen_action"), sent).status_code == 302
    assert Action.objects.get(pk=action.pk).closure == ""
    assert "Opened again" in page_of(editor, action)
    assert "Withdrawn" in page_of(editor, action, "action_history")


def test_a_completed_action_takes_the_word_for_complete(editor):
    action = make_action(status="Amber")
    editor.post(url_of(action, "close_action"), closing(action, kind="completed"))
    assert Action.objects.get(pk=action.pk).status.label == "Green"


def test_an_action_is_merged_into_one_that_is_named_by_its_number(editor):
    action = make_action(number="1.1", status="Amber")
    into = make_action(action.strategy, number="1.2", text="The larger one")
    editor.post(url_of(action, "close_action"), closing(action, kind="merged", into="1.2"))
    assert Action.objects.get(pk=action.pk).closed_into == into
    assert into.get_absolute_url() in page_of(editor, action)


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"kind": ""}, "Answer “How is it closed?”."),
        ({"kind": "deleted"}, "Choose one of the answers shown"),
        ({"kind": "merged"}, "Write the number of the action that takes its place."),
        ({"kind": "merged", "into": "8.8"}, "No action of this strategy has the number “8.8”."),
        ({"kind": "merged", "into": "\0"}, "cannot be stored"),
        ({"kind": "merged", "into": "1.1"}, "This is the action itself."),
        ({"reason": ""}, "Answer “Why?”."),
        ({"agreed_by": ""}, "Answer “Who agreed?”."),
        ({"on_year": "2999"}, "The closing date must be today or earlier."),
    ],
)
def test_a_closing_that_leaves_something_unsaid_is_refused(editor, changed, complaint):
    action = make_action(number="1.1", status="Amber")
    page = editor.post(url_of(action, "close_action"), closing(action, **changed)).content.decode()
    assert complaint in page
    assert Action.objects.get(pk=action.pk).closure == ""


def test_an_update_that_came_meanwhile_is_seen_before_closing(editor):
    action = make_action(status="Amber")
    sent = closing(action, seen=1)
    make_update(action, "Red", narrative="All is lost", on=TODAY)
    words = editor.post(url_of(action, "close_action"), sent).content.decode()
    assert "All is lost" in words
    assert "No money" in words
    assert Action.objects.get(pk=action.pk).closure == ""


def test_a_closed_action_is_not_updated(editor):
    action = make_action(status="Amber")
    close_action(action=action, kind="withdrawn", on=TODAY, reason="x", agreed_by="y", by=None)
    assert editor.get(url_of(action, "new_update")).status_code == 403


# --- new ones ---------------------------------------------------------------------------------------------


def added(client, strategy, **changed):
    given = {
        "number": "1.9", "text": "A new promise", "objective": "", "parent": "", "success_measure": "",
        "start": "", "original_end": "May 2027", "priority": "", "characteristics": "", "resources": "",
        "why": "Agreed in May",
        "form_key": "key",
    }  # fmt: skip
    return client.post(reverse("new_action", args=[strategy.slug]), given | changed)


def test_a_new_action_stands_after_the_last_of_its_objective(editor):
    strategy = make_strategy()
    first, second = make_objective(strategy), make_objective(strategy)
    make_action(objective=first, number="1.1")
    make_action(objective=second, number="2.1")
    owner = make_owner()
    answer = added(editor, strategy, objective=first.pk, owners=[owner.pk])
    action = Action.objects.get(number="1.9")
    assert answer.url == action.get_absolute_url()
    assert list(strategy.actions.values_list("number", flat=True)) == ["1.1", "1.9", "2.1"]
    assert (action.end.text, action.original_end.text) == ("May 2027", "May 2027")
    assert list(action.owners.all()) == [owner]
    assert "Agreed in May" in page_of(editor, action, "action_history")


def test_a_new_sub_action_without_number_is_named_after_its_parent(editor):
    parent = make_action(number="1.1", objective=make_objective(make_strategy()))
    added(editor, parent.strategy, number="", parent="1.1")
    sub = Action.objects.get(parent=parent)
    assert (sub.label, sub.objective, sub.position) == ("1.1 (a)", parent.objective, parent.position)


def test_a_new_action_sent_twice_is_added_once(editor):
    strategy = make_strategy()
    sent = [added(editor, strategy, number="").url for _ in range(2)]
    assert sent[0] == sent[1]
    assert strategy.actions.count() == 1


def test_an_action_called_new_has_an_address_of_its_own(editor):
    action = make_action(number="New")
    assert page_of(editor, action).count("Write guidance for managers") > 1


# --- objectives -------------------------------------------------------------------------------------------


def test_an_objective_says_how_its_actions_stand(client):
    objective = make_objective(make_strategy(), "4", "Listen first")
    make_action(objective=objective, status="Green")
    make_action(objective=objective, status="Amber", text="Ask the forum")
    client.force_login(make_user(Role.VIEWER))
    page = client.get(objective.get_absolute_url()).content.decode()
    assert "Of 2 actions 1 is complete and 1 in progress; none is past its end date." in page
    assert "Ask the forum" in page


def test_an_objective_is_edited_with_a_reason(editor):
    objective = make_objective(make_strategy(), "4", "Listen first")
    url = reverse("edit_objective", args=[objective.strategy.slug, objective.ref])
    sent = {
        "number": "4",
        "title": "Listen before we decide",
        "why": "Plain words",
        "version": objective.version,
    }
    assert editor.post(url, sent).status_code == 302
    assert Objective.objects.get(pk=objective.pk).title == "Listen before we decide"
    words = editor.post(url, sent | {"title": "My words"}).content.decode()
    assert "Somebody else was quicker." in words
    assert "Listen before we decide" in words
    assert "My words" in words
