"""What a resident reads of a published report: what was promised, how it is going, how anybody knows, what changed.

Drawn from the redacted snapshot alone, for the public pages and for the preview of them. Pure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from foundation.charts import Bar, DrawnBar, Part, StackedBars, stacked_bars
from foundation.references import reference, unused
from reporting.front_sheet import spoken
from reporting.numbers import group_of, listed
from reporting.publications.changes_told import SHORT, Kind, kinds_of
from reporting.publications.measures_told import MeasureTold, difference
from reporting.publications.plain_words import (
    counted,
    counts,
    going,
    how_it_is_going,
    key_of,
    late,
    plain,
    standing_word,
)
from reporting.snapshot import Line, Snapshot, Tally, Word, paragraphs, shortened

FEW = 8  # actions in a list of the first page
NO_OBJECTIVE = "No objective"  # as the report calls the group of actions that stand under nothing


@dataclass(frozen=True, slots=True)
class Told:
    """An action as residents read it."""

    line: Line
    word: str
    colour: str
    meaning: str
    late: tuple[str, ...]

    @property
    def anchor(self) -> str:
        return f"action-{self.line.ref}"

    @property
    def text(self) -> list[str]:
        return paragraphs(self.line.text)

    @property
    def short(self) -> str:
        return shortened(self.line.text, SHORT)

    @property
    def progress(self) -> list[str]:
        return paragraphs(self.line.narrative)

    @property
    def planned(self) -> str:
        return self.line.end.text or "no date given"

    @property
    def first_planned(self) -> str:
        """The end that was promised first, where it moved."""
        return (self.line.original_end.text or "no date given") if self.line.end_moved else ""

    @property
    def updated(self) -> str:
        return self.line.told

    @property
    def why(self) -> str:
        """The reason, where the narrative doesn’t say the same."""
        return "" if self.line.reason.strip() in self.line.narrative else self.line.reason

    @property
    def why_closed(self) -> str:
        return "" if self.line.closed_reason.strip() in self.line.narrative else self.line.closed_reason


@dataclass(frozen=True, slots=True)
class Group:
    """An objective with its actions; or a theme, or what stands under neither."""

    ref: str
    number: str
    title: str
    theme: str
    sentence: str
    actions: tuple[Told, ...]

    @property
    def name(self) -> str:
        return f"{self.number}. {self.title}" if self.number else self.title


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: an action, and the objective on whose page it stands."""

    action: Told
    group: Group


class Answer:
    """One published report as residents read it."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    @property
    def title(self) -> str:
        return self.snapshot.title

    @cached_property
    def as_at(self) -> str:
        return spoken(self.snapshot.as_at)

    # --- what we promised ----------------------------------------------------------------------------

    @property
    def promise(self) -> str:
        """ "Full Council adopted this strategy on 14 March 2024. It runs from 1 April 2024 to 31 March 2028." """
        facts = self.snapshot.strategy
        said = []
        if facts.adopted_on:
            who = facts.adopted_by or self.snapshot.organisation
            said.append(f"{who} adopted this strategy on {spoken(facts.adopted_on)}.")
        if facts.starts_on and facts.ends_on:
            said.append(f"It runs from {spoken(facts.starts_on)} to {spoken(facts.ends_on)}.")
        said.append(self._size)
        return " ".join(said)

    @property
    def _size(self) -> str:
        objectives = len({line.objective_ref for line in self.snapshot.lines} - {""})
        actions = counted(self.snapshot.figures.all.total, "action", "actions")
        if objectives:
            promises = counted(objectives, "promise", "promises")
            return f"It makes {promises}, with {actions} to keep {'it' if objectives == 1 else 'them'}."
        return f"It has {actions}."

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The objectives in the order of the plan, and whatever stands under none."""
        by_group: dict[tuple[str, str, str], list[Line]] = {}
        for line in self.snapshot.lines:
            by_group.setdefault(group_of(line), []).append(line)
        tallies = {(tally.reference, tally.title): tally for tally in self.snapshot.figures.objectives}
        taken = {ref for ref, _, _ in by_group if ref}
        groups = []
        for (ref, number, title), lines in by_group.items():
            tally = tallies.get((number, title))
            if not ref:
                wanted = reference(f"theme-{number or title}") if title != NO_OBJECTIVE else ""
                ref = unused(wanted, taken, "other-actions")
                taken.add(ref)
            groups.append(
                Group(
                    ref=ref,
                    number=number if lines[0].objective_ref else "",
                    title=_title(title),
                    theme=lines[0].theme_title if lines[0].objective_ref else "",
                    sentence=going(self.snapshot.figures, tally) if tally else "",
                    actions=tuple(told(line) for line in lines),
                )
            )
        return tuple(groups)

    def group(self, ref: str) -> Group | None:
        return next((group for group in self.groups if group.ref == ref), None)

    # --- how it is going -----------------------------------------------------------------------------

    @property
    def headline(self) -> str:
        return how_it_is_going(self.snapshot.figures)

    @property
    def key(self) -> tuple[Word, ...]:
        return key_of(self.snapshot.figures)

    @property
    def council_words(self) -> list[tuple[Word, str]]:
        """Each word that the council itself uses, as it is told here, where the two differ."""
        words = self.snapshot.figures.words
        return [(word, plain(word)) for word in words if word.label.casefold() != plain(word).casefold()]

    @cached_property
    def whole(self) -> DrawnBar:
        """One bar of all actions."""
        return stacked_bars([Bar("All actions", self._parts(self.snapshot.figures.all))]).rows[0]

    @cached_property
    def chart(self) -> StackedBars:
        refs = {group.title: group.ref for group in self.groups}
        numbered = {(group.number, group.title): group.ref for group in self.groups}
        return stacked_bars(
            Bar(
                label=shortened(_title(tally.title), 95),
                reference=tally.reference,
                href=f"objectives/{numbered.get((tally.reference, tally.title)) or refs[_title(tally.title)]}/",
                parts=self._parts(tally),
            )
            for tally in self.snapshot.figures.objectives
        )

    def _parts(self, tally: Tally) -> tuple[Part, ...]:
        figures = self.snapshot.figures
        by_word, late_ones = counts(figures, tally.counts), counts(figures, tally.past_end_counts)
        return tuple(
            Part(word.label, word.colour, word.meaning, by_word[word.label], late_ones[word.label])
            for word in self.key
        )

    @cached_property
    def in_trouble(self) -> list[Found]:
        """The open actions that need attention or don't go to plan, in the order of the plan."""
        lines = self.snapshot.lines_meaning("off_track", "needs_attention")
        return self._found(lines)

    @cached_property
    def past_date(self) -> list[Found]:
        """The others that are past their planned date."""
        known = {found.action.line.id for found in self.in_trouble}
        return self._found(line for line in self.snapshot.lines_with("past_end") if line.id not in known)

    def _found(self, lines: Iterable[Line]) -> list[Found]:
        places = {action.line.id: (action, group) for group in self.groups for action in group.actions}
        return [Found(*places[line.id]) for line in lines]

    # --- how we know ---------------------------------------------------------------------------------

    @property
    def tests(self) -> str:
        """ "For 71 of 84 actions the plan says how anybody could tell that they have worked." """
        lines = self.snapshot.lines
        having = sum(bool(line.success_measure) for line in lines)
        if not having:
            return ""
        of = counted(len(lines), "action", "actions")
        return f"For {having} of {of} the plan says how anybody could tell that it has worked."

    @cached_property
    def measures(self) -> list[MeasureTold]:
        return [MeasureTold(measure) for measure in self.snapshot.evidence]

    def measure(self, slug: str) -> MeasureTold | None:
        return next((told for told in self.measures if told.measure.slug == slug), None)

    def measures_of(self, group: Group) -> list[MeasureTold]:
        """The evidence for an objective."""
        return [m for m in self.measures if any(for_.ref == group.ref for for_ in m.measure.objectives)]

    @property
    def difference(self) -> str:
        return difference(self.snapshot.evidence)

    # --- what changed --------------------------------------------------------------------------------

    @property
    def since(self) -> str:
        return spoken(self.snapshot.changes.since.as_at) if self.snapshot.changes else ""

    @property
    def changed(self) -> str:
        """ "12 actions stand differently, 8 have a new date, 4 are closed and 1 is new." """
        changes = self.snapshot.changes
        if changes is None:
            return ""
        parts = [kind.words for kind in self.kinds if kind.noun == "action"]
        figures = counted(len(changes.measures), "measure has", "measures have")
        new_figures = f" {figures} a new figure." if changes.measures else ""
        if not parts:
            return f"Nothing has changed: no action stands differently, and no date has moved.{new_figures}"
        return f"Of the actions, {listed(parts)}.{new_figures}"

    @cached_property
    def kinds(self) -> list[Kind]:
        return kinds_of(self.snapshot.changes)

    # --- looking for something -----------------------------------------------------------------------

    def search(self, words: str) -> list[Found]:
        """The actions in which every word is found, wherever it stands: in the action, its objective, what was said."""
        wanted = [word.casefold() for word in words.split()]
        if not wanted:
            return []
        return [
            Found(action, group)
            for group in self.groups
            for action in group.actions
            if all(word in _searched(action, group) for word in wanted)
        ]


def _title(title: str) -> str:
    return "Other actions" if title == NO_OBJECTIVE else title


def told(line: Line) -> Told:
    word = line.status
    return Told(
        line,
        standing_word(line),
        word.colour if word else "grey",
        word.meaning if word else "",
        tuple(late(line)),
    )


def _searched(action: Told, group: Group) -> str:
    line = action.line
    texts: Sequence[str] = (
        line.label, line.text, group.name, group.theme, line.owner_words, line.narrative, line.success_measure,
        action.word,
    )  # fmt: skip
    return "\n".join(texts).casefold()
