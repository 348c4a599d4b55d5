"""What a cross table says of all its figures: what is measured, of whom, on which day; what it does not,
is asked."""

from __future__ import annotations

from datetime import date

from imports.figures.answers import Answers
from imports.figures.days import NO_DAY, When, dated_words, when_said
from imports.figures.groups_known import characteristic_of_group, characteristic_of_groups
from imports.figures.parsed import Draft, Question, SheetRead
from imports.figures.people import characteristic_slug, named_in
from imports.figures.standing import Known
from imports.figures.titles import Title, read_title
from imports.understanding.findings import quoted


class TableWords:
    """The words around a table, from the nearest to the farthest: its headings, its titles, its sheet."""

    def __init__(
        self,
        read: SheetRead,
        place: str,
        row: int,
        title: Title,
        shared: list[str],
        answers: Answers,
        known: Known,
        today: date,
    ) -> None:
        self.read, self.sheet, self.place, self.row = read, read.sheet.name, place, row
        self.title, self.shared = title, shared
        self.answers, self.known, self.today = answers, known, today
        self.asked: set[str] = set()

    def name(self, draft: Draft, people: str, unit: str) -> None:
        draft.population = (
            self.said("population") or people or self.title.population or self._shared_population()
        )
        draft.measure = self.said("measure") or self.title.measure
        if not draft.population:
            self.ask("population", "Whom the figures count")
        if not draft.measure and draft.population:
            share = unit == "%"
            draft.measure = (
                f"Share of {draft.population.lower()}"
                if share
                else ("Full-time equivalent" if unit == "FTE" else "Number of people")
            )

    def _shared_population(self) -> str:
        found = {title.population for text in self.shared if (title := read_title(text)).population}
        return next(iter(found)) if len(found) == 1 else ""

    def characteristic(self, named: str, categories: list[str], category: str) -> str:
        if said := self.said("characteristic"):
            return said
        if named and (self.known.characteristic(named) or characteristic_slug(named)):
            return named
        slug = self.title.characteristic
        if named:
            slug = named_in(named) or slug
        if not slug:
            slug = characteristic_of_groups(categories) or (characteristic_of_group(category) or "")
        if not slug:
            slug = next((s for text in self.shared if (s := named_in(text))), "")
        if slug:
            return self.known.characteristics.get(slug, slug)
        if named:
            return named
        self.ask("characteristic", "Which characteristic the groups are of")
        return "?"

    def day(self, of_column: When, of_row: When) -> When:
        for when in (of_column, of_row):
            if when is not NO_DAY:
                return when
        said = self.said("as_at") or self.title.day
        if not said:
            days = {dated for text in self.shared if (dated := dated_words(text))}
            said = next(iter(days)) if len(days) == 1 else ""
        if not said:
            self.ask("as_at", "Which day the figures speak for")
        return when_said(said, self.today)

    def said(self, what: str) -> str:
        return self.answers.of_table(self.sheet, self.place, what)

    def ask(self, what: str, words: str) -> None:
        if what in self.asked or self.said(what):
            return
        self.asked.add(what)
        title = f" {quoted(self.title.text)}" if self.title.text else ""
        self.read.questions.append(
            Question(
                "tables", f"{self.sheet}!{self.place}",
                f"Sheet {quoted(self.sheet)}, the table{title} at {self.place}: {words} is not said. Say "
f"it, or write it into the file.",
                choices=(what,), sheet=self.sheet, row=self.row,
                cell=self.place,
                code=f"missing_{what}",
            )
        )  # fmt: skip
