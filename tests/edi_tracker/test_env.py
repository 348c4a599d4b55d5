"""The environment: what is missing says so, with the line to add."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from edi_tracker.env import database, mailers, secret_key


@pytest.fixture
def _nothing_set(monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.delenv("SECRET_KEY_FILE", raising=False)


@pytest.mark.usefixtures("_nothing_set")
def test_a_missing_secret_key_says_which_line_to_add():
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY=<50 random characters>"):
        secret_key(debug=False)


@pytest.mark.usefixtures("_nothing_set")
def test_the_secret_key_comes_from_the_environment_or_from_a_file(monkeypatch, tmp_path):
    kept = tmp_path / "secret_key"
    kept.write_text("from the file\n")
    monkeypatch.setenv("SECRET_KEY_FILE", str(kept))
    assert secret_key(debug=False) == "from the file"
    monkeypatch.setenv("SECRET_KEY", "from the environment")
    assert secret_key(debug=False) == "from the environment"


@pytest.mark.usefixtures("_nothing_set")
def test_development_needs_no_secret_key():
    assert len(secret_key(debug=True)) >= 50


def test_sqlite_queues_its_writers(tmp_path):
    options = database(f"sqlite:///{tmp_path}/var/db.sqlite3")["OPTIONS"]
    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 20)
    assert "journal_mode=WAL" in options["init_command"]
    assert (tmp_path / "var").is_dir()


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("postgres://edi:secret@db.example.org:5432/edi", "db.example.org"),
        ("postgres:///edi?host=/run/postgresql", "/run/postgresql"),
    ],
)
def test_postgresql_is_reached_by_name_or_by_socket(url, host):
    settings = database(url)
    assert settings["ENGINE"] == "django.db.backends.postgresql"
    assert (settings["NAME"], settings["CONN_HEALTH_CHECKS"]) == ("edi", True)
    assert host in (settings["HOST"], settings.get("OPTIONS", {}).get("host"))


def test_mail_goes_to_a_server_or_to_the_console():
    smtp = mailers("smtp+tls://user:secret@mail.example.org:587")["default"]
    assert smtp["BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    assert smtp["OPTIONS"] == {
        "host": "mail.example.org",
        "port": 587,
        "username": "user",
        "password": "secret",
        "use_tls": True,
        "timeout": 30,
    }
    assert mailers("consolemail://")["default"] == {
        "BACKEND": "django.core.mail.backends.console.EmailBackend",
        "OPTIONS": {},
    }
