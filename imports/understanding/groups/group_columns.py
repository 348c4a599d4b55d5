"""Columns whose cells belong to several rows: names of groups, their numbers, numbers with letters below."""

import re
from dataclasses import replace
from itertools import groupby

from imports.understanding.columns.columns import Column, Columns
from imports.understanding.columns.headings import LIKELY, Role
from imports.understanding.laying.laid import Kind, LaidRow, last_merged_row

_PLAIN = re.compile(r"(?:[A-Za-z ]{0,12})?[0-9]{1,2}\.?|[A-Z]\.?|[IVX]{1,5}\.?")
_NAME = re.compile(r"[^\W\d_]{2}")
_LETTER = re.compile(r"\(?(?:[a-z]|[ivx]{1,4})[).]?", re.IGNORECASE)


def settle_group_columns(rows: list[LaidRow]) -> None:
    """Says of each table to what its numbers belong, and which column without a heading names groups."""
    for _, some in groupby(
        (laid for laid in rows if laid.kind in (Kind.ACTION, Kind.CONTINUATION)),
        key=lambda laid: id(laid.columns),
    ):
        table = list(some)
        for settle in (_numbers_of_groups, _letters_beside, _groups_without_heading):
            columns = settle(table)
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


def _groups_without_heading(table: list[LaidRow]) -> Columns | None:
    """A first column without a heading, its cells merged down beside several actions, names their themes; where
    the plan has a column of themes already, its objectives.
    """
    first = table[0]
    action = first.column_of(Role.ACTION)
    column = min((cell.column for laid in table for cell in laid.filled), default=0)
    known = first.columns.get(column)
    if column >= action or (known and (known.heading or known.role != Role.EXTRA)):
        return None
    names = [cell for laid in table for cell in laid.filled if cell.column == column]
    spans = [last_merged_row(cell) for cell in names]
    if not any(spans) or len(names) >= len(table) or not all(_NAME.search(cell.text) for cell in names):
        return None
    taken = {other.role for other in first.columns.values()}
    role = next((role for role in (Role.THEME, Role.OBJECTIVE) if role not in taken), None)
    if role is None:
        return None
    reason = "Its cells are merged down beside several actions."
    return {**first.columns, column: Column(column, "", role, LIKELY, reason)}


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
