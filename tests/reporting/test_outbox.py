"""Letters about a cycle: each sent once, over a real mail server that is sometimes difficult."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command

from accounts.changes import add_member, set_manager
from accounts.models import AuditEntry
from accounts.roles import Role
from bench.mail_server import free_port
from edi_tracker.env import mailers
from foundation.working_days import working_day_after
from objectives.drafts import send_back
from objectives.models import UpdateDraft
from objectives.recording import record_no_change
from reporting.letters.occasions import Occasion, occasion_on
from reporting.letters.outbox import NOT_KNOWN, queue, send_waiting, try_again
from reporting.letters.reminding import chase, queue_due
from reporting.models import Mail
from tests.builders import (
    make_action,
    make_body,
    make_cycle,
    make_owner,
    make_strategy,
    make_update,
    make_user,
)
from tests.reporting.post_office import PostOffice

MEETING = date(2026, 5, 14)


@pytest.fixture
def office(settings):
    with PostOffice() as office:
        settings.MAILERS = mailers(office.url)
        settings.SITE_URL = "https://edi.example.org"
        yield office


@pytest.fixture(autouse=True)
def _before_the_windows(time_machine):
    """Every letter is put into the outbox before the day on which the test sends it."""
    time_machine.move_to(datetime(2026, 1, 5, 9, tzinfo=UTC), tick=False)


@pytest.fixture
def world(db):
    return make_world()


class make_world:
    def __init__(self):
        self.team, self.other = make_owner("Library Service"), make_owner("Housing")
        self.ann = make_user(Role.OWNER, email="ann@example.test", member_of=self.team)
        self.bob = make_user(Role.OWNER, email="bob@example.test", member_of=self.other)
        self.viewer = make_user(Role.VIEWER, email="viewer@example.test", member_of=self.team)
        self.editor = make_user(Role.EDI_EDITOR, email="edi@example.test")
        self.strategy = make_strategy(title="Fair for all")
        on = date(2025, 6, 1)
        self.actions = [
            make_action(
                self.strategy, number=f"1.{n}", owners=(self.team,), end="June 2025", status="Amber", on=on
            )
            for n in range(3)
        ]
        self.housing = make_action(
            self.strategy, number="2", owners=(self.other,), end="May 2025", status="Amber", on=on
        )
        self.cycle = make_cycle(make_body(self.strategy), MEETING)

    @property
    def opens(self):
        return self.cycle.opens_on


def at(day, hour=9):
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def states():
    return sorted(Mail.objects.values_list("to__email", "state"))


# --- when -------------------------------------------------------------------------------------------------


def test_each_occasion_has_its_days_and_nobody_is_written_to_before_or_after(world):
    dates, division = world.cycle.dates, world.cycle.rule.division
    told = {}
    for n in range(-3, (MEETING - dates.opens_on).days + 3):
        day = dates.opens_on + timedelta(days=n)
        told.setdefault(occasion_on(dates, division, today=day), []).append(day)
    assert (told[Occasion.OPENING][0], told[None][0]) == (dates.opens_on, dates.opens_on - timedelta(days=3))
    assert told[Occasion.REMINDER][-1] == dates.closes_on or told[Occasion.REMINDER][-1] > dates.closes_on
    assert told[Occasion.OVERDUE][0] > dates.closes_on
    assert told[Occasion.SILENT][-1] == MEETING
    assert [o for o in told if o] == [Occasion.OPENING, Occasion.REMINDER, Occasion.OVERDUE, Occasion.SILENT]


# --- to whom, and once ------------------------------------------------------------------------------------


def test_everybody_who_owes_gets_one_letter_with_all_that_is_asked(world, office):
    assert queue_due(today=world.opens) == 2
    assert send_waiting(now=at(world.opens))["sent"] == 2
    assert office.addressees == ["ann@example.test", "bob@example.test"]
    letter = next(one for one in office.taken if one["To"] == "ann@example.test")
    text = letter.get_body(("plain",)).get_content()
    html = letter.get_body(("html",)).get_content()
    assert letter["Subject"].startswith("3 of your actions need an update by ")
    for words in (
        "1.0 Write guidance for managers",
        "past its end date",
        "https://edi.example.org/staff/my-actions/",
    ):
        assert words in text
        assert words in html
    assert "<img" not in html
    assert "style" not in html


def test_a_name_on_two_lines_stays_out_of_the_headers_of_a_letter(world, office):
    world.team.name = "Library\r\nBcc: everybody@example.test"
    world.team.save()
    set_manager(owner=world.team, role="Head of Culture", email="boss@example.test", by=None)
    queue(cycle=world.cycle, occasion=Occasion.MANAGER, managers=["boss@example.test"])
    assert send_waiting(now=at(world.opens))["sent"] == 1
    [letter] = office.taken
    assert "of Library Bcc: everybody@example.test still missing" in letter["Subject"]
    assert letter["Bcc"] is None
    assert office.addressees == ["boss@example.test"]


def test_however_often_it_runs_each_letter_is_sent_once(world, office):
    for _ in range(3):
        queue_due(today=world.opens)
        send_waiting(now=at(world.opens))
    assert len(office.taken) == 2


def test_run_daily_does_it_and_can_be_started_twice(world, office, settings, time_machine):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    time_machine.move_to(at(world.opens))
    call_command("run_daily")
    call_command("run_daily")
    assert len(office.taken) == 2


def test_who_has_answered_everything_is_written_to_no_more(world, office):
    queue_due(today=world.opens)
    record_no_change(action=world.housing, on=world.opens, by=world.bob)
    assert send_waiting(now=at(world.opens)) == {
        "sent": 1,
        "put off": 0,
        "held back": 0,
        "given up": 0,
        "called off": 1,
    }
    assert queue_due(today=world.cycle.closes_on) == 1
    send_waiting(now=at(world.cycle.closes_on))
    reminder = office.taken[-1]
    assert (reminder["To"], reminder["Subject"].startswith("Reminder: 3 of your actions")) == (
        "ann@example.test",
        True,
    )


def test_the_next_letter_asks_only_for_what_is_still_missing(world, office):
    make_update(world.actions[0], "Amber", on=world.opens, narrative="Told")
    queue_due(today=world.cycle.closes_on)
    send_waiting(now=at(world.cycle.closes_on))
    [letter] = [letter for letter in office.taken if letter["To"] == "ann@example.test"]
    text = letter.get_body(("plain",)).get_content()
    assert "1.0 " not in text
    assert "1.1 " in text


def test_after_the_window_the_edi_team_reads_who_is_silent(world, office):
    queue_due(today=MEETING)
    send_waiting(now=at(MEETING))
    assert office.addressees == ["edi@example.test"]
    text = office.taken[0].get_body(("plain",)).get_content()
    assert "Library Service: 3 of 3 answers missing" in text
    assert "/staff/cycles/" in text


# --- to managers ------------------------------------------------------------------------------------------


def silent_day(world):
    return working_day_after(world.cycle.closes_on, 3, world.cycle.rule.division)


def letters_to(office, address):
    return [letter for letter in office.taken if letter["To"] == address]


def test_a_manager_gets_one_letter_about_all_owners_however_often_it_runs(world, office):
    third = make_owner("Care")
    make_action(
        world.strategy, number="3", owners=(third,), end="May 2025", status="Amber", on=date(2025, 6, 1)
    )
    for owner, role in ((world.team, "Head of Culture"), (world.other, "Director of Place")):
        set_manager(owner=owner, role=role, email="Boss@Example.test", by=None)
    day = silent_day(world)
    for on in (day - timedelta(days=1), day, day, day + timedelta(days=1)):
        queue_due(today=on)
        send_waiting(now=at(on))
    [letter] = letters_to(office, "boss@example.test")
    assert letter["Subject"] == "4 answers of 2 teams still missing for Communities Committee"
    text = letter.get_body(("plain",)).get_content()
    assert "* Library Service: 1.0 Write guidance for managers: past its end date" in text
    assert "* Housing: 2 Write guidance for managers: past its end date" in text
    assert (
        "you stand in EDI Tracker as Head of Culture for Library Service and Director of Place for Housing."
        in text
    )
    assert "Care" not in text
    [to_team] = letters_to(office, "edi@example.test")
    told = to_team.get_body(("plain",)).get_content()
    assert "* Housing: 1 of 1 answers missing; Director of Place is written to as well\r\n" in told
    assert "* Care: 1 of 1 answers missing\r\n" in told
    chases = world.cycle.chases.order_by("owner__name").values_list("owner__name", "how", "by")
    assert list(chases) == [("Housing", "manager", None), ("Library Service", "manager", None)]


def test_a_manager_is_asked_for_nothing_that_was_answered_and_for_no_other_owner(world, office):
    set_manager(owner=world.other, role="Director of Place", email="boss@example.test", by=None)
    day = silent_day(world)
    queue_due(today=day)
    record_no_change(action=world.housing, on=day, by=world.bob)
    assert send_waiting(now=at(day))["called off"] == 1
    assert office.addressees == ["edi@example.test"]
    assert world.cycle.chases.count() == 0


def test_a_manager_who_changes_before_the_meeting_is_written_to_at_the_new_address_only(world, office):
    set_manager(owner=world.other, role="Director", email="old@example.test", by=None)
    day = silent_day(world)
    queue_due(today=day)
    set_manager(owner=world.other, role="Director", email="new@example.test", by=None)
    queue_due(today=day)
    send_waiting(now=at(day))
    assert office.addressees == ["edi@example.test", "new@example.test"]
    assert sorted(Mail.objects.filter(to=None).values_list("address", "state")) == [
        ("new@example.test", "sent"),
        ("old@example.test", "called_off"),
    ]


def test_the_address_of_a_manager_that_is_refused_is_told_and_tried_again(world, office):
    set_manager(owner=world.other, role="Director", email="boss@example.test", by=None)
    office.refuses["boss@example.test"] = "550 5.1.1 No such user here"
    queue_due(today=silent_day(world))
    assert send_waiting(now=at(silent_day(world)))["given up"] == 1
    failed = Mail.objects.get(state="failed")
    assert (failed.whom, world.cycle.chases.count()) == ("boss@example.test", 0)
    assert try_again(mail=failed, by=world.editor)


def test_a_writer_hears_once_a_day_of_what_was_sent_back_and_not_of_what_was_sent_again(
    world, office, time_machine
):
    def sent_back(action, comment):
        draft = UpdateDraft.objects.create(
            action=action, state=UpdateDraft.State.WAITING, written_by=world.ann, narrative="Fine."
        )
        return send_back(draft=draft, version=draft.version, comment=comment, by=world.editor)

    def letters_of(hour, day=world.opens):
        office.taken.clear()
        time_machine.move_to(at(day, hour))
        queue_due(today=day)
        send_waiting(now=at(day, hour))
        return [one for one in office.taken if "sent back" in one["Subject"]]

    assert letters_of(8) == []
    first = sent_back(world.actions[0], "How many managers came?")
    sent_back(world.actions[1], "By when?")
    [letter] = letters_of(9)
    assert (letter["To"], letter["Subject"]) == ("ann@example.test", "2 of your updates were sent back")
    text = letter.get_body(("plain",)).get_content()
    assert "* 1.0 Write guidance for managers: How many managers came?" in text
    assert letters_of(10) == []
    sent_back(world.actions[2], "And the third?")
    assert letters_of(11) == []  # one a day
    tomorrow = world.opens + timedelta(days=1)
    first.state = UpdateDraft.State.WAITING
    first.save()
    [letter] = letters_of(9, tomorrow)
    text = letter.get_body(("plain",)).get_content()
    assert "And the third?" in text
    assert "How many" not in text
    assert letters_of(9, tomorrow + timedelta(days=1)) == []


def test_somebody_who_may_not_sign_in_any_more_is_not_written_to(world, office):
    queue_due(today=world.opens)
    world.ann.is_active = False
    world.ann.save()
    assert send_waiting(now=at(world.opens))["called off"] == 1
    assert office.addressees == ["bob@example.test"]


# --- a chase ----------------------------------------------------------------------------------------------


def test_a_chase_is_one_letter_a_day_to_each_of_the_team(
    world, office, django_capture_on_commit_callbacks, time_machine
):
    add_member(owner=world.other, user=world.ann, by=None)
    time_machine.move_to(at(world.opens))
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            people, _ = chase(cycle=world.cycle, owner=world.other, today=world.opens, by=world.editor)
    assert [person.email for person in people] == ["ann@example.test", "bob@example.test"]
    assert office.addressees == ["ann@example.test", "bob@example.test"]
    text = office.taken[0].get_body(("plain",)).get_content()
    assert ("2 Write guidance" in text, "1.0 " in text) == (True, False)
    assert world.cycle.chases.count() == 1


# --- a difficult server -----------------------------------------------------------------------------------


def test_a_refused_address_is_given_up_and_the_others_get_their_letters(world, office):
    office.refuses["ann@example.test"] = "550 5.1.1 No such user here"
    queue_due(today=world.opens)
    assert send_waiting(now=at(world.opens))["given up"] == 1
    assert office.addressees == ["bob@example.test"]
    failed = Mail.objects.get(state="failed")
    assert failed.reason == "The mail server refused the address: 550 5.1.1 No such user here"
    send_waiting(now=at(world.opens, 20))
    assert len(office.taken) == 1
    del office.refuses["ann@example.test"]
    assert try_again(mail=failed, by=world.editor)
    assert not try_again(mail=failed, by=world.editor)
    assert AuditEntry.objects.filter(what="mail tried again").count() == 1
    send_waiting(now=at(world.opens, 21))
    assert office.addressees == ["ann@example.test", "bob@example.test"]


def test_a_full_mailbox_is_tried_again_later_and_later_and_then_given_up(world, office):
    office.refuses["ann@example.test"] = "452 4.2.2 Mailbox full"
    queue(cycle=world.cycle, occasion="opening", to=[world.ann])
    now, waits = at(world.opens), []
    for _ in range(5):
        send_waiting(now=now)
        mail = Mail.objects.get()
        waits.append(round((mail.next_try_at - now).total_seconds() / 60))
        now = max(now, mail.next_try_at)
    assert waits[:4] == [10, 30, 120, 480]
    assert (mail.state, mail.attempts) == ("failed", 5)
    assert mail.reason.endswith("It was tried 5 times.")


def test_a_letter_refused_for_its_words_is_given_up(world, office):
    office.refuses_data["ann@example.test"] = "554 5.7.1 Looks like spam"
    queue(cycle=world.cycle, occasion="opening", to=[world.ann, world.bob])
    assert send_waiting(now=at(world.opens)) == {
        "sent": 1,
        "put off": 0,
        "held back": 0,
        "given up": 1,
        "called off": 0,
    }
    assert "refused the letter: 554 5.7.1 Looks like spam" in Mail.objects.get(state="failed").reason


def test_a_line_that_goes_dead_in_the_middle_is_opened_again_and_the_letter_tried_later(world, office):
    office.breaks_off["ann@example.test"] = 1
    queue(cycle=world.cycle, occasion="opening", to=[world.ann, world.bob])
    assert send_waiting(now=at(world.opens)) == {
        "sent": 1,
        "put off": 1,
        "held back": 0,
        "given up": 0,
        "called off": 0,
    }
    mail = Mail.objects.get(to=world.ann)
    assert (mail.state, "broke off" in mail.reason) == ("waiting", True)
    assert send_waiting(now=at(world.opens) + timedelta(minutes=11))["sent"] == 1
    assert office.taken[-1]["Message-ID"] == mail.message_id


def test_while_the_server_is_down_everything_waits_and_nothing_is_lost(world, settings):
    settings.MAILERS = mailers(f"smtp://127.0.0.1:{free_port()}")
    queue_due(today=world.opens)
    assert send_waiting(now=at(world.opens)) == {
        "sent": 0,
        "put off": 2,
        "held back": 0,
        "given up": 0,
        "called off": 0,
    }
    assert states() == [("ann@example.test", "waiting"), ("bob@example.test", "waiting")]
    assert all("can’t be reached" in reason for reason in Mail.objects.values_list("reason", flat=True))
    with PostOffice() as office:
        settings.MAILERS = mailers(office.url)
        assert send_waiting(now=at(world.opens, 10))["sent"] == 2


def test_a_letter_that_was_cut_off_is_not_sent_again_by_itself(world, office):
    queue(cycle=world.cycle, occasion="opening", to=[world.ann])
    Mail.objects.update(state="sending", claimed_at=at(world.opens) - timedelta(hours=1))
    assert send_waiting(now=at(world.opens))["given up"] == 1
    assert (Mail.objects.get().reason, office.taken) == (NOT_KNOWN, [])
