"""Which column of a table holds what, as far as its headings say it and a person said it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from imports.files.cells import Cell, SheetRow, column_letter
from imports.understanding.columns.headings import LIKELY, NOTHING, Guess, Role, role_of
from imports.understanding.columns.periods import Period, take_period
from imports.understanding.findings import quoted

# Several columns of these may be put together when a person says so; of the others there is one.
JOINED_ROLES = {
    Role.OWNER,
    Role.SUCCESS_MEASURE,
    Role.PROGRESS,
    Role.CHARACTERISTICS,
    Role.RESOURCES,
}
FREE_ROLES = {Role.EXTRA, Role.IGNORE}
PLAIN, _SHORT = 95, 60
_PLAIN_ALONE, _FEW_WORDS = 80, 2
SAID = 1000  # the score of what a person said
_LOOKS_LIKE_NUMBER = re.compile(r"[A-Za-z]{0,6}[ .-]?[0-9]{1,4}(?:\.[0-9]{1,3})*\.?[a-z]?|\(?[a-z]\)")
_LONGEST_IN_HEADING_ROW = 250
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?[0-9]{1,7}:\$?([A-Z]{1,3})\$?[0-9]{1,7}")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: where it is, how it is headed, what it holds, how sure that is and why.

    `also` is the second thing that its heading names. `beside` is the first column of a heading that is merged over
    several. `place` counts columns that say one thing period by period, the earliest first; 0 for all others.
    `colours` is true where the fill of a cell without words is what it says; `moves_end` where it is a revised end.
    `says` is the status that a day below the heading "Completed" stands for, and the characteristic that a cross below
    its name does.
    """

    index: int
    heading: str
    role: Role
    score: int = 0
    reason: str = ""
    also: Role | None = None
    beside: int = 0
    place: int = 0
    colours: bool = False
    moves_end: bool = False
    says: str = ""

    @property
    def letter(self) -> str:
        return column_letter(self.index)

    @property
    def is_said(self) -> bool:
        return self.score >= SAID

    @property
    def sureness(self) -> int:
        """From 0 to 100."""
        return max(0, min(self.score, 100))

    def to_json(self) -> dict[str, str | int]:
        """As the command and the pages tell it."""
        return {
            "letter": self.letter,
            "heading": self.heading,
            "role": str(self.role),
            "score": self.sureness,
            "reason": self.reason,
        }

    @property
    def period(self) -> Period | None:
        return take_period(self.heading).period


type Columns = dict[int, Column]


def is_number(text: str) -> bool:
    """Whether a text looks like the number of an action: "3.10", "PEO 2", "4b", "(a)"."""
    return bool(_LOOKS_LIKE_NUMBER.fullmatch(text.strip()))


def heading_cells(row: SheetRow, *, below_headings: bool = False) -> list[Cell] | None:
    """The filled cells of a row that heads a table, or None for any other row.

    Half of its cells (or the action and another most plainly, beside short texts) and at least two have to name
    different roles; where it is two, the action or the objective has to be named plainly. Below other headings two
    that name nothing else are enough: "Start" and "End" below "Timescale".
    """
    cells = [cell for cell in row.cells if cell.text.strip()]
    if len(cells) < 2 or any(len(cell.text) > _LONGEST_IN_HEADING_ROW for cell in cells):
        return None
    words = [cell for cell in cells if cell.kind == "text"]
    others = [cell for cell in cells if cell.kind != "text"]
    # A year over several columns, as months stand below it, is a heading; a year in one may be a date.
    dates = [cell for cell in others if _merged_to(cell) == cell.column]
    if (dates and len(words) < 3) or any(not _is_period(cell) for cell in others):
        return None
    guesses = [NOTHING if _is_sentence(cell.text) else role_of(cell.text) for cell in words]
    named = [guess for guess in guesses if guess.role]
    if len(named) < 2 and not below_headings and not (named and named[0].role == Role.ACTION):
        return None
    periods = len(others) + sum(
        _is_period(cell) for cell, guess in zip(words, guesses, strict=True) if not guess.role
    )
    roles = {guess.role for guess in named if guess.role != Role.EXTRA}
    plain = {guess.role for guess in named if guess.score >= LIKELY and guess.role != Role.EXTRA}
    if below_headings and (len(roles) > 1 or periods) and len(named) + periods == len(cells):
        return cells
    if below_headings and _is_said_again(cells, guesses):
        return cells
    if plain == {Role.ACTION} and periods > 1:
        return cells
    if len(roles) < 2 or (dates and len(plain) < 3):
        return None
    if len(cells) == 2 and not below_headings and _only_reminds(cells, guesses):
        return None
    enough = 2 * (len(named) + periods) >= len(cells) or _is_plainly_headed(cells, named)
    if not enough or (len(roles) == 2 and not plain & {Role.ACTION, Role.OBJECTIVE}):
        return None
    return cells if roles & {Role.ACTION, Role.OBJECTIVE} or len(plain) >= 3 else None


def dividing_cells(row: SheetRow, above: "Columns", action: int) -> list[Cell] | None:
    """The cells of a row that divides the merged headings above it: short words below them and nowhere else, such as
    "Strategic" and "Tactical" below "Lead".
    """
    merged = {column.index for column in above.values() if column.beside} - {action}
    cells = [cell for cell in row.cells if cell.text.strip()]
    divides = len(cells) > 1 and {cell.column for cell in cells} <= merged
    return cells if divides and all(len(cell.text) <= _SHORT for cell in cells) else None


def _is_plainly_headed(cells: Sequence[Cell], named: Sequence[Guess]) -> bool:
    """ "Action", "Lead" and any number of short words that we don't know; or four plain headings without the action."""
    plain = {guess.role for guess in named if guess.score >= PLAIN and guess.role != Role.EXTRA}
    enough = Role.ACTION in plain or len(plain) > 3
    return len(plain) > 1 and enough and all(len(cell.text) <= _SHORT for cell in cells)


def _only_reminds(cells: Sequence[Cell], guesses: Sequence[Guess]) -> bool:
    """ "Action" and "Start with a verb": of two words alone, one is no heading but holds a word of some."""
    return any(
        guess.score < _PLAIN_ALONE and not guess.also and len(cell.text.split()) > _FEW_WORDS
        for cell, guess in zip(cells, guesses, strict=True)
    )


def _is_sentence(text: str) -> bool:
    """ "Two sessions a year; a module for new staff." heads nothing."""
    return text.rstrip()[-1:] in (".", ";") and len(text.split()) > 4


def _is_period(cell: Cell) -> bool:
    """A quarter, a month or a year and nothing else; also as a date or a number of the spreadsheet."""
    if cell.kind == "number" and not re.fullmatch(r"20[0-9]{2}", cell.text.strip()):
        return False
    dated = take_period(cell.text)
    return dated.period is not None and not dated.rest and cell.kind in ("text", "date", "number")


def _is_said_again(cells: Sequence[Cell], guesses: Sequence[Guess]) -> bool:
    """ "Status | Update | Status | Update" below "Q1" and "Q2"."""
    texts = [" ".join(cell.text.casefold().split()) for cell in cells]
    return (
        bool(guesses)
        and len(guesses) == len(texts) >= 2 * len(set(texts))
        and all(g.score >= LIKELY for g in guesses)
    )


def name_columns(cells: Sequence[Cell], said: Mapping[str, Role] | None) -> Columns:
    """The columns of a heading row, as its headings name them; what a person said comes before that."""
    columns: Columns = {}
    for cell in cells:
        heading = " ".join(cell.text.split())
        for index in _columns_under(cell, {other.column for other in cells}):
            beside = cell.column if index != cell.column or _merged_to(cell) > cell.column else 0
            columns[index] = named(index, heading, cell.text, beside)
    return _with_said(columns, said)


def put_under(above: Columns, below: Columns, said: Mapping[str, Role] | None) -> Columns:
    """The second of two heading rows: "Start" and "End" below "Timescale", "Status" and "Update" below "Q1".

    A heading that says too little by itself, or stands below a period, is read together with the one above it.
    """
    columns = {index: named(index, column.heading, beside=column.beside) for index, column in above.items()}
    for index, column in below.items():
        upper = above[index].heading if index in above else ""
        both = upper and upper != column.heading and not column.is_said
        if both and (take_period(upper).period or not role_of(column.heading).role):
            heading = f"{upper} – {column.heading}"
            lower = role_of(column.heading)
            told = named(index, heading)
            if told.role == above[index].role and not told.period:
                told = replace(told, beside=above[index].beside)
            columns[index] = (
                told
                if told.score >= lower.score
                else replace(told, role=lower.role or Role.EXTRA, score=lower.score)
            )
        else:
            columns[index] = column
    return _with_said(columns, said)


def named(index: int, heading: str, words: str = "", beside: int = 0) -> Column:
    """A column by its heading alone; `words` is the heading with its line ends."""
    guess = role_of(words or heading)
    column = Column(index, heading, guess.role or Role.EXTRA, guess.score, also=guess.also, beside=beside)
    return replace(column, reason=heading_reason(column))


def heading_reason(column: Column) -> str:
    """ "The heading “By when” is used for ends." """
    if not column.heading:
        return "It has no heading."
    if not column.score:
        return f"{quoted(column.heading)} is no heading that we know, so what stands there is kept under it."
    if column.role == Role.EXTRA:
        return f"{quoted(column.heading)} has no place of its own in the register, so it is kept under its heading."
    two = f" It names the {column.also.label} too." if column.also else ""
    return f"The heading {quoted(column.heading)} is used for {USED_FOR[column.role]}.{two}"


USED_FOR = {
    Role.NUMBER: "numbers of actions",
    Role.THEME: "themes",
    Role.OBJECTIVE: "objectives",
    Role.ACTION: "actions",
    Role.OWNER: "owners",
    Role.START: "starts",
    Role.END: "ends",
    Role.TIMESCALE: "timescales",
    Role.SUCCESS_MEASURE: "success measures",
    Role.STATUS: "the status",
    Role.PROGRESS: "progress",
    Role.PRIORITY: "priorities",
    Role.CHARACTERISTICS: "characteristics",
    Role.RESOURCES: "resources",
    Role.IGNORE: "nothing",
    Role.EXTRA: "other texts",
}


def _with_said(columns: Columns, said: Mapping[str, Role] | None) -> Columns:
    for letter, role in (said or {}).items():
        index = column_index(letter)
        known = columns.get(index)
        columns[index] = Column(index, known.heading if known else "", role, SAID, "You said so.")
    return columns


def _columns_under(cell: Cell, own: set[int]) -> list[int]:
    """The column of a heading, and those over which it is merged where no other heading stands."""
    return [cell.column, *(i for i in range(cell.column + 1, _merged_to(cell) + 1) if i not in own)]


def _merged_to(cell: Cell) -> int:
    merge = _RANGE.fullmatch(cell.merged) if cell.merged else None
    return column_index(merge[2]) if merge else cell.column


def column_index(letter: str) -> int:
    """A is 1, AA is 27."""
    index = 0
    for character in letter.upper():
        index = index * 26 + ord(character) - 64
    return index
