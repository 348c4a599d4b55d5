"""People who try doors: other people's actions, other addresses, other sessions, other networks."""

import re
from urllib.parse import urljoin, urlsplit

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts.changes import edit_person
from accounts.models import User
from accounts.roles import Role
from objectives.models import ProgressUpdate
from tests.builders import PASSWORD, make_action, make_owner, make_update, make_user

pytestmark = pytest.mark.django_db
WRONG = "not the password at all"
NEW = "quite another long password"
SOMEWHERE = "/staff/strategies/"


@pytest.fixture(autouse=True)
def _no_attempts_yet():
    cache.clear()
    yield
    cache.clear()


def sign_in(client, email="viewer@example.test", password=PASSWORD, **more):
    query = {"login": email, "password": password} | more.pop("also", {})
    return client.post(reverse("account_login"), query, **more)


def inside(client) -> bool:
    return client.get(SOMEWHERE).status_code == 200


# --- other people's actions -------------------------------------------------------------------------------


@pytest.fixture
def others(client):
    """An action with an update of the museums; the library signs in."""
    action = make_action(number="1.1", owners=(make_owner("Museums"),), status="Blue")
    library = make_owner("Library Service")
    make_action(action.strategy, number="1.2", owners=(library,), status="Blue")
    client.force_login(make_user(Role.OWNER, member_of=library))
    return make_update(action, "Amber").action


@pytest.mark.parametrize("page", ["updates/new/", "updates/2/correct/", "edit/", "close/", "reopen/"])
@pytest.mark.parametrize("from_mine", ["", "?from=my-actions"])
def test_an_owner_changes_nothing_of_anothers_action(client, others, page, from_mine):
    status = others.strategy.status_terms.get(label="Amber").pk
    sent = {"status": status, "narrative": "Mine now", "on_day": "1", "on_month": "1", "on_year": "2025"}
    answer = client.post(f"{others.get_absolute_url()}{page}{from_mine}", sent | {"version": others.version})
    assert answer.status_code == 403
    assert ProgressUpdate.objects.filter(narrative="Mine now").count() == 0


def test_an_owner_cannot_correct_anothers_update_through_an_action_of_the_own_team(client, others):
    own = others.strategy.actions.get(number="1.2")
    assert client.post(f"{own.get_absolute_url()}updates/2/correct/", {"narrative": "x"}).status_code == 404


def test_a_team_that_was_left_no_longer_opens_its_actions(client, others):
    own = others.strategy.actions.get(number="1.2")
    url = f"{own.get_absolute_url()}updates/new/"
    assert client.get(url).status_code == 200
    own.action_owners.get().owner.members.get().delete()
    assert client.get(url).status_code == 403


# --- other addresses --------------------------------------------------------------------------------------

ELSEWHERE = [
    "//evil.example/",
    "https://evil.example/",
    "/\\evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "https:///evil.example",
    "javascript:alert(1)",
    "\t//evil.example",
    "/\t/evil.example",
    "http://testserver@evil.example/",
    "//testserver.evil.example",
    "data:text/html,a",
    "%2f%2fevil.example",
]


def leads_to(place: str) -> str:
    """The host that a browser would go to; it takes a backslash for a slash and leaves out tabs."""
    plain = re.sub(r"[\t\r\n]", "", place).strip().replace("\\", "/")
    return urlsplit(urljoin("http://testserver/accounts/login/", plain)).netloc


@pytest.mark.parametrize("there", ELSEWHERE)
def test_nobody_is_led_out_of_the_house(client, there):
    make_user(Role.VIEWER, email="viewer@example.test")
    by_query = client.post(f"{reverse('account_login')}?next={there}", {"login": "a@b.test", "password": "x"})
    assert by_query.status_code == 200
    cache.clear()
    answers = [sign_in(client, also={"next": there})]
    answers.append(client.get(f"{reverse('account_login')}?next={there}"))
    answers.append(client.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": there}))
    answers.append(client.post(reverse("account_logout"), {"next": there}))
    answers.append(client.get(f"{reverse('account_login')}?next={there}"))
    for answer in answers:
        place = answer.headers.get("Location", "/")
        assert leads_to(place) == "testserver", place


@pytest.mark.parametrize(
    "path", ["//evil.example/..", "///evil.example", "/staff//evil.example", "/\\evil.example"]
)
def test_a_missing_slash_leads_nowhere_else(client, path):
    place = client.get(path).headers.get("Location", "/")
    assert leads_to(place) == "testserver", place


@pytest.mark.parametrize(
    "host", ["evil.example", "testserver.evil.example", "testserver@evil.example", "a b", ""]
)
def test_a_link_in_a_mail_never_names_a_host_that_the_sender_made_up(client, host):
    make_user(Role.VIEWER, email="viewer@example.test")
    headers = {"host": host, "x-forwarded-host": "evil.example"}
    answer = client.post(reverse("account_reset_password"), {"email": "viewer@example.test"}, headers=headers)
    assert answer.status_code == 400 or "evil" not in mail.outbox[0].body
    headers = {
        "x-forwarded-host": "evil.example",
        "x-forwarded-proto": "https",
        "forwarded": "host=evil.example",
    }
    client.post(reverse("account_reset_password"), {"email": "viewer@example.test"}, headers=headers)
    assert all("evil" not in message.body for message in mail.outbox)


# --- other sessions ---------------------------------------------------------------------------------------


def test_a_session_that_was_planted_before_signing_in_is_worth_nothing(client):
    make_user(Role.VIEWER, email="viewer@example.test")
    client.cookies["session"] = "planted0planted0planted0planted0"
    sign_in(client)
    assert inside(client)
    assert client.cookies["session"].value != "planted0planted0planted0planted0"
    thief = Client()
    thief.cookies["session"] = "planted0planted0planted0planted0"
    assert not inside(thief)


def test_the_session_of_a_stranger_gets_a_new_key_by_signing_in(client):
    make_user(Role.VIEWER, email="viewer@example.test")
    session = client.session
    session["a"] = "b"
    session.save()
    client.cookies["session"] = before = session.session_key
    sign_in(client)
    assert client.cookies["session"].value != before
    assert not Session.objects.filter(pk=before).exists()


def test_signing_out_ends_the_session_for_whoever_kept_its_cookie(client):
    make_user(Role.VIEWER, email="viewer@example.test")
    sign_in(client)
    kept = client.cookies["session"].value
    client.post(reverse("account_logout"))
    thief = Client()
    thief.cookies["session"] = kept
    assert not inside(thief)
    assert not Session.objects.filter(pk=kept).exists()


def asked_for_link(client) -> str:
    client.post(reverse("account_reset_password"), {"email": "viewer@example.test"})
    return re.search(r"https?://[^/]+(/\S+)", mail.outbox[-1].body)[1]


def opens(link: str) -> bool:
    answer = Client().get(link, follow=True)
    return b'type="password"' in answer.content


def set_through(link: str, password: str) -> None:
    client = Client()
    page = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(page, {"password1": password, "password2": password})


def test_a_link_for_a_new_password_opens_once_and_ends_the_other_sessions(client):
    make_user(Role.VIEWER, email="viewer@example.test")
    thief = Client()
    sign_in(thief)
    first, second = asked_for_link(client), asked_for_link(client)
    assert opens(first)
    assert opens(second)
    set_through(first, NEW)
    assert not opens(first)
    assert not opens(second)
    assert not inside(thief)
    assert User.objects.get().check_password(NEW)


def test_a_link_dies_with_the_address_or_the_account_it_was_made_for(client):
    person = make_user(Role.VIEWER, email="viewer@example.test")
    link = asked_for_link(client)
    edit_person(user=person, email="viewer@example.test", name="", is_active=False, by=None)
    if opens(link):
        set_through(link, NEW)
        assert not inside(client)
        assert sign_in(client, password=NEW).headers.get("Location") != "/staff/"
    edit_person(user=person, email="new@example.test", name="", is_active=True, by=None)
    assert not opens(link)


# --- other networks ---------------------------------------------------------------------------------------

SPELLINGS = ["viewer@example.test", "Viewer@Example.Test", " viewer@example.test ", "VIEWER@EXAMPLE.TEST"]


@pytest.mark.parametrize(
    "header", ["x-forwarded-for", "x-real-ip", "forwarded", "client-ip", "true-client-ip"]
)
def test_a_made_up_network_buys_no_more_guesses(client, header):
    make_user(Role.VIEWER, email="viewer@example.test")
    for n in range(8):
        sign_in(client, SPELLINGS[n % 4], WRONG, headers={header: f"203.0.113.{n}"})
    answer = sign_in(client, headers={header: "198.51.100.7"})
    assert "Too many" in answer.content.decode()
    assert not inside(client)


def test_a_made_up_network_hides_nobody_who_guesses_many_accounts(client):
    codes = [
        sign_in(client, f"person{n}@example.test", WRONG, headers={"x-forwarded-for": f"203.0.113.{n}"})
        for n in range(14)
    ]
    assert "Too many" in codes[-1].content.decode()


def test_behind_one_proxy_only_what_the_proxy_adds_counts(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for n in range(14):
        came_from = f"203.0.113.{n}, 198.51.100.{n}, 192.0.2.1"
        answer = sign_in(client, f"person{n}@example.test", WRONG, headers={"x-forwarded-for": came_from})
    assert "Too many" in answer.content.decode()
    make_user(Role.VIEWER, email="viewer@example.test")
    sign_in(client, headers={"x-forwarded-for": "192.0.2.1, 192.0.2.2"})
    assert inside(client), "Somebody from another place isn't kept out."


@pytest.mark.parametrize(
    "value", ["", "abc", "1.1.1.1,", ",", "::1", "[::1]:80", "1.1.1.1:99999", "\xff", "9" * 5_000]
)
def test_a_nonsense_network_breaks_nothing(value, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    client = Client(raise_request_exception=False)
    assert sign_in(client, "a@example.test", headers={"x-forwarded-for": value}).status_code in (
        200,
        403,
        429,
    )


def test_a_stranger_waits_as_long_for_an_unknown_account_as_for_a_wrong_password(client, monkeypatch):
    from django.contrib.auth.hashers import MD5PasswordHasher

    make_user(Role.VIEWER, email="viewer@example.test")
    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *a, **k: hashed.append(1) or encode(*a, **k))
    sign_in(client, password=WRONG)
    known = len(hashed)
    sign_in(client, "nobody@example.test", WRONG)
    assert known > 0
    assert len(hashed) == 2 * known


def test_asking_for_a_link_sends_one_mail_whoever_is_asked_for(client):
    make_user(Role.VIEWER, email="viewer@example.test")
    pages = []
    for email in ("viewer@example.test", "nobody@example.test"):
        pages.append(client.post(reverse("account_reset_password"), {"email": email}, follow=True).content)
    assert [len(message.to) for message in mail.outbox] == [1, 1]
    assert pages[0].replace(b"viewer@", b"") == pages[1].replace(b"nobody@", b"")
