"""People by the groups of one characteristic: bars of the latest date, figures of the last years."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from foundation.shares import DrawnShare, Share, share_bars
from reporting.evidence import BreakdownShown, FigureShown, MeasureShown, RowShown
from reporting.renderers.evidence_paper import target_words
from reporting.renderers.evidence_pictures import listed_keys, share_picture

MOST_DATES = 5  # that a sheet of paper has room for; the workbook has them all


@dataclass(frozen=True)
class GroupRow:
    """A group: its bar on the latest date, a figure for each date, and the same group of other people."""

    name: str
    picture: SafeString
    cells: tuple[tuple[str, str], ...]  # the figure, and below it how many people
    beside: str
    caution: str


@dataclass(frozen=True)
class GroupTable:
    """One measure by the groups of one characteristic, over years."""

    name: str
    population: str
    anchor: str
    sentence: str
    target: str
    dates: tuple[str, ...]
    bases: tuple[str, ...]
    rows: tuple[GroupRow, ...]
    beside: str
    key: SafeString
    source: str
    cautions: tuple[str, ...]
    left_out: int

    @property
    def has_bases(self) -> bool:
        return any(self.bases)

    @property
    def when(self) -> str:
        return self.dates[-1]

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is to be read with the table: cautions, what is left out, source and target."""
        dates = "date is" if self.left_out == 1 else "dates are"
        return (
            *self.cautions,
            *(
                [f"{self.left_out} earlier {dates} in the workbook and the list of figures."]
                if self.left_out
                else []
            ),
            *filter(None, [sourced(self.source, self.target)]),
        )


def sourced(source: str, target: str) -> str:
    """ "Source: HR system. Target: 9% by March 2028: not reached yet." """
    told = [f"Source: {source}." if source else "", f"Target: {target}." if target else ""]
    return " ".join(filter(None, told))


def group_table(measure: MeasureShown, breakdown: BreakdownShown) -> GroupTable:
    """The groups of the latest date as bars, and of the last years as figures."""
    left_out = max(len(breakdown.dates) - MOST_DATES, 0)
    keys = [("own", measure.population), ("beside", breakdown.beside)]
    return GroupTable(
        name=measure.name,
        population=measure.population,
        anchor=f"{breakdown.slug}-{measure.slug}",
        sentence=measure.sentence if measure.main and measure.kind == "figure" else "",
        target=target_words(measure.target) if measure.target else "",
        dates=breakdown.dates[left_out:],
        bases=tuple(f"{base:,}" if base else "" for base in breakdown.bases[left_out:]),
        rows=tuple(
            _group(row, bar, left_out) for row, bar in zip(breakdown.rows, group_bars(breakdown), strict=True)
        ),
        beside=breakdown.beside,
        key=listed_keys(keys) if breakdown.beside else SafeString(""),
        source=measure.source,
        cautions=breakdown.cautions,
        left_out=left_out,
    )


def group_bars(breakdown: BreakdownShown) -> Sequence[DrawnShare]:
    def size(row: RowShown) -> float | None:
        latest = row.figures[-1]
        return latest.value if latest else None

    return share_bars(
        [Share(row.name, size(row), row.told, row.beside, row.beside_text) for row in breakdown.rows]
    )


def _group(row: RowShown, bar: DrawnShare, left_out: int) -> GroupRow:
    return GroupRow(
        name=row.name,
        picture=share_picture(bar.width, bar.beside_width, bar.sentence),
        cells=tuple(_cell(figure) for figure in row.figures[left_out:]),
        beside=row.beside_text,
        caution=row.caution,
    )


def _cell(figure: FigureShown | None) -> tuple[str, str]:
    if figure is None:
        return "", ""
    return figure.text, f"{figure.count:,}" if figure.count is not None and figure.value is not None else ""
