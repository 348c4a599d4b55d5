"""What a careful reader would ask before a report is issued is said, with the remedy; it forbids nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts.models import AuditEntry
from accounts.roles import Role
from objectives.recording import record_no_change
from reporting.changes import start_draft
from reporting.front_sheet import headings_of
from reporting.models import ReportDraft
from reporting.narrative import unread
from reporting.readiness import Doubt, Finding, Place, Undecided, count_of, readiness
from reporting.snapshot import Snapshot, StrategyFacts
from tests.builders import make_action, make_body, make_strategy, make_update, make_user
from tests.reporting.lines import AMBER, GREEN, KEY, RED, make_figures, make_line
from tests.reporting.test_report_pages import words_of

TODAY = date(2025, 2, 1)
HEADINGS = headings_of(
    [{"key": key, "heading": key.capitalize()} for key in ("to", "meeting_on", "outcome", "recommendations")]
)
WRITTEN = {"outcome": "Members know.", "recommendations": "Note it."}


def snapshot_of(*lines, meeting_on: date | None = TODAY) -> Snapshot:
    return Snapshot(
        organisation="A council", strategy=StrategyFacts("fair", "Fair"), body_slug="c", body="Committee", ref="r",
        version=1, as_at=TODAY, meeting_on=meeting_on, prepared_on=TODAY, blocks=(), key=KEY, lines=lines,
        figures=make_figures(lines), changes=None, decisions=(), notes=(), log_head="0",
    )  # fmt: skip


def asked(*lines, meeting_on: date | None = TODAY, **facts) -> dict[Doubt, tuple[Finding, ...]]:
    facts = {
        "headings": HEADINGS, "texts": WRITTEN, "owed": None, "contradictions": (), "threshold": 5, "words": (),
    } | facts  # fmt: skip
    found = readiness(snapshot_of(*lines, meeting_on=meeting_on), **facts)
    return {doubts.kind: doubts.findings for doubts in found}


def test_a_report_without_gaps_is_ready():
    assert asked(make_line()) == {}


def test_empty_headings_and_a_missing_meeting_are_gaps_of_the_front_sheet():
    found = asked(make_line(), meeting_on=None, texts={"outcome": "  ", "recommendations": "Note it."})
    assert [finding.about for finding in found[Doubt.FRONT]] == ["Date of the meeting", "Outcome"]
    assert {finding.place for finding in found[Doubt.FRONT]} == {Place.DRAFT}


def test_a_heading_that_the_body_does_not_have_is_no_gap():
    assert asked(make_line(), headings=HEADINGS[:2], texts={}) == {}


def test_what_the_cycle_asked_for_and_nobody_answered_is_named():
    lines = make_line(id=1, label="1.1"), make_line(id=2, label="1.2", ref="1.2", attention=("stale",))
    [finding] = asked(*lines, owed={2})[Doubt.REPLY]
    assert (finding.about, finding.place, finding.ref) == ("Action 1.2", Place.UPDATE, "1.2")
    assert Doubt.REPLY not in asked(*lines, owed=set())


def test_without_a_cycle_an_action_without_a_recent_update_is_named():
    [finding] = asked(make_line(attention=("stale",)))[Doubt.REPLY]
    assert finding.said == "No recent update."


@pytest.mark.parametrize(
    ("fields", "doubtful"),
    [
        ({"status": RED}, True),
        ({"status": RED, "reason": "The supplier failed"}, False),
        ({"status": RED, "closure": "withdrawn"}, False),
        ({"status": replace(AMBER, meaning="needs_attention")}, True),
        ({"status": AMBER}, False),
        ({"status": GREEN}, False),
    ],
)
def test_trouble_without_a_reason_is_named(fields, doubtful):
    assert (Doubt.REASON in asked(make_line(**fields))) is doubtful


def test_a_small_number_of_people_is_found_in_every_text_that_is_printed():
    told = "We trained two disabled managers."
    for field in ("narrative", "reason", "success_measure", "end_reason", "closed_reason", "text"):
        [finding] = asked(make_line(**{field: told}))[Doubt.SMALL]
        assert "two disabled managers" in finding.said, field
    [finding] = asked(make_line(), texts=WRITTEN | {"outcome": told})[Doubt.SMALL]
    assert (finding.about, finding.place) == ("Outcome", Place.DRAFT)
    assert Doubt.SMALL not in asked(make_line(narrative=told), threshold=2)


def test_decisions_asked_last_time_of_which_nothing_is_recorded_are_named():
    [finding] = asked(make_line(), undecided=Undecided("c-2024-06-30", date(2024, 6, 30), 2))[Doubt.DECISION]
    assert (finding.about, finding.said) == ("2 decisions", "The report as at 30 June 2024 asked for them.")
    assert (finding.place, finding.ref) == (Place.MEMBERS, "c-2024-06-30")
    assert Doubt.DECISION not in asked(make_line(), undecided=Undecided("c", date(2024, 6, 30), 0))


def test_contradictions_are_those_of_the_checker():
    found = readiness(
        snapshot_of(make_line()), headings=HEADINGS, texts=WRITTEN, owed=None, threshold=5,
        contradictions=[("Action 1.1", "1.1", "It is complete, and something is not yet done.")],
    )  # fmt: skip
    assert [doubts.kind for doubts in found] == [Doubt.CONTRADICTION]
    assert count_of(found) == 1


def test_a_drafted_heading_that_nobody_has_read_is_named():
    [finding] = asked(make_line(), unread={"outcome", "of another body"})[Doubt.UNREAD]
    assert (finding.about, finding.place) == ("Outcome", Place.DRAFT)


@pytest.mark.parametrize(
    ("written", "drafted", "now", "saved", "found"),
    [
        ("3 are late.", "3 are late.", "3 are late.", False, True),
        ("3 are late.", "3 are late.", "3 are late.", True, False),
        ("3 are late.", "3 are late.", "4 are late.", True, True),
        ("Three are late, sadly.", "3 are late.", "4 are late.", False, False),
        ("3 are late.", "3 are late.", "", False, False),
    ],
)
def test_words_are_read_by_whoever_saves_the_draft_until_the_figures_change_them(
    written, drafted, now, saved, found
):
    keys = unread({"outcome": written}, {"outcome": drafted}, {"outcome": now}, saved=saved)
    assert keys == ({"outcome"} if found else set())


def test_newer_words_than_the_report_can_have_are_named_with_their_day():
    lines = make_line(id=1, label="1.1"), make_line(id=2, label="1.2", ref="1.2")
    [finding] = asked(*lines, later={2: date(2025, 2, 5), 3: date(2025, 2, 6)})[Doubt.LATER]
    assert (finding.about, finding.place, finding.ref) == ("Action 1.2", Place.ACTION, "1.2")
    assert finding.said == "Its newest words are of 5 February 2025; the figures are as at 1 February 2025."


# --- the page ---------------------------------------------------------------------------------------------


@pytest.fixture
def draft(db) -> ReportDraft:
    strategy = make_strategy(slug="fair")
    action = make_action(strategy, number="1.1", end="2026", status="Amber")
    make_update(action, "Green", narrative="Not yet finished: two disabled managers still wait.", on=TODAY)
    return ReportDraft.objects.create(strategy=strategy, body=make_body(strategy), as_at=TODAY)


def signed_in(client, role: Role) -> None:
    client.force_login(make_user(role))


def test_the_page_names_each_doubt_and_leads_to_where_it_is_mended(client, draft):
    signed_in(client, Role.EDI_EDITOR)
    page = client.get(reverse("report_readiness", args=[draft.pk]))
    words = words_of(page)
    assert "that a careful reader would ask about. None of them stops you." in words
    assert "Outcome : Nothing is written under it." in words
    assert "“two disabled managers”" in words
    assert f'href="{draft.strategy.actions.get().get_absolute_url()}"' in page.content.decode()
    assert client.get(draft.get_absolute_url()).content.decode().count(page.request["PATH_INFO"]) == 1


def test_issuing_with_doubts_has_to_be_confirmed_and_is_noted(client, draft):
    signed_in(client, Role.EDI_EDITOR)
    issue = reverse("issue_draft", args=[draft.pk])
    refused = client.post(issue)
    assert refused.url == reverse("report_readiness", args=[draft.pk])
    draft.refresh_from_db()
    assert draft.state == ReportDraft.State.WRITING
    client.post(issue, {"confirmed": "yes"})
    draft.refresh_from_db()
    assert draft.state == ReportDraft.State.ISSUING
    assert "confirmed" in AuditEntry.objects.get(what="report issued with doubts").detail


def test_what_was_told_after_the_day_of_the_figures_is_named_and_no_change_is_no_word(client, draft):
    signed_in(client, Role.EDI_EDITOR)
    action, other = draft.strategy.actions.get(), make_action(draft.strategy, number="2", status="Amber")
    make_update(action, "Green", narrative="All are done.", on=TODAY + timedelta(days=3))
    record_no_change(action=other, on=TODAY + timedelta(days=4), by=None)
    words = words_of(client.get(reverse("report_readiness", args=[draft.pk])))
    assert "so not in the report (1)" in words
    assert (
        "Action 1.1 : Its newest words are of 4 February 2025; the figures are as at 1 February 2025."
        in words
    )


def test_drafted_words_count_as_read_once_somebody_saved_the_draft(client, draft):
    signed_in(client, Role.EDI_EDITOR)
    body = draft.body
    draft.delete()
    begun = start_draft(body=body, as_at=TODAY, by=None, today=TODAY, meeting_on=TODAY)
    ready = reverse("report_readiness", args=[begun.pk])
    assert "Drafted from the figures, and read by nobody yet (3)" in words_of(client.get(ready))
    form = client.get(begun.get_absolute_url()).context["form"]
    client.post(
        begun.get_absolute_url(), {name: form[name].value() for name in form.fields if name != "meeting_on"}
    )
    assert "read by nobody yet" not in words_of(client.get(ready))
    make_action(body.strategy, number="9", status="Amber", on=TODAY)
    assert "Drafted from the figures, and read by nobody yet (1)" in words_of(client.get(ready))


def test_a_committee_officer_may_look_and_not_issue(client, draft):
    signed_in(client, Role.COMMITTEE_OFFICER)
    words = words_of(client.get(reverse("report_readiness", args=[draft.pk])))
    assert "Only the EDI team may issue a report." in words
    assert "Issue the report" not in words


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_queries_for_any_number_of_actions(
    client, draft, count, django_assert_num_queries
):
    for n in range(count):
        make_action(draft.strategy, number=f"2.{n}", status="Red")
    signed_in(client, Role.EDI_EDITOR)
    with django_assert_num_queries(49):
        client.get(reverse("report_readiness", args=[draft.pk]))
