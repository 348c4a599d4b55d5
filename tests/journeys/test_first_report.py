"""The main job, once by the pages and once by the commands: a spreadsheet becomes a committee's report."""

import csv
import hashlib
import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from time_machine import TimeMachineFixture

from accounts.models import Owner
from accounts.roles import Role
from foundation.appendonly import Unchangeable
from plans.models import Strategy
from reporting.models import IssueFile, ReportIssue
from tests.builders import make_body, make_user
from tests.journeys.council_plan import LABELS, WORDS, council_plan
from tests.journeys.person import Person
from tests.reporting.reading import text_of_docx, text_of_html, text_of_pdf, workbook

pytestmark = pytest.mark.django_db

STRATEGY = "/staff/strategies/fair-and-open/"
MEANINGS = {
    "not_started": "Not started",
    "in_progress": "In progress",
    "off_track": "Off track",
    "complete": "Complete",
}
FAULTS = [
    "there is no 2.3 before this number",
    "was taken as 3.10",
    "the end, June 2024, is before the start, March 2025",
    "objective 4 has the same words as objective 1",
    "“61% positive, 20% neutral, 30% negative” makes 111",
    "“TBC” gives no date yet",
]
COLUMNS = {
    "A": "number",
    "B": "action",
    "C": "owner",
    "D": "start",
    "E": "end",
    "F": "success_measure",
    "G": "status",
    "H": "progress",
    "I": "extra",
}
CODES = {
    "number_gap",
    "number_may_be_float",
    "end_before_start",
    "duplicate_objective_text",
    "cross_reference_only",
    "shares_do_not_make_100",
    "placeholder_date",
}
AT_THE_MEETING = (
    "Of 17 actions 2 are complete, 7 in progress, 1 is off track, 6 not started and 1 has no status; "
    "4 are past their end date."
)


def test_from_a_spreadsheet_to_a_report_by_the_pages(
    time_machine: TimeMachineFixture, django_capture_on_commit_callbacks: Any
):
    time_machine.move_to("2025-04-03 09:00 +00:00")
    officer = make_user(Role.EDI_EDITOR, email="equality@wendlemere.test")
    editor = Person(officer)
    she_brings_in_the_plan(editor)
    the_result_names_the_faults_of_the_plan(editor)
    the_same_file_again_changes_nothing(editor)
    lateness_stands_beside_the_colours(editor)

    time_machine.move_to("2025-06-10 14:00 +00:00")
    web_team = Owner.objects.get(name="Web Team")
    owner = Person(make_user(Role.OWNER, email="web@wendlemere.test", member_of=web_team))
    an_owner_finds_the_own_actions(owner)
    the_owner_tells_that_one_will_be_late(owner)
    the_owner_may_not_speak_for_others(owner)

    time_machine.move_to("2025-07-01 09:00 +00:00")
    editor = Person(officer)
    the_team_corrects_what_the_owner_said(editor)
    the_team_closes_what_is_done(editor)

    time_machine.move_to("2025-09-01 09:00 +00:00")
    make_body(Strategy.objects.get(), "Communities Committee")
    clerk = Person(make_user(Role.COMMITTEE_OFFICER, email="clerk@wendlemere.test"))
    draft = the_clerk_drafts_the_paper(clerk)
    the_clerk_may_not_issue_it(clerk, draft)
    report = the_team_issues_it(Person(officer), draft, django_capture_on_commit_callbacks)
    every_file_says_the_same_numbers(clerk, report)
    nothing_of_it_can_be_changed()

    time_machine.move_to("2026-02-02 09:00 +00:00")
    the_past_is_still_what_it_was(Person(make_user(Role.VIEWER, email="auditor@wendlemere.test")))
    call_command("verify_log", "--json")


# --- the plan comes in ------------------------------------------------------------------------------------


def a_file() -> SimpleUploadedFile:
    return SimpleUploadedFile("Equality plan FINAL v3.xlsx", council_plan())


def she_brings_in_the_plan(editor: Person) -> None:
    editor.opens("/staff/")
    editor.opens("/staff/imports/new/")
    asked = editor.presses(
        "Upload the plan",
        title="Fair and Open",
        file=a_file(),
        as_at_day="31",
        as_at_month="3",
        as_at_year="2025",
    )
    assert "“Progress so far” and “Progress notes”" in asked
    asked = editor.presses("Go on", role_0_I="Extra text")
    assert "Say what 3 status words mean" in asked  # the Key sheet says plainly that Green is done
    preview = editor.presses("Go on to the preview", **the_meaning_of_each_word(editor))
    assert "17 actions, all new" in preview
    for fault in FAULTS:
        assert fault in preview
    assert not Strategy.objects.exists()
    assert "17 actions were added" in editor.presses("Save 17 actions")


def the_meaning_of_each_word(editor: Person) -> dict[str, str]:
    asked = {box.label: box.name for box in editor.answer.context["form"]}
    return {asked[f"What “{word}” means"]: MEANINGS[meaning] for word, meaning in WORDS.items()}


def the_result_names_the_faults_of_the_plan(editor: Person) -> None:
    for fault in FAULTS:
        assert fault in editor.said
    checked = editor.opens(f"{STRATEGY}checker/")
    for words in ("2.3", "June 2024", "makes 111", "3.9", "same words"):
        assert words in checked


def the_same_file_again_changes_nothing(editor: Person) -> None:
    editor.opens("/staff/imports/new/")
    told = editor.presses(
        "Upload the plan",
        strategy="Fair and Open",
        file=a_file(),
        as_at_day="31",
        as_at_month="3",
        as_at_year="2025",
    )
    if "Something about its columns has to be said" in told:
        told = editor.presses("Go on", role_0_I="Extra text")
    assert "Nothing would change: the plan holds all 17 actions of this file as they are" in told
    assert "There is nothing to save." in told


def lateness_stands_beside_the_colours(reader: Person) -> None:
    """On the day that the plan speaks for, and three days later, when two more ends have passed."""
    assert late_ones(reader, "?as_at=2025-03-31") == {"1.3": ("Blue", "9 months past its end date")}
    assert late_ones(reader) == {
        "1.2": ("Amber", "3 days past its end date"),
        "1.3": ("Blue", "9 months past its end date"),
        "3.7": ("Red", "3 days past its end date"),
    }
    reader.opens(f"{STRATEGY}register/?as_at=2025-03-31")
    assert "You are looking at <strong>31 March 2025</strong>" in reader.page


def late_ones(reader: Person, query: str = "") -> dict[str, tuple[str, str]]:
    """Number, the council's word and the lateness of all that is past its end, as the register shows them."""
    reader.opens(f"{STRATEGY}register/{query}")
    lines = [line for group in reader.answer.context["shown"].groups for line in group.lines]
    assert [line.label for line in lines] == LABELS
    late = {
        line.label: (line.status.label, line.assessment.words[0])
        for line in lines
        if line.assessment.past_end
    }
    for colour, words in late.values():
        assert colour in reader.said
        assert words in reader.said
    return late


# --- the work goes on -------------------------------------------------------------------------------------


def an_owner_finds_the_own_actions(owner: Person) -> None:
    own = owner.opens("/staff/my-actions/")
    for label, text in (
        ("3.2", "Caption every film on the web pages"),
        ("3.6", "Ask disabled residents to test new pages"),
        ("3.8", "Show opening times in five languages"),
    ):
        assert f"{label} {text}" in own
    assert "Advertise every post" not in own


def the_owner_tells_that_one_will_be_late(owner: Person) -> None:
    form = owner.opens(f"{STRATEGY}actions/3.8/updates/new/")
    assert "Two of five are up." in form
    said = {"status": "Red", "narrative": "The translators have left.", "new_end": "March 2026"}
    refused = owner.presses("Send the update", **said)
    assert "Say why the status is “Red”." in refused
    assert "Say why the end has changed to “March 2026”." in refused
    sent = owner.presses(
        "Send the update", reason="Nobody translates.", end_reason="A new contract is needed."
    )
    assert "Your update is sent." in sent
    assert "The translators have left." in sent
    assert "A new contract is needed." in sent
    assert "December 2025" in sent
    assert "March 2026" in sent


def the_owner_may_not_speak_for_others(owner: Person) -> None:
    refused = owner.opens(f"{STRATEGY}actions/1.2/updates/new/", expects=403)
    assert (
        "Only members of the teams that answer for this action, and the EDI team, may update it." in refused
    )


def the_team_corrects_what_the_owner_said(editor: Person) -> None:
    editor.opens(f"{STRATEGY}actions/3.8/updates/2/correct/")
    corrected = editor.presses(
        "Save the correction", status="Amber", narrative="One translator has left.", reason=""
    )
    assert "Update 2 is corrected. Both stay in the record." in corrected
    assert "The translators have left." in corrected
    assert "One translator has left." in corrected


def the_team_closes_what_is_done(editor: Person) -> None:
    editor.opens(f"{STRATEGY}actions/3.4/close/")
    closed = editor.presses(
        "Close the action",
        kind="Completed",
        reason="Two quiet hours a week are in the timetable.",
        agreed_by="Equality board",
    )
    assert "The action is closed. It stays in the record." in closed


# --- the report -------------------------------------------------------------------------------------------


def the_clerk_drafts_the_paper(clerk: Person) -> str:
    clerk.opens("/staff/reports/new/")
    clerk.presses(
        "Start the draft",
        body="Communities Committee (Fair and Open)",
        as_at_day="31",
        as_at_month="8",
        as_at_year="2025",
        meeting_on_day="18",
        meeting_on_month="9",
        meeting_on_year="2025",
    )
    draft = clerk.path
    assert "by Wednesday 10 September 2025 at the latest" in clerk.said
    read = clerk.presses("Save and preview", block_3="The committee is asked to note the progress.")
    assert "The committee is asked to note the progress." in read
    assert AT_THE_MEETING in read
    return draft


def the_clerk_may_not_issue_it(clerk: Person, draft: str) -> None:
    assert "Issue the report" not in clerk.opens(draft)
    assert clerk.client.post(f"{draft}issue/").status_code == 403
    assert not ReportIssue.objects.exists()


def the_team_issues_it(editor: Person, draft: str, the_worker_does_its_work: Any) -> str:
    asked = editor.opens(f"{draft}ready/")
    assert "In trouble, and no reason is given" in asked or "The front sheet has gaps" in asked
    with the_worker_does_its_work(execute=True):
        told = editor.presses(
            "Issue the report", confirmed="I have read this list, and the report is to be issued as it is"
        )
        assert "Its files are being drawn." in told
    read = editor.opens(draft)
    assert AT_THE_MEETING in read
    assert read.count("SHA-256") >= 3
    return editor.path


def every_file_says_the_same_numbers(reader: Person, report: str) -> None:
    page, paper, document, book, rows = (
        reader.downloads(f"{report}{name}")
        for name in ("report.html", "report.pdf", "report.docx", "report.xlsx", "actions.csv")
    )
    assert AT_THE_MEETING in text_of_html(page)
    assert AT_THE_MEETING in " ".join(text_of_pdf(paper).split())
    assert AT_THE_MEETING in text_of_docx(document)
    assert workbook(book)["Cover"]["A2"].value == AT_THE_MEETING
    listed = list(csv.DictReader(io.StringIO(rows.decode("utf-8-sig"))))
    assert [row["Number"] for row in listed] == LABELS
    in_the_book = [str(cell.value) for cell in workbook(book)["Actions"]["A"][1:]]
    assert in_the_book == LABELS
    for label in LABELS:
        assert label in text_of_html(page)
    words = reader.opens(report)
    for content in (page, paper, document, book, rows):
        assert hashlib.sha256(content).hexdigest() in words


def nothing_of_it_can_be_changed() -> None:
    issue, file = ReportIssue.objects.get(), IssueFile.objects.first()
    for change in (issue.save, issue.delete, file.save, file.delete, IssueFile.objects.all().delete):
        with pytest.raises(Unchangeable):
            change()
    for statement in ("UPDATE reporting_reportissue SET version = 9", "DELETE FROM reporting_issuefile"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def the_past_is_still_what_it_was(auditor: Person) -> None:
    """Before the owner's update the old end stands; after it the new one, with the words as corrected."""
    first = register_on(auditor, "2025-03-31")
    assert (first["3.8"].status.label, first["3.8"].end.text) == ("Amber", "December 2025")
    assert (first["3.8"].narrative, first["3.4"].closure) == ("Two of five are up.", "")
    later = register_on(auditor, "2025-06-15")
    assert (later["3.8"].status.label, later["3.8"].end.text) == ("Amber", "March 2026")
    assert (later["3.8"].narrative, later["3.8"].original_end.text) == (
        "One translator has left.",
        "December 2025",
    )
    assert (later["3.4"].closure, register_on(auditor, "2025-07-01")["3.4"].closure) == ("", "completed")


def register_on(reader: Person, day: str) -> dict[str, Any]:
    reader.opens(f"{STRATEGY}register/?as_at={day}")
    assert "Nothing can be changed here." in reader.page
    return {line.label: line for group in reader.answer.context["shown"].groups for line in group.lines}


# --- the same by commands ---------------------------------------------------------------------------------


def test_from_a_spreadsheet_to_a_report_by_commands(
    time_machine: TimeMachineFixture, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    time_machine.move_to("2025-04-03 09:00 +00:00")
    plan, columns, words = tmp_path / "plan.xlsx", tmp_path / "columns.json", tmp_path / "words.json"
    plan.write_bytes(council_plan())
    columns.write_text(json.dumps({"Action plan": COLUMNS}))
    words.write_text(json.dumps(WORDS))

    def told(command: str, *arguments: object) -> Any:
        call_command(command, *(str(argument) for argument in arguments), "--json")
        return json.loads(capsys.readouterr().out)

    bring_in = ("import_plan", plan, "--strategy", "fair-and-open", "--as-at", "2025-03-31")
    answers = ("--map", columns, "--statuses", words, "--title", "Fair and Open")
    assert told(*bring_in)["outcome"] == "needs_answers"
    preview = told(*bring_in, *answers)
    assert (preview["outcome"], Strategy.objects.count()) == ("ready", 0)
    assert [action["number"] for action in preview["actions"]] == LABELS
    assert {problem["code"] for problem in preview["problems"]} >= CODES
    assert told(*bring_in, *answers, "--commit")["totals"]["new"] == 17
    again = told(*bring_in, *answers, "--commit")["totals"]
    assert (again["new"], again["changed"], again["same"]) == (0, 0, 17)

    register = ("register", "--strategy", "fair-and-open")
    now, then = told(*register), told(*register, "--as-at", "2025-03-31")
    assert [line["number"] for line in now] == LABELS
    assert past_end(now) == {"1.2": "Amber", "1.3": "Blue", "3.7": "Red"}
    assert past_end(then) == {"1.3": "Blue"}
    owner_texts = {line["number"]: line["owners"] for line in now}
    assert owner_texts["1.2"] == ["People Team", "Learning Team"]

    make_body(Strategy.objects.get(), "Communities Committee")
    issue = ("issue_report", "--strategy", "fair-and-open", "--body", "communities-committee")
    paper = told(*issue, "--out", tmp_path / "paper", "--meeting", "2025-04-22")
    for name, digest in paper["sha256"].items():
        assert hashlib.sha256((tmp_path / "paper" / name).read_bytes()).hexdigest() == digest
    assert set(paper["sha256"]) >= {
        "report.html",
        "report.pdf",
        "report.docx",
        "report.xlsx",
        "snapshot.json",
        "actions.csv",
    }
    frozen = json.loads((tmp_path / "paper" / "snapshot.json").read_text())
    assert [line["label"] for line in frozen["lines"]] == LABELS
    statuses = Counter(line["status"]["label"] or "No status" for line in now)
    assert {label: n for label, n in paper["totals"]["by_status"].items() if n} == statuses
    assert paper["totals"]["past_end"] == len(past_end(now))
    assert told("verify_log")["intact"] is True


def past_end(register: list[dict[str, Any]]) -> dict[str, str]:
    return {line["number"]: line["status"]["label"] for line in register if "past_end" in line["attention"]}
