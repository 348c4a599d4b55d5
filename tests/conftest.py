"""Settings of the suite that hold for every test."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from hypothesis import settings

from foundation.appendonly import AppendOnly, triggers, untriggers
from reporting.renderers import files

# The suite is a verdict on the code and not on luck: the same examples every time. Look for new ones with
# `make test ARGS="--hypothesis-profile=search"`.
settings.register_profile("proof", derandomize=True)
settings.register_profile("search", max_examples=300)
settings.load_profile("proof")


@pytest.fixture
def few_files(monkeypatch):
    """Papers take seconds: only the tests that are about files draw them all."""
    quick = tuple(file for file in files.FILES if file[0] in ("html", "json", "csv"))
    monkeypatch.setattr(files, "FILES", quick)


def _run(make_statements) -> None:
    with connection.cursor() as cursor:
        for model in apps.get_models():
            if issubclass(model, AppendOnly):
                for statement in make_statements(model._meta.db_table):
                    cursor.execute(statement)


@pytest.fixture
def transactional_db(transactional_db):
    """Emptying the tables after such a test is what the triggers exist to refuse, so they step aside for it."""
    yield
    _run(untriggers)


@pytest.fixture(autouse=True)
def _triggers_back(request):
    marker = request.node.get_closest_marker("django_db")
    asked = {"transactional_db", "live_server"} & set(request.fixturenames)
    if asked or (marker and marker.kwargs.get("transaction")):
        request.getfixturevalue("transactional_db")
        _run(triggers)
        # What a migration has put into the tables went with them.
        import_module("measures.migrations.0003_protected_characteristics").add(apps, None)
