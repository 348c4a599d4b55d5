"""What stands below the plan on the same sheet: notes, keys, lists of contacts."""

import re
from collections.abc import Iterator
from itertools import pairwise

from imports.files.cells import SheetRow
from imports.understanding.columns.columns import is_number
from imports.understanding.columns.evidence import is_date
from imports.understanding.columns.headings import Role
from imports.understanding.findings import Problem, quoted
from imports.understanding.laying.laid import Kind, LaidRow
from imports.understanding.laying.other_tables import labels_of_another_table
from plans.statuses import colour_for_fill, is_grey, suggest_meaning

BELOW = "Another table or a note below the plan."
NOTE = "A note, and no action."
NOTE_WORDS = re.compile(
    r"\s*(?:notes?\b\s*[:–-]|n\.?b\.?\s*[:–-]|key\b\s*(?:[:–-]|$)|last (?:updated|reviewed|amended)\b"
    r"|(?:date )?updated\b|version\b\s*[0-9:]|source\s*:|for (?:more|further) information|contact\s*:"
    r"|page [0-9]+|©|end of (?:plan|document|table)|approved (?:by|on)\b|prepared by\b|printed (?:on|by)\b"
    r"|next review\b|date of (?:next )?review\b|document owner\b)",
    re.IGNORECASE,
)
LABELLED_NOTE = re.compile(r"\s*(?:notes?|n\.?b\.?|key|source)\s*[:–-]", re.IGNORECASE)
# "R = red: late": a word or a letter of a key, and what it says.
_EXPLAINED = re.compile(r"(?:^|[\s:;,|(])(?P<word>[A-Za-z]{1,2}|[A-Za-z]{3,12}) ?= ?[A-Za-z]")
_EXAMPLE = re.compile(
    r"\s*(?:e\.?g\.(?=\s|$)|(?:e\.?g|for example|\(?(?:worked )?example\)?)\s*(?:$|[:–,-]))", re.IGNORECASE
)
_USUAL, _MOST_COMPARED, _LONGEST_WORD = 0.8, 60, 30


def part_below(sheet: str, rows: list[LaidRow]) -> list[Problem]:
    """Takes out the rows that stand apart below the table and have nothing of an action; says which."""
    problems: list[Problem] = []
    known: list[LaidRow] = []
    for block in _blocks(rows):
        body = [laid for laid in block if laid.kind in (Kind.ACTION, Kind.CONTINUATION)]
        headed = any(laid.kind == Kind.HEADINGS for laid in block)
        if len(known) >= 2 and body and not headed:
            is_key = _is_key(block)
            only_key = is_key and all(one.kind == Kind.CONTINUATION for one in body if one is not block[0])
            if only_key or _is_apart(body, known[-_MOST_COMPARED:]):
                told = list(_apart(sheet, block, body))
                problems += told if not is_key else []
                continue
        known += [laid for laid in body if laid.kind == Kind.ACTION]
    problems += _notes(sheet, rows)
    return problems


def explains_words(row: SheetRow) -> bool:
    """ "RAG: R = red, A = amber, G = green" alone in a row."""
    filled = row.filled
    if len(filled) != 1:
        return False
    words = [found["word"] for found in _EXPLAINED.finditer(filled[0].text)]
    return len(words) > 1 and sum(suggest_meaning(word).meaning is not None for word in words) > 1


def is_example(row: SheetRow) -> bool:
    """ "e.g." where the number would be, or before most of the texts of a row."""
    filled = row.filled
    marked = [cell for cell in filled if _EXAMPLE.match(cell.text)]
    alone = bool(marked) and marked[0] is filled[0] and _EXAMPLE.fullmatch(filled[0].text) is not None
    return len(filled) > 1 and (alone or 2 * len(marked) > len(filled))


def _blocks(rows: list[LaidRow]) -> Iterator[list[LaidRow]]:
    """Rows without a blank row between them."""
    block: list[LaidRow] = []
    for laid in rows:
        if block and laid.row.number > block[-1].row.number + 1:
            yield block
            block = []
        block.append(laid)
    if block:
        yield block


def _is_apart(body: list[LaidRow], known: list[LaidRow]) -> bool:
    """Whether no row of a block is like the actions above it, or its first row names another table."""
    columns = known[-1].columns
    number, action = known[-1].column_of(Role.NUMBER), known[-1].column_of(Role.ACTION)
    first = [cell.text for cell in body[0].filled]
    if len(first) >= 2 and max(map(len, first)) <= 40 and labels_of_another_table(first):
        return True
    usual = {
        column
        for column in columns
        if sum(bool(laid.row.text(column).strip()) for laid in known) >= _USUAL * len(known)
    }
    numbered = number in usual
    if len(usual) < 3:
        return False
    return not any(_fits(laid, usual, number if numbered else 0, action) for laid in body)


def _is_key(block: list[LaidRow]) -> bool:
    """Every row says what a colour, a letter or a status word means, below a title at most."""
    titled = len(block[0].filled) == 1 or labels_of_another_table([block[0].filled[0].text])
    lines = block[1:] if titled and not _explains(block[0]) else block
    return bool(lines) and all(len(laid.filled) <= 3 and _explains(laid) for laid in lines)


def _explains(laid: LaidRow) -> bool:
    """A colour without words or a word of a status, and words right beside it."""
    for cell, beside in pairwise(laid.row.cells):
        colour = cell.is_blank and (colour_for_fill(cell.fill) or is_grey(cell.fill))
        word = len(cell.text) <= _LONGEST_WORD and suggest_meaning(cell.text).meaning is not None
        if (colour or word) and beside.text.strip() and beside.column == cell.column + 1:
            return True
    return False


def _fits(laid: LaidRow, usual: set[int], number: int, action: int) -> bool:
    filled = {cell.column for cell in laid.filled}
    if number in filled:
        return is_number(laid.row.text(number))
    if action not in filled:
        return laid.kind == Kind.CONTINUATION and max(filled, default=0) > action
    return len(filled & usual) * 2 > len(usual) or _is_dated(laid)


def _is_dated(laid: LaidRow) -> bool:
    """Whether a row says an end or a status, in words that are one."""
    for column in laid.columns.values():
        text = laid.row.text(column.index).strip()
        if column.role in (Role.START, Role.END, Role.TIMESCALE) and text and is_date(text):
            return True
        if column.role == Role.STATUS and text and suggest_meaning(text).meaning:
            return True
    return False


def _apart(sheet: str, block: list[LaidRow], body: list[LaidRow]) -> Iterator[Problem]:
    for laid in block:
        if laid.kind != Kind.IGNORED:
            laid.ignore(BELOW)
    rows = (
        f"Row {body[0].row.number}"
        if len(body) == 1
        else f"Rows {body[0].row.number} to {body[-1].row.number}"
    )
    words = quoted(" | ".join(cell.text for cell in body[0].filled), 60)
    stand = "stands" if len(body) == 1 else "stand"
    message = (
        f"{rows} of sheet “{sheet}” ({words}) {stand} apart below the plan and {'has' if len(body) == 1 else 'have'} "
        "nothing of its actions, so they were left out. If there is an action among them, give it a number and an "
        "owner, or move it up into the table."
    )
    yield Problem("text_below_table", message, sheet, body[0].row.number, text=words)


def _notes(sheet: str, rows: list[LaidRow]) -> Iterator[Problem]:
    """Notes right below the last action, without a blank row between."""
    actions = [laid for laid in rows if laid.kind in (Kind.ACTION, Kind.CONTINUATION)]
    for laid in reversed(actions[2:]):
        filled = laid.filled
        if len(filled) == 1 and NOTE_WORDS.match(filled[0].text):
            laid.ignore(NOTE)
        elif len(filled) > 1:
            return
    yield from ()
