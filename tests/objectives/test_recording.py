"""What happens to an action is appended, and its status, latest update and end follow the log."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from foundation.appendonly import Unchangeable, verify_chain
from objectives.changes import EditConflict, edit_action
from objectives.models import Action, ProgressUpdate
from objectives.recording import close_action, record_update, reopen_action
from objectives.register import load_register
from plans.timescales import parse_timescale
from tests.builders import make_action, make_strategy, make_update, make_user, status

pytestmark = pytest.mark.django_db


def test_an_update_moves_the_status_and_the_end_and_keeps_the_end_first_planned():
    action = make_action(end="June 2025", status="Blue")
    make_update(
        action,
        "Amber",
        on=date(2025, 3, 1),
        new_end=parse_timescale("December 2025"),
        end_reason="The supplier is late.",
    )
    action = Action.objects.get(pk=action.pk)
    assert action.status.label == "Amber"
    assert action.end == parse_timescale("December 2025")
    assert action.original_end == parse_timescale("June 2025")


def test_a_correction_takes_the_place_of_what_it_corrects():
    action = make_action(status="Blue")
    wrong = make_update(action, "Green", on=date(2025, 3, 1))
    make_update(action, "Amber", on=date(2025, 3, 1), corrects=wrong)
    action.refresh_from_db()
    assert action.status.label == "Amber"
    assert ProgressUpdate.objects.filter(action=action).count() == 3


def test_an_update_about_an_earlier_day_does_not_overtake_a_later_one():
    action = make_action(status="Amber", on=date(2025, 3, 1))
    make_update(action, "Blue", on=date(2025, 2, 1))
    action.refresh_from_db()
    assert action.status.label == "Amber"


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"label": "Red", "reason": ""}, "reason"),
        ({"label": "Amber", "new_end": parse_timescale("May 2026")}, "end_reason"),
    ],
)
def test_what_an_update_may_not_leave_unsaid(fields, error):
    action = make_action(status="Blue")
    with pytest.raises(ValidationError) as refused:
        make_update(action, fields.pop("label"), **fields)
    assert list(refused.value.message_dict) == [error]


def test_a_form_that_is_sent_twice_is_saved_once():
    action = make_action(status="Blue")
    first = make_update(action, "Amber", form_key="k1")
    assert make_update(action, "Amber", form_key="k1") == first
    assert action.updates.count() == 2


def test_the_second_of_two_people_is_told():
    action = make_action(status="Blue")
    seen = Action.objects.get(pk=action.pk).version
    make_update(action, "Amber")
    with pytest.raises(EditConflict):
        record_update(action=action, on=date(2025, 5, 1), by=None, version=seen, narrative="Mine")


def test_closing_says_how_when_and_why_and_opening_again_keeps_the_closing():
    action = make_action(status="Amber")
    with pytest.raises(ValidationError):
        close_action(action=action, kind="superseded", on=date(2025, 6, 1), reason="x", agreed_by="", by=None)
    closed = close_action(
        action=action,
        kind="withdrawn",
        on=date(2025, 6, 1),
        reason="No money",
        agreed_by="Board",
        by=make_user(),
    )
    assert (closed.closure, closed.closed_on) == ("withdrawn", date(2025, 6, 1))
    reopen_action(action=action, on=date(2025, 8, 1), reason="Money after all", by=None)
    [before, between, after] = [
        load_register(action.strategy, today=date(2025, 12, 1), as_at=day)[0]
        for day in (date(2025, 5, 1), date(2025, 7, 1), date(2025, 9, 1))
    ]
    assert [line.closure for line in (before, between, after)] == ["", "withdrawn", ""]
    assert [line.closed_on for line in (before, between, after)] == [None, date(2025, 6, 1), None]
    assert after.closed_reason == ""


def test_closings_and_openings_are_told_in_their_order():
    """Of two days the later counts: an opening dated before the closing would leave the action closed."""
    action = make_action(status="Amber", number="4.2")
    closing = {"action": action, "kind": "withdrawn", "reason": "No money", "agreed_by": "x", "by": None}
    close_action(on=date(2025, 6, 1), **closing)
    with pytest.raises(ValidationError) as refused:
        reopen_action(action=action, on=date(2025, 5, 31), reason="Money after all", by=None)
    assert refused.value.message_dict == {
        "on": ["Action 4.2 was closed on 1 June 2025. Write that day or a later one."]
    }
    reopen_action(action=action, on=date(2025, 6, 1), reason="Money after all", by=None)
    assert load_register(action.strategy, today=date(2025, 12, 1), as_at=date(2025, 6, 1))[0].closure == ""
    with pytest.raises(ValidationError, match="was opened again on 1 June 2025"):
        close_action(on=date(2025, 5, 31), **closing)
    close_action(on=date(2025, 6, 1), **closing)
    assert load_register(action.strategy, today=date(2025, 12, 1), as_at=date(2025, 6, 1))[0].closure


def test_the_register_as_at_a_date_shows_what_was_known_to_hold_then():
    strategy = make_strategy()
    action = make_action(strategy, end="June 2025", status="Blue", on=date(2025, 1, 31))
    make_update(
        action, "Amber", on=date(2025, 5, 1), new_end=parse_timescale("March 2026"), end_reason="More to do"
    )
    make_update(action, "Green", on=date(2026, 2, 1))
    told = [
        (line.status.label, line.end.text, line.assessment.past_end)
        for day in (date(2025, 2, 1), date(2025, 7, 1), date(2026, 3, 1))
        for line in load_register(strategy, today=date(2026, 11, 1), as_at=day)
    ]
    assert told == [
        ("Blue", "June 2025", False),
        ("Amber", "March 2026", False),
        ("Green", "March 2026", False),
    ]


def test_the_log_refuses_change_in_python():
    update = make_update(make_action(), "Amber")
    update.narrative = "Another story"
    for change in (
        update.save,
        update.delete,
        ProgressUpdate.objects.all().delete,
        lambda: ProgressUpdate.objects.update(narrative=""),
    ):
        with pytest.raises(Unchangeable):
            change()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE objectives_progressupdate SET narrative = 'Another story'",
        "DELETE FROM objectives_progressupdate",
    ],
)
def test_the_log_refuses_change_in_the_database(statement):
    make_update(make_action(), "Amber")
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_sqlite_refuses_to_replace_an_entry():
    if connection.vendor != "sqlite":
        pytest.skip("INSERT OR REPLACE is SQLite's")
    make_update(make_action(), "Amber")
    with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
        cursor.execute(
            "INSERT OR REPLACE INTO objectives_progressupdate SELECT * FROM objectives_progressupdate"
        )


def test_the_chain_shows_where_the_log_was_changed_behind_our_back():
    from foundation.appendonly import untriggers

    action = make_action(status="Blue")
    make_update(action, "Amber", narrative="As it was")
    make_update(action, "Green")
    assert verify_chain(ProgressUpdate) == (3, None)
    with connection.cursor() as cursor:
        for statement in untriggers("objectives_progressupdate"):
            cursor.execute(statement)
        cursor.execute(
            "UPDATE objectives_progressupdate SET narrative = 'Changed' WHERE narrative = 'As it was'"
        )
    intact, broken = verify_chain(ProgressUpdate)
    assert intact == 1
    assert "was changed after it was recorded" in broken


def test_status_of_another_strategy_is_refused():
    action = make_action()
    with pytest.raises(ValidationError):
        record_update(action=action, on=date(2025, 1, 1), status=status(make_strategy(), "Blue"), by=None)


def test_a_number_is_used_once_and_the_refusal_says_so():
    strategy = make_strategy()
    make_action(strategy, number="1.1")
    second = make_action(strategy, number="1.2")
    with pytest.raises(ValidationError, match="Another action of this strategy has this number"):
        edit_action(action=second, version=None, by=None, why="Renumbered", number="1.1")
