"""A plan written as cards: one little table of labels and values for each action, below each other."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from imports.files.cells import Cell, Sheet, SheetRow
from imports.understanding.columns.headings import LIKELY, Role, heading_key, role_of
from imports.understanding.findings import part_of_row
from imports.understanding.groups.banners import read_banner
from imports.understanding.shapes.labelled import Field, Record, Shape

_HEAD = re.compile(
    r"\s*action(?:\s+(?:no\.?|number|ref(?:erence)?\.?|plan))?\s*:?\s*"
    r"(?P<number>[A-Z]{0,3}[0-9]{1,4}(?:\.[0-9]{1,3})*[a-z]?)\s*(?:[:.)–—-]+\s*(?P<text>\S.*))?",
    re.IGNORECASE | re.DOTALL,
)
_FEWEST_LABELS, _LONGEST_LABEL = 3, 80
NUMBER, ACTION = "No.", "Action"


@dataclass(slots=True)
class _Card:
    """What was read of one card: labels with their cells, in order."""

    fields: list[Field] = field(default_factory=list)

    def has(self, label: str) -> bool:
        return any(heading_key(one.label) == heading_key(label) for one in self.fields)

    def roles(self) -> set[Role | None]:
        return {role_of(one.label).role for one in self.fields}

    def action_row(self) -> int:
        for one in self.fields:
            if role_of(one.label).role == Role.ACTION and one.cells:
                return one.cells[0][0]
        return 0


def read_cards(sheet: Sheet) -> Shape | None:
    """The cards of a sheet, or None where it holds no two labels of an action with values beside them."""
    rows = [row for row in sheet.rows if not row.is_blank]
    columns = _label_columns(rows)
    if not columns:
        return None
    if _stand_side_by_side(rows, columns):
        return _read_side_by_side(rows, columns)
    shape = _read(rows, columns)
    rows_of_actions = [record.row for record in shape.records]
    if not rows_of_actions or len(set(rows_of_actions)) < len(rows_of_actions):
        return None
    return shape


def _stand_side_by_side(rows: Sequence[SheetRow], columns: Sequence[int]) -> bool:
    """Whether each column of labels asks for an action of its own."""

    def asks(column: int) -> bool:
        texts = [row.text(column).strip() for row in rows]
        return any(_HEAD.fullmatch(text) or role_of(text).role == Role.ACTION for text in texts if text)

    return len(columns) > 1 and all(map(asks, columns))


def _read_side_by_side(rows: Sequence[SheetRow], columns: Sequence[int]) -> Shape | None:
    """Cards in several columns, each read from the top down; two whose actions share a row are parts of it."""
    whole = Shape()
    for column, after in pairwise([*columns, 10**6]):
        first = 1 if column == columns[0] else column
        own = [replace(row, cells=tuple(c for c in row.cells if first <= c.column < after)) for row in rows]
        shape = _read([row for row in own if not row.is_blank], [column])
        whole.records += shape.records
        whole.between += shape.between
        whole.loose += shape.loose
    whole.records.sort(key=lambda record: record.row)
    parts = Counter[int]()
    for record in whole.records:
        parts[record.row] += 1
        record.row = part_of_row(record.row, parts[record.row] - 1)
    return whole if whole.records else None


def _read(rows: Sequence[SheetRow], columns: Sequence[int]) -> Shape:
    shape = Shape()
    card = _Card()
    latest = 0
    for row in rows:
        parsed = list(_fields(row, columns))
        if not parsed and card.fields and (plain := _plain_field(row, columns[0], latest)):
            parsed = [plain]
        latest = row.number
        if not parsed:
            if not _goes_on(card, row, columns):
                card = _close(card, shape)
                shape.between.append(row)
            continue
        covered = {cell.column for one in parsed for _, cell in one.places()}
        shape.loose += [(row.number, cell) for cell in row.cells if cell.column not in covered]
        for one in parsed:
            if card.has(one.label):
                card = _close(card, shape)
            card.fields.append(one)
    _close(card, shape)
    return shape


def _close(card: _Card, shape: Shape) -> _Card:
    """A card with an action and two more things about it is a record; other rows are text between cards."""
    if not card.fields:
        return card
    labels = {heading_key(one.label) for one in card.fields}
    row = card.action_row()
    if row and len(labels) >= _FEWEST_LABELS and len(card.roles() - {None}) >= 2:
        shape.records.append(Record(row, card.fields))
    else:
        shape.loose += [place for one in card.fields for place in one.places()]
    return _Card()


def _label_columns(rows: Sequence[SheetRow]) -> list[int]:
    """The columns in which labels stand, with a column for their values to the right of each."""
    texts: dict[int, list[str]] = {}
    for row in rows:
        for cell in row.cells:
            if cell.text.strip():
                texts.setdefault(cell.column, []).append(cell.text)
    found: list[int] = []
    for column in sorted(texts):
        if found and column < found[-1] + 2:
            continue
        labels = [text for text in texts[column] if _is_label(text)]
        different = {heading_key(text) for text in labels}
        has_values = any(other > column for other in texts)
        if has_values and len(different) >= 2 and 2 * len(labels) >= len(texts[column]):
            found.append(column)
    return found


def _is_label(text: str) -> bool:
    plain = text.strip()
    if len(plain) > _LONGEST_LABEL:
        return bool(_HEAD.fullmatch(plain))
    return plain.endswith(":") or role_of(plain).score >= LIKELY or bool(_HEAD.fullmatch(plain))


def _fields(row: SheetRow, columns: Sequence[int]) -> Iterator[Field]:
    """The labels of a row with the cells beside each."""
    filled = [cell for cell in row.cells if not cell.is_blank]
    for place, column in enumerate(columns):
        label = next((cell for cell in filled if cell.column == column), None)
        if label is None or not _is_label(label.text):
            continue
        last = columns[place + 1] if place + 1 < len(columns) else 10**6
        values = [(row.number, cell) for cell in filled if column < cell.column < last]
        head = _HEAD.fullmatch(label.text.strip())
        group = read_banner(label.text, known_words_only=True)
        if group and not group.title and values and role_of(label.text).role in (Role.OBJECTIVE, Role.THEME):
            # "Objective 2" and its name beside it.
            first, cell = values[0]
            word = str(group.level).capitalize()
            number = group.number if " " in group.number else f"{word} {group.number}"
            named = replace(cell, text=f"{number}: {cell.text.strip()}")
            yield Field(word, (row.number, label), [(first, named), *values[1:]])
        elif head:
            yield from _head(row.number, label, head, values)
        else:
            yield Field(label.text.strip().rstrip(":"), (row.number, label), values)


def _head(row: int, label: Cell, head: re.Match[str], values: list[tuple[int, Cell]]) -> Iterator[Field]:
    """ "Action 3" with its text beside it or after it."""
    yield Field(NUMBER, (row, label), [(row, Cell(label.column, head["number"]))])
    if head["text"]:
        values = [(row, Cell(label.column, head["text"])), *values]
    yield Field(ACTION, (row, label), values)


def _plain_field(row: SheetRow, column: int, latest: int) -> Field | None:
    """A line of a card whose label says nothing that we know."""
    filled = [cell for cell in row.cells if not cell.is_blank]
    if row.number != latest + 1 or len(filled) != 2 or filled[0].column != column:
        return None
    if len(filled[0].text) > _LONGEST_LABEL:
        return None
    return Field(filled[0].text.strip(), (row.number, filled[0]), [(row.number, filled[1])])


def _goes_on(card: _Card, row: SheetRow, columns: Sequence[int]) -> bool:
    """A value without a label goes on from the label above it."""
    filled = [cell for cell in row.cells if not cell.is_blank]
    if not card.fields or any(cell.column <= columns[0] for cell in filled) or not filled:
        return False
    card.fields[-1].cells += [(row.number, cell) for cell in filled]
    return True
