"""Hollin Bank School and the Tern Learning Trust: terms and academic years, few words, sheets by year."""

from datetime import date

from tests.imports.examples.books import Book, Look, document_bytes, new_document, typed
from tests.imports.examples.expecting import Action, Example, Reading, day, when


def build_objectives() -> bytes:
    """A document of one page; the table's objectives each have one row of actions."""
    document = new_document()
    document.add_heading("Equality objectives 2025 – 2029", 1)
    document.add_paragraph(
        "Hollin Bank School publishes objectives every four years. Governors agreed these."
    )
    typed(
        document,
        [
            ("Objective", "Actions", "Who?", "By when?", "How will we know?", "Impact"),
            (
                "To close the gap in reading for children with EAL",
                "• Pre-teach words before each topic\n• Read at home scheme in four languages",
                "English lead",
                "Summer term 2026",
                "Gap in year 2 is under 5 points",
                "",
            ),
            (
                "To raise the attendance of Traveller pupils",
                "Home visit in the first week of each term",
                "Attendance officer & SENCo",
                "Termly",
                "Attendance of 92%",
                "89.5% in the autumn",
            ),
        ],
    )
    document.add_paragraph("Review date: September 2026")
    return document_bytes(document)


READING, ATTENDANCE = (
    "To close the gap in reading for children with EAL",
    "To raise the attendance of Traveller pupils",
)
OBJECTIVES = Example(
    "Equality objectives.docx",
    build_objectives,
    Reading(
        actions=(
            Action(
                text="• Pre-teach words before each topic\n• Read at home scheme in four languages",
                objective=READING,
                owner_text="English lead",
                end=when("Summer term 2026", "season", "2026-04-01", "2026-07-31"),
                success_measure="Gap in year 2 is under 5 points",
            ),
            Action(
                text="Home visit in the first week of each term",
                objective=ATTENDANCE,
                owner_text="Attendance officer & SENCo",
                owners=("Attendance officer", "SENCo"),
                end=when("Termly", "recurring"),
                success_measure="Attendance of 92%",
                keeps=("89.5% in the autumn",),
            ),
        ),
        objectives=(("", READING, None), ("", ATTENDANCE, None)),
        ignored=("Equality objectives 2025", "Hollin Bank School publishes", "Review date: September"),
        never=("two_columns_one_role", "missing_action", "number_gap"),
    ),
)


def build_years() -> bytes:
    """A sheet for each academic year, percentages for status, and a total that counts them."""
    book = Book()
    one = book.sheet("2025-26")
    one.wide("Tern Learning Trust: equality action plan, academic year 2025-26", 7)
    one.row("No", "What", "Lead", "Start", "Finish", "% complete", "Notes", bold=True)
    percent = {"format": "0%"}
    one.row(
        1, "Uniform policy reviewed for cost and faith", "Trust Head of Pastoral",
        Look(date(2025, 9, 3), format="d mmm yy"), Look(date(2025, 12, 19), format="d mmm yy"),
        Look(1, **percent), "Agreed by all six schools",
    )  # fmt: skip
    one.row(
        2, "Training on neurodiversity for every teacher", "SEND Team", "Autumn term 2025", "Summer term 2026",
        Look(0.4, **percent), None,
    )  # fmt: skip
    one.row(
        3,
        "Step-free routes mapped in each school",
        "Estates",
        "Spring term 2026",
        "31/08/2026",
        Look(0, **percent),
        None,
    )
    one.row("Average", None, None, None, None, Look(0.4666, **percent), None, bold=True)
    two = book.sheet("2026-27")
    two.wide("Tern Learning Trust: equality action plan, academic year 2026-27", 7)
    two.row("No", "What", "Lead", "Start", "Finish", "% complete", "Notes", bold=True)
    two.row(
        4,
        "Ask pupils each year whether they feel safe",
        "Trust Head of Pastoral",
        None,
        "Annually",
        None,
        None,
    )
    return book.bytes()


YEARS = Example(
    "Equality plan all schools.xlsx",
    build_years,
    Reading(
        actions=(
            Action(
                number="1",
                text="Uniform policy reviewed for cost and faith",
                owner_text="Trust Head of Pastoral",
                start=day("3 Sep 25", "2025-09-03"),
                end=day("19 Dec 25", "2025-12-19"),
                status="100%",
                meaning="complete",
                progress="Agreed by all six schools",
            ),
            Action(
                number="2",
                text="Training on neurodiversity for every teacher",
                owner_text="SEND Team",
                start=when("Autumn term 2025", "season", "2025-09-01", "2025-12-31"),
                end=when("Summer term 2026", "season", "2026-04-01", "2026-07-31"),
                status="40%",
                meaning="in_progress",
            ),
            Action(
                number="3",
                text="Step-free routes mapped in each school",
                owner_text="Estates",
                start=when("Spring term 2026", "season", "2026-01-01", "2026-04-30"),
                end=day("31/08/2026", "2026-08-31"),
                status="0%",
                meaning="not_started",
            ),
            Action(
                number="4",
                text="Ask pupils each year whether they feel safe",
                owner_text="Trust Head of Pastoral",
                end=when("Annually", "recurring"),
            ),
        ),
        ignored=("Tern Learning Trust", "Average", "Tern Learning Trust"),
        never=("number_gap", "duplicate_number", "missing_action", "hidden_row"),
    ),
)
