"""Columns whose heading is missing, says nothing, or is merged over several: told by what stands in them."""

from dataclasses import replace

from imports.understanding.columns.columns import JOINED_ROLES, Column
from imports.understanding.columns.evidence import Content
from imports.understanding.columns.headings import LIKELY, Role
from imports.understanding.columns.tables import Table, and_list, begun, letter_of, letters_of
from imports.understanding.findings import quoted

_TIMES = (Role.START, Role.END, Role.TIMESCALE)


def part_merged_headings(table: Table) -> None:
    """One heading over several columns: number and action, start and end, status and progress, two owners."""
    groups: dict[int, list[Column]] = {}
    for column in sorted(table.columns.values(), key=lambda column: column.index):
        if column.beside and not column.is_said:
            groups.setdefault(column.beside, []).append(column)
    for group in groups.values():
        filled = [column for column in group if table.content(column.index).filled]
        for column in group:
            if column not in filled and column is not group[0]:
                del table.columns[column.index]
        if len(filled) < 2:
            for column in filled or group[:1]:
                table.columns[column.index] = replace(column, beside=0)
        else:
            _part(table, filled)


def _part(table: Table, group: list[Column]) -> None:
    contents = [table.content(column.index) for column in group]
    role = group[0].role
    roles = _parted(role, contents)
    over = (
        f"The heading {quoted(group[0].heading)} is merged over columns {and_list([c.letter for c in group])}"
    )
    if roles:
        for column, part, content in zip(group, roles, contents, strict=True):
            table.give(column.index, part, 85, f"{over}; of this one {content.says(part)}.", beside=0)
    elif role in JOINED_ROLES:
        for column in group:
            table.give(column.index, role, column.score, f"{over}, so they are put together.")
    elif role not in (Role.EXTRA, Role.IGNORE):
        for column in group:
            table.give(column.index, role, 30, f"{over}.", beside=0)


def _parted(role: Role, contents: list[Content]) -> list[Role] | None:
    """What each of the columns below one heading is; None where nothing tells."""
    first, *others = contents
    text = Role.ACTION if role in (Role.NUMBER, Role.EXTRA) else role
    numbered = first.most(first.numbers) and not first.most(first.dates)
    may_be_numbered = role in (Role.ACTION, Role.OBJECTIVE, Role.THEME, Role.NUMBER) and len(others) == 1
    if numbered and may_be_numbered and not any(c.most(c.numbers) for c in others):
        return [Role.NUMBER, text]
    if len(contents) != 2:
        return None
    second = others[0]
    if role in _TIMES and first.most(first.dates) and second.most(second.dates):
        return [Role.START, Role.END]
    if role in (Role.STATUS, Role.PROGRESS):
        if first.most(first.statuses) and second.most(second.sentences, 0.5):
            return [Role.STATUS, Role.PROGRESS]
        if second.most(second.statuses) and first.most(first.sentences, 0.5):
            return [Role.PROGRESS, Role.STATUS]
    return None


def find_number(table: Table) -> None:
    """Numbers often stand in a column without heading left of the actions; at least half of it looks like some."""
    action = next((column.index for column in table.of(Role.ACTION)), 0)
    if table.has(Role.NUMBER) or not action:
        return
    for index in sorted(table.contents):
        content = table.content(index)
        if index >= action or not content.filled or content.most(content.dates):
            continue
        headed = table.columns.get(index)
        if headed is None and 2 * content.numbers >= content.filled:
            table.give(index, Role.NUMBER, LIKELY, f"It has no heading; {content.says(Role.NUMBER)}.")
            return
        unknown = headed and headed.role == Role.EXTRA and not headed.score and not headed.period
        if (
            headed
            and unknown
            and content.is_each_its_own
            and content.most(content.numbers, 0.95)
            and content.filled > 2
        ):
            reason = f"The heading {quoted(headed.heading)} does not say it, but {content.says(Role.NUMBER)}."
            table.give(index, Role.NUMBER, LIKELY - 5, reason)
            return


def find_action(table: Table) -> None:
    """Where no heading names the actions: the one column of sentences whose heading is missing or says nothing."""
    if table.has(Role.ACTION):
        return
    fitting = [index for index in sorted({*table.columns, *table.unheaded}) if _may_be_action(table, index)]
    # "Deliverable | Evidence we need": what stands in for the action is left of what is said about it.
    fitting = [i for i in fitting if i not in table.columns or not _stand_in_left_of(table, i)]
    if len(fitting) != 1 or len({c.role for c in table.columns.values()} - {Role.EXTRA}) < 2:
        return
    index, content = fitting[0], table.content(fitting[0])
    column = table.columns.get(index)
    heading = f"The heading {quoted(column.heading)} does not say it" if column else "It has no heading"
    table.give(index, Role.ACTION, 65, f"{heading}, but {content.says(Role.ACTION)}, each its own.")
    table.tell(
        "action_column_by_content",
        f"no heading names the actions. {begun(letter_of(table.columns[index]))} was taken for them, because "
        "every row has a sentence of its own there. Check columns if that is wrong.",
    )


def _may_be_action(table: Table, index: int) -> bool:
    column, content = table.columns.get(index), table.content(index)
    if column and (column.score or column.period or column.is_said):
        return False
    return content.filled > 1 and content.most(content.sentences, 0.6) and content.is_each_its_own


def find_status(table: Table) -> None:
    """A column of status words or of two and more colours whose heading is missing or says nothing."""
    if table.has(Role.STATUS) or not table.has(Role.ACTION):
        return
    fitting = []
    for index in sorted({*table.columns, *table.unheaded}):
        column, content = table.columns.get(index), table.content(index)
        if column and (column.score or column.is_said or column.role != Role.EXTRA):
            continue
        words = content.filled > 1 and content.most(content.statuses, 0.8)
        colours = column is None and not content.filled and content.fills >= max(2, 0.6 * content.rows)
        if words or colours:
            fitting.append(index)
    if len(fitting) == 1:
        content = table.content(fitting[0])
        headed = table.columns.get(fitting[0])
        heading = f"The heading {quoted(headed.heading)} does not say it" if headed else "It has no heading"
        table.give(fitting[0], Role.STATUS, LIKELY, f"{heading}, but {content.says(Role.STATUS)}.")


def find_stand_in(table: Table) -> None:
    """A plan may call its actions objectives, milestones or outcomes: then each row has one of its own, and beside
    it at least two of owner, date, success measure, status and progress.
    """
    if table.has(Role.ACTION):
        return
    beside = {
        Role.OWNER,
        Role.SUCCESS_MEASURE,
        Role.STATUS,
        Role.PROGRESS,
        Role.START,
        Role.END,
        Role.TIMESCALE,
    }
    told = {
        column.role for column in table.columns.values()
        if column.role in beside and (table.content(column.index).filled or table.content(column.index).fills)
    }  # fmt: skip
    if _ask_about_years(table):
        return
    for role in (Role.OBJECTIVE, Role.SUCCESS_MEASURE):
        fitting = [column for column in table.of(role) if _stands_in(table, column)]
        if len(fitting) == 1 and len(told - {role}) >= 2:
            column = fitting[0]
            content = table.content(column.index)
            table.give(
                column.index,
                Role.ACTION,
                60,
                f"No heading names the actions; under {quoted(column.heading)} every row has a text of its own.",
            )
            table.tell(
                f"{role}_taken_as_action",
                f"no heading names the actions, and {letter_of(column)} has {content.distinct} texts, in every row "
                f"another, with {and_list(sorted(r.label for r in told - {role}))} beside them. They were taken as the "
                "actions. Check columns if they are not.",
                column.heading,
            )
            return


def _ask_about_years(table: Table) -> bool:
    """ "Objective | Year 1 | Year 2" with texts below the years: each of them seems to be an action of its year."""
    years = [
        column for column in table.columns.values()
        if column.role == Role.EXTRA and column.period and column.period.kind in ("year", "count")
        and _are_texts(table.content(column.index))
    ]  # fmt: skip
    if len(years) < 2:
        return False
    table.ask(
        "years_hold_actions",
        f"{letters_of(years)} are headed by years and hold texts of their own, which seem to be what is done in each. "
        "Make a row of each, with its year in a column for the timescale; or say which column holds the action, and "
        "the others are kept beside it.",
    )
    return True


def _are_texts(content: Content) -> bool:
    """Words and no figures, status words or marks."""
    others = content.numbers + content.percentages + content.statuses + content.ticks + content.dates
    return content.filled > 1 and content.length >= 8 and not content.most(others, 0.3)


def _stand_in_left_of(table: Table, index: int) -> bool:
    return any(
        column.index < index and _stands_in(table, column)
        for role in (Role.OBJECTIVE, Role.SUCCESS_MEASURE)
        for column in table.of(role)
    )


def _stands_in(table: Table, column: Column) -> bool:
    content = table.content(column.index)
    if (
        column.is_said
        or column.place
        or content.filled < 2
        or not content.is_each_its_own
        or content.length < 12
    ):
        return False
    # "Success criteria" never is the action; "Milestone", "Deliverable" and "Outcome" may be.
    return column.role == Role.OBJECTIVE or column.score < LIKELY


def name_the_rest(table: Table) -> None:
    """Texts below no heading are kept under the letter of their column, and that is said."""
    rest = table.unheaded
    number = next((column.index for column in table.of(Role.NUMBER)), 0)
    action = next((column.index for column in table.of(Role.ACTION)), 0)
    dates = [index for index in rest if _are_dates(table.content(index))]
    if len(dates) == 1 and not table.has(Role.END, Role.TIMESCALE) and table.has(Role.ACTION):
        column = Column(dates[0], "", Role.EXTRA)
        table.ask(
            "column_without_heading",
            f"column {column.letter} has no heading, and {table.content(dates[0]).says(Role.END)}. Say whether it is "
            "the end, the start, or something else.",
        )
    told = [
        Column(index, "", Role.EXTRA) for index in rest
        if index not in dates and table.content(index).filled
        and not (number < index < action and table.content(index).length < 6)
        and not (index < min(table.columns) and table.content(index).repeated)
    ]  # fmt: skip
    if told and table.has(Role.ACTION):
        one = len(told) == 1
        letters = and_list([column.letter for column in told])
        kept = f"“Column {told[0].letter}”" if one else "the letters of their columns"
        table.tell(
            "column_without_heading",
            f"column{'' if one else 's'} {letters} {'has' if one else 'have'} no heading. What stands there was kept "
            f"as extra text under {kept}.",
        )


def _are_dates(content: Content) -> bool:
    return content.filled > 1 and content.most(content.dates)


def ask_for_action(table: Table) -> None:
    """Without an action column nothing can be read."""
    if table.has(Role.ACTION):
        return
    fitting = [
        column for column in table.columns.values()
        if not column.is_said and table.content(column.index).most(table.content(column.index).sentences, 0.5)
    ]  # fmt: skip
    may_be = f" It may be one of {letters_of(fitting)}." if len(fitting) > 1 else ""
    may_be = f" It may be {letter_of(fitting[0])}." if len(fitting) == 1 else may_be
    table.ask(
        "no_action_column",
        f"none of these headings names the actions.{may_be} Say which column holds what is to be done.",
        ", ".join(column.heading for column in table.columns.values() if column.heading),
    )
