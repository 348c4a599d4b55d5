"""The ways in which an owner cell can be parted into names, and which of them is the likeliest.

Every way has a cost; the words that part names also stand inside names, so that only evidence tells: a name
that is known or stands alone elsewhere is cheap, a stretch that ends in a word such as “Team” is a name, and
words without either are rather kept together. Where the second-best way costs hardly more, we are not sure.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from accounts.name_words import BODY_WORDS, POST_WORDS, RANK_WORDS, TEAM_WORDS
from accounts.owner_pieces import Join, Piece, without_label
from accounts.owner_words import names_nobody, names_the_row_above, number_named, owner_key
from accounts.person_names import people_in

MOST_PIECES = 8  # in one name
MARGIN = 1.4  # by which the likeliest reading has to win to be sure
OFTEN = 3  # rows with the very same words
REMARK = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_GENERIC_START = re.compile(r"(?:all|any|each|every|relevant|other)\b", re.IGNORECASE)
_POST_OF = re.compile(
    r"(?:[\w-]+ ){0,2}(?:heads?|directors?|managers?|leads?|deputy|chief\w*|dean|member|champion|holder)"
    r"\s+(?:of|for)\s"
    r"|(?:(?:assistant|deputy|executive|associate|corporate|strategic|service|interim|group)\s+)*"
    r"(?:director|head|pvc|dvc)\s+(?!(?:of|for|and|or|with)\b)\w"
    r"|(?:(?:t/|a/|det(?:ective)?|temp(?:orary)?|acting|ch(?:ief)?|c/|assistant|deputy)\s?)*"
    r"(?:d?supt|superintendent|d?insp|inspector|constable|acc|dcc)\s+(?!(?:of|for|and|or|with)\b)\w",
    re.IGNORECASE,
)

_SINGLE_POSTS = {
    "registrar", "headteacher", "principal", "chair", "leader", "provost", "president", "treasurer", "secretary",
    "clerk", "mayor", "matron", "dean", "bursar",
}  # fmt: skip
_POST_DASH = re.compile(
    r"(?:[\w-]+ ){0,2}(?:head|director|manager|lead|officer|co-?ordinator|advis[eo]r)\s+[–—-]\s+\w",
    re.IGNORECASE,
)

# Words that so often stand together that they are one service's name in most bodies.
_SET_PHRASES = {
    "health and safety", "learning and development", "equality and diversity", "diversity and inclusion",
    "equality diversity and inclusion", "equity diversity and inclusion", "children and families",
    "health and wellbeing", "policy and performance", "adults and health", "parks and open spaces",
    "training and development", "marketing and communications", "communications and marketing",
    "communications and engagement", "legal and democratic", "human resources and organisational development",
    "people and culture", "people and organisational development", "research and development",
    "children young people and families", "policy insight and performance", "health safety and wellbeing",
    "design and technology", "arts and culture", "culture and leisure", "skills and employment",
    "nursing and midwifery", "stop and search",
    "prevention and protection", "accident and emergency", "planning and performance", "estates and facilities",
    "highways and transport", "revenues and benefits", "adults and children", "recruitment and retention",
    "l and d", "d and i", "r and d", "a and e", "m and e", "t and d", "e and d", "p and c", "h and s",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evidence:
    """Names by key: those that are known, those that stand alone in the file, whole texts that come often."""

    known: Mapping[str, str]
    alone: Mapping[str, str] = field(default_factory=dict)
    often: frozenset[str] = frozenset()

    def known_name(self, text: str) -> str | None:
        """The owner of this name, with or without “the” before it and a remark in brackets behind it."""
        return _look_up(text, self.known)

    def name(self, text: str) -> str | None:
        return self.known_name(text) or _look_up(text, self.alone)


def _look_up(text: str, names: Mapping[str, str]) -> str | None:
    for form in (text, without_remark(text.strip(" ."))):
        key = owner_key(form)
        if key and (name := names.get(key) or names.get(key.removeprefix("the "))):
            return name
    return None


@lru_cache(maxsize=8_192)
def without_remark(text: str) -> str:
    """ "Equality Team (monthly)" is the Equality Team; "Housing (Advice Team)" may be another than Housing."""
    remark = REMARK.search(text)
    if not remark:
        return text
    inside, name = remark[0].strip(" ()[]"), text[: remark.start()]
    if re.match(r"(?:with|and|plus|or|via|through|supported|support|in|alongside)\b", inside, re.IGNORECASE):
        return text  # it names others
    initials = "".join(word[0] for word in owner_key(name).split())
    adds_nothing = (
        inside[:1].islower() or inside.casefold() == initials or tuple(people_in(inside)) == (inside,)
    )
    return name if adds_nothing or without_label(text)[1] is not None else text


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to part the pieces: from which to which piece each name goes, and what it costs."""

    cost: float
    groups: tuple[tuple[int, int], ...]


def readings(text: str, pieces: Sequence[Piece], evidence: Evidence) -> list[Reading]:
    """The likeliest two ways, the best first."""
    looks = [_look(text[piece.start : piece.end], evidence) for piece in pieces]
    best: list[list[Reading]] = [[Reading(0.0, ())]]
    for end in range(1, len(pieces) + 1):
        ways = []
        for start in range(max(0, end - MOST_PIECES), end):
            cost = _cost(text, pieces, looks, start, end, evidence)
            ways += [Reading(way.cost + cost, (*way.groups, (start, end))) for way in best[start]]
        # On a tie the longer names win: what is kept whole is parted by a person in a moment.
        best.append(sorted(ways, key=lambda way: (way.cost, len(way.groups)))[:2])
    return best[-1]


@dataclass(frozen=True, slots=True)
class _Look:
    """What a piece looks like by itself."""

    known: bool
    kind: str  # team, body, post, short, plain, letter, person, nobody, above

    @property
    def ends_a_name(self) -> bool:
        return self.kind in {"team", "post"}

    @property
    def stands_alone(self) -> bool:
        return self.known or self.kind in {"team", "post", "short", "person"}


def _look(piece: str, evidence: Evidence) -> _Look:
    return _Look(evidence.name(piece) is not None, kind_of(piece))


@lru_cache(maxsize=8_192)
def kind_of(name: str) -> str:
    """What the words of a name end in: a team's word, a post's, or neither; or a short name, a person."""
    bare = REMARK.sub("", name).strip(" .,;:-–—*)")
    words = owner_key(bare.replace("-", "")).split()
    if not words:
        return "plain"
    if names_nobody(bare):
        return "nobody"
    if names_the_row_above(bare) or number_named(bare):
        return "above"
    if tuple(people_in(bare)) == (bare,):
        return "person"
    if len(words) == 1 and len(words[0]) == 1:
        return "letter"
    if _POST_OF.match(bare):
        return "post"
    if len(words) > 1 and not _GENERIC_START.match(bare):
        if words[-1] in TEAM_WORDS:
            return "team"
        if words[-1] in POST_WORDS:
            return "post"
        if words[-1] in BODY_WORDS:
            return "body"
    return "short" if re.fullmatch(r"[A-Z][A-Za-z&]?[A-Z]{1,4}s?", bare) else "plain"


_ONE = {
    "team": 2.0,
    "post": 2.0,
    "body": 2.5,
    "short": 2.5,
    "person": 1.5,
    "letter": 8.0,
    "nobody": 1.5,
    "above": 1.5,
}
_INSIDE = {
    Join.AND: 0.0, Join.THROUGH: 0.0, Join.TIGHT_SLASH: 0.0, Join.COMMA: 0.0, Join.COMMA_AND: 2.0,
    Join.OR: 2.0, Join.SLASH: 4.0, Join.LINE: 6.0, Join.HARD: 20.0,
}  # fmt: skip


def _cost(
    text: str, pieces: Sequence[Piece], looks: Sequence[_Look], start: int, end: int, evidence: Evidence
) -> float:
    """What it costs to take these pieces as one name."""
    name = text[pieces[start].start : pieces[end - 1].end]
    group = looks[start:end]
    if any(piece.labelled for piece in pieces[start + 1 : end]):
        return 40.0
    if group[0].known and len(group) == 1:
        return 1.0
    if len(group) == 1:
        return _ONE.get(group[0].kind, 3.0)
    if evidence.name(name):
        return 1.0
    joins = [piece.join for piece in pieces[start + 1 : end]]
    if owner_key(name) in _SET_PHRASES and max(joins) <= Join.COMMA:
        return 1.5
    cost = 4.5 + 1.5 * (len(group) - 2) + sum(_INSIDE[join] for join in joins)
    cost += _commas(joins) + (4.0 if Join.COMMA in joins and pieces[start].join == Join.COMMA else 0.0)
    cost += sum(
        5.0
        for look in group[:-1]
        if look.ends_a_name or (look.kind == "body" and group[-1].kind in {"team", "body"})
    )
    if group[-1].kind == "post" and any(look.kind == "body" for look in group[:-1]):
        cost += 1.0  # “Democratic Services & Elections Manager” is rather one
    if any(look.kind in {"person", "nobody", "above"} for look in group):
        cost += 20.0
    if Join.TIGHT_SLASH in joins and any(look.kind == "short" for look in group):
        cost += 2.0
    if joins[-1] == Join.AND and _ends_a_list(pieces, start, end):
        cost += 2.0
    if len(group) == 2 and evidence.known_name(text[pieces[start].start : pieces[start].end]):
        cost += 1.0  # “Human Resources and Audit Team”, where Human Resources is an owner by itself
    if owner_key(name) in evidence.often:
        cost -= 1.0
    return cost + _shape(name, joins, group)


def _ends_a_list(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Whether the last “and” of a list stands in these pieces: in "HR, Legal and ICT" it parts two names."""
    after = pieces[end].join if end < len(pieces) else Join.HARD
    return pieces[start].join == Join.COMMA and after >= Join.SLASH


def _commas(joins: Sequence[Join]) -> float:
    """ "A, B and C" may be a name; a list without a last “and”, or a long one, is hardly one."""
    commas = joins.count(Join.COMMA)
    if not commas:
        return 0.0
    ends_in_and = joins[-1] == Join.AND and joins.count(Join.AND) == 1
    return 5.0 * (commas - 1) if ends_in_and else 4.0 * commas


def _shape(name: str, joins: Sequence[Join], group: Sequence[_Look]) -> float:
    """A name ends in its kind: "Policy and Insight Team"; a post goes on: "Head of Policy and Performance"."""
    first, last = group[0], group[-1]
    plain_before = all(look.kind in {"plain", "body", "letter"} for look in group[:-1])
    if last.kind in {"team", "post", "body"} and plain_before:
        lists_only = Join.COMMA in joins and joins[-1] != Join.AND
        return 0.0 if last.known or lists_only else -2.0
    if _POST_DASH.match(name) and not any(look.ends_a_name for look in group[1:]):
        return -9.0
    if _POST_OF.match(name) and not any(look.ends_a_name for look in group[1:]):
        return -5.5 if any(look.known for look in group[1:]) else -7.0  # the post's own word does not end it
    if (
        first.kind == "post"
        and _bare_post(name)
        and joins[0] == Join.COMMA
        and not any(look.stands_alone for look in group[1:])
    ):
        return -11.0  # “Assistant Director, Housing”
    if Join.COMMA in joins and any(look.stands_alone for look in group):
        return 4.0
    return 0.0


def _bare_post(name: str) -> bool:
    """Whether the words before the comma name a rank only, and what it is in charge of comes after."""
    return is_rank(re.split("[,:]", name, maxsplit=1)[0])


def is_rank(words: str) -> bool:
    """Whether the words are a post that does not say what it is in charge of: "Assistant Director"."""
    *before, last = owner_key(words).split() or [""]
    return last in {"director", "manager", "lead", "head", "dean"} and set(before) <= RANK_WORDS


def is_supported(name: str, evidence: Evidence) -> bool:
    """Whether anything but the lack of evidence says that these pieces are one name."""
    kind = kind_of(name)
    first = owner_key(re.split(r"[,&/]|\band\b", name, maxsplit=1)[0])
    if first in _SINGLE_POSTS and evidence.name(name) is None:
        return False  # “Registrar and Chief Operating Officer” is one post here and two there
    return (
        evidence.name(name) is not None
        or owner_key(name) in _SET_PHRASES
        or kind in {"team", "body"}
        or (kind == "post" and not _POST_OF.match(name))
    )
