"""A draft of a past date drawn from what was on the record then, and from what is known today."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse

from accounts.roles import Role
from measures.changes import NewObservation, correct_observation, record_observations
from objectives.changes import edit_action, set_measures
from reporting.changes import start_draft
from reporting.models import ReportDraft
from tests.builders import (
    make_action,
    make_body,
    make_measure,
    make_objective,
    make_strategy,
    make_update,
    make_user,
)
from tests.reporting.test_report_pages import words_of

pytestmark = pytest.mark.django_db
DAY, TODAY = date(2025, 2, 3), date(2025, 6, 1)


def at(day: date):
    return time_machine.travel(datetime(day.year, day.month, day.day, 12, tzinfo=UTC), tick=False)


@pytest.fixture
def draft() -> ReportDraft:
    """Told as blue in February, reworded and corrected to red in March; so is a figure."""
    with at(DAY):
        strategy = make_strategy(slug="fair")
        body = make_body(strategy)
        objective = make_objective(strategy)
        action = make_action(objective=objective, text="Train the panels", number="1.1")
        told = make_update(action, "Blue", on=DAY, narrative="As it seemed")
        measure = make_measure("Panels trained")
        set_measures(objective=objective, measures=[measure], by=None)
        new = NewObservation(measure=measure, on=DAY, value=Decimal(35))
        (figure,) = record_observations(new=[new], by=None, today=DAY)
    with at(date(2025, 3, 3)):
        edit_action(action=action, version=None, by=None, why="Plainer", text="Train every panel")
        make_update(action, "Red", on=DAY, narrative="As it was", corrects=told)
        correct_observation(old=figure, by=None, today=date(2025, 3, 3), note="Leavers", value=Decimal(30))
    with at(TODAY):
        return start_draft(body=body, as_at=DAY, by=None, today=TODAY)


def preview(client, draft: ReportDraft, query: str = "") -> str:
    with at(TODAY):
        return words_of(client.get(reverse("report_preview", args=[draft.pk]) + query))


def test_the_preview_can_be_drawn_from_what_was_on_the_record(client, draft):
    client.force_login(make_user(Role.EDI_EDITOR))
    known, then = preview(client, draft), preview(client, draft, "?record=then")
    for words in ("Train every panel", "As it was", "30%", "Show only what was on the record by then"):
        assert words in known
    for words in (
        "Train the panels",
        "As it seemed",
        "Show it as it is known today",
        "says what is known when",
    ):
        assert words in then
    assert "every panel" not in then
    # Figures of the record are for those who see every one.
    assert "30%" in then
    assert "The figures of measures are as they are known today." in then
    client.force_login(make_user(Role.ADMINISTRATOR))
    assert "35%" in preview(client, draft, "?record=then")


def test_a_draft_of_today_has_no_record_of_its_own(client, draft):
    client.force_login(make_user(Role.EDI_EDITOR))
    with at(TODAY):
        of_today = start_draft(body=draft.body, as_at=TODAY, by=None, today=TODAY)
    for query in ("", "?record=then", "?record=%00"):
        shown = preview(client, of_today, query)
        assert "on the record by" not in shown
        assert "Train every panel" in shown


def drawn(capsys, tmp_path, *args: str) -> str:
    wanted = ["--strategy", "fair", "--body", "communities-committee", "--as-at", "2025-02-03"]
    call_command("issue_report", *wanted, "--out", str(tmp_path), "--json", *args)
    capsys.readouterr()
    return (tmp_path / "snapshot.json").read_text()


def test_the_command_draws_a_draft_as_it_would_have_been_issued_then(draft, capsys, tmp_path, few_files):
    known = drawn(capsys, tmp_path, "--draft")
    assert "As it was" in known
    then = drawn(capsys, tmp_path, "--draft", "--recorded-by", "2025-02-03")
    for words in ("Train the panels", "As it seemed", "35%"):
        assert words in then
    assert "As it was" not in then


def test_what_is_issued_says_what_is_known_when_it_is_issued(draft, capsys, tmp_path):
    with pytest.raises(SystemExit):
        drawn(capsys, tmp_path, "--recorded-by", "2025-02-03")
    assert "needs --draft" in json.loads(capsys.readouterr().out)["problems"][0]
