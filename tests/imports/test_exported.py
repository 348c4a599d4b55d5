"""The plan as a workbook that goes out, is worked in, and comes back."""

import io
import json
from datetime import date
from types import SimpleNamespace

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Owner
from accounts.roles import Role
from imports.exported.export import export_plan
from imports.running import load_facts, run_import, understand
from imports.understanding.answers import Answers
from objectives.changes import NewAction, add_actions, add_objective, edit_action
from objectives.models import Action, ProgressUpdate
from objectives.recording import close_action, record_update
from plans.changes import add_theme
from plans.models import Strategy
from plans.statuses import Meaning
from plans.timescales import parse_timescale
from tests.builders import make_owner, make_strategy, make_user
from tests.imports.sheets import read_here, saved
from tests.imports.test_running import bring, counts

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 30)


def back(strategy, content=None, *, keep=False, on=TODAY, **answers):
    """What bringing the exported workbook in would do."""
    given = Answers.from_json(answers)
    workbook = read_here(export_plan(strategy, as_at=on) if content is None else content)
    facts = load_facts(strategy, as_at=on)
    understood = understand(workbook, given, strategy_facts=facts, as_at=on)
    return run_import(
        strategy=strategy, slug=strategy.slug, title="", understanding=understood, answers=given, as_at=on,
        by=None, keep=keep,
    )  # fmt: skip


def told(outcome):
    return {
        c.row.row: (c.change, c.before, c.kept)
        for c in outcome.comparison.rows
        if c.change != "same" or c.kept
    }


def is_whole(outcome):
    """Nothing new, changed, refused, kept back or gone."""
    counted = outcome.totals
    return (
        outcome.outcome == "ready"
        and counted["same"] == counted["actions"] == Action.objects.filter(strategy=outcome.strategy).count()
        and told(outcome) == {}
        and outcome.comparison.gone == []
    )


def owners_of(action):
    return list(action.action_owners.values_list("owner__name", flat=True))


@pytest.fixture
def plan():
    bring(keep=True, on=date(2025, 1, 31))
    return Strategy.objects.get()


class Book:
    """The exported workbook as an officer edits it, by number and heading."""

    def __init__(self, strategy):
        self.book = openpyxl.load_workbook(io.BytesIO(export_plan(strategy, as_at=TODAY)))
        self.sheet = self.book["Plan"]
        self.columns = {cell.value: cell.column for cell in self.sheet[1]}

    def row(self, text):
        return next(r for r in range(2, self.sheet.max_row + 1) if self.cell(r, "Action").value == text)

    def cell(self, row, heading):
        return self.sheet.cell(row, self.columns[heading])

    def write(self, text, heading, value):
        self.cell(self.row(text), heading).value = value

    @property
    def content(self):
        return saved(self.book)


def test_a_plan_that_went_out_comes_back_without_a_change(plan):
    action = Action.objects.get(number="2.9")
    close_action(
        action=action, kind="withdrawn", on=date(2026, 1, 1), reason="No money", agreed_by="", by=None
    )
    record_update(action=Action.objects.get(number="1.1"), by=None, on=date(2026, 2, 1), narrative="=SUM(A1)",
                  new_end=parse_timescale("Spring 2027"), end_reason="The printer closed")  # fmt: skip
    before = [model.objects.count() for model in (Action, ProgressUpdate, Action.history.model, Owner)]
    outcome = back(plan, keep=True)
    assert is_whole(outcome), told(outcome)
    assert [
        model.objects.count() for model in (Action, ProgressUpdate, Action.history.model, Owner)
    ] == before


def test_one_status_one_text_and_one_end_are_exactly_those_changes(plan):
    book = Book(plan)
    book.write("Write guidance", "Status", "Green")
    book.write(
        "Ask people", "Progress", book.cell(book.row("Ask people"), "Progress").value + "\nAnd 20 more."
    )
    book.write("Train panels", "End", "31 March 2027")
    outcome = back(plan, book.content, keep=True, reason_for_all="More panels came.")
    assert told(outcome) == {
        2: ("changed", {"status": "Amber"}, []),
        3: ("changed", {"end": parse_timescale("Ongoing").to_json()}, []),
        4: ("changed", {"progress": "Completed. 400 answers"}, []),
    }
    assert Action.objects.get(number="2.9").latest_update.narrative == "And 20 more."
    assert ProgressUpdate.objects.get(end_reason="More panels came.").action.text == "Train panels"
    assert counts(back(plan)) == (0, 0, 5, 0)


def test_what_changed_here_since_it_went_out_is_not_undone(plan):
    book = Book(plan)
    edit_action(
        action=Action.objects.get(number="1.1"), version=None, by=None, why="Plainer", text="Write a guide"
    )
    book.write("Ask people", "Success measure", "Half of all answer")
    outcome = back(plan, book.content)
    assert told(outcome) == {2: ("same", {}, ["text"]), 4: ("changed", {"success_measure": ""}, [])}


def test_new_deleted_and_copied_rows_are_new_gone_and_new(plan):
    book = Book(plan)
    book.sheet.delete_rows(book.row("Tell people"))
    last = book.sheet.max_row
    copied = [cell.value for cell in book.sheet[2]]
    row = next(r for r in range(2, last + 2) if not book.cell(r, "Action").value)
    for column, value in enumerate(copied, start=1):
        book.sheet.cell(row, column).value = value
    book.cell(row, "Number").value, book.cell(row, "Action").value = "1.7", "Share what we learn"
    book.cell(row + 1, "Action").value, book.cell(row + 1, "Owners").value = (
        "Thank people",
        "Press Team\nHR Team",
    )
    outcome = back(plan, book.content, keep=True)
    assert [(c.row.text, c.change) for c in outcome.comparison.rows][-2:] == [
        ("Share what we learn", "new"),
        ("Thank people", "new"),
    ]
    assert [one.action.number for one in outcome.comparison.gone] == ["2.10"]
    assert {"reference_not_known", "placed_by_row_above"} <= {p.code for p in outcome.problems}
    made = Action.objects.get(text="Thank people")
    assert (made.objective.number, owners_of(made)) == (
        "1",
        ["Press Team", "HR Team"],
    )


def test_owners_are_changed_line_by_line_though_their_names_hold_commas(plan):
    make_owner("Policy, Insight and Performance")
    book = Book(plan)
    book.write("Write guidance", "Owners", "Policy, Insight and Performance\nHR Team")
    outcome = back(plan, book.content, keep=True)
    assert told(outcome) == {2: ("changed", {"owners": ["HR Team", "Audit Team"]}, [])}
    assert owners_of(Action.objects.get(number="1.1")) == [
        "Policy, Insight and Performance",
        "HR Team",
    ]


def test_the_workbook_of_one_strategy_is_known_by_words_in_another(plan):
    other = make_strategy(slug="other", key={"Amber": Meaning.IN_PROGRESS})
    outcome = back(
        other, export_plan(plan, as_at=TODAY), statuses={"Blue": "not_started", "Green": "complete"}
    )
    assert counts(outcome) == (5, 0, 0, 0)
    assert "reference_not_known" in {p.code for p in outcome.problems}


def test_columns_that_are_moved_deleted_or_added_are_read_by_their_headings(plan):
    book = Book(plan)
    book.sheet.delete_cols(book.columns["Success measure"])
    book.sheet.insert_cols(3)
    book.sheet.cell(1, 3).value, book.sheet.cell(2, 3).value = "Remark", "Look again"
    outcome = back(plan, book.content)
    assert told(outcome) == {2: ("changed", {"extra": {}}, [])}


def test_columns_that_are_confirmed_as_they_are_change_nothing(plan):
    roles = {sheet["name"]: sheet for sheet in back(plan).to_json()["sheets"]}["Plan"]["columns"]
    said = {column["letter"]: column["role"] for column in roles}
    assert is_whole(back(plan, sheets={"Plan": said}))
    assert not is_whole(back(plan, sheets={"Plan": {**said, "G": "objective", "F": "action"}}))


def test_a_sheet_that_is_not_ours_is_named(plan):
    book = Book(plan)
    book.book.create_sheet("My notes").append(["No.", "Action", "Owner"])
    outcome = back(plan, book.content)
    assert "sheet_left_out" in {p.code for p in outcome.problems}
    assert counts(outcome) == (0, 0, 5, 0)


@pytest.mark.parametrize("text", ["e" * 30_000, "😀" * 16_500, "\x08", "_x0041_"])
def test_a_text_that_fills_a_cell_comes_back_whole(plan, text):
    edit_action(action=Action.objects.get(number="1.1"), version=None, by=None, why="x", text=text)
    assert is_whole(back(plan))


def test_no_text_is_a_formula_and_the_sheets_can_be_read_by_everybody(plan):
    edit_action(action=Action.objects.get(number="1.1"), version=None, by=None, why="x", text="=1+1")
    book = openpyxl.load_workbook(io.BytesIO(export_plan(plan, as_at=TODAY)))
    assert book.sheetnames == ["Plan", "About", "Status key"]
    assert (book.properties.language, book.properties.title) == ("en-GB", "A fair plan: plan on 30 June 2026")
    for sheet in book:
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes
        assert len(sheet.tables) == 1
        assert all(cell.value for cell in sheet[1])
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} == {"s"}
    plan_sheet = book["Plan"]
    assert plan_sheet["G2"].value == "=1+1"
    assert plan_sheet["G2"].quotePrefix
    assert [rule.formula1 for rule in plan_sheet.data_validations.dataValidation] == [
        "'Status key'!$A$2:$A$4"
    ]
    assert plan_sheet["A2"].number_format == "@"


# --- any plan ---------------------------------------------------------------------------------------------

TRICKY = st.sampled_from([
    "=1+1", "+44", "-5%", "@here", "'quoted", "بدأ العمل", "Ŵyth o bobl", "two\nlines\r\nthree", "_x0041_ as it is",
    "see objective 3", "Completed. 5 done", "Date revised to May 2027", "  spaced  out ", "Theme A: Work", "a\x0bb",
    "Train the team and", "1.", "(a)", "Total", "3.10",
])  # fmt: skip


def clean(text):
    """What a form lets through: no NUL and no half of a surrogate pair."""
    return text.encode("utf-8", "ignore").decode().replace("\x00", "")


WORDS = st.one_of(TRICKY, st.text(min_size=1, max_size=40).map(clean).filter(str.strip))
SHORT = st.one_of(st.just(""), WORDS)
HEADINGS = st.sampled_from(
    [
        "Theme",
        "theme",
        "Status",
        "EDI Tracker check",
        "Budget",
        "Budget (2)",
        "Two\nlines",
        "Action",
        "Cost £",
    ]
)
NUMBERS = st.sampled_from(["", "", "3.1", "3.10", "3.9", "PEO 2", "4b", "1.1 (b)", "10", "a", "(a)"])
DATES = st.sampled_from(
    ["", "Ongoing", "Spring 2027", "Q2 2026/27", "TBC", "31/12/2026", "As above", "Year 2", "See 3.1"]
)


actions = st.lists(
    st.builds(
        SimpleNamespace, text=WORDS, number=NUMBERS, owners=st.sets(st.integers(0, 3), max_size=3), owner_text=SHORT,
        start=DATES, end=DATES, moved=DATES, status=st.sampled_from(["", "Amber", "Late, and more"]), narrative=SHORT,
        measure=SHORT, extra=st.dictionaries(HEADINGS, WORDS, max_size=3), place=st.integers(0, 5),
        parent=st.booleans(), closed=st.booleans(), pointer=st.booleans(),
    ),
    min_size=1, max_size=6,
)  # fmt: skip


@given(actions)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_plan_comes_back_without_a_change(drawn):
    count = Strategy.objects.count()
    strategy = make_strategy(
        slug=f"plan-{count}", key={"Amber": Meaning.IN_PROGRESS, "Late, and more": Meaning.OFF_TRACK}
    )
    owners = [
        Owner.objects.get_or_create(name=name, defaults={"slug": f"owner-{n}"})[0]
        for n, name in enumerate(["HR, Pay and Pensions", "Insight", "HR", "Pay / Pensions & more"])
    ]
    theme = add_theme(
        strategy=strategy, title="Work: a fair place", code="A", position=1, by=None, aim="Fair"
    )
    alone = add_theme(strategy=strategy, title="Life", code="", position=2, by=None)
    places = [{}, {"theme": alone}, {"theme": theme}]
    for n, (title, number, above) in enumerate(
        [("Hire", "1", theme), ("Hire", "", None), ("PEO 1: Listen: well", "PEO 1", None)]
    ):
        objective = add_objective(
            strategy=strategy, title=title, number=number, position=n, by=None, theme=above
        )
        places.append({"objective": objective})
    build(strategy, drawn, owners, places)
    outcome = back(strategy)
    assert is_whole(outcome), (told(outcome), [p.message for p in outcome.problems if p.severity == "error"])


def build(strategy, drawn, owners, places):
    used, new = set(), []
    for one in drawn:
        number = "" if one.number in used else one.number
        used.add(number)
        new.append(NewAction(
            text=one.text, number=number, owners=[owners[n] for n in one.owners],
            owner_text=one.owner_text, start=parse_timescale(one.start), end=parse_timescale(one.end),
            success_measure=one.measure, extra=one.extra,
            cross_reference=one.pointer, parent=new[-1] if one.parent and new else None, **places[one.place],
        ))  # fmt: skip
    for one, action in zip(drawn, add_actions(strategy=strategy, new=new, by=None), strict=True):
        term = strategy.status_terms.filter(label=one.status).first()
        moved = {"new_end": parse_timescale(one.moved), "end_reason": "It moved"} if one.moved else {}
        reason = {"reason": "Late"} if one.status == "Late, and more" else {}
        record_update(
            action=action,
            by=None,
            on=date(2026, 1, 1),
            status=term,
            narrative=one.narrative,
            **moved,
            **reason,
        )
        if one.closed:
            action.refresh_from_db()
            close_action(
                action=action, kind="completed", on=date(2026, 2, 1), reason="Done", agreed_by="", by=None
            )


# --- the command and the page -----------------------------------------------------------------------------


def test_the_command_writes_a_file_that_the_other_command_takes(plan, tmp_path, capsys):
    file = tmp_path / "plan.xlsx"
    call_command("export_plan", strategy="fair", out=file, json=True)
    assert json.loads(capsys.readouterr().out)["actions"] == 5
    call_command("import_plan", str(file), strategy="fair", json=True)
    outcome = json.loads(capsys.readouterr().out)
    assert (outcome["outcome"], outcome["totals"]["same"], outcome["gone"]) == ("ready", 5, [])


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"strategy": "none"}, "There is no strategy “none”."),
        ({"as_at": "May"}, "“May” is not a day. Write it like 2025-01-31."),
        ({"out": "/nowhere/plan.xlsx"}, "/nowhere/plan.xlsx can't be written: No such file or directory."),
    ],
)
def test_wrong_usage_is_said(plan, tmp_path, options, sentence):
    with pytest.raises(CommandError, match=sentence) as error:
        call_command("export_plan", **{"strategy": "fair", "out": str(tmp_path / "plan.xlsx")} | options)
    assert error.value.returncode == 2


def test_whoever_may_read_the_plan_may_download_it(plan, client):
    client.force_login(make_user(Role.VIEWER))
    answer = client.get(reverse("plan_workbook", args=["fair"]))
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="fair-plan-')
    assert openpyxl.load_workbook(io.BytesIO(answer.content)).sheetnames[0] == "Plan"
    assert (
        reverse("plan_workbook", args=["fair"])
        in client.get(reverse("register", args=["fair"])).content.decode()
    )
