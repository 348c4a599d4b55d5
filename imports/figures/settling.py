"""From drafts to figures: each cell becomes a number or a marker, or is rejected with what to do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from imports.figures import naming
from imports.figures.aims import Aims
from imports.figures.amounts import Amounts, Wrong
from imports.figures.answers import Answers
from imports.figures.markers import legend_of
from imports.figures.numbers import number_of
from imports.figures.parsed import ASKED, Draft, Figure, FiguresRead, Question, Rejected
from imports.figures.scales import Bare, scale_of
from imports.figures.standing import Known
from imports.figures.units import UnitWords, unit_by_name, unit_of
from imports.figures.whom import People, Whom
from imports.understanding.findings import quoted
from measures.vocabulary import Marker, MeasureKind, Part, Unit, words_key

_YES = frozenset({"yes", "y", "true", "1", "x", "baseline", "✓", "✔"})


class Settler:
    """Settles all drafts of a file; what concerns the whole file is asked once."""

    def __init__(self, read: FiguresRead, known: Known, answers: Answers, today: date) -> None:
        self.read, self.answers, self.today = read, answers, today
        self.people = People(known, answers)
        self.legend = legend_of(texts_of(read))
        if answers.dash:
            self.legend["-"] = answers.dash
        self.scales: dict[tuple[str, str], str] = {}
        self._dashes: list[Draft] = []
        self._units: dict[str, Draft] = {}
        self._scale_asked: dict[tuple[str, str], Draft] = {}
        self.surveys: set[tuple[str, str, str, str]] = set()

    def settle(self, drafts: list[Draft]) -> None:
        drafts = [draft for draft in drafts if not self._left_out(draft)]
        units = self._units_of(drafts)
        self._find_scales(drafts, units)
        self._find_surveys(drafts)
        aims = Aims(self)
        for draft in drafts:
            try:
                if draft.wrong:
                    raise Wrong(*draft.wrong)
                self._settle(draft, units[id(draft)], aims)
            except Wrong as wrong:
                if not (draft.waits and wrong.code.startswith("missing_")):
                    self.reject(draft, wrong)
        self.read.targets = aims.lines
        self.read.questions += [*self._questions(), *self.people.questions()]
        self.read.new_groups = {name: new for name, new in self.people.new_groups.items() if new}

    def _left_out(self, draft: Draft) -> bool:
        out = self.answers.leave_out
        left = f"{draft.sheet}!{draft.cell}" in out or f"{draft.sheet}!{draft.row}" in out
        if left:
            self.read.left_out.append(draft)
        return left

    def reject(self, draft: Draft, wrong: Wrong) -> None:
        said = " · ".join(part for part in (draft.measure, draft.category, draft.as_at.text) if part)
        cell = wrong.cell or draft.cell
        message = f"{cell}: {wrong.message}"
        self.read.rejected.append(Rejected(draft.sheet, draft.row, cell, wrong.code, message, said))

    # --- one draft ------------------------------------------------------------------------------------

    def _settle(self, draft: Draft, unit: UnitWords | None, aims: Aims) -> None:
        target = naming.target_of(draft.measure) if draft.measure else None
        if target:
            aims.take_named(draft, unit, *target)
            return
        if draft.target or draft.target_share:
            aims.take_beside(draft, unit)
            if not (draft.value or draft.numerator or draft.marker):
                return
        if draft.is_total:
            self.read.totals.append(draft)
            return
        figure = self.figure(draft, unit)
        if figure:
            self.read.figures.append(figure)

    def figure(self, draft: Draft, unit: UnitWords | None) -> Figure | None:
        """None where a question has to be answered first."""
        _need(draft, self.answers)
        name, kind, part, whom = self.name(draft)
        if unit is None:
            if draft.unit:
                self._units.setdefault(draft.unit, draft)
                return None
            raise Wrong(
                "missing_unit",
                f"Nothing says what {quoted(draft.measure)} is counted in. Write %, count, years, £, score "
                f"… as its unit.",
            )
        amounts = Amounts(draft, unit, self.scale(draft), kind, part, self.legend)
        asked = whom.asked or amounts.dash
        if amounts.dash:
            self._dashes.append(draft)
        else:
            amounts.check()
        self._check_day(draft)
        return Figure(
            sheet=draft.sheet, cell=draft.cell, row=draft.row,
            measure=draft.measure, population=" ".join(draft.population.split()),
            characteristic=draft.characteristic, category=draft.category, as_at=draft.as_at,
            name=name, group_of=whom.group_of, group=whom.group, unit=unit[0], unit_words=unit[1],
            kind=kind, part=part, value=amounts.value, numerator=amounts.numerator,
            denominator=amounts.denominator,
            marker=amounts.marker, raw=amounts.raw[:200],
            is_baseline=draft.baseline.strip().casefold() in _YES,
            in_favour_of=naming.in_favour_of(draft.note, draft.category,
            draft.measure) if naming.is_pay_gap(draft.measure) else "",
            source=draft.source[:300], note="; ".join(text for text in (draft.note, whom.between) if text),
            classification=draft.classification, change=ASKED if asked else "new",
        )  # fmt: skip

    def name(self, draft: Draft) -> tuple[str, MeasureKind, Part, Whom]:
        """The measure that a draft belongs to: a survey's question, a pay gap, what is counted of whom."""
        measure = " ".join(draft.measure.split())
        if draft.part != Part.WHOLE:
            whom = self.people.whom(draft, measure)
            return measure, draft.kind, draft.part, whom
        survey = self.survey_of(draft)
        if survey and survey[0] in self.surveys:
            return survey[1], MeasureKind.SURVEY, survey[2], self.people.whom(survey[3], measure)
        gap = naming.pay_gap(measure)
        whom = self.people.whom(draft, measure)
        if gap:
            return gap[0], MeasureKind.PAY_GAP, gap[1], whom
        if whom.subject:
            return naming.joined(whom.subject, measure), MeasureKind.FIGURE, Part.WHOLE, whom
        if whom.answers_of:
            return f"{measure}: {whom.answers_of.lower()}", MeasureKind.FIGURE, Part.WHOLE, whom
        return measure, MeasureKind.FIGURE, Part.WHOLE, whom

    # --- what a column, or the file, says as a whole --------------------------------------------------

    def _units_of(self, drafts: list[Draft]) -> dict[int, UnitWords | None]:
        """The unit of each draft; one that says none, such as a suppressed cell, has that of the others of its
        measure.
        """
        units = {id(draft): self.unit(draft) for draft in drafts}
        by_measure: dict[str, set[UnitWords]] = defaultdict(set)
        for draft in drafts:
            if unit := units[id(draft)]:
                by_measure[words_key(draft.measure)].add(unit)
        for draft in drafts:
            others = by_measure[words_key(draft.measure)]
            if units[id(draft)] is None and not draft.unit and len(others) == 1:
                units[id(draft)] = next(iter(others))
        return units

    def unit(self, draft: Draft) -> UnitWords | None:
        """By its own words, by a person's answer, by the sign of its cell, by the name of the measure."""
        if draft.unit:
            return unit_of(draft.unit) or self._answered_unit(draft.unit)
        number = number_of(draft.value) if draft.value else None
        if number and number.percent:
            return Unit.PERCENT, ""
        if named := unit_by_name(draft.measure):
            return named
        if draft.numerator and draft.denominator:
            return Unit.PERCENT, ""
        if draft.numerator and not draft.value:
            return Unit.COUNT, ""
        return None

    def _answered_unit(self, words: str) -> UnitWords | None:
        said = self.answers.units.get(words_key(words))
        return (said, " ".join(words.split())[:60]) if said else None

    def scale(self, draft: Draft) -> str:
        return self.scales.get((draft.sheet, draft.column), "percent")

    def _find_scales(self, drafts: list[Draft], units: dict[int, UnitWords | None]) -> None:
        bare: dict[tuple[str, str], list[Bare]] = defaultdict(list)
        signed: dict[tuple[str, str], int] = defaultdict(int)
        first: dict[tuple[str, str], Draft] = {}
        for draft in drafts:
            unit = units[id(draft)]
            number = number_of(draft.value) if draft.value and unit and unit[0] == Unit.PERCENT else None
            if number is None or naming.target_of(draft.measure):
                continue
            place = draft.sheet, draft.column
            if number.percent:
                signed[place] += 1
                continue
            first.setdefault(place, draft)
            together = (draft.measure, draft.population, draft.characteristic, draft.as_at.text)
            bare[place].append(Bare(number.value, together, _ratio(draft)))
        for place, figures in bare.items():
            self._decide(place, figures, signed[place], first[place])

    def _decide(self, place: tuple[str, str], figures: list[Bare], signed: int, first: Draft) -> None:
        scale: str = self.answers.percentage(*place) or first.scale or scale_of(figures, signed)
        self.scales[place] = scale
        if scale == "unknown":
            self._scale_asked[place] = first

    def _find_surveys(self, drafts: Iterable[Draft]) -> None:
        """A question is a survey when two of its three answers are there; "positive" alone is a word."""
        parts: dict[tuple[str, str, str, str], set[Part]] = defaultdict(set)
        for draft in drafts:
            if found := self.survey_of(draft):
                parts[found[0]].add(found[2])
        self.surveys = {key for key, some in parts.items() if len(some) > 1}

    def survey_of(self, draft: Draft) -> tuple[tuple[str, str, str, str], str, Part, Draft] | None:
        """Its key, the question, the part, and the draft as it is about people."""
        for text, in_category in ((draft.category, True), (draft.measure, False)):
            found = naming.survey_part(text) if text else None
            if not found:
                continue
            question = found[0] or (draft.measure if in_category else "")
            if not question:
                continue
            of = _changed(draft, category="" if in_category else draft.category)
            key = (words_key(question), draft.population, draft.as_at.text, of.category)
            return key, " ".join(question.split()), found[1], of
        return None

    def _check_day(self, draft: Draft) -> None:
        when = draft.as_at
        if when.doubt == "missing":
            raise Wrong(
                "missing_date",
                "It has no day. Write the day, month or year that it speaks for, or “not stated”.",
            )
        if when.doubt == "future":
            raise Wrong(
                "date_in_future",
                f"{quoted(when.text)} has not come yet or is not over, so no figure can speak for it. Write "
                f"the day or month "
                "on which it was counted.",
            )
        if when.doubt == "unparsed":
            raise Wrong(
                "unparsed_date",
                f"{quoted(when.text)} is no date that we recognise. Write a day, a month, a year such as "
                f"2024/25, or “not stated”.",
            )

    def _questions(self) -> list[Question]:
        asked = []
        if self._dashes:
            first, count = self._dashes[0], len(self._dashes)
            asked.append(
                Question(
                    "dash", "-",
                    f"A dash stands in {count} {'cell' if count == 1 else 'cells'}, first in {first.sheet}, "
                    f"{first.cell}. Does it "
                    "mean that nobody was counted (nil), or that there is no figure (not_available)?",
                    choices=tuple(m.value for m in Marker if m), sheet=first.sheet, row=first.row,
                    cell=first.cell,
                    code="ambiguous_dash",
                )
            )  # fmt: skip
        for words, first in self._units.items():
            asked.append(
                Question(
                    "units", words, f"{first.cell}: {quoted(words)} is no unit that we know. Say which "
f"kind it is.",
                    choices=tuple(unit.value for unit in Unit), sheet=first.sheet, row=first.row,
                    cell=first.cell,
                    code="unknown_unit",
                )
            )  # fmt: skip
        for (sheet, column), first in self._scale_asked.items():
            shown = first.value.text if first.value else ""
            asked.append(
                Question(
                    "percentages", f"{sheet}!{column}",
                    f"Sheet {quoted(sheet)}, column {column}: it can't be told whether {shown} means "
                    f"{shown}% or "
                    f"{_times_hundred(first)}%. Say “percent” for the first and “share” for the second.",
                    choices=("percent", "share"), sheet=sheet, row=first.row, cell=first.cell,
                    code="ambiguous_percentage",
                )
            )  # fmt: skip
        return asked


def _need(draft: Draft, answers: Answers) -> None:
    if not draft.measure:
        raise Wrong("missing_measure", "Nothing says what is measured. Write the name of the measure.")
    if not draft.population.strip():
        raise Wrong(
            "missing_population",
            "Nothing says whom it counts. Write the population, such as Workforce or Residents.",
        )
    for name, most in (("measure", 280), ("population", 200), ("category", 300), ("characteristic", 120)):
        if len(getattr(draft, name)) > most:
            raise Wrong("too_long", f"Its {name} has more than {most} characters. Shorten it.")


def _ratio(draft: Draft) -> Decimal | None:
    part = number_of(draft.numerator) if draft.numerator else None
    whole = number_of(draft.denominator) if draft.denominator else None
    return part.value / whole.value if part and whole and whole.value else None


def _times_hundred(draft: Draft) -> str:
    number = number_of(draft.value) if draft.value else None
    return f"{(number.value * 100).normalize():f}" if number else ""


def _changed(draft: Draft, **changes: str) -> Draft:
    """The same draft about somebody else."""
    return replace(draft, **changes)  # type: ignore[arg-type]


def texts_of(read: FiguresRead) -> Iterable[str]:
    """The words beside figures in which a file explains its signs."""
    for sheet in read.sheets:
        rows = {number for number, _ in sheet.ignored}
        for row in sheet.sheet.rows:
            if not sheet.used or row.number in rows or row.number in sheet.heading_rows:
                yield from (
                    cell.text for cell in row.cells if cell.kind == "text" and 3 < len(cell.text) < 2_000
                )
