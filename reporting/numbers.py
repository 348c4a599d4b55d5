"""How many actions stand how: the counts of a report, each with the total that it is of. Pure."""

from collections.abc import Iterable, Sequence

from reporting.snapshot import Closed, Figures, Line, Tally, Word

CLOSED = Word("Closed", "black", "closed", "Taken out of the open work, with a reason that is on record.")
NO_STATUS = Word("No status", "grey", "", "Nothing has been reported, or the row only points elsewhere.")
ENDED = ("complete", "closed")
MEANINGS = {
    "complete": ("is complete", "are complete"),
    "in_progress": ("is in progress", "in progress"),
    "needs_attention": ("needs attention", "need attention"),
    "off_track": ("is off track", "off track"),
    "on_hold": ("is on hold", "on hold"),
    "not_started": ("is not started", "not started"),
    "closed": ("is closed", "closed"),
    "": ("has no status", "have no status"),
}


def counted_word(line: Line) -> Word:
    """The word under which an action is counted.

    A closed action has left the open work: unless its status says complete or closed already, it counts as
    closed, not as in progress.
    """
    if line.closure and not (line.status and line.status.meaning in ENDED):
        return CLOSED
    return line.status or NO_STATUS


def draw_figures(lines: Sequence[Line], key: Sequence[Word], *, count_sub_actions: bool) -> Figures:
    """Counts by status for all, by theme and by objective. Sub-actions count where the strategy says so."""
    counted = [line for line in lines if count_sub_actions or not line.is_sub_action]
    words = list(key)
    for word in sorted({counted_word(line): None for line in counted}, key=NO_STATUS.__eq__):
        if word.label not in {known.label for known in words}:
            words.append(word)
    themes: dict[tuple[str, str], list[Line]] = {}
    objectives: dict[tuple[str, str, str], list[Line]] = {}
    for line in counted:
        themes.setdefault((line.theme_code, line.theme_title), []).append(line)
        objectives.setdefault(group_of(line), []).append(line)
    return Figures(
        words=tuple(words),
        all=_tally("", "All actions", counted, words),
        themes=tuple(
            _tally(code, title or "No theme", group, words) for (code, title), group in themes.items()
        ),
        objectives=tuple(
            _tally(number, title, group, words) for (_, number, title), group in objectives.items()
        ),
        closures=_closures(counted),
        sub_actions=sum(line.is_sub_action for line in lines),
        sub_actions_counted=count_sub_actions,
        cross_references=sum(line.cross_reference for line in counted),
    )


def group_of(line: Line) -> tuple[str, str, str]:
    """Reference, number and title of what an action stands under: its objective, else its theme, else none."""
    if line.objective_ref:
        return line.objective_ref, line.objective_number, line.objective_title
    return "", line.theme_code, line.theme_title or "No objective"


def _tally(reference: str, title: str, lines: Sequence[Line], words: Sequence[Word]) -> Tally:
    counts = dict.fromkeys((word.label for word in words), 0)
    late = dict(counts)
    for line in lines:
        label = counted_word(line).label
        counts[label] += 1
        late[label] += "past_end" in line.attention

    def of(attention: str) -> int:
        return sum(attention in line.attention for line in lines)

    return Tally(
        reference=reference,
        title=title,
        counts=tuple(counts.values()),
        past_end_counts=tuple(late.values()),
        total=len(lines),
        past_end=of("past_end"),
        due_soon=of("due_soon"),
        review_due=of("review_due"),
        stale=of("stale"),
        closed=sum(bool(line.closure) for line in lines),
    )


def _closures(lines: Iterable[Line]) -> tuple[Closed, ...]:
    found: dict[tuple[str, str], int] = {}
    for line in lines:
        if line.closure:
            kind = (line.closure, line.closure_label)
            found[kind] = found.get(kind, 0) + 1
    return tuple(Closed(kind, label, count) for (kind, label), count in found.items())


def headline(figures: Figures) -> str:
    """The sentence a councillor can read aloud: "Of 85 actions 19 are complete, 47 in progress, 18 not
    started and 1 has no status; 9 are past their end date." Its numbers always add up to its total."""
    total = figures.all.total
    if not total:
        return "The plan has no actions yet."
    by_meaning: dict[str, int] = {}
    for word, count in zip(figures.words, figures.all.counts, strict=True):
        by_meaning[word.meaning] = by_meaning.get(word.meaning, 0) + count
    parts = [
        f"{by_meaning[meaning]} {one if by_meaning[meaning] == 1 else many}"
        for meaning, (one, many) in MEANINGS.items()
        if by_meaning.get(meaning)
    ]
    noun = "action" if total == 1 else "actions"
    return f"Of {total} {noun} {listed(_with_verb(parts))}; {late_clause(figures.all)}."


def _with_verb(parts: list[str]) -> list[str]:
    """The first of the list carries the verb for those that follow: "47 are in progress, 18 not started"."""
    count, _, rest = parts[0].partition(" ")
    bare = not rest.startswith(("is ", "are ", "need", "ha"))
    return [f"{count} are {rest}" if bare else parts[0], *parts[1:]]


def late_clause(tally: Tally) -> str:
    if not tally.past_end:
        return "none is past its end date"
    return "1 is past its end date" if tally.past_end == 1 else f"{tally.past_end} are past their end date"


def share(count: int, total: int) -> str:
    """A whole percentage; never 0% of something that is there, never 100% of what is not all."""
    if not total or not count:
        return "0%"
    percent = round(100 * count / total)
    return f"{min(max(percent, 1), 99 if count < total else 100)}%"


def listed(parts: Sequence[str]) -> str:
    """ "a, b and c" """
    return ", ".join(parts[:-1]) + f" and {parts[-1]}" if len(parts) > 1 else "".join(parts)
