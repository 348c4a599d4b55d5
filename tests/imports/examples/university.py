"""Thornlea University: a charter's action plan, with headings in two rows and numbers of three levels."""

from tests.imports.examples.books import PALE, Book, document_bytes, new_document, typed
from tests.imports.examples.expecting import Action, Example, Reading, month, when


def build_two_rows() -> bytes:
    """ "Timeframe" over "Start" and "End"; headings again after a page; a sentence cut by the page."""
    book = Book()
    s = book.sheet("Action plan")

    def headings() -> None:
        row = s.row(
            "Reference", "Planned action / objective", "Rationale", "Key outputs and milestones", "Timeframe",
            None, "Person responsible", "Success criteria and outcome", bold=True,
        )  # fmt: skip
        s.row(None, None, None, None, "Start", "End", bold=True)
        s.merge(f"E{row}:F{row}", *(f"{column}{row}:{column}{row + 1}" for column in "ABCDGH"))

    s.wide("Silver action plan 2026–2031", 8)
    headings()
    s.wide("5.1 Supporting academic careers", 8, PALE)
    s.row(
        "5.1.1", "Publish the promotion criteria with worked examples for each track",
        "Only 31% of women in the survey said the criteria were clear, against 54% of men",
        "Draft to the senate (Jan 2027)\nPublished (April 2027)", "Sep-26", "Apr-27", "Dean of Staff",
        "60% of women and of men say that the criteria are clear by 2028",
    )  # fmt: skip
    s.row(
        "5.1.2", "Give every new lecturer a mentor from another school and make sure that the time is", None,
        "List of mentors", "Oct-26", "Ongoing", "Academic Development Unit", "90% of new lecturers have one",
    )  # fmt: skip
    headings()
    s.row(None, "counted in the workload model", None, None, None, None, None, None)
    s.row(
        "5.1.2a", "Train the mentors", None, None, "2026/27 academic year", "2026/27 academic year",
        "Academic Development Unit", "All trained",
    )  # fmt: skip
    s.wide("5.2 Flexible working", 8, PALE)
    s.row(
        "5.2.1", "Core hours of ten to four for all meetings", "Carers asked for it", "Policy", "Jan 2027",
        "Jul 2027", "Registrar\nHeads of School", "No complaint in the pulse survey",
    )  # fmt: skip
    return book.bytes()


CAREERS, FLEXIBLE = {"objective": "5.1"}, {"objective": "5.2"}
ACADEMIC = when("2026/27 academic year", "range", "2026-09-01", "2027-08-31")
TWO_ROWS = Example(
    "silver-action-plan.xlsx",
    build_two_rows,
    Reading(
        actions=(
            Action(
                number="5.1.1",
                text="Publish the promotion criteria with worked examples for each track",
                owner_text="Dean of Staff",
                start=month("Sep-26", "2026-09"),
                end=month("Apr-27", "2027-04"),
                success_measure="60% of women and of men say that the criteria are clear by 2028",
                keeps=(
                    "Only 31% of women in the survey said the criteria were clear, against 54% of men",
                    "Draft to the senate (Jan 2027)",
                    "Published (April 2027)",
                ),
                **CAREERS,
            ),
            Action(
                number="5.1.2",
                text="Give every new lecturer a mentor from another school and make sure that the time is "
                "counted in the workload model",
                owner_text="Academic Development Unit",
                start=month("Oct-26", "2026-10"),
                end=when("Ongoing", "open_ended"),
                success_measure="90% of new lecturers have one",
                keeps=("List of mentors",),
                **CAREERS,
            ),
            Action(
                number="5.1.2a",
                parent="5.1.2",
                text="Train the mentors",
                owner_text="Academic Development Unit",
                start=ACADEMIC,
                end=ACADEMIC,
                success_measure="All trained",
                **CAREERS,
            ),
            Action(
                number="5.2.1",
                text="Core hours of ten to four for all meetings",
                owner_text="Registrar\nHeads of School",
                owners=("Registrar", "Heads of School"),
                start=month("Jan 2027", "2027-01"),
                end=month("Jul 2027", "2027-07"),
                success_measure="No complaint in the pulse survey",
                keeps=("Carers asked for it", "Policy"),
                **FLEXIBLE,
            ),
        ),
        objectives=(("5.1", "Supporting academic careers", None), ("5.2", "Flexible working", None)),
        ignored=("Silver action plan",),
        codes=("continued_row",),
        never=("duplicate_number", "number_gap", "missing_owner", "two_columns_one_role"),
    ),
)


def build_banner_rows() -> bytes:
    """A document with one long table: sections as rows merged over it, headings only at its top."""
    document = new_document()
    document.add_heading("Race equality action plan", 1)
    typed(
        document,
        [
            ("Ref", "Action", "Responsibility", "Timescale", "Success measure"),
            ("Section 1: Students", None, None, None, None),
            ("1.1", "Review reading lists in every school", "School Directors of Teaching", "By July 2027",
             "Every list looked at"),
            ("1.2", "Bursary for students who are estranged from their families", "Student Support",
             "2026-2028", "20 bursaries a year"),
            ("Section 2: Staff", None, None, None, None),
            ("2.1", "Anonymous first sift for professional roles", "HR Operations", "Subject to system upgrade",
             "Pilot in two departments"),
            ("", "Report the pilot to the council of the university", "HR Operations", "As above", ""),
        ],
    )  # fmt: skip
    return document_bytes(document)


BANNER_ROWS = Example(
    "Race equality action plan.docx",
    build_banner_rows,
    Reading(
        actions=(
            Action(
                number="1.1",
                text="Review reading lists in every school",
                theme="1",
                owner_text="School Directors of Teaching",
                end=month("By July 2027", "2027-07"),
                success_measure="Every list looked at",
            ),
            Action(
                number="1.2",
                text="Bursary for students who are estranged from their families",
                theme="1",
                owner_text="Student Support",
                start=when("2026", "year", "2026-01-01", "2026-12-31"),
                end=when("2028", "year", "2028-01-01", "2028-12-31"),
                success_measure="20 bursaries a year",
            ),
            Action(
                number="2.1",
                text="Anonymous first sift for professional roles",
                theme="2",
                owner_text="HR Operations",
                end=when("Subject to system upgrade", "conditional"),
                success_measure="Pilot in two departments",
            ),
            Action(
                parent="2.1",
                text="Report the pilot to the council of the university",
                theme="2",
                owner_text="HR Operations",
                end=when("As above", "conditional"),
                codes=("missing_success_measure",),
            ),
        ),
        themes=(("1", "Students", ""), ("2", "Staff", "")),
        ignored=("Race equality action plan",),
        never=("number_gap", "merged_value", "missing_action", "unparsed_date"),
    ),
)
