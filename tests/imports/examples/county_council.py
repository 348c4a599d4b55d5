"""Marlshire County Council: themes and objectives as banners, headings again under each, a key below."""

from datetime import date

from tests.imports.examples.books import NAVY, PALE, Book, Look
from tests.imports.examples.expecting import Action, Example, Reading, day, month, ongoing, when

HEADINGS = (
    "No.", "Action", "Responsible\nteam", "Start date", "End date", "How will success be measured?",
    "BRAG", "Progress update (March 2026)",
)  # fmt: skip
KEY = {"Blue": "not_started", "Amber": "needs_attention", "Green": "in_progress", "Purple": "complete"}


def build() -> bytes:
    book = Book()
    s = book.sheet("EDI Action Plan 2025-29")
    s.wide("Marlshire County Council", 8)
    s.wide(
        "Equality, Diversity and Inclusion Action Plan 2025 to 2029 – working copy, not for circulation", 8
    )
    s.gap()
    s.wide("Theme A: Our people\nA workforce that looks like the county it serves", 8, NAVY)
    s.wide("Objective 1: Recruit and keep people from every part of Marlshire", 8, PALE)
    s.row(*HEADINGS, bold=True)
    mmm = "mmm-yy"
    s.row(
        1.1, "Review the wording of all job adverts", "Resourcing Team", Look(date(2025, 4, 1), format=mmm),
        Look(date(2026, 3, 1), format=mmm), "Adverts checked against the new guide", "Purple",
        "Completed in February. 84 adverts were looked at.",
    )  # fmt: skip
    s.row(
        None, "Write the guide that adverts are checked against", "Communications Team",
        Look(date(2025, 4, 1), format=mmm), Look(date(2025, 9, 1), format=mmm), "Guide on the intranet",
        "Purple", "On the intranet since August",
    )  # fmt: skip
    for place in range(2, 10):
        s.row(
            float(f"1.{place}"), f"Hold recruitment workshop number {place - 1} in the districts",
            "Resourcing Team", None, f"June 202{place % 3 + 6}", "At least 20 people come", "Blue",
        )  # fmt: skip
    s.row(
        Look(1.10, format="0.0"), "Offer every applicant feedback", "Resourcing Team", None, "Ongoing",
        "Feedback within ten working days", "Green", "In place for grades 1 to 6",
    )  # fmt: skip
    s.gap()
    s.wide("Objective 2: Make the county council a place where people speak up", 8, PALE)
    s.row(*HEADINGS, bold=True)
    s.row(
        2.1, "Relaunch the staff networks", "Inclusion and Wellbeing Team", None,
        Look(date(2025, 10, 31), format="dd/mm/yyyy"), "Each network has a sponsor", "Amber",
        "Two of five have one; the others are asked again in May",
    )  # fmt: skip
    s.gap(2)
    s.wide("Theme B: Our services\nServices that people can get into, whoever they are", 8, NAVY)
    s.wide("Objective 3: Know who uses our services", 8, PALE)
    s.row(*HEADINGS, bold=True)
    s.row(
        3.1, "Ask the same monitoring questions everywhere", "Insight Team", "Q3 2025/26", "Q2 2026/27",
        "All twelve services ask them", "Amber", "Seven services ask them so far",
    )  # fmt: skip
    s.gap()
    s.row("Key")
    s.row("Blue", "Not started")
    s.row("Amber", "Some delay; a plan is in place")
    s.row("Green", "In progress and on track")
    s.row("Purple", "Complete")
    s.row("Last updated by the Policy Team, 31 March 2026")
    return book.bytes()


FIRST = {"theme": "A", "objective": "1", "owner_text": "Resourcing Team"}
WORKSHOPS = tuple(
    Action(
        number=f"1.{place}",
        text=f"Hold recruitment workshop number {place - 1} in the districts",
        end=month(f"June 202{place % 3 + 6}", f"202{place % 3 + 6}-06"),
        success_measure="At least 20 people come",
        status="Blue",
        meaning="not_started",
        **FIRST,
    )
    for place in range(2, 10)
)
BANNERS_AND_KEY = Example(
    "EDI action plan working copy.xlsx",
    build,
    Reading(
        actions=(
            Action(
                number="1.1",
                text="Review the wording of all job adverts",
                start=month("Apr-25", "2025-04"),
                end=month("Mar-26", "2026-03"),
                success_measure="Adverts checked against the new guide",
                status="Purple",
                meaning="complete",
                progress="Completed in February. 84 adverts were looked at.",
                **FIRST,
            ),
            Action(
                parent="1.1",
                text="Write the guide that adverts are checked against",
                theme="A",
                objective="1",
                owner_text="Communications Team",
                start=month("Apr-25", "2025-04"),
                end=month("Sep-25", "2025-09"),
                success_measure="Guide on the intranet",
                status="Purple",
                meaning="complete",
                progress="On the intranet since August",
            ),
            *WORKSHOPS,
            Action(
                number="1.10",
                text="Offer every applicant feedback",
                end=ongoing(),
                success_measure="Feedback within ten working days",
                status="Green",
                meaning="in_progress",
                progress="In place for grades 1 to 6",
                codes=("number_may_be_float",),
                **FIRST,
            ),
            Action(
                number="2.1",
                text="Relaunch the staff networks",
                theme="A",
                objective="2",
                owner_text="Inclusion and Wellbeing Team",
                end=day("31/10/2025", "2025-10-31"),
                success_measure="Each network has a sponsor",
                status="Amber",
                meaning="needs_attention",
                progress="Two of five have one; the others are asked again in May",
            ),
            Action(
                number="3.1",
                text="Ask the same monitoring questions everywhere",
                theme="B",
                objective="3",
                owner_text="Insight Team",
                start=when("Q3 2025/26", "quarter", "2025-10-01", "2025-12-31"),
                end=when("Q2 2026/27", "quarter", "2026-07-01", "2026-09-30"),
                success_measure="All twelve services ask them",
                status="Amber",
                meaning="needs_attention",
                progress="Seven services ask them so far",
            ),
        ),
        themes=(
            ("A", "Our people", "A workforce that looks like the county it serves"),
            ("B", "Our services", "Services that people can get into, whoever they are"),
        ),
        objectives=(
            ("1", "Recruit and keep people from every part of Marlshire", "A"),
            ("2", "Make the county council a place where people speak up", "A"),
            ("3", "Know who uses our services", "B"),
        ),
        ignored=(
            "Marlshire County Council",
            "Equality, Diversity and Inclusion Action Plan",
            "Key",
            "Blue",
            "Amber",
            "Green",
            "Purple",
            "Last updated by",
        ),
        codes=("number_may_be_float",),
        never=("duplicate_number", "continued_row", "merged_value", "number_gap", "status_contradicts_text"),
    ),
    statuses=KEY,
)
