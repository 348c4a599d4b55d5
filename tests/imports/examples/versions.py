"""The same actions on two sheets: last year's version, and a list of those that are late."""

from tests.imports.examples.books import Book
from tests.imports.examples.expecting import Example, Reading

HEADINGS = ("No.", "Action", "Lead", "By when", "Status")
NOW = (
    ("1", "Train every manager to hear a complaint", "HR", "March 2026", "Complete"),
    ("2", "Ask staff about adjustments once a year", "HR", "June 2026", "In progress"),
    ("3", "Loops at every reception", "Estates", "Sept 2026", "Not started"),
    ("4", "Publish the pay gap by disability", "Reward", "March 2026", "In progress"),
)


def build_old() -> bytes:
    book = Book()
    book.sheet("2026").rows(HEADINGS, *NOW)
    before = [
        (number, text, lead, by.replace("2026", "2025"), "Not started")
        for number, text, lead, by, _ in NOW[:3]
    ]
    book.sheet("2025 (old)").rows(
        HEADINGS, *before, ("4", "Mentors for new staff", "HR", "July 2025", "Complete")
    )
    return book.bytes()


def build_late() -> bytes:
    book = Book()
    book.sheet("All actions").rows(HEADINGS, *NOW)
    book.sheet("Late").rows(HEADINGS, NOW[1], NOW[3])
    return book.bytes()


# Which sheet is the plan, only a person can say.
OLD = Example("plan 2026.xlsx", build_old, Reading(None, outcome="needs_answers", codes=("sheets_repeat",)))
LATE = Example(
    "plan and late.xlsx", build_late, Reading(None, outcome="needs_answers", codes=("sheets_repeat",))
)
