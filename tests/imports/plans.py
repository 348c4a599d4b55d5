"""A small plan as an officer would keep it, and the way of sending it through the pages."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from imports.models import ImportBatch
from imports.pages.forms import marked
from tests.imports.sheets import table

HEADINGS = ["No.", "Action", "Owner", "Start", "End", "Success measure", "Status", "Progress"]
PLAN: list[list[str]] = [
    HEADINGS,
    ["1.1", "Write guidance for managers", "People Team", "April 2025", "March 2026", "It is used",
     "Blue", ""],
    ["1.2", "Train every interviewer", "People Team and Library Service", "", "Ongoing", "90% trained",
     "Amber", "Half of them are trained"],
    ["1.3", "Ask staff how they are", "Library Service", "", "Spring-ish", "A survey a year", "Amber", ""],
]  # fmt: skip
KEY = {"Blue": "not_started", "Amber": "in_progress", "Red": "off_track", "Green": "complete"}
SPEAKS_FOR = date(2025, 3, 31)


def file_of(content: bytes, name: str = "plan.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def answers_of(
    *, title: str = "Fair and open", strategy: str = "", as_at: date = SPEAKS_FOR
) -> dict[str, Any]:
    """The boxes of the upload page."""
    day, month, year = str(as_at.day), str(as_at.month), str(as_at.year)
    return {"title": title, "strategy": strategy, "as_at_day": day, "as_at_month": month, "as_at_year": year}


def upload(
    client: Client, content: bytes | None = None, *, name: str = "plan.xlsx", **answers: Any
) -> HttpResponse:
    form = answers_of(**answers) | {"file": file_of(table(PLAN) if content is None else content, name)}
    return client.post(reverse("new_import"), form)


def words_answers(client: Client, batch: ImportBatch, **changes: str) -> dict[str, str]:
    """What the words page would send if every suggestion were kept and the key were as here.

    `changes` name boxes by their place on the page: meaning_0, definition_1, owners_2.
    """
    form = client.get(reverse("import_words", args=[batch.pk])).context["form"]
    sent = {name: str(form[name].value() or "") for name in form.fields}
    marks = {"owners": [mark for mark, _ in marked(form.owners, "text")]}
    marks["meaning"] = marks["definition"] = [mark for mark, _ in marked(form.words, "word")]
    for mark, word in marked(form.words, "word"):
        sent[f"meaning_{mark}"] = KEY[word["word"]]
    for name, value in changes.items():
        box, place = name.split("_")
        sent[f"{box}_{marks[box][int(place)]}"] = value
    return sent


def settle_words(client: Client, batch: ImportBatch, **changes: str) -> HttpResponse:
    return client.post(reverse("import_words", args=[batch.pk]), words_answers(client, batch, **changes))


def decide(client: Client, batch: ImportBatch, do: str = "save", **fields: Any) -> HttpResponse:
    """Presses a button of the preview."""
    batch.refresh_from_db()
    sent = {"version": batch.version, "do": do} | fields
    return client.post(reverse("import_preview", args=[batch.pk]), sent)


def bring_in(client: Client, content: bytes | None = None, **answers: Any) -> ImportBatch:
    """A plan all the way into the register."""
    upload(client, content, **answers)
    batch = ImportBatch.objects.latest("pk")
    if batch.result["asks_words"]:
        settle_words(client, batch)
    decide(client, batch)
    batch.refresh_from_db()
    return batch
