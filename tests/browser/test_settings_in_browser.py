"""The EDI team prepares its first report by itself: a body, its headings, the key, in a real browser."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from plans.models import GovernanceBody
from tests.browser.conftest import NARROW, WIDE
from tests.builders import make_body, make_strategy, make_user

FORMS = ("facts/", "key/new/", "bodies/new/", "word/")


@pytest.fixture
def strategy():
    return make_strategy(title="Fair for all", slug="fair", adopted_by="Full Council")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_pages_of_the_settings(visit, strategy, size):
    body, term = make_body(strategy), strategy.status_terms.first()
    visitor = visit(Role.EDI_EDITOR, size=size)
    home = reverse("strategy_settings", args=["fair"])
    for path in ("", *FORMS, f"key/{term.pk}/", f"bodies/{body.slug}/"):
        visitor.go(home + path)
        visitor.check()
    reader = visit(Role.VIEWER, size=size)
    reader.go(home)
    reader.check()


def test_without_javascript_the_edi_team_comes_from_nobody_to_a_draft(visit, strategy):
    visitor = visit(make_user(Role.EDI_EDITOR), javascript=False)
    page = visitor.go(reverse("new_report"))
    page.get_by_role("link", name="Settings of Fair for all").click()
    page.get_by_role("button", name="Add a governance body").click()
    page.get_by_label("Name", exact=True).fill("Equality Board")
    box = page.get_by_label("Headings of its front sheet")
    box.fill("Board\nDate of board\nOutcome\nOutcome")
    page.get_by_role("button", name="Add the body").click()
    assert page.get_by_text("“Outcome” stands in line 3 and again in line 4.").first.is_visible()
    box.fill("Board\nDate of board\nOutcome\nClearances (not printed)")
    page.get_by_role("button", name="Add the body").click()
    assert page.get_by_text("Reports on this strategy can go to Equality Board now.").is_visible()
    keys = [entry["key"] for entry in GovernanceBody.objects.get().headings]
    assert keys == ["to", "meeting_on", "outcome", "clearances"]
    page.goto(visitor.base + reverse("new_report"))
    page.get_by_label("Governance body").select_option(label="Equality Board (Fair for all)")
    page.get_by_role("button", name="Start the draft").click()
    assert page.get_by_label("Clearances").is_visible()


def test_a_changed_meaning_is_told_with_its_reason(visit, strategy):
    term = strategy.status_terms.get(label="Amber")
    visitor = visit(make_user(Role.EDI_EDITOR))
    address = reverse("edit_word", args=["fair", term.pk])
    page = visitor.go(address)
    page.get_by_label("Needs attention").check()
    page.get_by_role("button", name="Save the word").click()
    page.get_by_role("heading", name="There is a problem").wait_for()
    visitor.check()
    page.get_by_label("Why?").fill("Agreed in May")
    page.get_by_role("button", name="Save the word").click()
    page.wait_for_url(f"**{reverse('strategy_settings', args=['fair'])}")
    visitor.go(address)
    assert page.get_by_text("Agreed in May").is_visible()
    visitor.check()


def test_the_second_of_two_people_keeps_what_was_typed(visit, strategy):
    first, second = visit(make_user(Role.EDI_EDITOR)), visit(make_user(Role.EDI_EDITOR))
    address = reverse("edit_facts", args=["fair"])
    pages = [visitor.go(address) for visitor in (first, second)]
    for page, words in zip(pages, ("Cabinet", "Full Council, unanimously"), strict=True):
        page.get_by_label("Adopted by").fill(words)
        page.get_by_role("button", name="Save the facts").click()
    page = pages[1]
    page.get_by_role("heading", name="Somebody else was quicker").wait_for()
    assert page.get_by_label("Adopted by").input_value() == "Full Council, unanimously"
    assert page.locator(".edi-conflict").get_by_text("Cabinet").is_visible()
    assert second.complaints_at_both_sizes(status=409) == []
    page.get_by_role("button", name="Save the facts").click()
    page.wait_for_url(f"**{reverse('strategy_settings', args=['fair'])}")
    strategy.refresh_from_db()
    assert strategy.adopted_by == "Full Council, unanimously"
