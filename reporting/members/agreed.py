"""What members said to what they were asked, and what follows from it for an action. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reporting.front_sheet import spoken
from reporting.snapshot import Agreed

CLOSURE, DATE = "closure", "date"


class Outcome(StrEnum):
    AGREED = "agreed"
    CHANGED = "changed"
    REFUSED = "refused"
    PUT_OFF = "put_off"


LABELS = {
    Outcome.AGREED: "Agreed",
    Outcome.CHANGED: "Agreed with another end date",
    Outcome.REFUSED: "Not agreed",
    Outcome.PUT_OFF: "Put off to a later meeting",
}
SAID = {
    Outcome.AGREED: "agreed",
    Outcome.CHANGED: "agreed, with another end date,",
    Outcome.REFUSED: "did not agree",
    Outcome.PUT_OFF: "put off the decision",
}
# What follows in the plan, told in the next report.
DONE = {
    (CLOSURE, Outcome.AGREED): "The action stays closed.",
    (CLOSURE, Outcome.REFUSED): "The action is open again.",
    (DATE, Outcome.AGREED): "The new end date stands.",
}


def outcomes_of(kind: str) -> tuple[Outcome, ...]:
    """What members can say to a proposed closure, or to a new end date."""
    return tuple(outcome for outcome in Outcome if kind == DATE or outcome != Outcome.CHANGED)


def moves_end(kind: str, outcome: Outcome) -> bool:
    """Whether another end date holds now than the one that was put to members."""
    return kind == DATE and outcome in (Outcome.CHANGED, Outcome.REFUSED)


def unsaid(kind: str, outcome: Outcome, *, words: str, end: str) -> dict[str, str]:
    """What has still to be said about a decision, by the name of the box: its reason, and the end that holds now."""
    missing = {}
    if outcome in (Outcome.CHANGED, Outcome.REFUSED) and not words.strip():
        missing["words"] = "Say why members decided so, as the minutes have it."
    if moves_end(kind, outcome) and not end.strip():
        missing["end"] = "Write the end date that holds now."
    return missing


def told(body: str, on: date, outcome: Outcome, asked: str) -> str:
    """The decision as a sentence: "The Communities Committee agreed on 16 June 2026: Close action 1.1." """
    return f"The {body} {SAID[outcome]} on {spoken(on)}: {asked}"


def done(kind: str, outcome: Outcome, end: str) -> str:
    """What was done in the plan because of it."""
    if moves_end(kind, outcome):
        return f"Its end date is now {end}."
    return DONE.get((kind, outcome), "It will be put to members again.")


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as it was recorded."""

    action: int
    kind: str
    asked: str
    outcome: str
    words: str
    on: date
    end: str


def agreed_of(body: str, decided: Iterable[Decided], names: Mapping[int, str]) -> tuple[Agreed, ...]:
    """The decisions on the last report, as the next one tells them."""
    return tuple(
        Agreed(
            id=one.action,
            name=names.get(one.action, ""),
            sentence=told(body, one.on, Outcome(one.outcome), one.asked),
            words=one.words,
            done=done(one.kind, Outcome(one.outcome), one.end),
        )
        for one in decided
    )


def is_named_in(body: str, who_agreed: str) -> bool:
    """Whether "Who agreed?" names this body: "Cabinet, 16 June" does name Cabinet, "Cabinet Member" doesn't."""
    before, after = r"(?:^|[,;()]|\b(?:the|and|by)\b)\s*", r"\s*(?:$|[,;()\d]|\b(?:on|and|at)\b)"
    return re.search(before + re.escape(body) + after, who_agreed, re.IGNORECASE) is not None
