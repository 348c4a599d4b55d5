"""The one read model of a plan: a line an action, assessed. Every page, report and file draws from it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from accounts.models import Owner
from foundation.history import Row
from objectives.assessment import Assessment, Facts, assess
from objectives.key import StatusWord, status_words
from objectives.models import Action, ActionOwner, Objective, ProgressUpdate
from objectives.on_record import Written, once_below, once_under, written_at
from plans.fields import SUFFIXES, timescale_from
from plans.models import Strategy
from plans.timescales import Timescale


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action as the committee's table shows it, on a day."""

    id: int
    ref: str
    label: str
    number: str
    text: str
    parent_id: int | None
    parent_label: str | None
    theme_id: int | None
    theme_code: str
    theme_title: str
    objective_id: int | None
    objective_number: str
    objective_title: str
    objective_ref: str
    owners: tuple[str, ...]
    owner_ids: tuple[int, ...]
    owner_text: str
    start: Timescale
    end: Timescale
    original_end: Timescale
    success_measure: str
    priority: str
    extra: dict[str, str]
    status: StatusWord | None
    update_id: int | None
    updated_on: date | None
    told_on: date | None
    unchanged: bool
    narrative: str
    reason: str
    closure: str
    closed_on: date | None
    closed_reason: str
    cross_reference: bool
    assessment: Assessment

    @property
    def unchanged_since(self) -> date | None:
        """Where the last answer was that nothing had changed: the day that status and words speak for."""
        return self.told_on if self.unchanged else None

    @property
    def is_sub_action(self) -> bool:
        return self.parent_label is not None

    @property
    def end_moved(self) -> bool:
        return self.end != self.original_end

    @property
    def owner_words(self) -> str:
        """The owners as settled, or as the plan writes them where nothing was settled."""
        return ", ".join(self.owners) or self.owner_text

    @property
    def is_open(self) -> bool:
        """Work that is still to be done: not closed, not told as complete, and more than a pointer elsewhere."""
        finished = self.status is not None and not self.status.meaning.is_open
        return not (self.closure or self.cross_reference or finished)

    @property
    def closure_label(self) -> str:
        return Action.Closure(self.closure).label if self.closure else ""


ACTION_COLUMNS = (
    "id", "ref", "label", "number", "text", "parent_id", "parent__label", "owner_text", "success_measure",
    "priority", "extra", "cross_reference", "objective_id", "objective__number", "objective__title",
    "objective__ref", "objective__theme_id", "objective__theme__code", "objective__theme__title", "theme_id",
    "theme__code", "theme__title",
    "latest_update_id", "latest_words_id", "closure", "closed_on", "closed_reason",
    *(f"{name}_{suffix}" for name in ("start", "end", "original_end") for suffix in SUFFIXES),
)  # fmt: skip
UPDATE_COLUMNS = ("id", "action_id", "on", "status_id", "narrative", "reason", "source")
LOOKUP_CHUNK = 500


def load_register(
    strategy: Strategy,
    *,
    today: date,
    as_at: date | None = None,
    recorded_by: datetime | None = None,
    actions: QuerySet[Action] | None = None,
) -> list[ActionLine]:
    """The lines of a strategy in plan order, as they stand today or stood on `as_at`.

    What is recorded later of a past date counts for it too, and the plan has its words of today; `recorded_by`
    leaves out all that came onto the record after that moment, so that the answer stays the same for ever.
    `actions` narrows the lines down (a page of a filtered list). The number of queries doesn't depend on the
    number of lines.
    """
    chosen = strategy.actions.all() if actions is None else actions
    if recorded_by:
        only = None if actions is None else set(chosen.values_list("pk", flat=True))
        written = written_at(strategy, recorded_by, only)
    else:
        written = _written_now(strategy, chosen)
    rows = written.actions
    day = as_at or today
    past = None
    if recorded_by or day < today:
        past = _past_state(strategy, [row["id"] for row in rows], day, recorded_by)
    updates = past.latest if past else _latest_updates(strategy, rows)
    spoken = past.spoken if past else _latest_words(strategy, rows, updates)
    terms = status_words(strategy, recorded_by=recorded_by)
    return [
        _line(written, row, updates.get(row["id"]), spoken.get(row["id"]), terms, past, day) for row in rows
    ]


def _written_now(strategy: Strategy, chosen: QuerySet[Action]) -> Written:
    rows = list(chosen.values(*ACTION_COLUMNS))
    return Written(
        actions=rows,
        owners=_owners(strategy, [row["id"] for row in rows]),
        due_soon_days=strategy.due_soon_days,
        stale_days=strategy.stale_days,
    )


def lines_under(
    objective: Objective, *, today: date, as_at: date | None = None, recorded_by: datetime | None = None
) -> list[ActionLine]:
    """The lines of an objective; by a moment, of what stood under it then."""
    actions = once_under(objective) if recorded_by else objective.actions.all()
    lines = load_register(
        objective.strategy, today=today, as_at=as_at, recorded_by=recorded_by, actions=actions
    )
    return [line for line in lines if line.objective_id == objective.pk]


def lines_with_parts(
    action: Action, *, today: date, as_at: date | None = None, recorded_by: datetime | None = None
) -> tuple[ActionLine | None, list[ActionLine]]:
    """The line of an action, None where it was not on the record yet, and those of its sub-actions."""
    actions = once_below(action) if recorded_by else Action.objects.filter(Q(pk=action.pk) | Q(parent=action))
    lines = load_register(action.strategy, today=today, as_at=as_at, recorded_by=recorded_by, actions=actions)
    own = next((line for line in lines if line.id == action.pk), None)
    return own, [line for line in lines if line.parent_id == action.pk]


@dataclass(frozen=True, slots=True)
class _Past:
    latest: dict[int, Row]
    spoken: dict[int, Row]
    ends: dict[int, Timescale]
    closures: dict[int, tuple[str, date, str]]


def _past_state(strategy: Strategy, actions: list[int], as_at: date, recorded_by: datetime | None) -> _Past:
    log = _log_of(strategy, actions).filter(counting(recorded_by))
    latest = _by_action(updates_as_at(strategy, as_at, actions, recorded_by=recorded_by))
    opening = log.filter(source=ProgressUpdate.Source.IMPORT, number=1, on__gt=as_at)
    openings = {action: row for action, row in _by_action(opening).items() if action not in latest}
    latest |= openings
    spoken = latest
    if any(_leaves_words(row) for row in latest.values()):
        words = updates_as_at(strategy, as_at, actions, words=True, recorded_by=recorded_by)
        spoken = openings | _by_action(words)
    opening_ids = {row["id"] for row in openings.values()}
    ends: dict[int, Timescale] = {}
    columns = [f"new_end_{suffix}" for suffix in SUFFIXES]
    for row in log.filter(end_moved=True).order_by("on", "id").values("id", "action_id", "on", *columns):
        if row["on"] <= as_at or row["id"] in opening_ids:
            ends[row["action_id"]] = _timescale(row, "new_end")
    closures: dict[int, tuple[str, date, str]] = {}
    happened = log.filter(source=ProgressUpdate.Source.CLOSURE, on__lte=as_at).order_by("on", "id")
    for action, kind, on, reason in happened.values_list("action_id", "closure", "on", "narrative"):
        closures[action] = (kind, on, reason)
        if not kind:  # opened again
            del closures[action]
    return _Past(latest, spoken, ends, closures)


def _says_no_change(update: Row) -> bool:
    return update["source"] == ProgressUpdate.Source.NO_CHANGE


def _leaves_words(update: Row) -> bool:
    return update["source"] in ProgressUpdate.WORDLESS


def counting(recorded_by: datetime | None) -> Q:
    """An update counts until another corrects it; what was recorded after a moment does neither."""
    if recorded_by is None:
        return Q(corrected_by__isnull=True)
    uncorrected = Q(corrected_by__isnull=True) | Q(corrected_by__recorded_at__gt=recorded_by)
    return uncorrected & Q(recorded_at__lte=recorded_by)


def updates_as_at(
    strategy: Strategy,
    as_at: date,
    actions: list[int] | None = None,
    *,
    words: bool = False,
    recorded_by: datetime | None = None,
) -> QuerySet[ProgressUpdate]:
    """For each action the update that counted on a date; each database has the form that is quick there.

    With `words`, the one whose status and words were in force. A decision of members is neither.
    """
    silent = ProgressUpdate.WORDLESS if words else (ProgressUpdate.Source.DECISION,)
    log = ProgressUpdate.objects.filter(counting(recorded_by), on__lte=as_at).exclude(source__in=silent)
    if connection.vendor == "postgresql":
        log = log & _log_of(strategy, actions)
        return log.order_by("action_id", "-on", "-id").distinct("action_id")
    newest = log.filter(action=OuterRef("pk")).order_by("-on", "-id").values("id")[:1]
    few = Action.objects.filter(strategy=strategy)
    if actions is not None and len(actions) <= LOOKUP_CHUNK:
        few = few.filter(pk__in=actions)
    ids = few.order_by().annotate(newest=Subquery(newest)).values("newest")
    return ProgressUpdate.objects.filter(pk__in=ids).order_by()


def _log_of(strategy: Strategy, actions: list[int] | None) -> QuerySet[ProgressUpdate]:
    """The log of these actions, or of the whole strategy where they are more than a query can name."""
    log = ProgressUpdate.objects.order_by()
    if actions is not None and len(actions) <= LOOKUP_CHUNK:
        return log.filter(action__in=actions)
    return log.filter(action__strategy=strategy)


def _latest_updates(strategy: Strategy, rows: list[Row]) -> dict[int, Row]:
    """The latest update of each of these actions, as the log left it; never the whole log."""
    latest: Any = [row["latest_update_id"] for row in rows if row["latest_update_id"]]
    if len(latest) > LOOKUP_CHUNK:
        latest = Action.objects.filter(strategy=strategy).order_by().values("latest_update")
    return _by_action(ProgressUpdate.objects.order_by().filter(pk__in=latest))


def _latest_words(strategy: Strategy, rows: list[Row], latest: dict[int, Row]) -> dict[int, Row]:
    """As the latest updates; where one says that nothing has changed, the one that it leaves in force."""
    behind: Any = [
        row["latest_words_id"] for row in rows if row["latest_words_id"] != row["latest_update_id"]
    ]
    if not behind:
        return latest
    if len(behind) > LOOKUP_CHUNK:
        unchanged = strategy.actions.exclude(latest_words=F("latest_update")).order_by()
        behind = unchanged.values("latest_words")
    return latest | _by_action(ProgressUpdate.objects.order_by().filter(pk__in=behind))


def _by_action(updates: QuerySet[ProgressUpdate]) -> dict[int, Row]:
    return {row["action_id"]: row for row in updates.values(*UPDATE_COLUMNS)}


def _owners(strategy: Strategy, ids: list[int]) -> dict[int, list[tuple[int, str]]]:
    links = ActionOwner.objects.order_by("action_id", "position", "id")
    links = (
        links.filter(action__in=ids) if len(ids) <= LOOKUP_CHUNK else links.filter(action__strategy=strategy)
    )
    names = dict(Owner.objects.values_list("id", "name"))
    found: dict[int, list[tuple[int, str]]] = {}
    for action, owner in links.values_list("action_id", "owner_id"):
        found.setdefault(action, []).append((owner, names[owner]))
    return found


def _timescale(row: Row, name: str) -> Timescale:
    return timescale_from({suffix: row[f"{name}_{suffix}"] for suffix in SUFFIXES})


def _line(
    written: Written,
    row: Row,
    update: Row | None,
    spoken: Row | None,
    terms: dict[int, StatusWord],
    past: _Past | None,
    day: date,
) -> ActionLine:
    pk = row["id"]
    original_end = _timescale(row, "original_end")
    if past:
        end = past.ends.get(pk, original_end)
        closure, closed_on, closed_reason = past.closures.get(pk, ("", None, ""))
    else:
        end = _timescale(row, "end")
        closure, closed_on, closed_reason = row["closure"], row["closed_on"], row["closed_reason"]
    status = terms.get(spoken["status_id"]) if spoken else None
    start = _timescale(row, "start")
    updated_on = update["on"] if update else None
    answerers = written.owners.get(pk, [])
    facts = Facts(
        meaning=status.meaning if status else None,
        start=start,
        end=end,
        updated_on=updated_on,
        closed=bool(closure),
        cross_reference=row["cross_reference"],
    )
    return ActionLine(
        id=pk,
        ref=row["ref"],
        label=row["label"],
        number=row["number"],
        text=row["text"],
        parent_id=row["parent_id"],
        parent_label=row["parent__label"],
        theme_id=row["objective__theme_id"] or row["theme_id"],
        theme_code=row["objective__theme__code"] or row["theme__code"] or "",
        theme_title=row["objective__theme__title"] or row["theme__title"] or "",
        objective_id=row["objective_id"],
        objective_number=row["objective__number"] or "",
        objective_title=row["objective__title"] or "",
        objective_ref=row["objective__ref"] or "",
        owners=tuple(name for _, name in answerers),
        owner_ids=tuple(owner for owner, _ in answerers),
        owner_text=row["owner_text"],
        start=start,
        end=end,
        original_end=original_end,
        success_measure=row["success_measure"],
        priority=row["priority"],
        extra=row["extra"],
        status=status,
        update_id=update["id"] if update else None,
        updated_on=updated_on,
        told_on=spoken["on"] if spoken else None,
        unchanged=update is not None and _says_no_change(update),
        narrative=spoken["narrative"] if spoken else "",
        reason=spoken["reason"] if spoken else "",
        closure=closure,
        closed_on=closed_on,
        closed_reason=closed_reason,
        cross_reference=row["cross_reference"],
        assessment=assess(
            facts, today=day, due_soon_days=written.due_soon_days, stale_days=written.stale_days
        ),
    )
