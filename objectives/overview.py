"""What the overview of a strategy says: its counts from grouped rows, and the short lists below them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.urls import reverse

from edi_tracker.as_at import PastDay
from foundation.charts import Bar, Part, StackedBars, stacked_bars
from foundation.history import as_written, things_at
from objectives.assessment import Attention, Facts, assess
from objectives.attention import needing
from objectives.key import StatusWord, status_words
from objectives.models import Action, Objective, ProgressUpdate
from objectives.register import ActionLine, load_register, updates_as_at
from objectives.tally import Tally, counts_as
from plans.models import Strategy, Theme
from plans.statuses import Meaning
from plans.timescales import BLANK, Kind, Timescale

MOVED_DAYS = 90
SHORT_LIST = 5
SHORT_TITLE = 70  # characters of an objective's title beside its bar
CLOSED = Part("Closed", "black", Meaning.CLOSED, 0)
NO_STATUS = Part("No status", "grey", "", 0)
NO_THEME = -1  # objectives under no theme come first


@dataclass(frozen=True, slots=True)
class Group:
    """Actions that share all that decides their status and whether they are past their end date."""

    objective: int | None
    status: int | None
    closed: bool
    past_end: bool
    count: int
    theme: int | None = None


def headline_actions(strategy: Strategy) -> QuerySet[Action]:
    """The actions that headline figures count: sub-actions only where the strategy says so."""
    counted = strategy.actions.order_by()
    return counted if strategy.count_sub_actions else counted.filter(parent__isnull=True)


def grouped(strategy: Strategy, *, today: date) -> list[Group]:
    """Every headline action in a group; each distinct set of facts is fetched and assessed once."""
    meanings = {term.pk: Meaning(term.meaning) for term in strategy.status_terms.all()}
    facts = ("objective", "theme", "status", "closure", "cross_reference", "end_kind", "end_latest")
    rows = headline_actions(strategy).values_list(*facts).annotate(count=Count("pk"))
    assessed: dict[tuple, bool] = {}
    groups: Counter[tuple[int | None, int | None, int | None, bool, bool]] = Counter()
    for objective, theme, status, closure, pointer, kind, latest, count in rows:
        known = (status, bool(closure), pointer, kind, latest)
        if known not in assessed:
            end = Timescale("", Kind(kind), latest=latest)
            meaning = meanings.get(status)
            found = Facts(meaning, BLANK, end, closed=bool(closure), cross_reference=pointer)
            assessed[known] = assess(found, today=today).past_end
        groups[objective, theme, status, bool(closure), assessed[known]] += count
    return [
        Group(objective, status, closed, past_end, count, theme)
        for (objective, theme, status, closed, past_end), count in groups.items()
    ]


def grouped_lines(strategy: Strategy, lines: Iterable[ActionLine]) -> list[Group]:
    """The same groups from the lines of a past date."""
    counts: Counter[Group] = Counter()
    for line in lines:
        if strategy.count_sub_actions or not line.is_sub_action:
            under = line.objective_id
            theme = None if under else line.theme_id
            status = line.status.id if line.status else None
            counts[Group(under, status, bool(line.closure), line.assessment.past_end, 0, theme)] += 1
    return [replace(group, count=count) for group, count in counts.items()]


def tally(groups: Iterable[Group], words: dict[int, StatusWord]) -> Tally:
    meanings: Counter = Counter()
    past_end = 0
    for group in groups:
        told = words[group.status].meaning if group.status else None
        meanings[counts_as(told, closed=group.closed)] += group.count
        past_end += group.count * group.past_end
    return Tally(meanings, past_end)


# --- bars -------------------------------------------------------------------------------------------------


def bars(
    strategy: Strategy, groups: list[Group], words: dict[int, StatusWord], *, past: PastDay | None = None
) -> StackedBars:
    """A bar for each objective in plan order, for each theme that has actions under no objective, and for
    those that stand under neither.
    """
    themes, objectives = _headings(strategy, past.recorded_by if past else None)
    refs = {theme.pk: theme.ref for theme in strategy.themes.all()}
    by_objective: dict[int | None, list[Group]] = defaultdict(list)
    by_theme: dict[int | None, list[Group]] = defaultdict(list)
    for group in groups:
        by_objective[group.objective].append(group)
        if group.objective is None:
            by_theme[group.theme].append(group)
    key = _key(groups, words)
    drawn = [
        Bar(
            label=_short(objective.title),
            reference=objective.number,
            parts=_parts(by_objective[objective.pk], words, key),
            href=_register(strategy, past, objective=objective.ref),
        )
        for objective in objectives
    ]
    drawn += [
        Bar(
            label=_short(theme.title),
            reference=theme.code,
            parts=_parts(by_theme[theme.pk], words, key),
            href=_register(strategy, past, theme=refs.get(theme.pk, theme.ref), objective="none"),
        )
        for theme in themes
        if theme.pk in by_theme
    ]
    if by_theme[None]:
        parts = _parts(by_theme[None], words, key)
        drawn.append(Bar("Not under an objective", parts, href=_register(strategy, past, objective="none")))
    return stacked_bars(drawn)


def _headings(strategy: Strategy, recorded_by: datetime | None) -> tuple[list[Theme], list[Objective]]:
    """Themes and objectives in plan order, in the words of today or of a moment."""
    if recorded_by is None:
        themes = {theme.pk: theme for theme in strategy.themes.all()}
        objectives = {objective.pk: objective for objective in strategy.objectives.all()}
    else:
        themes = things_at(Theme, recorded_by, strategy=strategy)
        objectives = things_at(Objective, recorded_by, strategy=strategy)
    places = {pk: theme.position for pk, theme in themes.items()}
    return (
        sorted(themes.values(), key=lambda one: (one.position, one.pk)),
        sorted(
            objectives.values(),
            key=lambda one: (places.get(one.theme_id or 0, NO_THEME), one.position, one.pk),
        ),
    )


def _has_only_themes(groups: list[Group]) -> bool:
    return not any(group.objective for group in groups) and any(group.theme for group in groups)


def _part_of(group: Group, words: dict[int, StatusWord]) -> Part:
    return _part(words.get(group.status) if group.status else None, closed=group.closed)


def _part(told: StatusWord | None, *, closed: bool) -> Part:
    """A closed action stands under its status where that says so, and under our "Closed" where it doesn't."""
    finished = (Meaning.COMPLETE, Meaning.CLOSED)
    if closed and (told is None or told.meaning not in finished):
        return CLOSED
    return Part(told.label, told.colour, told.meaning, 0) if told else NO_STATUS


def _key(groups: list[Group], words: dict[int, StatusWord]) -> list[Part]:
    """The council's words in its own order; ours only where something has none of them."""
    key = [Part(word.label, word.colour, word.meaning, 0) for word in words.values()]
    used = {_part_of(group, words) for group in groups}
    return key + [part for part in (CLOSED, NO_STATUS) if part in used]


def _parts(groups: list[Group], words: dict[int, StatusWord], key: list[Part]) -> tuple[Part, ...]:
    counts: Counter = Counter()
    late: Counter = Counter()
    for group in groups:
        part = _part_of(group, words)
        counts[part] += group.count
        late[part] += group.count * group.past_end
    return tuple(Part(p.label, p.colour, p.meaning, counts[p], late[p]) for p in key)


def bar_of_lines(lines: Sequence[ActionLine], words: dict[int, StatusWord], *, label: str) -> Bar:
    """One bar for a few lines, in the same words and order."""
    told = [(_part(line.status, closed=bool(line.closure)), line.assessment.past_end) for line in lines]
    counts = Counter(part for part, _ in told)
    late = Counter(part for part, past_end in told if past_end)
    key = [Part(word.label, word.colour, word.meaning, 0) for word in words.values()]
    key += [part for part in (CLOSED, NO_STATUS) if part in counts]
    return Bar(label, tuple(Part(p.label, p.colour, p.meaning, counts[p], late[p]) for p in key))


def _short(title: str) -> str:
    return title if len(title) <= SHORT_TITLE else title[:SHORT_TITLE].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _register(strategy: Strategy, past: PastDay | None, **query: str) -> str:
    return reverse("register", args=[strategy.slug], query=query | (past.parts if past else {}))


# --- short lists ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Move:
    """An action whose status is another one than it was."""

    line: ActionLine
    before: StatusWord
    after: StatusWord


@dataclass(frozen=True)
class ShortList:
    """The first few of a list, how many there are, and where all of them are."""

    count: int
    items: list
    url: str

    @property
    def more(self) -> int:
        return self.count - len(self.items)


def moves(strategy: Strategy, *, today: date) -> list[tuple[int, int, int]]:
    """Actions with another status than 90 days ago: id, status then, status now; the latest move first.

    What came into the plan since then hasn't moved.
    """
    since = today - timedelta(days=MOVED_DAYS)
    before = ProgressUpdate.objects.filter(action=OuterRef("pk"), on__lte=since, corrected_by__isnull=True)
    before = before.exclude(source__in=ProgressUpdate.WORDLESS)
    found = (
        strategy.actions.filter(latest_words__on__gt=since, status__isnull=False)
        .annotate(before=Subquery(before.order_by("-on", "-id").values("status")[:1]))
        .filter(before__isnull=False)
        .exclude(before=F("status"))
    )
    return list(found.order_by("-latest_words__on", "position", "pk").values_list("pk", "before", "status"))


def ids_needing(strategy: Strategy, attention: Attention, *, today: date) -> list[int]:
    """The open actions that need this, those with the earliest end first."""
    found = strategy.actions.filter(needing(strategy, [attention], today=today))
    by_end = F("end_latest").asc(nulls_last=True)
    return list(found.order_by(by_end, "position", "pk").values_list("pk", flat=True))


def _all_needing(strategy: Strategy, attention: Attention, past: PastDay | None) -> str:
    return _register(strategy, past, attention=attention.value.replace("_", "-"))


# --- the whole --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Overview:
    tally: Tally
    denominator: str
    chart: StackedBars
    chart_is_of: str  # what has a bar of its own
    moved: ShortList
    past_end: ShortList
    due_soon: ShortList
    review_due: ShortList
    stale: ShortList

    @property
    def chart_title(self) -> str:
        return f"Actions by {self.chart_is_of} and status"


@dataclass(frozen=True)
class _Standing:
    """What a plan's overview is made of, on whichever day; `lines` has those that the short lists show."""

    groups: list[Group]
    moved: list[tuple[int, int, int]]
    needed: dict[Attention, list[int]]
    lines: dict[int, ActionLine]
    sub_actions: int


def _today(strategy: Strategy, today: date) -> _Standing:
    moved = moves(strategy, today=today)
    needed = {attention: ids_needing(strategy, attention, today=today) for attention in Attention}
    shown = {pk for ids in needed.values() for pk in ids[:SHORT_LIST]} | {pk for pk, *_ in moved[:SHORT_LIST]}
    register = load_register(strategy, today=today, actions=strategy.actions.filter(pk__in=shown))
    lines = {line.id: line for line in register}
    subs = strategy.actions.filter(parent__isnull=False).count()
    return _Standing(grouped(strategy, today=today), moved, needed, lines, subs)


def _then(strategy: Strategy, past: PastDay, today: date) -> _Standing:
    lines = load_register(strategy, today=today, as_at=past.day, recorded_by=past.recorded_by)
    by_end = sorted(lines, key=lambda line: line.end.latest or date.max)
    needed = {
        attention: [line.id for line in by_end if attention in line.assessment.attention]
        for attention in Attention
    }
    return _Standing(
        grouped_lines(strategy, lines),
        _moves_until(strategy, lines, past),
        needed,
        {line.id: line for line in lines},
        sum(line.is_sub_action for line in lines),
    )


def _moves_until(
    strategy: Strategy, lines: Iterable[ActionLine], past: PastDay
) -> list[tuple[int, int, int]]:
    """As `moves`, from the lines of a past date."""
    since = past.day - timedelta(days=MOVED_DAYS)
    told_by_then = updates_as_at(strategy, since, words=True, recorded_by=past.recorded_by)
    before = dict(told_by_then.values_list("action_id", "status_id"))
    recent = [line for line in lines if line.status and line.told_on and line.told_on > since]
    recent.sort(key=lambda line: line.told_on or date.min, reverse=True)
    told = ((line.id, before.get(line.id), line.status.id) for line in recent if line.status)
    return [(pk, was, now) for pk, was, now in told if was and was != now]


def overview(strategy: Strategy, *, today: date, past: PastDay | None = None) -> Overview:
    """All that the overview says, in a number of queries that doesn't depend on the number of actions."""
    recorded_by = past.recorded_by if past else None
    if recorded_by:
        strategy = as_written(strategy, recorded_by) or strategy
    words = status_words(strategy, recorded_by=recorded_by)
    found = _then(strategy, past, today) if past else _today(strategy, today)
    sums = tally(found.groups, words)
    lists = {
        attention: ShortList(
            len(ids),
            [found.lines[pk] for pk in ids[:SHORT_LIST]],
            _all_needing(strategy, attention, past),
        )
        for attention, ids in found.needed.items()
    }
    return Overview(
        tally=sums,
        denominator=_denominator(strategy, sums.total, found.sub_actions),
        chart=bars(strategy, found.groups, words, past=past),
        chart_is_of="theme" if _has_only_themes(found.groups) else "objective",
        moved=ShortList(
            len(found.moved),
            [Move(found.lines[pk], words[was], words[now]) for pk, was, now in found.moved[:SHORT_LIST]],
            _register(strategy, past, sort="updated"),
        ),
        past_end=lists[Attention.PAST_END],
        due_soon=lists[Attention.DUE_SOON],
        review_due=lists[Attention.REVIEW_DUE],
        stale=lists[Attention.STALE],
    )


def _denominator(strategy: Strategy, total: int, subs: int) -> str:
    if not subs:
        return f"Every action of the plan is counted: {total:,}."
    noun = "1 sub-action" if subs == 1 else f"{subs:,} sub-actions"
    if strategy.count_sub_actions:
        return f"Counted: {total - subs:,} actions and {noun} below them, {total:,} in all."
    verb, stand = ("is", "stands") if subs == 1 else ("are", "stand")
    return f"Counted: {total:,} actions. {noun} below them {verb} not counted here, but {stand} in the lists."
