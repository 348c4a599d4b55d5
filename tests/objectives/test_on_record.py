"""What was on the record at a moment never changes, whatever is recorded, back-dated, corrected or reworded later."""

from contextlib import contextmanager
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from accounts.changes import edit_owner
from accounts.roles import Role
from edi_tracker.as_at import PastDay
from foundation.history import as_written
from measures.changes import (
    NewObservation,
    correct_observation,
    edit_group,
    edit_measure,
    record_observations,
    set_target,
)
from measures.measure_list import measure_lines
from measures.measure_page import measure_page
from measures.models import CharacteristicGroup, Measure
from measures.suppression import Audience
from measures.vocabulary import Direction
from objectives.changes import edit_action, edit_objective, set_measures
from objectives.deciding import record_decision
from objectives.evidence import evidence_for
from objectives.models import Action, Objective, ProgressUpdate
from objectives.on_record import objective_at
from objectives.overview import overview
from objectives.queries import end_was_moved
from objectives.recording import close_action, record_no_change, reopen_action
from objectives.register import lines_under, lines_with_parts, load_register
from objectives.tagging import change_tags, in_words, tags_of
from objectives.tags import Tags
from objectives.timeline import timeline
from plans.changes import edit_body, edit_strategy, edit_theme, edit_word
from plans.models import GovernanceBody, Strategy
from plans.statuses import Meaning
from plans.timescales import parse_timescale
from reporting.changes import issue_report
from reporting.defining import define_report
from reporting.queries import draw_snapshot
from reporting.snapshot import from_json
from tests.builders import (
    make_action,
    make_body,
    make_figure,
    make_group,
    make_measure,
    make_objective,
    make_owner,
    make_strategy,
    make_theme,
    make_update,
    make_user,
)

pytestmark = pytest.mark.django_db
BEGAN = datetime(2025, 1, 6, 12, tzinfo=UTC)
ENDS = ["May 2025", "2026", "Ongoing", "Review every May"]
HR = Audience("HR", 0)


def at(moment: datetime):
    return time_machine.travel(moment, tick=False)


# --- everything that a page or a report says --------------------------------------------------------------


def seen(strategy: Strategy, *, today: date, day: date, by: datetime | None = None) -> dict[str, Any]:
    """What register, overview, objectives, actions, measures and the report say of a day; `by` a moment if asked."""
    strategy = Strategy.objects.get(pk=strategy.pk)
    asked = {"as_at": day, "recorded_by": by}
    past = PastDay(day, by) if by or day < today else None
    when = asked if past else {}
    written = {name: when.get(name) for name in ("recorded_by",)}
    told: dict[str, Any] = {
        "register": load_register(strategy, today=today, **when),
        "overview": overview(strategy, today=today, past=past),
        "report": draw_snapshot(
            body=GovernanceBody.objects.get(strategy=strategy),
            as_at=day,
            today=today,
            texts={},
            recorded_by=by,
            figures_by=by,
        ),
    }
    for objective in strategy.objectives.order_by("pk"):
        told[f"objective {objective.pk}"] = (
            objective_at(objective, by) if by else objective,
            lines_under(objective, today=today, **when),
            evidence_for(objective, HR, today=today, **when),
            in_words(objective, **written),
        )
    for action in strategy.actions.order_by("pk"):
        then = as_written(action, by) if by else action
        line, parts = lines_with_parts(action, today=today, **when)
        if then and line:
            told[f"action {action.pk}"] = (
                (then.text, then.resources, then.closure, then.closed_into_id),
                line,
                parts,
                timeline(then, **when),
                in_words(then, **written),
            )
    for measure in Measure.objects.order_by("pk"):
        told[f"measure {measure.pk}"] = measure_page(measure, HR, today=today, **when)
    told["measures"] = measure_lines(Measure.objects.all(), HR, today=today, **when)
    return {name: plain(thing) for name, thing in told.items()}


NOT_SAID = {
    "href",
    "url",
    "opposite",
}  # addresses name the way of looking, and what a measure is beside is of today


def plain(thing: Any) -> Any:
    """A thing as it can be compared: models by what they say and not by their ids."""
    if isinstance(thing, Model):
        names = [one.attname for one in thing._meta.concrete_fields]
        kept = {name: getattr(thing, name) for name in names if name not in LOG_MOVES}
        return kept | ({"theme": str(thing.theme)} if isinstance(thing, Objective) else {})
    if is_dataclass(thing):
        return {
            one.name: plain(getattr(thing, one.name)) for one in fields(thing) if one.name not in NOT_SAID
        }
    if isinstance(thing, dict):
        return {name: plain(value) for name, value in thing.items()}
    return [plain(one) for one in thing] if isinstance(thing, list | tuple) else thing


LOG_MOVES = {"version"}


def differences(now: Any, then: Any, where: str = "") -> list[str]:
    """Where two such things differ, and how."""
    if isinstance(now, dict) and isinstance(then, dict) and now.keys() == then.keys():
        return [found for name in now for found in differences(now[name], then[name], f"{where}.{name}")]
    if isinstance(now, list) and isinstance(then, list) and len(now) == len(then):
        pairs = enumerate(zip(now, then, strict=True))
        return [found for n, (one, other) in pairs for found in differences(one, other, f"{where}[{n}]")]
    return [] if now == then else [f"{where}: {now!r}, but it was {then!r}"]


@dataclass
class History:
    """A plan on a moved clock, and what it was seen to say on the way: by moment and date."""

    now: datetime = BEGAN
    strategy: Strategy = field(init=False)
    seen: dict[tuple[datetime, date], dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        with at(self.now):
            self.strategy = make_strategy()
            make_body(self.strategy)
            objective = make_objective(self.strategy, theme=make_theme(self.strategy))
            make_objective(self.strategy, title="Speak plainly")
            first = make_action(objective=objective, owners=(make_owner(),), end="June 2025")
            make_update(first, "Blue", on=self.today, source=ProgressUpdate.Source.IMPORT)
            make_action(objective=objective, end="2025")
            measure = make_measure()
            make_figure(measure, 20, on=self.today - timedelta(days=40))
            make_figure(measure, 21, group="White", on=self.today - timedelta(days=40))
            set_measures(objective=objective, measures=[measure], by=None)

    @property
    def today(self) -> date:
        return self.now.date()

    def look(self, days_ago: int) -> None:
        day = self.today - timedelta(days=days_ago)
        self.seen[self.now, day] = seen(self.strategy, today=self.today, day=day)

    def contradictions(self, moment: datetime, day: date) -> list[str]:
        """Where the record of a moment differs from what was seen at it; later things may have come."""
        now = seen(self.strategy, today=moment.date(), day=day, by=moment)
        then = self.seen[moment, day]
        return differences({name: now[name] for name in then}, then)

    def does(self, what: str, *, later: int, which: int, days_ago: int, choice: int) -> None:
        self.now += timedelta(days=later, seconds=1)
        actions = list(self.strategy.actions.order_by("pk"))
        on = self.today - timedelta(days=days_ago)
        with at(self.now):
            DOES[what](actions[which % len(actions)], on, choice)


# --- all that can happen ----------------------------------------------------------------------------------


def label(action: Action, place: int) -> str:
    """A word of the status key as it is called now."""
    words = list(action.strategy.status_terms.order_by("pk"))
    return words[[0, 1, 2, 4][place]].label


def record(action: Action, on: date, choice: int) -> None:
    make_update(action, label(action, choice), on=on, narrative=f"Told of {on}", reason="Because")


def redate(action: Action, on: date, choice: int) -> None:
    make_update(
        action,
        label(action, 1),
        on=on,
        new_end=parse_timescale(ENDS[choice]),
        end_reason="Later",
        reason="So",
    )


def correct(action: Action, on: date, choice: int) -> None:
    told = action.updates.filter(corrected_by=None, source=ProgressUpdate.Source.FORM).first()
    if told:
        make_update(action, label(action, choice), on=told.on, narrative="Mended", reason="So", corrects=told)


def leave(action: Action, on: date, choice: int) -> None:
    if action.latest_words_id:
        record_no_change(action=action, on=on, by=None)


def decide(action: Action, on: date, choice: int) -> None:
    moved = {"new_end": parse_timescale(ENDS[choice]), "end_reason": "As members wish"} if choice else {}
    record_decision(action=action, on=on, decided_by="Committee", words="Members agreed", by=None, **moved)


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


def plan_anew(action: Action, on: date, choice: int) -> None:
    """Another end as first planned, which is the end in force until an update moves it."""
    end = parse_timescale(ENDS[choice])
    ends = {"original_end": end} | ({} if end_was_moved(action) else {"end": end})
    edit_action(action=action, version=None, by=None, why="Misread", **ends)


def move(action: Action, on: date, choice: int) -> None:
    """To another objective, or from under any."""
    under = [*action.strategy.objectives.order_by("pk"), None, None][choice]
    edit_action(action=action, version=None, by=None, why="Elsewhere", objective=under, theme=None)


def tag(action: Action, on: date, choice: int) -> None:
    wanted = Tags.of([("age", "sex", "race", "disability")[choice]], [])
    change_tags(thing=action, seen=tags_of([action])[action.pk], wanted=wanted, by=None)


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
        edit_strategy(
            strategy=strategy, version=None, by=None, stale_days=10 + on.day, title=words,
            count_sub_actions=not strategy.count_sub_actions,
        )  # fmt: skip


def change_key(action: Action, on: date, choice: int) -> None:
    """A word of the status key is called otherwise, means something else, looks otherwise or takes another place."""
    term = action.strategy.status_terms.order_by("pk")[on.day % 5]
    given = [
        {"label": f"Word {on}"},
        {"meaning": [Meaning.COMPLETE, Meaning.IN_PROGRESS, Meaning.ON_HOLD][on.day % 3]},
        {"colour": "teal", "definition": f"As of {on}"},
        {},
    ][choice]
    place = on.day % 5 if choice == 3 else term.position
    edit_word(term=term, place=place, by=None, why="Clearer", **given)


def add(action: Action, on: date, choice: int) -> None:
    make_action(
        action.strategy, parent=action, text="New here", end=ENDS[choice], status=label(action, choice), on=on
    )


def observe(action: Action, on: date, choice: int) -> None:
    measure = Measure.objects.first()
    new = NewObservation(
        measure=measure, on=on, value=Decimal(30 + choice), group=make_group("White") if choice == 0 else None
    )
    record_observations(new=[new], by=None, today=on)


def mend_figure(action: Action, on: date, choice: int) -> None:
    old = Measure.objects.first().observations.filter(corrected_by=None).first()
    correct_observation(old=old, by=None, today=date(2099, 1, 1), note="Leavers", value=Decimal(40 + choice))


def aim(action: Action, on: date, choice: int) -> None:
    set_target(
        measure=Measure.objects.first(), by=None, set_on=on, value=Decimal(50 + choice), reason="Higher"
    )


def call(action: Action, on: date, choice: int) -> None:
    """A measure or a monitoring category is called otherwise, or what it is evidence for becomes another."""
    measure, group = Measure.objects.first(), CharacteristicGroup.objects.first()
    if choice == 0:
        edit_measure(measure=measure, version=None, by=None, why="Plainer", name=f"Measure of {on}")
    elif choice == 1:
        way = Direction.DOWN if measure.direction == Direction.UP else Direction.UP
        edit_measure(measure=measure, version=None, by=None, why="Mistaken", direction=way)
    elif choice == 2:
        edit_group(group=group, by=None, name=f"Group {on}", kind=group.kind, position=on.day)
    else:
        objective = action.strategy.objectives.last()
        tied = objective.measures.exists()
        set_measures(objective=objective, measures=[] if tied else [measure], by=None)


def ask(action: Action, on: date, choice: int) -> None:
    """The body that reads of it is called otherwise, or asks for another report."""
    body = GovernanceBody.objects.get(strategy=action.strategy)
    if choice % 2:
        edit_body(body=body, by=None, name=f"Committee of {on}", every_months=choice)
    else:
        define_report(body=body, by=None, closing=f"Ask before {on}", threshold=5 + choice)


DOES = {
    what.__name__: what
    for what in (
        record, redate, correct, leave, decide, close_or_reopen, reword, plan_anew, move, tag, rename, change_key,
        add, observe, mend_figure, aim, call, ask,
    )
}  # fmt: skip

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
@given(st.lists(st.tuples(steps, st.integers(0, 60)), min_size=1, max_size=8))
@settings(max_examples=12, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_what_a_moment_said_of_a_date_is_what_its_record_says_for_ever(story):
    with undone():
        history = History()
        for n, (step, days_ago) in enumerate(story):
            history.does(**step)
            history.look(days_ago if n % 2 else 0)
        for moment, day in history.seen:
            assert history.contradictions(moment, day) == []


@pytest.mark.parametrize("what", sorted(DOES))
def test_nothing_that_can_happen_changes_what_was_on_the_record(what):
    """Each thing by itself, so that whoever adds one that leaves no trace in a history learns which it is."""
    history = History()
    for told in ("record", "add", "redate", "tag", "observe", "aim"):
        history.does(told, later=5, which=0, days_ago=3, choice=1)
    history.look(0)
    history.look(30)
    before = seen(history.strategy, today=history.today, day=history.today)
    for choice in range(4):
        history.does(what, later=1, which=choice, days_ago=choice, choice=choice)
    assert seen(history.strategy, today=history.today, day=history.today) != before
    for moment, day in history.seen:
        assert history.contradictions(moment, day) == []


def test_a_snapshot_issued_at_a_moment_is_what_was_on_the_record_then(few_files):
    history = History()
    body = GovernanceBody.objects.get(strategy=history.strategy)
    with at(history.now):
        issue_report(body=body, as_at=history.today, today=history.today, by=None)
    for n, what in enumerate(sorted(DOES)):
        history.does(what, later=3, which=n % 2, days_ago=n % 3, choice=1)
    moment, day = history.now, history.today
    body.refresh_from_db()
    with at(moment):
        issued = from_json(issue_report(body=body, as_at=day, today=day, by=None).snapshot)
    assert issued.changes
    for n, what in enumerate(sorted(DOES)):
        history.does(what, later=10, which=n % 2, days_ago=60, choice=n % 4)
    body = GovernanceBody.objects.get(strategy=history.strategy)
    asked = {"body": body, "as_at": day, "today": day, "texts": {}, "ref": issued.ref, "draft": False}
    drawn = draw_snapshot(recorded_by=moment, figures_by=moment, **asked)
    assert drawn == replace(issued, blocks=drawn.blocks)
    assert draw_snapshot(**asked) != drawn
    lines = load_register(history.strategy, today=history.today, as_at=day, recorded_by=moment)
    assert [as_printed(line) for line in lines] == [as_printed(line) for line in issued.lines]


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
