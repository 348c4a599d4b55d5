"""What members read beside the figures, written into a Word document."""

from reporting.renderers.paper import Paper
from reporting.renderers.word.marks import Column
from reporting.renderers.word.writer import Writer


class MembersContents:
    def __init__(self, writer: Writer, paper: Paper) -> None:
        self.writer = writer
        self.members = paper.members

    def agreed(self) -> None:
        self.writer.heading("What members decided last time", 2, numbered=True)
        self.writer.numbered(
            [
                self.writer.run(one.sentence, "EDI Strong"),
                self.writer.run(f" {one.words} {one.done}" if one.words else f" {one.done}"),
            ]
            for one in self.members.agreed
        )

    def achievements(self) -> None:
        self.writer.heading("What has been achieved", 2, numbered=True)
        self.writer.say(self.members.achieved_sentence)
        self.writer.points(
            [
                self.writer.run(one.name, "EDI Strong"),
                self.writer.run(f" {one.text}: {one.said}" if one.said else f" {one.text}"),
            ]
            for one in self.members.achieved
        )

    def milestones(self) -> None:
        writer = self.writer
        writer.heading("What comes next", 2, numbered=True)
        writer.say(self.members.milestones_sentence)
        rows = [
            ([self._strong(one.name), *map(self._cell, (one.text, one.owners, one.when))], True)
            for one in self.members.milestones
        ]
        columns = [Column("No.", 11), Column("Action", 47), Column("Owner", 22), Column("Due", 20)]
        if rows:
            writer.table(columns, rows, name="What comes next")

    def coverage(self) -> None:
        coverage = self.members.coverage
        if coverage is None:
            return
        self.writer.heading("Whom the plan speaks of", 2, numbered=True)
        self.writer.say(self.members.coverage_sentence)
        width = 64 / (len(coverage.headings) + 1)
        columns = [Column("Characteristic or priority", 36)]
        columns += [Column(heading, width, numbers=True) for heading in (*coverage.headings, "Open actions")]
        rows = [
            (
                [
                    self._cell(f"{row.name} (local priority)" if row.local else row.name),
                    *(
                        self.writer.paragraph(text, "EDI Cell number")
                        for text in (*row.counts, str(row.actions))
                    ),
                ],
                True,
            )
            for row in coverage.rows
        ]
        self.writer.table(columns, rows, name="Whom the plan speaks of")

    def _cell(self, words: str) -> str:
        return self.writer.paragraph(words, "EDI Cell")

    def _strong(self, words: str) -> str:
        return self.writer.paragraph([self.writer.run(words, "EDI Strong")], "EDI Cell")
