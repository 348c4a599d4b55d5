"""Owners, public pages and the administration in a real browser: axe and the console have nothing to say."""

import pytest
from django.contrib import admin
from django.urls import reverse

from accounts.changes import add_alias, add_member
from accounts.roles import Role
from tests.browser.conftest import NARROW, WIDE
from tests.builders import (
    make_action,
    make_body,
    make_objective,
    make_owner,
    make_strategy,
    make_theme,
    make_user,
)


@pytest.fixture
def library():
    owner = make_owner("Library Service")
    add_alias(owner=owner, text="Gwasanaeth Llyfrgelloedd ŵŷ", by=None)
    add_alias(owner=owner, text="Library, archive and local studies " * 8, by=None)
    add_member(owner=owner, user=make_user(Role.OWNER, email="reader@example.test"), by=None)
    make_owner(
        "A team whose name is as long as names of teams become when three services are merged into one"
    )
    return owner


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_pages_of_owners(visit, library, size):
    visitor = visit(Role.EDI_EDITOR, size=size)
    for path in (
        "owners/",
        "owners/?q=zzz",
        "owners/new/",
        "owners/library-service/",
        "owners/library-service/edit/",
    ):
        visitor.go(f"/staff/{path}")
        visitor.check()
    page = visitor.go("/staff/owners/library-service/")
    page.get_by_label("Other name").fill("Library service")
    page.get_by_role("button", name="Add the name").click()
    assert page.get_by_role("alert").is_visible()
    visitor.console.clear()  # Chromium itself writes that the answer was 400
    visitor.check()


def test_the_pages_of_owners_work_without_javascript(visit, library):
    visitor = visit(Role.EDI_EDITOR, javascript=False)
    page = visitor.go("/staff/owners/library-service/")
    page.get_by_label("E-mail address of the person").fill("nobody@example.test")
    page.get_by_role("button", name="Add the member").click()
    assert "Nobody signs in with nobody@example.test" in page.content()
    page.get_by_label("Other name").fill("Books")
    page.get_by_role("button", name="Add the name").click()
    assert "“Books” stands for Library Service now." in page.content()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_public_pages(visit, size):
    visitor = visit(size=size)
    for path in ("/", "/accessibility/", "/nowhere/"):
        visitor.go(path)
        visitor.console[:] = [line for line in visitor.console if "404" not in line]
        visitor.check()


def test_the_administration_breaks_no_content_security_policy(visit, library):
    strategy = make_strategy(slug="fair")
    make_body(strategy)
    make_action(
        objective=make_objective(strategy, theme=make_theme(strategy)), owners=(library,), status="Blue"
    )
    visitor = visit(Role.ADMINISTRATOR)
    for path in ("/admin/", "/admin/accounts/user/add/", "/admin/accounts/owner/upload/"):
        visitor.go(path)
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        visitor.go(reverse(f"{name}_changelist"))
        if first := model._default_manager.first():
            visitor.go(reverse(f"{name}_change", args=[first.pk]))
            visitor.go(reverse(f"{name}_history", args=[first.pk]))
    page = visitor.go(reverse("admin:accounts_owner_change", args=[library.pk]))
    page.get_by_text("Add another member").click()
    page.get_by_role("combobox").last.click()
    page.get_by_role("option", name="reader@example.test").wait_for()
    assert visitor.console == []
