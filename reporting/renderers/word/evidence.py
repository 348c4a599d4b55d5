"""The evidence in a Word document: the tables of the paper, in which figures and words say what its pictures show."""

from collections.abc import Callable, Iterable, Sequence

from reporting.renderers.evidence_paper import MeasureRow, MovedRow
from reporting.renderers.paper import Paper
from reporting.renderers.word.marks import Column
from reporting.renderers.word.writer import Writer
from reporting.renderers.workforce_groups import GroupTable
from reporting.renderers.workforce_paper import ByCharacteristic, WorkforcePaper
from reporting.renderers.workforce_parts import PartRow

type Rows = Iterable[tuple[Sequence[str], bool]]


class EvidenceContents:
    """Writes what the measures of a plan say, and what moved."""

    def __init__(self, writer: Writer, paper: Paper) -> None:
        self.writer = writer
        self.paper = paper

    def evidence(self) -> None:
        self.writer.heading("Is it making a difference?", 2, numbered=True)
        self.writer.say(self.paper.evidence.sentence)
        if self.paper.evidence.rows:
            self.measures(self.paper.evidence.rows, name="Is it making a difference?")

    def measures(self, rows: Sequence[MeasureRow], *, name: str) -> None:
        columns = [Column("Measure", 31), Column("Baseline", 15), Column("Latest", 20), Column("Target", 18)]
        cells = [
            (
                [
                    self._named(row.name, row.population, row.beside),
                    *map(self._cell, (row.baseline or "–", row.latest, row.target, row.way or "–")),
                ],
                True,
            )
            for row in rows
        ]
        self.writer.table([*columns, Column("Which way", 16)], cells, name=name)

    def moved(self, rows: Sequence[MovedRow]) -> None:
        if not rows:
            return
        self.writer.heading("Measures that moved", 3)
        columns = [Column("Measure", 29), Column("From", 28), Column("To", 28), Column("Which way", 15)]
        cells = [
            (
                [
                    self._named(row.name, row.population),
                    *map(self._cell, (row.before, row.after, row.way or "–")),
                ],
                True,
            )
            for row in rows
        ]
        self.writer.table(columns, cells, name="Measures that moved")

    # --- cells ----------------------------------------------------------------------------------------

    def _cell(self, *texts: str, style: str = "") -> str:
        return "".join(
            self.writer.paragraph([self.writer.run(text, style)], "EDI Cell") for text in texts or ("",)
        )

    def _named(self, name: str, *soft: str) -> str:
        return self._cell(name, style="EDI Strong") + "".join(
            self._cell(text, style="EDI Soft") for text in soft if text
        )

    def _number(self, text: str, below: str = "") -> str:
        number = self.writer.paragraph([self.writer.run(text or "–")], "EDI Cell number")
        soft = [self.writer.run(below, "EDI Soft")]
        return number + (self.writer.paragraph(soft, "EDI Cell number") if below else "")


class WorkforceContents(EvidenceContents):
    """Writes a report on the workforce, section after section."""

    def __init__(self, writer: Writer, paper: Paper) -> None:
        super().__init__(writer, paper)
        assert isinstance(paper.evidence, WorkforcePaper)
        self.told = paper.evidence

    def write(self) -> None:
        sections: dict[str, Callable[[], None]] = {
            "summary": self._summary,
            "changes": self._changes,
            "protected": self._protected,
            "priorities": self._priorities,
            "others": self._others,
            "pay": self._pay,
            "survey": self._survey,
            "measures": self._measures,
            "targets": self._targets,
        }
        for number, part in enumerate(self.paper.parts):
            heading = part.heading
            if part.key == "changes" and self.paper.since:
                heading = f"{heading} since {self.paper.since}"
            self.writer.heading(heading, 2, numbered=True, new_page=number == 0)
            sections[part.key]()

    def _summary(self) -> None:
        self.writer.say(self.paper.headline, "EDI Lead")
        run = self.writer.run
        self.writer.points(
            [run(f"{lead}.", "EDI Strong"), run(f" {text}")] for lead, text in self.told.headlines
        )

    def _changes(self) -> None:
        self.writer.say(self.told.compared)
        self.moved(self.told.moved)

    # --- by characteristic ----------------------------------------------------------------------------

    def _protected(self) -> None:
        self.writer.say(self.told.about_protected)
        self._characteristics(self.told.protected)
        if not self.told.has_protected:
            self.writer.say("There are no figures by a protected characteristic yet.")

    def _priorities(self) -> None:
        self.writer.say(self.told.about_priorities)
        self._characteristics(self.told.priorities)

    def _others(self) -> None:
        self._characteristics(self.told.others)

    def _characteristics(self, found: Sequence[ByCharacteristic]) -> None:
        for one in found:
            if one.tables:
                self.writer.heading(one.name, 3)
            for table in one.tables:
                self._group_table(table)

    def _group_table(self, table: GroupTable) -> None:
        writer = self.writer
        name = f"{table.name}, {table.population}"
        writer.heading(name, 4)
        if table.sentence:
            writer.say(f"{table.sentence}.")
        beside = 24 if table.beside else 0
        wide = (100 - 30 - beside) / len(table.dates)
        columns = [Column("Group", 30), *(Column(date, wide, numbers=True) for date in table.dates)]
        columns += [Column(f"Beside {table.beside.lower()}", beside)] if beside else []
        last = [self._cell("–")] if beside else []
        rows: list[tuple[Sequence[str], bool]] = [
            (
                [
                    self._named(row.name, row.caution),
                    *(self._number(text, people) for text, people in row.cells),
                    *([self._cell(row.beside or "–")] if beside else []),
                ],
                True,
            )
            for row in table.rows
        ]
        if table.has_bases:
            rows.append(([self._named("People counted"), *map(self._number, table.bases), *last], True))
        writer.table(columns, rows, name=name)
        for words in table.remarks:
            writer.say(words, "EDI Record")

    # --- pay, answers, targets ------------------------------------------------------------------------

    def _pay(self) -> None:
        for gap in self.told.pay:
            self.writer.heading(f"{gap.name}, {gap.population}", 3)
            self.writer.say(f"{gap.sentence}. {gap.favour}".strip())
            self._part_table("Gap", gap.gaps, gap.dates, name=gap.name)
            if gap.quarters:
                self.writer.heading("Quarters of pay", 4)
                self._part_table("Quarter", gap.quarters, gap.dates, name=f"{gap.name}, quarters of pay")
            if gap.remark:
                self.writer.say(gap.remark, "EDI Record")

    def _part_table(self, first: str, rows: Sequence[PartRow], dates: Sequence[str], *, name: str) -> None:
        wide = 70 / max(len(dates), 1)
        columns = [Column(first, 30), *(Column(date, wide, numbers=True) for date in dates)]
        cells: Rows = [
            ([self._named(row.label), *(self._number(text, favour) for text, favour in row.cells)], True)
            for row in rows
        ]
        self.writer.table(columns, cells, name=name)

    def _survey(self) -> None:
        for one in self.told.survey:
            name = f"“{one.name}”, {one.population}"
            self.writer.heading(name, 3)
            self.writer.say(f"Favourable: {one.sentence}.")
            headings = ("Favourable", "Neutral", "Unfavourable", "Who answered")
            columns = [Column("Date", 28), *(Column(heading, 18, numbers=True) for heading in headings)]
            cells: Rows = [
                ([self._named(answer.when), *map(self._number, (*answer.cells, answer.base))], True)
                for answer in one.answers
            ]
            self.writer.table(columns, cells, name=name)

    def _measures(self) -> None:
        if self.told.over_time:
            self.measures(self.told.over_time, name="Other measures")
        for one in self.told.in_words:
            self.writer.heading(f"{one.name}, {one.population}", 3)
            for figure in one.main.figures if one.main else ():
                run = self.writer.run
                self.writer.say(
                    [run(f"{figure.when}.", "EDI Strong"), run(f" {figure.words or figure.text}")]
                )

    def _targets(self) -> None:
        columns = [Column("Measure", 38), Column("Target", 24), Column("Latest", 20), Column("Reached?", 18)]
        cells: Rows = [
            (
                [
                    self._named(row.name, row.population),
                    *map(
                        self._cell,
                        (row.words, row.latest or "–", row.reached or "Can’t be said from the figures"),
                    ),
                ],
                True,
            )
            for row in self.told.targets
        ]
        self.writer.table(columns, cells, name="Targets")
