"""A report on the workforce as sheets: one a table, what is hidden said in each cell that it would stand in."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from openpyxl import Workbook

from reporting.evidence import BreakdownShown, FigureShown, MeasureShown
from reporting.renderers.sheets import Row, Sheet, Value
from reporting.renderers.workforce_paper import WorkforcePaper
from reporting.renderers.workforce_parts import ordered_dates
from reporting.snapshot import Snapshot

LONGEST_NAME = 31  # characters of the name of a sheet
type Written = tuple[str, str, Callable[[Workbook, Snapshot], None]]


def sheets(snapshot: Snapshot) -> list[Written]:
    """Headlines, then each breakdown, pay gap and survey on a sheet of its own, then targets."""
    paper = WorkforcePaper(snapshot)
    found: list[Written] = [("Headlines", "What the figures say, in words", _headlines)]
    names = _Names(
        ["Cover", "Contents", "Notes", "Changes", "Headlines", "Targets", "Measures", "Measure figures"]
    )
    for one in snapshot.characteristics:
        for measure in snapshot.evidence:
            for breakdown in measure.breakdowns:
                if breakdown.slug == one.slug:
                    title = names.new(f"By {breakdown.characteristic.lower()}")
                    about = f"{measure.name} ({measure.population}) by {breakdown.characteristic.lower()}"
                    found.append((title, about, partial(_groups, title, len(found), measure, breakdown)))
    for measure in snapshot.evidence:
        if measure.kind in ("pay_gap", "survey") and measure.series:
            title = names.new(measure.name)
            found.append(
                (title, f"{measure.name} ({measure.population})", partial(_parts, title, len(found), measure))
            )
    if paper.targets:
        found.append(("Targets", "What is to be reached, and whether it is", _targets))
    return found


class _Names:
    """Names of sheets: short, without what Excel forbids, each used once."""

    def __init__(self, taken: Sequence[str]) -> None:
        self.taken = {name.casefold() for name in taken}

    def new(self, wanted: str) -> str:
        plain = " ".join(re.sub(r"[^\w ,.&()+-]", " ", wanted).split()).strip("'") or "Table"
        name, number = plain[:LONGEST_NAME].strip(), 2
        while name.casefold() in self.taken:
            end = f" ({number})"
            name, number = plain[: LONGEST_NAME - len(end)].strip() + end, number + 1
        self.taken.add(name.casefold())
        return name


def _table_name(title: str, number: int) -> str:
    """What Excel takes for the name of a table: letters and figures; the number keeps it apart from others."""
    return f"{re.sub(r'[^A-Za-z]', '', title.title()) or 'Table'}_{number}"


def _headlines(book: Workbook, snapshot: Snapshot) -> None:
    paper = WorkforcePaper(snapshot)
    sheet = Sheet(book, "Headlines", [60, 110])
    sheet.row(["What the figures say"], sheet.styles.title)
    sheet.row([paper.sentence], sheet.styles.lead)
    looks = [sheet.styles.strong, sheet.styles.text]
    sheet.table("Headlines", ["What", "In words"], ((list(told), looks) for told in paper.headlines))


def _groups(
    title: str, number: int, measure: MeasureShown, breakdown: BreakdownShown, book: Workbook, _: Snapshot
) -> None:
    """The share of each group and how many people it is, for every date."""
    sheet = Sheet(book, title, [44, *[16] * (2 * len(breakdown.dates)), 60])
    styles = sheet.styles
    sheet.row([f"{measure.name} ({measure.population})"], styles.title)
    sheet.row([" ".join(breakdown.cautions) or f"By {breakdown.characteristic.lower()}"], styles.lead)
    dates = [heading for date in breakdown.dates for heading in (date, f"{date}, people")]
    headings = [breakdown.characteristic, *dates]
    looks = [styles.strong, *[styles.figure] * len(dates)]
    if breakdown.beside:
        headings.append(f"Beside {breakdown.beside.lower()}")
        looks.append(styles.text)

    def rows() -> Iterator[Row]:
        for row in breakdown.rows:
            cells = [cell for figure in row.figures for cell in (_share(figure), _people(figure))]
            yield [row.name, *cells, *([row.beside_text] if breakdown.beside else [])], looks
        if any(breakdown.bases):
            bases = [cell for base in breakdown.bases for cell in ("", base)]
            yield ["People counted", *bases, *([""] if breakdown.beside else [])], looks

    sheet.table(_table_name(title, number), headings, rows())


def _share(figure: FigureShown | None) -> Value:
    return (figure.text or "") if figure else ""


def _people(figure: FigureShown | None) -> Value:
    if figure is None:
        return ""
    return figure.count if figure.value is not None else figure.text


def _parts(title: str, number: int, measure: MeasureShown, book: Workbook, _: Snapshot) -> None:
    """The parts of a pay gap or the answers of a survey, for every date."""
    dates = ordered_dates(measure)
    sheet = Sheet(book, title, [34, *[22] * len(dates)])
    styles = sheet.styles
    sheet.row([f"{measure.name} ({measure.population})"], styles.title)
    sheet.row([f"{measure.sentence}."], styles.lead)
    looks = [styles.strong, *[styles.figure] * len(dates)]

    def rows() -> Iterator[Row]:
        for series in measure.series:
            figures = {figure.when: figure for figure in series.figures}
            yield [series.label, *(_in_favour(figures.get(when)) for when in dates)], looks
        if measure.kind == "survey":
            bases = {f.when: f.of for series in measure.series for f in series.figures if f.of}
            yield ["Who answered", *(bases.get(when) for when in dates)], looks

    first = "Answer" if measure.kind == "survey" else "Part"
    sheet.table(_table_name(title, number), [first, *dates], rows())


def _in_favour(figure: FigureShown | None) -> Value:
    if figure is None:
        return ""
    return f"{figure.text}, in favour of {figure.in_favour_of}" if figure.in_favour_of else figure.text


def _targets(book: Workbook, snapshot: Snapshot) -> None:
    sheet = Sheet(book, "Targets", [44, 34, 40, 34, 24])
    styles = sheet.styles
    sheet.row(["Targets"], styles.title)
    looks = [styles.strong, *[styles.text] * 4]
    rows = WorkforcePaper(snapshot).targets
    headings = ["Measure", "Population", "Target", "Latest", "Reached?"]
    sheet.table(
        "Targets", headings, (([r.name, r.population, r.words, r.latest, r.reached], looks) for r in rows)
    )
