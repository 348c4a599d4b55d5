"""Targets: named as one ("Completion rate – target"), or beside the figures, as a number and as a share."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from imports.figures import naming
from imports.figures.amounts import Wrong
from imports.figures.numbers import number_of
from imports.figures.parsed import ASKED, Draft, TargetLine
from imports.figures.units import UnitWords
from imports.files.cells import Cell
from imports.understanding.findings import quoted
from measures.vocabulary import Unit
from plans.timescales import parse_timescale

if TYPE_CHECKING:
    from imports.figures.settling import Settler


class Aims:
    """The targets of a file; the same target said in several rows is one."""

    def __init__(self, settler: Settler) -> None:
        self.settler = settler
        self.lines: list[TargetLine] = []
        self._seen: dict[tuple[str, ...], TargetLine] = {}

    def take_named(self, draft: Draft, unit: UnitWords | None, name: str, by: str) -> None:
        """A row whose measure says that it is a target. Its date is when the target is to be reached."""
        if draft.value is None and draft.numerator is None:
            raise Wrong(
                "no_figure",
                "It names a target and no figure. Write what is to be reached, or take the row out.",
            )
        told = unit or self.settler.unit(_named(draft, name))
        value, share = self._amounts(draft, draft.value or draft.numerator, None, told)
        by = by or draft.target_by or (draft.as_at.text if draft.as_at.on else "")
        self._keep(draft, name, told or (Unit.COUNT, ""), value, share, by)

    def take_beside(self, draft: Draft, unit: UnitWords | None) -> None:
        """A target in a column of its own. Of people it may be a number, a share of them, or both."""
        told, name = unit, draft.measure
        if not name:
            people = _people_of(draft.share_unit) or draft.population
            if not people:
                raise Wrong(
                    "missing_measure", "Nothing says what the target is of. Write the name of the measure."
                )
            draft.population = draft.population or people
            name = f"Number of {people.lower()}" if draft.target else f"Share of {people.lower()}"
            told = (Unit.COUNT, "") if draft.target else (Unit.PERCENT, "")
        if not draft.population:
            raise Wrong("missing_population", "Nothing says whom the target counts. Write the population.")
        value, share = self._amounts(draft, draft.target, draft.target_share, told)
        self._keep(draft, name, told or (Unit.COUNT, ""), value, share, draft.target_by)

    def _amounts(
        self, draft: Draft, target: Cell | None, share: Cell | None, unit: UnitWords | None
    ) -> tuple[Decimal | None, Decimal | None]:
        found = []
        for cell, percent in ((target, unit is not None and unit[0] == Unit.PERCENT), (share, True)):
            number = number_of(cell) if cell else None
            if cell and number is None:
                raise Wrong(
                    "not_a_number",
                    f"The target {quoted(cell.text)} is no number. Write it in digits 0 to 9.",
                    f"{cell.letter}{draft.row}",
                )
            if number and number.value < 0:
                raise Wrong(
                    "negative_count",
                    f"The target {quoted(cell.text if cell else '')} is less than nothing. Correct it.",
                )
            if number and percent and number.value > 100:
                raise Wrong(
                    "over_100",
                    f"The target {quoted(cell.text if cell else '')} is more than 100%. Correct it.",
                )
            found.append(number.value if number else None)
        return found[0], found[1]

    def _keep(
        self, draft: Draft, name: str, unit: UnitWords, value: Decimal | None, share: Decimal | None, by: str
    ) -> None:
        whom = self.settler.people.whom(draft, name)
        if whom.subject:
            name = naming.joined(whom.subject, name)
        elif whom.answers_of:
            name = f"{name}: {whom.answers_of.lower()}"
        population = " ".join(draft.population.split())
        due = parse_timescale(by) if by else None
        line = TargetLine(
            sheet=draft.sheet, cell=f"{draft.target_column or draft.column}{draft.row}", row=draft.row,
            measure=draft.measure or name, population=population, characteristic=draft.characteristic,
            category=draft.category, name=name, group_of=whom.group_of, group=whom.group, unit=unit[0],
            unit_words=unit[1], value=value, share=share, by=due.latest if due else None, by_text=by[:200],
            text=_words(draft, unit, value, share), source=draft.source,
            change=ASKED if whom.asked else "new",
        )  # fmt: skip
        key = (name, population, whom.group_of, whom.group)
        before = self._seen.get(key)
        if before is None:
            self._seen[key] = line
            self.lines.append(line)
        elif (before.value, before.share, before.by_text) != (line.value, line.share, line.by_text):
            raise Wrong(
                "two_targets",
                f"Another target of the same measure stands in {before.cell}. Keep one of the two.",
                line.cell,
            )


def _named(draft: Draft, name: str) -> Draft:
    return Draft(draft.sheet, draft.row, draft.column, measure=name, value=draft.value, unit=draft.unit)


def _people_of(share_unit: str) -> str:
    """ "% of participants" is a share of participants."""
    head, of, people = share_unit.partition(" of ")
    return people.strip() if of and ("%" in head or "cent" in head) else ""


def _words(draft: Draft, unit: UnitWords, value: Decimal | None, share: Decimal | None) -> str:
    """The target as it may be read aloud: "204 people, 19.1% of participants. Reviewed: every month"."""
    said = []
    if value is not None:
        people = " people" if unit[0] == Unit.COUNT and not unit[1] else ""
        said.append(
            f"{value:,f}%"
            if unit[0] == Unit.PERCENT
            else f"{value:,f}{people}{f' {unit[1]}' if unit[1] else ''}"
        )
    if share is not None:
        said.append(f"{share:f} {draft.share_unit or '%'}")
    return ". ".join(part for part in (", ".join(said), draft.note) if part)
