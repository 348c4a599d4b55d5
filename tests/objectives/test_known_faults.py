"""A fault that the EDI team knows leaves the count, and comes back when its words change."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from objectives.changes import edit_action
from objectives.checker import check_strategy, count_of_faults, unknown
from objectives.checker_page import digest_of
from objectives.knowing import ask_again, know_faults
from objectives.models import Action, KnownFault
from tests.builders import make_action, make_owner, make_strategy, make_update, make_user

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 1)
SHARES = "60% positive, 30% neutral, 25% negative"


def faulty(strategy, number="1.1", **fields):
    """An action whose only fault is that nobody answers for it."""
    given = {"end": "Ongoing", "success_measure": "Ten visits", "status": "Amber"} | fields
    return make_action(strategy, number=number, text=f"Something to do, {number}", **given)


def asked(strategy):
    return [(fault.code, fault.number) for fault in unknown(check_strategy(strategy, today=TODAY))]


def know_everything(strategy, by=None, note=""):
    return know_faults(strategy=strategy, faults=check_strategy(strategy, today=TODAY), by=by, note=note)


def test_what_is_known_is_not_asked_and_says_by_whom_and_why():
    strategy, editor = make_strategy(), make_user(Role.EDI_EDITOR)
    faulty(strategy)
    assert know_everything(strategy, by=editor, note=" The board decides in May. ") == 1
    assert asked(strategy) == []
    (fault,) = check_strategy(strategy, today=TODAY)
    assert (fault.known.note, fault.known.by) == ("The board decides in May.", str(editor))


def test_what_is_known_already_keeps_its_note():
    strategy = make_strategy()
    faulty(strategy)
    know_everything(strategy, note="First")
    assert know_everything(strategy, note="Second") == 0
    assert KnownFault.objects.get().note == "First"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"success_measure": SHARES}, {"success_measure": SHARES.replace("60", "61")}),
        ({"success_measure": ""}, {"text": "Something else to do"}),
        ({"owner_text": "Somebody"}, {"owner_text": "Somebody else"}),
    ],
)
def test_a_fault_comes_back_when_its_words_change(before, after):
    strategy = make_strategy()
    action = faulty(strategy, **before)
    know_everything(strategy)
    edit_action(action=action, version=None, by=None, why="x", **after)
    assert len(asked(strategy)) >= 1


@pytest.mark.parametrize(
    "other", [{"priority": "High"}, {"resources": "Two days"}, {"number": "7"}, {"extra": {"Note": "x"}}]
)
def test_a_fault_stays_known_when_other_words_change(other):
    strategy = make_strategy()
    action = faulty(strategy, success_measure=SHARES)
    know_everything(strategy)
    edit_action(action=action, version=None, by=None, why="x", **other)
    assert asked(strategy) == []


def test_spaces_and_line_ends_are_no_change():
    strategy = make_strategy()
    action = faulty(strategy)
    know_everything(strategy)
    edit_action(action=action, version=None, by=None, why="x", text=action.text.replace(" ", "\n  "))
    assert asked(strategy) == []


def test_a_contradiction_comes_back_with_the_next_update():
    strategy = make_strategy()
    action = faulty(strategy, owners=(make_owner(),))
    make_update(action, "Green", on=date(2026, 2, 1), narrative="Not yet started.")
    assert know_everything(strategy) == 1
    make_update(action, "Green", on=date(2026, 2, 2), narrative="Not started yet. We wait.")
    assert asked(strategy) == [("status_contradicts_text", "1.1")]


def test_one_fault_of_two_that_are_alike_is_known():
    strategy = make_strategy()
    faulty(strategy, "1.1")
    faulty(strategy, "1.2")
    know_faults(strategy=strategy, faults=check_strategy(strategy, today=TODAY)[:1], by=None)
    assert asked(strategy) == [("missing_owner", "1.2")]


def test_a_fault_that_is_asked_again_leaves_its_trace():
    strategy, editor = make_strategy(), make_user(Role.EDI_EDITOR)
    faulty(strategy)
    know_everything(strategy, by=editor, note="We know")
    ask_again(known=KnownFault.objects.get(), by=editor)
    assert asked(strategy) == [("missing_owner", "1.1")]
    trace = KnownFault.history.order_by("history_id")
    assert [(h.history_type, h.note, h.history_user) for h in trace] == [
        ("+", "We know", editor),
        ("-", "We know", editor),
    ]


def test_the_overview_counts_only_what_nobody_knows():
    strategy = make_strategy()
    faulty(strategy)
    assert count_of_faults(strategy, today=TODAY) == 1
    know_everything(strategy)
    assert count_of_faults(strategy, today=TODAY) == 0
    ask_again(known=KnownFault.objects.get(), by=None)
    assert count_of_faults(strategy, today=TODAY) == 1


def test_what_one_strategy_knows_another_does_not():
    one, other = make_strategy(), make_strategy()
    faulty(one)
    know_everything(one)
    faulty(other)
    assert asked(other) == [("missing_owner", "1.1")]


# --- the page ---------------------------------------------------------------------------------------------


@pytest.fixture
def strategy():
    made = make_strategy()
    faulty(made, "1.1")
    faulty(made, "1.2")
    return made


def post(client, name, strategy, **fields):
    answer = client.post(reverse(name, args=[strategy.slug]), fields, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def first_fault(strategy, **other):
    fault = check_strategy(strategy, today=timezone.localdate())[0]
    return {"code": fault.code, "place": fault.place, "fingerprint": fault.fingerprint} | other


def test_an_editor_says_that_a_fault_is_known(client, strategy):
    client.force_login(make_user(Role.EDI_EDITOR))
    page = post(client, "know_fault", strategy, **first_fault(strategy, note="The board decides"))
    assert "1 fault in 1 of 2 actions; you know of 1 more." in page
    assert "1 fault you know about" in page
    assert "“The board decides”" in page
    assert "We ask again when the words of this fault change." in page


def test_an_editor_says_that_a_whole_kind_is_known(client, strategy):
    client.force_login(make_user(Role.EDI_EDITOR))
    seen = digest_of(check_strategy(strategy, today=timezone.localdate()))
    page = post(
        client, "know_faults_of_kind", strategy, code="missing_owner", seen=seen, kind="missing_owner"
    )
    assert "Nothing to ask in a plan of 2 actions; you know of 2 faults." in page
    assert KnownFault.objects.count() == 2


def test_a_kind_that_has_changed_meanwhile_is_not_known(client, strategy):
    client.force_login(make_user(Role.EDI_EDITOR))
    seen = digest_of(check_strategy(strategy, today=timezone.localdate()))
    faulty(strategy, "1.3")
    page = post(client, "know_faults_of_kind", strategy, code="missing_owner", seen=seen)
    assert "have changed since you opened the page" in page
    assert not KnownFault.objects.exists()


@pytest.mark.parametrize(
    "spoiled", [{"fingerprint": "0" * 32}, {"code": "nothing"}, {"place": "\0"}, {"place": ""}]
)
def test_a_fault_that_is_gone_is_not_known(client, strategy, spoiled):
    client.force_login(make_user(Role.EDI_EDITOR))
    page = post(client, "know_fault", strategy, **(first_fault(strategy) | spoiled))
    assert "have changed since you opened the page" in page
    assert not KnownFault.objects.exists()


@pytest.mark.parametrize("note", ["x" * 301, "a\0b"])
def test_a_note_that_cannot_be_kept_is_refused(client, strategy, note):
    client.force_login(make_user(Role.EDI_EDITOR))
    assert "There is a problem" in post(client, "know_fault", strategy, **first_fault(strategy, note=note))
    assert not KnownFault.objects.exists()


def test_a_known_fault_is_asked_again(client, strategy):
    client.force_login(make_user(Role.EDI_EDITOR))
    know_everything(strategy)
    pk = KnownFault.objects.first().pk
    assert "The fault is asked again." in post(client, "ask_again", strategy, known=pk)
    assert "asked again already" in post(client, "ask_again", strategy, known=pk)
    assert KnownFault.objects.count() == 1


@pytest.mark.parametrize("known", ["", "x", "-1", "9" * 30, "٣"])
def test_a_known_fault_that_nobody_has_is_not_found(client, strategy, known):
    client.force_login(make_user(Role.EDI_EDITOR))
    assert client.post(reverse("ask_again", args=[strategy.slug]), {"known": known}).status_code == 404


def test_what_another_strategy_knows_is_out_of_reach(client, strategy):
    client.force_login(make_user(Role.EDI_EDITOR))
    know_everything(strategy)
    post(client, "ask_again", make_strategy(), known=KnownFault.objects.first().pk)
    assert KnownFault.objects.count() == 2


@pytest.mark.parametrize("role", [Role.VIEWER, Role.OWNER, Role.COMMITTEE_OFFICER])
def test_readers_see_what_is_known_and_have_no_buttons(client, strategy, role):
    know_faults(
        strategy=strategy, faults=check_strategy(strategy, today=TODAY)[:1], by=None, note="Decided in May"
    )
    client.force_login(make_user(role))
    page = client.get(reverse("checker", args=[strategy.slug])).content.decode()
    assert "1 fault in 1 of 2 actions; the EDI team knows of 1 more." in page
    assert "Decided in May" in page
    assert "We know" not in page
    assert "Ask again" not in page
    assert "Edit the action" not in page


def test_a_fault_leads_to_its_action_and_to_where_it_is_mended(client, strategy):
    client.force_login(make_user(Role.EDI_EDITOR))
    page = client.get(reverse("checker", args=[strategy.slug])).content.decode()
    action = Action.objects.get(number="1.1")
    assert f'href="{action.get_absolute_url()}"' in page
    assert f'href="{reverse("edit_action", args=[strategy.slug, action.ref])}"' in page
    assert "No team is chosen for an open action, so nobody is asked for an update." in page
    assert "We know both" in page


def test_a_kind_is_looked_at_alone(client, strategy):
    faulty(strategy, "1.3", owners=(make_owner(),), success_measure="")
    client.force_login(make_user(Role.VIEWER))
    url = reverse("checker", args=[strategy.slug])
    page = client.get(url, {"kind": "missing_success_measure"}).content.decode()
    assert 'id="kind-missing_success_measure"' in page
    assert 'id="kind-missing_owner"' not in page
    nothing = client.get(url, {"kind": "nothing", "page": "x"}).content.decode()
    assert 'id="kind-missing_owner"' in nothing


def test_a_long_list_is_cut_and_continued_page_by_page(client):
    strategy = make_strategy()
    for n in range(1, 54):
        make_action(
            strategy,
            number=str(n),
            text=f"Do {n}",
            end="Ongoing",
            success_measure="x",
            owners=(),
            status="Amber",
        )
    client.force_login(make_user(Role.VIEWER))
    url = reverse("checker", args=[strategy.slug])
    page = client.get(url).content.decode()
    assert page.count("Choose the team that answers for it.") == 25
    assert "Show all 53" in page
    second = client.get(url, {"kind": "missing_owner", "page": "2"}).content.decode()
    assert second.count("Choose the team that answers for it.") == 3
    know_everything(strategy)
    assert client.get(url).content.decode().count("Choose the team that answers for it.") == 25
    known = client.get(url, {"show": "known", "page": "2"}).content.decode()
    assert known.count("Choose the team that answers for it.") == 3
    assert "53 faults the EDI team knows about" in known


def test_the_page_asks_no_more_for_three_known_faults_than_for_one(client):
    strategy, editor = make_strategy(), make_user(Role.EDI_EDITOR)
    client.force_login(editor)
    url = reverse("checker", args=[strategy.slug])
    faulty(strategy, "1.1")
    know_everything(strategy, by=editor)
    client.get(url)
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    for number in ("1.2", "1.3"):
        faulty(strategy, number)
    know_everything(strategy, by=make_user(Role.EDI_EDITOR))
    with CaptureQueriesContext(connection) as three:
        client.get(url)
    assert len(three) == len(one)
