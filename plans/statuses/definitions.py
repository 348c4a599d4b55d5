"""What a sentence of a status key says: "Action has started and is on track"."""

import re

from plans.statuses.meanings import Meaning
from plans.statuses.words import Suggestion, status_key, suggest_meaning

# The plainest words of each meaning, looked for anywhere in a sentence.
_WORDS: tuple[tuple[Meaning, str], ...] = (
    (
        Meaning.NOT_STARTED,
        r"not (?:yet )?(?:been )?(?:started|begun|commenced|due)|yet to (?:be )?(?:start(?:ed)?|begin|commence)"
        r"|heb ddechrau",
    ),
    (
        Meaning.OFF_TRACK,
        r"off track|not on (?:track|target|schedule)|behind (?:schedule|target)|off target|overdue"
        r"|(?:unlikely to|won't|will not) be (?:met|achieved|delivered|completed)"
        r"|(?:significant|serious|major) (?:delays?|concerns|issues|problems|risks?)",
    ),
    (
        Meaning.NEEDS_ATTENTION,
        r"at risk|(?:some|minor|slight) (?:delays?|slippage|issues|concerns|risks?)|slightly behind"
        r"|(?:needs|requires) attention|may not be (?:met|achieved|delivered)"
        r"|recoverable|(?:can|could|will|should|expected to) (?:still )?be recovered|but (?:still )?achievable",
    ),
    (Meaning.ON_HOLD, r"on hold|paused|deferred|postponed|suspended|stalled"),
    (Meaning.CLOSED, r"withdrawn|cancelled|superseded|no longer (?:required|needed|relevant|applicable)"),
    (
        Meaning.COMPLETE,
        r"(?:complete|completed|achieved|delivered|finished|implemented|embedded)|wedi'i gwblhau",
    ),
    (
        Meaning.IN_PROGRESS,
        r"on track|on target|on schedule|in progress|underway|under way|progressing|ongoing|ar y gweill"
        r"|started|(?:has|have|work) (?:begun|commenced)",
    ),
)
_PLAIN = tuple((meaning, re.compile(rf"(?<!~)\b(?:{words})\b")) for meaning, words in _WORDS)
_NOT_YET = re.compile(
    r"\b(?:not (?:yet )?(?:been )?(?:fully )?|(?:to|will|should|can|could|may|expected to|due to|on track to"
    r"|likely to) be |for |until |before |partially |partly |part )"
    r"(?=(?:complete|completed|completion|achieved|delivered|finished|implemented|embedded)\b)"
)


def meaning_of_definition(text: str) -> Suggestion:
    """Which meaning a sentence of a key gives its word: sure where it says one of them plainly and no other.

    "In progress – on target" is in progress. "Started but behind schedule" says two things: the graver counts,
    and a person is asked.
    """
    guess = suggest_meaning(text)
    if guess.sure:
        return guess
    plain = _NOT_YET.sub(lambda found: f"{found[0]}~", status_key(text))
    said = []
    for meaning, rule in _PLAIN:
        if rule.search(plain):
            said.append(meaning)
            plain = rule.sub(" ", plain)
    if not said:
        return Suggestion(guess.meaning, False)
    return Suggestion(said[0], len(said) == 1)
