"""Plans that are no list of rows: turned on their side, one card an action, a matrix."""

from tests.imports.examples.books import Book, document_bytes, new_document, typed
from tests.imports.examples.expecting import Action, Example, Reading, day, month


def build_transposed() -> bytes:
    book = Book()
    s = book.sheet("Plan on a page")
    s.row("Riverbank Housing Co-operative – equality plan on a page")
    s.row("Action number", 1, 2, 3)
    s.row("Action", "Ramp at the office", "Buddy for each new member", "Rota for childcare at meetings")
    s.row("Lead", "Repairs group", "Membership group", "Chair")
    s.row("Due date", "June 2026", "Sept 2026", "Dec 2026")
    s.row("Status", "In progress", "Not started", "Complete")
    s.row("Notes", "Quote accepted", None, "Two carers found")
    return book.bytes()


TRANSPOSED = Example(
    "plan on a page.xlsx",
    build_transposed,
    Reading(
        actions=(
            Action(
                number="1",
                text="Ramp at the office",
                owner_text="Repairs group",
                end=month("June 2026", "2026-06"),
                status="In progress",
                meaning="in_progress",
                progress="Quote accepted",
            ),
            Action(
                number="2",
                text="Buddy for each new member",
                owner_text="Membership group",
                end=month("Sept 2026", "2026-09"),
                status="Not started",
                meaning="not_started",
            ),
            Action(
                number="3",
                text="Rota for childcare at meetings",
                owner_text="Chair",
                end=month("Dec 2026", "2026-12"),
                status="Complete",
                meaning="complete",
                progress="Two carers found",
            ),
        ),
        ignored=("Riverbank Housing Co-operative",),
        codes=("transposed_sheet",),
        never=("missing_action", "number_gap"),
    ),
)


def build_cards() -> bytes:
    """A document with a small table for each action: what is asked on the left, the answer on the right."""
    document = new_document()
    document.add_heading("Equality actions 2026", 1)
    cards = (
        ("1", "Accessible tenancy agreement", "Legal Services", "30 June 2026", "Easy read copy published"),
        ("2", "Hate crime reporting point in each office", "Community Safety", "Autumn 2026", "Six offices"),
        ("3", "Audit of adapted homes", "Asset Management", "March 2027", "Register of adapted homes"),
    )
    for number, action, lead, by, measure in cards:
        document.add_paragraph("")
        typed(
            document,
            [
                ("Action number", number),
                ("Action", action),
                ("Lead", lead),
                ("Completion date", by),
                ("Measure of success", measure),
            ],
        )
    return document_bytes(document)


CARDS = Example(
    "cards.docx",
    build_cards,
    Reading(
        actions=(
            Action(
                number="1",
                text="Accessible tenancy agreement",
                owner_text="Legal Services",
                end=day("30 June 2026", "2026-06-30"),
                success_measure="Easy read copy published",
            ),
            Action(
                number="2",
                text="Hate crime reporting point in each office",
                owner_text="Community Safety",
                end=("Autumn 2026", "season", "2026-09-01", "2026-11-30"),
                success_measure="Six offices",
            ),
            Action(
                number="3",
                text="Audit of adapted homes",
                owner_text="Asset Management",
                end=month("March 2027", "2027-03"),
                success_measure="Register of adapted homes",
            ),
        ),
        ignored=("Equality actions 2026",),
        never=("number_gap", "missing_action"),
    ),
)


def build_matrix() -> bytes:
    """Objectives down, characteristics across, and in each square what will be done."""
    book = Book()
    s = book.sheet("Matrix")
    s.row("Objective", "Age", "Disability", "Race", "Sex", "Sexual orientation")
    s.row("Hear people", "Youth forum", "Access panel", "Faith and race forum", None, "Pride stall")
    s.row("Open doors", "Free bus to events", "Hearing loops", None, "Safe routes walk", None)
    return book.bytes()


MATRIX = Example("matrix.xlsx", build_matrix, Reading(actions=None, outcome="needs_answers"))
