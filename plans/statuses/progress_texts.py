"""What a progress text opens with: a status, a new date, or the opposite of the status beside it."""

import re

from plans.statuses.meanings import Meaning
from plans.statuses.words import suggest_meaning
from plans.timescales import parse_timescale

_LEAD = (
    r"(?:[\s•·*\-–—]|(?i:status|update|progress)\s*:){0,9}"
    r"(?i:(?:work|this|action|project|has|is|currently|now|fully|all) ){0,4}"
)

# A status at the beginning is one only if the sentence ends there or goes on as a remark about it:
# "Completed. …", "Completed in April", "Completed All papers …", but not "Complete the toolkit".
_REMARK = (
    r"(?=\s*(?:$|[.,:;!()\-–—/\n])"
    r"|\s+(?:(?:in|on|and|during|as|at|since|until|till|pending|while|whilst|due to|because|awaiting)"
    r"\s(?!part\b)|[0-9]|[A-Z]\s|[A-Z][a-z]))"
)
_ANYTHING = r"(?![\w'’])"

_OPENINGS: tuple[tuple[str, str, Meaning], ...] = (
    (
        r"not (?:yet )?(?:been )?(?:started|begun|commenced)|yet to (?:start|begin|commence|be started)",
        _ANYTHING,
        Meaning.NOT_STARTED,
    ),
    (
        r"(?:partially|partly|part|nearly|almost) completed?|in[ -]progress|work in progress|underway"
        r"|under way|on[ -]?going|on track|progressing well|in hand",
        _ANYTHING,
        Meaning.IN_PROGRESS,
    ),
    (
        r"(?:(?:end |target |completion |due )?date|deadline|timescale|timeline)s? "
        r"(?:(?:has|have|was|been|now) )*"
        r"(?:revised|extended|moved|changed|amended|pushed back|put back|deferred)",
        _ANYTHING,
        Meaning.IN_PROGRESS,
    ),
    (r"at risk", _REMARK, Meaning.NEEDS_ATTENTION),
    (r"off track|behind schedule|delayed", _REMARK, Meaning.OFF_TRACK),
    (r"on hold|paused|postponed|deferred|suspended", _REMARK, Meaning.ON_HOLD),
    (r"completed?|done|finished|achieved|delivered|implemented", _REMARK, Meaning.COMPLETE),
    (
        r"closed|withdrawn|cancelled|superseded|discontinued|no longer (?:required|needed)",
        _REMARK,
        Meaning.CLOSED,
    ),
)
_OPENING_RULES = tuple(
    (re.compile(f"{_LEAD}((?i:{words})){end}"), meaning) for words, end, meaning in _OPENINGS
)
_FIRST_WORDS = 300

_MOVED = (
    "(?:revised|extended|moved|changed|amended|pushed back|put back|deferred|postponed|delayed|rescheduled"
    "|slipped|brought forward)"
)
_NAMED_DATE = r"(?:(?:end|target|completion|due|delivery|review) )?(?:date|deadline|timescale|timeline)s?"
_REVISION = re.compile(
    rf"(?:\b{_NAMED_DATE} (?:(?:has|have|was|been|is|now|again) )*{_MOVED}"
    r"(?: from [^.;]{1,40}?)? (?:to|until|till)"
    rf"|(?:^|[.;:\n]\s*){_MOVED} (?:to|until|till)"
    rf"|\b(?:revised|new|amended|extended) {_NAMED_DATE}(?: is| of|:| -)?"
    r"|\bnow (?:due|expected|scheduled|planned)(?: for| in| by| on| to be completed by)?) (?=\S)",
    re.IGNORECASE,
)
# A text without any of these tells of no new date; looking for them is ten times as quick as the rule itself.
_HINTS_AT_REVISION = (
    "date", "deadline", "timescale", "timeline", "now ", "revised", "extended", "moved", "changed", "amended",
    "pushed", "put back", "deferred", "postponed", "delayed", "rescheduled", "slipped", "brought forward",
)  # fmt: skip
_LONGEST_DATE_IN_WORDS = 8

_NOT_BEGUN = re.compile(
    _LEAD + r"(?:[\w'’]+ ){0,4}?(?:not (?:yet )?(?:been )?(?:started|begun|commenced|completed?)"
    r"|yet to (?:start|begin|commence|be (?:started|begun|completed))"
    r"|(?:will|due to|planned to) (?:start|begin|commence))\b",
    re.IGNORECASE,
)
_BEGUN = re.compile(
    _LEAD + r"(?:(?:launched|published)(?=[\s.,:;]|$)|work (?:has )?(?:started|begun|commenced)\b)",
    re.IGNORECASE,
)


def status_from_text(text: str) -> tuple[str, Meaning] | None:
    """The status that a progress text opens with, in its own words; None when it opens with something else.

    "Completed. Reviewed at each meeting" gives ("Completed", complete); "Completion expected" gives nothing.
    """
    for rule, meaning in _OPENING_RULES:
        found = rule.match(text[:_FIRST_WORDS])
        if found:
            return found[1], meaning
    return None


def revised_date_from_text(text: str) -> str | None:
    """The new end date that a progress text announces, in its own words: "Date revised to May 2018." """
    plain = text[:4000].casefold()
    if not any(hint in plain for hint in _HINTS_AT_REVISION):
        return None
    for found in _REVISION.finditer(text[:4000]):
        words = _words_of_sentence(text[found.end() : found.end() + 120])
        phrase = _longest_date(words)
        if phrase:
            return phrase
    return None


def _longest_date(words: list[str]) -> str | None:
    """The most words from the first on that make a date, without those after it that add nothing."""
    best, latest = None, None
    for length in range(len(words), 0, -1):
        phrase = " ".join(words[:length]).rstrip(".,;:)")
        read = parse_timescale(phrase)
        if read.latest and latest in (None, (read.earliest, read.latest)):
            best, latest = phrase, (read.earliest, read.latest)
    return best


def _words_of_sentence(text: str) -> list[str]:
    words = text.split()[:_LONGEST_DATE_IN_WORDS]
    for position, word in enumerate(words):
        following = words[position + 1] if position + 1 < len(words) else ""
        if word.endswith((";", ".", ":")) and (following[:1].isupper() or word[-1] != "."):
            return words[: position + 1]
    return words


def contradicts(meaning: Meaning, progress_text: str) -> bool:
    """The progress text plainly says otherwise than the status: only its first sentence is believed.

    Complete, but "not yet started"; not started, but "Launched in May". "Ongoing" beside complete is no
    contradiction, for work may go on as business as usual.
    """
    opening = status_from_text(progress_text)
    said = opening[1] if opening and suggest_meaning(opening[0]).sure else None
    not_begun = _NOT_BEGUN.match(progress_text[:_FIRST_WORDS]) is not None
    if meaning == Meaning.COMPLETE:
        goes_on = opening is not None and opening[0].casefold().replace("-", "") in ("ongoing", "on going")
        return not_begun or (said is not None and said.is_open and not goes_on)
    if meaning == Meaning.NOT_STARTED:
        begun = _BEGUN.match(progress_text[:_FIRST_WORDS]) is not None
        return begun or said == Meaning.COMPLETE
    if meaning == Meaning.CLOSED:
        return False
    return said in (Meaning.COMPLETE, Meaning.NOT_STARTED)
