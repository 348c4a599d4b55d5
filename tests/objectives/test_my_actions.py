"""An owner's minute: what is asked, the way from one action to the next, and the end."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from objectives.drafts import send_back, send_update
from objectives.mine import mine
from objectives.models import Action
from plans.models import Strategy
from tests.builders import make_action, make_owner, make_strategy, make_update, make_user, status

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
LONG_AGO = TODAY - timedelta(days=400)


@pytest.fixture
def team():
    return make_owner("Library Service")


@pytest.fixture
def owner(client, team):
    client.user = make_user(Role.OWNER, member_of=team)
    client.force_login(client.user)
    return client


def late(strategy, team, **fields):
    return make_action(strategy, owners=(team,), end="2024", status="Amber", on=LONG_AGO, **fields)


def tell(client, action, on=TODAY):
    url = reverse("new_update", args=[action.strategy.slug, action.ref]) + "?from=my-actions"
    answer = client.post(
        url,
        {
            "status": status(action.strategy, "Amber").pk,
            "narrative": "Going on.",
            "on_day": on.day,
            "on_month": on.month,
            "on_year": on.year,
            "version": Action.objects.get(pk=action.pk).version,
        },
    )
    return client.get(answer.url)


def test_a_person_sees_how_many_of_the_own_actions_need_an_update(owner, team):
    strategy = make_strategy()
    late(strategy, team, text="Open late")
    make_action(strategy, owners=(team,), end="Ongoing", status="Amber", on=TODAY, text="Keep going")
    make_action(strategy, owners=(team,), end="2024", status="Green", on=LONG_AGO)
    late(strategy, make_owner(), text="Of another team")
    page = owner.get(reverse("my_actions")).content.decode()
    assert "1 of your 2 actions needs an update." in page
    assert "Open late" in page
    assert "Keep going" in page
    assert "Complete or closed: 1" in page
    assert "Of another team" not in page


def test_what_is_past_its_end_is_asked_first(team):
    person = make_user(Role.OWNER, member_of=team)
    strategy = make_strategy()
    day = date(2026, 3, 1)
    stale = make_action(strategy, owners=(team,), end="Ongoing", status="Amber", on=date(2025, 1, 1))
    soon = make_action(strategy, owners=(team,), end="April 2026", status="Amber", on=date(2026, 2, 1))
    past = make_action(strategy, owners=(team,), end="January 2026", status="Amber", on=date(2026, 2, 1))
    asked = mine(person, [strategy], today=day).asked
    assert [one.line.id for one in asked] == [past.pk, soon.pk, stale.pk]


def test_nothing_is_asked_twice_within_two_weeks(team):
    person = make_user(Role.OWNER, member_of=team)
    action = make_action(owners=(team,), end="2024", status="Amber", on=date(2026, 2, 1))
    counts = [len(mine(person, [action.strategy], today=date(2026, 2, day)).asked) for day in (1, 14, 15)]
    assert counts == [0, 0, 1]


def test_after_one_update_comes_the_next_and_at_the_end_thanks(owner, team):
    strategy, other = make_strategy(), make_strategy()
    first, second = late(strategy, team, number="1"), late(other, team, number="2")
    answer = tell(owner, first)
    assert answer.url == reverse("new_update", args=[other.slug, second.ref]) + "?from=my-actions&place=0"
    assert "Action 1: Your update is sent. Here is the next one." in owner.get(answer.url).content.decode()
    answer = tell(owner, second)
    assert answer.url == reverse("my_actions")
    page = owner.get(answer.url).content.decode()
    assert "That is all. Thank you." in page
    assert "None of your 2 actions needs an update." in page


def test_who_starts_in_the_middle_is_led_to_what_is_left(owner, team):
    strategy = make_strategy()
    first, second = late(strategy, team, number="1"), late(strategy, team, number="2")
    answer = tell(owner, second)
    assert answer.url == reverse("new_update", args=[strategy.slug, first.ref]) + "?from=my-actions&place=0"


def test_an_update_about_a_day_long_past_does_not_lead_in_a_circle(owner, team):
    action = late(make_strategy(), team)
    assert tell(owner, action, on=LONG_AGO).url == reverse("my_actions")


def test_a_person_without_a_team_is_told_what_to_do(client):
    client.force_login(make_user(Role.OWNER))
    assert "You are not a member of a team yet." in client.get(reverse("my_actions")).content.decode()


def test_a_team_without_actions_is_told_so(owner):
    page = owner.get(reverse("my_actions")).content.decode()
    assert "You have no open actions." in page
    assert "No action names your team yet." in page


def test_a_viewer_has_no_actions_of_the_own(client):
    client.force_login(make_user(Role.VIEWER))
    refused = client.get(reverse("my_actions"))
    assert refused.status_code == 403
    assert "update the actions of your own teams" in refused.content.decode()


def test_one_action_is_spoken_of_as_one(team):
    person = make_user(Role.OWNER, member_of=team)
    action = late(make_strategy(), team)
    assert mine(person, Strategy.objects.all(), today=TODAY).sentence == "Your action needs an update."
    make_update(action, "Amber", on=TODAY)
    assert mine(person, Strategy.objects.all(), today=TODAY).sentence == "Your action doesn’t need an update."


def test_no_change_is_one_click_from_the_card_and_leads_on(owner, team):
    strategy = make_strategy()
    first, second = late(strategy, team, number="1"), late(strategy, team, number="2")
    page = owner.get(reverse("my_actions")).content.decode()
    form = re.search(
        r'action="([^"]+no-change/[^"]+)".*?name="version" value="(.)".*?form_key" value="([^"]+)"', page
    )
    sent = {"version": form[2], "form_key": form[3]}
    answer = owner.post(form[1].replace("&amp;", "&"), sent, follow=True)
    assert first.updates.latest("pk").source == "no_change"
    assert "Action 1: Your update is sent. Here is the next one." in answer.content.decode()
    assert answer.redirect_chain[-1][0].startswith(reverse("new_update", args=[strategy.slug, second.ref]))
    owner.post(form[1].replace("&amp;", "&"), sent)
    assert first.updates.count() == 2


def test_what_was_sent_back_comes_first_and_what_waits_is_not_asked_again(owner, team):
    strategy = make_strategy(needs_agreement=True)
    waits, back = late(strategy, team, number="1"), late(strategy, team, number="2")
    late(strategy, team, number="3")
    told = {"on": TODAY, "status": status(strategy, "Amber"), "narrative": "Words"}
    send_update(action=waits, by=owner.user, **told)
    draft = send_update(action=back, by=owner.user, **told)
    send_back(draft=draft, version=1, comment="Which half?", by=make_user(Role.EDI_EDITOR))
    found = owner.get(reverse("my_actions")).context["mine"]
    assert [one.line.label for one in found.asked] == ["2", "3"]
    assert [one.line.label for one in found.waiting] == ["1"]
    assert "Which half?" in owner.get(reverse("my_actions")).content.decode()
