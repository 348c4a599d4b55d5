"""What members are asked to agree: actions that were closed, and end dates that moved. Pure."""

from collections.abc import Collection, Sequence

from reporting.members.agreed import CLOSURE, DATE
from reporting.snapshot import Asked, Changes, Line


def decisions_asked(
    lines: Sequence[Line],
    changes: Changes | None,
    *,
    settled: Collection[int] = (),
    agreed: Collection[int] = (),
    put_off: Sequence[Asked] = (),
) -> tuple[Asked, ...]:
    """Closures and changed end dates since the last report; in a body's first report, all there ever were.

    An end date that members set themselves (`settled`) isn't put to them again, nor a closing that this body agreed
    to (`agreed`). What members put off is, as long as it stands.
    """
    closed = {line.id for line in lines if line.closure}
    moved = {line.id for line in lines if line.end_moved}
    dates: dict[int, str] = {}
    if changes:
        closed = {mention.id for mention in changes.closed}
        dates = {change.id: change.before for change in changes.dates}
        moved = set(dates)
    closed -= set(agreed)
    moved -= set(settled)
    asked = [_closure(line) for line in lines if line.id in closed]
    asked += [
        _date(line, dates.get(line.id, line.original_end.text or "no date"))
        for line in lines
        if line.id in moved
    ]
    known = {(one.id, one.kind) for one in asked}
    still = {(line.id, CLOSURE) for line in lines if line.closure}
    still |= {(line.id, DATE) for line in lines if line.end_moved and not line.closure}
    return (*asked, *(one for one in put_off if (one.id, one.kind) in still - known))


def _closure(line: Line) -> Asked:
    word = line.closure_label[:1].lower() + line.closure_label[1:]
    return Asked(
        CLOSURE, line.id, line.name, line.text, f"Close action {line.name}: {word}.", line.closed_reason
    )


def _date(line: Line, before: str) -> Asked:
    after = line.end.text or "no date"
    return Asked(
        DATE,
        line.id,
        line.name,
        line.text,
        f"Move the end date of action {line.name} from {before} to {after}.",
        line.end_reason,
    )
