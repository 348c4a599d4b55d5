"""Sheets whose actions do not stand one in a row, brought into that shape."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from imports.files.cells import Cell, Sheet, SheetRow
from imports.understanding.columns.columns import name_columns
from imports.understanding.columns.headings import Role, heading_key
from imports.understanding.columns.settling import settle
from imports.understanding.findings import Problem, found, in_sheet_order
from imports.understanding.groups.banners import plain_banner, read_banner
from imports.understanding.groups.levels import settle_banners
from imports.understanding.laying.laid import Kind, LaidRow, SheetLayout
from imports.understanding.shapes.cards import read_cards
from imports.understanding.shapes.horizons import read_horizons
from imports.understanding.shapes.labelled import Shape, address
from imports.understanding.shapes.matrix import characteristics_across, horizons_across
from imports.understanding.shapes.subitems import read_subitems
from imports.understanding.shapes.transposed import read_transposed

TITLE = "A title or text above the table."
LOOSE = "It belongs to no action."


def reshape(
    layouts: Sequence[SheetLayout], said: Mapping[str, Mapping[str, Role] | None]
) -> list[SheetLayout]:
    """Sheets without a heading row that hold their actions as cards or in columns, understood as such.

    A single card beside a plan in rows is a form about something else. A grid can't be read, and says why.
    """
    plans = any(layout.used for layout in layouts)
    reshaped = {
        place: shaped
        for place, layout in enumerate(layouts)
        if not layout.used and not layout.sheet.hidden and said.get(layout.sheet.name, {}) is not None
        and (shaped := _reshaped(layout.sheet, said.get(layout.sheet.name)))
    }  # fmt: skip
    actions = sum(laid.kind == Kind.ACTION for layout in reshaped.values() for laid in layout.rows)
    if actions < 2 and plans:
        reshaped = {}
    for place, layout in enumerate(layouts):
        if not layout.used and place not in reshaped and not layout.sheet.hidden:
            told = layout.problems if plans or reshaped else layout.questions
            told += _grid(layout)
    return [reshaped.get(place, layout) for place, layout in enumerate(layouts)]


def has_shape(sheet: Sheet) -> bool:
    """Whether the actions of a sheet stand in cards, in columns or below horizons."""
    return any(read(sheet) is not None for read, _, _ in _SHAPES)


def is_no_table(sheet: Sheet) -> bool:
    """Whether its heading row would be taken for that of a table, and is none."""
    return read_subitems(sheet) is not None or read_horizons(sheet) is not None


_SHAPES: tuple[tuple[Callable[[Sheet], Shape | None], str, str], ...] = (
    (
        read_transposed,
        "transposed_sheet",
        "The headings of sheet “{}” stand below each other, and each action in a column. "
        "Its actions are named by the numbers of their columns: row 2 is column B.",
    ),
    (
        read_subitems,
        "subitems_read",
        "Sheet “{}” was exported from a board. Its groups were read as themes, and sub-items as parts of the item "
        "above them.",
    ),
    (
        read_horizons,
        "horizons_read",
        "The columns of sheet “{}” are horizons. Each cell below them was read as an action, and the horizon as when "
        "it is to be done. Write a date where there is one.",
    ),
    (read_cards, "", ""),
)


def _reshaped(sheet: Sheet, roles: Mapping[str, Role] | None) -> SheetLayout | None:
    for read, code, message in _SHAPES:
        shape = read(sheet)
        if shape:
            layout = _layout(sheet, shape, roles)
            if layout and code:
                layout.problems.append(found(code, message.format(sheet.name), sheet=sheet.name))
            return layout
    return None


def _layout(sheet: Sheet, shape: Shape, roles: Mapping[str, Role] | None) -> SheetLayout | None:
    """One row for each action, below a row of all labels; `addresses` tell where each cell really stands."""
    labels: dict[str, int] = {}
    heads: list[Cell] = []
    layout = SheetLayout(sheet, [])
    rows: list[SheetRow] = []
    for record in shape.records:
        cells: list[Cell] = []
        used: set[str] = set()
        for one in record.fields:
            key = heading_key(one.label) or address(one.at)
            while key in used:
                key += " again"  # one action with the same label twice
            used.add(key)
            if key not in labels:
                labels[key] = len(labels) + 1
                heads.append(Cell(labels[key], one.label))
            column = labels[key]
            cell = one.joined(column)
            if cell:
                cells.append(cell)
                layout.addresses[record.row, column] = address(one.cells[0])
            layout.read_elsewhere |= {address(placed) for placed in one.places()}
        rows.append(SheetRow(record.row, tuple(sorted(cells, key=lambda cell: cell.column))))
    first = min(placed[0] for record in shape.records for one in record.fields for placed in one.places())
    settled = settle(sheet.name, first, name_columns([cell for cell in heads if cell.text], roles), rows)
    if not any(column.role == Role.ACTION for column in settled.columns.values()):
        return None
    layout.read_elsewhere |= {address((row.number, cell)) for row in shape.headings for cell in row.cells}
    layout.columns, layout.questions = settled.columns, list(settled.questions)
    layout.problems = list(settled.problems)
    heading = LaidRow(SheetRow(first, tuple(heads)), Kind.HEADINGS, settled.columns)
    actions = [LaidRow(row, Kind.ACTION, settled.columns) for row in rows]
    between = [_between(row, first) for row in shape.between]
    between += [LaidRow(row, Kind.IGNORED, why=LOOSE) for row in _loose(shape)]
    layout.rows = _in_order(heading, actions, between)
    settle_banners(layout.rows)
    return layout


def _in_order(heading: LaidRow, actions: list[LaidRow], between: list[LaidRow]) -> list[LaidRow]:
    above = [laid for laid in between if laid.row.number < heading.row.number]
    rest = [laid for laid in between if laid.row.number >= heading.row.number]
    return [*above, heading, *sorted([*actions, *rest], key=lambda laid: in_sheet_order(laid.row.number))]


def _between(row: SheetRow, first: int) -> LaidRow:
    """A line between cards names a group; what stands above the first names one only by a word and a number."""
    filled = [cell for cell in row.cells if not cell.is_blank]
    if len(filled) == 1:
        banner = read_banner(filled[0].text, known_words_only=True)
        if banner or row.number > first:
            return LaidRow(row, Kind.BANNER, banner=banner or plain_banner(filled[0].text))
    return LaidRow(row, Kind.IGNORED, why=TITLE if row.number < first else LOOSE)


def _loose(shape: Shape) -> list[SheetRow]:
    rows: dict[int, list[Cell]] = {}
    for number, cell in shape.loose:
        rows.setdefault(number, []).append(cell)
    return [
        SheetRow(number, tuple(cells)) for number, cells in rows.items() if any(not c.is_blank for c in cells)
    ]


def _grid(layout: SheetLayout) -> list[Problem]:
    """Why a grid can't be read, and what would settle it."""
    name = layout.sheet.name
    kinds = (
        (
            "matrix_layout",
            "characteristic",
            characteristics_across,
            "theme, characteristic, action, owner and end",
        ),
        ("horizons_layout", "horizon", horizons_across, "theme, action, owner and end"),
    )
    for code, one, heads_of, columns in kinds:
        heads = heads_of(layout.sheet)
        if heads:
            message = (
                f"Sheet “{name}” is a grid with a column or a row for each {one} ({', '.join(heads[:4])} …), and its "
                "cells hold the actions. Which texts are one action can't be told from it. Make a table with one row "
                f"for each action and columns for {columns}, and upload that."
            )
            return [found(code, message, sheet=name)]
    return []


def at_its_address(problem: Problem, layout: SheetLayout) -> Problem:
    """A finding about a reshaped sheet, with the cell as a person sees it."""
    if problem.row is None or not layout.addresses:
        return problem
    column = next((c.index for c in layout.columns.values() if c.letter == problem.letter), 0)
    place = layout.addresses.get((problem.row, column), "")
    _, colon, rest = problem.message.partition(": ")
    if not place or not colon:
        return problem
    return replace(problem, message=f"Cell {place}: {rest}", address=place)
