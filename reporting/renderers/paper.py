"""The report as a page lays it out, on paper and on screen: sections, groups, sentences."""

from collections.abc import Sequence
from functools import cached_property

from django.utils.safestring import SafeString

from foundation.charts import Bar, Part, StackedBars, stacked_bars
from reporting.front_sheet import spoken, without_typed_numbers
from reporting.numbers import group_of, headline, share
from reporting.renderers.evidence_paper import EvidencePaper
from reporting.renderers.members_paper import MembersPaper
from reporting.renderers.pieces import (
    Exceptional,
    Medium,
    Moved,
    ObjectiveGroup,
    Paragraph,
    ReportPart,
    Row,
    Section,
    StatusCount,
    ThemeGroup,
)
from reporting.renderers.sentences import Sentences
from reporting.renderers.workforce_paper import WorkforcePaper
from reporting.sections import APPENDICES, SECTIONS, columns_of, sections_of
from reporting.snapshot import PLAN, Block, Line, Snapshot, Tally, Word, paragraphs, shortened

FIRST = ("summary", "changes", "decisions", "evidence")
SHORT = 110  # characters of an action where it is mentioned in passing


class Paper:
    """Everything the templates print."""

    def __init__(self, snapshot: Snapshot, medium: Medium) -> None:
        self.snapshot = snapshot
        self.medium = medium
        self.says = Sentences(snapshot)

    @property
    def title(self) -> str:
        return self.says.title

    @cached_property
    def as_at(self) -> str:
        return spoken(self.snapshot.as_at)

    @property
    def foot(self) -> str:
        """What stands at the foot of every page."""
        edition = self.says.edition.lower()
        return f"{shortened(self.snapshot.title, 64)} · figures as at {self.as_at} · {edition}"

    @property
    def head(self) -> str:
        """What stands at the head of every page: nothing on a report that was issued."""
        return "DRAFT – not issued" if self.snapshot.draft else ""

    @property
    def headline(self) -> str:
        """The sentence that a councillor could read aloud."""
        return headline(self.snapshot.figures) if self.is_on_plan else self.evidence.sentence

    @property
    def is_on_plan(self) -> bool:
        return self.snapshot.kind == PLAN

    # --- front sheet ---------------------------------------------------------------------------------

    @property
    def front_rows(self) -> list[tuple[str, list[str]]]:
        """The table of page one, without the recommendations, which end the page."""
        blocks = [b for b in self.snapshot.blocks if not b.section and b.key != "recommendations"]
        return [(block.heading, paragraphs(block.text)) for block in blocks]

    @property
    def recommendations(self) -> tuple[str, list[str]] | None:
        block = next((b for b in self.snapshot.blocks if b.key == "recommendations"), None)
        return (block.heading, without_typed_numbers(paragraphs(block.text))) if block else None

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        blocks: list[Block] = [block for block in self.snapshot.blocks if block.section]
        return tuple(
            Section(
                number,
                block.heading,
                tuple(
                    Paragraph(f"{number}.{n}", text)
                    for n, text in enumerate(without_typed_numbers(paragraphs(block.text)), start=1)
                ),
            )
            for number, block in enumerate(blocks, start=1)
        )

    @property
    def sections_are_short(self) -> bool:
        """Short enough to follow on page one, so that no page stands nearly empty."""
        return sum(len(p.text) + 60 for section in self.sections for p in section.paragraphs) < 700

    @property
    def first_own_number(self) -> int:
        return len(self.sections) + 1

    @cached_property
    def own_sections(self) -> tuple[str, ...]:
        """Our own sections in the body's order, the appendices last."""
        return sections_of(self.snapshot.kind, self.snapshot.sections)

    @cached_property
    def parts(self) -> list[ReportPart]:
        """Our own sections with their templates, before the appendices."""
        headings = SECTIONS[self.snapshot.kind]
        return [
            ReportPart(key, headings[key], self._template(key))
            for key in self.own_sections
            if key not in APPENDICES and not (self.evidence.is_empty(key) or self.members.is_empty(key))
        ]

    @property
    def changes_template(self) -> str:
        return self._template("changes")

    def _template(self, key: str) -> str:
        return f"reporting/print/{'_' if self.is_on_plan else '_workforce_'}{key}.html"

    @property
    def first_parts(self) -> list[ReportPart]:
        """What the page of an issue shows beside its files."""
        return [part for part in self.parts if part.key in FIRST]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The numbers of our own sections, which follow those of the front sheet."""
        return {part.key: number for number, part in enumerate(self.parts, start=self.first_own_number)}

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns of Appendix 1 beside number and action."""
        return columns_of(self.snapshot.columns)

    @cached_property
    def evidence(self) -> EvidencePaper:
        return (EvidencePaper if self.is_on_plan else WorkforcePaper)(self.snapshot)

    @cached_property
    def members(self) -> MembersPaper:
        return MembersPaper(self.snapshot)

    # --- figures -------------------------------------------------------------------------------------

    @property
    def status_counts(self) -> list[StatusCount]:
        figures = self.snapshot.figures
        counted = zip(figures.words, figures.all.counts, figures.all.past_end_counts, strict=True)
        return [
            StatusCount(word, self.tag(word), count, share(count, figures.all.total), late)
            for word, count, late in counted
        ]

    @cached_property
    def grouped_by(self) -> str:
        """What the bars are of: objectives, or themes in a plan that has no objectives."""
        lines = self.snapshot.lines
        only_themes = any(line.theme_title for line in lines) and not any(
            line.objective_ref for line in lines
        )
        return "theme" if only_themes else "objective"

    @cached_property
    def by_objective(self) -> StackedBars:
        return self._chart(self.snapshot.figures.objectives)

    @cached_property
    def bars(self) -> list[tuple[Tally, str, SafeString]]:
        """Each objective with its short title and its bar."""
        rows = zip(self.snapshot.figures.objectives, self.by_objective.rows, strict=True)
        return [(tally, shortened(tally.title, 95), self.medium.bar(row)) for tally, row in rows]

    @property
    def closures(self) -> str:
        """ "2 completed and now business as usual, 1 withdrawn" """
        found = self.snapshot.figures.closures
        return ", ".join(f"{c.count} {c.label[:1].lower()}{c.label[1:]}" for c in found)

    def _chart(self, tallies: Sequence[Tally], *, same_length: bool = False) -> StackedBars:
        words = self.snapshot.figures.words
        return stacked_bars(
            [
                Bar(
                    label=tally.title,
                    reference=tally.reference,
                    parts=tuple(
                        Part(word.label, word.colour, word.meaning, count, late)
                        for word, count, late in zip(words, tally.counts, tally.past_end_counts, strict=True)
                    ),
                )
                for tally in tallies
            ],
            same_length=same_length,
        )

    # --- what is to be said --------------------------------------------------------------------------

    @property
    def moved(self) -> list[Moved]:
        changes = self.snapshot.changes
        return [
            Moved(c.name, shortened(c.text, SHORT), self.tag(c.before), self.tag(c.after))
            for c in (changes.statuses if changes else ())
        ]

    @property
    def since(self) -> str:
        return spoken(self.snapshot.changes.since.as_at) if self.snapshot.changes else ""

    @property
    def past_end(self) -> list[Exceptional]:
        return [
            self._exceptional(line, ", ".join(line.late_words))
            for line in self.snapshot.lines_with("past_end")
        ]

    @property
    def troubled(self) -> list[Exceptional]:
        lines = self.snapshot.lines_meaning("off_track", "needs_attention")
        return [self._exceptional(line, line.reason or "No reason was given.") for line in lines]

    @property
    def silent(self) -> list[Exceptional]:
        lines = self.snapshot.lines_with("stale")
        return [
            self._exceptional(line, f"last update {spoken(line.updated_on)}")
            for line in lines
            if line.updated_on and "past_end" not in line.attention
        ]

    def _exceptional(self, line: Line, said: str) -> Exceptional:
        return Exceptional(
            name=line.name if line.label else "",
            anchor=f"action-{line.ref}",
            text=shortened(line.text, SHORT),
            owners=line.owner_words,
            tag=self.line_tag(line),
            said=said,
        )

    # --- appendix ------------------------------------------------------------------------------------

    @cached_property
    def themes(self) -> list[ThemeGroup]:
        themes: dict[tuple[str, str], dict[tuple[str, str, str], list[Line]]] = {}
        for line in self.snapshot.lines:
            objectives = themes.setdefault((line.theme_code, line.theme_title), {})
            objectives.setdefault(group_of(line), []).append(line)
        return [
            ThemeGroup(
                code,
                title or ("Other actions" if len(themes) > 1 else ""),
                f"theme-{place}",
                tuple(
                    self._objective(
                        group, lines, f"theme-{place}", alone=bool(title) and len(objectives) == 1
                    )
                    for group, lines in objectives.items()
                ),
            )
            for place, ((code, title), objectives) in enumerate(themes.items(), 1)
        ]

    def _objective(
        self, group: tuple[str, str, str], lines: list[Line], theme: str, *, alone: bool
    ) -> ObjectiveGroup:
        ref, number, title = group
        tally = self._tallies.get((number, title))
        row = self._chart([tally], same_length=True).rows[0] if tally else None
        return ObjectiveGroup(
            number=number if ref else "",
            title=title if ref else "" if alone else "Actions without an objective",
            anchor=f"objective-{ref}" if ref else theme if alone else f"{theme}-others",
            sentence=row.sentence + (f"; {row.past_end_sentence}" if row.past_end_sentence else "")
            if row
            else "",
            bar=self.medium.bar(row) if row else SafeString(""),
            rows=tuple(self._row(line) for line in lines),
        )

    @cached_property
    def _tallies(self) -> dict[tuple[str, str], Tally]:
        return {(t.reference, t.title): t for t in self.snapshot.figures.objectives}

    def _row(self, line: Line) -> Row:
        late = list(line.late_words)
        return Row(
            line=line,
            tag=self.line_tag(line),
            late=tuple(self.medium.late(words) for words in late),
            action=tuple(paragraphs(line.text)),
            progress=tuple(paragraphs(line.progress)),
            updated=self._updated(line),
        )

    def _updated(self, line: Line) -> str:
        """When the progress was told, unless that is the date of all figures."""
        return line.told if line.progress and line.words_on != self.snapshot.as_at else ""

    def tag(self, word: Word | None) -> SafeString:
        return self.medium.tag(word, "No status")

    def line_tag(self, line: Line) -> SafeString:
        return self.medium.tag(line.status, line.standing)
