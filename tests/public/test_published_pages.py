"""What a resident reads: what was promised, how it is going, how anybody knows, what changed."""

import ast
import gzip
import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import Role
from measures.changes import set_target
from measures.vocabulary import MeasureKind
from objectives.changes import set_measures
from objectives.models import Action, Objective
from public import views
from reporting.changes import issue_report
from reporting.defining import define_report
from reporting.publications.changes import withdraw
from reporting.publications.open_data import SCHEMA, open_data
from reporting.snapshot import WORKFORCE, from_json
from tests.builders import (
    make_action,
    make_body,
    make_figure,
    make_measure,
    make_strategy,
    make_update,
    make_user,
)
from tests.public.publications import publish_issue
from tests.reporting.papers import AS_AT, TODAY, make_plan

pytestmark = pytest.mark.django_db
STRATEGY = "/strategies/equality/"


@pytest.fixture(autouse=True)
def _nothing_kept():
    views.PAGES.things.clear()
    views.ANSWERS.things.clear()


def words_of(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def every_page(publication) -> list[str]:
    report = publication.get_absolute_url()
    return [
        "/", STRATEGY, f"{STRATEGY}objectives/1/", f"{STRATEGY}search/", f"{STRATEGY}search/?q=train",
        f"{STRATEGY}reports/", report, f"{STRATEGY}embed/", "/feed/", "/open-data/", "/open-data/schema.json",
        "/accessibility/", *(f"{report}{file.name}" for file in publication.files.all()),
    ]  # fmt: skip


def test_before_anything_is_published_the_front_page_says_so(client):
    assert "Nothing has been published yet." in words_of(client.get("/"))
    assert client.get(STRATEGY).status_code == 404
    assert client.get("/feed/").status_code == 200


def test_the_front_page_lists_each_strategy_with_how_it_is_going(client, published):
    page = client.get("/")
    assert (
        "Of 7 actions, 2 are done, 2 are in progress, 1 isn’t going to plan, 1 hasn’t started and 1 has nothing "
        "reported yet. 1 is past its planned date."
    ) in words_of(page)
    assert f'href="{STRATEGY}"' in page.content.decode()


def test_the_page_of_a_strategy_says_what_was_promised_how_it_is_going_how_we_know_and_what_changed(
    client, published
):
    said = words_of(client.get(STRATEGY))
    assert "It makes 3 promises, with 7 actions to keep them." in said
    places = [
        said.index(part) for part in ("1 Hire fairly", "Of 7 actions, 2 are done", "How we know Everything")
    ]
    assert places == sorted(places)
    assert "Not going to plan Audit our buildings" not in said  # the action first, then how it stands
    assert "3.1 Audit our buildings Not going to plan" in said
    assert "1.1 Train every hiring manager In progress one month past its planned date" in said
    assert "This is the first time that we publish how it is going." in said


def test_no_word_of_the_trade_is_used(client, published):
    said = words_of(client.get(STRATEGY)) + words_of(client.get(f"{STRATEGY}objectives/1/"))
    for word in ("RAG", "register", "KPI", "stakeholder", "snapshot", "milestone"):
        assert word not in said


def test_an_objective_tells_of_each_action_in_words(client, published):
    said = words_of(client.get(f"{STRATEGY}objectives/1/"))
    assert "3 actions: 1 is done and 2 are in progress. 1 is past its planned date." in said
    assert (
        "1.1 Train every hiring manager In progress one month past its planned date Half are trained." in said
    )
    assert "Who answers for it People team" in said
    assert client.get(f"{STRATEGY}objectives/99/").status_code == 404


def test_what_changed_is_told_against_what_was_published_before(client, published):
    body = published.issue.body
    make_update(Action.objects.get(number="1.2"), "Green", on=date(2025, 2, 5))
    publish_issue(issue_report(body=body, as_at=TODAY, today=TODAY, by=None))
    said = words_of(client.get(STRATEGY))
    assert "What changed since 31 January 2025 Of the actions, 1 stands differently." in said
    assert "2 reports are published" in words_of(client.get(f"{STRATEGY}reports/"))


def test_a_plan_without_objectives_is_shown_by_its_themes_and_an_empty_one_says_so(client, few_files):
    for title in ("Bare", "Empty"):
        strategy = make_strategy(title=title, slug=title.lower())
        if title == "Bare":
            make_action(strategy, number="1", text="Stand alone", status="Amber")
        publish_issue(issue_report(body=make_body(strategy), as_at=AS_AT, today=TODAY, by=None))
    assert "Other actions" in words_of(client.get("/strategies/bare/"))
    assert "Stand alone In progress" in words_of(client.get("/strategies/bare/objectives/other-actions/"))
    assert "The plan has no actions yet." in words_of(client.get("/strategies/empty/"))
    assert client.get("/").status_code == 200
    assert client.get("/strategies/empty/embed/").status_code == 200


# --- what is left out, and what is taken back -------------------------------------------------------------


def test_what_was_not_chosen_is_on_no_page_and_in_no_file(client, published):
    publication = publish_issue(published.issue, chosen=[])
    for path in every_page(publication):
        answer = client.get(path)
        assert answer.status_code == 200, path
        said = answer.content.decode()
        for word in ("Half are trained", "People team", "Because of a reason"):
            assert word not in said, path


def test_a_live_edit_changes_nothing_that_is_published(client, published):
    before = client.get(STRATEGY).content
    Action.objects.filter(number="1.1").update(text="Changed in the plan")
    views.PAGES.things.clear()
    assert client.get(STRATEGY).content == before


def test_what_was_withdrawn_answers_410_with_the_reason_everywhere(client, published):
    paths = every_page(published)
    for path in paths:
        client.get(path)
    withdraw(publication=published, reason="Two figures were swapped.", by=None)
    for path in paths:
        if path.startswith("/strategies/"):
            answer = client.get(path)
            assert answer.status_code == 410, path
            assert "Two figures were swapped." in words_of(answer)
    assert "Nothing has been published yet." in words_of(client.get("/"))
    assert published.ref not in client.get("/feed/").content.decode()


def test_a_replaced_report_leads_to_the_corrected_one(client, published):
    correction = issue_report(body=published.issue.body, as_at=AS_AT, today=TODAY, by=None)
    publish_issue(correction)
    page = client.get(published.get_absolute_url()).content.decode()
    assert "A corrected version of this report has been published." in page
    assert f'href="{STRATEGY}reports/{correction.ref}/"' in page


# --- searching --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("TRAIN", "1 action with “TRAIN”."),
        ("hire trained", "1 action with “hire trained”."),
        ("people team", "1 action with “people team”."),
        ("zzz", "Nothing was found for “zzz”."),
        ("", "Write a word or two"),
        ("=1+1", "Nothing was found"),
        ("<script>", "Nothing was found"),
        ("x" * 5_000, "Nothing was found"),
        ("\0", "Write a word or two"),
    ],
)
def test_searching_within_a_strategy(client, published, words, found):
    answer = client.get(f"{STRATEGY}search/", {"q": words})
    assert answer.status_code == 200
    assert found in words_of(answer)
    assert "<script>" not in answer.content.decode()


# --- for caches, phones and programs ----------------------------------------------------------------------


def test_residents_get_no_cookie_and_pages_that_caches_may_keep(client, published):
    for path in every_page(published):
        answer = client.get(path)
        assert answer.cookies.output() == "", path
        assert answer.headers["Cache-Control"] == "public, max-age=300", path
        assert answer.headers["Vary"] == "Accept-Encoding", path
        again = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b""), path
        assert client.head(path).content == b"", path
        assert client.post(path).status_code == 405, path


def test_a_page_is_the_same_for_somebody_who_is_signed_in_and_is_not_kept_by_caches(client, published):
    page = Client().get(STRATEGY).content
    client.force_login(make_user(Role.VIEWER))
    answer = client.get(STRATEGY)
    assert answer.content == page
    assert answer.headers["Cache-Control"] == "no-store, private"


def test_a_page_is_packed_for_those_who_can_unpack_it(client, published):
    plain = client.get(STRATEGY)
    packed = client.get(STRATEGY, headers={"Accept-Encoding": "br, gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content


def test_a_page_needs_no_javascript_and_loads_nothing_from_elsewhere(client, published):
    for path in every_page(published)[:8]:
        page = client.get(path).content.decode()
        loaded = re.findall(r'(?:src|href)="(https?:[^"]+)"', re.sub(r"<a .*?>", "", page))
        assert [one for one in loaded if "testserver" not in one] == []
        assert " style=" not in page
        assert " onclick" not in page


@pytest.mark.parametrize(
    "path", ["/", STRATEGY, f"{STRATEGY}objectives/1/", f"{STRATEGY}reports/", f"{STRATEGY}embed/"]
)
def test_a_page_costs_the_same_one_or_two_queries_however_much_is_published(client, published, path):
    def queries() -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as caught:
            client.get(path)
        return len(caught)

    one = queries()
    for day in (TODAY, date(2025, 2, 11)):
        publish_issue(issue_report(body=published.issue.body, as_at=day, today=date(2025, 2, 12), by=None))
    assert queries() == one <= 2


def test_open_data_keeps_to_its_schema(client, published):
    served = json.loads(client.get("/open-data/schema.json").content)
    jsonschema.Draft202012Validator.check_schema(served)
    assert served == json.loads(SCHEMA)
    validator = jsonschema.Draft202012Validator(served, format_checker=jsonschema.FormatChecker())
    told = json.loads(client.get(f"{published.get_absolute_url()}data.json").content)
    validator.validate(told)
    assert told == open_data(from_json(published.payload))
    assert sum(told["totals"]["by_status"].values()) == told["totals"]["actions"] == 7
    assert [action["number"] for action in told["actions"]][:2] == ["1.1", "1.1 (a)"]
    later = publish_issue(issue_report(body=published.issue.body, as_at=TODAY, today=TODAY, by=None))
    told = json.loads(client.get(f"{later.get_absolute_url()}data.json").content)
    validator.validate(told)
    assert told["changes_since"]["report"] == published.ref


def test_files_may_be_fetched_by_other_sites_and_are_what_was_recorded(client, published):
    for file in published.files.all():
        answer = client.get(f"{published.get_absolute_url()}{file.name}")
        assert answer.content == bytes(file.content)
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["ETag"] == f'"{file.sha256}"'
        assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert client.get(f"{published.get_absolute_url()}report.docx.exe").status_code == 404
    assert client.get(f"{published.get_absolute_url()}%00").status_code == 404


def test_the_feed_tells_what_was_published(client, published):
    answer = client.get("/feed/")
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ET.fromstring(answer.content)
    atom = "{http://www.w3.org/2005/Atom}"
    entries = feed.findall(f"{atom}entry")
    assert [entry.findtext(f"{atom}title") for entry in entries] == [
        "Equality strategy 2024 to 2028: how it was going on 31 January 2025"
    ]
    assert entries[0].find(f"{atom}link").get("href") == f"http://testserver{published.get_absolute_url()}"


def test_only_sites_that_are_named_may_frame_the_summary(client, published, settings):
    closed = client.get(f"{STRATEGY}embed/")
    assert closed.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in closed.headers["Content-Security-Policy"]
    settings.EMBED_ORIGINS = ["https://www.testshire.example"]
    open_to = client.get(f"{STRATEGY}embed/")
    assert "X-Frame-Options" not in open_to.headers
    assert "frame-ancestors https://www.testshire.example" in open_to.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in client.get(STRATEGY).headers["Content-Security-Policy"]


# --- about the pages --------------------------------------------------------------------------------------


def test_the_accessibility_statement_has_all_that_the_regulations_ask_for(client, settings):
    said = words_of(client.get(reverse("accessibility")))
    for part in (
        "This website is partially compliant with level AA of the Web Content Accessibility Guidelines, version 2.2",
        "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018",
        "Content that isn’t accessible",
        "disproportionate burden",
        "Equality and Human Rights Commission (EHRC)",
        "Equality Advisory and Support Service",
        "It was prepared on 29 November 2026",
        "tell Testshire Council through its usual contact page",
    ):
        assert part in said
    settings.CONTACT_EMAIL, settings.CONTACT_PHONE = "edi@testshire.example", "01632 960000"
    settings.ACCESSIBILITY = settings.ACCESSIBILITY | {
        "northern_ireland": True, "compliance": "fully", "reviewed_on": "2027-05-01", "faults": ["One more."],
    }  # fmt: skip
    said = words_of(client.get(reverse("accessibility")))
    assert "write to edi@testshire.example or ring 01632 960000" in said
    assert "This website is fully compliant" in said
    assert "Equality Commission for Northern Ireland" in said
    assert "One more." in said
    assert "looked through on 1 May 2027" in said


def test_public_pages_read_publications_and_nothing_else_of_the_record():
    allowed = {"Publication", "PublicationFile", "Withdrawal"}
    for path in Path(views.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert node.module not in ("reporting.queries", "reporting.publications.publishing"), path
                if node.module == "reporting.models":
                    assert {alias.name for alias in node.names} <= allowed, path


# --- evidence ---------------------------------------------------------------------------------------------


@pytest.fixture
def with_evidence(few_files):
    """A report with a measure over time, by group with small numbers, and one in words."""
    body = make_body(make_plan())
    share = make_measure("Staff who are disabled", population="Everybody we employ", steward="Jane Example")
    for year, number in ((2022, 80), (2023, 90), (2024, 110)):
        make_figure(share, on=date(year, 3, 31), numerator=number, denominator=1_000)
    for name, number in (("White", 900), ("Asian", 93), ("Roma", 7)):
        make_figure(share, group=name, on=date(2024, 3, 31), numerator=number, denominator=1_000)
    told = make_measure("What staff say", kind=MeasureKind.WORDS)
    make_figure(told, words="People feel heard.", on=date(2024, 3, 31))
    set_target(measure=share, by=None, set_on=date(2024, 1, 1), value=Decimal(12), by_text="March 2026")
    set_measures(objective=Objective.objects.get(number="1"), measures=[share, told], by=None)
    return publish_issue(issue_report(body=body, as_at=AS_AT, today=TODAY, by=None))


def test_how_we_know_is_told_with_measures(client, with_evidence):
    said = words_of(client.get(STRATEGY))
    assert "Of 2 measures, 1 moves the better way and of 1 nobody can say yet." in said
    assert "Staff who are disabled Everybody we employ 11%" in said
    assert "Staff who are disabled" in words_of(client.get(f"{STRATEGY}objectives/1/"))
    assert "Staff who are disabled" not in words_of(client.get(f"{STRATEGY}objectives/2/"))


def test_a_measure_has_a_line_a_table_and_the_meaning_of_its_marks(client, with_evidence):
    page = client.get(f"{STRATEGY}measures/staff-who-are-disabled-everybody-we-employ/")
    if page.status_code == 404:
        slug = from_json(with_evidence.payload).evidence[0].slug
        page = client.get(f"{STRATEGY}measures/{slug}/")
    said = words_of(page)
    assert "To be reached 12% by March 2026" in said
    assert "31 March 2022" in said
    assert "110 of 1,000" in said
    assert "Roma [c]" in said
    assert "What the marks mean" in said
    assert "fewer than 10" in said
    assert "edi-line-chart" in page.content.decode()
    assert "Jane Example" not in with_evidence.payload
    assert client.get(f"{STRATEGY}measures/none/").status_code == 404
    slug = from_json(with_evidence.payload).evidence[1].slug
    assert "People feel heard." in words_of(client.get(f"{STRATEGY}measures/{slug}/"))


def test_the_small_number_is_in_no_page_and_no_file(client, with_evidence):
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA), format_checker=jsonschema.FormatChecker())
    told = json.loads(client.get(f"{with_evidence.get_absolute_url()}data.json").content)
    validator.validate(told)
    assert told["small_numbers_hidden_below"] == 10
    groups = {g["name"]: g["figures"][0] for g in told["measures"][0]["by_group"][0]["groups"]}
    assert (groups["Roma"]["text"], groups["Roma"]["value"], groups["Roma"]["count"]) == ("[c]", None, None)


def test_a_report_published_without_its_measures_shows_none(client, with_evidence):
    publish_issue(with_evidence.issue, chosen=["owners"])
    said = words_of(client.get(STRATEGY)) + words_of(client.get(f"{STRATEGY}objectives/1/"))
    assert "disabled" not in said


def test_a_strategy_of_which_only_the_workforce_is_published_leads_to_its_reports(client):
    strategy = make_strategy(title="Fair work")
    body = make_body(strategy, name="Staffing Committee")
    define_report(body=body, by=None, kind=WORKFORCE)
    make_figure(make_measure("Staff who are disabled"), numerator=44, denominator=400)
    issue = issue_report(body=body, as_at=AS_AT, today=TODAY, by=None)
    publish_issue(issue)
    assert "Fair work" in client.get("/").content.decode()
    page = client.get(f"/strategies/{strategy.slug}/", follow=True)
    assert page.redirect_chain == [(f"/strategies/{strategy.slug}/reports/", 302)]
    assert "Our workforce on" in page.content.decode()
    assert client.get("/strategies/no-such/").status_code == 404
