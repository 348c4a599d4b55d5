"""How every form looks, what every text box refuses, and how an error finds its box."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import ChoiceWidget

from edi_tracker.date_field import PARTS, DateField, DateWidget

__all__ = [
    "DateField",
    "Described",
    "DescribedCheckboxes",
    "DescribedRadios",
    "ErrorLink",
    "Form",
    "ModelForm",
    "Renderer",
    "TextField",
    "error_links",
]

LONGEST_TEXT = 4_000


class Renderer(TemplatesSetting):
    """Draws forms with templates/forms/. Widgets of the admin keep Django's own templates."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"


# --- what a text box refuses ------------------------------------------------------------------------------


def refuse_unprintable(label: str) -> Callable[[str], None]:
    """A NUL or half a character pair cannot be stored or printed; everything else is kept as written."""

    def refuse(text: str) -> None:
        for position, character in enumerate(text, start=1):
            if character == "\0" or "\ud800" <= character <= "\udfff":
                raise ValidationError(
                    f"{label}: character {position} cannot be stored. It is usually left behind by copying "
                    "from another program. Delete it, or type the words around it again.",
                    code="unprintable",
                )

    return refuse


def refuse_longer_than(limit: int, label: str) -> Callable[[str], None]:
    """Texts of more than `limit` characters are refused; both counts are said."""

    def refuse(text: str) -> None:
        if len(text) > limit:
            raise ValidationError(
                f"{label} must be {limit:,} characters or fewer. It has {len(text):,}.", code="max_length"
            )

    return refuse


class TextField(forms.CharField):
    """A longer text: kept as written, line ends as "\\n", up to 4,000 characters unless told otherwise."""

    widget = forms.Textarea

    def __init__(self, *, limit: int = LONGEST_TEXT, rows: int = 5, **kwargs: Any):
        self.limit = limit
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(strip=False, **kwargs)

    def to_python(self, value: Any) -> str:
        # A browser sends "\r\n" for every line end; stored so, an untouched text would count as edited.
        text = (super().to_python(value) or "").replace("\r\n", "\n")
        return text if text.strip() else ""


# --- the base of every form -------------------------------------------------------------------------------


def lower_first(label: str) -> str:
    """ "End date" as it stands inside a sentence: "end date"; "PSED aim" keeps its capitals."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def asks_for(field: forms.Field, label: str) -> str:
    """What to do about an unanswered question, in the imperative."""
    if label.endswith("?"):
        return f"Answer “{label}”."
    if isinstance(field, forms.FileField):
        return f"Choose a file for “{label}”."
    verb = "Choose" if isinstance(field, forms.ChoiceField | forms.ModelChoiceField) else "Enter"
    article = (
        "" if label.split()[0].casefold() in ("the", "a", "an", "your", "what", "who", "when") else "the "
    )
    return f"{verb} {article}{lower_first(label)}."


class PlainMessages:
    """Gives each field messages that say what to do, and each text box its limits."""

    use_required_attribute = False
    mark_optional = True
    fields: dict[str, forms.Field]
    labels: dict[str, str] = {}  # our names for the questions of a form that we did not write

    def __init__(self, *args: Any, **kwargs: Any):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            label = str(self.labels.get(name) or field.label or name.replace("_", " ").capitalize())
            field.label = label
            given = type(field).default_error_messages | forms.Field.default_error_messages
            if field.error_messages.get("required") == given["required"]:
                field.error_messages["required"] = asks_for(field, label)
            if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
                field.error_messages["invalid_choice"] = f"Choose one of the answers shown for “{label}”."
            if isinstance(field, forms.FileField):
                field.error_messages["empty"] = f"“{label}” is an empty file. Choose another."
            if isinstance(field, forms.CharField):
                limit = getattr(field, "limit", None) or field.max_length or LONGEST_TEXT
                field.validators = [
                    refuse_unprintable(label),
                    refuse_longer_than(limit, label),
                    *_without_djangos(field.validators),
                ]
            if isinstance(field, forms.EmailField):
                field.error_messages["invalid"] = "Enter an e-mail address like name@example.org."

    @property
    def error_summary(self) -> list["ErrorLink"]:
        """Every error of the form with the box it is about, in the order of the page."""
        return list(error_links(self))


def _without_djangos(validators: list) -> list:
    # Django's own two say neither which box nor what to do.
    return [v for v in validators if not isinstance(v, MaxLengthValidator | ProhibitNullCharactersValidator)]


class Form(PlainMessages, forms.Form):
    """The base of our forms."""


class ModelForm(PlainMessages, forms.ModelForm):
    """The base of our forms that edit one record."""


# --- where an error is ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ErrorLink:
    """One line of the error summary: what is wrong, and the id of the box it is about."""

    text: str
    target: str


def error_links(form: Any) -> Iterator[ErrorLink]:
    """The errors of any form in page order; radios and dates lead to the box to fill in."""
    for error in form.errors.as_data().get(NON_FIELD_ERRORS, []):
        yield from (ErrorLink(text, "") for text in error.messages)
    for bound in form:
        for error in form.errors.as_data().get(bound.name, []):
            yield from (ErrorLink(text, _target(bound, error.code)) for text in error.messages)


def _target(bound: forms.BoundField, code: str | None) -> str:
    widget = bound.field.widget
    if widget.is_hidden:
        return ""
    if isinstance(widget, DateWidget):
        return f"{bound.auto_id}_{PARTS.index(code) if code in PARTS else 0}"
    return f"{bound.auto_id}_0" if bound.use_fieldset else bound.auto_id


# --- choices that explain themselves ----------------------------------------------------------------------


@dataclass(frozen=True)
class Described:
    """What stands beside a radio or a checkbox: a sentence, and for a status its colour and meaning."""

    hint: str = ""
    colour: str = ""
    meaning: str = ""


class _Describes(ChoiceWidget):
    """Choices with a definition beside each.

    `describe` is asked once a choice, with the record for choices from the database and with the value
    otherwise: `DescribedRadios(describe=lambda term: Described(term.definition, term.colour, term.meaning))`.
    """

    def __init__(self, *args: Any, describe: Callable[[Any], Described | None], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.describe = describe

    def create_option(self, name: str, value: Any, label: Any, *args: Any, **kwargs: Any) -> dict:
        option = super().create_option(name, value, label, *args, **kwargs)
        subject = getattr(value, "instance", value)
        option["described"] = self.describe(subject) if subject not in (None, "") else None
        return option


class DescribedRadios(_Describes, forms.RadioSelect):
    """Radios with a definition beside each; see `_Describes`."""


class DescribedCheckboxes(_Describes, forms.CheckboxSelectMultiple):
    """Checkboxes with a definition beside each; see `_Describes`."""
