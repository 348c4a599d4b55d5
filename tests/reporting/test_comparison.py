"""What changed between two reports, and what members are asked to decide about it."""

from datetime import date

from plans.timescales import parse_timescale
from reporting.comparison import compare
from reporting.members.decisions import decisions_asked
from reporting.snapshot import Earlier, Mention, StatusChange, TextChange
from tests.reporting.lines import AMBER, GREEN, make_line

SINCE = Earlier("committee-2024-07-31", 1, date(2024, 7, 31))
DECEMBER, MARCH = parse_timescale("December 2024"), parse_timescale("March 2025")


def test_nothing_changed_between_two_reports_of_the_same():
    line = make_line()
    assert set(compare([line], [line], since=SINCE).counts().values()) == {0}


def test_a_status_change_is_told_from_word_to_word():
    changes = compare([make_line(status=AMBER)], [make_line(status=GREEN)], since=SINCE)
    assert changes.statuses == (StatusChange(1, "1.1", "Write guidance", AMBER, GREEN),)


def test_a_moved_end_is_told_with_both_dates_and_the_reason():
    before = make_line(end=DECEMBER, original_end=DECEMBER)
    now = make_line(end=MARCH, original_end=DECEMBER, end_reason="The supplier was late")
    changes = compare([before], [now], since=SINCE)
    assert changes.dates == (
        TextChange(1, "1.1", "Write guidance", "December 2024", "March 2025", "The supplier was late"),
    )


def test_closed_reopened_new_and_vanished_actions_are_told():
    before = [
        make_line(id=1),
        make_line(id=2, closure="completed", closure_label="Completed"),
        make_line(id=3),
    ]
    now = [
        make_line(id=1, closure="withdrawn", closure_label="Withdrawn", closed_reason="No longer funded"),
        make_line(id=2, reason="It was not finished"),
        make_line(id=4, label="1.4", text="A new one", end=MARCH),
    ]
    changes = compare(before, now, since=SINCE)
    assert changes.closed == (Mention(1, "1.1", "Write guidance", "Withdrawn", "No longer funded"),)
    assert changes.reopened == (Mention(2, "1.1", "Write guidance", "was: Completed", "It was not finished"),)
    assert changes.new == (Mention(4, "1.4", "A new one", "March 2025"),)
    assert changes.gone == (Mention(3, "1.1", "Write guidance"),)


def test_an_action_with_a_new_number_is_the_same_action_reworded():
    changes = compare([make_line(label="3.1")], [make_line(label="3.10")], since=SINCE)
    assert (changes.new, changes.gone) == ((), ())
    assert changes.reworded[0].before == "3.1 Write guidance"
    assert changes.reworded[0].after == "3.10 Write guidance"


def test_members_are_asked_about_closures_and_dates_since_the_last_report():
    before = [make_line(id=1), make_line(id=2, end=DECEMBER, original_end=DECEMBER)]
    now = [
        make_line(id=1, closure="business_as_usual", closure_label="Completed and now business as usual"),
        make_line(id=2, label="1.2", end=MARCH, original_end=DECEMBER, end_reason="Late"),
    ]
    asked = decisions_asked(now, compare(before, now, since=SINCE))
    assert [decision.sentence for decision in asked] == [
        "Close action 1.1: completed and now business as usual.",
        "Move the end date of action 1.2 from December 2024 to March 2025.",
    ]


def test_a_decision_that_was_put_last_time_is_not_put_again():
    closed = make_line(closure="completed", closure_label="Completed")
    moved = make_line(id=2, end=MARCH, original_end=DECEMBER)
    assert decisions_asked([closed, moved], compare([closed, moved], [closed, moved], since=SINCE)) == ()
    assert len(decisions_asked([closed, moved], None)) == 2
