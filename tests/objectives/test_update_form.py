"""Telling what has happened: the form of an update, its corrections, and two people at once."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from objectives.models import Action, ProgressUpdate
from objectives.recording import record_update
from plans.timescales import parse_timescale
from tests.builders import (
    make_action,
    make_objective,
    make_owner,
    make_strategy,
    make_update,
    make_user,
    status,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def editor(client):
    client.user = make_user(Role.EDI_EDITOR)
    client.force_login(client.user)
    return client


def url_of(action, name="new_update", *args):
    return reverse(name, args=[action.strategy.slug, action.ref, *args])


def answers(action, label="Amber", **changed):
    on = changed.pop("on", TODAY)
    return {
        "status": status(action.strategy, label).pk,
        "narrative": "Two of five employers have signed.",
        "reason": "",
        "new_end": "",
        "end_reason": "",
        "told_by": "",
        "on_day": on.day,
        "on_month": on.month,
        "on_year": on.year,
        "version": Action.objects.get(pk=action.pk).version,
        "seen": action.updates.count(),
        "form_key": "a-key",
    } | changed


def send(client, action, label="Amber", **changed):
    return client.post(url_of(action), answers(action, label, **changed))


def test_an_update_is_appended_and_the_action_says_so(editor):
    action = make_action(status="Blue")
    answer = send(editor, action, told_by="Head of libraries")
    assert answer.url == action.get_absolute_url()
    update = ProgressUpdate.objects.get(action=action, number=2)
    assert (update.status.label, update.narrative, update.told_by, update.on, update.recorded_by) == (
        "Amber",
        "Two of five employers have signed.",
        "Head of libraries",
        TODAY,
        editor.user,
    )
    assert "Your update is sent." in editor.get(answer.url).content.decode()


def test_the_form_shows_each_status_with_its_definition_and_the_last_words(editor):
    action = make_action(status="Blue")
    make_update(action, "Amber", narrative="Contract out to tender.", on=date(2025, 5, 1))
    page = editor.get(url_of(action)).content.decode()
    assert "Off track." in page  # what Red means in this key
    assert "Contract out to tender." in page
    assert "Last time, 1 May 2025" in page
    assert "Why? (needed for Red)" in page
    assert f'value="{TODAY.year}"' in page


@pytest.mark.parametrize(
    ("label", "changed", "complaint", "target"),
    [
        ("Amber", {"status": ""}, "Choose the status.", "id_status_0"),
        ("Amber", {"status": "99999999999999999999"}, "Choose one of the answers shown", "id_status_0"),
        ("Amber", {"status": "\0"}, "There is a problem", "id_status_0"),
        ("Amber", {"narrative": " \n "}, "Answer “What has happened since?”.", "id_narrative"),
        ("Amber", {"narrative": "x" * 4001}, "4,000 characters or fewer. It has 4,001.", "id_narrative"),
        ("Amber", {"narrative": "a\0b"}, "character 2 cannot be stored", "id_narrative"),
        ("Red", {}, "Say why the status is “Red”.", "id_reason"),
        ("Amber", {"new_end": "May 2027"}, "Say why the end has changed to “May 2027”.", "id_end_reason"),
        ("Amber", {"end_reason": "Late"}, "Write the new end, or empty the box", "id_new_end"),
        (
            "Amber",
            {"new_end": "Spring-ish", "end_reason": "Late"},
            "Has the end date changed?: “Spring-ish” isn’t a timescale we recognise.",
            "id_new_end",
        ),
        (
            "Amber",
            {"new_end": "31 February 2027", "end_reason": "Late"},
            "“31 February 2027” names a day that no calendar has.",
            "id_new_end",
        ),
        ("Amber", {"new_end": "7" * 501, "end_reason": "x"}, "500 characters or fewer", "id_new_end"),
        ("Amber", {"on_month": "13"}, "must have a month from 1 to 12", "id_on_1"),
        ("Amber", {"on": TODAY + timedelta(days=1)}, "must be today or earlier.", "id_on_0"),
        ("Amber", {"on_year": "0025"}, "must be in 1990 or later. Check the year.", "id_on_2"),
        ("Amber", {"on_day": "", "on_month": "", "on_year": ""}, "Enter the date it speaks for.", "id_on_0"),
        ("Amber", {"told_by": "x" * 201}, "must be 200 characters or fewer", "id_told_by"),
    ],
)  # fmt: skip
def test_a_refused_answer_says_where_and_what_to_do_and_keeps_the_words(
    editor, label, changed, complaint, target
):
    action = make_action(status="Blue")
    answer = send(editor, action, label, **changed)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert complaint in page
    assert f'href="#{target}"' in page
    assert action.updates.count() == 1
    if "narrative" not in changed:
        assert "Two of five employers have signed." in page


def test_a_new_end_in_words_moves_the_end_and_says_why(editor):
    action = make_action(end="June 2025", status="Blue")
    send(editor, action, new_end="December 2026", end_reason="The supplier is late.")
    action = Action.objects.get(pk=action.pk)
    assert action.end == parse_timescale("December 2026")
    assert action.original_end == parse_timescale("June 2025")
    page = editor.get(action.get_absolute_url()).content.decode()
    assert "The supplier is late." in page


def test_the_end_written_again_as_it_is_does_not_move_it(editor):
    action = make_action(end="June 2025", status="Blue")
    send(editor, action, new_end="June 2025")
    assert action.updates.latest("pk").end_moved is False


def test_a_form_sent_twice_is_saved_once(editor):
    action = make_action(status="Blue")
    sent = answers(action)
    assert editor.post(url_of(action), sent).status_code == 302
    assert editor.post(url_of(action), sent).status_code == 302
    assert action.updates.count() == 2


def test_one_key_sent_for_two_actions_saves_both(editor):
    one = make_action(status="Blue")
    other = make_action(one.strategy, status="Blue")
    assert [send(editor, action).status_code for action in (one, other)] == [302, 302]
    assert (one.updates.count(), other.updates.count()) == (2, 2)


def test_the_second_of_two_people_sees_both_texts_and_loses_nothing(editor):
    action = make_action(status="Blue")
    sent = answers(action)
    record_update(
        action=action,
        on=TODAY,
        status=status(action.strategy, "Amber"),
        narrative="Quicker words.",
        by=make_user(Role.EDI_EDITOR, email="quick@example.test"),
    )
    page = editor.post(url_of(action), sent)
    words = page.content.decode()
    assert page.status_code == 200
    assert "Somebody else was quicker." in words
    assert "quick@example.test" in words
    assert words.index("Quicker words.") < words.index("Two of five employers have signed.")
    assert action.updates.count() == 2
    again = sent | {
        "version": page.context["form"]["version"].value(),
        "seen": page.context["form"]["seen"].value(),
    }
    assert editor.post(url_of(action), again).status_code == 302
    assert action.updates.count() == 3


@pytest.mark.parametrize("changed", [
    {"version": ""}, {"version": "x"}, {"version": "9" * 400}, {"form_key": "k" * 41}, {"form_key": "\0"},
    {"seen": "-1"}, {"seen": "zz"},
])  # fmt: skip
def test_a_bent_hidden_field_is_no_fault_of_the_page(editor, changed):
    action = make_action(status="Blue")
    assert send(editor, action, **changed).status_code in (200, 302)


def test_words_are_kept_byte_for_byte_and_shown_escaped(editor):
    action = make_action(status="Blue")
    words = "  <script>alert(1)</script>\n\nŵ مرحبا 😀 “x”  "
    send(editor, action, narrative=words.replace("\n", "\r\n"))
    assert action.updates.latest("pk").narrative == words
    page = editor.get(action.get_absolute_url()).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;\n\nŵ مرحبا 😀" in page


# --- who may ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "member", "allowed"),
    [
        (Role.EDI_EDITOR, False, True),
        (Role.OWNER, True, True),
        (Role.OWNER, False, False),
        (Role.VIEWER, True, False),
        (Role.COMMITTEE_OFFICER, True, True),
    ],
)
def test_only_the_owners_and_the_edi_team_may_update(client, role, member, allowed):
    owner = make_owner()
    action = make_action(status="Blue", owners=(owner,))
    client.force_login(make_user(role, member_of=owner if member else None))
    assert client.get(url_of(action)).status_code == (200 if allowed else 403)
    assert send(client, action).status_code == (302 if allowed else 403)
    assert action.updates.count() == (2 if allowed else 1)
    page = client.get(action.get_absolute_url()).content.decode()
    assert (url_of(action) in page) == allowed


def test_a_refusal_carries_its_reason_to_the_page(client):
    action = make_action(status="Blue", owners=(make_owner(),))
    client.force_login(make_user(Role.VIEWER))
    reason = "Your role lets you read the plan, not update it."
    assert reason in client.get(action.get_absolute_url()).content.decode()
    assert reason in client.get(url_of(action)).content.decode()


def test_a_stranger_is_sent_to_the_sign_in(client):
    action = make_action()
    answer = client.get(url_of(action))
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))


# --- corrections ------------------------------------------------------------------------------------------


def test_a_correction_takes_the_place_of_what_it_names(editor):
    action = make_action(status="Blue")
    make_update(action, "Green", narrative="All done.", on=date(2025, 5, 1))
    url = url_of(action, "correct_update", 2)
    page = editor.get(url).content.decode()
    assert "All done." in page
    editor.post(url, answers(action, "Amber", narrative="Half done.", on=date(2025, 5, 1)))
    action = Action.objects.get(pk=action.pk)
    assert action.status.label == "Amber"
    page = editor.get(action.get_absolute_url()).content.decode()
    assert "edi-timeline__item--corrected" in page
    assert 'href="#update-3">update 3</a>' in page
    assert 'href="#update-2">update 2</a>' in page


def test_a_correction_without_the_new_end_takes_the_move_back(editor):
    action = make_action(end="June 2025", status="Blue")
    moved = make_update(
        action, "Amber", new_end=parse_timescale("May 2027"), end_reason="Late", narrative="x"
    )
    url = url_of(action, "correct_update", moved.number)
    assert 'value="May 2027"' in editor.get(url).content.decode()
    editor.post(url, answers(action, on=date(2025, 1, 31)))
    assert Action.objects.get(pk=action.pk).end == parse_timescale("June 2025")


def test_a_correction_can_keep_the_new_end(editor):
    action = make_action(end="June 2025", status="Blue")
    moved = make_update(
        action, "Amber", new_end=parse_timescale("May 2027"), end_reason="Late", narrative="x"
    )
    sent = answers(action, on=date(2025, 1, 31), new_end="May 2027", end_reason="Late")
    editor.post(url_of(action, "correct_update", moved.number), sent)
    assert Action.objects.get(pk=action.pk).end == parse_timescale("May 2027")


def test_what_was_corrected_already_is_not_corrected_again(editor):
    action = make_action(status="Blue")
    url = url_of(action, "correct_update", 1)
    sent = answers(action)
    editor.post(url, sent)
    assert editor.get(url).url == action.get_absolute_url()
    page = editor.post(url, answers(action, form_key="another", narrative="My own words"))
    assert "was corrected while you were writing" in page.content.decode()
    assert "My own words" in page.content.decode()
    assert editor.post(url, sent).status_code == 302  # the same form again is the same correction
    assert action.updates.count() == 2


def test_a_long_text_that_came_with_the_plan_can_still_be_corrected(editor):
    action = make_action()
    make_update(action, "Blue", narrative="x" * 9000)
    sent = answers(action, "Amber", narrative="x" * 8999)
    assert editor.post(url_of(action, "correct_update", 1), sent).status_code == 302


@pytest.mark.parametrize("number", [0, 7, 99999999999999999999])
def test_an_update_that_is_not_there_is_not_found(editor, number):
    action = make_action(status="Blue")
    assert editor.get(url_of(action, "correct_update", number)).status_code == 404


FORMS = ["new_update", "correct_update", "edit_action", "close_action", "new_action", "edit_objective"]


@pytest.mark.parametrize("name", FORMS)
def test_every_form_carries_the_token_that_protects_it(name):
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user(Role.EDI_EDITOR))
    action = make_action(objective=make_objective(make_strategy()), status="Blue")
    own = {"new_action": [], "edit_objective": [action.objective.ref], "correct_update": [action.ref, 1]}
    url = reverse(name, args=[action.strategy.slug, *own.get(name, [action.ref])])
    form = client.get(url).content.decode().partition("<main")[2]
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)
    assert client.post(url, {"csrfmiddlewaretoken": token[1]}).status_code == 200
    assert client.post(url, {}).status_code == 403


@pytest.mark.parametrize(
    ("told", "warned"),
    [
        ({"narrative": "Two disabled staff were promoted."}, "It speaks of “Two disabled staff”"),
        (
            {"narrative": "We wrote.", "new_end": "May 2031", "end_reason": "One trans colleague left"},
            "“One trans",
        ),
        ({"narrative": "Two actions for disabled residents were done."}, ""),
    ],
)
def test_words_that_may_point_to_a_person_are_pointed_out_and_kept_as_they_are(editor, told, warned):
    action = make_action(status="Blue")
    answer = editor.post(url_of(action), answers(action, **told), follow=True)
    assert action.updates.get(number=2).narrative == told["narrative"]
    page = answer.content.decode()
    assert ("may point to a person" in page) == bool(warned)
    assert warned in page


def test_a_correction_is_pointed_out_too(editor):
    action = make_action(status="Blue")
    url = url_of(action, "correct_update", 1)
    answer = editor.post(url, answers(action, narrative="1 Sikh teacher."), follow=True)
    assert "It speaks of “1 Sikh teacher”" in answer.content.decode()
