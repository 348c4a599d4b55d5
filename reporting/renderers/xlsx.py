"""The report as a workbook: cover, contents, notes, key, figures, changes, decisions, actions.

Every sheet but the cover holds one named table. Real dates stand beside the council's words for them.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from reporting.front_sheet import MEETING, spoken
from reporting.numbers import headline, share
from reporting.renderers import evidence_sheets, workforce_sheets
from reporting.renderers.columns import COLUMNS, extra_columns
from reporting.renderers.evidence_paper import WAYS, sentence_about
from reporting.renderers.package import without_times
from reporting.renderers.sentences import Sentences
from reporting.renderers.sheets import Row, Sheet, Styles, Value
from reporting.snapshot import WORKFORCE, Snapshot, Tally, Word


def render_xlsx(snapshot: Snapshot) -> bytes:
    """The workbook of a report."""
    book = Workbook(write_only=True)
    _cover(book, snapshot)
    told = snapshot.tells_decisions
    sheets = [sheet for sheet in _sheets(snapshot) if told or sheet[0] != "Decisions"]
    contents = Sheet(book, "Contents", [26, 90])
    contents.row(["Contents"], contents.styles.title)
    held = [(title, about) for title, about, _ in sheets]
    contents.table("Contents", ["Sheet", "What it holds"], _plain(contents.styles, held))
    for _, _, write in sheets:
        write(book, snapshot)
    properties = book.properties
    properties.title = Sentences(snapshot).title
    properties.creator = snapshot.organisation
    properties.language = "en-GB"
    properties.subject = f"Report to the {snapshot.body}"
    day = snapshot.prepared_on
    properties.created = properties.modified = datetime(day.year, day.month, day.day)
    return saved(book)


type Written = tuple[str, str, Callable[[Workbook, Snapshot], None]]


def _sheets(snapshot: Snapshot) -> list[Written]:
    """The sheets after the contents: what each is called, what it holds, and what writes it."""
    notes: Written = ("Notes", "What the figures count, and what is hidden", _notes)
    changes: Written = ("Changes", "What changed since the last report to this body", _changes)
    if snapshot.kind == WORKFORCE:
        return [notes, changes, *workforce_sheets.sheets(snapshot), *evidence_sheets.sheets(snapshot)]
    return [
        ("Notes", "What the figures count, and how lateness is decided", _notes),
        ("Status key", "The council's words for a status, and what they mean", _key),
        ("By status", "How many actions have which status", _by_status),
        ("By theme", "How the actions of each theme stand", _by_theme),
        ("By objective", "How the actions of each objective stand", _by_objective),
        changes,
        *([("Agreed", "What members decided on the last report", _agreed)] if snapshot.agreed else []),
        ("Decisions", "What members are asked to agree", _decisions),
        *([("Coverage", "Whom the open actions speak of", _coverage)] if snapshot.coverage else []),
        ("Actions", "Every action, one row each, with filters", _actions),
        *(evidence_sheets.sheets(snapshot) if snapshot.evidence else []),
    ]


def saved(book: Workbook) -> bytes:
    """The workbook as a file; `Workbook.save` would write the present moment into it."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, allowZip64=True) as archive:
        ExcelWriter(book, archive).save()
    return without_times(out.getvalue())


def _plain(styles: Styles, rows: Sequence[Sequence[Value]]) -> Iterator[Row]:
    """Rows of words whose first cell names the row."""
    for row in rows:
        yield row, [styles.strong, *[styles.text] * (len(row) - 1)]


def _cover(book: Workbook, snapshot: Snapshot) -> None:
    sheet = Sheet(book, "Cover", [26, 100])
    styles = sheet.styles
    sheet.row([f"{snapshot.title}: {snapshot.subject}"], styles.title)
    on_plan = snapshot.kind != WORKFORCE
    sheet.row([headline(snapshot.figures) if on_plan else sentence_about(snapshot.evidence)], styles.lead)
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
    told = [*snapshot.notes, *([snapshot.closing] if snapshot.closing else [])]
    notes = [(f"Note {number}", note) for number, note in enumerate(told, start=1)]
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


def _by_theme(book: Workbook, snapshot: Snapshot) -> None:
    _tallies(book, snapshot, "By theme", "Theme", snapshot.figures.themes)


def _by_objective(book: Workbook, snapshot: Snapshot) -> None:
    _tallies(book, snapshot, "By objective", "Objective", snapshot.figures.objectives)


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
            ["This is the first report to this body, so there is nothing to compare it with."],
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
    rows += [
        ("Measure", "", f"{c.name} ({c.population})", c.before, c.after, WAYS.get(c.way, ""))
        for c in changes.measures
    ]
    headings = ["What", "Number", "Action or measure", "From", "To", "Why"]
    sheet.table("Changes", headings, _plain(sheet.styles, rows))


def _agreed(book: Workbook, snapshot: Snapshot) -> None:
    sheet = Sheet(book, "Agreed", [14, 80, 50, 40])
    sheet.row(["What members decided last time"], sheet.styles.title)
    rows = [(one.name, one.sentence, one.words, one.done) for one in snapshot.agreed]
    sheet.table("Agreed", ["Number", "Decision", "Reason", "What was done"], _plain(sheet.styles, rows))


def _coverage(book: Workbook, snapshot: Snapshot) -> None:
    coverage = snapshot.coverage
    if coverage is None:
        return
    sheet = Sheet(book, "Coverage", [44, *[22] * len(coverage.headings), 14])
    sheet.row(["Whom the plan speaks of"], sheet.styles.title)
    sheet.row([" ".join([coverage.lead, *coverage.gaps])], sheet.styles.lead)
    rows = [
        (
            f"{row.name} (local priority)" if row.local else row.name,
            *(int(count) if count.isdecimal() else count for count in row.counts),
            row.actions,
        )
        for row in coverage.rows
    ]
    headings = ["Characteristic or priority", *coverage.headings, "Open actions"]
    sheet.table("Coverage", headings, _plain(sheet.styles, rows))


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
