"""The number, the part and the whole, or the marker of one figure; each with what must be true of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from imports.figures.markers import is_dash, read_marker
from imports.figures.numbers import Number, number_of
from imports.figures.parsed import Draft
from imports.figures.units import UnitWords
from imports.files.cells import Cell
from imports.understanding.findings import quoted
from measures.vocabulary import Marker, MeasureKind, Part, Unit

MOST_PEOPLE = 10**12
HUNDRED = Decimal(100)
_GAPS = {Part.MEAN, Part.MEDIAN, Part.BONUS_MEAN, Part.BONUS_MEDIAN}
_PLACES = Decimal("0.0001")


@dataclass(slots=True)
class Wrong(Exception):
    """Why a figure can't be taken as it stands, and what to do."""

    code: str
    message: str
    cell: str = ""


class Amounts:
    """What the cells of a draft hold. `dash` is true where a dash may mean two things."""

    def __init__(
        self,
        draft: Draft,
        unit: UnitWords,
        scale: str,
        kind: MeasureKind,
        part: Part,
        legend: Mapping[str, Marker],
    ) -> None:
        self.draft, self.unit, self.part, self.kind = draft, unit, part, kind
        self.value: Decimal | None = None
        self.numerator: int | None = None
        self.denominator: int | None = None
        self.marker, self.dash = Marker.NONE, False
        self.raw = " ".join(cell.text for cell in (draft.value or draft.numerator,) if cell)
        self._read_markers(legend)
        if not self.dash:
            self._read_numbers(scale)

    # --- reading ----------------------------------------------------------------------------------------

    def _read_markers(self, legend: Mapping[str, Marker]) -> None:
        draft = self.draft
        if draft.marker:
            told = read_marker(draft.marker, legend)
            if told is None and is_dash(draft.marker):
                self.dash = True
            elif told is None:
                raise Wrong(
                    "unknown_marker",
                    f"{quoted(draft.marker)} is no marker that we know. Write suppressed, not_available, "
                    f"not_applicable, low or nil.",
                )
            else:
                self.marker = told
        for cell in (draft.value, draft.numerator):
            if cell is None or number_of(cell) is not None:
                continue
            told = read_marker(cell.text, legend)
            if told is not None:
                self.marker = self.marker or told
            elif is_dash(cell.text):
                self.dash = True
            else:
                raise _not_a_number(cell, self.draft)

    def _read_numbers(self, scale: str) -> None:
        draft = self.draft
        value = number_of(draft.value) if draft.value else None
        self.numerator = self._people(draft.numerator, "numerator")
        self.denominator = self._people(draft.denominator, "denominator")
        if value:
            if self.marker in (Marker.SUPPRESSED, Marker.NOT_AVAILABLE, Marker.NOT_APPLICABLE):
                if draft.marker or self.numerator is None:
                    raise Wrong(
                        "value_beside_marker",
                        f"The figure {quoted(self.raw)} stands beside the marker "
                        f"“{self.marker.replace('_', ' ')}”. Take one of the two out.",
                    )
            else:
                self.value = self._scaled(value, scale)
        if self.marker in (Marker.SUPPRESSED, Marker.NOT_AVAILABLE, Marker.NOT_APPLICABLE):
            if self.numerator is not None:
                raise Wrong(
                    "value_beside_marker",
                    "A number of people stands beside a marker that says there is none to show. Take one "
                    "of the two out.",
                )
            self.value = None
        elif self.marker == Marker.NIL and self.value is None:
            self.value = Decimal(0)
        if self.value is None and not self.marker and self.numerator is not None:
            self._compute()

    def _scaled(self, number: Number, scale: str) -> Decimal:
        percent = self.unit[0] == Unit.PERCENT
        if percent and not number.percent and scale == "share":
            return (number.value * HUNDRED).normalize()
        if number.percent and not percent:
            raise Wrong(
                "unit_contradicts_figure",
                f"{quoted(self.raw)} is a percentage, and the unit says {self.unit[1] or self.unit[0]}. "
                f"Write % as its unit.",
            )
        return number.value

    def _compute(self) -> None:
        assert self.numerator is not None
        if self.unit[0] == Unit.PERCENT and self.denominator:
            self.value = (HUNDRED * self.numerator / Decimal(self.denominator)).quantize(
                _PLACES, ROUND_HALF_UP
            )
        elif self.unit[0] == Unit.COUNT:
            self.value = Decimal(self.numerator)

    def _people(self, cell: Cell | None, name: str) -> int | None:
        if cell is None:
            return None
        number = number_of(cell)
        if number is None:
            if name == "numerator" or read_marker(cell.text, {}) or is_dash(cell.text):
                return None
            raise _not_a_number(cell, self.draft)
        if number.value < 0:
            raise Wrong(
                "negative_count", f"{quoted(cell.text)} people can't be. Correct the {name}.", self._at(cell)
            )
        if number.value != number.value.to_integral_value() or number.percent:
            raise Wrong(
                "not_whole",
                f"{quoted(cell.text)} is no whole number of people. Correct the {name}.",
                self._at(cell),
            )
        if number.value > MOST_PEOPLE:
            raise Wrong(
                "too_many",
                f"{quoted(cell.text)} is more people than there are. Correct the {name}.",
                self._at(cell),
            )
        return int(number.value)

    def _at(self, cell: Cell) -> str:
        return f"{cell.letter}{self.draft.row}"

    # --- checking ---------------------------------------------------------------------------------------

    def check(self) -> None:
        if self.value is None and not self.marker:
            raise self._no_figure()
        if self.numerator is not None and self.denominator is not None and self.numerator > self.denominator:
            raise Wrong(
                "numerator_over_denominator",
                f"{self.numerator:,} of {self.denominator:,} can't be: the part is larger than the whole. "
                f"Correct one of the two.",
            )
        if self.value is None:
            return
        if self.unit[0] == Unit.PERCENT:
            self._check_share(self.value)
        elif self.unit[0] == Unit.COUNT:
            self._check_count(self.value)
        elif self.value < 0 and self.unit[0] in (Unit.HOURS, Unit.YEARS):
            raise Wrong("negative_count", f"{quoted(self.raw)} is less than nothing. Correct it.")
        self.value = self.value.quantize(_PLACES, ROUND_HALF_UP).normalize() + 0

    def _no_figure(self) -> Wrong:
        if self.unit[0] == Unit.PERCENT and self.numerator is not None:
            return Wrong(
                "missing_denominator",
                "A percentage needs the number that the people are counted from, or the percentage itself.",
            )
        return Wrong(
            "no_figure",
            "The figure cannot be read: the cell is empty and no marker says why. Write the figure, or a "
            "marker such as [x] for "
            "not available or [c] for suppressed; an empty cell is not taken for 0.",
        )

    def _check_share(self, value: Decimal) -> None:
        if self.part in _GAPS and self.kind == MeasureKind.PAY_GAP:
            return
        if value < 0:
            raise Wrong("negative_share", f"{quoted(self.raw)} is less than 0%. Correct it.")
        if value > HUNDRED:
            raise Wrong(
                "over_100",
                f"{quoted(self.raw)} is more than 100%. Correct it; if it is no share of a whole, give "
                f"another unit such as ratio or rate.",
            )
        if (
            self.numerator is not None
            and self.denominator
            and self.draft.value is not None
            and not self.marker
        ):
            computed = HUNDRED * self.numerator / Decimal(self.denominator)
            places = max(0, -int(value.as_tuple().exponent))
            if abs(computed - value) > Decimal(1).scaleb(-min(places, 4)):
                raise Wrong(
                    "share_is_not_its_parts",
                    f"{self.numerator:,} of {self.denominator:,} is {computed:.1f}%, and the file says "
                    f"{quoted(self.raw)}. Correct one of them.",
                )

    def _check_count(self, value: Decimal) -> None:
        if value < 0:
            raise Wrong("negative_count", f"{quoted(self.raw)} people can't be. Correct it.")
        if not self.unit[1] and value != value.to_integral_value():
            raise Wrong(
                "not_whole",
                f"{quoted(self.raw)} is no whole number of people. Correct it, or write FTE as its unit.",
            )
        if self.numerator is not None and value != self.numerator:
            raise Wrong(
                "count_is_not_its_numerator",
                f"The figure {quoted(self.raw)} and the numerator {self.numerator:,} say two things. "
                f"Correct one of them.",
            )


def _not_a_number(cell: Cell, draft: Draft) -> Wrong:
    where = f"{cell.letter}{draft.row}"
    if cell.kind == "error":
        return Wrong(
            "formula_error",
            f"The cell shows {quoted(cell.text)}: its formula failed. Mend it, or write the figure.",
            where,
        )
    if cell.kind == "formula_without_value":
        return Wrong(
            "formula_without_value",
            "The formula has no stored result. Open the file, let it calculate, and save it again.",
            where,
        )
    if cell.kind == "date":
        return Wrong(
            "date_for_figure",
            f"{quoted(cell.text)} is stored as a date. Write the figure again, and give the cell the "
            f"format Number.",
            where,
        )
    return Wrong(
        "not_a_number",
        f"{quoted(cell.text)} is neither a number nor a marker that we know. Write digits 0 to 9, or a "
        f"marker such as [c] or [x].",
        where,
    )
