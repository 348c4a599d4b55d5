"""The update stands in a row of its own below its action, over the whole table; two tables follow each other."""

from tests.imports.examples.books import PALE, Book
from tests.imports.examples.expecting import Action, Example, Reading, day, month, when


def build_updates() -> bytes:
    book = Book()
    s = book.sheet("Sheet1")
    s.wide("Garrow Valley Housing: action plan with updates", 5)
    s.row("No.", "Action", "Responsible", "Target date", "Status", bold=True)
    s.row("1", "Hate crime training for every caretaker", "Estates Manager", "March 2026", "In progress")
    s.wide("Update: 14 of 22 caretakers have taken part; the rest are booked for February.", 5)
    s.row("2", "Contracts with suppliers ask about the living wage", "Procurement", "June 2026", "Complete")
    s.wide("Update: in all contracts over £25,000 since January.", 5)
    s.row("3", "Tenants' panel in three languages", "Involvement Team", "2026", "Not started")
    return book.bytes()


UPDATES = Example(
    "plan with updates.xlsx",
    build_updates,
    Reading(
        actions=(
            Action(
                number="1",
                text="Hate crime training for every caretaker",
                owner_text="Estates Manager",
                end=month("March 2026", "2026-03"),
                status="In progress",
                meaning="in_progress",
                progress="14 of 22 caretakers have taken part; the rest are booked for February.",
                keeps=("14 of 22",),
            ),
            Action(
                number="2",
                text="Contracts with suppliers ask about the living wage",
                owner_text="Procurement",
                end=month("June 2026", "2026-06"),
                status="Complete",
                meaning="complete",
                progress="in all contracts over £25,000 since January.",
                keeps=("in all contracts",),
            ),
            Action(
                number="3",
                text="Tenants' panel in three languages",
                owner_text="Involvement Team",
                end=when("2026", "year", "2026-01-01", "2026-12-31"),
                status="Not started",
                meaning="not_started",
            ),
        ),
        ignored=("Garrow Valley Housing",),
        never=("number_gap", "missing_action"),
    ),
)


def build_stacked() -> bytes:
    """Two tables in one sheet; the second has other columns in another order."""
    book = Book()
    s = book.sheet("Actions")
    s.wide("Objective 1 – Fair pay", 6, PALE)
    s.row("Ref", "Action", "Lead", "Deadline", "Progress", "RAG", bold=True)
    s.row("1.1", "Check starting salaries", "Reward", "Mar 2026", "Checked for 2025", "Green")
    s.row("1.2", "Explain bonuses", "Reward", "Jun 2026", None, "Amber")
    s.gap()
    s.wide("Objective 2 – Fair chances", 6, PALE)
    s.row("Ref", "Owner", "Action", "RAG", "Measure", "When", bold=True)
    s.row("2.1", "Talent", "Secondments open to all sites", "Green", "Ten secondments", "31/12/2026")
    return book.bytes()


STACKED = Example(
    "two tables.xlsx",
    build_stacked,
    Reading(
        actions=(
            Action(
                number="1.1",
                text="Check starting salaries",
                objective="1",
                owner_text="Reward",
                end=month("Mar 2026", "2026-03"),
                progress="Checked for 2025",
                status="Green",
                meaning="in_progress",
            ),
            Action(
                number="1.2",
                text="Explain bonuses",
                objective="1",
                owner_text="Reward",
                end=month("Jun 2026", "2026-06"),
                status="Amber",
                meaning="needs_attention",
            ),
            Action(
                number="2.1",
                text="Secondments open to all sites",
                objective="2",
                owner_text="Talent",
                end=day("31/12/2026", "2026-12-31"),
                success_measure="Ten secondments",
                status="Green",
                meaning="in_progress",
            ),
        ),
        objectives=(("1", "Fair pay", None), ("2", "Fair chances", None)),
        never=("number_gap", "missing_action", "two_columns_one_role"),
    ),
    statuses={"Green": "in_progress", "Amber": "needs_attention"},
)


def build_preface() -> bytes:
    """Sentences above the table that speak of actions, owners and dates; the headings are far down."""
    book = Book()
    s = book.sheet("Action plan")
    s.row("About this plan")
    s.row("Action owners update the status and the end date of their actions by the 10th of each month.")
    s.row("Owner", "Equality Board")
    s.row("Version", "4.2", "Date", "12/01/2026")
    s.row("Priorities:", "1. Our people", "2. Our places")
    s.gap()
    s.row(
        "Action\nnumber",
        "Action\n(what)",
        "Owner\n(who)",
        "Due\n(when)",
        "Status\n(R/A/G)",
        "Comments\n(Jan 26)",
        bold=True,
    )
    s.row("1", "Step-free entrance at the town hall", "Property", "30 Sept 2026", "Green", "Drawings done")
    s.row("2", "Interview questions sent the day before", "HR", "Already in place", "Green", None)
    return book.bytes()


PREFACE = Example(
    "with preface.xlsx",
    build_preface,
    Reading(
        actions=(
            Action(
                number="1",
                text="Step-free entrance at the town hall",
                owner_text="Property",
                end=day("30 Sept 2026", "2026-09-30"),
                status="Green",
                meaning="in_progress",
                progress="Drawings done",
            ),
            Action(
                number="2",
                text="Interview questions sent the day before",
                owner_text="HR",
                end=when("Already in place", "unknown"),
                status="Green",
                meaning="in_progress",
                codes=("unparsed_date",),
            ),
        ),
        ignored=("About this plan", "Action owners update", "Owner", "Version", "Priorities:"),
        never=("number_gap", "two_columns_one_role", "missing_action"),
    ),
    statuses={"Green": "in_progress"},
)
