"""The command that says what roles may do, and gives them."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import RoleGrant
from accounts.roles import GRANTS, Role
from tests.builders import make_user

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("setup_roles", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_it_says_what_each_role_may_do_and_changes_nothing():
    told = run()
    assert [f"{role} ({role.label}) may:" for role in Role] == [
        x for x in told.splitlines() if x.endswith("may:")
    ]
    assert told.splitlines()[1].startswith("  ")
    assert json.loads(run("--json")) == {str(r): [str(x) for x in sorted(GRANTS[r])] for r in Role}
    assert not RoleGrant.objects.exists()


def test_it_gives_a_role_and_twice_is_once():
    person = make_user(email="chief@example.test")
    for _ in range(2):
        assert run("--user", "Chief@example.test", "--role", "administrator") == ""
    assert [grant.role for grant in person.role_grants.all()] == ["administrator"]
    assert RoleGrant.history.count() == 1


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (
            ["--user", "nobody@example.test", "--role", "viewer"],
            1,
            "Nobody has an account with nobody@example.test.",
        ),
        (["--user", "nobody@example.test"], 2, "Give both"),
        (["--role", "viewer"], 2, "Give both"),
        (["--user", "a@example.test", "--role", "king"], 1, "invalid choice"),
    ],
)
def test_it_says_what_is_missing(arguments, code, message):
    with pytest.raises(CommandError, match=message) as refused:
        run(*arguments)
    assert refused.value.returncode == code
