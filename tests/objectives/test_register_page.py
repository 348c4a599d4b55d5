"""The register: filters, order, pages, past dates, and the same as a workbook."""

from datetime import date, timedelta
from io import BytesIO
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from accounts.roles import Role
from objectives.filters import SORTS, RegisterFilter
from objectives.recording import close_action
from objectives.register import load_register
from objectives.register_page import kept, register_lines, register_page
from plans.timescales import parse_timescale
from tests.builders import (
    make_action,
    make_objective,
    make_owner,
    make_strategy,
    make_theme,
    make_update,
    make_user,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 1)


@pytest.fixture
def viewer(client):
    client.force_login(make_user(Role.VIEWER))
    return client


@pytest.fixture
def strategy():
    """Two themes, three objectives, and actions of every kind that a filter can tell apart."""
    strategy = make_strategy()
    people, places = make_theme(strategy, "A", "People"), make_theme(strategy, "B", "Places")
    hiring = make_objective(strategy, "1", "Hire fairly", people)
    libraries = make_objective(strategy, "2", "Open the libraries", places)
    team, parks = make_owner("Zoning Team"), make_owner("Arts Team")
    first = make_action(
        number="1.1", text="Rewrite job adverts", objective=hiring, owners=(team, parks), end="June 2025",
        status="Amber", on=date(2026, 2, 1),
    )  # fmt: skip
    make_action(parent=first, strategy=strategy, text="Test them", owners=(parks,), end="Ongoing")
    make_action(
        number="1.2", text="Train panels", objective=hiring, owners=(team,), end="April 2026", status="Red",
        on=date(2025, 3, 1),
    )  # fmt: skip
    make_action(number="2.1", text="Welsh signs: ŵ", objective=libraries, end="2025", status="Green")
    shut = make_action(number="2.2", objective=libraries, owners=(parks,), end="May 2025", status="Blue")
    close_action(
        action=shut, kind="withdrawn", on=date(2025, 9, 1), reason="No money", agreed_by="Board", by=None
    )
    make_action(strategy, number="9.9", text="See objective 2", cross_reference=True)
    return strategy


def shown(client, strategy, query=""):
    return client.get(reverse("register", args=[strategy.slug]) + query).content.decode()


def found(strategy, query, *, as_at=None):
    form = RegisterFilter(QueryDict(query), strategy=strategy)
    wanted = form.wanted()
    assert not form.errors
    return [line.label for line in register_page(strategy, wanted, today=TODAY, as_at=as_at).lines]


@pytest.mark.parametrize(
    ("query", "labels"),
    [
        ("", ["1.1", "1.1 (a)", "1.2", "2.1", "2.2", "9.9"]),
        ("theme=a", ["1.1", "1.1 (a)", "1.2"]),
        ("objective=2", ["2.1", "2.2"]),
        ("objective=none", ["9.9"]),
        ("owner=arts-team", ["1.1", "1.1 (a)", "2.2"]),
        ("owner=none", ["2.1", "9.9"]),
        ("status=amber", ["1.1"]),
        ("status=none", ["1.1 (a)", "9.9"]),
        ("attention=past-end", ["1.1"]),
        ("attention=due-soon", ["1.2"]),
        ("attention=stale", ["1.2"]),
        ("attention=any", ["1.1", "1.2"]),
        ("state=open", ["1.1", "1.1 (a)", "1.2"]),
        ("state=closed", ["2.1", "2.2"]),
        ("q=train", ["1.2"]),
        ("q=ZONING+adverts", ["1.1"]),
        ("q=2.2", ["2.2"]),
        ("q=no+money", ["2.2"]),
        ("q=100%25", []),
        ("owner=zoning-team&status=red&q=panels", ["1.2"]),
        ("sort=end", ["2.2", "1.1", "2.1", "1.2", "1.1 (a)", "9.9"]),
        ("sort=status", ["2.2", "1.1", "1.2", "2.1", "1.1 (a)", "9.9"]),
        ("sort=updated", ["1.1", "2.2", "1.2", "2.1", "1.1 (a)", "9.9"]),
        ("sort=owner", ["1.1 (a)", "2.2", "1.1", "1.2", "2.1", "9.9"]),
    ],
)
def test_a_register_is_filtered_and_sorted_alike_by_the_database_and_from_the_log(strategy, query, labels):
    assert found(strategy, query) == labels
    lines = load_register(strategy, today=TODAY)
    wanted = RegisterFilter(QueryDict(query), strategy=strategy).wanted()
    assert [line.label for line in kept(lines, wanted)] == labels
    assert [line.label for line in register_lines(strategy, wanted, today=TODAY)] == labels


def test_numbers_stand_in_plan_order_not_in_the_order_of_strings(strategy):
    hiring = strategy.objectives.get(number="1")
    for number in ("3.9", "3.10", "3.11"):
        make_action(number=number, objective=hiring)
    assert found(strategy, "")[-3:] == ["3.9", "3.10", "3.11"]


def test_rows_are_grouped_by_theme_and_objective(strategy, viewer):
    page = shown(viewer, strategy)
    order = [
        "A: People",
        "Objective 1: Hire fairly",
        "1.1 (a)",
        "B: Places",
        "Objective 2",
        "Under no objective",
    ]
    places = [page.index(words, page.index("<tbody")) for words in order]
    assert places == sorted(places)


def test_the_count_and_each_filter_stand_in_view_with_a_way_out(strategy, viewer):
    page = shown(viewer, strategy, "?status=amber&owner=arts-team&page=3")
    assert "<strong>1 of 6 actions</strong>" in page
    assert "Status: Amber" in page
    register = reverse("register", args=[strategy.slug])
    assert f'href="{register}?owner=arts-team"' in page
    assert f'href="{register}?status=amber"' in page
    assert "Filters (2 set)" in page


def test_the_end_first_planned_is_struck_through_beside_the_new_one(strategy, viewer):
    action = strategy.actions.get(number="1.1")
    make_update(action, "Amber", on=TODAY, new_end=parse_timescale("May 2027"), end_reason="No supplier")
    assert 'May 2027<span class="govuk-visually-hidden">, originally </span> <s' in shown(viewer, strategy)


def test_25_actions_stand_on_a_page_unless_more_are_asked_for(viewer):
    objective = make_objective(make_strategy())
    for _ in range(30):
        make_action(objective=objective)
    strategy = objective.strategy
    assert shown(viewer, strategy).count('class="edi-row-link"') == 25
    assert shown(viewer, strategy, "?page=2").count('class="edi-row-link"') == 5
    assert shown(viewer, strategy, "?per=100").count('class="edi-row-link"') == 30
    assert "1 to 25 of 30 actions" in shown(viewer, strategy)


@pytest.mark.parametrize(
    "query",
    [
        "page=99999999999999999999", "page=-1", "page=zz", "page=%00", "per=7", "per=" + "9" * 500,
        "status=zz", "status=%00", "owner=%ED%A0%80", "theme=1'--", "q=%00", "q=" + "x" * 5000,
        "sort=number", "attention=past_end", "state=ajar", "as_at=2025-13-45", "as_at=9999-12-31",
        "as_at=0001-01-01", "as_at=tomorrow", "as_at=%00", "as_at=2025-03-31-", "as_at=20250331",
        "as_at_day=45&as_at_month=March&as_at_year=2025", "as_at_day=1", "as_at=" + "-" * 3000,
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["register", "register_workbook"])
def test_no_query_breaks_the_register(strategy, viewer, name, query):
    assert viewer.get(reverse(name, args=[strategy.slug]) + "?" + query).status_code == 200


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("status=zz", "Choose one of the answers shown for “Status”."),
        ("as_at=2025-13-45", "Look at a past date must have a month from 1 to 12 or its name, for example 3"),
        ("as_at=9999-12-31", "31 December 9999 is still to come."),
        ("q=" + "x" * 201, "Search must be 200 characters or fewer. It has 201."),
    ],
)
def test_a_refused_filter_says_what_to_do_and_shows_everything_else(strategy, viewer, query, complaint):
    page = shown(viewer, strategy, "?" + query)
    assert complaint in page
    assert "There is a problem" in page
    assert "<title>Error: Register" in page
    assert "6 actions" in page


def test_a_past_date_is_drawn_from_the_log_and_nothing_can_be_edited(strategy, client):
    client.force_login(make_user(Role.EDI_EDITOR))
    make_update(strategy.actions.get(number="1.1"), "Red", on=date(2026, 2, 25))
    page = shown(client, strategy, "?as_at=2026-02-10&status=amber")
    assert "You are looking at <strong>10 February 2026</strong>" in page
    assert "<strong>1 of 6 actions</strong>" in page
    assert "8 months past its end date" not in page
    assert "7 months past its end date" in page
    assert "Add an action" not in page
    assert f'href="{reverse("register", args=[strategy.slug])}?status=amber">Go to today' in page


def test_three_boxes_become_one_date_in_the_address(strategy, viewer):
    query = urlencode({"as_at_day": "31", "as_at_month": "March", "as_at_year": "2025", "status": "amber"})
    answer = viewer.get(reverse("register", args=[strategy.slug]) + "?" + query)
    assert answer.status_code == 302
    assert answer.url == reverse("register", args=[strategy.slug]) + "?status=amber&as_at=2025-03-31"


def test_a_date_before_the_first_record_says_so(strategy, viewer):
    assert "Nothing was recorded before 31 January 2025." in shown(viewer, strategy, "?as_at=2024-06-30")
    assert "Nothing was recorded before" not in shown(viewer, strategy, "?as_at=2025-06-30")


def test_an_empty_register_says_what_will_be_here(client):
    strategy = make_strategy()
    client.force_login(make_user(Role.EDI_EDITOR))
    assert "The actions of the plan will be listed here" in shown(client, strategy)


def test_filters_that_nothing_fits_can_be_cleared(strategy, viewer):
    page = shown(viewer, strategy, "?q=unicorns")
    assert "No action fits these filters" in page
    assert "<strong>0 of 6 actions</strong>" in page


# --- the workbook -----------------------------------------------------------------------------------------


def workbook(client, strategy, query=""):
    answer = client.get(reverse("register_workbook", args=[strategy.slug]) + query)
    return answer, load_workbook(BytesIO(answer.content))


def rows_of(book):
    headings, *rows = book["Register"].iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def test_the_workbook_holds_what_the_page_shows(strategy, viewer):
    answer, book = workbook(viewer, strategy, "?theme=a&sort=end")
    assert [row["Number"] for row in rows_of(book)] == ["1.1", "1.2", "1.1 (a)"]
    first = rows_of(book)[0]
    assert first["Owners"] == "Zoning Team, Arts Team"
    assert first["Last update"].date() == date(2026, 2, 1)
    assert first["Last day of the end"].date() == date(2025, 6, 30)
    assert first["Status"] == "Amber"
    about = dict(book["About"].iter_rows(values_only=True))
    assert about["Rows"] == "3 of 6 actions"
    assert about["Filtered by"] == "Theme: A People"
    assert answer.headers["Content-Disposition"].endswith(f'-register-{timezone.localdate()}.xlsx"')


def test_the_workbook_can_be_filtered_and_keeps_its_headings_in_view(strategy, viewer):
    _, book = workbook(viewer, strategy)
    sheet = book["Register"]
    assert sheet.freeze_panes == "B2"
    assert sheet.tables["Register"].autoFilter.ref == sheet.dimensions
    assert book.properties.language == "en-GB"
    assert all(sheet.column_dimensions[letter].width >= 10 for letter in "ABCDEFGHIJKLMNOPQR")


@pytest.mark.parametrize(
    "text", ["=1+1", "+44 1234", "-see above", "@team", "\t=1", '=HYPERLINK("http://x")']
)
def test_no_text_of_a_plan_becomes_a_formula(viewer, text):
    strategy = make_strategy()
    make_action(strategy, text=text, status="Amber")
    _, book = workbook(viewer, strategy)
    cell = book["Register"]["E2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_the_plans_own_columns_are_in_the_workbook_under_headings_of_their_own(viewer):
    strategy = make_strategy()
    make_action(strategy, extra={"Budget code": "HR-1", "Status": "RAG as printed"})
    make_action(strategy, extra={"budget code": "=1+1"})
    _, book = workbook(viewer, strategy)
    first, second = rows_of(book)
    assert (first["Budget code"], first["Status (plan)"]) == ("HR-1", "RAG as printed")
    assert second["budget code (plan)"] == "=1+1"
    assert len(book["Register"].tables["Register"].column_names) == len(first)


def test_a_workbook_without_rows_still_has_its_headings(viewer):
    _, book = workbook(viewer, make_strategy())
    assert rows_of(book) == []
    assert book["Register"]["A1"].value == "Number"


def test_characters_that_a_workbook_cannot_hold_do_not_break_it(viewer):
    strategy = make_strategy()
    make_action(strategy, text="Bell \x07 and vertical \x0b tab")
    _, book = workbook(viewer, strategy)
    assert book["Register"]["E2"].value == "Bell � and vertical � tab"


def test_the_workbook_of_a_past_date_is_that_of_the_page(strategy, viewer):
    make_update(strategy.actions.get(number="1.1"), "Red", on=date(2026, 2, 25))
    _, book = workbook(viewer, strategy, "?as_at=2026-02-10&status=amber")
    assert [row["Number"] for row in rows_of(book)] == ["1.1"]
    assert dict(book["About"].iter_rows(values_only=True))["As it stood on"].date() == date(2026, 2, 10)


def test_every_order_offered_is_known(strategy):
    for sort in SORTS:
        assert len(found(strategy, f"sort={sort}", as_at=TODAY - timedelta(days=1))) == 6
