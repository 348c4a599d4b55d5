"""An action as a file tells it, and what is known before its row is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from imports.understanding.columns.headings import Role
from imports.understanding.findings import Problem, found, quoted
from imports.understanding.gathering import Group, RawRow
from plans.statuses import Meaning, status_key, suggest_meaning
from plans.timescales import BLANK, Timescale


@dataclass(frozen=True, slots=True)
class Word:
    """A status word and what it means; `sure` when the council's key, a person or the word itself says so."""

    label: str
    meaning: Meaning | None
    sure: bool


@dataclass(frozen=True, slots=True)
class StatusSeen:
    """The status of a row as found: in a column, a fill or a progress text. `meaning` only where sure."""

    text: str
    meaning: Meaning | None
    source: str


@dataclass(slots=True)
class Settings:
    """What is known before reading: the key's words, when years begin, when the strategy did, and by sheet whether
    the day is written first.

    `legend` is the key that the file prints itself, believed more than our guess: what it says plainly settles
    a word, what it hints at is still to be confirmed.
    """

    words: Mapping[str, Word] = field(default_factory=dict)
    legend: Mapping[str, Word] = field(default_factory=dict)
    year_starts: int = 4
    plan_starts: date | None = None
    day_first: Mapping[str, bool] = field(default_factory=dict)
    _seen: dict[str, Word] = field(default_factory=dict)

    def word(self, text: str) -> Word:
        """What a status word means in this council's key, or seems to mean."""
        key = status_key(text)
        if key not in self._seen:
            self._seen[key] = self.words.get(key) or self._guess(key, " ".join(text.split()))
        return self._seen[key]

    def _guess(self, key: str, label: str) -> Word:
        guess = suggest_meaning(label)
        said = self.legend.get(key)
        if said and not guess.sure:
            return Word(label, said.meaning, said.sure)
        return Word(label, guess.meaning, guess.sure)


@dataclass(slots=True)
class ParsedRow:
    """An action as the file tells it. `roles` are the columns that its table has, filled or not."""

    sheet: str
    row: int
    number: str
    text: str
    roles: frozenset[Role]
    raw: RawRow
    theme: Group | None = None
    objective: Group | None = None
    parent: "ParsedRow | None" = None
    owner_text: str = ""
    owners: tuple[str, ...] = ()
    start: Timescale = BLANK
    end: Timescale = BLANK
    revised_end: Timescale | None = None
    status: StatusSeen | None = None
    success_measure: str = ""
    progress: str = ""
    priority: str = ""
    characteristics: str = ""
    resources: str = ""
    extra: dict[str, str] = field(default_factory=dict)
    cross_reference: bool = False
    refused: bool = False
    codes: list[str] = field(default_factory=list)
    ref: str = ""  # how our own workbook names the action
    as_exported: frozenset[str] = frozenset()  # the fields of our own workbook that nobody has touched

    @property
    def place(self) -> tuple[str, int]:
        return self.sheet, self.row

    @property
    def label(self) -> str:
        """What to call the action in a sentence."""
        return self.number or quoted(self.text, 60)


def keep(row: ParsedRow, role: Role, text: str) -> None:
    """Keeps words that have no place of their own, under the heading they stood under."""
    heading = next((c.heading for c in row.raw.columns.values() if c.role == role and c.heading), role.label)
    name = heading if heading not in row.extra else f"{heading} (as written)"
    row.extra[name] = text


def problem_at(
    row: ParsedRow, code: str, message: str, role: Role, text: str = "", *, error: bool = False
) -> Problem:
    """A finding about the cell of a row that holds this."""
    letter = row.raw.letter(role)
    severity = "error" if error else "warning"
    return found(code, message, sheet=row.sheet, row=row.row, letter=letter, text=text, severity=severity)  # type: ignore[arg-type]
