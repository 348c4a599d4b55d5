"""Drawing a frozen report and storing it as issued: with all its files, or not at all."""

from functools import partial

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from reporting.models import EvidenceRelease, IssueFile, ReportDraft, ReportIssue
from reporting.renderers.files import RenderedFile, render_files
from reporting.snapshot import Snapshot, from_json, sha256_of, to_json

State = ReportDraft.State


class NotIssued(Exception):
    """The report was not issued; the words say why and what to do."""


def finish_issue(*, draft: ReportDraft, by: User | None) -> ReportIssue:
    """Draws every file of a frozen report and then stores the issue with all of them at once.

    May be called again, by two workers at a time even: the first that finishes stores it. When drawing fails
    nothing is stored, and the draft says that it was not issued.
    """
    draft.refresh_from_db()
    if draft.issue:
        return draft.issue
    if draft.state != State.ISSUING:
        raise NotIssued("This draft is not being issued. Choose “Issue” on its page first.")
    try:
        snapshot = from_json(draft.snapshot)
        base = bytes(draft.word_base.content) if draft.word_base else None
        files = render_files(snapshot, base, tell=partial(_tell, draft.pk))
        return _keep(draft.pk, snapshot, files, by)
    except IntegrityError:
        _fail(draft.pk, "Another report to this body as at the same date was issued at the same moment.")
        raise NotIssued("Another report to this body as at the same date was issued meanwhile.") from None
    except Exception:
        _fail(draft.pk, "Something went wrong while the files were drawn. Nothing was issued. Try again.")
        raise


@transaction.atomic
def _keep(pk: int, snapshot: Snapshot, files: list[RenderedFile], by: User | None) -> ReportIssue:
    draft = locked_draft(pk)
    if draft.issue:
        return draft.issue
    text = to_json(snapshot)
    issue = ReportIssue(
        strategy=draft.strategy,
        body=draft.body,
        ref=snapshot.ref,
        version=snapshot.version,
        as_at=snapshot.as_at,
        meeting_on=snapshot.meeting_on,
        snapshot=text,
        snapshot_sha256=sha256_of(text),
        issued_by=by,
        replaces=draft.corrects,
        word_base=draft.word_base,
    )
    issue.save()
    IssueFile.objects.bulk_create(
        IssueFile(
            issue=issue,
            format=file.format,
            name=file.name,
            content=file.content,
            size=len(file.content),
            sha256=sha256_of(file.content),
        )
        for file in files
    )
    if draft.release:  # not where the draft was frozen before reports held evidence
        EvidenceRelease(issue=issue, content=draft.release, sha256=sha256_of(draft.release)).save()
    draft.issue, draft.state, draft.progress = issue, State.ISSUED, ""
    draft.save()
    return issue


def locked_draft(pk: int) -> ReportDraft:
    """The draft as it is now, kept from other writers until the transaction ends."""
    drafts = ReportDraft.objects.select_for_update(of=("self",)).select_related("body__strategy")
    if (draft := drafts.filter(pk=pk).first()) is None:
        raise NotIssued("Somebody has just discarded this draft.")
    return draft


def _tell(pk: int, progress: str) -> None:
    # Drafts have no history: what the worker is doing at the moment is nobody's record.
    ReportDraft.objects.filter(pk=pk).update(progress=progress, changed_at=timezone.now())


def _fail(pk: int, why: str) -> None:
    ReportDraft.objects.filter(pk=pk, issue=None).update(
        state=State.FAILED, progress=why, changed_at=timezone.now()
    )
