"""Owners as officers write them: one cell may name several, each in several ways."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from accounts.owner_pieces import Join, Piece, pieces_of, without_label
from accounts.owner_readings import MARGIN, Evidence, Reading, is_supported, readings
from accounts.owner_words import names_nobody, owner_key
from accounts.person_names import is_post, people_in

__all__ = ["OwnersRead", "owner_key", "read_owners", "split_owner_text"]

_LABEL = re.compile(r"(?:lead|leads|support|responsible|owner|owners)", re.IGNORECASE)
_THE = re.compile(r"(?:and\s+)?the\s+(?=[A-Z])")
_EDGES = " .,;:|/+-–—*•▪<>\t\n\r"
_LOOKED_UP = re.compile(r";#[0-9]+(?:;#|$)")  # the number behind a name in a list that was exported
_MOST_PARTS = 40  # a cell of more parts than these is no list of owners


@dataclass(frozen=True, slots=True)
class OwnersRead:
    """The owners that a cell names; `other` is the next likeliest reading, where we are not sure."""

    names: tuple[str, ...]
    sure: bool
    other: tuple[str, ...] = ()


def split_owner_text(text: str, known: Mapping[str, str]) -> list[str]:
    """The owners that a cell names, as names of `known` (key → name) where we know them.

    The lead comes first, the others in the order of the cell. Where only a word such as “and” stands between
    two pieces of which we know nothing, they stay one name: that is settled by a person in a moment, and a
    name torn apart may go unseen. No word of a name is lost, but for a person's beside a post or a team.
    """
    return list(read_owners(text, Evidence(known)).names)


def read_owners(text: str, evidence: Evidence) -> OwnersRead:
    """The same with how sure we are, on the evidence of the names that are known and those of the file."""
    if not owner_key(text) or names_nobody(text):
        return OwnersRead((), sure=True)
    text = _LOOKED_UP.sub(";", squeezed(text))
    if name := evidence.known_name(text):
        return OwnersRead((name,), sure=True)
    pieces = pieces_of(text)
    if len(pieces) > _MOST_PARTS:
        return OwnersRead((" ".join(text.split()),), sure=False)
    best, *others = readings(text, pieces, evidence)
    names = _names(text, pieces, best, evidence)
    other = _names(text, pieces, others[0], evidence) if others else ()
    close = bool(others) and others[0].cost - best.cost < MARGIN
    loose = any(
        end - start > 1 and not is_supported(text[pieces[start].start : pieces[end - 1].end], evidence)
        for start, end in best.groups
    )
    sure = not (close or loose or people_in(text)) or _keys(names) == _keys(other)
    return OwnersRead(names, sure, other if (close or loose) and _keys(names) != _keys(other) else ())


def squeezed(text: str) -> str:
    """The text with single spaces and line breaks: long runs of them would take the patterns long."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _keys(names: tuple[str, ...]) -> list[str]:
    return [owner_key(name) for name in names]


def _names(text: str, pieces: list[Piece], reading: Reading, evidence: Evidence) -> tuple[str, ...]:
    """The names of a reading, the lead first."""
    ranked: list[tuple[int, str]] = []
    for start, end in _without_appositions(text, pieces, reading):
        name, rank = without_label(text[pieces[start].start : pieces[end - 1].end])
        name = evidence.name(name) or tidy(_without_person(name))
        if owner_key(name):
            ranked.append((pieces[start].rank if rank is None else rank, evidence.name(name) or name))
    ranked = [pair for pair in ranked if not names_nobody(pair[1])] or ranked
    # “Lead” and “Support” that stand by themselves are no names beside others.
    named = [pair for pair in ranked if not _LABEL.fullmatch(pair[1])] or ranked
    first: dict[str, str] = {}
    for _, name in sorted(named, key=lambda pair: pair[0]):
        first.setdefault(owner_key(name), name)
    return tuple(first.values())


def _without_appositions(text: str, pieces: list[Piece], reading: Reading) -> Iterator[tuple[int, int]]:
    """ "Jane Example, Head of HR" and "HR: Jane Example" name one owner: the post, or the team."""
    parts = [text[pieces[start].start : pieces[end - 1].end].strip(_EDGES) for start, end in reading.groups]
    people = [tuple(people_in(part)) == (part,) for part in parts]
    for place, (start, end) in enumerate(reading.groups):
        before = place > 0 and not people[place - 1]
        after = place + 1 < len(parts) and not people[place + 1]
        same = (before and _one_owner(pieces[start].join, text, pieces[start].start, parts[place - 1])) or (
            after and _one_owner(pieces[end].join, text, pieces[end].start, parts[place + 1])
        )
        if not (people[place] and same):
            yield start, end


def _one_owner(join: Join, text: str, start: int, beside: str) -> bool:
    """Whether a person and what stands beside are one: a post after a comma, anything after a colon."""
    if join == Join.COMMA:
        return is_post(beside)
    return join == Join.HARD and text[:start].rstrip()[-1:] == ":"


def _without_person(name: str) -> str:
    """The team or the post of a name that holds a person's: "Head of HR (J. Bloggs)" is the Head of HR."""
    left = name
    for person in people_in(name):
        words = r"\s+".join(map(re.escape, person.split()))
        left = re.sub(rf"\s*[(\[<]\s*{words}\s*[)\]>]|{words}", " ", left, count=1)
    left = left.strip(_EDGES)
    if left != name.strip(_EDGES):
        left = re.sub(r"^[(\[]([^()\[\]]*)[)\]]$", r"\1", left)
    if len(owner_key(left)) > 1:
        return left
    return next((person for person in people_in(name) if "@" not in person), name)


def tidy(name: str) -> str:
    """A name without what only surrounds it: marks, "the" before it, a bracket of which the other is missing."""
    dotted = re.search(r"(?:\b\w\.){2,}$", name.strip())
    name = _THE.sub("", name.strip(_EDGES), count=1) if _THE.match(name.strip(_EDGES)) else name.strip(_EDGES)
    for opening, closing in ("()", "[]"):
        if name.count(opening) < name.count(closing):
            name = name.replace(closing, "", 1) if name.endswith(closing) is False else name[:-1]
        if name.count(opening) > name.count(closing):
            name = name.replace(opening, "", 1) if name.startswith(opening) else name + closing
    return " ".join(name.split()) + ("." if dotted and not name.endswith(".") else "")
