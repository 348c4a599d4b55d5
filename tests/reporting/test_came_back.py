"""From a letter sent over a real mail server to its return: marked, told, and nothing more to that address."""

import io
import mailbox
from collections import Counter
from datetime import UTC, date, datetime

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from accounts.changes import add_member, edit_person, set_manager
from accounts.models import AuditEntry
from accounts.roles import Role
from edi_tracker.env import mailers
from reporting.letters.outbox import queue, send_waiting, try_again
from reporting.letters.returns import owners_not_reached, say_it_came_back, take_back
from reporting.models import Mail
from tests.builders import make_action, make_body, make_cycle, make_owner, make_strategy, make_user
from tests.reporting.imap_server import Mailbox
from tests.reporting.post_office import PostOffice
from tests.reporting.returned_mail import FORMS, out_of_office, postfix

MEETING = date(2026, 5, 14)
ANN = "ann@example.test"


@pytest.fixture
def office(settings):
    with PostOffice() as office:
        settings.MAILERS = mailers(office.url)
        settings.SITE_URL = "https://edi.example.org"
        yield office


@pytest.fixture
def world(db, time_machine):
    class World:
        def __init__(self):
            self.team, self.other = make_owner("Library Service"), make_owner("Housing")
            self.ann = make_user(Role.OWNER, email=ANN, member_of=self.team)
            self.bob = make_user(Role.OWNER, email="bob@example.test", member_of=self.other)
            self.editor = make_user(Role.EDI_EDITOR, email="edi@example.test")
            self.strategy = make_strategy(title="Fair for all")
            for team in (self.team, self.other):
                make_action(
                    self.strategy, owners=(team,), end="June 2025", status="Amber", on=date(2025, 6, 1)
                )
            self.cycle = make_cycle(make_body(self.strategy), MEETING)

        def post(self, address):
            client = Client()
            client.force_login(self.editor)
            return client.post(address, follow=True).content.decode()

        def page(self, address, person=None):
            client = Client()
            client.force_login(person or self.editor)
            return client.get(address).content.decode()

        def send(self, occasion, *people):
            queue(cycle=self.cycle, occasion=occasion, to=people)
            return send_waiting()

    made = World()
    opens = made.cycle.opens_on
    time_machine.move_to(datetime(opens.year, opens.month, opens.day, 9, tzinfo=UTC), tick=False)
    return made


def id_in(office, address=ANN) -> str:
    """The Message-ID as the mail server got it."""
    return [str(letter["Message-ID"]) for letter in office.taken if letter["To"] == address][-1]


def read(raw: bytes, monkeypatch) -> str:
    """What the command says of a mail that is piped into it."""
    told = io.StringIO()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
    call_command("read_bounces", stdout=told)
    return told.getvalue().strip()


@pytest.mark.parametrize("server", FORMS)
def test_a_letter_that_comes_back_is_told_with_the_servers_words(world, office, monkeypatch, server):
    world.send("opening", world.ann, world.bob)
    said = read(FORMS[server](id_in(office), ANN), monkeypatch)
    assert said == "Returned mail: 1 came back, 0 delayed, 0 about no letter of ours."
    mail = Mail.objects.get(to=world.ann)
    assert (mail.state, mail.is_for_good, mail.reason.startswith("The mail server said: 5")) == (
        "returned",
        True,
        True,
    )
    page = world.page("/staff/mail/")
    assert "1 letter came back." in page
    assert "Further letters to this address are held back" in page
    board = world.page(world.cycle.get_absolute_url())
    assert (board.count("A letter came back."), owners_not_reached(world.cycle)) == (1, {world.team.pk})
    assert "See why" not in world.page(world.cycle.get_absolute_url(), make_user(Role.VIEWER))
    assert "1 came back" not in read(FORMS[server](id_in(office), ANN), monkeypatch)


def test_nothing_more_goes_to_the_address_until_somebody_sends_again(world, office):
    world.send("opening", world.ann)
    first = id_in(office)
    take_back(postfix(first))
    assert world.send("reminder", world.ann, world.bob) | {"sent": 1, "held back": 1} == send_again_told(1, 1)
    assert send_waiting() == send_again_told(0, 0)
    assert office.addressees == [ANN, "bob@example.test"]
    assert "1 letter came back and 1 is held back." in world.page("/staff/mail/")
    back, held = Mail.objects.filter(to=world.ann).order_by("pk")
    assert (back.state, held.state) == ("returned", "held")
    assert try_again(mail=back, by=world.editor)
    assert send_waiting() == send_again_told(2, 0)
    assert office.addressees == [ANN, ANN, ANN, "bob@example.test"]
    # What is still said of the first letter doesn't mark the second.
    assert id_in(office) != first
    assert take_back(postfix(first)) == Counter({"about no letter of ours": 1})
    assert Mail.objects.filter(state="sent").count() == 3


def send_again_told(sent: int, held: int) -> dict[str, int]:
    return {"sent": sent, "put off": 0, "held back": held, "given up": 0, "called off": 0}


def test_a_chase_that_is_held_back_is_said_and_is_no_chase(world, office):
    world.send("opening", world.ann)
    take_back(postfix(id_in(office)))
    address = reverse("chase_owner", args=[world.cycle.slug, world.team.slug])
    page = world.post(address)
    assert "Letters to ann@example.test came back, so this one is held back." in page
    assert ("A letter about what is missing goes" in page, world.cycle.chases.count()) == (False, 0)
    add_member(owner=world.team, user=world.bob, by=None)
    page = world.post(address)
    assert "A letter about what is missing goes to 1 person of Library Service." in page
    assert world.cycle.chases.count() == 1


def test_to_a_mended_address_what_was_held_goes_by_itself(world, office):
    world.send("opening", world.ann)
    take_back(postfix(id_in(office)))
    world.send("reminder", world.ann)
    edit_person(user=world.ann, email="ann.lee@example.test", name="", is_active=True, by=world.editor)
    assert send_waiting()["sent"] == 1
    assert [str(letter["To"]) for letter in office.taken] == [ANN, "ann.lee@example.test"]


def test_a_letter_that_is_held_until_all_is_answered_is_called_off(world, office):
    world.send("opening", world.ann)
    take_back(postfix(id_in(office)))
    world.send("reminder", world.ann)
    world.strategy.actions.first().action_owners.all().delete()
    assert send_waiting()["called off"] == 1


def test_after_a_long_time_in_vain_the_next_letter_is_tried(world, office):
    world.send("opening", world.ann)
    take_back(postfix(id_in(office), status="4.4.1"))
    mail = Mail.objects.get()
    assert (mail.state, mail.is_for_good) == ("returned", False)
    assert world.send("reminder", world.ann)["sent"] == 1


def test_a_letter_that_is_late_is_noted_and_nothing_is_held(world, office):
    world.send("opening", world.ann)
    assert take_back(postfix(id_in(office), action="delayed", status="4.4.1")) == Counter({"delayed": 1})
    mail = Mail.objects.get()
    assert (mail.state, mail.reason[:40]) == ("sent", "Not delivered yet, says the mail server:")
    assert "Not delivered yet" in world.page("/staff/mail/")
    assert "No letter is in trouble." in world.page("/staff/mail/")
    assert take_back(postfix(mail.message_id)) == Counter({"came back": 1})


def test_a_forged_report_marks_nothing_but_the_letter_and_the_address_that_it_names(world, office):
    world.send("opening", world.ann, world.bob)
    ours = id_in(office)
    for forged in (
        postfix("<made.up@edi.example.org>"),
        postfix(ours, "bob@example.test"),
        postfix("%", ANN),
        postfix(f"{ours}' OR 1=1 --", "bob@example.test"),
        out_of_office(ours),
        b"\x00" + postfix("<\x00@edi.example.org>"),
    ):
        assert take_back(forged)["came back"] == 0
    assert set(Mail.objects.values_list("state", flat=True)) == {"sent"}
    assert take_back(postfix(ours, ANN.upper()))["came back"] == 1


def test_a_report_that_is_quicker_than_we_are_counts(world):
    queue(cycle=world.cycle, occasion="opening", to=[world.ann])
    Mail.objects.update(state="sending")
    assert take_back(postfix(Mail.objects.get().message_id))["came back"] == 1
    assert take_back(postfix(Mail.objects.get().message_id))["came back"] == 0


def test_what_failed_or_waits_has_not_come_back(world):
    queue(cycle=world.cycle, occasion="opening", to=[world.ann])
    for state in ("waiting", "failed", "called_off", "held"):
        Mail.objects.update(state=state)
        assert take_back(postfix(Mail.objects.get().message_id))["came back"] == 0
        assert Mail.objects.get().state == state


def test_a_letter_to_a_manager_comes_back_too(world, office):
    set_manager(owner=world.other, role="Director", email="boss@example.test", by=None)
    queue(cycle=world.cycle, occasion="manager", managers=["boss@example.test"])
    send_waiting()
    take_back(postfix(id_in(office, "boss@example.test"), "boss@example.test"))
    assert owners_not_reached(world.cycle) == {world.other.pk}
    set_manager(owner=world.other, role="Director", email="chief@example.test", by=None)
    assert owners_not_reached(world.cycle) == frozenset()


def test_somebody_says_that_a_letter_came_back(world, office):
    world.send("opening", world.ann)
    mail = Mail.objects.get()
    page = world.post(reverse("mail_came_back", args=[mail.pk]))
    assert "Nothing more is sent to this address until it is mended." in page
    assert "Somebody of the EDI team says that it came back." in page
    assert AuditEntry.objects.get(what="mail came back").by == world.editor
    assert "not one that was sent any more" in world.post(reverse("mail_came_back", args=[mail.pk]))
    assert not say_it_came_back(mail=mail, by=world.editor)
    assert AuditEntry.objects.filter(what="mail came back").count() == 1
    assert world.send("reminder", world.ann)["held back"] == 1
    assert "on its way again" in world.post(
        reverse("try_mail_again", args=[Mail.objects.get(state="held").pk])
    )


# --- where returned mail lies -----------------------------------------------------------------------------


def test_files_mailboxes_and_folders_are_read_and_left_as_they_are(world, office, tmp_path):
    people = [world.ann, world.bob]
    world.send("opening", *people)
    reports = [postfix(id_in(office, person.email), person.email) for person in people]
    one, box, folder = tmp_path / "one.eml", tmp_path / "mbox", tmp_path / "Maildir"
    one.write_bytes(reports[0].partition(b"\n")[2])
    box.write_bytes(
        b"\n".join([*reports, b"From ann@example.test Mon Mar 30 09:00:00 2026\n" + out_of_office()])
    )
    many = mailbox.Maildir(folder)
    for report in (*reports, b""):
        many.add(report)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for place, count, others in ((one, 1, 0), (box, 2, 1), (folder, 2, 1)):
        Mail.objects.update(state="sent")
        told = io.StringIO()
        call_command("read_bounces", str(place), stdout=told)
        assert f"{count} came back, 0 delayed, {others} about" in told.getvalue(), place
        assert Mail.objects.filter(state="returned").count() == count
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(("name", "said"), [("nowhere", "There is no file"), (".", "is no Maildir")])
def test_a_place_that_holds_no_mail_is_said(world, tmp_path, name, said):
    with pytest.raises(CommandError, match=said):
        call_command("read_bounces", str(tmp_path / name))


def test_run_daily_fetches_what_came_back_before_it_writes(world, office, settings, capsys):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    call_command("run_daily")
    assert len(office.taken) == 2
    with Mailbox(postfix(id_in(office)), out_of_office(id_in(office))) as box:
        settings.BOUNCES_URL = box.url
        queue(cycle=world.cycle, occasion="chase:1:2026-03-30", to=[world.ann])
        call_command("run_daily")
        assert box.seen == {1, 2}
        assert "Returned mail: 1 came back, 0 delayed, 1 about no letter of ours." in capsys.readouterr().out
        assert len(office.taken) == 2
        assert Mail.objects.filter(to=world.ann).order_by("pk").values_list("state", flat=True)[1] == "held"
        call_command("run_daily")
        assert "Returned mail: 0 came back" in capsys.readouterr().out


def test_a_mailbox_in_trouble_stops_nothing_else(world, office, settings, capsys):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    with Mailbox() as box:
        box.refuses = True
        settings.BOUNCES_URL = box.url
        call_command("run_daily")
    told = capsys.readouterr()
    assert "The mailbox at 127.0.0.1 can’t be read: " in told.err
    assert "p/w" not in told.err
    assert len(office.taken) == 2
    with Mailbox() as answering:
        accented = answering.url.replace("p%2Fw", "p%C3%A9")
        settings.BOUNCES_URL = accented
        call_command("run_daily")
        assert "may only have letters without accents" in capsys.readouterr().err
    for url in (box.url, "https://example.test", "imaps://", "imaps://[", "imap://127.0.0.1:x"):
        settings.BOUNCES_URL = url
        with pytest.raises(CommandError):
            call_command("read_bounces", mailbox=True)
