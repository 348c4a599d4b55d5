"""Brings an understood file into the plan: what is new is added, what differs is edited or appended to the
log.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from accounts.changes import add_alias, add_owner
from accounts.models import Owner, OwnerAlias, User
from accounts.owner_names import owner_key
from imports.comparing.comparison import CHANGED, NEW, Compared, Comparison
from imports.comparing.fields import OF_THE_LOG
from imports.comparing.groups import says_nothing_new
from imports.passing_numbers import renumber_actions, renumber_objectives, renumber_themes
from imports.remembering import remember
from imports.understanding.answers import BUSINESS_AS_USUAL, CLOSE, WITHDRAW, Answers
from imports.understanding.gathering import Group
from imports.understanding.plan import Understanding
from imports.understanding.reading.rows import ParsedRow
from objectives.changes import ActionEdit, NewAction, add_actions, add_objective, edit_actions, edit_objective
from objectives.models import Action, Objective, ProgressUpdate
from objectives.recording import NewUpdate, close_action, record_updates
from plans.changes import add_status_term, add_theme, edit_theme
from plans.models import StatusTerm, Strategy, Theme
from plans.statuses import Meaning, status_key

LONGEST_THEME_TITLE, LONGEST_ALIAS = 500, 300
CLOSURES = {
    CLOSE: Action.Closure.COMPLETED,
    BUSINESS_AS_USUAL: Action.Closure.BUSINESS_AS_USUAL,
    WITHDRAW: Action.Closure.WITHDRAWN,
}
REVISED = "The imported plan gives a revised date."

type Progress = Callable[[str], Any]


def save(
    *,
    strategy: Strategy,
    understood: Understanding,
    comparison: Comparison,
    answers: Answers,
    as_at: date,
    by: User | None,
    progress: Progress,
) -> None:
    """Applies a comparison; to be called inside the transaction in which the comparison was made."""
    keeper = _Keeper(strategy, understood, comparison, as_at, by)
    progress("Saving the status key and the owners")
    keeper.keep_status_key(answers)
    keeper.keep_owners(answers)
    progress("Saving themes and objectives")
    renumber_themes(strategy, comparison, understood.themes, as_at, by=by, why=keeper.why)
    keeper.keep_themes()
    renumber_objectives(strategy, comparison, understood.objectives, as_at, by=by, why=keeper.why)
    keeper.keep_objectives()
    renumber_actions(strategy, comparison, by=by, why=keeper.why)
    progress(f"Saving {comparison.count(NEW)} new actions")
    keeper.add_new()
    progress(f"Saving {comparison.count(CHANGED)} changed actions")
    keeper.change()
    progress("Saving what the plan says about progress")
    keeper.record()
    keeper.close_gone()
    remember(comparison, keeper.actions, as_at)


@dataclass
class _Keeper:
    """One saving: the things of the plan that its rows refer to, found or made."""

    strategy: Strategy
    understood: Understanding
    comparison: Comparison
    as_at: date
    by: User | None
    terms: dict[str, StatusTerm] = field(default_factory=dict)
    owners: dict[str, Owner] = field(default_factory=dict)
    themes: dict[int, Theme] = field(default_factory=dict)
    objectives: dict[int, Objective] = field(default_factory=dict)
    actions: dict[tuple[str, int], Action] = field(default_factory=dict)

    @property
    def why(self) -> str:
        return f"Plan imported from {self.understood.workbook.file_name}"

    def _kept(self, change: str) -> list[Compared]:
        return [compared for compared in self.comparison.rows if compared.change == change]

    def keep_status_key(self, answers: Answers) -> None:
        """The words that a person explained and those that rows use, in the order of their meanings."""
        self.terms = {term.key: term for term in self.strategy.status_terms.all()}
        wanted: dict[str, tuple[str, Meaning, str, str]] = {}
        for key, given in answers.statuses.items():
            wanted[key] = (given.word, given.meaning, given.colour, given.definition)
        for compared in self._kept(NEW) + self._kept(CHANGED):
            status = compared.row.status
            if status and status.meaning:
                wanted.setdefault(status_key(status.text), (status.text, status.meaning, "", ""))
        order = list(Meaning)
        for key, (label, meaning, colour, definition) in sorted(
            wanted.items(), key=lambda item: order.index(item[1][1])
        ):
            if key not in self.terms:
                self.terms[key] = add_status_term(
                    strategy=self.strategy,
                    label=label,
                    meaning=meaning,
                    colour=colour,
                    definition=definition,
                    by=self.by,
                )

    def keep_owners(self, answers: Answers) -> None:
        self.owners = {owner_key(owner.name): owner for owner in Owner.objects.all()}
        self.owners |= {alias.key: alias.owner for alias in OwnerAlias.objects.select_related("owner")}
        rows = [compared.row for compared in self._kept(NEW) + self._kept(CHANGED)]
        for name in dict.fromkeys(name for row in rows for name in row.owners):
            if owner_key(name) not in self.owners:
                self.owners[owner_key(name)] = add_owner(name=name, by=self.by)
        for text in dict.fromkeys(row.owner_text for row in rows if row.owner_text):
            names = answers.owners.get(owner_key(text), ())
            owner = self.owners.get(owner_key(names[0])) if len(names) == 1 else None
            if owner and owner_key(text) not in self.owners and len(text) <= LONGEST_ALIAS:
                add_alias(owner=owner, text=text, by=self.by)
                self.owners[owner_key(text)] = owner

    def keep_themes(self) -> None:
        existing = {theme.pk: theme for theme in self.strategy.themes.all()}
        position = max((theme.position for theme in existing.values()), default=0)
        for group in self.understood.themes:
            known = self.comparison.themes.get(id(group))
            title, aim = _theme_words(group)
            if known is None:
                position += 1
                self.themes[id(group)] = add_theme(
                    strategy=self.strategy,
                    code=group.number,
                    title=title,
                    aim=aim,
                    position=position,
                    by=self.by,
                )
                continue
            theme = existing[known.id]
            aim = aim or theme.aim  # a file that says nothing of the aim takes nothing away
            title = theme.title if says_nothing_new(group, known) else title
            if (theme.title, theme.aim) != (title, aim):
                theme = edit_theme(theme=theme, by=self.by, why=self.why, title=title, aim=aim)
            self.themes[id(group)] = theme

    def keep_objectives(self) -> None:
        existing = {objective.pk: objective for objective in self.strategy.objectives.all()}
        position = max((objective.position for objective in existing.values()), default=0)
        for group in self.understood.objectives:
            known = self.comparison.objectives.get(id(group))
            theme = self.themes.get(id(group.theme)) if group.theme else None
            if known is None:
                position += 1
                self.objectives[id(group)] = add_objective(
                    strategy=self.strategy, title=group.title, number=group.number, position=position,
                    theme=theme, by=self.by,
                )  # fmt: skip
                continue
            objective = existing[known.id]
            title = objective.title if says_nothing_new(group, known) else group.title
            self.objectives[id(group)] = self._edit_objective(objective, title, theme)

    def _edit_objective(self, objective: Objective, title: str, theme: Theme | None) -> Objective:
        fields: dict[str, Any] = {}
        if objective.title != title:
            fields["title"] = title
        if theme and objective.theme_id != theme.pk:
            fields["theme"] = theme
        if not fields:
            return objective
        return edit_objective(objective=objective, version=None, by=self.by, why=self.why, **fields)

    def add_new(self) -> None:
        """New actions stand in the register where they stand in the sheet."""
        self._load_known()
        drafts: dict[tuple[str, int], NewAction] = {}
        last = max((action.position for action in self.actions.values()), default=0)
        above = 0
        for compared in self.comparison.rows:
            if compared.known:
                above = compared.known.position
            elif compared.change == NEW:
                place = None if above >= last else above
                drafts[compared.row.place] = self._draft(compared.row, drafts, place)
        add_actions(strategy=self.strategy, new=drafts.values(), by=self.by, why=self.why)
        for row_place, draft in drafts.items():
            assert draft.made
            self.actions[row_place] = draft.made

    def _load_known(self) -> None:
        everything = {action.pk: action for action in self.strategy.actions.all()}
        for compared in self.comparison.rows:
            if compared.known and compared.known.id in everything:
                self.actions[compared.row.place] = everything[compared.known.id]

    def _draft(
        self, row: ParsedRow, drafts: dict[tuple[str, int], NewAction], position: int | None
    ) -> NewAction:
        above = row.parent.place if row.parent else None
        return NewAction(
            text=row.text,
            number=row.number,
            objective=self.objectives.get(id(row.objective)) if row.objective else None,
            theme=self.themes.get(id(row.theme)) if row.theme else None,
            parent=(drafts.get(above) or self.actions.get(above)) if above else None,
            owner_text=row.owner_text,
            owners=self._owners_of(row),
            start=row.start,
            end=row.end,
            success_measure=row.success_measure,
            priority=row.priority,
            characteristics=row.characteristics,
            resources=row.resources,
            extra=row.extra,
            cross_reference=row.cross_reference,
            position=position,
        )

    def _owners_of(self, row: ParsedRow) -> list[Owner]:
        return [self.owners[owner_key(name)] for name in row.owners]

    def change(self) -> None:
        """Wording, owners and starts are edited; status, progress and ends are for the log."""
        edits: dict[tuple[str, int], ActionEdit] = {}
        for compared in self._kept(CHANGED):
            row, before = compared.row, compared.before
            fields = {name: getattr(row, name) for name in _EDITED & before.keys()}
            if "extra" in before:
                said = {name: row.extra.get(name, "") for name in compared.extra}
                fields["extra"] = {name: text for name, text in (before["extra"] | said).items() if text}
            if "objective" in before:
                fields |= {"objective": self.objectives[id(row.objective)], "theme": None}
            if "theme" in before:
                fields["theme"] = self.themes[id(row.theme)]
            if "parent" in before:
                fields["parent"] = self.actions[row.parent.place] if row.parent else None
            owners = self._owners_of(row) if "owners" in before else None
            if fields or owners is not None:
                edits[row.place] = ActionEdit(action=self.actions[row.place], fields=fields, owners=owners)
        edited = edit_actions(edits=edits.values(), by=self.by, why=self.why)
        self.actions |= zip(edits, edited, strict=True)

    def record(self) -> None:
        """One entry of the log for each action about whose progress the file says something new."""
        record_updates(new=list(self._updates()), by=self.by)

    def _updates(self) -> Iterable[NewUpdate]:
        for compared in self.comparison.rows:
            row, before = compared.row, compared.before
            if compared.change == NEW and (row.status or row.progress or row.revised_end):
                yield self._update(compared, moved=row.revised_end is not None)
            elif compared.change == CHANGED and before.keys() & OF_THE_LOG:
                yield self._update(compared, moved="end" in before)

    def _update(self, compared: Compared, *, moved: bool) -> NewUpdate:
        """What the file adds to the log: the words that are new; else those in force stay so."""
        row, known = compared.row, compared.known
        action = self.actions[row.place]
        narrative = compared.news or known.progress if known else row.progress
        term = self.terms[status_key(row.status.text)] if row.status else action.status
        given = f"The plan imported on {self.as_at.day} {self.as_at:%B %Y} gives this end."
        return NewUpdate(
            action=action,
            on=self.as_at,
            status=term,
            narrative=narrative,
            source=ProgressUpdate.Source.IMPORT,
            new_end=(row.revised_end or row.end) if moved else None,
            end_reason=(compared.reason or (REVISED if row.revised_end else given)) if moved else "",
        )

    def close_gone(self) -> None:
        """Actions that the file does not have, where somebody said that they are done or given up.

        What was opened again after the day of the file stays open.
        """
        closing = {one.action.id: one.answer for one in self.comparison.gone if one.answer.do in CLOSURES}
        opened_later = ProgressUpdate.objects.filter(reopened=True, on__gt=self.as_at).values("action")
        gone = self.strategy.actions.filter(pk__in=closing).exclude(pk__in=opened_later)
        for action in gone if closing else ():
            answer = closing[action.pk]
            close_action(
                action=action, kind=CLOSURES[answer.do], on=self.as_at, reason=answer.reason, agreed_by="",
                by=self.by,
            )  # fmt: skip


_EDITED = {
    "text",
    "owner_text",
    "start",
    "success_measure",
    "priority",
    "characteristics",
    "resources",
    "cross_reference",
}


def _theme_words(group: Group) -> tuple[str, str]:
    """A title longer than the register shows is cut there, and stands whole at the head of the aim."""
    if len(group.title) <= LONGEST_THEME_TITLE:
        return group.title, group.aim
    return group.title[: LONGEST_THEME_TITLE - 1] + "…", f"{group.title}\n{group.aim}".strip()
