"""What a council's own status words mean; only the meaning is ever tested in code."""

import re
from enum import StrEnum
from typing import NamedTuple


class Meaning(StrEnum):
    """Our seven meanings, to which a strategy's status key maps its own words and colours."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    NEEDS_ATTENTION = "needs_attention"
    OFF_TRACK = "off_track"
    ON_HOLD = "on_hold"
    COMPLETE = "complete"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()

    @property
    def is_open(self) -> bool:
        """Work is still to be done, so the action counts among open ones."""
        return self not in (Meaning.COMPLETE, Meaning.CLOSED)

    @property
    def needs_reason(self) -> bool:
        """An update with this meaning has to say why."""
        return self in (Meaning.NEEDS_ATTENTION, Meaning.OFF_TRACK)


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
}

# Words that say themselves what they mean.
_SURE_WORDS = {
    Meaning.NOT_STARTED: (
        "not started, not yet started, not begun, not yet begun, yet to start, yet to begin, to start, "
        "to be started, to do, to commence, not commenced, not yet commenced, no action yet, unstarted, "
        "due to start, yet to commence, work not started, work not yet started, action not yet started"
    ),
    Meaning.IN_PROGRESS: (
        "in progress, work in progress, in train, underway, under way, started, begun, commenced, on track, "
        "on target, on schedule, ongoing, on going, in hand, active, in development, progressing, "
        "progressing well, work underway, work under way, work ongoing, partially complete, part complete, "
        "partially completed, partly complete, partly completed, part completed, nearly complete, "
        "almost complete, nearly completed, almost completed, in delivery, being delivered, live, "
        "on track for completion, in progress on track, ahead of schedule, continuing"
    ),
    Meaning.NEEDS_ATTENTION: (
        "at risk, needs attention, some concerns, some risk, some issues, minor issues, minor delays, "
        "minor delay, some delay, slight delay, slightly behind, slightly behind schedule, "
        "at risk of delay, requires attention, some slippage, caution"
    ),
    Meaning.OFF_TRACK: (
        "off track, not on track, off target, behind, behind schedule, significantly behind schedule, "
        "significantly delayed, significant delay, serious concerns, major issues, will not be met, "
        "not on target, failing, critical"
    ),
    Meaning.ON_HOLD: (
        "on hold, put on hold, placed on hold, paused, suspended, deferred, postponed, stalled, parked"
    ),
    Meaning.COMPLETE: (
        "complete, completed, done, finished, achieved, delivered, implemented, fully complete, "
        "fully completed, action complete, action completed, complete and bau, completed and bau, "
        "complete bau, completed bau, complete now bau, completed now bau, completed and now bau, "
        "now business as usual, "
        "completed and now business as usual, all complete, 100% complete, target met, wedi'i gwblhau"
    ),
    Meaning.CLOSED: (
        "closed, withdrawn, cancelled, canceled, superseded, abandoned, discontinued, stopped, dropped, "
        "no longer required, no longer needed, no longer relevant, no longer applicable, merged, removed, "
        "not proceeding, ceased, not going ahead"
    ),
}

# Words that lean one way; a person has to say.
_UNSURE_WORDS = {
    Meaning.NOT_STARTED: "planned, scheduled, future, new, proposed, upcoming, not due, not yet due",
    Meaning.IN_PROGRESS: "open, not complete, not completed, incomplete, bau, business as usual",
    Meaning.NEEDS_ATTENTION: "revised, date revised, issues, concerns, slippage, under review",
    Meaning.OFF_TRACK: "delayed, overdue, late, missed, slipped, not met, not achieved, failed, delay",
    Meaning.ON_HOLD: "pending, awaiting, waiting, blocked",
    Meaning.COMPLETE: "met, approved, published, launched, completed with exceptions",
    Meaning.CLOSED: "archived, transferred, ended",
}


def _by_phrase(table: dict[Meaning, str]) -> dict[str, Meaning]:
    return {phrase: meaning for meaning, phrases in table.items() for phrase in phrases.split(", ")}


_SURE, _UNSURE = _by_phrase(_SURE_WORDS), _by_phrase(_UNSURE_WORDS)
_WORDS_ABOUT_RATING = {"rag", "brag", "bragg", "status", "rated", "rating", "light"}


def status_key(word: str) -> str:
    """A status word without capitals, punctuation or stray spaces: "In-Progress " is "in progress"."""
    plain = re.sub(r"[^\w%']|_", " ", word.replace("’", "'").replace("\u00ad", "").casefold())
    return " ".join(plain.split())


def suggest_meaning(word: str) -> Suggestion:
    """What a council's status word most likely means, for a person to confirm.

    Sure only where the word itself says it: "Completed" is; "Blue" is not, for it is "not started" in one
    council and "complete" in the next. "Amber – in progress" says it.
    """
    words = [part for part in status_key(word).split() if part not in _WORDS_ABOUT_RATING]
    colours = [part for part in words if part in _COLOUR_GUESSES]
    rest = " ".join(part for part in words if part not in _COLOUR_GUESSES)
    for phrase in (" ".join(words), rest):
        if phrase in _SURE:
            return Suggestion(_SURE[phrase], True)
    if rest in _UNSURE:
        return Suggestion(_UNSURE[rest], False)
    if rest:
        return Suggestion(_leading_meaning(rest), False)
    guesses = {_COLOUR_GUESSES[colour] for colour in colours}
    return Suggestion(guesses.pop() if len(guesses) == 1 else None, False)


def _leading_meaning(words: str) -> Meaning | None:
    known = {**_UNSURE, **_SURE}
    parts = words.split()
    for length in range(min(len(parts), 5), 0, -1):
        meaning = known.get(" ".join(parts[:length]))
        if meaning:
            return meaning
    return None
