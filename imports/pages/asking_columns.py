"""What the page "Check columns" asks: each column with three of its texts, our guess, how sure it is and why."""

from collections.abc import Iterable
from typing import Any

from imports.files.cells import Sheet, Workbook, column_letter
from imports.models import ImportBatch
from imports.pages.forms import ColumnsForm
from imports.pages.telling import counted
from imports.understanding.columns.headings import Role

SAMPLES, SAMPLE_LENGTH = 3, 90
SURE, LIKELY, LOOK_BELOW = 85, 60, 66
MOST_EXTRA_OPEN = 4
NO_HEADING = "It has no heading, so what stands there is kept under the letter of the column."
# What a plan is looked at for, in the order of the register.
WANTED = (
    Role.NUMBER,
    Role.ACTION,
    Role.OWNER,
    Role.START,
    Role.END,
    Role.TIMESCALE,
    Role.STATUS,
    Role.PROGRESS,
    Role.SUCCESS_MEASURE,
)
_SHORT = {
    Role.NUMBER: "Number",
    Role.ACTION: "Action",
    Role.OWNER: "Owner",
    Role.START: "Start",
    Role.END: "End",
    Role.TIMESCALE: "Timescale",
    Role.STATUS: "Status",
    Role.PROGRESS: "Progress",
    Role.SUCCESS_MEASURE: "Success measure",
}


def sheets_of(batch: ImportBatch) -> list[dict[str, Any]]:
    """Each sheet with all its columns that hold anything: heading, samples, and the role as understood."""
    told = {sheet["name"]: sheet for sheet in (batch.result or {}).get("sheets", [])}
    assert batch.workbook is not None  # it goes only when the import is saved
    workbook = Workbook.from_json(batch.workbook)
    noun = "table" if workbook.kind == "docx" else "sheet"
    return [_sheet(sheet, told[sheet.name], noun) for sheet in workbook.sheets if sheet.name in told]


def _sheet(sheet: Sheet, told: dict[str, Any], noun: str) -> dict[str, Any]:
    headed = {column["letter"]: column for column in told["columns"]}
    if told.get("labels"):
        return {
            **told,
            "noun": noun,
            "called": _called(sheet, noun),
            "columns": _labels(headed, told["labels"]),
        }
    samples = _samples(sheet, set(told["heading_rows"]))
    return {
        **told,
        "noun": noun,
        "called": _called(sheet, noun),
        "columns": [
            _column(letter, headed.get(letter, {}), samples[column])
            for column, letter in ((column, column_letter(column)) for column in sorted(samples))
        ],
    }


def _called(sheet: Sheet, noun: str) -> str:
    return sheet.name if noun == "table" else f"sheet “{sheet.name}”"


def _labels(headed: dict[str, Any], texts: dict[str, list[str]]) -> list[dict[str, Any]]:
    """The labels of cards or of a turned sheet as its columns: what is said of them is read back so."""
    return [
        _column(letter, told, [_short(text) for text in dict.fromkeys(texts.get(letter, []))][:SAMPLES])
        for letter, told in headed.items()
    ]


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= SAMPLE_LENGTH else text[: SAMPLE_LENGTH - 1].rstrip() + "…"


def _column(letter: str, told: dict[str, Any], samples: list[str]) -> dict[str, Any]:
    return {
        "letter": letter,
        "heading": told.get("heading", ""),
        "role": told.get("role", "extra"),
        "score": told.get("score", 0),
        "reason": told.get("reason", NO_HEADING),
        "samples": samples,
    }


def _samples(sheet: Sheet, heading_rows: set[int]) -> dict[int, list[str]]:
    """Three different texts of each column that holds anything; not of headings, nor of lone titles."""
    samples: dict[int, list[str]] = {}
    first = min(heading_rows, default=0)
    for row in sheet.rows:
        filled = [cell for cell in row.cells if cell.text.strip()]
        across = len(filled) < 2 or row.number in heading_rows or row.number < first
        for cell in filled:
            known = samples.setdefault(cell.column, [])
            short = _short(cell.text)
            if not across and len(known) < SAMPLES and short not in known:
                known.append(short)
    return samples


def columns_page(batch: ImportBatch, form: ColumnsForm) -> dict[str, Any]:
    """The sheets of this page with their boxes: in each what we are not sure of first, extra texts last."""
    told = batch.result or {}
    used = [sheet for sheet in told.get("sheets", []) if sheet["used"]]
    noun = form.sheets[0]["noun"] if form.sheets else "sheet"
    return {
        "sentence": _sentence(len(told.get("sheets", [])), len(used), bool(told["column_questions"]), noun),
        "nouns": f"{noun}s",
        "questions": told["column_questions"],
        "sheets": [
            {
                **sheet,
                "use": form[f"use_{place}"],
                "sentence": _sheet_sentence(sheet),
                "found": _found(sheet["columns"]) if sheet["used"] else [],
                "open": sheet["used"] or not used or bool(form.errors),
                "groups": _groups(
                    {**column, "field": form[f"role_{place}_{column['letter']}"], **_sureness(sheet, column)}
                    for column in sheet["columns"]
                ),
            }
            for place, sheet in enumerate(form.sheets)
        ],
    }


def _sureness(sheet: dict[str, Any], column: dict[str, Any]) -> dict[str, Any]:
    """How sure the guess is, in words; `look` marks what a person should look at."""
    role, score = column["role"], column["score"]
    asks = sheet["used"] and not any(one["role"] == Role.ACTION for one in sheet["columns"])
    if column["reason"].startswith(("You said", "As you said")):
        return {"sure": "", "look": False}
    if asks and role in (Role.EXTRA, Role.OBJECTIVE, Role.SUCCESS_MEASURE):
        return {"sure": "Is it the action?", "look": True}
    if role == Role.EXTRA and (not score or score >= LOOK_BELOW):
        return {"sure": "", "look": False}
    sure = "Sure" if score >= SURE else "Likely" if score >= LIKELY else "Not sure"
    return {"sure": sure, "look": score < LOOK_BELOW}


def _groups(columns: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """What to look at, what is understood, and what is kept as extra text, which folds away when it is much."""
    listed = list(columns)
    look = [column for column in listed if column["look"]]
    extra = [
        column for column in listed if not column["look"] and column["role"] in (Role.EXTRA, Role.IGNORE)
    ]
    understood = [column for column in listed if column not in look and column not in extra]
    wrong = any(column["field"].errors for column in extra)
    groups = [
        {"title": "Look at these first", "columns": look, "folds": False},
        {"title": "Understood", "columns": understood, "folds": False},
        {
            "title": f"{counted(len(extra), 'column')} kept as extra text",
            "columns": extra,
            "folds": True,
            "open": wrong or len(extra) <= MOST_EXTRA_OPEN,
        },
    ]
    return [group for group in groups if group["columns"]]


def _found(columns: list[dict[str, Any]]) -> list[dict[str, str]]:
    """In which columns what a plan is looked at for was found: "Action: B", "Status: no column"."""
    holding: dict[str, list[str]] = {}
    for column in columns:
        holding.setdefault(column["role"], []).append(column["letter"])
    dated = Role.END if Role.TIMESCALE not in holding else Role.TIMESCALE
    left_out = (
        {Role.START, Role.END, Role.TIMESCALE, Role.NUMBER} - {dated} - {Role(role) for role in holding}
    )
    return [
        {"label": _SHORT[role], "letters": ", ".join(holding.get(role, [])) or "no column"}
        for role in WANTED
        if role not in left_out
    ]


def _sentence(sheets: int, used: int, asks: bool, noun: str) -> str:
    if not used:
        return (
            f"No {noun} could be read as a plan yet. Say which one holds the actions, and in which columns."
        )
    held = (
        f"The {noun} holds"
        if sheets == 1
        else f"{used} of {sheets} {noun}s {'holds' if used == 1 else 'hold'}"
    )
    end = (
        "Something about its columns has to be said." if asks else "Look whether its columns were understood."
    )
    return f"{held} the plan. {end}"


def _sheet_sentence(sheet: dict[str, Any]) -> str:
    if not sheet["used"]:
        return f"Not used. {sheet['why_not']}"
    if sheet.get("labels"):
        return (
            "Its actions do not stand one in a row. Each label counts as a column here: A is the first label, B the "
            "second, and so on."
        )
    rows = sheet["heading_rows"]
    if not rows:
        return "It has no heading row."
    if len(rows) == 1:
        return f"The headings stand in row {rows[0]}."
    again = [str(row) for row in rows[1:8]]
    listed = " and ".join([", ".join(again[:-1]), again[-1]] if len(again) > 1 else again)
    more = " and further down" if len(rows) > 8 else ""
    rows_again = "rows" if len(again) > 1 else "row"
    return f"The headings stand in row {rows[0]}, and again in {rows_again} {listed}{more}."
