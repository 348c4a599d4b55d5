"""The first hour of an equality officer: the spreadsheet, as it is, becomes a register that one can trust."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from accounts.roles import Role
from plans.statuses import Meaning
from tests.browser.conftest import Visitor
from tests.journeys.council_plan import WORDS, council_plan


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "Equality plan FINAL v3.xlsx"
    file.write_bytes(council_plan())
    return file


def bring_in(visitor: Visitor, plan: Path) -> Page:
    """From the file to the page that says that the plan is saved, each step looked at on the way."""
    page = visitor.go("/staff/imports/new/")
    page.get_by_label("Which strategy does this plan belong to?").fill("Fair and Open")
    page.get_by_label("The plan", exact=True).set_input_files(plan)
    page.get_by_role("button", name="Upload the plan").click()
    expect(page.get_by_role("heading", name="Check columns")).to_be_visible()
    visitor.check()
    page.get_by_label("What column I of sheet “Action plan” holds").select_option("extra")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Settle words")).to_be_visible()
    for word, meaning in WORDS.items():
        page.get_by_label(f"Meaning of {word}", exact=True).select_option(label=Meaning(meaning).label)
    visitor.check()
    page.get_by_role("button", name="Go on to the preview").click()
    expect(page.get_by_text("17 actions, all new")).to_be_visible()
    visitor.check()
    page.get_by_role("button", name="Save 17 actions").click()
    expect(page.get_by_role("heading", name="The plan is saved")).to_be_visible()
    visitor.check()
    return page


def test_from_a_spreadsheet_to_a_register(visit, plan: Path):
    visitor = visit(Role.EDI_EDITOR)
    page = bring_in(visitor, plan)
    expect(page.get_by_text("17 actions were added.")).to_be_visible()
    page.get_by_role("button", name="Open the register").click()
    expect(page.get_by_text("1 to 17 of 17 actions")).to_be_visible()
    late = page.get_by_role("row", name="Publish the pay gap")
    expect(late).to_contain_text("Blue")
    expect(late).to_contain_text("past its end date")
    visitor.check()
    page.get_by_role("link", name="Plan checker").click()
    for words in ("2.3", "June 2024", "makes 111"):
        expect(page.locator("main")).to_contain_text(words)
    visitor.check()


def test_from_a_spreadsheet_to_a_register_without_javascript(visit, plan: Path):
    visitor = visit(Role.EDI_EDITOR, javascript=False)
    visitor.check = lambda: None  # axe needs scripts; the same pages are looked at above
    page = bring_in(visitor, plan)
    page.get_by_role("button", name="Open the register").click()
    expect(page.get_by_text("1 to 17 of 17 actions")).to_be_visible()


def test_leaving_a_row_out_shows_it_so_before_anything_is_saved(visit, plan: Path):
    visitor = visit(Role.EDI_EDITOR)
    page = visitor.go("/staff/imports/new/")
    page.get_by_label("Which strategy does this plan belong to?").fill("Fair and Open")
    page.get_by_label("The plan", exact=True).set_input_files(plan)
    page.get_by_role("button", name="Upload the plan").click()
    page.get_by_label("What column I of sheet “Action plan” holds").select_option("extra")
    page.get_by_role("button", name="Go on").click()
    for word, meaning in WORDS.items():
        page.get_by_label(f"Meaning of {word}", exact=True).select_option(label=Meaning(meaning).label)
    page.get_by_role("button", name="Go on to the preview").click()
    page.get_by_role("checkbox").last.check()
    page.get_by_role("button", name="Leave out what is ticked").click()
    expect(page.get_by_role("button", name="Save 16 actions")).to_be_visible()
    page.get_by_role("link", name="Left out by you 1").click()
    expect(page.locator("main")).to_contain_text("Take on six apprentices from care")
    visitor.check()
