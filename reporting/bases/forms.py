"""The Word document that is to be a base."""

from typing import Any

from django import forms

from edi_tracker.forms import Form
from reporting.bases.limits import LARGEST, TOO_LARGE


class BaseForm(Form):
    """A file; what is wrong with it is found by `checking`."""

    file = forms.FileField(
        label="Word document",
        max_length=255,
        allow_empty_file=True,  # the check says what is wrong with an empty file, and what to do
        help_text=f"A document (.docx) or a template (.dotx) of up to {LARGEST // 2**20} MB.",
        widget=forms.FileInput(attrs={"accept": ".docx,.dotx"}),
    )

    def __init__(self, *args: Any, too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        file = self.fields["file"]
        file.error_messages["max_length"] = (
            "The file's name is longer than 255 characters. Give the file a shorter name."
        )
        if too_large:
            file.error_messages["required"] = TOO_LARGE
