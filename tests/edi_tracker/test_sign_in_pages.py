"""The pages of signing in come out in our design and speak plainly."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.core import mail

PASSWORD = "long-enough-for-anybody"
FOR_EVERYBODY = ["login/", "signup/", "inactive/", "password/reset/", "password/reset/done/"]
FOR_PEOPLE = ["logout/", "password/change/", "2fa/", "reauthenticate/"]


@pytest.fixture
def signed_in(client, db):
    person = get_user_model().objects.create_user("officer@example.org", PASSWORD)
    person.emailaddress_set.create(email=person.email, verified=True, primary=True)
    client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    return client


def assert_ours(html: str) -> None:
    assert '<html lang="en-GB"' in html
    assert len(re.findall(r"<h1[ >]", html)) == 1
    assert html.count("<main ") == 1
    assert not re.search(r"please|successfully|invalid", html, re.IGNORECASE)
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


@pytest.mark.django_db
@pytest.mark.parametrize("path", FOR_EVERYBODY)
def test_pages_before_signing_in_are_ours(client, path):
    answer = client.get(f"/accounts/{path}")
    assert answer.status_code == 200
    assert_ours(answer.content.decode())


@pytest.mark.parametrize("path", FOR_PEOPLE)
def test_pages_of_an_account_are_ours(signed_in, path):
    answer = signed_in.get(f"/accounts/{path}")
    assert answer.status_code == 200
    assert_ours(answer.content.decode())


def test_a_wrong_password_is_said_at_the_top_and_in_the_title(client, db):
    html = client.post("/accounts/login/", {"login": "officer@example.org", "password": "x"}).content.decode()
    assert "<title>Error: Sign in – EDI Tracker</title>" in html
    assert "govuk-error-summary" in html


@pytest.mark.django_db
def test_nobody_is_told_whether_an_address_has_an_account_except_by_mail_to_it(client):
    get_user_model().objects.create_user("officer@example.org", PASSWORD)
    answers = [
        client.post("/accounts/password/reset/", {"email": email}, follow=True).content
        for email in ("officer@example.org", "stranger@example.org")
    ]
    assert re.sub(rb"csrf\S+", b"", answers[0]) == re.sub(rb"csrf\S+", b"", answers[1])
    known, unknown = mail.outbox
    assert known.subject == "Choose a new password for EDI Tracker"
    assert "/accounts/password/reset/key/" in known.body
    assert unknown.subject == "There is no account with this address"
