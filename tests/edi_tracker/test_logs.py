"""Whoever knows some addresses is let in by them: their secret part is in no line of the log."""

import logging
import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from edi_tracker.logs import JsonFormatter, LineFormatter, without_secrets
from reporting.cycles.feed import address_of
from reporting.cycles.scheduling import give_calendar_key
from tests.builders import make_user


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("GET /accounts/password/reset/key/3-d5abc-1f00/ 302", "GET /accounts/password/reset/key/…/ 302"),
        ("Not Found: /accounts/password/reset/key/3-d5abc", "Not Found: /accounts/password/reset/key/…"),
        ("GET /accounts/confirm-email/Mw:1v:abc_-/ 404", "GET /accounts/confirm-email/…/ 404"),
        ('{"path": "/calendar/abc-0123.ics"}', '{"path": "/calendar/…"}'),
        ("/council/calendar/abc.ics twice /calendar/b.ics", "/council/calendar/… twice /calendar/…"),
        ("POST /staff/calendar/address/stop/ 302", "POST /staff/calendar/address/stop/ 302"),
        ("GET /accounts/password/reset/ 200", "GET /accounts/password/reset/ 200"),
    ],
)
def test_the_secret_part_of_an_address_is_left_out(text, told):
    assert without_secrets(text) == told


@pytest.mark.django_db
@pytest.mark.parametrize("formatter", [JsonFormatter(), LineFormatter("%(levelname)s %(message)s")])
def test_no_line_about_a_visit_has_the_secret_whatever_the_answer(caplog, mailoutbox, formatter):
    person = make_user(Role.VIEWER)
    Client().post(reverse("account_reset_password"), {"email": person.email})
    [link] = re.findall(r"/accounts/password/reset/key/\S+", mailoutbox[0].body)
    feed = reverse("calendar_feed", args=[address_of(give_calendar_key(user=person).key)])
    caplog.set_level(logging.INFO)
    for address in (link, f"{link}x", feed, feed.replace(".ics", "x.ics"), feed.replace(".ics", ".ICS")):
        Client().get(address)
    Client(enforce_csrf_checks=True).post(link)
    lines = [formatter.format(record) for record in caplog.records]
    assert len(lines) >= 6
    assert [line for line in lines if link.strip("/").split("/")[-1] in line] == []
    assert [line for line in lines if person.calendar_key.key in line] == []


def test_both_kinds_of_log_leave_secrets_out():
    kinds = settings.LOGGING["formatters"]
    assert [kind.get("()") or kind["class"] for kind in kinds.values()] == [
        "edi_tracker.logs.JsonFormatter",
        "edi_tracker.logs.LineFormatter",
    ]
