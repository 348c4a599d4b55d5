"""What HR said of the columns of one file, for the next one whose headings are the same but for their years."""

import re
from collections.abc import Iterator, Mapping

from imports.figures.headings import ACROSS
from imports.figures.parsed import Column, FiguresRead
from imports.models import FiguresUpload
from measures.vocabulary import words_key

LOOKED_AT = 20  # saved files, the latest first

type Said = Mapping[str, Mapping[str, str] | None]  # roles by sheet and letter


def columns_said(read: FiguresRead, said: Said) -> dict[str, str]:
    """The roles that a person gave columns of cross tables, by their headings, where all of a heading have the same."""
    roles: dict[str, set[str]] = {}
    for sheet, column in _across(read):
        roles.setdefault(_key(column), set()).add((said.get(sheet) or {}).get(column.letter, ""))
    return {heading: role for heading, (role, *others) in roles.items() if role and not others}


def columns_remembered(read: FiguresRead) -> dict[str, dict[str, str]]:
    """What was said of columns with these headings when a file was last saved, by sheet and letter."""
    known = _known()
    found: dict[str, dict[str, str]] = {}
    for sheet, column in _across(read):
        if role := known.get(_key(column)):
            found.setdefault(sheet, {}).setdefault(column.letter, role)
    return found


def is_anything_known() -> bool:
    return bool(_known())


def _known() -> dict[str, str]:
    saved = FiguresUpload.objects.filter(state=FiguresUpload.State.SAVED).order_by("-saved_at", "-pk")
    known: dict[str, str] = {}
    for result in saved.values_list("result", flat=True)[:LOOKED_AT]:
        for heading, role in (result or {}).get("columns", {}).items():
            known.setdefault(heading, role)
    return {heading: role for heading, role in known.items() if role in set(ACROSS)}


def _across(read: FiguresRead) -> Iterator[tuple[str, Column]]:
    for sheet in read.sheets:
        yield from (
            (sheet.sheet.name, column) for column in sheet.columns if column.understood and column.heading
        )


def _key(column: Column) -> str:
    return re.sub(r"[0-9]+", "#", words_key(column.heading))
