"""A report on the workforce as it is laid out: people by characteristic, pay gaps, what staff say, targets."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString

from reporting.evidence import MeasureShown
from reporting.front_sheet import spoken
from reporting.renderers.evidence_paper import EvidencePaper, MeasureRow, measure_row, told
from reporting.renderers.evidence_pictures import listed_keys
from reporting.renderers.workforce_groups import GroupTable, group_table
from reporting.renderers.workforce_parts import ANSWERS, PayGap, Survey, pay_gap, survey
from reporting.snapshot import Snapshot


@dataclass(frozen=True)
class ByCharacteristic:
    """Everything that is counted by one characteristic; nothing where nobody counts by it."""

    name: str
    slug: str
    tables: tuple[GroupTable, ...]


@dataclass(frozen=True)
class TargetRow:
    name: str
    population: str
    words: str
    latest: str
    reached: str


class WorkforcePaper(EvidencePaper):
    """What the templates print of a report on the workforce."""

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__(snapshot)
        self.measures = snapshot.evidence

    @property
    def sentence(self) -> str:
        return super().sentence if self.measures else "There are no figures about the workforce yet."

    # --- in words -------------------------------------------------------------------------------------

    @cached_property
    def headlines(self) -> list[tuple[str, str]]:
        """What each measure says, made of its figures alone."""
        return [
            *(_headline(one) for one in self.measures if one.main and one.kind != "words"),
            *(gap for one in self.measures for gap in _widest_gaps(one)),
            *(unknown for one in self.measures for unknown in _unknown(one)),
        ]

    # --- by characteristic ----------------------------------------------------------------------------

    @cached_property
    def protected(self) -> list[ByCharacteristic]:
        """Every protected characteristic in the order of the Act, counted or not."""
        return self._by("protected")

    @cached_property
    def priorities(self) -> list[ByCharacteristic]:
        return self._by("priority")

    @cached_property
    def others(self) -> list[ByCharacteristic]:
        return [one for one in self._by("") if one.tables]

    @property
    def has_protected(self) -> bool:
        return any(one.tables for one in self.protected)

    def is_empty(self, section: str) -> bool:
        """Whether a section would have nothing to say; what the Act protects is told about even then."""
        found = {
            "priorities": any(one.tables for one in self.priorities),
            "others": self.others,
            "pay": self.pay,
            "survey": self.survey,
            "measures": self.over_time or self.in_words,
            "targets": self.targets,
        }
        return not found.get(section, True)

    @property
    def uncounted(self) -> str:
        """The protected characteristics by which nobody counts: "sex, race or age"."""
        names = [one.name.lower() for one in self.protected if not one.tables]
        return " or ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))

    @property
    def about_protected(self) -> str:
        none = f" There are no figures by {self.uncounted}." if self.uncounted and self.has_protected else ""
        return f"The protected characteristics of the Equality Act 2010, in the order of the Act.{none}"

    @property
    def about_priorities(self) -> str:
        return "Priorities that the council has adopted itself; they are not protected characteristics under the Act."

    @property
    def compared(self) -> str:
        """With what this report is compared, and how many measures moved."""
        changes = self.snapshot.changes
        if changes is None:
            return "This is the first report to this body, so there is nothing to compare it with."
        since, moved = f"the report as at {spoken(changes.since.as_at)}", len(changes.measures)
        if not moved:
            return f"No measure has another figure than in {since}."
        have = "measure has" if moved == 1 else "measures have"
        return f"Compared with {since} (version {changes.since.version}), {moved} {have} another figure."

    def _by(self, standing: str) -> list[ByCharacteristic]:
        return [
            ByCharacteristic(one.name, one.slug, tuple(self._tables(one.slug)))
            for one in self.snapshot.characteristics
            if one.standing == standing
        ]

    def _tables(self, slug: str) -> Iterator[GroupTable]:
        for measure in self.measures:
            for breakdown in measure.breakdowns:
                if breakdown.slug == slug:
                    yield group_table(measure, breakdown)

    # --- pay, answers, targets ------------------------------------------------------------------------

    @cached_property
    def pay(self) -> list[PayGap]:
        return [pay_gap(one) for one in self.measures if one.kind == "pay_gap" and one.series]

    @cached_property
    def survey(self) -> list[Survey]:
        return [survey(one) for one in self.measures if one.kind == "survey" and one.series]

    @property
    def answer_key(self) -> SafeString:
        return listed_keys((part, part.capitalize()) for part in ANSWERS)

    @cached_property
    def over_time(self) -> list[MeasureRow]:
        """What is counted of all people."""
        return [measure_row(one) for one in self.measures if one.kind == "figure" and one.series]

    @cached_property
    def in_words(self) -> list[MeasureShown]:
        return [one for one in self.measures if one.kind == "words" and one.series]

    @cached_property
    def targets(self) -> list[TargetRow]:
        return [
            TargetRow(
                name=measure.name,
                population=f"{measure.population}, {target.group}" if target.group else measure.population,
                words=f"{target.words}{f' by {target.when}' if target.when else ''}",
                latest="" if target.group else told(measure.latest, measure),
                reached={True: "Reached", False: "Not reached yet", None: ""}[target.reached],
            )
            for measure in self.measures
            for target in measure.targets
        ]


# --- in words ---------------------------------------------------------------------------------------------


def _headline(measure: MeasureShown) -> tuple[str, str]:
    latest = measure.latest
    favour = f"; in favour of {latest.in_favour_of}" if latest and latest.in_favour_of else ""
    favourable = "Favourable " if measure.kind == "survey" else ""
    said = f"{favourable}{measure.sentence}{favour}."
    return measure.name, said[:1].upper() + said[1:]


def _widest_gaps(measure: MeasureShown) -> Iterator[tuple[str, str]]:
    """The group that differs most from the same group of the people it is compared with."""
    for breakdown in measure.breakdowns:
        gaps = [
            (abs(latest.value - row.beside), row)
            for row in breakdown.rows
            if row.kind == "group" and row.beside is not None and (latest := row.figures[-1])
            if latest.value is not None
        ]
        if gaps and measure.unit == "percent":
            _, row = max(gaps, key=lambda gap: gap[0])
            lead = f"{measure.name}, the widest gap to {breakdown.beside.lower()}"
            yield lead, f"{row.name} {row.told}; {row.beside_text}."


def _unknown(measure: MeasureShown) -> Iterator[tuple[str, str]]:
    """How many gave no answer: all shares are to be read with that."""
    for breakdown in measure.breakdowns:
        told = [
            f"{row.name.lower()} {latest.text}"
            for row in breakdown.rows
            if row.kind != "group" and (latest := row.figures[-1]) and latest.value is not None
        ]
        if told:
            said = f"{' and '.join(told)} on {breakdown.dates[-1]}."
            yield f"{measure.name}, no answer", said[:1].upper() + said[1:]
