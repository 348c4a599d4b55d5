"""Which column of a table holds what: from its heading row, from its numbers, and from what a person said."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from imports.files.cells import Cell, SheetRow, column_letter
from imports.understanding.findings import Problem, found, quoted
from imports.understanding.headings import LIKELY, Role, role_of

# Several columns of these may be put together when a person says so; of the others there is one.
JOINED_ROLES = {
    Role.OWNER,
    Role.SUCCESS_MEASURE,
    Role.PROGRESS,
    Role.CHARACTERISTICS,
    Role.RESOURCES,
}
_FREE_ROLES = {Role.EXTRA, Role.IGNORE}
_CLEARLY_BETTER = 15
_LOOKS_LIKE_NUMBER = re.compile(r"[A-Za-z]{0,6}[ .]?[0-9]{1,4}(?:\.[0-9]{1,3})*\.?[a-z]?|\(?[a-z]\)")
_LONGEST_IN_HEADING_ROW = 120


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: where it is, how it is headed, what it holds and how sure that is."""

    index: int
    heading: str
    role: Role
    score: int = 0

    @property
    def letter(self) -> str:
        return column_letter(self.index)


type Columns = dict[int, Column]


def is_number(text: str) -> bool:
    """Whether a text looks like the number of an action: "3.10", "PEO 2", "4b", "(a)"."""
    return bool(_LOOKS_LIKE_NUMBER.fullmatch(text.strip()))


def heading_cells(row: SheetRow, *, below_headings: bool = False) -> list[Cell] | None:
    """The filled cells of a row that heads a table, or None for any other row.

    Half of its cells and at least two have to name different roles; two alone have to be plain. Below other
    headings two that name nothing else are enough: "Start" and "End" below "Timescale".
    """
    cells = [cell for cell in row.cells if cell.text.strip()]
    if len(cells) < 2 or any(
        cell.kind != "text" or len(cell.text) > _LONGEST_IN_HEADING_ROW for cell in cells
    ):
        return None
    guesses = [guess for guess in (role_of(cell.text) for cell in cells) if guess.role]
    roles = {guess.role for guess in guesses}
    if len(roles) < 2 or 2 * len(guesses) < len(cells):
        return None
    if len(roles) == 2 and any(guess.score < LIKELY for guess in guesses):
        return None
    if below_headings and len(guesses) == len(cells):
        return cells
    return cells if roles & {Role.ACTION, Role.OBJECTIVE} or len(roles) >= 3 else None


def name_columns(cells: Sequence[Cell], said: Mapping[str, Role] | None) -> Columns:
    """The columns of a heading row; what a person said comes before what the headings say."""
    columns: Columns = {}
    for cell in cells:
        guess = role_of(cell.text)
        columns[cell.column] = Column(
            cell.column, " ".join(cell.text.split()), guess.role or Role.EXTRA, guess.score
        )
    for letter, role in (said or {}).items():
        index = column_index(letter)
        known = columns.get(index)
        columns[index] = Column(index, known.heading if known else "", role, 1000)
    return _settled(columns)


def _settled(columns: Columns) -> Columns:
    """Where two headings name one role and one says it much more plainly, the other is kept as extra."""
    settled = dict(columns)
    for claims in _claims(columns).values():
        best = max(claim.score for claim in claims)
        for claim in claims:
            if best - claim.score >= _CLEARLY_BETTER:
                settled[claim.index] = replace(claim, role=Role.EXTRA)
    return settled


def _claims(columns: Columns) -> dict[Role, list[Column]]:
    claims: dict[Role, list[Column]] = {}
    for column in columns.values():
        if column.role not in _FREE_ROLES:
            claims.setdefault(column.role, []).append(column)
    return {role: some for role, some in claims.items() if len(some) > 1}


def find_number_column(columns: Columns, rows: Sequence[SheetRow]) -> Columns:
    """Numbers often stand in a first column that has no heading: at least half of what it holds looks like
    one.
    """
    if any(column.role == Role.NUMBER for column in columns.values()):
        return columns
    action = next((column.index for column in columns.values() if column.role == Role.ACTION), 0)
    for index in range(1, action):
        if index in columns:
            continue
        # A row with nothing else is a banner, not a number.
        texts = [
            row.text(index).strip() for row in rows if row.text(index).strip() and row.text(action).strip()
        ]
        if texts and 2 * sum(is_number(text) for text in texts) >= len(texts):
            return {**columns, index: Column(index, "", Role.NUMBER, LIKELY)}
    return columns


def questions(sheet: str, row: int, columns: Columns) -> list[Problem]:
    """What a person has to say before the columns can be trusted."""
    asked = []
    if not any(column.role == Role.ACTION for column in columns.values()):
        asked.append(
            found(
                "no_action_column",
                "none of these headings names the actions. Say which column holds what is to be done.",
                sheet=sheet,
                row=row,
                text=", ".join(column.heading for column in columns.values() if column.heading),
            )
        )
    for role, claims in _claims(columns).items():
        if role in JOINED_ROLES and all(claim.score >= 1000 for claim in claims):
            continue
        letters = " and ".join(claim.letter for claim in sorted(claims, key=lambda claim: claim.index))
        names = " and ".join(quoted(claim.heading) for claim in claims)
        asked.append(
            found(
                "two_columns_one_role",
                f"columns {letters} ({names}) both look like the {role.label}. "
                "Say which one is, and what the other holds.",
                sheet=sheet,
                row=row,
            )
        )
    return asked


def column_index(letter: str) -> int:
    """A is 1, AA is 27."""
    index = 0
    for character in letter.upper():
        index = index * 26 + ord(character) - 64
    return index
