"""Lists kept in a spreadsheet: downloaded as CSV, uploaded with a preview, saved whole or not at all.

The rows go through a `Resource` of django-import-export. Its own admin pages are not used: they load openpyxl
at start-up, show differences with inline styles that our content security policy refuses, and take off one
"=" only from what a spreadsheet would run as a formula.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import tablib
from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from import_export.resources import ModelResource
from import_export.results import Result

LARGEST = 500_000  # bytes of a list that is kept by hand
SEPARATOR = " | "  # between several names in one cell; commas and semicolons stand inside names
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class FlatList(ModelResource):
    """One row a record. Rows are written by `write`, which goes through the app's `changes`."""

    def __init__(self, *, by: Any, **kwargs: Any):
        self.by = by
        super().__init__(**kwargs)

    class Meta:
        skip_unchanged = True
        report_skipped = True
        use_transactions = True
        store_row_values = True
        skip_html_diff = True
        store_instance = False

    def import_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        """Nothing: a record is written by `write`, from the whole row."""

    def skip_row(self, instance: Any, original: Any, row: Any, import_validation_errors: Any = None) -> bool:
        """A row says nothing new when it reads as the download of its record would."""
        if not original.pk:
            return False
        now = dict(zip(self.get_export_headers(), self.export_resource(original), strict=True))
        return all(str(now[name] or "") == str(row[name] or "").strip() for name in now)

    def save_instance(self, instance: Any, is_create: bool, row: Any, **kwargs: Any) -> None:
        try:
            self.write(instance, {name: str(text or "").strip() for name, text in row.items()})
        except ValueError as refused:
            raise ValidationError(str(refused)) from refused

    def save_m2m(self, instance: Any, row: Any, **kwargs: Any) -> None:
        """Nothing: `write` has done it."""

    def write(self, instance: Any, row: dict[str, str]) -> None:
        """Writes one row. Raises ValueError or ValidationError with a sentence for the person."""
        raise NotImplementedError


def several(text: str) -> list[str]:
    """The names in a cell that holds several."""
    return [name.strip() for name in text.split("|") if name.strip()]


# --- CSV --------------------------------------------------------------------------------------------------


def to_csv(headers: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    """A CSV for spreadsheets. A text that would become a formula gets an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(headers)
    writer.writerows([_plain(str("" if cell is None else cell)) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def from_csv(text: str, headers: list[str]) -> tablib.Dataset:
    """The rows of a downloaded list, with the apostrophes taken off again.

    Raises ValidationError with a sentence when the file isn't such a list.
    """
    try:
        rows = list(csv.reader(io.StringIO(text), strict=True))
    except csv.Error as error:
        raise ValidationError(
            f"The file isn't a CSV that we can read: {error}. Save it again as CSV."
        ) from error
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if not rows or [cell.strip() for cell in rows[0]] != headers:
        raise ValidationError(
            f"The first row must be: {', '.join(headers)}. Download the list and fill that in."
        )
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(headers):
            raise ValidationError(f"Row {number} has {len(row)} cells and should have {len(headers)}.")
    plain = [
        [cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell for cell in r]
        for r in rows
    ]
    return tablib.Dataset(*plain[1:], headers=headers)


# --- pages ------------------------------------------------------------------------------------------------


class UploadForm(forms.Form):
    """First a file; then the same text again, seen and agreed to."""

    file = forms.FileField(
        required=False,
        label="CSV file",
        help_text="Download the list, change it, upload it.",
        error_messages={"empty": "The file is empty. Choose another."},
    )
    text = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file = cleaned.get("file")
        if file is None and not cleaned.get("text"):
            raise ValidationError("Choose a CSV file.")
        if file is not None:
            if file.size > LARGEST:
                raise ValidationError("The list is larger than 500 kB. Upload it in parts.")
            cleaned["text"] = _decoded(file.read())
        return cleaned


def _decoded(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValidationError("The file isn't UTF-8. In Excel choose “Save as”, “CSV UTF-8”.") from None
    if "\0" in text:
        raise ValidationError("The file holds characters that a CSV cannot. Save it again as CSV.")
    return text


@dataclass(frozen=True)
class Line:
    """One row of a preview."""

    number: int
    kind: str
    cells: list[str]
    problems: list[str]


def lines_of(result: Result) -> list[Line]:
    """What the upload would do, row by row, in the order of the file."""
    kinds = {"new": "New", "update": "Changed", "skip": "Same"}
    lines = []
    for n, row in enumerate(result.rows, start=2):
        for fault in row.errors:
            raise fault.error  # a fault of ours: it belongs in the log, not on the page
        problems = row.validation_error.messages if row.validation_error else []
        kind = "Refused" if problems else kinds.get(row.import_type or "", "Refused")
        lines.append(Line(n, kind, [str(v or "") for v in (row.row_values or {}).values()], problems))
    return lines


class FlatListAdmin:
    """Adds “download the list” and “upload the list” to a page of the administration."""

    resource_class: type[FlatList]
    change_list_template: Any = "admin/flat_list_change_list.html"

    def get_urls(self) -> list[URLPattern]:
        wrap, name = self.admin_site.admin_view, self._name()  # type: ignore[attr-defined]
        return [
            path("list.csv", wrap(self.download), name=f"{name}_download"),
            path("upload/", wrap(self.upload), name=f"{name}_upload"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def _name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}"  # type: ignore[attr-defined]

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        links = {
            "download_url": reverse(f"admin:{self._name()}_download"),
            "upload_url": reverse(f"admin:{self._name()}_upload"),
        }
        return super().changelist_view(request, links | (extra_context or {}))  # type: ignore[misc]

    def download(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        resource = self.resource_class(by=request.user)
        queryset = self.get_queryset(request)  # type: ignore[attr-defined]
        table = resource.export(queryset)
        name = f"{self.opts.verbose_name_plural}.csv".replace(" ", "-")  # type: ignore[attr-defined]
        return HttpResponse(
            to_csv(table.headers, table),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    def upload(self, request: HttpRequest) -> HttpResponse:
        if not self.has_change_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None)
        lines: list[Line] = []
        if form.is_valid():
            agreed = not request.FILES
            try:
                lines = self._run(request, form.cleaned_data["text"], keep=agreed)
            except ValidationError as refused:
                form.add_error(None, refused)
            if agreed and lines and not _refused(lines):
                messages.success(request, f"Saved: {_summary(lines)}.")
                return redirect(f"admin:{self._name()}_changelist")
        return render(request, "admin/flat_list_upload.html", self._page(request, form, lines))

    def _run(self, request: HttpRequest, text: str, *, keep: bool) -> list[Line]:
        resource = self.resource_class(by=request.user)
        table = from_csv(text, list(resource.get_export_headers()))
        # Without the second option the good rows would be kept beside the refused ones.
        result = resource.import_data(table, dry_run=not keep, rollback_on_validation_errors=True)
        return lines_of(result)

    def _page(self, request: HttpRequest, form: UploadForm, lines: list[Line]) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "opts": self.opts,  # type: ignore[attr-defined]
            "title": f"Upload {self.opts.verbose_name_plural}",  # type: ignore[attr-defined]
            "form": form,
            "lines": lines,
            "headers": list(self.resource_class(by=request.user).get_export_headers()),
            "refused": _refused(lines),
            "summary": _summary(lines) if lines else "",
            "text": form.cleaned_data.get("text", "") if form.is_bound and lines else "",
        }


def _refused(lines: list[Line]) -> int:
    return sum(line.kind == "Refused" for line in lines)


def _summary(lines: list[Line]) -> str:
    kinds = ("New", "Changed", "Same", "Refused")
    counts = {kind: sum(line.kind == kind for line in lines) for kind in kinds}
    return ", ".join(f"{count} {kind.lower()}" for kind, count in counts.items() if count)
