"""What a machine that looks after this one may ask without signing in."""

import pytest
from django.db import DatabaseError


def test_a_process_says_that_it_answers_without_asking_the_database(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_a_process_is_ready_when_its_database_answers(client):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_a_process_is_not_ready_when_its_database_is_silent(client, monkeypatch):
    from django.db import connection

    def silent():
        raise DatabaseError("a name, an address and a password")

    monkeypatch.setattr(connection, "cursor", silent)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"status": "the database does not answer"})
