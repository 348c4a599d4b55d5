"""Documents of Fellshire Fire and Rescue, Quayside Homes and others: numbers by Word, tables cut by a page."""

from tests.imports.examples.books import document_bytes, new_document, typed
from tests.imports.examples.expecting import Action, Example, Reading, day, month, ongoing, when


def build_numbered() -> bytes:
    """Word itself counts the actions: no number is typed, and a person sees 1., 2., 3. on the page."""
    document = new_document()
    document.add_heading("Fellshire Fire and Rescue Service", 1)
    document.add_paragraph("Equality action plan")
    table = typed(
        document,
        [
            ("Action", "Lead", "Timescale", "Measure"),
            ("Taster days for women", "Recruitment", "Each March", "12 days held"),
            ("Interpreter on every home visit that needs one", "Prevention", "Ongoing", "No visit without"),
            ("Prayer space at each station", "Estates", "31 March 2027", "Room on every plan"),
        ],
    )
    for row in range(1, 4):
        table.cell(row, 0).paragraphs[0].style = "List Number"
    return document_bytes(document)


NUMBERED = Example(
    "fire plan.docx",
    build_numbered,
    Reading(
        actions=(
            Action(
                number="1",
                text="Taster days for women",
                owner_text="Recruitment",
                end=when("Each March", "recurring"),
                success_measure="12 days held",
            ),
            Action(
                number="2",
                text="Interpreter on every home visit that needs one",
                owner_text="Prevention",
                end=ongoing(),
                success_measure="No visit without",
            ),
            Action(
                number="3",
                text="Prayer space at each station",
                owner_text="Estates",
                end=day("31 March 2027", "2027-03-31"),
                success_measure="Room on every plan",
            ),
        ),
        ignored=("Fellshire Fire and Rescue Service", "Equality action plan"),
        never=("number_gap", "duplicate_number"),
    ),
)


def build_cut() -> bytes:
    """One table that somebody cut at a page break: the second piece has no headings of its own."""
    document = new_document()
    document.add_heading("Inclusion plan of Quayside Homes", 1)
    typed(
        document,
        [
            ("No.", "Action", "Who", "By when", "Status"),
            ("1", "Adaptations decided within 20 days", "Repairs", "June 2026", "In progress"),
            ("2", "Braille rent letters on request", "Income Team", "Sept 2026", "Not started"),
        ],
    )
    document.add_page_break()
    typed(
        document,
        [
            ("3", "Ask why people refuse a home", "Lettings", "Dec 2026", "Not started"),
            ("4", "Training by tenants with autism", "Learning", "March 2027", "Complete"),
        ],
    )
    return document_bytes(document)


CUT = Example(
    "inclusion plan.docx",
    build_cut,
    Reading(
        actions=(
            Action(
                number="1",
                text="Adaptations decided within 20 days",
                owner_text="Repairs",
                end=month("June 2026", "2026-06"),
                status="In progress",
                meaning="in_progress",
            ),
            Action(
                number="2",
                text="Braille rent letters on request",
                owner_text="Income Team",
                end=month("Sept 2026", "2026-09"),
                status="Not started",
                meaning="not_started",
            ),
            Action(
                number="3",
                text="Ask why people refuse a home",
                owner_text="Lettings",
                end=month("Dec 2026", "2026-12"),
                status="Not started",
                meaning="not_started",
            ),
            Action(
                number="4",
                text="Training by tenants with autism",
                owner_text="Learning",
                end=month("March 2027", "2027-03"),
                status="Complete",
                meaning="complete",
            ),
        ),
        ignored=("Inclusion plan of Quayside Homes",),
        never=("number_gap", "duplicate_number"),
    ),
)


def build_headings_between() -> bytes:
    """Objectives are headings of the document, its tables have no column for them; a key table comes first."""
    document = new_document()
    document.add_heading("Tern Valley Combined Authority", 0)
    document.add_paragraph("Equality action plan 2026 to 2030")
    typed(document, [("Blue", "Complete"), ("Green", "On track"), ("Amber", "Needs attention")])
    document.add_heading("Objective 1: Buses that everybody can use", 2)
    headings = ("Action", "Responsible officer", "Deadline", "RAG")
    typed(
        document,
        [
            headings,
            ("Audible stops on every route we pay for", "Bus Contracts Manager", "December 2027", "Green"),
            ("Driver training written with disabled passengers", "Bus Contracts Manager", "2026/27", "Amber"),
        ],
    )
    document.add_heading("Objective 2: Skills for people far from work", 2)
    typed(
        document,
        [headings, ("Childcare at each training centre", "Skills Team", "As funding allows", "Blue")],
    )
    return document_bytes(document)


HEADINGS_BETWEEN = Example(
    "action plan 2026-2030.docx",
    build_headings_between,
    Reading(
        actions=(
            Action(
                text="Audible stops on every route we pay for",
                objective="1",
                owner_text="Bus Contracts Manager",
                end=month("December 2027", "2027-12"),
                status="Green",
                meaning="in_progress",
            ),
            Action(
                text="Driver training written with disabled passengers",
                objective="1",
                owner_text="Bus Contracts Manager",
                end=when("2026/27", "financial_year", "2026-04-01", "2027-03-31"),
                status="Amber",
                meaning="needs_attention",
            ),
            Action(
                text="Childcare at each training centre",
                objective="2",
                owner_text="Skills Team",
                end=when("As funding allows", "conditional"),
                status="Blue",
                meaning="complete",
            ),
        ),
        objectives=(
            ("1", "Buses that everybody can use", None),
            ("2", "Skills for people far from work", None),
        ),
        unused=("Table 1",),
        ignored=("Tern Valley Combined Authority", "Equality action plan 2026 to 2030"),
        never=("number_gap", "unparsed_date"),
    ),
    statuses={"Blue": "complete", "Green": "in_progress", "Amber": "needs_attention"},
)
