"""The rows of a file against the plan as it stands: new, changed (what, from what), same or refused."""

from dataclasses import dataclass, field
from typing import Any

from accounts.owner_names import owner_key
from imports.comparing.matching import match_groups, match_rows
from imports.standing import KnownAction, KnownGroup, StrategyFacts
from imports.understanding.findings import Problem, found
from imports.understanding.headings import Role
from imports.understanding.plan import Understanding
from imports.understanding.rows import ParsedRow
from plans.statuses import status_key
from plans.timescales import Kind, Timescale

NEW, CHANGED, SAME, REFUSED = "new", "changed", "same", "refused"


@dataclass(slots=True)
class Compared:
    """A row, the action it was found to be, and the fields that the file would change, as they are now."""

    row: ParsedRow
    change: str
    known: KnownAction | None = None
    before: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Comparison:
    rows: list[Compared]
    themes: dict[int, KnownGroup]
    objectives: dict[int, KnownGroup]
    problems: list[Problem]

    def count(self, change: str) -> int:
        return sum(compared.change == change for compared in self.rows)


def compare(
    understood: Understanding, facts: StrategyFacts, *, settled_owners: frozenset[str] = frozenset()
) -> Comparison:
    """What the file would do to the plan. `settled_owners`: the owner texts for which a person named the
    owners.
    """
    themes = match_groups(understood.themes, facts.themes)
    objectives = match_groups(understood.objectives, facts.objectives)
    matches = match_rows(understood.rows, facts, objectives)
    context = _Context(facts, themes, objectives, matches, settled_owners)
    rows = [context.compare(row) for row in understood.rows]
    problems = [problem for compared in rows for problem in _notes(compared)]
    return Comparison(rows, themes, objectives, problems + _not_in_file(facts, matches))


@dataclass(slots=True)
class _Context:
    facts: StrategyFacts
    themes: dict[int, KnownGroup]
    objectives: dict[int, KnownGroup]
    matches: dict[tuple[str, int], KnownAction]
    settled_owners: frozenset[str]
    by_id: dict[int, KnownAction] = field(default_factory=dict)
    objective_by_id: dict[int, KnownGroup] = field(default_factory=dict)
    theme_titles: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.by_id = {action.id: action for action in self.facts.actions}
        self.objective_by_id = {group.id: group for group in self.facts.objectives}
        self.theme_titles = {group.id: group.title for group in self.facts.themes}

    def compare(self, row: ParsedRow) -> Compared:
        known = self.matches.get(row.place)
        if row.refused:
            return Compared(row, REFUSED, known)
        if known is None:
            return Compared(row, NEW)
        before = differences(row, known) | self._moved(row, known) | self._owners(row, known)
        return Compared(row, CHANGED if before else SAME, known, before)

    def _moved(self, row: ParsedRow, known: KnownAction) -> dict[str, Any]:
        """Whether the file has it under another objective or another action."""
        before: dict[str, Any] = {}
        if row.objective:
            now = self.objectives.get(id(row.objective))
            if now is None or now.id != known.objective:
                old = self.objective_by_id.get(known.objective or 0)
                before["objective"] = (old.number or old.title) if old else ""
        elif row.theme and not known.objective:
            theme = self.themes.get(id(row.theme))
            if theme is None or theme.id != known.theme:
                before["theme"] = self.theme_titles.get(known.theme or 0, "")
        parent = self.matches.get(row.parent.place) if row.parent else None
        if row.parent and (parent is None or parent.id != known.parent):
            old_parent = self.by_id.get(known.parent or 0)
            before["parent"] = old_parent.label if old_parent else ""
        elif not row.parent and known.parent and known.parent in self.by_id:
            before["parent"] = self.by_id[known.parent].label
        return before

    def _owners(self, row: ParsedRow, known: KnownAction) -> dict[str, Any]:
        """Owners follow the file's words where those changed, and a person's answer always."""
        if not row.owner_text:
            return {}
        changed = _words(row.owner_text) != _words(known.owner_text)
        if not changed and owner_key(row.owner_text) not in self.settled_owners:
            return {}
        same = {owner_key(name) for name in row.owners} == {owner_key(name) for name in known.owners}
        return {} if same else {"owners": list(known.owners)}


_TEXTS: tuple[tuple[str, Role], ...] = (
    ("text", Role.ACTION),
    ("owner_text", Role.OWNER),
    ("success_measure", Role.SUCCESS_MEASURE),
    ("priority", Role.PRIORITY),
    ("characteristics", Role.CHARACTERISTICS),
    ("resources", Role.RESOURCES),
)


def differences(row: ParsedRow, known: KnownAction) -> dict[str, Any]:
    """The fields in which a row differs from its action, with their present values.

    A column that the file does not have changes nothing. Blank progress or a blank status says nothing; a
    timescale in other words for the same days is the same.
    """
    before: dict[str, Any] = {}
    if row.number and row.number != known.number:
        before["number"] = known.number
    for name, role in _TEXTS:
        if role in row.roles and _words(getattr(row, name)) != _words(getattr(known, name)):
            before[name] = getattr(known, name)
    if row.roles & {Role.START, Role.TIMESCALE} and not (Role.START not in row.roles and row.start.is_blank):
        _differ(before, "start", row.start, known.start)
    if row.roles & {Role.END, Role.TIMESCALE}:
        _differ(before, "end", row.revised_end or row.end, known.end)
    if row.status and status_key(row.status.text) != status_key(known.status):
        before["status"] = known.status
    if row.progress and _words(row.progress) != _words(known.progress):
        before["progress"] = known.progress
    extra = {name: known.extra.get(name, "") for name in extra_names(row)}
    told = {name: row.extra.get(name, "") for name in extra}
    if any(_words(extra[name]) != _words(told[name]) for name in extra):
        before["extra"] = dict(known.extra)
    if row.cross_reference != known.cross_reference:
        before["cross_reference"] = known.cross_reference
    return before


def extra_names(row: ParsedRow) -> set[str]:
    """The names under which the file can say something extra about this row, filled or not."""
    headed = {c.heading for c in row.raw.columns.values() if c.role == Role.EXTRA and c.heading}
    return headed | set(row.extra)


def _differ(before: dict[str, Any], name: str, now: Timescale, known: Timescale) -> None:
    if not same_timescale(now, known):
        before[name] = known.to_json()


def same_timescale(one: Timescale, other: Timescale) -> bool:
    """The same words, or other words for the same days."""
    if _words(one.text).casefold() == _words(other.text).casefold():
        return True
    understood = one.kind != Kind.UNKNOWN and one.kind not in (Kind.PLACEHOLDER, Kind.CONDITIONAL)
    return understood and _days(one) == _days(other)


def _days(timescale: Timescale) -> tuple[Any, ...]:
    return (
        timescale.kind, timescale.earliest, timescale.latest, timescale.every_months, timescale.anchor_month
    )  # fmt: skip


def _words(text: str) -> str:
    return " ".join(text.split())


def _notes(compared: Compared) -> list[Problem]:
    """What somebody should know before an existing action is changed by a file."""
    known, row = compared.known, compared.row
    if known is None or compared.change != CHANGED:
        return []
    if known.closed_on:
        message = (
            f"action {known.label} was closed on {_day(known.closed_on)}. What differs here is left out; "
            "open the action again first if it should count."
        )
        compared.change, compared.before = SAME, {}
        row.codes.append("closed_action")
        return [found("closed_action", message, sheet=row.sheet, row=row.row)]
    return []


def _not_in_file(facts: StrategyFacts, matches: dict[tuple[str, int], KnownAction]) -> list[Problem]:
    there = {action.id for action in matches.values()}
    missing = [action for action in facts.actions if action.id not in there and not action.closed_on]
    return [
        found(
            "not_in_file",
            f"Action {action.label or action.text[:60]} is in the plan and not in this file. It "
            "stays as it is.",
            text=action.text,
        )
        for action in missing
    ]


def _day(day: Any) -> str:
    return f"{day.day} {day:%B %Y}"
