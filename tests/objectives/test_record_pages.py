"""Pages of a past day, as it is known today and as it was on the record then: what they say, keep and refuse."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.changes import edit_owner
from accounts.roles import Role
from measures.changes import NewObservation, correct_observation, edit_measure, record_observations
from objectives.changes import edit_action, edit_objective, set_measures
from objectives.recording import close_action, reopen_action
from objectives.tagging import change_tags
from objectives.tags import Tags
from plans.changes import edit_strategy, edit_word
from plans.statuses import Meaning
from plans.timescales import parse_timescale
from tests.builders import (
    make_action,
    make_measure,
    make_objective,
    make_owner,
    make_strategy,
    make_theme,
    make_update,
    make_user,
    status,
)

pytestmark = pytest.mark.django_db
DAY, TODAY = date(2025, 3, 31), date(2026, 3, 1)
KNOWN, THEN = "?as_at=2025-03-31", "?as_at=2025-03-31&record=then"


def at(year: int, month: int, day: int):
    return time_machine.travel(datetime(year, month, day, 12, tzinfo=UTC), tick=False)


class World:
    """A plan of January 2025 in which everything that can be reworded was, and all that was told mended, in May."""

    def __init__(self) -> None:
        with at(2025, 1, 6):
            self.strategy = make_strategy(title="Fair and Open")
            self.objective = make_objective(
                self.strategy, title="Be a fair employer", theme=make_theme(self.strategy)
            )
            self.other = make_objective(self.strategy, title="Speak plainly")
            self.owner = make_owner("Library Service")
            self.action = make_action(
                objective=self.objective,
                owners=(self.owner,),
                text="Train the panels",
                number="1.1",
                end="June 2025",
            )
            self.part = make_action(parent=self.action, text="Write the slides", end="April 2025")
            self.told = make_update(self.action, "Blue", on=date(2025, 1, 31), narrative="As it seemed")
            change_tags(thing=self.action, seen=Tags.of((), ()), wanted=Tags.of(("age",), ()), by=None)
            self.measure = make_measure("Panels trained")
            set_measures(objective=self.objective, measures=[self.measure], by=None)
            new = NewObservation(measure=self.measure, on=date(2025, 1, 31), value=Decimal(35))
            (self.figure,) = record_observations(new=[new], by=None, today=date(2025, 2, 1))
        with at(2025, 5, 1):
            self._is_mended()

    def _is_mended(self) -> None:
        make_update(self.action, "Red", on=date(2025, 1, 31), narrative="As it was", corrects=self.told)
        make_update(
            self.action, "Amber", on=date(2025, 4, 30), new_end=parse_timescale("2027"), end_reason="Money"
        )
        named = {"by": None, "why": "Plainer"}
        edit_owner(owner=self.owner, name="Culture Service", kind=self.owner.kind, by=None)
        edit_objective(objective=self.objective, version=None, title="Employ fairly", **named)
        edit_action(action=self.action, version=None, text="Train every panel", objective=self.other, **named)
        edit_word(
            term=status(self.strategy, "Blue"), place=0, label="Azure", meaning=Meaning.IN_PROGRESS, **named
        )
        edit_strategy(strategy=self.strategy, version=None, title="Fair and Plain", by=None)
        tags = Tags.of(("age",), ()), Tags.of(("sex",), ())
        change_tags(thing=self.action, seen=tags[0], wanted=tags[1], by=None)
        edit_measure(measure=self.measure, version=None, name="Panels that were trained", **named)
        correct_observation(
            old=self.figure, by=None, today=date(2025, 5, 1), note="Leavers", value=Decimal(30)
        )


@pytest.fixture
def world(db):
    return World()


@pytest.fixture
def editor(client):
    client.force_login(make_user(Role.EDI_EDITOR))
    with time_machine.travel(TODAY, tick=False):
        yield client


def words_of(client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


# --- the action -------------------------------------------------------------------------------------------


def test_an_action_of_a_past_day_is_told_as_it_is_known_today(editor, world):
    page = words_of(editor, world.action.get_absolute_url() + KNOWN)
    for words in ("Train every panel", "Culture Service", "As it was<", "June 2025", "Corrected"):
        assert words in page
    assert "2027" not in page  # the end was moved later
    assert "30 April 2025" not in page
    assert "You are looking at <strong>31 March 2025</strong>. Nothing can be changed here." in page
    assert "counts here too" in page


def test_an_action_is_shown_as_it_was_on_the_record(editor, world):
    page = words_of(editor, world.action.get_absolute_url() + THEN)
    for words in (
        "Train the panels",
        "Library Service",
        "As it seemed",
        "Blue",
        "June 2025",
        "Be a fair",
        "Age",
    ):
        assert words in page or words == "Be a fair"
    for words in ("every panel", "Culture", "As it was<", "Azure", "2027", "Corrected", "Sex"):
        assert words not in page
    assert "as it was on the record then" in page
    assert "9 months" not in page


def test_lateness_is_that_of_the_day(editor, world):
    late = words_of(editor, world.action.get_absolute_url() + "?as_at=2025-08-31&record=then")
    assert "2 months past its end date" not in late  # moved in May
    with at(2026, 3, 1):
        make_update(
            world.action, "Amber", on=date(2025, 7, 1), new_end=parse_timescale("July 2025"), end_reason="No"
        )
    known = words_of(editor, world.action.get_absolute_url() + "?as_at=2025-08-31")
    assert "1 month past its end date" in known
    assert "1 month past its end date" not in words_of(
        editor, world.action.get_absolute_url() + "?as_at=2025-08-31&record=then"
    )


@pytest.mark.parametrize("query", [KNOWN, THEN])
def test_nothing_of_a_past_day_can_be_changed_and_its_links_keep_the_day(editor, world, query):
    url = world.action.get_absolute_url()
    page = words_of(editor, url + query)
    for words in ("Update this action", "/edit/", "/close/", "/reopen/", "/correct/", "actions/new/"):
        assert words not in page
    asked = query.replace("&", "&amp;")
    register = reverse("register", args=[world.strategy.slug])
    for there in (world.part.get_absolute_url(), register, world.strategy.get_absolute_url()):
        assert f'href="{there}{asked}"' in page
    under = world.objective if query == THEN else world.other
    assert f'href="{under.get_absolute_url()}{asked}"' in page
    assert f'href="{url}">Go to today' in page
    for there in (register, under.get_absolute_url()):
        assert f"{url}{asked}" in words_of(editor, there + query)
    # The overview lists what is due soon.
    overview = words_of(editor, world.strategy.get_absolute_url() + query)
    assert f"{world.part.get_absolute_url()}{asked}" in overview


def test_a_day_before_an_action_began_says_so(editor, world):
    known = words_of(editor, world.part.get_absolute_url() + "?as_at=2025-01-01")
    assert "The action was not in the plan yet on that day" in known
    assert "before 6 January 2025" in known
    then = words_of(editor, world.part.get_absolute_url() + "?as_at=2025-01-01&record=then")
    assert "Not on the record by 1 January 2025" in then
    assert "slides" not in then
    assert f"{world.part.get_absolute_url()}?as_at=2025-01-01" in then


def test_three_boxes_become_one_date_and_a_wrong_one_is_refused_in_words(editor, world):
    url = world.action.get_absolute_url()
    boxes = "?as_at_day=31&as_at_month=3&as_at_year=2025&record=then"
    assert editor.get(url + boxes).url == url + THEN
    for query, words in (("2999-01-01", "is still to come"), ("31.3.2025", "problem"), ("%00", "problem")):
        refused = words_of(editor, f"{url}?as_at={query}")
        assert words in refused
        assert "Update this action" in refused


def test_a_closing_is_told_on_the_days_between_it_and_the_opening(editor, world):
    with at(2025, 6, 1):
        close_action(
            action=world.action,
            kind="withdrawn",
            on=date(2025, 6, 1),
            reason="No money",
            agreed_by="Board",
            by=None,
        )
    with at(2025, 8, 1):
        reopen_action(action=world.action, on=date(2025, 8, 1), reason="Money", by=None)
    url = world.action.get_absolute_url()
    for day, is_closed in (("2025-05-31", False), ("2025-07-01", True), ("2025-08-01", False)):
        for record in ("", "&record=then"):
            page = words_of(editor, f"{url}?as_at={day}{record}")
            assert ("<strong>Withdrawn</strong> on 1 June 2025" in page) == is_closed
    assert ", agreed by Board." in words_of(editor, f"{url}?as_at=2025-07-01&record=then")


@pytest.mark.parametrize("query", [KNOWN, THEN])
def test_an_action_of_a_past_day_takes_the_same_queries_however_much_was_told(editor, world, query):
    counts = []
    words_of(editor, world.action.get_absolute_url() + query)
    for more in (0, 5):
        for n in range(more):
            with at(2025, 2, n + 1):
                make_update(world.action, "Amber", on=date(2025, 2, n + 1))
                make_action(parent=world.action, text=f"More {n}", status="Amber")
        with CaptureQueriesContext(connection) as queries:
            words_of(editor, world.action.get_absolute_url() + query)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 40


# --- overview, objective, measure -------------------------------------------------------------------------


def test_the_overview_is_shown_as_it_was_on_the_record(editor, world):
    known = words_of(editor, world.strategy.get_absolute_url() + KNOWN)
    assert "1 is off track" in known
    assert "Employ fairly" in known
    then = words_of(editor, world.strategy.get_absolute_url() + THEN)
    assert "Of 2 actions 1 is not started and 1 has no status" in then
    assert "Be a fair employer" in then
    assert '<h1 class="govuk-heading-l">Fair and Open</h1>' in then
    assert "Azure" not in then
    assert f'{world.strategy.get_absolute_url()}{KNOWN}">Show it as it is known today' in then


def test_an_objective_is_shown_with_what_stood_under_it_then(editor, world):
    then = words_of(editor, world.objective.get_absolute_url() + THEN)
    for words in ("Be a fair employer", "Train the panels", "1 is not started"):
        assert words in then
    assert "Train" not in words_of(editor, world.objective.get_absolute_url() + KNOWN)
    assert "Not on the record by" in words_of(
        editor, world.objective.get_absolute_url() + "?as_at=2025-01-01&record=then"
    )


def test_figures_of_the_record_are_for_those_who_see_every_figure(editor, world, client):
    for url in (world.strategy.get_absolute_url(), world.objective.get_absolute_url()):
        theirs = words_of(editor, url + THEN)
        assert "30% on 31 January 2025" in theirs
        assert "The figures are as they are known today." in theirs
        client.force_login(make_user(Role.HR_ANALYST))
        shown = words_of(client, url + THEN)
        assert "35% on 31 January 2025" in shown
        assert "Panels trained" in shown
        assert "as they are known today" not in shown
        client.force_login(make_user(Role.EDI_EDITOR))


def test_a_measure_is_shown_in_its_words_of_then(client, world):
    client.force_login(make_user(Role.HR_ANALYST))
    then = words_of(client, world.measure.get_absolute_url() + THEN)
    assert ">Panels trained</h1>" in then
    assert "35% on 31 January 2025" in then
    assert ">Panels that were trained</h1>" in words_of(client, world.measure.get_absolute_url() + KNOWN)
    early = words_of(client, world.measure.get_absolute_url() + "?as_at=2025-01-01&record=then")
    assert "Not on the record by 1 January 2025" in early


def test_before_the_plan_was_brought_in_the_overview_says_so(editor, world):
    then = words_of(editor, world.strategy.get_absolute_url() + "?as_at=2025-01-01&record=then")
    assert "Nothing was on the record by then" in then
    assert "Import a plan" not in then
