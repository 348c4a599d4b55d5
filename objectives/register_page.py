"""A register as a person asked for it: filtered, sorted, a page at a time, grouped as the plan is.

The database filters, and first finds the ids of one page. Where a filter asks what the log said on a past
date, all of that date is drawn and filtered here, by the same rules.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.core.paginator import Page, Paginator
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Lower

from accounts.models import Owner
from measures.models import Characteristic
from objectives.attention import OPEN_MEANINGS, is_finished, is_open, needing
from objectives.filters import NONE, PER_PAGE, Wanted
from objectives.models import Action, ActionOwner, ActionTag
from objectives.register import ActionLine, load_register
from plans.models import StatusTerm, Strategy, Theme


@dataclass(frozen=True)
class Group:
    """Neighbouring lines of one objective; `theme` is named where another theme begins."""

    theme: str
    objective_number: str
    objective_title: str
    objective_ref: str
    lines: list[ActionLine]


@dataclass(frozen=True)
class RegisterPage:
    page: Page
    lines: list[ActionLine]
    groups: list[Group]
    everything: int


def register_page(
    strategy: Strategy,
    wanted: Wanted,
    *,
    today: date,
    as_at: date | None = None,
    recorded_by: datetime | None = None,
    number: int | str | None = 1,
) -> RegisterPage:
    """One page of the register; a page number that isn't there gives the nearest page that is."""
    if recorded_by:
        every = load_register(strategy, today=today, as_at=as_at, recorded_by=recorded_by)
        return _page_of(_kept_of_record(every, wanted, strategy), wanted, number, everything=len(every))
    if as_at and _asks_what_was(wanted):
        drawn = load_register(strategy, today=today, as_at=as_at, actions=_tagged(strategy, wanted))
        everything = strategy.actions.count()
        return _page_of(kept(drawn, wanted), wanted, number, everything=everything)
    ids = found(strategy, wanted, today=today).values_list("pk", flat=True)
    page = Paginator(ids, PER_PAGE[wanted.per]).get_page(number)
    chosen = list(page.object_list)
    actions = strategy.actions.filter(pk__in=chosen)
    drawn = load_register(strategy, today=today, as_at=as_at, actions=actions)
    by_id = {line.id: line for line in drawn}
    lines = [by_id[pk] for pk in chosen]
    return RegisterPage(page, lines, _groups(lines, wanted), strategy.actions.count())


def _page_of(
    chosen: list[ActionLine], wanted: Wanted, number: int | str | None, *, everything: int
) -> RegisterPage:
    page = Paginator(chosen, PER_PAGE[wanted.per]).get_page(number)
    lines = list(page.object_list)
    return RegisterPage(page, lines, _groups(lines, wanted), everything)


def _asks_what_was(wanted: Wanted) -> bool:
    """Whether a filter or the order depends on what the log said on a past date; places, owners and tags don't."""
    told = wanted.status is not None or wanted.attention or wanted.state or wanted.words
    return bool(told) or wanted.sort not in ("plan", "owner")


def register_lines(
    strategy: Strategy,
    wanted: Wanted,
    *,
    today: date,
    as_at: date | None = None,
    recorded_by: datetime | None = None,
) -> list[ActionLine]:
    """All lines of the same register, for a file."""
    if recorded_by:
        every = load_register(strategy, today=today, as_at=as_at, recorded_by=recorded_by)
        return _kept_of_record(every, wanted, strategy)
    if as_at:
        drawn = load_register(strategy, today=today, as_at=as_at, actions=_tagged(strategy, wanted))
        return kept(drawn, wanted)
    return load_register(strategy, today=today, actions=found(strategy, wanted, today=today))


def _kept_of_record(every: Iterable[ActionLine], wanted: Wanted, strategy: Strategy) -> list[ActionLine]:
    tagged = set(_tagged(strategy, wanted).values_list("pk", flat=True))
    return kept((line for line in every if line.id in tagged), wanted)


def _groups(lines: Sequence[ActionLine], wanted: Wanted) -> list[Group]:
    if wanted.sort != "plan":
        return [Group("", "", "", "", list(lines))] if lines else []
    groups = []
    shown = None
    for (theme, ref), members in groupby(lines, key=lambda line: (_theme(line), line.objective_ref)):
        rows = list(members)
        first = rows[0]
        heading = theme if theme != shown else ""
        groups.append(Group(heading, first.objective_number, first.objective_title, ref, rows))
        shown = theme
    return groups


def _theme(line: ActionLine) -> str:
    return f"{line.theme_code}: {line.theme_title}" if line.theme_code else line.theme_title


# --- today, by the database -------------------------------------------------------------------------------


def found(strategy: Strategy, wanted: Wanted, *, today: date) -> QuerySet[Action]:
    """The actions that were asked for, in the order that was asked for."""
    actions = strategy.actions.filter(*_conditions(wanted))
    if wanted.attention:
        actions = actions.filter(needing(strategy, wanted.attention, today=today))
    if wanted.sort == "owner":
        first = ActionOwner.objects.filter(action=OuterRef("pk")).order_by("position", "id")
        actions = actions.annotate(first_owner=Subquery(first.values(name=Lower("owner__name"))[:1]))
    return actions.order_by(*_ORDER[wanted.sort], "position", "pk")


_ORDER: dict[str, list] = {
    "plan": [],
    "end": [F("end_latest").asc(nulls_last=True)],
    "status": [F("status__position").asc(nulls_last=True)],
    "updated": [F("latest_update__on").desc(nulls_last=True)],
    "owner": [F("first_owner").asc(nulls_last=True)],
}


def _conditions(wanted: Wanted) -> Iterable[Q]:
    if wanted.theme is not None:
        yield Q(objective__theme=wanted.theme) | Q(theme=wanted.theme)
    named = {"objective": wanted.objective, "status": wanted.status}
    for field, thing in named.items():
        if thing == NONE:
            yield Q(**{f"{field}__isnull": True})
        elif thing is not None:
            yield Q(**{field: thing})
    if wanted.owner == NONE:
        yield Q(action_owners__isnull=True)
    elif wanted.owner is not None:
        yield Q(action_owners__owner=wanted.owner)
    if wanted.state:
        yield is_open() if wanted.state == "open" else is_finished()
    yield from _said(wanted)
    for word in wanted.words:
        named_owner = Exists(ActionOwner.objects.filter(action=OuterRef("pk"), owner__name__icontains=word))
        told = Q(latest_words__narrative__icontains=word)
        written = Q(text__icontains=word) | Q(label__icontains=word) | Q(owner_text__icontains=word)
        yield written | told | Q(named_owner)


def _said(wanted: Wanted) -> Iterable[Q]:
    """What an action says of whom it is for and of its aims, as it is tagged today."""
    tags = ActionTag.objects.filter(action=OuterRef("pk"))
    if wanted.characteristic == NONE:
        yield ~Q(Exists(tags.filter(characteristic__isnull=False)))
    elif isinstance(wanted.characteristic, Characteristic):
        yield Q(Exists(tags.filter(characteristic=wanted.characteristic)))
    if wanted.aim == NONE:
        yield ~Q(Exists(tags.exclude(aim="")))
    elif wanted.aim is not None:
        yield Q(Exists(tags.filter(aim=wanted.aim)))


def _tagged(strategy: Strategy, wanted: Wanted) -> QuerySet[Action]:
    return strategy.actions.filter(*_said(wanted))


# --- a past date, from its lines --------------------------------------------------------------------------


def kept(lines: Iterable[ActionLine], wanted: Wanted) -> list[ActionLine]:
    """The same filters and orders on lines of a past date."""
    chosen = [line for line in lines if _keeps(line, wanted)]
    if wanted.sort == "end":
        chosen.sort(key=lambda line: line.end.latest or date.max)
    elif wanted.sort == "updated":
        chosen.sort(key=lambda line: line.updated_on or date.min, reverse=True)
    elif wanted.sort == "owner":
        chosen.sort(key=lambda line: (not line.owners, line.owners[0].lower() if line.owners else ""))
    elif wanted.sort == "status":
        chosen.sort(key=lambda line: (line.status is None, line.status.position if line.status else 0))
    return chosen


def _keeps(line: ActionLine, wanted: Wanted) -> bool:
    theme, objective, owner, status = wanted.theme, wanted.objective, wanted.owner, wanted.status
    if isinstance(theme, Theme) and line.theme_id != theme.pk:
        return False
    if objective is not None and line.objective_id != (None if objective == NONE else objective.pk):  # type: ignore[union-attr]
        return False
    if (owner == NONE and line.owner_ids) or (isinstance(owner, Owner) and owner.pk not in line.owner_ids):
        return False
    if status == NONE and line.status:
        return False
    if isinstance(status, StatusTerm) and (not line.status or line.status.id != status.pk):
        return False
    if wanted.attention and not set(wanted.attention) & set(line.assessment.attention):
        return False
    return _has_state(line, wanted.state) and _has_words(line, wanted.words)


def _has_state(line: ActionLine, state: str) -> bool:
    finished = bool(line.closure) or bool(line.status and line.status.meaning not in OPEN_MEANINGS)
    return not state or (finished if state == "closed" else not finished and not line.cross_reference)


def _has_words(line: ActionLine, words: Sequence[str]) -> bool:
    everything = "\n".join((line.text, line.label, line.owner_text, line.narrative, *line.owners)).casefold()
    return all(word.casefold() in everything for word in words)
