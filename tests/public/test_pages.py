"""What anybody may read without signing in."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from tests.builders import make_user


def test_the_front_page_says_what_this_is_and_where_to_sign_in(client):
    page = client.get(reverse("home")).content.decode()
    assert "Equality, diversity and inclusion at Testshire Council" in page
    assert f'href="{reverse("account_login")}"' in page


def test_the_accessibility_statement_names_the_standard_and_where_to_complain(client):
    page = client.get(reverse("accessibility")).content.decode()
    assert "Web Content Accessibility Guidelines, version 2.2" in page
    assert "Equality Advisory and Support Service" in page


@pytest.mark.parametrize("name", ["home", "accessibility"])
def test_public_pages_ask_the_database_nothing(client, name):
    # Without the database mark a query would raise, so an answer is proof.
    assert client.get(reverse(name)).status_code == 200


@pytest.mark.django_db
def test_a_signed_in_person_finds_the_way_back_to_work(client):
    client.force_login(make_user(Role.VIEWER))
    assert 'href="/staff/"' in client.get(reverse("home")).content.decode()
