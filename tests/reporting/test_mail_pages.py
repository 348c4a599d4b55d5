"""What owners and the EDI team see of a window: the sentence, the banner, the letters and the button that chases."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.changes import set_manager
from accounts.roles import Role
from objectives.recording import record_no_change
from reporting.letters.outbox import queue, send_waiting
from reporting.letters.reminding import queue_due
from reporting.models import Mail
from tests.builders import make_action, make_body, make_cycle, make_owner, make_strategy, make_user

pytestmark = pytest.mark.django_db
MEETING = date(2026, 5, 14)


@pytest.fixture
def world(time_machine):
    class World:
        def __init__(self):
            self.team, self.empty = make_owner("Library Service"), make_owner("Nobody here")
            self.ann = make_user(Role.OWNER, email="ann@example.test", member_of=self.team)
            self.editor = make_user(Role.EDI_EDITOR, email="edi@example.test")
            self.strategy = make_strategy(title="Fair for all")
            told = {"end": "June 2025", "status": "Amber", "on": date(2025, 6, 1)}
            self.actions = [
                make_action(self.strategy, number=f"1.{n}", owners=(self.team,), **told) for n in range(3)
            ]
            self.lonely = make_action(self.strategy, number="2", owners=(self.empty,), **told)
            self.cycle = make_cycle(make_body(self.strategy), MEETING)

        def go_to(self, day):
            time_machine.move_to(datetime(day.year, day.month, day.day, 9, tzinfo=UTC))
            return self

        def page(self, person, address):
            client = Client()
            client.force_login(person)
            return client.get(address).content.decode()

        def post(self, address, **sent):
            client = Client()
            client.force_login(self.editor)
            return client.post(address, sent, follow=True).content.decode()

    made = World()
    return made.go_to(made.cycle.opens_on)


def day(on):
    return f"{on:%A} {on.day} {on:%B}"


def test_my_actions_says_how_many_need_an_update_by_which_day(world):
    page = world.page(world.ann, "/staff/my-actions/")
    closes = day(world.cycle.closes_on)
    assert f"3 of your 3 actions need an update by {closes}." in page
    assert f"Answers for Communities Committee are taken until {closes}." in page
    record_no_change(action=world.actions[0], on=world.cycle.opens_on, by=world.ann)
    assert f"2 of your 3 actions need an update by {closes}." in world.page(world.ann, "/staff/my-actions/")


def test_before_a_window_the_banner_says_into_which_report_an_update_would_go(world):
    world.go_to(world.cycle.opens_on - timedelta(days=1))
    page = world.page(world.ann, "/staff/my-actions/")
    assert "No window is open." in page
    assert "for 14 May 2026" in page


def test_after_a_window_the_banner_says_that_it_comes_late(world):
    world.go_to(world.cycle.closes_on + timedelta(days=1))
    action = world.actions[0]
    page = world.page(world.ann, reverse("new_update", args=[world.strategy.slug, action.ref]))
    assert f"were due by {day(world.cycle.closes_on)}" in page
    assert "comes late for its meeting" in page


def test_without_cycles_no_banner_stands_there(world):
    world.cycle.delete()
    assert "edi-window" not in world.page(world.ann, "/staff/my-actions/")


def test_one_click_on_the_board_writes_to_an_owner_once_a_day(
    world, mailoutbox, django_capture_on_commit_callbacks
):
    address = reverse("chase_owner", args=[world.cycle.slug, world.team.slug])
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            page = world.post(address)
    assert "A letter about what is missing goes to 1 person of Library Service." in page
    assert [letter.to for letter in mailoutbox] == [["ann@example.test"]]
    assert mailoutbox[0].subject.startswith("Reminder: 3 of your actions need an update by ")
    assert [chase.how for chase in world.cycle.chases.all()] == ["mail"]
    assert "by e-mail" in world.page(world.editor, world.cycle.get_absolute_url())
    page = world.post(reverse("note_chase", args=[world.cycle.slug, world.team.slug]))
    assert ("by a person" in page, "by e-mail" in page, len(mailoutbox)) == (True, False, 1)


def test_the_board_says_that_a_manager_was_written_to_and_only_the_edi_team_sees_where(world, mailoutbox):
    set_manager(owner=world.team, role="Head of Culture", email="boss@example.test", by=None)
    after = world.cycle.closes_on + timedelta(days=7)
    world.go_to(after)
    queue_due(today=after)
    send_waiting()
    assert sorted(letter.to[0] for letter in mailoutbox) == ["boss@example.test", "edi@example.test"]
    board = world.page(world.editor, world.cycle.get_absolute_url())
    assert "by e-mail to its manager" in board
    assert "boss@example.test" in world.page(world.editor, "/staff/mail/")
    for person in (world.ann, make_user(Role.VIEWER), make_user(Role.COMMITTEE_OFFICER)):
        for address in (
            world.cycle.get_absolute_url(),
            "/staff/mail/",
            reverse("owner", args=[world.team.slug]),
        ):
            assert "boss@example.test" not in world.page(person, address)


def test_an_owner_of_whom_nobody_can_be_written_to_is_said(world):
    page = world.post(reverse("chase_owner", args=[world.cycle.slug, world.empty.slug]))
    assert "Nobody of Nobody here can be written to" in page
    assert "Nobody here" in world.page(world.editor, "/staff/mail/")


def test_a_refused_address_is_seen_and_sent_to_again(world, mailoutbox, django_capture_on_commit_callbacks):
    queue(cycle=world.cycle, occasion="opening", to=[world.ann])
    Mail.objects.update(
        state="failed", attempts=1, reason="The mail server refused the address: 550 <No> such user"
    )
    page = world.page(world.editor, "/staff/mail/")
    assert "1 letter was not sent." in page
    assert "550 &lt;No&gt; such user" in page
    address = reverse("try_mail_again", args=[Mail.objects.get().pk])
    with django_capture_on_commit_callbacks(execute=True):
        assert "on its way again" in world.post(address)
    assert [letter.to for letter in mailoutbox] == [["ann@example.test"]]
    assert "not one that failed or came back any more" in world.post(address)
    page = world.page(world.editor, "/staff/mail/")
    assert "No letter is in trouble." in page
    assert "3 of your actions need an update" in page


def test_after_the_meeting_only_an_address_that_is_wrong_for_good_is_still_told(world, time_machine):
    queue(cycle=world.cycle, occasion="opening", to=[world.ann])
    Mail.objects.update(state="failed", attempts=1, reason="The mailbox is full")
    time_machine.move_to(datetime.combine(world.cycle.meeting_on + timedelta(days=1), time(9), UTC))
    assert "No letter is in trouble." in world.page(world.editor, "/staff/mail/")
    Mail.objects.update(is_for_good=True)
    assert "1 letter was not sent." in world.page(world.editor, "/staff/mail/")


def test_the_page_of_letters_takes_as_many_queries_for_three_as_for_one(world):
    numbers = []
    for people in ([world.ann], [world.editor, make_user(Role.OWNER, member_of=world.team)]):
        queue(cycle=world.cycle, occasion="opening", to=people)
        Mail.objects.update(state="failed", reason="550 No")
        with CaptureQueriesContext(connection) as queries:
            world.page(world.editor, "/staff/mail/")
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]
