"""A table saved as text: commas, semicolons or tabs between columns, in the encodings that Excel writes."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from imports.files.cells import Refusal, column_letter
from imports.files.limits import Limits
from imports.files.reading.words import plain_lines

SAVE_AS_CSV = "In Excel, choose Save As and “CSV UTF-8 (Comma delimited)”, or save it as .xlsx."
SHEET_NAME = "Sheet 1"
_FEWEST_BELOW_TITLE = 3  # headings and two rows
_SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab"}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_SEPARATOR_LINE = re.compile(r"sep=([,;\t])\r?\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Attempt:
    """What one separator makes of the text: its records, and the first row that does not fit, if any."""

    separator: str
    records: list[list[str]]
    columns: int
    fault: Refusal | None


def read_text(content: bytes, limits: Limits) -> dict[str, Any]:
    """The table as `Workbook.from_json` takes it, without its file name and hash. Every cell is text."""
    text, encoding_note = _decoded(content)
    if not text.strip():
        raise Refusal("empty_file", "This file has no text in it. Upload the file that holds the table.")
    told = _SEPARATOR_LINE.match(text)
    if told:
        text = text[told.end() :]
    attempt = _best([_attempt(text, separator, limits) for separator in (told[1] if told else _SEPARATORS)])
    if attempt.fault:
        raise attempt.fault
    notes = [encoding_note] if encoding_note else []
    if attempt.columns > 1:
        notes.append(f"Separator: {_SEPARATORS[attempt.separator]}")
    rows = _rows(attempt.records, limits)
    kind = "tsv" if attempt.separator == "\t" else "csv"
    return {"kind": kind, "notes": notes, "sheets": [[SHEET_NAME, 0, [], [], rows]]}


def _decoded(content: bytes) -> tuple[str, str | None]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise Refusal("nul_in_text", f"This file holds characters that no text has (NUL). {SAVE_AS_CSV}")
        if _CONTROLS.search(text):
            break
        notes = {"cp1252": "Read as Windows-1252 (cp1252)", "utf-16": "Read as UTF-16"}
        return text, notes.get(encoding)
    raise Refusal("not_a_table", f"This file is neither a workbook nor a table saved as text. {SAVE_AS_CSV}")


def _attempt(text: str, separator: str, limits: Limits) -> _Attempt:
    # Longer than any cell may be, so that our own sentence about long cells is the one that is seen.
    csv.field_size_limit(4 * limits.upload)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    records: list[list[str]] = []
    columns, fault = 0, None
    try:
        for record in reader:
            if len(record) == 1 and not record[0].strip():
                record = []
            records.append(record)
            columns = columns or len(record)
            if record and len(record) != columns and not fault:
                fault = _ragged(len(records), len(record), columns)
            if len(records) > 4 * limits.rows:
                raise _too_many_rows(limits)
    except csv.Error:
        return _Attempt(separator, records, columns, _badly_quoted(len(records) + 1))
    if fault and (whole := _below_a_title(records)):
        columns, fault = whole, None
    return _Attempt(separator, records, columns, fault)


def _below_a_title(records: list[list[str]]) -> int:
    """The width of a table that has narrower lines of one text, such as a title, only above it; 0 for any other."""
    written = [record for record in records if record]
    widest = max(map(len, written), default=0)
    first = next((place for place, record in enumerate(written) if len(record) == widest), 0)
    titles, table = written[:first], written[first:]
    fits = len(table) >= _FEWEST_BELOW_TITLE and all(len(record) == widest for record in table)
    return widest if fits and all(sum(map(bool, record)) == 1 for record in titles) else 0


def _best(attempts: list[_Attempt]) -> _Attempt:
    """The separator that gives every row the same number of columns; failing that, the closest one."""
    constant = [attempt for attempt in attempts if not attempt.fault]
    if constant and (table := max(constant, key=lambda attempt: attempt.columns)).columns > 1:
        return table
    divided = [attempt for attempt in attempts if attempt.fault and _usual_columns(attempt) > 1]
    if divided:
        return max(divided, key=_usual_columns)
    return constant[0] if constant else attempts[0]


def _usual_columns(attempt: _Attempt) -> int:
    counts = Counter(len(record) for record in attempt.records if record)
    return counts.most_common(1)[0][0] if counts else 0


def _rows(records: list[list[str]], limits: Limits) -> list[list[Any]]:
    rows: list[list[Any]] = []
    used: set[int] = set()
    for number, record in enumerate(records, 1):
        texts = [(column, plain_lines(text)) for column, text in enumerate(record, 1) if text]
        if not texts:
            continue
        for column, text in texts:
            if len(text) > limits.characters_in_cell:
                raise Refusal(
                    "cell_too_long",
                    f"This cell holds more than {limits.characters_in_cell:,} characters. Shorten its text.",
                    f"Row {number}, column {column_letter(column)}",
                )
        used.update(column for column, _ in texts)
        rows.append([number, 0, [list(text) for text in texts]])
    if len(rows) > limits.rows:
        raise _too_many_rows(limits)
    if len(used) > limits.columns:
        raise Refusal(
            "too_many_columns",
            f"This table uses more than {limits.columns} columns. "
            "Remove the columns that do not belong to the plan.",
        )
    return rows


def _too_many_rows(limits: Limits) -> Refusal:
    return Refusal(
        "too_many_rows",
        f"This table has more than {limits.rows - 1:,} rows below its heading. Split it into several files.",
    )


def _ragged(row: int, found: int, expected: int) -> Refusal:
    return Refusal(
        "ragged_rows",
        f"This row has {found} columns and the first row has {expected}. "
        "A text that holds the separator needs quotation marks around it. " + SAVE_AS_CSV,
        f"Row {row}",
    )


def _badly_quoted(row: int) -> Refusal:
    return Refusal(
        "bad_quotes",
        "The quotation marks of this row do not pair up, so its cells cannot be told apart. " + SAVE_AS_CSV,
        f"Row {row}",
    )
