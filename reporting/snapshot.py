"""What a report is: every word and figure of it, by value, so that it says the same as long as it is kept.

All files of a report are drawn from a `Snapshot` and from nothing else.
"""

import hashlib
import json
import re
from dataclasses import dataclass, replace
from datetime import date

from plans.timescales import Timescale
from reporting.codec import build, canonical
from reporting.evidence import CharacteristicShown, MeasureMoved, MeasureShown

SCHEMA_VERSION = 2  # form 1 had no evidence; it is read with none
PLAN, WORKFORCE = "plan", "workforce"  # the kinds of report
FIRST_REPORT = "This is the first report to this body, so there is nothing to compare it with."
FIRST_PUBLICATION = "Nothing was published before this, so there is nothing to compare it with."


@dataclass(frozen=True, slots=True)
class StrategyFacts:
    slug: str
    title: str
    starts_on: date | None = None
    ends_on: date | None = None
    adopted_by: str = ""
    adopted_on: date | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One filled heading of the body's front sheet. A `section` follows page one as numbered paragraphs."""

    key: str
    heading: str
    text: str
    section: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """The council's word for a status, its colour, and which of our meanings it has."""

    label: str
    colour: str
    meaning: str
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """An action as the report shows it. Lateness stands beside the status, never instead."""

    id: int
    ref: str
    label: str
    text: str
    parent_label: str | None
    theme_code: str
    theme_title: str
    objective_ref: str
    objective_number: str
    objective_title: str
    owners: tuple[str, ...]
    owner_text: str
    start: Timescale
    end: Timescale
    original_end: Timescale
    end_reason: str
    success_measure: str
    priority: str
    extra: dict[str, str]
    status: Word | None
    updated_on: date | None
    narrative: str
    reason: str
    closure: str
    closure_label: str
    closed_on: date | None
    closed_reason: str
    cross_reference: bool
    attention: tuple[str, ...]
    late_words: tuple[str, ...]
    next_review_on: date | None
    days_past_end: int | None
    unchanged_since: date | None = None
    told_on: date | None = (
        None  # of status and words, before which later entries may have left them as they are
    )

    @property
    def progress(self) -> str:
        """What was last told, and before it that nothing has changed since then, where that was the last answer."""
        if self.unchanged_since is None:
            return self.narrative
        return f"No change since {_day(self.unchanged_since)}.\n{self.narrative}".strip()

    @property
    def words_on(self) -> date | None:
        """The day of the words. Snapshots that don't date them apart have only that of the last entry."""
        return self.told_on or self.unchanged_since or self.updated_on

    @property
    def told(self) -> str:
        """The day of the words and, where a later answer said that they still hold, of that answer."""
        if self.words_on is None:
            return ""
        if self.unchanged_since and self.updated_on and self.updated_on != self.words_on:
            return f"{_day(self.words_on)}, confirmed on {_day(self.updated_on)}"
        return _day(self.words_on)

    @property
    def is_sub_action(self) -> bool:
        return self.parent_label is not None

    @property
    def end_moved(self) -> bool:
        return self.end != self.original_end

    @property
    def owner_words(self) -> str:
        """The owners as settled, or as the plan writes them where nothing was settled."""
        return ", ".join(self.owners) or self.owner_text

    @property
    def name(self) -> str:
        """What the action is called in a sentence: its number, or its first words where it has none."""
        return self.label or shortened(self.text, 60)

    @property
    def standing(self) -> str:
        """The status word, or what there is to say instead of one."""
        if self.status:
            return self.status.label
        return "Refers to another part of the plan" if self.cross_reference else "No status"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many actions of one theme or objective, or of all, stand how. Lists follow `Figures.words`."""

    reference: str
    title: str
    counts: tuple[int, ...]
    past_end_counts: tuple[int, ...]
    total: int
    past_end: int
    due_soon: int
    review_due: int
    stale: int
    closed: int


@dataclass(frozen=True, slots=True)
class Closed:
    kind: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The counts of the report, each with the total that it is of."""

    words: tuple[Word, ...]
    all: Tally
    themes: tuple[Tally, ...]
    objectives: tuple[Tally, ...]
    closures: tuple[Closed, ...]
    sub_actions: int
    sub_actions_counted: bool
    cross_references: int


@dataclass(frozen=True, slots=True)
class Earlier:
    """The report that this one is compared with."""

    ref: str
    version: int
    as_at: date


@dataclass(frozen=True, slots=True)
class StatusChange:
    id: int
    name: str
    text: str
    before: Word | None
    after: Word | None


@dataclass(frozen=True, slots=True)
class TextChange:
    """A wording or an end date: what it was, what it is, and why where somebody said why."""

    id: int
    name: str
    text: str
    before: str
    after: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """An action that is new, closed, opened again or no longer there."""

    id: int
    name: str
    text: str
    detail: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs from the last report to the same body."""

    since: Earlier
    statuses: tuple[StatusChange, ...] = ()
    dates: tuple[TextChange, ...] = ()
    closed: tuple[Mention, ...] = ()
    reopened: tuple[Mention, ...] = ()
    new: tuple[Mention, ...] = ()
    gone: tuple[Mention, ...] = ()
    reworded: tuple[TextChange, ...] = ()
    measures: tuple[MeasureMoved, ...] = ()

    def counts(self) -> dict[str, int]:
        return {
            "status_changed": len(self.statuses),
            "re_dated": len(self.dates),
            "closed": len(self.closed),
            "reopened": len(self.reopened),
            "new": len(self.new),
            "no_longer_there": len(self.gone),
            "reworded": len(self.reworded),
            "measures_moved": len(self.measures),
        }


@dataclass(frozen=True, slots=True)
class Asked:
    """What members are asked to agree: a closure or a later end date."""

    kind: str
    id: int
    name: str
    text: str
    sentence: str
    reason: str


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A characteristic or local priority, and how many open actions name it, aim by aim."""

    name: str
    local: bool
    counts: tuple[str, ...]
    actions: int


@dataclass(frozen=True, slots=True)
class CoverageShown:
    """Whom the open actions speak of, as it was tagged when the report was prepared."""

    lead: str
    gaps: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[CoverageRow, ...]
    open_on: date | None = (
        None  # the day of the figures; None in reports that counted what was open when prepared
    )


@dataclass(frozen=True, slots=True)
class Agreed:
    """What members decided about an action on the last report, and what was done because of it."""

    id: int
    name: str
    sentence: str
    words: str
    done: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    organisation: str
    strategy: StrategyFacts
    body_slug: str
    body: str
    ref: str
    version: int
    as_at: date
    meeting_on: date | None
    prepared_on: date
    blocks: tuple[Block, ...]
    key: tuple[Word, ...]
    lines: tuple[Line, ...]
    figures: Figures
    changes: Changes | None
    decisions: tuple[Asked, ...]
    notes: tuple[str, ...]
    log_head: str
    replaces: str | None = None
    draft: bool = False
    issued_by: str = "EDI team"
    kind: str = PLAN
    evidence: tuple[MeasureShown, ...] = ()
    characteristics: tuple[CharacteristicShown, ...] = ()  # of a report on the workforce, the Act's first
    threshold: int | None = None  # counts of people below it are hidden; None where there is no evidence
    sections: tuple[str, ...] = ()  # in the body's order; none: all that this kind of report has
    columns: tuple[str, ...] = ()  # of Appendix 1; none: all
    closing: str = ""  # how to get it in another format
    agreed: tuple[Agreed, ...] = ()  # by members, on the last report
    coverage: CoverageShown | None = None  # None where no action says whom it is for
    next_until: date | None = None  # when the next report is due, as the body meets
    published: bool = False
    left_out: tuple[str, ...] = ()
    schema_version: int = SCHEMA_VERSION

    @property
    def title(self) -> str:
        return self.strategy.title

    @property
    def nothing_before(self) -> str:
        """What stands in the place of the changes where there is nothing to compare with."""
        return FIRST_PUBLICATION if self.published else FIRST_REPORT

    @property
    def tells_decisions(self) -> bool:
        return "decisions" not in self.left_out

    @property
    def subject(self) -> str:
        """What the report is called: a progress report, or one on the workforce."""
        return "workforce report" if self.kind == WORKFORCE else "progress report"

    def compared(self, changes: Changes) -> "Snapshot":
        """The same report with what differs from another one than it was issued with."""
        return replace(self, changes=changes)

    def lines_with(self, attention: str) -> tuple[Line, ...]:
        """The actions to which this attention is to be drawn, in plan order."""
        return tuple(line for line in self.lines if attention in line.attention)

    def lines_meaning(self, *meanings: str) -> tuple[Line, ...]:
        """The open actions whose status has one of these meanings, in plan order."""
        return tuple(
            line
            for line in self.lines
            if line.status and line.status.meaning in meanings and not line.closure
        )


def to_json(snapshot: Snapshot) -> str:
    return canonical(snapshot)


def from_json(text: str) -> Snapshot:
    """Raises ValueError for a snapshot of a later form than this program knows."""
    value = json.loads(text)
    if value.get("schema_version") not in range(1, SCHEMA_VERSION + 1):
        raise ValueError(
            f"This snapshot has form {value.get('schema_version')}; this program reads forms 1 to {SCHEMA_VERSION}."
        )
    return build(Snapshot, value)


def sha256_of(content: str | bytes) -> str:
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def _day(value: date) -> str:
    return f"{value.day} {value:%B %Y}"


def shortened(text: str, limit: int) -> str:
    """The text on one line, cut at a word with "…" where it is longer than `limit` characters."""
    words = " ".join(text.split())
    if len(words) <= limit:
        return words
    return words[:limit].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"


def paragraphs(text: str) -> list[str]:
    """A person's text as its paragraphs: every line end begins a new one, empty lines are left out."""
    return [line.strip() for line in re.split(r"[\r\n\u2028\u2029]+", text) if line.strip()]
