"""What the EDI team says about a strategy, its status key and its governance bodies, as clean values."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator

from edi_tracker.forms import DateField, Described, DescribedRadios, Form, TextField
from foundation.bank_holidays import Division
from foundation.working_days import CLEAR_DAYS, SOURCES
from plans.front_sheets import NOT_PRINTED, USUAL_HEADINGS, NoFrontSheet, entries_of, lines_of
from plans.models import COLOURS, GovernanceBody, StatusTerm, Strategy
from plans.statuses import Meaning, status_key

MEANING_SENTENCES = {
    Meaning.NOT_STARTED: "Work has not begun.",
    Meaning.IN_PROGRESS: "Work has begun and goes as it should.",
    Meaning.NEEDS_ATTENTION: "Work goes on, but something stands in its way.",
    Meaning.OFF_TRACK: "It will not be done as promised, or not in time.",
    Meaning.ON_HOLD: "Work was stopped on purpose and may go on later.",
    Meaning.COMPLETE: "What was promised has been done.",
    Meaning.CLOSED: "No more work will be done, and it was not completed.",
}


ASKS_SENTENCES = {
    GovernanceBody.Asks.NEEDED: "Past its end date, due soon, due for review, in need of attention, or nothing told "
    "in the period that the report covers.",
    GovernanceBody.Asks.ALL: "Each of them, also those of which everything is known.",
}


class CountField(forms.IntegerField):
    """A whole number between two others, written in a short box."""

    def __init__(self, *, asks: str, least: int, most: int, **kwargs: Any) -> None:
        box = forms.TextInput(attrs={"class": "govuk-input--width-4", "inputmode": "numeric"})
        super().__init__(widget=box, **kwargs)
        said = f"{asks} from {least:,} to {most:,}."
        self.error_messages |= {"invalid": said, "required": said}
        self.validators = [MinValueValidator(least, said), MaxValueValidator(most, said)]


def refusal_of(form: Form, refused: ValidationError) -> None:
    """Puts the errors of a write beside their questions."""
    told = refused.error_dict if hasattr(refused, "error_dict") else {"": [refused]}
    for name, errors in told.items():
        form.add_error(name if name in form.fields else None, errors)


# --- the facts --------------------------------------------------------------------------------------------


class FactsForm(Form):
    """What a strategy is: who promised it, when, for how long, and how it is counted."""

    title = forms.CharField(label="Title", max_length=300)
    organisation = forms.CharField(label="Organisation", max_length=200, required=False)
    adopted_by = forms.CharField(
        label="Adopted by", max_length=200, required=False, help_text="For example: Full Council."
    )
    adopted_on = DateField(label="Adopted on", required=False)
    starts_on = DateField(label="First day of the strategy", required=False)
    ends_on = DateField(label="Last day of the strategy", required=False)
    years = forms.ChoiceField(
        label="How are its years counted?",
        choices=Strategy.Years.choices,
        widget=forms.RadioSelect,
        help_text="Timescales such as “Q2 2026/27” are read so when a plan is imported or an action edited.",
    )
    division = forms.ChoiceField(
        label="Where is the organisation?",
        choices=[(division.value, division.label) for division in Division],
        widget=forms.RadioSelect,
        help_text="Its bank holidays, and its rules on papers and duties, apply.",
    )
    principles = TextField(label="Guiding principles", required=False)
    ambitions = TextField(label="Corporate ambitions that it serves", required=False)
    count_sub_actions = forms.BooleanField(
        label="Sub-actions count in headline figures",
        required=False,
        help_text="Every figure says what it counts. Issued reports keep the figures that they had.",
    )
    needs_agreement = forms.BooleanField(
        label="Updates of owners need the EDI team’s agreement",
        required=False,
        help_text="Until then an update waits and counts nowhere. You agree, or send it back with a comment.",
    )
    due_soon_days = CountField(
        label="“Due soon” begins so many days before the end date",
        asks="For “due soon”, write a whole number of days",
        least=1,
        most=1_000,
    )
    stale_days = CountField(
        label="“No update” is said after so many days",
        asks="For “no update”, write a whole number of days",
        least=1,
        most=1_000,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, strategy: Strategy, **kwargs: Any) -> None:
        asked = {name: getattr(strategy, name) for name in self.base_fields}
        super().__init__(*args, initial=asked, **kwargs)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        starts, ends = given.get("starts_on"), given.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", "The last day of the strategy must be its first day or later.")
        return given

    def now_about(self, version: int) -> None:
        """Has the next sending overrule the version that the person has been shown by now."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["version"] = str(version)  # type: ignore[index]


# --- the status key ---------------------------------------------------------------------------------------


class WordForm(Form):
    """A new word of the status key: what it means, how it looks and where it stands."""

    label = forms.CharField(
        label="Word", max_length=60, help_text="As the plan and its reports print it, for example: Amber."
    )
    meaning = forms.ChoiceField(
        label="What does it mean?",
        choices=[(meaning.value, meaning.label) for meaning in Meaning],
        widget=DescribedRadios(describe=lambda meaning: Described(MEANING_SENTENCES[Meaning(meaning)])),
    )
    definition = forms.CharField(
        label="What it means, in a sentence",
        max_length=300,
        required=False,
        help_text="Shown wherever a status is chosen, and in the key of every report.",
    )
    colour = forms.ChoiceField(
        label="Colour",
        choices=[(colour, colour.capitalize()) for colour in COLOURS],
        widget=DescribedRadios(describe=lambda colour: Described(colour=colour)),
    )
    place = forms.TypedChoiceField(label="Place in the key", coerce=int)

    def __init__(self, *args: Any, strategy: Strategy, term: StatusTerm | None = None, **kwargs: Any) -> None:
        words = list(strategy.status_terms.all())
        self.term = term
        self.others = [word for word in words if word != term]
        self.place_now = words.index(term) if term else len(words)
        asked = {name: getattr(term, name, None) for name in ("label", "meaning", "definition", "colour")}
        super().__init__(*args, initial=asked | {"place": self.place_now}, **kwargs)
        places = ["First", *(f"After “{word.label}”" for word in self.others)]
        self.fields["place"].choices = list(enumerate(places))  # type: ignore[attr-defined]

    def clean_label(self) -> str:
        label = self.cleaned_data["label"].strip()
        if not status_key(label):
            raise ValidationError("Write the word with letters or numbers.")
        if same := next((word for word in self.others if word.key == status_key(label)), None):
            raise ValidationError(f"The status key has “{same.label}” already. Write another word.")
        return label


class EditWordForm(WordForm):
    """A word of the status key; for another word or meaning it asks why, because past updates have it."""

    why = forms.CharField(
        label="Why?",
        max_length=100,
        required=False,
        help_text="Needed when the word or its meaning changes, for example: agreed by the committee in May.",
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        # A label that was refused is left out of the cleaned values, and its own error is enough.
        asked = any(name in given and given[name] != self.initial[name] for name in ("label", "meaning"))
        if asked and not given.get("why"):
            self.add_error("why", "Say why the word or its meaning changes: updates already told have it.")
        return given


# --- governance bodies ------------------------------------------------------------------------------------


class BodyForm(Form):
    """Who oversees the plan, how often, and under which headings it wants its reports."""

    name = forms.CharField(label="Name", max_length=200, help_text="For example: Communities Committee.")
    every_months = CountField(
        label="It looks at the plan every so many months",
        asks="Write how often it looks at the plan as a whole number of months",
        least=1,
        most=60,
    )
    remit = TextField(
        label="What does it decide?", required=False, help_text="Its remit, in a sentence or two."
    )
    recipients = TextField(
        label="Who gets its reports, and in which form?",
        required=False,
        help_text="For example: members as PDF in the pack; the committee officer as Word, five weeks before.",
    )
    asks = forms.ChoiceField(
        label="Which actions are asked for an update before a meeting?",
        choices=GovernanceBody.Asks.choices,
        widget=DescribedRadios(describe=lambda asks: Described(ASKS_SENTENCES[asks])),
    )
    window_days = CountField(
        label="Owners can answer on so many working days",
        asks="Write for how long owners can answer as a whole number of working days",
        least=1,
        most=120,
    )
    writing_days = CountField(
        label="The report is written in so many working days",
        asks="Write how long writing the report takes as a whole number of working days",
        least=0,
        most=120,
        help_text="Between the last day for answers and the day on which papers are due.",
    )
    clear_days = CountField(
        label="Papers are public so many clear days before a meeting",
        asks="Write a whole number of clear days",
        least=0,
        most=60,
        required=False,
    )
    headings = TextField(
        label="Headings of its front sheet",
        rows=14,
        limit=10_000,
        help_text="One heading a line, in the body's own order and its own words. Under “Meeting date” or "
        "“Date of the meeting” the date is filled in. A heading that is kept, but not printed, ends in "
        f"“{NOT_PRINTED.strip()}”.",
    )

    def __init__(
        self, *args: Any, strategy: Strategy, body: GovernanceBody | None = None, **kwargs: Any
    ) -> None:
        self.strategy, self.body = strategy, body
        self.before = (body.headings if body else None) or list(USUAL_HEADINGS)
        shown = body or GovernanceBody()
        asked = {name: getattr(shown, name) for name in self.base_fields}
        super().__init__(*args, initial=asked | {"headings": lines_of(self.before)}, **kwargs)
        division = Division(strategy.division)
        self.fields["clear_days"].help_text = (
            f"Leave it empty for {CLEAR_DAYS[division]}, which the law asks of a council in {division.label} "
            f"({SOURCES[division]}). Weekends and bank holidays don’t count."
        )

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        others = [body.name for body in self.strategy.bodies.all() if body != self.body]
        if name.casefold() in map(str.casefold, others):
            raise ValidationError(f"“{name}” watches this strategy already. Edit it, or write another name.")
        return name

    def clean_headings(self) -> list[dict[str, Any]]:
        try:
            return entries_of(self.cleaned_data["headings"].strip("\n"), self.before)
        except NoFrontSheet as refused:
            raise ValidationError(str(refused)) from refused

    @property
    def values(self) -> dict[str, Any]:
        """What the body is to be; one without headings of its own goes on with the usual ones."""
        given = self.cleaned_data
        usual = self.body and not self.body.headings and given["headings"] == self.before
        return given | {"headings": [] if usual else given["headings"]}
