"""All dates on one page and in a person's own calendar, which knows nothing but dates and titles."""

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import Role
from plans.duty_records import add_duty
from reporting.cycles.calendar import DateKind, dates_between
from reporting.cycles.feed import address_of
from reporting.cycles.scheduling import give_calendar_key, move_meeting
from reporting.models import CalendarKey, ReportingCycle
from tests.builders import (
    make_action,
    make_body,
    make_cycle,
    make_duty,
    make_publication,
    make_strategy,
    make_user,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime(2026, 3, 2, 9, tzinfo=UTC)):
        yield


@pytest.fixture
def cycle() -> ReportingCycle:
    return make_cycle(make_body(make_strategy(title="Fair for all", slug="fair")))


@pytest.fixture
def reader(client):
    person = make_user(Role.VIEWER, email="reader@example.test")
    client.force_login(person)
    return person


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def feed_of(user) -> str:
    key = CalendarKey.objects.filter(user=user).first() or give_calendar_key(user=user)
    return reverse("calendar_feed", args=[address_of(key.key)])


def events(answer) -> dict[str, icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(answer.content)
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}


def test_dates_of_cycles_duties_and_reviews_stand_together_in_order(cycle):
    make_action(cycle.body.strategy, number="3.1", end="Review every April", status="Amber")
    make_action(cycle.body.strategy, number="3.2", end="Review every April", status="Green")
    make_duty("Gender pay gap", anchor_on=date(2018, 3, 30))
    found = dates_between(TODAY, date(2026, 12, 31), today=TODAY)
    assert [(one.on, one.kind, one.title) for one in found] == [
        (date(2026, 3, 30), DateKind.OPENS, "Communities Committee, May 2026"),
        (date(2026, 3, 30), DateKind.DUTY, "Gender pay gap"),
        (date(2026, 4, 21), DateKind.CLOSES, "Communities Committee, May 2026"),
        (date(2026, 4, 30), DateKind.REVIEW, "action 3.1, Fair for all"),
        (date(2026, 5, 6), DateKind.PAPERS, "Communities Committee, May 2026"),
        (date(2026, 5, 14), DateKind.MEETING, "Communities Committee, May 2026"),
    ]
    assert dates_between(date(2026, 5, 7), date(2026, 5, 13), today=TODAY) == []


def test_the_page_lists_the_dates_by_month(client, reader, cycle):
    page = text_of(client.get(reverse("calendar")))
    assert "4 dates in the next 12 months. Next: Answers open: Communities Committee, May 2026" in page
    assert page.index("March 2026") < page.index("April 2026") < page.index("May 2026</h2>")


def test_an_empty_calendar_says_what_will_be_here(client, reader):
    assert "Once the EDI team has planned the next meeting" in text_of(client.get(reverse("calendar")))
    client.force_login(make_user(Role.EDI_EDITOR))
    assert reverse("new_cycle") in text_of(client.get(reverse("calendar")))


def test_one_cycle_and_three_ask_the_same_of_the_database(client, reader, cycle, django_assert_num_queries):
    make_publication(make_duty())
    client.get(reverse("calendar"))
    with CaptureQueriesContext(connection) as once:
        client.get(reverse("calendar"))
    make_cycle(cycle.body, date(2026, 11, 12))
    make_publication(make_duty())
    with django_assert_num_queries(len(once)):
        client.get(reverse("calendar"))


# --- the secret address -----------------------------------------------------------------------------------


def test_a_person_makes_an_address_that_needs_no_sign_in(client, reader, cycle):
    client.post(reverse("new_calendar_address"))
    page = client.get(reverse("calendar"))
    address = page.context["address"]
    assert address.startswith("http://testserver/calendar/")
    assert address in text_of(page)
    answer = Client().get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert not answer.cookies


def test_a_new_address_ends_the_old_one_and_a_stopped_one_opens_nothing(client, reader, cycle):
    old = feed_of(reader)
    client.post(reverse("new_calendar_address"))
    new = feed_of(reader)
    assert (Client().get(old).status_code, Client().get(new).status_code) == (404, 200)
    client.post(reverse("stop_calendar_address"))
    assert Client().get(new).status_code == 404
    assert "Make my address" in text_of(client.get(reverse("calendar")))


def test_the_key_alone_opens_nothing(client, reader, cycle):
    key = give_calendar_key(user=reader).key
    seal = address_of(key).partition("-")[2]
    for made_up in (key, f"{key}-", f"{key}-{'0' * len(seal)}", f"-{seal}", f"x-{seal}", "x" * 4_000, "-"):
        assert Client().get(f"/calendar/{made_up}.ics").status_code == 404


def test_a_closed_account_or_a_lost_role_ends_the_address_at_once(client, reader, cycle):
    address = feed_of(reader)
    reader.is_active = False
    reader.save()
    assert Client().get(address).status_code == 404
    reader.is_active = True
    reader.save()
    assert Client().get(address).status_code == 200
    reader.role_grants.all().delete()
    assert Client().get(address).status_code == 404


# --- the file ---------------------------------------------------------------------------------------------


def test_the_feed_is_a_calendar_of_whole_days(client, reader, cycle):
    answer = Client().get(feed_of(reader))
    lines = answer.content.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert max(len(line) for line in lines) <= 75
    assert {b"VERSION:2.0", b"METHOD:PUBLISH"} <= set(lines)
    meeting = events(answer)[f"cycle-{cycle.pk}-meeting@testserver"]
    assert meeting["SUMMARY"] == "Meeting: Communities Committee, May 2026"
    assert meeting.start == date(2026, 5, 14)
    assert meeting.end == date(2026, 5, 15)
    assert meeting["URL"] == f"http://testserver{cycle.get_absolute_url()}"
    assert meeting["DTSTAMP"].dt.tzinfo is not None


def test_an_event_keeps_its_name_when_the_meeting_moves(client, reader, cycle):
    address = feed_of(reader)
    before = events(Client().get(address))
    move_meeting(
        cycle=cycle, meeting_on=date(2026, 6, 11), version=None, by=None, today=TODAY, why="The elections"
    )
    after = events(Client().get(address))
    assert set(after) == set(before)
    moved = after[f"cycle-{cycle.pk}-meeting@testserver"]
    assert (moved.start, int(moved["SEQUENCE"])) == (date(2026, 6, 11), 1)


def test_nothing_is_told_but_dates_and_titles(client, reader, cycle):
    secret = "The words of an action that nobody outside may read"
    make_action(
        cycle.body.strategy, number="3.1", text=secret, end="Review every April", status="Red", on=TODAY
    )
    body = Client().get(feed_of(reader)).content.decode().replace("\r\n ", "")
    assert "Review due: action 3.1" in body
    assert secret not in body
    assert "Because of a reason" not in body
    names = {line.partition(":")[0].partition(";")[0] for line in body.splitlines()}
    assert not names & {"DESCRIPTION", "ATTENDEE", "ORGANIZER", "COMMENT", "LOCATION"}


@pytest.mark.parametrize("name", ["Fair; for, all\\n\nEND:VEVENT", "Tŷ’r Gŵr " * 20, "فريق المساواة", "=1+1"])
def test_hostile_titles_stay_titles(reader, name):
    add_duty(name=name, every_months=12, anchor_on=date(2018, 3, 30), by=None)
    answer = Client().get(feed_of(reader))
    (event,) = events(answer).values()
    assert event["SUMMARY"] == f"Duty due: {name}"
    assert max(len(line) for line in answer.content.split(b"\r\n")) <= 75


def test_an_unchanged_feed_is_not_sent_twice(client, reader, cycle):
    address = feed_of(reader)
    first = Client().get(address)
    with time_machine.travel(datetime(2026, 3, 2, 18, tzinfo=UTC)):
        again = Client().get(address, headers={"if-none-match": first.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        make_cycle(cycle.body, date(2026, 11, 12))
        assert Client().get(address, headers={"if-none-match": first.headers["ETag"]}).status_code == 200
    assert Client().head(address).status_code == 200
    assert Client().post(address).status_code == 405


def test_an_empty_feed_is_a_calendar_too(reader):
    answer = Client().get(feed_of(reader))
    assert events(answer) == {}
    assert answer.content.startswith(b"BEGIN:VCALENDAR")


def test_what_was_half_a_year_ago_is_let_go(reader, cycle):
    with time_machine.travel(datetime(2026, 3, 2, tzinfo=UTC) + timedelta(days=300)):
        assert events(Client().get(feed_of(reader))) == {}
