"""`manage.py register`: the plan for other programs, with names that don't change."""

import json
import subprocess
import sys
from datetime import UTC, date, datetime
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command

from objectives.changes import edit_action
from plans.timescales import parse_timescale
from tests.builders import make_action, make_objective, make_owner, make_strategy, make_theme, make_update

pytestmark = pytest.mark.django_db
FIXED = {
    "number", "text", "objective", "theme", "owners", "start", "end", "original_end", "status", "updated_on",
    "narrative", "attention",
}  # fmt: skip


def printed(strategy, **options):
    said = StringIO()
    call_command("register", strategy=strategy.slug, json=True, stdout=said, **options)
    return json.loads(said.getvalue())


@pytest.fixture
def strategy():
    strategy = make_strategy()
    objective = make_objective(strategy, "3", "Listen", make_theme(strategy, "B", "Places"))
    action = make_action(
        objective=objective, number="3.10", text="Ask the forum", owners=(make_owner("Arts Team"),),
        start="January 2024", end="June 2025", status="Blue", on=date(2025, 1, 31),
    )  # fmt: skip
    make_update(
        action, "Amber", on=date(2025, 5, 1), narrative="Half done.",
        new_end=parse_timescale("July 2025"), end_reason="Late",
    )  # fmt: skip
    make_action(strategy, number="9.1", end="Ongoing")
    return strategy


@pytest.fixture
def mended():
    """Told as blue on 31 January 2025, at noon of 3 February; reworded and corrected to red in March."""
    with time_machine.travel(datetime(2025, 2, 3, 12, tzinfo=UTC), tick=False):
        strategy = make_strategy()
        action = make_action(strategy, text="Train the panels", end="June 2025")
        told = make_update(action, "Blue", on=date(2025, 1, 31))
    with time_machine.travel(datetime(2025, 3, 3, 12, tzinfo=UTC), tick=False):
        edit_action(action=action, version=None, by=None, why="Plainer", text="Train every panel")
        make_update(action, "Red", on=date(2025, 1, 31), corrects=told)
    return strategy


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"as_at": "2025-02-03"}, [("Train every panel", "Red")]),
        ({"as_at": "2025-02-03", "recorded_by": "2025-02-03"}, [("Train the panels", "Blue")]),
        ({"as_at": "2025-02-03", "recorded_by": "2025-02-03T12:00"}, [("Train the panels", "Blue")]),
        ({"as_at": "2025-02-03", "recorded_by": "2025-02-03T11:59"}, []),
        ({"as_at": "2025-02-03", "recorded_by": "2025-02-03T12:59:00+01:00"}, []),
        ({"as_at": "2025-02-03", "recorded_by": "2025-03-03"}, [("Train every panel", "Red")]),
        ({"recorded_by": "2025-02-28"}, [("Train the panels", "Blue")]),
    ],
)
def test_the_register_is_printed_as_it_was_on_the_record_by_a_moment(mended, options, told):
    lines = printed(mended, **options)
    assert [(line["text"], line["status"]["label"]) for line in lines] == told


def test_without_a_day_the_record_of_a_moment_is_as_at_its_day(mended):
    assert printed(mended, recorded_by="2025-02-28")[0]["attention"] == []
    assert printed(mended, recorded_by="2025-02-28", as_at="2025-07-02")[0]["attention"] == ["past_end"]


@pytest.mark.parametrize(
    "written",
    [
        "",
        "3.2.2025",
        "2025-02-30",
        "2025-02-03T25:00",
        "2999-01-01",
        "2025-W06-1",
        "20250203",
        "\0",
        "0001-01-01T00:00+14:00",
        "9999-12-31T23:59-12:00",
    ],
)
def test_a_moment_that_cannot_be_is_refused_in_words(mended, written, capsys):
    said = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("register", strategy=mended.slug, json=True, recorded_by=written, stdout=said)
    assert ended.value.code == 1
    assert "isn’t a" in said.getvalue() or "is still to come" in said.getvalue()


def test_every_action_is_printed_in_plan_order_with_the_fixed_names(strategy):
    first, second = printed(strategy)
    assert set(first) >= FIXED
    assert {name: first[name] for name in ("number", "text", "objective", "theme", "owners")} == {
        "number": "3.10",
        "text": "Ask the forum",
        "objective": "3",
        "theme": "B",
        "owners": ["Arts Team"],
    }
    assert first["status"] == {"label": "Amber", "meaning": "in_progress"}
    assert (first["updated_on"], first["narrative"]) == ("2025-05-01", "Half done.")
    assert first["end"]["text"] == "July 2025"
    assert first["end"]["latest"] == "2025-07-31"
    assert first["original_end"]["latest"] == "2025-06-30"
    assert first["attention"] == ["past_end", "stale"]
    assert second["status"] == {"label": None, "meaning": None}
    assert (second["updated_on"], second["attention"]) == (None, [])


def test_a_past_date_is_drawn_from_the_log(strategy):
    first, _ = printed(strategy, as_at="2025-03-31")
    assert first["status"] == {"label": "Blue", "meaning": "not_started"}
    assert first["end"]["text"] == "June 2025"
    assert first["attention"] == []


@pytest.mark.parametrize("written", ["2025-13-45", "tomorrow", "20250331", "9999-12-31", ""])
def test_a_date_that_is_none_is_refused_with_exit_code_1(strategy, written):
    said = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("register", strategy=strategy.slug, json=True, as_at=written, stdout=said)
    assert ended.value.code == 1
    assert json.loads(said.getvalue())["outcome"] == "refused"


def test_an_unknown_strategy_is_refused_in_words(capsys):
    with pytest.raises(SystemExit) as ended:
        call_command("register", strategy="nothing")
    assert ended.value.code == 1
    assert "There is no strategy “nothing”." in capsys.readouterr().err


def test_wrong_usage_ends_with_exit_code_2():
    run = subprocess.run(
        [sys.executable, "manage.py", "register"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 2
    assert "--strategy" in run.stderr
