"""An uploaded plan, understood: its groups, its actions, and everything that a person should look at."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from imports.files.cells import Workbook
from imports.standing import NOTHING, StrategyFacts
from imports.understanding.accounting import not_read
from imports.understanding.answers import Answers
from imports.understanding.checks import Plan, check
from imports.understanding.columns.remembered import recall, say_when
from imports.understanding.findings import Problem, found
from imports.understanding.gathering import Gathered, Group, gather
from imports.understanding.laying.copies import said_twice
from imports.understanding.laying.documents import texts_around
from imports.understanding.laying.laid import Kind, SheetLayout
from imports.understanding.laying.layout import lay_out
from imports.understanding.laying.tables_named import problem_of_table, said_of_tables
from imports.understanding.numbering.numbered_texts import take_numbers_from_texts
from imports.understanding.numbering.numbers import drop_repeats, settle_numbers
from imports.understanding.numbering.points import split_points
from imports.understanding.reading.day_order import learn_orders
from imports.understanding.reading.legends import read_legend
from imports.understanding.reading.owners import FileOwners, OwnerText
from imports.understanding.reading.references import resolve_references
from imports.understanding.reading.rows import ParsedRow, Settings, Word, read_row
from imports.understanding.reading.status_fills import colours_by_rule
from imports.understanding.shapes.reshaping import at_its_address
from plans.statuses import Meaning, status_key


@dataclass(frozen=True, slots=True)
class StatusWord:
    """A status word of the file: how often, what it means or seems to mean, and whether that is sure."""

    word: str
    count: int
    meaning: Meaning | None
    sure: bool


@dataclass(frozen=True, slots=True)
class IgnoredRow:
    sheet: str
    row: int
    why: str


@dataclass(slots=True)
class Understanding:
    """What a file says. `questions` are the problems without whose answer nothing is saved."""

    workbook: Workbook
    layouts: list[SheetLayout]
    themes: list[Group]
    objectives: list[Group]
    rows: list[ParsedRow]
    problems: list[Problem]
    questions: list[Problem]
    status_words: list[StatusWord]
    owner_texts: list[OwnerText]
    ignored: list[IgnoredRow]

    @property
    def refused_rows(self) -> list[ParsedRow]:
        return [row for row in self.rows if row.refused]

    @property
    def is_no_plan(self) -> bool:
        """No sheet has anything that could be an action."""
        return not any(layout.used for layout in self.layouts) or not self.rows


def understand(
    workbook: Workbook,
    answers: Answers,
    *,
    strategy_facts: StrategyFacts = NOTHING,
    as_at: date | None = None,
) -> Understanding:
    """Reads a workbook as a plan, with what a person has settled and what the strategy already knows.

    `as_at` is the day that the file speaks for: nothing after it can have happened.
    """
    recalled = recall(workbook, answers.sheets, strategy_facts.remembered)
    layouts = lay_out(workbook, recalled.roles)
    say_when(layouts, recalled)
    gathered = gather(layouts)
    gathered.rows = split_points(
        gathered.rows, answers.split, [action.text for action in strategy_facts.actions]
    )
    take_numbers_from_texts(gathered.rows)
    problems: list[Problem] = [problem for layout in layouts for problem in layout.problems]
    settings = settings_of(answers, strategy_facts, read_legend(layouts))
    settings.day_first = learn_orders(gathered.rows, problems)
    problems += _unknown_sheets(workbook, answers)
    problems += _other_meanings(answers, strategy_facts)
    if workbook.kind in ("xlsx", "docx"):
        problems += [found("not_read", note) for note in workbook.notes]
    rows = [read_row(raw, settings, problems) for raw in gathered.rows]
    resolve_references(rows, problems)
    problems += colours_by_rule(rows, workbook.notes)
    settle_numbers(rows, problems)
    owners = FileOwners(strategy_facts.owners, answers.owners)
    problems += owners.read(rows)
    rows, left_out = leave_out(rows, answers)
    problems = [problem for problem in problems if (problem.sheet, problem.row) not in answers.leave_out]
    drop_repeats(rows, problems)
    questions = [problem for layout in layouts for problem in layout.questions]
    questions += said_twice(rows, answers)
    problems += questions + gathered.problems + check(Plan(rows, gathered.objectives, gathered.themes, as_at))
    words = list(words_of_status(rows, settings))
    questions += [problem for problem in problems if problem.code == "unknown_status"]
    understood = Understanding(
        workbook=workbook,
        layouts=layouts,
        themes=gathered.themes,
        objectives=gathered.objectives,
        rows=rows,
        problems=problems,
        questions=questions,
        status_words=words,
        owner_texts=list(owners.texts(rows)),
        ignored=rows_ignored(layouts, left_out),
    )
    mark(understood)
    understood.problems += not_read(understood)
    by_name = {layout.sheet.name: layout for layout in layouts if layout.addresses}
    if by_name:
        understood.problems = [
            at_its_address(problem, by_name[problem.sheet]) if problem.sheet in by_name else problem
            for problem in understood.problems
        ]
    if understood.is_no_plan and not questions:
        understood.problems.append(_no_plan(workbook, gathered, layouts))
    if workbook.kind == "docx":
        _speak_of_tables(understood)
    return understood


def _speak_of_tables(understood: Understanding) -> None:
    understood.problems = [problem_of_table(problem) for problem in understood.problems]
    understood.questions = [problem_of_table(problem) for problem in understood.questions]
    for layout in understood.layouts:
        layout.why_not = said_of_tables(layout.why_not)


def settings_of(answers: Answers, facts: StrategyFacts, legend: dict[str, Word]) -> Settings:
    words = {key: Word(given.word, given.meaning, True) for key, given in answers.statuses.items()}
    words |= {key: Word(label, meaning, True) for key, (label, meaning) in facts.words.items()}
    return Settings(words, legend, facts.year_starts, facts.starts_on)


def _unknown_sheets(workbook: Workbook, answers: Answers) -> Iterator[Problem]:
    names = {sheet.name for sheet in workbook.sheets}
    for name in answers.sheets:
        if name not in names:
            message = f"The answers speak of a sheet “{name}”, which the file does not have."
            yield found("unknown_sheet", message, sheet=name)


def _other_meanings(answers: Answers, facts: StrategyFacts) -> Iterator[Problem]:
    """The strategy's own key stays as it is; an import never gives its words another meaning."""
    for key, given in answers.statuses.items():
        label, meaning = facts.words.get(key, (given.word, given.meaning))
        if meaning != given.meaning:
            message = (
                f"“{label}” means “{meaning.label.lower()}” in the key of this strategy, and not "
                f"“{given.meaning.label.lower()}”. It was read as in the key; change the key if it is wrong."
            )
            yield found("status_key_differs", message, text=label)


def leave_out(rows: list[ParsedRow], answers: Answers) -> tuple[list[ParsedRow], list[ParsedRow]]:
    """What stood under a row that is left out stands by itself."""
    out = [row for row in rows if row.place in answers.leave_out]
    kept = [row for row in rows if row.place not in answers.leave_out]
    for row in kept:
        if row.parent and row.parent.place in answers.leave_out:
            row.parent = None
    return kept, out


def mark(understood: Understanding) -> None:
    """Writes the codes of the findings to their rows; an error refuses its row."""
    by_place = {row.place: row for row in understood.rows}
    for problem in understood.problems:
        row = by_place.get((problem.sheet or "", problem.row or 0))
        if row is None:
            continue
        if problem.code not in row.codes:
            row.codes.append(problem.code)
        row.refused = row.refused or problem.severity == "error"
    for row in understood.rows:
        if row.status and row.status.meaning is None and "unknown_status" not in row.codes:
            row.codes.append("unknown_status")


def words_of_status(rows: list[ParsedRow], settings: Settings) -> Iterator[StatusWord]:
    counts: Counter[str] = Counter()
    shown: dict[str, str] = {}
    sure: dict[str, Meaning] = {}
    for row in rows:
        if row.status:
            key = status_key(row.status.text)
            counts[key] += 1
            shown.setdefault(key, row.status.text)
            if row.status.meaning:
                sure[key] = row.status.meaning
    for key, count in counts.items():
        word = settings.word(shown[key])
        yield StatusWord(word.label, count, sure.get(key, word.meaning), key in sure)


def rows_ignored(layouts: list[SheetLayout], left_out: list[ParsedRow]) -> list[IgnoredRow]:
    ignored = [
        IgnoredRow(layout.sheet.name, laid.row.number, laid.why)
        for layout in layouts
        for laid in layout.rows
        if laid.kind == Kind.IGNORED
    ]
    ignored += [
        IgnoredRow(name, laid.row.number, laid.why)
        for layout in layouts
        for name, texts in texts_around(layout)
        for laid in texts
        if laid.kind == Kind.IGNORED
    ]
    return ignored + [IgnoredRow(row.sheet, row.row, "You said to leave this row out.") for row in left_out]


def _no_plan(workbook: Workbook, gathered: Gathered, layouts: list[SheetLayout]) -> Problem:
    used = next((layout for layout in layouts if layout.used), None)
    if used is None:
        message = (
            "No sheet has a heading row that names an action column. Put headings such as No., "
            "Action, Owner, Start, "
            "End and Status above the table, or say what the columns hold."
        )
        return Problem("no_heading_row", message, severity="error")
    message = f"Sheet “{used.sheet.name}” has headings and no action under them."
    return Problem("no_actions", message, sheet=used.sheet.name, severity="error")
