"""What a paper says in sentences of its own, worded once for every file."""

from dataclasses import dataclass

from reporting.front_sheet import spoken
from reporting.numbers import listed
from reporting.snapshot import Snapshot


@dataclass(frozen=True)
class Sentences:
    snapshot: Snapshot

    @property
    def title(self) -> str:
        """What the file is called: "… strategy: progress report as at 31 March 2026"; a draft says so first."""
        draft = "DRAFT: " if self.snapshot.draft else ""
        return f"{draft}{self.snapshot.title}: {self.snapshot.subject} as at {spoken(self.snapshot.as_at)}"

    @property
    def edition(self) -> str:
        """ "Draft" or "Version 2": what stands in the footer."""
        return "Draft" if self.snapshot.draft else f"Version {self.snapshot.version}"

    @property
    def about(self) -> str:
        """The line below the title: which figures, for which meeting, which version."""
        meeting, replaces = self.snapshot.meeting_on, self.snapshot.replaces
        parts = [f"Figures as at {spoken(self.snapshot.as_at)}"]
        parts += [f"for the meeting on {spoken(meeting)}"] if meeting else []
        return " · ".join([*parts, self.edition + (f", replaces {replaces}" if replaces else "")])

    @property
    def draft(self) -> str:
        if not self.snapshot.draft:
            return ""
        return "This is a draft. Its figures are those of today’s record and may still change."

    @property
    def beside(self) -> str:
        """How many need attention, which stands beside every status."""
        all_ = self.snapshot.figures.all
        return (
            f"Beside their status, {all_.past_end} of {all_.total} actions {_are(all_.past_end)} past their end date, "
            f"{all_.due_soon} {_are(all_.due_soon)} due soon, {all_.review_due} {_have(all_.review_due)} a review due "
            f"and {all_.stale} {_have(all_.stale)} had no recent update."
        )

    @property
    def compared(self) -> str:
        """With what this report is compared, and how much differs."""
        changes = self.snapshot.changes
        if changes is None:
            return self.snapshot.nothing_before
        since = f"the report as at {spoken(changes.since.as_at)}"
        if not any(changes.counts().values()):
            return f"Nothing has changed since {since}: no status, no end date, no action, no measure."
        counted = {
            "with another status": changes.statuses,
            "with another end date": changes.dates,
            "closed": changes.closed,
            "opened again": changes.reopened,
            "new": changes.new,
            "no longer there": changes.gone,
            "reworded": changes.reworded,
        }
        said = [f"{len(rows)} {words}" for words, rows in counted.items() if rows]
        moved = len(changes.measures)
        figures = f"{moved} measure{'' if moved == 1 else 's'} with another figure" if moved else ""
        told = "; ".join(filter(None, [listed(said) if said else "no action is another", figures]))
        return f"Compared with {since} (version {changes.since.version}): {told}."

    @property
    def nothing_asked(self) -> str:
        changes = self.snapshot.changes
        since = f" since {spoken(changes.since.as_at)}" if changes else ""
        return (
            f"No action was closed and no end date moved{since}, so members are asked to decide nothing about "
            "single actions."
        )

    @property
    def prepared(self) -> str:
        """By what the report can be checked later."""
        snapshot = self.snapshot
        return (
            f"Prepared on {spoken(snapshot.prepared_on)} by the {snapshot.issued_by}. Reference "
            f"{snapshot.ref}, version {snapshot.version}. The last entry of the progress record was "
            f"{snapshot.log_head}."
        )


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _have(count: int) -> str:
    return "has" if count == 1 else "have"
