"""Everything that matters works in a browser without JavaScript."""

import signal
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from accounts.roles import Role
from objectives.models import Action
from reporting.models import ReportIssue
from tests.browser.conftest import Visitor
from tests.builders import make_action, make_body, make_objective, make_owner, make_strategy, make_user
from tests.imports.plans import HEADINGS
from tests.imports.sheets import table


@pytest.fixture
def action(transactional_db) -> Action:
    strategy = make_strategy(title="Fair for all", slug="fair-for-all")
    make_body(strategy, "Communities Committee")
    library = make_owner("Library Service")
    objective = make_objective(strategy, "1")
    make_action(objective=objective, number="1.2", text="Mend the ramps", status="Amber")
    return make_action(
        objective=objective,
        number="1.1",
        text="Open on Sundays",
        owners=(library,),
        end="2030",
        status="Blue",
    )


@pytest.fixture
def worker(settings):
    """A real queue. Calling this does what waits in it, as the worker process would, and ends."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    signals = (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)
    before = {number: signal.getsignal(number) for number in signals}
    yield lambda: call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)
    for number, handler in before.items():
        signal.signal(number, handler)


def test_filter_the_register(visit, action: Action):
    page = visit(Role.VIEWER, javascript=False).go("/staff/strategies/fair-for-all/register/")
    page.get_by_text("Filters", exact=True).click()
    page.get_by_label("Search").fill("ramps")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_text("Mend the ramps")).to_be_visible()
    expect(page.get_by_text("Open on Sundays")).to_be_hidden()
    page.get_by_role("link", name="Remove").click()
    expect(page.get_by_text("Open on Sundays")).to_be_visible()


def test_send_an_update(visit, action: Action):
    reader = make_user(Role.OWNER, member_of=action.action_owners.get().owner)
    page = visit(reader, javascript=False).go("/staff/my-actions/")
    page.get_by_role("link", name="Open on Sundays").click()
    page.get_by_label("Amber").check()
    page.get_by_label("What has happened since?").fill("The first Sunday was a success.")
    page.get_by_role("button", name="Send the update").click()
    expect(page.get_by_text("Your update is sent.")).to_be_visible()
    assert action.updates.get(number=2).narrative == "The first Sunday was a success."


def start_a_report(visitor: Visitor) -> Page:
    page = visitor.go("/staff/reports/new/")
    page.get_by_label("Governance body").select_option(label="Communities Committee (Fair for all)")
    page.get_by_role("button", name="Start the draft").click()
    page.get_by_label("Outcome").fill("Members know what has been done.")
    page.get_by_role("button", name="Save the draft").click()
    page.get_by_role("button", name="Check and issue").click()
    page.get_by_label("I have read this list").check()
    page.get_by_role("button", name="Issue the report").click()
    return page


def test_issue_a_report(visit, action: Action):
    page = start_a_report(visit(Role.EDI_EDITOR, javascript=False))
    expect(page.get_by_text("Of 2 actions 1 is in progress and 1 is not started")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")


def test_a_report_that_the_web_queues_is_drawn_by_the_worker(visit, action: Action, worker):
    visitor = visit(Role.EDI_EDITOR)
    page = start_a_report(visitor)
    expect(page.get_by_role("heading", name="Issuing the report")).to_be_visible()
    visitor.check()
    assert not ReportIssue.objects.exists()
    draft = page.url
    page.goto("about:blank")  # so that the browser asks for nothing while the worker works
    worker()
    page.goto(draft)
    page.wait_for_url(f"**{ReportIssue.objects.get().get_absolute_url()}")
    visitor.check()


def test_a_page_of_progress_goes_on_by_itself(visit, tmp_path: Path, worker):
    """A long plan is read by the worker; its page asks again every three seconds, without any script."""
    plan = tmp_path / "long.xlsx"
    rows = [[f"1.{n}", f"Mend door {n}", "Property", "", "2030", "", "", ""] for n in range(1, 450)]
    plan.write_bytes(table([HEADINGS, *rows]))
    page = visit(Role.EDI_EDITOR, javascript=False).go("/staff/imports/new/")
    page.get_by_label("Which strategy does this plan belong to?").fill("Doors")
    page.get_by_label("The plan", exact=True).set_input_files(plan)
    page.get_by_role("button", name="Upload the plan").click()
    expect(page.get_by_role("heading", name="Reading the plan")).to_be_visible()
    with page.expect_navigation():
        pass  # it has just asked, so the worker has the next three seconds to itself
    worker()
    expect(page.get_by_role("heading", name="Settle words")).to_be_visible()
