"""The pieces of an owner cell: what stands between two marks that may part names, or stand inside one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from accounts.name_words import POST_WORDS, TEAM_LIKE
from accounts.owner_words import owner_key


class Join(IntEnum):
    """What stands between two pieces, from what is often part of a name to what never is."""

    AND = 1  # “and”, “&”
    THROUGH = 2  # “with”, “through”, “via”
    TIGHT_SLASH = 3  # “Communications/Engagement”
    COMMA = 4
    OR = 5
    COMMA_AND = 6  # “HR, Legal, and ICT”
    SLASH = 7  # “Equality Team / HR”
    LINE = 8
    HARD = 9  # “;”, “|”, bullets, numbers, colons, “with support from”


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the cell, the join before it, and the label it stands under: 0 leads, 1 comes after."""

    start: int
    end: int
    join: Join
    rank: int
    labelled: bool = False


_FIRST = (
    r"(?:joint |overall |action |project )?(?:lead|owner|responsible)(?:s| officer| officers| team| teams| department"
    r"| service| body| post| person| for delivery)?|responsibility|led by|owned by|delivered by|sro"
)
_AFTER = (
    r"support(?:ed by|ing|ing officers?|ing teams?| from)?|(?:exec(?:utive)? |senior )?sponsor(?:s|ed by)?"
    r"|accountable(?: officer)?|(?:delivery )?partners?|contributors?|consulted|informed|involved"
    r"|assisted by|overseen by|monitored by"
)
_LABEL_WORDS = re.compile(rf"(?P<first>{_FIRST})|(?P<after>{_AFTER})", re.IGNORECASE)
_LABEL_BRACKET = re.compile(rf"\s*[(\[]\s*(?:(?P<first>{_FIRST})|(?P<after>{_AFTER}))\s*[)\]]", re.IGNORECASE)
_EDGE = r"(?:^|(?<=[\s,;/|(]))"
_COLON_LABEL = rf"{_EDGE}(?P<label>{_FIRST}|{_AFTER}|[LSRACI](?=\s*:))\s*:\s*"
_DASH_LABEL = rf"{_EDGE}(?P<label>{_FIRST}|{_AFTER})\s*[–—-]\s+"
_PHRASE = (
    r"(?:,?\s+|\s*\(\s*)(?:with (?:the )?support (?:from|of)|support(?:ed)? (?:by|from)|assisted by|overseen by|led by"
    r"|in (?:partnership|conjunction|liaison|collaboration|consultation) with|jointly with|alongside)\s+"
    r"|\s*\(\s*(?:with|and|plus)\s+"
)
_COMMA_AND = r"\s*,\s*(?:and/or|and|&|or)\s+"
_WEAK = (
    r"\s+(?P<and>and|plus)\s+|\s+(?P<or>and/or|or)\s+|\s*(?P<amp>&)\s*"
    r"|,?\s+(?:working with|together with|with|through|via|as well as)\s+"
)
_MARKS = (
    r"(?P<run>\s*[,;/|\n\r•▪●◦·]+[\s,;/|•▪●◦·]*(?:[-*–]\s+)?)|\s+(?P<plus>\+)\s+|(?<=[^\W\d_]{2})(?P<tight>\+)(?=[^\W\d_]{2})"
    r"|:\s+|(?:^|(?<=\s))(?:\(?\d{1,2}[.)]|[a-h]\))\s+|\.\s+(?=\w+:)|^\s*[-*–]\s+"
)
_SEPARATOR = re.compile(
    rf"(?P<colon>\s*[,;/.|]?\s*{_COLON_LABEL})|(?P<phrase>{_PHRASE})|(?P<commaand>{_COMMA_AND})|(?P<weak>{_WEAK})|{_MARKS}",
    re.IGNORECASE,
)
_DASHED = re.compile(_DASH_LABEL, re.IGNORECASE)
_CLOSED = re.compile(
    r"[(\[](?!\s*(?:with|and|plus|support(?:ed)? (?:by|from)|in partnership with)\s)[^()\[\]]*[)\]]"
    r"|\d/\d|\bn/a\b|\blgbt\w*\+",
    re.IGNORECASE,
)
_RANK = re.compile(
    r"(?:^|[,;/\n]\s*)(?:(?:assistant|deputy|corporate|executive|strategic|service|interim|associate|area)\s+)+"
    r"(?:director|manager|lead|head)$",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"(?:\b(?:of|for|the)|-)\s*$", re.IGNORECASE)
_BARE = TEAM_LIKE | POST_WORDS


def pieces_of(text: str) -> list[Piece]:
    """The pieces that hold letters or numbers, in the order of the text; labels themselves are none."""
    closed = [match.span() for match in _CLOSED.finditer(text)]
    pieces: list[Piece] = []
    start, join, rank, labelled = 0, Join.HARD, 0, False
    inside = 0
    for begin, end, kind, label in _marks(text):
        while inside < len(closed) and closed[inside][1] <= begin:
            inside += 1
        if inside < len(closed) and closed[inside][0] <= begin:
            continue
        if _holds_a_name(text[start:begin]):
            pieces.append(Piece(start, begin, join, rank, labelled))
            join, labelled = kind, False
        else:
            join = max(join, kind)
        if label:
            rank, labelled = rank_of(label), True
        start = end
    if _holds_a_name(text[start:]) or not pieces:
        pieces.append(Piece(start, len(text), join, rank, labelled))
    return pieces


def _holds_a_name(words: str) -> bool:
    """Whether there is more than a joining word that was left over at an end."""
    return owner_key(words) not in {"", "and", "or", "with", "plus", "and or", "via", "through"}


def rank_of(label: str) -> int:
    """Who leads comes first; who supports, sponsors or is told comes after."""
    found = _LABEL_WORDS.fullmatch(label)
    leads = bool(found and found["first"]) or label.upper() in {"L", "R"}
    return 0 if leads else 1


def without_label(name: str) -> tuple[str, int | None]:
    """ "Legal (support)" is Legal, who comes after the lead."""
    found = _LABEL_BRACKET.search(name)
    if not found or not owner_key(name[: found.start()] + name[found.end() :]):
        return name, None
    return f"{name[: found.start()]} {name[found.end() :]}", 0 if found["first"] else 1


def _marks(text: str) -> Iterator[tuple[int, int, Join, str]]:
    """Each mark with where it begins and ends, what it is, and the label it carries."""
    dashed = list(_DASHED.finditer(text))
    if len(dashed) > 1:  # “Lead – Equality” alone is rather a post
        for match in dashed:
            text = text[: match.end("label")] + ":" + text[match.end("label") + 1 :]
    for mark in _SEPARATOR.finditer(text):
        join = _join(mark, text)
        if join is not None:
            yield mark.start(), mark.end(), join, mark["label"] or ""


def _join(mark: re.Match[str], text: str) -> Join | None:
    if mark["commaand"]:
        return Join.COMMA_AND
    if mark["weak"]:
        if mark["or"]:
            return Join.OR
        return Join.AND if mark["and"] or mark["amp"] else Join.THROUGH
    if mark["tight"]:
        return Join.TIGHT_SLASH
    if mark["run"] is None:
        after_rank = mark[0].lstrip().startswith(":") and _RANK.search(text[: mark.start()])
        return Join.COMMA if after_rank else Join.HARD  # “Service Director: Communities” is one post
    run = mark["run"]
    if re.search(r"[;|•▪●◦·*]|[-–]\s", run):
        return Join.HARD
    if "," in run:
        return Join.COMMA
    if "/" in run:
        return Join.TIGHT_SLASH if run == "/" else Join.SLASH
    return None if _wraps(text, mark.start(), mark.end()) else Join.LINE


def _wraps(text: str, begin: int, end: int) -> bool:
    """Whether a line break only wraps a name: "Head of\\nHR", "Equality\\nTeam"."""
    before = text[:begin].rpartition("\n")[2]
    after = text[end:].partition("\n")[0]
    if _OPEN_END.search(before) or owner_key(after) in _BARE:
        return True
    return after[:1].islower() and not before.lstrip()[:1].islower()
