"""Reads the environment: every variable once, each with a sentence for the person who forgot it."""

import os
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
MAIL_TIMEOUT = 30  # seconds until a mail server that says nothing counts as unreachable
SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA recursive_triggers=ON"

env = environ.Env()
if (BASE_DIR / ".env").is_file():
    env.read_env(BASE_DIR / ".env")


def secret_key(*, debug: bool) -> str:
    """The signing key: SECRET_KEY, or the content of the file that SECRET_KEY_FILE names.

    Raises ImproperlyConfigured with the line to add when neither is set outside development.
    """
    if key := os.environ.get("SECRET_KEY", ""):
        return key
    if path := os.environ.get("SECRET_KEY_FILE", ""):
        return Path(path).read_text().strip()
    if debug:
        return "development-only-key-never-used-where-DEBUG-is-off-0123456789"
    raise ImproperlyConfigured(
        "SECRET_KEY is not set. Add a line such as SECRET_KEY=<50 random characters> to .env, "
        "or SECRET_KEY_FILE=/run/secrets/secret_key."
    )


def database(url: str) -> dict:
    """Django's settings for a database URL, with what each engine needs to keep writers apart.

    SQLite takes its write lock when a transaction begins (IMMEDIATE) and waits up to 20 seconds:
    with Django's defaults concurrent writers fail instead of queueing.
    """
    settings: dict = environ.Env.db_url_config(url)
    settings["ATOMIC_REQUESTS"] = False
    if settings["ENGINE"].endswith("sqlite3"):
        Path(settings["NAME"]).parent.mkdir(parents=True, exist_ok=True)
        settings["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": SQLITE_PRAGMAS,
        }
    else:
        settings["CONN_HEALTH_CHECKS"] = True
        settings["CONN_MAX_AGE"] = 60
    return settings


def mailers(url: str) -> dict:
    """Django's MAILERS for a mail URL such as smtp+tls://user:password@mail.example.org:587."""
    config = environ.Env.email_url_config(url)
    options = {
        option: config[key]
        for option, key in {
            "host": "EMAIL_HOST",
            "port": "EMAIL_PORT",
            "username": "EMAIL_HOST_USER",
            "password": "EMAIL_HOST_PASSWORD",
            "use_tls": "EMAIL_USE_TLS",
            "use_ssl": "EMAIL_USE_SSL",
        }.items()
        if config.get(key)
    }
    if config["EMAIL_BACKEND"].endswith("smtp.EmailBackend"):
        options["timeout"] = MAIL_TIMEOUT
    else:
        options = {}
    return {"default": {"BACKEND": config["EMAIL_BACKEND"], "OPTIONS": options}}


def site_url(url: str, *, origins: list[str], hosts: list[str], https: bool) -> str:
    """The address of the site as letters give it: SITE_URL, else the first trusted origin, else the first host."""
    if url or origins:
        return (url or origins[0]).rstrip("/")
    host = next((host.lstrip(".") for host in hosts if host != "*"), "localhost")
    return f"{'https' if https else 'http'}://{host}"
