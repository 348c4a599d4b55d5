"""The EDI team keeps the owners: their names, their aliases, their members."""

import pytest
from django.urls import reverse

from accounts.changes import add_alias, add_member, merge_owners, remove_alias, set_manager
from accounts.models import Owner, OwnerAlias, OwnerMember
from accounts.roles import Role
from tests.builders import make_owner, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    person = make_user(Role.EDI_EDITOR)
    client.force_login(person)
    return person


@pytest.fixture
def library():
    return make_owner("Library Service")


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_the_list_says_who_answers_for_actions_and_finds_them_by_any_name(client, editor, library):
    add_alias(owner=library, text="Book & Archive Team", by=None)
    make_owner("People Team")
    gone = make_owner("Transport Team")
    Owner.objects.filter(pk=gone.pk).update(is_active=False)
    page = client.get(reverse("owners"))
    assert "2 owners answer for actions today; 1 no longer does." in text_of(page)
    assert [o.name for o in page.context["page"]] == ["Library Service", "People Team"]
    for words in ("library", "book and archive", "BOOK & A"):
        found = client.get(reverse("owners"), {"q": words})
        assert [o.name for o in found.context["page"]] == ["Library Service"], words
    everybody = client.get(reverse("owners"), {"closed": "on"})
    assert len(everybody.context["page"]) == 3


@pytest.mark.parametrize("words", ["nobody", "%", "…", "x" * 200, "x" * 201, "\0"])
def test_a_search_that_finds_nobody_says_so(client, editor, library, words):
    page = client.get(reverse("owners"), {"q": words})
    assert page.status_code == 200
    assert "No owner has this name" in text_of(page)


def test_an_empty_list_offers_the_first_step(client, editor):
    assert "Nobody answers for actions yet" in text_of(client.get(reverse("owners")))


def test_the_list_asks_the_same_for_three_owners_as_for_one(client, editor, django_assert_max_num_queries):
    def fill():
        owner = make_owner()
        add_alias(owner=owner, text=f"{owner} also", by=None)
        add_member(owner=owner, user=make_user(), by=None)

    fill()
    client.get(reverse("owners"))
    with django_assert_max_num_queries(30) as one:
        client.get(reverse("owners"))
    fill()
    fill()
    with django_assert_max_num_queries(len(one)):
        client.get(reverse("owners"))


def test_adding_an_owner(client, editor):
    assert client.get(reverse("new_owner")).status_code == 200
    answer = client.post(reverse("new_owner"), {"name": "Library Service", "kind": "team"})
    assert answer.headers["Location"] == reverse("owner", args=["library-service"])
    owner = Owner.objects.get()
    assert (owner.history.get().history_user, owner.aliases.get().text) == (editor, "Library Service")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"name": "", "kind": "team"}, "Enter the name."),
        (
            {"name": "LIBRARY service.", "kind": "team"},
            "“LIBRARY service.” already stands for Library Service.",
        ),
        ({"name": "Books", "kind": "team"}, "“Books” already stands for Library Service."),
        ({"name": "!?", "kind": "team"}, "Write the name with letters or numbers."),
        ({"name": "x" * 201, "kind": "team"}, "Name must be 200 characters or fewer. It has 201."),
        ({"name": "Good Team", "kind": "club"}, "Choose one of the answers shown"),
        ({"name": "Good\0Team", "kind": "team"}, "cannot be stored"),
    ],
)
def test_what_an_owner_may_not_be_called(client, editor, library, data, message):
    add_alias(owner=library, text="Books", by=None)
    answer = client.post(reverse("new_owner"), data)
    assert message in text_of(answer)
    assert Owner.objects.count() == 1


def test_a_renamed_owner_is_still_found_by_its_old_name(client, editor, library):
    answer = client.post(
        reverse("edit_owner", args=[library.slug]), {"name": "Libraries and Archives", "kind": "team"}
    )
    assert answer.headers["Location"] == reverse("owner", args=[library.slug])
    library.refresh_from_db()
    assert library.name == "Libraries and Archives"
    assert sorted(a.text for a in library.aliases.all()) == ["Libraries and Archives", "Library Service"]
    assert [h.name for h in library.history.all()] == ["Libraries and Archives", "Library Service"]
    assert library.history.first().history_user == editor


def test_an_owner_may_be_saved_under_its_own_name(client, editor, library):
    answer = client.post(
        reverse("edit_owner", args=[library.slug]), {"name": "Library service", "kind": "group"}
    )
    assert answer.status_code == 302
    library.refresh_from_db()
    assert (library.name, library.kind) == ("Library service", "group")


def test_a_manager_is_named_changed_and_taken_away_with_a_trace(client, editor, library):
    url = reverse("owner_manager", args=[library.slug])
    named = {"manager-role": "Head of\r\nCulture", "manager-email": "Boss@Example.test"}
    page = text_of(client.post(url, named, follow=True))
    assert "When answers of Library Service stay out, its manager is written to: Head of Culture." in page
    assert 'value="boss@example.test"' in page
    client.post(url, named)
    gone = text_of(client.post(url, {"manager-role": "", "manager-email": ""}, follow=True))
    assert "No manager is written to about Library Service; the EDI team is." in gone
    told = library.history.order_by("history_id").values_list("manager_role", "manager_email", "history_user")
    assert list(told)[1:] == [("Head of Culture", "boss@example.test", editor.pk), ("", "", editor.pk)]


@pytest.mark.parametrize(
    ("role", "email", "message"),
    [
        ("Head of Culture", "", "Write the e-mail address of the manager, or empty both boxes."),
        ("", "boss@example.test", "Write which role this is the address of"),
        ("Head of Culture", "boss", "Enter"),
        ("x" * 101, "boss@example.test", "must be 100 characters or fewer"),
    ],
)
def test_half_a_manager_is_refused_with_the_remedy(client, editor, library, role, email, message):
    sent = {"manager-role": role, "manager-email": email}
    answer = client.post(reverse("owner_manager", args=[library.slug]), sent)
    assert (answer.status_code, message in text_of(answer)) == (400, True)
    library.refresh_from_db()
    assert (library.manager_role, library.manager_email) == ("", "")


def test_who_merges_owners_keeps_a_manager(library):
    old, older = make_owner("Books"), make_owner("Papers")
    for owner, role in ((old, "Head of Books"), (older, "Head of Papers")):
        set_manager(owner=owner, role=role, email="boss@example.test", by=None)
        merge_owners(source=owner, into=library, by=None)
    library.refresh_from_db()
    assert library.manager_role == "Head of Books"


def test_an_alias_comes_and_goes(client, editor, library):
    url = reverse("add_owner_alias", args=[library.slug])
    assert client.post(url, {"alias-text": "Books"}).status_code == 302
    alias = library.aliases.get(key="books")
    assert "Books" in text_of(client.get(reverse("owner", args=[library.slug])))
    client.post(reverse("remove_owner_alias", args=[library.slug, alias.pk]))
    assert not library.aliases.filter(key="books").exists()
    assert {h.history_type: h.history_user for h in OwnerAlias.history.filter(key="books")} == {
        "+": editor,
        "-": editor,
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("People  team", "“People  team” already stands for People Team. Remove it there first."),
        ("LIBRARY SERVICE", "“LIBRARY SERVICE” stands for Library Service already."),
        ("", "Enter the other name."),
        ("–", "Write the name with letters or numbers."),
    ],
)
def test_a_refused_alias_says_whose_it_is(client, editor, library, text, message):
    make_owner("People Team")
    answer = client.post(reverse("add_owner_alias", args=[library.slug]), {"alias-text": text})
    assert answer.status_code == 400
    assert " ".join(message.split()) in text_of(answer)
    assert "There is a problem" in text_of(answer)


def test_the_own_name_is_never_taken_away(client, editor, library):
    alias = library.aliases.get()
    with pytest.raises(ValueError, match="the owner's own name"):
        remove_alias(alias=alias, by=editor)
    answer = client.post(reverse("remove_owner_alias", args=[library.slug, alias.pk]), follow=True)
    assert "own name" in text_of(answer)
    assert library.aliases.exists()


def test_a_member_comes_and_goes(client, editor, library):
    person = make_user(Role.OWNER, email="reader@example.test")
    client.post(reverse("add_owner_member", args=[library.slug]), {"member-email": "Reader@example.test"})
    assert library.members.get().user == person
    assert "1 member may update its actions" in text_of(client.get(reverse("owner", args=[library.slug])))
    client.post(reverse("remove_owner_member", args=[library.slug, person.pk]))
    assert not library.members.exists()
    assert OwnerMember.history.filter(history_user=editor).count() == 2
    assert client.post(reverse("remove_owner_member", args=[library.slug, person.pk])).status_code == 404


@pytest.mark.parametrize(
    ("email", "message"),
    [
        ("nobody@example.test", "Nobody signs in with nobody@example.test."),
        ("nobody", "Enter an e-mail address like name@example.org."),
        ("", "Enter the e-mail address of the person."),
    ],
)
def test_a_refused_member_says_why(client, editor, library, email, message):
    answer = client.post(reverse("add_owner_member", args=[library.slug]), {"member-email": email})
    assert answer.status_code == 400
    assert message in text_of(answer)


def test_an_owner_stops_and_begins_to_answer_for_actions(client, editor, library):
    url = reverse("owner_answering", args=[library.slug])
    page = client.post(url, {"answers": "no"}, follow=True)
    assert "It no longer answers for actions." in text_of(page)
    client.post(url, {"answers": "yes"})
    library.refresh_from_db()
    assert library.is_active
    assert [h.is_active for h in library.history.all()] == [True, False, True]


def test_an_alias_or_member_of_another_owner_is_not_found(client, editor, library):
    other = make_owner("People Team")
    alias = other.aliases.get()
    assert client.post(reverse("remove_owner_alias", args=[library.slug, alias.pk])).status_code == 404
    assert client.get(reverse("owner", args=["nobody"])).status_code == 404
