"""The pages of the preview and of the result: which rows, under which headings, with which sentences."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.db.models import Count, Q, QuerySet
from django.http import QueryDict
from django.utils.dateparse import parse_datetime

from imports.models import ImportBatch, PreviewRow
from imports.pages.differences import differences, shortened
from imports.pages.telling import counted, saved_sentence, totals_sentence
from imports.understanding.findings import seen_row

Change = PreviewRow.Change
ACTIONS = (Change.NEW, Change.CHANGED, Change.SAME, Change.REFUSED)
FILTERS: tuple[tuple[str, str, Q], ...] = (
    ("", "All actions", Q(change__in=ACTIONS)),
    ("new", "New", Q(change=Change.NEW)),
    ("changed", "Changed", Q(change=Change.CHANGED)),
    ("same", "The same", Q(change=Change.SAME)),
    ("refused", "Refused", Q(change=Change.REFUSED)),
    ("doubts", "With doubts", Q(change__in=ACTIONS, doubtful=True)),
    ("left-out", "Left out by you", Q(change=Change.LEFT_OUT)),
    ("other", "Rows that are no actions", Q(change=Change.NOT_AN_ACTION)),
)
ALWAYS_SHOWN = {"", "new", "changed", "same", "refused", "doubts"}
LONG_TEXT = 200  # characters shown in a cell before the rest is folded away
MOST_POSITIONS = 200


def filters_of(batch: ImportBatch, chosen: str) -> list[dict[str, Any]]:
    """The filters with their counts; an unknown one shows all."""
    counts = batch.preview_rows.aggregate(
        **{f"n{place}": Count("pk", filter=rule) for place, (_, _, rule) in enumerate(FILTERS)}
    )
    known = chosen if chosen in {name for name, _, _ in FILTERS} else ""
    return [
        {"name": name, "label": label, "count": counts[f"n{place}"], "current": name == known}
        for place, (name, label, _) in enumerate(FILTERS)
        if name in ALWAYS_SHOWN or counts[f"n{place}"] or name == known
    ]


def rows_shown(batch: ImportBatch, filters: list[dict[str, Any]]) -> QuerySet[PreviewRow]:
    current = next(one["name"] for one in filters if one["current"])
    rule = next(rule for name, _, rule in FILTERS if name == current)
    return batch.preview_rows.filter(rule)


def preview_page(batch: ImportBatch, page: Page) -> dict[str, Any]:
    """The rows of one page under their themes and objectives, and what a save would do."""
    told = batch.result or {}
    totals = told["totals"]
    would_change = totals["new"] + totals["changed"]
    return {
        "sentence": totals_sentence(totals, told["doubts"]),
        "note": told.get("note", ""),
        "about_the_plan": told["about_the_plan"],
        "groups": list(_groups(page.object_list)),
        "several_sheets": len([sheet for sheet in told["sheets"] if sheet["used"]]) > 1,
        "save_label": f"Save {counted(would_change, 'action')}" if told["ready"] and would_change else "",
        "in_the_way": _in_the_way(told),
        "nothing_to_save": told["ready"] and not would_change,
    }


def _in_the_way(told: dict[str, Any]) -> str:
    """Why the plan can't be saved yet, with what to do."""
    refused = told["totals"]["refused"]
    if told["ready"]:
        return ""
    if told["column_questions"]:
        return "Before this plan can be saved, say what its columns hold."
    if any(not word["sure"] for word in told["status_words"]):
        return "Before this plan can be saved, say what its status words mean."
    one = (
        "1 row is refused. Tick it to leave it"
        if refused == 1
        else f"{refused:,} rows are refused. Tick them to leave them"
    )
    it = "it" if refused == 1 else "them"
    return f"{one} out, or mend {it} in the file and upload it again."


def _groups(rows: Iterable[PreviewRow]) -> Iterable[dict[str, Any]]:
    """Rows that follow each other under one theme and objective; a heading is said where it begins."""
    group: dict[str, Any] | None = None
    theme = None
    for row in rows:
        shown = row.shown
        names = (shown.get("theme", ""), shown.get("objective", ""))
        if group is None or group["names"] != names:
            if group:
                yield group
            group = {
                "names": names,
                "theme": names[0] if names[0] != theme else "",
                "objective": names[1],
                "lines": [],
            }
            theme = names[0]
        group["lines"].append(_line(row))
    if group:
        yield group


def _line(row: PreviewRow) -> dict[str, Any]:
    shown = row.shown
    is_action = row.change != Change.NOT_AN_ACTION
    long = [
        {"label": label, "text": shown[name]}
        for name, label in (("text", "Action"), ("progress", "Progress"))
        if len(shown.get(name, "")) > LONG_TEXT
    ]
    return {
        **shown,
        "position": row.position,
        "sheet": row.sheet,
        "row": seen_row(row.row),
        "change": row.change,
        "mark": _mark(row),
        "said": Change(row.change).label,
        "short_text": _short(shown.get("text", "")),
        "short_progress": _short(shown.get("progress", "")),
        "can_leave_out": is_action,
        "left_out": row.change == Change.LEFT_OUT,
        "whole": long + [{"label": label, "text": text} for label, text in shown.get("more", [])],
        "changes": [_change(change) for change in shown.get("changes", [])],
    }


def _mark(row: PreviewRow) -> str:
    if row.change in (Change.CHANGED, Change.REFUSED):
        return row.change
    if row.doubtful:
        return "doubt"
    return "new" if row.change == Change.NEW else ""


def _short(text: str) -> str:
    return text if len(text) <= LONG_TEXT else text[:LONG_TEXT].rsplit(" ", 1)[0].rstrip() + " …"


def _change(change: dict[str, str]) -> dict[str, Any]:
    return {"what": change["what"], "pieces": shortened(differences(change["before"], change["after"]))}


# --- what was posted --------------------------------------------------------------------------------------


def whole_number(text: str | None) -> int | None:
    """A number that a hidden field sent, or None for anything else."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else None


def left_out_after(batch: ImportBatch, posted: QueryDict) -> list[list[Any]] | None:
    """The rows to leave out once the ticks of a page count; None when they change nothing."""
    here, ticked = _positions(posted, "here"), _positions(posted, "leave_out")
    if posted.get("do") == "leave_out_refused":
        ticked |= set(batch.preview_rows.filter(change=Change.REFUSED).values_list("position", flat=True))
        here |= ticked
    rows = batch.preview_rows.filter(position__in=here).exclude(change=Change.NOT_AN_ACTION)
    before = {(sheet, row) for sheet, row in (batch.answers or {}).get("leave_out", [])}
    after = set(before)
    for position, sheet, row in rows.values_list("position", "sheet", "row"):
        (after.add if position in ticked else after.discard)((sheet, row))
    return None if after == before else sorted([sheet, row] for sheet, row in after)


def split_after(batch: ImportBatch, posted: QueryDict) -> list[list[Any]] | None:
    """The rows whose points are actions of their own, once the button in a row counts; None when none was pressed."""
    position = whole_number(posted.get("split"))
    row = (
        batch.preview_rows.filter(position=position).values_list("sheet", "row").first() if position else None
    )
    if row is None:
        return None
    split = {(sheet, number) for sheet, number in (batch.answers or {}).get("split", [])} ^ {row}
    return sorted([sheet, number] for sheet, number in split)


def _positions(posted: QueryDict, name: str) -> set[int]:
    numbers = (whole_number(text) for text in posted.getlist(name)[:MOST_POSITIONS])
    return {number for number in numbers if number is not None}


def place_of(posted: QueryDict) -> str:
    """The filter and page that a form was sent from, for the way back."""
    page = whole_number(posted.get("page"))
    show = posted.get("show", "")
    told = {"show": show if show in {name for name, _, _ in FILTERS} else "", "page": page or ""}
    return urlencode({name: value for name, value in told.items() if value})


def left_out_sentence(count: int) -> str:
    if not count:
        return "No row is left out now. This is what would be saved."
    return f"{counted(count, 'row is', 'rows are')} left out. This is what would be saved now."


# --- the result -------------------------------------------------------------------------------------------


def result_page(batch: ImportBatch) -> dict[str, Any]:
    """What was saved, by whom and when, and the findings kind by kind."""
    told = batch.result or {}
    found = sum(group["count"] for group in told["findings"])
    return {
        "sentence": saved_sentence(told["totals"]),
        "difference": told["difference"],
        "findings": told["findings"],
        "findings_sentence": f"{counted(found, 'thing')} to look at in the plan" if found else "",
        "saved_at": parse_datetime(told["saved_at"]),
        "saved_by": told["saved_by"],
    }
