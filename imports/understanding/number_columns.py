"""Numbers that stand in a column of their own but belong to something else than the action of the row."""

import re
from dataclasses import replace
from itertools import groupby

from imports.understanding.columns import Columns
from imports.understanding.headings import Role
from imports.understanding.laid import Kind, LaidRow

_PLAIN = re.compile(r"(?:[A-Za-z ]{0,12})?[0-9]{1,2}\.?|[A-Z]\.?|[IVX]{1,5}\.?")
_LETTER = re.compile(r"\(?(?:[a-z]|[ivx]{1,4})[).]?", re.IGNORECASE)


def settle_number_columns(rows: list[LaidRow]) -> None:
    """Says of each table to what its numbers belong: to its objectives, or together with letters to actions."""
    for _, some in groupby(
        (laid for laid in rows if laid.kind in (Kind.ACTION, Kind.CONTINUATION)),
        key=lambda laid: id(laid.columns),
    ):
        table = list(some)
        columns = _numbers_of_groups(table) or _letters_beside(table)
        if columns:
            for laid in table:
                laid.columns = columns


def _numbers_of_groups(table: list[LaidRow]) -> Columns | None:
    """A number left of the objective, written where an objective is and nowhere else, is the objective's.

    Believed of whole numbers and letters, where on the average two rows or more stand under each.
    """
    first = table[0]
    number, action = first.column_of(Role.NUMBER), first.column_of(Role.ACTION)
    for role in (Role.OBJECTIVE, Role.THEME):
        group = first.column_of(role)
        if not (number and group and action and number < group < action):
            continue
        with_number = [bool(laid.row.text(number).strip()) for laid in table]
        with_group = [bool(laid.row.text(group).strip()) for laid in table]
        plain = all(
            _PLAIN.fullmatch(laid.row.text(number).strip()) for laid in table if laid.row.text(number).strip()
        )
        if (
            plain
            and with_number == with_group
            and sum(with_number) > 1
            and 2 * sum(with_number) <= len(table)
        ):
            columns = first.columns
            return {**columns, number: replace(columns[number], role=role)}
    return None


def _letters_beside(table: list[LaidRow]) -> Columns | None:
    """ "1" in one column and "a", "b", "c" in the next, which has no heading, are 1a, 1b, 1c."""
    first = table[0]
    number, action = first.column_of(Role.NUMBER), first.column_of(Role.ACTION)
    beside = number + 1
    if not number or beside >= action or (beside in first.columns and first.columns[beside].heading):
        return None
    letters = [laid.row.text(beside).strip() for laid in table]
    filled = [letter for letter in letters if letter]
    if len(filled) < 2 or not all(_LETTER.fullmatch(letter) for letter in filled):
        return None
    column = first.columns[number]
    return {**first.columns, beside: replace(column, index=beside, heading="")}
