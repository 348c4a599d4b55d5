"""Cyngor Sir Penrhydd: headings in two languages, and the plan a second time in Welsh."""

from tests.imports.examples.books import Book
from tests.imports.examples.expecting import Action, Example, Reading, month, ongoing, when

BOTH = (
    "Rhif / No.", "Amcan / Objective", "Cam gweithredu / Action", "Arweinydd / Lead", "Amserlen / Timescale",
    "Mesur llwyddiant / Measure of success", "Statws / Status",
)  # fmt: skip


def build_both() -> bytes:
    book = Book()
    s = book.sheet("Cynllun - Plan")
    s.wide("Cynllun Cydraddoldeb Strategol / Strategic Equality Plan", 7)
    s.row(*BOTH, bold=True)
    s.row(
        "1.1", "Iaith ac addysg / Language and learning",
        "Cyrsiau Cymraeg i staff y cartrefi gofal / Welsh courses for staff of care homes",
        "Gofal Oedolion / Adult Care", "Mawrth 2027", "120 o staff / 120 staff", "Ar y trywydd / On track",
    )  # fmt: skip
    s.row(
        "1.2", "", "Arwyddion dwyieithog ym mhob parc / Bilingual signs in every park", "Parciau / Parks",
        "Parhaus / Ongoing", "", "Heb ddechrau / Not started",
    )  # fmt: skip
    return book.bytes()


LANGUAGE = "Iaith ac addysg / Language and learning"
BOTH_LANGUAGES = Example(
    "cynllun-plan.xlsx",
    build_both,
    Reading(
        actions=(
            Action(
                number="1.1",
                text="Cyrsiau Cymraeg i staff y cartrefi gofal / Welsh courses for staff of care homes",
                objective=LANGUAGE,
                owner_text="Gofal Oedolion / Adult Care",
                owners=("Adult Care",),
                end=month("Mawrth 2027", "2027-03"),
                success_measure="120 o staff / 120 staff",
                status="Ar y trywydd / On track",
                meaning="in_progress",
            ),
            Action(
                number="1.2",
                text="Arwyddion dwyieithog ym mhob parc / Bilingual signs in every park",
                objective=LANGUAGE,
                owner_text="Parciau / Parks",
                owners=("Parciau", "Parks"),
                end=ongoing("Parhaus / Ongoing"),
                status="Heb ddechrau / Not started",
                meaning="not_started",
                codes=("missing_success_measure",),
            ),
        ),
        objectives=(("", LANGUAGE, None),),
        ignored=("Cynllun Cydraddoldeb",),
        never=("two_columns_one_role", "unparsed_date"),
    ),
    statuses={"Ar y trywydd / On track": "in_progress", "Heb ddechrau / Not started": "not_started"},
)


def build_twice() -> bytes:
    """The same actions with the same numbers on a sheet in English and on one in Welsh."""
    book = Book()
    english = book.sheet("Action plan")
    english.row("No", "Action", "Lead", "Timescale", "Status")
    english.row("1", "Ask disabled residents about bus stops", "Transport Team", "June 2026", "In progress")
    english.row("2", "Welsh lessons for the front desks", "Customer Service", "Spring 2027", "Not started")
    welsh = book.sheet("Cynllun gweithredu")
    welsh.row("Rhif", "Cam gweithredu", "Arweinydd", "Amserlen", "Statws")
    welsh.row("1", "Holi trigolion anabl am safleoedd bws", "Tîm Trafnidiaeth", "Mehefin 2026", "Ar waith")
    welsh.row(
        "2", "Gwersi Cymraeg i'r desgiau blaen", "Gwasanaeth Cwsmeriaid", "Gwanwyn 2027", "Heb ddechrau"
    )
    return book.bytes()


TWICE = Example(
    "plan in two languages.xlsx",
    build_twice,
    # Whether the second sheet is a copy in another language or more of the plan, only a person can say.
    Reading(actions=None, outcome="needs_answers"),
)


def build_english_of_both() -> bytes:
    """Two columns of words, one for each language, under headings in that language."""
    book = Book()
    s = book.sheet("Plan")
    s.row("Rhif/No", "Cam gweithredu", "Action", "Lead officer", "By when")
    s.row("1", "Adolygu'r holl ffurflenni", "Review all forms", "Digital Team", "31/03/2027")
    s.row("2", "Llinell ffôn fyd-eang", "Phone line with interpreters", "Contact Centre", "2027/28")
    return book.bytes()


TWO_COLUMNS = Example(
    "two columns.xlsx",
    build_english_of_both,
    Reading(
        actions=(
            Action(
                number="1",
                text="Review all forms",
                owner_text="Digital Team",
                end=("31/03/2027", "day", "2027-03-31", "2027-03-31"),
                extra={"Cam gweithredu": "Adolygu'r holl ffurflenni"},
            ),
            Action(
                number="2",
                text="Phone line with interpreters",
                owner_text="Contact Centre",
                end=when("2027/28", "financial_year", "2027-04-01", "2028-03-31"),
                extra={"Cam gweithredu": "Llinell ffôn fyd-eang"},
            ),
        ),
        never=("number_gap",),
    ),
)
