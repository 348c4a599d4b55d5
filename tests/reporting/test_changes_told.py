"""What changed, as residents read it: kind by kind, long lists folded with their number said."""

from datetime import date

import pytest
from django.template.loader import render_to_string

from reporting.evidence import MeasureMoved
from reporting.publications.changes_told import kinds_of
from reporting.snapshot import Changes, Earlier, Mention, StatusChange, TextChange
from tests.reporting.lines import AMBER, BLUE, GREEN

SINCE = Earlier("board-2025-01-31", 1, date(2025, 1, 31))


def statuses(number: int) -> tuple[StatusChange, ...]:
    return tuple(StatusChange(n, f"1.{n}", f"Action {n}", AMBER, GREEN) for n in range(1, number + 1))


@pytest.mark.parametrize(
    ("changes", "told", "long"),
    [
        (None, [], []),
        (Changes(SINCE), [], []),
        (Changes(SINCE, statuses=statuses(1)), ["1 action stands differently"], [False]),
        (Changes(SINCE, statuses=statuses(8)), ["8 actions stand differently"], [False]),
        (Changes(SINCE, statuses=statuses(9)), ["9 actions stand differently"], [True]),
        (
            Changes(
                SINCE,
                dates=(TextChange(1, "1.1", "A", "May 2025", "June 2025"),),
                new=(Mention(2, "1.2", "B", "2026"), Mention(3, "1.3", "C", "2026")),
                measures=(MeasureMoved("pay", "Pay gap", "staff", "9%", "8%", "better"),),
            ),
            ["1 action has a new date", "1 measure has a new figure", "2 actions are new"],
            [False, False, False],
        ),
    ],
)
def test_each_kind_says_how_many_there_are(changes, told, long):
    kinds = kinds_of(changes)
    assert [kind.told for kind in kinds] == told
    assert [kind.is_long for kind in kinds] == long


def test_an_action_that_residents_see_standing_as_before_is_not_told():
    same = StatusChange(1, "1.1", "A", BLUE, BLUE)
    assert kinds_of(Changes(SINCE, statuses=(same,))) == []


@pytest.mark.parametrize(("number", "folds"), [(8, 0), (9, 1)])
def test_a_long_list_is_folded_and_holds_every_action(number, folds):
    answer = {"since": "31 January 2025", "kinds": kinds_of(Changes(SINCE, statuses=statuses(number)))}
    page = render_to_string("public/_strategy.html", {"answer": answer, "root": "../"})
    assert page.count('<details class="govuk-details edi-fold"') == folds
    assert all(f"Action {n}" in page for n in range(1, number + 1))
    assert ("9 actions stand differently" in page) == bool(folds)
