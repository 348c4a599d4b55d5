"""Columns R, A, C and I: who is responsible, accountable, consulted and informed."""

from imports.understanding.columns.headings import Role
from imports.understanding.columns.tables import Table

_LETTERS = {"R", "A", "C", "I"}


def find_responsible(table: Table) -> None:
    """Where the four letters head four columns, whoever is responsible is the owner."""
    headed = {column.heading.strip().upper(): column for column in table.columns.values()}
    if headed.keys() >= _LETTERS and not table.has(Role.OWNER):
        reason = "R, A, C and I head four columns: who is responsible, accountable, consulted and informed."
        table.give(headed["R"].index, Role.OWNER, 80, reason)
