"""What a person has settled about an uploaded plan: columns, status words, owners, rows to leave out."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from accounts.owner_names import owner_key
from imports.understanding.headings import Role
from plans.statuses import Meaning, status_key

LONGEST_WORD, LONGEST_DEFINITION = 60, 300


class WrongAnswer(ValueError):
    """An answer that can't be one, with what would be."""


@dataclass(frozen=True, slots=True)
class StatusAnswer:
    """A word of the council's status key as its officer explains it."""

    word: str
    meaning: Meaning
    colour: str = ""
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """`sheets`: roles by column letter, or None for a sheet that is not to be used. `owners`: names by owner
    text.
    """

    sheets: dict[str, dict[str, Role] | None] = field(default_factory=dict)
    statuses: dict[str, StatusAnswer] = field(default_factory=dict)
    owners: dict[str, tuple[str, ...]] = field(default_factory=dict)
    leave_out: frozenset[tuple[str, int]] = frozenset()
    as_at: date | None = None

    @classmethod
    def from_json(cls, value: dict[str, Any] | None) -> "Answers":
        """Reads an object with any of `sheets`, `statuses`, `status_colours`, `status_definitions`, `owners`,
        `leave_out` and `as_at`.

        Raises WrongAnswer, with the choices there are, for a role or a meaning that does not exist.
        """
        given = value or {}
        colours = _by_key(given.get("status_colours"))
        definitions = _by_key(given.get("status_definitions"))
        statuses = {}
        for word, meaning in _mapping(given.get("statuses"), "statuses").items():
            key = status_key(word)
            if not key or len(word.strip()) > LONGEST_WORD:
                raise WrongAnswer(f"“{word}” is not a status word of at most {LONGEST_WORD} characters.")
            if len(definitions.get(key, "")) > LONGEST_DEFINITION:
                raise WrongAnswer(f"What “{word}” means takes at most {LONGEST_DEFINITION} characters.")
            statuses[key] = StatusAnswer(
                word.strip(), _meaning(word, meaning), colours.get(key, ""), definitions.get(key, "")
            )
        return cls(
            sheets={
                name: _roles(name, columns)
                for name, columns in _mapping(given.get("sheets"), "sheets").items()
            },
            statuses=statuses,
            owners={
                owner_key(text): tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
                for text, names in _mapping(given.get("owners"), "owners").items()
            },
            leave_out=frozenset((str(sheet), int(row)) for sheet, row in given.get("leave_out") or ()),
            as_at=date.fromisoformat(given["as_at"]) if given.get("as_at") else None,
        )


def _mapping(value: Any, name: str) -> dict[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise WrongAnswer(f"The answers to “{name}” are not an object of names and values.")
    return value


def _by_key(value: Any) -> dict[str, str]:
    return {status_key(word): text for word, text in (value or {}).items()}


def _meaning(word: str, meaning: Any) -> Meaning:
    try:
        return Meaning(meaning)
    except ValueError as error:
        raise WrongAnswer(f"“{word}” can't mean “{meaning}”. Choose one of {', '.join(Meaning)}.") from error


def _roles(sheet: str, columns: Any) -> dict[str, Role] | None:
    if columns is None:
        return None
    roles = {}
    for letter, role in _mapping(columns, sheet).items():
        if not letter.isascii() or not letter.isalpha() or len(letter) > 3:
            raise WrongAnswer(f"“{letter}” is not the letter of a column of sheet “{sheet}”.")
        try:
            roles[letter.upper()] = Role(role)
        except ValueError as error:
            raise WrongAnswer(
                f"Column {letter} of sheet “{sheet}” can't be “{role}”. Choose one of {', '.join(Role)}."
            ) from error
    return roles
