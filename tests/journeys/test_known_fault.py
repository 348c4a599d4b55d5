"""The EDI team reads the checker's page, mends what can be mended and says what it knows."""

from datetime import date

import pytest

from accounts.roles import Role
from objectives.changes import edit_action
from tests.builders import make_action, make_owner, make_strategy, make_update, make_user
from tests.journeys.person import Person

pytestmark = pytest.mark.django_db
PAGE = "/staff/strategies/fair-and-open/checker/"


def test_what_the_team_knows_is_not_asked_until_its_words_change():
    strategy = make_strategy(slug="fair-and-open")
    first = make_action(strategy, number="1.1", text="Ask the forum", end="Ongoing", owners=(make_owner(),))
    second = make_action(strategy, number="1.2", text="Act on it", end="Ongoing", success_measure="Ten acts")
    for action in (first, second):
        make_update(action, "Amber", on=date(2026, 1, 31))
    editor, reader = Person(make_user(Role.EDI_EDITOR)), Person(make_user(Role.VIEWER))

    assert "2 faults in 2 of 2 actions." in editor.opens(PAGE)
    said = editor.presses("We know about Action 1.2: Nobody answers for it", note="A team is being set up.")
    assert "1 fault in 1 of 2 actions; you know of 1 more." in said
    assert "“A team is being set up.”" in reader.opens(PAGE)
    assert "1 doubt in the plan" in reader.opens("/staff/strategies/fair-and-open/")

    edit_action(action=first, version=None, by=None, why="Asked", success_measure="Two meetings")
    assert "Nothing to ask in a plan of 2 actions; you know of 1 fault." in editor.opens(PAGE)
    edit_action(action=second, version=None, by=None, why="Asked", owner_text="The new team")
    assert "1 fault in 1 of 2 actions." in editor.opens(PAGE)
    assert "1 fault in 1 of 2 actions." in reader.opens(PAGE)


def test_what_was_known_by_mistake_is_asked_again():
    strategy = make_strategy(slug="fair-and-open")
    make_action(strategy, number="1.1", end="Ongoing", success_measure="x", status="Amber")
    editor = Person(make_user(Role.EDI_EDITOR))
    editor.opens(PAGE)
    editor.presses("We know about Action 1.1: Nobody answers for it")
    assert "Nothing to ask" in editor.said
    assert "1 fault in 1 of 1 action." in editor.presses("Ask again about Action 1.1: Nobody answers for it")
