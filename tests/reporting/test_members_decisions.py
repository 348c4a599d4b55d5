"""What members decided is recorded once, carried to the actions, and told in the next report."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts.roles import Role
from foundation.appendonly import Unchangeable, lock_head, verify_chain
from objectives.assessment import Attention
from objectives.attention import needing
from objectives.models import Action, ProgressUpdate
from objectives.pointers import wrong_pointers
from objectives.recording import close_action, reopen_action
from objectives.register import load_register
from objectives.timeline import timeline
from plans.timescales import parse_timescale
from reporting.changes import issue_report
from reporting.members import deciding
from reporting.members.agreed import CLOSURE, DATE, Outcome, done, is_named_in, outcomes_of, told, unsaid
from reporting.members.deciding import Answer, record_answers
from reporting.models import MembersDecision, ReportIssue
from reporting.queries import draw_snapshot
from reporting.snapshot import from_json
from tests.builders import make_action, make_body, make_strategy, make_update, make_user
from tests.reporting.test_report_pages import words_of

MEETING, TODAY = date(2025, 2, 20), date(2025, 3, 1)


# --- the rule ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "outcome", "words", "end", "missing"),
    [
        (CLOSURE, Outcome.AGREED, "", "", set()),
        (CLOSURE, Outcome.REFUSED, "", "", {"words"}),
        (CLOSURE, Outcome.PUT_OFF, "", "", set()),
        (DATE, Outcome.AGREED, "", "", set()),
        (DATE, Outcome.CHANGED, "Sooner is possible", "", {"end"}),
        (DATE, Outcome.CHANGED, "", "May 2025", {"words"}),
        (DATE, Outcome.REFUSED, "  ", " ", {"words", "end"}),
    ],
)
def test_a_decision_says_its_reason_and_the_end_that_holds(kind, outcome, words, end, missing):
    assert set(unsaid(kind, outcome, words=words, end=end)) == missing


def test_another_end_date_can_only_be_agreed_where_one_was_asked():
    assert Outcome.CHANGED in outcomes_of(DATE)
    assert Outcome.CHANGED not in outcomes_of(CLOSURE)


def test_a_decision_is_told_in_a_sentence_with_what_was_done():
    asked = "Close action 1.1: completed."
    assert told("Committee", MEETING, Outcome.REFUSED, asked) == (
        "The Committee did not agree on 20 February 2025: Close action 1.1: completed."
    )
    assert done(CLOSURE, Outcome.REFUSED, "") == "The action is open again."
    assert done(DATE, Outcome.CHANGED, "May 2025") == "Its end date is now May 2025."
    assert done(DATE, Outcome.PUT_OFF, "") == "It will be put to members again."


@pytest.mark.parametrize(
    ("who", "named"),
    [
        ("Cabinet", True), ("cabinet, 16 June 2026", True), ("The Cabinet on 16 June", True), ("Cabinet 16/6/26", True),
        ("Head of Housing and Cabinet", True), ("Cabinet (16 June)", True), ("Full Council; Cabinet", True),
        ("Cabinet Member for Housing", False), ("Shadow Cabinet", False), ("", False), ("Cabinets", False),
    ],
)  # fmt: skip
def test_who_agreed_names_a_body_by_its_whole_name(who, named):
    assert is_named_in("Cabinet", who) is named


def test_a_body_with_an_and_in_its_name_is_named():
    assert is_named_in(
        "Communities and Equalities Committee", "Communities and Equalities Committee, 16 June"
    )


# --- recorded and carried ---------------------------------------------------------------------------------


@pytest.fixture
def issue(db) -> ReportIssue:
    """A report that asks members to close 1.1 and to move the end of 1.2."""
    strategy = make_strategy(slug="fair")
    body = make_body(strategy)
    first = make_action(strategy, number="1.1", end="December 2024", status="Amber")
    second = make_action(strategy, number="1.2", end="December 2024", status="Amber")
    make_update(second, "Amber", narrative="Half is done.", on=date(2025, 1, 31),
                new_end=parse_timescale("June 2025"), end_reason="The supplier was late")  # fmt: skip
    close_action(
        action=first, kind="completed", on=date(2025, 1, 25), reason="Done", agreed_by="EDI", by=None
    )
    return issue_report(
        body=body, as_at=date(2025, 1, 31), meeting_on=MEETING, today=date(2025, 2, 1), by=None
    )


def asked(issue: ReportIssue, kind: str):
    return next(one for one in from_json(issue.snapshot).decisions if one.kind == kind)


def record(issue: ReportIssue, *answers: Answer) -> list[MembersDecision]:
    return record_answers(issue=issue, answers=answers, on=MEETING, by=None)


def line(issue: ReportIssue, label: str):
    return next(x for x in load_register(issue.strategy, today=TODAY) if x.label == label)


def test_an_agreed_closure_is_told_in_the_actions_timeline_and_changes_nothing_else(issue):
    before = line(issue, "1.1")
    [decision] = record(issue, Answer(asked(issue, CLOSURE), Outcome.AGREED))
    told_now = timeline(Action.objects.get(label="1.1"))[0]
    assert told_now.decided
    assert told_now.narrative == (
        "The Communities Committee agreed on 20 February 2025: Close action 1.1: completed."
    )
    assert told_now.told_by == "Communities Committee"
    after = line(issue, "1.1")
    assert (after.status, after.narrative, after.closure) == (before.status, before.narrative, before.closure)
    assert decision.update.source == ProgressUpdate.Source.DECISION


def test_a_closure_that_is_not_agreed_opens_the_action_again(issue):
    record(issue, Answer(asked(issue, CLOSURE), Outcome.REFUSED, "Two sites are left"))
    assert Action.objects.get(label="1.1").closure == ""
    assert "Two sites are left" in timeline(Action.objects.get(label="1.1"))[0].narrative


def test_an_action_that_is_opened_while_members_decision_waits_is_not_opened_twice(issue, monkeypatch):
    action = Action.objects.get(label="1.1")

    def opened_before_it_is_our_turn(model):
        if model is ProgressUpdate:
            reopen_action(action=action, on=MEETING, reason="Too early", by=None)
        return lock_head(model)

    monkeypatch.setattr(deciding, "lock_head", opened_before_it_is_our_turn)
    [decision] = record(issue, Answer(asked(issue, CLOSURE), Outcome.REFUSED, "Two sites are left"))
    assert decision.update.source == ProgressUpdate.Source.DECISION
    assert action.updates.filter(reopened=True).count() == 1


def test_another_end_date_moves_the_end_and_leaves_the_words(issue):
    end = parse_timescale("April 2025")
    record(issue, Answer(asked(issue, DATE), Outcome.CHANGED, "Before the election", end))
    now = line(issue, "1.2")
    assert (now.end.text, now.narrative, now.status.label) == ("April 2025", "Half is done.", "Amber")
    entry = timeline(Action.objects.get(label="1.2"))[0]
    assert (entry.end_before, entry.end_after) == ("June 2025", "April 2025")
    assert entry.end_reason == "Before the election"


def test_the_words_keep_their_day_when_the_end_moves_by_decision(issue):
    end = parse_timescale("April 2025")
    record(issue, Answer(asked(issue, DATE), Outcome.CHANGED, "Before the election", end))
    later = issue_report(body=issue.body, as_at=MEETING, today=TODAY, by=None)
    [told] = [line for line in from_json(later.snapshot).lines if line.label == "1.2"]
    assert (told.updated_on, told.told) == (date(2025, 1, 31), "31 January 2025")


def test_as_at_a_day_before_the_decision_the_old_end_stands(issue):
    end = parse_timescale("April 2025")
    record(issue, Answer(asked(issue, DATE), Outcome.CHANGED, "Before the election", end))
    then = {x.label: x for x in load_register(issue.strategy, today=TODAY, as_at=date(2025, 2, 19))}
    assert then["1.2"].end.text == "June 2025"
    later = {x.label: x for x in load_register(issue.strategy, today=TODAY, as_at=MEETING)}
    assert (later["1.2"].end.text, later["1.2"].narrative) == ("April 2025", "Half is done.")


def test_each_thing_is_decided_once(issue):
    answer = Answer(asked(issue, CLOSURE), Outcome.AGREED)
    assert len(record(issue, answer)) == 1
    entries = ProgressUpdate.objects.count()
    assert record(issue, answer) == []
    assert ProgressUpdate.objects.count() == entries


def test_a_decision_is_kept_for_ever(issue):
    [decision] = record(issue, Answer(asked(issue, CLOSURE), Outcome.AGREED))
    with pytest.raises(Unchangeable):
        decision.save()
    with pytest.raises(Unchangeable):
        decision.delete()
    assert verify_chain(MembersDecision) == (1, None)


def test_the_next_report_tells_what_was_decided_and_does_not_ask_again(issue):
    end = parse_timescale("April 2025")
    record(
        issue,
        Answer(asked(issue, DATE), Outcome.CHANGED, "Before the election", end),
        Answer(asked(issue, CLOSURE), Outcome.REFUSED, "Two sites are left"),
    )
    snapshot = draw_snapshot(body=issue.body, as_at=date(2025, 2, 28), today=TODAY, texts={})
    assert [(one.name, one.done) for one in snapshot.agreed] == [
        ("1.2", "Its end date is now April 2025."),
        ("1.1", "The action is open again."),
    ]
    assert snapshot.agreed[0].sentence.startswith("The Communities Committee agreed, with another end date,")
    assert snapshot.decisions == ()


def test_what_members_put_off_is_put_to_them_again_until_they_decide(issue):
    record(
        issue,
        Answer(asked(issue, DATE), Outcome.PUT_OFF, "They want to hear the supplier"),
        Answer(asked(issue, CLOSURE), Outcome.AGREED),
    )
    facts = {"body": issue.body, "meeting_on": date(2025, 3, 20), "today": TODAY, "by": None}
    second = issue_report(as_at=date(2025, 2, 28), **facts)
    again = from_json(second.snapshot).decisions
    assert again == (asked(issue, DATE),)
    third = draw_snapshot(body=issue.body, as_at=date(2025, 3, 1), today=TODAY, texts={})
    assert (
        third.decisions == ()
    )  # nothing is recorded of the second report, and nobody said that it was put off
    record(second, Answer(again[0], Outcome.PUT_OFF))
    third = draw_snapshot(body=issue.body, as_at=date(2025, 3, 1), today=TODAY, texts={})
    assert third.decisions == again


def test_a_closure_put_off_is_not_asked_again_once_the_action_is_open(issue):
    record(issue, Answer(asked(issue, CLOSURE), Outcome.PUT_OFF), Answer(asked(issue, DATE), Outcome.AGREED))
    later = {"body": issue.body, "as_at": date(2025, 2, 28), "today": TODAY, "texts": {}}
    assert [one.kind for one in draw_snapshot(**later).decisions] == [CLOSURE]
    first = Action.objects.get(pk=asked(issue, CLOSURE).id)
    reopen_action(action=first, on=date(2025, 2, 25), reason="Not done after all", by=None)
    assert draw_snapshot(**later).decisions == ()


def test_a_closing_that_this_body_agreed_to_is_not_put_to_it(db):
    strategy = make_strategy()
    body = make_body(strategy)
    for number, who in (("1.1", f"{body.name}, 20 February 2025"), ("1.2", "Head of Service"), ("1.3", "")):
        action = make_action(strategy, number=number, end="December 2024", status="Amber")
        facts = {"kind": "completed", "on": date(2025, 1, 25), "reason": "Done", "agreed_by": who, "by": None}
        close_action(action=action, **facts)
    found = draw_snapshot(body=body, as_at=date(2025, 1, 31), today=TODAY, texts={})
    assert [one.name for one in found.decisions] == ["1.2", "1.3"]


# --- the page ---------------------------------------------------------------------------------------------


def signed_in(client, role: Role):
    user = make_user(role)
    client.force_login(user)
    return user


def post(client, issue: ReportIssue, **data: str):
    day = {"on_day": "20", "on_month": "2", "on_year": "2025"}
    return client.post(reverse("members_decisions", args=[issue.ref]), day | data)


def test_the_page_records_what_is_filled_in_and_leaves_the_rest_open(client, issue):
    signed_in(client, Role.EDI_EDITOR)
    page = client.get(reverse("members_decisions", args=[issue.ref]))
    assert "asked 2 things of which no decision is recorded" in words_of(page)
    answer = post(client, issue, outcome_0="agreed")
    assert answer.url == issue.get_absolute_url()
    shown = words_of(client.get(issue.get_absolute_url()))
    assert "What members decided" in shown
    assert "Agreed on 20 February 2025: Close action 1.1: completed." in shown
    assert "asked 1 thing of which" in words_of(client.get(reverse("members_decisions", args=[issue.ref])))


def test_one_tick_records_that_members_agreed_to_the_rest(client, issue):
    signed_in(client, Role.EDI_EDITOR)
    post(client, issue, outcome_1="put_off", words_1="They want to hear the supplier", rest_agreed="on")
    told = MembersDecision.objects.order_by("kind").values_list("kind", "outcome")
    assert list(told) == [(CLOSURE, "agreed"), (DATE, "put_off")]


def test_the_tick_alone_records_that_members_agreed_to_all(client, issue):
    signed_in(client, Role.EDI_EDITOR)
    post(client, issue, rest_agreed="on")
    assert set(MembersDecision.objects.values_list("outcome", flat=True)) == {"agreed"}
    page = words_of(client.get(reverse("members_decisions", args=[issue.ref])))
    assert "Nothing is left to record" in page


def test_the_page_asks_for_what_is_missing(client, issue):
    signed_in(client, Role.EDI_EDITOR)
    answer = words_of(post(client, issue, outcome_1="changed"))
    assert "Say why members decided so, as the minutes have it." in answer
    assert "Write the end date that holds now." in answer
    assert "Say of at least one of these what members decided." in words_of(post(client, issue))
    assert "isn’t a timescale we recognise" in words_of(
        post(client, issue, outcome_1="changed", words_1="Why", end_1="Spring-ish")
    )
    assert MembersDecision.objects.count() == 0


def test_only_the_edi_team_records_decisions(client, issue):
    signed_in(client, Role.COMMITTEE_OFFICER)
    assert client.get(reverse("members_decisions", args=[issue.ref])).status_code == 403
    assert "Record what members decided" not in words_of(client.get(issue.get_absolute_url()))


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_queries_for_any_number_of_decisions(
    client, db, count, django_assert_num_queries
):
    strategy = make_strategy(slug="many")
    for n in range(count):
        action = make_action(strategy, number=f"1.{n}", status="Amber")
        close_action(
            action=action, kind="completed", on=date(2025, 1, 25), reason="x", agreed_by="EDI", by=None
        )
    issue = issue_report(body=make_body(strategy), as_at=date(2025, 1, 31), today=TODAY, by=None)
    record(issue, Answer(asked(issue, CLOSURE), Outcome.AGREED))
    signed_in(client, Role.EDI_EDITOR)
    with django_assert_num_queries(9):
        client.get(reverse("members_decisions", args=[issue.ref]))


def test_members_cannot_open_an_action_again_before_it_was_closed(client, issue):
    signed_in(client, Role.EDI_EDITOR)
    early = {"on_day": "24", "on_month": "1", "on_year": "2025"}
    answer = post(client, issue, outcome_0="refused", words_0="Two sites are left", **early)
    assert "Action 1.1 was closed on 25 January 2025. Write that day or a later one." in words_of(answer)
    assert MembersDecision.objects.count() == 0
    assert Action.objects.get(label="1.1").closure == "completed"


def test_a_decision_is_no_news_of_progress(issue):
    """It moves the end, and the action is as long untold, and as much asked for, as before."""
    end = parse_timescale("December 2027")
    record(issue, Answer(asked(issue, DATE), Outcome.CHANGED, "After the election", end))
    action = Action.objects.get(label="1.2")
    assert (action.latest_update.on, action.end.text) == (date(2025, 1, 31), "December 2027")
    half_a_year_on = MEETING + timedelta(days=170)
    [now] = load_register(
        issue.strategy, today=half_a_year_on, actions=issue.strategy.actions.filter(pk=action.pk)
    )
    [then] = load_register(
        issue.strategy, today=TODAY + timedelta(days=999), as_at=half_a_year_on,
        actions=issue.strategy.actions.filter(pk=action.pk),
    )  # fmt: skip
    assert now == then
    assert now.updated_on == date(2025, 1, 31)
    assert now.assessment.attention == (Attention.STALE,)
    stale = issue.strategy.actions.filter(needing(issue.strategy, [Attention.STALE], today=half_a_year_on))
    assert action in stale
    assert wrong_pointers(issue.strategy) == []


# --- any two issues ---------------------------------------------------------------------------------------


def test_any_two_issues_can_be_chosen_and_the_earlier_one_comes_first(client, issue):
    signed_in(client, Role.VIEWER)
    later = issue_report(body=issue.body, as_at=date(2025, 2, 10), today=TODAY, by=None)
    choose = reverse("choose_comparison", args=[issue.ref])
    for first, second in ((issue, later), (later, issue)):
        answer = client.get(reverse("choose_comparison", args=[first.ref]), {"with": second.ref})
        assert answer.url == reverse("compare_reports", args=[later.ref, issue.ref])
    for nonsense in ("", "no-such-report", "\0", issue.ref):
        assert client.get(choose, {"with": nonsense}).url == issue.get_absolute_url()
    assert "10 February 2025" in words_of(client.get(issue.get_absolute_url()))
