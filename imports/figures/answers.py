"""What a person has settled about a file of figures."""

from dataclasses import dataclass, field
from typing import Any

from imports.figures.headings import Role
from measures.vocabulary import Marker, Unit, words_key

FOR_ALL = "*"
BREAKDOWN = "breakdown"
PERCENT, SHARE = "percent", "share"


class WrongAnswer(ValueError):
    """An answer that can't be one, with what would be."""


@dataclass(frozen=True, slots=True)
class LocalPriority:
    """A characteristic that the organisation has adopted beside those of the Act: by whom,
    and on which day."""

    adopted_by: str
    adopted_on: str


type CharacteristicAnswer = str | LocalPriority


@dataclass(frozen=True, slots=True)
class Answers:
    """`sheets`: roles by column letter,
    or None for a sheet that is not used. `categories`: for a characteristic,
    words of the file and the category they mean, None to add them. `characteristics`: "breakdown",
    the name of
    one that exists,
    or a local priority. `percentages`: "percent" or "share" by column. `leave_out` and `accept`:
    places such as "Profile!E72". `tables`: what a sheet or a table does not say itself.
    """

    sheets: dict[str, dict[str, Role] | None] = field(default_factory=dict)
    categories: dict[str, dict[str, str | None]] = field(default_factory=dict)
    characteristics: dict[str, CharacteristicAnswer] = field(default_factory=dict)
    dash: Marker | None = None
    percentages: dict[str, str] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    tables: dict[str, dict[str, str]] = field(default_factory=dict)
    employer: str = ""
    leave_out: frozenset[str] = frozenset()
    accept: frozenset[str] = frozenset()

    def of_table(self, sheet: str, cell: str, what: str) -> str:
        """What a person said of a table, of its sheet or of the whole file."""
        for place in (f"{sheet}!{cell}", sheet, FOR_ALL):
            if said := self.tables.get(place, {}).get(what):
                return said
        return ""

    def percentage(self, sheet: str, column: str) -> str:
        for place in (f"{sheet}!{column}", sheet, FOR_ALL):
            if said := self.percentages.get(place):
                return said
        return ""

    def about_category(self, characteristic: str, words: str) -> tuple[bool, str | None]:
        """Whether somebody said what the words mean, and what; None means a category of its own."""
        said = self.categories.get(words_key(characteristic), {})
        for key in (words_key(words), FOR_ALL):
            if key in said:
                return True, said[key]
        return False, None

    def about_characteristic(self, words: str) -> CharacteristicAnswer | None:
        return self.characteristics.get(words_key(words)) or self.characteristics.get(FOR_ALL)

    @classmethod
    def from_json(cls, given: dict[str, Any] | None) -> "Answers":
        """Reads the answers by their names; any other key is the name of a sheet with the roles of its columns.
        Raises WrongAnswer, with the choices there are.
        """
        given = dict(given or {})
        named = {name: given.pop(name, None) for name in _NAMES}
        sheets = _dict(named["sheets"], "sheets") | given
        return cls(
            sheets={str(sheet): _roles(str(sheet), columns) for sheet, columns in sheets.items()},
            categories={
                words_key(str(name)): {
                    _key(str(word)): _words(meant) for word, meant in _dict(words, name).items()
                }
                for name, words in _dict(named["categories"], "categories").items()
            },
            characteristics={
                _key(str(word)): _characteristic(str(word), said)
                for word, said in _dict(named["characteristics"], "characteristics").items()
            },
            dash=_choice(named["dash"], Marker, "dash") if named["dash"] else None,
            percentages={
                str(place): _percent(said)
                for place, said in _dict(named["percentages"], "percentages").items()
            },
            units={
                words_key(str(w)): _choice(u, Unit, "units")
                for w, u in _dict(named["units"], "units").items()
            },
            tables={
                str(place): {str(what): str(text) for what, text in _dict(said, place).items() if text}
                for place, said in _dict(named["tables"], "tables").items()
            },
            employer=str(named["employer"] or ""),
            leave_out=frozenset(_places(named["leave_out"], "leave_out")),
            accept=frozenset(_places(named["accept"], "accept")),
        )


_NAMES = ("sheets", "categories", "characteristics", "dash", "percentages", "units", "tables", "employer",
          "leave_out", "accept")  # fmt: skip


def _key(words: str) -> str:
    return FOR_ALL if words == FOR_ALL else words_key(words)


def _dict(value: Any, name: object) -> dict[Any, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise WrongAnswer(f'“{name}” needs names and what is said of each, such as {{"…": "…"}}.')
    return value


def _roles(sheet: str, columns: Any) -> dict[str, Role] | None:
    if columns is None:
        return None
    roles = _dict(columns, sheet)
    return {
        str(letter).upper(): _choice(role, Role, f"{sheet}, column {letter}")
        for letter, role in roles.items()
    }


def _choice[Choice: (Role, Marker, Unit)](value: Any, choices: type[Choice], name: str) -> Choice:
    try:
        return choices(value)
    except ValueError as error:
        there_are = ", ".join(str(choice.value) for choice in choices if choice.value)
        raise WrongAnswer(f"“{name}”: “{value}” can't be chosen. Choose one of {there_are}.") from error


def _words(meant: Any) -> str | None:
    return None if meant is None else str(meant)


def _percent(said: Any) -> str:
    if said not in (PERCENT, SHARE):
        raise WrongAnswer(
            f"“percentages”: “{said}” can't be chosen. Choose “{PERCENT}” (34 is 34%) or “{SHARE}” (0.34 "
            f"is 34%)."
        )
    return str(said)


def _characteristic(word: str, said: Any) -> CharacteristicAnswer:
    if isinstance(said, dict):
        if not (said.get("adopted_by") and said.get("adopted_on")):
            raise WrongAnswer(
                f"“{word}”: a local priority needs adopted_by and adopted_on (a day such as 2025-01-31)."
            )
        return LocalPriority(str(said["adopted_by"]), str(said["adopted_on"]))
    if not said or not isinstance(said, str):
        raise WrongAnswer(
            f"“{word}”: write “{BREAKDOWN}”, the name of a characteristic, or adopted_by and adopted_on."
        )
    return said


def _places(value: Any, name: str) -> list[str]:
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(place, str) for place in value):
        raise WrongAnswer(f'“{name}” needs a list of places such as ["Profile!E72"].')
    return value
