"""Eastwold District Council: the objective merged down, or written once and left blank below."""

from tests.imports.examples.books import Book, Look
from tests.imports.examples.expecting import Action, Example, Reading, day, month, ongoing, when

KEY = {"G": "in_progress", "A": "needs_attention", "R": "off_track", "B": "complete"}
HEADINGS = (
    "Equality Objective", "Ref", "What are we going to do?", "Who is responsible?", "Timescale",
    "Success criteria", "RAG", "Comments", "Cost centre",
)  # fmt: skip
HOUSING, JOBS = "Make our housing advice reach people it misses today", "Be an employer people recommend"


def build_merged() -> bytes:
    """One column for the objective, merged over its actions; so is a measure shared by two of them."""
    book = Book()
    s = book.sheet("Action plan")
    s.row("Eastwold District Council – Equality Action Plan")
    s.gap()
    s.row(*HEADINGS, bold=True)
    s.row(
        HOUSING, "1a", "Publish the advice leaflet in the five languages asked for most", "Housing Options",
        "by end of June 2025", "500 leaflets taken in the first six months", "B", "Done – 640 taken", 4410,
    )  # fmt: skip
    s.row(
        None,
        "1b",
        "Hold a drop-in at each community hub",
        "Housing Options",
        "Quarterly",
        None,
        "G",
        None,
        4410,
    )
    s.row(
        None, "1c", "Ask people who did not come back why", "Customer Insight", "TBC",
        "Answers from 50 people", "A", "Waiting for a data sharing agreement", None,
    )  # fmt: skip
    s.row(
        JOBS, "2a", "Guaranteed interviews for care leavers", "HR", "April 2025 - March 2027",
        "Policy agreed by members", "G", "Policy drafted", 1200,
    )  # fmt: skip
    s.row(
        None, "2b", Look("Sign the armed forces covenant", struck=True), Look("HR", struck=True),
        Look("2025", struck=True), Look("Signed", struck=True), Look("B", struck=True), None, None,
    )  # fmt: skip
    s.merge("A4:A6", "A7:A8", "F4:F5")
    s.gap(3)
    s.row(None, None, "Total number of actions", 5)
    return book.bytes()


MERGED = Example(
    "equality-action-plan.xlsx",
    build_merged,
    Reading(
        actions=(
            Action(
                number="1a",
                text="Publish the advice leaflet in the five languages asked for most",
                objective=HOUSING,
                owner_text="Housing Options",
                end=month("by end of June 2025", "2025-06"),
                success_measure="500 leaflets taken in the first six months",
                status="B",
                meaning="complete",
                progress="Done – 640 taken",
                extra={"Cost centre": "4410"},
            ),
            Action(
                number="1b",
                text="Hold a drop-in at each community hub",
                objective=HOUSING,
                owner_text="Housing Options",
                end=when("Quarterly", "recurring"),
                success_measure="500 leaflets taken in the first six months",
                status="G",
                meaning="in_progress",
                extra={"Cost centre": "4410"},
                codes=("merged_value",),
            ),
            Action(
                number="1c",
                text="Ask people who did not come back why",
                objective=HOUSING,
                owner_text="Customer Insight",
                end=when("TBC", "placeholder"),
                success_measure="Answers from 50 people",
                status="A",
                meaning="needs_attention",
                progress="Waiting for a data sharing agreement",
                codes=("placeholder_date",),
            ),
            Action(
                number="2a",
                text="Guaranteed interviews for care leavers",
                objective=JOBS,
                owner_text="HR",
                start=month("April 2025", "2025-04"),
                end=month("March 2027", "2027-03"),
                success_measure="Policy agreed by members",
                status="G",
                meaning="in_progress",
                progress="Policy drafted",
                extra={"Cost centre": "1200"},
            ),
            Action(
                number="2b",
                text="Sign the armed forces covenant",
                objective=JOBS,
                owner_text="HR",
                end=when("2025", "year", "2025-01-01", "2025-12-31"),
                success_measure="Signed",
                status="B",
                meaning="complete",
                codes=("struck_through",),
            ),
        ),
        objectives=(("", HOUSING, None), ("", JOBS, None)),
        ignored=("Eastwold District Council", "Total number of actions"),
        codes=("struck_through", "merged_value", "placeholder_date"),
        never=("duplicate_number", "number_gap", "continued_row"),
    ),
    statuses=KEY,
)


def build_once() -> bytes:
    """The objective written once, and the number at the beginning of the action's own words."""
    book = Book()
    s = book.sheet("Sheet1")
    s.row("EQUALITY OBJECTIVES – EASTWOLD DISTRICT COUNCIL")
    s.row("Aim", "Action", "Lead officer", "Target date", "Outcome / measure", "Position at year end")
    s.row(
        "Equal access to parks and play", "1. Survey every play area for step-free access", "Parks Manager",
        "31/03/2026", "All 42 surveyed", "Completed. 42 of 42 surveyed",
    )  # fmt: skip
    s.row(
        None, "2. Draw up a list of works from the survey:", "Parks Manager", "30/09/2026",
        "List agreed by cabinet member", "Not started",
    )  # fmt: skip
    s.row(None, "a) By December price the list", "Property Team", "31/12/2026", "Prices known", None)
    s.row(None, "b) Bid for money where it is short", "Property Team", "31/01/2027", "Bid sent", None)
    s.row(
        "Fair elections", "3. Offer polling staff training on disability", "Elections Team", "30/04/2027",
        "Everybody trained", "On hold until the review of polling places",
    )  # fmt: skip
    s.row(None, "4. Large print guides in every polling place", "Elections Team", "Ongoing", None, None)
    return book.bytes()


PARKS, VOTES = "Equal access to parks and play", "Fair elections"
ONCE = Example(
    "Equality objectives.xlsx",
    build_once,
    Reading(
        actions=(
            Action(
                number="1",
                text="Survey every play area for step-free access",
                objective=PARKS,
                owner_text="Parks Manager",
                end=day("31/03/2026", "2026-03-31"),
                success_measure="All 42 surveyed",
                status="Completed",
                meaning="complete",
                progress="Completed. 42 of 42 surveyed",
            ),
            Action(
                number="2",
                text="Draw up a list of works from the survey:",
                objective=PARKS,
                owner_text="Parks Manager",
                end=day("30/09/2026", "2026-09-30"),
                success_measure="List agreed by cabinet member",
                status="Not started",
                meaning="not_started",
                progress="Not started",
            ),
            Action(
                number="2 (a)",
                parent="2",
                text="By December price the list",
                objective=PARKS,
                owner_text="Property Team",
                end=day("31/12/2026", "2026-12-31"),
                success_measure="Prices known",
            ),
            Action(
                number="2 (b)",
                parent="2",
                text="Bid for money where it is short",
                objective=PARKS,
                owner_text="Property Team",
                end=day("31/01/2027", "2027-01-31"),
                success_measure="Bid sent",
            ),
            Action(
                number="3",
                text="Offer polling staff training on disability",
                objective=VOTES,
                owner_text="Elections Team",
                end=day("30/04/2027", "2027-04-30"),
                success_measure="Everybody trained",
                status="On hold",
                meaning="on_hold",
                progress="On hold until the review of polling places",
            ),
            Action(
                number="4",
                text="Large print guides in every polling place",
                objective=VOTES,
                owner_text="Elections Team",
                end=ongoing(),
                codes=("missing_success_measure",),
            ),
        ),
        objectives=(("", PARKS, None), ("", VOTES, None)),
        ignored=("EQUALITY OBJECTIVES",),
        never=("duplicate_number", "number_gap", "merged_value"),
    ),
)
