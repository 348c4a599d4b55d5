"""Numbers that stand at the beginning of the action's text: "11. Employ …", "a) By December …", "Action 3: …"."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from imports.understanding.columns.headings import Role
from imports.understanding.gathering import RawRow

_NUMBER = r"[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[a-z]?"
_MARK = r"(?:[.):]+(?=\s|[A-Z“])|\s*\n|\s+[–—-]\s|[–—-]\s)"
_WORD = r"(?:action|task|activity|item|step|commitment|recommendation)(?:\s+(?:no\.?|number|point|ref))?"
_BEGINNING = re.compile(
    rf"\s*(?:"
    rf"(?P<word>(?i:{_WORD}))\s*(?P<worded>(?:[A-Z]{{1,3}}[.-]?)?{_NUMBER})(?:\s*[.):–—-]+|\s)"
    rf"|(?P<plain>{_NUMBER})\s*{_MARK}"
    rf"|(?P<dotted>[0-9]{{1,2}}(?:\.[0-9]{{1,3}}){{1,3}}[a-z]?|[0-9]{{1,2}}[a-z](?=\s[A-Z]))\s"
    rf"|(?P<coded>[A-Z]{{1,4}}[ -]?[0-9]{{1,3}}(?:\.[0-9]{{1,3}})*[a-z]?)\s*{_MARK}"
    rf"|\(?(?P<letter>[a-z]|[ivx]{{1,4}}|[A-Z])[.)](?=\s)"
    rf")\s*(?=\S)",
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_REMARK = re.compile(r"\s*\([^()]*\)\s*$")
_MOST = 0.6


class _Start(NamedTuple):
    """What a text begins with: the number, the characters that make it, its style and where it counts to."""

    number: str
    written: str
    style: str
    counts: tuple[tuple[int, ...], ...]


_NONE = _Start("", "", "", ())


def take_numbers_from_texts(rows: Sequence[RawRow]) -> None:
    """Takes the numbers out of the actions' texts where a whole column shows that they are numbers.

    Most texts of the sheet have to begin with one, in the same style, each higher than the one before or
    beginning again in another group. A list inside one cell is the text of one action. In a table with a
    number column the texts count only where they say its numbers again, or further.
    """
    whole = _starts(rows)
    for _, some in groupby(rows, key=lambda row: row.sheet):
        sheet = list(some)
        _take(sheet, _starts(sheet) if len(sheet) > 2 else whole)


def _take(sheet: Sequence[RawRow], starts: dict[int, _Start]) -> None:
    for row in sheet:
        start = starts.get(id(row))
        if start:
            _keep_remark(row)
            row.number_in_text = start.written.strip()
            row.texts[Role.NUMBER] = start.number
            row.texts[Role.ACTION] = row.texts[Role.ACTION][len(start.written) :].strip()
            row.letters.setdefault(Role.NUMBER, row.letter(Role.ACTION) or "")


def _keep_remark(row: RawRow) -> None:
    """ "1 (4a)" beside "1.1 Sponsor …": the section in brackets is kept beside the action."""
    written = row.texts.get(Role.NUMBER, "").strip()
    if _REMARK.search(written):
        heading = next((c.heading for c in row.columns.values() if c.role == Role.NUMBER), "")
        row.extra.setdefault(heading or "Number in the file", written)


def _starts(rows: Sequence[RawRow]) -> dict[int, _Start]:
    """The beginnings that are numbers, by row; none where the column does not show it."""
    texts = every = [row for row in rows if row.texts.get(Role.ACTION)]
    if not texts or any(not _is_below(row) for row in rows if row.texts.get(Role.NUMBER)):
        return {}
    starts = {id(row): start for row in texts if (start := _start(row.texts[Role.ACTION]))}
    styles = [start.style for start in starts.values() if start.style != "letter"] or ["letter"]
    style = max(styles, key=styles.count)
    found = {place: start for place, start in starts.items() if start.style == style}
    texts = [
        row for row in texts if id(row) in found or starts.get(id(row), _NONE).style != "letter"
    ] or texts
    if len(found) < max(1, _MOST * len(texts)) or not _counts_on([r for r in texts if id(r) in found], found):
        return {}
    if len(found) == 1 and not _is_first(next(iter(found.values()))):
        return {}
    return found | _letters_below(every, found, starts)


def _is_below(row: RawRow) -> bool:
    """Whether the text goes on with the number of the column: "1", and beside it "1.2 Rewrite adverts"."""
    start = _start(row.texts.get(Role.ACTION, ""))
    number = _REMARK.sub("", row.texts[Role.NUMBER]).strip().rstrip(".")  # "1 (4a)" says the section too
    return start is not None and (start.number == number or start.number.startswith(f"{number}."))


def _letters_below(
    rows: Sequence[RawRow], found: dict[int, _Start], starts: dict[int, _Start]
) -> dict[int, _Start]:
    """ "a)", "b)" below "2." are its parts, counted from a."""
    letters: dict[int, _Start] = {}
    count = -1
    for row in rows:
        start = starts.get(id(row), _NONE)
        if id(row) in found:
            count = 0 if start.style != "letter" else -1
        elif start.style == "letter" and count >= 0 and (count + 1,) in start.counts:
            letters[id(row)] = start
            count += 1
    return letters


def _start(text: str) -> _Start | None:
    found = _BEGINNING.match(text)
    if not found or _is_list(text, found.end()):
        return None
    kind = next(name for name in ("worded", "plain", "dotted", "coded", "letter") if found[name])
    number = found[kind]
    style = {"worded": "number", "plain": "number", "dotted": "number"}.get(kind, kind)
    return _Start(number, found[0], style, _values(number, kind))


def _is_list(text: str, end: int) -> bool:
    """Whether further lines of the same cell are numbered too."""
    lines = text[end:].split("\n")[1:]
    return any(_BEGINNING.match(line) for line in lines)


def _values(number: str, kind: str) -> tuple[tuple[int, ...], ...]:
    """The places that a number may have in its sequence: "v" is the fifth, or the twenty-second."""
    if kind == "letter":
        letter = (ord(number.casefold()) - 96,) if len(number) == 1 else ()
        roman = (_ROMAN[number.casefold()],) if number.casefold() in _ROMAN else ()
        return tuple(value for value in (letter, roman) if value)
    runs = re.findall(r"[0-9]+|[a-zA-Z]+", number)
    return (tuple(int(run) if run.isdigit() else ord(run[-1].casefold()) - 96 for run in runs),)


def _counts_on(rows: Sequence[RawRow], found: dict[int, _Start]) -> bool:
    """Each number is higher than the one before it, or begins again in another group; one in ten may not."""
    wrong = 0
    before: RawRow | None = None
    for row in rows:
        if before is not None and (row.sheet, row.group) == (before.sheet, before.group):
            now, then = found[id(row)].counts, found[id(before)].counts
            wrong += not any(later > earlier for later in now for earlier in then)
        before = row
    return wrong * 10 <= len(rows)


def _is_first(start: _Start) -> bool:
    return start.style != "letter" and (start.counts[0][-1] == 1 or "." in start.number)
