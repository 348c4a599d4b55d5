"""Plans of a fire service, a housing association, a combined authority, a university, a school and a Welsh council."""

from datetime import datetime

from tests.imports.examples.books import (
    AMBER,
    BLUE,
    GREEN,
    RED,
    Book,
    Look,
    document_bytes,
    new_document,
    typed,
)  # fmt: skip
from tests.imports.examples.expecting import Action, Example, Reading


def build_fire() -> bytes:
    """Priorities counted in words, two heading rows of which the second only divides the first, a key of colours."""
    book = Book()
    s = book.sheet("EDI Action Plan 25-28")
    s.wide("Northmoor Fire and Rescue Service – culture plan 2025–2028", 8)
    s.wide("PRIORITY ONE: Our people – a place where everyone can thrive", 8)
    top = s.row(
        "Ref", "What we will do", "Lead", None, "Timescale", None, "How we will know we've succeeded", "BRAG"
    )
    s.row(None, None, "Strategic", "Tactical", "Start", "Finish")
    s.merge(f"C{top}:D{top}", f"E{top}:F{top}")
    s.row("P1.1", "Roll out the dignity programme to all watches", "Area Manager", "Group Manager", "Q1 25/26",
          "Q4 25/26", "95% of staff attended", Look(None, fill=GREEN))  # fmt: skip
    s.row("P1.2", "Publish the culture dashboard", "Director of People", "People Partner", "Apr-25",
          "Quarterly from July 2025", "It is on the intranet", Look(None, fill=AMBER))  # fmt: skip
    s.wide("PRIORITY TWO: Our communities", 8)
    s.row("P2.1", "Visit those most at risk first", "Prevention Team", None, "Ongoing", "Ongoing", "% of visits",
          Look(None, fill=BLUE))  # fmt: skip
    s.row("P2.2", "Assess the risk plan", "Heads of function", None, None, "By sign-off of the plan", None,
          Look(None, fill=RED))  # fmt: skip
    s.gap()
    s.row("Key:")
    for fill, says in ((BLUE, "Complete"), (GREEN, "On track"), (AMBER, "At risk"), (RED, "Not started")):
        s.row(Look(None, fill=fill), says)
    return book.bytes()


def build_housing() -> bytes:
    """Commitments that come again, and for each of them deliverables; an owner in the first column."""
    book = Book()
    s = book.sheet("Tracker")
    s.row("Owner", "Commitment", "Deliverable", "Due", "Status", "Notes/comments")
    s.row("Head of Customers", "We know our customers", "Ask 80% of tenants how they want to hear from us",
          Look(datetime(2025, 12, 31), format="dd-mmm-yy"), "On track", "57% in October")  # fmt: skip
    s.row(
        "Head of Customers",
        "We know our customers",
        "Publish the adjustments policy",
        "31/4/2026",
        "In progress",
        "",
    )
    s.row("Director of People", "We look like our communities", "Publish the ethnicity pay gap",
          Look(datetime(2026, 3, 1), format="mmm-yy"), "Not started", "")  # fmt: skip
    s.row(
        "Director of People",
        "We look like our communities",
        "Mentors for the board",
        "2026/27",
        "On hold",
        "No lead yet",
    )
    return book.bytes()


def build_authority() -> bytes:
    """Themes and outcomes as numbered names alone in the action column; milestones year by year."""
    book = Book()
    s = book.sheet("Plan")
    s.row("Theme / Outcome / Action", "Lead Directorate", "Yr 1 milestone (24/25)", "Yr 2 milestone (25/26)",
          "Current position", "Status")  # fmt: skip
    s.row("1. Skills and employment")
    s.row("1.1 Residents furthest from work get in")
    s.row(
        "Targets for learners in every contract",
        "Skills",
        "Framework written",
        "All contracted",
        "All contracted",
        "Complete",
    )
    s.row("2. Transport")
    s.row("2.1 Journeys are safe")
    s.row("Audit of bus stops", "Transport", "Method", "50%", "31% audited", "In progress")
    s.row("Charter signed by all operators", "Transport", "Agreed", "All signed", "", "Not started")
    return book.bytes()


def build_charter() -> bytes:
    """Numbers of objectives with their section in brackets, numbers of actions in the texts."""
    book = Book()
    s = book.sheet("Race Equality Charter")
    s.row("Ref (section)", "Objective and rationale", "Specific actions", "Timeframe (start/end)",
          "Person(s) responsible", "Success criteria/outcome")  # fmt: skip
    first = s.row("1 (4a)", "More professors of colour", "1.1 Sponsor ten senior lecturers a year",
                  "Oct 2025 - Sept 2028", "Research Office", "12% by 2029")  # fmt: skip
    s.row(
        None,
        None,
        "1.2 Audit promotion panels",
        "Jan 2026 - Apr 2026",
        "Reward Manager",
        "All panels trained",
    )
    s.merge(f"A{first}:A{first + 1}", f"B{first}:B{first + 1}")
    s.row(
        "2 (7c)",
        "No gap in degrees",
        "2.1 Dashboards for every module",
        "AY 26/27",
        "Planning Office",
        "Half by 2030",
    )
    s.row("2 (7c)", "", "2.2 Pay student partners", "Semester 2 2025/26", "Education Office", "20 partners")
    return book.bytes()


def build_school() -> bytes:
    """Targets, strategies and outcomes below three headings, with the term of each group of rows in a first column."""
    document = new_document()
    document.add_heading("St Hilda's Primary – Accessibility Plan 2025–2028", 1)
    heads = ("", "Targets", "Strategies", "Who", "Timeframe", "Outcome")
    for heading, rows in (
        ("Improving access to the curriculum", (
            ("Short term", "Staff know the needs of pupils", "Training by the sensory service", "SENCo", "Autumn 2025",
             "All confident"),
            ("Medium term", "Clubs are open to all", "Audit of clubs", "PE lead", "July 2026", "20% of places"),
        )),
        ("Improving the physical environment", (
            ("Short term", "Steps can be seen", "Repaint the edges", "Site manager", "half-term Oct 2025",
             "Steps are visible"),
            ("Long term", "Accessible toilet", "Bid to the diocese", "Governors", "2027/28, funding permitting",
             "Toilet built"),
        )),
    ):  # fmt: skip
        document.add_heading(heading, 2)
        typed(document, [heads, *rows])
    return document_bytes(document)


def build_council() -> bytes:
    """Every word in Welsh and in English: the objectives, the headings, the owners and the dates."""
    document = new_document()
    document.add_heading("Cynllun Cydraddoldeb Strategol / Strategic Equality Plan 2024–2028", 1)
    heads = ("Cam gweithredu / Action", "Swyddog arweiniol / Lead officer", "Dyddiad targed / Target date")
    document.add_heading("Amcan 1 / Objective 1: Addysg a lles / Education and wellbeing", 2)
    typed(document, [
        heads,
        ("1.1 Lleihau bwlio / Reduce bullying", "Gwasanaeth Addysg / Education Service", "Mawrth 2026 / March 2026"),
        ("1.2 Cefnogi plant / Support children", "Tîm Cydlyniant / Cohesion Team", "Parhaus / Ongoing"),
    ])  # fmt: skip
    document.add_heading("Amcan 2 / Objective 2: Bwlch cyflog / Pay gap", 2)
    typed(document, [heads, ("2.1 Cyhoeddi'r bwlch / Publish the gap", "AD / HR", "Haf 2026 / Summer 2026")])
    return document_bytes(document)


def build_outcomes() -> bytes:
    """An outcome and what it is for above the headings of each table, whose outputs are the actions."""
    document = new_document()
    document.add_heading("Mainstreaming report and equality outcomes 2025–29", 1)
    heads = ("Output", "Measure / evidence", "Lead service", "Timescale")
    typed(document, [
        ("Equality Outcome 1", "Disabled people take part in decisions", None, None),
        ("General duty: advance equality", "Protected characteristics: disability, age", None, None),
        heads,
        ("Access panel for all large projects", "Number of projects signed off", "Property", "From April 2025"),
        ("Budget decided by communities", "% of the budget", "Community Planning", "31 March 2027"),
    ])  # fmt: skip
    document.add_paragraph("")
    typed(document, [
        ("Equality Outcome 2", "Young people feel safe in our schools", None, None),
        ("General duty: eliminate discrimination", "Protected characteristics: race", None, None),
        heads,
        ("Incidents looked at each term", "Fewer come again", "Education", "Each term"),
        ("Forty teachers trained", "Certificates", "Education", "June 2027"),
    ])  # fmt: skip
    return document_bytes(document)


FIRE = Example(
    "fire service.xlsx",
    build_fire,
    Reading(
        themes=(
            ("ONE", "Our people – a place where everyone can thrive", ""),
            ("TWO", "Our communities", ""),
        ),
        actions=(
            Action(
                text="Roll out the dignity programme to all watches",
                number="P1.1",
                theme="ONE",
                owner_text="Area Manager\nGroup Manager",
                owners=("Area Manager", "Group Manager"),
                start=("Q1 25/26", "quarter", "2025-04-01", "2025-06-30"),
                end=("Q4 25/26", "quarter", "2026-01-01", "2026-03-31"),
                status="Green",
                meaning="in_progress",
                success_measure="95% of staff attended",
            ),
            Action(
                text="Publish the culture dashboard",
                number="P1.2",
                theme="ONE",
                owner_text="Director of People\nPeople Partner",
                owners=("Director of People", "People Partner"),
                start=("Apr-25", "month", "2025-04-01", "2025-04-30"),
                end=("Quarterly from July 2025", "recurring", "2025-07-01", None),
                status="Amber",
                meaning="needs_attention",
                success_measure="It is on the intranet",
            ),
            Action(
                text="Visit those most at risk first",
                number="P2.1",
                theme="TWO",
                owner_text="Prevention Team",
                start=("Ongoing", "open_ended", None, None),
                end=("Ongoing", "open_ended", None, None),
                status="Blue",
                meaning="complete",
                success_measure="% of visits",
            ),
            Action(
                text="Assess the risk plan",
                number="P2.2",
                theme="TWO",
                owner_text="Heads of function",
                end=("By sign-off of the plan", "unknown", None, None),
                status="Red",
                meaning="not_started",
                codes=("unparsed_date",),
            ),
        ),
        ignored=(
            "Northmoor Fire and Rescue Service – cult",
            "Key:",
            "Complete",
            "On track",
            "At risk",
            "Not started",
        ),
        never=("text_not_read",),
    ),
)


HOUSING = Example(
    "housing.xlsx",
    build_housing,
    Reading(
        objectives=(("", "We know our customers", None), ("", "We look like our communities", None)),
        actions=(
            Action(
                text="Ask 80% of tenants how they want to hear from us",
                objective="We know our customers",
                owner_text="Head of Customers",
                end=("31-Dec-25", "day", "2025-12-31", "2025-12-31"),
                status="On track",
                meaning="in_progress",
                progress="57% in October",
            ),
            Action(
                text="Publish the adjustments policy",
                objective="We know our customers",
                owner_text="Head of Customers",
                end=("31/4/2026", "unknown", None, None),
                status="In progress",
                meaning="in_progress",
                codes=("invalid_date",),
            ),
            Action(
                text="Publish the ethnicity pay gap",
                objective="We look like our communities",
                owner_text="Director of People",
                end=("Mar-26", "month", "2026-03-01", "2026-03-31"),
                status="Not started",
                meaning="not_started",
            ),
            Action(
                text="Mentors for the board",
                objective="We look like our communities",
                owner_text="Director of People",
                end=("2026/27", "financial_year", "2026-04-01", "2027-03-31"),
                status="On hold",
                meaning="on_hold",
                progress="No lead yet",
            ),
        ),
        codes=("action_column_by_content",),
        never=("text_not_read",),
    ),
)


AUTHORITY = Example(
    "combined authority.xlsx",
    build_authority,
    Reading(
        themes=(("1", "Skills and employment", ""), ("2", "Transport", "")),
        objectives=(("1.1", "Residents furthest from work get in", "1"), ("2.1", "Journeys are safe", "2")),
        actions=(
            Action(
                text="Targets for learners in every contract",
                theme="1",
                objective="1.1",
                owner_text="Skills",
                status="Complete",
                meaning="complete",
                progress="All contracted",
                extra={
                    "Yr 1 milestone (24/25)": "Framework written",
                    "Yr 2 milestone (25/26)": "All contracted",
                },
            ),
            Action(
                text="Audit of bus stops",
                theme="2",
                objective="2.1",
                owner_text="Transport",
                status="In progress",
                meaning="in_progress",
                progress="31% audited",
                extra={"Yr 1 milestone (24/25)": "Method", "Yr 2 milestone (25/26)": "50%"},
            ),
            Action(
                text="Charter signed by all operators",
                theme="2",
                objective="2.1",
                owner_text="Transport",
                status="Not started",
                meaning="not_started",
                extra={"Yr 1 milestone (24/25)": "Agreed", "Yr 2 milestone (25/26)": "All signed"},
            ),
        ),
        never=("text_not_read",),
    ),
)


CHARTER = Example(
    "charter.xlsx",
    build_charter,
    Reading(
        objectives=(("", "More professors of colour", None), ("", "No gap in degrees", None)),
        actions=(
            Action(
                text="Sponsor ten senior lecturers a year",
                number="1.1",
                objective="More professors of colour",
                owner_text="Research Office",
                start=("Oct 2025", "month", "2025-10-01", "2025-10-31"),
                end=("Sept 2028", "month", "2028-09-01", "2028-09-30"),
                success_measure="12% by 2029",
                extra={"Ref (section)": "1 (4a)"},
            ),
            Action(
                text="Audit promotion panels",
                number="1.2",
                objective="More professors of colour",
                owner_text="Reward Manager",
                start=("Jan 2026", "month", "2026-01-01", "2026-01-31"),
                end=("Apr 2026", "month", "2026-04-01", "2026-04-30"),
                success_measure="All panels trained",
            ),
            Action(
                text="Dashboards for every module",
                number="2.1",
                objective="No gap in degrees",
                owner_text="Planning Office",
                end=("AY 26/27", "range", "2026-09-01", "2027-08-31"),
                success_measure="Half by 2030",
                extra={"Ref (section)": "2 (7c)"},
            ),
            Action(
                text="Pay student partners",
                number="2.2",
                objective="No gap in degrees",
                owner_text="Education Office",
                end=("Semester 2 2025/26", "season", "2026-01-01", "2026-08-31"),
                success_measure="20 partners",
                extra={"Ref (section)": "2 (7c)"},
                codes=("ambiguous_date",),
            ),
        ),
        never=("text_not_read",),
    ),
)


SCHOOL = Example(
    "accessibility.docx",
    build_school,
    Reading(
        themes=(
            ("", "Improving access to the curriculum", ""),
            ("", "Improving the physical environment", ""),
        ),
        objectives=(
            ("", "Staff know the needs of pupils", "Improving access to the curriculum"),
            ("", "Clubs are open to all", "Improving access to the curriculum"),
            ("", "Steps can be seen", "Improving the physical environment"),
            ("", "Accessible toilet", "Improving the physical environment"),
        ),
        actions=(
            Action(
                text="Training by the sensory service",
                theme="Improving access to the curriculum",
                objective="Staff know the needs of pupils",
                owner_text="SENCo",
                end=("Autumn 2025", "season", "2025-09-01", "2025-11-30"),
                success_measure="All confident",
                extra={"Column A": "Short term"},
            ),
            Action(
                text="Audit of clubs",
                theme="Improving access to the curriculum",
                objective="Clubs are open to all",
                owner_text="PE lead",
                end=("July 2026", "month", "2026-07-01", "2026-07-31"),
                success_measure="20% of places",
                extra={"Column A": "Medium term"},
            ),
            Action(
                text="Repaint the edges",
                theme="Improving the physical environment",
                objective="Steps can be seen",
                owner_text="Site manager",
                end=("half-term Oct 2025", "month", "2025-10-01", "2025-10-31"),
                success_measure="Steps are visible",
                extra={"Column A": "Short term"},
            ),
            Action(
                text="Bid to the diocese",
                theme="Improving the physical environment",
                objective="Accessible toilet",
                owner_text="Governors",
                end=("2027/28, funding permitting", "financial_year", "2027-04-01", "2028-03-31"),
                success_measure="Toilet built",
                extra={"Column A": "Long term"},
                codes=("conditional_date",),
            ),
        ),
        ignored=("St Hilda's Primary – Accessibility Plan ",),
        never=("text_not_read",),
    ),
)


COUNCIL = Example(
    "cynllun.docx",
    build_council,
    Reading(
        objectives=(
            ("1", "Addysg a lles / Education and wellbeing", None),
            ("2", "Bwlch cyflog / Pay gap", None),
        ),
        actions=(
            Action(
                text="Lleihau bwlio / Reduce bullying",
                number="1.1",
                objective="1",
                owner_text="Gwasanaeth Addysg / Education Service",
                owners=("Education Service",),
                end=("Mawrth 2026 / March 2026", "month", "2026-03-01", "2026-03-31"),
            ),
            Action(
                text="Cefnogi plant / Support children",
                number="1.2",
                objective="1",
                owner_text="Tîm Cydlyniant / Cohesion Team",
                owners=("Cohesion Team",),
                end=("Parhaus / Ongoing", "open_ended", None, None),
            ),
            Action(
                text="Cyhoeddi'r bwlch / Publish the gap",
                number="2.1",
                objective="2",
                owner_text="AD / HR",
                owners=("AD", "HR"),
                end=("Haf 2026 / Summer 2026", "season", "2026-06-01", "2026-08-31"),
            ),
        ),
        ignored=("Cynllun Cydraddoldeb Strategol / Strateg",),
        never=("text_not_read",),
    ),
)


OUTCOMES = Example(
    "outcomes.docx",
    build_outcomes,
    Reading(
        objectives=(
            (
                "Equality Outcome 1",
                "Disabled people take part in decisions\n"
                "General duty: advance equality Protected characteristics: disability, age",
                None,
            ),
            (
                "Equality Outcome 2",
                "Young people feel safe in our schools\n"
                "General duty: eliminate discrimination Protected characteristics: race",
                None,
            ),
        ),
        actions=(
            Action(
                text="Access panel for all large projects",
                objective="Equality Outcome 1",
                owner_text="Property",
                end=("From April 2025", "open_ended", "2025-04-01", None),
                success_measure="Number of projects signed off",
            ),
            Action(
                text="Budget decided by communities",
                objective="Equality Outcome 1",
                owner_text="Community Planning",
                end=("31 March 2027", "day", "2027-03-31", "2027-03-31"),
                success_measure="% of the budget",
            ),
            Action(
                text="Incidents looked at each term",
                objective="Equality Outcome 2",
                owner_text="Education",
                end=("Each term", "recurring", None, None),
                success_measure="Fewer come again",
            ),
            Action(
                text="Forty teachers trained",
                objective="Equality Outcome 2",
                owner_text="Education",
                end=("June 2027", "month", "2027-06-01", "2027-06-30"),
                success_measure="Certificates",
            ),
        ),
        ignored=("Mainstreaming report and equality outcom",),
        never=("text_not_read",),
    ),
)
