"""The columns of the list of actions, the same in the workbook and in the CSV file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from plans.timescales import Kind, Timescale
from reporting.renderers.cell_text import writable
from reporting.snapshot import Line, Snapshot

LONGEST_HEADING = 240  # characters; a table of a workbook allows 255
ATTENTION_WORDS = {
    "past_end": "Past its end date",
    "due_soon": "Due soon",
    "review_due": "Review due",
    "stale": "No recent update",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `width` is in characters and `long` ones are wrapped."""

    heading: str
    value: Callable[[Line], str | date | int | None]
    width: int
    long: bool = False


def latest_day(timescale: Timescale) -> date | None:
    """The last day that the words of a timescale allow; none where they support no date."""
    return timescale.latest if timescale.kind != Kind.RECURRING else None


COLUMNS = (
    Column("Number", lambda line: line.label, 10),
    Column("Action", lambda line: line.text, 50, long=True),
    Column("Part of action", lambda line: line.parent_label or "", 10),
    Column("Theme", lambda line: " ".join(filter(None, [line.theme_code, line.theme_title])), 24, long=True),
    Column(
        "Objective",
        lambda line: " ".join(filter(None, [line.objective_number, line.objective_title])),
        30,
        long=True,
    ),
    Column("Owners", lambda line: line.owner_words, 24, long=True),
    Column("Start", lambda line: line.start.text, 16),
    Column("End", lambda line: line.end.text, 16),
    Column("End, last day", lambda line: latest_day(line.end), 13),
    Column("End as first planned", lambda line: line.original_end.text, 16),
    Column("First planned, last day", lambda line: latest_day(line.original_end), 13),
    Column("Why the end moved", lambda line: line.end_reason, 24, long=True),
    Column("Status", lambda line: line.status.label if line.status else "", 14),
    Column("Status means", lambda line: meaning_words(line), 14),
    Column("Attention", lambda line: ", ".join(ATTENTION_WORDS[name] for name in line.attention), 20),
    Column("Lateness", lambda line: ", ".join(line.late_words), 26, long=True),
    Column("Next review", lambda line: line.next_review_on, 13),
    Column("Last update", lambda line: line.updated_on, 13),
    Column("Progress", lambda line: line.progress, 60, long=True),
    Column("Progress told on", lambda line: line.words_on if line.progress else None, 13),
    Column("Why it needs attention", lambda line: line.reason, 30, long=True),
    Column("Success measure", lambda line: line.success_measure, 36, long=True),
    Column("Priority", lambda line: line.priority, 12),
    Column("Closed", lambda line: line.closure_label, 18),
    Column("Closed on", lambda line: line.closed_on, 13),
    Column("Why it was closed", lambda line: line.closed_reason, 30, long=True),
)


def meaning_words(line: Line) -> str:
    """Our meaning of the council's word: "In progress"."""
    return line.status.meaning.replace("_", " ").capitalize() if line.status else ""


def extra_columns(snapshot: Snapshot) -> dict[str, str]:
    """The plan's own further columns in the order in which they first appear: their name, and the heading
    under which they are listed, which is never one that is taken."""
    taken = {column.heading.casefold() for column in COLUMNS}
    headings: dict[str, str] = {}
    for name in dict.fromkeys(name for line in snapshot.lines for name in line.extra):
        plain = writable(" ".join(name.split()))[:LONGEST_HEADING] or "Column without a heading"
        heading, number = plain, 2
        while heading.casefold() in taken:
            heading, number = f"{plain} ({number})", number + 1
        taken.add(heading.casefold())
        headings[name] = heading
    return headings
