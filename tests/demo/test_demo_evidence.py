"""The evidence of the demo: of every kind, with small groups, and recorded through the doors of the forms."""

import json
from datetime import date

import pytest

from accounts.roles import Role
from edi_tracker.demo_evidence import FIGURES, tell_evidence
from foundation.appendonly import verify_chain
from measures.evidence import load_evidence
from measures.models import Measure, Observation, Target
from measures.suppression import Audience
from objectives.models import Objective
from tests.builders import make_objective, make_owner, make_strategy, make_user

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def told() -> dict:
    return json.loads(FIGURES.read_text(encoding="utf-8"))


def test_there_is_a_survey_a_pay_gap_over_three_years_and_a_comparison(told):
    measures = {one["name"]: one for one in told["measures"]}
    gap = next(one for one in measures.values() if one.get("kind") == "pay_gap")
    assert {figure["on"][:4] for figure in gap["figures"]} == {"2024", "2025", "2026"}
    survey = next(one for one in measures.values() if one.get("kind") == "survey")
    by_date: dict[str, list[dict]] = {}
    for figure in survey["figures"]:
        by_date.setdefault(figure["on"], []).append(figure)
    for figures in by_date.values():
        assert sum(figure["numerator"] for figure in figures) == figures[0]["denominator"]
    assert all(one["compare_with"] in measures for one in measures.values() if "compare_with" in one)


def test_the_groups_of_each_date_make_their_base_and_some_are_small(told):
    tables = [
        table
        for one in told["measures"]
        for by_date in one.get("groups", {}).values()
        for table in by_date.values()
    ]
    assert all(sum(table["counts"].values()) == table["base"] for table in tables)
    assert sum(0 < count < 5 for table in tables for count in table["counts"].values()) >= 6


@pytest.fixture
def evidence(db, told) -> list[Measure]:
    strategy = make_strategy()
    for number in range(1, 13):
        make_objective(strategy, str(number))
    for name in {one["owner"] for one in told["measures"]}:
        make_owner(name)
    people = {
        "edi@demo.test": make_user(Role.EDI_EDITOR),
        "hr@demo.test": make_user(Role.HR_ANALYST),
    }
    tell_evidence(strategy, people, today=TODAY)
    return list(Measure.objects.all())


def test_the_demo_is_told_and_hides_its_small_groups(evidence, told):
    assert len(evidence) == len(told["measures"])
    for model in (Observation, Target):
        assert verify_chain(model)[1] is None
    shown = load_evidence(evidence, Audience("committee", 5), today=TODAY)
    race = next(one for one in shown if one.measure.name == "Ethnic group of the workforce")
    texts = {row.name: row.figures[-1].text for row in race.breakdowns[0].rows if row.figures[-1]}
    assert texts["Arab"] == texts["Gypsy, Roma or Traveller"] == "[c]"
    assert texts["Asian or Asian British"] == "7%"
    assert Target.objects.filter(replaces__isnull=False).exclude(reason="").exists()
    assert Observation.objects.filter(corrects__isnull=False).exclude(note="").exists()
    first = Objective.objects.get(number="1")
    assert first.measures.count() >= 3
    assert first.smart_who


def test_nothing_of_the_demo_is_in_the_future_of_an_earlier_day(db, told):
    for name in {one["owner"] for one in told["measures"]}:
        make_owner(name)
    people = {"edi@demo.test": make_user(Role.EDI_EDITOR), "hr@demo.test": make_user(Role.HR_ANALYST)}
    early = date(2025, 1, 15)
    tell_evidence(make_strategy(), people, today=early)
    assert not Observation.objects.filter(on__gt=early).exists()
    assert not Target.objects.filter(set_on__gt=early).exists()
