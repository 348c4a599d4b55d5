"""What changed between two reports to the same body: a rule on two snapshots, nothing else. Pure."""

from collections.abc import Sequence

from reporting.evidence import MeasureMoved
from reporting.snapshot import Changes, Earlier, Line, Mention, StatusChange, TextChange


def compare(
    before: Sequence[Line], now: Sequence[Line], *, since: Earlier, measures: tuple[MeasureMoved, ...] = ()
) -> Changes:
    """An action is the same one as long as it is in the record, whatever became of its number or words."""
    old = {line.id: line for line in before}
    current = {line.id for line in now}
    pairs = [(old[line.id], line) for line in now if line.id in old]
    return Changes(
        since=since,
        statuses=tuple(
            StatusChange(line.id, line.name, line.text, was.status, line.status)
            for was, line in pairs
            if _label(was) != _label(line)
        ),
        dates=tuple(
            TextChange(line.id, line.name, line.text, _when(was), _when(line), line.end_reason)
            for was, line in pairs
            if was.end != line.end
        ),
        closed=tuple(
            Mention(line.id, line.name, line.text, line.closure_label, line.closed_reason)
            for was, line in pairs
            if line.closure and line.closure != was.closure
        ),
        reopened=tuple(
            Mention(line.id, line.name, line.text, f"was: {was.closure_label}", line.reason or line.narrative)
            for was, line in pairs
            if was.closure and not line.closure
        ),
        new=tuple(Mention(line.id, line.name, line.text, _when(line)) for line in now if line.id not in old),
        gone=tuple(Mention(line.id, line.name, line.text) for line in before if line.id not in current),
        reworded=tuple(
            TextChange(line.id, line.name, line.text, _wording(was), _wording(line))
            for was, line in pairs
            if _wording(was) != _wording(line)
        ),
        measures=measures,
    )


def _label(line: Line) -> str | None:
    return line.status.label if line.status else None


def _when(line: Line) -> str:
    return line.end.text or "No date given"


def _wording(line: Line) -> str:
    return f"{line.label} {line.text}".strip()
