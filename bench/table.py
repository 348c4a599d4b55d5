"""The results as one table for people, and one JSON line each for programs."""

import json
from collections.abc import Iterable, Sequence

from bench.pairs import Measured, Spread

HEADINGS = (
    "Work", "Actions", "Peer (= 1)", "Ours", "Peer", "Ratio (least to most)", "CPU", "Peak MB", "Goal", "Met",
)  # fmt: skip
WORDS = {True: "yes", False: "NO", None: ""}


def table(results: Sequence[Measured]) -> str:
    rows = [HEADINGS, *(_row(result) for result in results)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(HEADINGS))]
    lines = [
        "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
    lines.insert(1, "  ".join("-" * width for width in widths))
    notes = [f"{result.name}, {result.size:,}: {result.note}" for result in results if result.note]
    return "\n".join([*lines, "", *notes] if notes else lines)


def _row(result: Measured) -> tuple[str, ...]:
    value = _value(result)
    return (
        result.name,
        f"{result.size:,}",
        result.peer,
        _seconds(result.ours_s),
        _seconds(result.peer_s),
        _spread(result.ratio) + (f" in {result.pairs}" if result.ratio else "") or value,
        f"{result.cpu_ratio.median:.2f}" if result.cpu_ratio else "",
        _peaks(result),
        "" if result.goal is None else f"≤ {result.goal:g}",
        WORDS[result.met],
    )


def _value(result: Measured) -> str:
    if result.value is None:
        return ""
    if result.details:  # the same page at every size
        return f"{', '.join(map(str, result.details.values()))} {result.unit} at {', '.join(result.details)}"
    return f"{result.value:,.4g} {result.unit}"


def _seconds(seconds: float | None) -> str:
    if seconds is None:
        return ""
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


def _spread(spread: Spread | None) -> str:
    return f"{spread.median:.2f} ({spread.least:.2f} to {spread.most:.2f})" if spread else ""


def _peaks(result: Measured) -> str:
    if result.ours_peak_mb is None:
        return ""
    return (
        f"{result.ours_peak_mb:.0f} / {result.peer_peak_mb:.0f}"
        if result.peer_peak_mb
        else f"{result.ours_peak_mb:.0f}"
    )


def json_lines(results: Iterable[Measured]) -> str:
    return "\n".join(json.dumps(result.to_json(), ensure_ascii=False) for result in results)
