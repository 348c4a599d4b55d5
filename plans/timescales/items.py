"""The word groups of a timescale and what each does in it."""

from enum import StrEnum
from typing import NamedTuple

from plans.timescales.terms import Term


class Role(StrEnum):
    """What a word group does in a timescale."""

    TERM = "term"
    SPAN = "to"
    DASH = "-"
    LIST = "and"
    FROM = "from"
    ONWARDS = "onwards"
    UNTIL = "until"
    MOVED = "revised to"
    FORMERLY = "was"
    OPEN = "ongoing"
    EVERY = "every"
    LISTED_NAME = "annual"
    UNDECIDED = "to be confirmed"
    NEGATION = "not"
    FUZZ = "early"
    DOUBT = "?"
    BRACKET = "("
    CLOSING = ")"
    REVIEW = "review"
    DURING = "throughout"
    LABEL = "phase 1"
    FILLER = "by"
    NUMBER = "12"
    OTHER = "other"


class Item(NamedTuple):
    role: Role
    term: Term | None = None
    every_months: int | None = None
