"""The pages on which updates wait: the owner's, and those of the EDI team that agrees or sends back."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from objectives.drafts import draft_of, save_draft, send_back, send_update
from objectives.models import Action, ProgressUpdate
from tests.builders import make_action, make_owner, make_strategy, make_update, make_user, status

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def world():
    class World:
        team = make_owner("Library Service")
        owner = make_user(Role.OWNER, member_of=team, email="owner@example.test")
        editor = make_user(Role.EDI_EDITOR, email="editor@example.test")
        strategy = make_strategy(needs_agreement=True)
        action = make_action(strategy, number="1.1", owners=(team,), end="June 2026", status="Blue")

        def client(self, person):
            client = Client()
            client.force_login(person)
            return client

        def url(self, name="new_update", action=None):
            action = action or self.action
            return reverse(name, args=[action.strategy.slug, action.ref])

        def answers(self, client, action=None, **changed):
            """The form of an update as it is opened, with these answers."""
            form = client.get(self.url(action=action)).context["form"]
            hidden = {field.name: field.value() for field in form.hidden_fields()}
            told = {"status": status(self.strategy, "Amber").pk, "narrative": "Half done.", "reason": ""}
            day = {"on_day": TODAY.day, "on_month": TODAY.month, "on_year": TODAY.year}
            return hidden | told | day | {"new_end": "", "end_reason": "", "told_by": ""} | changed

    return World()


def test_an_owner_is_told_that_the_update_waits_and_sees_it_on_the_action(world):
    client = world.client(world.owner)
    assert "Send for agreement" in client.get(world.url()).content.decode()
    answer = client.post(world.url(), world.answers(client), follow=True)
    page = answer.content.decode()
    assert "Your update is sent, and counts once the EDI team has agreed." in page
    assert "It waits for the EDI team’s agreement and does not count yet." in page
    assert world.action.updates.count() == 1


def test_a_draft_needs_no_answer_yet_and_is_there_again_when_the_form_is_opened(world):
    client = world.client(world.owner)
    kept = world.answers(
        client, status="", narrative="Half a sen", on_day="", on_month="", on_year="", keep="yes"
    )
    assert "Your draft is kept." in client.post(world.url(), kept, follow=True).content.decode()
    page = client.get(world.url()).content.decode()
    assert "Half a sen</textarea>" in page
    assert "It counts for nothing until it is sent." in page


def test_a_draft_with_an_end_that_nobody_understands_is_not_kept(world):
    client = world.client(world.owner)
    page = client.post(world.url(), world.answers(client, new_end="Spring-ish", keep="yes")).content.decode()
    assert "isn’t a timescale we recognise" in page
    assert draft_of(world.action) is None


def test_an_owner_sees_what_was_sent_back_and_why_with_the_words_in_the_boxes(world):
    client = world.client(world.owner)
    client.post(world.url(), world.answers(client))
    draft = draft_of(world.action)
    send_back(draft=draft, version=1, comment="Which half?", by=world.editor)
    page = client.get(world.url()).content.decode()
    assert page.index("Which half?") < page.index("Half done.</textarea>")
    assert "Which half?" in client.get(world.action.get_absolute_url()).content.decode()
    client.post(world.url(), world.answers(client, narrative="The reading half."))
    assert (draft_of(world.action).state, draft_of(world.action).narrative) == (
        "waiting",
        "The reading half.",
    )


def test_a_colleague_who_was_slower_sees_the_draft_and_loses_nothing(world):
    colleague = world.client(make_user(Role.OWNER, member_of=world.team))
    sent = world.answers(colleague)
    save_draft(action=world.action, by=world.owner, version=0, narrative="I was quicker.")
    answer = colleague.post(world.url(), sent)
    page = answer.content.decode()
    assert page.index("I was quicker.") < page.index("Half done.</textarea>")
    again = sent | {"draft_version": answer.context["form"]["draft_version"].value()}
    assert colleague.post(world.url(), again).status_code == 302
    assert draft_of(world.action).narrative == "Half done."


def test_a_draft_that_went_away_while_one_wrote_is_said_and_the_words_can_be_sent(world):
    client = world.client(world.owner)
    draft = save_draft(action=world.action, by=world.owner, version=0, narrative="Old")
    sent = world.answers(client)
    draft.delete()
    answer = client.post(world.url(), sent)
    assert "The draft that you opened is gone" in answer.content.decode()
    again = sent | {"draft_version": answer.context["form"]["draft_version"].value()}
    assert client.post(world.url(), again).status_code == 302


def test_the_edi_team_agrees_to_many_at_once(world):
    others = [
        make_action(world.strategy, number=f"2.{n}", owners=(world.team,), status="Blue") for n in range(3)
    ]
    for action in others:
        told = {"on": TODAY, "status": status(world.strategy, "Amber"), "narrative": "Words"}
        send_update(action=action, by=world.owner, **told)
    client = world.client(world.editor)
    page = client.get(reverse("agreement")).content.decode()
    assert "3 updates wait for your agreement." in page
    keys = re.findall(r'name="draft" value="([^"]+)"', page)
    answer = client.post(reverse("agreement"), {"draft": [*keys[:2], "0-0", "\0"]}, follow=True)
    said = answer.content.decode()
    assert "2 updates count now." in said
    assert "2 of the chosen had changed or gone meanwhile." in said
    assert "1 update waits for your agreement." in said
    assert "Choose at least one update" in client.post(reverse("agreement"), follow=True).content.decode()


def test_the_edi_team_reads_what_would_change_and_agrees(world):
    told = {
        "on": TODAY,
        "status": status(world.strategy, "Amber"),
        "narrative": "<b>Words</b>",
        "told_by": "Ann",
    }
    draft = send_update(action=world.action, by=world.owner, **told)
    client = world.client(world.editor)
    url = reverse("waiting_update", args=[draft.pk])
    page = client.get(url).content.decode()
    assert "&lt;b&gt;Words&lt;/b&gt;" in page
    assert "told by Ann" in page
    assert "Read it first" in client.get(world.url()).content.decode()
    assert client.post(url, {"agree": "yes", "version": 1}).url == reverse("agreement")
    assert Action.objects.get(pk=world.action.pk).status.label == "Amber"
    assert "agreed by editor@example.test" in client.get(world.action.get_absolute_url()).content.decode()
    assert (
        "no longer waiting" in client.post(url, {"agree": "yes", "version": 1}, follow=True).content.decode()
    )


def test_an_update_that_changed_after_it_was_read_is_read_again(world):
    told = {"on": TODAY, "status": status(world.strategy, "Amber"), "narrative": "First"}
    draft = send_update(action=world.action, by=world.owner, **told)
    send_update(action=world.action, by=world.owner, draft_version=1, **told | {"narrative": "Second"})
    client = world.client(world.editor)
    for sent in ({"agree": "yes"}, {"comment": "Why?"}):
        page = client.post(reverse("waiting_update", args=[draft.pk]), sent | {"version": 1}).content.decode()
        assert "This update was changed after you opened it." in page
        assert "Second" in page
    assert world.action.updates.count() == 1


def test_sending_back_without_a_comment_is_refused_at_its_box(world):
    told = {"on": TODAY, "status": status(world.strategy, "Amber"), "narrative": "First"}
    draft = send_update(action=world.action, by=world.owner, **told)
    page = (
        world.client(world.editor)
        .post(reverse("waiting_update", args=[draft.pk]), {"version": 1})
        .content.decode()
    )
    assert 'href="#id_comment"' in page


def test_what_others_told_since_is_said(world):
    told = {"on": TODAY, "status": status(world.strategy, "Amber"), "narrative": "First"}
    draft = send_update(action=world.action, by=world.owner, seen=1, **told)
    make_update(world.action, "Red", on=TODAY, by=world.editor)
    page = world.client(world.editor).get(reverse("waiting_update", args=[draft.pk])).content.decode()
    assert "Since it was written 1 other update of this action was told." in page


def test_only_the_team_may_discard_a_draft(world):
    draft = save_draft(action=world.action, by=world.owner, version=0, narrative="Words")
    url = reverse("discard_update_draft", args=[draft.pk])
    stranger = world.client(make_user(Role.OWNER, member_of=make_owner()))
    assert stranger.post(url, {"version": 1}).status_code == 404
    assert "Words" not in stranger.get(world.action.get_absolute_url()).content.decode()
    client = world.client(world.owner)
    assert "changed after you opened it" in client.post(url, {"version": 9}, follow=True).content.decode()
    assert "The draft is discarded." in client.post(url, {"version": 1}, follow=True).content.decode()


def test_the_page_of_waiting_updates_takes_as_many_queries_for_three_as_for_one(world):
    client, counts = world.client(world.editor), []
    told = {"on": TODAY, "status": status(world.strategy, "Amber"), "narrative": "Words"}
    for size in (1, 2):
        for n in range(size):
            action = make_action(world.strategy, number=f"{size}.{n}", owners=(world.team,), status="Blue")
            send_update(action=action, by=world.owner, **told)
            back = make_action(world.strategy, number=f"{size}{n}", owners=(world.team,), status="Blue")
            draft = send_update(action=back, by=world.owner, **told)
            send_back(draft=draft, version=1, comment="Why?", by=world.editor)
        client.get(reverse("agreement"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("agreement"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


# --- no change --------------------------------------------------------------------------------------------


def no_change(world, client, **more):
    form = client.get(world.url()).context["unchanged"]
    return client.post(world.url("no_change"), {f.name: f.value() or "" for f in form} | more, follow=True)


def test_no_change_is_one_click_and_the_timeline_says_so(world):
    make_update(world.action, "Amber", on=date(2025, 6, 1), narrative="Out to tender.")
    answer = no_change(world, world.client(world.editor), told_by="Head of libraries")
    page = answer.content.decode()
    assert "Your update is sent." in page
    assert "No change since last time" in page
    assert "told by Head of libraries" in page
    register = (
        world.client(world.editor).get(reverse("register", args=[world.strategy.slug])).content.decode()
    )
    assert "No change since 1 June 2025" in register
    assert "Out to tender." in register


def test_no_change_sent_twice_is_told_once(world):
    client = world.client(world.editor)
    form = client.get(world.url()).context["unchanged"]
    sent = {f.name: f.value() or "" for f in form}
    for _ in range(2):
        client.post(world.url("no_change"), sent)
    assert ProgressUpdate.objects.filter(source="no_change").count() == 1


def test_no_change_after_somebody_told_something_asks_to_read_it(world):
    client = world.client(world.editor)
    form = client.get(world.url()).context["unchanged"]
    make_update(world.action, "Red", on=TODAY)
    page = client.post(world.url("no_change"), {f.name: f.value() or "" for f in form}, follow=True)
    assert "Somebody else told something of this action" in page.content.decode()
    assert not ProgressUpdate.objects.filter(source="no_change").exists()


def test_no_change_is_not_offered_and_not_taken_where_nothing_was_told(world):
    silent = make_action(world.strategy, number="7", owners=(world.team,))
    client = world.client(world.editor)
    assert "No change since last time" not in client.get(world.url(action=silent)).content.decode()
    answer = client.post(world.url("no_change", silent), {"version": silent.version}, follow=True)
    assert "Nothing has been told yet" in answer.content.decode()


def test_an_owner_cannot_say_no_change_of_another_teams_action(world):
    stranger = world.client(make_user(Role.OWNER, member_of=make_owner()))
    assert stranger.post(world.url("no_change"), {"version": 1}).status_code == 403
