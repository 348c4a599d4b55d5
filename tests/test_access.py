"""Who may open what: every address of the site has a rule, and the rule holds."""

from collections.abc import Iterator
from datetime import date
from operator import attrgetter
from types import SimpleNamespace

import pytest
from django.urls import URLPattern, get_resolver, reverse
from django.urls.resolvers import RoutePattern

from accounts.changes import add_alias, add_member
from accounts.roles import GRANTS, Right, Role
from imports.models import FiguresUpload, ImportBatch, Upload
from objectives.models import UpdateDraft
from reporting.models import DraftFile, IssueFile, Mail, ReportDraft, ReportIssue
from tests.builders import (
    make_action,
    make_body,
    make_cycle,
    make_duty,
    make_figure,
    make_group,
    make_measure,
    make_objective,
    make_owner,
    make_publication,
    make_strategy,
    make_update,
    make_user,
    store_base,
    store_publication,
)

# Pages that aren't ours: who may open them is said here, and tested below.
EVERYBODY, SIGNED_IN, ADMINISTRATORS = "everybody", "signed in", "administrators"
OTHERS = {
    "account_login": EVERYBODY,
    "account_logout": EVERYBODY,
    "account_inactive": EVERYBODY,
    "account_signup": EVERYBODY,
    "account_reset_password": EVERYBODY,
    "account_reset_password_done": EVERYBODY,
    "account_reset_password_from_key": EVERYBODY,
    "account_reset_password_from_key_done": EVERYBODY,
    "account_reauthenticate": SIGNED_IN,
    "account_change_password": SIGNED_IN,
    "account_set_password": SIGNED_IN,
    "mfa_authenticate": EVERYBODY,
    "mfa_index": SIGNED_IN,
    "mfa_reauthenticate": SIGNED_IN,
    "mfa_activate_totp": SIGNED_IN,
    "mfa_deactivate_totp": SIGNED_IN,
    "mfa_view_recovery_codes": SIGNED_IN,
    "mfa_generate_recovery_codes": SIGNED_IN,
    "mfa_download_recovery_codes": SIGNED_IN,
}
# Behind `shut`, which answers 404 before they are reached.
SHUT = {
    "account_email",
    "account_email_verification_sent",
    "account_confirm_email",
    "account_confirm_login_code",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
    "socialaccount_signup",
    "socialaccount_connections",
}
STAFF_METHODS = {"GET", "POST"}

# What stands in the places of an address, by how it begins.
PLACES = [
    ("staff/owners/<slug:slug>/aliases/", {"slug": "owner.slug", "pk": "alias.pk"}),
    ("staff/owners/", {"slug": "owner.slug", "pk": "person.pk"}),
    (
        "staff/reports/<slug:ref>/publi",
        {"ref": "issue.ref", "objective": "objective.ref", "measure": "measure.slug", "pk": "published.pk"},
    ),
    ("staff/reports/drafts/", {"pk": "draft.pk", "name": "drawn.format"}),
    (
        "staff/reports/",
        {"pk": "draft.pk", "ref": "issue.ref", "earlier": "issue.ref", "name": "file.name"},
    ),
    ("staff/mail/", {"pk": "letter.pk"}),
    ("staff/cycles/", {"slug": "cycle.slug", "owner": "owner.slug"}),
    ("staff/duties/", {"slug": "duty.slug", "pk": "publication.pk"}),
    ("staff/imports/", {"pk": "batch.pk"}),
    ("staff/agreement/", {"pk": "told.pk"}),
    ("staff/drafts/", {"pk": "told.pk"}),
    ("staff/measures/imports/", {"pk": "figures.pk"}),
    ("staff/measures/categories/", {"pk": "group.pk"}),
    ("staff/measures/", {"slug": "measure.slug", "pk": "figure.pk"}),
    ("staff/strategies/<slug:slug>/objectives/", {"slug": "strategy.slug", "ref": "objective.ref"}),
    ("staff/strategies/<slug:slug>/settings/word/", {"slug": "strategy.slug", "pk": "base.pk"}),
    (
        "staff/strategies/<slug:slug>/settings/",
        {"slug": "strategy.slug", "pk": "term.pk", "body": "body.slug"},
    ),
    ("staff/strategies/", {"slug": "strategy.slug", "ref": "action.ref", "n": "update.number"}),
]


def patterns(resolver=None, path: str = "", namespace: str = "") -> Iterator[tuple[str, str, URLPattern]]:
    for entry in (resolver or get_resolver()).url_patterns:
        inner = f"{path}{entry.pattern}"
        if isinstance(entry, URLPattern):
            yield inner, f"{namespace}{entry.name or ''}", entry
        else:
            spaces = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from patterns(entry, inner, spaces)


def rule_of(path: str, name: str, pattern: URLPattern) -> object:
    """The rule of one address; None when nobody has thought about it."""
    if name in SHUT or path.startswith("accounts/social/"):
        return "shut"
    if name.startswith("admin:"):
        return ADMINISTRATORS
    return getattr(pattern.callback, "rule", None) or OTHERS.get(name)


ALL = list(patterns())
STAFF = [(path, name, p) for path, name, p in ALL if isinstance(rule_of(path, name, p), Right)]
STAFF_NAMES = [name for _, name, _ in STAFF]


@pytest.fixture
def world(db) -> SimpleNamespace:
    """One of everything that an address may name."""
    owner = make_owner("Library Service")
    person = make_user(Role.OWNER, member_of=owner)
    strategy = make_strategy(slug="fair-for-all")
    body = make_body(strategy)
    objective = make_objective(strategy, "1")
    action = make_action(objective=objective, number="1.1", owners=(owner,), end="June 2025", status="Blue")
    update = make_update(action, "Amber", by=person)
    publication = make_publication(make_duty())
    upload = Upload(file_name="plan.xlsx", content=b"x", size=1, sha256="0" * 64)
    upload.save()
    issue = ReportIssue(
        strategy=strategy,
        body=body,
        ref="a-report",
        as_at=date(2025, 1, 31),
        snapshot="{}",
        snapshot_sha256="0" * 64,
    )
    issue.save()
    file = IssueFile(issue=issue, format="html", name="report.html", content=b"<p>", size=3, sha256="0" * 64)
    file.save()
    add_member(owner=owner, user=person, by=None)
    measure = make_measure("Staff who are disabled")
    figures = FiguresUpload.objects.create(
        file_name="figures.csv", content=b"x", size=1, sha256="0" * 64, keep_until=date(2030, 1, 31)
    )
    cycle = make_cycle(body)
    draft = ReportDraft.objects.create(strategy=strategy, body=body, as_at=date(2025, 1, 31))
    return SimpleNamespace(
        figures=figures,
        measure=measure,
        group=make_group("Asian"),
        figure=make_figure(measure, 40),
        cycle=cycle,
        letter=Mail.objects.create(
            to=person, cycle=cycle, occasion="opening", state="failed", reason="550 No"
        ),
        duty=publication.duty,
        publication=publication,
        strategy=strategy,
        term=strategy.status_terms.first(),
        body=body,
        base=store_base(strategy),
        objective=objective,
        action=action,
        update=update,
        owner=owner,
        alias=add_alias(owner=owner, text="Libraries", by=None),
        person=person,
        issue=issue,
        published=store_publication(issue),
        file=file,
        told=UpdateDraft.objects.create(action=action, written_by=person, state=UpdateDraft.State.WAITING),
        draft=draft,
        drawn=DraftFile.objects.create(draft=draft, format="pdf", state="drawn", snapshot="{}", saved=1),
        batch=ImportBatch.objects.create(
            upload=upload, strategy=strategy, strategy_slug=strategy.slug, as_at=date(2025, 1, 31)
        ),
    )


def address(name: str, route: str, pattern: URLPattern, world: SimpleNamespace) -> str:
    """The address of a page with a real thing in every place."""
    assert isinstance(pattern.pattern, RoutePattern), f"{name}: write the address as a route."
    places = next((places for begins, places in PLACES if route.startswith(begins)), {})
    missing = set(pattern.pattern.converters) - set(places)
    assert not missing, f"Say in PLACES what stands for {missing} in /{route}."
    return reverse(name, kwargs={a: attrgetter(places[a])(world) for a in pattern.pattern.converters})


def test_every_address_has_a_rule():
    unknown = [f"/{path} ({name})" for path, name, pattern in ALL if rule_of(path, name, pattern) is None]
    assert not unknown, f"Put @needs(Right.…) or @open_to_everybody on the views of: {unknown}"


def test_the_tables_of_other_peoples_pages_name_only_pages_that_exist():
    names = {name for _, name, _ in ALL}
    assert set(OTHERS) | SHUT <= names


def test_everything_below_staff_needs_a_right():
    assert [p for p, n, x in ALL if p.startswith("staff/") and not isinstance(rule_of(p, n, x), Right)] == []
    assert [path for path, _, _ in STAFF if not path.startswith("staff/")] == []


@pytest.mark.parametrize(("route", "name", "pattern"), STAFF, ids=STAFF_NAMES)
def test_strangers_are_led_to_the_sign_in_page(client, world, route, name, pattern):
    url = address(name, route, pattern, world)
    for method in (client.get, client.post):
        answer = method(url)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(f"{reverse('account_login')}?next=")


@pytest.mark.parametrize(("route", "name", "pattern"), STAFF, ids=STAFF_NAMES)
def test_without_the_right_a_page_answers_403_with_the_reason(client, world, route, name, pattern):
    right = pattern.callback.rule
    roles = [role for role in Role if right not in GRANTS[role]]
    for role in (None, *roles):
        client.force_login(make_user(*([role] if role else [])))
        url = address(name, route, pattern, world)
        answers = {method: client.generic(method, url) for method in STAFF_METHODS}
        # A view may refuse a wrong method before it asks who is there.
        refused = [answer for answer in answers.values() if answer.status_code != 405]
        assert {answer.status_code for answer in refused} == {403}, role
        assert all(right.value in answer.content.decode() for answer in refused), role


@pytest.mark.parametrize(("route", "name", "pattern"), STAFF, ids=STAFF_NAMES)
def test_a_wrong_method_answers_405_and_changes_nothing(client, world, route, name, pattern):
    client.force_login(make_user(Role.ADMINISTRATOR, email="boss@example.test"))
    answer = client.delete(address(name, route, pattern, world))
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) & STAFF_METHODS


@pytest.mark.parametrize("name", [name for name, rule in OTHERS.items() if rule == SIGNED_IN])
def test_pages_of_ones_own_account_lead_strangers_to_the_sign_in_page(client, db, name):
    answer = client.get(reverse(name))
    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, reverse("account_login"))


@pytest.mark.parametrize(
    "name", ["account_login", "account_signup", "account_reset_password", "account_inactive"]
)
def test_pages_of_signing_in_open_for_strangers(client, db, name):
    assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize(
    "path", ["email/", "confirm-email/", "3rdparty/", "3rdparty/signup/", "social/signup/"]
)
def test_doors_that_lead_nowhere_are_shut(client, db, path):
    client.force_login(make_user(Role.ADMINISTRATOR))
    assert client.get(f"/accounts/{path}").status_code == 404
    assert (
        client.post(f"/accounts/{path}", {"email": "new@example.test", "action_add": ""}).status_code == 404
    )


@pytest.mark.parametrize("name", ["index", "password_change", "jsi18n", "autocomplete", "app_list"])
def test_the_administration_asks_strangers_in_and_others_out(client, db, name):
    url = reverse(f"admin:{name}", args=["accounts"] if name == "app_list" else [])
    assert client.get(url).headers["Location"].split("?")[0] == reverse("admin:login")
    assert client.get(reverse("admin:login")).headers["Location"].split("?")[0] == reverse("account_login")
    client.force_login(make_user(*(set(Role) - {Role.ADMINISTRATOR})))
    assert client.get(url, follow=True).status_code == 403


# --- the table of roles -----------------------------------------------------------------------------------

READS = {Right.READ, Right.READ_REPORTS}
EXPECTED = {
    Role.VIEWER: READS,
    Role.OWNER: READS | {Right.UPDATE_OWN},
    Role.HR_ANALYST: READS | {Right.UPDATE_OWN, Right.EDIT_MEASURES, Right.IMPORT_MEASURES},
    Role.COMMITTEE_OFFICER: READS | {Right.UPDATE_OWN, Right.DRAFT_REPORT, Right.CHOOSE_WORD_BASE},
    Role.EDI_EDITOR: READS
    | {
        Right.UPDATE_OWN,
        Right.UPDATE_ANY,
        Right.EDIT_PLAN,
        Right.EDIT_MEASURES,
        Right.IMPORT_PLAN,
        Right.MANAGE_OWNERS,
        Right.DRAFT_REPORT,
        Right.CHOOSE_WORD_BASE,
        Right.ISSUE_REPORT,
        Right.PUBLISH,
    },
    Role.ADMINISTRATOR: set(Right),
}


@pytest.mark.parametrize("role", Role)
def test_a_role_gives_these_rights_and_no_others(db, role):
    assert make_user(role).rights == EXPECTED[role]


def test_roles_add_up_and_no_role_gives_no_right(db):
    assert make_user().rights == frozenset()
    both = make_user(Role.HR_ANALYST, Role.COMMITTEE_OFFICER).rights
    assert both == EXPECTED[Role.HR_ANALYST] | EXPECTED[Role.COMMITTEE_OFFICER]
