"""The undated words of a timescale: joining, repeating, lasting, depending, waiting to be decided."""

import re
import unicodedata
from enum import StrEnum
from typing import NamedTuple

from plans.timescales.days import DAY_READERS
from plans.timescales.terms import Reading, Term, narrowed
from plans.timescales.years import YEAR_READERS


class Role(StrEnum):
    """What a word group does in a timescale."""

    TERM = "term"
    SPAN = "to"
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
    FILLER = "by"
    OTHER = "other"


class Item(NamedTuple):
    role: Role
    term: Term | None = None
    every_months: int | None = None


_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-")
_QUOTES = dict.fromkeys(map(ord, "‘’‚‛′`´"), "'") | dict.fromkeys(map(ord, "“”„‟″"), '"')
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_COUNTS |= {"ten": 10, "eleven": 11, "twelve": 12, "eighteen": 18, "other": 2, "second": 2, "third": 3}
_COUNT = "(?:[0-9]{1,2}|" + "|".join(_COUNTS) + ")"
_SEASONS = ("spring", "summer", "autumn", "winter")
_UNIT_MONTHS = {"month": 1, "quarter": 3, "term": 4, "half": 6, "year": 12, "annum": 12}
_UNIT_MONTHS |= dict.fromkeys(_SEASONS, 12)

_EVERY_COUNTED = re.compile(
    rf"(?:every|each|per)[ -](?:(?P<count>{_COUNT})[ -]?)?"
    r"(?:(?:calendar|financial|school|single|academic) )?"
    r"(?P<unit>month|quarter|term|half|year|annum|week|fortnight|day|spring|summer|autumn|winter)s?"
    r"(?:[ -]year)?(?![a-z])"
)
_TIMES = re.compile(
    r"(?P<times>once|twice|thrice|(?:two|three|four|six|2|3|4|6) times) (?:a|an|per|each|every|in a) ?"
    r"(?P<unit>month|quarter|term|year|annum)(?![a-z])|(?P<twice>twice)[ -](?:yearly|annually)"
)
_TIMES_COUNT = {"once": 1, "twice": 2, "thrice": 3, "two": 2, "three": 3, "four": 4, "six": 6}
_COUNT_LY = re.compile(
    rf"(?P<count>{_COUNT})[ -](?P<unit>monthly|yearly|weekly|month(?= (?:review|intervals?|basis)))"
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
    (r"term ?ly", 4),
    (r"fortnight ?ly|week ?ly|daily", None),
)
_ADJECTIVES = re.compile(r"annual|bi[ -]?annual|anual|biennial")
_FREQUENCY_RULES = tuple((re.compile(f"(?:{words})(?![^\\W_])"), months) for words, months in _FREQUENCIES)


def _rule(*words: str) -> re.Pattern:
    return re.compile(f"(?:{'|'.join(words)})(?![^\\W_])")


_UNDECIDED = _rule(
    r"tb[cad]|t\.b\.[cad]\.?|n\.?/?a\.?|none|nil|unknown|not applicable|not known|undecided|to follow",
    r"pending(?! [a-z])",
    r"to be (?:confirmed|agreed|decided|determined|set|advised|announced|arranged|scheduled)",
    r"to be (?:identified|established|defined)",
    r"no (?:end |start |fixed |specific |set )?(?:date|deadline|timescale)s? (?:set|agreed|yet|given)",
    r"not (?:yet )?(?:set|agreed|confirmed|known|decided|determined|specified|stated|scheduled)",
    r"awaiting (?:a )?(?:date|confirmation)|insert (?:a )?date|x{2,4}|dd|mm|y{2,4}",
)
_THIS_PLAN = (
    r"(?:the |this |our )(?:whole |entire |full )?(?:strategy|plan|programme|policy|period|action plan)"
)
_OPEN = _rule(
    r"on[ -]?going|ongoign|continuous(?:ly)?|continual(?:ly)?|continu(?:es?|ing|ed)|permanent(?:ly)?",
    r"bau|b\.a\.u\.?|(?:now )?(?:part of )?business[ -]as[ -]usual|day[ -]to[ -]day|all year(?: round)?",
    r"rolling(?: (?:basis|programme|review))?|indefinite(?:ly)?|in perpetuity|open[ -]?ended",
    r"no (?:fixed |set |specific )?(?:end[ -]date|end|deadline)",
    rf"(?:throughout |over |during |across |for )?(?:the )?"
    rf"(?:life|lifetime|duration|length|course) of {_THIS_PLAN}",
    rf"(?:throughout|during|across|over) {_THIS_PLAN}(?: period)?",
    r"throughout(?! (?:the )?(?:year |period |calendar |financial )?[0-9q])",
)
_FILLER = _rule(
    r"by|the|in|on|of|at|for|with|within|an?|its|be|is|are|this|also|both|again|during|between|throughout",
    r"due|end|date|dates|deadline|target|targets|time(?:scale|line)?|phase|strategy|plan|period|season|month",
    r"complet(?:e|ed|es|ion|ing)|finish(?:ed)?|closed|achiev(?:e|ed)|final|finalised|draft|progress",
    r"review(?:s|ed|ing)?|refresh(?:ed)?|check(?:s|ed)?|monitor(?:s|ed|ing)?|meetings?|report(?:s|ed|ing)?",
    r"launch(?:ed)?|publish(?:ed)?|publication|implement(?:ed|ation)?|deliver(?:ed|y)?|update[sd]?",
    r"start(?:s|ed)?|commenc(?:e|ed)|begun|first|next|last|latest|no later than|thereafter|each time",
    r"around|about|approx(?:imate(?:ly)?)?|circa|ca?|expected|anticipated|estimated?|provisional(?:ly)?",
    r"planned|scheduled|year|years|calendar|financial|fiscal|fy|academic|school|quarter|basis|intervals?",
    r"minimum|least|once|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|weds?|thurs?|fri|sat|sun",
)
_ROLES: tuple[tuple[re.Pattern, Role], ...] = (
    (_UNDECIDED, Role.UNDECIDED),
    (_OPEN, Role.OPEN),
    (_rule(r"on?wards?|and beyond|beyond"), Role.ONWARDS),
    (_rule(r"from|since|starting|commencing|beginning(?! of)|effective(?: from)?"), Role.FROM),
    (_rule(r"until|till|til|up to|ending|through to"), Role.UNTIL),
    (_rule(r"to|through|thru"), Role.SPAN),
    (_rule(r"and|or|then|plus|followed by"), Role.LIST),
    (
        _rule(
            r"revised|extended|moved|changed|amended|slipped|deferred|postponed|delayed|rescheduled|now",
            r"put back|pushed back|brought forward",
        ),
        Role.MOVED,
    ),
    (_rule(r"was|were|previously|originally|formerly|original|initially"), Role.FORMERLY),
    # "No later than" is a filler and has to be tried before "no".
    (_FILLER, Role.FILLER),
    (_rule(r"not|never|no longer|no|ceased|stopped|stops|cancelled|before|after|prior"), Role.NEGATION),
)
_FUZZES: tuple[tuple[re.Pattern, str], ...] = (
    (_rule(r"early(?: in| on in)?|(?:the )?(?:start|beginning) of(?: the)?"), "early"),
    (_rule(r"mid|middle of(?: the)?|mid[ -]?way through"), "mid"),
    (_rule(r"late(?: in)?"), "late"),
    (_rule(r"w/?[cb]|week (?:commencing|beginning)(?: on)?"), "week"),
)
_BLANK_DATE = re.compile(
    r"(?:[x?_d]{1,2}|[0-9]{1,2}) ?[/.-] ?[x?_m]{1,2} ?[/.-] ?(?:[x?_y]{2,4}|[0-9]{2,4})"
    r"|[x?_]{2} ?[/.-] ?[0-9]{2,4}|\?{2,}|_{2,}"
)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_NUMBER = re.compile(r"[0-9]+[^\W\d_]*")
_PUNCTUATION = {
    "-": Role.SPAN,
    "/": Role.LIST,
    "&": Role.LIST,
    ",": Role.LIST,
    "+": Role.ONWARDS,
    ";": Role.LIST,
}
_PUNCTUATION |= dict.fromkeys("().:*[]'\"~•·!|>", Role.FILLER) | {"?": Role.DOUBT, "\\": Role.LIST}

_CONDITION_FIRST = re.compile(
    r"\W*(?:(?:to be )?(?:completed?|due|reviewed|review|by|start(?:ed)?|date|will be)[ :,-]{1,3}){0,3}"
    r"(?:subject to|dependent|dependant|depends|depending|contingent|if\b|following\b|upon\b"
    r"|pending [a-z]|when(?:ever)?\b"
    r"|once (?!a\b|per\b|every\b|each\b|in\b)|as and when|ad[ -]?hoc|aligned (?:to|with)"
    r"|in line with|linked to"
    r"|as (?:soon as|required|needed|necessary|appropriate|applicable|requested|opportunit)"
    r"|on (?:the )?(?:completion|approval|receipt|appointment|publication|request|launch|adoption|demand)\b"
    r"|after (?!.*[0-9])|until (?:the )?[a-z]+ (?:is|are|has|have)\b)"
)
_CONDITION_ANYWHERE = re.compile(
    r"\b(?:subject to|(?:dependent|dependant|depending|contingent) (?:on|upon)|depends (?:on|upon)|once the "
    r"|within (?:[0-9]{1,3}|one|two|three|four|six|nine|twelve) "
    r"(?:working |calendar )?(?:day|week|month|year)s?)"
)
_CONDITION_OF_REVIEW = re.compile(
    r"\b(?:as|when|where|if) (?:and when )?(?:required|needed|necessary|appropriate)\b"
)


def normalised(text: str) -> str:
    """Lower case, one space between words, plain dashes and quotes; no soft hyphens or other invisibles."""
    plain = text.translate(_DASHES).translate(_QUOTES)
    visible = "".join(c for c in plain if c.isspace() or unicodedata.category(c) not in ("Cf", "Cc"))
    return " ".join(visible.lower().split())


def says_it_depends(words: str) -> bool:
    """It opens with a condition, or names one plainly: "subject to funding", "within 6 months of"."""
    return bool(_CONDITION_FIRST.match(words) or _CONDITION_ANYWHERE.search(words))


def says_when_needed(words: str) -> bool:
    """It adds "as required", which takes nothing from a rhythm that is also said."""
    return bool(_CONDITION_OF_REVIEW.search(words))


def read_items(words: str, year_starts: int) -> list[Item]:
    """The word groups of a normalised text in their order, each with what it does."""
    items: list[Item] = []
    position, fuzz = 0, None
    while position < len(words):
        if words[position] == " ":
            position += 1
            continue
        item, end, new_fuzz = _read_item(words, position, year_starts)
        if item.term:
            item = item._replace(term=narrowed(item.term, fuzz))
            fuzz = None
        fuzz = new_fuzz or fuzz
        items.append(item)
        position = end
    return items


def _read_item(words: str, position: int, year_starts: int) -> tuple[Item, int, str | None]:
    blank = _BLANK_DATE.match(words, position)
    if blank and not blank[0].replace(" ", "")[0].isdigit():
        return Item(Role.UNDECIDED), blank.end(), None
    repeated = _read_frequency(words, position)
    if repeated:
        return *repeated, None
    read = read_term(words, position, year_starts)
    if read:
        return Item(Role.TERM, read[0]), read[1], None
    for rule, fuzz in _FUZZES:
        if found := rule.match(words, position):
            return Item(Role.FUZZ), found.end(), fuzz
    for rule, role in _ROLES:
        if found := rule.match(words, position):
            return Item(role), found.end(), None
    found = _WORD.match(words, position) or _NUMBER.match(words, position)
    if found:
        return Item(Role.OTHER), found.end(), None
    return Item(_PUNCTUATION.get(words[position], Role.OTHER)), position + 1, None


def read_term(words: str, position: int, year_starts: int) -> Reading:
    """The dated words that begin at a position, and where they end: days first, years last."""
    for reader in (*DAY_READERS, *YEAR_READERS):
        found = reader(words, position, year_starts)
        if found:
            return found
    return None


def _read_frequency(words: str, position: int) -> tuple[Item, int] | None:
    if found := _TIMES.match(words, position):
        times = 2 if found["twice"] else _TIMES_COUNT.get(found["times"].split()[0]) or int(found["times"][0])
        within = 12 if found["twice"] else _UNIT_MONTHS[found["unit"]]
        return Item(Role.EVERY, None, within // times if within % times == 0 else None), found.end()
    if found := _EVERY_COUNTED.match(words, position):
        end = found.start("unit") if found["unit"] in _SEASONS else found.end()
        return Item(Role.EVERY, None, _months(found["count"], found["unit"])), end
    if found := _COUNT_LY.match(words, position):
        return Item(Role.EVERY, None, _months(found["count"], found["unit"].removesuffix("ly"))), found.end()
    for rule, months in _FREQUENCY_RULES:
        if found := rule.match(words, position):
            role = Role.LISTED_NAME if _ADJECTIVES.fullmatch(found[0]) else Role.EVERY
            return Item(role, None, months), found.end()
    if (found := _EVERY_MONTH_NAME.match(words, position)) and _names_a_month(words, found.end() + 1):
        return Item(Role.EVERY, None, 12), found.end()
    return None


def _names_a_month(words: str, position: int) -> bool:
    for rule, _fuzz in _FUZZES:
        if found := rule.match(words, position):
            position = found.end() + 1
    read = read_term(words, position, 1)
    return read is not None and read[0].month is not None


def _months(count: str | None, unit: str) -> int | None:
    months = _UNIT_MONTHS.get(unit)
    if months is None or count is None:
        return months
    number = _COUNTS.get(count) or int(count)
    return months * number or None
