"""What a council's own status words mean; only the meaning is ever tested in code."""

import re
from typing import NamedTuple

from foundation.short_texts import kept_when_short
from plans.statuses.meanings import Meaning
from plans.statuses.signs import ARROWS, DOTS, OTHERS, SIGNS, done_by_share, meaning_of_sign


class Suggestion(NamedTuple):
    """What a word seems to mean; `sure` only where the word itself says it."""

    meaning: Meaning | None
    sure: bool


_COLOUR_GUESSES = {
    "red": Meaning.OFF_TRACK,
    "amber": Meaning.NEEDS_ATTENTION,
    "orange": Meaning.NEEDS_ATTENTION,
    "yellow": Meaning.NEEDS_ATTENTION,
    "green": Meaning.IN_PROGRESS,
    "blue": Meaning.COMPLETE,
    "purple": Meaning.ON_HOLD,
    "grey": Meaning.NOT_STARTED,
    "gray": Meaning.NOT_STARTED,
    "white": Meaning.NOT_STARTED,
    "black": Meaning.CLOSED,
    "r": Meaning.OFF_TRACK,
    "a": Meaning.NEEDS_ATTENTION,
    "g": Meaning.IN_PROGRESS,
    "b": Meaning.COMPLETE,
    "coch": Meaning.OFF_TRACK,
    "oren": Meaning.NEEDS_ATTENTION,
    "ambr": Meaning.NEEDS_ATTENTION,
    "melyn": Meaning.NEEDS_ATTENTION,
    "gwyrdd": Meaning.IN_PROGRESS,
    "glas": Meaning.COMPLETE,
    "porffor": Meaning.ON_HOLD,
    "llwyd": Meaning.NOT_STARTED,
}

# Words that say themselves what they mean.
_SURE_WORDS = {
    Meaning.NOT_STARTED: (
        "not started, not yet started, not begun, not yet begun, yet to start, yet to begin, to start, "
        "to be started, to do, to commence, not commenced, not yet commenced, no action yet, unstarted, "
        "due to start, yet to commence, work not started, work not yet started, action not yet started, "
        "not started yet, has not started, action not started, nys, not begun yet, heb ddechrau, "
        "heb ei ddechrau, heb ei gychwyn, i'w ddechrau"
    ),
    Meaning.IN_PROGRESS: (
        "in progress, work in progress, in train, underway, under way, started, begun, commenced, on track, "
        "on target, on schedule, ongoing, on going, in hand, active, in development, progressing, "
        "progressing well, work underway, work under way, work ongoing, partially complete, part complete, "
        "partially completed, partly complete, partly completed, part completed, nearly complete, "
        "almost complete, nearly completed, almost completed, in delivery, being delivered, live, "
        "on track for completion, in progress on track, ahead of schedule, continuing, wip, in process, "
        "work started, work has started, work has begun, started on track, on course, good progress, "
        "making good progress, progressing to plan, progressing as planned, on plan, to plan, as planned, "
        "ongoing on track, on track ongoing, being progressed, under development, in motion, "
        "commenced and on track, mainly complete, mostly complete, substantially complete, underway on track, "
        "in progress and on track, ar y gweill, yn mynd rhagddo, yn parhau, parhaus, ar y trywydd iawn, "
        "ar darged, ar y trywydd cywir, wedi dechrau"
    ),
    Meaning.NEEDS_ATTENTION: (
        "at risk, needs attention, some concerns, some risk, some issues, minor issues, minor delays, "
        "minor delay, some delay, slight delay, slightly behind, slightly behind schedule, "
        "at risk of delay, requires attention, some slippage, caution, slipping, slightly off track, "
        "some delays, progress with some issues, minor slippage, minor concerns, risk of delay, "
        "at risk of not being delivered, at risk of missing target, in progress some delay, "
        "in progress but delayed, in progress with some delay, mewn perygl, angen sylw"
    ),
    Meaning.OFF_TRACK: (
        "off track, not on track, off target, behind, behind schedule, significantly behind schedule, "
        "significantly delayed, significant delay, serious concerns, major issues, will not be met, "
        "not on target, failing, critical, not on schedule, seriously behind, significantly behind, major delay, "
        "major delays, severely delayed, well behind schedule, running late, significant issues, "
        "will not be delivered, target will not be met, ar ei hôl hi, oddi ar y trywydd"
    ),
    Meaning.ON_HOLD: (
        "on hold, put on hold, placed on hold, paused, suspended, deferred, postponed, stalled, parked, "
        "currently on hold, in abeyance, work paused, action paused, temporarily paused, wedi'i ohirio, "
        "wedi'i oedi, wedi oedi, wedi'i atal"
    ),
    Meaning.COMPLETE: (
        "complete, completed, done, finished, achieved, delivered, implemented, fully complete, "
        "fully completed, action complete, action completed, complete and bau, completed and bau, "
        "complete bau, completed bau, complete now bau, completed now bau, completed and now bau, "
        "now business as usual, "
        "completed and now business as usual, all complete, target met, wedi'i gwblhau, wedi'i chwblhau, "
        "cwblhawyd, wedi'i gyflawni, cyflawnwyd, embedded, complete and embedded, completed and embedded, "
        "embedded as bau, embedded bau, embedded in bau, fully embedded, fully implemented, fully delivered, "
        "delivered and embedded, complete ongoing, completed ongoing, complete and ongoing, "
        "completed and ongoing, actioned, action taken, fully achieved, objective met, objective achieved, "
        "complete on time, completed on time, completed late, complete on target, all actions complete, "
        "work complete, work completed, is complete, signed off, delivered on time"
    ),
    Meaning.CLOSED: (
        "closed, withdrawn, cancelled, canceled, superseded, abandoned, discontinued, stopped, dropped, "
        "no longer required, no longer needed, no longer relevant, no longer applicable, merged, removed, "
        "not proceeding, ceased, not going ahead, no longer proceeding, no longer being pursued, "
        "not being progressed, not taken forward, decommissioned, retired, rejected, terminated, void, "
        "wedi'i dynnu'n ôl, wedi'i dynnu yn ôl, wedi cau, ar gau, dim angen bellach"
    ),
}

# Words that lean one way; a person has to say.
_UNSURE_WORDS = {
    Meaning.NOT_STARTED: "planned, scheduled, future, new, proposed, upcoming, not due, not yet due, "
    "ns, no progress, no update, not applicable yet, awaiting start, future action, backlog, to be confirmed",
    Meaning.IN_PROGRESS: "open, not complete, not completed, incomplete, bau, business as usual, ip, "
    "not done, not yet complete, not yet completed, not delivered, limited progress, some progress, "
    "outstanding, partial, partially, partly, ongoing bau, bau ongoing",
    Meaning.NEEDS_ATTENTION: "revised, date revised, issues, concerns, slippage, under review, "
    "extended, date extended, deadline extended, watch, monitor, needs review",
    Meaning.OFF_TRACK: "delayed, overdue, late, missed, slipped, not met, not achieved, failed, delay, "
    "lapsed, escalate, escalated, breached",
    Meaning.ON_HOLD: "pending, awaiting, waiting, blocked, rescheduled, deprioritised, de prioritised",
    Meaning.COMPLETE: "met, approved, published, launched, completed with exceptions, c, comp, "
    "closed complete, complete closed, completed closed, closed completed, resolved, in place",
    Meaning.CLOSED: "archived, transferred, ended, n a, not applicable, replaced, moved, duplicate, see other action",
}


def _by_phrase(table: dict[Meaning, str]) -> dict[str, Meaning]:
    return {phrase: meaning for meaning, phrases in table.items() for phrase in phrases.split(", ")}


_SURE, _UNSURE = _by_phrase(_SURE_WORDS), _by_phrase(_UNSURE_WORDS)
_PUNCTUATION = re.compile(rf"[^\w%'{re.escape(''.join(sorted(SIGNS)))}]|_")
_BETWEEN_PARTS = re.compile(r"\s[–—-]\s?|[–—:;,/()|]|\s&\s|\sand\s")
_WORDS_ABOUT_RATING = {"rag", "brag", "bragg", "status", "rated", "rating", "light"}


_FILLS_OF_WORDS = {
    "red": "Red", "r": "Red", "coch": "Red", "amber": "Amber", "a": "Amber", "orange": "Amber", "oren": "Amber",
    "ambr": "Amber", "yellow": "Yellow", "melyn": "Yellow", "green": "Green", "g": "Green", "gwyrdd": "Green",
    "blue": "Blue", "b": "Blue", "glas": "Blue", "purple": "Purple",
}  # fmt: skip


def colours_named(word: str) -> set[str]:
    """The colours that a status word names: of "Amber/Green" both, of "G" green, of "Complete" none."""
    parts = [DOTS.get(part, part) for part in status_key(word).split()]
    letters_count = all(
        len(part) == 1 or part in _FILLS_OF_WORDS or part in _WORDS_ABOUT_RATING for part in parts
    )
    named = [part for part in parts if part in _FILLS_OF_WORDS and (letters_count or len(part) > 1)]
    return {_FILLS_OF_WORDS[part] for part in named}


@kept_when_short
def status_key(word: str) -> str:
    """A status word without capitals, punctuation or stray spaces: "In-Progress " is "in progress".

    A tick, a dot or an arrow counts: "G ↑" is another word than "G".
    """
    apart = "".join(f" {sign} " if sign in SIGNS else sign for sign in word)
    plain = re.sub(_PUNCTUATION, " ", apart.replace("’", "'").replace("\u00ad", "").casefold())
    return " ".join(plain.split())


@kept_when_short
def suggest_meaning(word: str) -> Suggestion:
    """What a council's status word most likely means, for a person to confirm.

    Sure only where the word itself says it: "Completed" is; "Blue" is not, for it is "not started" in one
    council and "complete" in the next. "Amber – in progress" says it.
    """
    if share := done_by_share(word):
        return Suggestion(share, "complete" in word.casefold())
    parts = [DOTS.get(part, part) for part in status_key(word).split()]
    parts = [part for part in parts if part not in ARROWS + OTHERS]
    signs = [part for part in parts if part in SIGNS]
    words = [part for part in parts if part not in _WORDS_ABOUT_RATING and part not in SIGNS]
    if signs and not words:
        return Suggestion(meaning_of_sign("".join(signs)), False)
    colours = [part for part in words if part in _COLOUR_GUESSES]
    rest = " ".join(part for part in words if part not in _COLOUR_GUESSES)
    for phrase in (" ".join(words), rest):
        if phrase in _SURE:
            return Suggestion(_SURE[phrase], True)
    if rest in _UNSURE:
        return Suggestion(_UNSURE[rest], False)
    if rest:
        return _by_its_parts(word) or Suggestion(_leading_meaning(rest), False)
    guesses = {_COLOUR_GUESSES[colour] for colour in colours}
    return Suggestion(guesses.pop() if len(guesses) == 1 else None, False)


def _by_its_parts(word: str) -> Suggestion | None:
    """ "In progress – on target": every part, colours aside, says the same, and says it itself."""
    parts = [status_key(part) for part in _BETWEEN_PARTS.split(word)]
    parts = [
        part for part in parts if part and part not in _COLOUR_GUESSES and part not in _WORDS_ABOUT_RATING
    ]
    meanings = {_SURE.get(part) for part in parts}
    meaning = meanings.pop() if len(parts) > 1 and len(meanings) == 1 else None
    return Suggestion(meaning, True) if meaning else None


def _leading_meaning(words: str) -> Meaning | None:
    known = {**_UNSURE, **_SURE}
    parts = words.split()
    for length in range(min(len(parts), 5), 0, -1):
        meaning = known.get(" ".join(parts[:length]))
        if meaning:
            return meaning
    return None
