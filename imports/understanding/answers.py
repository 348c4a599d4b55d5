"""What a person has settled about an uploaded plan: columns, status words, owners, rows to leave out."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from accounts.owner_names import owner_key
from imports.understanding.columns.headings import Role
from plans.statuses import Meaning, status_key

LONGEST_WORD, LONGEST_DEFINITION, LONGEST_REASON = 60, 300, 4_000


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
class GoneAnswer:
    """What becomes of an action that the file does not have, and why."""

    do: str
    reason: str = ""


KEEP, CLOSE, BUSINESS_AS_USUAL, WITHDRAW = "keep", "close", "business_as_usual", "withdraw"
GONE_CHOICES = (KEEP, CLOSE, BUSINESS_AS_USUAL, WITHDRAW)
KEEP_IT = GoneAnswer(KEEP)
FOR_ALL = "*"
SAME_ACTION, ANOTHER_ACTION = "same", "new"


@dataclass(frozen=True, slots=True)
class Answers:
    """`sheets`: roles by column letter, or None for a sheet that is not to be used. `owners`: names by owner
    text. `split`: rows whose cell holds several actions. `gone`: by reference or number of an action that the
    file does not have, or "*" for all of them. `reasons`: why an end moved, by row; `same`: whether a row whose
    words are wholly others is its number's action still.
    """

    sheets: dict[str, dict[str, Role] | None] = field(default_factory=dict)
    statuses: dict[str, StatusAnswer] = field(default_factory=dict)
    owners: dict[str, tuple[str, ...]] = field(default_factory=dict)
    leave_out: frozenset[tuple[str, int]] = frozenset()
    split: frozenset[tuple[str, int]] = frozenset()
    as_at: date | None = None
    gone: dict[str, "GoneAnswer"] = field(default_factory=dict)
    reasons: dict[tuple[str, int], str] = field(default_factory=dict)
    reason_for_all: str = ""
    same: dict[tuple[str, int], str] = field(default_factory=dict)

    def about_gone(self, *names: str) -> "GoneAnswer":
        """What becomes of an action that the file does not have: said of it, or of all, or nothing."""
        said = next((self.gone[name] for name in names if name and name in self.gone), None)
        return said or self.gone.get(FOR_ALL, KEEP_IT)

    def reason_for(self, place: tuple[str, int]) -> str:
        """Why the end of a row's action moved, as far as somebody said."""
        return self.reasons.get(place) or self.reason_for_all

    @classmethod
    def from_json(cls, value: dict[str, Any] | None) -> "Answers":
        """Reads an object with any of `sheets`, `statuses`, `status_colours`, `status_definitions`, `owners`,
        `leave_out`, `split`, `as_at`, `gone`, `reasons`, `reason_for_all` and `same`.

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
            split=frozenset((str(sheet), int(row)) for sheet, row in given.get("split") or ()),
            as_at=date.fromisoformat(given["as_at"]) if given.get("as_at") else None,
            gone={
                str(name).strip(): _gone(str(name), answer)
                for name, answer in _mapping(given.get("gone"), "gone").items()
                if answer
            },
            reasons={
                _place(where): _words(text)
                for where, text in _mapping(given.get("reasons"), "reasons").items()
                if _words(text)
            },
            reason_for_all=_words(given.get("reason_for_all")),
            same={
                _place(where): _one_of(where, answer)
                for where, answer in _mapping(given.get("same"), "same").items()
                if answer
            },
        )


def _mapping(value: Any, name: str) -> dict[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise WrongAnswer(f"The answers to “{name}” are not an object of names and values.")
    return value


def _gone(name: str, answer: Any) -> GoneAnswer:
    """Reads "keep" or {"do": "close", "reason": "…"}; all but keeping needs a reason."""
    told = _mapping({"do": answer} if isinstance(answer, str) else answer, name)
    do, reason = str(told.get("do") or KEEP), _words(told.get("reason"))
    if do not in GONE_CHOICES:
        raise WrongAnswer(f"What becomes of {name} can't be “{do}”. Choose one of {', '.join(GONE_CHOICES)}.")
    if do != KEEP and not reason:
        raise WrongAnswer(f"Say why {_all_or(name)} is no longer in the file: add a “reason”.")
    return GoneAnswer(do, reason)


def _all_or(name: str) -> str:
    return "an action" if name == FOR_ALL else f"action {name}"


def _place(where: str) -> tuple[str, int]:
    """ "Plan!14" is row 14 of the sheet “Plan”."""
    sheet, _, row = str(where).rpartition("!")
    if not row.isascii() or not row.isdecimal() or len(row) > 9:
        raise WrongAnswer(f"“{where}” is not a row of a sheet. Write it like “Plan!14”.")
    return sheet, int(row)


def _words(text: Any) -> str:
    told = str(text or "").strip()
    if len(told) > LONGEST_REASON:
        raise WrongAnswer(f"A reason takes at most {LONGEST_REASON:,} characters.")
    return told


def _one_of(where: str, answer: Any) -> str:
    if answer not in (SAME_ACTION, ANOTHER_ACTION):
        raise WrongAnswer(f"“{where}” can't be “{answer}”. Choose same or new.")
    return str(answer)


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
