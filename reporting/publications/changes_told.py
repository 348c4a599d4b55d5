"""What changed since the last publication, kind by kind, as residents read it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from reporting.publications.plain_words import plain
from reporting.snapshot import Changes, Mention, StatusChange, TextChange, Word, shortened

FEW = 8  # more of a kind are folded, with their number said
SHORT = 160  # characters of an action where it is mentioned


@dataclass(frozen=True, slots=True)
class Change:
    """One action or measure, and what there is to say of it."""

    name: str
    text: str
    before: Word | None = None
    after: Word | None = None
    was: str = ""
    now: str = ""
    said: str = ""
    reason: str = ""
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """What changed in the same way: a heading, what is said of the number of them, and each."""

    heading: str
    one: str
    many: str
    changes: tuple[Change, ...]
    noun: str = "action"

    @property
    def words(self) -> str:
        """ "26 stand differently" """
        return f"{len(self.changes)} {self.one if len(self.changes) == 1 else self.many}"

    @property
    def told(self) -> str:
        """ "26 actions stand differently" """
        number = len(self.changes)
        return f"{number} {self.noun}{'' if number == 1 else 's'} {self.one if number == 1 else self.many}"

    @property
    def is_long(self) -> bool:
        return len(self.changes) > FEW


def kinds_of(changes: Changes | None) -> list[Kind]:
    """The kinds of which there are any, those about actions around those about measures."""
    if changes is None:
        return []
    kinds = [
        Kind("Stands differently", "stands differently", "stand differently", _moved(changes.statuses)),
        Kind("Has a new date", "has a new date", "have a new date", tuple(map(_dated, changes.dates))),
        Kind(
            "Has a new figure",
            "has a new figure",
            "have a new figure",
            tuple(
                Change(
                    "",
                    f"{one.name} ({one.population})",
                    said=f"Was {one.before}, is {one.after}",
                    measure=one.slug,
                )
                for one in changes.measures
            ),
            "measure",
        ),
        Kind(
            "Was closed", "was closed", "were closed", tuple(_said(one, one.detail) for one in changes.closed)
        ),
        Kind(
            "Was opened again",
            "was opened again",
            "were opened again",
            tuple(map(_mentioned, changes.reopened)),
        ),
        Kind(
            "Is new",
            "is new",
            "are new",
            tuple(_said(one, f"Planned for {one.detail}") for one in changes.new),
        ),
        Kind(
            "Is no longer in the plan",
            "is no longer in the plan",
            "are no longer in the plan",
            tuple(map(_mentioned, changes.gone)),
        ),
    ]
    return [kind for kind in kinds if kind.changes]


def _moved(statuses: Sequence[StatusChange]) -> tuple[Change, ...]:
    """The actions that stand otherwise in the words of residents too."""
    return tuple(
        Change(one.name, shortened(one.text, SHORT), _as_plain(one.before), _as_plain(one.after))
        for one in statuses
        if plain(one.before) != plain(one.after)
    )


def _as_plain(word: Word | None) -> Word:
    return Word(plain(word), word.colour if word else "grey", word.meaning if word else "")


def _dated(one: TextChange) -> Change:
    return Change(one.name, shortened(one.text, SHORT), was=one.before, now=one.after, reason=one.reason)


def _said(one: Mention, said: str) -> Change:
    return Change(one.name, shortened(one.text, SHORT), said=said, reason=one.reason)


def _mentioned(one: Mention) -> Change:
    return Change(one.name, shortened(one.text, SHORT))
