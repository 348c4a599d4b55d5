"""Names that may be one owner's: "Comms Team" and "Communications Team", "OD" and "Organisational Development".

Only ever a question to a person: "Policy Team" and "Police Team" are one letter apart as well.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from accounts.owner_readings import REMARK
from accounts.owner_words import owner_key

SHORTEST_TYPO, LONGEST_TYPO = 8, 60  # letters of a name in which one may be wrong
MOST_NAMES = 1_000  # a file with more is compared by its first ones
_SMALL = {"and", "of", "the", "for", "in", "to", "a"}
_GENERIC = {
    "team",
    "service",
    "department",
    "unit",
    "function",
    "office",
    "section",
    "division",
    "directorate",
}
_SHORT_FOR = {
    "comm": "communication", "com": "communication", "dept": "department", "dep": "deputy", "mgr": "manager",
    "mgmt": "management", "ops": "operation", "op": "operation", "admin": "administration", "exec": "executive",
    "asst": "assistant", "dir": "director", "gov": "governance", "org": "organisational", "dev": "development",
    "coord": "coordinator", "ordinator": "coordinator", "info": "information", "eng": "engagement", "off": "officer",
    "svc": "service", "serv": "service", "grp": "group", "cttee": "committee", "prog": "programme",
    "equal": "equality", "adviser": "advisor", "libraries": "library", "facility": "facilities",
}  # fmt: skip


def alike(names: Mapping[str, int], known: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """For each name that is not known, others that may be the same owner: known ones, or those used more often.

    `names` are names with how often each is used, `known` names by key.
    """
    order = sorted(names, key=lambda name: (-names[name], -len(name), name))[:MOST_NAMES]
    everyone = list(dict.fromkeys([*known.values(), *order]))
    signs = {name: frozenset(_signs(name)) for name in everyone}
    by_sign: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(everyone):
        for sign in signs[name]:
            by_sign[sign].append(place)
    found: dict[str, tuple[str, ...]] = {}
    places = {name: place for place, name in enumerate(everyone)}
    for name in order:
        if owner_key(name) in known:
            continue
        sought = (_COUNTERPART.get(sign[0], sign[0]) + sign[1:] for sign in signs[name])
        like = {place for sign in sought for place in by_sign[sign][:20] if place < places[name]}
        like = {place for place in like if not _told_apart(name, everyone[place])}
        if like:
            found[name] = tuple(everyone[place] for place in sorted(like))
    return found


def _told_apart(one: str, other: str) -> bool:
    """Whether brackets tell the two apart: "Manager (North)" and "Manager (South)"."""
    brackets = [owner_key(found[0]) for found in map(REMARK.search, (one, other)) if found]
    return len(set(brackets)) > 1


# Initials stand for words only: two long names with the same initials have nothing in common.
_COUNTERPART = {"@": "!", "!": "@"}


def _signs(name: str) -> Iterator[str]:
    """What two names have in common when they may be one: their letters, all but one of them, their initials."""
    full = owner_key(name)
    bare = owner_key(REMARK.sub("", name)) or full
    for text in {full, bare}:
        words = [_plain(word) for word in text.split() if word != "the"] or text.split()
        rest = words[:-1] if len(words) > 1 and words[-1] in _GENERIC else words
        whole = "".join(words)
        yield "=" + whole
        yield "=" + "".join(rest)
        yield from _initials(name, rest)
        if SHORTEST_TYPO <= len(whole) <= LONGEST_TYPO and not any(len(w) < 2 or w.isdigit() for w in words):
            yield from ("~" + whole[:at] + whole[at + 1 :] for at in range(len(whole)))
            yield "~" + whole
    inside = re.search(r"[(\[]([^()\[\]]*)[)\]]\s*$", name)
    if inside and inside[1].isupper() and bare != full:
        yield "!" + owner_key(inside[1]).replace(" ", "")


def _initials(name: str, words: list[str]) -> Iterator[str]:
    """ "@" for the initials of words that are written out, "!" for initials themselves."""
    main = [word for word in words if word not in _SMALL]
    short = "".join(main)
    if len(short) <= 6 and re.match(r"[A-Z&.]{2,}", name) and (len(main) == 1 or len(short) == len(main)):
        yield "!" + short
    elif 2 <= len(main) <= 6 and not re.match(r"[A-Z]{2}", name):
        yield "@" + "".join(word[0] for word in main)


def _plain(word: str) -> str:
    """The word in the singular, and in full where officers shorten it."""
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    single = word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
    return _SHORT_FOR.get(single, _SHORT_FOR.get(word, single))
