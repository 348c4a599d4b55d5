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
def save_status_term(*, term: StatusTerm, by: User | None) -> StatusTerm:
    """Adds or edits a word of the status key."""
    term.key = status_key(term.label)
    return _save(term, by)


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
def add_body(
    *,
    strategy: Strategy,
    name: str,
    by: User | None,
    slug: str = "",
    every_months: int = 6,
    headings: Any = None,
) -> GovernanceBody:
    """A governance body that watches the strategy, with the headings of its own front sheet."""
    taken = set(strategy.bodies.values_list("slug", flat=True))
    return _save(
        GovernanceBody(
            strategy=strategy,
            name=name,
            slug=slug or unused(reference(name).replace(".", "-"), taken, "body"),
            every_months=every_months,
            headings=headings or [],
        ),
        by,
    )
