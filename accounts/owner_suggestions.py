"""All owner texts of a file together: whom each names, how sure that is, and why."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from accounts.owner_languages import in_english
from accounts.owner_likeness import alike
from accounts.owner_names import OwnersRead, read_owners, squeezed, tidy
from accounts.owner_pieces import pieces_of
from accounts.owner_readings import OFTEN, Evidence, without_remark
from accounts.owner_words import (
    names_everybody,
    names_nobody,
    names_the_row_above,
    number_named,
    owner_key,
)
from accounts.person_names import looks_like_person, people_in

MOST_OFFERED = 3
# A longer text is no list of owners, and a file with more text about owners than a plan of thousands of rows has
# would keep people waiting; both in characters.
LONGEST_LIST, MOST_READ = 1_000, 300_000


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The owners that a text seems to name. `why` is a sentence for the officer who decides.

    `other` is the next likeliest reading, `people` what looks like people's names, `alike` the names that may
    be one and the same owner, each with those it may be the same as.
    """

    names: tuple[str, ...]
    sure: bool
    why: str
    other: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    alike: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def instead(self) -> tuple[str, ...]:
        """What an officer may take instead: the other reading, else the same with the names it may stand for."""
        if self.other:
            return self.other
        same = {name: others[0] for name, others in self.alike}
        return tuple(dict.fromkeys(same.get(name, name) for name in self.names)) if same else ()


def suggest_owners(texts: Mapping[str, int], known: Mapping[str, str]) -> dict[str, Suggestion]:
    """Whom each text of a file names: by the owners that are known, by what repeats in the file, by its words.

    `texts` are all distinct texts with the number of their rows, `known` the names of owners by key. Nothing
    is merged but what differs in case, spaces and punctuation only; what may be the same is said.
    """
    twice = {text: english for text in texts if (english := in_english(text))}
    plain = {text: squeezed(twice.get(text, text)) for text in texts}
    rows: Counter[str] = Counter()
    for text, count in texts.items():
        rows[plain[text]] += count
    told = _suggestions(rows, known)
    return {text: _said_twice(told[plain[text]]) if text in twice else told[plain[text]] for text in texts}


def _said_twice(suggestion: Suggestion) -> Suggestion:
    why = f"It says the same in Welsh and in English, and the English was taken. {suggestion.why}"
    return replace(suggestion, sure=False, why=why)


def _suggestions(texts: Mapping[str, int], known: Mapping[str, str]) -> dict[str, Suggestion]:
    whole = dict(_kept_whole(texts))
    texts = {text: count for text, count in texts.items() if text not in whole}
    evidence = evidence_of(texts, known)
    read = {text: read_owners(text, evidence) for text in texts}
    counts: Counter[str] = Counter()
    for text, owners in read.items():
        for name in owners.names:
            counts[name] += texts[text]
    same = alike(counts, known)
    return whole | {text: _suggestion(text, owners, evidence, same) for text, owners in read.items()}


def _kept_whole(texts: Mapping[str, int]) -> Iterator[tuple[str, Suggestion]]:
    """The texts that are too long, or too many, to be parted into owners: the rarest of them."""
    read = 0
    for text in _most_used(texts):
        if len(text) > LONGEST_LIST:
            why = f"It has more than {LONGEST_LIST:,} characters, and was not parted into owners."
        elif (read := read + len(text)) > MOST_READ:
            why = "The file has so many texts about owners that this one was not parted."
        else:
            continue
        yield text, Suggestion((" ".join(text.split()),), sure=False, why=why)


def evidence_of(texts: Mapping[str, int], known: Mapping[str, str]) -> Evidence:
    """What a file tells about its owners' names: a text of one piece is a name, and so is what is surely one.

    Read twice: names that only the first reading makes sure of ("EDI Team" in "EDI Team / HR") tell in others.
    """
    real = {text: count for text, count in texts.items() if owner_key(text) and not _is_no_name(text)}
    often = frozenset(owner_key(text) for text, count in real.items() if count >= OFTEN)
    alone: dict[str, str] = {}
    keys = {owner_key(text) for text in real}
    for text in _most_used(real):
        bare = owner_key(without_remark(text))
        repeats = bare != owner_key(text) and bare in keys  # “Housing (monthly)” beside “Housing”
        if len(pieces_of(text)) == 1 and not looks_like_person(text) and not repeats:
            name = tidy(text)
            alone.setdefault(owner_key(name), name)
    first = Evidence(known, alone, often)
    for text in _most_used(real):
        owners = read_owners(text, first)
        if owners.sure:
            for name in owners.names:
                alone.setdefault(owner_key(name), name)
    return Evidence(known, alone, often)


def _most_used(texts: Mapping[str, int]) -> list[str]:
    return sorted(texts, key=lambda text: (-texts[text], text))


def _is_no_name(text: str) -> bool:
    return (
        names_nobody(text) or names_the_row_above(text) or bool(number_named(text)) or names_everybody(text)
    )


def _suggestion(
    text: str, owners: OwnersRead, evidence: Evidence, same: Mapping[str, tuple[str, ...]]
) -> Suggestion:
    if names_the_row_above(text) or number_named(text):
        return Suggestion((), sure=False, why="It names the owners of another row.")
    if not owners.names:
        return Suggestion((), sure=True, why="It names nobody yet.")
    people = people_in(text)
    known = all(owner_key(name) in evidence.known for name in owners.names)
    if known and (owners.sure or evidence.known_name(text)):
        return Suggestion(owners.names, sure=True, why="All of it is known already.", people=people)
    like = tuple(
        (name, same[name][:MOST_OFFERED])
        for name in owners.names
        if name in same and not names_everybody(name)
    )
    reasons = [
        *_about_people(people, owners.names),
        *_about_nobody(text),
        *_about_everybody(owners.names),
        *_about_readings(owners),
        *(f"“{name}” may be the same as {_either(others)}." for name, others in like),
    ]
    sure = owners.sure and not reasons
    why = " ".join(reasons) or _plain_why(owners.names, text)
    return Suggestion(owners.names, sure, why, () if owners.sure else owners.other, people, like)


def _about_people(people: tuple[str, ...], names: tuple[str, ...]) -> list[str]:
    reasons = []
    for person in people:
        what = what_it_is(person)
        if any(person in name for name in names):
            reasons.append(f"“{person}” looks like {what}: write the team or the post instead, or keep it.")
        else:
            reasons.append(f"“{person}” looks like {what}, and was left out.")
    return reasons


def what_it_is(person: str) -> str:
    """What a person is named by: a name, initials, an address."""
    if "@" in person:
        return "an e-mail address"
    return "a person’s initials" if re.fullmatch(r"[A-Z.\s]{2,5}", person) else "a person’s name"


def _about_nobody(text: str) -> list[str]:
    left_out = [text[piece.start : piece.end] for piece in pieces_of(text)]
    return [
        f"“{name.strip()}” names nobody yet, and was left out." for name in left_out if names_nobody(name)
    ]


def _about_everybody(names: tuple[str, ...]) -> list[str]:
    return [
        f"“{name}” names everybody, and so nobody who can be asked."
        for name in names
        if names_everybody(name)
    ]


def _about_readings(owners: OwnersRead) -> list[str]:
    if owners.sure or not owners.other:
        return []
    if len(owners.other) == 1:
        return [f"It could also be one name, {_listed(owners.other)}."]
    return [f"It could also name {_listed(owners.other)}."]


def _plain_why(names: tuple[str, ...], text: str) -> str:
    if len(names) > 1:
        return f"Its words part it into {len(names)} owners."
    return "It is one name." if owner_key(names[0]) == owner_key(text) else f"It names “{names[0]}”."


def _listed(names: tuple[str, ...]) -> str:
    quoted = [f"“{name}”" for name in names]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)


def _either(names: tuple[str, ...]) -> str:
    quoted = [f"“{name}”" for name in names]
    return " or ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
