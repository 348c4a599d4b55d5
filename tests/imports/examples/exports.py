"""Plans as tools export them: a project with an outline, rows that are moved in, a board with sub-items."""

from openpyxl.styles import Alignment

from tests.imports.examples.books import Book
from tests.imports.examples.expecting import Action, Example, Reading, day

HEADINGS = ("ID", "Outline Level", "WBS", "Task Name", "Start", "Finish", "Resource Names", "% Complete")


def build_project() -> bytes:
    book = Book()
    s = book.sheet("Task_Table1")
    s.rows(
        HEADINGS,
        (1, 1, "1", "Fair recruitment", "01/04/2025", "31/03/2026", None, 40),
        (2, 2, "1.1", "Review adverts", "01/04/2025", "30/04/2025", "HR", 100),
        (3, 2, "1.2", "Train panels", "01/05/2025", "31/07/2025", "HR,OD", 20),
        (4, 3, "1.2.1", "Write the training", "06/05/2025", "31/05/2025", "OD", 50),
        (5, 1, "2", "Open buildings", "01/04/2025", "31/03/2026", None, 0),
        (6, 2, "2.1", "Audit the doors", "01/04/2025", "30/04/2025", "Estates", 0),
    )
    return book.bytes()


def _task(number, text, start, end, status, meaning, row, level, *, parent=None, owner="", owners=None):
    return Action(
        number=number,
        text=text,
        parent=parent,
        owner_text=owner,
        owners=owners,
        start=day(start, "-".join(reversed(start.split("/")))),
        end=day(end, "-".join(reversed(end.split("/")))),
        status=status,
        meaning=meaning,
        extra={"ID": str(row), "Outline Level": str(level)},
    )


PROJECT = Example(
    "project.xlsx",
    build_project,
    Reading(
        actions=(
            _task("1", "Fair recruitment", "01/04/2025", "31/03/2026", "40", "in_progress", 1, 1),
            _task("1.1", "Review adverts", "01/04/2025", "30/04/2025", "100", "complete", 2, 2, parent="1", owner="HR"),
            _task(
                "1.2", "Train panels", "01/05/2025", "31/07/2025", "20", "in_progress", 3, 2, parent="1",
                owner="HR,OD", owners=("HR", "OD"),
            ),
            _task(
                "1.2.1", "Write the training", "06/05/2025", "31/05/2025", "50", "in_progress", 4, 3, parent="1.2",
                owner="OD",
            ),
            _task("2", "Open buildings", "01/04/2025", "31/03/2026", "0", "not_started", 5, 1),
            _task(
                "2.1", "Audit the doors", "01/04/2025", "30/04/2025", "0", "not_started", 6, 2, parent="2",
                owner="Estates",
            ),
        ),
        codes=("outline_read", "day_order_learnt"),
        never=("ambiguous_date", "two_columns_one_role", "duplicate_number"),
    ),
)  # fmt: skip


def build_moved_in() -> bytes:
    """Rows moved in by the indent of their cells, and days that one other day shows to be written month first."""
    book = Book()
    s = book.sheet("EDI plan")
    s.rows(
        ("Task Name", "Assigned To", "End Date", "Status", "Comments"),
        ("Fair recruitment", "HR", "3/31/2026", "In Progress", None),
        ("Review adverts", "HR", "4/12/2025", "Complete", "All forty read"),
        ("Train panels", "OD", "7/8/2025", "In Progress", None),
        ("Open buildings", "Estates", "9/9/2026", "Not Started", None),
    )
    for row in (3, 4):
        s.sheet.cell(row, 1).alignment = Alignment(indent=1)
    return book.bytes()


MOVED_IN = Example(
    "moved in.xlsx",
    build_moved_in,
    Reading(
        actions=(
            Action(
                "Fair recruitment",
                owner_text="HR",
                end=day("3/31/2026", "2026-03-31"),
                status="In Progress",
                meaning="in_progress",
            ),
            Action(
                "Review adverts",
                parent="Fair recruitment",
                owner_text="HR",
                end=day("4/12/2025", "2025-04-12"),
                status="Complete",
                meaning="complete",
                progress="All forty read",
            ),
            Action(
                "Train panels",
                parent="Fair recruitment",
                owner_text="OD",
                end=day("7/8/2025", "2025-07-08"),
                status="In Progress",
                meaning="in_progress",
            ),
            Action(
                "Open buildings",
                owner_text="Estates",
                end=day("9/9/2026", "2026-09-09"),
                status="Not Started",
                meaning="not_started",
            ),
        ),
        codes=("outline_read", "day_order_learnt"),
    ),
)


def build_board() -> bytes:
    book = Book()
    s = book.sheet("EDI")
    items = ("Name", "Subitems", "Person", "Status", "Timeline - Start", "Timeline - End", "Notes")
    s.row("EDI action plan")
    s.row("Recruitment")
    s.row(*items)
    s.row(
        "Review adverts", "Find them, Rewrite them", "People Team", "In progress", "2026-01-02", "2026-03-31"
    )
    s.row("Subitems", "Name", "Owner", "Status", "Date")
    s.row(None, "Find them", "People Team", "Done", "2026-02-01")
    s.row(None, "Rewrite them", "Press Office", "Not started", "2026-03-01")
    s.row("Train panels", None, "Learning Team", "Done", "2026-01-02", "2026-06-30", "Twelve came")
    s.gap()
    s.row("Access")
    s.row(*items)
    s.row("Audit the doors", None, "Estates", "Not started", None, "2026-09-30")
    return book.bytes()


BOARD = Example(
    "board.xlsx",
    build_board,
    Reading(
        themes=(("", "Recruitment", ""), ("", "Access", "")),
        actions=(
            Action(
                "Review adverts",
                theme="Recruitment",
                owner_text="People Team",
                start=day("2026-01-02", "2026-01-02"),
                end=day("2026-03-31", "2026-03-31"),
                status="In progress",
                meaning="in_progress",
                extra={"Subitems": "Find them, Rewrite them"},
            ),
            Action(
                "Find them",
                parent="Review adverts",
                theme="Recruitment",
                owner_text="People Team",
                end=day("2026-02-01", "2026-02-01"),
                status="Done",
                meaning="complete",
            ),
            Action(
                "Rewrite them",
                parent="Review adverts",
                theme="Recruitment",
                owner_text="Press Office",
                end=day("2026-03-01", "2026-03-01"),
                status="Not started",
                meaning="not_started",
            ),
            Action(
                "Train panels",
                theme="Recruitment",
                owner_text="Learning Team",
                start=day("2026-01-02", "2026-01-02"),
                end=day("2026-06-30", "2026-06-30"),
                status="Done",
                meaning="complete",
                progress="Twelve came",
            ),
            Action(
                "Audit the doors",
                theme="Access",
                owner_text="Estates",
                end=day("2026-09-30", "2026-09-30"),
                status="Not started",
                meaning="not_started",
            ),
        ),
        ignored=("EDI action plan",),
        codes=("subitems_read",),
    ),
)
