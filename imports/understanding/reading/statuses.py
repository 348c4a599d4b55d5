"""How an action stands, as its row says it: by a word, a colour, a share done, or the opening of a text."""

import re

from imports.files.cells import Cell
from imports.understanding.columns.columns import Column
from imports.understanding.columns.headings import Role
from imports.understanding.findings import Problem, quoted
from imports.understanding.reading.parsed import ParsedRow, Settings, StatusSeen, Word, keep, problem_at
from plans.statuses import (
    Meaning,
    colour_for_fill,
    done_by_share,
    is_grey,
    says_yes_or_no,
    status_from_text,
    status_key,
    suggest_meaning,
)

LONGEST_STATUS = 60
COLUMN, FILL, PROGRESS_TEXT, TIMESCALE, GROUP = "column", "fill", "progress text", "timescale", "group"
_OF_ACTIONS = re.compile(r"\b(?:actions?|items?|tasks?)\b", re.IGNORECASE)
_DONE_ON = re.compile(
    r"\b(?:date|day|when) (?:\w+ ){0,2}?(?:completed|achieved|closed|finished|delivered)\b"
    r"|\b(?:actual|date of) (?:\w+ ){0,2}?completion\b|\b(?:completed|closed|finished) (?:on|date)\b",
    re.IGNORECASE,
)
_YES_OR_NO = re.compile(r"\(?\b(?:y(?:es)? ?/ ?n(?:o)?|yes or no)\b\)?|\b(?:is it|fully)\b", re.IGNORECASE)
_SHARE_DONE = re.compile(r"%|per ?cent|complet|progress", re.IGNORECASE)
# What follows a status in a cell and is a remark about it: "Completed. All staff were told", "Completed May 2025".
_REMARK = re.compile(
    r"\s*(?:[.,:;(\n–—-]|(?:in|on|by|since|as|at)\s|[A-Z][a-z]{2,8}\.?\s[0-9]|[0-9]{1,2}[ /.-])"
)


def read_status(row: ParsedRow, settings: Settings, problems: list[Problem]) -> None:
    """The status in its own words; its meaning only where the words, the key or a person say it."""
    if Role.STATUS not in row.roles:
        _from_other_texts(row, settings)
        return
    text = " ".join(row.raw.texts.get(Role.STATUS, "").split())
    if not text:
        _from_fill(row, settings)
    elif (
        told := _from_answer(row, text, settings)
        or _in_two_languages(row, text, settings)
        or _from_share(row, text, settings)
        or _from_opening(row, text, settings)
    ):
        row.status = told
    elif len(text) > LONGEST_STATUS:
        _keep_sentence(row)
    elif _is_date(row):
        keep(row, Role.STATUS, text)
        message = f"{quoted(text)} is a date and no status. It was kept beside the action; say how the action stands."
        problems.append(problem_at(row, "status_is_date", message, Role.STATUS, text))
    elif status_key(text):
        row.status = _seen(settings.word(text), text, COLUMN)
    else:
        keep(row, Role.STATUS, text)
        _from_fill(row, settings)


def _seen(word: Word, text: str, source: str) -> StatusSeen:
    return StatusSeen(text, word.meaning if word.sure else None, source)


def _column(row: ParsedRow) -> Column | None:
    return next((column for column in row.raw.columns.values() if column.role == Role.STATUS), None)


def _from_fill(row: ParsedRow, settings: Settings) -> None:
    cell = row.raw.cells.get(Role.STATUS)
    colour = colour_for_fill(cell.fill) if cell else None
    if cell and not colour and is_grey(cell.fill) and {*settings.words, *settings.legend} & {"grey", "gray"}:
        colour = "Grey"
    if colour:
        row.status = _seen(settings.word(colour), colour, FILL)


def _from_answer(row: ParsedRow, text: str, settings: Settings) -> StatusSeen | None:
    """ "Yes" or a tick below "Completed?" is the heading's own word; "No" is that it is not."""
    column = _column(row)
    asked = _asked(column.heading) if column else ""
    answer = says_yes_or_no(text) if asked else None
    if answer is None:
        return None
    keep(row, Role.STATUS, text)
    if answer:
        return StatusSeen(asked, Meaning.COMPLETE, COLUMN)
    # Not done may be under way or not begun: only the key or a person can say.
    return _seen(settings.word(f"Not {asked.lower()}"), f"Not {asked.lower()}", COLUMN)


def _in_two_languages(row: ParsedRow, text: str, settings: Settings) -> StatusSeen | None:
    told = _said_twice(row.raw.texts[Role.STATUS])
    return StatusSeen(text, told[1], COLUMN) if told and status_key(text) not in settings.words else None


def _asked(heading: str) -> str:
    """The word of a heading that asks whether an action is done: "Completed? (Y/N)" asks for "Completed"."""
    word = _YES_OR_NO.sub(" ", heading).strip(" ?:.")
    return word if suggest_meaning(word) == (Meaning.COMPLETE, True) else ""


def _from_share(row: ParsedRow, text: str, settings: Settings) -> StatusSeen | None:
    """ "100%" is complete, "0%" not started, between them it is in progress: surely where "complete" is said."""
    column, cell = _column(row), row.raw.cells.get(Role.STATUS)
    heading = column.heading if column else ""
    shown = text
    number = _plain_number(cell, text)
    if number is not None:
        if not _SHARE_DONE.search(heading):
            return None
        if number == 1:  # one in a hundred, or all of it: only a person can say
            said = settings.words.get(status_key(text))
            return _seen(said, text, COLUMN) if said else StatusSeen(text, None, COLUMN)
        shown = f"{number * 100 if 0 < number < 1 else number:g}%"
    meaning = done_by_share(shown)
    if meaning is None:
        return None
    known = settings.words.get(status_key(text))
    if known:
        return _seen(known, text, COLUMN)
    plain = _SHARE_DONE.search(heading) or "complete" in text.casefold()
    return StatusSeen(text, meaning if plain else None, COLUMN)


def _plain_number(cell: Cell | None, text: str) -> float | None:
    """A number without a sign; a text file has no other way to write one."""
    if cell is not None and cell.kind == "number" and cell.value and "%" not in text:
        return float(cell.value)
    return float(text) if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{1,4})?", text) else None


def _from_opening(row: ParsedRow, text: str, settings: Settings) -> StatusSeen | None:
    """A sentence in the status column is no word of a key: its opening may tell, and the whole is kept."""
    if len(text) <= LONGEST_STATUS:
        if status_key(text) in settings.words or suggest_meaning(text).sure:
            return None
        opening = status_from_text(text)
        rest = text[text.find(opening[0]) + len(opening[0]) :] if opening else ""
        if not opening or not _REMARK.match(rest) or _is_doubtful(opening[1], rest):
            return None
    told = _opening_of(text, settings, COLUMN if len(text) <= LONGEST_STATUS else PROGRESS_TEXT)
    if told:
        _keep_sentence(row)
    return told


def _is_doubtful(meaning: Meaning, rest: str) -> bool:
    """ "In progress - delayed" tells two things, and neither is settled by the other."""
    words = rest.strip(" .,:;()–—-\n")
    also = suggest_meaning(words).meaning if words else None
    return (also is not None and also != meaning) or re.search(r"\bbut\b|\bnot\b", rest) is not None


def _keep_sentence(row: ParsedRow) -> None:
    if row.progress:
        keep(row, Role.STATUS, row.raw.texts[Role.STATUS])
    else:
        row.progress = row.raw.texts[Role.STATUS]


def _opening_of(text: str, settings: Settings, source: str = PROGRESS_TEXT) -> StatusSeen | None:
    opening = (status_from_text(text) or _said_twice(text)) if text else None
    if not opening:
        return None
    words, meaning = opening
    known = settings.words.get(status_key(words))
    return StatusSeen(" ".join(words.split()), known.meaning if known else meaning, source)


def _said_twice(text: str) -> tuple[str, Meaning] | None:
    """ "Heb ddechrau" and below it "Not started": one status in two languages."""
    parts = [part.strip() for part in re.split(r"\n| / ", text) if part.strip()]
    meanings = {suggest_meaning(part) for part in parts}
    told = meanings.pop() if len(parts) == 2 and len(meanings) == 1 else None
    return (parts[1], told.meaning) if told and told.sure and told.meaning else None


def _is_date(row: ParsedRow) -> bool:
    cell = row.raw.cells.get(Role.STATUS)
    return cell is not None and cell.kind == "date" and cell.text.strip() == row.raw.texts.get(Role.STATUS)


def _from_other_texts(row: ParsedRow, settings: Settings) -> None:
    """Without a status column: the opening of the progress text, a day on which it was done, or the end's words."""
    row.status = _opening_of(row.progress, settings)
    if row.status:
        return
    if any(
        text.strip() and _DONE_ON.search(heading) and _tells_a_day(text)
        for heading, text in row.extra.items()
    ):
        row.status = StatusSeen("Completed", Meaning.COMPLETE, COLUMN)
        return
    opening = _opening_of(row.end.text, settings, TIMESCALE)
    if opening and opening.meaning in (Meaning.COMPLETE, Meaning.CLOSED):
        row.status = opening
    else:
        row.status = _of_group(row)


def _of_group(row: ParsedRow) -> StatusSeen | None:
    """ "Completed actions" over a part of the table, or as the name of the sheet, says how they stand."""
    names = [group.title for group in (row.objective, row.theme) if group]
    for name in (*names, row.sheet):
        words = " ".join(_OF_ACTIONS.sub(" ", name).split())
        told = suggest_meaning(words) if words and words != " ".join(name.split()) else None
        if told and told.sure and told.meaning:
            return StatusSeen(words.capitalize(), told.meaning, GROUP)
    return None


def _tells_a_day(text: str) -> bool:
    return (
        re.search(r"[0-9]{4}|[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}|[A-Za-z]{3}-[0-9]{2}", text) is not None
    )
