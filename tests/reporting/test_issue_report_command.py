"""The command that administrators and scripts issue reports with."""

import hashlib
import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from accounts.roles import Role
from reporting.models import ReportIssue
from tests.builders import make_body, make_strategy, make_user
from tests.reporting.papers import make_plan

pytestmark = pytest.mark.django_db
FILES = {"report.html", "report.pdf", "report.docx", "report.xlsx", "snapshot.json", "actions.csv"}


def run(capsys, *args):
    """The exit code and what was written on standard output."""
    try:
        call_command("issue_report", *map(str, args))
        code = 0
    except SystemExit as ended:
        code = ended.code
    return code, capsys.readouterr().out


def wanted(tmp_path, **changed):
    options = {"--strategy": "equality", "--body": "communities-committee", "--as-at": "2025-01-31"} | changed
    flat = [part for pair in options.items() for part in pair]
    return [*flat, "--out", tmp_path / "papers", "--json"]


def test_it_issues_and_writes_the_files_on_record(capsys, tmp_path):
    make_body(make_plan())
    editor = make_user(Role.EDI_EDITOR)
    code, out = run(capsys, *wanted(tmp_path), "--meeting", "2025-03-06", "--as", editor.email)
    answer = json.loads(out)
    assert code == 0
    issue = ReportIssue.objects.get()
    assert (issue.issued_by, str(issue.meeting_on)) == (editor, "2025-03-06")
    assert answer["issue"] == issue.ref
    assert (answer["version"], answer["as_at"]) == (1, "2025-01-31")
    assert answer["totals"] == {
        "actions": 7,
        "measures": 0,
        "by_status": {"Blue": 1, "Amber": 2, "Red": 1, "Purple": 0, "Green": 2, "No status": 1},
        "past_end": 1,
        "due_soon": 0,
        "review_due": 0,
        "stale": 0,
        "changed_since_last": {"since": None},
    }
    written = {path.name: path.read_bytes() for path in (tmp_path / "papers").iterdir()}
    assert set(written) == FILES
    assert answer["sha256"] == {
        name: hashlib.sha256(content).hexdigest() for name, content in written.items()
    }
    assert answer["sha256"] == dict(issue.files.values_list("name", "sha256"))


def test_a_draft_writes_files_and_stores_nothing(capsys, tmp_path):
    make_body(make_plan())
    code, out = run(capsys, *wanted(tmp_path), "--draft")
    assert (code, json.loads(out)["issue"]) == (0, None)
    assert {path.name for path in (tmp_path / "papers").iterdir()} == FILES
    assert not ReportIssue.objects.exists()


def test_the_second_time_it_issues_the_next_version(capsys, tmp_path):
    make_body(make_plan())
    run(capsys, *wanted(tmp_path))
    _, out = run(capsys, *wanted(tmp_path))
    assert json.loads(out)["version"] == 2


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"--body": "cabinet"}, "has no governance body “cabinet”. Known bodies: communities-committee."),
        ({"--strategy": "none"}, "There is no strategy “none”. Known strategies: equality."),
        ({"--as-at": "2999-01-01"}, "Choose a date that is not in the future."),
        ({"--as": "nobody@example.test"}, "Nobody may sign in as “nobody@example.test”."),
    ],
)
def test_what_cannot_be_done_is_refused_with_the_way_out(capsys, tmp_path, changed, reason):
    make_body(make_plan())
    code, out = run(capsys, *wanted(tmp_path, **changed))
    assert code == 1
    assert reason in json.loads(out)["problems"][0]
    assert not (tmp_path / "papers").exists()
    assert not ReportIssue.objects.exists()


@pytest.mark.parametrize(("more", "kept"), [(["--draft"], []), ([], ["Equality board"])])
def test_the_first_body_of_a_strategy_is_added_by_its_first_report(capsys, tmp_path, more, kept):
    strategy = make_plan()
    code, _ = run(capsys, *wanted(tmp_path, **{"--body": "equality-board"}), *more)
    assert code == 0
    assert [body.name for body in strategy.bodies.all()] == kept


def test_a_body_that_can_have_no_address_is_refused(capsys, tmp_path):
    make_strategy(slug="equality")
    code, out = run(capsys, *wanted(tmp_path, **{"--body": "The Board!"}))
    assert code == 1
    assert "Write it like communities-committee" in json.loads(out)["problems"][0]


def test_without_json_the_reason_is_an_error(tmp_path):
    with pytest.raises(CommandError, match="There is no strategy “none”, nor any other") as refused:
        call_command("issue_report", "--strategy", "none", "--body", "x", "--out", str(tmp_path))
    assert refused.value.returncode == 1


def test_a_date_that_is_not_one_is_wrong_usage(capsys, tmp_path):
    with pytest.raises(CommandError, match="date \\(write it as 2026-03-31\\)"):
        run(capsys, *wanted(tmp_path, **{"--as-at": "31/1/2025"}))
