"""In which fields a row differs from its action, and which of its words are older than the plan's."""

from collections.abc import Collection
from typing import Any

from imports.comparing.progress import news_in
from imports.standing import KnownAction
from imports.understanding.columns.headings import Role
from imports.understanding.reading.rows import ParsedRow
from plans.statuses import status_key
from plans.timescales import Kind, Timescale

TEXTS: tuple[tuple[str, Role], ...] = (
    ("text", Role.ACTION),
    ("owner_text", Role.OWNER),
    ("success_measure", Role.SUCCESS_MEASURE),
    ("priority", Role.PRIORITY),
    ("characteristics", Role.CHARACTERISTICS),
    ("resources", Role.RESOURCES),
)
LONGEST_CELL = 32_767  # UTF-16 code units: what Excel holds in a cell
OF_THE_LOG = {"status", "progress", "end"}


def differences(row: ParsedRow, known: KnownAction) -> dict[str, Any]:
    """The fields in which a row differs from its action, with their present values.

    A column that the file does not have changes nothing. Blank progress or a blank status says nothing; a
    timescale in other words for the same days is the same.
    """
    before: dict[str, Any] = {}
    if row.number and words(row.number) != words(known.number):
        before["number"] = known.number
    for name, role in TEXTS:
        if role in row.roles and words(getattr(row, name)) != words(getattr(known, name)):
            before[name] = getattr(known, name)
    if row.roles & {Role.START, Role.TIMESCALE} and not (Role.START not in row.roles and row.start.is_blank):
        _differ(before, "start", row.start, known.start)
    if row.roles & {Role.END, Role.TIMESCALE}:
        _differ(before, "end", row.revised_end or row.end, known.end)
    if row.status and status_key(row.status.text) != status_key(known.status):
        before["status"] = known.status
    if row.progress and news(row, known):
        before["progress"] = heard(row, known)
    if any(words(known.extra.get(name, "")) != words(row.extra.get(name, "")) for name in extra_names(row)):
        before["extra"] = dict(known.extra)
    if row.cross_reference != known.cross_reference and not row.ref:
        before["cross_reference"] = known.cross_reference
    return before


def news(row: ParsedRow, known: KnownAction) -> str | None:
    """What the row's progress text adds to the last file's and to all that the log holds."""
    heard_before = _heard(known)
    if words(row.progress) in {words(text) for text in heard_before}:
        return None  # the same but for what no spreadsheet can hold
    return news_in(row.progress, heard_before)


def heard(row: ParsedRow, known: KnownAction) -> str:
    """The earlier text to which the row's adds least: what the preview shows its words against."""
    texts = [text for text in _heard(known) if text.strip()]
    return min(texts, key=lambda text: len(news_in(row.progress, [text]) or ""), default="")


def _heard(known: KnownAction) -> list[str]:
    told = [text for text in known.told if text.strip()]
    texts = [known.progress, str(known.said.get("progress", ""))]
    if len(told) > 1:
        texts += ["\n".join(told), "\n".join(reversed(told))]
    return texts


def extra_names(row: ParsedRow) -> set[str]:
    """The names under which the file can say something extra about this row, filled or not."""
    headed = {c.heading for c in row.raw.columns.values() if c.role == Role.EXTRA and c.heading}
    return headed | set(row.extra)


def changed_extra(row: ParsedRow, known: KnownAction) -> set[str]:
    """The extra names whose text differs, and is not the last file's still."""
    said = known.said.get("extra") or {}
    return {
        name
        for name in extra_names(row)
        if (now := words(row.extra.get(name, ""))) != words(known.extra.get(name, ""))
        and f"extra:{name}" not in row.as_exported
        and not (name in said and words(said[name]) == now)
    }


def said_in(row: ParsedRow) -> dict[str, Any]:
    """What a file says of an action, field by field, for the next file to be compared with."""
    told: dict[str, Any] = {name: getattr(row, name) for name, role in TEXTS if role in row.roles}
    if row.number:
        told["number"] = row.number
    if not row.start.is_blank or Role.START in row.roles:
        told["start"] = row.start.text
    if row.roles & {Role.END, Role.TIMESCALE}:
        told["end"] = (row.revised_end or row.end).text
    if row.status:
        told["status"] = row.status.text
    if row.progress:
        told["progress"] = row.progress
    if row.objective:
        told["objective"] = row.objective.number or row.objective.title
    told["parent"] = (row.parent.number or row.parent.text) if row.parent else ""
    told["extra"] = {name: row.extra.get(name, "") for name in extra_names(row)}
    return {name: value for name, value in told.items() if name not in row.as_exported}


def older_words(row: ParsedRow, known: KnownAction, before: Collection[str]) -> set[str]:
    """The fields in which the file says what the last one said, while the plan was changed since."""
    now = said_in(row)
    return {
        name
        for name in before
        if name in row.as_exported
        or (name in known.said and name in now and _plain(now[name]) == _plain(known.said[name]))
    }


def _plain(value: Any) -> Any:
    return words(value).casefold() if isinstance(value, str) else value


def _differ(before: dict[str, Any], name: str, now: Timescale, known: Timescale) -> None:
    if not same_timescale(now, known):
        before[name] = known.to_json()


def same_timescale(one: Timescale, other: Timescale) -> bool:
    """The same words, or other words for the same days."""
    if words(one.text).casefold() == words(other.text).casefold():
        return True
    understood = one.kind != Kind.UNKNOWN and one.kind not in (Kind.PLACEHOLDER, Kind.CONDITIONAL)
    return understood and _days(one) == _days(other)


def _days(timescale: Timescale) -> tuple[Any, ...]:
    return (
        timescale.kind, timescale.earliest, timescale.latest, timescale.every_months, timescale.anchor_month
    )  # fmt: skip


# What no cell of a spreadsheet can hold, and what a cell makes of it.
_UNSEEN = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535, 65533))


def words(text: str) -> str:
    """A text as it is compared: without differences of spacing, and of what no spreadsheet can hold."""
    return " ".join(fitting(text).translate(_UNSEEN).split())


def fitting(text: str) -> str:
    """As much of a text as a cell can hold; the plan keeps the whole."""
    if len(text) <= LONGEST_CELL // 2:
        return text
    units = text.encode("utf-16-le", "replace")
    if len(units) <= 2 * LONGEST_CELL:
        return text
    return f"{units[: 2 * (LONGEST_CELL - 1)].decode('utf-16-le', 'ignore')}…"
