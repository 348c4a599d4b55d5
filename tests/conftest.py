"""Settings of the suite that hold for every test."""

import pytest
from django.db import connection

from foundation.appendonly import triggers, untriggers

APPEND_ONLY = [
    "accounts_auditentry",
    "objectives_progressupdate",
    "imports_upload",
    "reporting_reportissue",
    "reporting_issuefile",
]


def _run(make_statements) -> None:
    with connection.cursor() as cursor:
        for table in APPEND_ONLY:
            for statement in make_statements(table):
                cursor.execute(statement)


@pytest.fixture
def transactional_db(transactional_db):
    """Emptying the tables after such a test is what the triggers exist to refuse, so they step aside for it."""
    yield
    _run(untriggers)


@pytest.fixture(autouse=True)
def _triggers_back(request):
    if "transactional_db" in request.fixturenames or "live_server" in request.fixturenames:
        request.getfixturevalue("transactional_db")
        _run(triggers)
