"""Brackenshire Police: strands, and for each quarter a status and what was done."""

from tests.imports.examples.books import NAVY, Book
from tests.imports.examples.expecting import Action, Example, Reading, day, month, when


def build_quarters() -> bytes:
    """Two heading rows: the quarter above, RAG and update below it. The last filled quarter is the state."""
    book = Book()
    s = book.sheet("DEI plan")
    s.wide("Brackenshire Police – diversity, equality and inclusion delivery plan", 10)
    first = s.row(
        "Ref", "Action", "Owner", "Due", "Q1 2025/26", None, "Q2 2025/26", None, "Q3 2025/26", None, bold=True
    )
    s.row(None, None, None, None, "RAG", "Update", "RAG", "Update", "RAG", "Update", bold=True)
    s.merge(*(f"{pair}" for pair in (f"E{first}:F{first}", f"G{first}:H{first}", f"I{first}:J{first}")))
    s.wide("Strand A: Our people", 10, NAVY)
    s.row(
        "A1", "Open the promotion workshops to every grade", "Learning and Development", "March 2026",
        "On track", "Dates set", "On track", "First two held", "Complete", "All four held",
    )  # fmt: skip
    s.row(
        "A2", "Agree a policy on menopause at work", "People Services", "31.12.2025", "Not started", None,
        "At risk", "Author left in August", None, None,
    )  # fmt: skip
    s.wide("Strand B: Our communities", 10, NAVY)
    s.row(
        "B1", "Scrutiny panel for stop and search in each division", "Operations Command", "Q4 2025/26",
        "On track", "Two of three panels meet", "On track", "All three meet", "On track",
        "Panel notes published",
    )  # fmt: skip
    return book.bytes()


QUARTERS = Example(
    "dei-delivery-plan.xlsx",
    build_quarters,
    Reading(
        actions=(
            Action(
                number="A1",
                text="Open the promotion workshops to every grade",
                theme="A",
                owner_text="Learning and Development",
                end=month("March 2026", "2026-03"),
                status="Complete",
                meaning="complete",
                progress="All four held",
                keeps=("Dates set", "First two held", "On track"),
            ),
            Action(
                number="A2",
                text="Agree a policy on menopause at work",
                theme="A",
                owner_text="People Services",
                end=day("31.12.2025", "2025-12-31"),
                status="At risk",
                meaning="needs_attention",
                progress="Author left in August",
                keeps=("Not started",),
            ),
            Action(
                number="B1",
                text="Scrutiny panel for stop and search in each division",
                theme="B",
                owner_text="Operations Command",
                end=when("Q4 2025/26", "quarter", "2026-01-01", "2026-03-31"),
                status="On track",
                meaning="in_progress",
                progress="Panel notes published",
                keeps=("Two of three panels meet", "All three meet"),
            ),
        ),
        themes=(("A", "Our people", ""), ("B", "Our communities", "")),
        ignored=("Brackenshire Police",),
        never=("two_columns_one_role", "duplicate_number", "merged_value"),
    ),
)
