"""What stands in an owner's place without being one: nobody yet, the row above, everybody."""

import re
import unicodedata

from foundation.short_texts import kept_when_short

_NOBODY = re.compile(
    r"(?:(?:owner|lead|name|post)s?(?:\s*[:–-]\s*|\s+))?"
    r"(?:t\.?b\.?[cadn]\.?|to be (?:confirmed|agreed|decided|determined|identified|appointed|allocated|assigned"
    r"|named|advised|recruited|announced)|n/?a|not applicable|none|nobody|no[ -]one|unknown|not known"
    r"|(?:currently )?vacan(?:t|cy)(?: post)?|unassigned|unallocated"
    r"|not (?:yet )?(?:assigned|allocated|confirmed|agreed|known|decided|identified)"
    r"|awaiting (?:confirmation|appointment|recruitment)|pending|x{2,})|[?\-–—.*/_\s]+",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"(?:(?:the )?same )?(?:as (?:per )?)?(?:the )?(?:row |one |action |owner )?(?:above|before|previous|prior)"
    r"|same(?: again| owners?)?|ditto|do|idem|ibid|see above|fel uchod",
    re.IGNORECASE,
)
_MARKS = re.compile(r"(?:[\"“”„〃]|''|’’|\s|-(?=[\"“”]))+-?")
_NUMBER = re.compile(
    r"(?:same )?(?:(?:as )?per|as(?: in| for| with)?|see|refer to|cf\.?)\s+(?:action |row |item |objective |no\.? )*"
    r"(?P<number>[A-Z]{0,4}\s?\d{1,3}(?:\.\d{1,3}){0,3}\s?[a-z]?)(?:\s+above)?",
    re.IGNORECASE,
)
_LONGEST_KEY, _MOST_READ = 300, 4_000  # of a text that is a whole page, the beginning tells it apart
_EVERYBODY = {"all", "everyone", "everybody", "all of us", "whole organisation", "various"}


@kept_when_short
def owner_key(text: str) -> str:
    """The normal form in which two ways of writing a name are the same: case, spaces, “&”, punctuation."""
    plain = unicodedata.normalize("NFKC", text[:_MOST_READ]).casefold().replace("&", " and ")
    plain = re.sub(r"['\u2018\u2019\u02bc]", "", plain)
    return " ".join(re.sub(r"\W+", " ", plain).split())[:_LONGEST_KEY]


@kept_when_short
def names_nobody(text: str) -> bool:
    """The words name nobody yet: "TBC", "to be confirmed", "Vacant", "N/A", "?"."""
    if not text.strip() or names_the_row_above(text):
        return False
    plain = " ".join(text.split()).strip(" ()[]“”\"'.,;:")
    return not plain or _NOBODY.fullmatch(plain) is not None


@kept_when_short
def names_the_row_above(text: str) -> bool:
    """ "As above", "ditto" and a ditto mark say again whom the row above names."""
    plain = " ".join(text.split())
    return bool(_MARKS.fullmatch(plain)) or bool(_ABOVE.fullmatch(plain.strip(" .()[]“”\"'")))


@kept_when_short
def number_named(text: str) -> str:
    """The number of the action that has the same owners: "As per 1.2" names "1.2"; "" where none is named."""
    found = _NUMBER.fullmatch(" ".join(text.split()).strip(" .()"))
    return found["number"].strip() if found else ""


def names_everybody(text: str) -> bool:
    """ "All" and "Everyone" name everybody, and so nobody who could be asked."""
    return owner_key(text) in _EVERYBODY
