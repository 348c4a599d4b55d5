"""What readers could subtract: the figure of all, and the people that a group was counted from."""

from datetime import date
from decimal import Decimal

import pytest

from measures.changes import (
    NewObservation,
    add_group,
    add_measure,
    correct_observation,
    record_observations,
)
from measures.evidence import load_evidence
from measures.models import Characteristic, Measure
from measures.standing import corrections
from measures.suppression import Audience
from measures.vocabulary import MeasureKind, Part, Unit

pytestmark = pytest.mark.django_db
ON, TODAY = date(2024, 6, 30), date(2025, 3, 31)


def measure_of(unit: Unit, kind: MeasureKind = MeasureKind.FIGURE) -> Measure:
    return add_measure(name=f"Staff {unit}", population="Workforce", unit=unit, kind=kind, by=None)


def record(measure: Measure, group: str = "", **fields) -> None:
    race = Characteristic.objects.get(slug="race")
    found = race.groups.filter(name=group).first() if group else None
    if group and found is None:
        found = add_group(characteristic=race, name=group, by=None)
    new = NewObservation(measure=measure, on=ON, group=found, **fields)
    record_observations(new=[new], by=None, today=TODAY)


def shown(measure: Measure, threshold: int = 5) -> dict[str, str]:
    (found,) = load_evidence([measure], Audience("committee", threshold), today=TODAY)
    whole = [figure.text for series in found.series for figure in series.figures]
    rows = [row for breakdown in found.breakdowns for row in breakdown.rows]
    told = {"all": whole[0]} if whole else {}
    return told | {row.name: figure.text for row in rows for figure in row.figures if figure}


def test_the_figure_of_all_does_not_give_away_the_one_group_that_is_hidden():
    measure = measure_of(Unit.COUNT)
    record(measure, numerator=400)
    for name, count in (("White", 358), ("Asian", 40), ("Arab", 2)):
        record(measure, name, numerator=count)
    assert shown(measure) == {"all": "400", "White": "358", "Asian": "[c]", "Arab": "[c]"}


def test_people_in_one_group_are_no_secret_but_the_base_still_gives_the_hidden_one_away():
    """The figure of all is that of one group here, so it is the base that the groups make."""
    measure = measure_of(Unit.PERCENT)
    record(measure, numerator=60, denominator=400)
    for name, count in (("White", 330), ("Asian", 60), ("Black", 7), ("Arab", 3)):
        record(measure, name, numerator=count, denominator=400)
    assert shown(measure) == {"all": "15%", "White": "83%", "Asian": "15%", "Black": "[c]", "Arab": "[c]"}


def test_the_share_of_all_does_not_give_away_a_group_with_a_base_of_its_own():
    measure = measure_of(Unit.PERCENT)
    record(measure, numerator=50, denominator=400)
    for name, count, base in (("White", 30, 300), ("Asian", 18, 60), ("Arab", 2, 40)):
        record(measure, name, numerator=count, denominator=base)
    assert shown(measure) == {"all": "12.5%", "White": "10%", "Asian": "[c]", "Arab": "[c]"}


def test_the_few_others_of_a_group_are_people_too():
    measure = measure_of(Unit.PERCENT)
    for name, count, base in (("White", 300, 360), ("Asian", 17, 20)):
        record(measure, name, numerator=count, denominator=base)
    assert shown(measure) == {"White": "83%", "Asian": "[c]"}


def test_a_handful_of_people_is_not_told_as_a_base():
    measure = measure_of(Unit.PERCENT)
    for name, count, base in (("White", 300, 360), ("Asian", 0, 3)):
        record(measure, name, numerator=count, denominator=base)
    (found,) = load_evidence([measure], Audience("committee", 5), today=TODAY)
    assert [row.figures[0].of for row in found.breakdowns[0].rows] == [360, None]


def test_the_answers_of_a_group_are_hidden_where_its_base_gives_them_away():
    measure = measure_of(Unit.PERCENT, MeasureKind.SURVEY)
    for part, count in ((Part.FAVOURABLE, 17), (Part.NEUTRAL, 0), (Part.UNFAVOURABLE, 3)):
        record(measure, "Asian", part=part, numerator=count, denominator=20)
    assert shown(measure) == {"Asian": "[c]"}
    assert shown(measure, threshold=0) == {"Asian": "85%"}


def test_a_percentage_of_all_is_of_the_people_that_all_groups_are_counted_from():
    """Also in a list, which reads no groups."""
    measure = measure_of(Unit.PERCENT)
    record(measure, value=Decimal("99.5"))
    assert shown(measure)["all"] == "99.5%"
    for name, count in (("White", 340), ("Asian", 60)):
        record(measure, name, numerator=count, denominator=400)
    assert shown(measure)["all"] == "[c]"
    (listed,) = load_evidence([measure], Audience("committee", 5), today=TODAY, by_group=False)
    assert listed.series[0].figures[0].text == "[c]"


def test_groups_with_bases_of_their_own_tell_no_base_of_all():
    measure = measure_of(Unit.PERCENT)
    record(measure, value=Decimal("99.5"))
    for name, count, base in (("White", 340, 360), ("Asian", 60, 80)):
        record(measure, name, numerator=count, denominator=base)
    assert shown(measure)["all"] == "99.5%"


def test_what_a_wrong_figure_said_is_not_told_where_few_were_left_over():
    measure = measure_of(Unit.PERCENT)
    record(measure, numerator=398, denominator=400)
    old = measure.observations.get()
    correct_observation(old=old, by=None, today=TODAY, note="Miscounted", numerator=350, denominator=400)
    (evidence,) = load_evidence([measure], Audience("committee", 5), today=TODAY)
    (told,) = corrections(measure, evidence)
    assert (told.before, told.after, told.why) == ("", "87.5%", "")
