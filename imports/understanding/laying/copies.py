"""The same plan twice in one file: a copy of last year, a Welsh and an English version."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import combinations, groupby

from imports.understanding.answers import Answers
from imports.understanding.findings import Problem, found
from imports.understanding.reading.rows import ParsedRow
from objectives.faults.words import plain_words

_ALIKE, _FEWEST, _MUCH = 0.6, 2, 0.7
_MOST_PAIRS = 250_000  # of actions held against each other word by word; beyond it only the same words count
_YEAR = re.compile(
    r"(?<![0-9])(?:20[0-9]{2}|[0-9]{2}(?=[/–-][0-9]{2}(?![0-9])))(?: ?[/–-] ?(?:20)?[0-9]{2})?(?![0-9])"
)
_WELSH = re.compile(
    r"\b(?:y|yr|yn|yng|ym|ac|â|ar|gan|ein|eu|ei|bod|bydd|byddwn|gyda|trwy|drwy|mae|wrth|neu|pob|bawb|sy|sydd|dros|"
    r"rhwng|gyfer|staff yn|er mwyn|fel|cael|gweithio|adolygu|datblygu|sicrhau|darparu|hyfforddi|hyfforddiant|"
    r"cydraddoldeb|cynllun|gwasanaethau?|cymraeg|pobl|hysbysebion|swyddi|ysgrifennu|parhau|cyhoeddi|creu|"
    r"cynnal|cefnogi|gwella|sefydlu)\b|\b\w*(?:[ŵŷ]|wyr\b|iadau?\b|iaeth\b|aeth\b|adwy\b)",
    re.IGNORECASE,
)
# A quick look, before the rows are read one by one.
_SPELT_WELSH = frozenset(
    ("y", "yr", "yn", "ac", "â", "ar", "gan", "ein", "eu", "ei", "bod", "bydd", "byddwn", "gyda", "trwy", "drwy",
     "mae", "wrth", "neu", "pob", "bawb", "sydd", "gyfer", "er", "mwyn", "holl", "i", "o", "adolygu", "datblygu",
     "sicrhau", "darparu", "hyfforddi", "cyhoeddi", "creu", "cynnal", "cefnogi", "gwella", "sefydlu", "ysgrifennu",
     "parhau")
)  # fmt: skip
_ENGLISH = re.compile(
    r"\b(?:the|and|of|to|for|with|on|by|our|all|we|will|their|review|develop|ensure|train|provide|publish|create|"
    r"staff|write|from|that|support|improve|work|people|make|set|new)\b",
    re.IGNORECASE,
)


def said_twice(rows: Sequence[ParsedRow], answers: Answers) -> list[Problem]:
    """Asks which sheet, or which language, is the plan where the file says the same actions twice."""
    sheets = {name: _Said(list(some)) for name, some in groupby(rows, key=lambda row: row.sheet)}
    asked = list(_sheets_twice(sheets, answers))
    if not asked:
        for name, said in sheets.items():
            asked += _rows_twice(name, said.rows)
    return asked


class _Said:
    """The rows of a sheet with what they say, which is held against each other sheet."""

    def __init__(self, rows: list[ParsedRow]) -> None:
        self.rows = rows

    @cached_property
    def texts(self) -> set[str]:
        return {plain_words(row.text) for row in self.rows} - {""}

    def goes_on_in(self, other: "_Said") -> int:
        """How many actions of the shorter come again in the other: a third of them, at least two, or none."""
        shorter, longer = sorted((self, other), key=lambda said: len(said.rows))
        if len(shorter.rows) * len(longer.rows) > _MOST_PAIRS:
            again = len(shorter.texts & longer.texts)
        else:
            again = sum(any(_much_alike(text, one) for one in longer.words) for text in shorter.words)
        return again if again >= max(_FEWEST, len(shorter.rows) / 3) else 0

    @cached_property
    def words(self) -> list[frozenset[str]]:
        return [frozenset(text.split()) for text in self.texts]

    @cached_property
    def language(self) -> str:
        return _language(self.rows)


def _sheets_twice(sheets: dict[str, _Said], answers: Answers) -> Iterator[Problem]:
    for one, other in combinations(sheets, 2):
        if one in answers.sheets and other in answers.sheets:
            continue
        alike = len(sheets[one].texts & sheets[other].texts)
        smaller = min(len(sheets[one].rows), len(sheets[other].rows))
        if alike >= max(_FEWEST, _ALIKE * smaller):
            message = (
                f"Sheets “{one}” and “{other}” hold the same actions ({alike} of {smaller}). "
                "Say which of them is the plan, by leaving the other out."
            )
            yield found("sheets_repeat", message, sheet=other)
        elif _are_of_two_years(one, other) and (again := sheets[one].goes_on_in(sheets[other])):
            message = (
                f"Sheets “{one}” and “{other}” are of two years, and {again} of the {smaller} actions of the shorter "
                "one come again in the other, in much the same words. Say which of them is the plan as it stands, by "
                "leaving the other out."
            )
            yield found("sheets_of_years", message, sheet=other)
        elif _is_translation(sheets[one], sheets[other]):
            message = (
                f"Sheets “{one}” and “{other}” look like the same plan in two languages. "
                "Say which of them is to be read, by leaving the other out."
            )
            yield found("two_languages", message, sheet=other)


def _are_of_two_years(one: str, other: str) -> bool:
    """ "2024-25" and "2025-26", "Actions 2024" and "Actions 2025": nothing but the year is different."""
    years = [_YEAR.findall(name) for name in (one, other)]
    rest = [" ".join(_YEAR.sub(" ", name).casefold().split()) for name in (one, other)]
    return bool(years[0] and years[1]) and years[0] != years[1] and rest[0] == rest[1]


def _much_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _MUCH * len(one | other)


def _is_translation(one: _Said, other: _Said) -> bool:
    """About as many actions in each, one in Welsh and one in English."""
    fewer, more = sorted((len(one.rows), len(other.rows)))
    return fewer >= _FEWEST and fewer >= 0.8 * more and {one.language, other.language} == {"cy", "en"}


def _language(rows: Sequence[ParsedRow]) -> str:
    text = "\n".join(row.text for row in rows)
    welsh, english = len(_WELSH.findall(text)), len(_ENGLISH.findall(text))
    if welsh > 2 * english:
        return "cy"
    return "en" if english > 2 * welsh else ""


def _rows_twice(sheet: str, rows: Sequence[ParsedRow]) -> Iterator[Problem]:
    """Rows in one language among those in the other, about as many of each."""
    if sum(not _SPELT_WELSH.isdisjoint(row.text.casefold().split()) for row in rows) < max(
        2, 0.2 * len(rows)
    ):
        return
    told = [(row, _language([row])) for row in rows]
    welsh = [row for row, language in told if language == "cy"]
    english = [row for row, language in told if language == "en"]
    if len(welsh) < _FEWEST or not 0.5 <= len(welsh) / max(1, len(english)) <= 2:
        return
    if len(welsh) + len(english) < 0.7 * len(rows):
        return
    listed = ", ".join(str(row.row) for row in welsh[:10]) + (" …" if len(welsh) > 10 else "")
    message = (
        f"Rows {listed} of sheet “{sheet}” are in Welsh, and the others say the same in English. "
        "Keep one language in the sheet and upload it again, or leave the rows of the other out."
    )
    yield found("two_languages", message, sheet=sheet)
