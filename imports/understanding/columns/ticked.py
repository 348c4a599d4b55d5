"""A column for each characteristic or each status, with a cross where it is that of the action."""

from dataclasses import replace

from imports.understanding.columns.columns import Column
from imports.understanding.columns.evidence import Content
from imports.understanding.columns.headings import Role, heading_key
from imports.understanding.columns.tables import Table, letters_of
from plans.statuses import suggest_meaning

_NAMES = frozenset(
    name
    for names in (
        "age, disability, disabled, disabled people, gender reassignment, gender identity, trans, marriage, "
        "marriage and civil partnership, marriage civil partnership, pregnancy, maternity, pregnancy and maternity, "
        "pregnancy maternity, race, ethnicity, race and ethnicity, religion, belief, religion or belief, "
        "religion and belief, religion belief, sex, gender, sexual orientation, lgbt, lgbtq, lgbtq+, carers, "
        "care experience, care leavers, socio economic, socio economic disadvantage, armed forces, veterans, "
        "oed, anabledd, hil, rhyw, crefydd, cyfeiriadedd rhywiol",
    )
    for name in names.split(", ")
)


def find_ticked_characteristics(table: Table) -> None:
    """Two columns and more named after characteristics, with nothing but marks in them, tell the characteristics."""
    ticked = [column for column in table.columns.values() if _is_ticked(table, column)]
    if len(ticked) < 2:
        return
    first = min(column.index for column in ticked)
    for column in ticked:
        says = column.heading.rpartition(" – ")[2]
        if column.is_said:
            table.columns[column.index] = replace(column, says=says)
        else:
            reason = f"It is named after a characteristic and holds marks: each stands for “{says}”."
            table.give(column.index, Role.CHARACTERISTICS, 85, reason, says=says, beside=first)


def _is_ticked(table: Table, column: Column) -> bool:
    content = table.content(column.index)
    may_be = column.role == Role.CHARACTERISTICS or (column.role == Role.EXTRA and not column.is_said)
    named = heading_key(column.heading.rpartition(" – ")[2]) in _NAMES
    return may_be and named and content.ticks == content.filled


def find_ticked_statuses(table: Table) -> None:
    """ "Not started | In progress | Complete" with nothing but marks in them tell the status."""
    ticked = [column for column in table.columns.values() if _is_ticked_status(table, column)]
    if len(ticked) < 2 or not any(table.content(column.index).filled for column in ticked):
        return
    first = min(column.index for column in ticked)
    for column in ticked:
        says = column.heading.rpartition(" – ")[2]
        reason = f"It is named after a status and holds marks: each stands for “{says}”."
        table.give(column.index, Role.STATUS, 85, reason, says=says, beside=first)


def _is_ticked_status(table: Table, column: Column) -> bool:
    content = table.content(column.index)
    named = suggest_meaning(column.heading.rpartition(" – ")[2]).meaning is not None
    return named and not column.is_said and not column.period and content.ticks == content.filled


def tell_of_marked_periods(table: Table) -> None:
    """Crosses below months or quarters draw when an action runs: they are kept, and not taken for its dates."""
    marked = [
        column for column in table.columns.values()
        if column.role == Role.EXTRA and column.period and _is_marked(table.content(column.index))
    ]  # fmt: skip
    if len(marked) > 1 and table.has(Role.ACTION):
        table.tell(
            "marks_not_read",
            f"{letters_of(marked)} hold marks below periods. When an action starts and ends was not read from them; "
            "they are kept beside it. Write its start and its end into columns of their own.",
        )


def _is_marked(content: Content) -> bool:
    return content.filled > 0 and content.ticks == content.filled
