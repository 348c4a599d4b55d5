"""Is a report ready to be issued? What a careful reader would ask, each with the remedy. It forbids nothing. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from measures.small_texts import small_counts_in, told_in_words
from reporting.front_sheet import MEETING, Heading
from reporting.snapshot import Line, Snapshot

REASONED = ("needs_attention", "off_track")
WANTED = ("outcome", "recommendations", "officer_contact")  # a front sheet of members has them filled


class Doubt(StrEnum):
    """What there can be doubts about, in the order of the page."""

    FRONT = "front"
    REPLY = "reply"
    REASON = "reason"
    CONTRADICTION = "contradiction"
    SMALL = "small"

    @property
    def heading(self) -> str:
        return {
            Doubt.FRONT: "The front sheet has gaps",
            Doubt.REPLY: "No reply",
            Doubt.REASON: "In trouble, and no reason is given",
            Doubt.CONTRADICTION: "Things that contradict each other",
            Doubt.SMALL: "Numbers of people so small that they may point to somebody",
        }[self]

    @property
    def remedy(self) -> str:
        return {
            Doubt.FRONT: "Write it in the draft. An empty heading isn't printed.",
            Doubt.REPLY: "Ask the owner, or send the update yourself and say who told you.",
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


@dataclass(frozen=True, slots=True)
class Finding:
    """One doubt: what it is about, what was found, and where it is mended (`ref` names the action)."""

    about: str
    said: str
    place: Place
    ref: str = ""


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
) -> tuple[Doubts, ...]:
    """The doubts about a report as it would be issued now, kind by kind; none where it is ready.

    `owed` are the actions that the cycle asked for and that nobody answered; without a cycle (None) those that
    have had no recent update. `contradictions` are the checker's: name, place in addresses, and words.
    """
    lines = snapshot.lines
    found: dict[Doubt, Iterable[Finding]] = {
        Doubt.FRONT: _front(snapshot, headings, texts),
        Doubt.REPLY: _no_reply(lines, owed),
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


def _no_reply(lines: Sequence[Line], owed: Collection[int] | None) -> Iterator[Finding]:
    for line in lines:
        if owed is None and "stale" in line.attention:
            yield Finding(_named(line), "No recent update.", Place.UPDATE, line.ref)
        elif owed is not None and line.id in owed:
            yield Finding(
                _named(line), "Asked for in this cycle, and nothing has come back.", Place.UPDATE, line.ref
            )


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
