"""The London borough of Ashgate: a sheet for each priority, each with its own columns and numbers from 1.

Numbers that begin again on each sheet are told apart by their priority, and that is said.
"""

from tests.imports.examples.books import AMBER, Book, Look
from tests.imports.examples.expecting import Action, Example, Reading, day, month, ongoing, when

ENGAGED = "Priority 1 - Engaged community"
FAIR = "Priority 2 - Fair workplace"


def build() -> bytes:
    """A dashboard before the plan, drop-down lists behind it, and things hidden in between."""
    book = Book()
    dashboard = book.sheet("Dashboard")
    dashboard.row("Ashgate equality action plan: where we are")
    dashboard.row("Status", "Number of actions", "Percentage")
    dashboard.rows(
        ("On track", 2, "40%"), ("Complete", 2, "40%"), ("Delayed", 1, "20%"), ("Total", 5, "100%")
    )

    one = book.sheet(ENGAGED)
    one.row("Ref", "Action", "Lead", "Deadline", "KPI", "Status", "Update", "Old ref", bold=True)
    one.row(
        1, "Run a residents' panel with seats for those we hear least", "Engagement Team", "Sept 2025",
        "24 seats filled", "Complete", "All seats filled in August", "EQ/7",
    )  # fmt: skip
    one.row(
        2, "Pay panel members for their time", "Engagement Team; Finance", "30 June 2026", "Scheme agreed",
        "On track", None, "EQ/9", hidden=True,
    )  # fmt: skip
    one.row(
        3, "Translate the panel's papers", "Language Shop", "Ongoing", None, "On track",
        "Somali and Bengali since May", None,
    )  # fmt: skip
    one.hide_column("H")

    two = book.sheet(FAIR)
    two.gap()
    two.row(
        "Action required", "Action ref", "Progress", "RAG status", "Accountable officer", "Due date",
        "Measure of success", bold=True,
    )  # fmt: skip
    two.row(
        "Publish our pay gaps by ethnicity and disability", 1, "Published with the accounts", "Complete",
        "Head of Workforce", "31/03/2026", "Figures on the web site",
    )  # fmt: skip
    two.row(
        "Reverse mentoring for the leadership team", 2, "Second cohort is late by a term",
        Look("Delayed", fill=AMBER), "Head of Workforce", "2026/27", "Every director has a mentor",
    )  # fmt: skip

    lists = book.sheet("Lists", hidden=True)
    lists.rows(("Status",), ("On track",), ("Complete",), ("Delayed",), ("Not started",))
    return book.bytes()


COMMUNITIES, WORKPLACE = {"theme": "1"}, {"theme": "2"}
SHEETS = Example(
    "Ashgate EQIP tracker.xlsx",
    build,
    Reading(
        actions=(
            Action(
                number="1.1",
                text="Run a residents' panel with seats for those we hear least",
                owner_text="Engagement Team",
                end=month("Sept 2025", "2025-09"),
                success_measure="24 seats filled",
                status="Complete",
                meaning="complete",
                progress="All seats filled in August",
                extra={"Old ref": "EQ/7"},
                **COMMUNITIES,
            ),
            Action(
                number="1.2",
                text="Pay panel members for their time",
                owner_text="Engagement Team; Finance",
                owners=("Engagement Team", "Finance"),
                end=day("30 June 2026", "2026-06-30"),
                success_measure="Scheme agreed",
                status="On track",
                meaning="in_progress",
                extra={"Old ref": "EQ/9"},
                codes=("hidden_row",),
                **COMMUNITIES,
            ),
            Action(
                number="1.3",
                text="Translate the panel's papers",
                owner_text="Language Shop",
                end=ongoing(),
                status="On track",
                meaning="in_progress",
                progress="Somali and Bengali since May",
                codes=("missing_success_measure",),
                **COMMUNITIES,
            ),
            Action(
                number="2.1",
                text="Publish our pay gaps by ethnicity and disability",
                owner_text="Head of Workforce",
                end=day("31/03/2026", "2026-03-31"),
                success_measure="Figures on the web site",
                status="Complete",
                meaning="complete",
                progress="Published with the accounts",
                codes=("duplicate_number",),
                **WORKPLACE,
            ),
            Action(
                number="2.2",
                text="Reverse mentoring for the leadership team",
                owner_text="Head of Workforce",
                end=when("2026/27", "financial_year", "2026-04-01", "2027-03-31"),
                success_measure="Every director has a mentor",
                status="Delayed",
                meaning="off_track",
                progress="Second cohort is late by a term",
                codes=("duplicate_number",),
                **WORKPLACE,
            ),
        ),
        themes=(("1", "Engaged community", ""), ("2", "Fair workplace", "")),
        unused=("Dashboard", "Lists"),
        codes=("hidden_row", "hidden_sheet", "hidden_column"),
        never=("two_columns_one_role", "number_gap"),
    ),
    statuses={"Delayed": "off_track"},
)
