"""What HR says about a file of figures: the file, and answers to what it does not say itself."""

from typing import Any

from django import forms

from edi_tracker.forms import Form
from imports.figures.answers import BREAKDOWN
from imports.figures.headings import TEMPLATE, Role
from imports.figures.parsed import FiguresRead, Question
from imports.uploads import MAX_UPLOAD

ADD = ":add"
_LABELS = {
    "nil": "Nil: nobody was counted", "not_available": "Not available: there is no figure",
    "suppressed": "Suppressed: a small number is withheld", "not_applicable": "Not applicable",
    "low": "Low: more than nought, and rounded to it", "percent": "Percent: 0.34 is 0.34 %",
    "share": "Share: 0.34 is 34 %", BREAKDOWN: "Another breakdown, neither protected nor a local priority",
}  # fmt: skip
_WORDS = {
    "as_at": "Which day do the figures speak for?", "population": "Whom do the figures count?",
    "measure": "What is measured?", "characteristic": "Which characteristic are the groups of?",
    "unit": "Are these counts or percentages?",
}  # fmt: skip
ROLE_LABELS = {role: role.value.replace("_", " ").capitalize() for role in TEMPLATE} | {
    Role.IGNORE: "Nothing: leave it out"
}


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
    """A box for each open question,
    and one for each column of a sheet with one figure a row. What is left empty
    stays open.
    """

    mark_optional = False
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, read: FiguresRead, **kwargs: Any):
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

    def asked(self) -> list[dict[str, Any]]:
        """The questions with their boxes, as the page shows them."""
        return [{"question": question, "field": self[f"question-{n}"]} for n, question in self.questions]

    def column_fields(self) -> list[forms.BoundField]:
        return [self[name] for _, _, name in self.columns]

    def answers(self) -> dict[str, Any]:
        """What was said, as `Answers` takes it."""
        told: dict[str, Any] = {}
        for number, question in self.questions:
            if said := self.cleaned_data[f"question-{number}"]:
                _put(told, question, said)
        for sheet, column, name in self.columns:
            if self.cleaned_data[name] != column.role:
                told.setdefault("sheets", {}).setdefault(sheet, {})[column.letter] = self.cleaned_data[name]
        return told


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
