"""A whole half-year with the committee: from the date of its meeting to what the next report says has changed.

Papers for a meeting on Thursday 29 May 2025 are due on Tuesday 20 May, for Monday 26 May is a bank holiday and no
clear day. Owners answer from Friday 11 April to Tuesday 6 May, over Easter and the first bank holiday of May.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import override_settings
from time_machine import TimeMachineFixture

from accounts.models import Owner
from accounts.roles import Role
from reporting.models import ReportIssue
from tests.builders import make_user
from tests.journeys.council_plan import WORDS, council_plan
from tests.journeys.person import Person
from tests.journeys.test_first_report import COLUMNS
from tests.reporting.reading import text_of_docx, text_of_html, text_of_pdf, workbook

pytestmark = pytest.mark.django_db

STRATEGY = "/staff/strategies/fair-and-open/"
SETTINGS = f"{STRATEGY}settings/"
CYCLE = "/staff/cycles/communities-committee-may-2025/"
NEXT_CYCLE = "/staff/cycles/communities-committee-november-2025/"
MY_ACTIONS = "/staff/my-actions/"
HEADINGS = ["To", "Meeting date", "Outcome", "Recommendations", "Main issues", "Officer contact"]
TEAMS = {
    "networks@wendlemere.test": "Staff Networks",
    "people@wendlemere.test": "People Team",
    "property@wendlemere.test": "Property Service",
}
PUBLICLY = (
    "Of 17 actions, 2 are done, 8 are in progress, 2 aren’t going to plan, 4 haven’t started and 1 has nothing "
    "reported yet. 2 are past their planned date."
)
AT_THE_MEETING = (
    "Of 17 actions 2 are complete, 8 in progress, 2 off track, 4 not started and 1 has no status; "
    "2 are past their end date."
)
BY_STATUS = [("Blue", 4, "24%", 0), ("Amber", 8, "47%", 0), ("Red", 2, "12%", 2), ("Green", 2, "12%", 0)]


def test_a_half_year_with_the_committee(
    time_machine: TimeMachineFixture,
    tmp_path: Path,
    mailoutbox: list[Any],
    capsys: pytest.CaptureFixture[str],
    django_capture_on_commit_callbacks: Any,
):
    def it_is(day: str) -> None:
        time_machine.move_to(f"{day} 09:00 +00:00")
        mailoutbox.clear()

    it_is("2025-02-03")
    team = make_user(Role.EDI_EDITOR, email="equality@wendlemere.test")
    the_plan_is_brought_in(tmp_path)
    owners = {
        email: make_user(Role.OWNER, email=email, member_of=Owner.objects.get(name=name))
        for email, name in TEAMS.items()
    }
    networks, people, estates = owners.values()
    the_committee_and_its_meetings_are_set(Person(team))
    nobody_is_written_to_yet(mailoutbox)

    it_is("2025-04-11")
    each_who_is_asked_gets_one_letter_though_the_day_is_run_twice(mailoutbox)
    one_follows_the_link_and_says_that_nothing_has_changed(Person(networks), link_in(mailoutbox[0]))
    it_is("2025-04-15")
    one_tells_what_happened_to_both_own_actions(Person(people))
    it_is("2025-04-16")
    the_team_agrees_to_some_and_sends_one_back(Person(team))
    it_is("2025-04-17")
    the_writer_reads_the_comment_and_sends_it_again(Person(people))
    it_is("2025-04-22")
    the_team_agrees_to_it_now(Person(team))
    the_team_writes_down_what_it_was_told_by_telephone(Person(team))
    the_team_closes_what_is_done(Person(team))
    it_is("2025-04-30")
    the_reminder_goes_only_to_those_who_still_owe(mailoutbox)
    the_board_says_who_has_answered(Person(team))

    it_is("2025-05-07")
    on_the_day_after_they_are_asked_once_more(mailoutbox)
    it_is("2025-05-08")
    one_answers_late(Person(estates))
    the_team_agrees_to_the_late_one(Person(team))
    it_is("2025-05-09")
    the_team_is_told_who_is_silent(mailoutbox)

    it_is("2025-05-12")
    clerk = make_user(Role.COMMITTEE_OFFICER, email="clerk@wendlemere.test")
    draft = the_clerk_drafts_the_report_from_the_cycle(Person(clerk))
    it_is("2025-05-15")
    its_readiness_names_what_a_careful_reader_would_ask(Person(team), draft)
    report = the_team_issues_it(Person(team), draft, django_capture_on_commit_callbacks)
    the_four_formats_hold_the_same_numbers(Person(clerk), report)

    it_is("2025-06-02")
    what_members_decided_is_carried_to_the_actions(Person(team), report)
    it_is("2025-06-03")
    the_team_looks_at_what_the_public_will_see_and_publishes_it(
        Person(team), report, django_capture_on_commit_callbacks
    )
    anybody_reads_it_in_plain_words_without_a_cookie(Person())

    it_is("2025-10-16")
    the_next_window_opens_and_asks_again(mailoutbox)
    it_is("2025-10-20")
    one_says_that_it_is_done(Person(estates))
    the_team_agrees_to_what_is_done(Person(team))
    it_is("2025-11-06")
    the_next_report_shows_what_has_changed(Person(team))
    no_record_was_touched(capsys)


def the_day_is_run() -> None:
    """By the timer, beside a worker that keeps its jobs in the database."""
    with override_settings(TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}):
        call_command("run_daily")


def link_in(letter: Any) -> str:
    """The path of the one page that a letter leads to."""
    [link] = re.findall(r"^https?://[^/]+(/\S+)$", letter.body, re.MULTILINE)
    return link


# --- before -----------------------------------------------------------------------------------------------


def the_plan_is_brought_in(folder: Path) -> None:
    plan, columns, words = folder / "plan.xlsx", folder / "columns.json", folder / "words.json"
    plan.write_bytes(council_plan())
    columns.write_text(json.dumps({"Action plan": COLUMNS}))
    words.write_text(json.dumps(WORDS))
    told = ["--strategy", "fair-and-open", "--title", "Fair and Open", "--as-at", "2025-01-31"]
    call_command("import_plan", str(plan), *told, "--map", str(columns), "--statuses", str(words), "--commit")


def the_committee_and_its_meetings_are_set(editor: Person) -> None:
    editor.opens(f"{SETTINGS}facts/")
    editor.presses("Save the facts", needs_agreement="Updates of owners need")
    editor.opens(f"{SETTINGS}bodies/new/")
    editor.presses("Add the body", name="Communities Committee", headings="\n".join(HEADINGS))
    editor.opens("/staff/cycles/new/")
    planned = editor.presses("Plan", body="Communities Committee", meetings="29 May 2025\n27 November 2025")
    assert "2 cycles of Communities Committee are planned" in planned
    cycle = editor.opens(CYCLE)
    assert re.search("Papers due Tuesday 20 May 2025 .* 5 clear days before the meeting", cycle)
    assert re.search("Answers from Friday 11 April 2025 .* open on 15 working days", cycle)
    assert "Answers until Tuesday 6 May 2025" in cycle
    assert "5 owners will be asked about 7 actions" in cycle


def nobody_is_written_to_yet(letters: list[Any]) -> None:
    the_day_is_run()
    assert letters == []


# --- the window -------------------------------------------------------------------------------------------


def each_who_is_asked_gets_one_letter_though_the_day_is_run_twice(letters: list[Any]) -> None:
    the_day_is_run()
    the_day_is_run()
    assert addressees(letters) == sorted(TEAMS)
    letters.sort(key=lambda letter: letter.to)
    assert [letter.subject for letter in letters] == [
        "1 of your actions needs an update by Tuesday 6 May 2025",
        "2 of your actions need an update by Tuesday 6 May 2025",
        "2 of your actions need an update by Tuesday 6 May 2025",
    ]
    assert "* 2.4 Give every network a sponsor: to have begun" in letters[0].body


def addressees(letters: list[Any]) -> list[str]:
    return sorted(address for letter in letters for address in letter.to)


def one_follows_the_link_and_says_that_nothing_has_changed(owner: Person, link: str) -> None:
    assert "needs an update by Tuesday 6 May." in owner.opens(link)
    told = owner.presses("No change since last time: 2.4")
    assert "counts once the EDI team has agreed" in told
    assert "That is all. Thank you." in told


def one_tells_what_happened_to_both_own_actions(owner: Person) -> None:
    asked = owner.opens(MY_ACTIONS)
    assert "2 of your 3 actions need an update by Tuesday 6 May." in asked
    owner.opens(f"{STRATEGY}actions/1.3/updates/new/?from=my-actions&place=0")
    following = owner.presses(
        "Send for agreement",
        status="Red",
        narrative="The figures are there, the plan is not.",
        reason="Pay data came late.",
    )
    assert "Here is the next one." in following
    assert "Train everybody who interviews" in following
    told = owner.presses(
        "Send for agreement",
        status="Amber",
        narrative="Going on.",
        new_end="June 2025",
        end_reason="Two rounds fell ill.",
    )
    assert "That is all. Thank you." in told
    assert "Sent, and waiting for the EDI team’s agreement" in told


def the_team_agrees_to_some_and_sends_one_back(editor: Person) -> None:
    waiting = editor.opens("/staff/agreement/")
    assert "3 updates wait for your agreement" in waiting
    editor.opens(waiting_at(editor, "1.2"))
    sent_back = editor.presses("Send back with this comment", comment="How many are trained by now?")
    assert "sent back with your comment" in sent_back
    editor.opens(waiting_at(editor, "1.3"))
    assert "Agreed. The update counts now." in editor.presses("Agree: it counts from now on")
    editor.opens(waiting_at(editor, "2.4"))
    assert "Nothing waits for your agreement" in editor.presses("Agree: it counts from now on")


def waiting_at(editor: Person, label: str) -> str:
    """The address of the update that waits for this action."""
    editor.opens("/staff/agreement/")
    return re.search(rf'href="(/staff/agreement/\d+/)">{re.escape(label)} ', editor.page)[1]


def the_writer_reads_the_comment_and_sends_it_again(owner: Person) -> None:
    asked = owner.opens(MY_ACTIONS)
    assert "1 of your 3 actions needs an update by Tuesday 6 May." in asked
    assert "How many are trained by now?" in asked
    written = owner.opens(f"{STRATEGY}actions/1.2/updates/new/?from=my-actions&place=0")
    assert "How many are trained by now?" in written
    told = owner.presses("Send for agreement", narrative="31 of 40 interviewers are trained.")
    assert "That is all. Thank you." in told


def the_team_agrees_to_it_now(editor: Person) -> None:
    editor.opens(waiting_at(editor, "1.2"))
    assert "31 of 40 interviewers are trained." in editor.said
    editor.presses("Agree: it counts from now on")
    action = editor.opens(f"{STRATEGY}actions/1.2/")
    assert "31 of 40 interviewers are trained." in action
    assert "Two rounds fell ill." in action


def the_team_writes_down_what_it_was_told_by_telephone(editor: Person) -> None:
    editor.opens(f"{STRATEGY}actions/3.3/updates/new/")
    told = editor.presses(
        "Send the update",
        status="Amber",
        narrative="Four of nine counters have the button.",
        told_by="The head of Customer Service, by telephone",
    )
    assert "The head of Customer Service, by telephone" in told


def the_team_closes_what_is_done(editor: Person) -> None:
    editor.opens(f"{STRATEGY}actions/3.4/close/")
    closed = editor.presses(
        "Close the action", kind="Completed", reason="Two quiet hours a week.", agreed_by="Equality board"
    )
    assert "The action is closed." in closed


def the_reminder_goes_only_to_those_who_still_owe(letters: list[Any]) -> None:
    the_day_is_run()
    assert addressees(letters) == ["property@wendlemere.test"]
    assert letters[0].subject == "Reminder: 2 of your actions need an update by Tuesday 6 May 2025"


def the_board_says_who_has_answered(editor: Person) -> None:
    cycle = editor.opens(CYCLE)
    assert "4 of 7 answers are in. Owners can answer until Tuesday 6 May 2025, in 6 days." in cycle
    assert "3 of 5 owners asked have told everything." in cycle
    replies = {
        str(row.owner): (row.tally.reply.label, row.tally.came_in, row.tally.asked)
        for row in editor.answer.context["board"].owners
    }
    assert replies == {
        "Property Service": ("Nothing yet", 0, 2),
        "Customer Service": ("Some answered", 1, 2),
        "Learning Team": ("Answered", 1, 1),
        "People Team": ("Answered", 2, 2),
        "Staff Networks": ("Answered", 1, 1),
        "Leisure Service": ("Not asked", 0, 0),
        "Web Team": ("Not asked", 0, 0),
    }


def on_the_day_after_they_are_asked_once_more(letters: list[Any]) -> None:
    the_day_is_run()
    the_day_is_run()
    assert addressees(letters) == ["property@wendlemere.test"]
    assert letters[0].subject == "2 of your actions need an update: it was due on Tuesday 6 May 2025"


def one_answers_late(owner: Person) -> None:
    asked = owner.opens(MY_ACTIONS)
    assert "Answers for Communities Committee were due by Tuesday 6 May." in asked
    assert "comes late for its meeting on 29 May 2025" in asked
    owner.opens(f"{STRATEGY}actions/3.7/updates/new/")
    owner.presses(
        "Send for agreement", status="Amber", narrative="A new supplier is found.", new_end="July 2025",
        end_reason="The first supplier has closed.",
    )  # fmt: skip


def the_team_agrees_to_the_late_one(editor: Person) -> None:
    editor.opens(waiting_at(editor, "3.7"))
    editor.presses("Agree: it counts from now on")
    assert "1 late" in editor.opens(CYCLE)
    assert "5 of 7 answers are in." in editor.said


def the_team_is_told_who_is_silent(letters: list[Any]) -> None:
    the_day_is_run()
    [letter] = letters
    assert letter.to == ["equality@wendlemere.test"]
    assert letter.subject == "2 owners still owe answers for Communities Committee"
    assert "Customer Service: 1 of 2 answers missing" in letter.body
    assert "Property Service: 1 of 2 answers missing" in letter.body
    assert link_in(letter) == CYCLE


# --- the paper --------------------------------------------------------------------------------------------


def the_clerk_drafts_the_report_from_the_cycle(clerk: Person) -> str:
    clerk.opens(CYCLE)
    draft = clerk.presses("Start the draft")
    assert "Figures as at 6 May 2025 Meeting 29 May 2025" in draft
    path = clerk.path
    read = clerk.presses(
        "Save and preview", block_3="agree to the two decisions below", block_4="Spring was busy."
    )
    assert "agree to the two decisions below" in read
    assert "Close action 3.4: completed." in read
    assert "Move the end date of action 1.2 from March 2025 to June 2025." in read
    assert "A new supplier is found." not in read
    assert "The supplier has gone out of business." in read
    return path


def its_readiness_names_what_a_careful_reader_would_ask(editor: Person, draft: str) -> None:
    asked = editor.opens(f"{draft}ready/")
    for label in ("3.1", "3.10"):
        assert f"Action {label} : Asked for in this cycle, and nothing has come back." in asked
    assert "Officer contact : Nothing is written under it." in asked
    refused = editor.presses("Issue the report")
    assert "Tick the box below the list" in refused
    assert not ReportIssue.objects.exists()


def the_team_issues_it(editor: Person, draft: str, the_worker_does_its_work: Any) -> str:
    editor.opens(f"{draft}ready/")
    with the_worker_does_its_work(execute=True):
        editor.presses("Issue the report", confirmed="I have read this list")
    assert AT_THE_MEETING in editor.opens(draft)
    return editor.path


def the_four_formats_hold_the_same_numbers(reader: Person, report: str) -> None:
    """The sentence at the top, and of each status the count, the share and how many are past their end date."""
    page, paper, document, book = (
        reader.downloads(f"{report}report.{ending}") for ending in ("html", "pdf", "docx", "xlsx")
    )
    sheets = workbook(book)
    assert sheets["Cover"]["A2"].value == AT_THE_MEETING
    rows = [row[:4] for row in sheets["By status"].iter_rows(values_only=True)]
    assert set(BY_STATUS) <= set(rows)
    for text in (text_of_html(page), text_of_pdf(paper), text_of_docx(document)):
        assert squeezed(AT_THE_MEETING) in squeezed(text)
        for _, count, share, late in BY_STATUS:  # in words the key comes between, of which nobody said more
            assert squeezed(f"– {count} {share} {late}") in squeezed(text)


def squeezed(text: str) -> str:
    """Without spaces: a PDF has none where a line ends."""
    return "".join(text.split())


# --- after the meeting ------------------------------------------------------------------------------------


def what_members_decided_is_carried_to_the_actions(editor: Person, report: str) -> None:
    asked = editor.opens(f"{report}decisions/")
    assert "asked 2 things of which no decision is recorded" in asked
    told = editor.presses(
        "Record the decisions",
        outcome_0="Agreed",
        outcome_1="Agreed with another end date",
        words_1="Members want it before the summer holidays end.",
        end_1="August 2025",
    )
    assert "2 decisions are recorded and carried to the plan." in told
    closed = editor.opens(f"{STRATEGY}actions/3.4/")
    assert "The Communities Committee agreed on 29 May 2025: Close action 3.4: completed." in closed
    moved = editor.opens(f"{STRATEGY}actions/1.2/")
    assert "August 2025" in moved
    assert "Members want it before the summer holidays end." in moved
    assert "Nothing is left to record" in editor.opens(f"{report}decisions/")


def the_team_looks_at_what_the_public_will_see_and_publishes_it(
    editor: Person, report: str, the_worker_does_its_work: Any
) -> None:
    editor.opens(f"{report}publish/")
    seen = editor.presses("Save and see what the public will see")
    assert PUBLICLY in seen
    assert "The public would read this, and can’t yet." in editor.page
    Person().opens("/strategies/fair-and-open/", expects=404)
    editor.opens(f"{report}publish/")
    with the_worker_does_its_work(execute=True):
        editor.presses("Publish the report", when="Now")
    assert "Published so far 3 June 2025" in editor.opens(f"{report}publish/")


def anybody_reads_it_in_plain_words_without_a_cookie(resident: Person) -> None:
    assert "Fair and Open" in resident.opens("/")
    told = resident.opens("/strategies/fair-and-open/")
    assert PUBLICLY in told
    for heading in ("What we promised", "How it is going", "How we know", "What changed"):
        assert heading in told
    assert (
        "1.3 Publish the pay gap with a plan to close it Not going to plan (off track) 10 months past its planned date"
        in told
    )
    promise = resident.opens("/strategies/fair-and-open/objectives/1/")
    assert "31 of 40 interviewers are trained." in promise
    assert "first promised for March 2025 ; it moved because: Two rounds fell ill." in promise
    served = resident.opens("/strategies/fair-and-open/objectives/3/")
    assert "Four of nine counters have the button." in served
    assert "by telephone" not in served
    assert not resident.client.cookies
    assert {"ETag", "Cache-Control"} <= set(resident.answer.headers)


# --- the next half-year -----------------------------------------------------------------------------------


def the_next_window_opens_and_asks_again(letters: list[Any]) -> None:
    the_day_is_run()
    assert addressees(letters) == sorted(TEAMS)
    [letter] = [letter for letter in letters if letter.to == ["property@wendlemere.test"]]
    assert letter.subject == "2 of your actions need an update by Wednesday 5 November 2025"


def one_says_that_it_is_done(owner: Person) -> None:
    assert "2 of your 2 actions need an update by Wednesday 5 November." in owner.opens(MY_ACTIONS)
    owner.opens(f"{STRATEGY}actions/3.1/updates/new/")
    owner.presses("Send for agreement", status="Green", narrative="Both doors have their ramp.")


def the_team_agrees_to_what_is_done(editor: Person) -> None:
    editor.opens(waiting_at(editor, "3.1"))
    editor.presses("Agree: it counts from now on")


def the_next_report_shows_what_has_changed(editor: Person) -> None:
    editor.opens(NEXT_CYCLE)
    draft = editor.presses("Start the draft")
    assert "Compared with 6 May 2025" in draft
    read = editor.presses("Save and preview")
    assert "The Communities Committee agreed on 29 May 2025: Close action 3.4: completed." in read
    assert "Its end date is now August 2025." in read
    assert "What has changed since 6 May 2025" in read
    assert "2 with another status and 2 with another end date" in read
    assert "3.1 Put ramps at both museum doors Amber (in progress) Green (complete)" in read
    assert "3.7 Mend the loop systems in the council chamber Red (off track) Amber (in progress)" in read
    asked = re.search(r"\d\. Decisions asked of members (.*) \d\. What needs attention", read)[1]
    assert "Move the end date of action 3.7" in asked
    assert "action 1.2" not in asked  # members set this date themselves


def no_record_was_touched(capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    call_command("verify_log", "--json")
    assert json.loads(capsys.readouterr().out)["intact"] is True
