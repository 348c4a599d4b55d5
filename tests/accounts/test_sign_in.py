"""Signing in and out, passwords, the second step, limits on guessing, and how long a session lasts."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.changes import add_person, edit_person, grant_role, take_role
from accounts.roles import Role
from tests.builders import PASSWORD, make_user

pytestmark = pytest.mark.django_db
WRONG = "not the password at all"
SOMEWHERE = "/staff/strategies/"


@pytest.fixture(autouse=True)
def _no_attempts_yet():
    cache.clear()
    yield
    cache.clear()


def sign_in(client, email: str, password: str = PASSWORD, **more):
    return client.post(reverse("account_login"), {"login": email, "password": password, **more})


def signed_in(client) -> bool:
    return client.get(SOMEWHERE).status_code == 200


def test_signing_in_by_e_mail_and_password_and_out_again(client):
    person = make_user(Role.VIEWER, email="viewer@example.test")
    assert client.get(reverse("account_login")).status_code == 200
    answer = sign_in(client, "Viewer@Example.test")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/staff/")
    assert signed_in(client)
    assert client.get(reverse("account_logout")).status_code == 200
    assert signed_in(client), "Reading a page signs nobody out."
    answer = client.post(reverse("account_logout"))
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert not signed_in(client)
    person.refresh_from_db()
    assert person.last_login


def test_the_page_that_was_asked_for_opens_after_signing_in(client):
    make_user(Role.VIEWER, email="viewer@example.test")
    assert (
        sign_in(client, "viewer@example.test", next="/staff/strategies/").headers["Location"]
        == "/staff/strategies/"
    )


def test_nobody_is_led_elsewhere_after_signing_in(client):
    make_user(Role.VIEWER, email="viewer@example.test")
    assert (
        sign_in(client, "viewer@example.test", next="https://example.org/").headers["Location"] == "/staff/"
    )


@pytest.mark.parametrize("email", ["viewer@example.test", "nobody@example.test"])
def test_a_refusal_does_not_say_whether_the_account_exists(client, email):
    make_user(Role.VIEWER, email="viewer@example.test")
    answer = sign_in(client, email, WRONG)
    assert answer.status_code == 200
    [message] = answer.context["form"].non_field_errors()
    assert "e-mail address" in message.lower() or "email address" in message.lower()
    assert not signed_in(client)


def test_guessing_one_password_stops_after_five_attempts_and_the_right_one_waits_too(client):
    make_user(Role.VIEWER, email="viewer@example.test")
    for _ in range(5):
        sign_in(client, "viewer@example.test", WRONG)
    answer = sign_in(client, "viewer@example.test")
    assert "Too many" in answer.content.decode()
    assert not signed_in(client)
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        sign_in(client, "viewer@example.test")
        assert signed_in(client)


def test_guessing_many_accounts_from_one_place_stops(client):
    codes = [sign_in(client, f"person{n}@example.test", WRONG).status_code for n in range(12)]
    refused = sign_in(client, "person99@example.test", WRONG).content.decode()
    assert set(codes) <= {200, 429}
    assert "Too many" in refused


def test_the_count_of_attempts_is_in_the_database(client):
    make_user(Role.VIEWER, email="viewer@example.test")
    sign_in(client, "viewer@example.test", WRONG)
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM shared_cache WHERE cache_key LIKE %s", ["%allauth:rl:%"])
        assert cursor.fetchone()[0] > 0


def test_a_closed_account_cannot_sign_in(client):
    person = make_user(Role.VIEWER, email="viewer@example.test")
    edit_person(user=person, email=person.email, name="", is_active=False, by=None)
    answer = client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD}, follow=True)
    assert answer.status_code == 200
    assert not signed_in(client)


# --- at the next request ----------------------------------------------------------------------------------


def test_a_closed_account_is_out_at_the_next_request(client):
    person = make_user(Role.VIEWER)
    client.force_login(person)
    assert signed_in(client)
    edit_person(user=person, email=person.email, name="", is_active=False, by=None)
    assert client.get(SOMEWHERE).headers["Location"].startswith(reverse("account_login"))


def test_a_changed_role_counts_at_the_next_request(client):
    person = make_user(Role.VIEWER)
    client.force_login(person)
    assert client.get(reverse("owners")).status_code == 403
    grant_role(user=person, role=Role.EDI_EDITOR, by=None)
    assert client.get(reverse("owners")).status_code == 200
    take_role(user=person, role=Role.EDI_EDITOR, by=None)
    assert client.get(reverse("owners")).status_code == 403


def test_a_changed_address_is_the_only_one_that_signs_in(client):
    person = make_user(Role.VIEWER, email="old@example.test")
    sign_in(client, "old@example.test")
    client.post(reverse("account_logout"))
    edit_person(user=person, email="new@example.test", name="", is_active=True, by=None)
    sign_in(client, "old@example.test")
    assert not signed_in(client)
    sign_in(client, "new@example.test")
    assert signed_in(client)


# --- passwords --------------------------------------------------------------------------------------------


def link_in(message) -> str:
    return re.search(r"http://testserver(/\S+)", message.body)[1]


def test_a_new_person_sets_a_password_through_the_link_in_a_mail(client):
    add_person(email="new@example.test", by=None, roles=[Role.VIEWER])
    assert client.get(reverse("account_reset_password")).status_code == 200
    answer = client.post(reverse("account_reset_password"), {"email": "new@example.test"}, follow=True)
    assert answer.status_code == 200
    link = link_in(mail.outbox[0])
    page = client.get(link, follow=True)
    assert page.status_code == 200
    url = page.request["PATH_INFO"]
    weak = client.post(url, {"password1": "password", "password2": "password"})
    assert weak.context["form"].errors
    done = client.post(url, {"password1": PASSWORD, "password2": PASSWORD}, follow=True)
    assert done.status_code == 200
    client.post(reverse("account_logout"))
    sign_in(client, "new@example.test")
    assert signed_in(client)
    again = client.get(link, follow=True)
    assert again.context["token_fail"], "The link works once."


def test_asking_for_a_link_does_not_say_whether_the_account_exists(client):
    make_user(Role.VIEWER, email="viewer@example.test")
    answers = [
        client.post(reverse("account_reset_password"), {"email": email}).headers["Location"]
        for email in ("viewer@example.test", "nobody@example.test")
    ]
    assert answers[0] == answers[1]


def test_a_closed_account_gets_no_link(client):
    person = make_user(Role.VIEWER, email="viewer@example.test")
    edit_person(user=person, email=person.email, name="", is_active=False, by=None)
    client.post(reverse("account_reset_password"), {"email": "viewer@example.test"})
    assert [link for m in mail.outbox for link in re.findall(r"/reset/key/", m.body)] == []


def test_changing_the_password_signs_out_the_other_devices(client):
    person = make_user(Role.VIEWER, email="viewer@example.test")
    elsewhere = type(client)()
    sign_in(elsewhere, person.email)
    sign_in(client, person.email)
    assert client.get(reverse("account_change_password")).status_code == 200
    new = {
        "oldpassword": PASSWORD,
        "password1": "another long password",
        "password2": "another long password",
    }
    assert client.post(reverse("account_change_password"), new).status_code == 302
    assert not signed_in(elsewhere)


def test_nobody_opens_an_account_for_themselves(client, django_user_model):
    data = {"email": "me@example.test", "password1": PASSWORD, "password2": PASSWORD}
    assert client.post(reverse("account_signup"), data).status_code == 200
    assert not django_user_model.objects.exists()


# --- the second step --------------------------------------------------------------------------------------


def code_for(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def set_up_second_step(client) -> str:
    asked = client.get(reverse("mfa_activate_totp"))
    assert asked.headers["Location"].startswith(reverse("account_reauthenticate")), "The password, once more."
    assert client.get(asked.headers["Location"]).status_code == 200
    page = client.post(asked.headers["Location"], {"password": PASSWORD}, follow=True)
    assert page.request["PATH_INFO"] == reverse("mfa_activate_totp")
    secret = page.context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
    assert answer.status_code == 302, answer.context and answer.context["form"].errors
    return secret


def test_with_a_second_step_the_password_is_not_enough(client):
    person = make_user(Role.VIEWER, email="viewer@example.test")
    sign_in(client, person.email)
    assert client.get(reverse("mfa_index")).status_code == 200
    secret = set_up_second_step(client)
    assert client.get(reverse("mfa_view_recovery_codes")).status_code == 200
    assert client.get(reverse("mfa_index")).status_code == 200
    client.post(reverse("account_logout"))
    cache.clear()  # a code works once; here the same one is used again within its half minute
    assert sign_in(client, person.email).headers["Location"].startswith(reverse("mfa_authenticate"))
    assert not signed_in(client)
    assert client.get(reverse("mfa_authenticate")).status_code == 200
    assert client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    assert not signed_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
    assert signed_in(client)


def test_a_recovery_code_opens_once(client):
    person = make_user(Role.VIEWER, email="viewer@example.test")
    sign_in(client, person.email)
    set_up_second_step(client)
    codes = Authenticator.objects.get(user=person, type="recovery_codes").wrap().get_unused_codes()
    for attempt in (1, 2):
        client.post(reverse("account_logout"))
        sign_in(client, person.email)
        client.post(reverse("mfa_authenticate"), {"code": codes[0]})
        assert signed_in(client) == (attempt == 1)


# --- sessions ---------------------------------------------------------------------------------------------


def ends_in() -> timedelta:
    return Session.objects.get().expire_date - timezone.now()


def test_a_session_ends_after_thirty_idle_minutes(client):
    start = timezone.now()
    with time_machine.travel(start) as clock:
        make_user(Role.VIEWER, email="viewer@example.test")
        sign_in(client, "viewer@example.test")
        assert signed_in(client)
        clock.shift(timedelta(minutes=29))
        assert signed_in(client)
        clock.shift(timedelta(minutes=29))
        assert signed_in(client), "Every visit gives another thirty minutes."
        clock.shift(timedelta(minutes=31))
        assert not signed_in(client)


def test_a_session_ends_after_twelve_hours_however_busy(client):
    with time_machine.travel(timezone.now()) as clock:
        make_user(Role.VIEWER, email="viewer@example.test")
        sign_in(client, "viewer@example.test")
        for _ in range(12 * 3):
            assert signed_in(client)
            clock.shift(timedelta(minutes=20))
        clock.shift(timedelta(minutes=2))
        assert not signed_in(client)


def test_signing_in_again_begins_twelve_new_hours(client):
    with time_machine.travel(timezone.now()) as clock:
        make_user(Role.VIEWER, email="viewer@example.test")
        sign_in(client, "viewer@example.test")
        for _ in range(12 * 3):
            client.get(SOMEWHERE)
            clock.shift(timedelta(minutes=20))
        clock.shift(timedelta(minutes=2))
        assert not signed_in(client)
        sign_in(client, "viewer@example.test")
        assert signed_in(client)


def test_a_visit_within_a_minute_writes_nothing(client):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        make_user(Role.VIEWER, email="viewer@example.test")
        sign_in(client, "viewer@example.test")
        client.get(SOMEWHERE)
        clock.shift(30)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answer = client.get(SOMEWHERE)
        assert [q["sql"] for q in asked if q["sql"].split()[0] in ("UPDATE", "INSERT", "DELETE")] == []
        assert "session" not in answer.cookies
        clock.shift(61)
        client.get(SOMEWHERE)
        assert ends_in() == timedelta(minutes=30)


def test_the_session_cookie_goes_when_the_browser_closes(client):
    make_user(Role.VIEWER, email="viewer@example.test")
    cookie = sign_in(client, "viewer@example.test").cookies["session"]
    assert (cookie["max-age"], cookie["expires"], cookie["httponly"], cookie["samesite"]) == (
        "",
        "",
        True,
        "Lax",
    )
