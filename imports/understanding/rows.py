"""What one row says: numbers, owners, dates, status and progress, each in the council's words and as
understood.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from imports.understanding.columns import Columns
from imports.understanding.findings import Problem, found, quoted
from imports.understanding.gathering import Group, RawRow
from imports.understanding.headings import Role
from objectives.faults.words import only_points_elsewhere
from plans.statuses import (
    Meaning,
    colour_for_fill,
    revised_date_from_text,
    status_from_text,
    status_key,
    suggest_meaning,
)
from plans.timescales import BLANK, Kind, Timescale, from_date, parse_timescale

LONGEST_NUMBER, LONGEST_STATUS, LONGEST_PRIORITY, LONGEST_TIMESCALE, LONGEST_OWNER = 40, 60, 60, 500, 200
LONGEST_TEXT = 32_767
COLUMN, FILL, PROGRESS_TEXT = "column", "fill", "progress text"


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
    """What is known before reading: the key's words, when years begin.

    `legend` is the key that the sheet prints itself: believed more than our guess, and still to be confirmed.
    """

    words: Mapping[str, Word] = field(default_factory=dict)
    legend: Mapping[str, Meaning] = field(default_factory=dict)
    year_starts: int = 4
    _seen: dict[str, Word] = field(default_factory=dict)

    def word(self, text: str) -> Word:
        """What a status word means in this council's key, or seems to mean."""
        key = status_key(text)
        if key not in self._seen:
            known = self.words.get(key)
            guess = suggest_meaning(text)
            meaning = guess.meaning if guess.sure else self.legend.get(key, guess.meaning)
            self._seen[key] = known or Word(" ".join(text.split()), meaning, guess.sure)
        return self._seen[key]


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


def read_row(raw: RawRow, settings: Settings, problems: list[Problem]) -> ParsedRow:
    """The action of a row. What is doubtful goes to `problems`; what does not fit is kept under `extra`."""
    texts = raw.texts
    row = ParsedRow(
        sheet=raw.sheet,
        row=raw.row,
        number=texts.get(Role.NUMBER, ""),
        text=texts.get(Role.ACTION, ""),
        roles=roles_of(raw.columns),
        raw=raw,
        theme=raw.theme,
        objective=raw.objective,
        owner_text=texts.get(Role.OWNER, ""),
        success_measure=texts.get(Role.SUCCESS_MEASURE, ""),
        progress=texts.get(Role.PROGRESS, ""),
        priority=texts.get(Role.PRIORITY, ""),
        characteristics=texts.get(Role.CHARACTERISTICS, ""),
        resources=texts.get(Role.RESOURCES, ""),
        extra=raw.extra,
    )
    problems.extend(raw.problems)
    row.codes = list(dict.fromkeys(problem.code for problem in raw.problems))
    _read_number(row, problems)
    _read_dates(row, settings, problems)
    _read_status(row, settings)
    _read_revised_end(row, settings)
    _fit(row, problems)
    row.cross_reference = only_points_elsewhere(
        row.text, others=(row.start.text, row.end.text, row.success_measure, row.progress),
        has_status=row.status is not None,
    )  # fmt: skip
    return row


def roles_of(columns: Columns) -> frozenset[Role]:
    return _roles(tuple(column.role for column in columns.values()))


@lru_cache(maxsize=64)
def _roles(roles: tuple[Role, ...]) -> frozenset[Role]:
    return frozenset(roles)


def _read_number(row: ParsedRow, problems: list[Problem]) -> None:
    written = row.number
    row.number = " ".join(written.split()).rstrip(".")
    if written and not row.number:
        keep(row, Role.NUMBER, written)
    cell = row.raw.cells.get(Role.NUMBER)
    if cell is not None and cell.kind == "date":
        message = (
            f"the number shows as the date {quoted(cell.text)}. Format the cell as text and write the "
            "number again."
        )
        problems.append(_at(row, "number_is_date", message, Role.NUMBER, cell.text))
    if len(row.number) > LONGEST_NUMBER:
        message = (
            f"{quoted(row.number, 40)} is too long for a number, and was kept beside the action instead."
        )
        problems.append(_at(row, "number_too_long", message, Role.NUMBER, row.number))
        keep(row, Role.NUMBER, row.number)
        row.number = ""


def _read_dates(row: ParsedRow, settings: Settings, problems: list[Problem]) -> None:
    texts = row.raw.texts
    row.start = _timescale(row, Role.START, settings)
    row.end = _timescale(row, Role.END, settings)
    letters = {Role.START: Role.START, Role.END: Role.END}
    if Role.TIMESCALE in texts:
        if row.end.is_blank:
            whole = _timescale(row, Role.TIMESCALE, settings)
            start, row.end = split_range(whole, settings.year_starts)
            letters[Role.END] = Role.TIMESCALE
            if row.start.is_blank and start:
                row.start = start
        else:
            keep(row, Role.TIMESCALE, texts[Role.TIMESCALE])
    for role, timescale in ((Role.START, row.start), (Role.END, row.end)):
        if timescale.problem:
            problems.append(
                _at(row, timescale.problem, date_sentence(timescale), letters[role], timescale.text)
            )


def _timescale(row: ParsedRow, role: Role, settings: Settings) -> Timescale:
    text = row.raw.texts.get(role)
    if not text:
        return BLANK
    cell = row.raw.cells.get(role)
    if cell is not None and cell.kind == "date" and cell.value:
        return _from_date(cell.value, cell.date_precision or "day", text)
    return _parse(text, settings.year_starts)


@lru_cache(maxsize=8192)
def _parse(text: str, year_starts: int) -> Timescale:
    return parse_timescale(text, year_starts=year_starts)


@lru_cache(maxsize=8192)
def _from_date(value: str, precision: str, text: str) -> Timescale:
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return parse_timescale(text)
    return from_date(day, precision, text)  # type: ignore[arg-type]


@lru_cache(maxsize=8192)
def split_range(whole: Timescale, year_starts: int) -> tuple[Timescale | None, Timescale]:
    """ "Jan-24 to Mar-25" in one column is a start and an end; anything else is an end in its own words."""
    if whole.kind != Kind.RANGE:
        return None, whole
    for mark in (" to ", " until ", " – ", " — ", " - ", "–", "—", "-"):
        left, found_mark, right = whole.text.partition(mark)
        if not found_mark or mark in right:
            continue
        start, end = _parse(left.strip(), year_starts), _parse(right.strip(), year_starts)
        if start.earliest == whole.earliest and end.latest == whole.latest and start.latest and end.earliest:
            return start, end
    return None, whole


_DATE_SENTENCES = {
    "unparsed_date": (
        "{text} isn't a timescale we recognise. Write a month, a quarter such as Q2 2026/27, or Ongoing."
    ),
    "placeholder_date": "{text} gives no date yet. Write one when it is known.",
    "invalid_date": "{text} is a day that no calendar has. Write the day that is meant.",
    "ambiguous_date": (
        "{text} can be read in two ways, and was taken as {read}. Write it so that only one is left."
    ),
    "suspicious_date": "{text} is far from the years of a plan, and was taken as {read}. Look at the year.",
}


def date_sentence(timescale: Timescale) -> str:
    """What is wrong with a date and what to do."""
    read = "no date"
    if timescale.earliest and timescale.latest:
        ends = dict.fromkeys((timescale.earliest, timescale.latest))
        read = " to ".join(f"{day.day} {day:%B %Y}" for day in ends)
    sentence = _DATE_SENTENCES.get(timescale.problem or "", "{text} is doubtful. Look at it.")
    return sentence.format(text=quoted(timescale.text), read=read)


def _read_status(row: ParsedRow, settings: Settings) -> None:
    if Role.STATUS not in row.roles:
        _status_from_progress(row, row.progress, settings)
        return
    text = " ".join(row.raw.texts.get(Role.STATUS, "").split())
    if len(text) > LONGEST_STATUS:
        # A sentence in the status column is no word of a key: its opening may tell, and the whole is kept.
        _status_from_progress(row, text, settings)
        if row.progress:
            keep(row, Role.STATUS, row.raw.texts[Role.STATUS])
        else:
            row.progress = row.raw.texts[Role.STATUS]
    elif status_key(text):
        row.status = _seen(settings.word(text), text, COLUMN)
    else:
        if text:
            keep(row, Role.STATUS, text)
        cell = row.raw.cells.get(Role.STATUS)
        colour = colour_for_fill(cell.fill) if cell else None
        if colour:
            row.status = _seen(settings.word(colour), colour, FILL)


def _seen(word: Word, text: str, source: str) -> StatusSeen:
    return StatusSeen(text, word.meaning if word.sure else None, source)


def _status_from_progress(row: ParsedRow, text: str, settings: Settings) -> None:
    opening = status_from_text(text) if text else None
    if not opening:
        return
    words, meaning = opening
    known = settings.words.get(status_key(words))
    row.status = StatusSeen(" ".join(words.split()), known.meaning if known else meaning, PROGRESS_TEXT)


def _read_revised_end(row: ParsedRow, settings: Settings) -> None:
    words = revised_date_from_text(row.progress) if row.progress else None
    if not words:
        return
    revised = _parse(words, settings.year_starts)
    if revised.latest and revised.latest != row.end.latest:
        row.revised_end = revised


def _fit(row: ParsedRow, problems: list[Problem]) -> None:
    """What the register has less room for than a cell has is cut there and kept whole under `extra`."""
    if len(row.priority) > LONGEST_PRIORITY:
        _too_long(row, problems, Role.PRIORITY, row.priority)
        row.priority = row.priority[: LONGEST_PRIORITY - 1] + "…"
    for role in (Role.START, Role.END):
        timescale: Timescale = getattr(row, role)
        if len(timescale.text) > LONGEST_TIMESCALE:
            _too_long(row, problems, role, timescale.text)
            setattr(row, role, _parse(timescale.text[: LONGEST_TIMESCALE - 1] + "…", 4))
    if len(row.text) > LONGEST_TEXT:
        message = f"the text of this action has more than {LONGEST_TEXT:,} characters. Shorten it."
        problems.append(_at(row, "truncated", message, Role.ACTION, row.text[:200], error=True))


def _too_long(row: ParsedRow, problems: list[Problem], role: Role, text: str) -> None:
    message = f"the {role.label} is long; its beginning is shown and the whole is kept beside the action."
    problems.append(_at(row, "truncated", message, role, text[:200]))
    keep(row, role, text)


def keep(row: ParsedRow, role: Role, text: str) -> None:
    """Keeps words that have no place of their own, under the heading they stood under."""
    heading = next((c.heading for c in row.raw.columns.values() if c.role == role and c.heading), role.label)
    name = heading if heading not in row.extra else f"{heading} (as written)"
    row.extra[name] = text


def _at(
    row: ParsedRow, code: str, message: str, role: Role, text: str = "", *, error: bool = False
) -> Problem:
    letter = row.raw.letter(role)
    severity = "error" if error else "warning"
    return found(code, message, sheet=row.sheet, row=row.row, letter=letter, text=text, severity=severity)  # type: ignore[arg-type]
