"""What the public may see of a report: chosen field by field, decided here and nowhere else. Pure.

Everything that is published is named below; a field that is added to a report later stays inside until somebody
writes it here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from accounts.person_names import looks_like_person
from reporting.comparison import compare
from reporting.evidence import MeasureShown, moved
from reporting.sections import sections_of
from reporting.snapshot import (
    FIRST_PUBLICATION,
    FIRST_REPORT,
    Agreed,
    Asked,
    Changes,
    Earlier,
    Line,
    Snapshot,
)

WITHHELD = "Not published"
BLOCK = "block:"
USUAL_BLOCKS = ("outcome", "background", "main_issues")


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that may be published or not; `usual` says which when nobody has chosen."""

    key: str
    label: str
    hint: str = ""
    usual: bool = True


CHOICES = (
    Choice(
        "owners",
        "Who answers for an action",
        "Teams, services and posts. What looks like the name of a person is always left out.",
    ),
    Choice("narrative", "What was said about progress", "The words of the latest update of each action."),
    Choice(
        "reasons",
        "Reasons",
        "Why an action needs attention, why its date moved, why it was closed.",
    ),
    Choice("success_measure", "Success measures", "How anybody could tell that an action has worked."),
    Choice(
        "evidence",
        "Measures and their figures",
        "As they were released to the public when the report was issued: small numbers are hidden.",
    ),
    Choice("priority", "Priorities", "The plan’s own words for what comes first.", usual=False),
    Choice("extra", "The plan’s other columns", "Whatever else the plan’s table holds.", usual=False),
    Choice("decisions", "Decisions asked of members", "Closures and new dates put to them.", usual=False),
)


def offered(snapshot: Snapshot) -> tuple[Choice, ...]:
    """What can be chosen for this report: the fields of actions, then each filled heading of its front sheet."""
    blocks = tuple(
        Choice(f"{BLOCK}{block.key}", block.heading, "From the front sheet.", usual=block.key in USUAL_BLOCKS)
        for block in snapshot.blocks
    )
    return (*CHOICES, *blocks)


def usual(snapshot: Snapshot) -> frozenset[str]:
    """What is published when nobody has chosen: no internal notes and no persons."""
    return frozenset(choice.key for choice in offered(snapshot) if choice.usual)


def for_public(
    snapshot: Snapshot,
    chosen: frozenset[str],
    *,
    before: Snapshot | None = None,
    evidence: tuple[MeasureShown, ...] = (),
    threshold: int | None = None,
) -> Snapshot:
    """The report as the public may have it, compared with what it was told the last time (`before`).

    `evidence` is what was released to the public when the report was issued; what its readers saw is never used.
    """
    shown = tuple(_measure(one, chosen) for one in evidence) if "evidence" in chosen else ()
    lines = tuple(_line(line, chosen) for line in snapshot.lines)
    left_out = tuple(choice for choice in offered(snapshot) if choice.key not in chosen)
    return Snapshot(
        organisation=snapshot.organisation,
        strategy=snapshot.strategy,
        body_slug=snapshot.body_slug,
        body=snapshot.body,
        ref=snapshot.ref,
        version=snapshot.version,
        as_at=snapshot.as_at,
        meeting_on=snapshot.meeting_on,
        prepared_on=snapshot.prepared_on,
        blocks=tuple(block for block in snapshot.blocks if f"{BLOCK}{block.key}" in chosen),
        key=snapshot.key,
        lines=lines,
        figures=snapshot.figures,
        changes=_changes(before, lines, shown),
        decisions=tuple(_asked(one, chosen) for one in snapshot.decisions) if "decisions" in chosen else (),
        notes=_notes(snapshot, left_out, before),
        log_head=snapshot.log_head,
        replaces=snapshot.replaces,
        kind=snapshot.kind,
        evidence=shown,
        threshold=threshold if shown else None,
        sections=_sections(snapshot, chosen, shown),
        columns=snapshot.columns,
        closing=snapshot.closing,
        coverage=snapshot.coverage,
        next_until=snapshot.next_until,
        agreed=tuple(_agreed(one, chosen) for one in snapshot.agreed) if "decisions" in chosen else (),
        characteristics=snapshot.characteristics,
        published=True,
        left_out=tuple(choice.key for choice in left_out),
    )


def _line(line: Line, chosen: frozenset[str]) -> Line:
    def kept(field: str, text: str) -> str:
        return text if field in chosen else WITHHELD if text else ""

    return Line(
        id=line.id,
        ref=line.ref,
        label=line.label,
        text=line.text,
        parent_label=line.parent_label,
        theme_code=line.theme_code,
        theme_title=line.theme_title,
        objective_ref=line.objective_ref,
        objective_number=line.objective_number,
        objective_title=line.objective_title,
        owners=_owners(line) if "owners" in chosen else (),
        owner_text=_owner_text(line, chosen),
        start=line.start,
        end=line.end,
        original_end=line.original_end,
        end_reason=kept("reasons", line.end_reason),
        success_measure=kept("success_measure", line.success_measure),
        priority=kept("priority", line.priority),
        extra=dict(line.extra) if "extra" in chosen else {},
        status=line.status,
        updated_on=line.updated_on,
        narrative=kept("narrative", line.narrative),
        reason=kept("reasons", line.reason),
        closure=line.closure,
        closure_label=line.closure_label,
        closed_on=line.closed_on,
        closed_reason=kept("reasons", line.closed_reason),
        cross_reference=line.cross_reference,
        attention=line.attention,
        late_words=line.late_words,
        next_review_on=line.next_review_on,
        days_past_end=line.days_past_end,
        unchanged_since=line.unchanged_since,
        told_on=line.told_on,
    )


def _owners(line: Line) -> tuple[str, ...]:
    return tuple(owner for owner in line.owners if not looks_like_person(owner))


def _owner_text(line: Line, chosen: frozenset[str]) -> str:
    """The plan's own words, only where no owner was settled; what is withheld is said to be withheld."""
    if "owners" in chosen and (_owners(line) or not (line.owners or looks_like_person(line.owner_text))):
        return "" if line.owners else line.owner_text
    return WITHHELD if line.owner_words else ""


def _measure(measure: MeasureShown, chosen: frozenset[str]) -> MeasureShown:
    """A measure as it was released to the public, without who keeps its data: that is often a person."""
    named = "owners" in chosen and not looks_like_person(measure.owner)
    return replace(measure, owner=measure.owner if named else "", steward="")


def _asked(asked: Asked, chosen: frozenset[str]) -> Asked:
    reason = asked.reason if "reasons" in chosen else WITHHELD if asked.reason else ""
    return Asked(asked.kind, asked.id, asked.name, asked.text, asked.sentence, reason)


def _agreed(agreed: Agreed, chosen: frozenset[str]) -> Agreed:
    words = agreed.words if "reasons" in chosen else WITHHELD if agreed.words else ""
    return Agreed(agreed.id, agreed.name, agreed.sentence, words, agreed.done)


def _changes(
    before: Snapshot | None, lines: Sequence[Line], evidence: tuple[MeasureShown, ...]
) -> Changes | None:
    if before is None:
        return None
    since = Earlier(before.ref, before.version, before.as_at)
    return compare(before.lines, lines, since=since, measures=moved(before.evidence, evidence))


def _sections(
    snapshot: Snapshot, chosen: frozenset[str], evidence: tuple[MeasureShown, ...]
) -> tuple[str, ...]:
    """The sections of the report without those of which nothing is told."""
    untold = {"decisions"} - chosen | (set() if evidence else {"evidence"})
    return tuple(key for key in sections_of(snapshot.kind, snapshot.sections) if key not in untold)


def _notes(snapshot: Snapshot, left_out: Sequence[Choice], before: Snapshot | None) -> tuple[str, ...]:
    notes = [note for note in snapshot.notes if note != FIRST_REPORT]
    if before is None:
        notes.append(FIRST_PUBLICATION)
    if left_out:
        names = "; ".join(f"{choice.label[:1].lower()}{choice.label[1:]}" for choice in left_out)
        notes.append(f"This is the version for the public. It leaves out: {names}.")
    return tuple(notes)
