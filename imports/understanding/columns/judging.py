"""Heading against content: whether the cells below a heading are what it says, and what they are instead."""

import re
from dataclasses import replace

from imports.understanding.columns.columns import Column, heading_reason
from imports.understanding.columns.evidence import Content
from imports.understanding.columns.headings import LIKELY, Role, role_of
from imports.understanding.columns.tables import Table
from imports.understanding.findings import quoted
from plans.statuses import Meaning, Suggestion, suggest_meaning

_SHORT = 20
_ENOUGH = 3  # so many filled cells may speak against a heading
_SHARE = re.compile(r"%|per ?cent", re.IGNORECASE)
_OF_A_DAY = re.compile(
    r"\b(?:last|latest|(?<!to )date|when|next)\b", re.IGNORECASE
)  # "Last update" over days
_OF_FIGURES = re.compile(r"\b(?:metric|indicator|measure|kpi|figure|target)s?\b", re.IGNORECASE)
_TIMES = (Role.START, Role.END, Role.TIMESCALE)
_TEXTS = (Role.ACTION, Role.OBJECTIVE, Role.SUCCESS_MEASURE, Role.PROGRESS)


def judge_columns(table: Table) -> None:
    """Every headed column by what stands in it: surer, taken for something else, or asked about."""
    for column in list(table.columns.values()):
        if not column.is_said:
            _judge(table, column, table.content(column.index))


def _judge(table: Table, column: Column, content: Content) -> None:
    two = column.also in _TIMES and column.role == Role.OWNER
    if two or (column.role in _TIMES and column.also == Role.OWNER):
        _owner_or_time(table, column, content)
        return
    role = _instead(table, column, content) if content.filled else None
    if role and role != column.role:
        count = content.says(role)
        table.give(
            column.index,
            role,
            LIKELY,
            f"The heading {quoted(column.heading)} could be more than one thing; {count}.",
        )
        return
    if content.filled >= _ENOUGH and _speaks_against(column, content):
        _ask(table, column, content)
        return
    # A heading that says nothing is told by its cells elsewhere, or kept.
    column = table.columns[column.index]
    if column.score:
        reason = f"{heading_reason(column).rstrip('.')}; {content.says(column.role)}."
        bare = column.role == Role.EXTRA
        table.columns[column.index] = replace(
            column,
            score=min(column.score + _support(column.role, content), 100),
            reason=heading_reason(column) if bare else reason,
        )


def _support(role: Role, content: Content) -> int:
    """A little surer where the cells are what the heading says, less where they are not."""
    counts = {
        Role.NUMBER: content.numbers, Role.STATUS: content.statuses + content.percentages,
        **dict.fromkeys(_TIMES, content.dates),
    }  # fmt: skip
    if role not in counts or content.filled < _ENOUGH:
        return 0
    if content.most(counts[role]):
        return 5
    return -15 if not content.most(counts[role], 0.3) else 0


def _instead(table: Table, column: Column, content: Content) -> Role | None:
    """What the cells say where the heading's words can mean two things: "Target" over dates is an end."""
    # Below a heading that is merged over it a column is doubtful, and the heading as plain as ever.
    said = role_of(column.heading)
    role, vague = column.role, max(column.score, said.score if said.role == column.role else 0) < 85
    if (
        role == Role.PROGRESS
        and content.most(content.statuses + content.percentages, 0.8)
        and content.length < 30
    ):
        return Role.STATUS if not _has_plain(table, Role.STATUS) else None
    if role == Role.PROGRESS and content.most(content.dates, 0.8) and _OF_A_DAY.search(column.heading):
        return Role.EXTRA
    if role == Role.STATUS and content.most(content.long, 0.6):
        return Role.PROGRESS if not _has_plain(table, Role.PROGRESS) else None
    if role == Role.STATUS and vague:
        return _weak_status(table, column, content)
    if role == Role.SUCCESS_MEASURE and vague and _tells_when(content):
        return Role.END if not table.has(*_TIMES) else None
    if role == Role.SUCCESS_MEASURE and vague and content.most(content.life_cycle, 0.8):
        return Role.STATUS if not _has_plain(table, Role.STATUS) else None
    if role == Role.SUCCESS_MEASURE and content.most(content.numbers, 0.8) and _stands_left(table, column):
        counted = content.is_each_its_own and content.filled > 1 and not _OF_FIGURES.search(column.heading)
        return Role.NUMBER if counted and not table.has(Role.NUMBER) else Role.EXTRA
    if role == Role.ACTION and column.score < 95 and content.filled >= _ENOUGH and content.distinct == 1:
        return Role.EXTRA  # the name of the project in every row
    if role == Role.ACTION and content.most(content.numbers, 0.8) and content.length < 12:
        return Role.NUMBER if _has_other(table, column) and not table.has(Role.NUMBER) else None
    if role == Role.NUMBER and _names_for_a_system(content):
        return Role.EXTRA
    if role == Role.NUMBER and content.most(content.sentences):
        return Role.ACTION if not table.has(Role.ACTION) else None
    if role == Role.PRIORITY and content.filled > 1 and _are_names(content):
        if not table.has(Role.THEME):
            return Role.THEME
        return Role.OBJECTIVE if not table.has(Role.OBJECTIVE) else Role.EXTRA
    if role == Role.END and vague and content.most(content.owners) and not content.dates:
        return Role.OWNER if not table.has(Role.OWNER) else Role.EXTRA
    if role == Role.TIMESCALE and vague and content.most(content.long):
        return Role.EXTRA
    if role == Role.OWNER and content.most(content.dates) and not table.has(*_TIMES):
        return Role.END if "by" in column.heading.casefold().split() else None
    return None


def _names_for_a_system(content: Content) -> bool:
    """ "q7Kd0aB3mU6": how a system knows the row, and nobody speaks of it so."""
    long = content.filled > 1 and content.length >= 10
    return long and content.is_each_its_own and not (content.numbers or content.sentences)


def _tells_when(content: Content) -> bool:
    """Dates; or half of them, and short texts with a month or a year: "Easter 2026", "Dec 2025"."""
    short = content.most(content.dates, 0.5) and content.length < _SHORT
    return content.most(content.dates) or (short and content.most(content.timed))


def _stands_left(table: Table, column: Column) -> bool:
    """Left of the action "Metric 4a" says to which figure it belongs, and not what will show success."""
    return any(column.index < action.index for action in table.of(Role.ACTION))


def _are_names(content: Content) -> bool:
    """Priorities that are no levels but the names of what matters."""
    return content.length >= 4 and not (content.levels or content.statuses or content.numbers)


def _weak_status(table: Table, column: Column, content: Content) -> Role | None:
    """ "Completed" may be yes or no, a percentage, the day on which it was, or a sentence about it."""
    if content.most(content.statuses + content.percentages + content.ticks, 0.6):
        return None
    if _SHARE.search(column.heading) and content.most(content.numbers + content.percentages, 0.6):
        return None  # 50 and 100 below "% complete"
    word = _done_word(column)
    told = content.dates or (content.statuses and content.length < _SHORT)
    if word and told and not _has_other(table, column):
        table.columns[column.index] = replace(table.columns[column.index], says=word)
        return None
    if content.most(content.sentences, 0.3) and not _has_plain(table, Role.PROGRESS):
        return Role.PROGRESS
    return Role.EXTRA


def _done_word(column: Column) -> str:
    """The heading's own word where it says that an action is done: "Completed (date)" is "Completed"."""
    word = " ".join(re.sub(r"[(\[][^()\[\]]*[)\]]", " ", column.heading).split()).strip("?:. ")
    return word if suggest_meaning(word) == Suggestion(Meaning.COMPLETE, True) else ""


def _has_other(table: Table, column: Column) -> bool:
    return any(other.index != column.index for other in table.of(column.role))


def _has_plain(table: Table, role: Role) -> bool:
    return any(column.role == role and column.score >= LIKELY for column in table.columns.values())


def _speaks_against(column: Column, content: Content) -> bool:
    """Most cells are plainly something else than the heading says."""
    role = column.role
    if role in (Role.ACTION, Role.OBJECTIVE):
        others = max(content.dates, content.percentages)
        words = content.statuses if role == Role.ACTION else 0
        numbers = content.numbers if role == Role.ACTION and content.length < 12 else 0
        return content.most(max(others, words, numbers), 0.8)
    if role in _TIMES:
        return not content.most(content.dates, 0.1) and content.most(
            max(content.long, content.statuses, content.owners), 0.8
        )
    if role == Role.OWNER:
        return content.most(max(content.dates, content.long, content.percentages), 0.8)
    if role == Role.STATUS:
        return content.most(content.dates, 0.8) and not _done_word(column)
    if role in (Role.SUCCESS_MEASURE, Role.PROGRESS):
        return content.most(content.dates, 0.8)
    return role == Role.NUMBER and content.most(content.sentences, 0.8)


def _ask(table: Table, column: Column, content: Content) -> None:
    kinds = {
        "dates": content.dates, "numbers": content.numbers, "status words": content.statuses,
        "long texts": content.long, "sentences": content.sentences, "percentages": content.percentages,
        "teams or roles": content.owners,
    }  # fmt: skip
    kind = max(kinds, key=lambda name: kinds[name])
    said = f"{kinds[kind]} of its {content.filled} cells are {kind}"
    table.columns[column.index] = replace(
        column,
        score=20,
        reason=f"The heading {quoted(column.heading)} names the {column.role.label}, but {said}.",
    )
    table.ask(
        "heading_contradicts_content",
        f"column {column.letter} is headed {quoted(column.heading)}, but {said}. Say what the column holds.",
        column.heading,
    )


def _owner_or_time(table: Table, column: Column, content: Content) -> None:
    time = column.also if column.also in _TIMES else column.role
    assert time
    if content.filled and content.most(content.dates, 0.8) and not table.has(time):
        table.give(column.index, time, LIKELY, f"It names two things; {content.says(time)}.")
    elif content.filled and not content.timed and content.most(content.owners, 0.8):
        table.give(column.index, Role.OWNER, LIKELY, f"It names two things; {content.says(Role.OWNER)}.")
    else:
        table.columns[column.index] = replace(column, role=Role.EXTRA, score=30)
        table.ask(
            "two_things_one_column",
            f"column {column.letter} ({quoted(column.heading)}) seems to hold the owner and the date in one. Put them "
            "into two columns in the file, or say which of the two it holds, or that it is extra text.",
            column.heading,
        )
