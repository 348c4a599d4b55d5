"""A report says what its measures said on its date, and holds nothing that its audience may not see."""

from datetime import date
from decimal import Decimal

import pytest

from measures.changes import set_target
from measures.models import Measure
from measures.suppression import Audience
from objectives.changes import set_measures
from plans.models import Strategy
from reporting.evidence import FigureShown, MeasureShown, SeriesShown, moved
from reporting.release import measures_of_plan, show, told_to
from reporting.snapshot import from_json, to_json
from tests.builders import make_body, make_figure, make_measure
from tests.reporting.papers import AS_AT, make_plan, snapshot_of

COMMITTEE, PUBLIC = Audience("committee", 5), Audience("public", 10)
MARCH_24, NOVEMBER_24, MARCH_25 = date(2024, 3, 31), date(2024, 11, 30), date(2025, 3, 31)


def seen(strategy: Strategy, measures: list[Measure], audience: Audience = COMMITTEE):
    told = told_to(audience, measures, as_at=AS_AT)
    return show(measures, told, strategy=strategy, as_at=AS_AT)


def shown(slug: str, *figures: tuple[str, float], direction: str = "up") -> MeasureShown:
    series = SeriesShown("", "All", tuple(FigureShown(None, when, f"{v:g}%", v) for when, v in figures), "")
    return MeasureShown(slug, slug, "Workforce", "figure", "percent", "", direction, "", series=(series,))


def test_a_measure_has_moved_when_its_latest_figure_is_another():
    before = (shown("a", ("2023", 21.1)), shown("b", ("2023", 4)), shown("gone", ("2023", 1)), shown("c"))
    now = (shown("a", ("2023", 21.1), ("2024", 38.1)), shown("b", ("2023", 4)), shown("new", ("2024", 1)),
           shown("c", ("2024", 3)))  # fmt: skip
    assert [(m.slug, m.before, m.after, m.way) for m in moved(before, now)] == [
        ("a", "21.1% (2023)", "38.1% (2024)", "better"),
        ("c", "no figure", "3% (2024)", "unknown"),
    ]
    down = moved((shown("a", ("2023", 9), direction="down"),), (shown("a", ("2024", 10), direction="down"),))
    assert [m.way for m in down] == ["worse"]


@pytest.fixture
def strategy() -> Strategy:
    return make_plan()


@pytest.fixture
def measure(strategy) -> Measure:
    residents = make_measure("Ethnic group of residents", population="Residents", direction="none")
    make_figure(residents, on=MARCH_24, group="Asian", numerator=80, denominator=1000)
    found = make_measure("Staff by ethnic group", compare_with=residents, source="HR system")
    make_figure(found, on=MARCH_24, numerator=100, denominator=400, is_baseline=True)
    make_figure(found, on=NOVEMBER_24, numerator=120, denominator=400)
    make_figure(found, on=MARCH_25, numerator=200, denominator=400)
    for name, count in {"White": 367, "Asian": 24, "Black": 7, "Arab": 2}.items():
        make_figure(found, on=NOVEMBER_24, group=name, numerator=count, denominator=400)
    set_target(measure=found, by=None, set_on=MARCH_24, due=MARCH_25, value=Decimal(40))
    later = {"value": Decimal(50), "reason": "The first was too easy"}
    set_target(measure=found, by=None, set_on=date(2025, 2, 1), due=date(2026, 3, 31), **later)
    set_measures(objective=strategy.objectives.get(number="2"), measures=[found], by=None)
    return found


@pytest.mark.django_db
def test_a_measure_is_shown_as_it_stood_on_the_date(strategy, measure):
    (found,) = seen(strategy, measures_of_plan(strategy))
    assert found.sentence == (
        "30% on 30 November 2024, up from 25% on 31 March 2024; target 40% by 31 March 2025 not reached yet"
    )
    assert (found.baseline.text, found.latest.text) == ("25%", "30%")
    assert [(target.words, target.reached) for target in found.targets] == [("40%", False)]
    assert [(one.number, one.title) for one in found.objectives] == [("2", "Help everybody to grow")]
    assert found.source == "HR system"


@pytest.mark.django_db
def test_groups_are_shown_beside_other_people_with_small_ones_hidden(strategy, measure):
    (found,) = seen(strategy, [measure])
    (race,) = found.breakdowns
    assert (race.standing, race.beside, race.dates) == ("protected", "Residents", ("30 November 2024",))
    assert [(row.name, row.figures[0].text, row.figures[0].count) for row in race.rows] == [
        ("Asian", "6%", 24), ("White", "92%", 367), ("Black", "[c]", None), ("Arab", "[c]", None),
    ]  # fmt: skip
    asian = race.rows[0]
    assert asian.beside == 8.0
    assert asian.beside_text == "Residents 8% (31 March 2024): 2 percentage points fewer here"
    assert found.notes[0].startswith(
        "[c] stands for a number that could point to a person: fewer than 5 people"
    )


@pytest.mark.django_db
def test_a_report_holds_the_evidence_of_its_plan_and_what_moved(strategy, measure):
    body = make_body(strategy)
    found = snapshot_of(strategy, body)
    assert [one.slug for one in found.evidence] == [measure.slug]
    assert (found.kind, found.threshold) == ("plan", 5)
    assert from_json(to_json(found)) == found


@pytest.mark.django_db
def test_a_report_on_a_plan_without_measures_says_no_threshold(strategy):
    found = snapshot_of(strategy)
    assert (found.evidence, found.threshold) == ((), None)
