"""Preview and saving: one comparison, shown or applied."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Owner
from imports.running import load_facts, run_import, understand
from imports.understanding.answers import Answers
from objectives.models import Action, Objective, ProgressUpdate
from objectives.recording import close_action, record_update
from objectives.register import load_register
from plans.models import Strategy, Theme
from plans.statuses import Meaning
from plans.timescales import parse_timescale
from tests.builders import make_action, make_owner, make_strategy, make_user
from tests.imports.grids import HEADINGS, KEY, sheet, workbook

pytestmark = pytest.mark.django_db

DAY = date(2025, 1, 31)
PLAN = [
    ["Theme A: Working here: A fair place"],
    HEADINGS,
    ["Objective 1: Recruit fairly"],
    ["1.1", "Write guidance", "HR Team and Audit Team", "Jan-24", "Jun-25", "Guide out", "Amber",
     "Half done"],
    [None, "Train panels", "HR Team", "Jan-25", "Ongoing", None, "Blue", None],
    ["Objective 2: Listen"],
    [2.9, "Ask people", "Insight", None, "TBC", None, "Green", "Completed. 400 answers"],
    [2.1, "Tell people", None, None, "March 2025", None, "Amber",
     "Date revised to May 2025. Printing is late."],
    ["2.11", "Impact assessments – see objective 1"],
]  # fmt: skip
WIDE = (1, 3, 6)


def bring(
    rows=PLAN,
    *,
    keep=False,
    slug="fair",
    on=DAY,
    wide=WIDE,
    by=None,
    title="A fair plan",
    statuses=KEY,
    **answers,
):
    given = Answers.from_json({"statuses": statuses, **answers})
    strategy = Strategy.objects.filter(slug=slug).first()
    understood = understand(
        workbook(sheet(rows, wide=wide)), given, strategy_facts=load_facts(strategy, as_at=on)
    )
    return run_import(
        strategy=strategy, slug=slug, title=title, understanding=understood, answers=given, as_at=on,
        by=by, keep=keep,
    )  # fmt: skip


def changes(outcome):
    return {compared.row.row: (compared.change, compared.before) for compared in outcome.comparison.rows}


def counts(outcome):
    return tuple(outcome.totals[name] for name in ("new", "changed", "same", "refused"))


def lines():
    return load_register(Strategy.objects.get(slug="fair"), today=DAY)


def test_a_preview_keeps_nothing():
    outcome = bring()
    assert (outcome.outcome, outcome.saved, counts(outcome)) == ("ready", False, (5, 0, 0, 0))
    assert not any(model.objects.exists() for model in (Strategy, Action, Owner, ProgressUpdate))


def test_a_plan_is_saved_as_it_stands_in_the_sheet():
    by = make_user()
    outcome = bring(keep=True, by=by)
    assert (outcome.saved, outcome.strategy.title) == (True, "A fair plan")
    assert [(theme.code, theme.title, theme.aim) for theme in Theme.objects.all()] == [
        ("A", "Working here", "A fair place")
    ]
    assert [(o.number, o.title, o.theme.code) for o in Objective.objects.all()] == [
        ("1", "Recruit fairly", "A"),
        ("2", "Listen", "A"),
    ]
    assert [(line.label, line.text, line.objective_number, line.owners) for line in lines()] == [
        ("1.1", "Write guidance", "1", ("HR Team", "Audit Team")),
        ("1.1 (a)", "Train panels", "1", ("HR Team",)),
        ("2.9", "Ask people", "2", ("Insight",)),
        ("2.10", "Tell people", "2", ()),
        ("2.11", "Impact assessments – see objective 1", "2", ()),
    ]
    assert [(line.status and line.status.label, line.narrative, line.updated_on) for line in lines()] == [
        ("Amber", "Half done", DAY),
        ("Blue", "", DAY),
        ("Green", "Completed. 400 answers", DAY),
        ("Amber", "Date revised to May 2025. Printing is late.", DAY),
        (None, "", None),
    ]
    assert [line.cross_reference for line in lines()] == [False, False, False, False, True]
    update = ProgressUpdate.objects.first()
    assert (update.source, update.recorded_by, update.told_by) == ("import", by, "")


def test_a_revised_date_moves_the_end_and_keeps_the_first():
    bring(keep=True)
    line = next(line for line in lines() if line.number == "2.10")
    assert (line.original_end.text, line.end.text) == ("March 2025", "May 2025")
    assert line.end.latest == date(2025, 5, 31)
    moved = ProgressUpdate.objects.get(end_moved=True)
    assert moved.end_reason == "The imported plan gives a revised date."


def test_the_same_file_again_is_all_the_same_and_writes_nothing():
    bring(keep=True)
    before = [model.objects.count() for model in (Action, ProgressUpdate, Action.history.model, Owner)]
    again = bring(keep=True)
    assert (again.outcome, counts(again)) == ("ready", (0, 0, 5, 0))
    assert [
        model.objects.count() for model in (Action, ProgressUpdate, Action.history.model, Owner)
    ] == before
    assert not [problem for problem in again.problems if problem.code == "not_in_file"]


def test_the_same_file_on_a_later_day_is_all_the_same():
    bring(keep=True)
    assert counts(bring(on=date(2025, 6, 30))) == (0, 0, 5, 0)


def edited(row, column, value):
    rows = [list(values) for values in PLAN]
    rows[row - 1] += [None] * (8 - len(rows[row - 1]))
    rows[row - 1][column] = value
    return rows


@pytest.mark.parametrize(
    ("row", "column", "value", "before"),
    [
        (4, 1, "Write good guidance", {"text": "Write guidance"}),
        (4, 2, "HR Team", {"owner_text": "HR Team and Audit Team", "owners": ["HR Team", "Audit Team"]}),
        (4, 5, "Guide used", {"success_measure": "Guide out"}),
        (4, 5, None, {"success_measure": "Guide out"}),
        (4, 6, "Green", {"status": "Amber"}),
        (4, 6, None, {}),
        (4, 7, "Done", {"progress": "Half done"}),
        (4, 7, None, {}),
        (4, 4, "June 2025", {}),
        (5, 1, "Train all the panels", {"text": "Train panels"}),
    ],
)
def test_a_changed_cell_is_a_change_with_what_was_there(row, column, value, before):
    bring(keep=True)
    rows = edited(row, column, value)
    found = changes(bring(rows, on=date(2025, 6, 30)))
    assert found.pop(row) == ("changed" if before else "same", before)
    assert {change for change, _ in found.values()} == {"same"}
    bring(rows, on=date(2025, 6, 30), keep=True)
    assert counts(bring(rows, on=date(2025, 6, 30))) == (0, 0, 5, 0)


def test_a_new_end_is_an_update_that_says_where_it_comes_from():
    bring(keep=True)
    rows = edited(4, 4, "Dec-25")
    found = changes(bring(rows, on=date(2025, 6, 30), keep=True))
    assert found[4][0] == "changed"
    assert found[4][1]["end"]["text"] == "Jun-25"
    action = Action.objects.get(number="1.1")
    assert (action.original_end.text, action.end.text, action.status.label) == ("Jun-25", "Dec-25", "Amber")
    assert action.latest_update.end_reason == "The plan imported on 30 June 2025 gives this end."


def test_what_was_said_in_the_browser_since_is_not_undone_by_the_old_words_of_the_file():
    bring(keep=True)
    action = Action.objects.get(number="1.1")
    green = action.strategy.status_terms.get(label="Green")
    record_update(action=action, by=None, on=date(2025, 5, 1), status=green, narrative="All done")
    again = bring(on=date(2025, 6, 30))
    assert changes(again)[4] == ("same", {})
    assert [p.message for p in again.problems if p.code == "edited_here"] == [
        "Row 4: the progress and the status were changed here since the last file, and this file says what "
        "that one said. What stands in the plan stays."
    ]
    assert changes(bring(on=DAY))[4] == ("same", {})


def test_an_action_that_the_file_does_not_have_stays_and_is_named():
    bring(keep=True)
    outcome = bring([row for row in PLAN if row[0] != "2.11"])
    assert [p.message for p in outcome.problems if p.code == "not_in_file"] == [
        "Action 2.11 is in the plan and not in this file. It stays as it is."
    ]


def test_a_new_row_stands_in_the_register_where_it_stands_in_the_sheet():
    bring(keep=True)
    rows = [*PLAN[:5], ["1.2", "Advertise widely", "HR Team"], *PLAN[5:]]
    outcome = bring(rows, wide=(1, 3, 7), keep=True)
    assert counts(outcome) == (1, 0, 5, 0)
    assert [line.label for line in lines()] == ["1.1", "1.1 (a)", "1.2", "2.9", "2.10", "2.11"]


def test_a_reworded_sub_action_is_known_by_its_likeness():
    bring(keep=True)
    found = changes(bring(edited(5, 1, "Train panel members"), on=date(2025, 6, 30)))
    assert found[5] == ("changed", {"text": "Train panels"})


def test_another_sub_action_is_new():
    bring(keep=True)
    assert changes(bring(edited(5, 1, "Open a quiet room in each building")))[5] == ("new", {})


def test_a_renumbered_action_is_known_by_its_words():
    bring(keep=True)
    assert changes(bring(edited(9, 0, "2.12")))[9] == ("changed", {"number": "2.11"})


def test_a_closed_action_is_left_alone_and_named():
    bring(keep=True)
    action = Action.objects.get(number="1.1")
    close_action(
        action=action, kind="completed", on=date(2025, 3, 1), reason="Done", agreed_by="Board", by=None
    )
    outcome = bring(edited(4, 7, "Still going"), on=date(2025, 6, 30), keep=True)
    assert changes(outcome)[4] == ("same", {})
    assert "closed_action" in [problem.code for problem in outcome.problems]
    assert ProgressUpdate.objects.filter(action=action).count() == 2


def test_open_questions_keep_a_plan_from_being_saved():
    outcome = bring(keep=True, statuses={})
    assert (outcome.outcome, outcome.saved) == ("needs_answers", False)
    assert {problem.text for problem in outcome.understood.questions} == {"Amber", "Blue", "Green"}
    assert not Strategy.objects.exists()


def test_a_refused_row_keeps_the_plan_from_being_saved_until_it_is_left_out():
    rows = edited(4, 1, None)
    refused = bring(rows, keep=True)
    assert (refused.outcome, refused.saved, counts(refused)) == ("refused", False, (4, 0, 0, 1))
    assert not Strategy.objects.exists()
    saved = bring(rows, keep=True, leave_out=[["Plan", 4]])
    assert (saved.outcome, saved.saved, counts(saved)) == ("ready", True, (4, 0, 0, 0))


def test_a_file_without_a_plan_is_refused_in_a_sentence():
    outcome = bring([["Age", "12"], ["Sex", "13"]], keep=True)
    assert outcome.outcome == "refused"
    assert outcome.problems[-1].message.startswith("No sheet has a heading row that names an action column.")


def test_a_failure_leaves_nothing_half(monkeypatch):
    def fail(**_):
        raise RuntimeError("power cut")

    monkeypatch.setattr("imports.changes.record_updates", fail)
    with pytest.raises(RuntimeError):
        bring(keep=True)
    assert not any(model.objects.exists() for model in (Strategy, Theme, Action, Owner, ProgressUpdate))


def test_the_key_is_saved_with_its_colours_and_sentences():
    bring(keep=True, statuses={**KEY, "Red": "off_track"},
          status_definitions={"blue": "Not begun."}, status_colours={"Amber": "teal"})  # fmt: skip
    terms = Strategy.objects.get().status_terms.values_list("label", "meaning", "colour", "definition")
    assert list(terms) == [
        ("Blue", "not_started", "blue", "Not begun."),
        ("Amber", "in_progress", "teal", ""),
        ("Red", "off_track", "red", ""),
        ("Green", "complete", "green", ""),
    ]


def test_an_existing_strategy_is_not_renamed_and_keeps_its_own_key():
    strategy = make_strategy(slug="fair", title="Ours", key={"Blue": Meaning.COMPLETE})
    outcome = bring(keep=True, title="Theirs")
    strategy.refresh_from_db()
    assert "status_key_differs" in [problem.code for problem in outcome.problems]
    assert (strategy.title, strategy.status_terms.get(label="Blue").meaning) == ("Ours", "complete")


def test_owners_answered_for_are_found_again_by_the_words_of_the_file():
    insight = make_owner("Policy and Insight")
    bring(keep=True, owners={"Insight": ["Policy and Insight"], "HR Team": ["People Team"]})
    assert [owner.name for owner in Owner.objects.all()] == [
        "Audit Team",
        "People Team",  # also where another text names the HR Team among others
        "Policy and Insight",
    ]
    assert list(insight.aliases.values_list("text", flat=True)) == ["Insight", "Policy and Insight"]
    assert counts(bring()) == (0, 0, 5, 0)


def test_an_owner_without_an_alias_is_known_by_name_and_a_name_too_long_is_none():
    Owner.objects.create(name="Insight", slug="insight")
    outcome = bring(keep=True, owners={"HR Team": ["x" * 201]})
    assert outcome.saved
    assert [owner.name for owner in Owner.objects.all()] == ["Audit Team", "HR Team", "Insight"]


def test_an_action_made_in_the_browser_is_met_by_its_number():
    strategy = make_strategy(slug="fair", key={"Amber": Meaning.IN_PROGRESS})
    make_action(strategy, number="1.1", text="Write something", end="Jun-25")
    outcome = bring()
    assert counts(outcome) == (4, 1, 0, 0)
    assert changes(outcome)[4][1]["text"] == "Write something"
    assert parse_timescale("Jun-25") == Action.objects.get().end


def test_queries_do_not_grow_with_rows():
    def queries(count):
        rows = [
            HEADINGS,
            *[[str(n), f"Do {n}", "HR", "2024", "2025", "x", "Amber", "y"] for n in range(1, count)],
        ]
        with CaptureQueriesContext(connection) as captured:
            bring(rows, keep=True, slug=f"plan-{count}", wide=())
        return len(captured)

    queries(2)
    few, many = queries(3), queries(300)
    assert many <= few + 3


cells = st.one_of(
    st.none(),
    st.sampled_from(
        ["1.1", "1.2", "3.9", "3.1", "(a)", "Ongoing", "Mar-25", "Amber", "Train", "see objective 2"]
    ),
)


@given(st.lists(st.lists(cells, max_size=8), max_size=8), st.sets(st.integers(2, 9), max_size=3))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_can_be_saved_is_the_same_when_it_comes_again(grid, wide):
    slug = f"plan-{Strategy.objects.count()}"
    rows = [HEADINGS, *grid]
    first = bring(rows, wide=wide, slug=slug)
    out = [list(row.place) for row in first.understood.refused_rows]
    words = {word.word: "in_progress" for word in first.understood.status_words if word.word}
    saved = bring(rows, wide=wide, slug=slug, keep=True, leave_out=out, statuses=words)
    if saved.saved:
        again = bring(rows, wide=wide, slug=slug, leave_out=out, statuses=words)
        assert again.totals["same"] == again.totals["actions"], changes(again)
