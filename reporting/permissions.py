"""Who may draft and issue a report, and when a draft can be issued."""

from datetime import date

from accounts.models import User
from accounts.roles import Right
from foundation.decisions import YES, Decision, no
from reporting.models import ReportDraft, ReportIssue


def may_write(user: User, draft: ReportDraft) -> Decision:
    """A draft can be written until its issuing begins, and again when issuing failed."""
    if Right.DRAFT_REPORT not in user.rights:
        return no("Your role doesn't let you draft a report.")
    if draft.state in (ReportDraft.State.WRITING, ReportDraft.State.FAILED):
        return YES
    return no("This report is being issued or has been: its words can't be changed any more.")


def may_issue(user: User) -> Decision:
    if Right.ISSUE_REPORT in user.rights:
        return YES
    return no("Only the EDI team may issue a report. The draft is kept for them.")


def can_be_drawn(as_at: date, *, today: date) -> Decision:
    """Figures can be as at today or any day before."""
    if as_at <= today:
        return YES
    return no("The figures can be as at today or an earlier date. Choose a date that is not in the future.")


def may_publish(user: User, issue: ReportIssue) -> Decision:
    """Publishing is a second decision, after issuing, and only of the version that holds."""
    if Right.PUBLISH not in user.rights:
        return no("Only the EDI team may publish a report.")
    return can_be_published(issue)


def can_be_published(issue: ReportIssue) -> Decision:
    newer = getattr(issue, "replaced_by", None)
    if newer is None:
        return YES
    return no(f"Version {newer.version} has replaced this report. Publish that one instead.")
