"""What a document says around its tables: headings that name groups, notes, and tables that go on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from imports.files.cells import Cell, Paragraph, Sheet, SheetRow
from imports.understanding.columns.columns import Columns
from imports.understanding.columns.evidence import is_date
from imports.understanding.columns.headings import Role
from imports.understanding.findings import found
from imports.understanding.groups.aims import is_aim
from imports.understanding.groups.banners import (
    Banner,
    Level,
    as_level,
    labelled_banner,
    plain_banner,
    read_banner,
)
from imports.understanding.groups.levels import settle_banners
from imports.understanding.groups.sheet_names import names_nothing
from imports.understanding.laying.laid import Kind, LaidRow, SheetLayout
from imports.understanding.laying.other_tables import labels_of_another_table
from imports.understanding.laying.spans import part_spans

TEXT = "Text of the document outside its tables."
_LONGEST_HEADING = 300
_PLAIN_LEVEL = {Level.THEME: 10, Level.OBJECTIVE: 11}


def texts_around(layout: SheetLayout) -> Iterator[tuple[str, list[LaidRow]]]:
    """The texts above and below a table, under the names by which they are spoken of."""
    yield f"Text above {layout.sheet.name}", layout.above
    yield f"Text below {layout.sheet.name}", layout.below


# --- tables that go on ------------------------------------------------------------------------------------


def headings_before(sheet: Sheet, before: Sequence[SheetLayout]) -> SheetLayout | None:
    """A table without headings, as wide as the table of the plan before it, goes on with its headings."""
    latest = before[-1] if before else None
    if latest is None or not latest.used:
        return None
    columns = next((laid.columns for laid in reversed(latest.rows) if laid.columns), {})
    action = next((column.index for column in columns.values() if column.role == Role.ACTION), 0)
    rows = [row for row in sheet.rows if not row.is_blank]
    if not action or len(columns) < 3 or _width(rows) != max(columns) or not _fit(rows, columns, action):
        return None
    if _is_another_table(rows, columns):
        return None
    laid_rows = [_go_on(row, columns, action) for row in rows]
    if laid_rows and laid_rows[0].kind == Kind.CONTINUATION:
        laid_rows[0].kind = Kind.ACTION
    settle_banners(laid_rows)
    part_spans(laid_rows)
    message = (
        f"{sheet.name} has no headings. It was read as going on from {latest.sheet.name}, with those there."
    )
    problem = found("headings_carried", message, sheet=sheet.name, row=rows[0].number)
    return SheetLayout(sheet, laid_rows, columns=columns, problems=[problem])


def _width(rows: Sequence[SheetRow]) -> int:
    return max((cell.column for row in rows for cell in row.cells), default=0)


def _fit(rows: Sequence[SheetRow], columns: Columns, action: int) -> bool:
    """Most rows have an action and something in another column."""
    fitting = sum(
        bool(row.text(action).strip()) and sum(not cell.is_blank for cell in row.cells) > 1 for row in rows
    )
    return bool(rows) and 2 * fitting > len(rows) - 1 and fitting > 0


def _is_another_table(rows: Sequence[SheetRow], columns: Columns) -> bool:
    """It has headings of its own ("Version | Date | Author"), or dates where the owners would be."""
    if labels_of_another_table([cell.text for cell in rows[0].cells if not cell.is_blank]):
        return True
    owners = [column.index for column in columns.values() if column.role == Role.OWNER]
    named = [text for row in rows for index in owners if (text := row.text(index).strip())]
    return 2 * sum(map(is_date, named)) > len(named)


def _go_on(row: SheetRow, columns: Columns, action: int) -> LaidRow:
    filled = [cell for cell in row.cells if not cell.is_blank]
    if len(filled) == 1 and (filled[0].merged or filled[0].column != action):
        banner = read_banner(filled[0].text, known_words_only=True) or plain_banner(filled[0].text)
        return LaidRow(row, Kind.BANNER, columns, banner)
    kind = Kind.ACTION if row.text(action).strip() or _number(row, columns) else Kind.CONTINUATION
    return LaidRow(row, kind, columns)


def _number(row: SheetRow, columns: Columns) -> str:
    number = next((column.index for column in columns.values() if column.role == Role.NUMBER), 0)
    return row.text(number).strip() if number else ""


# --- headings between the tables --------------------------------------------------------------------------


@dataclass(slots=True)
class _Heading:
    """A text that may name a group, at its level among the headings of the document."""

    place: str
    laid: LaidRow
    level: int
    banner: Banner | None


def name_groups_of_document(layouts: Sequence[SheetLayout]) -> None:
    """Headings above tables of the plan name themes and objectives; all other texts are listed as such.

    By their words where they have such; else the higher of two levels is the theme. A heading that stands
    over the whole plan is the title of the document or of a chapter, and names no group.
    """
    if not any(layout.sheet.above or layout.sheet.below for layout in layouts):
        return
    paths: list[tuple[SheetLayout, list[_Heading]]] = []
    path: list[_Heading] = []
    for layout in layouts:
        layout.above = [_laid(n, text) for n, text in enumerate(layout.sheet.above, start=1)]
        layout.below = [_laid(n, text) for n, text in enumerate(layout.sheet.below, start=1)]
        for heading in _headings(layout):
            path = [one for one in path if one.level < heading.level] + [heading]
        if layout.used:
            paths.append((layout, list(path)))
    over_all = _over_all([path for _, path in paths]) | _the_same_everywhere([path for _, path in paths])
    _widen([path for _, path in paths], over_all)
    levels = sorted(
        {one.level for _, path in paths for one in path if id(one) not in over_all and not one.banner}
    )
    over_all |= _over_named_themes(paths)
    for _, path in paths:
        for heading in path:
            if id(heading) not in over_all:
                _name(heading, levels)
    for layout, path in paths:
        _settle_aims(layout)
        # Every table stands under all headings of its path, also those that were written above one before it.
        layout.under = [(one.place, one.laid) for one in path if one.laid.banner]


def _laid(number: int, text: Paragraph) -> LaidRow:
    return LaidRow(SheetRow(number, (Cell(1, text.text),)), Kind.IGNORED, why=TEXT)


def _headings(layout: SheetLayout) -> Iterator[_Heading]:
    """Headings, and plain lines that name a group by a word and a number: not where they are a list."""
    plain = [(laid, _banner(text.text)) for laid, text in zip(layout.above, layout.sheet.above, strict=True)]
    counts = [
        banner.level
        for (_, banner), text in zip(plain, layout.sheet.above, strict=True)
        if banner and not text.level
    ]
    name = next(texts_around(layout))[0]
    for (laid, banner), text in zip(plain, layout.sheet.above, strict=True):
        if not text.text.strip() or len(text.text) > _LONGEST_HEADING:
            continue
        if text.level:
            yield _Heading(name, laid, text.level, banner)
        elif banner and banner.level and counts.count(banner.level) == 1:
            yield _Heading(name, laid, _PLAIN_LEVEL[banner.level], banner)


def _banner(text: str) -> Banner | None:
    """ "Theme 2: Culture", "Theme: Culture"."""
    label, colon, name = text.partition(":")
    return read_banner(text, known_words_only=True) or (labelled_banner(label, name) if colon else None)


def _over_all(paths: Sequence[Sequence[_Heading]]) -> set[int]:
    """The headings that name the plan or a chapter ("Action plan"): over every table of it where there are
    several, or with lower headings between them and a single table; never one with a group's word.
    """
    if not paths:
        return set()
    shared = {id(one) for one in paths[0]}
    for path in paths[1:]:
        shared &= {id(one) for one in path}
    lowest = max((one.level for path in paths for one in path), default=0)
    return {
        id(one)
        for path in paths
        for one in path
        if not one.banner
        and (
            names_nothing(one.laid.row.text(1))
            or (id(one) in shared and (len(paths) > 1 or one.level < lowest or len(path) == 1))
        )
    }


def _over_named_themes(paths: Sequence[tuple[SheetLayout, Sequence[_Heading]]]) -> set[int]:
    """Headings without a group's word over nothing but tables whose own column names the themes."""
    over = {id(one) for layout, path in paths if _names_themes(layout) for one in path if not one.banner}
    return over - {id(one) for layout, path in paths if not _names_themes(layout) for one in path}


def _names_themes(layout: SheetLayout) -> bool:
    return any(column.role == Role.THEME for column in layout.columns.values())


def _the_same_everywhere(paths: Sequence[Sequence[_Heading]]) -> set[int]:
    """Headings such as "What we will do", which come again below one group after the other and name none."""
    written: dict[tuple[int, str], set[int]] = {}
    below: dict[tuple[int, str], set[int]] = {}
    for path in paths:
        for place, heading in enumerate(path):
            if place and not heading.banner:
                key = heading.level, " ".join(heading.laid.row.text(1).casefold().split())
                written.setdefault(key, set()).add(id(heading))
                below.setdefault(key, set()).add(id(path[place - 1]))
    same = {
        key for key, headings in written.items() if len(headings) > 1 and len(below[key]) == len(headings)
    }
    lone = {key for key in same if all(other == key or other[0] != key[0] for other in written)}
    return {one for key in lone for one in written[key]}


def _widen(paths: Sequence[Sequence[_Heading]], over_all: set[int]) -> None:
    """Headings by their level alone, below one with a group's word, are objectives and that is a theme."""
    for path in paths:
        for place, heading in enumerate(path):
            wider = [one for one in path[:place] if one.banner]
            if heading.banner or id(heading) in over_all or not wider:
                continue
            for one in wider:
                assert one.banner
                one.banner = as_level(one.banner, Level.THEME)
            heading.banner = as_level(plain_banner(heading.laid.row.text(1)), Level.OBJECTIVE)


def _name(heading: _Heading, levels: Sequence[int]) -> None:
    if heading.banner:
        banner = heading.banner
    else:
        higher = len(levels) < 2 or heading.level == levels[0]
        banner = as_level(plain_banner(heading.laid.row.text(1)), Level.THEME if higher else Level.OBJECTIVE)
    heading.laid.kind, heading.laid.banner, heading.laid.why = Kind.BANNER, banner, ""


def _settle_aims(layout: SheetLayout) -> None:
    """A line "Aim: …" below a heading that names a group belongs to that; below one without a name, a line is
    its name.
    """
    group: Banner | None = None
    for place, laid in enumerate(layout.above):
        if laid.banner:
            group = laid.banner
            continue
        names_it = bool(group and not group.title and place and layout.above[place - 1].banner is group)
        plain = not layout.sheet.above[place].level and len(laid.row.text(1)) <= _LONGEST_HEADING
        if plain and group and laid.row.text(1).strip() and (names_it or is_aim(laid.row.text(1))):
            laid.kind, laid.why = Kind.AIM, ""
