"""Is anything of a file lost? Every filled cell has to be found again in what was understood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from imports.files.cells import Cell, Workbook, column_letter
from imports.understanding.columns.headings import Role
from imports.understanding.columns.series import is_marked
from imports.understanding.findings import Problem, found, seen_row
from imports.understanding.gathering import Group
from imports.understanding.groups.banners import GROUP_WORDS, Banner
from imports.understanding.laying.laid import Kind, LaidRow, SheetLayout
from imports.understanding.reading.rows import ParsedRow

if TYPE_CHECKING:  # the plan asks here whether anything of it is lost
    from imports.understanding.plan import Understanding


_AGAIN = {"continued", "cont", "contd", "d", "ctd"}  # of a name that is repeated after a page break


def account_for(workbook: Workbook, understood: Understanding) -> list[str]:
    """The cells ("Plan!B7") whose words are found in no action, group, heading row or ignored row with a
    reason.
    """
    left_out = {(row.sheet, row.row) for row in understood.ignored if row.why}
    actions = _in_one(understood.rows)
    groups = _Groups(understood.themes + understood.objectives)
    lost: list[str] = []
    for layout in understood.layouts:
        name = layout.sheet.name
        lost += [f"{name}!{address}" for address in _untouched(layout)]
        above: _Kept | None = None
        for laid in layout.rows:
            place = (name, laid.row.number)
            if laid.kind in (Kind.ACTION, Kind.CONTINUATION):
                above = _Kept(*actions[place]) if place in actions else above
                if place in left_out:
                    continue
            lost += [
                f"{name}!{_address(layout, laid, cell)}"
                for cell in laid.row.cells
                if cell.text.strip() and not _found(cell, laid, above, groups)
            ]
        lost += [f"{name}: {text}" for text in _unread_texts(layout, groups)]
    return lost


def _in_one(rows: list[ParsedRow]) -> dict[tuple[str, int], list[ParsedRow]]:
    """The actions by their row; those of the list in a cell with the row that holds it."""
    laid: dict[tuple[str, int], list[ParsedRow]] = {}
    for row in rows:
        laid.setdefault(row.place, []).append(row)
        if row.raw.number_in_text and seen_row(row.row) != row.row:
            laid.setdefault((row.sheet, seen_row(row.row)), []).append(row)
    return laid


class _Groups:
    """The themes and objectives of the plan, and all their words run together."""

    def __init__(self, groups: list[Group]) -> None:
        self.groups = groups
        self.squeezed = "\n".join(_squeezed(f"{group.title} {group.aim}") for group in groups)


class _Kept:
    """An action and all that is kept of it, put together once: hundreds of rows may go on from it."""

    def __init__(self, action: ParsedRow, *parts: ParsedRow) -> None:
        self.action, self.parts = action, parts

    @cached_property
    def texts(self) -> list[str]:
        return [text for part in (self.action, *self.parts) for text in _texts(part)]

    @cached_property
    def squeezed(self) -> str:
        return _squeezed("\n".join(self.texts))

    @cached_property
    def words(self) -> set[str]:
        return set(_words(" ".join(self.texts)))


def not_read(understood: Understanding) -> Iterator[Problem]:
    """The same, each as a doubt that a person is told: our fault, not the file's."""
    for place in account_for(understood.workbook, understood):
        sheet, mark, cell = place.partition("!")
        message = (
            f"{'Cell ' if mark else 'The text '}{cell or place} of “{sheet}” was not read. Look whether the plan "
            "needs it, and write it in again where it does."
        )
        yield found("text_not_read", message, sheet=sheet if mark else None, text=cell)


def _address(layout: SheetLayout, laid: LaidRow, cell: Cell) -> str:
    turned = layout.addresses if laid.kind in (Kind.ACTION, Kind.HEADINGS) else {}
    return turned.get((laid.row.number, cell.column)) or f"{cell.letter}{laid.row.number}"


def _untouched(layout: SheetLayout) -> Iterator[str]:
    """The filled cells of the sheet that stand in no row of its layout."""
    turned = {
        id(laid) for laid in layout.rows if layout.addresses and laid.kind in (Kind.ACTION, Kind.HEADINGS)
    }
    touched: dict[int, set[int]] = {}
    for laid in layout.rows:
        if id(laid) not in turned:
            touched.setdefault(laid.row.number, set()).update([cell.column for cell in laid.row.cells])
    for row in layout.sheet.rows:
        columns = touched.get(row.number, set())
        for cell in row.cells:
            if cell.column not in columns and cell.text.strip():
                address = f"{column_letter(cell.column)}{row.number}"
                if address not in layout.read_elsewhere:
                    yield address


def _unread_texts(layout: SheetLayout, groups: _Groups) -> Iterator[str]:
    """The paragraphs around the table of a document that neither name a group nor are ignored with a reason."""
    told = [laid for laid in (*layout.above, *layout.below) if laid.kind != Kind.IGNORED or laid.why]
    words = {laid.row.text(1) for laid in told}
    for text in (*layout.sheet.above, *layout.sheet.below):
        if text.text.strip() and text.text not in words:
            yield text.text
    for laid in told:
        if laid.kind != Kind.IGNORED and not _found(laid.row.cells[0], laid, None, groups):
            yield laid.row.text(1)


def _found(cell: Cell, laid: LaidRow, action: _Kept | None, groups: _Groups) -> bool:
    match laid.kind:
        case Kind.HEADINGS:
            return True
        case Kind.IGNORED:
            return bool(laid.why)
        case Kind.AIM:
            return _squeezed(cell.text) in groups.squeezed
        case Kind.BANNER:
            return laid.banner is not None and _in_banner(cell, laid.banner, groups.groups)
    return action is not None and _in_action(cell, laid, action)


def _in_action(cell: Cell, laid: LaidRow, kept: _Kept) -> bool:
    action = kept.action
    column = laid.columns.get(cell.column)
    if column and (column.role == Role.IGNORE or is_marked(column, cell)):
        return True
    text = cell.text.strip()
    if text in (action.text, action.owner_text, action.progress, action.number, action.success_measure):
        return True
    if text in (action.end.text, action.start.text, action.status.text if action.status else ""):
        return True
    if text in kept.texts or _squeezed(cell.text) in kept.squeezed:
        return True
    # A range is kept as its two ends, a number without its last full stop.
    of_group = column is not None and column.role in (Role.THEME, Role.OBJECTIVE)
    unsaid = {"to", "until"} | (_AGAIN | GROUP_WORDS if of_group else set())
    return set(_words(cell.text)) - unsaid <= kept.words


def _texts(row: ParsedRow) -> Iterator[str]:
    yield from (row.number, row.text, row.owner_text, row.start.text, row.end.text, row.success_measure)
    yield from (row.progress, row.priority, row.characteristics, row.resources, *row.extra.values())
    if row.status:
        yield row.status.text
    if row.raw.number_in_text:
        yield row.raw.number_in_text
    if row.raw.texts.get(Role.NUMBER, "") != row.number and row.codes:
        # A number that is shown otherwise than it stands in the file is named as a problem of its row.
        yield row.raw.texts.get(Role.NUMBER, "")
    for group in (row.theme, row.objective):
        if group:
            yield f"{group.level} {group.number} {group.title} {group.aim}"


def _in_banner(cell: Cell, banner: Banner, groups: list[Group]) -> bool:
    """A group keeps its own words; of a name that came before, the first is kept."""
    words = set(_words(f"{banner.word} {banner.number} {banner.title} {banner.aim}"))
    kept = any(
        group.level == banner.level and (group.number == banner.number or banner.title in group.title)
        for group in groups
    )
    return kept and set(_words(cell.text)) - _AGAIN - GROUP_WORDS <= words


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())
