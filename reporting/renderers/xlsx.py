"""The report as a workbook: cover, contents, notes, key, figures, changes, decisions, actions.

Every sheet but the cover holds one named table. Real dates stand beside the council's words for them.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO

from openpyxl import Workbook

from reporting.front_sheet import MEETING, spoken
from reporting.numbers import headline, share
from reporting.renderers.columns import COLUMNS, extra_columns
from reporting.renderers.sheets import Row, Sheet, Styles, Value
from reporting.snapshot import Snapshot, Tally, Word

CONTENTS = (
    ("Notes", "What the figures count, and how lateness is decided"),
    ("Status key", "The council's words for a status, and what they mean"),
    ("By status", "How many actions have which status"),
    ("By theme", "How the actions of each theme stand"),
    ("By objective", "How the actions of each objective stand"),
    ("Changes", "What changed since the last report"),
    ("Decisions", "What members are asked to agree"),
    ("Actions", "Every action, one row each, with filters"),
)


def render_xlsx(snapshot: Snapshot) -> bytes:
    """The workbook of a report."""
    book = Workbook(write_only=True)
    _cover(book, snapshot)
    contents = Sheet(book, "Contents", [26, 90])
    contents.row(["Contents"], contents.styles.title)
    told = [sheet for sheet in CONTENTS if sheet[0] != "Decisions" or snapshot.tells_decisions]
    contents.table("Contents", ["Sheet", "What it holds"], _plain(contents.styles, told))
    _notes(book, snapshot)
    _key(book, snapshot)
    _by_status(book, snapshot)
    _tallies(book, snapshot, "By theme", "Theme", snapshot.figures.themes)
    _tallies(book, snapshot, "By objective", "Objective", snapshot.figures.objectives)
    _changes(book, snapshot)
    if snapshot.tells_decisions:
        _decisions(book, snapshot)
    _actions(book, snapshot)
    properties = book.properties
    properties.title = f"{snapshot.title}: progress report as at {spoken(snapshot.as_at)}"
    properties.creator = snapshot.organisation
    properties.language = "en-GB"
    properties.subject = f"Report to the {snapshot.body}"
    day = snapshot.prepared_on
    properties.created = properties.modified = datetime(day.year, day.month, day.day)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _plain(styles: Styles, rows: Sequence[Sequence[Value]]) -> Iterator[Row]:
    """Rows of words whose first cell names the row."""
    for row in rows:
        yield row, [styles.strong, *[styles.text] * (len(row) - 1)]


def _cover(book: Workbook, snapshot: Snapshot) -> None:
    sheet = Sheet(book, "Cover", [26, 100])
    styles = sheet.styles
    sheet.row([f"{snapshot.title}: progress report"], styles.title)
    sheet.row([headline(snapshot.figures)], styles.lead)
    facts: list[tuple[str, Value]] = [
        ("Council", snapshot.organisation),
        ("Report to", snapshot.body),
        ("Meeting date", snapshot.meeting_on),
        ("Figures as at", snapshot.as_at),
        ("Version", "Draft" if snapshot.draft else str(snapshot.version)),
        ("Replaces", snapshot.replaces),
        ("Reference", snapshot.ref),
        ("Prepared on", snapshot.prepared_on),
        ("Prepared by", snapshot.issued_by),
        ("Record", f"The last entry of the progress record was {snapshot.log_head}."),
    ]
    facts += [(b.heading, b.text) for b in snapshot.blocks if b.key not in ("to", MEETING)]
    for values, looks in _plain(styles, [fact for fact in facts if fact[1] is not None]):
        sheet.row(values, looks)


def _notes(book: Workbook, snapshot: Snapshot) -> None:
    sheet = Sheet(book, "Notes", [12, 120])
    sheet.row(["Notes"], sheet.styles.title)
    notes = [(f"Note {number}", note) for number, note in enumerate(snapshot.notes, start=1)]
    sheet.table("Notes", ["Note", "How to read the report"], _plain(sheet.styles, notes))


def _key(book: Workbook, snapshot: Snapshot) -> None:
    sheet = Sheet(book, "Status key", [26, 90, 20])
    styles = sheet.styles
    sheet.row(["Status key"], styles.title)
    rows: list[Row] = [
        (
            [word.label, word.definition or "Not defined", _meaning(word)],
            [styles.tag(word.colour), *[styles.text] * 2],
        )
        for word in snapshot.key
    ]
    sheet.table("StatusKey", ["Status", "What it means", "Counted as"], rows)


def _by_status(book: Workbook, snapshot: Snapshot) -> None:
    figures = snapshot.figures
    sheet = Sheet(book, "By status", [30, 14, 14, 16])
    styles = sheet.styles
    numbers = [styles.number] * 3
    sheet.row(["Actions by status"], styles.title)
    sheet.row([headline(figures)], styles.lead)
    counted = zip(figures.words, figures.all.counts, figures.all.past_end_counts, strict=True)
    rows: list[Row] = [
        ([word.label, count, share(count, figures.all.total), late], [styles.tag(word.colour), *numbers])
        for word, count, late in counted
    ]
    whole = share(figures.all.total, figures.all.total)
    rows.append((["All actions", figures.all.total, whole, figures.all.past_end], [styles.strong, *numbers]))
    share_of = f"Share of {figures.all.total}"
    sheet.table("ByStatus", ["Status", "Actions", share_of, "Past end date"], rows)


def _tallies(book: Workbook, snapshot: Snapshot, title: str, noun: str, tallies: Sequence[Tally]) -> None:
    figures = snapshot.figures
    after = ["All", "Past end date", "Due soon", "Review due", "No recent update", "Closed actions"]
    taken = {noun.casefold(), *(name.casefold() for name in after)}
    # A council may call a status "All" or "Closed actions"; headings of a table must differ.
    words = [f"{w.label} (status)" if w.label.casefold() in taken else w.label for w in figures.words]
    sheet = Sheet(book, title, [70, *[14] * (len(words) + len(after))])
    styles = sheet.styles
    looks = [styles.strong, *[styles.number] * (len(words) + len(after))]
    sheet.row([f"Actions by {noun.lower()} and status"], styles.title)
    rows = [(_tally(tally), looks) for tally in (*tallies, figures.all)]
    sheet.table(title.title().replace(" ", ""), [noun, *words, *after], rows)


def _tally(tally: Tally) -> list[Value]:
    name = f"{tally.reference} {tally.title}".strip()
    late = [tally.past_end, tally.due_soon, tally.review_due, tally.stale]
    return [name, *tally.counts, tally.total, *late, tally.closed]


def _changes(book: Workbook, snapshot: Snapshot) -> None:
    sheet = Sheet(book, "Changes", [18, 14, 70, 24, 24, 50])
    changes = snapshot.changes
    sheet.row(["What has changed"], sheet.styles.title)
    if changes is None:
        sheet.row(
            [snapshot.nothing_before],
            sheet.styles.lead,
        )
        return
    sheet.row(
        [f"Since the report as at {spoken(changes.since.as_at)} ({changes.since.ref})"], sheet.styles.lead
    )
    rows: list[tuple[Value, ...]] = []
    rows += [("Status", c.name, c.text, _label(c.before), _label(c.after), "") for c in changes.statuses]
    rows += [("End date", c.name, c.text, c.before, c.after, c.reason) for c in changes.dates]
    rows += [("Closed", c.name, c.text, "Open", c.detail, c.reason) for c in changes.closed]
    rows += [("Opened again", c.name, c.text, c.detail, "Open", c.reason) for c in changes.reopened]
    rows += [("New", c.name, c.text, "", c.detail, "") for c in changes.new]
    rows += [("No longer there", c.name, c.text, "", "", "") for c in changes.gone]
    rows += [("Reworded", c.name, c.text, c.before, c.after, "") for c in changes.reworded]
    headings = ["What", "Number", "Action", "From", "To", "Why"]
    sheet.table("Changes", headings, _plain(sheet.styles, rows))


def _decisions(book: Workbook, snapshot: Snapshot) -> None:
    sheet = Sheet(book, "Decisions", [60, 14, 70, 50])
    sheet.row(["Decisions asked of members"], sheet.styles.title)
    rows = [(asked.sentence, asked.name, asked.text, asked.reason) for asked in snapshot.decisions]
    sheet.table("Decisions", ["Decision", "Number", "Action", "Reason"], _plain(sheet.styles, rows))


def _actions(book: Workbook, snapshot: Snapshot) -> None:
    extras = extra_columns(snapshot)
    sheet = Sheet(book, "Actions", [*(column.width for column in COLUMNS), *[30] * len(extras)])
    styles = sheet.styles
    sheet.sheet.freeze_panes = "C2"
    sheet.sheet.print_title_rows = "1:1"
    plain = [styles.text] * (len(COLUMNS) + len(extras))
    status_at = next(n for n, column in enumerate(COLUMNS) if column.heading == "Status")

    def rows() -> Iterator[Row]:
        for line in snapshot.lines:
            looks = plain
            if line.status:
                looks = plain.copy()
                looks[status_at] = styles.tag(line.status.colour)
            own = [column.value(line) for column in COLUMNS]
            yield [*own, *(line.extra.get(name, "") for name in extras)], looks

    sheet.table("Actions", [*(column.heading for column in COLUMNS), *extras.values()], rows())


def _label(word: Word | None) -> str:
    return word.label if word else "No status"


def _meaning(word: Word) -> str:
    return word.meaning.replace("_", " ").capitalize()
