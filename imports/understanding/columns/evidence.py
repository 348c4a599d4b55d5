"""What stands below a heading: how many of the cells are dates, numbers, status words, sentences, and so on."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from imports.files.cells import Cell, SheetRow
from imports.understanding.columns.heading_words import Role
from plans.statuses import colour_for_fill, status_key, suggest_meaning
from plans.timescales import Kind, parse_timescale

MOST_ROWS = 200
_NUMBERING = re.compile(
    r"(?:[A-Za-z]{1,8}[ .\-/]{0,2})?[0-9]{1,4}(?:[.\-/][0-9]{1,3}){0,3}[.):]?[a-z]?[.)]?"
    r"|\(?[a-z][.)]|\(?[ivx]{1,5}[.)]|[A-H]"
)
# "1A: Patients have access", "2.3 Staff feel safe": a text that a framework counts.
_CODED = re.compile(r"(?:[0-9]{1,2}[A-Z]|[0-9]{1,2}\.[0-9]{1,2}|[A-Z][0-9]{1,2})[.:)]?\s+[–-]?\s*[^\W\d_]{2}")
_TELLS_TIME = re.compile(
    r"\b20[0-9]{2}\b|\b[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}|"
    r"\b(?:jan|feb|march|april|june|july|aug|sept|oct|nov|dec)[a-z]*\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
# "Begun in April" tells what was done; "by the end of April" tells only when.
_TIME_WORDS = (
    "jan january feb february mar march apr april may jun june jul july aug august sep sept september "
    "oct october nov november dec december spring summer autumn winter term terms easter christmas "
    "quarter quarters qtr q h fy year years yr month months monthly week weeks weekly day days daily w "
    "c wc st nd rd th by before from to until till end ending of the in at on and or then mid early "
    "late start beginning first second third fourth half annual annually yearly biannual biannually "
    "termly quarterly every each ongoing going continuous continuously continual rolling immediate "
    "immediately asap short medium long review reviewed reviews financial academic calendar within next "
    "with a per throughout during after completed complete completion date due target programme "
    "permanent "
)
_WORDS_OF_TIME = frozenset(_TIME_WORDS.split())
_PERCENTAGE = re.compile(r"[<>~]?\s*[0-9]{1,3}(?:\.[0-9]+)?\s*%")
_MAY_BE_DATE = re.compile(
    r"[0-9]{4}|[0-9]{1,2}\s?[./-]\s?[0-9]{1,2}\s?[./-]\s?[0-9]{2}|[0-9]{2}\s?/\s?[0-9]{2}|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|"
    r"autumn|"
    r"winter|term|quarter|\bq[1-4]\b|going|annual|monthly|weekly|continu|rolling|year|immediate|bienni",
    re.IGNORECASE,
)
_TICKS = frozenset(
    {"y", "n", "yes", "no", "x", "✓", "✔", "☑", "☒", "☐", "✗", "✘", "true", "false", "n/a", "√"}
)
# "✔ (2024)": a tick, and when.
_TICKED_WITH = re.compile(r"(?<=[✓✔☑✅√])\s*\(.*\)$", re.DOTALL)
# "(2) Normal", "1 - High": the level with its rank before it.
_RANKED = re.compile(r"^\(?[0-9]\)?\s*[-–.:)]?\s*(?=[a-z])")
_LEVELS = frozenset(
    {
        "high",
        "medium",
        "low",
        "h",
        "m",
        "l",
        "med",
        "urgent",
        "essential",
        "desirable",
        "1",
        "2",
        "3",
        "4",
        "5",
        "very high",
        "very low",
        "critical",
        "normal",
        "important",
        "must",
        "should",
        "could",
        "quick win",
        "statutory",
        "p1",
        "p2",
        "p3",
        "immediate",
        "routine",
        "top",
        "n/a",
        "high priority",
        "medium priority",
        "low priority",
    }
)
_COLOUR_WORDS = "red amber orange yellow green blue purple grey gray white black r a g b rag brag"
_COLOURS = frozenset(_COLOUR_WORDS.split())
_OWNER_WORDS = re.compile(
    r"\b(?:team|hr|director|directorate|head|manager|officer|service|services|department|lead|council|group|board|"
    r"committee|partner|governors?|headteacher|chief|dean|provost|registrar|inspector|superintendent|constable|unit|"
    r"trust|all staff|school|college|faculty|human resources|od|edi|comms|communications)\b",
    re.IGNORECASE,
)
_SENTENCE_WORDS, _SENTENCE_LENGTH, _LONG = 4, 25, 60


@dataclass(frozen=True, slots=True)
class Content:
    """Counts of the cells of a column, of at most 200 rows below its heading; `rows` are those looked at."""

    rows: int = 0
    filled: int = 0
    distinct: int = 0
    dates: int = 0
    numbers: int = 0
    statuses: int = 0
    colours: int = 0
    percentages: int = 0
    ticks: int = 0
    levels: int = 0
    sentences: int = 0
    long: int = 0
    owners: int = 0
    fills: int = 0
    timed: int = 0
    coded: int = 0
    characters: int = 0

    def most(self, count: int, least: float = 0.7) -> bool:
        """Whether so many are most of the filled cells: seven of ten, unless told otherwise."""
        return bool(self.filled) and count >= least * self.filled

    @property
    def life_cycle(self) -> int:
        """Status words that say how far the work is, which a colour does not."""
        return self.statuses - self.colours

    @property
    def length(self) -> float:
        return self.characters / self.filled if self.filled else 0

    @property
    def repeated(self) -> bool:
        """The same few texts come again and again, or most rows leave it to the row above."""
        return self.filled > 1 and (self.distinct <= 0.6 * self.filled or self.filled <= 0.5 * self.rows)

    @property
    def is_each_its_own(self) -> bool:
        """Nearly every row has a text here, and nearly each another one."""
        return self.filled >= 0.7 * self.rows and self.distinct >= 0.9 * self.filled

    def says(self, role: Role) -> str:
        """ "18 of 20 cells are dates", for what a column of this role would hold."""
        told: dict[Role, tuple[int, str]] = {
            Role.NUMBER: (self.numbers, "look like numbers of actions"),
            Role.ACTION: (self.sentences, "are sentences"),
            Role.OBJECTIVE: (self.sentences, "are sentences"),
            Role.SUCCESS_MEASURE: (self.sentences, "are sentences"),
            Role.PROGRESS: (self.sentences, "are sentences"),
            Role.OWNER: (self.owners, "read like teams or roles"),
            Role.START: (self.dates, "are dates"),
            Role.END: (self.dates, "are dates"),
            Role.TIMESCALE: (self.dates, "are dates"),
            Role.STATUS: (self.statuses, "are status words"),
            Role.PRIORITY: (self.levels, "are levels such as “High”"),
        }
        if not self.filled:
            return (
                f"{_cells(self.fills)} coloured, none has words"
                if self.fills
                else "no cell below it is filled"
            )
        if self.filled == 1:
            return "one cell below it is filled"
        count, kind = told.get(role, (0, ""))
        if role == Role.STATUS and self.percentages > count:
            count, kind = self.percentages, "are percentages"
        if not count:
            return f"{_cells(self.filled)} filled"
        return f"{count} of {self.filled} cells {kind}"


NO_CONTENT = Content()


def _cells(count: int) -> str:
    return f"{count} cell is" if count == 1 else f"{count} cells are"


def look_below(rows: Iterable[SheetRow], is_heading: Callable[[SheetRow], bool]) -> dict[int, Content]:
    """What each column holds in the rows that may be actions: not headings, nor lone texts across the table."""
    body: list[SheetRow] = []
    for row in rows:
        if len(body) == MOST_ROWS:
            break
        if sum(not cell.is_blank for cell in row.cells) > 1 and not is_heading(row):
            body.append(row)
    cells: dict[int, list[Cell]] = {}
    for row in body:
        for cell in row.cells:
            cells.setdefault(cell.column, []).append(cell)
    return {column: _count(some, len(body)) for column, some in cells.items()}


def _count(cells: Sequence[Cell], rows: int) -> Content:
    texts = Counter(" ".join(cell.text.split()) for cell in cells if cell.kind != "date")
    dates = [cell.text for cell in cells if cell.kind == "date"]
    texts.pop("", None)
    sums = Counter[str]()
    for text, count in texts.items():
        for kind in _kinds(text):
            sums[kind] += count
    filled = sum(texts.values()) + len(dates)
    blank = [cell for cell in cells if cell.is_blank and cell.fill]
    colours = {colour for colour in (colour_for_fill(cell.fill) for cell in blank) if colour}
    return Content(
        rows=rows,
        filled=filled,
        distinct=len(texts) + len(set(dates)),
        dates=sums["date"] + len(dates),
        numbers=sums["number"],
        statuses=sums["status"],
        colours=sums["colour"],
        percentages=sums["percentage"],
        ticks=sums["tick"],
        levels=sums["level"],
        sentences=sums["sentence"],
        long=sums["long"],
        owners=sums["owner"],
        # One colour all the way down is the look of the table.
        fills=sum(colour_for_fill(cell.fill) is not None for cell in blank) if len(colours) > 1 else 0,
        timed=sums["timed"] + len(dates),
        coded=sums["coded"],
        characters=sum(len(text) * count for text, count in texts.items()) + sum(map(len, dates)),
    )


@lru_cache(maxsize=8192)
def _kinds(text: str) -> tuple[str, ...]:
    """All that a text may be."""
    kinds = ["timed"] if _TELLS_TIME.search(text) else []
    if _CODED.match(text):
        kinds.append("coded")
    if len(text) > _LONG or (len(text) >= _SENTENCE_LENGTH and text.count(" ") >= _SENTENCE_WORDS - 1):
        kinds.append("sentence")
    if len(text) > _LONG:
        return (*kinds, "long")
    if is_date(text):
        kinds.append("date")
    elif _NUMBERING.fullmatch(text):
        kinds.append("number")
    if _PERCENTAGE.fullmatch(text):
        kinds.append("percentage")
    if _TICKED_WITH.sub("", text.casefold()) in _TICKS:
        kinds.append("tick")
    if _RANKED.sub("", text.casefold()) in _LEVELS:
        kinds.append("level")
    is_word = len(text) <= 40 and text.casefold() not in _TICKS and "percentage" not in kinds
    if is_word and suggest_meaning(text).meaning:
        kinds.append("status")
        if set(status_key(text).split()) <= _COLOURS:
            kinds.append("colour")
    elif _OWNER_WORDS.search(text):
        kinds.append("owner")
    return tuple(kinds)


def is_date(text: str) -> bool:
    """Whether a short text says a time that we understand."""
    if not _MAY_BE_DATE.search(text) or _PERCENTAGE.fullmatch(text):
        return False
    if not {word.casefold() for word in _WORD.findall(text)} <= _WORDS_OF_TIME:
        return False
    read = parse_timescale(text)
    return read.kind not in (Kind.UNKNOWN, Kind.PLACEHOLDER)
