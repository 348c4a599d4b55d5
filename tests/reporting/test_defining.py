"""The EDI team says what the reports to a body are; everything that it says is seen in the next one."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.roles import Role
from plans.changes import EditConflict
from reporting.changes import begin_issue, issue_report, start_draft
from reporting.defining import define_report, definition_of, measures_in, readers_of
from reporting.evidence import Release
from reporting.issuing import finish_issue
from reporting.models import EvidenceRelease, ReportDefinition
from reporting.releasing import release_of
from reporting.sections import CLOSING, NoSections, keys_of, lines_of, sections_of
from reporting.snapshot import PLAN, WORKFORCE, from_json
from tests.builders import make_body, make_figure, make_measure, make_strategy, make_user
from tests.reporting.papers import TODAY


def test_sections_are_named_one_a_line_in_the_order_of_the_body():
    text = "Appendix 1: the action plan\n\nIs it making a difference\n  what HAS changed "
    assert keys_of(PLAN, text) == ["evidence", "changes", "appendix"]
    assert lines_of(PLAN, ["evidence", "changes"]) == "Is it making a difference?\nWhat has changed"
    assert keys_of(PLAN, lines_of(PLAN)) == []
    assert sections_of(PLAN, ["changes", "of another time"]) == ("changes",)
    assert sections_of(WORKFORCE)[0] == "summary"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "What has changed\nWeather",
            "Line 2: this report has no section “Weather”. It has “Where the plan stands”, ",
        ),
        ("What has changed\nwhat has changed.", "“What has changed” stands there twice. Delete one of the"),
        ("\n \n", "Write at least one section"),
    ],
)
def test_a_line_that_names_no_section_is_said_with_those_that_there_are(text, said):
    with pytest.raises(NoSections) as refused:
        keys_of(PLAN, text)
    assert str(refused.value).startswith(said)


pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    return make_body(make_strategy(title="Equality strategy", slug="equality"))


@pytest.fixture
def editor(client):
    editor = make_user(Role.EDI_EDITOR)
    client.force_login(editor)
    return editor


def address(body) -> str:
    return reverse("report_definition", args=[body.strategy.slug, body.slug])


def told(form, **changed: object) -> dict[str, object]:
    """What a browser would send back of the form, with some answers changed."""
    asked = {"columns": [], "measures": [], **form.initial, **changed}
    return {name: "" if value is None else value for name, value in asked.items()}


def test_a_body_that_has_asked_for_nothing_gets_the_usual_report(body):
    definition = definition_of(body)
    assert (definition.kind, definition.sections, definition.closing) == (PLAN, [], CLOSING)
    assert readers_of(definition).threshold == 5


def test_a_body_can_have_more_hidden_but_never_less(body, settings):
    assert readers_of(define_report(body=body, by=None, threshold=12)).threshold == 12
    settings.SMALL_NUMBERS = {"committee": 15, "public": 20}
    assert readers_of(definition_of(body)).threshold == 15


def test_a_report_on_the_workforce_shows_all_measures_but_those_only_compared_with(body):
    residents = make_measure("Residents", population="Residents")
    staff, other = make_measure("Staff", compare_with=residents), make_measure("Applicants")
    definition = define_report(body=body, by=None, kind=WORKFORCE)
    assert measures_in(definition) == [other, staff]
    assert measures_in(define_report(body=body, by=None, measures=[staff])) == [staff]


def test_two_people_who_define_at_once_lose_nothing(body):
    define_report(body=body, by=None, version=0, threshold=7)
    with pytest.raises(EditConflict):
        define_report(body=body, by=None, version=0, threshold=9)
    assert ReportDefinition.objects.get().threshold == 7


@pytest.mark.usefixtures("editor")
def test_the_page_keeps_what_is_said_and_shows_it_again(client, body):
    staff = make_measure("Staff who are disabled")
    form = client.get(address(body)).context["form"]
    sent = told(form, kind=WORKFORCE, threshold="8", measures=[staff.pk], closing="Ask for Easy Read.")
    assert client.post(address(body), sent).status_code == 302
    definition = definition_of(body)
    assert (definition.kind, definition.sections, definition.threshold) == (WORKFORCE, [], 8)
    assert list(definition.measures.all()) == [staff]
    page = client.get(address(body)).content.decode()
    assert "By protected characteristic" in page
    assert "Ask for Easy Read." in page


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"threshold": "3"}, "The organisation hides figures about fewer than 5 people. Write 5 or more."),
        ({"threshold": "many"}, "Write how many people a figure must be about as a whole number"),
        ({"sections": "Weather"}, "no section “Weather”"),
        ({"kind": "budget"}, "Choose one of the answers"),
        ({"closing": "\0"}, "character 1 cannot be stored"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(client, body, answer, said):
    form = client.get(address(body)).context["form"]
    page = client.post(address(body), told(form, **answer))
    assert page.status_code == 200
    assert said in page.content.decode()
    assert not ReportDefinition.objects.exists()


@pytest.mark.usefixtures("editor")
def test_the_second_of_two_sees_what_the_first_said(client, body):
    form = client.get(address(body)).context["form"]
    define_report(body=body, by=None, threshold=7, sections=["changes"])
    page = client.post(address(body), told(form, threshold="9"))
    assert page.status_code == 409
    assert [said for _, said in page.context["theirs"]] == ["What has changed", "7"]
    again = {
        name: page.context["form"].data[name]
        for name in ("kind", "sections", "threshold", "closing", "version")
    }
    assert client.post(address(body), again).status_code == 302
    assert definition_of(body).threshold == 9


def test_what_a_body_asked_for_is_in_its_snapshot_and_what_was_released_beside_it(body):
    define_report(
        body=body, by=None, kind=WORKFORCE, sections=["survey", "pay"], threshold=7, closing="Ask us."
    )
    measure = make_measure("Staff by ethnic group")
    for name, count in {"White": 370, "Asian": 16, "Black": 8, "Arab": 6}.items():
        make_figure(measure, on=date(2024, 11, 30), group=name, numerator=count, denominator=400)
    issue = issue_report(body=body, as_at=TODAY, today=TODAY, by=None)
    snapshot = from_json(issue.snapshot)
    assert (snapshot.kind, snapshot.sections, snapshot.threshold) == (WORKFORCE, ("survey", "pay"), 7)
    assert (snapshot.closing, snapshot.lines) == ("Ask us.", ())
    texts = [row.figures[0].text for row in snapshot.evidence[0].breakdowns[0].rows]
    assert texts == ["93%", "4%", "[c]", "[c]"]
    release = release_of(issue)
    (public,) = release.public
    assert release.threshold == 10
    assert [row.figures[0].count for row in public.breakdowns[0].rows] == [370, 16, None, None]
    assert [(seen.audience, seen.threshold, len(seen.shown), len(seen.hidden)) for seen in release.seen] == [
        ("committee", 7, 2, 2),
        ("public", 10, 2, 2),
    ]
    assert EvidenceRelease.objects.count() == 1


def test_a_report_frozen_before_reports_held_evidence_is_issued_without_a_release(body):
    draft = begin_issue(
        draft=start_draft(body=body, as_at=TODAY, today=TODAY, by=None), by=None, today=TODAY, start=False
    )
    draft.release = ""
    draft.save()
    issue = finish_issue(draft=draft, by=None)
    assert release_of(issue) == Release((), 0, ())
