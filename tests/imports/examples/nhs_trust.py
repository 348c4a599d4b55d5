"""Saltwick Hospitals NHS Trust: figures above the plan, and a document with a table for each domain."""

from datetime import datetime

from tests.imports.examples.books import AMBER, GREEN, Book, Look, document_bytes, new_document, typed
from tests.imports.examples.expecting import Action, Example, Reading, day, month, ongoing, when


def build_figures() -> bytes:
    """Workforce figures stand above the plan on the same sheet; the indicator is written once for its actions."""
    book = Book()
    s = book.sheet("WRES 2026")
    s.wide("Workforce race equality: figures and action plan, 2026", 9)
    s.gap()
    s.row("Indicator", "What it counts", "31 March 2025", "31 March 2026", "Difference", bold=True)
    s.row(
        "1",
        "Share of staff from Black, Asian and minority ethnic groups in bands 8a and above",
        "11.2%",
        "12.9%",
        "+1.7",
    )
    s.row("2", "Likelihood of being appointed from shortlisting (white against BME)", 1.41, 1.36, -0.05)
    s.row("3", "Likelihood of entering the formal disciplinary process", 1.18, 1.22, 0.04)
    s.gap(2)
    s.wide("Action plan", 9)
    s.row(
        "Indicator", "Ref", "Objective", "Action", "Lead", "By when", "Measure of success",
        "Progress as at Q4", "RAG", bold=True,
    )  # fmt: skip
    s.row(
        "1", "1.1", "More diverse senior teams", "Put a career coach beside every ward manager who asks",
        "Deputy Chief People Officer", Look(datetime(2026, 9, 30), format="dd mmm yyyy"), "40 people coached",
        "31 so far", Look("G", fill=GREEN),
    )  # fmt: skip
    s.row(
        None, "1.2", None, "Publish bands by ethnicity each quarter", "Workforce Analytics Team",
        "Quarterly - Jan/Apr/Jul/Oct", "Four releases a year", "Two releases", Look("A", fill=AMBER),
    )  # fmt: skip
    s.row(
        "2", "2.1", "Fair selection", "Inclusion representative on panels for band 8a and above",
        "Resourcing/ EDI Team", "In place by December 2026", "Every panel", None, Look("R", fill="FFFF0000"),
    )  # fmt: skip
    s.row(
        "3", "3.1", "Fair process", "A check by a second manager before a case becomes formal",
        "HR Business Partners", "Within three months of the new policy", "Fewer formal cases", None, None,
    )  # fmt: skip
    s.gap()
    s.row("* Figures come from the electronic staff record.")
    return book.bytes()


TEAMS, SELECTION, PROCESS = "More diverse senior teams", "Fair selection", "Fair process"
FIGURES_ABOVE = Example(
    "wres action plan.xlsx",
    build_figures,
    Reading(
        actions=(
            Action(
                number="1.1",
                text="Put a career coach beside every ward manager who asks",
                objective=TEAMS,
                owner_text="Deputy Chief People Officer",
                end=day("30 Sep 2026", "2026-09-30"),
                success_measure="40 people coached",
                status="G",
                meaning=None,
                progress="31 so far",
                extra={"Indicator": "1"},
            ),
            Action(
                number="1.2",
                text="Publish bands by ethnicity each quarter",
                objective=TEAMS,
                owner_text="Workforce Analytics Team",
                end=when("Quarterly - Jan/Apr/Jul/Oct", "recurring"),
                success_measure="Four releases a year",
                status="A",
                meaning=None,
                progress="Two releases",
                keeps=("Two releases",),
            ),
            Action(
                number="2.1",
                text="Inclusion representative on panels for band 8a and above",
                objective=SELECTION,
                owner_text="Resourcing/ EDI Team",
                owners=("Resourcing", "EDI Team"),
                end=month("In place by December 2026", "2026-12"),
                success_measure="Every panel",
                status="R",
                meaning=None,
                extra={"Indicator": "2"},
            ),
            Action(
                number="3.1",
                text="A check by a second manager before a case becomes formal",
                objective=PROCESS,
                owner_text="HR Business Partners",
                end=when("Within three months of the new policy", "conditional"),
                success_measure="Fewer formal cases",
                extra={"Indicator": "3"},
            ),
        ),
        outcome="needs_answers",
        objectives=(("", TEAMS, None), ("", SELECTION, None), ("", PROCESS, None)),
        ignored=("Workforce race equality", "Indicator", "1", "2", "3", "Action plan", "* Figures come"),
        codes=("unknown_status",),
        never=("number_gap", "duplicate_number", "no_action_column", "two_columns_one_role"),
    ),
)


def build_domains() -> bytes:
    """A document: a heading and a table for each domain, and the outcome written once down a merged cell."""
    document = new_document()
    document.add_heading("Equality delivery: improvement plan", 0)
    document.add_paragraph("Saltwick Hospitals NHS Trust. Approved by the People Committee on 12 May 2026.")
    document.add_heading("Domain 1: Services for patients", 1)
    headings = ("Outcome", "Action", "Lead", "Completion date", "Progress", "Status")
    first = typed(
        document,
        [
            headings,
            (
                "Patients are asked what they need",
                "Record communication needs at first contact",
                "Patient Access Team",
                "31 October 2026",
                "Pilot in two clinics\nSystem change ordered",
                "In progress",
            ),
            (
                "",
                "Offer an interpreter by video in the emergency department",
                "ED Matron",
                "Ongoing",
                "",
                "Completed",
            ),
        ],
    )
    first.cell(1, 0).merge(first.cell(2, 0))
    document.add_heading("Domain 2: Health of our staff", 1)
    document.add_paragraph("The lead for this domain is the Staff Health Team.")
    typed(
        document,
        [
            headings,
            (
                "Staff are safe from abuse",
                "Give every report of abuse an answer within five days",
                "Security and Staff Health Teams",
                "Q1 2026/27",
                "",
                "Not started",
            ),
        ],
    )
    document.add_paragraph("This plan is looked at every quarter.")
    return document_bytes(document)


ASKED, SAFE = "Patients are asked what they need", "Staff are safe from abuse"
DOMAINS = Example(
    "eds improvement plan.docx",
    build_domains,
    Reading(
        actions=(
            Action(
                text="Record communication needs at first contact",
                theme="1",
                objective=ASKED,
                owner_text="Patient Access Team",
                end=day("31 October 2026", "2026-10-31"),
                progress="Pilot in two clinics\nSystem change ordered",
                status="In progress",
                meaning="in_progress",
            ),
            Action(
                text="Offer an interpreter by video in the emergency department",
                theme="1",
                objective=ASKED,
                owner_text="ED Matron",
                end=ongoing(),
                status="Completed",
                meaning="complete",
            ),
            Action(
                text="Give every report of abuse an answer within five days",
                theme="2",
                objective=SAFE,
                owner_text="Security and Staff Health Teams",
                end=when("Q1 2026/27", "quarter", "2026-04-01", "2026-06-30"),
                status="Not started",
                meaning="not_started",
            ),
        ),
        themes=(("1", "Services for patients", ""), ("2", "Health of our staff", "")),
        objectives=(("", ASKED, "1"), ("", SAFE, "2")),
        ignored=(
            "Equality delivery: improvement plan",
            "Saltwick Hospitals NHS Trust.",
            "The lead for this domain",
            "This plan is looked at",
        ),
        never=("number_gap", "duplicate_number", "missing_action"),
    ),
)
