"""A plan that has themes and no objectives: imported, read, filtered, edited, reported."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.roles import Role
from imports.running import load_facts, run_import, understand
from imports.understanding.answers import Answers
from objectives.changes import edit_action
from objectives.models import Action
from objectives.overview import overview
from objectives.register import load_register
from plans.models import Strategy
from reporting.renderers.html import render_html
from tests.builders import make_action, make_objective, make_strategy, make_theme, make_user
from tests.imports.grids import HEADINGS, KEY, sheet, workbook
from tests.reporting.papers import snapshot_of

pytestmark = pytest.mark.django_db
DAY = date(2025, 1, 31)
PLAN = [
    HEADINGS,
    ["Theme 1: Working here"],
    ["1.1", "Write guidance", "HR Team", "Jan-24", "Jun-25", "Guide out", "Amber", "Half done"],
    ["1.2", "Train panels", "HR Team", "Jan-25", "Ongoing", None, "Amber", None],
    ["Theme 2: Living here"],
    ["2.1", "Caption every film", "Media Team", None, "March 2025", None, "Green", "All done"],
]


def imported(rows, strategy=None):
    book = workbook(sheet(rows, wide=(2, 5)))
    answers = Answers.from_json({"statuses": KEY})
    understanding = understand(book, answers, strategy_facts=load_facts(strategy, as_at=DAY))
    return run_import(
        strategy=strategy, slug="fair", title="Fair", understanding=understanding, answers=answers,
        as_at=DAY, by=None, keep=True,
    )  # fmt: skip


@pytest.fixture
def strategy():
    assert imported(PLAN).saved
    return Strategy.objects.get(slug="fair")


def test_its_actions_stand_under_their_themes(strategy):
    lines = load_register(strategy, today=DAY)
    assert [(line.number, line.theme_title, line.objective_title) for line in lines] == [
        ("1.1", "Working here", ""),
        ("1.2", "Working here", ""),
        ("2.1", "Living here", ""),
    ]


def test_the_same_file_again_changes_nothing(strategy):
    assert imported(PLAN, strategy).totals["same"] == 3


def test_an_action_that_stands_under_another_theme_in_the_next_file_moves(strategy):
    moved = [PLAN[0], PLAN[1], PLAN[2], PLAN[4], PLAN[3], PLAN[5]]
    outcome = imported(moved, strategy)
    assert outcome.totals["changed"] == 1
    assert Action.objects.get(number="1.2").theme.title == "Living here"


def test_an_action_that_gets_an_objective_has_its_theme_from_there(strategy):
    rows = [*PLAN[:2], ["Objective 1: Be fair"], *PLAN[2:]]
    book = workbook(sheet(rows, wide=(2, 3, 6)))
    answers = Answers.from_json({"statuses": KEY})
    understanding = understand(book, answers, strategy_facts=load_facts(strategy, as_at=DAY))
    outcome = run_import(
        strategy=strategy, slug="fair", title="", understanding=understanding, answers=answers,
        as_at=DAY, by=None, keep=True,
    )  # fmt: skip
    assert outcome.saved
    action = Action.objects.get(number="1.1")
    assert (action.theme, action.objective.title, action.objective.theme.title) == (
        None,
        "Be fair",
        "Working here",
    )


def test_the_overview_draws_a_bar_for_each_theme(strategy):
    drawn = overview(strategy, today=DAY)
    assert drawn.chart_title == "Actions by theme and status"
    assert [(row.bar.reference, row.bar.label) for row in drawn.chart.rows] == [
        ("1", "Working here"),
        ("2", "Living here"),
    ]


def test_a_bar_leads_to_the_actions_that_it_counts(strategy, client):
    client.force_login(make_user(Role.VIEWER))
    href = overview(strategy, today=DAY).chart.rows[0].bar.href
    page = client.get(href).content
    assert b"Train panels" in page
    assert b"Caption every film" not in page


def test_the_page_of_an_action_names_its_theme(strategy, client):
    client.force_login(make_user(Role.VIEWER))
    page = client.get(reverse("action", args=["fair", "2.1"])).content.decode()
    assert "Theme 2: Living here" in page


def test_the_report_has_one_table_a_theme_and_no_talk_of_objectives(strategy):
    report = render_html(snapshot_of(strategy)).decode()
    assert "Actions by theme and status" in report
    assert "without an objective" not in report
    assert "All counts by objective" not in report
    assert report.count('<table class="rep-actions">') == 2


def test_a_plan_with_both_keeps_them_apart():
    strategy = make_strategy()
    people = make_theme(strategy, "A", "People")
    hiring = make_objective(strategy, "1", "Hire fairly", people)
    make_action(number="1.1", objective=hiring)
    make_action(strategy, number="A1", theme=people)
    make_action(strategy, number="Z")
    drawn = overview(strategy, today=DAY)
    assert [row.bar.label for row in drawn.chart.rows] == ["Hire fairly", "People", "Not under an objective"]
    report = render_html(snapshot_of(strategy)).decode()
    assert "Actions by objective and status" in report
    assert report.count("Actions without an objective") == 2


def test_an_editor_may_put_an_action_under_a_theme_or_an_objective_but_not_both(strategy, client):
    client.force_login(make_user(Role.EDI_EDITOR))
    theme = strategy.themes.get(code="2")
    objective = make_objective(strategy, "7", "Be fair", theme)
    action = Action.objects.get(number="1.1")
    address = reverse("edit_action", args=["fair", "1.1"])
    told = {"number": "1.1", "text": action.text, "version": action.version, "why": "Moved"}
    both = client.post(address, told | {"theme": theme.pk, "objective": objective.pk})
    assert b"Choose an objective or a theme, not both" in both.content
    assert client.post(address, told | {"theme": theme.pk}).status_code == 302
    action.refresh_from_db()
    assert action.theme == theme
    history = client.get(reverse("action_history", args=["fair", "1.1"])).content.decode()
    assert "Theme 1: Working here" in history


def test_a_theme_beside_an_objective_is_refused_by_the_model(strategy):
    action = Action.objects.get(number="1.1")
    objective = make_objective(strategy, "7", "Be fair")
    with pytest.raises(Exception, match="an objective says its theme itself"):
        edit_action(action=action, version=None, by=None, why="", objective=objective)
