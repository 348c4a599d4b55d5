"""What members are asked to agree: actions that were closed, and end dates that moved. Pure."""

from collections.abc import Collection, Sequence

from reporting.snapshot import Asked, Changes, Line


def decisions_asked(
    lines: Sequence[Line], changes: Changes | None, *, settled: Collection[int] = ()
) -> tuple[Asked, ...]:
    """Closures and changed end dates since the last report; in a body's first report, all there ever were.

    An end date that members set themselves (`settled`) isn't put to them again.
    """
    closed = {line.id for line in lines if line.closure}
    moved = {line.id for line in lines if line.end_moved}
    dates: dict[int, str] = {}
    if changes:
        closed = {mention.id for mention in changes.closed}
        dates = {change.id: change.before for change in changes.dates}
        moved = set(dates)
    moved -= set(settled)
    asked = [_closure(line) for line in lines if line.id in closed]
    asked += [
        _date(line, dates.get(line.id, line.original_end.text or "no date"))
        for line in lines
        if line.id in moved
    ]
    return tuple(asked)


def _closure(line: Line) -> Asked:
    word = line.closure_label[:1].lower() + line.closure_label[1:]
    return Asked(
        "closure", line.id, line.name, line.text, f"Close action {line.name}: {word}.", line.closed_reason
    )


def _date(line: Line, before: str) -> Asked:
    after = line.end.text or "no date"
    return Asked(
        "date",
        line.id,
        line.name,
        line.text,
        f"Move the end date of action {line.name} from {before} to {after}.",
        line.end_reason,
    )
