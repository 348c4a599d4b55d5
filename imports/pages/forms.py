"""What the officer says about a plan on the way in: the file, its columns, its words."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.validators import RegexValidator

from edi_tracker.forms import DateField, Form
from foundation.references import reference, unused
from foundation.uploads import MAX_UPLOAD
from imports.pages.owner_boxes import marked, owner_answers, owner_questions, wrong_owners
from imports.understanding.columns.columns import JOINED_ROLES
from imports.understanding.columns.headings import Role
from imports.understanding.columns.periods import take_period
from plans.changes import COLOUR_WORDS
from plans.models import COLOURS, Strategy
from plans.statuses import Meaning, status_key

NEW_STRATEGY = ":new"  # no slug holds a colon
OPEN_AGAIN = "This page did not come back whole. Open the import again, and send it once more."
LONGEST_DEFINITION = 300

ROLE_LABELS = {
    Role.NUMBER: "Number of the action",
    Role.THEME: "Theme",
    Role.OBJECTIVE: "Objective",
    Role.ACTION: "Action: what will be done",
    Role.OWNER: "Owner: who answers for it",
    Role.START: "Start",
    Role.END: "End",
    Role.TIMESCALE: "Timescale: start and end together",
    Role.SUCCESS_MEASURE: "Success measure",
    Role.STATUS: "Status",
    Role.PROGRESS: "Progress so far",
    Role.PRIORITY: "Priority",
    Role.CHARACTERISTICS: "Characteristics",
    Role.RESOURCES: "Resources",
    Role.EXTRA: "Extra text, kept as it is",
    Role.IGNORE: "Nothing: leave it out",
}


class UploadForm(Form):
    """A file, the strategy that it belongs to, and the day that it speaks for.

    The file is asked for last: what a browser sends after a file that is too large is not read.
    """

    mark_optional = False  # a title is needed exactly when the strategy is new
    strategy = forms.ChoiceField(widget=forms.RadioSelect, label="Which strategy does this plan belong to?")
    title = forms.CharField(
        required=False,
        max_length=300,
        label="Title of the new strategy",
        help_text="For example: Fair and Open 2025 to 2028.",
    )
    as_at = DateField(
        label="Which day does the plan speak for?",
        help_text="Its statuses and progress are recorded for this day. Change it for an older copy.",
    )
    file = forms.FileField(
        label="The plan",
        max_length=255,
        allow_empty_file=True,  # the reader says what is wrong with an empty file, and what to do
        help_text="A Word document (.docx), an Excel workbook (.xlsx) or a CSV file of up to 10 MB, as it is.",
        widget=forms.FileInput(attrs={"accept": ".docx,.xlsx,.csv,.tsv,.txt"}),
    )

    def __init__(self, *args: Any, strategies: Iterable[Strategy], too_large: bool = False, **kwargs: Any):
        self.known = {strategy.slug: strategy for strategy in strategies}
        self.too_large = too_large
        super().__init__(*args, **kwargs)
        choices = [(slug, strategy.title) for slug, strategy in self.known.items()]
        self.fields["strategy"].choices = [*choices, (NEW_STRATEGY, "A new strategy")]  # type: ignore[attr-defined]
        if too_large:
            self.fields["file"].error_messages["required"] = (
                f"The file is larger than {MAX_UPLOAD // 2**20} MB. Remove pictures and pages that are not "
                "part of the plan, save it again, and choose the smaller file."
            )
        self.fields["file"].error_messages["max_length"] = (
            "The file's name is longer than 255 characters. Give the file a shorter name."
        )
        if not self.known:
            self.fields["strategy"].required = False
            self.fields["strategy"].widget = forms.HiddenInput()
            self.fields["title"].label = "Which strategy does this plan belong to?"
            self.fields["title"].help_text = "Its title, for example: Fair and Open 2025 to 2028."

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        title = " ".join(cleaned.get("title", "").split())
        wants_new = not self.known or cleaned.get("strategy") == NEW_STRATEGY
        if wants_new and not title and "title" not in self.errors:
            self.add_error("title", "Enter the title of the new strategy.")
        twin = next((s for s in self.known.values() if s.title.casefold() == title.casefold()), None)
        if wants_new and twin:
            self.add_error(
                "title",
                f"There is a strategy “{twin.title}” already. Choose it above, or write another title.",
            )
        as_at = cleaned.get("as_at")
        if as_at and not 1990 <= as_at.year <= date.today().year + 1:
            self.add_error("as_at", "The day that the plan speaks for must be between 1990 and next year.")
        cleaned["title"] = title if wants_new else ""
        return cleaned

    @property
    def target(self) -> Strategy | None:
        """The chosen strategy; None for a new one."""
        return self.known.get(self.cleaned_data["strategy"])

    def slug(self) -> str:
        """The address of the strategy; for a new one, made from its title."""
        if self.target:
            return self.target.slug
        return unused(reference(self.cleaned_data["title"]).replace(".", "-"), set(self.known), "strategy")


class AnswersForm(Form):
    """Answers about one import; `version` is that of the import when the page was opened."""

    version = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={"required": OPEN_AGAIN, "invalid": OPEN_AGAIN},
        validators=[RegexValidator(r"^\d{1,9}$", OPEN_AGAIN)],
    )

    def __init__(self, *args: Any, questions: dict[str, forms.Field], **kwargs: Any):
        # Set before the fields are copied, so that they get our messages and limits like all others.
        self.base_fields = {**type(self).base_fields, **questions}  # type: ignore[misc]
        super().__init__(*args, **kwargs)


class ColumnsForm(AnswersForm):
    """Which sheets hold the plan, and what each of their columns holds.

    `sheets` are those that the page shows, each with `name`, `used`, how sentences speak of it (`noun`, `called`),
    and `columns` of `letter` and `role`.
    """

    def __init__(self, *args: Any, sheets: list[dict[str, Any]], **kwargs: Any):
        self.sheets = sheets
        super().__init__(*args, questions=_column_questions(sheets), **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            for place, sheet in enumerate(self.sheets):
                if cleaned[f"use_{place}"]:
                    self._check(place, sheet, cleaned)
        return cleaned

    def _check(self, place: int, sheet: dict[str, Any], cleaned: dict[str, Any]) -> None:
        holding: dict[Role, list[str]] = {}
        known = {column["letter"]: column for column in sheet["columns"]}
        for column in sheet["columns"]:
            role = Role(cleaned[f"role_{place}_{column['letter']}"])
            holding.setdefault(role, []).append(column["letter"])
        if Role.ACTION not in holding:
            self.add_error(
                f"use_{place}",
                f"{_opening(sheet['called'])}: say which column holds the actions, or that the {sheet['noun']} "
                "holds none.",
            )
        for role, letters in holding.items():
            if _may_share(role, [known[letter] for letter in letters]):
                continue
            if len(letters) > 1 and role not in {*JOINED_ROLES, Role.EXTRA, Role.IGNORE}:
                self.add_error(
                    f"role_{place}_{letters[1]}",
                    f"{_opening(sheet['called'])}: columns {' and '.join(letters)} can’t both be the "
                    f"{role.label}. Choose something else for one of them.",
                )

    def answers(self) -> dict[str, dict[str, str] | None]:
        """The roles by column letter for each sheet that holds actions, None for the others."""
        return {
            sheet["name"]: {
                column["letter"]: self.cleaned_data[f"role_{place}_{column['letter']}"]
                for column in sheet["columns"]
            }
            if self.cleaned_data[f"use_{place}"]
            else None
            for place, sheet in enumerate(self.sheets)
            if sheet["used"] or self.cleaned_data[f"use_{place}"]
        }


def _may_share(role: Role, columns: list[dict[str, Any]]) -> bool:
    """Several columns hold one thing together where they were understood so, or tell it period by period."""
    if all(column["role"] == role for column in columns):
        return True
    periods = {take_period(column["heading"]).period for column in columns}
    return role == Role.STATUS and None not in periods and len(periods) == len(columns)


def _opening(called: str) -> str:
    return called[0].upper() + called[1:]


def _column_questions(sheets: list[dict[str, Any]]) -> dict[str, forms.Field]:
    questions: dict[str, forms.Field] = {}
    for place, sheet in enumerate(sheets):
        questions[f"use_{place}"] = forms.BooleanField(
            required=False, initial=sheet["used"], label=f"This {sheet['noun']} holds actions"
        )
        for column in sheet["columns"]:
            questions[f"role_{place}_{column['letter']}"] = forms.ChoiceField(
                choices=[(role.value, ROLE_LABELS[role]) for role in ROLE_LABELS],
                initial=column["role"],
                label=f"What column {column['letter']} of {sheet['called']} holds",
                error_messages={
                    "required": f"Say what column {column['letter']} of {sheet['called']} holds."
                },
            )
    return questions


class WordsForm(AnswersForm):
    """What the status words mean, and whom the owner texts name.

    `words` are the status words to settle (`word`, `meaning`, `colour`, `definition`), `owners` the owner
    texts (`text`, `names`).
    """

    def __init__(
        self, *args: Any, words: list[dict[str, Any]], owners: list[dict[str, Any]], **kwargs: Any
    ) -> None:
        self.words, self.owners = words, owners
        super().__init__(*args, questions={**_word_questions(words), **owner_questions(owners)}, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for box, sentence in wrong_owners(self.owners, cleaned):
            self.add_error(box, sentence)
        return cleaned

    def answers(self) -> dict[str, dict[str, Any]]:
        """What was settled, as parts of the answers of an import."""
        given = self.cleaned_data
        statuses, colours, definitions = {}, {}, {}
        for mark, word in marked(self.words, "word"):
            statuses[word["word"]] = given[f"meaning_{mark}"]
            colours[word["word"]] = given.get(f"colour_{mark}") or ""
            definitions[word["word"]] = given[f"definition_{mark}"].strip()
        return {
            "statuses": statuses,
            "status_colours": {word: colour for word, colour in colours.items() if colour},
            "status_definitions": definitions,
            "owners": owner_answers(self.owners, given),
        }


def _word_questions(words: list[dict[str, Any]]) -> dict[str, forms.Field]:
    questions: dict[str, forms.Field] = {}
    for mark, word in marked(words, "word"):
        said = f"“{word['word']}”"
        questions[f"meaning_{mark}"] = forms.ChoiceField(
            choices=[("", "Choose a meaning"), *((m.value, m.label) for m in Meaning)],
            initial=word["meaning"] or "",
            label=f"What {said} means",
            error_messages={"required": f"Choose what {said} means."},
        )
        questions[f"definition_{mark}"] = forms.CharField(
            required=False,
            max_length=LONGEST_DEFINITION,
            initial=word["definition"],
            label=f"How your key explains {said}",
        )
        if status_key(word["word"]) not in COLOUR_WORDS:
            questions[f"colour_{mark}"] = forms.ChoiceField(
                choices=[(colour, colour.capitalize()) for colour in COLOURS],
                initial=word["colour"],
                label=f"Colour of {said}",
                error_messages={"required": f"Choose a colour for {said}."},
            )
    return questions
