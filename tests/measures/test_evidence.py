"""What a measure says to HR, to the committee and to the public."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import Role
from measures import audiences
from measures.changes import (
    NewObservation,
    add_group,
    add_measure,
    correct_observation,
    record_observations,
    set_target,
)
from measures.evidence import load_evidence
from measures.models import Characteristic, Measure
from measures.suppression import Audience
from measures.vocabulary import Direction, Marker, MeasureKind, Part, Unit
from tests.builders import make_user

pytestmark = pytest.mark.django_db
TODAY = date(2025, 3, 31)
JUNE_23, JUNE_24 = date(2023, 6, 30), date(2024, 6, 30)
HR, COMMITTEE, PUBLIC = Audience("HR", 0), Audience("committee", 5), Audience("public", 10)


@pytest.fixture
def share() -> Measure:
    return add_measure(
        name="Share of workforce", population="Workforce", unit=Unit.PERCENT, direction=Direction.UP, by=None
    )


def record(measure: Measure, *figures: dict) -> list:
    return record_observations(
        new=[NewObservation(measure=measure, **figure) for figure in figures], by=None, today=TODAY
    )


def by_race(measure: Measure, on: date, base: int, **counts: int) -> None:
    race = Characteristic.objects.get(slug="race")
    for name, count in counts.items():
        words = name.replace("_", " ")
        group = race.groups.filter(name=words).first() or add_group(characteristic=race, name=words, by=None)
        record(measure, {"group": group, "on": on, "on_text": f"{on:%B %Y}", "numerator": count,
                         "denominator": base})  # fmt: skip


def evidence(measure: Measure, audience: Audience = COMMITTEE):
    return load_evidence([measure], audience, today=TODAY)[0]


def table(measure: Measure, audience: Audience) -> list[tuple]:
    (breakdown,) = evidence(measure, audience).breakdowns
    return [(row.name, *(figure.text if figure else "" for figure in row.figures)) for row in breakdown.rows]


def test_a_measure_says_from_where_it_came_and_what_it_is_to_reach(share):
    record(
        share,
        {"on": JUNE_23, "on_text": "June 2023", "value": Decimal("21.1")},
        {"on": JUNE_24, "on_text": "June 2024", "value": Decimal("38.1")},
    )
    assert evidence(share).sentence == "38.1% in June 2024, up from 21.1% in June 2023; target not set"
    set_target(measure=share, by=None, set_on=TODAY, value=Decimal(60), by_text="March 2026")
    assert evidence(share).sentence.endswith("target 60% by March 2026 not reached yet")


def test_each_audience_sees_the_groups_that_are_large_enough_for_it(share):
    by_race(share, JUNE_24, 400, White=330, Asian=40, Black=18, Mixed=8, Prefer_not_to_say=4)
    assert table(share, HR) == [
        ("White", "82.5%"), ("Asian", "10%"), ("Black", "4.5%"), ("Mixed", "2%"),
        ("Prefer not to say", "1%"),
    ]  # fmt: skip
    assert table(share, COMMITTEE) == [
        ("White", "83%"), ("Asian", "10%"), ("Black", "5%"), ("Mixed", "[c]"), ("Prefer not to say", "[c]"),
    ]  # fmt: skip
    assert table(share, PUBLIC) == [
        ("White", "83%"), ("Asian", "10%"), ("Black", "5%"), ("Mixed", "[c]"), ("Prefer not to say", "[c]"),
    ]  # fmt: skip


def test_the_mark_is_explained_to_whoever_sees_it(share):
    by_race(share, JUNE_24, 400, White=398, Asian=2)
    assert "fewer than 10 people" in evidence(share, PUBLIC).notes[0]
    assert evidence(share, HR).notes == ()


def test_a_percentage_from_which_a_small_count_follows_is_hidden_too(share):
    race = Characteristic.objects.get(slug="race")
    group = add_group(characteristic=race, name="Arab", by=None)
    record(share, {"group": group, "on": JUNE_24, "value": Decimal("0.75"), "denominator": 400})
    assert table(share, COMMITTEE) == [("Arab", "[c]")]


def test_what_is_hidden_leaves_neither_a_number_nor_a_note(share):
    race = Characteristic.objects.get(slug="race")
    group = add_group(characteristic=race, name="Arab", by=None)
    record(share, {"group": group, "on": JUNE_24, "numerator": 3, "denominator": 400, "note": "3 of 400"})
    (breakdown,) = evidence(share).breakdowns
    figure = breakdown.rows[0].figures[0]
    assert (figure.value, figure.count, figure.note, figure.text) == (None, None, "", "[c]")


def test_two_people_or_three_make_no_difference_to_any_output(share):
    by_race(share, JUNE_24, 400, White=300, Asian=98, Black=2)
    other = add_measure(name="Other", population="Workforce", unit=Unit.PERCENT, by=None)
    by_race(other, JUNE_24, 400, White=300, Asian=98, Black=3)
    for audience in (COMMITTEE, PUBLIC):
        assert table(share, audience) == table(other, audience)


def test_a_suppressed_figure_of_the_file_stays_hidden_even_from_us(share):
    race = Characteristic.objects.get(slug="race")
    groups = [add_group(characteristic=race, name=name, by=None) for name in ("White", "Arab", "Asian")]
    for group, fields in zip(
        groups,
        ({"numerator": 300}, {"marker": Marker.SUPPRESSED, "raw": "*"}, {"marker": Marker.NOT_AVAILABLE}),
        strict=True,
    ):
        record(share, {"group": group, "on": JUNE_24, "denominator": 400, **fields})
    assert table(share, HR) == [("White", "75%"), ("Arab", "[c]"), ("Asian", "[x]")]


def test_a_corrected_figure_gives_way_to_its_correction(share):
    (old,) = record(share, {"on": JUNE_24, "on_text": "June 2024", "value": Decimal(40)})
    correct_observation(old=old, by=None, today=TODAY, note="Leavers were counted", value=Decimal(42))
    assert [figure.text for figure in evidence(share).series[0].figures] == ["42%"]


def test_the_answers_of_a_survey_are_released_together():
    survey = add_measure(
        name="I belong here", population="Workforce", unit=Unit.PERCENT, kind=MeasureKind.SURVEY, by=None
    )
    record(
        survey,
        *(
            {"on": JUNE_24, "part": part, "numerator": count, "denominator": 60}
            for part, count in ((Part.FAVOURABLE, 45), (Part.NEUTRAL, 12), (Part.UNFAVOURABLE, 3))
        ),
    )
    shown = [(series.label, series.figures[0].text) for series in evidence(survey).series]
    assert shown == [("Favourable", "75%"), ("Neutral", "[c]"), ("Unfavourable", "[c]")]


def test_a_pay_gap_says_in_whose_favour_it_is():
    gap = add_measure(
        name="Gender pay gap", population="Workforce", unit=Unit.PERCENT, kind=MeasureKind.PAY_GAP,
        direction=Direction.DOWN, by=None,
    )  # fmt: skip
    record(
        gap,
        {"on": JUNE_24, "part": Part.MEAN, "value": Decimal("8.8"), "in_favour_of": "men"},
        {"on": JUNE_24, "part": Part.MEDIAN, "value": Decimal("-1.2"), "in_favour_of": "women"},
    )
    assert [(s.label, s.figures[0].text, s.figures[0].in_favour_of) for s in evidence(gap).series] == [
        ("Mean gap", "8.8%", "men"),
        ("Median gap", "−1.2%", "women"),
    ]


def test_groups_that_give_no_answer_stand_last(share):
    by_race(share, JUNE_24, 4000, Not_disclosed=900, White=2000, Asian=1100)
    assert [name for name, *_ in table(share, HR)] == ["White", "Asian", "Not disclosed"]


def test_dates_stand_in_their_order_and_a_gap_stays_empty(share):
    by_race(share, JUNE_24, 4000, White=3000, Asian=1000)
    by_race(share, JUNE_23, 3000, White=2900)
    (breakdown,) = evidence(share, HR).breakdowns
    assert breakdown.dates == ("June 2023", "June 2024")
    assert breakdown.bases == (3000, 4000)
    assert [figure and figure.text for figure in breakdown.rows[1].figures] == [None, "25%"]


def test_hr_see_what_they_brought_and_others_what_the_committee_sees(settings):
    assert audiences.of(make_user(Role.HR_ANALYST)).threshold == 0
    assert audiences.of(make_user(Role.VIEWER)).threshold == 5
    settings.SMALL_NUMBERS = {"committee": 7, "public": 12}
    assert audiences.of(make_user(Role.EDI_EDITOR)).threshold == 7
    assert audiences.public().threshold == 12


@pytest.mark.parametrize("measures", [1, 3])
def test_measures_are_read_in_two_queries(measures):
    made = [
        add_measure(name=f"M{n}", population="Workforce", unit=Unit.PERCENT, by=None) for n in range(measures)
    ]
    for one in made:
        by_race(one, JUNE_24, 4000, White=3000, Asian=1000)
    with CaptureQueriesContext(connection) as queries:
        load_evidence(made, COMMITTEE, today=TODAY)
    assert len(queries) == 2
