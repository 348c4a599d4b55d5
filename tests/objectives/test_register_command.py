"""`manage.py register`: the plan for other programs, with names that don't change."""

import json
import subprocess
import sys
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

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
