"""What a person should look at in an uploaded plan: where it stands, what is wrong, what to do."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]
_PARTS = 1_000_000  # more rows than a sheet has


def part_of_row(row: int, part: int) -> int:
    """The number by which the further actions of one row are known: the second of row 12 is 1000012."""
    return row + part * _PARTS


def seen_row(row: int) -> int:
    """The row as a person sees it in the sheet."""
    return row % _PARTS


def in_sheet_order(row: int) -> tuple[int, int]:
    """Sorts the parts of a row behind each other."""
    return seen_row(row), row


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. An error keeps its row from being saved; a warning never does."""

    code: str
    message: str
    sheet: str | None = None
    row: int | None = None
    letter: str | None = None
    text: str = ""
    severity: Severity = "warning"
    address: str = ""

    @property
    def cell(self) -> str | None:
        """Where it stands; `address` where a sheet was turned into rows and its cells have moved."""
        if self.address:
            return self.address
        return f"{self.letter}{seen_row(self.row)}" if self.letter and self.row else None

    def to_json(self) -> dict[str, str | int | None]:
        return {
            "code": self.code,
            "severity": self.severity,
            "sheet": self.sheet,
            "row": self.row and seen_row(self.row),
            "cell": self.cell,
            "text": self.text,
            "message": self.message,
        }


def found(
    code: str,
    message: str,
    *,
    sheet: str | None = None,
    row: int | None = None,
    letter: str | None = None,
    text: str = "",
    severity: Severity = "warning",
) -> Problem:
    """A finding whose sentence begins with where it is: "Row 14, column E: …"."""
    where = ""
    if row:
        where = f"Row {seen_row(row)}, column {letter}: " if letter else f"Row {seen_row(row)}: "
    return Problem(code, where + message, sheet, row, letter, text, severity)


def quoted(text: str, most: int = 80) -> str:
    """The words of a cell in a sentence, cut where they'd drown it."""
    plain = " ".join(text.split())
    return f"“{plain if len(plain) <= most else plain[: most - 1].rstrip() + '…'}”"
