"""What members read beside the figures: achievements, what comes next, what they decided last time, coverage."""

from dataclasses import dataclass
from datetime import date

from plans.timescales import Kind
from reporting.front_sheet import spoken
from reporting.snapshot import Agreed, CoverageShown, Line, Snapshot, shortened

SHORT = 110  # characters of an action where it is mentioned in passing
SAID = 300  # characters of what is said of it
DONE = ("completed", "business_as_usual")


@dataclass(frozen=True)
class Achieved:
    """An action that was completed, with the last words about it."""

    name: str
    text: str
    said: str


@dataclass(frozen=True)
class Milestone:
    """An open action that ends, or is due for review, before the next report."""

    name: str
    text: str
    owners: str
    when: str
    on: date


class MembersPaper:
    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    def is_empty(self, section: str) -> bool:
        """Whether a section would have nothing to say; of achievements and milestones a report says that too."""
        return {
            "agreed": not self.snapshot.agreed,
            "coverage": self.snapshot.coverage is None,
            "milestones": self.snapshot.next_until is None,
        }.get(section, False)

    @property
    def achieved(self) -> list[Achieved]:
        """What was completed since the last report; in a first report, all that is complete."""
        changes = self.snapshot.changes
        if changes is None:
            ids = {line.id for line in self.snapshot.lines if _is_complete(line)}
        else:
            ids = {c.id for c in changes.statuses if c.after and c.after.meaning == "complete"}
            ids |= {mention.id for mention in changes.closed}
        lines = (line for line in self.snapshot.lines if line.id in ids and _is_complete(line))
        return [
            Achieved(line.name, shortened(line.text, SHORT), shortened(_words(line), SAID)) for line in lines
        ]

    @property
    def achieved_sentence(self) -> str:
        count, changes = len(self.achieved), self.snapshot.changes
        since = f" since the report as at {spoken(changes.since.as_at)}" if changes else " so far"
        if not count:
            return f"No action was completed{since}."
        return f"{count} action{' was' if count == 1 else 's were'} completed{since}."

    @property
    def milestones(self) -> list[Milestone]:
        """Open actions that end or are due for review before the next report, the first first."""
        found = [one for line in self.snapshot.lines if (one := self._milestone(line))]
        return sorted(found, key=lambda one: one.on)

    @property
    def milestones_sentence(self) -> str:
        count, until = len(self.milestones), self.snapshot.next_until
        before = f"by {spoken(until)}" if until else "before the next report"
        if not count:
            return f"No open action ends or is due for review {before}."
        return (
            f"{count} open action{' ends or is' if count == 1 else 's end or are'} due for review {before}."
        )

    def _milestone(self, line: Line) -> Milestone | None:
        until = self.snapshot.next_until
        if until is None or line.closure or _is_complete(line) or line.cross_reference:
            return None
        ends = line.end.latest if line.end.kind != Kind.RECURRING else None
        days = [
            (on, words)
            for on, words in ((ends, line.end.text), (line.next_review_on, "review"))
            if on and self.snapshot.as_at < on <= until
        ]
        if not days:
            return None
        on, words = min(days)
        when = f"review {spoken(on)}" if words == "review" else words
        return Milestone(line.name, shortened(line.text, SHORT), line.owner_words or "Not named", when, on)

    @property
    def agreed(self) -> tuple[Agreed, ...]:
        return self.snapshot.agreed

    @property
    def coverage(self) -> CoverageShown | None:
        return self.snapshot.coverage

    @property
    def coverage_sentence(self) -> str:
        """Whom the open actions speak of; what nobody tagged isn't counted."""
        coverage = self.snapshot.coverage
        if coverage is None:
            return ""
        prepared = spoken(self.snapshot.prepared_on)
        counted = f"Counted on {prepared}."
        if coverage.open_on and coverage.open_on != self.snapshot.prepared_on:
            counted = f"Counted are the actions open on {spoken(coverage.open_on)}, as tagged on {prepared}."
        return " ".join([coverage.lead, *coverage.gaps, counted])


def _is_complete(line: Line) -> bool:
    if line.closure:
        return line.closure in DONE
    return line.status is not None and line.status.meaning == "complete"


def _words(line: Line) -> str:
    return line.closed_reason or line.narrative
