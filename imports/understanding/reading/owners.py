"""Whom the rows of a plan name: all texts of the owner column settled together, and "as above" resolved."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from accounts.owner_suggestions import Suggestion, suggest_owners
from accounts.owner_words import names_the_row_above, number_named, owner_key
from imports.understanding.columns.headings import Role
from imports.understanding.findings import Problem, found, quoted, seen_row
from imports.understanding.reading.rows import LONGEST_OWNER, ParsedRow

SETTLED = "You settled it."


@dataclass(frozen=True, slots=True)
class OwnerText:
    """What stands in the owner column: the owners it seems to name, which of them are new, and how sure that is.

    `points` is set for "as above": what it names is another row's, and no answer is the same everywhere.
    `instead` is the next likeliest reading, or the names that it may be the same as.
    """

    text: str
    count: int
    suggested: tuple[str, ...]
    new: tuple[str, ...]
    sure: bool = True
    why: str = ""
    points: bool = False
    instead: tuple[str, ...] = ()


@dataclass(slots=True)
class FileOwners:
    """The owner texts of one file read together: `known` are owners by key, `settled` a person's answers."""

    known: Mapping[str, str]
    settled: Mapping[str, tuple[str, ...]]
    suggestions: Mapping[str, Suggestion] = field(default_factory=dict)

    def read(self, rows: Sequence[ParsedRow]) -> Iterator[Problem]:
        """Gives each row its owners, and tells of those that stand in another row."""
        counts = Counter(row.owner_text for row in rows if row.owner_text)
        answered = {
            key: names[0]
            for key, names in self.settled.items()
            if key and len(names) == 1 and len(names[0]) <= LONGEST_OWNER
        }
        self.suggestions = suggest_owners(counts, {**answered, **self.known})
        by_number = {_number(row.number): row for row in reversed(rows) if row.number}
        above: dict[str, ParsedRow] = {}
        named = {text: self._of(text) for text in counts}
        pointing = {text for text in counts if self._points(text)}
        for row in rows:
            row.owners = named.get(row.owner_text, ())
        for row in rows:
            if row.owner_text in pointing:
                yield self._point(row, above.get(row.sheet), by_number)
            if row.owners:
                above[row.sheet] = row

    def texts(self, rows: Sequence[ParsedRow]) -> Iterator[OwnerText]:
        """The distinct texts of these rows, in their order."""
        told: dict[str, list[tuple[str, ...]]] = {}
        for row in rows:
            if row.owner_text:
                told.setdefault(row.owner_text, []).append(row.owners)
        known = {owner_key(name) for name in self.known.values()}
        for text, owners in told.items():
            points, suggestion = self._points(text), self.suggestions[text]
            names = owners[0] if len(set(owners)) == 1 else ()
            new = () if points else tuple(name for name in names if owner_key(name) not in known)
            sure, why = suggestion.sure, suggestion.why
            if self._settled(text) is not None:
                sure, why = True, SETTLED
            elif points:
                sure, why = False, "It names the owners of another row."
            yield OwnerText(text, len(owners), names, new, sure, why, points, suggestion.instead)

    def _settled(self, text: str) -> tuple[str, ...] | None:
        return self.settled.get(owner_key(text)) if owner_key(text) else None

    def _of(self, text: str) -> tuple[str, ...]:
        """The owners that a text names: as a person settled it, else as suggested."""
        if not text:
            return ()
        settled = self._settled(text)
        names = self.suggestions[text].names if settled is None else settled
        first: dict[str, str] = {}
        for name in names:
            if len(name) <= LONGEST_OWNER and owner_key(name):
                first.setdefault(owner_key(name), self.known.get(owner_key(name), name))
        return tuple(dict.fromkeys(first.values()))

    def _points(self, text: str) -> bool:
        """Whether the text, or one of the names in it, points to another row, and nobody settled it."""
        if self._settled(text) is not None:
            return False
        return _points(text) or any(map(_points, self._of(text)))

    def _point(self, row: ParsedRow, above: ParsedRow | None, by_number: Mapping[str, ParsedRow]) -> Problem:
        """The finding about a text that points to another row, which the row's owners are taken from."""
        number = number_named(row.owner_text)
        meant = by_number.get(_number(number)) if number else above
        named = meant.owners if meant and meant is not row and not any(map(_points, meant.owners)) else ()
        beside = [name for name in row.owners if not _points(name)]
        row.owners = tuple(dict.fromkeys([*named, *beside]))
        return _finding(row, meant, named, number)


def _points(text: str) -> bool:
    return names_the_row_above(text) or bool(number_named(text))


def _number(number: str) -> str:
    return "".join(number.split()).rstrip(".").casefold()


def _finding(row: ParsedRow, meant: ParsedRow | None, named: tuple[str, ...], number: str) -> Problem:
    text = quoted(row.owner_text)
    if named and meant:
        owners = " and ".join(map(quoted, named))
        row_above = seen_row(meant.row)
        message = f"{text} was read as {owners}, the owners of row {row_above}. Write them here if others are meant."
    elif number:
        message = f"{text} points to {number}, where nobody is named. Write here who answers."
    else:
        message = f"{text} has no row with an owner above it. Write here who answers."
    letter = row.raw.letter(Role.OWNER)
    return found("as_above", message, sheet=row.sheet, row=row.row, letter=letter, text=row.owner_text)
