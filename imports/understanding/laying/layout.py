"""What each row of a workbook is: a group, headings, an action, the rest of one, or none of these.

Told by evidence that any council's table shows (headings, numbers, merged cells, fills, order), never by
knowing a particular council's layout.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from imports.files.cells import Sheet, SheetRow, Workbook
from imports.understanding.columns.columns import column_index, heading_cells
from imports.understanding.columns.headings import Role
from imports.understanding.findings import Problem, found, quoted
from imports.understanding.groups.group_columns import settle_group_columns
from imports.understanding.groups.levels import settle_banners
from imports.understanding.groups.sheet_names import name_themes_after_sheets
from imports.understanding.laying.beside import part_beside, told_beside
from imports.understanding.laying.documents import headings_before, name_groups_of_document
from imports.understanding.laying.figures import FIGURES, holds_figures
from imports.understanding.laying.foot import part_below
from imports.understanding.laying.laid import Kind, LaidRow, SheetLayout, columns_merged
from imports.understanding.laying.named_rows import find_named_rows
from imports.understanding.laying.over_headings import part_over_headings
from imports.understanding.laying.spans import part_spans
from imports.understanding.laying.unplanned import EVALUATES, only_evaluates
from imports.understanding.laying.walking import Walker
from imports.understanding.shapes.reshaping import has_shape, is_no_table, reshape

__all__ = ["SheetLayout", "lay_out"]

NO_HEADINGS = "It has no heading row with an action column."
_MOST_ROWS_BEFORE_HEADINGS = 60

type Said = Mapping[str, Mapping[str, Role] | None]


def lay_out(workbook: Workbook, said: Said) -> list[SheetLayout]:
    """The rows of every sheet; `said` holds the roles of columns that a person settled, sheet by sheet."""
    layouts: list[SheetLayout] = []
    for sheet in workbook.sheets:
        layouts.append(_lay_out_sheet(sheet, said, layouts if workbook.kind == "docx" else []))
    layouts = reshape(layouts, said)
    layouts = [_unused_if_no_plan(layout) for layout in layouts]
    if any(layout.used and _has_actions(layout) for layout in layouts):
        # Beside a plan, a table without an action column is another table; no question needs to be asked.
        layouts = [
            layout
            if not layout.used or _has_actions(layout) or layout.sheet.name in said
            else unused(layout.sheet, NO_HEADINGS)
            for layout in layouts
        ]
    name_groups_of_document(layouts)
    name_themes_after_sheets(layouts)
    return layouts


def _unused_if_no_plan(layout: SheetLayout) -> SheetLayout:
    if layout.used and holds_figures(layout):
        return unused(layout.sheet, FIGURES)
    if layout.used and only_evaluates(layout):
        return unused(layout.sheet, EVALUATES)
    return layout


def _has_actions(layout: SheetLayout) -> bool:
    return any(
        laid.kind in (Kind.HEADINGS, Kind.ACTION) and laid.column_of(Role.ACTION) for laid in layout.rows
    )


def _lay_out_sheet(sheet: Sheet, said: Said, before: list[SheetLayout]) -> SheetLayout:
    roles = said.get(sheet.name)
    if sheet.name in said and roles is None:
        return unused(sheet, "You said that this sheet is not part of the plan.")
    if sheet.hidden and sheet.name not in said:
        layout = unused(sheet, "The sheet is hidden.")
        if layout.rows:
            message = (
                f"Sheet “{sheet.name}” is hidden and was left out. Show it in the file if it is part "
                "of the plan."
            )
            layout.problems.append(found("hidden_sheet", message, sheet=sheet.name))
        return layout
    # What a person says of the columns of cards or of a turned sheet is about those of `lay_out`, and not the sheet's.
    turned = roles is not None and not sheet.hidden and has_shape(sheet)
    first = None if is_no_table(sheet) else _first_heading_row(sheet, None if turned else roles)
    if first is None:
        return headings_before(sheet, before) or unused(sheet, NO_HEADINGS)
    return lay_out_table(sheet, roles, first)


def lay_out_table(sheet: Sheet, roles: Mapping[str, Role] | None, first: int) -> SheetLayout:
    """A sheet whose headings begin at a known place among its rows."""
    inside, beside = part_beside(sheet, first)
    walker = Walker(inside, roles, first)
    walker.walk()
    rows = walker.rows
    problems = part_below(sheet.name, rows) + told_beside(sheet, beside)
    problems += part_over_headings(sheet.name, rows)
    settle_group_columns(rows)
    find_named_rows(rows)
    settle_banners(rows)
    part_spans(rows)
    problems += _doubtful_groups(sheet, rows)
    problems += _hidden(sheet, rows)
    problems += _only_coloured(sheet, rows)
    dropped = {laid.row.number for laid in rows if laid.kind == Kind.IGNORED}
    asked = [problem for problem in walker.asked if problem.row not in dropped]
    problems += [problem for problem in walker.told if problem.row not in dropped]
    return SheetLayout(
        sheet,
        sorted([*rows, *beside], key=lambda laid: laid.row.number) if beside else rows,
        columns=_columns_shown(rows),
        questions=asked,
        problems=problems,
    )


def unused(sheet: Sheet, why: str) -> SheetLayout:
    rows = [LaidRow(row, Kind.IGNORED, why=why) for row in sheet.rows if not row.is_blank]
    return SheetLayout(sheet, rows, why_not=why)


def _columns_shown(rows: list[LaidRow]) -> dict:
    """The columns under the first headings, of one row or two."""
    shown: dict = {}
    for laid in rows:
        if laid.kind == Kind.HEADINGS:
            shown = laid.columns
        elif shown and laid.kind in (Kind.ACTION, Kind.CONTINUATION):
            return laid.columns if laid.columns.keys() >= shown.keys() else shown
    return shown


def _first_heading_row(sheet: Sheet, roles: Mapping[str, Role] | None) -> int | None:
    """The place of the row that heads the table; where a person named the columns, the first that fits."""
    for place, row in enumerate(sheet.rows):
        if heading_cells(row):
            return place
    if not roles:
        return None
    return first_row_that_fits(sheet.rows, {column_index(letter) for letter in roles})


def first_row_that_fits(rows: tuple[SheetRow, ...], named: set[int]) -> int | None:
    for place, row in enumerate(rows[:_MOST_ROWS_BEFORE_HEADINGS]):
        filled = {cell.column for cell in row.cells if not cell.is_blank}
        if len(filled & named) >= min(2, len(named)):
            return place
    return None


def _doubtful_groups(sheet: Sheet, rows: list[LaidRow]) -> Iterator[Problem]:
    """Groups that only their place in the table tells: a sentence between actions, a text in the action column."""
    for above, laid in pairwise(rows):
        if laid.kind != Kind.BANNER or not laid.banner or laid.banner.word or laid.banner.number:
            continue
        cell = laid.filled[0]
        sentence = cell.text.strip()[-1:] in ".;!" and above.kind in (Kind.ACTION, Kind.CONTINUATION)
        alone = cell.column == laid.column_of(Role.ACTION) and columns_merged(cell) < 2 and not cell.fill
        if sentence or alone:
            message = (
                f"{quoted(cell.text)} stands alone in its row, and was taken as the name of the group below it. "
                "Put it into a column of the table if it is not."
            )
            yield found("taken_as_group", message, sheet=sheet.name, row=laid.row.number, letter=cell.letter)


def _only_coloured(sheet: Sheet, rows: list[LaidRow]) -> Iterator[Problem]:
    """Columns with nothing but colours, here and there, as bars are drawn over months: they are not read."""
    actions = [laid for laid in rows if laid.kind == Kind.ACTION]
    drawn = []
    for index, column in sorted(actions[0].columns.items() if actions else ()):
        cells = [cell for laid in actions for cell in laid.row.cells if cell.column == index]
        coloured = sum(cell.fill is not None for cell in cells)
        if column.role == Role.EXTRA and coloured > 0 and all(cell.is_blank for cell in cells):
            drawn.append((column.letter, coloured))
    if len(drawn) > 1 and any(coloured < len(actions) for _, coloured in drawn):
        message = (
            f"Columns {drawn[0][0]} to {drawn[-1][0]} of sheet “{sheet.name}” have colours and no words, so what they "
            "show was not read. Write when each action starts and ends."
        )
        yield found("colours_not_read", message, sheet=sheet.name, letter=drawn[0][0])


def _hidden(sheet: Sheet, rows: list[LaidRow]) -> Iterator[Problem]:
    for laid in rows:
        if laid.row.hidden and laid.kind != Kind.IGNORED:
            message = (
                "this row is hidden in the file, and was read all the same. Leave it out if it "
                "should not count."
            )
            yield found("hidden_row", message, sheet=sheet.name, row=laid.row.number)
    for letter in sheet.hidden_columns:
        message = f"Column {letter} of sheet “{sheet.name}” is hidden in the file, and was read all the same."
        yield found("hidden_column", message, sheet=sheet.name, letter=letter)
