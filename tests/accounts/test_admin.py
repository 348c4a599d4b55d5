"""The administration opens for administrators only, shows what there is, and deletes nothing."""

from datetime import date
from decimal import Decimal

import pytest
from django.contrib import admin
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.changes import add_alias, add_member, edit_owner, note, set_manager
from accounts.models import AuditEntry, Owner, OwnerAlias, OwnerMember, RoleGrant, User
from accounts.roles import Role
from imports.models import ImportBatch, Upload
from measures.changes import add_group_alias, set_target
from measures.models import Characteristic, CharacteristicGroup, Measure, Observation, Target
from objectives.checker import check_strategy
from objectives.knowing import know_faults
from objectives.models import Action, Objective, ProgressUpdate, UpdateDraft
from plans.models import GovernanceBody, StatusTerm, Strategy, Theme
from reporting.bases.taking import stop_base
from reporting.models import (
    IssueFile,
    Mail,
    MembersDecision,
    Publication,
    PublicationFile,
    PublicationPlan,
    ReportDefinition,
    ReportDraft,
    ReportIssue,
    Withdrawal,
    WordBase,
    WordBaseStop,
)
from tests.builders import (
    make_action,
    make_body,
    make_cycle,
    make_figure,
    make_group,
    make_measure,
    make_objective,
    make_owner,
    make_strategy,
    make_theme,
    make_update,
    make_user,
    store_base,
    store_publication,
)

pytestmark = pytest.mark.django_db

OURS = [model for model in admin.site._registry if model._meta.app_label not in ("django_tasks_database",)]
NEVER_DELETED = [User, Owner, OwnerAlias, AuditEntry, Strategy, Objective, Action, ProgressUpdate]
NEVER_DELETED += [Measure, Characteristic, CharacteristicGroup, Observation, Target]
NEVER_DELETED += [Upload, ImportBatch, ReportIssue, IssueFile, ReportDraft]
NEVER_DELETED += [Publication, PublicationFile, PublicationPlan, Withdrawal]
ONLY_READ = [
    Characteristic,
    Observation,
    Target,
    OwnerAlias,
    AuditEntry,
    ProgressUpdate,
    Upload,
    ImportBatch,
    ReportIssue,
    IssueFile,
    ReportDraft,
    Publication,
    PublicationFile,
    PublicationPlan,
    Withdrawal,
    WordBase,
    WordBaseStop,
]


def fill(n: int = 1) -> None:
    """n of everything that the administration shows."""
    for i in range(n):
        person = make_user(Role.OWNER)
        owner = make_owner()
        add_alias(owner=owner, text=f"{owner} (also)", by=None)
        add_member(owner=owner, user=person, by=None)
        strategy = make_strategy()
        body = make_body(strategy)
        objective = make_objective(strategy, theme=make_theme(strategy))
        action = make_action(objective=objective, owners=(owner,), end="June 2025", status="Blue")
        update = make_update(action, "Amber", by=person, narrative="A word about it")
        note(what="upload refused", detail="too large", by=person)
        upload = Upload(file_name="plan.xlsx", content=b"bytes", size=5, sha256="0" * 64, uploaded_by=person)
        upload.save()
        ImportBatch.objects.create(
            upload=upload,
            strategy=strategy,
            strategy_slug=strategy.slug,
            as_at=date(2025, 1, 31),
            started_by=person,
        )
        issue = ReportIssue(
            strategy=strategy,
            body=body,
            ref=f"report-{strategy.slug}-{i}",
            as_at=date(2025, 1, 31),
            snapshot="{}",
            snapshot_sha256="0" * 64,
            issued_by=person,
        )
        issue.save()
        IssueFile(issue=issue, format="html", name="r.html", content=b"<p>", size=3, sha256="1" * 64).save()
        MembersDecision(
            issue=issue,
            action=action,
            kind="date",
            asked="Move the end",
            outcome="agreed",
            decided_on=date(2025, 2, 20),
            update=update,
            recorded_by=person,
        ).save()
        store_publication(issue, withdrawn="A figure was wrong")
        stop_base(base=store_base(strategy), by=person)
        ReportDraft.objects.create(strategy=strategy, body=body, as_at=date(2025, 1, 31), created_by=person)
        know_faults(
            strategy=strategy, faults=check_strategy(strategy, today=date(2025, 1, 31))[:1], by=person
        )
        ReportDefinition.objects.create(body=body)
        UpdateDraft.objects.create(action=action, written_by=person, narrative="Half a sentence")
        Mail.objects.create(to=person, cycle=make_cycle(body), occasion="opening")
        second_step(person)
        measure = make_measure()
        make_figure(measure, 40, group=f"Group {measure.pk}")
        set_target(measure=measure, by=person, set_on=date(2025, 1, 31), value=Decimal(50))
        add_group_alias(group=make_group(f"Group {measure.pk}"), text=f"Words {measure.pk}", by=person)


def second_step(person: User) -> None:
    from allauth.mfa.models import Authenticator

    Authenticator.objects.create(user=person, type="totp", data={"secret": "encrypted"})


@pytest.fixture
def boss(client):
    person = make_user(Role.ADMINISTRATOR, email="boss@example.test")
    client.force_login(person)
    return person


def pages(model):
    name = f"{model._meta.app_label}_{model._meta.model_name}"
    pk = model._default_manager.values_list("pk", flat=True).first()
    return {
        "list": reverse(f"admin:{name}_changelist"),
        "add": reverse(f"admin:{name}_add"),
        "change": reverse(f"admin:{name}_change", args=[pk]),
        "history": reverse(f"admin:{name}_history", args=[pk]),
        "delete": reverse(f"admin:{name}_delete", args=[pk]),
    }


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_page_of_the_administration_opens_for_an_administrator(client, boss, model):
    fill()
    model_admin = admin.site._registry[model]
    found = {page: client.get(url).status_code for page, url in pages(model).items()}
    request = client.get("/admin/").wsgi_request
    assert found == {
        "list": 200,
        "add": 200 if model_admin.has_add_permission(request) else 403,
        "change": 200,
        "history": 200,
        "delete": 200 if model_admin.has_delete_permission(request) else 403,
    }


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_the_administration_is_closed_to_everybody_else(client, model):
    fill()
    for url in pages(model).values():
        assert client.get(url).headers["Location"].startswith(reverse("account_login"))
    client.force_login(make_user(*(set(Role) - {Role.ADMINISTRATOR})))
    for url in pages(model).values():
        answer = client.get(url, follow=True)
        assert answer.status_code == 403, url


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_lists_of_the_administration_ask_the_same_for_one_row_as_for_four(
    client, boss, model, django_assert_max_num_queries, django_assert_num_queries
):
    fill()
    url = pages(model)["list"]
    client.get(url)
    with django_assert_max_num_queries(40) as one:
        client.get(url)
    fill(3)
    with django_assert_max_num_queries(len(one)):
        client.get(url)


def test_nothing_that_is_kept_can_be_deleted_or_written_here(rf, boss):
    request = rf.get("/")
    request.user = boss
    registry = admin.site._registry
    assert [m for m in NEVER_DELETED if registry[m].has_delete_permission(request)] == []
    assert [m for m in ONLY_READ if registry[m].has_change_permission(request)] == []
    assert [m for m in ONLY_READ if registry[m].has_add_permission(request)] == []


def rows(prefix: str, initial: int = 0, *forms: dict) -> dict:
    data = {f"{prefix}-TOTAL_FORMS": len(forms), f"{prefix}-INITIAL_FORMS": initial}
    for n, form in enumerate(forms):
        data |= {f"{prefix}-{n}-{name}": value for name, value in form.items()}
    return data


def test_a_new_person_gets_roles_and_a_mail_with_a_link_and_no_password(client, boss):
    data = {"email": "New.Person@example.test", "name": "New Person", "is_active": "on", "send_link": "on"}
    data |= rows("role_grants", 0, {"role": "viewer"}) | rows("memberships")
    answer = client.post(reverse("admin:accounts_user_add"), data)
    assert answer.status_code == 302, answer.context and answer.context["errors"]
    person = User.objects.get(email="new.person@example.test")
    assert (person.roles, person.has_usable_password()) == ({Role.VIEWER}, False)
    assert [m.to for m in mail.outbox] == [["new.person@example.test"]]
    assert "/accounts/password/reset/key/" in mail.outbox[0].body
    assert AuditEntry.objects.get(what="account opened").by == boss
    assert RoleGrant.history.get(user=person).history_user == boss


def test_no_page_shows_a_password_hash(client, boss):
    person = make_user(Role.VIEWER)
    page = client.get(reverse("admin:accounts_user_change", args=[person.pk])).content.decode()
    assert person.password not in page
    assert 'name="password"' not in page


def test_an_administrator_cannot_lock_the_own_door(client, boss):
    grant = boss.role_grants.get()
    data = {"email": boss.email, "name": "", "send_link": ""} | rows("memberships")
    data |= rows("role_grants", 1, {"id": grant.pk, "user": boss.pk, "role": grant.role, "DELETE": "on"})
    page = client.post(reverse("admin:accounts_user_change", args=[boss.pk]), data).content.decode()
    assert "You cannot close your own account" in page
    assert "You cannot take your own role of administrator away" in page
    boss.refresh_from_db()
    assert boss.is_active
    assert boss.role_grants.exists()


def test_closing_an_account_is_in_the_audit_trail(client, boss):
    person = make_user(Role.VIEWER)
    grant = person.role_grants.get()
    data = {"email": person.email, "name": ""} | rows("memberships")
    data |= rows("role_grants", 1, {"id": grant.pk, "user": person.pk, "role": grant.role})
    client.post(reverse("admin:accounts_user_change", args=[person.pk]), data)
    assert AuditEntry.objects.get(what="account closed").detail == person.email


def test_an_owner_is_added_with_its_aliases_and_members(client, boss):
    person = make_user(Role.OWNER)
    data = {"name": "Library Service", "kind": "team", "is_active": "on"}
    data |= rows("aliases", 0, {"text": "Libraries"}) | rows("members", 0, {"user": person.pk})
    answer = client.post(reverse("admin:accounts_owner_add"), data)
    assert answer.status_code == 302
    owner = Owner.objects.get(slug="library-service")
    assert sorted(alias.text for alias in owner.aliases.all()) == ["Libraries", "Library Service"]
    assert owner.members.get().user == person
    assert OwnerAlias.history.filter(history_user=boss).count() == 2


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (["People team"], "“People team” already stands for People Team."),
        (["Books", "BOOKS."], "This name stands here twice."),
        (["…"], "Write the name with letters or numbers."),
    ],
)
def test_an_alias_stands_for_one_owner_only(client, boss, texts, message):
    make_owner("People Team")
    data = {"name": "Library Service", "kind": "team", "is_active": "on"} | rows("members")
    data |= rows("aliases", 0, *({"text": text} for text in texts))
    assert message in client.post(reverse("admin:accounts_owner_add"), data).content.decode()
    assert not Owner.objects.filter(name="Library Service").exists()


def test_a_status_word_is_used_once_however_it_is_written(client, boss):
    strategy = make_strategy()
    data = {
        "strategy": strategy.pk,
        "label": " BLUE ",
        "meaning": "complete",
        "colour": "blue",
        "position": 9,
    }
    page = client.post(reverse("admin:plans_statusterm_add"), data).content.decode()
    assert "The status key has this word already." in page


def test_an_edit_of_an_action_says_why_and_counts_as_a_version(client, boss):
    action = make_action(text="Write guidance", number="1.1")
    url = reverse("admin:objectives_action_change", args=[action.pk])
    form = client.get(url).context["adminform"].form
    data = {name: "" if value is None else value for name, value in form.initial.items()}
    data |= {"text": "Write better guidance", "why": "Clearer", "seen": action.version}
    data = {name: value for name, value in data.items() if value is not False}
    data |= rows("action_owners")
    assert client.post(url, data).status_code == 302
    changed = Action.objects.get(pk=action.pk)
    newest = changed.history.first()
    assert (changed.text, changed.version) == ("Write better guidance", action.version + 1)
    assert (newest.history_user, newest.history_change_reason) == (boss, "Clearer")
    page = client.post(url, data | {"text": "Mine"}).content.decode()
    assert "Somebody else changed this while you were writing." in page


def test_the_history_shows_before_and_after_and_leads_nowhere_back(client, boss):
    owner = make_owner("Library Service")
    edit_owner(owner=owner, name="Libraries & Archives", kind="team", by=boss)
    url = reverse("admin:accounts_owner_history", args=[owner.pk])
    page = client.get(url).content.decode()
    assert "Library Service → Libraries &amp; Archives" in page
    assert "boss@example.test" in page
    old = owner.history.last()
    back = reverse("admin:accounts_owner_simple_history", args=[owner.pk, old.pk])
    assert client.get(back).status_code == client.post(back, {"name": "Library Service"}).status_code == 404


def test_merged_owners_hand_over_aliases_members_and_actions(client, boss):
    old, new = make_owner("HR"), make_owner("People Team")
    person = make_user(Role.OWNER, member_of=old)
    both, one = make_action(owners=(old, new)), make_action(owners=(old,))
    url = reverse("admin:accounts_owner_changelist")
    chosen = {"action": "merge_into_another", "_selected_action": [old.pk]}
    assert "Into which owner?" in client.post(url, chosen).content.decode()
    client.post(url, chosen | {"into": new.pk})
    old.refresh_from_db()
    assert (old.is_active, list(old.actions.all())) == (False, [])
    assert list(both.owners.all()) == list(one.owners.all()) == [new]
    assert sorted(alias.key for alias in new.aliases.all()) == ["hr", "people team"]
    assert OwnerMember.objects.get(user=person).owner == new
    assert OwnerAlias.history.filter(key="hr").first().history_user == boss


# --- lists for a spreadsheet ------------------------------------------------------------------------------

OWNERS = "name,kind,answers for actions,aliases,members,manager,e-mail of the manager\r\n"


def upload(client, url: str, text: str):
    return client.post(url, {"file": SimpleUploadedFile("list.csv", text.encode())})


def kinds(answer) -> list[str]:
    return [line.kind for line in answer.context["lines"]]


def test_a_downloaded_list_comes_back_without_any_change(client, boss):
    owner = make_owner("=SUM(A1) Team")
    add_alias(owner=owner, text="Learning, Skills & Development", by=None)
    make_user(Role.OWNER, member_of=owner, email="a@example.test")
    set_manager(owner=owner, role="Head of HR", email="boss@example.test", by=None)
    text = client.get(reverse("admin:accounts_owner_download")).content.decode()
    assert (
        '\'=SUM(A1) Team,team,yes,"Learning, Skills & Development",a@example.test,Head of HR,boss@example.test'
        in text
    )
    assert kinds(upload(client, reverse("admin:accounts_owner_upload"), text)) == ["Same"]
    make_strategy()
    text = client.get(reverse("admin:plans_statusterm_download")).content.decode()
    assert set(kinds(upload(client, reverse("admin:plans_statusterm_upload"), text))) == {"Same"}


def test_an_uploaded_list_is_shown_first_and_saved_when_agreed(client, boss):
    make_owner("People Team")
    make_user(Role.OWNER, email="a@example.test")
    text = (
        OWNERS
        + "People Team,team,no,HR | People,,Head of HR,Boss@example.test\r\nBook Group,group,yes,,A@example.test,,\r\n"
    )
    url = reverse("admin:accounts_owner_upload")
    shown = upload(client, url, text)
    assert kinds(shown) == ["Changed", "New"]
    assert Owner.objects.count() == 1
    client.post(url, {"text": shown.context["text"]})
    people, books = Owner.objects.get(name="People Team"), Owner.objects.get(name="Book Group")
    assert (people.is_active, people.aliases.count()) == (False, 3)
    assert (people.manager_role, people.manager_email) == ("Head of HR", "boss@example.test")
    assert (books.kind, books.members.get().user.email) == ("group", "a@example.test")
    assert Owner.history.filter(name="Book Group").first().history_user == boss


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Book Group,club,yes,,,,", "“club” is no kind of owner."),
        ("Book Group,team,maybe,,,,", "Write yes or no"),
        ("Book Group,team,yes,People team,,,", "“People team” already stands for People Team."),
        ("Book Group,team,yes,,nobody@example.test,,", "Nobody has an account with nobody@example.test."),
        ("Book Group,team,yes,,,Head,", "Write the e-mail address of the manager, or empty both boxes."),
        ("Book Group,team,yes,,,,a@example.test", "Write which role this is the address of"),
        (",team,yes,,,,", "Write a name"),
        ("x" * 201 + ",team,yes,,,,", "The name has 201 characters and may have 200."),
    ],
)
def test_a_refused_row_says_why_and_no_row_is_saved(client, boss, row, message):
    make_owner("People Team")
    text = f"{OWNERS}Good Group,group,yes,,,,\r\n{row}\r\n"
    url = reverse("admin:accounts_owner_upload")
    for data in ({"file": SimpleUploadedFile("list.csv", text.encode())}, {"text": text}):
        answer = client.post(url, data)
        assert kinds(answer) == ["New", "Refused"]
        assert message in answer.content.decode()
    assert list(Owner.objects.values_list("name", flat=True)) == ["People Team"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "The file is empty"),
        (b"name;kind\r\n", "The first row must be"),
        (OWNERS.encode() + b"a,b\r\n", "Row 2 has 2 cells and should have 7."),
        (b"\xff\xfe", "UTF-8"),
        (OWNERS.encode() + b'"a,team,yes,,\r\n', "a CSV that we can read"),
        (OWNERS.encode() + b"a\x00,team,yes,,\r\n", "characters that a CSV cannot"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_a_reason(client, boss, content, message):
    answer = client.post(
        reverse("admin:accounts_owner_upload"), {"file": SimpleUploadedFile("l.csv", content)}
    )
    assert answer.status_code == 200
    assert message in answer.content.decode()


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("nowhere,Blue,complete,blue,,1", "There is no strategy “nowhere”."),
        ("S,Blue,finished,blue,,1", "“finished” is no meaning."),
        ("S,Blue,complete,azure,,1", "“azure” is no colour of ours."),
        ("S,Blue,complete,blue,,first", "The position is a whole number"),
        ("S," + "x" * 61 + ",complete,blue,,1", "at most 60 characters"),
    ],
)
def test_a_refused_status_says_why(client, boss, row, message):
    strategy = make_strategy()
    text = "strategy,status,meaning,colour,definition,position\r\n" + row.replace(
        "S,", f"{strategy.slug},", 1
    )
    answer = upload(client, reverse("admin:plans_statusterm_upload"), text)
    assert kinds(answer) == ["Refused"]
    assert message in answer.content.decode()


def test_an_edit_of_a_measure_says_why_and_counts_as_a_version(client, boss):
    measure = make_measure("Staff who stay")
    url = reverse("admin:measures_measure_change", args=[measure.pk])
    told = {
        "name": "Staff who leave", "population": "Workforce", "direction": "down", "seen": 1, "why": "Plainer",
    }  # fmt: skip
    assert "This field is required" in client.post(url, told | {"why": ""}).content.decode()
    assert client.post(url, told).status_code == 302
    measure.refresh_from_db()
    assert (measure.name, measure.version, measure.history.first().history_change_reason) == (
        "Staff who leave", 2, "Plainer",
    )  # fmt: skip
    assert "Somebody else changed this" in client.post(url, told).content.decode()


def test_a_category_is_renamed_with_its_normal_form(client, boss):
    group, other = make_group("Asain"), make_group("Black")
    url = reverse("admin:measures_characteristicgroup_change", args=[group.pk])
    told = {"name": "Asian", "kind": "group", "position": 0}
    assert client.post(url, told).status_code == 302
    group.refresh_from_db()
    assert (group.name, group.key) == ("Asian", "asian")
    taken = client.post(url, told | {"name": other.name.upper()}).content.decode()
    assert "has a category of this name already" in taken


def test_every_model_of_ours_has_its_page():
    expected = {Theme, StatusTerm, GovernanceBody, *NEVER_DELETED}
    assert expected <= set(admin.site._registry)


@pytest.mark.django_db
def test_a_number_that_no_database_holds_is_a_question_without_answer(client):
    client.force_login(make_user(Role.ADMINISTRATOR))
    for page in ("accounts_owner", "accounts_auditentry", "objectives_action"):
        answer = client.get(reverse(f"admin:{page}_changelist"), {"pk__in": "9" * 30})
        assert answer.status_code in (200, 302)
