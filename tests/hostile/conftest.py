"""A database for each crowd: a file of its own, or one of its own on the PostgreSQL that the suite runs on."""

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copy
from urllib.parse import urlsplit

import pytest
from django.conf import settings

PYTHON = sys.executable


@dataclass
class OwnDatabase:
    """An empty, migrated database, and the processes that use it."""

    url: str

    def process(self, *words: str) -> subprocess.Popen:
        environment = os.environ | {"DATABASE_URL": self.url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
        return subprocess.Popen(
            [PYTHON, "-m", "tests.hostile.crowd", *words],
            cwd=Path.cwd(),
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, name: str) -> dict:
        out, err = self.process(name).communicate(timeout=180)
        assert out.strip(), err[-3_000:]
        return json.loads(out.splitlines()[-1])


def migrate(url: str) -> None:
    environment = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [PYTHON, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(command, cwd=Path.cwd(), env=environment, check=True, capture_output=True)


@pytest.fixture(scope="session")
def template(tmp_path_factory) -> str:
    """A migrated database that nobody writes to, from which the others are copied."""
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        url = f"sqlite:///{tmp_path_factory.mktemp('crowd') / 'template.sqlite3'}"
        migrate(url)
        return url
    name = f"crowd_{uuid.uuid4().hex[:12]}"
    execute(f"CREATE DATABASE {name}")
    migrate(url_of(name))
    return name


@pytest.fixture
def own_database(template, tmp_path) -> Iterator[OwnDatabase]:
    if template.startswith("sqlite"):
        file = tmp_path / "crowd.sqlite3"
        copy(urlsplit(template).path, file)
        yield OwnDatabase(f"sqlite:///{file}")
        return
    name = f"crowd_{uuid.uuid4().hex[:12]}"
    execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    yield OwnDatabase(url_of(name))
    execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def crowd(own_database):
    return own_database.run


def url_of(name: str) -> str:
    parts = urlsplit(os.environ["DATABASE_URL"])
    return parts._replace(path=f"/{name}").geturl()


def execute(statement: str) -> None:
    import psycopg

    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(statement)
