"""Every edit of an action's words, owners and dates: before, after, by whom, when and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby, pairwise
from typing import Any

from accounts.models import Owner, User
from measures.models import Characteristic
from objectives.models import Action, ActionOwner, ActionTag, Objective
from objectives.tags import AIM_LABELS
from plans.models import Theme

ONE_SAVING = timedelta(seconds=2)
ONE_IMPORT = timedelta(seconds=60)
FIELDS = {
    "number": "Number",
    "text": "Action",
    "objective_id": "Objective",
    "theme_id": "Theme",
    "parent_id": "Sub-action of",
    "owner_text": "Owners in the plan's own words",
    "success_measure": "Success measure",
    "start_text": "Start",
    "original_end_text": "End as first planned",
    "priority": "Priority",
    "characteristics": "Characteristics",
    "resources": "Resources",
    "cross_reference": "Only points to another part of the plan",
    "closure": "Closed",
    "closed_on": "Closed on",
    "closed_reason": "Why it was closed",
    "closed_agreed_by": "Who agreed to the closing",
    "closed_into_id": "Goes on in",
    "extra": "Other columns",
}


@dataclass(frozen=True)
class Change:
    """One field of one edit; an empty `before` or `after` means that nothing stood there."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Edit:
    at: datetime
    by: str
    why: str
    changes: list[Change]
    is_first: bool = False


def edits(action: Action) -> list[Edit]:
    """The history of an action, newest first; the progress that was told is not part of it."""
    rows = list(action.history.order_by("history_date", "history_id").values())
    links = list(
        ActionOwner.history.filter(action_id=action.pk).order_by("history_date", "history_id").values()
    )
    tags = list(ActionTag.history.filter(action_id=action.pk).order_by("history_date", "history_id").values())
    names = _Names(rows, links, tags)
    told = [
        *_first(rows, names),
        *_of_words(rows, names),
        *_of_owners(links, names, rows),
        *_of_tags(tags, names),
    ]
    return _joined(sorted(told, key=lambda edit: edit.at))[::-1]


def _joined(told: list[Edit]) -> list[Edit]:
    """Owners that came or went with an edit of words stand in one entry with it."""
    entries: list[Edit] = []
    for edit in told:
        last = entries[-1] if entries else None
        together = last and last.by == edit.by and edit.at - last.at < ONE_SAVING
        if last and together and not last.is_first and not edit.why:
            entries[-1] = replace(last, changes=[*last.changes, *edit.changes])
        else:
            entries.append(edit)
    return entries


def _first(rows: list[dict], names: "_Names") -> Iterator[Edit]:
    for row in rows[:1]:
        why = row["history_change_reason"] or ""
        yield Edit(row["history_date"], names.person(row), why, [], is_first=True)


def _of_words(rows: list[dict], names: "_Names") -> Iterator[Edit]:
    for before, after in pairwise(rows):
        changes = [
            Change(words, names.value(field, before[field]), names.value(field, after[field]))
            for field, words in FIELDS.items()
            if before[field] != after[field]
        ]
        if changes:
            why = after["history_change_reason"] or ""
            yield Edit(after["history_date"], names.person(after), why, changes)


def _of_owners(links: list[dict], names: "_Names", rows: list[dict]) -> Iterator[Edit]:
    """Who came and who went; those named when the action was written down are part of its first entry."""
    first_edit = rows[1]["history_date"] if len(rows) > 1 else None
    for link in links:
        came, went = link["history_type"] == "+", link["history_type"] == "-"
        at = link["history_date"]
        before_any_edit = first_edit is None or at < first_edit
        with_it = bool(rows) and before_any_edit and at - rows[0]["history_date"] < ONE_IMPORT
        if (came and not with_it) or went:
            name = names.owners.get(link["owner_id"], "")
            change = Change("Owner", name if went else "", name if came else "")
            yield Edit(link["history_date"], names.person(link), "", [change])


def _of_tags(tags: list[dict], names: "_Names") -> Iterator[Edit]:
    """For whom it was said to be, and which aims, and what was taken back."""

    def saving(tag: dict) -> tuple:
        second = tag["history_date"].replace(microsecond=0)
        return second, tag["history_user_id"], tag["history_type"], bool(tag["aim"])

    for (_, _, kind, is_aim), told in groupby(tags, key=saving):
        rows = list(told)
        words = ", ".join(names.tag(tag) for tag in rows)
        change = Change(
            "Aims of the equality duty" if is_aim else "Whom it is for",
            words if kind == "-" else "",
            "" if kind == "-" else words,
        )
        yield Edit(rows[-1]["history_date"], names.person(rows[-1]), "", [change])


class _Names:
    """Names for the ids that a history keeps, each kind fetched in one query."""

    def __init__(self, rows: Iterable[dict], links: Iterable[dict], tags: Iterable[dict]) -> None:
        everything = [*rows, *links, *tags]
        self.people = self._by_id(User, {row["history_user_id"] for row in everything})
        self.owners = self._by_id(Owner, {row["owner_id"] for row in links})
        self.objectives = self._by_id(Objective, {row["objective_id"] for row in rows})
        self.themes = self._by_id(Theme, {row["theme_id"] for row in rows})
        others = {row[name] for row in rows for name in ("parent_id", "closed_into_id")}
        self.actions = self._by_id(Action, others)
        self.characteristics = self._by_id(Characteristic, {tag["characteristic_id"] for tag in tags})

    @staticmethod
    def _by_id(model: Any, ids: set[int | None]) -> dict[int | None, str]:
        return {thing.pk: str(thing) for thing in model.objects.filter(pk__in=ids - {None})}

    def person(self, row: dict) -> str:
        return self.people.get(row["history_user_id"], "")

    def tag(self, row: dict) -> str:
        return self.characteristics.get(row["characteristic_id"], "") or AIM_LABELS[row["aim"]]

    def value(self, field: str, value: Any) -> str:
        if field == "objective_id":
            return self.objectives.get(value, "")
        if field == "theme_id":
            return self.themes.get(value, "")
        if field in ("parent_id", "closed_into_id"):
            return self.actions.get(value, "")
        if field == "closure":
            return Action.Closure(value).label if value else ""
        if field == "extra":
            return "\n".join(f"{heading}: {text}" for heading, text in value.items())
        if isinstance(value, bool):
            return "Yes" if value else "No"
        if hasattr(value, "strftime"):
            return f"{value.day} {value:%B %Y}"
        return value or ""
