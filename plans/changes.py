"""Writes about strategies, their themes, status keys and governance bodies."""

from typing import Any

from django.db import transaction

from accounts.models import User
from foundation.references import reference, unused
from plans.models import GovernanceBody, StatusTerm, Strategy, Theme
from plans.statuses import Meaning, status_key

COLOUR_OF_MEANING = {
    Meaning.NOT_STARTED: "grey",
    Meaning.IN_PROGRESS: "amber",
    Meaning.NEEDS_ATTENTION: "amber",
    Meaning.OFF_TRACK: "red",
    Meaning.ON_HOLD: "purple",
    Meaning.COMPLETE: "green",
    Meaning.CLOSED: "black",
}
COLOUR_WORDS = {"red", "amber", "green", "blue", "purple", "teal", "pink", "brown", "grey", "black"}


class EditConflict(Exception):
    """Somebody else saved the same thing after this person opened it."""

    def __init__(self, current: Any) -> None:
        super().__init__("Somebody else changed this while you were writing.")
        self.current = current


def _save(thing: Any, by: User | None, why: str = "") -> Any:
    thing._history_user = by
    thing._change_reason = why or None
    thing.full_clean()
    thing.save()
    return thing


@transaction.atomic
def create_strategy(*, title: str, slug: str, by: User | None, **fields: Any) -> Strategy:
    """A new strategy; `fields` are those of the model."""
    return _save(Strategy(title=title, slug=slug, **fields), by)


@transaction.atomic
def edit_strategy(*, strategy: Strategy, version: int | None, by: User | None, **fields: Any) -> Strategy:
    """Changes the strategy's facts. What is as it was makes no entry in the history.

    Raises EditConflict when the strategy is no longer the version that the person saw.
    """
    current = _locked(strategy)
    if version is not None and current.version != version:
        raise EditConflict(current)
    if not _changed(current, fields):
        return current
    current.version += 1
    return _save(current, by)


def _locked(strategy: Strategy) -> Strategy:
    """The strategy as it is now, kept from others who set it up until the transaction ends."""
    return Strategy.objects.select_for_update(no_key=True).get(pk=strategy.pk)


def _changed(thing: Any, fields: dict[str, Any]) -> bool:
    """Gives the thing these values; whether any of them is another than before."""
    before = {name: getattr(thing, name) for name in fields}
    for name, value in fields.items():
        setattr(thing, name, value)
    return before != fields


@transaction.atomic
def add_theme(
    *, strategy: Strategy, title: str, code: str, position: int, by: User | None, aim: str = ""
) -> Theme:
    return _save(Theme(strategy=strategy, code=code, title=title, aim=aim, position=position), by)


@transaction.atomic
def edit_theme(*, theme: Theme, by: User | None, why: str, **fields: Any) -> Theme:
    for name, value in fields.items():
        setattr(theme, name, value)
    return _save(theme, by, why)


@transaction.atomic
def save_status_term(*, term: StatusTerm, by: User | None, why: str = "") -> StatusTerm:
    """Adds or edits a word of the status key."""
    term.key = status_key(term.label)
    return _save(term, by, why)


def add_status_term(
    *,
    strategy: Strategy,
    label: str,
    meaning: Meaning,
    by: User | None,
    colour: str = "",
    definition: str = "",
    position: int | None = None,
) -> StatusTerm:
    """A word of the status key; where the word is a colour, that colour is its own."""
    word = status_key(label)
    return save_status_term(
        term=StatusTerm(
            strategy=strategy,
            label=label.strip(),
            meaning=meaning,
            definition=definition,
            colour=colour or (word if word in COLOUR_WORDS else COLOUR_OF_MEANING[Meaning(meaning)]),
            position=strategy.status_terms.count() if position is None else position,
        ),
        by=by,
    )


@transaction.atomic
def add_word(*, strategy: Strategy, place: int, by: User | None, **fields: Any) -> StatusTerm:
    """A new word of the status key at this place, counted from 0; the words after it move on."""
    current = _locked(strategy)
    _count_version(current, by=by, why=f"The word “{fields.get('label', '')}” was added to the status key.")
    return _put(StatusTerm(strategy=current, **fields), place, by=by)


@transaction.atomic
def edit_word(*, term: StatusTerm, place: int, by: User | None, why: str, **fields: Any) -> StatusTerm:
    """Changes a word of the status key or its place. Its history keeps what it was, since when, and why.

    Another word or another meaning makes a new version of the strategy, for every status in it reads otherwise.
    """
    strategy = _locked(term.strategy)
    current = strategy.status_terms.get(pk=term.pk)
    before = (current.label, current.meaning)
    moves = list(strategy.status_terms.all()).index(current) != place
    if not _changed(current, fields) and not moves:
        return current
    if (current.label, current.meaning) != before:
        _count_version(strategy, by=by, why=f"The word “{current.label}” of the status key changed.")
    return _put(current, place, by=by, why=why)


def _count_version(strategy: Strategy, *, by: User | None, why: str) -> None:
    strategy.version += 1
    _save(strategy, by, why[:100])


def _put(term: StatusTerm, place: int, *, by: User | None, why: str = "") -> StatusTerm:
    """Saves the word at its place; other words are touched only where the order becomes another."""
    now = list(term.strategy.status_terms.all())
    others = [word for word in now if word.pk != term.pk]
    order = [*others[:place], term, *others[place:]]
    if order != now:
        for position, word in enumerate(order):
            moved, word.position = word.position != position, position
            if moved and word is not term:
                save_status_term(term=word, by=by)
    return save_status_term(term=term, by=by, why=why)


@transaction.atomic
def add_body(
    *,
    strategy: Strategy,
    name: str,
    by: User | None,
    slug: str = "",
    headings: Any = None,
    **fields: Any,
) -> GovernanceBody:
    """A governance body that watches the strategy, with its own front sheet; `fields` are those of the model."""
    # "new" is the address of the form that adds a body.
    taken = {"new"} | set(_locked(strategy).bodies.values_list("slug", flat=True))
    return _save(
        GovernanceBody(
            strategy=strategy,
            name=name,
            slug=slug or unused(reference(name).replace(".", "-"), taken, "body"),
            headings=headings or [],
            **fields,
        ),
        by,
    )


@transaction.atomic
def edit_body(*, body: GovernanceBody, by: User | None, **fields: Any) -> GovernanceBody:
    """Changes a body's name, its ways or its front sheet; issued reports keep the headings that they had."""
    current = GovernanceBody.objects.select_for_update(no_key=True).get(pk=body.pk)
    return _save(current, by) if _changed(current, fields) else current
