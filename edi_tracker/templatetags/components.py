"""The small pieces that pages print by the hundred, and what the form templates ask for."""

from functools import lru_cache
from typing import Any

from django import forms, template
from django.core.paginator import Page
from django.utils.html import format_html
from django.utils.safestring import SafeString

from edi_tracker.date_field import PARTS, DateWidget
from edi_tracker.forms import LONGEST_TEXT, ErrorLink
from edi_tracker.forms import error_links as links_of
from foundation.palette import CLOCK, SHAPES, STATUS_COLOURS

register = template.Library()

SVG = (
    '<svg class="{}" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">'
    '<path fill-rule="evenodd" d="{}"/></svg>'
)


CLOCK_SHAPE = format_html(SVG, "edi-late__clock", CLOCK)


@register.simple_tag
@lru_cache(maxsize=512, typed=True)  # typed: a text marked safe must not answer for the same text unmarked
def status_tag(label: str, colour: str = "grey", meaning: str = "") -> SafeString:
    """The council's word on its colour, a shape for its meaning, and the meaning in words for ears."""
    shape = format_html(SVG, "edi-tag__shape", SHAPES[meaning]) if meaning in SHAPES else ""
    words = meaning.replace("_", " ")
    said = words if words and words != str(label).casefold() else ""
    return format_html(
        '<span class="edi-tag edi-tag--{}">{}<span class="edi-tag__word">{}</span>{}</span>',
        colour if colour in STATUS_COLOURS else "grey",
        shape,
        label,
        format_html('<span class="govuk-visually-hidden"> ({})</span>', said) if said else "",
    )


@register.simple_tag
def lateness(words: str) -> SafeString | str:
    """Lateness in plain words after a clock; nothing where there is nothing to say."""
    if not words:
        return ""
    return format_html('<span class="edi-late">{}<span>{}</span></span>', CLOCK_SHAPE, words)


@register.simple_tag
def timescale(text: str, original: str = "") -> SafeString:
    """The council's words for when, and the words it first promised, struck through, where they moved."""
    if not original or original == text:
        return format_html('<span class="edi-timescale">{}</span>', text or "No date given")
    return format_html(
        '<span class="edi-timescale">{}<span class="govuk-visually-hidden">, originally </span>'
        ' <s class="edi-timescale__was">{}</s></span>',
        text or "No date given",
        original,
    )


@register.simple_tag
def page_numbers(page: Page) -> list[int | str]:
    """The page numbers to offer around this one, with "…" for those left out."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


@register.filter
def with_commas(number: int) -> str:
    """4000 as "4,000"."""
    return f"{number:,}"


@register.filter
def unlocalised(number: float) -> str:
    """A number as SVG needs it, whatever the language of the page."""
    return f"{number:g}"


@register.filter
def file_size(size: int) -> str:
    """Bytes as a person reads them: "812 bytes", "64 KB", "1.2 MB"."""
    if size < 1_000:
        return f"{size}\N{NO-BREAK SPACE}bytes"
    number, unit = (f"{size / 1_000:.0f}", "KB") if size < 999_500 else (f"{size / 1_000_000:.1f}", "MB")
    return f"{number}\N{NO-BREAK SPACE}{unit}"


@register.simple_tag
def error_links(form: forms.BaseForm) -> list[ErrorLink]:
    """The lines of the error summary of any form."""
    return list(links_of(form))


# --- asked for by templates/forms/ ------------------------------------------------------------------------

KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (DateWidget, "date"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Textarea, "textarea"),
    (forms.Select, "select"),
    (forms.FileInput, "file"),
    (forms.PasswordInput, "password"),
)
CLASSES = {
    "checkbox": "govuk-checkboxes__input",
    "textarea": "govuk-textarea govuk-js-character-count",
    "select": "govuk-select",
    "file": "govuk-file-upload",
    "password": "govuk-input govuk-password-input__input govuk-js-password-input-input",
    "input": "govuk-input",
}
ERROR_CLASSES = {
    "textarea": "govuk-textarea--error",
    "select": "govuk-select--error",
    "file": "govuk-file-upload--error",
    "password": "govuk-input--error",
    "input": "govuk-input--error",
}


@register.simple_tag
def field_kind(field: forms.BoundField) -> str:
    """Which markup a field needs: "radios", "date", "textarea", … or "input"."""
    widget = field.field.widget
    if widget.is_hidden:
        return "hidden"
    return next((kind for widget_class, kind in KINDS if isinstance(widget, widget_class)), "input")


@register.simple_tag
def text_limit(field: forms.BoundField) -> int:
    """How many characters a longer text may have."""
    return getattr(field.field, "limit", None) or getattr(field.field, "max_length", None) or LONGEST_TEXT


@register.simple_tag
def styled_widget(field: forms.BoundField) -> SafeString:
    """The box itself, with the design system's classes and what describes it."""
    kind = field_kind(field)
    own = field.field.widget.attrs
    classes = [CLASSES[kind], own.get("class", "")]
    described = [own.get("aria-describedby") or field.aria_describedby]
    if field.errors:
        classes.append(ERROR_CLASSES.get(kind, ""))
    attrs: dict[str, Any] = {"class": " ".join(filter(None, classes))}
    if kind == "textarea":
        # The limit is counted beside the box and checked on sending; cutting words off in silence is worse.
        attrs["maxlength"] = False
        described.append(f"{field.auto_id}-info")
    if any(described):
        attrs["aria-describedby"] = " ".join(filter(None, described))
    if own.get("placeholder"):
        attrs["placeholder"] = False  # it vanishes on typing, and says no more than the label
    if kind == "password":
        attrs |= {"spellcheck": "false", "autocapitalize": "none"}
    return field.as_widget(attrs=attrs)


@register.simple_tag
def date_boxes(field: forms.BoundField) -> list[dict[str, Any]]:
    """The three boxes of a date as they are to be drawn; the wrong one, or all, marked."""
    value = field.value()
    values = value if isinstance(value, list | tuple) else field.field.widget.decompress(value)
    wrong = {error.code for error in field.errors.as_data()}
    marked = wrong & set(PARTS)
    return [
        {
            "id": f"{field.auto_id}_{index}",
            "name": f"{field.html_name}_{part}",
            "label": part.capitalize(),
            "value": values[index] or "",
            "numeric": part != "month",
            "width": "govuk-input--width-4" if part == "year" else "govuk-input--width-2",
            "wrong": bool(field.errors) and (not marked or part in marked),
        }
        for index, part in enumerate(PARTS)
    ]
