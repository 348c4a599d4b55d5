"""Figures whose sense flips: what was counted as "not completed" is later counted as "completed"."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

_PERCENT = re.compile(r"(?<![\w.])(?P<value>[0-9]{1,3}(?:\.[0-9]+)?)\s*(?:%|per\s?cent\b)", re.IGNORECASE)

# What is counted: a stem, and the endings and forms with which it is written.
_STEMS = {
    "complete": r"complet(?:ed|es|e|ion|ing)",
    "disclose": r"disclos(?:ed|es|e|ure|ing)",
    "declare": r"declar(?:ed|es|e|ation|ing)",
    "respond": r"respon(?:ded|ds|d|ses?|ding)",
    "attend": r"attend(?:ed|s|ance|ing)?",
    "train": r"train(?:ed)",
    "comply": r"compl(?:iant|iance|ied|y)",
    "satisfy": r"satisf(?:ied|action)",
    "agree": r"agree(?:d|s)?",
    "aware": r"aware(?:ness)?",
    "record": r"record(?:ed)",
    "access": r"accessib(?:le|ility)",
    "know": r"known",
    "meet": r"met",
    "submit": r"submitted",
    "return": r"returned",
    "engage": r"engaged",
}
_NOT = (
    r"(?:\b(?:not|never|no|yet to|failed to|without|have\s?n['’]t|has\s?n['’]t|did\s?n['’]t)\s+"
    r"(?:(?:yet|been|be|fully|have|has|a|any)\s+){0,3}|\bnon-?\s?|\b(?:in|un|dis)-?)"
)
_SENSES = [
    (
        stem,
        re.compile(
            rf"(?P<negative>{_NOT})?\b(?:{forms})\b|(?P<joined>\b(?:in|un|dis|non)(?:{forms}))\b", re.I
        ),
    )
    for stem, forms in _STEMS.items()
]
_CLAUSE = re.compile(r"[;,\n•]|[.!?](?=\s|$)|\band\b(?=[^,.;]{0,60}[0-9]%?)", re.IGNORECASE)
_SENTENCE = re.compile(r"[;\n•]|[.!?](?=\s|$)")
_WORD = re.compile(r"[^\W\d_]{3,}")
_NO_SUBJECT_WORDS = (
    "the, and, for, are, was, were, has, have, had, been, being, data, figure, figures, rate, rates, "
    "percentage, percent, cent, per, baseline, current, currently, now, not, yet, did, does, who, "
    "that, this, which, with, from, into, out, its, their, our, all, only, non, january, february, "
    "march, april, may, june, july, august, september, october, november, december, jan, feb, mar, "
    "apr, jun, jul, aug, sep, sept, oct, nov, dec, increase, increased, reduce, reduced, decrease, "
    "decreased, improve, improved, recorded, target, aim, least, most, more, than, less, over, under, "
    "about, around, least, year, quarter, update, result, results, total, overall, number, "
    "those, these, say, said, felt, staff, "
    "employees, people, colleagues"
)
_NO_SUBJECT = frozenset(_NO_SUBJECT_WORDS.split(", "))
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_MOST_READ = 8_000
_MOST_FIGURES = 60  # of one text, each of which is held against all others


class Figure(NamedTuple):
    """A share told in a text: what is counted, in which sense, about whom, and in which words."""

    stem: str
    negative: bool
    subject: frozenset[str]
    value: float
    words: str
    sentence: int
    year: str


class Flip(NamedTuple):
    """Two figures of one thing in opposite senses, in the order of the texts."""

    first: Figure
    second: Figure


def figures_in(text: str) -> list[Figure]:
    """The shares of a text whose sense is said: "Disability not completed: 78.9%"."""
    if "%" not in text and "cent" not in text:
        return []
    told = (
        figure
        for number, sentence in enumerate(_SENTENCE.split(text[:_MOST_READ]))
        for figure in _of_sentence(sentence, number)
    )
    return list(islice(told, _MOST_FIGURES))


def flips(texts: Sequence[str]) -> Iterator[Flip]:
    """For texts about one action in their order: what one counts as "not done" and a later one as "done".

    A text that tells both senses of one thing ("62% agree, 18% disagree") flips nothing. Within one text the
    two figures must stand in sentences of different years, for "40% completed. 60% not completed" is a whole.
    """
    told = [figures_in(text) for text in texts]
    seen: set[tuple[str, frozenset[str]]] = set()
    for later, figures in enumerate(told):
        for second in figures:
            for earlier in range(later + 1):
                first = _opposite(second, told[earlier], figures, same_text=earlier == later)
                if first and (second.stem, second.subject) not in seen:
                    seen.add((second.stem, second.subject))
                    yield Flip(first, second)
                    break


def _opposite(
    second: Figure, before: list[Figure], beside: list[Figure], *, same_text: bool
) -> Figure | None:
    alike = [figure for figure in before if _same_thing(figure, second)]
    if same_text:
        earlier = [
            f for f in alike if f.sentence < second.sentence and f.year and second.year not in ("", f.year)
        ]
        kept = [f for f in earlier if f.negative != second.negative]
        return kept[0] if kept and not any(f.negative == second.negative for f in earlier) else None
    if any(figure.negative == second.negative for figure in alike):
        return None
    if any(_same_thing(figure, second) and figure.negative != second.negative for figure in beside):
        return None
    return alike[0] if alike else None


def _same_thing(one: Figure, other: Figure) -> bool:
    """The same stem about the same subject; a figure without a subject is about nobody knows what."""
    if one.stem != other.stem or not one.subject or not other.subject:
        return False
    return one.subject <= other.subject or other.subject <= one.subject


def _of_sentence(sentence: str, number: int) -> Iterator[Figure]:
    year = (_YEAR.search(sentence) or [""])[0]
    for clause in _CLAUSE.split(sentence):
        shares = list(_PERCENT.finditer(clause))
        if len(shares) != 1:
            continue
        if figure := _nearest(clause, shares[0]):
            stem, rule, negative = figure
            subject = (
                frozenset(word.casefold() for word in _WORD.findall(rule.sub(" ", clause))) - _NO_SUBJECT
            )
            value = float(shares[0]["value"])
            yield Figure(stem, negative, subject, value, " ".join(clause.split()), number, year)


def _nearest(clause: str, share: re.Match[str]) -> tuple[str, re.Pattern[str], bool] | None:
    """What the share counts: the stem that stands nearest to it, unless it stands there in both senses."""
    found = [
        (max(share.start() - told.end(), told.start() - share.end()), stem, rule, _is_negative(told))
        for stem, rule in _SENSES
        for told in rule.finditer(clause)
    ]
    if not found:
        return None
    _, stem, rule, negative = min(found, key=lambda one: one[0])
    both = any(other == stem and sense != negative for _, other, _, sense in found)
    return None if both else (stem, rule, negative)


def _is_negative(told: re.Match[str]) -> bool:
    return bool(told["negative"] or told["joined"])
