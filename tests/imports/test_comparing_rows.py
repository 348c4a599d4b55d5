"""Which row is which action when a plan comes again renumbered, reworded, moved, cut or joined."""

from datetime import date

import pytest

from objectives.changes import edit_action, edit_objective
from objectives.models import Action, Objective, ProgressUpdate
from objectives.recording import record_update
from plans.models import Theme
from tests.imports.grids import HEADINGS
from tests.imports.test_running import bring, changes, counts

pytestmark = pytest.mark.django_db

FIRST, SECOND, THIRD = date(2025, 1, 31), date(2025, 4, 30), date(2025, 7, 31)
GUIDE = "Write guidance for managers about adjustments at work"
PANELS = "Train every interview panel before it meets"
SURVEY = "Ask staff each spring how fair they find us"
ROOMS = "Open a quiet room in each of our buildings"


def row(number, text, owner="HR Team", start="Jan-25", end="Dec-25", measure="", status="Amber", progress=""):
    return [number, text, owner, start, end, measure, status, progress]


FAIR, HEARD = ["Objective 1: Recruit fairly"], ["Objective 2: Listen"]
ROWS = [row("1.1", GUIDE), row("1.2", PANELS), row("1.3", SURVEY)]


def again(*rows, on=SECOND, wide=None, **answers):
    return bring([HEADINGS, *rows], on=on, wide=wide or (), **answers)


def save(*rows, on=FIRST, **answers):
    outcome = again(*rows, on=on, keep=True, **answers)
    assert outcome.saved, outcome.problems
    return outcome


def codes(outcome):
    return {p.code for p in outcome.problems} - {"missing_success_measure", "past_end_without_update"}


def plan():
    return {action.number: action.text for action in Action.objects.all()}


def test_an_inserted_action_that_renumbers_all_below_is_one_new_and_the_rest_the_same_actions():
    save(*ROWS)
    ids = {action.text: action.pk for action in Action.objects.all()}
    rows = [row("1.1", GUIDE), row("1.2", ROOMS), row("1.3", PANELS), row("1.4", SURVEY)]
    seen = again(*rows)
    assert changes(seen) == {
        2: ("same", {}),
        3: ("new", {}),
        4: ("changed", {"number": "1.2"}),
        5: ("changed", {"number": "1.3"}),
    }
    assert next(p.message for p in seen.problems if p.code == "renumbered") == (
        "Row 4, column A: its words are those of action 1.2, which has the number 1.3 in this file. It was "
        "taken as the same action, renumbered."
    )
    assert not seen.comparison.gone
    save(*rows, on=SECOND)
    assert plan() == {"1.1": GUIDE, "1.2": ROOMS, "1.3": PANELS, "1.4": SURVEY}
    assert ids.items() <= {action.text: action.pk for action in Action.objects.all()}.items()
    assert counts(again(*rows)) == (0, 0, 4, 0)


def test_two_that_swap_their_numbers_keep_their_words_and_logs():
    save(*ROWS)
    rows = [row("1.2", GUIDE), row("1.1", PANELS), row("1.3", SURVEY)]
    save(*rows, on=SECOND)
    assert plan() == {"1.2": GUIDE, "1.1": PANELS, "1.3": SURVEY}


def test_a_reworded_and_renumbered_action_is_known_among_others_like_it():
    save(*(row(f"1.{n}", f"Train {who} in fair recruitment") for n, who in
           enumerate(("managers", "new staff", "panels", "apprentices"), start=1)))  # fmt: skip
    who = ("governors", "all managers", "all new staff", "all panels", "all apprentices")
    seen = again(*(row(f"1.{n}", f"Train {name} in fair recruitment") for n, name in enumerate(who, start=1)))
    assert [change for change, _ in changes(seen).values()] == ["new", *["changed"] * 4]
    assert [c.known.text.split()[1] for c in seen.comparison.rows[1:]] == [
        "managers",
        "new",
        "panels",
        "apprentices",
    ]


def test_a_number_over_wholly_different_words_is_asked_about():
    save(*ROWS)
    other = row("1.2", ROOMS, owner="Estates", end="Mar-27")
    seen = again(ROWS[0], other, ROWS[2])
    assert changes(seen)[3] == ("new", {})
    assert {"same_number_other_words", "number_taken", "not_in_file"} <= codes(seen)
    same = again(ROWS[0], other, ROWS[2], same={"Plan!3": "same"})
    assert changes(same)[3][1]["text"] == PANELS
    assert not codes(same) & {"same_number_other_words", "number_taken", "not_in_file"}
    save(ROWS[0], other, ROWS[2], on=SECOND, same={"Plan!3": "new"})
    assert plan() == {"1.1": GUIDE, "1.2": ROOMS, "1.2 (until 30 April 2025)": PANELS, "1.3": SURVEY}


def test_other_words_under_the_same_number_owner_and_end_are_the_same_action_reworded():
    save(*ROWS)
    seen = again(ROWS[0], row("1.2", ROOMS), ROWS[2])
    assert changes(seen)[3] == ("changed", {"text": PANELS})
    assert "same_number_other_words" in codes(seen)
    other = again(ROWS[0], row("1.2", ROOMS), ROWS[2], same={"Plan!3": "new"})
    assert changes(other)[3] == ("new", {})


def test_an_action_moves_to_another_objective_with_its_number_or_without():
    save(FAIR, ROWS[0], ROWS[1], HEARD, row("2.1", SURVEY), wide=(2, 5))
    seen = again(FAIR, ROWS[0], HEARD, row("2.1", SURVEY), row("2.2", PANELS), wide=(2, 4))
    assert changes(seen)[6] == ("changed", {"number": "1.2", "objective": "1"})
    save(FAIR, ROWS[0], HEARD, row("2.1", SURVEY), row("2.2", PANELS), wide=(2, 4), on=SECOND)
    assert Action.objects.get(number="2.2").objective.number == "2"


def test_a_sub_action_becomes_an_action():
    save(ROWS[0], row(None, PANELS), row("1.2", SURVEY))
    seen = again(ROWS[0], row("1.2", SURVEY), row("1.3", PANELS))
    assert changes(seen)[4] == ("changed", {"number": "", "parent": "1.1"})


def test_rows_without_numbers_are_known_by_their_words_though_some_are_reworded():
    save(*(row(None, text) for text in (GUIDE, PANELS, SURVEY)))
    seen = again(
        row(None, ROOMS), row(None, SURVEY), row(None, PANELS.replace("every", "each")), row(None, GUIDE)
    )
    assert [change for change, _ in changes(seen).values()] == ["new", "same", "changed", "same"]


def test_the_same_words_twice_are_told_apart_by_owner_and_end():
    save(row("1", "Train the team", "HR Team"), row("2", "Train the team", "Audit Team"))
    seen = again(
        row("1", ROOMS, "Estates"),
        row("2", "Train the team", "HR Team"),
        row("3", "Train the team", "Audit Team"),
    )
    assert [(c.change, c.known and c.known.owner_text) for c in seen.comparison.rows] == [
        ("new", None), ("changed", "HR Team"), ("changed", "Audit Team")
    ]  # fmt: skip


def test_split_and_merged_actions_are_named():
    save(row("1", f"{GUIDE}, and {PANELS}"), row("2", SURVEY), row("3", ROOMS))
    seen = again(
        row("1", f"{GUIDE}, and {PANELS}"),
        row("4", PANELS, owner="Estates"),
        row("5", f"{SURVEY}. {ROOMS}", owner="Estates"),
    )
    assert {"may_be_split", "may_be_merged"} <= codes(seen)


def test_an_objective_that_is_renamed_or_renumbered_is_the_same():
    save(FAIR, ROWS[0], HEARD, row("2.1", SURVEY), wide=(2, 4))
    ids = {o.title: o.pk for o in Objective.objects.all()}
    new = ["Objective 1: Welcome everybody who visits us"]
    moved = [["Objective 2: Recruit fairly"], ["Objective 3: Listen"]]
    save(new, row("1.9", ROOMS), moved[0], ROWS[0], moved[1], row("2.1", SURVEY), wide=(2, 4, 6), on=SECOND)
    told = {o.title: (o.number, o.pk) for o in Objective.objects.all()}
    assert told["Recruit fairly"] == ("2", ids["Recruit fairly"])
    assert told["Listen"] == ("3", ids["Listen"])
    save(["Objective 2: Recruit with care"], ROWS[0], wide=(2,), on=THIRD)
    assert Objective.objects.get(pk=ids["Recruit fairly"]).title == "Recruit with care"


def test_a_theme_whose_aim_the_file_leaves_out_keeps_it():
    save(["Theme A: Work: A fair place"], FAIR, ROWS[0], wide=(2, 3))
    again(["Theme A: Work"], FAIR, ROWS[0], wide=(2, 3), keep=True)
    assert Theme.objects.get().aim == "A fair place"


# --- what is newer stays ----------------------------------------------------------------------------------


def test_what_was_edited_here_is_not_undone_by_a_file_that_says_what_it_said():
    save(FAIR, *ROWS, wide=(2,))
    edit_action(
        action=Action.objects.get(number="1.1"), version=None, by=None, why="Plainer", text="Write a guide"
    )
    edit_objective(objective=Objective.objects.get(), version=None, by=None, why="Plainer", title="Hire well")
    seen = again(FAIR, *ROWS, wide=(2,), keep=True)
    assert counts(seen) == (0, 0, 3, 0)
    assert [p.row for p in seen.problems if p.code == "edited_here"] == [2, 3]
    assert (plan()["1.1"], Objective.objects.get().title) == ("Write a guide", "Hire well")
    newer = again(FAIR, row("1.1", "Write a short guide"), *ROWS[1:], wide=(2,))
    assert changes(newer)[3] == ("changed", {"text": "Write a guide"})


def test_a_file_of_an_earlier_day_changes_nothing_that_was_said_later():
    save(*ROWS, on=SECOND)
    older = again(
        row("1.1", "An older wording of the guidance", status="Blue", end="Mar-25"), *ROWS[1:], on=FIRST
    )
    assert changes(older)[2][1].keys() <= {"status"}
    assert "heard_since" in codes(older)
    again(
        row("1.1", "An older wording of the guidance", status="Blue", end="Mar-25"),
        *ROWS[1:],
        on=FIRST,
        keep=True,
    )
    action = Action.objects.get(number="1.1")
    assert (action.text, action.status.label, action.end.text) == (GUIDE, "Amber", "Dec-25")


# --- progress and ends ------------------------------------------------------------------------------------


def narratives(number="1.1"):
    log = ProgressUpdate.objects.filter(action__number=number).order_by("on", "id")
    return [update.narrative for update in log]


def test_a_progress_text_that_grows_from_quarter_to_quarter_adds_its_new_part_each_time():
    save(row("1.1", GUIDE, progress="Q1: drafted."))
    save(row("1.1", GUIDE, progress="Q1: drafted.\nQ2: agreed."), on=SECOND)
    third = save(row("1.1", GUIDE, progress="Q1: drafted.\nQ2: agreed.\nQ3: printed."), on=THIRD)
    assert third.comparison.rows[0].news == "Q3: printed."
    assert narratives() == ["Q1: drafted.", "Q2: agreed.", "Q3: printed."]


def test_a_status_that_changes_alone_keeps_the_words_in_force():
    save(row("1.1", GUIDE, progress="Drafted."))
    save(row("1.1", GUIDE, progress="Drafted.", status="Green"), on=SECOND)
    assert narratives() == ["Drafted.", "Drafted."]


def test_an_end_that_moved_has_the_reason_that_was_given():
    save(*ROWS)
    rows = [
        row("1.1", GUIDE, end="Mar-26"),
        row("1.2", PANELS, end="Mar-26"),
        row("1.3", SURVEY, end="Mar-26"),
    ]
    save(*rows, on=SECOND, reasons={"Plan!2": "The printer closed."}, reason_for_all="The budget came late.")
    reasons = {u.action.number: u.end_reason for u in ProgressUpdate.objects.filter(end_moved=True)}
    assert reasons == {
        "1.1": "The printer closed.",
        "1.2": "The budget came late.",
        "1.3": "The budget came late.",
    }


# --- what is gone -----------------------------------------------------------------------------------------


def test_what_is_gone_stays_unless_somebody_says_what_became_of_it():
    save(*ROWS)
    kept = save(ROWS[0], on=SECOND)
    assert [(g.action.number, g.answer.do) for g in kept.comparison.gone] == [
        ("1.2", "keep"),
        ("1.3", "keep"),
    ]
    assert not Action.objects.exclude(closure="")
    gone = {
        "1.2": {"do": "close", "reason": "All are trained."},
        "*": {"do": "withdraw", "reason": "No money."},
    }
    outcome = save(ROWS[0], on=SECOND, gone=gone)
    told = {a.number: (a.closure, a.closed_reason, a.closed_on) for a in Action.objects.all()}
    assert told == {
        "1.1": ("", "", None),
        "1.2": ("completed", "All are trained.", SECOND),
        "1.3": ("withdrawn", "No money.", SECOND),
    }
    assert [one["answer"]["do"] for one in outcome.to_json()["gone"]] == ["close", "withdraw"]
    assert not again(ROWS[0], on=THIRD).comparison.gone


def test_an_answer_about_an_action_that_is_not_gone_is_said_to_do_nothing():
    save(*ROWS)
    outcome = again(*ROWS, gone={"1.1": {"do": "withdraw", "reason": "No money."}}, keep=True)
    assert "not_gone" in codes(outcome)
    assert not Action.objects.exclude(closure="")


def test_what_somebody_said_here_between_two_files_stays():
    save(row("1.1", GUIDE, progress="Drafted."))
    action = Action.objects.get()
    record_update(
        action=action, by=None, on=date(2025, 3, 1), status=action.status, narrative="Agreed by the board."
    )
    seen = again(row("1.1", GUIDE, progress="Drafted.\nPrinted."), keep=True)
    assert seen.comparison.rows[0].news == "Printed."
    assert narratives() == ["Drafted.", "Agreed by the board.", "Printed."]


def test_few_words_over_the_same_number_are_another_action_where_owner_and_end_are_others_too():
    save(row("1.1", "Publish data", owner="Insight", end="Jan-26"))
    seen = again(row("1.1", "Faith forum", owner="Policy", end="Dec-27"))
    assert changes(seen) == {2: ("new", {})}
    assert "same_number_other_words" in codes(seen)
    kept = again(row("1.1", "Open figures", owner="Insight", end="Dec-27"))
    assert changes(kept)[2][0] == "changed"
