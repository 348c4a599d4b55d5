"""The rows of a file against the plan as it stands: new, changed (what, from what), same or refused."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from accounts.owner_names import owner_key
from imports.comparing.fields import OF_THE_LOG, changed_extra, differences, news, older_words, words
from imports.comparing.gone import Gone, gone_from
from imports.comparing.groups import match_groups
from imports.comparing.likeness import plain
from imports.comparing.matching import Matches, match_rows
from imports.comparing.renumbering import until
from imports.standing import KnownAction, KnownGroup, StrategyFacts
from imports.understanding.answers import Answers
from imports.understanding.columns.headings import Role
from imports.understanding.findings import Problem, found, quoted
from imports.understanding.plan import Understanding
from imports.understanding.reading.rows import ParsedRow

NEW, CHANGED, SAME, REFUSED = "new", "changed", "same", "refused"


@dataclass(slots=True)
class Compared:
    """A row, the action it was found to be, and the fields that the file would change, as they are now.

    `news`: what its progress text adds. `kept`: fields that were changed here since the last file, which stay.
    `reason`: why its end moved, if somebody said. `replaces`: the action whose number it has and whose words
    it does not.
    """

    row: ParsedRow
    change: str
    known: KnownAction | None = None
    before: dict[str, Any] = field(default_factory=dict)
    news: str = ""
    extra: set[str] = field(default_factory=set)
    kept: list[str] = field(default_factory=list)
    reason: str = ""
    replaces: KnownAction | None = None


@dataclass(slots=True)
class Comparison:
    """`released`: the new number of each action whose number goes to another."""

    rows: list[Compared]
    themes: dict[int, KnownGroup]
    objectives: dict[int, KnownGroup]
    problems: list[Problem]
    gone: list[Gone] = field(default_factory=list)
    released: dict[int, str] = field(default_factory=dict)

    def count(self, change: str) -> int:
        return sum(compared.change == change for compared in self.rows)


NO_ANSWERS = Answers()


def compare(
    understood: Understanding,
    facts: StrategyFacts,
    *,
    answers: Answers = NO_ANSWERS,
    as_at: date | None = None,
) -> Comparison:
    """What the file, which speaks for `as_at`, would do to the plan, given what a person has answered."""
    themes, of_themes = match_groups(understood.themes, facts.themes)
    objectives, of_objectives = match_groups(understood.objectives, facts.objectives)
    matches = match_rows(understood.rows, facts, objectives, answers.same)
    context = _Context(facts, themes, objectives, matches, answers, as_at)
    rows = [context.compare(row) for row in understood.rows]
    problems = of_themes + of_objectives + matches.problems
    problems += [problem for compared in rows for problem in context.notes(compared)]
    released, of_numbers = _released(rows, facts, as_at or date.today())
    gone, of_gone = gone_from(facts, {action.id for action in matches.found.values()}, answers)
    return Comparison(rows, themes, objectives, problems + of_numbers + of_gone, gone=gone, released=released)


@dataclass(slots=True)
class _Context:
    facts: StrategyFacts
    themes: dict[int, KnownGroup]
    objectives: dict[int, KnownGroup]
    matches: Matches
    answers: Answers
    as_at: date | None
    by_id: dict[int, KnownAction] = field(default_factory=dict)
    objective_by_id: dict[int, KnownGroup] = field(default_factory=dict)
    theme_by_id: dict[int, KnownGroup] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.by_id = {action.id: action for action in self.facts.actions}
        self.objective_by_id = {group.id: group for group in self.facts.objectives}
        self.theme_by_id = {group.id: group for group in self.facts.themes}

    def compare(self, row: ParsedRow) -> Compared:
        known = self.matches.found.get(row.place)
        if row.refused:
            return Compared(row, REFUSED, known)
        replaces = self.matches.replaced.get(row.place)
        if known is None:
            return Compared(row, NEW, replaces=replaces)
        before = differences(row, known) | self._moved(row, known) | self._owners(row, known)
        compared = Compared(row, SAME, known, before, replaces=replaces)
        self._keep_what_is_newer(compared, known)
        if "extra" in before and not compared.extra:
            del before["extra"]
        if "progress" in before:
            compared.news = news(row, known) or ""
        if "end" in before:
            compared.reason = self.answers.reason_for(row.place)
        compared.change = CHANGED if before else SAME
        return compared

    def _keep_what_is_newer(self, compared: Compared, known: KnownAction) -> None:
        """What the last file said already does not undo what was changed here since."""
        row, before = compared.row, compared.before
        compared.extra = changed_extra(row, known)
        older = older_words(row, known, before)
        if "extra" in before and not compared.extra:
            older.add("extra")
        elif "extra" in older:
            older.discard("extra")
        for name in older:
            del before[name]
        if row.progress and "progress" not in before and words(known.progress) not in words(row.progress):
            older.add("progress")
        compared.kept = sorted(older)

    def _moved(self, row: ParsedRow, known: KnownAction) -> dict[str, Any]:
        """Whether the file has it under another objective or another action."""
        before: dict[str, Any] = {}
        if row.objective:
            now = self.objectives.get(id(row.objective))
            old = self.objective_by_id.get(known.objective or 0)
            if (now is None or now.id != known.objective) and not _same_name(row.objective, old):
                before["objective"] = (old.number or old.title) if old else ""
        elif row.theme and not known.objective:
            theme, old = self.themes.get(id(row.theme)), self.theme_by_id.get(known.theme or 0)
            if (theme is None or theme.id != known.theme) and not _same_name(row.theme, old):
                before["theme"] = old.title if old else ""
        parent = self.matches.found.get(row.parent.place) if row.parent else None
        if row.parent and (parent is None or parent.id != known.parent):
            old_parent = self.by_id.get(known.parent or 0)
            before["parent"] = old_parent.label if old_parent else ""
        elif not row.parent and known.parent and known.parent in self.by_id:
            before["parent"] = self.by_id[known.parent].label
        return before

    def _owners(self, row: ParsedRow, known: KnownAction) -> dict[str, Any]:
        """Owners follow the file's words where those changed, a person's answer always, and our own
        workbook's list of them.
        """
        same = {owner_key(name) for name in row.owners} == {owner_key(name) for name in known.owners}
        if row.ref:
            return {} if same or Role.OWNER not in row.roles else {"owners": list(known.owners)}
        if not row.owner_text:
            return {}
        changed = words(row.owner_text) != words(known.owner_text)
        if not changed and owner_key(row.owner_text) not in self.answers.owners:
            return {}
        return {} if same else {"owners": list(known.owners)}

    # --- what somebody should know --------------------------------------------------------------------

    def notes(self, compared: Compared) -> Iterator[Problem]:
        """What is to be said before an existing action is changed by a file, or is not."""
        known = compared.known
        if known is None or compared.change == REFUSED:
            return
        if known.closed_on:
            if compared.change == CHANGED:
                yield _note(compared, "closed_action", _closed(known, known.closed_on))
            compared.change, compared.before, compared.kept = SAME, {}, []
            return
        if compared.kept:
            yield _note(compared, "edited_here", _edited_here(compared.kept))
        yield from self._of_another_day(compared, known)

    def _of_another_day(self, compared: Compared, known: KnownAction) -> Iterator[Problem]:
        """A file of an earlier day than the plan speaks for changes nothing that was said later."""
        latest = max((day for day in (known.heard_on, known.said_on) if day), default=None)
        if compared.change != CHANGED or not self.as_at or not latest or self.as_at >= latest:
            return
        heard_later = known.heard_on is not None and known.heard_on > self.as_at
        stays = [name for name in compared.before if not (heard_later and name in OF_THE_LOG - {"end"})]
        for name in stays:
            del compared.before[name]
        if not compared.before:
            compared.change = SAME
        told = " Its status and progress are added to the log for that day." if compared.before else ""
        message = (
            f"action {known.label or quoted(known.text, 60)} has news of {_day(latest)}, and this file speaks "
            f"for {_day(self.as_at)}. What was said later stays as it is.{told}"
        )
        yield _note(compared, "heard_since", message)


def _same_name(group: Any, known: KnownGroup | None) -> bool:
    return known is not None and (group.number, plain(group.title)) == (known.number, plain(known.title))


def _note(compared: Compared, code: str, message: str) -> Problem:
    row = compared.row
    if code not in row.codes:
        row.codes.append(code)
    return found(code, message, sheet=row.sheet, row=row.row)


def _closed(known: KnownAction, closed_on: date) -> str:
    return (
        f"action {known.label} was closed on {_day(closed_on)}. What differs here is left out; "
        "open the action again first if it should count."
    )


FIELD_WORDS = {
    "text": "the words of the action", "owner_text": "the owner", "owners": "the owners",
    "cross_reference": "whether it counts", "success_measure": "the success measure", "extra": "other columns",
    "parent": "the action above it",
}  # fmt: skip


def _edited_here(kept: list[str]) -> str:
    told = [FIELD_WORDS.get(name, f"the {name}") for name in kept]
    listed = " and ".join([", ".join(told[:-1]), told[-1]] if len(told) > 1 else told)
    return (
        f"{listed} {'was' if len(told) == 1 else 'were'} changed here since the last file, and this file "
        "says what that one said. What stands in the plan stays."
    )


# --- numbers that pass to another action ------------------------------------------------------------------


def _released(rows: list[Compared], facts: StrategyFacts, day: date) -> tuple[dict[int, str], list[Problem]]:
    """Actions whose number the file gives to another get it with the day until which it was theirs."""
    wanted = {
        compared.row.number: compared
        for compared in rows
        if compared.row.number and (compared.change == NEW or "number" in compared.before)
    }
    leaving = {compared.known.id for compared in rows if compared.known and "number" in compared.before}
    taken = {action.number for action in facts.actions} | {compared.row.number for compared in rows}
    released: dict[int, str] = {}
    problems = []
    for action in facts.actions:
        if not action.number or action.number not in wanted or action.id in leaving:
            continue
        compared = wanted[action.number]
        released[action.id] = name = until(action.number, day, taken)
        taken.add(name)
        message = (
            f"number {action.number} was that of {quoted(action.text)}, which is in the plan and not this "
            f"action. That one is kept as {name}."
        )
        row = compared.row
        letter = row.raw.letter(Role.NUMBER)
        row.codes.append("number_taken")
        problems.append(
            found("number_taken", message, sheet=row.sheet, row=row.row, letter=letter, text=action.text)
        )
    return released, problems


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
