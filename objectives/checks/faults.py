"""What the checks look at, and what they find."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from objectives.models import Objective
from objectives.register import ActionLine
from plans.models import StatusTerm, Strategy, Theme

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, slots=True)
class Known:
    """By whom and when a fault was said to be known, and why."""

    id: int
    note: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of the plan; `number` is what people call the action, `ref` its place in addresses.

    `about` is "action", "objective", "theme", "status", or empty where the fault is nobody's; `words` are
    theirs. `concerns` are the words that are at fault: when they change, the fault is another one.
    """

    code: str
    severity: str
    number: str
    ref: str
    message: str
    about: str = "action"
    words: str = ""
    concerns: tuple[str, ...] = ()
    known: Known | None = None

    @property
    def place(self) -> str:
        """What the fault is about, in a word that lasts when it is renumbered."""
        return f"{self.about}:{self.ref or self.number}"[:120]

    @property
    def fingerprint(self) -> str:
        """Of the words concerned; spaces and line ends do not count."""
        told = "\n".join(" ".join(text.split()) for text in self.concerns or (self.words,))
        return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    @property
    def key(self) -> tuple[str, str, str]:
        return self.code, self.place, self.fingerprint


@dataclass(frozen=True)
class Plan:
    """All that the checks look at. `earlier` are texts with figures of an action's log, oldest first; numbers of
    people under `small` beside a characteristic, or one of the organisation's own `words` for some, may point to them.
    """

    strategy: Strategy
    lines: list[ActionLine]
    objectives: list[Objective]
    themes: list[Theme]
    terms: list[StatusTerm]
    earlier: dict[int, list[str]]
    today: date
    small: int = 0
    words: frozenset[str] = frozenset()

    @property
    def open_lines(self) -> Iterator[ActionLine]:
        """Lines that were not closed and are more than a pointer."""
        return (line for line in self.lines if not line.closure and not line.cross_reference)


Check = Callable[[Plan], Iterator[Fault]]


def of(
    line: ActionLine, code: str, message: str, severity: str = WARNING, *, concerns: Sequence[str] = ()
) -> Fault:
    """A fault of this action."""
    return Fault(
        code,
        severity,
        line.label,
        line.ref,
        message,
        words=line.text,
        concerns=tuple(concerns) or (line.text,),
    )


def at_work(line: ActionLine) -> bool:
    """Still to be done: neither closed nor told as complete."""
    return not line.closure and (line.status is None or line.status.meaning.is_open)
