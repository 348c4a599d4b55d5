"""Whether a file of a draft still says what the draft says: a rule on two snapshots. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from reporting.snapshot import Snapshot, sha256_of, to_json


def key_of(snapshot: Snapshot) -> str:
    """The same for snapshots that say the same, on whichever day and after whatever was told of other plans."""
    return sha256_of(to_json(replace(snapshot, prepared_on=snapshot.as_at, log_head="")))


def changes_between(before: Snapshot, now: Snapshot, *, saves: int) -> int:
    """How many changes lie between two snapshots that differ: of actions, of measures, and saves of the draft's words.

    A change of anything else, such as what the reports to the body are, counts as one.
    """
    actions = _differing({line.id: line for line in before.lines}, {line.id: line for line in now.lines})
    measures = _differing(
        {shown.slug: shown for shown in before.evidence}, {shown.slug: shown for shown in now.evidence}
    )
    return max(1, actions + measures + saves)


def _differing(before: dict[Any, Any], now: dict[Any, Any]) -> int:
    keys: Iterable[Any] = before.keys() | now.keys()
    return sum(before.get(key) != now.get(key) for key in keys)
