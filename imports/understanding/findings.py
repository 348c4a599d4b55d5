"""What a person should look at in an uploaded plan: where it stands, what is wrong, what to do."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


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
        return f"{self.letter}{self.row}" if self.letter and self.row else None

    def to_json(self) -> dict[str, str | int | None]:
        return {
            "code": self.code,
            "severity": self.severity,
            "sheet": self.sheet,
            "row": self.row,
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
        where = f"Row {row}, column {letter}: " if letter else f"Row {row}: "
    return Problem(code, where + message, sheet, row, letter, text, severity)


def quoted(text: str, most: int = 80) -> str:
    """The words of a cell in a sentence, cut where they'd drown it."""
    plain = " ".join(text.split())
    return f"“{plain if len(plain) <= most else plain[: most - 1].rstrip() + '…'}”"
