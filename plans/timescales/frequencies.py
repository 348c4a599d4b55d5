"""How often something comes round: "annually", "every 6 months", "2 x a year", "at each meeting"."""

import re
from collections.abc import Callable

from plans.timescales.items import Item, Role

_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_COUNTS |= {"ten": 10, "eleven": 11, "twelve": 12, "eighteen": 18, "other": 2, "second": 2, "third": 3}
_COUNT = "(?:[0-9]{1,2}|" + "|".join(_COUNTS) + ")"
_SEASONS = ("spring", "summer", "autumn", "winter")
_UNIT_MONTHS = {"month": 1, "quarter": 3, "term": 4, "half": 6, "year": 12, "annum": 12}
_UNIT_MONTHS |= dict.fromkeys(_SEASONS, 12)
# Six half terms make a school year.
_UNIT_MONTHS |= {"mth": 1, "qtr": 3, "yr": 12, "half term": 2, "half-term": 2, "half year": 6, "half-year": 6}

_EVERY_COUNTED = re.compile(
    rf"(?:every|each|per)[ -](?:(?P<count>{_COUNT})[ -]?)?"
    r"(?:(?:calendar|financial|school|single|academic) )?"
    r"(?P<unit>half[ -]term|half[ -]year|month|mth|quarter|qtr|term|half|year|yr|annum|week|fortnight|day"
    r"|spring|summer|autumn|winter)s?(?![a-z])"
)
_TIMES = re.compile(
    r"(?P<times>once|twice|thrice|(?:two|three|four|five|six|[2-9]) times|[2-9] ?x) (?:a|an|per|each|every|in a) ?"
    r"(?:calendar |financial |academic |school )?(?P<unit>month|quarter|term|year|yr|annum)(?![a-z])"
    r"|(?P<twice>twice)[ -](?:yearly|annually)"
)
_TIMES_COUNT = {"once": 1, "twice": 2, "thrice": 3, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_COUNT_LY = re.compile(
    rf"(?P<count>{_COUNT})[ -](?P<unit>monthly|yearly|weekly|month(?= (?:review|intervals?|basis)))"
)
_EVERY_WEEKDAY = re.compile(
    r"(?:every|each) (?:other |second |first |last )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?![a-z])"
)
# What comes round with something else has no rhythm of its own.
_EVERY_EVENT = re.compile(
    r"(?:(?:at|after|before|for|following) )?(?:every|each) (?:[a-z]+ ){0,2}?"
    r"(?:meeting|cycle|committee|board|campaign|recruitment|intake|induction|event|round|occasion|project|procurement|election|agm|cabinet)s?(?![a-z])"
)
_EVERY_MONTH_NAME = re.compile(r"(?:every|each)(?= (?:early |mid |late )?[^\W\d_])")

# "Biannual" is read as twice a year, as most plans mean it; "biennial" is every two years.
_FREQUENCIES: tuple[tuple[str, int | None], ...] = (
    (r"bi[ -]?annual(?: ?ly)?|half[ -]?year(?: ?ly)?|semi[ -]?annual(?:ly)?", 6),
    (r"bi[ -]?ennial(?:ly)?|two[ -]yearly", 24),
    (r"tri[ -]?ennial(?:ly)?", 36),
    (r"bi[ -]?month(?: ?ly)?", 2),
    (r"an+ual? ?l+y|anual(?:ly)?|annual|annaul(?:ly)?|year ?ly|p\.a\.?|per annum", 12),
    (r"qu?a?rter ?ly|quartely|quaterly|qtrly", 3),
    (r"month ?ly|montly", 1),
    (r"half[ -]?term ?ly", 2),
    (r"term ?ly", 4),
    (r"fortnight ?ly|week ?ly|daily", None),
    (r"regular(?:ly)?|periodic(?:al)?(?:ly)?|frequently", None),
)
_ADJECTIVES = re.compile(r"annual|bi[ -]?annual|anual|biennial")
_FREQUENCY_RULES = tuple((re.compile(f"(?:{words})(?![^\\W_])"), months) for words, months in _FREQUENCIES)


def read_frequency(
    words: str, position: int, names_a_time: Callable[[str, int], bool]
) -> tuple[Item, int] | None:
    """The words at a position that say how often, and where they end; months where the words give them."""
    if found := _TIMES.match(words, position):
        times = 2 if found["twice"] else _TIMES_COUNT.get(found["times"].split()[0]) or int(found["times"][0])
        within = 12 if found["twice"] else _UNIT_MONTHS[found["unit"]]
        return Item(Role.EVERY, None, within // times if within % times == 0 else None), found.end()
    if found := _EVERY_COUNTED.match(words, position):
        end = found.start("unit") if found["unit"] in _SEASONS else found.end()
        return Item(Role.EVERY, None, _months(found["count"], found["unit"])), end
    if found := _EVERY_EVENT.match(words, position) or _EVERY_WEEKDAY.match(words, position):
        return Item(Role.EVERY), found.end()
    if found := _COUNT_LY.match(words, position):
        return Item(Role.EVERY, None, _months(found["count"], found["unit"].removesuffix("ly"))), found.end()
    for rule, months in _FREQUENCY_RULES:
        if found := rule.match(words, position):
            role = Role.LISTED_NAME if _ADJECTIVES.fullmatch(found[0]) else Role.EVERY
            return Item(role, None, months), found.end()
    if (found := _EVERY_MONTH_NAME.match(words, position)) and names_a_time(words, found.end() + 1):
        return Item(Role.EVERY, None, 12), found.end()
    return None


def _months(count: str | None, unit: str) -> int | None:
    months = _UNIT_MONTHS.get(unit)
    if months is None or count is None:
        return months
    number = _COUNTS.get(count) or int(count)
    return months * number or None
