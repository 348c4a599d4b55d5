"""What the heading of a column says: which column holds numbers, actions, owners, dates, and so on."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class Role(StrEnum):
    """What a column of a plan may hold."""

    NUMBER = "number"
    THEME = "theme"
    OBJECTIVE = "objective"
    ACTION = "action"
    OWNER = "owner"
    START = "start"
    END = "end"
    TIMESCALE = "timescale"
    SUCCESS_MEASURE = "success_measure"
    STATUS = "status"
    PROGRESS = "progress"
    PRIORITY = "priority"
    CHARACTERISTICS = "characteristics"
    RESOURCES = "resources"
    IGNORE = "ignore"
    EXTRA = "extra"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ")


class Guess(NamedTuple):
    """The role that a heading seems to name, and how sure that is, from 0 to 100."""

    role: Role | None
    score: int


SURE, LIKELY, LEAST = 100, 70, 55

# A phrase after "=" counts only as the whole heading; after "?" it gives way to any plainer heading.
_SYNONYMS = {
    Role.NUMBER: (
        "=no, =number, =ref, =reference, ref no, reference number, action no, action number, action "
        "ref, action reference, =id, action id, =#, =item, item no, item number, ref number, =code, "
        "=nos, =rhif"
    ),
    Role.THEME: (
        "theme, themes, strategic theme, priority theme, priority area, strategic priority, pillar, "
        "strand, workstream, work stream, area of focus, focus area, thema"
    ),
    Role.OBJECTIVE: (
        "objective, objectives, equality objective, strategic objective, ?=aim, ?=aims, ?=goal, =amcan, "
        "what do we want to achieve, what we want to achieve, objective or outcome"
    ),
    Role.ACTION: (
        "action, actions, =what, what we will do, what will we do, what are we going to do, what we are "
        "going to do, =activity, =activities, key activity, key activities, =task, =tasks, key actions, "
        "action required, actions required, actions to be taken, planned action, planned actions, what "
        "needs to be done, steps to be taken, =steps, =initiative, =commitment, =commitments, "
        "?=description, action description, description of action, how will we do it, how we will do "
        "it, =camau"
    ),
    Role.OWNER: (
        "owner, owners, lead, leads, lead officer, responsible, responsibility, team responsible, by "
        "whom, =who, responsible officer, officer responsible, responsible team, responsible lead, "
        "delivery lead, lead team, lead service, lead department, lead directorate, accountable, "
        "accountable officer, action owner, action lead, person responsible, who will lead, who is "
        "responsible, who will do it, ?=service, ?=team, ?=directorate, ?=department, ?=officer, "
        "responsible person, assigned to, =arweinydd"
    ),
    Role.START: (
        "start, starts, start date, date started, started, =from, commencement, commencement date, "
        "begin, begins, planned start"
    ),
    Role.END: (
        "end, ends, end date, due, due date, due by, target date, completion date, date of completion, "
        "deadline, by when, complete by, completed by, target completion date, expected completion, "
        "planned end, finish, finish date, =to, target end date, date for completion, date due, "
        "delivery date, to be completed by, =by"
    ),
    Role.TIMESCALE: (
        "timescale, timescales, time scale, time scales, timeframe, time frame, timeline, =when, =date, "
        "=dates, =time, =timing, when will it be done, when will we do it, =period, =amserlen"
    ),
    Role.SUCCESS_MEASURE: (
        "success measure, success measures, measure of success, measures of success, success criteria, "
        "how will success be measured, how success will be measured, how will we measure success, how "
        "will we know, how we will know, how will we know we have succeeded, =measure, =measures, "
        "measurable, kpi, kpis, performance measure, performance measures, performance indicator, "
        "indicator, indicators, key outputs, ?=output, ?=outputs, ?=outcome, ?=outcomes, expected "
        "outcome, expected outcomes, intended outcome, intended outcomes, desired outcome, desired "
        "outcomes, outcome measure, =target, =targets, what will success look like, what success looks "
        "like, ?=evidence, evidence of success, ?=impact, intended impact, expected impact, "
        "=deliverable, =deliverables, key deliverables, =milestones"
    ),
    Role.STATUS: (
        "status, rag, brag, bragg, rag status, brag status, rag rating, brag rating, =rating, action "
        "status, current status, progress status, delivery status, status rag, progress rag, =statws"
    ),
    Role.PROGRESS: (
        "progress, progress update, progress updates, progress log, progress to date, progress made, "
        "=update, =updates, latest update, latest position, current position, progress report, progress "
        "notes, ?=commentary, ?=comments, ?=comment, ?=notes, position statement, what have we done, "
        "what we have done, what has been done, update on progress, =achievements, =cynnydd"
    ),
    Role.PRIORITY: (
        "=priority, priority level, priority rating, =importance, =urgency, priority high medium low"
    ),
    Role.CHARACTERISTICS: (
        "protected characteristic, protected characteristics, characteristic, characteristics, equality "
        "strand, equality strands, protected group, protected groups, equality group, equality groups, "
        "who will benefit, groups affected, who does this affect"
    ),
    Role.RESOURCES: (
        "resource, resources, resource implications, resources required, resources needed, =budget, "
        "budget implications, =cost, =costs, funding, financial implications, cost implications"
    ),
}
# Where a heading holds phrases of two roles, the one that comes first here names the column.
_STRONGEST_FIRST = (
    Role.STATUS,
    Role.PROGRESS,
    Role.SUCCESS_MEASURE,
    Role.END,
    Role.START,
    Role.OWNER,
    Role.CHARACTERISTICS,
    Role.RESOURCES,
    Role.PRIORITY,
    Role.NUMBER,
    Role.TIMESCALE,
    Role.ACTION,
    Role.OBJECTIVE,
    Role.THEME,
)


def _read_synonyms() -> tuple[dict[str, Guess], dict[Role, list[tuple[str, ...]]]]:
    whole: dict[str, Guess] = {}
    parts: dict[Role, list[tuple[str, ...]]] = {}
    for role, phrases in _SYNONYMS.items():
        for phrase in phrases.split(", "):
            words = phrase.lstrip("?=")
            whole[words] = Guess(role, LIKELY if phrase.startswith("?") else SURE)
            if "=" not in phrase[:2]:
                parts.setdefault(role, []).append(tuple(words.split()))
    return whole, parts


_WHOLE, _PARTS = _read_synonyms()
_LONGEST_HEADING = 120
# "Number of actions" heads a table that counts the plan, not the plan.
_COUNTS = re.compile(r"(?:(?:number|no|total|count|percentage) of|total|percentage)\b")


@lru_cache(maxsize=4096)
def role_of(heading: str) -> Guess:
    """The role that a heading names: "Responsibility/ Delivery Lead" is the owner."""
    if len(heading) > _LONGEST_HEADING:
        return Guess(None, 0)
    words = re.findall(r"[^\W_]+|#", heading.casefold().replace("(s)", "s").replace("'", "").replace("’", ""))
    plain = " ".join(words)
    if _COUNTS.match(plain):
        return Guess(None, 0)
    if plain in _WHOLE:
        return _WHOLE[plain]
    best = Guess(None, 0)
    for role in _STRONGEST_FIRST:
        for phrase in _PARTS.get(role, ()):
            score = _score(phrase, words)
            if score > best.score:
                best = Guess(role, score)
    return best if best.score >= LEAST else Guess(None, 0)


def _score(phrase: tuple[str, ...], words: list[str]) -> int:
    """How much of a heading a phrase covers; at its beginning it counts a little more."""
    length = len(phrase)
    for start in range(len(words) - length + 1):
        if tuple(words[start : start + length]) == phrase:
            return 40 + 50 * length // len(words) + (5 if start == 0 else 0)
    return 0
