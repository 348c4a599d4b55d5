"""What anybody may read without signing in."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from tests.builders import make_user


@pytest.mark.django_db
def test_the_front_page_says_what_this_is_and_where_to_sign_in(client):
    page = client.get(reverse("home")).content.decode()
    assert "Equality, diversity and inclusion at Testshire Council" in page
    assert f'href="{reverse("account_login")}"' in page
    assert "Nothing has been published yet." in page


def test_the_accessibility_statement_names_the_standard_and_where_to_complain(client):
    page = client.get(reverse("accessibility")).content.decode()
    assert "Web Content Accessibility Guidelines, version 2.2" in page
    assert "Equality Advisory and Support Service" in page


@pytest.mark.django_db
def test_a_signed_in_person_finds_the_way_back_to_work(client):
    client.force_login(make_user(Role.VIEWER))
    assert 'href="/staff/"' in client.get(reverse("home")).content.decode()
