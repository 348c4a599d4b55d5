"""Several columns for one thing: which of them is it, and what becomes of the others."""

import re
from dataclasses import replace

from imports.understanding.columns.columns import FREE_ROLES, JOINED_ROLES, Column
from imports.understanding.columns.evidence import Content
from imports.understanding.columns.headings import Role, is_welsh
from imports.understanding.columns.tables import Table, and_list, begun, letter_of, letters_of
from imports.understanding.findings import quoted

_CLEARLY_BETTER = 15
_REVISED = re.compile(
    r"\b(?:revised|new|extended|amended|updated|re-?forecast|forecast|rescheduled|diwygiedig)\b",
    re.IGNORECASE,
)
# "How will we know?" is a measure wherever it stands; an outcome may be what actions are for.
_OUTCOME = re.compile(r"\b(?:outcome|canlyniad)", re.IGNORECASE)
_TARGET = re.compile(r"(?:(?:our|the|smart) )?targets?", re.IGNORECASE)
_DELIVERABLE = re.compile(r"\b(?:deliverables?|outputs?|milestones?)\b", re.IGNORECASE)
_MILESTONE = re.compile(r"\b(?:milestones?|targets?)\b", re.IGNORECASE)
_OF_BEFORE = re.compile(
    r"\b(?:previous|prior|last|earlier|before|original|initial|opening|old)\b", re.IGNORECASE
)
_OUTLINE = re.compile(r"\b(?:wbs|outline)\b", re.IGNORECASE)
_SAID_BEFORE = re.compile(r"\b(?:said|promised|previous|last|committed|pledged)\b", re.IGNORECASE)
_BESIDE_EACH_OTHER = (Role.NUMBER, Role.OBJECTIVE, Role.THEME)
_TIMES = (Role.END, Role.TIMESCALE)


def settle_rivals(table: Table) -> None:
    """Leaves one column, one series or one merged heading for each role, and asks where that would be a guess."""
    _take_second_names(table)
    _take_outline_numbers(table)
    _take_english(table)
    _move_ends(table)
    _take_what_is_answered(table)
    _take_wider_groups(table)
    _take_targets_of_actions(table)
    _leave_milestones_of_years(table)
    _leave_what_was_done_before(table)
    _settle_status(table)
    for role in Role:
        if role not in FREE_ROLES:
            _settle(table, role)


def claims(table: Table, role: Role) -> list[list[Column]]:
    """The columns that claim a role; a series, or the columns under one merged heading, claim it together."""
    together: dict[tuple[str, int], list[Column]] = {}
    for column in table.of(role):
        key = (
            ("series", 0)
            if column.place
            else ("heading", column.beside)
            if column.beside
            else ("", column.index)
        )
        if column.is_said and role in JOINED_ROLES:
            key = ("said", 0)
        elif column.is_said and role in _BESIDE_EACH_OTHER and column.index - 1 in table.columns:
            # "1" and "a", or the number of an objective and its name, side by side.
            left = table.columns[column.index - 1]
            key = ("", left.index) if left.role == role else key
        together.setdefault(key, []).append(column)
    return list(together.values())


def _settle(table: Table, role: Role) -> None:
    some = claims(table, role)
    if len(some) < 2:
        return
    best = max(_score(claim) for claim in some)
    for claim in some:
        if best - _score(claim) >= _CLEARLY_BETTER:
            winner = next(c for other in some if _score(other) == best for c in other)
            _keep_as_extra(table, claim, f"{begun(letter_of(winner))} names the {role.label} more plainly")
    left = claims(table, role)
    if len(left) < 2:
        return
    columns = [column for claim in left for column in claim]
    table.ask(
        "two_columns_one_role",
        f"{letters_of(columns)} {'both' if len(columns) == 2 else 'all'} look like the {role.label}. "
        "Say which one is, and what the other holds.",
    )
    for column in columns:
        if not column.is_said:
            others = and_list([letter_of(other) for other in columns if other is not column])
            table.columns[column.index] = replace(
                column,
                score=min(column.score, 50),
                reason=f"{column.reason.rstrip('.')}; so does the heading of {others}.",
            )


def _score(claim: list[Column]) -> int:
    return max(column.score for column in claim)


def _keep_as_extra(table: Table, claim: list[Column], why: str, score: int = 75) -> None:
    for column in claim:
        reason = f"{why}, so this one is kept as extra text under its heading."
        table.give(column.index, Role.EXTRA, score, reason, place=0, beside=0)


def _take_second_names(table: Table) -> None:
    """ "Objective / Action" is the objective where another column is plainly the action."""
    for column in list(table.columns.values()):
        if column.also and not column.is_said and column.role not in FREE_ROLES:
            others = [other for other in table.of(column.role) if other.index != column.index]
            if any(other.score > column.score for other in others):
                free = not table.has(column.also)
                role = column.also if free else Role.EXTRA
                name = letter_of(others[0])
                reason = f"The heading {quoted(column.heading)} names two things, and {name} is the other."
                table.give(column.index, role, 70, reason, also=None)


def _take_outline_numbers(table: Table) -> None:
    """A project tool numbers its rows twice: by their place in the outline, and by an id that no person uses."""
    numbers = [column for column in table.of(Role.NUMBER) if not column.is_said]
    outlines = [column for column in numbers if _OUTLINE.search(column.heading)]
    if len(outlines) == 1 and len(numbers) > 1:
        others = [column for column in numbers if column is not outlines[0]]
        _keep_as_extra(table, others, f"{begun(letter_of(outlines[0]))} numbers the actions by their place")


def _take_english(table: Table) -> None:
    """A plan in two languages, side by side: the English columns are read, the Welsh are kept beside them."""
    kept = []
    for role in Role:
        some = [column for column in table.of(role) if role not in FREE_ROLES and not column.is_said]
        welsh = [column for column in some if is_welsh(column.heading)]
        if len(some) == 2 and len(welsh) == 1:
            other = next(column for column in some if column is not welsh[0])
            kept.append(welsh[0])
            _keep_as_extra(table, welsh, f"{begun(letter_of(other))} says the same in English")
    if kept:
        which = letters_of(kept) if len(kept) > 1 else letter_of(kept[0])
        table.tell(
            "column_in_welsh",
            f"{which} {'say' if len(kept) > 1 else 'says'} in Welsh what other columns say in English. The English "
            "was read, and the Welsh is kept beside it under its heading. Change that under Check columns.",
        )


def _move_ends(table: Table) -> None:
    """A revised date beside the first one moves the end of the rows that fill it."""
    ends = [column for column in table.columns.values() if column.role in _TIMES]
    revised = [column for column in ends if _REVISED.search(column.heading) and not column.is_said]
    first = [column for column in ends if column not in revised]
    if len(revised) == 1 and first:
        end = letter_of(first[0])
        reason = f"Where a row fills it, it moves the end that {end} gives; it is kept as extra text too."
        table.give(revised[0].index, Role.EXTRA, 80, reason, moves_end=True)
    for column in list(table.columns.values()):
        # A person who kept it as extra text sees the end moved as before.
        if column.is_said and column.role == Role.EXTRA and first and _is_revised_end(column):
            table.columns[column.index] = replace(column, moves_end=True)


def _is_revised_end(column: Column) -> bool:
    from_heading = re.sub(_REVISED, " ", column.heading)
    dated = re.search(
        r"\b(?:date|deadline|timescale|end|due|completion|timeframe)\b", from_heading, re.IGNORECASE
    )
    return bool(_REVISED.search(column.heading) and dated)


def _take_what_is_answered(table: Table) -> None:
    """A recommendation or commitment that holds for several rows, left of the actions that answer it, groups them."""
    actions = [column for column in table.of(Role.ACTION) if not column.is_said]
    if len(actions) != 2 or len(table.of(Role.ACTION)) != 2 or table.has(Role.OBJECTIVE):
        return
    left, right = sorted(actions, key=lambda column: column.index)
    content = table.content(left.index)
    if left.score < right.score and content.repeated and table.content(right.index).is_each_its_own:
        reason = f"It stands left of {letter_of(right)}, and one of its texts holds for several actions."
        table.give(left.index, Role.OBJECTIVE, 70, reason)


def _take_wider_groups(table: Table) -> None:
    """Of "Aim", "Objective" and "Action" the first names themes; "Outcome" left of the actions groups them."""
    action = next((column.index for column in table.of(Role.ACTION)), 0)
    objectives = [column for column in table.of(Role.OBJECTIVE) if not column.is_said]
    if len(objectives) == 2 and not table.has(Role.THEME) and objectives[1].index < (action or 10_000):
        first = objectives[0]
        reason = f"It stands left of {letter_of(objectives[1])} and is the wider of the two."
        table.give(first.index, Role.THEME, 70, reason)
    if not action:
        return
    outcomes = [
        column for column in table.of(Role.SUCCESS_MEASURE)
        if column.index < action and column.score < 75 and _OUTCOME.search(column.heading)
        and (_holds_for_several(table.content(column.index)) or _is_counted(table.content(column.index)))
    ]  # fmt: skip
    if table.has(Role.OBJECTIVE):
        for column in outcomes:
            if _is_counted(table.content(column.index)):
                reason = f"{quoted(column.heading)} counts the outcomes of a framework, and is no measure of success."
                table.give(column.index, Role.EXTRA, 70, reason)
        return
    if len(outcomes) == 1 and not outcomes[0].is_said:
        column = outcomes[0]
        reason = f"{quoted(column.heading)} stands left of the actions and holds for several of them."
        table.give(column.index, Role.OBJECTIVE, 70, reason)


def _take_targets_of_actions(table: Table) -> None:
    """ "Target | Strategies | … | Outcome": a target left of the actions is what they are for where another column
    tells how success is measured; and "Commitment | Deliverable" are what is promised and what is done for it.
    """
    action = next(iter(table.of(Role.ACTION)), None)
    if action is None or table.has(Role.OBJECTIVE) or len(table.of(Role.ACTION)) > 1:
        return
    measures = [column for column in table.of(Role.SUCCESS_MEASURE) if not column.is_said]
    left = [
        column
        for column in measures
        if column.index < action.index and _TARGET.fullmatch(column.heading.strip())
    ]
    if len(left) == 1 and any(column.index > action.index for column in measures):
        reason = f"It stands left of {letter_of(action)}, and another column tells how success is measured."
        table.give(left[0].index, Role.OBJECTIVE, 70, reason)
    right = [
        column for column in measures if column.index > action.index and _DELIVERABLE.search(column.heading)
    ]
    if len(right) == 1 and not action.is_said and _groups_what_is_right(table, action, right[0]):
        name = letter_of(action)
        table.give(
            right[0].index,
            Role.ACTION,
            70,
            f"Each of its texts stands beside one of {name}, which come again.",
        )
        table.give(
            action.index, Role.OBJECTIVE, 70, f"Its texts come again for several of {letter_of(right[0])}."
        )
        table.tell(
            "action_column_by_content",
            f"the texts of {name} come again, and {letter_of(right[0])} has another in every row. They were taken for "
            "the objectives and the actions. Check columns if that is wrong.",
        )


def _groups_what_is_right(table: Table, action: Column, right: Column) -> bool:
    wide, each = table.content(action.index), table.content(right.index)
    return (
        wide.filled > 2
        and 3 * wide.distinct <= 2 * wide.filled
        and each.distinct == each.filled >= wide.filled
    )


def _leave_milestones_of_years(table: Table) -> None:
    """ "Yr 1 milestone (24/25) | Yr 2 milestone (25/26)": what is to be reached year by year is kept under its year."""
    some = [
        column for column in table.of(Role.SUCCESS_MEASURE)
        if not column.is_said and _MILESTONE.search(column.heading) and re.search(r"[0-9]", column.heading)
    ]  # fmt: skip
    if len(some) > 1:
        _keep_as_extra(table, some, "What is to be reached is told year by year")


def _leave_what_was_done_before(table: Table) -> None:
    """ "What we said | What we did | What we will do": what was done is about what was said, not about the action."""
    action = next((column.index for column in table.of(Role.ACTION)), 0)
    for column in (*table.of(Role.PROGRESS), *table.of(Role.STATUS)):
        before = table.columns.get(column.index - 1)
        if column.index < action and before and _SAID_BEFORE.search(before.heading) and not column.is_said:
            reason = f"It tells what became of what {letter_of(before)} says, and not how the action stands."
            table.give(column.index, Role.EXTRA, 75, reason)


def _is_counted(content: Content) -> bool:
    """ "1A: Patients have access", "1B: …": outcomes that a framework gives, and not what this body measures."""
    return content.filled > 1 and content.most(content.coded, 0.9)


def _holds_for_several(content: Content) -> bool:
    """Written once for some rows, or in a table that is too short to tell."""
    return content.repeated or (content.filled > 0 and not (content.filled > 2 and content.is_each_its_own))


def _settle_status(table: Table) -> None:
    """Status and RAG are two things: the words of a life cycle are the status, the other is kept beside it."""
    some = [claim for claim in claims(table, Role.STATUS) if not any(column.is_said for column in claim)]
    if len(some) < 2 or len(some) != len(claims(table, Role.STATUS)):
        return
    if _has_twins(some):
        return
    ranked = sorted(some, key=lambda claim: _status_rank(table, claim), reverse=True)
    taken, others = ranked[0], ranked[1:]
    table_columns = [column for claim in others for column in claim]
    percentages = all(_are_percentages(table, column) for column in table_columns)
    for claim in others:
        for column in claim:
            coloured = table.content(column.index).fills > 0
            reason = begun(letters_of(taken) if len(taken) > 1 else letter_of(taken[0]))
            table.give(
                column.index,
                Role.EXTRA,
                64,
                f"{reason} was taken as the status; this one is kept as extra text under its heading.",
                place=0,
                beside=0,
                colours=coloured,
            )
    if percentages:
        return
    name = letters_of(taken) if len(taken) > 1 else letter_of(taken[0])
    kept = letters_of(table_columns) if len(table_columns) > 1 else letter_of(table_columns[0])
    table.tell(
        "two_status_columns",
        f"{name} was taken as the status, and {kept} was kept beside each action under its heading. To have it "
        "the other way round, say so under Check columns (or with --map).",
    )


def _has_twins(some: list[list[Column]]) -> bool:
    """One heading twice says nothing about which of the two is meant."""
    names = [claim[0].heading.casefold() for claim in some if len(claim) == 1]
    return len(set(names)) < len(names)


def _are_percentages(table: Table, column: Column) -> bool:
    content = table.content(column.index)
    weak = column.score < 80
    return weak and (
        content.most(content.percentages + content.numbers + content.ticks, 0.6) or not content.filled
    )


def _status_rank(table: Table, claim: list[Column]) -> tuple[bool, bool, bool, bool, int, int]:
    """Today's before the last one's, words of a life cycle before colours, the state of things before what was
    said period by period.
    """
    contents = [table.content(column.index) for column in claim]
    filled = sum(content.filled for content in contents)
    cycle = sum(content.life_cycle for content in contents)
    statuses = sum(content.statuses for content in contents)
    one = len(claim) == 1
    # Nearly empty beside a full one is the column that nobody keeps.
    return (
        bool(filled or any(content.fills for content in contents)),
        not any(_OF_BEFORE.search(column.heading) for column in claim),
        bool(filled) and cycle >= 0.5 * filled,
        bool(filled) and statuses >= 0.5 * filled,
        int(one),
        _score(claim),
    )
