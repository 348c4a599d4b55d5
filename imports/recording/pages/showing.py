"""What the pages show of a file of figures: sentences, lines, and what is wrong with the way out."""

from __future__ import annotations

from typing import Any

from imports.figures.parsed import Figure, TargetLine
from imports.models import FiguresUpload
from imports.recording.outcome import FiguresOutcome, ignored_rows
from measures.pointing import pointing
from measures.small_texts import Finding, told_in_words
from measures.vocabulary import Marker, Unit
from measures.wording import said

STEPS = ("Upload", "Answer questions", "Preview", "Saved")
SUMS = ("parts_do_not_add_up", "shares_do_not_make_100")  # a person may keep these as they are printed
CHANGES = {"new": "New", "changed": "Corrects", "same": "The same", "asked": "Waits for an answer"}
MARKERS = {
    Marker.SUPPRESSED: "suppressed", Marker.NOT_AVAILABLE: "not available",
    Marker.NOT_APPLICABLE: "not applicable",
    Marker.LOW: "low", Marker.NIL: "nil",
}  # fmt: skip


def counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def steps(current: str) -> list[dict[str, str]]:
    here = STEPS.index(current)
    states = [
        "done" if place < here else "current" if place == here else "ahead" for place in range(len(STEPS))
    ]
    return [{"label": label, "state": state, "url": ""} for label, state in zip(STEPS, states, strict=True)]


def sentence(outcome: FiguresOutcome) -> str:
    """ "124 figures and 2 targets were understood; 2 rows are wrong, 1 question is open." """
    totals = outcome.totals
    understood = f"{counted(totals['observations'], 'figure')} and {counted(totals['targets'], 'target')}"
    verb = "was" if totals["observations"] == 1 and not totals["targets"] else "were"
    told = [f"{understood} {verb} understood"]
    if totals["rejected"]:
        told.append(f"{counted(totals['rejected'], 'figure')} can’t be taken as they stand")
    if totals["questions"]:
        told.append(
            f"{counted(totals['questions'], 'question')} {'is' if totals['questions'] == 1 else 'are'} open"
        )
    return "; ".join(told) + "."


def marker_sentence(outcome: FiguresOutcome) -> str:
    totals = outcome.totals
    told = [f"{totals[marker.value]} {words}" for marker, words in MARKERS.items() if totals[marker.value]]
    return f"Cells without a figure: {', '.join(told)}." if told else ""


def filters(outcome: FiguresOutcome, wanted: str) -> list[dict[str, Any]]:
    assert outcome.read
    counts = {name: sum(f.change == name for f in outcome.read.figures) for name in CHANGES}
    shown = [("all", "All", len(outcome.read.figures))]
    shown += [(name, CHANGES[name], count) for name, count in counts.items() if count]
    names = [name for name, _, _ in shown]
    current = wanted if wanted in names else "all"
    return [{"name": n, "label": label, "count": count, "current": n == current} for n, label, count in shown]


def figures_shown(outcome: FiguresOutcome, shown: list[dict[str, Any]]) -> list[Figure]:
    assert outcome.read
    wanted = next(each["name"] for each in shown if each["current"])
    return [figure for figure in outcome.read.figures if wanted in ("all", figure.change)]


def line(figure: Figure) -> dict[str, str]:
    """One figure as a line of the preview."""
    counted_from = ""
    if figure.numerator is not None and figure.denominator is not None:
        counted_from = f"{figure.numerator:,} of {figure.denominator:,}"
    elif figure.denominator is not None:
        counted_from = f"of {figure.denominator:,}"
    return {
        "change": CHANGES[figure.change],
        "mark": {"new": "new", "changed": "changed"}.get(figure.change, ""),
        "place": f"{figure.sheet}, {figure.cell}",
        "measure": figure.name,
        "part": figure.part.replace("_", " "),
        "population": figure.population,
        "group": f"{figure.group_of}: {figure.group}" if figure.group else "Everybody",
        "when": figure.as_at.text,
        "amount": amount(figure),
        "counted_from": counted_from,
        "note": "; ".join(
            text
            for text in (figure.in_favour_of and f"in favour of {figure.in_favour_of}", figure.note)
            if text
        ),
    }


def amount(figure: Figure) -> str:
    """A figure as it is read aloud; a marker with the sign that the file prints."""
    if figure.marker:
        return f"{MARKERS[figure.marker].capitalize()}{f' ({figure.raw})' if figure.raw else ''}"
    if figure.value is None:
        return f"Not said yet ({figure.raw})"
    return said(figure.value, figure.unit, figure.unit_words)


def target_line(target: TargetLine) -> dict[str, str]:
    return {
        "change": CHANGES[target.change],
        "measure": target.name,
        "population": target.population,
        "group": f"{target.group_of}: {target.group}" if target.group else "Everybody",
        "text": target.text or (said(target.value, Unit(target.unit)) if target.value is not None else ""),
        "by": target.by_text or "No date",
        "place": f"{target.sheet}, {target.cell}",
    }


def _pointing(outcome: FiguresOutcome) -> tuple[Finding, ...]:
    """Where the notes of a file may point to a person."""
    assert outcome.read
    written = dict.fromkeys(figure.note for figure in outcome.read.figures if figure.note)
    return pointing(*written)


def preview(outcome: FiguresOutcome, upload: FiguresUpload) -> dict[str, Any]:
    """What the preview says besides its lines."""
    read = outcome.read
    assert read
    new = outcome.totals["new"] + outcome.totals["changed"] + outcome.totals["new_targets"]
    return {
        "sentence": sentence(outcome),
        "markers": marker_sentence(outcome),
        "rejected": read.rejected,
        "has_sums": any(one.code in SUMS for one in read.rejected),
        "warnings": read.problems,
        "pointing": told_in_words(_pointing(outcome)),
        "errors": outcome.problems,
        "targets": [target_line(target) for target in read.targets],
        "sheets": read.sheets,
        "ignored": ignored_rows(read),
        "total_rows": read.totals,
        "settled": bool(upload.answers),
        "ready": outcome.outcome == "ready" and new > 0,
        "nothing_new": outcome.outcome == "ready" and not new,
        "save_label": f"Save {counted(new, 'figure')}"
        if not outcome.totals["new_targets"]
        else "Save figures and targets",
    }
