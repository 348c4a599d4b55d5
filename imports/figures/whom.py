"""Which characteristic and category a draft is about, or the question that says so."""

from __future__ import annotations

from dataclasses import dataclass, field

from imports.figures.answers import BREAKDOWN, Answers, LocalPriority
from imports.figures.parsed import Draft, Question
from imports.figures.people import answered, compares, is_whole, without_its_kind
from imports.figures.standing import Known
from imports.understanding.findings import quoted
from measures.vocabulary import words_key


@dataclass(slots=True)
class Whom:
    """`group_of` and `group` are empty for everybody. `subject` is what is measured where a category is no group
    of people; `answers_of` the characteristic whose question is answered; `between` what a gap lies between;
    `asked` is true while a question about it is open.
    """

    group_of: str = ""
    group: str = ""
    subject: str = ""
    answers_of: str = ""
    between: str = ""
    asked: bool = False


@dataclass(slots=True)
class People:
    """Resolves categories and remembers what is new, what is not known and where it stood."""

    known: Known
    answers: Answers
    new_groups: dict[str, list[str]] = field(default_factory=dict)
    _unknown: dict[tuple[str, str], list[Draft]] = field(default_factory=dict)
    _no_characteristic: dict[str, list[Draft]] = field(default_factory=dict)

    def whom(self, draft: Draft, measure: str) -> Whom:
        """Whom a figure is about, as the file says it where a question has to be answered first."""
        if is_whole(draft.characteristic):
            whole = is_whole(draft.category, draft.population)
            return Whom() if whole else Whom(subject=" ".join(draft.category.split()))
        characteristic = self.characteristic(draft)
        if characteristic is None:
            whole = is_whole(draft.category, draft.population)
            return Whom(draft.characteristic, "" if whole else draft.category, asked=True)
        if is_whole(draft.category, draft.population):
            return Whom()
        if answered(measure, draft.category):
            return Whom(answers_of=characteristic)
        if compares(draft.category):
            return Whom(between=draft.category)
        group = self.group(characteristic, draft)
        return Whom(characteristic, group or draft.category, asked=group is None)

    def characteristic(self, draft: Draft) -> str | None:
        words = " ".join(draft.characteristic.split())
        said = self.answers.about_characteristic(words)
        if isinstance(said, LocalPriority) or said == BREAKDOWN:
            return self.known.characteristic(words) or short_name(words)
        if said:
            return self.known.characteristic(said) or said
        found = self.known.characteristic(words) or self.known.characteristic(short_name(words))
        if found is None:
            self._no_characteristic.setdefault(words, []).append(draft)
        return found

    def group(self, characteristic: str, draft: Draft) -> str | None:
        """A category that exists, one that a person named,
        or a new one where the organisation monitors none yet."""
        words = " ".join(without_its_kind(draft.category, draft.characteristic).split())
        words = words[:1].upper() + words[1:]
        found = self.known.group(characteristic, words) or self.known.group(characteristic, draft.category)
        if found:
            return found
        is_said, meant = self.answers.about_category(characteristic, draft.category)
        if not is_said:
            is_said, meant = self.answers.about_category(characteristic, words)
        if is_said and meant:
            return self.known.group(characteristic, meant) or meant
        new = self.new_groups.setdefault(characteristic, [])
        same = next((name for name in new if words_key(name) == words_key(words)), None)
        if same:
            return same
        if not is_said and self.known.groups.get(characteristic):
            self._unknown.setdefault((characteristic, words), []).append(draft)
            return None
        new.append(words)
        return words

    def questions(self) -> list[Question]:
        asked = []
        for words, drafts in self._no_characteristic.items():
            first = drafts[0]
            asked.append(
                Question(
                    "characteristics", words,
                    f"Row {first.row}: {quoted(words)} is none of the characteristics that are known here. "
                    f"Say that it is "
                    "another breakdown, a local priority (adopted by whom and when), or which "
                    "characteristic is meant.",
                    choices=(BREAKDOWN, *self.known.characteristics.values()),
                    sheet=first.sheet, row=first.row, cell=first.cell, code="unknown_characteristic",
                )
            )  # fmt: skip
        for (characteristic, words), drafts in self._unknown.items():
            first = drafts[0]
            there_are = "; ".join(self.known.categories(characteristic)[:12])
            asked.append(
                Question(
                    "categories", f"{characteristic}: {words}",
                    f"Row {first.row}: {quoted(words)} is none of the categories of {characteristic}. Say "
                    f"which of them is "
                    f"meant, or add it. There are: {there_are}.",
                    choices=self.known.categories(characteristic),
                    sheet=first.sheet, row=first.row, cell=first.cell, code="unknown_category",
                )
            )  # fmt: skip
        return asked


def short_name(words: str) -> str:
    """ "Other (basic skills)" is a breakdown by basic skills."""
    inner = words.strip()
    if inner.casefold().startswith("other (") and inner.endswith(")"):
        inner = inner[7:-1].strip()
    return inner[:1].upper() + inner[1:]
