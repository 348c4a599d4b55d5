"""The headings of a governance body's own front sheet, written one a line. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from foundation.references import reference, unused

type Entry = Mapping[str, Any]

# What stands on page one; every other heading follows as a numbered section.
ON_PAGE_ONE = (
    "to", "meeting_on", "from", "divisions", "electoral_divisions", "key_decision", "outcome",
    "recommendations", "officer_contact", "member_contact",
)  # fmt: skip
USUAL_HEADINGS = (
    {"key": "to", "heading": "To"},
    {"key": "meeting_on", "heading": "Meeting date"},
    {"key": "from", "heading": "From"},
    {"key": "outcome", "heading": "Outcome"},
    {"key": "recommendations", "heading": "Recommendations"},
    {"key": "officer_contact", "heading": "Officer contact"},
    {"key": "background", "heading": "Background"},
    {"key": "main_issues", "heading": "Main issues"},
    {"key": "ambitions", "heading": "Alignment with ambitions"},
    {"key": "implications", "heading": "Significant implications"},
    {"key": "source_documents", "heading": "Source documents"},
)
# How councils write the headings that a report knows; each is compared by its words alone.
ALSO_WRITTEN = {
    "to": ("report to", "committee", "board", "meeting of"),
    "meeting_on": ("date of meeting", "date of the meeting", "date of committee", "date of board", "date"),
    "from": ("report of", "report from", "report by", "sponsor"),
    "divisions": (
        *("divisions", "divisions affected", "electoral division", "electoral divisions"),
        *("electoral division(s)", "electoral divisions affected", "wards", "wards affected", "ward(s)"),
    ),
    "key_decision": ("key decision", "is this a key decision", "is it a key decision"),
    "outcome": ("outcomes", "expected outcome", "purpose", "purpose of report", "purpose of the report"),
    "recommendations": ("recommendation", "recommendation(s)", "recommended", "decisions asked of members"),
    "officer_contact": ("contact officer", "officer contacts", "report author", "author", "lead officer"),
    "member_contact": ("member contacts", "lead member", "cabinet member", "portfolio holder"),
    "background": ("background information", "introduction", "introduction and background"),
    "main_issues": ("main issue", "key issues", "issues", "matters for discussion"),
    "ambitions": ("ambitions", "alignment with corporate ambitions", "alignment with priorities"),
    "implications": ("implications",),
    "source_documents": ("source document", "sources", "background papers", "background documents"),
}
NOT_PRINTED = " (not printed)"
MOST, LONGEST = 60, 200
ALIKE = 0.9  # of 1: from here on a spelling was corrected; “Legal” and “Equality implications” have 0.82


class NoFrontSheet(ValueError):
    """The lines make no front sheet; the text says which of them, and what to do."""


def words_of(heading: str) -> str:
    """A heading without capitals, stray spaces and what stands at its end: "Is this  new?" is "is this new"."""
    return " ".join(heading.casefold().split()).rstrip(" :?.")


_KNOWN = {
    **{words: key for key, ways in ALSO_WRITTEN.items() for words in ways},
    **{words_of(entry["heading"]): entry["key"] for entry in USUAL_HEADINGS},
}


def lines_of(entries: Iterable[Entry]) -> str:
    """The headings as they are edited, one a line, in the body's order."""
    usable = [entry for entry in entries if entry.get("key") and entry.get("heading")]
    return "\n".join(
        f"{entry['heading']}{'' if entry.get('print', True) else NOT_PRINTED}" for entry in usable
    )


def entries_of(text: str, before: Sequence[Entry] = ()) -> list[dict[str, Any]]:
    """The headings that these lines name; what was written under a heading of `before` stays with it.

    A heading keeps its key where its words are the same but for their spelling. A new one that every report knows gets
    the known key, any other a key made of its words. Raises NoFrontSheet for what can't be one.
    """
    if before and text == lines_of(before):
        return [dict(entry) for entry in before]
    lines = _checked([line.strip() for line in text.splitlines()])
    kept = _kept([heading for heading, _ in lines], before)
    taken = {str(entry["key"]) for entry in kept.values()}
    entries = []
    for heading, printed in lines:
        entry = dict(kept.get(heading) or {"key": _key(heading, taken)})
        taken.add(str(entry["key"]))
        entries.append(_written(entry, heading, printed))
    return entries


def _written(entry: dict[str, Any], heading: str, printed: bool) -> dict[str, Any]:
    entry["heading"] = heading
    if printed != bool(entry.get("print", True)):
        entry["print"] = printed
    return entry


def _checked(lines: list[str]) -> list[tuple[str, bool]]:
    """Each heading and whether it is printed."""
    found: list[tuple[str, bool]] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        printed = not line.casefold().endswith(NOT_PRINTED)
        heading = line if printed else line[: -len(NOT_PRINTED)].strip()
        words = words_of(heading)
        if not line:
            continue
        if not words:
            raise NoFrontSheet(f"Line {number} has no heading. Write its words, or delete the line.")
        if len(heading) > LONGEST:
            raise NoFrontSheet(
                f"Line {number}: a heading must be {LONGEST} characters or fewer. It has {len(heading):,}."
            )
        if words in seen:
            raise NoFrontSheet(
                f"“{heading}” stands in line {seen[words]} and again in line {number}. Delete one of them."
            )
        seen[words] = number
        found.append((heading, printed))
    if not found:
        raise NoFrontSheet("Write at least one heading, each on a line of its own.")
    if len(found) > MOST:
        raise NoFrontSheet(f"A front sheet has {MOST} headings or fewer. These are {len(found)}.")
    return found


def _kept(headings: list[str], before: Sequence[Entry]) -> dict[str, Entry]:
    """The former entry of each heading that had one: first by the same words, then by nearly the same."""
    former = {words_of(str(entry["heading"])): entry for entry in before if entry.get("heading")}
    former = {words: entry for words, entry in former.items() if entry.get("key")}
    kept = {heading: former.pop(words_of(heading)) for heading in headings if words_of(heading) in former}
    for heading in headings:
        if heading not in kept and words_of(heading) not in _KNOWN:
            alike = get_close_matches(words_of(heading), list(former), n=1, cutoff=ALIKE)
            if alike:
                kept[heading] = former.pop(alike[0])
    return kept


def _key(heading: str, taken: set[str]) -> str:
    known = _KNOWN.get(words_of(heading))
    if known and known not in taken:
        return known
    made = reference(words_of(heading)).replace(".", "-")
    return unused(made, {key.replace("_", "-") for key in taken}, "heading").replace("-", "_")
