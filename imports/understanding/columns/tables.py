"""A table whose columns are being settled: what they hold so far, what stands in them, what is doubtful."""

from dataclasses import dataclass, field, replace
from typing import Any

from imports.understanding.columns.columns import Column, Columns
from imports.understanding.columns.evidence import NO_CONTENT, Content
from imports.understanding.columns.headings import Role
from imports.understanding.findings import Problem, found, quoted


@dataclass(slots=True)
class Table:
    """`questions` have to be answered before anything is saved; `problems` are told beside the plan."""

    sheet: str
    row: int
    columns: Columns
    contents: dict[int, Content]
    questions: list[Problem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def content(self, index: int) -> Content:
        return self.contents.get(index, NO_CONTENT)

    def of(self, role: Role) -> list[Column]:
        return sorted((c for c in self.columns.values() if c.role == role), key=lambda column: column.index)

    def has(self, *roles: Role) -> bool:
        return any(column.role in roles for column in self.columns.values())

    @property
    def unheaded(self) -> list[int]:
        """Columns with something in them below no heading at all."""
        return sorted(
            index for index, content in self.contents.items()
            if index not in self.columns and (content.filled or content.fills)
        )  # fmt: skip

    def give(self, index: int, role: Role, score: int, reason: str, **more: Any) -> None:
        """Says what a column holds; never against a person."""
        known = self.columns.get(index) or Column(index, "", role)
        if not known.is_said:
            self.columns[index] = replace(known, role=role, score=score, reason=reason, **more)

    def ask(self, code: str, message: str, text: str = "") -> None:
        self.questions.append(found(code, message, sheet=self.sheet, row=self.row, text=text))

    def tell(self, code: str, message: str, text: str = "") -> None:
        self.problems.append(found(code, message, sheet=self.sheet, row=self.row, text=text))


def letters_of(columns: list[Column]) -> str:
    """ "columns C and D (“Status” and “RAG”)" """
    listed = sorted(columns, key=lambda column: column.index)
    names = [quoted(column.heading) if column.heading else "no heading" for column in listed]
    return f"columns {and_list([column.letter for column in listed])} ({and_list(names)})"


def letter_of(column: Column) -> str:
    """ "column C (“Status”)" """
    return f"column {column.letter} ({quoted(column.heading) if column.heading else 'no heading'})"


def begun(words: str) -> str:
    """The same words at the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def and_list(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
