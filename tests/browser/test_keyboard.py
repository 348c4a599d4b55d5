"""Everything can be done with the keys alone, and one always sees where one is."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from accounts.roles import Role
from objectives.models import Action
from tests.builders import make_action, make_objective, make_owner, make_strategy, make_user
from tests.imports.plans import PLAN
from tests.imports.sheets import table

# How the thing in focus shows it: by itself, or for radios and checkboxes by what is drawn beside them.
SHOWS_FOCUS = """() => {
  const here = document.activeElement, beside = here.nextElementSibling
  const seen = (element, part) => {
    const style = getComputedStyle(element, part)
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
    return style.boxShadow !== 'none' || (outlined && !/rgba\\(.*, 0\\)/.test(style.outlineColor))
  }
  return seen(here) || (beside && (seen(beside) || seen(beside, '::before')))
}"""
NAME = """() => {
  const here = document.activeElement
  const names = [here.labels?.[0]?.innerText, here.getAttribute('aria-label'), here.innerText]
  return names.find(Boolean)?.replace(/\\s+/g, ' ').trim() || ''
}"""


def tab_to(page: Page, name: str, *, most: int = 80) -> None:
    """Presses Tab until the thing with this name has the focus; everything on the way shows that it has it."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            continue  # between the last stop and the first
        here = page.evaluate(NAME)
        assert page.evaluate(SHOWS_FOCUS), f"Nothing shows that “{here}” has the focus."
        if here.startswith(name):
            return
    raise AssertionError(f"“{name}” can't be reached with {most} presses of Tab.")


def press(page: Page, name: str) -> None:
    """Goes to a link or button with the keys, presses it, and waits for the page that it leads to."""
    tab_to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.fixture
def action(transactional_db) -> Action:
    strategy = make_strategy(title="Fair for all", slug="fair-for-all")
    library = make_owner("Library Service")
    return make_action(
        objective=make_objective(strategy, "1"),
        number="1.1",
        text="Open on Sundays",
        owners=(library,),
        end="2030",
        status="Blue",
    )


def test_the_first_stop_leads_past_the_navigation(visit):
    page = visit(Role.VIEWER).go("/staff/strategies/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to main content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_an_update_is_sent_by_keys_alone(visit, action: Action):
    owner = make_user(Role.OWNER, member_of=action.action_owners.get().owner)
    page = visit(owner).go("/staff/my-actions/")
    press(page, "Update 1.1 Open on Sundays")
    tab_to(page, "Blue")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(NAME).startswith("Amber")
    tab_to(page, "What has happened since?")
    page.keyboard.type("The first Sunday was a success.")
    press(page, "Send the update")
    expect(page.get_by_text("Your update is sent. That is all. Thank you.")).to_be_visible()
    assert action.updates.get(number=2).status.label == "Amber"


def test_the_focus_goes_to_what_is_wrong_and_from_there_to_its_box(visit, action: Action):
    visitor = visit(Role.EDI_EDITOR)
    page = visitor.go(f"{action.get_absolute_url()}updates/new/")
    page.get_by_role("button", name="Send the update").press("Enter")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    assert page.title().startswith("Error: ")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("What has happened since?")).to_be_focused()
    visitor.check()


def test_a_plan_is_uploaded_by_keys_alone(visit, tmp_path: Path):
    plan = tmp_path / "plan.xlsx"
    plan.write_bytes(table(PLAN))
    visitor = visit(Role.EDI_EDITOR)
    # Asked for before the page opens: a chooser that is asked for late would come up on the screen.
    visitor.page.on("filechooser", lambda chooser: chooser.set_files(plan))
    page = visitor.go("/staff/imports/")
    press(page, "Upload a plan")
    tab_to(page, "Which strategy does this plan belong to?")
    page.keyboard.type("Fair for all")
    tab_to(page, "The plan")
    page.keyboard.press("Enter")
    expect(page.get_by_label("The plan", exact=True)).to_have_value(re.compile("plan.xlsx"))
    press(page, "Upload the plan")
    expect(page.get_by_role("heading", name="Settle words")).to_be_visible()


def test_the_account_menu_opens_closes_and_signs_out_by_keys(visit):
    visitor = visit(make_user(Role.VIEWER, email="reader@example.test"))
    page = visitor.go("/staff/strategies/")
    tab_to(page, "Your account")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Change password")).to_be_visible()
    visitor.check()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Change password")).to_be_hidden()
    expect(page.locator(".edi-account summary")).to_be_focused()
    page.keyboard.press("Enter")
    press(page, "Sign out")
    visitor.go("/staff/")
    page.wait_for_url("**/accounts/login/**")
