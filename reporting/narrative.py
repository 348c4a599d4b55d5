"""What the figures say in sentences: the first draft of a front sheet, which the EDI team reads and edits. Pure.

Every sentence counts what stands in the snapshot. None says why, how well, or what will come.
"""

from collections.abc import Iterable, Mapping, Sequence

from reporting.evidence import MeasureMoved
from reporting.front_sheet import spoken
from reporting.members.agreed import CLOSURE
from reporting.numbers import MEANINGS, headline, listed
from reporting.sections import SECTIONS, sections_of
from reporting.snapshot import PLAN, Changes, Line, Snapshot, shortened

KEYS = (
    "outcome",
    "recommendations",
    "background",
    "main_issues",
)  # the headings for which there is a first draft
NAMED = 6  # actions or measures that are named before the rest is only counted
SHORT = 80  # characters of a name inside a sentence


def first_words(snapshot: Snapshot) -> dict[str, str]:
    """The words for each of `KEYS`, empty where the figures say nothing."""
    on_plan = snapshot.kind == PLAN
    said: dict[str, Iterable[str]] = {
        "outcome": [_outcome(snapshot) if on_plan else _outcome_on_workforce(snapshot)],
        "recommendations": _recommendations(snapshot) if on_plan else _RECOMMENDED_ON_WORKFORCE,
        "background": _background(snapshot),
        "main_issues": _issues(snapshot) if on_plan else _issues_on_workforce(snapshot),
    }
    return {key: "\n\n".join(filter(None, said[key])) for key in KEYS}


def untouched(texts: Mapping[str, str], drafted: Mapping[str, str]) -> frozenset[str]:
    """The headings whose words are still those that were drafted."""
    return frozenset(key for key, words in drafted.items() if key in texts and texts[key] == words)


def followed(texts: Mapping[str, str], drafted: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """The words of a draft: what nobody touched follows the figures, what a person wrote stays."""
    return {**texts, **{key: now.get(key, "") for key in untouched(texts, drafted)}}


def unread(
    texts: Mapping[str, str], drafted: Mapping[str, str], now: Mapping[str, str], *, saved: bool
) -> frozenset[str]:
    """The headings whose drafted words nobody has read: nobody saved the draft, or the figures say others since."""
    still = untouched(texts, drafted)
    return frozenset(key for key in still if now.get(key) and not (saved and now[key] == drafted[key]))


# --- background -------------------------------------------------------------------------------------------


def _background(snapshot: Snapshot) -> list[str]:
    strategy = _strategy(snapshot)
    if snapshot.kind == PLAN:
        since = snapshot.changes.since if snapshot.changes else None
        before = f"The last report to this body had figures as at {spoken(since.as_at)}." if since else ""
        return [strategy, _size(snapshot), before or snapshot.nothing_before]
    hidden = f"Figures about fewer than {snapshot.threshold} people are hidden." if snapshot.threshold else ""
    return [strategy, hidden]


def _strategy(snapshot: Snapshot) -> str:
    """ "The strategy was adopted by Full Council on 14 March 2024. It runs from 1 April 2024 to 31 March 2028." """
    facts = snapshot.strategy
    by = f" by {facts.adopted_by}" if facts.adopted_by else ""
    on = f" on {spoken(facts.adopted_on)}" if facts.adopted_on else ""
    said = [f"{facts.title} was adopted{by}{on}."] if by or on else []
    who = "It" if said else facts.title
    if facts.starts_on and facts.ends_on:
        said.append(f"{who} runs from {spoken(facts.starts_on)} to {spoken(facts.ends_on)}.")
    elif facts.starts_on or facts.ends_on:
        day = facts.starts_on or facts.ends_on
        assert day is not None
        said.append(f"{who} {'began' if facts.starts_on else 'ends'} on {spoken(day)}.")
    return " ".join(said)


def _size(snapshot: Snapshot) -> str:
    lines = snapshot.lines
    objectives = len({line.objective_ref for line in lines if line.objective_ref})
    themes = len({(line.theme_code, line.theme_title) for line in lines if line.theme_title})
    under = [
        *([_count(objectives, "objective")] if objectives else []),
        *([_count(themes, "theme")] if themes else []),
    ]
    total = _count(snapshot.figures.all.total, "action")
    return f"The plan has {total}{f' under {listed(under)}' if under else ''}." if lines else ""


# --- main issues of a report on the plan ------------------------------------------------------------------


def _issues(snapshot: Snapshot) -> list[str]:
    said = [headline(snapshot.figures)]
    if snapshot.changes:
        said.append(_changed(snapshot.changes))
    return [*said, _past_end(snapshot), _measures(snapshot)]


def _changed(changes: Changes) -> str:
    """ "Since the report as at 31 March 2026, 3 actions have another status (2 are now complete) and 1 was closed." """
    since = f"the report as at {spoken(changes.since.as_at)}"
    parts = [
        f"{_count(number, 'action') if not n else number} {one if number == 1 else many}"
        for n, (number, one, many) in enumerate(
            entry
            for entry in (
                (len(changes.statuses), "has another status", "have another status"),
                (len(changes.dates), "has another end date", "have another end date"),
                (len(changes.closed), "was closed", "were closed"),
                (len(changes.reopened), "was opened again", "were opened again"),
                (len(changes.new), "is new", "are new"),
                (len(changes.gone), "is no longer there", "are no longer there"),
            )
            if entry[0]
        )
    ]
    if not parts:
        return f"Since {since} no action has another status or end date, and none was closed or is new."
    return f"Since {since}, {listed(parts)}.{_whither(changes)}"


def _whither(changes: Changes) -> str:
    """How those with another status stand now, meaning by meaning."""
    counts: dict[str, int] = {}
    for change in changes.statuses:
        meaning = change.after.meaning if change.after else ""
        counts[meaning] = counts.get(meaning, 0) + 1
    parts = []
    for meaning, (one, many) in MEANINGS.items():
        if number := counts.get(meaning):
            bare = not many.startswith(("are ", "need", "have"))
            parts.append(f"{number} {one if number == 1 else f'are {many}' if bare else many}")
    return f" Of those with another status, {listed(parts)} now." if parts else ""


def _past_end(snapshot: Snapshot) -> str:
    """Which are late and for how many a reason is on record; whether it is a good one is for members."""
    counted = snapshot.figures.sub_actions_counted
    late = [line for line in snapshot.lines_with("past_end") if counted or not line.is_sub_action]
    if not late:
        return ""
    is_late = "is past its end date" if len(late) == 1 else "are past their end date"
    named = _named([_short(line) for line in late])
    return f"{_count(len(late), 'action')} {is_late}: {named}. {_reasons(late)}"


def _reasons(late: Sequence[Line]) -> str:
    given = sum(bool(line.reason.strip() or line.end_reason.strip()) for line in late)
    if len(late) == 1:
        return "A reason is given." if given else "No reason is given."
    if given == len(late):
        return "A reason is given for each."
    return (
        f"A reason is given for {given} of {len(late)}." if given else "No reason is given for any of them."
    )


def _measures(snapshot: Snapshot) -> str:
    if not snapshot.evidence:
        return ""
    if snapshot.changes is None:
        shown = sum(measure.latest is not None for measure in snapshot.evidence)
        have = "has a figure" if shown == 1 else "have a figure"
        return f"Of {_count(len(snapshot.evidence), 'measure')}, {shown or 'none'} {have if shown else 'has a figure'}."
    moved = snapshot.changes.measures
    if not moved:
        return "No measure has another figure than in the last report."
    has = "has another figure" if len(moved) == 1 else "have another figure"
    ways = [
        f"{number} moved in the direction that is wanted"
        if way == "better"
        else f"{number} in the other direction"
        for way in ("better", "worse")
        if (number := sum(one.way == way for one in moved))
    ]
    if ways and "wanted" not in ways[0]:
        ways = [f"{ways[0].partition(' ')[0]} moved in the direction that is not wanted"]
    told = {measure.slug for measure in snapshot.evidence if measure.kind == "words"}
    each = _named([_moved(one, in_words=one.slug in told) for one in moved], "; ")
    return f"{_count(len(moved), 'measure')} {has} than in the last report: {each}." + (
        f" Of these, {listed(ways)}." if ways and len(moved) > 1 else ""
    )


def _moved(one: MeasureMoved, *, in_words: bool) -> str:
    name = f"{shortened(one.name, SHORT)} ({one.population})"
    if in_words:
        return f"{name} has new words"
    return f"{name} was {shortened(one.before, SHORT)}, is {shortened(one.after, SHORT)}"


# --- main issues of a report on the workforce -------------------------------------------------------------


def _issues_on_workforce(snapshot: Snapshot) -> list[str]:
    return [_measures(snapshot), _targets(snapshot)]


def _targets(snapshot: Snapshot) -> str:
    judged = [t for measure in snapshot.evidence for t in measure.targets if t.reached is not None]
    reached = sum(bool(target.reached) for target in judged)
    if not judged:
        return ""
    return (
        f"Of {_count(len(judged), 'target')}, {reached or 'none'} {'are' if reached > 1 else 'is'} reached."
    )


# --- outcome and recommendations --------------------------------------------------------------------------


def _outcome(snapshot: Snapshot) -> str:
    known = [f"how the actions of the {snapshot.title} stand as at {spoken(snapshot.as_at)}"]
    known += ["what has changed"] if snapshot.changes else []
    known += ["what is late"] if snapshot.figures.all.past_end else []
    return f"Members know {listed(known)}."


def _outcome_on_workforce(snapshot: Snapshot) -> str:
    return (
        f"Members know who works here as at {spoken(snapshot.as_at)}, by protected characteristic and over the years, "
        "how far apart pay is, and which targets are reached."
    )


_RECOMMENDED_ON_WORKFORCE = (
    "Note what the figures say.",
    "Say which of them need more than the plan promises.",
)


def _recommendations(snapshot: Snapshot) -> list[str]:
    """To note how the plan stands, and to decide on what the paper asks."""
    headings, shown = SECTIONS[PLAN], sections_of(PLAN, snapshot.sections)
    where = (
        f"the progress summarised in “{headings['summary']}”"
        if "summary" in shown
        else "the progress reported"
    )
    closures = sum(asked.kind == CLOSURE for asked in snapshot.decisions)
    dates = len(snapshot.decisions) - closures
    asked = [
        *([_count(closures, "closure")] if closures else []),
        *([_count(dates, "new end date")] if dates else []),
    ]
    decide = f"Decide on {listed(asked)}, listed in “{headings['decisions']}”."
    return [f"Note {where}.", decide if asked and "decisions" in shown else ""]


# --- words ------------------------------------------------------------------------------------------------


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _short(line: Line) -> str:
    return line.label or f"“{shortened(line.text, SHORT)}”"


def _named(names: Sequence[str], between: str = ", ") -> str:
    """The first of them by name, the rest as a number."""
    more = len(names) - NAMED
    if more > 1:
        names = [*names[:NAMED], f"{more} others"]
    return listed(names) if between == ", " else between.join(names)
