"""Wexbury City Council: a sheet for each directorate, and a theme written sideways in a column without a heading."""

from tests.imports.examples.books import Book
from tests.imports.examples.expecting import Action, Example, Reading, day, month, ongoing, when

HEADINGS = ("Action", "Lead Officer(s)", "By When?", "How we'll know it's worked", "RAG (Dec 2025)")


def build_directorates() -> bytes:
    """No numbers; sheets named after the directorates, in one of them a column more."""
    book = Book()
    children = book.sheet("Children & Learning")
    children.row("Directorate equality actions 2025/26")
    children.row(*HEADINGS, bold=True)
    children.rows(
        (
            "Young carers' voice in the new strategy",
            "Participation Lead",
            "Nov 2025",
            "12 young carers took part",
            "Complete",
        ),
        (
            "Attendance letters in plain words",
            "School Attendance",
            "Ongoing",
            "Fewer calls about letters",
            "On track",
        ),
    )
    streets = book.sheet("Streets & Waste")
    streets.row("Directorate equality actions 2025/26")
    streets.row(*HEADINGS[:2], "Ward", *HEADINGS[2:], bold=True)
    streets.rows(
        (
            "Dropped kerbs on the routes to schools",
            "Highways Design",
            "All",
            "2025/26",
            "30 kerbs",
            "Behind schedule",
        ),
        ("Assisted bin collection on line and by phone", "Waste Contracts", "All", "tbc", "", "Not started"),
    )
    return book.bytes()


CHILDREN, STREETS = {"theme": "Children & Learning"}, {"theme": "Streets & Waste"}
DIRECTORATES = Example(
    "directorate actions.xlsx",
    build_directorates,
    Reading(
        actions=(
            Action(
                text="Young carers' voice in the new strategy",
                owner_text="Participation Lead",
                end=month("Nov 2025", "2025-11"),
                success_measure="12 young carers took part",
                status="Complete",
                meaning="complete",
                **CHILDREN,
            ),
            Action(
                text="Attendance letters in plain words",
                owner_text="School Attendance",
                end=ongoing(),
                success_measure="Fewer calls about letters",
                status="On track",
                meaning="in_progress",
                **CHILDREN,
            ),
            Action(
                text="Dropped kerbs on the routes to schools",
                owner_text="Highways Design",
                end=when("2025/26", "financial_year", "2025-04-01", "2026-03-31"),
                success_measure="30 kerbs",
                status="Behind schedule",
                meaning="off_track",
                extra={"Ward": "All"},
                **STREETS,
            ),
            Action(
                text="Assisted bin collection on line and by phone",
                owner_text="Waste Contracts",
                end=when("tbc", "placeholder"),
                status="Not started",
                meaning="not_started",
                extra={"Ward": "All"},
                **STREETS,
            ),
        ),
        themes=(("", "Children & Learning", ""), ("", "Streets & Waste", "")),
        ignored=("Directorate equality actions", "Directorate equality actions"),
        never=("duplicate_number", "two_columns_one_role", "number_gap"),
    ),
)


def build_sideways() -> bytes:
    """The first column has no heading; its words are turned by ninety degrees and merged over the rows they name."""
    book = Book()
    s = book.sheet("Plan")
    s.wide("Wexbury City Council: inclusion plan", 6)
    s.row(None, "No.", "What we will do", "Who", "When", "Measure of success", bold=True)
    s.row(
        "PEOPLE",
        "1",
        "Exit interviews by somebody outside the team",
        "HR",
        "30/06/2026",
        "Half of leavers take part",
    )
    s.row(None, "2", "Adjustments passport", "HR", "30/09/2026", "In use in all teams")
    s.row("PLACES", "3", "Quiet hour in the leisure centres", "Leisure", "Each Sunday", "20 visitors")
    s.row(None, "4", "Benches on the long routes", "Parks", "2027", "One every 200 m")
    s.merge("A3:A4", "A5:A6")
    return book.bytes()


SIDEWAYS = Example(
    "sideways.xlsx",
    build_sideways,
    Reading(
        actions=(
            Action(
                number="1",
                text="Exit interviews by somebody outside the team",
                theme="PEOPLE",
                owner_text="HR",
                end=day("30/06/2026", "2026-06-30"),
                success_measure="Half of leavers take part",
            ),
            Action(
                number="2",
                text="Adjustments passport",
                theme="PEOPLE",
                owner_text="HR",
                end=day("30/09/2026", "2026-09-30"),
                success_measure="In use in all teams",
            ),
            Action(
                number="3",
                text="Quiet hour in the leisure centres",
                theme="PLACES",
                owner_text="Leisure",
                end=when("Each Sunday", "recurring"),
                success_measure="20 visitors",
            ),
            Action(
                number="4",
                text="Benches on the long routes",
                theme="PLACES",
                owner_text="Parks",
                end=when("2027", "year", "2027-01-01", "2027-12-31"),
                success_measure="One every 200 m",
            ),
        ),
        themes=(("", "PEOPLE", ""), ("", "PLACES", "")),
        ignored=("Wexbury City Council",),
        never=("number_gap", "missing_action"),
    ),
)
