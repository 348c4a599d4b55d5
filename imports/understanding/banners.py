"""Rows that name a group of actions: "Theme A: Our workforce", "Objective 3: …", "PEO 1: …"."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    THEME = "theme"
    OBJECTIVE = "objective"


@dataclass(frozen=True, slots=True)
class Banner:
    """The name of a group. `level` is None where only the row's looks tell that it is one."""

    level: Level | None
    word: str
    number: str
    title: str
    aim: str = ""


_THEME_WORDS = {
    "theme", "priority", "priority area", "priority theme", "strategic priority", "strategic theme", "pillar",
    "strand", "workstream", "work stream", "section", "part", "thema", "focus area", "key theme",
}  # fmt: skip
_OBJECTIVE_WORDS = {
    "objective", "equality objective", "strategic objective", "corporate objective", "edi objective",
    "key objective", "amcan",
}  # fmt: skip
_OTHER_OBJECTIVE_WORDS = {
    "outcome", "equality outcome", "aim", "goal", "ambition", "commitment", "promise", "strategic aim",
    "strategic goal", "strategic outcome",
}  # fmt: skip
_NUMBER = r"(?:[0-9]{1,3}(?:\.[0-9]{1,3})*[a-z]?|[IVX]{1,5}|[A-Z])"
_HEAD = re.compile(
    rf"\s*(?P<word>[^\W\d_]+(?:[ -][^\W\d_]+){{0,2}}?)\s*(?:(?<=\s)|(?=[0-9]))(?P<number>{_NUMBER})(?![^\W_])"
    r"\s*(?P<mark>[:.)–—-]*)\s*(?P<rest>.*)",
    re.DOTALL,
)
_ACRONYM = re.compile(r"[A-Z]{2,5}s?")
_LONGEST_NAME = 160


def read_banner(text: str, *, known_words_only: bool = False) -> Banner | None:
    """The group that a text names by a word and a number: "PEO 1: To …" is the objective PEO 1.

    Only "objective" and its kind are left out of an objective's number; a council's own word stays in it.
    """
    found = _HEAD.match(text)
    if not found or not (found["mark"] or not found["rest"]):
        return None
    word, rest = found["word"], found["rest"].strip()
    plain = " ".join(word.casefold().replace("-", " ").split())
    if plain in _THEME_WORDS:
        title, aim = _name_and_aim(rest)
        return Banner(Level.THEME, plain, found["number"], title, aim)
    if plain in _OBJECTIVE_WORDS:
        return Banner(Level.OBJECTIVE, plain, found["number"], rest)
    if plain in _OTHER_OBJECTIVE_WORDS or (not known_words_only and _ACRONYM.fullmatch(word)):
        return Banner(Level.OBJECTIVE, plain, f"{word} {found['number']}", rest)
    return None


def plain_banner(text: str) -> Banner:
    """A group known by its looks only, without a number."""
    return Banner(None, "", "", " ".join(text.split()))


def as_level(banner: Banner, level: Level) -> Banner:
    """The same words as a theme or an objective, once the rows around it have told which."""
    if level == Level.THEME and banner.level != Level.THEME:
        title, aim = _name_and_aim(banner.title)
        number = banner.number.rpartition(" ")[2] if banner.word else banner.number
        return Banner(level, banner.word, number, title, aim)
    title = f"{banner.title}: {banner.aim}" if banner.aim else banner.title
    return Banner(level, banner.word, banner.number, title)


def _name_and_aim(text: str) -> tuple[str, str]:
    """ "Our workforce: Foster an inclusive …" has a name before its first colon and an aim after it."""
    name, colon, aim = text.partition(":")
    if colon and aim.strip() and len(name) <= _LONGEST_NAME:
        return name.strip(), aim.strip()
    return text, ""
