"""Is anything of a file lost? Every filled cell has to be found again in what was understood."""

import re
from collections.abc import Iterator

from imports.files.cells import Cell, Workbook
from imports.understanding.banners import Banner
from imports.understanding.gathering import Group
from imports.understanding.headings import Role
from imports.understanding.laid import Kind, LaidRow, SheetLayout
from imports.understanding.plan import Understanding
from imports.understanding.rows import ParsedRow


def account_for(workbook: Workbook, understood: Understanding) -> list[str]:
    """The cells ("Plan!B7") whose words are found in no action, group, heading row or ignored row with a
    reason.
    """
    ignored = {(row.sheet, row.row) for row in understood.ignored if row.why}
    actions = {row.place: row for row in understood.rows}
    groups = understood.themes + understood.objectives
    layouts = {layout.sheet.name: layout for layout in understood.layouts}
    lost = []
    for sheet in workbook.sheets:
        fates = _fates(layouts[sheet.name])
        above: ParsedRow | None = None
        for row in sheet.rows:
            place = (sheet.name, row.number)
            above = actions.get(place, above)
            for cell in row.cells:
                if cell.text.strip() and place not in ignored:
                    laid = fates.get(row.number)
                    if laid is None or not _found(cell, laid, above, groups):
                        lost.append(f"{sheet.name}!{cell.letter}{row.number}")
    return lost


def _fates(layout: SheetLayout) -> dict[int, LaidRow]:
    return {laid.row.number: laid for laid in layout.rows}


def _found(cell: Cell, laid: LaidRow, action: ParsedRow | None, groups: list[Group]) -> bool:
    if laid.kind == Kind.HEADINGS:
        return True
    if laid.kind == Kind.BANNER:
        return laid.banner is not None and _in_banner(cell, laid.banner, groups)
    if laid.kind == Kind.IGNORED or action is None:
        return False
    column = laid.columns.get(cell.column)
    if column and column.role == Role.IGNORE:
        return True
    kept = list(_texts(action))
    if _squeezed(cell.text) in _squeezed("\n".join(kept)):
        return True
    # A range is kept as its two ends, a number without its last full stop.
    return set(_words(cell.text)) - {"to", "until"} <= set(_words(" ".join(kept)))


def _texts(row: ParsedRow) -> Iterator[str]:
    yield from (row.number, row.text, row.owner_text, row.start.text, row.end.text, row.success_measure)
    yield from (row.progress, row.priority, row.characteristics, row.resources, *row.extra.values())
    if row.status:
        yield row.status.text
    if "number_may_be_float" in row.codes:
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
    return kept and set(_words(cell.text)) <= words


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())
