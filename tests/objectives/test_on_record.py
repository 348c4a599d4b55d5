"""What was on the record at a moment never changes, whatever is recorded, back-dated, corrected or reworded later."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from accounts.changes import edit_owner
from accounts.roles import Role
from objectives.changes import edit_action, edit_objective
from objectives.models import Action, ProgressUpdate
from objectives.recording import close_action, record_no_change, reopen_action
from objectives.register import ActionLine, load_register
from plans.changes import edit_strategy, edit_theme, save_status_term
from plans.models import Strategy
from plans.timescales import parse_timescale
from reporting.changes import issue_report
from reporting.snapshot import from_json
from tests.builders import (
    make_action,
    make_body,
    make_objective,
    make_owner,
    make_strategy,
    make_theme,
    make_update,
    make_user,
)

pytestmark = pytest.mark.django_db
BEGAN = datetime(2025, 1, 6, 12, tzinfo=UTC)
LABELS = ["Blue", "Amber", "Red", "Green"]
ENDS = ["May 2025", "2026", "Ongoing", "Review every May"]


def at(moment: datetime):
    return time_machine.travel(moment, tick=False)


@dataclass
class History:
    """A plan on a moved clock, and what it was seen to say on the way: by moment and date."""

    now: datetime = BEGAN
    strategy: Strategy = field(init=False)
    seen: dict[tuple[datetime, date], list[ActionLine]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        with at(self.now):
            self.strategy = make_strategy()
            objective = make_objective(self.strategy, theme=make_theme(self.strategy))
            first = make_action(objective=objective, owners=(make_owner(),), end="June 2025")
            make_update(first, "Blue", on=self.today, source=ProgressUpdate.Source.IMPORT)
            make_action(objective=objective, end="2025")

    @property
    def today(self) -> date:
        return self.now.date()

    def look(self, days_ago: int) -> None:
        day = self.today - timedelta(days=days_ago)
        strategy = Strategy.objects.get(pk=self.strategy.pk)
        self.seen[self.now, day] = load_register(strategy, today=self.today, as_at=day)

    def does(self, what: str, *, later: int, which: int, days_ago: int, choice: int) -> None:
        self.now += timedelta(days=later, seconds=1)
        actions = list(self.strategy.actions.order_by("pk"))
        on = self.today - timedelta(days=days_ago)
        with at(self.now):
            DOES[what](actions[which % len(actions)], on, choice)


def record(action: Action, on: date, choice: int) -> None:
    make_update(action, LABELS[choice], on=on, narrative=f"Told of {on}")


def redate(action: Action, on: date, choice: int) -> None:
    make_update(action, "Amber", on=on, new_end=parse_timescale(ENDS[choice]), end_reason="Later")


def correct(action: Action, on: date, choice: int) -> None:
    told = action.updates.filter(corrected_by=None, source=ProgressUpdate.Source.FORM).first()
    if told:
        make_update(action, LABELS[choice], on=told.on, narrative="Mended", corrects=told)


def leave(action: Action, on: date, choice: int) -> None:
    if action.latest_words_id:
        record_no_change(action=action, on=on, by=None)


def close_or_reopen(action: Action, on: date, choice: int) -> None:
    if action.closure:
        reopen_action(action=action, on=max(on, action.closed_on), reason="Go on", by=None)
    else:
        last = action.updates.filter(source=ProgressUpdate.Source.CLOSURE).first()
        on = max(on, last.on) if last else on
        close_action(
            action=action, kind="completed", on=on, reason=f"Done on {on}", agreed_by="Board", by=None
        )


def reword(action: Action, on: date, choice: int) -> None:
    owners = [[], [make_owner()], None, list(action.owners.all())][choice]
    edit_action(action=action, version=None, by=None, why="Plainer", owners=owners, text=f"Words {choice}")


def rename(action: Action, on: date, choice: int) -> None:
    """What stands around an action gets other words."""
    strategy, words = action.strategy, f"Renamed {on}"
    if choice == 0:
        edit_theme(theme=strategy.themes.first(), by=None, why="Plainer", title=words)
    elif choice == 1:
        objective = strategy.objectives.first()
        edit_objective(objective=objective, version=None, by=None, why="Plainer", title=words)
    elif choice == 2:
        owner = make_owner() if not action.owners.exists() else action.owners.first()
        edit_owner(owner=owner, name=f"{words} {owner.pk}", kind=owner.kind, by=None)
    else:
        term = strategy.status_terms.first()
        term.definition, term.colour = words, "teal"
        save_status_term(term=term, by=None)
        edit_strategy(strategy=strategy, version=None, by=None, stale_days=10 + on.day)


def add(action: Action, on: date, choice: int) -> None:
    make_action(
        action.strategy, parent=action, text="New here", end=ENDS[choice], status=LABELS[choice], on=on
    )


DOES = {
    what.__name__: what for what in (record, redate, correct, leave, close_or_reopen, reword, rename, add)
}

steps = st.fixed_dictionaries(
    {
        "what": st.sampled_from(sorted(DOES)),
        "later": st.integers(0, 40),
        "which": st.integers(0, 3),
        "days_ago": st.integers(0, 60),
        "choice": st.integers(0, 3),
    }
)


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


# Without shrinking, which takes minutes for a story that goes through the database.
@given(st.lists(st.tuples(steps, st.integers(0, 60)), min_size=1, max_size=10))
@settings(max_examples=25, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_what_a_moment_said_of_a_date_is_what_its_record_says_for_ever(story):
    with undone():
        history = History()
        for step, days_ago in story:
            history.does(**step)
            history.look(0)
            history.look(days_ago)
        long_after = history.today + timedelta(days=400)
        for (moment, day), lines in history.seen.items():
            then = load_register(history.strategy, today=long_after, as_at=day, recorded_by=moment)
            assert then == lines


def test_a_snapshot_issued_at_a_moment_is_what_was_on_the_record_then(few_files):
    history = History()
    body = make_body(history.strategy)
    for n, what in enumerate(["record", "add", "redate", "reword", "correct", "rename"]):
        history.does(what, later=10, which=n % 2, days_ago=3, choice=1)
    moment, day = history.now, history.today
    with at(moment):
        issued = from_json(issue_report(body=body, as_at=day, today=day, by=None).snapshot)
    for n, what in enumerate(["correct", "record", "reword", "rename", "close_or_reopen", "redate", "add"]):
        history.does(what, later=10, which=n % 2, days_ago=60, choice=n % 2)
    lines = load_register(history.strategy, today=history.today, as_at=day, recorded_by=moment)
    assert [as_printed(line) for line in lines] == [as_printed(line) for line in issued.lines]
    assert [as_printed(line) for line in load_register(history.strategy, today=history.today, as_at=day)] != [
        as_printed(line) for line in issued.lines
    ]


def as_printed(line) -> tuple:
    """What a committee reads of an action."""
    names = (
        "id", "label", "text", "theme_title", "objective_title", "owners", "end", "original_end", "updated_on",
        "narrative", "closure", "closed_on",
    )  # fmt: skip
    return (line.status.label if line.status else "", *(getattr(line, name) for name in names))


def test_what_was_on_the_record_takes_as_many_queries_for_one_action_as_for_three():
    counts = []
    for size in (1, 3):
        with at(BEGAN):
            strategy = make_strategy()
            for n in range(size):
                make_action(
                    strategy, status="Amber", on=BEGAN.date(), owners=(make_owner(),), number=f"2.{n}"
                )
        with CaptureQueriesContext(connection) as queries:
            lines = load_register(
                strategy,
                today=date(2025, 12, 1),
                as_at=date(2025, 3, 1),
                recorded_by=BEGAN + timedelta(days=1),
            )
        assert len(lines) == size
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12


def test_nothing_was_on_the_record_before_the_plan_was_brought_in():
    history = History()
    assert (
        load_register(
            history.strategy,
            today=history.today,
            as_at=history.today,
            recorded_by=BEGAN - timedelta(seconds=1),
        )
        == []
    )


@pytest.fixture
def viewer(client):
    client.force_login(make_user(Role.VIEWER))
    return client


@pytest.fixture
def mended():
    """Told as blue on 6 January, reworded in February, and corrected to red in March."""
    with at(BEGAN):
        strategy = make_strategy()
        action = make_action(strategy, text="Train the panels")
        told = make_update(action, "Blue", on=BEGAN.date(), narrative="As it seemed")
    with at(BEGAN + timedelta(days=30)):
        edit_action(action=action, version=None, by=None, why="Plainer", text="Train every panel")
    with at(BEGAN + timedelta(days=60)):
        make_update(action, "Red", on=BEGAN.date(), narrative="As it was", corrects=told)
    return strategy


def page(client, strategy, query: str) -> str:
    return client.get(reverse("register", args=[strategy.slug]) + query).content.decode()


def test_the_register_offers_what_was_on_the_record_beside_what_is_known_today(viewer, mended):
    known = page(viewer, mended, "?as_at=2025-01-10")
    assert "As it was<" in known
    assert "Train every panel" in known
    assert "?as_at=2025-01-10&amp;record=then" in known
    then = page(viewer, mended, "?as_at=2025-01-10&record=then&sort=status")
    assert "As it seemed" in then
    assert "Train the panels" in then
    assert "You are looking at <strong>10 January 2025</strong>" in then
    assert "on the record by the end of that day" in then
    assert 'name="record" value="then"' in then


def test_filters_and_the_workbook_keep_to_what_was_on_the_record(viewer, mended):
    assert "As it seemed" in page(viewer, mended, "?as_at=2025-01-10&record=then&status=blue")
    assert "As it seemed" not in page(viewer, mended, "?as_at=2025-01-10&record=then&status=red")
    address = reverse("register_workbook", args=[mended.slug]) + "?as_at=2025-01-10&record=then"
    cells = [
        str(cell)
        for sheet in load_workbook(BytesIO(viewer.get(address).content))
        for row in sheet.iter_rows(values_only=True)
        for cell in row
    ]
    assert "As it seemed" in cells
    assert "As it was" not in cells
    assert any("on the record by the end of that day" in cell for cell in cells)


@pytest.mark.parametrize("query", ["?record=then", "?as_at=2025-01-10&record=%00"])
def test_without_a_past_date_or_the_right_word_the_record_is_that_of_today(viewer, mended, query):
    assert "As it was<" in page(viewer, mended, query)


def test_a_day_before_the_plan_was_brought_in_says_so(viewer, mended):
    empty = page(viewer, mended, "?as_at=2025-01-01&record=then")
    assert "Nothing was on the record by then" in empty
    assert "?as_at=2025-01-01" in empty
