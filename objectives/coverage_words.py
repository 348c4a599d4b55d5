"""Which words of a plan speak of whom an action is for, and of which aim of the equality duty it serves.

They are suggestions for a person to confirm, each with the words that led to it; nothing here decides.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from measures.vocabulary import Aim

PROTECTED = (
    "age", "disability", "gender-reassignment", "marriage-and-civil-partnership", "pregnancy-and-maternity",
    "race", "religion-or-belief", "sex", "sexual-orientation",
)  # fmt: skip
MOST_TEXT = 20_000  # characters of one text that are read

_PEOPLE = (
    r"(?:people|persons?|staff|employees?|colleagues?|workers?|communit(?:y|ies)|residents?|families"
    r"|children|pupils?"
    r"|students?|learners?|tenants?|patients?|applicants?|candidates?|customers?|carers?|parents?|leaders?"
    r"|managers?"
    r"|men|women|boys|girls|young|adults|voices|lives|history|heritage|led|owned|network)"
)

# What looks like a characteristic and is none. It comes first, and hides its words from the rules below.
_NOT = (
    r"rac(?:e|ing) (?:to|against|track|course|meeting|day)\w*", r"(?:rat|boat|horse|relay|fun|arms|foot"
    r"|cycle) rac\w+",
    r"human race", r"age of (?!18\b|16\b|25\b|people|staff|employees|residents)\w+(?: \w+)?",
    r"day and age", r"(?:digital|information|bronze|iron|stone|golden|new|space|jet|machine) age",
    r"age verification", r"black (?:country|friday|spots?|box(?:es)?|bins?|market|list|hole|out|mould|ice"
    r"|and white)",
    r"sex (?:education|offenders?|work|workers?)", r"unisex", r"blind (?:spots?|recruitment|shortlisting"
    r"|test\w*)",
    r"colour[ -]blind", r"(?:good|bad) faith", r"faith in (?!\w+ schools?\b)\w+", r"forced marriages?",
    r"(?:tak\w+|with|civic) pride", r"pride in", r"trans[ -](?:pennine|atlantic|fats?|national|port)",
    r"travell?ers? (?:cheques?|information"
    r"|survey)", r"rail travell?ers?", r"deaf ears?", r"women'?s institute hall",
    r"turn\w* a blind eye", r"race for life", r"disabl\w+ (?:the|an?|any|your|this|cookies?|macros?"
    r"|accounts?)",
    r"marriage of (?!convenience)\w+", r"harass\w+ of wildlife", r"voluntary and community sector",
    r"sexual health",
)  # fmt: skip

# The rules in order: the first that fits has the words. One rule may speak of several.
_WHOM: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        r"(?:all|every|each|any|nine|across(?: all)?(?: the)?) (?:of the )?(?:nine )?(?:protected )?"
        r"(?:characteristics?|equality (?:groups|strands))",
        PROTECTED,
    ),
    (r"lgbt\w*\+?|lgbtq?i?a?\+", ("gender-reassignment", "sexual-orientation")),
    (r"lgb\+?(?!\w)|lesbians?|gay|bisexual\w*|bi-?phobi\w+|homophobi\w+|queer"
    r"|sexual orientation", ("sexual-orientation",)),
    (r"pride (?:flag|month|event|march|parade|week"
    r"|celebrations?)", ("gender-reassignment", "sexual-orientation")),
    (
        r"gender (?:reassignment|identity|identities|expression|recognition|diverse|affirm\w+)|transgender"
        r"|transphobi\w+"
        r"|trans (?:and|or|inclusi\w+|equality|staff|people|men|women|colleagues|communit\w+|employees"
        r"|awareness)"
        r"|non-?\s?binary|gender-?fluid",
        ("gender-reassignment",),
    ),
    (r"marriage|married|civil partner\w*", ("marriage-and-civil-partnership",)),
    (
        r"pregnan\w+|maternity|breast-?feed\w*|expectant (?:mothers|parents)|new mothers|baby loss"
        r"|miscarriages?"
        r"|(?:peri|ante|post)-?natal",
        ("pregnancy-and-maternity",),
    ),
    (r"menopaus\w*|peri-?menopaus\w*", ("sex", "age")),
    (r"violence against women(?: and girls)?|misogyn\w*|sexis[mt]|sexual(?:ly)? (?:harass\w+|misconduct"
    r"|assault\w*|violence)",
     ("sex",)),
    (
        r"wom[ae]n'?s?|men'?s (?:health|mental|network|sheds?|group)|men and boys|girls|boys|females?"
        r"|males?|menstru\w+"
        r"|period (?:poverty|products|dignity)|gender(?! reassign)|domestic abuse"
        r"|sex (?:discrimination|equality|and|or)|(?:by|and|or|of|their|on|same|,|;) sex(?!ual)",
        ("sex",),
    ),
    (
        r"disab\w+|impairments?|neuro-?(?:divers\w+|divergen\w+|inclusi\w+)|autis\w+|adhd|dyslexi\w+"
        r"|dyspraxi\w+|deaf(?:ness|ened|blind)?|blind"
        r"|hard of hearing|(?:sight|hearing|visual(?:ly)?|partially)[ -](?:loss|impair\w+|sighted)"
        r"|wheelchairs?|step-free"
        r"|mental (?:health|ill-?health)|long[- ]term (?:health )?conditions?|learning (?:disabilit\w+"
        r"|difficult\w+)"
        r"|(?:reasonable|workplace) adjustments?|adjustments? passports?|access to work"
        r"|british sign language|bsl"
        r"|sign language|easy[- ]read|changing places|dementia|(?-i:SEND)|accessib\w+",
        ("disability",),
    ),
    (
        r"rac(?:ial|ism|ist|ialised)\w*|anti-?racis[mt]|race|ethnic\w*|b\.?a?\.?m\.?e|bme|global majority"
        r"|(?:people|colleagues|staff) of colou?r|gyps(?:y|ies)|roma|travell?ers?(?= (?:communit\w+"
        r"|famil\w+|sites?|children))"
        r"|refugees?|asylum|migrants?|migration|windrush|nationalit\w+|national origins?|xenophobi\w+"
        r"|islamophobi\w+"
        rf"|(?:black|asian|chinese|arab|african|caribbean)(?=(?:,| and| or)? {_PEOPLE})|black history month",
        ("race",),
    ),
    (
        r"religio\w+|beliefs?|(?:multi-?|inter-?)?faiths?|muslims?|jewish|jews|hindus?|sikhs?|christians?"
        r"|buddhis\w+"
        r"|anti-?semit\w+|prayer|pray|ramadan|eid|diwali|holocaust",
        ("religion-or-belief",),
    ),
    (
        r"(?:old|young)er (?:people|persons?|residents|workers|staff|adults|colleagues|generation)"
        r"|young (?:people|persons?|adults)"
        r"|ageis[mt]|age(?:d|ing) (?:population|well|workforce)|ageing|all ages|any age|pensioners|age(?:-"
        r"| )friendly"
        r"|age (?:groups?|bands?|discrimination|profile|equality|uk|range)|inter-?generational"
        r"|over[- ][56]0s?|aged \d+"
        r"|under[- ](?:18|25|30)s?|youth|school leavers|early careers?"
        r"|(?:by|,|;) age|age(?=,|;| and (?:disab|sex|race|gender|ethnic)|$)|and age$",
        ("age",),
    ),
)  # fmt: skip

# How a characteristic is written where a column asks for it, and nowhere else.
_WHOM_IN_COLUMN: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"all|everyone|everybody|all (?:nine|groups|pcs?|staff|residents|communities)", PROTECTED),
    (r"age", ("age",)),
    (r"sex|gender|women|men", ("sex",)),
    (r"race|black|asian|travell?ers?", ("race",)),
    (r"religion|belief|faith", ("religion-or-belief",)),
    (r"trans", ("gender-reassignment",)),
    (r"pregnancy|maternity|paternity", ("pregnancy-and-maternity",)),
)

# Local priorities are named by each organisation; where its name speaks of one of these, so do these words.
_PRIORITIES = (
    r"care[- ]experience\w*|care leavers?|looked[- ]after|children in care|leaving care",
    r"(?:unpaid|young|family|parent|working)[- ]carers?|carers?(?! worker)|caring (?:responsibilit\w+"
    r"|for an?)",
    r"socio-?\s?economic\w*|poverty|low(?:er)?[- ]incomes?|depriv\w+|social mobility|working[- ]class"
    r"|free school meals"
    r"|social class|cost of living",
    r"armed forces|veterans?|serving families|reservists?|ex-?service\w*|military",
    r"rural\w*|isolated (?:villages?|communit\w+)|villages",
    r"homeless\w*|rough sleep\w*",
    r"welsh(?: language| speak\w+)?",
)  # fmt: skip

_AIMS: tuple[tuple[str, Aim], ...] = (
    (
        r"(?:anti-?)?discriminat\w+|harass\w*|victimis\w+|bull(?:y|ied|ying)|hate (?:crimes?|incidents?"
        r"|speech)|hate"
        r"|(?:anti-?)?racis[mt]|misogyn\w*|sexis[mt]|(?:homo|bi|trans|islamo|xeno)-?phobi\w+"
        r"|anti-?semit\w+|ableis[mt]|ageis[mt]"
        r"|zero[- ]tolerance|(?:sexual )misconduct|violence against women|(?:unconscious "
        r"|implicit )?bias\w*|unfair treatment"
        r"|micro-?aggressions?|speak(?:ing)? (?:up|safely)|unlawful\w*"
        r"|(?<!substance )(?<!alcohol )(?<!drug )(?<!solvent )(?<!child )abuse",
        Aim.ELIMINATE,
    ),
    (
        r"good relations|cohesi\w+|prejudice\w*|stereotyp\w+|inter-?faith|allyship|allies|belonging"
        r"|tensions?|integration|celebrat\w+|festivals?|history month|awareness (?:days?|weeks?|months?)"
        r"|understanding between|get(?:ting)? on(?: well)? (?:together|with)|neighbours get on"
        r"|community events?"
        r"|welcom(?:e|es|ing) (?:refugees|people|new)|pride (?:event|march|month|parade)|remembrance",
        Aim.FOSTER,
    ),
    (
        r"recruit\w*|shortlist\w*|interview\w*|job adver\w+|hir(?:e|ing)|progression|promot(?:ion|ions|ed)"
        r"|careers?|leadership programme"
        r"|represent(?:ation|ative)\w*|under-?\s?represent\w+|opportunit\w+|(?:pay|attainment|awarding"
        r"|health|employment) gaps?"
        r"|barriers?|participat\w+|take[- ]up|mentor\w*|sponsor\w*|apprentice\w*|intern(?:ship)?s?"
        r"|inequalit\w+|disadvantag\w+"
        r"|adjustments?|accessib\w+|access to \w+|flexible working|positive action|easy[- ]read"
        r"|sign language|bsl|interpret\w+"
        r"|translat\w+|changing places|step-free",
        Aim.ADVANCE,
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Suggestion:
    """A characteristic (by its slug) or an aim that the plan's words speak of, and the words that do."""

    word: str
    is_aim: bool
    because: tuple[str, ...]
    where: str


@dataclass(frozen=True)
class Written:
    """What the plan writes about an action that may say whom it is for."""

    characteristics: str = ""
    text: str = ""
    objective: str = ""


OWN_COLUMN = "the plan’s own column"
OWN_WORDS = "the action’s words"
OBJECTIVE = "the objective’s title"


def suggestions(written: Written, priorities: Mapping[str, str]) -> list[Suggestion]:
    """What the words of an action suggest, first from the column that says whom it is for, then from its own
    words, then from the title of its objective.

    `priorities` are the local priorities of the organisation, name by slug. Each suggestion is made once, by the
    nearest words that lead to it.
    """
    places = (
        (OWN_COLUMN, _in_column(written.characteristics, priorities)),
        (OWN_WORDS, _in_text(written.text, priorities)),
        (OBJECTIVE, _in_text(written.objective, priorities)),
    )
    found: dict[tuple[str, bool], Suggestion] = {}
    for where, words in places:
        here: dict[tuple[str, bool], list[str]] = {}
        for name, is_aim, because in words:
            here.setdefault((name, is_aim), []).append(because)
        for key, because_of in here.items():
            found.setdefault(key, Suggestion(*key, tuple(dict.fromkeys(because_of))[:3], where))
    return list(found.values())


type _Word = tuple[str, bool, str]


def _in_column(text: str, priorities: Mapping[str, str]) -> Iterator[_Word]:
    """A list of characteristics, parted as people part lists; each part is also read as a text."""
    for part in re.split(r"[;,/\n•|&]|\band\b", text[:MOST_TEXT]):
        words = " ".join(part.split()).strip(" .:-–")
        bare = [names for pattern, names in _WHOM_IN_COLUMN if re.fullmatch(pattern, words, re.IGNORECASE)]
        yield from ((name, False, words) for names in bare for name in names)
    yield from (word for word in _in_text(text, priorities) if not word[1])


def _in_text(text: str, priorities: Mapping[str, str]) -> Iterator[_Word]:
    plain = " ".join(text[:MOST_TEXT].replace("’", "'").split())
    left = _hidden(plain)
    for pattern, aim in _AIM_RULES:
        yield from ((aim.value, True, match.group()) for match in pattern.finditer(left))
    for pattern, names in (*_of_priorities(priorities), *_WHOM_RULES):
        for match in list(pattern.finditer(left)):
            yield from ((name, False, match.group().strip(" ,;")) for name in names)
            left = left[: match.start()] + " " * len(match.group()) + left[match.end() :]


def _hidden(text: str) -> str:
    """The text without what only looks like a characteristic; places stay where they are."""
    return _NOT_RULE.sub(lambda match: " " * len(match.group()), text)


def _of_priorities(priorities: Mapping[str, str]) -> Iterable[tuple[re.Pattern[str], tuple[str, ...]]]:
    """The words of each local priority: its name, and what else is said for it."""
    for slug, name in priorities.items():
        kinds = [pattern for pattern in _PRIORITIES if re.search(rf"\b(?:{pattern})", name, re.IGNORECASE)]
        own = r"\s+".join(re.escape(word) for word in name.split())
        if own:
            yield _whole("|".join([own, *kinds])), (slug,)


def _whole(pattern: str) -> re.Pattern[str]:
    """The pattern at whole words only: "sex" is not in "Essex", nor "age" in "managers"."""
    return re.compile(rf"(?<![\w])(?:{pattern})(?![\w])", re.IGNORECASE)


_NOT_RULE = _whole("|".join(_NOT))
_WHOM_RULES = tuple((_whole(pattern), names) for pattern, names in _WHOM)
_AIM_RULES = tuple((_whole(pattern), aim) for pattern, aim in _AIMS)
