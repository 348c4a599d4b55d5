"""What a title says: what is measured, of whom, by which characteristic, on which day, in which unit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from imports.figures.days import dated_words, without_day
from imports.figures.people import named_in
from measures.vocabulary import words_key

_POPULATIONS = (
    "workforce", "staff", "employees", "residents", "population", "applicants", "applications",
    "shortlisted", "appointed",
    "appointees", "appointments", "new starters", "starters", "leavers", "apprentices", "service users",
    "customers", "tenants",
    "pupils", "students", "learners", "councillors", "members", "governors", "volunteers", "participants",
    "managers",
    "senior managers", "senior leaders", "board", "governing body", "police officers", "officers",
    "teachers", "patients",
    "trainees", "promotions", "respondents", "carers",
)  # fmt: skip
_PEOPLE = re.compile(rf"\b(?:{'|'.join(sorted(_POPULATIONS, key=len, reverse=True))})\b", re.IGNORECASE)
_NUMBERED = re.compile(
    r"^\s*(?:table|figure|chart|section|sheet|tab)?\s*\d{0,2}[a-z]?(?:\.\d{1,2})?\s*[:.)–—-]\s*|"
    r"^table\s+\d{1,2}\s+",
    re.I,
)
_UNIT = re.compile(
    r"\(\s*(%|per ?cent(?:age)?s?|headcount|number|numbers|count|fte|no\.?)\s*\)|,\s*(%|per "
    r"?cent|headcount|fte)\s*$",
    re.I,
)
_FILLER = frozenset(
    {"profile", "breakdown", "composition", "of", "the", "our", "all", "in", "post", "headcount", "equality",
    "diversity",
     "monitoring", "data", "report", "figures", "summary", "by", "and", "total", "number", "percentage",
     "proportion",
     "information", "statistics", "council", "table", "current", "characteristics", "protected", "edi",
     "equalities"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Title:
    """`measure` is empty where the words only name people: then what is counted says what is measured."""

    text: str = ""
    measure: str = ""
    population: str = ""
    characteristic: str = ""
    day: str = ""
    unit: str = ""


def read_title(text: str) -> Title:
    """ "Table 2: Leavers by disability, 2024/25 (%)" is a share of leavers, by disability, in 2024/25."""
    words = " ".join(text.split())
    day = dated_words(words)
    rest = _NUMBERED.sub("", without_day(words) if day else words)
    unit = next((group for found in _UNIT.finditer(rest) for group in found.groups() if group), "")
    rest = _UNIT.sub(" ", rest)
    characteristic = named_in(rest) or ""
    subject = re.split(r"\s+(?:by|broken down by|split by)\s+", rest, maxsplit=1)[0].strip(" ,:;–—-.")
    people = list(dict.fromkeys(found[0] for found in _PEOPLE.finditer(subject)))
    population = people[0] if len({words_key(p) for p in people}) == 1 else ""
    left = set(words_key(_PEOPLE.sub(" ", subject)).split()) - _FILLER
    if characteristic:
        left -= {word for word in left if named_in(word) == characteristic} | {
            "ethnic",
            "group",
            "groups",
            "band",
            "status",
        }
    measure = subject if left and subject else ""
    return Title(
        words,
        measure[:1].upper() + measure[1:],
        population[:1].upper() + population[1:],
        characteristic,
        day,
        unit,
    )


_NOTE = re.compile(
    r"^\s*(?:notes?\b|source\b|key\b|\*|\(?\d{1,2}\)|\[|this (?:table|data|sheet)|figures? (?:are|is|below|"
    r"less)|data (?:is|are)\b|"
    r"please\b|percentages?\b|due to\b|numbers?\b.{20,}|prepared by|[-–—.:#cxz]{1,3}\s*=)",
    re.IGNORECASE,
)


def is_note(text: str) -> bool:
    """Whether a lone text explains a table rather than naming a row of it."""
    return bool(_NOTE.search(text)) or len(text) > 70 or text.rstrip().endswith(".")
