"""A second table beside the plan, “as above”, lettered banners and rows that count: the small warts together."""

from tests.imports.examples.books import GREY, Book, Look
from tests.imports.examples.expecting import Action, Example, Reading, day, month


def build_beside() -> bytes:
    """A count of statuses stands to the right, after an empty column, beside the first rows of the plan."""
    book = Book()
    s = book.sheet("Plan")
    s.row("No.", "Action", "Owner", "End", "Status", None, "Summary", "Number", bold=True)
    s.row(
        "1",
        "Plain English check of every letter",
        "Communications",
        "May 2026",
        "Complete",
        None,
        "Complete",
        1,
    )
    s.row(
        "2",
        "Visits in the evening for people who work",
        "Care Team",
        "July 2026",
        "In progress",
        None,
        "In progress",
        2,
    )
    s.row(
        "3", "Name badges with pronouns, for who wants one", "HR", "Aug 2026", "In progress", None, "Total", 3
    )
    return book.bytes()


BESIDE = Example(
    "plan and summary.xlsx",
    build_beside,
    Reading(
        actions=(
            Action(
                number="1",
                text="Plain English check of every letter",
                owner_text="Communications",
                end=month("May 2026", "2026-05"),
                status="Complete",
                meaning="complete",
            ),
            Action(
                number="2",
                text="Visits in the evening for people who work",
                owner_text="Care Team",
                end=month("July 2026", "2026-07"),
                status="In progress",
                meaning="in_progress",
            ),
            Action(
                number="3",
                text="Name badges with pronouns, for who wants one",
                owner_text="HR",
                end=month("Aug 2026", "2026-08"),
                status="In progress",
                meaning="in_progress",
            ),
        ),
        # The other table's rows are those of the plan too; each is named with the columns it takes up.
        ignored=("No.", "1", "2", "3"),
        never=("two_columns_one_role", "missing_action"),
    ),
)


def build_warts() -> bytes:
    """Lettered sections with the aim below, a total, formatted rows without words, typing errors, two doubts."""
    book = Book()
    s = book.sheet("Action Plan ")
    s.wide("CORAL BAY HOSPICE", 7)
    s.wide("A. Care for everybody", 7, GREY)
    s.wide("Aim: people from every community know that we are here for them", 7)
    s.row("Item", "Action ", "Responsibilty", "Start date", "Target date", "Status ", "Notes", bold=True)
    s.row(
        "A.1",
        "Leaflets with the mosque and the temple",
        "Community Nurse",
        "01/04/26",
        "31/02/2027",
        "In Progress",
        None,
    )
    s.row(
        "A.2",
        "Chaplain for people with no religion",
        "As above",
        "Nov-26",
        "Oct-26",
        "in progress",
        "see A.1",
    )
    s.row(None, None, None, None, None, Look(None, fill=GREY), None)
    s.wide("B. A fair place to work", 7, GREY)
    s.wide("Aim: staff stay with us", 7)
    s.row("Item", "Action ", "Responsibilty", "Start date", "Target date", "Status ", "Notes", bold=True)
    s.row("B.1", "Exit talks with everybody who leaves", "HR manger", "asap", "30/06/26", "Complete", None)
    s.row("B.2", "See A.2", None, None, None, None, None)
    s.gap()
    s.row("Total actions:", 4)
    s.row("Completed:", 1)
    s.row("Note: dates with no day are the end of the month.")
    return book.bytes()


WARTS = Example(
    "hospice plan v7 FINAL (2).xlsx",
    build_warts,
    Reading(
        actions=(
            Action(
                number="A.1",
                text="Leaflets with the mosque and the temple",
                theme="A",
                owner_text="Community Nurse",
                start=("01/04/26", "day", "2026-04-01", "2026-04-01"),
                end=("31/02/2027", "unknown", None, None),
                status="In Progress",
                meaning="in_progress",
                codes=("invalid_date",),
            ),
            Action(
                number="A.2",
                text="Chaplain for people with no religion",
                theme="A",
                owner_text="As above",
                owners=("Community Nurse",),
                start=month("Nov-26", "2026-11"),
                end=month("Oct-26", "2026-10"),
                status="in progress",
                meaning="in_progress",
                progress="see A.1",
                codes=("end_before_start",),
            ),
            Action(
                number="B.1",
                text="Exit talks with everybody who leaves",
                theme="B",
                owner_text="HR manger",
                start=("asap", "conditional", None, None),
                end=day("30/06/26", "2026-06-30"),
                status="Complete",
                meaning="complete",
            ),
            Action(number="B.2", text="See A.2", theme="B", codes=("cross_reference_only",)),
        ),
        themes=(
            ("A", "Care for everybody", "Aim: people from every community know that we are here for them"),
            ("B", "A fair place to work", "Aim: staff stay with us"),
        ),
        ignored=("CORAL BAY HOSPICE", "Total actions:", "Completed:", "Note: dates"),
        codes=("invalid_date", "end_before_start", "cross_reference_only"),
        never=("number_gap", "duplicate_number", "missing_action"),
    ),
)
