"""Many actions on one page: saved row by row or all at once, with the errors at their row."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from objectives.drafts import draft_of, save_draft
from objectives.models import Action, ProgressUpdate
from tests.builders import make_action, make_owner, make_strategy, make_update, make_user, status

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
LONG_AGO = TODAY - timedelta(days=400)
PAGE = "/staff/my-actions/updates/"


@pytest.fixture
def team():
    return make_owner("Library Service")


@pytest.fixture
def owner(client, team):
    client.user = make_user(Role.OWNER, member_of=team, email="owner@example.test")
    client.force_login(client.user)
    return client


@pytest.fixture
def actions(team):
    strategy = make_strategy()
    return [
        make_action(strategy, number=f"1.{n}", owners=(team,), end="2024", status="Amber", on=LONG_AGO)
        for n in range(3)
    ]


def opened(client, page=PAGE):
    """What the forms of the page send when nothing is filled in."""
    rows = client.get(page).context["many"].rows
    return {field.html_name: _sent(field) for row in rows for field in row.form if _sent(field) is not None}


def _sent(field):
    return None if field.name == "unchanged" else field.value() or ""


def row(action, **told):
    if "status" in told:
        told["status"] = status(action.strategy, told["status"]).pk
    return {f"a{action.pk}-{name}": value for name, value in told.items()}


def counts(actions):
    return [action.updates.count() for action in actions]


def test_what_is_filled_in_is_sent_and_what_is_left_alone_says_nothing(owner, actions):
    first, second, _ = actions
    sent = opened(owner) | row(first, narrative="Half done.") | row(second, unchanged="on")
    page = owner.post(PAGE, sent, follow=True).content.decode()
    assert "2 updates are sent, and count now." in page
    assert counts(actions) == [2, 2, 1]
    latest = first.updates.latest("pk")
    assert (latest.narrative, latest.status.label, latest.on, latest.recorded_by) == (
        "Half done.", "Amber", TODAY, owner.user,
    )  # fmt: skip
    assert second.updates.latest("pk").source == ProgressUpdate.Source.NO_CHANGE


def test_an_error_stands_at_its_row_and_keeps_no_other_row_from_counting(owner, actions):
    first, second, third = actions
    told = row(first, narrative="Half done.") | row(second, status="Red", narrative="It stands still.")
    page = owner.post(PAGE, opened(owner) | told | row(third, status="Green")).content.decode()
    assert counts(actions) == [2, 1, 1]
    assert "Action 1.0: Your update is sent." in page
    assert f'<a href="#id_a{second.pk}-reason">1.1: Say why the status is “Red”.</a>' in page
    assert f'<a href="#id_a{third.pk}-narrative">1.2: Say what has happened since.</a>' in page
    assert "It stands still.</textarea>" in page
    assert f'id="row-{first.pk}"' not in page


@pytest.mark.parametrize(
    "told",
    [{"narrative": "But this"}, {"status": "Red"}, {"reason": "Because"}],
    ids=["words", "status", "reason"],
)
def test_no_change_and_a_change_are_not_said_at_once(owner, actions, told):
    page = owner.post(PAGE, opened(owner) | row(actions[0], unchanged="on", **told)).content.decode()
    assert "Tick “No change”, or say what has changed: not both." in page
    assert counts(actions) == [1, 1, 1]


def test_one_row_is_saved_by_itself_and_the_words_in_the_others_stay(owner, actions):
    first, second, third = actions
    told = row(first, narrative="Half done.") | row(second, narrative="Still writ") | row(third, status="Red")
    page = owner.post(PAGE, opened(owner) | told | {"only": first.pk}).content.decode()
    assert counts(actions) == [2, 1, 1]
    assert "Still writ</textarea>" in page
    assert "There is a problem" not in page
    assert f'value="{status(third.strategy, "Red").pk}" selected' in page


def test_sent_twice_it_is_saved_once(owner, actions):
    sent = opened(owner) | row(actions[0], narrative="Half done.") | row(actions[1], unchanged="on")
    for _ in range(2):
        owner.post(PAGE, sent)
    assert counts(actions) == [2, 2, 1]


def test_where_somebody_was_quicker_the_row_shows_it_and_can_be_sent_again(owner, actions):
    sent = opened(owner) | row(actions[0], narrative="Mine.")
    make_update(actions[0], "Red", on=TODAY, narrative="I was quicker.", by=owner.user)
    answer = owner.post(PAGE, sent)
    page = answer.content.decode()
    assert page.index("I was quicker.") < page.index("Mine.</textarea>")
    form = answer.context["many"].rows[0].form
    again = sent | {field.html_name: field.value() for field in form.hidden_fields()}
    owner.post(PAGE, again)
    assert counts(actions) == [3, 1, 1]


def test_what_has_a_draft_is_gone_on_with_there(owner, actions):
    save_draft(action=actions[0], by=owner.user, version=0, narrative="Half", end_reason="Late")
    page = owner.get(PAGE).content.decode()
    assert f'id="row-{actions[0].pk}"' not in page
    assert "Begun already" in page


def test_a_draft_saved_meanwhile_is_not_overwritten(owner, actions, team):
    actions[0].strategy.needs_agreement = True
    actions[0].strategy.save()
    sent = opened(owner) | row(actions[0], narrative="Mine.")
    save_draft(action=actions[0], by=make_user(Role.OWNER, member_of=team), version=0, narrative="Theirs.")
    owner.post(PAGE, sent)
    assert draft_of(actions[0]).narrative == "Theirs."


def test_where_agreement_is_asked_the_rows_wait_for_it(owner, actions):
    actions[0].strategy.needs_agreement = True
    actions[0].strategy.save()
    page = owner.post(PAGE, opened(owner) | row(actions[0], narrative="Mine."), follow=True).content.decode()
    assert "counts once the EDI team has agreed" in page
    assert (counts(actions), draft_of(actions[0]).state) == ([1, 1, 1], "waiting")


def test_nothing_said_is_told_so(owner, actions):
    page = owner.post(PAGE, opened(owner), follow=True).content.decode()
    assert "Nothing was said yet." in page


def test_all_rows_at_once_end_with_thanks(owner, actions):
    told = {name: value for action in actions for name, value in row(action, unchanged="on").items()}
    answer = owner.post(PAGE, opened(owner) | told)
    assert answer.status_code == 302
    assert "That is all. Thank you." in owner.get(answer.url).content.decode()


def test_the_actions_of_others_cannot_be_told_of(owner, actions):
    other = make_action(actions[0].strategy, number="9", owners=(make_owner(),), status="Blue")
    sent = row(other, version=other.version, narrative="Not mine", status="Amber")
    owner.post(PAGE, sent)
    assert other.updates.count() == 1


def test_the_edi_team_says_for_an_owner_who_told_what(client, team, actions):
    client.force_login(make_user(Role.EDI_EDITOR))
    page = reverse("update_owners_actions", args=[team.slug])
    told = row(actions[0], narrative="On the phone.", told_by="Head of libraries") | row(
        actions[1], unchanged="on"
    )
    client.post(page, opened(client, page) | told)
    assert actions[0].updates.latest("pk").told_by == "Head of libraries"
    assert counts(actions) == [2, 2, 1]


@pytest.mark.parametrize(
    "bent", [{"version": "x"}, {"status": "99999999999999999999"}, {"narrative": "a\0b"}]
)
def test_a_bent_row_is_no_fault_of_the_page(owner, actions, bent):
    sent = (
        opened(owner)
        | row(actions[0], narrative="Words")
        | {f"a{actions[0].pk}-{n}": v for n, v in bent.items()}
    )
    assert owner.post(PAGE, sent | {"a9999999999999999999-version": "1", "only": "\0"}).status_code in (
        200,
        302,
    )
    assert Action.objects.get(pk=actions[0].pk).updates.count() == 1


def test_a_page_of_three_takes_as_many_queries_as_one_of_one(owner, team):
    numbers = []
    strategy = make_strategy()
    for size in (1, 2):
        for _ in range(size):
            make_action(strategy, owners=(team,), end="2024", status="Amber", on=LONG_AGO)
        owner.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            owner.get(PAGE)
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]
