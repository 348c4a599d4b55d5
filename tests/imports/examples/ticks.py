"""Lowmoor College: a column for each characteristic with a cross in it, formulas, and a list in one cell."""

from tests.imports.examples.books import Book
from tests.imports.examples.expecting import Action, Example, Reading, day, month


def build_ticks() -> bytes:
    book = Book()
    s = book.sheet("EDI plan")
    s.row("Lowmoor College", None, None, None, "Protected characteristics", bold=True)
    s.row(
        "No",
        "Action",
        "Lead",
        "Deadline",
        "Age",
        "Disability",
        "Race",
        "Sex",
        "Priority",
        "Days left",
        bold=True,
    )
    s.row(
        "1",
        "Prayer and quiet rooms at both sites",
        "Estates",
        "30/04/2026",
        None,
        "x",
        "x",
        None,
        "High",
        "=D3-TODAY()",
    )
    s.row(
        "2", "Open days:\n• an evening one\n• one with an interpreter\n• one on line", "Marketing", "Jan 2027",
        "x", "x", None, "x", "Medium", "=D4-TODAY()",
    )  # fmt: skip
    return book.bytes()


TICKS = Example(
    "college ticks.xlsx",
    build_ticks,
    Reading(
        actions=(
            Action(
                number="1",
                text="Prayer and quiet rooms at both sites",
                owner_text="Estates",
                end=day("30/04/2026", "2026-04-30"),
                priority="High",
                characteristics="Disability, Race",
                codes=("formula_without_value",),
            ),
            Action(
                number="2",
                text="Open days:\n• an evening one\n• one with an interpreter\n• one on line",
                owner_text="Marketing",
                end=month("Jan 2027", "2027-01"),
                priority="Medium",
                characteristics="Age, Disability, Sex",
                codes=("formula_without_value",),
            ),
        ),
        codes=("formula_without_value",),
        ignored=("Lowmoor College",),
        never=("two_columns_one_role", "number_gap"),
    ),
)


def build_years() -> bytes:
    """A bar of ticks through the years instead of a date."""
    book = Book()
    s = book.sheet("Delivery")
    s.row("Ref", "Action", "Owner", "Year 1", "Year 2", "Year 3", "Success measure")
    s.row("D1", "Map who does not use the service", "Insight", "✓", None, None, "Map published")
    s.row("D2", "Visit the places on the map", "Outreach", "✓", "✓", "✓", "Each place twice")
    return book.bytes()


YEARS = Example(
    "years with ticks.xlsx",
    build_years,
    Reading(
        actions=(
            Action(
                number="D1",
                text="Map who does not use the service",
                owner_text="Insight",
                success_measure="Map published",
                extra={"Year 1": "✓"},
            ),
            Action(
                number="D2",
                text="Visit the places on the map",
                owner_text="Outreach",
                success_measure="Each place twice",
                extra={"Year 1": "✓", "Year 2": "✓", "Year 3": "✓"},
            ),
        ),
        codes=("missing_end",),
        never=("number_gap", "unparsed_date"),
    ),
)
