"""What a careful person reads in an example, and how that differs from what was told."""

import calendar
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

NO_DATE = ("", "unknown", None, None)
type When = tuple[str, str, str | None, str | None]
_TEXTS = ("success_measure", "progress", "priority", "characteristics", "resources")


@dataclass(frozen=True)
class Action:
    """One action as a person would write it down. `meaning` None is a status that has to be asked.

    `owners` are those that `owner_text` names: one of the same words, unless said otherwise. `keeps` are words
    that have to be found with the action, wherever they are kept; with them `extra` is not compared.
    """

    text: str
    number: str = ""
    parent: str | None = None
    theme: str | None = None
    objective: str | None = None
    owner_text: str = ""
    owners: tuple[str, ...] | None = None
    start: When = NO_DATE
    end: When = NO_DATE
    revised_end: When | None = None
    status: str = ""
    meaning: str | None = None
    success_measure: str = ""
    progress: str = ""
    priority: str = ""
    characteristics: str = ""
    resources: str = ""
    extra: dict[str, str] = field(default_factory=dict)
    keeps: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()

    def differs(self, told: dict[str, Any]) -> Iterator[str]:
        for name in ("text", "number", "parent", "theme", "objective", "owner_text", *_TEXTS):
            if (getattr(self, name) or "") != (told[name] or ""):
                yield f"{name}: {told[name]!r} and not {getattr(self, name)!r}"
        owners = ((self.owner_text,) if self.owner_text else ()) if self.owners is None else self.owners
        if list(owners) != told["owners"]:
            yield f"owners: {told['owners']} and not {list(owners)}"
        for name in ("start", "end", "revised_end"):
            when, expected = told[name], getattr(self, name)
            seen = when and (when["text"], when["kind"], when["earliest"], when["latest"])
            if seen != expected:
                yield f"{name}: {seen} and not {expected}"
        status = (told["status"]["text"], told["status"]["meaning"])
        if status != (self.status, self.meaning):
            yield f"status: {status} and not {(self.status, self.meaning)}"
        if not self.keeps and told["extra"] != self.extra:
            yield f"extra: {told['extra']} and not {self.extra}"
        everything = _squeezed(repr(sorted(_words_of(told))))
        for words in self.keeps:
            if _squeezed(words) not in everything:
                yield f"lost: {words!r}"
        for code in self.codes:
            if code not in told["problems"]:
                yield f"does not say {code}"


@dataclass(frozen=True)
class Reading:
    """The whole of a file. `actions` None: the file has to be asked about, and nothing is said of its rows.

    `ignored` are the first words of the rows that are no part of the plan, in the sheets that are; `unused` the
    sheets that are none. `codes` have to be said somewhere, `never` nowhere.
    """

    actions: tuple[Action, ...] | None
    outcome: str = "ready"
    themes: tuple[tuple[str, str, str], ...] = ()
    objectives: tuple[tuple[str, str, str | None], ...] = ()
    ignored: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    never: tuple[str, ...] = ()

    def differs(self, told: dict[str, Any], first_words: dict[tuple[str, int], str]) -> Iterator[str]:
        if told["outcome"] != self.outcome:
            yield f"outcome: {told['outcome']} and not {self.outcome}"
        codes = {problem["code"] for problem in told["problems"]}
        yield from (f"does not say {code}" for code in self.codes if code not in codes)
        yield from (f"says {code}" for code in self.never if code in codes)
        if self.actions is None:
            return
        themes = [(theme["code"], theme["title"], theme["aim"]) for theme in told["themes"]]
        if themes != list(self.themes):
            yield f"themes: {themes} and not {list(self.themes)}"
        objectives = [(each["number"], each["title"], each["theme"]) for each in told["objectives"]]
        if objectives != list(self.objectives):
            yield f"objectives: {objectives} and not {list(self.objectives)}"
        unused = [sheet["name"] for sheet in told["sheets"] if not sheet["used"]]
        if sorted(unused) != sorted(self.unused):
            yield f"unused sheets: {unused} and not {list(self.unused)}"
        yield from self._ignored(told, first_words)
        texts = [action["text"] for action in told["actions"]]
        if texts != [action.text for action in self.actions]:
            yield "actions:\n" + "\n".join(_beside(texts, [action.text for action in self.actions]))
            return
        for action, seen in zip(self.actions, told["actions"], strict=True):
            yield from (f"{action.number or action.text[:40]}: {what}" for what in action.differs(seen))

    def _ignored(self, told: dict[str, Any], first_words: dict[tuple[str, int], str]) -> Iterator[str]:
        rows = [row for row in told["ignored_rows"] if row["sheet"] not in self.unused]
        seen = [first_words[row["sheet"], row["row"]] for row in rows]
        expected = list(self.ignored)
        for words in seen:
            known = next((start for start in expected if words.startswith(start)), None)
            if known is None:
                yield f"ignored: {words!r}"
            else:
                expected.remove(known)
        yield from (f"not ignored: {words!r}" for words in expected)
        yield from (f"ignored without a reason: {row}" for row in rows if not row["why"])


@dataclass(frozen=True)
class Example:
    """A file of a body's own making, and its reading. `statuses` are meanings that were settled before."""

    file_name: str
    build: Callable[[], bytes]
    reading: Reading
    statuses: dict[str, str] = field(default_factory=dict)


def when(text: str, kind: str, earliest: str | None = None, latest: str | None = None) -> When:
    return (text, kind, earliest, latest)


def day(text: str, iso: str) -> When:
    return (text, "day", iso, iso)


def month(text: str, iso: str) -> When:
    """`iso` is the year and the month: 2026-03."""
    year, number = map(int, iso.split("-"))
    return (text, "month", f"{iso}-01", f"{iso}-{calendar.monthrange(year, number)[1]}")


def ongoing(text: str = "Ongoing") -> When:
    return (text, "open_ended", None, None)


def _words_of(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield str(name)
            yield from _words_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _words_of(inner)
    elif value is not None:
        yield str(value)


def _squeezed(text: str) -> str:
    return "".join(text.replace("\\n", "").split())


def _beside(seen: list[str], expected: list[str]) -> Iterator[str]:
    yield from (f"  + {text!r}" for text in seen if text not in expected)
    yield from (f"  - {text!r}" for text in expected if text not in seen)
    if sorted(seen) == sorted(expected):
        yield "  in another order"
