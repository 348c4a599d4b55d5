"""What an action's log says, as a rule on plain values: which entry counts, and which end is in force."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from plans.timescales import Timescale


@dataclass(frozen=True, slots=True)
class Entry:
    """One update, as far as the rule needs it; `id` is the order of recording."""

    id: int
    on: date
    corrects: int | None = None
    new_end: Timescale | None = None
    opening: bool = False
    unchanged: bool = False
    decided: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """The newest entry that tells how it goes, the newest that says more than “no change”, and the end in force."""

    latest: int | None
    words: int | None
    end: Timescale


def standing(entries: Iterable[Entry], *, original_end: Timescale, as_at: date | None = None) -> Standing:
    """The entry that counts and the end in force, on a date or (without one) today and later.

    A corrected entry never counts. The newest date counts; of one date, what was recorded last. The end is
    that of the newest counting entry that moved it, else the end as first planned. Before anything was
    recorded, the opening entry (the plan as it was brought in) is all that is known, so it stands.
    That nothing has changed is an answer of its day, and leaves status and words to the entry before it. A
    decision of members tells nothing of how it goes: it may only move the end.
    """
    everything = list(entries)
    corrected = {entry.corrects for entry in everything if entry.corrects}
    counting = sorted((e for e in everything if e.id not in corrected), key=lambda e: (e.on, e.id))
    heard = [e for e in counting if as_at is None or e.on <= as_at]
    if all(e.decided for e in heard):
        heard += [e for e in counting if e.opening and e not in heard]
    told = [e for e in heard if not e.decided]
    moved = [e.new_end for e in heard if e.new_end]
    spoken = [e.id for e in told if not e.unchanged]
    return Standing(
        told[-1].id if told else None, spoken[-1] if spoken else None, moved[-1] if moved else original_end
    )
