"""The file of the gender pay gap service: one row an employer,
one column for each figure that it has to report."""

from __future__ import annotations

from datetime import date, timedelta

from imports.figures.answers import Answers
from imports.figures.days import When, when_of, when_said
from imports.figures.numbers import number_of
from imports.figures.parsed import Column, Draft, Question, SheetRead
from imports.files.cells import Cell, Sheet, SheetRow
from measures.vocabulary import MeasureKind, Part

NAME, POPULATION, SEX = "Gender pay gap", "Workforce", "Sex"
_FIGURES: dict[str, tuple[Part, str]] = {
    "diffmeanhourlypercent": (Part.MEAN, ""),
    "diffmedianhourlypercent": (Part.MEDIAN, ""),
    "diffmeanbonuspercent": (Part.BONUS_MEAN, ""),
    "diffmedianbonuspercent": (Part.BONUS_MEDIAN, ""),
    "malebonuspercent": (Part.BONUS_SHARE, "Male"),
    "femalebonuspercent": (Part.BONUS_SHARE, "Female"),
    "malelowerquartile": (Part.LOWER_QUARTILE, "Male"),
    "femalelowerquartile": (Part.LOWER_QUARTILE, "Female"),
    "malelowermiddlequartile": (Part.LOWER_MIDDLE_QUARTILE, "Male"),
    "femalelowermiddlequartile": (Part.LOWER_MIDDLE_QUARTILE, "Female"),
    "maleuppermiddlequartile": (Part.UPPER_MIDDLE_QUARTILE, "Male"),
    "femaleuppermiddlequartile": (Part.UPPER_MIDDLE_QUARTILE, "Female"),
    "maletopquartile": (Part.UPPER_QUARTILE, "Male"),
    "femaletopquartile": (Part.UPPER_QUARTILE, "Female"),
    "maleupperquartile": (Part.UPPER_QUARTILE, "Male"),
    "femaleupperquartile": (Part.UPPER_QUARTILE, "Female"),
}
_GAPS = (Part.MEAN, Part.MEDIAN, Part.BONUS_MEAN, Part.BONUS_MEDIAN)
_DAYS = ("snapshotdate", "asat", "asatdate")


def heading_row(sheet: Sheet) -> SheetRow | None:
    """The row that names the figures as the service does."""
    for row in sheet.rows[:10]:
        named = {_key(cell.text) for cell in row.cells}
        if "diffmeanhourlypercent" in named or len(named & set(_FIGURES)) > 2:
            return row
    return None


def _key(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def read_service(sheet: Sheet, headings: SheetRow, answers: Answers, today: date) -> SheetRead:
    """The figures of one employer; a file of many asks for the name."""
    read = SheetRead(sheet, used=True, layout="pay_gap_service", heading_rows=[headings.number])
    places = {_key(cell.text): cell.column for cell in headings.cells}
    used = {
        column
        for key, column in places.items()
        if key in _FIGURES or key in (*_DAYS, "duedate", "employername")
    }
    read.columns = [
        Column(
            cell.letter, cell.text,
            "value" if _key(cell.text) in _FIGURES else "named" if cell.column in used else "ignore",
            "" if cell.column in used else "Not a figure of the pay gap, so it is not used.",
        )
        for cell in headings.cells if not cell.is_blank
    ]  # fmt: skip
    read.ignored = [(row.number, "Above the headings.") for row in sheet.rows if row.number < headings.number]
    rows = [row for row in sheet.rows if row.number > headings.number and not row.is_blank]
    names = list(dict.fromkeys(row.text(places.get("employername", 0)).strip() for row in rows))
    wanted = answers.employer.casefold()
    if len(names) > 1 and wanted not in [name.casefold() for name in names]:
        read.questions.append(_which(read, names, rows))
    for row in rows:
        name = row.text(places.get("employername", 0)).strip()
        if len(names) > 1 and name.casefold() != wanted:
            read.ignored.append((row.number, "Another employer, or nobody has said yet which one is meant."))
        else:
            _take(read, row, headings, places, answers, today)
    return read


def _which(read: SheetRead, names: list[str], rows: list[SheetRow]) -> Question:
    some = "; ".join(names[:8])
    return Question(
        "employer", "", f"The file holds {len(names):,} employers. Say which one is meant: "
f"{some}{' …' if len(names) > 8 else ''}.",
        choices=tuple(names[:500]), sheet=read.sheet.name, row=rows[0].number, code="several_employers",
    )  # fmt: skip


def _take(
    read: SheetRead, row: SheetRow, headings: SheetRow, places: dict[str, int], answers: Answers, today: date
) -> None:
    cells = {cell.column: cell for cell in row.cells if not cell.is_blank}
    as_at = _day(read, cells, places, answers, today)
    if as_at is None:
        if not any(question.code == "missing_as_at" for question in read.questions):
            read.questions.append(
                Question(
                    "tables", read.sheet.name, f"Row {row.number}: nothing says which snapshot date the "
f"figures are of. Say it, such as 31 March 2024.",
                    choices=("as_at",), sheet=read.sheet.name, row=row.number, code="missing_as_at",
                )
            )  # fmt: skip
        as_at = When("", None, "missing")
    paid_no_bonus = all(
        _is_nought(cells.get(places.get(key, 0))) for key in ("malebonuspercent", "femalebonuspercent")
    )
    for heading in headings.cells:
        found = _FIGURES.get(_key(heading.text))
        if found is None:
            continue
        part, group = found
        cell = cells.get(heading.column)
        draft = Draft(
            read.sheet.name, row.number, heading.letter, measure=NAME, population=POPULATION, as_at=as_at
        )
        draft.value, draft.unit, draft.part, draft.kind = cell, "%", part, MeasureKind.PAY_GAP
        draft.characteristic, draft.category = (SEX, group) if group else ("", "")
        if cell is None and part in (Part.BONUS_MEAN, Part.BONUS_MEDIAN) and paid_no_bonus:
            draft.marker = "not_applicable"
        draft.note = _favoured(cell) if part in _GAPS else ""
        draft.source, draft.scale = "Gender pay gap service", "percent"
        draft.waits = as_at.doubt == "missing"
        read.drafts.append(draft)


def _is_nought(cell: Cell | None) -> bool:
    number = number_of(cell) if cell else None
    return number is not None and number.value == 0


def _favoured(cell: Cell | None) -> str:
    """The service counts how much less women are paid: a negative gap is in favour of women."""
    number = number_of(cell) if cell else None
    if number is None or number.value == 0:
        return ""
    return f"in favour of {'men' if number.value > 0 else 'women'}"


def _day(
    read: SheetRead, cells: dict[int, Cell], places: dict[str, int], answers: Answers, today: date
) -> When | None:
    """The snapshot date as it is said; otherwise the day after a year before the figures were due (Equality Act
    2010 (Specific Duties and Public Authorities) Regulations 2017: within twelve months of the snapshot date).
    """
    for key in _DAYS:
        if cell := cells.get(places.get(key, 0)):
            return when_of(cell, today)
    if said := answers.of_table(read.sheet.name, "", "as_at"):
        return when_said(said, today)
    due = cells.get(places.get("duedate", 0))
    if due is None:
        return None
    day = when_said(
        due.text.split(" ")[0].replace("/", "-") if due.text[:4].isdigit() else due.text.split(" ")[0],
        date.max,
    )
    day = when_of(due, date.max) if due.kind == "date" else day
    if day.on is None:
        return None
    snapshot = date(day.on.year - 1, 3, 31) if day.on.month == 3 else date(day.on.year - 1, 4, 5)
    near = abs(snapshot.replace(year=day.on.year) - day.on) <= timedelta(days=10)
    return when_said(f"{snapshot.day} {snapshot:%B %Y}", today) if near else None
