"""The report from its front sheet to its notes, as the paper has it, written into a Word document."""

from collections.abc import Callable, Iterable, Sequence

from reporting.renderers.paper import SHORT, Paper
from reporting.renderers.pieces import Exceptional, ObjectiveGroup, Row
from reporting.renderers.word.evidence import EvidenceContents, WorkforceContents
from reporting.renderers.word.marks import Column, Number
from reporting.renderers.word.members import MembersContents
from reporting.renderers.word.writer import Writer
from reporting.snapshot import WORKFORCE, Asked, Mention, Tally, TextChange, shortened

LONG = 140  # characters of an action beside a decision about it


class Contents:
    """Writes a paper, part after part."""

    def __init__(self, writer: Writer, paper: Paper) -> None:
        self.writer = writer
        self.paper = paper
        self.snapshot = paper.snapshot
        self.evidence = EvidenceContents(writer, paper)
        self.members = MembersContents(writer, paper)

    def write(self) -> None:
        self._front()
        self._sections()
        if self.snapshot.kind == WORKFORCE:
            WorkforceContents(self.writer, self.paper).write()
        else:
            self._plan()
        self._notes()

    def _plan(self) -> None:
        """Our own sections in the body's order, then the appendices, which lie on their side."""
        written: dict[str, Callable[[], None]] = {
            "summary": self._summary,
            "changes": self._changes,
            "decisions": self._decisions,
            "exceptions": self._exceptions,
            "evidence": self.evidence.evidence,
            "agreed": self.members.agreed,
            "achievements": self.members.achievements,
            "milestones": self.members.milestones,
            "coverage": self.members.coverage,
        }
        for part in self.paper.parts:
            written[part.key]()
        self.writer.turn()
        if "appendix" in self.paper.own_sections:
            self._appendix()
        if "figures" in self.paper.own_sections:
            self._figures()

    # --- page one and the council's own sections -------------------------------------------------------

    def _front(self) -> None:
        say, paper = self.writer.say, self.paper
        say(self.snapshot.organisation, "EDI Council")
        say(f"Report to the {self.snapshot.body}", "Subtitle")
        self.writer.heading(f"{self.snapshot.title}: {self.snapshot.subject}", 1)
        say(paper.says.about, "EDI Edition")
        if paper.says.draft:
            say([self.writer.run(paper.says.draft, "EDI Strong")])
        if paper.front_rows:
            rows = [(heading, self._cell(*texts)) for heading, texts in paper.front_rows]
            self.writer.facts(rows, name="Front sheet")
        if paper.recommendations:
            heading, texts = paper.recommendations
            self.writer.heading(heading, 2)
            say(f"The {self.snapshot.body} is asked to:", with_next=True)
            self.writer.numbered(texts)

    def _sections(self) -> None:
        numbered = Number(self.writer.sections, level=1)
        for section in self.paper.sections:
            first = section.number == 1 and not self.paper.sections_are_short
            self.writer.heading(section.heading, 2, numbered=True, new_page=first)
            for part in section.paragraphs:
                self.writer.say(part.text, "EDI Paragraph", number=numbered)

    # --- our own sections ------------------------------------------------------------------------------

    def _summary(self) -> None:
        writer, paper, whole = self.writer, self.paper, self.snapshot.figures.all
        writer.heading("Where the plan stands", 2, numbered=True, new_page=True)
        writer.say(paper.headline, "EDI Lead")
        writer.heading("Status key and counts", 3)
        rows = [
            (
                [r.tag, self._cell(r.word.definition or "–"), *self._numbers(r.count, r.share, r.past_end)],
                True,
            )
            for r in paper.status_counts
        ]
        share = "100%" if whole.total else "–"
        total = [self._strong("All actions"), self._cell(paper.closures or "–")]
        rows.append(([*total, *self._numbers(whole.total, share, whole.past_end)], True))
        writer.table(
            [
                Column("Status", 19),
                Column("What it means", 48),
                Column("Actions", 11, numbers=True),
                Column(f"Share of {whole.total}", 11, numbers=True),
                Column("Past end date", 11, numbers=True),
            ],
            rows,
            name="Status key and counts",
        )
        writer.say(paper.says.beside, before=160)
        if paper.bars:
            self._bars()

    def _bars(self) -> None:
        paper, writer = self.paper, self.writer
        hatched = "; hatched below: past the end date" if self.snapshot.figures.all.past_end else ""
        name = f"Actions by {paper.grouped_by} and status"
        writer.heading(name, 3)
        rows = [
            (
                [
                    self._named(tally, title),
                    writer.paragraph([bar], "EDI Cell"),
                    *self._numbers(tally.total, tally.past_end),
                ],
                True,
            )
            for tally, title, bar in paper.bars
        ]
        writer.table(
            [
                Column(paper.grouped_by.capitalize(), 38),
                Column(f"Actions by status{hatched}", 44),
                Column("All", 8, numbers=True),
                Column("Past end", 10, numbers=True),
            ],
            rows,
            name=name,
        )

    def _changes(self) -> None:
        writer, paper, changes = self.writer, self.paper, self.snapshot.changes
        since = f" since {paper.since}" if paper.since else ""
        writer.heading(f"What has changed{since}", 2, numbered=True)
        writer.say(paper.says.compared)
        if changes is None:
            return
        if paper.moved:
            rows = [
                ([self._strong(m.name), self._cell(m.text), m.before, m.after], True) for m in paper.moved
            ]
            columns = [Column("No.", 11), Column("Action", 45), Column("From", 22), Column("To", 22)]
            self._titled("Status changed", columns, rows)
        if changes.dates:
            columns = [Column("No.", 11), Column("Action", 33), Column("From", 15), Column("To", 15)]
            self._titled(
                "End date changed", [*columns, Column("Why", 26)], map(self._moved_date, changes.dates)
            )
        self._mentions("Closed", changes.closed, lambda row: f": {row.detail}. {row.reason}")
        self._mentions("Opened again", changes.reopened, lambda row: f" ({row.detail}). {row.reason}")
        self._mentions("New", changes.new, lambda row: f" (end: {row.detail})")
        self._mentions("No longer there", changes.gone, lambda row: "")
        if changes.reworded:
            writer.heading("Reworded", 3)
            writer.points(
                f"Was: {shortened(row.before, 220)}. Now: {shortened(row.after, 220)}"
                for row in changes.reworded
            )
        self.evidence.moved(paper.evidence.moved)

    def _moved_date(self, row: TextChange) -> tuple[Sequence[str], bool]:
        texts = (shortened(row.text, SHORT), row.before, row.after, row.reason or "No reason was given.")
        return [self._strong(row.name), *map(self._cell, texts)], True

    def _mentions(self, heading: str, rows: Sequence[Mention], detail: Callable[[Mention], str]) -> None:
        if rows:
            self.writer.heading(heading, 3)
            self.writer.points(
                [
                    self.writer.run(row.name, "EDI Strong"),
                    self.writer.run(f" {shortened(row.text, SHORT)}{detail(row)}".rstrip()),
                ]
                for row in rows
            )

    def _decisions(self) -> None:
        paper = self.paper
        self.writer.heading("Decisions asked of members", 2, numbered=True)
        if not self.snapshot.decisions:
            self.writer.say(paper.says.nothing_asked)
        self.writer.numbered(map(self._asked, self.snapshot.decisions))

    def _asked(self, asked: Asked) -> list[str]:
        reason = f"\nReason: {asked.reason}" if asked.reason else ""
        words = f" {shortened(asked.text, LONG)}{reason}"
        return [self.writer.run(asked.sentence, "EDI Strong"), self.writer.run(words)]

    def _exceptions(self) -> None:
        paper = self.paper
        self.writer.heading("What needs attention", 2, numbered=True)
        late, why, heard = "How late", "Why", "Last heard"
        self._exceptional("Past the end date", paper.past_end, late, "No open action is past its end date.")
        self._exceptional(
            "Reported as off track or needing attention",
            paper.troubled,
            why,
            "No open action is reported as off track or needing attention.",
        )
        self._exceptional(
            "No recent update",
            paper.silent,
            heard,
            "No other open action has gone without an update for too long.",
        )

    def _exceptional(self, heading: str, rows: Sequence[Exceptional], said: str, none: str) -> None:
        if not rows:
            self.writer.heading(heading, 3)
            self.writer.say(none)
            return
        columns = [Column("No.", 10), Column("Action", 29), Column("Owner", 17), Column("Status", 16)]
        cells = [
            ([self._strong(r.name or "None"), self._cell(r.text), self._cell(r.owners or "Not named"), r.tag,
              self._cell(r.said)], True)
            for r in rows
        ]  # fmt: skip
        self._titled(heading, [*columns, Column(said, 28)], cells)

    # --- appendices ------------------------------------------------------------------------------------

    def _appendix(self) -> None:
        writer, paper = self.writer, self.paper
        writer.heading(f"Appendix 1: the action plan as at {paper.as_at}", 2)
        for theme in paper.themes:
            if theme.title:
                writer.heading(theme.heading, 3)
            for objective in theme.objectives:
                self._objective(objective, level=4 if theme.title else 3)
        if not paper.themes:
            writer.say("The plan has no actions yet.")

    def _objective(self, objective: ObjectiveGroup, *, level: int) -> None:
        writer = self.writer
        if objective.heading:
            writer.heading(objective.heading, level)
        if objective.bar:
            writer.say([objective.bar], "EDI Cell", with_next=True)
        always = [Column("No.", 5.5), Column("Action", 30)]
        others = {
            "owner": Column("Owner", 11),
            "end": Column("End date", 9),
            "status": Column("Status", 11.5),
            "progress": Column("Progress", 33),
        }
        writer.table(
            [*always, *(column for key, column in others.items() if key in self.paper.columns)],
            ((self._action(row), row.is_short) for row in objective.rows),
            name=objective.heading or "The action plan",
        )

    def _action(self, row: Row) -> list[str]:
        line = row.line
        soft = "EDI Soft"
        inset = "EDI Cell inset" if line.is_sub_action else "EDI Cell"
        measure = f"Success measure: {line.success_measure}" if line.success_measure else ""
        progress = [self._said(text) for text in row.progress] or [self._said("Nothing reported.", soft)]
        progress += [self._said(f"Why: {row.why}")] if row.why else []
        progress += [self._said(f"Update of {row.updated}", soft)] if row.updated else []
        ends = [self._said(line.end.text or "No date given")]
        if row.was:
            was = [self.writer.run("first planned: ", soft), self.writer.run(row.was, soft, struck=True)]
            ends.append(self.writer.paragraph(was, "EDI Cell"))
        ends += [self._said(f"next review {row.next_review}", soft)] if row.next_review else []
        closed = [self._said(line.closure_label, soft)] if line.closure_label else []
        texts = [self._said(text, cell=inset) for text in row.action]
        told = measure and "success_measure" in self.paper.columns
        texts += [self._said(measure, soft, cell=inset)] if told else []
        others = {
            "owner": self._cell(line.owner_words or "Not named"),
            "end": "".join(ends),
            "status": "".join([row.tag, *row.late, *closed]),
            "progress": "".join(progress),
        }
        wanted = [cell for key, cell in others.items() if key in self.paper.columns]
        return [self._strong(line.label or "None"), "".join(texts), *wanted]

    def _figures(self) -> None:
        figures = self.snapshot.figures
        self.writer.heading("Appendix 2: the figures", 2, new_page=True)
        self._tallies("All counts by theme", "Theme", figures.themes)
        if self.paper.grouped_by == "objective":
            self._tallies("All counts by objective", "Objective", figures.objectives)

    def _tallies(self, heading: str, first: str, tallies: Sequence[Tally]) -> None:
        figures = self.snapshot.figures
        others = ("All", "Past end", "Due soon", "Review due", "No recent update")
        names = [*(word.label for word in figures.words), *others]
        columns = [Column(name, 64 / len(names), numbers=True) for name in names]
        rows = [
            (
                [
                    self._named(tally, shortened(tally.title, 120)),
                    *self._numbers(
                        *tally.counts,
                        *(tally.total, tally.past_end, tally.due_soon, tally.review_due, tally.stale),
                    ),
                ],
                True,
            )
            for tally in (*tallies, figures.all)
        ]
        self._titled(heading, [Column(first, 36), *columns], rows)

    def _notes(self) -> None:
        self.writer.heading("Notes", 2)
        self.writer.numbered(self.snapshot.notes)
        if self.snapshot.closing:
            self.writer.say(self.snapshot.closing)
        self.writer.say(self.paper.says.prepared, "EDI Record")

    # --- cells -----------------------------------------------------------------------------------------

    def _titled(
        self, heading: str, columns: Sequence[Column], rows: Iterable[tuple[Sequence[str], bool]]
    ) -> None:
        self.writer.heading(heading, 3)
        self.writer.table(columns, rows, name=heading)

    def _said(self, words: str, style: str = "", *, cell: str = "EDI Cell") -> str:
        return self.writer.paragraph([self.writer.run(words, style)], cell)

    def _cell(self, *texts: str) -> str:
        return "".join(self._said(text) for text in texts or ("",))

    def _strong(self, words: str) -> str:
        return self._said(words, "EDI Strong")

    def _named(self, tally: Tally, title: str) -> str:
        reference = [self.writer.run(tally.reference, "EDI Strong"), self.writer.run(" ")]
        return self.writer.paragraph(
            [*(reference if tally.reference else []), self.writer.run(title)], "EDI Cell"
        )

    def _numbers(self, *numbers: int | str) -> list[str]:
        return [self.writer.paragraph(str(number), "EDI Cell number") for number in numbers]
