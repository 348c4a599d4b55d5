"""Telling of many actions on one page: a row each, saved one by one or all at once, with the errors at their row."""

import re
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import Max
from django.http import QueryDict

from accounts.models import User
from accounts.roles import Right
from edi_tracker.forms import ErrorLink, TextField, error_links
from objectives.changes import EditConflict
from objectives.drafts import send_update
from objectives.forms import UpdateForm, Versioned
from objectives.models import Action, ProgressUpdate, UpdateDraft
from objectives.permissions import may_update
from objectives.queries import updates_since
from plans.models import StatusTerm, Strategy
from plans.statuses import Meaning

PER_PAGE = 40
BOTH = "Tick “No change”, or say what has changed: not both."
MEANWHILE = (
    "Somebody else told something of this action while you were writing. Read it above, then send again."
)


class StatusSelect(forms.ModelChoiceField):
    def label_from_instance(self, term: StatusTerm) -> str:  # type: ignore[override]
        return f"{term.label}: {term.definition}" if term.definition else term.label


class RowForm(Versioned):
    """What has happened to one action of the page; a row that is left as it was says nothing."""

    mark_optional = False
    unchanged = forms.BooleanField(label="No change since last time", required=False)
    status = StatusSelect(label="Status", queryset=StatusTerm.objects.none(), required=False)
    narrative = TextField(label="What has happened since?", rows=3, required=False)
    reason = TextField(label="Why?", rows=2, required=False)
    told_by = UpdateForm.base_fields["told_by"]

    def __init__(
        self, *args: Any, action: Action, terms: Sequence[StatusTerm], on_word: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, prefix=f"a{action.pk}", **kwargs)
        self.action = action
        status: Any = self.fields["status"]
        status.queryset = StatusTerm.objects.filter(strategy=action.strategy_id)
        status.choices = [
            ("", "Choose a status"),
            *((term.pk, status.label_from_instance(term)) for term in terms),
        ]
        reasoned = [term.label for term in terms if Meaning(term.meaning).needs_reason]
        self.fields["reason"].label = (
            f"Why? (needed for {' and '.join(reasoned)})" if reasoned else "Why? (optional)"
        )
        if not on_word:
            del self.fields["told_by"]
        if action.latest_words_id is None:
            del self.fields["unchanged"]

    @property
    def says_nothing(self) -> bool:
        given = self.cleaned_data
        written = given.get("narrative") or given.get("reason") or given.get("unchanged")
        status = given.get("status")
        return not written and (status.pk if status else None) in (self.action.status_id, None)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        status = given.get("status")
        moved = status is not None and status.pk != self.action.status_id
        if given.get("unchanged"):
            if given.get("narrative") or given.get("reason") or moved:
                self.add_error("unchanged", BOTH)
        elif moved or given.get("reason") or given.get("narrative"):
            self._says_enough(given, status)
        return given

    def _says_enough(self, given: dict[str, Any], status: StatusTerm | None) -> None:
        if status is None and "status" not in self.errors:
            self.add_error("status", "Choose the status.")
        if not given.get("narrative") and "narrative" not in self.errors:
            self.add_error("narrative", "Say what has happened since.")
        if (
            status
            and Meaning(status.meaning).needs_reason
            and not given.get("reason")
            and "reason" not in self.errors
        ):
            self.add_error("reason", f"Say why the status is “{status.label}”.")

    def fields_of_update(self, today: date) -> dict[str, Any]:
        """What `send_update` takes."""
        given = self.cleaned_data
        key = given.get("form_key")
        told: dict[str, Any] = {
            "on": today,
            "version": given.get("version"),
            "seen": given.get("seen"),
            "told_by": given.get("told_by", ""),
            "form_key": f"{self.action.pk}:{key}" if key else None,
        }
        if given.get("unchanged"):
            return told | {"unchanged": True}
        return told | {name: given[name] for name in ("status", "narrative", "reason")}


@dataclass
class Row:
    """An action of the page with its form, and what others told of it while the form was open."""

    action: Action
    form: RowForm
    others: tuple[ProgressUpdate, ...] = ()
    draft: UpdateDraft | None = None


class ManyUpdates:
    """The rows of a page. Sent, each row is saved by itself: what is wrong with one keeps no other from counting.

    An action of which this person, or the team, has a draft has no row: the draft may say more than a row asks.
    """

    def __init__(
        self, actions: Sequence[Action], *, by: User, today: date, data: QueryDict | None = None
    ) -> None:
        self.by, self.today, self.data = by, today, data
        self.only = data.get("only", "") if data else ""
        self.sent: list[Action] = []
        allowed = [action for action in actions if may_update(by, action)]
        drafts = UpdateDraft.objects.filter(action__in=[action.pk for action in allowed], corrects=None)
        own = drafts if self._is_owner else drafts.filter(written_by=by)
        self.drafts = list(own.select_related("action__strategy"))
        drafted = {draft.action_id for draft in self.drafts}
        self.actions = [action for action in allowed if action.pk not in drafted]
        newest = Action.objects.filter(pk__in=[action.pk for action in self.actions]).order_by()
        self._newest = dict(newest.annotate(newest=Max("updates__number")).values_list("pk", "newest"))

    @property
    def _is_owner(self) -> bool:
        return Right.UPDATE_ANY not in self.by.rights

    @cached_property
    def terms(self) -> dict[int, list[StatusTerm]]:
        """The status keys of the strategies of these actions."""
        found: dict[int, list[StatusTerm]] = {}
        for term in StatusTerm.objects.filter(strategy__in={action.strategy_id for action in self.actions}):
            found.setdefault(term.strategy_id, []).append(term)
        return found

    @property
    def keys(self) -> list[tuple[Strategy, list[StatusTerm]]]:
        """The status key of each strategy of the page."""
        strategies = {action.strategy_id: action.strategy for action in self.actions}
        return [(strategies[pk], terms) for pk, terms in self.terms.items()]

    @cached_property
    def rows(self) -> list[Row]:
        return [Row(action, self._form(action)) for action in self.actions]

    def _form(self, action: Action) -> RowForm:
        opened: dict[str, Any] = {
            "version": action.version,
            "seen": self._newest.get(action.pk) or 0,
            "form_key": secrets.token_urlsafe(24),
            "status": action.status_id,
        }
        data, prefix = self.data, f"a{action.pk}-"
        if data is not None and f"{prefix}version" not in data:
            data = None
        if data is not None and self.only and self.only != str(action.pk):
            # Another row is saved: the words of this one stay in their boxes, and nobody asks about them yet.
            opened |= {name: data.get(f"{prefix}{name}", "") for name in RowForm.base_fields}
            data = None
        terms = self.terms.get(action.strategy_id, [])
        return RowForm(data, initial=opened, action=action, terms=terms, on_word=not self._is_owner)

    @staticmethod
    def asked_about(data: QueryDict) -> list[int]:
        """The actions whose rows were sent, in the order of the page."""
        found = (re.fullmatch(r"a([0-9]{1,18})-version", name) for name in data)
        return [int(match[1]) for match in found if match]

    def send(self) -> None:
        """Saves every row that says something and is whole; those are gone from the rows that are left."""
        left = []
        for row in self.rows:
            if row.form.is_valid() and not row.form.says_nothing and self._sent(row):
                self.sent.append(row.action)
            else:
                left.append(row)
        self.rows = left

    def _sent(self, row: Row) -> bool:
        try:
            send_update(action=row.action, by=self.by, **row.form.fields_of_update(self.today))
        except EditConflict as met:
            row.form.add_error(None, MEANWHILE)
            self._show_what_is_new(row, met.current)
        except ValidationError as refused:
            row.form.take(refused)
        except IntegrityError:
            row.form.add_error(None, MEANWHILE)
        return not row.form.errors

    def _show_what_is_new(self, row: Row, current: Action | UpdateDraft | None) -> None:
        """What others wrote, above the row; sent again, the row is about the action as it is now."""
        if not isinstance(current, Action):
            row.draft = current
            return
        seen = row.form.cleaned_data.get("seen") or 0
        row.others = tuple(updates_since(current, seen))
        row.form.now_about(current.version, row.others[0].number if row.others else seen)

    @property
    def is_refused(self) -> bool:
        return any(row.form.errors for row in self.rows)

    @property
    def says_nothing(self) -> bool:
        return not self.sent and not self.is_refused

    @property
    def error_summary(self) -> list[ErrorLink]:
        """Every error with the action it is about, leading to its box."""
        return list(self._errors())

    def _errors(self) -> Iterator[ErrorLink]:
        for row in self.rows:
            name = row.action.label or "Action"
            for link in error_links(row.form):
                yield ErrorLink(f"{name}: {link.text}", link.target or f"row-{row.action.pk}")
