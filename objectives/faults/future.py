"""A day that has not come yet, told as past: "launched in May 2031"."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from plans.timescales import parse_timescale

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = (
    rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?\b{_MONTH}\b\.?,?[\s-]+(?:20)[0-9]{{2}}\b"
    r"|\b[0-9]{1,2}/[0-9]{1,2}/20[0-9]{2}\b"
)
_DATES = re.compile(_DATE, re.IGNORECASE)

# Verbs that tell what happened. "Agreed" and "set" may speak of what is to come, so a preposition must follow.
_HAPPENED = re.compile(
    r"\b(?:completed|launched|delivered|published|held|took place|met|agreed|approved|introduced|finished"
    r"|achieved|presented|reported|trained|began|started|commenced|implemented|established|appointed|issued"
    r"|circulated|shared|rolled out|carried out|undertaken|attended|ran|closed|reviewed|updated|signed"
    r"|relaunched|adopted|recruited|consulted|surveyed|recorded|went live|celebrated|hosted)\b",
    re.IGNORECASE,
)
# Words by which a sentence looks ahead, or says that something did not happen.
_AHEAD = re.compile(
    r"\b(?:will|shall|would|should|could|can|(?-i:may)|to be|being|due|plan\w*|expect\w*|schedul\w*|target\w*"
    r"|aim\w*|intend\w*|intention|propos\w*|forthcoming|upcoming|next|anticipat\w*|going to|ready|prepar\w*"
    r"|book\w*|arrang\w*|deferred|moved|revis\w*|extend\w*|postponed|reschedul\w*|delay\w*|hop(?:e|es|ing)"
    r"|once|when|if|not|pending|await\w*|deadlines?|until|till|before|ahead|from|needs?|must|milestones?"
    r"|(?:agreed|approved|set|confirmed|commissioned) for|starting|beginning|commencing|launching|going live"
    r"|coming|effective|for (?:delivery|launch|roll-? ?out|implementation|publication|completion|approval|release)"
    r"|ambition|goals?|forecast\w*|project(?:ed|ions?)|estimat\w*|review date|end date"
    r"|to (?!the\b|an?\b|our\b|all\b|its\b|their\b|staff\b|members\b|managers\b|(?-i:[A-Z])|[0-9])\w+)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_LEADS_IN = re.compile(r"(?:^|\b(?:in|on|during|since|of)|[(–,:-])\s*(?:the\s+)?$", re.IGNORECASE)
_STRAIGHT = re.compile(
    r"\b(?:completed|launched|delivered|published|held|achieved|finished|implemented|updated|reviewed)\s*$",
    re.IGNORECASE,
)
_FIGURE = r"[0-9][0-9,]*(?:\.[0-9]+)?\s*(?:%|per\s?cent)"
_FIGURES_AFTER = re.compile(
    rf"\s*(?:data|figures?|results?|updates?|survey|returns?|position)?\s*[:=–-]\s*(?:[\w&’' /]+?[:=]?\s*)?{_FIGURE}",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"(?:\bbaseline(?:\s+(?:data|figures?|position))?\s*[:,(]?\s*(?:(?:as )?(?:of|at|in|from)\s+)?"
    r"|\bas (?:of|at)\s+(?:the end of\s+)?)$",
    re.IGNORECASE,
)
_MOST_READ, _FARTHEST = 8_000, 300
_BREAK = re.compile(r"[.;!?\n•](?=\s|$)|\n")


class ToldTooEarly(NamedTuple):
    """A date as it is written, the words before it, and its first day."""

    written: str
    words: str
    day: date


def told_as_past(text: str, *, today: date, figures: bool = True) -> Iterator[ToldTooEarly]:
    """Dates after `today` that the text tells as past: something happened then, or was measured then.

    A sentence that looks ahead ("will", "planned", "due", "by") is never one. `figures` is off for a success
    measure, in which "March 2031: 80%" is what is hoped for.
    """
    if "20" not in text:
        return
    for found in _DATES.finditer(text, 0, _MOST_READ):
        day = _first_day(found[0])
        if day is None or day <= today:
            continue
        before = _BREAK.split(text[max(0, found.start() - _FARTHEST) : found.start()])[-1]
        after = _BREAK.split(text[found.end() : found.end() + _FARTHEST])[0]
        if _is_past(before, after, figures=figures):
            words = " ".join(f"{before}{found[0]}".split()[-12:])
            yield ToldTooEarly(found[0], words, day)


def _is_past(before: str, after: str, *, figures: bool) -> bool:
    if _AHEAD.search(before):
        return False
    if _MEASURED.search(before):
        return True
    if figures and not before.strip(" -–•*(") and _FIGURES_AFTER.match(after):
        return not _AHEAD.search(after)
    if re.search(r"\b(?:by|for|to)\s*(?:the\s+)?(?:(?:end|start) of\s+)?$", before, re.IGNORECASE):
        return False
    if _STRAIGHT.search(before):
        return True
    return bool(_HAPPENED.search(before) and _LEADS_IN.search(before))


@lru_cache(maxsize=2_048)
def _first_day(written: str) -> date | None:
    return parse_timescale(" ".join(written.split())).earliest
