"""The register as at a date, on whichever database, says what a replay of each log says."""

from datetime import date, timedelta
from random import Random

import pytest

from objectives.log import standing
from objectives.models import Action, ProgressUpdate
from objectives.pointers import wrong_pointers
from objectives.recording import entries_of, record_no_change
from objectives.register import load_register
from plans.timescales import parse_timescale
from tests.builders import make_action, make_strategy, make_update

pytestmark = pytest.mark.django_db


def test_as_at_equals_a_replay_of_every_log():
    chance = Random(7)
    strategy = make_strategy()
    for n in range(12):
        action = make_action(strategy, end="June 2025", number=f"1.{n}")
        last = None
        for _ in range(chance.randrange(6)):
            fields = {}
            if chance.random() < 0.3:
                fields = {
                    "new_end": parse_timescale(chance.choice(["May 2026", "2027"])),
                    "end_reason": "Later",
                }
            if last and chance.random() < 0.25:
                fields["corrects"] = last
            on = last.on if "corrects" in fields else date(2025, 1, 1) + timedelta(days=chance.randrange(300))
            if last and chance.random() < 0.3:
                record_no_change(action=action, on=on, by=None)
            last = make_update(action, chance.choice(["Blue", "Amber", "Red", "Green"]), on=on, **fields)
    actions = list(Action.objects.filter(strategy=strategy))
    logs = entries_of(actions)
    statuses = dict(ProgressUpdate.objects.values_list("pk", "status__label"))
    for days in range(0, 320, 20):
        as_at = date(2025, 1, 1) + timedelta(days=days)
        lines = {line.id: line for line in load_register(strategy, today=date(2026, 11, 1), as_at=as_at)}
        for action in actions:
            expected = standing(logs[action.pk], original_end=action.original_end, as_at=as_at)
            line = lines[action.pk]
            assert (line.update_id, line.end) == (expected.latest, expected.end)
            assert (line.status.label if line.status else None) == statuses.get(expected.words)
            assert line.unchanged == (expected.latest != expected.words)
    assert wrong_pointers(strategy) == []


@pytest.mark.parametrize("as_at", [None, date(2025, 6, 1)])
def test_a_long_register_takes_as_many_queries_as_a_short_one(as_at, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for size in (1, 3):
        strategy = make_strategy()
        for n in range(size):
            make_action(strategy, status="Amber", number=f"2.{n}")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            load_register(strategy, today=date(2025, 12, 1), as_at=as_at)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 9
