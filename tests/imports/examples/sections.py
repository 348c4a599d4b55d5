"""Years as lines above their headings, percentages without a sign, and a figure for which nothing is planned yet."""

from tests.imports.examples.books import Book
from tests.imports.examples.expecting import Action, Example, Reading, day, month


def build_years() -> bytes:
    """No merging and no colour: only a line of its own above each row of headings."""
    book = Book()
    s = book.sheet("Plan")
    for year, rows in (
        (
            "Year 1 (2025/26)",
            (("1", "Set up the board", "Chief Executive", "June 2025"), ("2", "Train", "HR", "Mar 2026")),
        ),
        (
            "Year 2 (2026/27)",
            (("3", "Look back", "Chief Executive", "June 2026"), ("4", "Publish", "Comms", "Mar 2027")),
        ),
    ):
        s.row(year)
        s.row("No", "Action", "Lead", "Timescale")
        s.rows(*rows)
        s.gap()
    return book.bytes()


ONE, TWO = "Year 1 (2025/26)", "Year 2 (2026/27)"
YEARS = Example(
    "two years.xlsx",
    build_years,
    Reading(
        actions=(
            Action(
                number="1", text="Set up the board", objective=ONE, owner_text="Chief Executive",
                end=month("June 2025", "2025-06"),
            ),
            Action(number="2", text="Train", objective=ONE, owner_text="HR", end=month("Mar 2026", "2026-03")),
            Action(
                number="3", text="Look back", objective=TWO, owner_text="Chief Executive",
                end=month("June 2026", "2026-06"),
            ),
            Action(number="4", text="Publish", objective=TWO, owner_text="Comms", end=month("Mar 2027", "2027-03")),
        ),
        objectives=(("", ONE, None), ("", TWO, None)),
        never=("number_gap", "duplicate_number"),
    ),
)  # fmt: skip


def build_percent() -> bytes:
    book = Book()
    s = book.sheet("Plan")
    s.row("ID", "Recommendation", "Management response", "Owner", "Target", "Priority", "% complete")
    s.row("R1", "Adopt the policy", "Agreed", "HR", "31-Mar-26", "High", 50)
    s.row("R2", "Audit the sites", "Partly agreed", "Estates", "30-Jun-26", "Low", 100)
    return book.bytes()


PERCENT = Example(
    "audit recommendations.xlsx",
    build_percent,
    Reading(
        actions=(
            Action(
                number="R1", text="Adopt the policy", owner_text="HR", end=day("31-Mar-26", "2026-03-31"),
                priority="High", extra={"Management response": "Agreed"}, status="50", meaning="in_progress",
            ),
            Action(
                number="R2", text="Audit the sites", owner_text="Estates", end=day("30-Jun-26", "2026-06-30"),
                priority="Low", extra={"Management response": "Partly agreed"}, status="100", meaning="complete",
            ),
        ),
        never=("number_gap",),
    ),
)  # fmt: skip


def build_nothing_planned() -> bytes:
    """A dash where the action would be: the figure stands there, and nothing is planned for it."""
    book = Book()
    s = book.sheet("WDES")
    s.row("Metric", "What it counts", "2026", "Action", "Lead", "By when")
    s.row("1", "Share of disabled staff", "4.2%", "Ask people to share what they wish", "Comms", "May 2026")
    s.row("2", "Likelihood of being appointed", "1.2", "Guaranteed interviews", "HR", "June 2026")
    s.row("3", "Likelihood of the capability process", "1.0", "-", None, None)
    return book.bytes()


NOTHING_PLANNED = Example(
    "wdes.xlsx",
    build_nothing_planned,
    Reading(
        actions=(
            Action(
                text="Ask people to share what they wish", owner_text="Comms", end=month("May 2026", "2026-05"),
                keeps=("Share of disabled staff", "4.2%"),
            ),
            Action(
                text="Guaranteed interviews", owner_text="HR", end=month("June 2026", "2026-06"),
                keeps=("Likelihood of being appointed", "1.2"),
            ),
        ),
        ignored=("3",),
        never=("number_gap", "missing_owner"),
    ),
)  # fmt: skip
