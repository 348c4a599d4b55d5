"""Every page in every state, wide and on a phone: axe finds nothing, the console is empty, nothing is cut off."""

from collections.abc import Iterable

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.db.models import Count
from django.urls import reverse
from playwright.sync_api import expect

from accounts.models import User
from accounts.roles import Role
from edi_tracker.demo import PASSWORD as DEMO_PASSWORD
from edi_tracker.demo import load_demo
from measures.models import Measure
from plans.models import Strategy
from reporting.models import Publication, ReportIssue
from reporting.publications.changes import withdraw
from reporting.snapshot import PLAN
from tests.browser import pages
from tests.browser.awkward import TEXT_8000, awkward_world
from tests.browser.conftest import Visitor
from tests.builders import PASSWORD, make_user
from tests.test_access import ALL

ASKING = "main form[method=post]:not(.edi-unchanged):has(:is(input:not([type=hidden]), textarea, select))"
LOOKED_AT_IN_THE_DEMO = [
    "strategy",
    "register",
    "coverage",
    "tag_actions",
    "checker",
    "objective",
    "action",
    "action_history",
    "new_update",
]


def walk(visitor: Visitor, paths: Iterable[str]) -> list[str]:
    """What is wrong with these pages, each complaint after its path."""
    return [f"{path}: {told}" for path in paths for told in visitor.complaints_at_both_sizes(path)]


def nothing_is_wrong(told: list[str]) -> None:
    assert not told, "\n".join(told)


def test_every_page_is_in_the_table():
    names = {name for _, name, _ in ALL if name and not name.startswith("admin:")}
    looked_at = {
        *pages.FOR_STRANGERS,
        *pages.ALWAYS_THERE,
        *pages.WITH_A_SECOND_STEP,
        *pages.ON_THE_WAY,
        *pages.IN_THE_AWKWARD_WORLD,
    }
    assert names - looked_at == set(pages.NO_PAGES), "Say in tests/browser/pages.py where it is looked at."
    assert looked_at <= names


def test_pages_that_strangers_see(visit):
    visitor = visit()
    nothing_is_wrong(walk(visitor, [reverse(name) for name in pages.FOR_STRANGERS]))
    nothing_is_wrong(visitor.complaints_at_both_sizes("/nowhere/", status=404))
    nothing_is_wrong(sent_empty(visitor, [reverse(name) for name in pages.SENT_EMPTY_BY_STRANGERS]))


def test_pages_when_there_is_nothing_yet(visit):
    visitor = visit(Role.ADMINISTRATOR)
    nothing_is_wrong(walk(visitor, [reverse(name) for name in pages.ALWAYS_THERE]))
    reader = visit(Role.VIEWER)
    nothing_is_wrong(walk(reader, [reverse("strategies"), reverse("reports"), reverse("measures")]))
    reader.go("/staff/imports/")
    assert reader.page.get_by_text("Your role doesn't let you").is_visible()
    nothing_is_wrong(reader.complaints_at_both_sizes(status=403))


def test_pages_when_everything_is_awkward(visit):
    editor = make_user(Role.EDI_EDITOR, Role.ADMINISTRATOR)
    world = awkward_world(editor)
    table = pages.awkward_pages(world)
    assert set(table) == set(pages.IN_THE_AWKWARD_WORLD)
    visitor = visit(editor)
    nothing_is_wrong(walk(visitor, [path for paths in table.values() for path in paths]))
    table |= {name: [reverse(name)] for name in pages.ALWAYS_THERE}
    nothing_is_wrong(sent_empty(visitor, [table[name][0] for name in pages.SENT_EMPTY]))
    withdraw(publication=world.publication, reason=TEXT_8000[:1000], by=editor)
    gone = world.publication.get_absolute_url()
    nothing_is_wrong(visit().complaints_at_both_sizes(gone, status=410))
    owner = visit(world.person)
    evidence = [measure.get_absolute_url() for measure in world.measures]
    nothing_is_wrong(
        walk(
            owner,
            [reverse("my_actions"), reverse("update_my_actions"), world.action.get_absolute_url(), *evidence],
        )
    )


def sent_empty(visitor: Visitor, paths: Iterable[str]) -> list[str]:
    """What is wrong with pages on which a form was emptied and sent."""
    told = []
    for path in paths:
        page = visitor.go(path)
        page.evaluate(
            """for (const box of document.querySelectorAll('main form[method=post] :is(input, textarea, select)')) {
                 if (box.type === 'radio' || box.type === 'checkbox') box.checked = false
                 else if (box.type !== 'hidden') box.value = ''
               }"""
        )
        button = page.locator(f"{ASKING} button:not([type=button]):visible").first
        expect(button, path).to_be_visible()
        button.click()
        expect(page.get_by_role("heading", name="There is a problem"), path).to_be_visible()
        visitor.console[:] = [line for line in visitor.console if "a status of 400" not in line]
        told += [f"{path} with errors: {complaint}" for complaint in visitor.complaints_at_both_sizes()]
    return told


def test_pages_of_the_second_step(visit):
    user = make_user(Role.EDI_EDITOR)
    visitor = visit(user)
    TOTP.activate(user, "A" * 32)
    RecoveryCodes.activate(user)
    nothing_is_wrong(walk(visitor, [reverse(name) for name in pages.WITH_A_SECOND_STEP]))
    stranger = visit()
    page = stranger.go(reverse("account_login"))
    page.get_by_label("E-mail address").fill(user.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"**{reverse('mfa_authenticate')}")
    nothing_is_wrong(stranger.complaints_at_both_sizes())


def test_pages_of_a_new_password(visit):
    user = make_user(Role.VIEWER)
    visitor = visit()
    page = visitor.go(reverse("account_reset_password"))
    page.get_by_label("E-mail address").fill(user.email)
    page.locator("main form button").click()
    page.wait_for_url(f"**{reverse('account_reset_password_done')}")
    link = next(line for line in mail.outbox[-1].body.split() if "/password/reset/key/" in line)
    nothing_is_wrong(visitor.complaints_at_both_sizes(link.split("://")[1].partition("/")[2].join(["/", ""])))
    nothing_is_wrong(visitor.complaints_at_both_sizes("/accounts/password/reset/key/1-wrong/"))


def test_pages_of_the_demo(visit):
    load_demo(tell=lambda _: None)
    strategy = Strategy.objects.get()
    talked_about = strategy.actions.annotate(n=Count("updates")).order_by("-n")[0]
    closed = strategy.actions.exclude(closure="").first()
    earlier, latest = ReportIssue.objects.exclude(body__slug="staffing-committee").order_by("as_at")
    table = pages.pages_of_plan(strategy, strategy.objectives.first(), talked_about, closed, 1)
    told = [path for name in LOOKED_AT_IN_THE_DEMO for path in table[name]]
    told += [reverse("compare_reports", args=[latest.ref, earlier.ref]), latest.get_absolute_url()]
    public = [
        path
        for paths in pages.pages_of_publications(
            Publication.objects.filter(kind=PLAN).first(), latest
        ).values()
        for path in paths
    ]
    public += [one.get_absolute_url() for one in Publication.objects.exclude(kind=PLAN)]
    editor, owner = visit(), visit()
    editor.sign_in(User.objects.get(email="edi@demo.test"), DEMO_PASSWORD)
    owner.sign_in(User.objects.get(email="owner@demo.test"), DEMO_PASSWORD)
    nothing_is_wrong(
        walk(
            editor,
            [
                *told,
                *public,
                reverse("owners"),
                reverse("reports"),
            ],
        )
    )
    evidence = [measure.get_absolute_url() for measure in Measure.objects.all()]
    nothing_is_wrong(walk(owner, [reverse("my_actions"), talked_about.get_absolute_url(), *evidence]))
