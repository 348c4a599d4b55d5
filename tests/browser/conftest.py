"""A real Chromium, signed in as a role, that fails a test when a page writes to the console or axe finds something."""

import os
import shutil
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from accounts.models import User
from accounts.roles import Role
from tests.builders import PASSWORD, make_user

ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
WIDER_THAN_THE_PAGE = """Array.from(document.querySelectorAll('main *'))
    .filter(it => it.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .slice(0, 4).map(it => it.tagName + '.' + it.className)"""
RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def chromium(playwright: Playwright):
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert path, "Chromium is needed: run `make browser`."
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    browser = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS, *sandbox])
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def live_server(django_db_setup, live_server):
    """The server takes the test database as it finds it, so the database has to be there first.

    Otherwise each of its threads opens a connection of its own, which nobody closes.
    """
    return live_server


class Visitor:
    """A person at a browser."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.context, self.base = context, base
        self.page: Page = context.new_page()
        self.console: list[str] = []
        self.page.on("console", lambda message: self.console.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.console.append(f"error: {error}"))

    def go(self, path: str) -> Page:
        self.page.goto(self.base + path)
        return self.page

    def sign_in(self, user: User, password: str = PASSWORD) -> None:
        page = self.go("/accounts/login/")
        page.get_by_label("E-mail address").fill(user.email)
        page.get_by_label("Password", exact=True).fill(password)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/staff/**")

    def check(self, *, status: int = 200) -> None:
        """Fails when axe finds something, when the console was written to, or when the page scrolls sideways."""
        assert self.complaints(status=status) == [], self.page.url

    def complaints(self, *, status: int = 200) -> list[str]:
        """What is wrong with the page that is open; Chromium itself notes an answer that is no 200."""
        found = Axe().run(self.page, options=RULES).response["violations"]
        told = [f"{v['id']}: {v['help']} at {[n['target'] for n in v['nodes']][:3]}" for v in found]
        own_note = f"the server responded with a status of {status}"
        told += [line for line in self.console if status == 200 or own_note not in line]
        self.console.clear()
        if self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            told.append(f"scrolls sideways: {self.page.evaluate(WIDER_THAN_THE_PAGE)}")
        return told

    def complaints_at_both_sizes(self, path: str = "", *, status: int = 200) -> list[str]:
        """Wide as it opens, then on a phone with everything unfolded; of the page that is open without a path."""
        self.page.set_viewport_size(WIDE)
        if path:
            self.go(path)
        wide = self.complaints(status=status)
        self.page.set_viewport_size(NARROW)
        self.page.evaluate(
            "for (const folded of document.querySelectorAll('details:not([data-closes])')) folded.open = true"
        )
        narrow = self.complaints(status=status)
        return [f"wide: {told}" for told in wide] + [f"narrow: {told}" for told in narrow]


@pytest.fixture
def visit(chromium: Browser, live_server) -> Callable[..., Visitor]:
    """Opens a browser window: visit(Role.EDI_EDITOR), visit(user), or visit() for a stranger."""
    contexts = []

    def open_window(who: Role | User | None = None, *, size=WIDE, javascript: bool = True) -> Visitor:
        context = chromium.new_context(
            viewport=size, java_script_enabled=javascript, locale="en-GB", reduced_motion="reduce"
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        visitor = Visitor(context, live_server.url)
        if who is not None:
            visitor.sign_in(make_user(who) if isinstance(who, Role) else who)
        return visitor

    yield open_window
    for context in contexts:
        context.close()
