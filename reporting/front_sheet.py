"""The front sheet: the body's own headings in its own order, only the filled ones. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from plans.front_sheets import ON_PAGE_ONE, USUAL_HEADINGS
from reporting.snapshot import Block

MEETING = "meeting_on"


@dataclass(frozen=True, slots=True)
class Heading:
    key: str
    heading: str
    section: bool
    printed: bool


def headings_of(stored: Sequence[Mapping[str, Any]]) -> list[Heading]:
    """The headings of a body, in order; a body without its own has the usual ones.

    An entry may say `"section": true` (a numbered section) and `"print": false` (kept, but not printed, as
    clearances often are).
    """
    entries = [entry for entry in stored or USUAL_HEADINGS if entry.get("key") and entry.get("heading")]
    return [
        Heading(
            key=str(entry["key"]),
            heading=str(entry["heading"]),
            section=bool(entry.get("section", entry["key"] not in ON_PAGE_ONE)),
            printed=bool(entry.get("print", True)),
        )
        for entry in entries
    ]


def filled_blocks(
    headings: Sequence[Heading], texts: Mapping[str, str], *, meeting_on: date | None = None
) -> tuple[Block, ...]:
    """The blocks that are printed: those with words in them. The meeting's date isn't typed there."""
    texts = {**texts, MEETING: spoken(meeting_on) if meeting_on else ""}
    return tuple(
        Block(heading.key, heading.heading, texts[heading.key].strip(), heading.section)
        for heading in headings
        if heading.printed and texts.get(heading.key, "").strip()
    )


_TYPED = re.compile(r"(?:(?:[0-9]+\.)+([0-9]+)[.)]?|([0-9]+)[.)])\s+(?=\S)")


def without_typed_numbers(paragraphs: Sequence[str]) -> list[str]:
    """Paragraphs that their author numbered (1.1, 1.2 … or 1., 2. …) without those numbers: the paper puts its own.

    Only where every paragraph is numbered, in step, and goes on with a capital letter: a text that begins
    “2.1 million” or “1 January” keeps its words.
    """
    found = [_TYPED.match(paragraph) for paragraph in paragraphs]
    rests = [paragraph[match.end() :] for paragraph, match in zip(paragraphs, found, strict=True) if match]
    numbers = [int(match[1] or match[2]) for match in found if match]
    in_step = numbers == list(range(1, len(paragraphs) + 1))
    return (
        rests
        if in_step and all(not rest.lstrip("“‘'\"(£")[:1].islower() for rest in rests)
        else list(paragraphs)
    )


def spoken(value: date) -> str:
    """ "31 March 2026" """
    return f"{value.day} {value:%B %Y}"
