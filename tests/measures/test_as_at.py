"""What a measure said on a past date: by the day that its figures speak for, and by what was on the record then."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from accounts.roles import Role
from edi_tracker.as_at import end_of
from measures.changes import NewObservation, correct_observation, record_observations, set_target
from measures.evidence import load_evidence
from measures.queries import recorded_later
from measures.standing import corrections, targets
from measures.suppression import Audience
from tests.builders import make_group, make_measure, make_user

pytestmark = pytest.mark.django_db
HR = Audience("HR", 0)
MARCH_24, MARCH_25, JUNE_25 = date(2024, 3, 31), date(2025, 3, 31), date(2025, 6, 30)


def at(day: date):
    return time_machine.travel(datetime(day.year, day.month, day.day, 12, tzinfo=UTC), tick=False)


def record(measure, value, *, on, recorded, group=""):
    with at(recorded):
        new = NewObservation(
            measure=measure, on=on, value=Decimal(value), group=make_group(group) if group else None
        )
        return record_observations(new=[new], by=None, today=recorded)[0]


@pytest.fixture
def moving():
    """20% on 31 March 2024; 30% on 31 March 2025, recorded in May as 35% and corrected in August."""
    with at(date(2024, 1, 31)):
        measure = make_measure("Told us")
    record(measure, 20, on=MARCH_24, recorded=date(2024, 4, 30))
    old = record(measure, 35, on=MARCH_25, recorded=date(2025, 5, 20))
    with at(date(2025, 8, 1)):
        correct_observation(old=old, by=None, today=date(2025, 8, 1), note="Leavers", value=Decimal(30))
    return measure


def told(measure, **when) -> list[str]:
    (evidence,) = load_evidence([measure], HR, today=when.get("as_at") or date(2025, 12, 31), **when)
    return [figure.text for series in evidence.series for figure in series.figures]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ({}, ["20%", "30%"]),
        ({"as_at": date(2024, 3, 30)}, []),
        ({"as_at": MARCH_24}, ["20%"]),
        ({"as_at": date(2025, 3, 30)}, ["20%"]),
        ({"as_at": MARCH_25}, ["20%", "30%"]),
        ({"as_at": MARCH_24, "recorded_by": end_of(MARCH_24)}, []),
        ({"as_at": MARCH_25, "recorded_by": end_of(MARCH_25)}, ["20%"]),
        ({"as_at": JUNE_25, "recorded_by": end_of(JUNE_25)}, ["20%", "35%"]),
        ({"as_at": date(2025, 8, 1), "recorded_by": end_of(date(2025, 8, 1))}, ["20%", "30%"]),
    ],
)
def test_a_past_date_shows_what_speaks_for_it_or_what_was_on_the_record_by_then(moving, when, expected):
    assert told(moving, **when) == expected


def test_what_was_recorded_or_corrected_later_is_counted(moving):
    assert recorded_later(moving, MARCH_25) == 1
    assert recorded_later(moving, date(2025, 8, 1)) == 0


def test_the_corrections_of_a_day_are_those_that_were_made(moving):
    (evidence,) = load_evidence([moving], HR, today=JUNE_25)
    assert len(corrections(moving, evidence)) == 1
    assert len(corrections(moving, evidence, as_at=MARCH_25)) == 1
    assert corrections(moving, evidence, as_at=MARCH_24) == []
    assert corrections(moving, evidence, as_at=JUNE_25, recorded_by=end_of(JUNE_25)) == []


def test_the_target_of_a_day_is_the_one_that_stood(moving):
    with at(MARCH_24):
        set_target(measure=moving, by=None, set_on=MARCH_24, value=Decimal(40))
    with at(JUNE_25):
        set_target(measure=moving, by=None, set_on=JUNE_25, value=Decimal(60), reason="Too easy")

    def standing(day: date) -> tuple[str, list[tuple[str, bool]]]:
        (evidence,) = load_evidence([moving], HR, today=day, as_at=day)
        lines = targets(moving, as_at=day)
        return evidence.sentence.rpartition("; ")[2], [(one.words, one.is_current) for one in lines]

    assert standing(date(2024, 3, 30)) == ("target not set", [])
    assert standing(MARCH_25) == ("target 40% not reached yet", [("40%", True)])
    assert standing(JUNE_25) == ("target 60% not reached yet", [("60%", True), ("40%", False)])


@pytest.fixture
def viewer(client):
    client.force_login(make_user(Role.VIEWER))
    return client


@pytest.fixture
def analyst(client):
    client.force_login(make_user(Role.HR_ANALYST))
    return client


def page(client, measure, query="") -> str:
    return client.get(measure.get_absolute_url() + query).content.decode()


def test_the_page_of_a_past_date_says_so_and_changes_nothing(analyst, moving):
    then = page(analyst, moving, "?as_at=2025-03-30")
    assert "You are looking at <strong>30 March 2025</strong>" in then
    assert "30%" not in then
    assert "Record a figure" not in then
    assert reverse("set_target", args=[moving.slug]) not in then
    assert "/correct/" not in then


def test_three_boxes_become_one_date_and_the_view_stays(analyst, moving):
    query = "?as_at_day=31&as_at_month=3&as_at_year=2025&as=public"
    assert analyst.get(moving.get_absolute_url() + query).url.endswith("?as=public&as_at=2025-03-31")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?as_at=2999-01-01", "is still to come"),
        ("?as_at=31.3.2025", "There is a problem"),
        ("?as_at=%00", "problem"),
    ],
)
def test_a_date_that_cannot_be_is_refused_in_words(viewer, moving, query, words):
    refused = page(viewer, moving, query)
    assert words in refused
    assert "30%" in refused


def test_hr_looks_at_what_was_on_the_record_and_others_do_not(analyst, moving, client):
    today = page(analyst, moving, "?as_at=2025-06-30")
    assert "1 of the figures up to that day was recorded or corrected after it" in today
    then = page(analyst, moving, "?as_at=2025-06-30&record=then")
    assert "35% on 31 March 2025" in then
    assert "30% on 31 March 2025" not in then
    client.force_login(make_user(Role.VIEWER))
    others = page(client, moving, "?as_at=2025-06-30&record=then")
    assert "30% on 31 March 2025" in others
    assert "on the record by" not in others
    assert "corrected after it" not in others


def test_groups_of_a_past_date_are_released_like_any_others(viewer, moving):
    with at(MARCH_24):
        figures = [
            NewObservation(measure=moving, on=MARCH_24, group=make_group(name), numerator=n, denominator=400)
            for name, n in (("White", 340), ("Asian", 57), ("Arab", 3))
        ]
        record_observations(new=figures, by=None, today=MARCH_24)
    assert page(viewer, moving, "?as_at=2024-03-31").count("[c]") >= 2


# --- the list ---------------------------------------------------------------------------------------------


def listed(client, query: str = "") -> str:
    answer = client.get(reverse("measures") + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_of_a_past_day_says_so_and_its_links_keep_the_day(analyst, moving):
    today = listed(analyst)
    assert "30% on 31 March 2025, up from 20% on 31 March 2024" in today
    then = listed(analyst, "?as_at=2025-03-30")
    assert "You are looking at <strong>30 March 2025</strong>" in then
    assert "20% on 31 March 2024" in then
    assert "30%" not in then
    for words in ("Add a measure", "Bring in figures"):
        assert words in today or words == "Add a measure"
        assert words not in then
    assert f'href="{moving.get_absolute_url()}?as_at=2025-03-30"' in then


def test_the_list_is_shown_as_it_was_on_the_record_to_those_who_see_every_figure(analyst, moving, client):
    assert "?as_at=2025-06-30&amp;record=then" in listed(analyst, "?as_at=2025-06-30")
    assert "35% on 31 March 2025" in listed(analyst, "?as_at=2025-06-30&record=then")
    assert "Nothing was on the record by then" in listed(analyst, "?as_at=2024-01-01&record=then")
    client.force_login(make_user(Role.VIEWER))
    others = listed(client, "?as_at=2025-06-30&record=then")
    assert "30% on 31 March 2025" in others
    assert "on the record by" not in others


def test_filters_of_the_list_keep_the_day_and_the_day_keeps_the_filters(analyst, moving):
    boxes = "?as_at_day=31&as_at_month=3&as_at_year=2025&population=workforce"
    there = analyst.get(reverse("measures") + boxes).url
    assert there == reverse("measures") + "?population=workforce&as_at=2025-03-31"
    shown = listed(analyst, "?population=workforce&as_at=2025-03-31")
    assert 'name="as_at" value="2025-03-31"' in shown
    assert f'href="{reverse("measures")}?as_at=2025-03-31"' in shown
    for query in ("?as_at=2999-01-01", "?as_at=%00", "?as_at=31.3.2025"):
        assert "There is a problem" in listed(analyst, query)
