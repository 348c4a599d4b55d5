"""Statuses that are colours, sentences, dates or two columns at once."""

from datetime import date

from tests.imports.examples.books import AMBER, BLUE, GREEN, RED, Book, Look
from tests.imports.examples.expecting import Action, Example, Reading, day, month, ongoing, when

HEADINGS = ("No.", "Action", "Lead", "By when", "Measure", "RAG")


def build_colours() -> bytes:
    """No word in the status column, only colours; a sheet says what they mean."""
    book = Book()
    s = book.sheet("Plan")
    s.row(*HEADINGS, bold=True)
    colours = {
        "Draft the policy": BLUE,
        "Ask the networks": GREEN,
        "Train the desks": AMBER,
        "Buy the loop": RED,
    }
    for number, (text, fill) in enumerate(colours.items(), start=1):
        s.row(str(number), text, "Inclusion Team", "March 2026", "It is done", Look(None, fill=fill))
    s.row("5", "Look back after a year", "Inclusion Team", "March 2027", "Report to board", None)
    key = book.sheet("Key")
    key.row("Key to colours")
    key.row(Look(None, fill=BLUE), "Complete")
    key.row(Look(None, fill=GREEN), "On track")
    key.row(Look(None, fill=AMBER), "At risk of being late")
    key.row(Look(None, fill=RED), "Overdue")
    return book.bytes()


def _coloured(number: str, text: str, status: str, meaning: str | None) -> Action:
    return Action(
        number=number,
        text=text,
        owner_text="Inclusion Team",
        end=month("March 2026", "2026-03"),
        success_measure="It is done",
        status=status,
        meaning=meaning,
    )


# Nobody has to be asked: the workbook says itself what its colours mean.
COLOURS = Example(
    "colours.xlsx",
    build_colours,
    Reading(
        actions=(
            _coloured("1", "Draft the policy", "Blue", "complete"),
            _coloured("2", "Ask the networks", "Green", "in_progress"),
            _coloured("3", "Train the desks", "Amber", "needs_attention"),
            _coloured("4", "Buy the loop", "Red", "off_track"),
            Action(
                number="5",
                text="Look back after a year",
                owner_text="Inclusion Team",
                end=month("March 2027", "2027-03"),
                success_measure="Report to board",
            ),
        ),
        unused=("Key",),
        never=("unknown_status", "number_gap"),
    ),
)


def build_sentences() -> bytes:
    """No status column at all: how a progress text begins tells."""
    book = Book()
    s = book.sheet("Plan")
    s.row("Kelderby Town Council equality action plan")
    s.row("Action", "Responsibility", "Timeframe", "Success measures", "Progress")
    s.row(
        "Portable ramp for polling stations",
        "Town Clerk",
        "May 2025",
        "Ramp bought",
        "Completed. Used in May.",
    )
    s.row("Large print newsletter", "Admin", "From June 2025", "50 readers", "Not started – printer broken")
    s.row(
        "Changing place in the park", "Amenities Committee", "March 2026", "It is open",
        "Date revised to October 2026. Grant is late.",
    )  # fmt: skip
    s.row("Hearing loop in the chamber", "Town Clerk", "Ongoing", "Loop works", "Ongoing, tested monthly")
    s.row(
        "Ask the youth council", "Town Clerk", "2025", "Two meetings", "Met with the school council in June."
    )
    return book.bytes()


SENTENCES = Example(
    "town council.xlsx",
    build_sentences,
    Reading(
        actions=(
            Action(
                text="Portable ramp for polling stations",
                owner_text="Town Clerk",
                end=month("May 2025", "2025-05"),
                success_measure="Ramp bought",
                status="Completed",
                meaning="complete",
                progress="Completed. Used in May.",
            ),
            Action(
                text="Large print newsletter",
                owner_text="Admin",
                end=when("From June 2025", "open_ended", "2025-06-01", None),
                success_measure="50 readers",
                status="Not started",
                meaning="not_started",
                progress="Not started – printer broken",
            ),
            Action(
                text="Changing place in the park",
                owner_text="Amenities Committee",
                end=month("March 2026", "2026-03"),
                revised_end=month("October 2026", "2026-10"),
                success_measure="It is open",
                status="Date revised",
                meaning="in_progress",
                progress="Date revised to October 2026. Grant is late.",
            ),
            Action(
                text="Hearing loop in the chamber",
                owner_text="Town Clerk",
                end=ongoing(),
                success_measure="Loop works",
                status="Ongoing",
                meaning="in_progress",
                progress="Ongoing, tested monthly",
            ),
            Action(
                text="Ask the youth council",
                owner_text="Town Clerk",
                end=when("2025", "year", "2025-01-01", "2025-12-31"),
                success_measure="Two meetings",
                progress="Met with the school council in June.",
            ),
        ),
        ignored=("Kelderby Town Council",),
        never=("number_gap", "status_contradicts_text"),
    ),
)


def build_completed() -> bytes:
    """A column “Completed” with dates, a sentence, and nothing; columns for status and for RAG beside it."""
    book = Book()
    s = book.sheet("Plan")
    s.row(None, "Action", "Owner", "Target date", "Completed", bold=True)
    s.row(
        "1.1",
        "Quiet room in the library",
        "Libraries",
        "31/12/2025",
        Look(date(2025, 11, 14), format="dd/mm/yyyy"),
    )
    s.row("1.2", "Sensory story time", "Libraries", "31/12/2025", "Yes – started in March and goes on")
    s.row("1.3", "Adult changing table", "Property", "30/06/2026", None)
    return book.bytes()


END_2025 = day("31/12/2025", "2025-12-31")
COMPLETED = Example(
    "completed.xlsx",
    build_completed,
    Reading(
        actions=(
            Action(
                number="1.1",
                text="Quiet room in the library",
                owner_text="Libraries",
                end=END_2025,
                status="Completed",
                meaning="complete",
                keeps=("14/11/2025",),
            ),
            Action(
                number="1.2",
                text="Sensory story time",
                owner_text="Libraries",
                end=END_2025,
                keeps=("Yes – started in March and goes on",),
            ),
            Action(
                number="1.3",
                text="Adult changing table",
                owner_text="Property",
                end=day("30/06/2026", "2026-06-30"),
            ),
        ),
        never=("end_before_start", "two_columns_one_role"),
    ),
)


def build_side_by_side() -> bytes:
    """What has become of it, and how it looks: two things. The heading “Leads” stands over two columns."""
    book = Book()
    s = book.sheet("Plan")
    s.row("Ref", "Actions", "Leads", None, "Deadline", "Status", "RAG rating", "Commentary", bold=True)
    s.merge("C1:D1")
    s.row(
        "H1", "Waiting room signs people can read", "Estates", "Patient Panel", "Feb 2026", "In progress", "Green",
        "Signs ordered",
    )  # fmt: skip
    s.row("H2", "Carers' passport", "Nursing", None, "Apr 2026", "In progress", "Red", "Nobody to print them")
    return book.bytes()


SIDE_BY_SIDE = Example(
    "status and rag.xlsx",
    build_side_by_side,
    Reading(
        actions=(
            Action(
                number="H1",
                text="Waiting room signs people can read",
                owner_text="Estates\nPatient Panel",
                owners=("Estates", "Patient Panel"),
                end=month("Feb 2026", "2026-02"),
                status="In progress",
                meaning="in_progress",
                progress="Signs ordered",
                extra={"RAG rating": "Green"},
            ),
            Action(
                number="H2",
                text="Carers' passport",
                owner_text="Nursing",
                end=month("Apr 2026", "2026-04"),
                status="In progress",
                meaning="in_progress",
                progress="Nobody to print them",
                extra={"RAG rating": "Red"},
            ),
        ),
        never=("number_gap",),
    ),
)
