"""What a paper is made of: its paragraphs, groups and rows, as every file of a report prints them."""

import re
from dataclasses import dataclass
from typing import Protocol

from django.utils.safestring import SafeString

from foundation.charts import DrawnBar
from reporting.front_sheet import spoken
from reporting.snapshot import Line, Word

SHORT_ROW = 700  # characters


class Medium(Protocol):
    """How marks are drawn: a browser shows SVG in the page; paper keeps them out of what is read aloud."""

    def tag(self, word: Word | None, instead: str) -> SafeString: ...

    def late(self, words: str) -> SafeString: ...

    def bar(self, row: DrawnBar) -> SafeString: ...


@dataclass(frozen=True)
class ReportPart:
    """A section of ours: its key, its heading, and the template that prints it."""

    key: str
    heading: str
    template: str


@dataclass(frozen=True)
class Paragraph:
    number: str
    text: str


@dataclass(frozen=True)
class Section:
    number: int
    heading: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Row:
    """An action in the appendix."""

    line: Line
    tag: SafeString
    late: tuple[SafeString, ...]
    action: tuple[str, ...]
    progress: tuple[str, ...]
    updated: str

    @property
    def anchor(self) -> str:
        return f"action-{self.line.ref}"

    @property
    def is_short(self) -> bool:
        """So short that it stays on one page; a longer row may go on between two paragraphs."""
        return max(len(self.line.text) + len(self.line.success_measure), len(self.line.narrative)) < SHORT_ROW

    @property
    def was(self) -> str:
        """The end first planned, where it moved."""
        return (self.line.original_end.text or "no date") if self.line.end_moved else ""

    @property
    def why(self) -> str:
        """The reason, where the narrative doesn't say the same."""
        return "" if self.line.reason.strip() in self.line.narrative else self.line.reason

    @property
    def next_review(self) -> str:
        return spoken(self.line.next_review_on) if self.line.next_review_on else ""


@dataclass(frozen=True)
class ObjectiveGroup:
    """The actions of an objective, or those that stand under a theme or under nothing at all."""

    number: str
    title: str
    anchor: str
    sentence: str
    bar: SafeString
    rows: tuple[Row, ...]

    @property
    def heading(self) -> str:
        """Empty for the only actions of a theme: the theme's own heading stands above them."""
        return f"Objective {self.number}: {self.title}" if self.number else self.title


@dataclass(frozen=True)
class ThemeGroup:
    code: str
    title: str
    anchor: str
    objectives: tuple[ObjectiveGroup, ...]

    @property
    def heading(self) -> str:
        return f"Theme {self.code}: {self.title}" if self.code else self.title


@dataclass(frozen=True)
class StatusCount:
    word: Word
    tag: SafeString
    count: int
    share: str
    past_end: int


@dataclass(frozen=True)
class Exceptional:
    """An action that members should know of, and what is to be said about it."""

    name: str
    anchor: str
    text: str
    owners: str
    tag: SafeString
    said: str


@dataclass(frozen=True)
class Moved:
    """A status that changed, as two tags."""

    name: str
    text: str
    before: SafeString
    after: SafeString


def paragraphs(text: str) -> list[str]:
    """A person's text as its paragraphs: every line end begins a new one, empty lines are left out."""
    return [line.strip() for line in re.split(r"[\r\n\u2028\u2029]+", text) if line.strip()]
