"""Plans on one page: horizons across, cards side by side, years across, and how an access plan will be evaluated."""

from tests.imports.examples.books import Book, document_bytes, new_document, typed
from tests.imports.examples.expecting import Action, Example, Reading, day, month, when


def build_horizons() -> bytes:
    book = Book()
    s = book.sheet("On a page")
    s.wide("Harbour Homes: equality plan on a page", 4)
    s.row("Theme", "Short term (0–6 months)", "Medium term", "Long term")
    s.row(
        "Recruitment",
        "Read all adverts for bias",
        "Mixed panels for every post",
        "Publish who is hired",
    )
    s.row("Culture", "Launch the charter", None, "Renew the charter with staff")
    return book.bytes()


def _by(text: str, theme: str, by: str) -> Action:
    return Action(text, theme=theme, end=when(by, "unknown"), codes=("unparsed_date",))


HORIZONS = Example(
    "on a page.xlsx",
    build_horizons,
    Reading(
        themes=(("", "Recruitment", ""), ("", "Culture", "")),
        actions=(
            _by("Read all adverts for bias", "Recruitment", "Short term (0–6 months)"),
            _by("Mixed panels for every post", "Recruitment", "Medium term"),
            _by("Publish who is hired", "Recruitment", "Long term"),
            _by("Launch the charter", "Culture", "Short term (0–6 months)"),
            _by("Renew the charter with staff", "Culture", "Long term"),
        ),
        ignored=("Harbour Homes",),
        codes=("horizons_read",),
    ),
)


def build_years() -> bytes:
    """What is to be reached year by year may be actions or steps of one: only a person can say."""
    book = Book()
    s = book.sheet("Years")
    s.row("Objective", "Year 1", "Year 2", "Year 3")
    s.row("Recruitment", "Read all adverts for bias", "Mixed panels for every post", "Publish who applies")
    s.row("Culture", "Launch the charter", "Train every manager", "Renew the charter with staff")
    return book.bytes()


YEARS = Example(
    "years across.xlsx", build_years, Reading(None, outcome="needs_answers", codes=("horizons_layout",))
)


def build_side_by_side() -> bytes:
    book = Book()
    s = book.sheet("Cards")
    s.row("Action 1", "Read the adverts", None, "Action 2", "Train the panels")
    s.row("Lead", "HR", None, "Lead", "Learning")
    s.row("By when", "June 2026", None, "By when", "Sept 2026")
    s.row("Success measure", "All are read", None, "Success measure", "90% are trained")
    s.gap()
    s.row("Action 3", "Audit the doors", None, "Action 4", "Fit the ramps")
    s.row("Lead", "Estates", None, "Lead", "Estates")
    s.row("By when", "31/07/2026", None, "By when", "Sept 2027")
    s.row("Success measure", "A list of doors", None, "Success measure", "12 ramps")
    return book.bytes()


SIDE_BY_SIDE = Example(
    "cards side by side.xlsx",
    build_side_by_side,
    Reading(
        actions=(
            Action(
                "Read the adverts", "1", owner_text="HR", end=month("June 2026", "2026-06"),
                success_measure="All are read",
            ),
            Action(
                "Train the panels", "2", owner_text="Learning", end=month("Sept 2026", "2026-09"),
                success_measure="90% are trained",
            ),
            Action(
                "Audit the doors", "3", owner_text="Estates", end=day("31/07/2026", "2026-07-31"),
                success_measure="A list of doors",
            ),
            Action(
                "Fit the ramps", "4", owner_text="Estates", end=month("Sept 2027", "2027-09"),
                success_measure="12 ramps",
            ),
        ),
        never=("number_gap", "duplicate_number"),
    ),
)  # fmt: skip


def build_access_plan() -> bytes:
    document = new_document()
    document.add_heading("Access and participation plan", 1)
    document.add_heading("Intervention strategy 1: Getting in", 2)
    typed(
        document,
        [
            ("Activity", "Inputs", "Outcomes", "Cross intervention strategy?"),
            ("Summer school for care leavers", "£20,000; two staff", "More care leavers apply", "IS2"),
            ("Mentors for mature learners", "£10,000", "More of them stay", "IS3"),
        ],
    )
    document.add_paragraph("How we will evaluate it")
    typed(
        document,
        [
            ("Activity", "Outcomes", "Method(s) of evaluation", "Summary of publication plan"),
            (
                "Summer school for care leavers",
                "They feel they belong",
                "Survey before and after",
                "On our website",
            ),
            ("Mentors for mature learners", "More of them stay", "Two groups compared", "On our website"),
        ],
    )
    return document_bytes(document)


ACCESS_PLAN = Example(
    "access plan.docx",
    build_access_plan,
    Reading(
        themes=(("", "Intervention strategy 1: Getting in", ""),),
        actions=(
            Action(
                "Summer school for care leavers", theme="Intervention strategy 1: Getting in",
                success_measure="More care leavers apply",
                extra={"Inputs": "£20,000; two staff", "Cross intervention strategy?": "IS2"},
            ),
            Action(
                "Mentors for mature learners", theme="Intervention strategy 1: Getting in",
                success_measure="More of them stay",
                extra={"Inputs": "£10,000", "Cross intervention strategy?": "IS3"},
            ),
        ),
        ignored=("Access and participation plan", "How we will evaluate it"),
        unused=("Table 2",),
        never=("sheets_repeat",),
    ),
)  # fmt: skip
