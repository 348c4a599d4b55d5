"""Publishing a report as the EDI team meets it: choose, look, publish, withdraw."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from objectives.models import Action
from reporting.changes import issue_report
from reporting.models import Publication, PublicationPlan
from reporting.publications.changes import begin_publication
from tests.builders import make_body, make_group, make_update, make_user
from tests.public.publications import publish_issue
from tests.reporting.papers import AS_AT, TODAY, make_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue(few_files):
    body = make_body(make_plan())
    action = Action.objects.get(number="1.2")
    make_update(
        action, "Amber", on=AS_AT, narrative="We hired two disabled apprentices. Ask jane.doe@example.test."
    )
    return issue_report(body=body, as_at=AS_AT, today=TODAY, by=None)


@pytest.fixture
def editor(client):
    person = make_user(Role.EDI_EDITOR)
    client.force_login(person)
    return person


def words_of(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def at(name: str, issue, *more: object) -> str:
    return reverse(name, args=[issue.ref, *more])


def test_from_the_report_to_the_public_page(client, editor, issue, django_capture_on_commit_callbacks):
    report = client.get(issue.get_absolute_url())
    assert at("publish_report", issue) in report.content.decode()
    page = client.get(at("publish_report", issue))
    said = words_of(page)
    assert "all of it is new" in said
    assert "“two disabled apprentices”: so few people can be recognised Action 1.2, progress" in said
    assert "“jane.doe@example.test”: looks like the name or address of a person" in said
    assert not Publication.objects.exists()

    sent = client.post(at("publish_report", issue), {"chosen": ["owners", "reasons"], "preview": "1"})
    assert sent.url == at("preview_publication", issue)
    preview = words_of(client.get(sent.url))
    assert "Preview. The public would read this, and can’t yet." in preview
    assert "Of 7 actions, 2 are done" in preview
    objective = words_of(client.get(at("preview_objective", issue, "1")))
    assert "People team" in objective
    assert "apprentices" not in objective
    assert "It leaves out: what was said about progress" in words_of(client.get(at("preview_paper", issue)))
    assert client.get(at("preview_objective", issue, "99")).status_code == 404
    assert client.get("/strategies/equality/").status_code == 404

    said = words_of(client.get(at("publish_report", issue)))
    assert "apprentices" not in said  # left out, so there is nothing to read twice
    with django_capture_on_commit_callbacks(execute=True):
        client.post(at("begin_publishing", issue), {"when": "now"})
    published = Publication.objects.get()
    assert published.published_by == editor
    public = client.get("/strategies/equality/objectives/1/")
    inside = public.content.decode().partition('<p class="edi-lead">')[2].rpartition("</article>")[0]
    assert inside in client.get(at("preview_objective", issue, "1")).content.decode()
    assert published.get_absolute_url() in client.get(issue.get_absolute_url()).content.decode()


def test_own_words_for_categories_warn_too(client, editor, issue):
    make_group("Irish Traveller")
    action = Action.objects.get(number="1.2")
    make_update(action, "Amber", on=TODAY, narrative="3 Irish Traveller colleagues answered.")
    later = issue_report(body=issue.body, as_at=TODAY, today=TODAY, by=None)
    assert (
        "Irish Traveller" in words_of(client.get(at("publish_report", later))).partition("2. Read twice")[2]
    )


def test_at_a_moment_to_come_and_called_off(client, editor, issue, settings):
    day = timezone.localdate() + timedelta(days=3)
    asked = {"when": "later", "on_day": day.day, "on_month": day.month, "on_year": day.year, "at": "16.30"}
    client.post(at("begin_publishing", issue), asked)
    plan = PublicationPlan.objects.get()
    assert timezone.localtime(plan.due_at).strftime("%d %H:%M") == f"{day:%d} 16:30"
    said = words_of(client.get(at("publish_report", issue)))
    assert f"It will be published on {day:%A} {day.day} {day:%B %Y} at 16:30" in said
    assert "On their way to the public" in words_of(client.get(reverse("reports")))
    refused = client.post(at("publish_report", issue), {"chosen": ["owners"]})
    assert "Call that off first" in words_of(refused)
    client.post(at("call_off_publication", issue))
    assert "On their way" not in words_of(client.get(reverse("reports")))
    assert not Publication.objects.exists()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({}, "Answer “When is it to be published?”."),
        ({"when": "later"}, "Enter the day on which it is to be published."),
        (
            {"when": "later", "on_day": 1, "on_month": 1, "on_year": 2020},
            "Choose a moment that is still to come",
        ),
        (
            {"when": "later", "on_day": 1, "on_month": 1, "on_year": 2090, "at": "noon"},
            "Enter a time such as 9:00 or 16:30.",
        ),
    ],
)
def test_a_moment_that_is_none_is_asked_for_again(client, editor, issue, asked, told):
    answer = client.post(at("begin_publishing", issue), asked)
    assert answer.status_code == 400
    assert told in words_of(answer)
    assert not PublicationPlan.objects.exists()


def test_a_double_click_publishes_once(client, editor, issue, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        client.post(at("begin_publishing", issue), {"when": "now"})
        client.post(at("begin_publishing", issue), {"when": "now"})
    assert Publication.objects.count() == 1


def test_while_its_files_are_drawn_the_page_says_so(client, editor, issue):
    begin_publication(issue=issue, by=editor, now=timezone.now(), start=False)
    assert "Publishing the report Waiting to be drawn" in words_of(client.get(at("publish_report", issue)))
    PublicationPlan.objects.update(changed_at=timezone.now() - timedelta(hours=1))
    assert "Nothing has been heard for five minutes" in words_of(client.get(at("publish_report", issue)))
    PublicationPlan.objects.update(state="failed", progress="Something went wrong.")
    assert "Not published Something went wrong." in words_of(client.get(at("publish_report", issue)))
    assert "Something went wrong." in words_of(client.get(reverse("reports")))


def test_the_second_who_chooses_sees_what_the_first_chose(client, editor, issue):
    client.post(at("publish_report", issue), {"chosen": ["owners"]})
    client.post(at("publish_report", issue), {"chosen": ["reasons"], "version": "1"})
    answer = client.post(at("publish_report", issue), {"chosen": [], "version": "1"})
    assert answer.status_code == 409
    assert "Somebody else has chosen meanwhile." in words_of(answer)
    assert PublicationPlan.objects.get().chosen == ["reasons"]


def test_withdrawing_asks_why(client, editor, issue):
    published = publish_issue(issue)
    url = at("withdraw_publication", issue, published.pk)
    assert "Answer “Why is it withdrawn?”." in words_of(client.post(url, {"reason": " "}))
    assert client.get(published.get_absolute_url()).status_code == 200
    client.post(url, {"reason": "A figure was wrong."}, follow=True)
    client.post(url, {"reason": "Again."})
    assert client.get(published.get_absolute_url()).status_code == 410
    said = words_of(client.get(at("publish_report", issue)))
    assert "A figure was wrong." in said
    assert "Again." not in said


def test_a_report_that_was_corrected_is_not_published(client, editor, issue):
    issue_report(body=issue.body, as_at=AS_AT, today=TODAY, by=None)
    said = words_of(client.get(at("publish_report", issue)))
    assert "Version 2 has replaced this report. Publish that one instead." in said
    assert client.post(at("begin_publishing", issue), {"when": "now"}).status_code == 403


def test_a_viewer_reads_when_it_was_published_and_can_do_nothing(client, issue):
    publish_issue(issue)
    client.force_login(make_user(Role.COMMITTEE_OFFICER))
    said = words_of(client.get(issue.get_absolute_url()))
    assert "For the public" in said
    assert "Withdraw" not in said
    assert client.get(at("publish_report", issue)).status_code == 403


def test_the_page_takes_the_same_queries_for_one_publication_and_for_three(client, editor, issue):
    def queries() -> int:
        client.get(at("publish_report", issue))
        with CaptureQueriesContext(connection) as caught:
            client.get(at("publish_report", issue))
        return len(caught)

    publish_issue(issue)
    one = queries()
    publish_issue(issue)
    publish_issue(issue)
    assert queries() == one


def test_what_was_chosen_for_a_body_is_offered_for_its_next_report(client, editor, issue):
    publish_issue(issue, chosen=["owners", "block:outcome"])
    later = issue_report(body=issue.body, as_at=TODAY, today=TODAY, by=None)
    form = client.get(at("publish_report", later)).context["form"]
    assert form.initial["chosen"] == ["block:outcome", "owners"]
    assert client.get(at("publish_report", issue)).context["form"].initial["chosen"] == [
        "block:outcome",
        "owners",
    ]
    assert publish_issue(later).plan.chosen == ["block:outcome", "owners"]
