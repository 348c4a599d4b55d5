"""The evidence of a council: its workforce by group beside residents, a survey, a pay gap, a target, words."""

from datetime import date
from decimal import Decimal

from measures.changes import set_target
from measures.models import Measure
from measures.vocabulary import MeasureKind, Part
from objectives.changes import set_measures
from plans.models import Strategy
from tests.builders import make_figure, make_measure

YEARS = (date(2022, 3, 31), date(2023, 3, 31), date(2024, 3, 31))
STAFF = 400


def make_evidence(strategy: Strategy, *, hidden: int = 2) -> list[Measure]:
    """Measures of the second objective of `papers.make_plan`; `hidden` people of one group are too few to be shown."""
    made = [_race(hidden), _told(), _survey(), _pay(), _words()]
    set_measures(objective=strategy.objectives.get(number="2"), measures=made, by=None)
    return made


def _race(hidden: int) -> Measure:
    residents = make_measure("Ethnic group of residents", population="Residents", direction="none")
    for name, count in {"White": 800, "Asian": 120, "Black": 80}.items():
        make_figure(residents, on=YEARS[0], group=name, numerator=count, denominator=1000)
    found = make_measure(
        "Ethnic group of staff", compare_with=residents, direction="none", source="HR system"
    )
    for year, asian in zip(YEARS, (22, 24, 26), strict=True):
        counts = {
            "White": 350 - asian,
            "Asian": asian,
            "Black": 30,
            "Not disclosed": 15,
            "Arab": hidden,
            "Roma": 5 - hidden,
        }
        for name, count in counts.items():
            make_figure(found, on=year, group=name, numerator=count, denominator=STAFF)
    return found


def _told() -> Measure:
    found = make_measure("Staff who have told us their ethnic group")
    for year, count in zip(YEARS, (260, 300, 340), strict=True):
        make_figure(found, on=year, numerator=count, denominator=STAFF, is_baseline=year == YEARS[0])
    set_target(measure=found, by=None, set_on=YEARS[0], due=date(2026, 3, 31), value=Decimal(90))
    return found


def _survey() -> Measure:
    found = make_measure("I can be myself at work", population="Staff who answered", kind=MeasureKind.SURVEY)
    for year, answers in zip(YEARS, ((120, 50, 30), (130, 50, 20), (150, 40, 20)), strict=True):
        for part, count in zip((Part.FAVOURABLE, Part.NEUTRAL, Part.UNFAVOURABLE), answers, strict=True):
            make_figure(found, on=year, part=part, numerator=count, denominator=sum(answers))
    return found


def _pay() -> Measure:
    found = make_measure("Gender pay gap", population="Employees", kind=MeasureKind.PAY_GAP, direction="down")
    for year, mean, median in zip(YEARS, ("9.8", "8.9", "8.1"), ("7.4", "6.6", "5.9"), strict=True):
        for part, value in ((Part.MEAN, mean), (Part.MEDIAN, median)):
            make_figure(found, Decimal(value), on=year, part=part, in_favour_of="men")
        make_figure(found, Decimal("66.1"), on=year, part=Part.LOWER_QUARTILE)
    return found


def _words() -> Measure:
    found = make_measure("What the networks tell us", population="Staff networks", kind=MeasureKind.WORDS)
    make_figure(found, on=YEARS[1], words="Managers listen, and little changes.")
    make_figure(found, on=YEARS[2], words="Answers come in writing now.")
    return found
