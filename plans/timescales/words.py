"""The undated words of a timescale: joining, repeating, lasting, depending, waiting to be decided."""

import re
import unicodedata
from datetime import date

from plans.timescales.days import DAY_READERS
from plans.timescales.frequencies import read_frequency
from plans.timescales.items import Item, Role
from plans.timescales.kinds import Kind
from plans.timescales.plan_years import read_plan_year
from plans.timescales.terms import MONTH, THIRDS, Reading, narrowed
from plans.timescales.welsh import in_english
from plans.timescales.years import YEAR_READERS

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-") | dict.fromkeys(map(ord, "→⇒➔➜"), "->")
_QUOTES = dict.fromkeys(map(ord, "‘’‚‛′`´"), "'") | dict.fromkeys(map(ord, "“”„‟″"), '"')


def _rule(*words: str) -> re.Pattern:
    return re.compile(f"(?:{'|'.join(words)})(?![^\\W_])")


_UNDECIDED = _rule(
    r"tb[cad]|t\.b\.[cad]\.?|n\.?/?a\.?|none|nil|unknown|not applicable|not known|undecided|to follow",
    r"pending(?! [a-z])",
    r"to be (?:confirmed|agreed|decided|determined|set|advised|announced|arranged|scheduled)",
    r"to be (?:identified|established|defined)",
    r"no (?:end |start |fixed |specific |set )?(?:date|deadline|timescale|timeframe)s? "
    r"(?:set|agreed|yet|given|specified|provided|stated|available)|no (?:date|timescale|timeframe)s?",
    r"not (?:yet )?(?:set|agreed|confirmed|known|decided|determined|specified|stated|scheduled)",
    r"awaiting (?:a )?(?:date|confirmation)|insert (?:a )?date|x{2,4}|dd|mm|y{2,4}",
)
_THIS_PLAN = (
    r"(?:(?:the |this |our )(?:whole |entire |full )?)?"
    r"(?:strategy|plan|programme|policy|period|action plan)(?: period)?"
)
_OPEN = _rule(
    r"on[ -]?going|ongoign|on[ -]?goin|ongong|continuous(?:ly)?|continual(?:ly)?|continu(?:es?|ing|ed)",
    r"permanent(?:ly)?",
    r"bau|b\.a\.u\.?|(?:now )?(?:part of )?business[ -]as[ -]usual|day[ -]to[ -]day|all year(?: round)?",
    r"rolling(?: (?:basis|programme|review))?|indefinite(?:ly)?|in perpetuity|open[ -]?ended",
    r"no (?:fixed |set |specific )?(?:end[ -]date|end|deadline)",
    rf"(?:throughout |over |during |across |for )?(?:the )?"
    rf"(?:life|lifetime|duration|length|course) of {_THIS_PLAN}",
    rf"(?:throughout|during|across|over) {_THIS_PLAN}|(?:whole|entire|full) (?:plan|strategy) period",
    r"throughout(?! (?:the )?(?:year |period |calendar |financial |academic |school )*[0-9q'])",
    r"always|(?:all )?year[ -]round|at all times",
)
_FILLER = _rule(
    r"in place|by|the|in|on or before|on|of|at|for|with|within|an?|its|be|is|are|this|also|both|again|between|hyd",
    r"(?:before|prior to) (?:the )?end(?: of)?|not later than",
    r"due|end|date|dates|deadline|target|targets|time(?:scale|line|frame)?|"
    r"phase|strategy|plan|period|(?<![0-9]{2} )season",
    r"month|mis|half[ -]?term|term|holidays?|hols|break|vacation|done",
    r"complet(?:e|ed|es|ion|ing)|finish(?:ed)?|closed|achiev(?:e|ed)|final|finalised|draft|progress",
    r"agm|a\.g\.m\.?|annual (?:general|council) meeting|full (?:council|board|governing (?:body|board))",
    r"meetings?|report(?:s|ed|ing)?|initial(?:ly)?(?= review)|roll(?:ed)?[ -]?out",
    r"launch(?:ed)?|publish(?:ed)?|publication|implement(?:ed|ation)?|deliver(?:ed|y)?|update[sd]?",
    r"first|next|last|latest|no later than|thereafter|each time",
    r"around|about|approx(?:imate(?:ly)?)?|circa|ca?|expected|anticipated|estimated?|provisional(?:ly)?",
    r"(?:short|medium|long)(?:er)?(?: ?(?:/|to|-) ?(?:medium|long)(?:er)?)?[ -]?term|est",
    r"planned|scheduled|year|years|calendar|financial|fiscal|fy|academic|school|quarter|basis|intervals?",
    r"minimum|least|once|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun",
)
_ROLES: tuple[tuple[re.Pattern, Role], ...] = (
    (_UNDECIDED, Role.UNDECIDED),
    (_OPEN, Role.OPEN),
    (_rule(r"on?wards?|and beyond|beyond|-*>(?= ?$)"), Role.ONWARDS),
    (_rule(r"review(?:s|ed|ing)?|refresh(?:ed)?|check(?:s|ed)?|monitor(?:s|ed|ing)?"), Role.REVIEW),
    (_rule(r"during|throughout|across|over"), Role.DURING),
    (
        _rule(
            r"from|since|effective(?: from)?|start(?:s|ed|ing)?(?: from| in| on)?(?! of| point)",
            r"commenc(?:e|es|ed|ing)(?: from| in| on)?|beg[aiu]n(?:s|ning)?(?: from| in| on)?(?! of)",
        ),
        Role.FROM,
    ),
    (_rule(r"until|till|til|up to|ending|y/e|year ended|through to"), Role.UNTIL),
    (_rule(r"to|through|thru"), Role.SPAN),
    (_rule(r"and|or|then|plus|followed by"), Role.LIST),
    (
        _rule(
            r"revised|extended|moved|changed|amended|slipped|deferred|postponed|delayed|rescheduled|now",
            r"put back|pushed back|brought forward|carried (?:forward|over)|rolled (?:forward|over)|c/f",
        ),
        Role.MOVED,
    ),
    (_rule(r"likely|probably|possibly|hopefully|aim(?:ing)?(?: for| to)?"), Role.DOUBT),
    (_rule(r"was|were|previously|originally|formerly|original|initially"), Role.FORMERLY),
    # "No later than" is a filler and has to be tried before "no".
    (_FILLER, Role.FILLER),
    (
        _rule(
            r"not(?: before)?|no (?:earlier|sooner) than|never|no longer|no|ceased|stopped|stops|cancelled"
            r"|after|prior"
        ),
        Role.NEGATION,
    ),
)
_FUZZES: tuple[tuple[re.Pattern, str], ...] = (
    (_rule(r"early(?: in| on in)?|(?:the )?(?:start|beginning) of(?: the)?"), "early"),
    (_rule(r"mid|middle of(?: the)?|mid[ -]?way through"), "mid"),
    (_rule(r"late(?: in)?"), "late"),
    (_rule(r"w/?[cb]|week (?:commencing|beginning)(?: on)?"), "week"),
    (_rule(r"w/?e|week[ -]?end(?:ing|ed)?(?: on)?"), "week end"),
    (_rule(r"(?:before|prior to)(?: the)?(?! (?:the )?end)|in advance of(?: the)?"), "before"),
)
_A_MONTH = MONTH.replace("?P<month>", "?:")
# "Phase 2 - December 2025" names a phase and a month, not the second of December.
_LABEL = re.compile(
    r"(?:phase|stage|milestone|tranche|wave|part|step|priority|objective|option|cohort|version)s? ?"
    rf"(?:[0-9]{{1,2}}|[ivx]{{1,4}}|[a-d]|one|two|three|four)(?![\w/.])(?! ?(?:of )?{_A_MONTH})"
)
_BLANK_DATE = re.compile(
    r"(?:[x?_d]{1,2}|[0-9]{1,2}) ?[/.-] ?[x?_m]{1,2} ?[/.-] ?(?:[x?_y]{2,4}|[0-9]{2,4})"
    r"|[x?_]{2} ?[/.-] ?[0-9]{2,4}|\?{2,}|_{2,}"
)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_NUMBER = re.compile(r"[0-9]+[^\W\d_]*")
_ORDINAL = re.compile(r"[0-9]+(?:st|nd|rd|th)(?![^\W_])")
_PUNCTUATION = {
    "-": Role.DASH,
    "(": Role.BRACKET,
    ")": Role.CLOSING,
    "[": Role.BRACKET,
    "]": Role.CLOSING,
    "/": Role.LIST,
    "&": Role.LIST,
    ",": Role.LIST,
    "+": Role.ONWARDS,
    ";": Role.LIST,
}
_PUNCTUATION |= dict.fromkeys(".:*'\"~•·!|", Role.FILLER) | {
    "?": Role.DOUBT,
    "\\": Role.LIST,
    ">": Role.DOUBT,
}

_CONDITION_FIRST = re.compile(
    r"\W*(?:(?:to be )?(?:completed?|due|reviewed|review|by|start(?:ed)?|date|will be)[ :,-]{1,3}){0,3}"
    r"(?:subject to|dependent|dependant|depends|depending|contingent|if\b|following\b|upon\b"
    r"|pending [a-z]|awaiting (?!(?:a )?(?:date|confirmation))|when(?:ever)?\b"
    r"|a\.?s\.?a\.?p\b|as (?:funding|resources?|capacity|time|staffing|budgets?) (?:allows?|permits?|becomes?)\b"
    r"|as (?:they|new|it|and when|& when)\b|in response to\b"
    r"|as per\b|in accordance with|post[ -](?!.*[0-9])[a-z]"
    r"|(?:at|on|upon) (?:the )?(?:contract |policy |lease )?(?:point of|renewal|expiry|recruitment|procurement)"
    r"|(?:at|by|on|for|until) (?:the |our |its )?next (?!year|financial|month|quarter|week|term|school|academic)[a-z]"
    r"|(?:(?:by|at|before|for|until) )?(?:the |our |its |each )?(?:agm|annual general meeting)\W*$"
    r"|(?:prior to|before|in advance of) (?:the |any |each )?(?:launch|go-live|implementation|appointment"
    r"|publication|recruitment|procurement|next|any|each)\b"
    r"|once (?!a\b|per\b|every\b|each\b|in\b)|as and when|ad[ -]?hoc|aligned (?:to|with)"
    r"|in line with|linked to"
    r"|as (?:soon as|required|needed|necessary|appropriate|applicable|requested|opportunit)"
    r"|on (?:the )?(?:completion|approval|receipt|appointment|publication|request|launch|adoption|demand)\b"
    r"|after (?!.*[0-9])|until (?:the )?[a-z]+ (?:is|are|has|have)\b)"
)
_CONDITION_ANYWHERE = re.compile(
    r"\b(?:subject to|(?:dependent|dependant|depending|contingent) (?:on|upon)|depends (?:on|upon)|once the "
    r"|(?:funding|resources?|capacity|budgets?|staffing|time) (?:permitting|allowing)\b"
    r"|within (?:[0-9]{1,3}|one|two|three|four|six|nine|twelve) "
    r"(?:working |calendar )?(?:day|week|month|year)s?)"
)
_COUNTED_FROM_AN_EVENT = re.compile(
    r"\b(?:[0-9]{1,3}|one|two|three|four|six|nine|twelve|eighteen) (?:working |calendar )?(?:day|week|month|year)s?"
    r" (?:after|following|from|of|post|prior to|before)\b(?!.*[0-9]{4})(?! (?:the )?(?:strategy|plan)\b)"
)
_CONDITION_AFTER_DATE = re.compile(
    r"[ ,;(-]{0,3}\b(?:but )?(?:subject to|(?:dependent|dependant|depending|contingent) (?:on|upon)|depends (?:on|upon)"
    r"|pending (?=[a-z])|provided|if |once "
    r"|(?:funding|resources?|capacity|budgets?|staffing|time) (?:permitting|allowing|dependent)\b)"
)
_CONDITION_OF_REVIEW = re.compile(
    r"\b(?:as|when|where|if) (?:and when )?(?:required|needed|necessary|appropriate)\b"
)


def normalised(text: str) -> str:
    """Lower case, one space between words, plain dashes and quotes; no soft hyphens or other invisibles."""
    plain = text.translate(_DASHES).translate(_QUOTES)
    visible = "".join(c for c in plain if c.isspace() or unicodedata.category(c) not in ("Cf", "Cc"))
    return in_english(" ".join(visible.lower().split()))


def says_it_depends(words: str) -> bool:
    """It opens with a condition, or names one plainly: "subject to funding", "within 6 months of"."""
    rules = _CONDITION_ANYWHERE, _COUNTED_FROM_AN_EVENT
    return bool(_CONDITION_FIRST.match(words)) or any(rule.search(words) for rule in rules)


def before_its_condition(words: str) -> str:
    """What stands before a condition: "March 2026, subject to funding" begins with March 2026."""
    found = _CONDITION_AFTER_DATE.search(words)
    return words[: found.start()] if found else ""


def says_when_needed(words: str) -> bool:
    """It adds "as required", which takes nothing from a rhythm that is also said."""
    return bool(_CONDITION_OF_REVIEW.search(words))


def read_items(words: str, year_starts: int, plan_starts: date | None = None) -> list[Item]:
    """The word groups of a normalised text in their order, each with what it does."""
    items: list[Item] = []
    position, fuzz = 0, None
    while position < len(words):
        if words[position] == " ":
            position += 1
            continue
        item, end, new_fuzz = _read_item(words, position, year_starts, plan_starts)
        if item.term:
            item = item._replace(term=narrowed(item.term, fuzz))
            fuzz = None
        if fuzz and new_fuzz and not {*fuzz.split(), new_fuzz} <= set(THIRDS):
            item = Item(Role.OTHER)
        fuzz = f"{fuzz} {new_fuzz}" if fuzz and new_fuzz else new_fuzz or fuzz
        items.append(item)
        position = end
    return items


def _read_item(
    words: str, position: int, year_starts: int, plan_starts: date | None
) -> tuple[Item, int, str | None]:
    blank = _BLANK_DATE.match(words, position)
    if blank and not blank[0].replace(" ", "")[0].isdigit():
        return Item(Role.UNDECIDED), blank.end(), None
    repeated = read_frequency(words, position, _names_a_time)
    if repeated:
        return *repeated, None
    if found := _LABEL.match(words, position):
        return Item(Role.LABEL), found.end(), None
    read = read_plan_year(words, position, year_starts, plan_starts) or read_term(
        words, position, year_starts
    )
    if read:
        return Item(Role.TERM, read[0]), read[1], None
    for rule, fuzz in _FUZZES:
        if found := rule.match(words, position):
            return Item(Role.FUZZ), found.end(), fuzz
    for rule, role in _ROLES:
        if found := rule.match(words, position):
            return Item(role), found.end(), None
    if found := _WORD.match(words, position) or _ORDINAL.match(words, position):
        return Item(Role.OTHER), found.end(), None
    if found := _NUMBER.match(words, position):
        return Item(Role.NUMBER), found.end(), None
    return Item(_PUNCTUATION.get(words[position], Role.OTHER)), position + 1, None


def read_term(words: str, position: int, year_starts: int) -> Reading:
    """The dated words that begin at a position, and where they end: days first, years last."""
    for reader in (*DAY_READERS, *YEAR_READERS):
        found = reader(words, position, year_starts)
        if found:
            return found
    return None


def _names_a_time(words: str, position: int) -> bool:
    for rule, _fuzz in _FUZZES:
        if found := rule.match(words, position):
            position = found.end() + 1
    read = read_term(words, position, 1)
    return read is not None and (read[0].month is not None or read[0].kind == Kind.QUARTER)
