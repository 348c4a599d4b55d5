"""What a progress text says that it did not say before: officers write on in the same cell."""

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")
# A sentence ends before a space, a line ends anywhere; "1.5" and "e.g." inside a word don't end one.
_ENDS = re.compile(r"(?<=[.!?;])[\s|]+|[\r\n]+|\s[|•▪]\s*")
_BEFORE = re.compile(r"^(?:[\s.,;:!?)\]}…|/•▪*]+|[-–—]+(?=\s))+")
_AFTER = " \t\r\n\N{NO-BREAK SPACE},;:|/•▪*([{“‘-–—"  # what stood before the old text, not after the new


def added_part(before: str, now: str) -> str | None:
    """What `now` adds to `before`, or None where it adds nothing.

    A text that grew, at its end, its top or between its entries, adds the new part only; a sentence that goes
    on is told whole. One that was shortened or rewritten is told whole. Case, spaces and punctuation are no
    news.
    """
    old, new = _words(before), _words(now)
    if not new:
        return None if _squeezed(now) == _squeezed(before) else now.strip() or None
    if old == new:
        return None
    if not old:
        return now.strip()
    parts = _grown(old, now)
    if parts is None:
        parts = _entries_added(before, now)
    if parts is None:
        return now.strip()
    return "\n".join(part for part in parts if part) or None


def news_in(now: str, heard: Iterable[str]) -> str | None:
    """The least that `now` adds to any of the texts heard before: to the last one, or to all together."""
    least: str | None = now.strip() or None
    for before in heard:
        if before.strip():
            part = added_part(before, now)
            if part is None:
                return None
            least = part if least is None or len(part) < len(least) else least
    return least


def _words(text: str) -> list[str]:
    return [found[0].casefold() for found in _WORD.finditer(text)]


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _grown(old: list[str], now: str) -> list[str] | None:
    """The words before and after the old ones, where those stand together as they did."""
    spans = [(found.start(), found.end(), found[0].casefold()) for found in _WORD.finditer(now)]
    words = [word for _, _, word in spans]
    size = len(old)
    places = [
        place
        for place in range(len(words) - size + 1)
        if words[place] == old[0] and words[place : place + size] == old
    ]
    if not places:
        return None
    # Where it is there twice, the entry at the top or at the end is the new one.
    place = 0 if places[0] == 0 else places[-1]
    start, end = spans[place][0], spans[place + size - 1][1]
    head, tail = now[:start].rstrip(_AFTER).strip(), now[end:]
    if place and not _begins_afresh(now, start):
        return None
    if _goes_on(tail):
        # The sentence that grew is told whole: its second half alone says nothing.
        begin = max((found.end() for found in _ENDS.finditer(now, start, end)), default=start)
        return [head, now[begin:].strip()]
    return [head, _BEFORE.sub("", tail).strip()]


def _begins_afresh(now: str, start: int) -> bool:
    """Whether the old text begins a sentence or a line still."""
    gap = re.search(r"[^\w]*$", now[:start])
    between = gap[0] if gap else ""
    return bool(re.search(r"[.!?;|\n\r•▪]", between))


def _goes_on(tail: str) -> bool:
    """Whether what follows belongs to the last sentence of the old text."""
    gap = re.match(r"[^\w]*", tail)
    between = gap[0] if gap else ""
    return len(between) < len(tail) and not re.search(r"[.!?;|\n\r•▪]|\s[-–—]+\s", between)


def _entries_added(before: str, now: str) -> list[str] | None:
    """The sentences and lines that are new, where all of the old ones are still there."""
    old, new = _entries(before), _entries(now)
    left = Counter(words for words, _ in old)
    if len(old) < 2 and len(new) < 2:
        return None
    parts: list[str] = []
    for words, text in new:
        if left[words]:
            left[words] -= 1
        else:
            parts.append(text)
    return None if any(left.values()) else parts


def _entries(text: str) -> list[tuple[tuple[str, ...], str]]:
    parts = (part.strip() for part in _ENDS.split(text))
    return [(words, part) for part in parts if (words := tuple(_words(part)))]
