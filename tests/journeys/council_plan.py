"""The action plan of Wendlemere Borough Council, which does not exist, as its one officer keeps it in Excel.

It is as awkward as such plans are: titles across the sheet, 3.10 that Excel stores as 3.1, an end before
a start, a number left out, a row that only points elsewhere, an objective written twice, survey shares that
make 111, Blue for what has not begun, and dates that are no dates.
"""

from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

from tests.imports.sheets import saved

HEADINGS = [
    "Ref",
    "Action",
    "Lead",
    "Start",
    "End",
    "How we will know",
    "RAG",
    "Progress so far",
    "Progress notes",
]
WORKFORCE = "Theme A: A workforce like the borough"
SERVICES = "Theme B: Services that everybody can use"
FAIR = "Objective 1: Recruit and keep people from every part of the borough"
LISTEN = "Objective 2: Listen to colleagues and act on what they say"
OPEN = "Objective 3: Make our buildings and web pages open to everybody"
FAIR_AGAIN = "Objective 4: Recruit and keep people from every part of the borough"
SHARES = "The spring survey, “I am heard”: 61% positive, 20% neutral, 30% negative."

# Number, action, owner, start, end, success measure, status, progress, notes.
OBJECTIVE_1 = [
    ["1.1", "Advertise every post in three more places", "People Team", "January 2024", "December 2024",
     "Applicants match the census", "Green", "Done with the autumn round.", ""],
    ["1.2", "Train everybody who interviews", "People Team, Learning Team", "April 2024", "March 2025",
     "All interviewers trained", "Amber", "Half of them are trained.", "Budget agreed in March"],
    ["1.3", "Publish the pay gap with a plan to close it", "People Team", "March 2025", "June 2024",
     "The gap is smaller each year", "Blue", "", ""],
]  # fmt: skip
OBJECTIVE_2 = [
    ["2.1", "Run the listening survey each spring", "Learning Team", "April 2024", "Ongoing",
     "Six in ten answer", "Amber", SHARES, ""],
    ["2.2", "Look at the staff networks' charters again", "Staff Networks", "", "Review every May",
     "Charters agreed", "Amber", "The first one is agreed.", ""],
    ["2.4", "Give every network a sponsor", "Staff Networks", "May 2024", "September 2025",
     "Each has a director", "Blue", "", ""],
]  # fmt: skip
OBJECTIVE_3 = [
    ["3.1", "Put ramps at both museum doors", "Property Service", "January 2025", "June 2025",
     "Both have one", "Amber", "One door has its ramp.", ""],
    ["3.2", "Caption every film on the web pages", "Web Team", "January 2025", "March 2026",
     "No film without", "Amber", "Forty films are captioned.", ""],
    ["3.3", "Offer an interpreter at every counter", "Customer Service", "January 2025", "Q2 2025/26",
     "Each counter has a button", "Blue", "", ""],
    ["3.4", "Add quiet hours at the swimming pool", "Leisure Service", "April 2025", "Summer 2025",
     "Families come back", "Amber", "One hour a week.", ""],
    ["3.5", "Print letters in large type on request", "Customer Service", "", "2026",
     "Sent in two days", "Blue", "", ""],
    ["3.6", "Ask disabled residents to test new pages", "Web Team", "", "TBC",
     "Each page is tested", "Blue", "", ""],
    ["3.7", "Mend the loop systems in the council chamber", "Property Service", "January 2025", "31/03/2025",
     "They work", "Red", "The supplier has gone out of business.", ""],
    ["3.8", "Show opening times in five languages", "Web Team", "January 2025", "December 2025",
     "Five on each door", "Amber", "Two of five are up.", ""],
    ["3.9", "See action 1.2", "", "", "", "", "", "", ""],
]  # fmt: skip
TEN = ["3.10", "Keep a seat list for everybody who cannot queue", "Customer Service", "January 2025",
       "December 2025", "The list is used", "Blue", "", ""]  # fmt: skip
OBJECTIVE_4 = [
    ["4.1", "Take on six apprentices from care", "People Team", "September 2024", "September 2025",
     "Six have begun", "Amber", "Two have begun.", ""],
]  # fmt: skip
ACTIONS = [*OBJECTIVE_1, *OBJECTIVE_2, *OBJECTIVE_3, TEN, *OBJECTIVE_4]
LABELS = [row[0] for row in ACTIONS]
WORDS = {
    "Blue": "not_started",
    "Amber": "in_progress",
    "Red": "off_track",
    "Green": "complete",
}
FILLS = {"Blue": "5B9BD5", "Amber": "FFC000", "Red": "FF0000", "Green": "70AD47"}


def council_plan() -> bytes:
    """The workbook as the officer would mail it."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Action plan"
    sheet.append(["Wendlemere Borough Council: Fair and Open, our equality plan"])
    sheet.append(["Updated by the equality officer for the spring meeting"])
    sheet.merge_cells("A1:I1")
    sheet.append([])
    _part(workbook, [WORKFORCE], FAIR, OBJECTIVE_1)
    _part(workbook, [], LISTEN, OBJECTIVE_2)
    _part(workbook, [SERVICES], OPEN, [*OBJECTIVE_3, TEN])
    _part(workbook, [], FAIR_AGAIN, OBJECTIVE_4)
    key = workbook.create_sheet("Key")
    key.append(["Colour", "What it means"])
    for word, meaning in {
        "Blue": "Not begun",
        "Amber": "Going on",
        "Red": "In trouble",
        "Green": "Done",
    }.items():
        key.append([word, meaning])
    return saved(workbook)


def _part(workbook: Workbook, themes: list[str], objective: str, actions: list[list[str]]) -> None:
    """A title across the sheet, its objective, the headings once more, and the actions below them."""
    sheet = workbook.active
    for title in (*themes, objective):
        sheet.append([title])
        sheet.merge_cells(start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=9)
        sheet.cell(sheet.max_row, 1).font = Font(bold=True)
    sheet.append(HEADINGS)
    for number, *rest in actions:
        # Excel keeps 1.1 as a number; so it keeps 3.10 as 3.1.
        sheet.append([float(number), *(_date(text) or text or None for text in rest)])
        fill = FILLS.get(rest[5])
        if fill:
            sheet.cell(sheet.max_row, 7).fill = PatternFill("solid", fgColor=fill)


def _date(text: str) -> date | None:
    return date(2025, 3, 31) if text == "31/03/2025" else None
