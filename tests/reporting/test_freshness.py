"""Whether a file of a draft still says what the draft says."""

from dataclasses import replace
from datetime import date

import pytest

from reporting.drafts.freshness import changes_between, key_of
from tests.reporting.papers import make_plan, snapshot_of
from tests.reporting.staff import make_evidence

pytestmark = pytest.mark.django_db


@pytest.fixture
def snapshot():
    strategy = make_plan()
    make_evidence(strategy)
    return snapshot_of(strategy)


def with_line(snapshot, place, **fields):
    lines = list(snapshot.lines)
    lines[place] = replace(lines[place], **fields)
    return replace(snapshot, lines=tuple(lines))


def test_another_day_or_news_of_another_plan_make_no_file_old(snapshot):
    later = replace(snapshot, prepared_on=date(2025, 2, 11), log_head="f" * 64)
    assert key_of(later) == key_of(snapshot)


@pytest.mark.parametrize(
    "fields",
    [{"as_at": date(2025, 1, 30)}, {"blocks": ()}, {"sections": ("summary",)}, {"closing": "Ring us"}],
)
def test_whatever_else_is_said_differently_makes_it_old(snapshot, fields):
    now = replace(snapshot, **fields)
    assert key_of(now) != key_of(snapshot)
    assert changes_between(snapshot, now, saves=0) == 1


def test_changes_are_those_of_actions_of_measures_and_saves(snapshot):
    now = with_line(with_line(snapshot, 0, narrative="All are trained."), 2, owner_text="Nobody")
    assert changes_between(snapshot, now, saves=0) == 2
    assert changes_between(snapshot, now, saves=3) == 5
    gone = replace(now, lines=now.lines[:-1])
    assert changes_between(snapshot, gone, saves=0) == 3
    assert changes_between(gone, snapshot, saves=0) == 3
    measure = replace(snapshot.evidence[0], name="Another name")
    assert changes_between(snapshot, replace(now, evidence=(measure, *now.evidence[1:])), saves=0) == 3
