"""Writes about reports until they are frozen: drafting, discarding, handing over to `issuing`."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from django.db import transaction
from django.utils import timezone

from accounts.changes import note
from accounts.models import User
from foundation.references import unused
from objectives.changes import EditConflict
from plans.models import GovernanceBody
from reporting.bases.taking import base_of
from reporting.codec import canonical
from reporting.drafts.files import base_for, is_quiet
from reporting.drafts.freshness import key_of
from reporting.evidence import Release
from reporting.front_sheet import spoken
from reporting.issuing import NotIssued, finish_issue, locked_draft
from reporting.models import DraftFile, ReportDraft, ReportingCycle, ReportIssue
from reporting.narrative import KEYS, first_words
from reporting.permissions import can_be_drawn
from reporting.queries import (
    draw_snapshot,
    first_texts,
    latest_version,
    snapshot_of_draft,
    with_words,
    words_of,
)
from reporting.releasing import refusals, released
from reporting.snapshot import Snapshot, to_json
from reporting.tasks import draw_draft_file, draw_issue

State = ReportDraft.State


@transaction.atomic
def start_draft(
    *,
    body: GovernanceBody,
    as_at: date,
    by: User | None,
    today: date,
    meeting_on: date | None = None,
    texts: Mapping[str, str] | None = None,
) -> ReportDraft:
    """A draft to a body; where a report as at the same date was issued already, its correction.

    It belongs to the body's cycle for this meeting, where there is one. Its figures may then be as at the end of
    the period covered though that is still to come: until then they are those of the day on which one looks.
    """
    cycle = _cycle_of(body, meeting_on)
    ends = cycle is not None and as_at == cycle.period_ends_on
    decision = can_be_drawn(as_at, today=today)
    if not decision and not ends:
        raise NotIssued(decision.reason)
    draft = ReportDraft(
        strategy=body.strategy,
        body=body,
        cycle=cycle,
        as_at=as_at,
        meeting_on=meeting_on,
        corrects=latest_version(body, as_at),
        created_by=by,
    )
    former = ReportDraft.objects.filter(issue=draft.corrects).first() if draft.corrects else None
    if texts is not None:
        draft.blocks = dict(texts)
    elif former:
        draft.blocks, draft.drafted = former.blocks, former.drafted
    else:
        draft.blocks = first_texts(body, snapshot_of_draft(draft, today=today))
        draft.drafted = {key: words for key, words in draft.blocks.items() if key in KEYS}
    draft.save()
    return draft


def _cycle_of(body: GovernanceBody, meeting_on: date | None) -> ReportingCycle | None:
    return body.cycles.filter(meeting_on=meeting_on).first() if meeting_on else None


@transaction.atomic
def save_draft(
    *,
    draft: ReportDraft,
    texts: Mapping[str, str],
    meeting_on: date | None,
    by: User | None,
    version: int | None = None,
    drafted: Mapping[str, str] | None = None,
) -> ReportDraft:
    """Keeps the words of the front sheet, and beside them those that the figures said (`drafted`) to the writer.

    Raises EditConflict when somebody else saved the draft after this person opened it.
    """
    current = locked_draft(draft.pk)
    if version is not None and current.version != version:
        raise EditConflict(current)
    if current.state not in (State.WRITING, State.FAILED):
        raise NotIssued("This report is being issued or has been: its words can't be changed any more.")
    current.blocks = current.blocks | dict(
        texts
    )  # the words under a heading that is gone may be wanted again
    current.drafted = current.drafted | dict(drafted or {})
    if current.meeting_on != meeting_on:
        current.cycle = _cycle_of(current.body, meeting_on)
    current.meeting_on = meeting_on
    current.version += 1
    current.save()
    return current


@transaction.atomic
def discard_draft(*, draft: ReportDraft, by: User | None) -> None:
    """Takes a draft off the list, with a line in the audit trail. What was issued is never discarded."""
    current = locked_draft(draft.pk)
    if current.state == State.ISSUED:
        raise NotIssued("This draft has become an issue, which is kept.")
    note(what="report draft discarded", detail=str(current), by=by)
    current.delete()


@transaction.atomic
def ask_for_file(*, draft: ReportDraft, format: str, today: date) -> DraftFile:
    """Has the worker draw the draft as it is now, unless it has drawn or is drawing just that."""
    current = locked_draft(draft.pk)
    if current.state not in (State.WRITING, State.FAILED):
        raise NotIssued("This report is being issued or has been: its files are those of the issue.")
    snapshot = snapshot_of_draft(current, today=today)
    key, base = key_of(snapshot), base_for(current, format)
    file = DraftFile.objects.filter(draft=current, format=format).first()
    same = file is not None and (file.says, file.word_base) == (key, base)
    if file and same and file.state != DraftFile.State.FAILED and not is_quiet(file):
        return file
    file = file or DraftFile(draft=current, format=format)
    file.state, file.content, file.size = DraftFile.State.WAITING, b"", 0
    file.snapshot, file.says, file.saved = to_json(snapshot), key, current.version
    file.word_base, file.asked_at = base, timezone.now()
    file.save()
    transaction.on_commit(partial(draw_draft_file.enqueue, file.pk))
    return file


@transaction.atomic
def begin_issue(*, draft: ReportDraft, by: User | None, today: date, start: bool = True) -> ReportDraft:
    """Freezes the report and hands it to the worker. Begun again, it goes on with what was frozen.

    With `start=False` nobody is asked to draw the files: the caller does.
    """
    current = locked_draft(draft.pk)
    if current.state == State.ISSUED:
        return current
    if current.state != State.ISSUING:
        snapshot = _frozen(current, today)
        current.blocks = words_of(current, snapshot)
        current.drafted = {
            key: words for key, words in first_words(snapshot).items() if key in current.drafted
        }
        current.snapshot = to_json(with_words(snapshot, body=current.body, texts=current.blocks))
        current.release = canonical(_safe(current))
        current.word_base = base_of(current.strategy)
        current.state = State.ISSUING
    current.progress = "Waiting to be drawn"
    current.version += 1
    current.save()
    if start:
        transaction.on_commit(partial(draw_issue.enqueue, current.pk, by.pk if by else None))
    return current


def _safe(draft: ReportDraft) -> Release:
    """What the report will have released. Raises NotIssued where it gave away a number that has to stay hidden."""
    release = released(draft)
    if given := refusals(draft, release):
        raise NotIssued(
            f"Small numbers could be worked out: {' '.join(given)} Leave the measure out of the report, have "
            "more hidden in what the reports to this body are, or ask HR."
        )
    return release


def _frozen(draft: ReportDraft, today: date) -> Snapshot:
    """The report without the words of its front sheet, which follow the figures."""
    if draft.as_at > today:
        raise NotIssued(
            f"The figures of this report are as at {spoken(draft.as_at)}, the last day of the period covered. "
            "Issue it on that day or later, or let the period end earlier on the page of the cycle."
        )
    issued = latest_version(draft.body, draft.as_at)
    if issued and issued.pk != draft.corrects_id:
        raise NotIssued(
            f"A report to this body as at the same date was issued meanwhile ({issued.ref}). Open it and "
            "start a corrected version from there."
        )
    version = issued.version + 1 if issued else 1
    wanted = f"{draft.body.slug}-{draft.as_at.isoformat()}" + (f"-v{version}" if version > 1 else "")
    taken = set(ReportIssue.objects.filter(ref__startswith=wanted[:40]).values_list("ref", flat=True))
    return draw_snapshot(
        body=draft.body,
        as_at=draft.as_at,
        today=today,
        texts={},
        meeting_on=draft.meeting_on,
        ref=unused(wanted, taken, wanted),
        version=version,
        replaces=issued.ref if issued else None,
        draft=False,
    )


def issue_report(
    *, body: GovernanceBody, as_at: date, today: date, by: User | None, meeting_on: date | None = None
) -> ReportIssue:
    """Drafts, freezes, draws and stores a report in one go, with the front sheet that needs no writing."""
    draft = start_draft(body=body, as_at=as_at, meeting_on=meeting_on, by=by, today=today)
    begin_issue(draft=draft, by=by, today=today, start=False)
    return finish_issue(draft=draft, by=by)
