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


@dataclass(frozen=True, slots=True)
class Standing:
    """The newest entry that counts, the newest that says more than that nothing has changed, the end in force."""

    latest: int | None
    words: int | None
    end: Timescale


def standing(entries: Iterable[Entry], *, original_end: Timescale, as_at: date | None = None) -> Standing:
    """The entry that counts and the end in force, on a date or (without one) today and later.

    A corrected entry never counts. The newest date counts; of one date, what was recorded last. The end is
    that of the newest counting entry that moved it, else the end as first planned. Before anything was
    recorded, the opening entry (the plan as it was brought in) is all that is known, so it stands.
    That nothing has changed is an answer of its day, and leaves status and words to the entry before it; so
    does a decision of members, which may move the end.
    """
    everything = list(entries)
    corrected = {entry.corrects for entry in everything if entry.corrects}
    counting = sorted((e for e in everything if e.id not in corrected), key=lambda e: (e.on, e.id))
    heard = [e for e in counting if as_at is None or e.on <= as_at] or [e for e in counting if e.opening][:1]
    moved = [e.new_end for e in heard if e.new_end]
    spoken = [e.id for e in heard if not e.unchanged]
    return Standing(
        heard[-1].id if heard else None, spoken[-1] if spoken else None, moved[-1] if moved else original_end
    )
