"""Owners as officers write them: one cell may name several, each in several ways."""

import re
import unicodedata

_AND = re.compile(r"\s+and\s+|\s*&\s*", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[,;/\n]\s*|\s+with support from\s+|\s+through\s+|\s+\+\s+", re.IGNORECASE)


def owner_key(text: str) -> str:
    """The normal form in which two ways of writing a name are the same: case, spaces, “&”, full stops."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("&", " and ")
    return " ".join(re.sub(r"[^\w']+", " ", plain).split())[:300]


def split_owner_text(text: str, known: dict[str, str]) -> list[str]:
    """The owners that a cell names, in its order, as names of `known` (key → name) where we know them.

    The whole text is tried first, because names such as “Learning & Development” contain what elsewhere
    separates two names; then parts at commas, slashes and “through”; then at “and” and “&”, but only when
    that gives a known owner or two names that look like teams of their own.
    """
    if not text.strip():
        return []
    if name := known.get(owner_key(text)):
        return [name]
    found: list[str] = []
    for part in (p.strip(" .") for p in _SEPARATOR.split(text)):
        found += _split_and(part, known)
    return list(dict.fromkeys(name for name in found if name))


def _split_and(part: str, known: dict[str, str]) -> list[str]:
    part = re.sub(r"^and\s+", "", part, flags=re.IGNORECASE)
    if name := known.get(owner_key(part)):
        return [name]
    pieces = [p.strip() for p in _AND.split(part) if p.strip()]
    if len(pieces) < 2:
        return [part]
    if any(owner_key(piece) in known for piece in pieces):
        return [known.get(owner_key(piece), piece) for piece in pieces]
    if all(_is_team(piece) for piece in pieces):
        return pieces
    return [part]


def _is_team(name: str) -> bool:
    return bool(
        re.search(r"\b(team|service|group|network|board|committee|forum|officer|manager|HR|IT)s?$", name)
    )
