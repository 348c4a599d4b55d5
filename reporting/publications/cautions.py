"""What to read twice before it is published: small counts beside a characteristic, names of people. Pure."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from accounts.person_names import people_in
from measures.small_texts import small_counts_in
from reporting.publications.redaction import WITHHELD
from reporting.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words in a text that will be public, where they stand, and what may be wrong with them."""

    place: str
    words: str
    why: str


def doubts_about(snapshot: Snapshot, *, threshold: int, words: Collection[str] = ()) -> tuple[Doubt, ...]:
    """Of a report as the public would read it: fewer than `threshold` people counted beside a characteristic, and
    what looks like the name or the address of a person. A warning for somebody to judge; nothing is refused.
    """
    found: dict[Doubt, None] = {}
    for place, text in _texts(snapshot):
        for small in small_counts_in(text, threshold=threshold, words=words):
            found[Doubt(place, small.words, "so few people can be recognised")] = None
        for name in people_in(text):
            found[Doubt(place, name, "looks like the name or address of a person")] = None
    return tuple(found)


def _texts(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    for block in snapshot.blocks:
        yield f"“{block.heading}”", block.text
    for measure in snapshot.evidence:
        yield f"Measure “{measure.name}”, how it is counted", measure.description
        for figure in (figure for series in measure.series for figure in series.figures):
            yield f"Measure “{measure.name}”, {figure.when}", figure.words
    for line in snapshot.lines:
        named = {
            "wording": line.text,
            "progress": line.narrative,
            "reason": line.reason,
            "reason for its new date": line.end_reason,
            "reason for its closure": line.closed_reason,
            "success measure": line.success_measure,
            "priority": line.priority,
            **line.extra,
        }
        for what, text in named.items():
            if text and text != WITHHELD:
                yield f"Action {line.name}, {what}", text
