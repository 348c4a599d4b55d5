"""/staff/components/: every piece that pages are built from, filled with awkward contents."""

import datetime as dt
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from accounts.access import needs
from accounts.roles import Right
from edi_tracker.as_at import PastDay
from edi_tracker.forms import DateField, Described, DescribedRadios, Form, TextField
from foundation.charts import Bar, Part, small_line, stacked_bars
from foundation.palette import SHAPES, STATUS_COLOURS

STATUSES = (
    ("Blue", "blue", "not_started", "Work has not begun, and is not yet due to."),
    ("Green", "green", "in_progress", "Work is going to plan and will end by its date."),
    ("Amber", "amber", "needs_attention", "Work has slipped, and there is a plan to bring it back."),
    ("Red", "red", "off_track", "Work will miss its date or its aim unless something changes."),
    ("Complete", "grey", "complete", "Done, with evidence that it is."),
)
OBJECTIVES = (
    (
        "1",
        "Recruit and keep a workforce that looks like the places we serve",
        (2, 6, 1, 0, 4),
        (0, 1, 1, 0, 0),
    ),
    ("2", "Make every building and service easy to reach and use", (1, 3, 2, 1, 2), (0, 0, 2, 1, 0)),
    ("3", "Listen to people before we decide, and tell them what we did", (0, 12, 0, 0, 13), (0, 3, 0, 0, 0)),
    ("4", "Parchu’r Gymraeg: ŵy, tŷ a phobl", (1, 0, 0, 0, 0), (0, 0, 0, 0, 0)),
    ("5", "Nothing has been written under this objective yet", (0, 0, 0, 0, 0), (0, 0, 0, 0, 0)),
)
LONG_TITLE = (
    "Work with schools, employers and the voluntary sector on a shared programme of placements, mentoring "
    "and paid internships for young people who have been in care, who are disabled, or who are young "
    "carers, and report each term on who applied, who was taken on and who stayed, by characteristic "
    "where numbers allow"
)


class SampleForm(Form):
    """One question of every kind."""

    status = forms.ChoiceField(
        choices=[(meaning, label) for label, _, meaning, _ in STATUSES],
        widget=DescribedRadios(
            describe=lambda value: next(
                Described(hint, colour, meaning) for _, colour, meaning, hint in STATUSES if meaning == value
            )
        ),
    )
    narrative = TextField(label="What has happened since?", help_text="Two or three sentences.", rows=6)
    end_on = DateField(label="New end date", help_text="For example, 31 March 2026.")
    told_by = forms.CharField(label="Who told you?", required=False)
    owner = forms.ChoiceField(
        choices=[("", "Choose a team"), ("hr", "People and Skills"), ("lib", "Libraries")]
    )
    aims = forms.MultipleChoiceField(
        label="Which aims does it serve?",
        choices=[
            ("a", "Eliminate discrimination"),
            ("b", "Advance equality"),
            ("c", "Foster good relations"),
        ],
        widget=forms.CheckboxSelectMultiple,
    )
    plan = forms.FileField(label="Plan", help_text="Excel, CSV or Word, up to 10 MB.")
    email = forms.EmailField(
        label="E-mail address", widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))
    agreed = forms.BooleanField(
        label="The meeting agreed this", required=False, help_text="Say when in the words above."
    )


class SampleFilters(Form):
    """Filters as the register has them."""

    mark_optional = False
    words = forms.CharField(label="Words", required=False)
    owner = forms.ChoiceField(required=False, choices=[("", "Everybody"), ("hr", "People and Skills")])
    as_at = DateField(label="As at", required=False)


@needs(Right.READ)
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Every component on one page, for those who write pages and for the accessibility tests."""
    form = SampleForm(request.POST, request.FILES) if request.method == "POST" else SampleForm()
    return render(
        request,
        "components/index.html",
        {"form": form, "filters": SampleFilters(auto_id="filter_%s"), **_samples()},
    )


def _samples() -> dict[str, Any]:
    return {
        "statuses": [
            {"label": label, "colour": colour, "meaning": meaning, "words": words}
            for label, colour, meaning, words in STATUSES
        ],
        "colours": list(STATUS_COLOURS),
        "meanings": [(meaning, meaning.replace("_", " ").capitalize()) for meaning in SHAPES],
        "chart": stacked_bars(objective_bar(*objective) for objective in OBJECTIVES),
        "line": small_line(
            [(dt.date(2023, 3, 31), 31.2), (dt.date(2024, 3, 31), 33.0), (dt.date(2025, 3, 31), 32.4)],
            target=40,
        ),
        "page": Paginator(range(1, 421), 20).get_page(6),
        "breadcrumbs": [
            {"label": "Strategies", "url": "/staff/"},
            {"label": "Fair and Open 2025 to 2028", "url": "#"},
        ],
        "steps": ["Upload", "Check columns", "Settle words", "Preview"],
        "past": PastDay(dt.date(2025, 3, 31)),
        "files": [
            {
                "name": "Report to the committee",
                "url": "#pdf",
                "format": "PDF",
                "size": 482_113,
                "sha256": "9f86d081" * 8,
            },
            {
                "name": "The same as a workbook",
                "url": "#xlsx",
                "format": "Excel",
                "size": 61_204,
                "sha256": "",
            },
        ],
        "rows": [
            {"key": "Period", "value": "April 2025 to March 2028", "url": "#period", "action": ""},
            {"key": "Adopted by", "value": "Full Council, 18 March 2025", "url": "", "action": ""},
        ],
        "chosen": [
            {"label": "Owner: People and Skills", "url": "#owner"},
            {"label": "Past its end date", "url": "#late"},
        ],
        "long_title": LONG_TITLE,
    }


def objective_bar(reference: str, label: str, counts: tuple[int, ...], past_end: tuple[int, ...]) -> Bar:
    parts = tuple(
        Part(label, colour, meaning, count, late)
        for (label, colour, meaning, _), count, late in zip(STATUSES, counts, past_end, strict=True)
    )
    return Bar(label, parts, reference, f"#objective-{reference}")
