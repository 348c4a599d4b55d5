"""The EDI team sets a strategy up: its facts, its status key and its governance bodies."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import Role
from objectives.changes import EditConflict as ConflictOfTheWork
from plans.changes import EditConflict, add_body, edit_strategy
from plans.front_sheets import USUAL_HEADINGS, lines_of
from plans.models import GovernanceBody, StatusTerm, Strategy
from tests.builders import make_action, make_body, make_strategy, make_user, status

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    person = make_user(Role.EDI_EDITOR, email="editor@example.test")
    client.force_login(person)
    return person


@pytest.fixture
def strategy():
    return make_strategy(
        title="Fair for all",
        slug="fair",
        adopted_on=date(2024, 5, 1),
        principles="Listen first.\nThen act.",
        ends_on=date(2028, 3, 31),
    )


def url(name, *args):
    return reverse(name, args=["fair", *args])


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def sent(client, address, **changed):
    """What a browser sends when a person opens the form, changes these boxes and saves."""
    form = client.get(address).context["form"]
    data = {}
    for bound in form:
        value = bound.value()
        if hasattr(bound.field.widget, "decompress"):
            parts = bound.field.widget.decompress(value)
            data |= dict(zip((f"{bound.name}_{p}" for p in ("day", "month", "year")), parts, strict=True))
        elif value is not False and value is not None:
            data[bound.name] = value
    data |= changed
    return client.post(address, {name: value for name, value in data.items() if value is not None})


def errors(answer) -> dict:
    assert answer.status_code == 200
    return {name: list(said) for name, said in answer.context["form"].errors.items()}


# --- the page of all three --------------------------------------------------------------------------------


def test_everybody_who_reads_the_plan_sees_how_it_is_set_up(client, strategy):
    make_body(strategy)
    client.force_login(make_user(Role.VIEWER))
    page = text_of(client.get(url("strategy_settings")))
    for words in ("Communities Committee", "Every 6 months", "5 headings", "Purple", "On hold", "1 May 2024"):
        assert words in page
    assert "Edit" not in page
    assert "The EDI team can change this." in page
    assert 'aria-current="page">Settings' in page


def test_the_edi_team_finds_a_link_to_change_each(client, editor, strategy):
    body, term = make_body(strategy), status(strategy, "Blue")
    page = text_of(client.get(url("strategy_settings")))
    for link in (
        url("edit_facts"),
        url("new_word"),
        url("edit_word", term.pk),
        url("new_body"),
        url("edit_body", body.slug),
    ):
        assert f'href="{link}"' in page


def test_an_empty_strategy_says_what_will_be_here(client, editor):
    make_strategy(slug="fair", key={})
    page = text_of(client.get(url("strategy_settings")))
    assert "Nobody watches this strategy yet" in page
    assert "The status key has no words yet" in page


def test_the_page_asks_the_same_for_three_bodies_as_for_one(
    client, editor, strategy, django_assert_num_queries
):
    make_body(strategy)
    client.get(url("strategy_settings"))
    with CaptureQueriesContext(connection) as once:
        client.get(url("strategy_settings"))
    make_body(strategy, "Staff Forum")
    make_body(strategy, "Equality Board")
    with django_assert_num_queries(len(once)):
        client.get(url("strategy_settings"))


@pytest.mark.parametrize(
    "address",
    [
        "/staff/strategies/nowhere/settings/",
        "/staff/strategies/nowhere/settings/facts/",
        "/staff/strategies/fair/settings/key/99999999999999999999999/",
        "/staff/strategies/fair/settings/bodies/nobody/",
    ],
)
def test_what_does_not_exist_is_not_found(client, editor, strategy, address):
    assert client.get(address).status_code == 404


def test_a_word_or_body_of_another_strategy_is_not_found_here(client, editor, strategy):
    other = make_strategy(slug="other")
    body = make_body(other)
    assert client.get(url("edit_word", status(other, "Blue").pk)).status_code == 404
    assert client.get(url("edit_body", body.slug)).status_code == 404


# --- the facts --------------------------------------------------------------------------------------------


def test_the_facts_are_changed_with_who_did_it(client, editor, strategy):
    answer = sent(
        client,
        url("edit_facts"),
        title="Fair for everybody",
        organisation="Testshire Council",
        adopted_by="Full Council",
        starts_on_day="1",
        starts_on_month="April",
        starts_on_year="2025",
        years="calendar",
        count_sub_actions=None,
        due_soon_days="30",
        stale_days="90",
    )
    assert (answer.status_code, answer.headers["Location"]) == (302, url("strategy_settings"))
    now = Strategy.objects.get()
    assert (now.title, now.organisation, now.adopted_by) == (
        "Fair for everybody",
        "Testshire Council",
        "Full Council",
    )
    assert (now.starts_on, now.ends_on, now.adopted_on) == (
        date(2025, 4, 1),
        date(2028, 3, 31),
        date(2024, 5, 1),
    )
    assert (now.years, now.count_sub_actions, now.due_soon_days, now.stale_days) == (
        "calendar",
        False,
        30,
        90,
    )
    assert (now.principles, now.slug, now.version) == ("Listen first.\nThen act.", "fair", 2)
    assert now.history.first().history_user == editor
    assert "Last changed on" in text_of(client.get(url("edit_facts")))
    assert "by editor@example.test" in text_of(client.get(url("edit_facts")))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"title": ""}, {"title": ["Enter the title."]}),
        (
            {"starts_on_day": "1", "starts_on_month": "4", "starts_on_year": "2030"},
            {"ends_on": ["The last day of the strategy must be its first day or later."]},
        ),
        (
            {"years": "lunar"},
            {"years": ["Choose one of the answers shown for “How are its years counted?”."]},
        ),
        (
            {"due_soon_days": "0"},
            {"due_soon_days": ["For “due soon”, write a whole number of days from 1 to 1,000."]},
        ),
    ],
)
def test_facts_that_cannot_be_are_refused(client, editor, strategy, changed, said):
    assert errors(sent(client, url("edit_facts"), **changed)) == said
    assert Strategy.objects.get().version == 1


@pytest.mark.parametrize("number", ["", "x", "1.5", "-1", "9" * 30, "9" * 5_000, "\0"])
def test_a_number_of_days_is_a_whole_one(client, editor, strategy, number):
    assert list(errors(sent(client, url("edit_facts"), stale_days=number))) == ["stale_days"]


def test_the_second_of_two_people_sees_what_the_first_saved_and_loses_nothing(client, editor, strategy):
    edit_strategy(strategy=strategy, version=1, by=None, title="Their title", adopted_by="Cabinet")
    answer = sent(client, url("edit_facts"), version=1, title="My title", adopted_by="Cabinet")
    assert answer.status_code == 409
    assert answer.context["theirs"] == [("Title", "Their title")]
    assert answer.context["form"]["title"].value() == "My title"
    assert Strategy.objects.get().title == "Their title"
    again = {name: answer.context["form"][name].value() for name in ("title", "version")}
    assert sent(client, url("edit_facts"), **again).status_code == 302
    assert Strategy.objects.get().title == "My title"


def test_there_is_one_conflict_for_plan_and_work():
    assert ConflictOfTheWork is EditConflict


# --- the status key ---------------------------------------------------------------------------------------


def words_of_key(strategy) -> list[str]:
    return [term.label for term in strategy.status_terms.all()]


def test_a_word_is_added_at_its_place(client, editor, strategy):
    answer = sent(
        client,
        url("new_word"),
        label=" Paused ",
        meaning="on_hold",
        definition="Nothing happens for now.",
        colour="teal",
        place="1",
    )
    assert answer.status_code == 302
    assert words_of_key(strategy) == ["Blue", "Paused", "Amber", "Red", "Purple", "Green"]
    term = status(strategy, "Paused")
    assert (term.key, term.meaning, term.colour, term.definition) == (
        "paused",
        "on_hold",
        "teal",
        "Nothing happens for now.",
    )
    assert term.history.first().history_user == editor


def test_the_look_of_a_word_changes_without_a_reason(client, editor, strategy):
    term = status(strategy, "Amber")
    address = url("edit_word", term.pk)
    assert sent(client, address, colour="pink", definition="Under way.", place="4").status_code == 302
    term.refresh_from_db()
    assert (term.label, term.colour, term.definition) == ("Amber", "pink", "Under way.")
    before = strategy.version
    strategy.refresh_from_db()
    assert strategy.version == before
    assert words_of_key(strategy) == ["Blue", "Red", "Purple", "Green", "Amber"]


@pytest.mark.parametrize("changed", [{"label": "Yellow"}, {"meaning": "needs_attention"}])
def test_another_word_or_meaning_asks_why_and_the_old_one_stays_in_the_record(
    client, editor, strategy, changed
):
    term = status(strategy, "Amber")
    make_action(strategy, status="Amber")
    address = url("edit_word", term.pk)
    assert errors(sent(client, address, **changed)) == {
        "why": ["Say why the word or its meaning changes: updates already told have it."]
    }
    assert sent(client, address, **changed, why="Agreed in May").status_code == 302
    page = text_of(client.get(address))
    assert "“Amber”, meaning in progress." in page
    assert "Agreed in May" in page
    assert "editor@example.test" in page
    latest, first = term.history.all()
    assert (first.label, first.meaning) == ("Amber", "in_progress")
    assert latest.history_change_reason == "Agreed in May"
    before, strategy.version = strategy.version, None
    strategy.refresh_from_db()
    assert strategy.version == before + 1


@pytest.mark.parametrize("label", ["blue", " BLUE. ", "", "!?", "x" * 61, "\0"])
@pytest.mark.parametrize("page", ["new", "edit"])
def test_a_word_that_cannot_be_is_refused(client, editor, strategy, label, page):
    address = url("new_word") if page == "new" else url("edit_word", status(strategy, "Amber").pk)
    given = {"meaning": "closed", "colour": "grey", "why": "Because"}
    assert list(errors(sent(client, address, label=label, **given))) == ["label"]
    assert words_of_key(strategy) == ["Blue", "Amber", "Red", "Purple", "Green"]


@pytest.mark.parametrize("place", ["6", "-1", "x", "9" * 5_000])
def test_a_place_that_there_is_not_is_refused(client, editor, strategy, place):
    answer = sent(client, url("new_word"), label="Paused", meaning="on_hold", colour="grey", place=place)
    assert list(errors(answer)) == ["place"]


# --- governance bodies ------------------------------------------------------------------------------------


def test_a_new_body_is_offered_the_usual_headings(client, editor, strategy):
    form = client.get(url("new_body")).context["form"]
    assert form["headings"].value() == lines_of(USUAL_HEADINGS)
    assert sent(client, url("new_body"), name="Equality Board").status_code == 302
    body = GovernanceBody.objects.get()
    assert (body.slug, body.every_months, body.headings) == ("equality-board", 6, list(USUAL_HEADINGS))


def test_a_body_has_its_own_headings_in_its_own_order(client, editor, strategy):
    lines = (
        "Report to\r\nDate of meeting\r\nDivisions affected\r\nClearances (not printed)\r\nMain issues\r\n"
    )
    assert (
        sent(client, url("new_body"), name="New", every_months="3", headings=lines, slug="x").status_code
        == 302
    )
    body = GovernanceBody.objects.get()
    assert body.slug == "new-2"  # "new" is the address of the form
    assert body.every_months == 3
    assert body.headings == [
        {"key": "to", "heading": "Report to"},
        {"key": "meeting_on", "heading": "Date of meeting"},
        {"key": "divisions", "heading": "Divisions affected"},
        {"key": "clearances", "heading": "Clearances", "print": False},
        {"key": "main_issues", "heading": "Main issues"},
    ]
    page = text_of(client.get(url("strategy_settings")))
    assert "<li>Clearances (not printed)</li>" in page


def test_a_body_is_edited_and_keeps_its_address(client, editor, strategy):
    body = make_body(strategy)
    address = url("edit_body", body.slug)
    lines = "To\nBackground\nRisks"
    assert (
        sent(client, address, name="People Committee", every_months="12", headings=lines).status_code == 302
    )
    body.refresh_from_db()
    assert (body.name, body.slug, body.every_months) == ("People Committee", "communities-committee", 12)
    assert [entry["key"] for entry in body.headings] == ["to", "background", "risks"]
    assert body.history.first().history_user == editor
    assert "by editor@example.test" in text_of(client.get(address))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": ""}, {"name": ["Enter the name."]}),
        (
            {"name": "communities committee"},
            {
                "name": [
                    "“communities committee” watches this strategy already. Edit it, or write another name."
                ]
            },
        ),
        (
            {"headings": "To\nOutcome\nTO"},
            {"headings": ["“TO” stands in line 1 and again in line 3. Delete one of them."]},
        ),
        ({"headings": " "}, {"headings": ["Enter the headings of its front sheet."]}),
        (
            {"clear_days": "61", "writing_days": "-1", "window_days": "0", "asks": ""},
            {
                "clear_days": ["Write a whole number of clear days from 0 to 60."],
                "writing_days": [
                    "Write how long writing the report takes as a whole number of working days from 0 to 120."
                ],
                "window_days": [
                    "Write for how long owners can answer as a whole number of working days from 1 to 120."
                ],
                "asks": ["Answer “Which actions are asked for an update before a meeting?”."],
            },
        ),
        (
            {"every_months": "61"},
            {
                "every_months": [
                    "Write how often it looks at the plan as a whole number of months from 1 to 60."
                ]
            },
        ),
    ],
)
def test_a_body_that_cannot_be_is_refused(client, editor, strategy, changed, said):
    make_body(strategy)
    assert errors(sent(client, url("new_body"), **({"name": "Board"} | changed))) == said
    assert GovernanceBody.objects.count() == 1


# --- opening and saving changes nothing -------------------------------------------------------------------


def test_opening_and_saving_changes_nothing_and_writes_no_history(client, editor, strategy):
    own = [
        {"key": "odd", "heading": "To"},
        {"key": "x", "heading": "X (not printed)", "section": True},
        {"key": "y", "heading": "Y", "print": False},
    ]
    bodies = [
        make_body(strategy),
        add_body(strategy=strategy, name="Usual", by=None),
        add_body(strategy=strategy, name="Own", headings=own, by=None),
    ]
    StatusTerm.objects.filter(label="Green").update(position=40)
    things = [strategy, *strategy.status_terms.all(), *bodies]
    addresses = [
        url("edit_facts"),
        *(url("edit_word", term.pk) for term in strategy.status_terms.all()),
        *(url("edit_body", body.slug) for body in bodies),
    ]

    def state():
        return [(type(t).objects.filter(pk=t.pk).values().get(), t.history.count()) for t in things]

    before = state()
    assert {sent(client, address).status_code for address in addresses} == {302}
    assert state() == before


# --- on the way to a report -------------------------------------------------------------------------------


def test_where_nobody_can_be_reported_to_the_edi_team_is_led_to_the_settings(client, editor, strategy):
    assert f'href="{url("strategy_settings")}"' in text_of(client.get(reverse("new_report")))
    client.force_login(make_user(Role.COMMITTEE_OFFICER))
    page = text_of(client.get(reverse("new_report")))
    assert "The EDI team adds it in the settings of the strategy" in page
    assert url("strategy_settings") not in page


def test_a_body_says_what_it_decides_and_how_its_dates_are_made(client, editor, strategy):
    body = make_body(strategy)
    assert "5 clear days before a meeting (Local Government Act 1972, s.100B(3)" in text_of(
        client.get(url("strategy_settings"))
    )
    given = {"remit": "Agrees the plan.", "recipients": "Members, as PDF", "clear_days": "7"}
    answer = sent(
        client, url("edit_body", body.slug), **given, window_days="20", writing_days="12", asks="all"
    )
    assert answer.status_code == 302
    page = text_of(client.get(url("strategy_settings")))
    for words in (
        "Agrees the plan.",
        "Members, as PDF",
        "On 20 working days",
        "In 12 working days after that",
    ):
        assert words in page
    assert "7 clear days before a meeting<" in page.replace(" </", "</")
    assert "Every open action" in page
    assert sent(client, url("edit_body", body.slug), clear_days="").status_code == 302
    body.refresh_from_db()
    assert (body.clear_days, body.clear_days_kept) == (None, 5)


def test_where_the_organisation_is_decides_the_clear_days(client, editor, strategy):
    make_body(strategy)
    assert sent(client, url("edit_facts"), division="wales").status_code == 302
    page = text_of(client.get(url("strategy_settings")))
    assert "3 clear days before a meeting (Local Government Act 1972, s.100BA(3)" in page
