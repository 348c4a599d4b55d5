"""Cycles are planned, looked at, chased and moved in the browser."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import Role
from objectives.models import Action, UpdateDraft
from plans.changes import edit_body
from reporting.changes import issue_report
from reporting.cycles.scheduling import edit_cycle, record_chase
from reporting.models import Chase, ReportDefinition, ReportDraft, ReportingCycle
from tests.builders import (
    make_action,
    make_body,
    make_cycle,
    make_owner,
    make_strategy,
    make_update,
    make_user,
)

pytestmark = pytest.mark.django_db
OPEN = datetime(2026, 4, 13, 9, tzinfo=UTC)  # in the window of a meeting on 14 May 2026


@pytest.fixture
def strategy():
    return make_strategy(title="Fair for all", slug="fair", starts_on=date(2025, 4, 1))


@pytest.fixture
def cycle(strategy) -> ReportingCycle:
    return make_cycle(make_body(strategy))


@pytest.fixture
def editor(client):
    person = make_user(Role.EDI_EDITOR, email="editor@example.test")
    client.force_login(person)
    return person


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def day(name: str, value: date) -> dict[str, str]:
    return {f"{name}_day": str(value.day), f"{name}_month": str(value.month), f"{name}_year": str(value.year)}


def dated(cycle, **changed) -> dict[str, str]:
    names = ("opens_on", "closes_on", "papers_due_on", "period_starts_on", "period_ends_on")
    boxes = [day(name, changed.get(name, getattr(cycle, name))) for name in names]
    data = {"name": changed.get("name", cycle.name), "version": str(changed.get("version", cycle.version))}
    return data | {box: value for each in boxes for box, value in each.items()}


def plan_with_answers(strategy):
    """Two owners: one has answered, one owes two answers; a third is not asked."""
    done, owing, calm = make_owner("Library Service"), make_owner("Estates"), make_owner("Archives")
    told = {"strategy": strategy, "status": "Amber", "on": date(2025, 12, 1)}
    answered = make_action(number="1.1", owners=(done,), end="March 2026", **told)
    make_update(answered, "Green", on=date(2026, 4, 2))
    make_action(number="1.2", owners=(owing,), end="March 2026", text="Mend the ramps", **told)
    make_action(number="1.3", owners=(owing, calm), end="2030", strategy=strategy, status="Red")
    make_action(number="1.4", owners=(calm,), end="2030", **told)


# --- planning ---------------------------------------------------------------------------------------------


def test_a_cycle_is_planned_in_one_step(client, editor, strategy):
    body = make_body(strategy)
    answer = client.post(reverse("new_cycle"), {"body": body.pk, "meetings": "14 May 2026"})
    cycle = ReportingCycle.objects.get()
    assert answer.headers["Location"] == cycle.get_absolute_url()
    assert (cycle.meeting_on, cycle.papers_due_on) == (date(2026, 5, 14), date(2026, 5, 6))
    assert cycle.history.get().history_user == editor


def test_several_meetings_are_planned_at_once_or_none(client, editor, strategy):
    body = make_body(strategy)
    client.post(reverse("new_cycle"), {"body": body.pk, "meetings": "12 November 2026\r\n\r\n14/05/2026"})
    assert [c.name for c in ReportingCycle.objects.order_by("meeting_on")] == ["May 2026", "November 2026"]
    answer = client.post(reverse("new_cycle"), {"body": body.pk, "meetings": "14 May 2026\n1 June 2027"})
    assert "has a cycle for a meeting on 14 May 2026 already" in text_of(answer)
    assert ReportingCycle.objects.count() == 2


@pytest.mark.parametrize(
    ("meetings", "said"),
    [
        ("", "Enter"),
        ("May 2026", "“May 2026” is not a day. Write it like 14 May 2027."),
        ("next Tuesday", "“next Tuesday” is not a day."),
        ("31 February 2026", "is not a day."),
        ("14 May 1926", "must have a year from 2000 to 2100."),
        ("\n".join(f"{n} May 2027" for n in range(1, 26)), "Write 24 dates or fewer at a time."),
        ("14 May\0 2027", "cannot be stored"),
    ],
)
def test_a_date_that_is_none_is_refused_with_the_way_out(client, editor, strategy, meetings, said):
    answer = client.post(reverse("new_cycle"), {"body": make_body(strategy).pk, "meetings": meetings})
    assert answer.status_code == 200
    assert said in text_of(answer) or (said == "Enter" and "There is a problem" in text_of(answer))
    assert not ReportingCycle.objects.exists()


def test_without_a_body_the_way_to_one_is_shown(client, editor, strategy):
    for name in ("cycles", "new_cycle"):
        assert reverse("new_body", args=["fair"]) in text_of(client.get(reverse(name)))


def test_a_reader_sees_cycles_and_cannot_plan(client, cycle):
    client.force_login(make_user(Role.VIEWER))
    page = text_of(client.get(reverse("cycles")))
    assert "Communities Committee, May 2026" in page
    assert "Plan a cycle" not in page
    board = text_of(client.get(cycle.get_absolute_url()))
    for hidden in ("Move the meeting", "Start the draft", "Ask in person", "Discard"):
        assert hidden not in board


@time_machine.travel(OPEN)
def test_the_list_says_what_goes_on_now_what_comes_and_what_is_over(client, editor, cycle):
    make_cycle(cycle.body, date(2026, 11, 12))
    make_cycle(cycle.body, date(2025, 11, 13))
    page = client.get(reverse("cycles"))
    found = page.context["found"]
    named = [[line.cycle.name for line in lines] for lines in (found.now, found.coming, found.over)]
    assert named == [["May 2026"], ["November 2026"], ["November 2025"]]
    assert "1 cycle goes on now, 1 is planned." in text_of(page)


@time_machine.travel(OPEN)
def test_one_cycle_and_three_ask_the_same_of_the_database(client, editor, cycle, django_assert_num_queries):
    client.get(reverse("cycles"))
    with CaptureQueriesContext(connection) as once:
        client.get(reverse("cycles"))
    make_cycle(cycle.body, date(2026, 11, 12))
    make_cycle(make_body(make_strategy()))
    with django_assert_num_queries(len(once)):
        client.get(reverse("cycles"))


# --- the board --------------------------------------------------------------------------------------------


@time_machine.travel(OPEN)
def test_the_board_says_who_has_answered_and_who_has_not(client, editor, cycle, strategy):
    plan_with_answers(strategy)
    page = client.get(cycle.get_absolute_url())
    board = page.context["board"]
    assert (board.tally.came_in, board.tally.asked, board.tally.unasked) == (1, 3, 1)
    assert [(row.owner.name, row.tally.reply.label) for row in board.owners] == [
        ("Estates", "Nothing yet"),
        ("Archives", "Nothing yet"),
        ("Library Service", "Answered"),
    ]
    told = text_of(page)
    assert "1 of 3 answers are in. Owners can answer until Tuesday 21 April 2026, in 8 days." in told
    assert "1 of 3 owners asked has told everything. 1 action is not asked for." in told
    assert "Asked for: past its end date." in told


@time_machine.travel(OPEN)
def test_the_text_to_chase_is_there_to_copy_for_those_who_owe(client, editor, cycle, strategy):
    plan_with_answers(strategy)
    told = text_of(client.get(cycle.get_absolute_url()))
    assert told.count('data-copy="letter-') == 2
    assert "2 actions of Estates need an update by Tuesday 21 April 2026" in told
    assert "* 1.2 Mend the ramps: past its end date" in told
    assert "http://testserver/staff/my-actions/" in told


@time_machine.travel(OPEN)
def test_a_chase_is_noted_once_a_click_and_shown(client, editor, cycle, strategy):
    plan_with_answers(strategy)
    answer = client.post(reverse("note_chase", args=[cycle.slug, "estates"]), follow=True)
    assert "It is kept that you asked Estates yourself today. No letter was sent." in text_of(answer)
    chase = Chase.objects.get()
    assert (chase.owner.name, chase.by, chase.how) == ("Estates", editor, "person")
    assert "13 April 2026" in text_of(client.get(cycle.get_absolute_url()))


@time_machine.travel(OPEN)
def test_what_is_in_draft_or_waits_for_agreement_is_told_apart(client, editor, cycle, strategy):
    plan_with_answers(strategy)
    for number, state in (("1.2", "writing"), ("1.3", "waiting")):
        UpdateDraft.objects.create(action=Action.objects.get(number=number), state=state)
    page = client.get(cycle.get_absolute_url())
    replies = {row.owner.name: row.tally.reply.label for row in page.context["board"].owners}
    assert replies == {
        "Estates": "Draft",
        "Archives": "Waiting for agreement",
        "Library Service": "Answered",
    }
    told = text_of(page)
    assert "1 action of Estates needs an update" in told
    assert told.count('data-copy="letter-') == 1


@time_machine.travel(datetime(2026, 3, 2, 9, tzinfo=UTC))
def test_before_the_window_opens_the_board_says_who_will_be_asked(client, editor, cycle, strategy):
    plan_with_answers(strategy)
    told = text_of(client.get(cycle.get_absolute_url()))
    assert "2 owners will be asked about 2 actions from Monday 30 March 2026." in told
    assert "Ask in person" not in told
    assert "Discard this cycle" in told


@time_machine.travel(datetime(2026, 5, 12, 9, tzinfo=UTC))
def test_after_the_papers_were_due_the_board_says_so(client, editor, cycle, strategy):
    plan_with_answers(strategy)
    told = text_of(client.get(cycle.get_absolute_url()))
    assert "Papers were due on Wednesday 6 May 2026, and no report is issued." in told


@time_machine.travel(OPEN)
def test_a_body_that_asks_for_everything_has_all_open_actions_on_its_board(client, editor, cycle, strategy):
    plan_with_answers(strategy)
    edit_body(body=cycle.body, by=None, asks="all")
    assert client.get(cycle.get_absolute_url()).context["board"].tally.asked == 4


@time_machine.travel(OPEN)
def test_a_plan_without_actions_has_an_empty_board(client, editor, cycle):
    told = text_of(client.get(cycle.get_absolute_url()))
    assert "Nobody can be asked yet" in told
    assert "No action needs an update for this meeting." in told


@time_machine.travel(OPEN)
def test_one_owner_and_three_ask_the_same_of_the_database(
    client, editor, cycle, strategy, django_assert_num_queries
):
    make_action(strategy, number="1", owners=(make_owner("First"),), status="Red")
    record_chase(cycle=cycle, owner=make_owner("Second"), by=None)
    client.get(cycle.get_absolute_url())
    with CaptureQueriesContext(connection) as once:
        client.get(cycle.get_absolute_url())
    plan_with_answers(strategy)
    with django_assert_num_queries(len(once)):
        client.get(cycle.get_absolute_url())


@time_machine.travel(OPEN)
def test_hostile_texts_do_no_harm_on_the_board(client, editor, cycle, strategy):
    owner = make_owner('<script>alert("1")</script>' + "Gŵr" * 40)
    make_action(
        strategy, number="1", text="=1+1 </textarea><script>x</script>", owners=(owner,), status="Red"
    )
    told = client.get(cycle.get_absolute_url()).content.decode()
    assert "<script>alert" not in told
    assert "</textarea><script>" not in told


# --- the report -------------------------------------------------------------------------------------------


@time_machine.travel(OPEN)
def test_the_draft_is_begun_from_the_board_and_fills_until_the_period_ends(client, editor, cycle, strategy):
    plan_with_answers(strategy)
    answer = client.post(reverse("draft_of_cycle", args=[cycle.slug]))
    draft = ReportDraft.objects.get()
    assert answer.headers["Location"] == draft.get_absolute_url()
    assert (draft.cycle, draft.as_at, draft.meeting_on) == (cycle, date(2026, 4, 21), date(2026, 5, 14))
    assert client.get(draft.get_absolute_url()).context["snapshot"].as_at == date(2026, 4, 13)
    client.post(reverse("draft_of_cycle", args=[cycle.slug]))
    assert ReportDraft.objects.count() == 1
    refused = client.post(reverse("issue_draft", args=[draft.pk]), {"confirmed": "yes"}, follow=True)
    assert "as at 21 April 2026, the last day of the period covered" in text_of(refused)
    board = text_of(client.get(cycle.get_absolute_url()))
    assert "Open the draft" in board
    assert "4 of 4 headings written, 3 of them by the figures and read by nobody yet" in board


@time_machine.travel(OPEN)
def test_the_board_tells_what_each_section_of_the_report_has_so_far(client, editor, cycle, strategy):
    plan_with_answers(strategy)
    before = client.get(cycle.get_absolute_url()).context["parts"]
    assert {part.address for part in before} == {""}
    told = {part.heading: part.said for part in before}
    assert told == {
        "Front sheet": "Nobody has begun to write it",
        "Where the plan stands": "4 actions; 1 is past its end date",
        "What has changed": "First report to this body",
        "What has been achieved": "1 completed",
        "Decisions asked of members": "None asked of members",
        "What needs attention": "1 past the end date, 1 off track or needing attention, 1 without a recent update",
        "What comes next": "Nothing due before the next report",
        "Is it making a difference?": "No measures",
        "Appendix 1: the action plan": "4 actions",
    }
    client.post(reverse("draft_of_cycle", args=[cycle.slug]))
    draft = ReportDraft.objects.get()
    preview = client.get(reverse("report_preview", args=[draft.pk])).content.decode()
    parts = client.get(cycle.get_absolute_url()).context["parts"]
    assert [(part.heading, part.said) for part in parts[1:]] == list(told.items())[1:]
    assert parts[0].address == draft.get_absolute_url()
    for part in parts[1:]:
        address, _, anchor = part.address.partition("#")
        assert (address, f'id="{anchor}"' in preview) == (reverse("report_preview", args=[draft.pk]), True)


@time_machine.travel(OPEN)
def test_the_board_tells_what_moved_since_the_last_report_in_the_order_of_the_body(
    client, editor, cycle, strategy
):
    plan_with_answers(strategy)
    issue_report(body=cycle.body, as_at=date(2026, 2, 1), today=date(2026, 2, 1), by=None)
    make_action(strategy, number="9", status="Amber")
    make_update(Action.objects.get(number="1.2"), "Green", on=date(2026, 4, 1))
    ReportDefinition.objects.create(body=cycle.body, sections=["changes", "achievements"])
    parts = client.get(cycle.get_absolute_url()).context["parts"]
    assert [(part.heading, part.said) for part in parts[1:]] == [
        ("What has changed", "1 moved status, 1 new"),
        ("What has been achieved", "1 completed"),
    ]


@time_machine.travel(OPEN)
def test_who_may_not_draft_sees_the_answers_and_no_sections(client, cycle, strategy):
    plan_with_answers(strategy)
    client.force_login(make_user(Role.VIEWER))
    page = client.get(cycle.get_absolute_url())
    assert (page.context["parts"], "Answers in" in text_of(page)) == ([], True)


@time_machine.travel(OPEN)
def test_the_figures_of_the_draft_move_with_the_period(client, editor, cycle):
    client.post(reverse("draft_of_cycle", args=[cycle.slug]))
    edit_cycle(cycle=cycle, version=None, by=None, period_ends_on=date(2026, 3, 31))
    assert ReportDraft.objects.get().as_at == date(2026, 3, 31)


# --- editing and moving -----------------------------------------------------------------------------------


def test_dates_are_edited(client, editor, cycle):
    address = reverse("edit_cycle", args=[cycle.slug])
    answer = client.post(address, dated(cycle, period_ends_on=date(2026, 3, 31), name="Spring"))
    assert answer.headers["Location"] == cycle.get_absolute_url()
    cycle.refresh_from_db()
    assert (cycle.name, cycle.period_ends_on) == ("Spring", date(2026, 3, 31))
    assert "By the rule of Communities Committee it would be 21 April 2026." in text_of(client.get(address))


def test_dates_out_of_order_are_told_beside_the_box(client, editor, cycle):
    answer = client.post(
        reverse("edit_cycle", args=[cycle.slug]), dated(cycle, papers_due_on=date(2026, 5, 15))
    )
    assert "Papers must be due on the day of the meeting or earlier." in text_of(answer)
    assert list(answer.context["form"].errors) == ["papers_due_on"]


def test_the_second_of_two_people_sees_what_the_first_saved(client, editor, cycle):
    edit_cycle(cycle=cycle, version=1, by=None, name="Early")
    address = reverse("edit_cycle", args=[cycle.slug])
    answer = client.post(address, dated(cycle, name="Mine", version=1))
    assert answer.status_code == 409
    told = text_of(answer)
    assert "Somebody else changed this cycle while you were writing" in told
    assert "Name: Early" in told
    again = answer.context["form"].data
    assert client.post(address, again).status_code == 302
    cycle.refresh_from_db()
    assert cycle.name == "Mine"


@time_machine.travel(datetime(2026, 3, 2, 9, tzinfo=UTC))
def test_a_meeting_is_moved_and_the_board_says_from_when_and_why(client, editor, cycle):
    address = reverse("move_meeting", args=[cycle.slug])
    data = day("meeting_on", date(2026, 6, 11)) | {"why": "The elections come first", "version": "1"}
    assert client.post(address, data).status_code == 302
    told = text_of(client.get(cycle.get_absolute_url()))
    assert "Moved from 14 May 2026 to 11 June 2026 on 2 March 2026 by editor@example.test" in told
    assert "The elections come first" in told
    assert client.post(address, data).status_code == 200  # it is on that day already


def test_moving_needs_a_reason_and_another_day(client, editor, cycle):
    make_cycle(cycle.body, date(2026, 11, 12))
    address = reverse("move_meeting", args=[cycle.slug])
    for other, said in (
        (date(2026, 5, 14), "The meeting is on this day already."),
        (date(2026, 11, 12), "This body has a cycle for a meeting on this day already."),
    ):
        answer = client.post(address, day("meeting_on", other) | {"version": "1", "why": ""})
        assert said in text_of(answer)
        assert "why" in answer.context["form"].errors


def test_a_planned_cycle_is_discarded_and_one_that_has_begun_is_kept(client, editor, cycle):
    address = reverse("discard_cycle", args=[cycle.slug])
    with time_machine.travel(OPEN):
        client.force_login(editor)
        assert "This cycle has begun, so it is kept." in text_of(client.post(address, follow=True))
    with time_machine.travel(datetime(2026, 3, 2, 9, tzinfo=UTC)):
        client.force_login(editor)
        assert client.post(address).headers["Location"] == reverse("cycles")
    assert not ReportingCycle.objects.exists()


def test_nobody_finds_a_cycle_at_a_made_up_address(client, editor, cycle):
    for name in ("cycle", "edit_cycle", "move_meeting"):
        assert client.get(reverse(name, args=["nothing-here"])).status_code == 404
    assert client.post(reverse("note_chase", args=[cycle.slug, "nobody"])).status_code == 404


# --- beside the overview ----------------------------------------------------------------------------------


@time_machine.travel(OPEN)
def test_the_overview_says_how_many_answers_are_in(client, editor, cycle, strategy):
    plan_with_answers(strategy)
    page = text_of(client.get(strategy.get_absolute_url()))
    assert "Papers due 6 May; 1 of 3 answers in" in page
    make_update(Action.objects.get(number="1.2"), "Green", on=date(2026, 4, 13))
    assert "Papers due 6 May; 2 of 3 answers in" in text_of(client.get(strategy.get_absolute_url()))


@time_machine.travel(datetime(2026, 3, 2, 9, tzinfo=UTC))
def test_the_overview_says_when_the_next_window_opens(client, editor, cycle, strategy):
    plan_with_answers(strategy)
    page = text_of(client.get(strategy.get_absolute_url()))
    assert "Owners can answer from Monday 30 March 2026." in page
    assert "answers in" not in page
