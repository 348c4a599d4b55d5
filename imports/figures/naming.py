"""The measure that a figure is kept under: survey answers, the parts of a pay gap, targets by their words."""

import re
from functools import lru_cache

from measures.vocabulary import Part

_FAVOURABLE = r"(?:very |strongly )?(?:positive|favou?rable|agree|satisfied)(?: responses?)?"
_NEUTRAL = r"neutral|neither(?: agree nor disagree)?|neither(?: positive nor negative)?"
_UNFAVOURABLE = r"(?:very |strongly )?(?:negative|unfavou?rable|disagree|dissatisfied)(?: responses?)?"
_PARTS = {
    Part.FAVOURABLE: re.compile(_FAVOURABLE, re.IGNORECASE),
    Part.NEUTRAL: re.compile(_NEUTRAL, re.IGNORECASE),
    Part.UNFAVOURABLE: re.compile(_UNFAVOURABLE, re.IGNORECASE),
}
_ENDING = re.compile(
    r"(.{2,}?)(?:\s+[-–—]\s*|\s*[:|]\s*|\s*[–—]\s*|\s*\()([^()–—:|]{5,40}?)(?:%|\))?\s*", re.DOTALL
)


@lru_cache(maxsize=4096)
def survey_part(text: str) -> tuple[str, Part] | None:
    """The question and which of its three answers: "I feel valued – positive". The question may be empty."""
    whole = text.strip()
    for part, pattern in _PARTS.items():
        if pattern.fullmatch(whole):
            return "", part
    ending = _ENDING.fullmatch(whole)
    if ending:
        for part, pattern in _PARTS.items():
            if pattern.fullmatch(ending[2].strip()):
                return ending[1].strip(), part
    return None


_GAP = re.compile(r"\b(?:pay|bonus) gap\b", re.IGNORECASE)
_AVERAGE = re.compile(r"\b(mean|average|median)\b\s*", re.IGNORECASE)


@lru_cache(maxsize=1024)
def pay_gap(measure: str) -> tuple[str, Part] | None:
    """ "Median ethnicity pay gap" is the median of the measure "Ethnicity pay gap"; None where it names no part."""
    averages = {word.casefold() for word in _AVERAGE.findall(measure)}
    if not _GAP.search(measure) or len(averages) != 1:
        return None
    median = "median" in averages
    bonus = bool(re.search(r"\bbonus\b", measure, re.IGNORECASE))
    name = _AVERAGE.sub("", measure)
    name = re.sub(r"\bbonus (?=pay gap)", "", name, flags=re.IGNORECASE)
    name = re.sub(r"\bbonus gap\b", "pay gap", name, flags=re.IGNORECASE)
    name = re.sub(r"\bhourly\s+", "", name, flags=re.IGNORECASE)
    name = re.sub(r"[(\[]\s*[)\]]", "", name)
    name = " ".join(name.split()).strip(" -–:,")
    part = (
        (Part.BONUS_MEDIAN if median else Part.BONUS_MEAN)
        if bonus
        else (Part.MEDIAN if median else Part.MEAN)
    )
    return name[:1].upper() + name[1:], part


def is_pay_gap(measure: str) -> bool:
    return bool(_GAP.search(measure))


_FAVOUR = re.compile(
    r"\bin favour of (?:the )?([a-z][a-z ]{1,40}?)(?=[.,;)]|$| (?:by|of|at|in)\b)", re.IGNORECASE
)


def in_favour_of(*texts: str) -> str:
    """Whom a gap favours, as far as a note says."""
    for text in texts:
        if found := _FAVOUR.search(text):
            return found[1].strip()[:60]
    return ""


_TARGET = re.compile(
    r"(?P<name>.+?)\s*[-–—:,(|]\s*target(?:\s+(?:by|for|of)\s+(?P<by>[^)]{2,60}))?\)?\s*"
    r"|target(?:\s+for\s+|\s*[-–—:]\s*)(?P<after>.+)",
    re.IGNORECASE | re.DOTALL,
)


@lru_cache(maxsize=1024)
def target_of(measure: str) -> tuple[str, str] | None:
    """The measure that a target is for, and by when: "Number of people – target by 2026"."""
    found = _TARGET.fullmatch(measure.strip())
    if not found:
        return None
    return (found["name"] or found["after"]).strip(), (found["by"] or "").strip()


def joined(subject: str, measure: str) -> str:
    """A measure of something that is no group of people: "EDI eLearning: completion rate"."""
    low = measure if re.match(r"[A-Z][A-Z]", measure) else measure[:1].lower() + measure[1:]
    return f"{subject.strip()}: {low}" if subject.strip() else measure
