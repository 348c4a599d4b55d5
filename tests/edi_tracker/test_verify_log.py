"""What is kept for ever is as it was recorded, or the command says where it isn't."""

import hashlib
import json
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from accounts.changes import note
from foundation.appendonly import untriggers
from imports.models import Upload
from measures.changes import NewObservation, add_measure, record_observations, set_target
from measures.vocabulary import Unit
from objectives.models import ProgressUpdate
from reporting.bases.models import WordBase, WordBaseStop
from reporting.models import IssueFile, ReportIssue
from tests.builders import make_action, make_body, make_strategy, make_update, store_publication

pytestmark = pytest.mark.django_db
TABLES = [
    "accounts_auditentry",
    "imports_upload",
    "measures_observation",
    "measures_target",
    "objectives_progressupdate",
    "reporting_evidencerelease",
    "reporting_issuefile",
    "reporting_membersdecision",
    "reporting_publication",
    "reporting_publicationfile",
    "reporting_reportissue",
    "reporting_withdrawal",
    "reporting_wordbase",
    "reporting_wordbasestop",
]


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def _record():
    strategy = make_strategy()
    make_update(make_action(strategy, status="Blue"), "Amber", narrative="As it was")
    note(what="upload refused", detail="As it was", by=None)
    Upload(file_name="As it was", content=b"plan", size=4, sha256=sha(b"plan")).save()
    rate = add_measure(name="Disclosure rate", population="Workforce", unit=Unit.PERCENT, by=None)
    figure = NewObservation(measure=rate, on=date(2025, 1, 31), value=Decimal(40), note="As it was")
    record_observations(new=[figure], by=None, today=date(2025, 2, 1))
    set_target(measure=rate, by=None, set_on=date(2025, 1, 31), value=Decimal(60), text="As it was")
    issue = ReportIssue(
        strategy=strategy,
        body=make_body(strategy),
        ref="r",
        as_at=date(2025, 1, 31),
        snapshot="{}",
        snapshot_sha256=sha(b"{}"),
    )
    issue.save()
    IssueFile(issue=issue, format="html", name="As it was", content=b"<p>", size=3, sha256=sha(b"<p>")).save()
    store_publication(issue, withdrawn="As it was")
    base = WordBase(strategy=strategy, file_name="As it was", content=b"PK", size=2, sha256=sha(b"PK"))
    base.save()
    WordBaseStop(base=base).save()


def verify() -> tuple[int, dict]:
    out = StringIO()
    try:
        call_command("verify_log", "--json", stdout=out)
    except SystemExit as end:
        return int(end.code), json.loads(out.getvalue())
    return 0, json.loads(out.getvalue())


def tamper(table: str, statement: str) -> None:
    with connection.cursor() as cursor:
        for line in untriggers(table):
            cursor.execute(line)
        cursor.execute(statement)


@pytest.mark.usefixtures("_record")
def test_an_untouched_record_is_intact():
    code, told = verify()
    assert (code, told["intact"]) == (0, True)
    assert {log["log"]: (log["entries"], log["intact"]) for log in told["logs"]} == {
        "audit entries": (1, 1),
        "progress updates": (2, 2),
        "report issues": (1, 1),
        "evidence releases": (0, 0),
        "issue files": (1, 1),
        "publications": (1, 1),
        "publication files": (1, 1),
        "withdrawals": (1, 1),
        "members decisions": (0, 0),
        "uploads": (1, 1),
        "observations": (1, 1),
        "targets": (1, 1),
        "Word bases": (1, 1),
        "stops of Word bases": (1, 1),
    }
    assert all(len(log["head"]) == 64 for log in told["logs"])


def test_an_empty_record_is_intact():
    assert verify()[0] == 0


@pytest.mark.usefixtures("_record")
@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("accounts_auditentry", "detail", "Another story"),
        ("objectives_progressupdate", "narrative", "Another story"),
        ("imports_upload", "file_name", "Another story"),
        ("measures_observation", "note", "Another story"),
        ("measures_target", "text", "Another story"),
        ("reporting_issuefile", "name", "Another story"),
        ("reporting_reportissue", "snapshot", '{"another": "story"}'),
        ("reporting_publication", "payload", '{"another": "story"}'),
        ("reporting_publicationfile", "name", "Another story"),
        ("reporting_withdrawal", "reason", "Another story"),
        ("reporting_wordbase", "file_name", "Another story"),
    ],
)
def test_a_change_behind_our_back_is_named(table, column, value):
    tamper(table, f"UPDATE {table} SET {column} = '{value}'")
    code, told = verify()
    faults = [log["fault"] for log in told["logs"] if log["fault"]]
    assert (code, told["intact"], len(faults)) == (1, False, 1)
    assert "changed after it was recorded" in faults[0]


@pytest.mark.usefixtures("_record")
def test_a_removed_entry_is_named():
    tamper("objectives_progressupdate", "UPDATE objectives_action SET latest_update_id = NULL")
    first = ProgressUpdate.objects.order_by("pk").first()
    tamper("objectives_progressupdate", f"DELETE FROM objectives_progressupdate WHERE id = {first.pk}")
    code, told = verify()
    assert code == 1
    assert "the entry before it is missing" in next(log["fault"] for log in told["logs"] if log["fault"])


@pytest.mark.usefixtures("_record")
def test_a_file_that_was_stored_with_a_wrong_hash_is_named():
    Upload(file_name="other.xlsx", content=b"other", size=5, sha256=sha(b"another")).save()
    code, told = verify()
    fault = next(log["fault"] for log in told["logs"] if log["fault"])
    assert code == 1
    assert "other.xlsx" in fault
    assert "SHA-256" in fault


@pytest.mark.usefixtures("_record")
def test_a_file_of_another_size_is_named():
    issue = ReportIssue.objects.get()
    IssueFile(issue=issue, format="pdf", name="r.pdf", content=b"%PDF", size=5, sha256=sha(b"%PDF")).save()
    code, told = verify()
    assert code == 1
    assert "it has 4 bytes and was recorded with 5" in next(
        log["fault"] for log in told["logs"] if log["fault"]
    )


def test_every_table_with_triggers_is_walked():
    from edi_tracker.management.commands.verify_log import append_only_models

    assert sorted(model._meta.db_table for model in append_only_models()) == TABLES
