"""What every answer carries: the security headers, no cache for private pages, no cookie for residents."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path, reverse

from accounts.access import open_to_everybody
from accounts.roles import Role
from tests.builders import make_user

ROOT = Path(__file__).resolve().parents[2]
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
EVERYWHERE = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


@open_to_everybody
def breaks(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("Something that nobody thought of")


@open_to_everybody
def refuses(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("Only members of <b>the team</b> may do this.")


@open_to_everybody
def is_missing(request: HttpRequest) -> HttpResponse:
    raise Http404


urlpatterns = [
    path("breaks/", breaks),
    path("refuses/", refuses),
    path("missing/", is_missing),
    path("", include("edi_tracker.urls")),
]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/", 200),
        ("/accessibility/", 200),
        ("/accounts/login/", 200),
        ("/healthz", 200),
        ("/brand.css", 200),
        ("/static/img/icon.svg", 200),
        ("/staff/strategies/", 302),
        ("/refuses/", 403),
        ("/missing/", 404),
        ("/nowhere/", 404),
        ("/static/nowhere.css", 404),
        ("/accounts/social/signup", 404),
        ("/admin/", 302),
        ("/breaks/", 500),
    ],
)
def test_the_headers_are_on_every_answer(client, url, status):
    client.raise_request_exception = False
    answer = client.get(url)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert len(answer.headers["X-Request-ID"]) == 16
    answer.close()


def test_the_headers_are_on_what_is_refused_before_any_view(client):
    strange_host = client.get("/", headers={"host": "elsewhere.example.org"})
    assert strange_host.status_code == 400
    no_token = type(client)(enforce_csrf_checks=True).post("/accounts/login/", {"login": "a"})
    assert no_token.status_code == 403
    for answer in (strange_host, no_token):
        assert {name: answer.headers.get(name) for name in EVERYWHERE} == EVERYWHERE


def test_a_redirect_to_https_carries_the_headers(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    answer = client.get("/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "https://testserver/")
    assert {name: answer.headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("url", ["/", "/accessibility/", "/brand.css", "/healthz", "/nowhere/"])
def test_residents_get_no_cookie(client, url):
    answer = client.get(url)
    assert answer.cookies.output() == ""


@pytest.mark.parametrize("url", ["/staff/strategies/", "/", "/accounts/password/change/", "/nowhere/"])
def test_what_a_signed_in_person_sees_is_kept_by_no_cache(client, url):
    client.force_login(make_user(Role.VIEWER))
    assert client.get(url).headers["Cache-Control"] == "no-store, private"


def test_the_sign_in_page_is_kept_by_no_cache(client):
    assert "no-store" in client.get(reverse("account_login")).headers["Cache-Control"]


def test_a_refusal_says_its_reason_and_escapes_it(client):
    for person in (None, make_user(Role.VIEWER)):
        if person:
            client.force_login(person)
        page = client.get("/refuses/").content.decode()
        assert "Only members of &lt;b&gt;the team&lt;/b&gt; may do this." in page


def test_a_broken_page_tells_nothing_of_its_inside(client):
    client.raise_request_exception = False
    page = client.get("/breaks/").content.decode()
    assert "Something broke" in page
    assert "RuntimeError" not in page
    assert "nobody thought of" not in page


# --- as it is set up for real -----------------------------------------------------------------------------

PRODUCTION = {
    "DEBUG": "off",
    "SECRET_KEY": "kJ8#vQz!2pLw9@xRt5^nYb7&mHd4*cGf1(sAe6)uWo3-iTq0+Zx",
    "ALLOWED_HOSTS": "edi.example.org",
    "CSRF_TRUSTED_ORIGINS": "https://edi.example.org",
    "TRUSTED_PROXY_COUNT": "1",
    "EMAIL_URL": "smtp+tls://user:password@mail.example.org:587",
    "DJANGO_SETTINGS_MODULE": "edi_tracker.settings",
}


def run(tmp_path: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    given = PRODUCTION | {"DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"} | environment
    return subprocess.run(
        [sys.executable, *command],
        env={"PATH": os.environ.get("PATH", "")} | given,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_deployment_check_finds_nothing(tmp_path):
    done = run(tmp_path, "-W", "error", "manage.py", "check", "--deploy", "--fail-level", "INFO")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "no issues" in done.stdout


COOKIES = """
import json, django
django.setup()
from django.conf import settings
names = ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE",
         "SESSION_COOKIE_HTTPONLY", "SESSION_COOKIE_PATH", "SESSION_COOKIE_DOMAIN", "CSRF_COOKIE_DOMAIN",
         "SECURE_HSTS_SECONDS", "SECURE_SSL_REDIRECT")
print(json.dumps({name: getattr(settings, name) for name in names}))
"""


def test_cookies_belong_to_this_host_alone_where_there_is_https(tmp_path):
    done = run(tmp_path, "-c", COOKIES)
    assert json.loads(done.stdout) == {
        "SESSION_COOKIE_NAME": "__Host-session",
        "CSRF_COOKIE_NAME": "__Host-csrf",
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_PATH": "/",
        "SESSION_COOKIE_DOMAIN": None,
        "CSRF_COOKIE_DOMAIN": None,
        "SECURE_HSTS_SECONDS": 31_536_000,
        "SECURE_SSL_REDIRECT": True,
    }
