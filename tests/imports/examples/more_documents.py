"""Documents with lists in their cells, a table in a table, two heading rows, and sections that name objectives."""

from docx.shared import Pt

from tests.imports.examples.books import document_bytes, new_document, typed
from tests.imports.examples.expecting import Action, Example, Reading, day, month, when


def build_lists() -> bytes:
    """Bullets in the action, two owners on two lines, a heading over two columns and a second heading row."""
    document = new_document()
    document.add_paragraph("Appendix B – Ashcombe Fire Authority equality action plan")
    table = typed(
        document,
        [
            ("Ref", "Actions", "Owners", "Timescale", None, "Progress"),
            ("", "", "", "From", "To", ""),
            ("EO1", None, None, None, None, None),
            (
                "1.1",
                "Open the stations:",
                "Station Managers\nComms",
                "Apr 2026",
                "Mar 2027",
                "Two open days held",
            ),
            ("1.2", "Kit that fits women", "Supplies", "2026/27", "Ongoing", ""),
        ],
    )
    table.cell(2, 0).paragraphs[0].text = "Equality objective 1: A service that looks like Ashcombe"
    for words in ("a day for women", "a day with the mosque"):
        table.cell(3, 1).add_paragraph(words, style="List Bullet")
    for paragraph in table.cell(4, 1).paragraphs:
        paragraph.paragraph_format.space_after = Pt(2)
    return document_bytes(document)


LISTS = Example(
    "appendix b.docx",
    build_lists,
    Reading(
        actions=(
            Action(
                number="1.1",
                text="Open the stations:\n• a day for women\n• a day with the mosque",
                objective="1",
                owner_text="Station Managers\nComms",
                owners=("Station Managers", "Comms"),
                start=month("Apr 2026", "2026-04"),
                end=month("Mar 2027", "2027-03"),
                progress="Two open days held",
            ),
            Action(
                number="1.2",
                text="Kit that fits women",
                objective="1",
                owner_text="Supplies",
                start=when("2026/27", "financial_year", "2026-04-01", "2027-03-31"),
                end=when("Ongoing", "open_ended"),
            ),
        ),
        objectives=(("1", "A service that looks like Ashcombe", None),),
        ignored=("Appendix B",),
        never=("number_gap", "two_columns_one_role", "missing_action", "duplicate_number"),
    ),
)


def build_outcomes() -> bytes:
    """A Scottish body: outcomes as headings, and under each a table of outputs that has its own idea of words."""
    document = new_document()
    document.add_heading("Equality outcomes 2025–2029", 0)
    document.add_heading("Equality Outcome 1", 1)
    document.add_paragraph("People with a learning disability are heard in the decisions that concern them.")
    headings = ("Activity", "Measure", "Lead", "Timeline", "RAG")
    typed(
        document,
        [
            headings,
            ("Advisory group with an advocate", "Meets six times", "Engagement", "by 31 March 2027", "Green"),
        ],
    )
    document.add_heading("Equality Outcome 2", 1)
    document.add_paragraph("Staff from minority ethnic groups progress as others do.")
    typed(document, [headings, ("Panel training", "All chairs trained", "OD", "Autumn 2026", "Amber")])
    return document_bytes(document)


OUTCOMES = Example(
    "outcomes.docx",
    build_outcomes,
    Reading(
        actions=(
            Action(
                text="Advisory group with an advocate",
                objective="Equality Outcome 1",
                owner_text="Engagement",
                end=day("by 31 March 2027", "2027-03-31"),
                success_measure="Meets six times",
                status="Green",
                meaning="in_progress",
            ),
            Action(
                text="Panel training",
                objective="Equality Outcome 2",
                owner_text="OD",
                end=when("Autumn 2026", "season", "2026-09-01", "2026-11-30"),
                success_measure="All chairs trained",
                status="Amber",
                meaning="needs_attention",
            ),
        ),
        objectives=(
            (
                "Equality Outcome 1",
                "People with a learning disability are heard in the decisions that concern them.",
                None,
            ),
            ("Equality Outcome 2", "Staff from minority ethnic groups progress as others do.", None),
        ),
        ignored=("Equality outcomes 2025",),
        never=("number_gap", "two_columns_one_role"),
    ),
    statuses={"Green": "in_progress", "Amber": "needs_attention"},
)
