"""The notes that close a report: what its figures count, and how lateness is decided. Pure."""

from collections.abc import Sequence
from datetime import date

from reporting.evidence import MeasureShown
from reporting.front_sheet import spoken
from reporting.snapshot import Figures


def notes_of(
    figures: Figures,
    *,
    as_at: date,
    due_soon_days: int,
    stale_days: int,
    record_begins: date | None,
    compared: bool,
) -> tuple[str, ...]:
    """Sentences for readers who want to know what they are looking at."""
    notes = [_what_counts(figures)]
    if figures.cross_references:
        notes.append(_cross_references(figures.cross_references))
    notes += [
        "The status of an action is the word reported for it; nothing here changes it. Lateness stands "
        "beside it and is worked out from dates alone.",
        "An open action is past its end date from the first day after the last day of its timescale. An "
        "action that is ongoing, that depends on something else or whose date is still to be decided is "
        "never late. Repeated work is shown as “review due” when its last occurrence has passed without an "
        "update.",
        f"“Due soon” is within {due_soon_days} days of the end; “no recent update” is after {stale_days} "
        "days without one.",
        "An end date that was moved is shown with the one first planned, struck through.",
        "Percentages are whole numbers and may not add up to 100.",
    ]
    if not compared:
        notes.append("This is the first report to this body, so there is nothing to compare it with.")
    if record_begins and as_at < record_begins:
        notes.append(
            f"The record begins on {spoken(record_begins)}, after the date of these figures. What is shown "
            "is the plan as it was first brought in, with lateness as at the date of the figures."
        )
    return tuple(notes)


def notes_on_evidence(measures: Sequence[MeasureShown], threshold: int) -> tuple[str, ...]:
    """What is hidden and why, and what stands for it; nothing where there is no evidence."""
    if not measures:
        return ()
    marks = dict.fromkeys(note for measure in measures for note in measure.notes)
    return (
        f"Figures about fewer than {threshold} people are not shown, nor any from which such a number could be "
        "worked out. Percentages of groups are whole numbers.",
        *marks,
    )


def _what_counts(figures: Figures) -> str:
    total = figures.all.total
    if not figures.sub_actions:
        return f"The figures count {total} actions."
    if figures.sub_actions_counted:
        return (
            f"The figures count {total} actions, of which {figures.sub_actions} are sub-actions: each "
            "counts as one."
        )
    return (
        f"The figures count {total} actions. {figures.sub_actions} sub-actions are listed under them and not "
        "counted."
    )


def _cross_references(count: int) -> str:
    if count == 1:
        return "1 of the actions counted only refers to another part of the plan, so it has no status itself."
    return (
        f"{count} of the actions counted only refer to another part of the plan, so they have no status "
        "themselves."
    )
