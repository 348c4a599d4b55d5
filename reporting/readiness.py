"""Is a report ready to be issued? What a careful reader would ask, each with the remedy. It forbids nothing. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from measures.small_texts import small_counts_in, told_in_words
from reporting.front_sheet import MEETING, Heading, spoken
from reporting.snapshot import Line, Snapshot

REASONED = ("needs_attention", "off_track")
WANTED = ("outcome", "recommendations", "officer_contact")  # a front sheet of members has them filled


class Doubt(StrEnum):
    """What there can be doubts about, in the order of the page."""

    FRONT = "front"
    UNREAD = "unread"
    REPLY = "reply"
    LATER = "later"
    DECISION = "decision"
    REASON = "reason"
    CONTRADICTION = "contradiction"
    SMALL = "small"

    @property
    def heading(self) -> str:
        return {
            Doubt.FRONT: "The front sheet has gaps",
            Doubt.UNREAD: "Drafted from the figures, and read by nobody yet",
            Doubt.REPLY: "No reply",
            Doubt.LATER: "Told after the day of the figures, so not in the report",
            Doubt.DECISION: "Asked of members last time, and nothing is recorded of what they said",
            Doubt.REASON: "In trouble, and no reason is given",
            Doubt.CONTRADICTION: "Things that contradict each other",
            Doubt.SMALL: "Numbers of people so small that they may point to somebody",
        }[self]

    @property
    def remedy(self) -> str:
        return {
            Doubt.FRONT: "Write it in the draft. An empty heading isn't printed.",
            Doubt.UNREAD: "Read it in the draft and save it there, changed or as it is.",
            Doubt.REPLY: "Ask the owner, or send the update yourself and say who told you.",
            Doubt.LATER: "The next report will have it. Where members should hear of it now, write it in the draft.",
            Doubt.DECISION: "Record what the minutes say: this report tells it, and asks again what was put off.",
            Doubt.REASON: "Send an update that says why: members will ask.",
            Doubt.CONTRADICTION: "Send an update or edit the action so that both say the same, or say “We know” in "
            "the plan checker.",
            Doubt.SMALL: "Tell it without the number, by an update, an edit of the action or in the draft.",
        }[self]


class Place(StrEnum):
    """Where a doubt is mended."""

    DRAFT = "draft"
    UPDATE = "update"
    ACTION = "action"
    MEMBERS = "members"


@dataclass(frozen=True, slots=True)
class Finding:
    """One doubt: what it is about, what was found, and where it is mended (`ref` names the action or the issue)."""

    about: str
    said: str
    place: Place
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Undecided:
    """The last report whose meeting has been, and of how much that it asked no decision is recorded."""

    issue: str
    as_at: date
    count: int


@dataclass(frozen=True, slots=True)
class Doubts:
    kind: Doubt
    findings: tuple[Finding, ...]


def readiness(
    snapshot: Snapshot,
    *,
    headings: Sequence[Heading],
    texts: Mapping[str, str],
    owed: Collection[int] | None,
    contradictions: Iterable[tuple[str, str, str]],
    threshold: int,
    words: Collection[str] = (),
    unread: Collection[str] = (),
    later: Mapping[int, date] | None = None,
    undecided: Undecided | None = None,
) -> tuple[Doubts, ...]:
    """The doubts about a report as it would be issued now, kind by kind; none where it is ready.

    `owed` are the actions that the cycle asked for and that nobody answered; without a cycle (None) those that
    have had no recent update. `unread` are the headings whose drafted words nobody has read; `later` has, for each
    action, the day of the newest words that the report is too early for. `contradictions` are the checker's: name,
    place in addresses, and words.
    """
    lines = snapshot.lines
    found: dict[Doubt, Iterable[Finding]] = {
        Doubt.FRONT: _front(snapshot, headings, texts),
        Doubt.UNREAD: (
            Finding(heading.heading, "Its words are made of the figures as they are now.", Place.DRAFT)
            for heading in headings
            if heading.key in unread
        ),
        Doubt.REPLY: _no_reply(lines, owed),
        Doubt.LATER: _later(snapshot, later or {}),
        Doubt.DECISION: _undecided(undecided),
        Doubt.REASON: _no_reason(snapshot),
        Doubt.CONTRADICTION: (
            Finding(name, said, Place.ACTION if ref else Place.DRAFT, ref)
            for name, ref, said in contradictions
        ),
        Doubt.SMALL: _small(snapshot, texts, headings, threshold, words),
    }
    told = (Doubts(kind, tuple(findings)) for kind, findings in found.items())
    return tuple(doubts for doubts in told if doubts.findings)


def count_of(doubts: Iterable[Doubts]) -> int:
    return sum(len(one.findings) for one in doubts)


def _front(snapshot: Snapshot, headings: Sequence[Heading], texts: Mapping[str, str]) -> Iterator[Finding]:
    if snapshot.meeting_on is None:
        yield Finding(
            "Date of the meeting",
            "It is not set, so the paper doesn't say for which meeting it is.",
            Place.DRAFT,
        )
    for heading in headings:
        if heading.key in WANTED and heading.key != MEETING and not texts.get(heading.key, "").strip():
            yield Finding(heading.heading, "Nothing is written under it.", Place.DRAFT)


def _undecided(last: Undecided | None) -> Iterator[Finding]:
    if last and last.count:
        about, them = ("1 decision", "it") if last.count == 1 else (f"{last.count} decisions", "them")
        said = f"The report as at {spoken(last.as_at)} asked for {them}."
        yield Finding(about, said, Place.MEMBERS, last.issue)


def _no_reply(lines: Sequence[Line], owed: Collection[int] | None) -> Iterator[Finding]:
    for line in lines:
        if owed is None and "stale" in line.attention:
            yield Finding(_named(line), "No recent update.", Place.UPDATE, line.ref)
        elif owed is not None and line.id in owed:
            yield Finding(
                _named(line), "Asked for in this cycle, and nothing has come back.", Place.UPDATE, line.ref
            )


def _later(snapshot: Snapshot, later: Mapping[int, date]) -> Iterator[Finding]:
    figures = spoken(snapshot.as_at)
    for line in snapshot.lines:
        if on := later.get(line.id):
            said = f"Its newest words are of {spoken(on)}; the figures are as at {figures}."
            yield Finding(_named(line), said, Place.ACTION, line.ref)


def _no_reason(snapshot: Snapshot) -> Iterator[Finding]:
    for line in snapshot.lines_meaning(*REASONED):
        if not line.reason.strip():
            yield Finding(
                _named(line), f"Its status is “{line.standing}” and nobody said why.", Place.UPDATE, line.ref
            )


def _small(
    snapshot: Snapshot,
    texts: Mapping[str, str],
    headings: Sequence[Heading],
    threshold: int,
    words: Collection[str],
) -> Iterator[Finding]:
    for heading in headings:
        if found := small_counts_in(texts.get(heading.key, ""), threshold=threshold, words=words):
            yield Finding(heading.heading, f"It speaks of {told_in_words(found)}.", Place.DRAFT)
    for line in snapshot.lines:
        printed = (
            line.text,
            line.success_measure,
            line.narrative,
            line.reason,
            line.end_reason,
            line.closed_reason,
        )
        found = tuple(
            finding
            for text in dict.fromkeys(printed)
            for finding in small_counts_in(text, threshold=threshold, words=words)
        )
        if found:
            yield Finding(_named(line), f"It speaks of {told_in_words(found)}.", Place.ACTION, line.ref)


def _named(line: Line) -> str:
    return f"Action {line.name}" if line.label else line.name
