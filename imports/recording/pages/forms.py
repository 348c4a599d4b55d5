"""What HR says about a file of figures: the file, and answers to what it does not say itself."""

from typing import Any

from django import forms

from edi_tracker.forms import Form
from foundation.uploads import MAX_UPLOAD
from imports.figures.answers import BREAKDOWN
from imports.figures.headings import ACROSS, TEMPLATE, Role
from imports.figures.parsed import FiguresRead, Question

ADD = ":add"
_LABELS = {
    "nil": "Nil: nobody was counted", "not_available": "Not available: there is no figure",
    "suppressed": "Suppressed: a small number is withheld", "not_applicable": "Not applicable",
    "low": "Low: more than nought, and rounded to it", "percent": "Percent: 0.34 is 0.34%",
    "share": "Share: 0.34 is 34%", BREAKDOWN: "Another breakdown, neither protected nor a local priority",
}  # fmt: skip
_WORDS = {
    "as_at": "Which day do the figures speak for?", "population": "Whom do the figures count?",
    "measure": "What is measured?", "characteristic": "Which characteristic are the groups of?",
    "unit": "Are these counts or percentages?",
}  # fmt: skip
ROLE_LABELS = {role: role.value.replace("_", " ").capitalize() for role in TEMPLATE} | {
    Role.IGNORE: "Nothing: leave it out"
}
ACROSS_LABELS = {
    Role.AS_AT: "A date: the day is in its heading", Role.POPULATION: "A population: its heading says whom it counts",
    Role.COUNT: "Numbers of people", Role.PERCENT: "Percentages", Role.DENOMINATOR: "Of how many",
    Role.TOTAL: "Totals: checked, not kept", Role.NOTE: "Notes", Role.IGNORE: "Nothing: leave it out",
}  # fmt: skip


class FiguresForm(Form):
    """A file of figures. What a browser sends after a file that is too large is not read."""

    file = forms.FileField(
        label="The figures",
        max_length=255,
        allow_empty_file=True,  # the reader says what is wrong with an empty file, and what to do
        help_text="An Excel workbook (.xlsx) or a CSV file of up to 10 MB: the template, or a table as your HR system "
        "prints it.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.tsv,.txt"}),
    )

    def __init__(self, *args: Any, too_large: bool = False, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if too_large:
            self.fields["file"].error_messages["required"] = (
                f"The file is larger than {MAX_UPLOAD // 2**20} MB. Remove sheets that are no figures, save "
                f"it again, and "
                "choose the smaller file."
            )
        self.fields["file"].error_messages["max_length"] = (
            "The file's name is longer than 255 characters. Give the file a shorter name."
        )


class QuestionsForm(Form):
    """A box for each open question, and one for each column: of a sheet with one figure a row, and of the figures of
    a cross table. What is left empty stays open, or as it was understood.
    """

    mark_optional = False
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, read: FiguresRead, said: dict[str, dict[str, str]] | None = None, **kwargs: Any
    ):
        """`said` are the roles that a person gave columns before, by sheet and letter."""
        super().__init__(*args, **kwargs)
        self.questions = list(enumerate(read.questions))
        for number, question in self.questions:
            self.fields[f"question-{number}"] = _field(question)
        self.columns = [
            (sheet.sheet.name, column, f"column-{place}-{column.letter}")
            for place, sheet in enumerate(read.sheets)
            if sheet.layout == "tidy"
            for column in sheet.columns
        ]
        for sheet, column, name in self.columns:
            choices = [(role.value, label) for role, label in ROLE_LABELS.items()]
            if column.role not in dict(choices):
                choices.append((column.role, column.role.replace("_", " ").capitalize()))
            self.fields[name] = forms.ChoiceField(
                choices=choices,
                initial=column.role,
                label=f"{sheet}, column {column.letter}: {column.heading}",
            )

        self.across = [
            (
                sheet.sheet.name,
                letter,
                (said or {}).get(sheet.sheet.name, {}).get(letter, ""),
                f"across-{n}-{letter}",
            )
            for n, sheet in enumerate(read.sheets)
            if sheet.layout == "cross"
            for letter in dict.fromkeys(column.letter for column in sheet.columns if column.understood)
        ]
        for sheet, letter, role, name in self.across:
            self.fields[name] = _across_field(read, sheet, letter, role)

    def asked(self) -> list[dict[str, Any]]:
        """The questions with their boxes, as the page shows them."""
        return [{"question": question, "field": self[f"question-{n}"]} for n, question in self.questions]

    def column_fields(self) -> list[forms.BoundField]:
        return [self[name] for _, _, name in self.columns] + [self[name] for *_, name in self.across]

    def answers(self) -> dict[str, Any]:
        """What was said, as `Answers` takes it."""
        told: dict[str, Any] = {}
        for number, question in self.questions:
            if said := self.cleaned_data[f"question-{number}"]:
                _put(told, question, said)
        for sheet, column, name in self.columns:
            if self.cleaned_data[name] != column.role:
                told.setdefault("sheets", {}).setdefault(sheet, {})[column.letter] = self.cleaned_data[name]
        for sheet, letter, role, name in self.across:
            if (chosen := self.cleaned_data[name]) and chosen != role:
                told.setdefault("sheets", {}).setdefault(sheet, {})[letter] = chosen
        return told


def _across_field(read: FiguresRead, sheet: str, letter: str, role: str) -> forms.Field:
    """What a column of a cross table is; in tables below each other it's the same for all."""
    there = next(one for one in read.sheets if one.sheet.name == sheet)
    same = [column for column in there.columns if column.letter == letter and column.understood]
    headings = list(dict.fromkeys(column.heading for column in same if column.heading))
    named = " / ".join(headings[:2]) + (" …" if len(headings) > 2 else "")
    choices = [] if role else [("", f"As it was understood: {same[0].understood}")]
    choices += [(one.value, ACROSS_LABELS[one]) for one in ACROSS]
    label = f"{sheet}, column {letter}: {named or 'without a heading'}"
    return forms.ChoiceField(choices=choices, required=False, initial=role, label=label)


def _field(question: Question) -> forms.Field:
    if question.answer == "tables":
        what = question.choices[0]
        if what == "unit":
            choices = [("", "Choose"), ("count", "Counts of people"), ("%", "Percentages")]
            return forms.ChoiceField(choices=choices, required=False, label=question.message)
        label = f"{question.message} {_WORDS.get(what, '')}".strip()
        return forms.CharField(required=False, max_length=200, label=label)
    choices = [("", "Not said yet")]
    if question.answer == "categories":
        choices.append((ADD, "Add it as a category of its own"))
    choices += [(choice, _LABELS.get(choice, choice)) for choice in question.choices]
    return forms.ChoiceField(choices=choices, required=False, label=question.message)


def _put(told: dict[str, Any], question: Question, said: str) -> None:
    if question.answer in ("dash", "employer"):
        told[question.answer] = said
    elif question.answer == "categories":
        characteristic, _, words = question.about.partition(": ")
        meant = None if said == ADD else said
        told.setdefault("categories", {}).setdefault(characteristic, {})[words] = meant
    elif question.answer == "tables":
        told.setdefault("tables", {}).setdefault(question.about, {})[question.choices[0]] = said
    else:
        told.setdefault(question.answer, {})[question.about] = said
