"""An action that does not stand in one row: its labels, each with the cells beside it and where they are."""

from dataclasses import dataclass, field, replace

from imports.files.cells import Cell, SheetRow, column_letter

type Placed = tuple[int, Cell]


@dataclass(slots=True)
class Field:
    """A label, where it stands, and the cells that say what it asks for."""

    label: str
    at: Placed
    cells: list[Placed]

    def places(self) -> list[Placed]:
        return [self.at, *self.cells]

    def joined(self, column: int) -> Cell | None:
        """The cells as one in the column of their label; lines below each other stay lines."""
        filled = [cell for _, cell in self.cells if not cell.is_blank]
        if not self.cells:
            return None
        if len(filled) <= 1:
            return replace((filled or [self.cells[0][1]])[0], column=column, merged=None)
        return Cell(column, "\n".join(cell.text.strip() for cell in filled))


@dataclass(slots=True)
class Record:
    """An action: the row by which it is known, and its fields."""

    row: int
    fields: list[Field]


@dataclass(slots=True)
class Shape:
    """The actions of a sheet, the rows that head them, the rows between, and cells that belong to neither."""

    records: list[Record] = field(default_factory=list)
    headings: list[SheetRow] = field(default_factory=list)
    between: list[SheetRow] = field(default_factory=list)
    loose: list[Placed] = field(default_factory=list)


def address(placed: Placed) -> str:
    row, cell = placed
    return f"{column_letter(cell.column)}{row}"
