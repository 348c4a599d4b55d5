"""Rows that name a group of actions: "Theme A: Our workforce", "Objective 3: …", "PEO 1: …"."""

import re
from dataclasses import dataclass
from enum import StrEnum

from imports.understanding.groups.aims import name_and_aim


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
    "strand", "domain", "workstream", "work stream", "section", "part", "thema", "focus area", "key theme",
}  # fmt: skip
_OBJECTIVE_WORDS = {
    "objective", "equality objective", "strategic objective", "corporate objective", "edi objective",
    "key objective", "amcan",
}  # fmt: skip
_OTHER_OBJECTIVE_WORDS = {
    "outcome", "equality outcome", "aim", "goal", "ambition", "commitment", "promise", "pledge", "strategic aim",
    "strategic goal", "strategic outcome",
}  # fmt: skip
_KNOWN_WORDS = _THEME_WORDS | _OBJECTIVE_WORDS | _OTHER_OBJECTIVE_WORDS
# "Strategic Equality Objective 1", "Corporate Priority 2": words before the one that names the group.
_QUALIFIERS = {
    "strategic", "equality", "equalities", "corporate", "edi", "ede", "key", "our", "overarching", "main", "council",
    "psed", "specific", "smart", "workforce", "service", "school", "trust", "diversity", "inclusion",
    "organisational", "national", "local", "shared",
}  # fmt: skip
# In a cell of its own above the table these name what follows; an "aim" there may be the whole plan's.
_NAMED_BESIDE = {
    "outcome", "equality outcome", "strategic outcome", "goal", "strategic goal", "commitment", "objective",
}  # fmt: skip
# "Domain", which is left out of the number and the name of "Domain 2: Staff".
GROUP_WORDS = frozenset(word for name in _KNOWN_WORDS for word in name.split())
_NUMBER = (
    r"(?:[0-9]{1,3}(?:\.[0-9]{1,3})*[a-z]?|[IVX]{1,5}|[A-Z]"
    r"|(?i:one|two|three|four|five|six|seven|eight|nine|ten)(?=\s*[:.–—-]|\s*$))"
)
_HEAD = re.compile(
    rf"\s*(?P<word>[^\W\d_]+(?:[ -][^\W\d_]+){{0,2}}?)\s*(?:(?<=\s)|(?=[0-9]))(?P<number>{_NUMBER})(?![^\W_])"
    r"\s*(?P<mark>[:.)–—-]*)\s*(?P<rest>.*)",
    re.DOTALL,
)
# "A. Our workforce", "2 - Homes", "1.2 Recruit", "1\nRecruit": a number and a name in one cell.
_NUMBERED_NAME = re.compile(
    r"\s*(?:(?P<code>[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}|[A-Z]|[IVX]{1,5})\s*(?:[.:)]+\s+|\s[–—-]\s+|\n\s*)"
    r"|(?P<dotted>[0-9]{1,2}(?:\.[0-9]{1,2}){1,2})\s+)(?P<rest>\S.*)",
    re.DOTALL,
)
# "Objective 2: Listen (continued)", after a page break.
# "Amcan 1 / Objective 1: Addysg / Education": the word and the number in two languages.
_IN_TWO_LANGUAGES = re.compile(
    r"\s*[^\W\d_]+(?:[ -][^\W\d_]+){0,2}\s+(?P<number>[0-9]{1,3}(?:\.[0-9]{1,3})*)\s*[/|]\s*"
    r"(?=[^\W\d_]+(?:[ -][^\W\d_]+){0,2}\s+(?P=number)(?![0-9]))"
)
_CONTINUED = re.compile(r"\s*[(\[–-]\s*(?:continued|cont['’]?d?|ctd)\.?\s*[)\]]?\s*$", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]{2}")
# "High impact action 1: …", "Intervention strategy 2 – …": a label of any words that counts.
_COUNTED = re.compile(
    r"\s*(?P<label>[^\W\d_]+(?:[ -][^\W\d_]+){0,3}) (?P<number>[0-9]{1,3}|[A-Z])(?:\s*[:–—]\s*|\s+-\s+)"
    r"(?=\S*[^\W\d_]{2})"
)
_OF_DOCUMENTS = {
    "appendix", "annex", "annexe", "table", "figure", "version", "draft", "page", "issue", "enclosure", "agenda",
    "item", "attachment", "schedule", "form", "paper", "report", "document", "template", "sheet", "tab", "revision",
    "rev", "edition", "volume", "update", "note", "step", "year", "quarter",
}  # fmt: skip
_ACRONYM = re.compile(r"[A-Z]{2,5}s?")
_LONGEST_NAME = 160


def read_banner(text: str, *, known_words_only: bool = False) -> Banner | None:
    """The group that a text names by a word and a number: "PEO 1: To …" is the objective PEO 1.

    Only "objective" and its kind are left out of an objective's number; a council's own word stays in it.
    """
    found = _HEAD.match(_IN_TWO_LANGUAGES.sub("", _CONTINUED.sub("", text), count=1))
    if not found:
        return None
    word, rest = found["word"], found["rest"].strip()
    said = " ".join(word.casefold().replace("-", " ").split())
    plain = _known_word(said)
    if rest and not found["mark"] and not (plain in _KNOWN_WORDS and _is_name(found["number"], rest)):
        return None
    if plain in _THEME_WORDS:
        title, aim = _name_and_aim(rest)
        return Banner(Level.THEME, said, found["number"], title, aim)
    title, aim = name_and_aim(rest)
    if plain in _OBJECTIVE_WORDS:
        return Banner(Level.OBJECTIVE, said, found["number"], title, aim)
    if plain in _OTHER_OBJECTIVE_WORDS or (not known_words_only and _ACRONYM.fullmatch(word)):
        gap = " " if found.start("number") > found.end("word") else ""
        return Banner(Level.OBJECTIVE, said, f"{word}{gap}{found['number']}", title, aim)
    return None


def _is_name(number: str, rest: str) -> bool:
    """ "Objective 1 Recruit fairly" names a group without a mark; "Part 3 of the plan" does not."""
    return number[0].isdigit() and rest[:1].isupper()


def plain_banner(text: str) -> Banner:
    """A group known by its looks only; a number may stand before its name ("A. Our workforce")."""
    text = _CONTINUED.sub("", text)
    numbered = _NUMBERED_NAME.fullmatch(text)
    if numbered:
        title, aim = name_and_aim(numbered["rest"])
        return Banner(None, "", numbered["code"] or numbered["dotted"], " ".join(title.split()), aim)
    title, aim = name_and_aim(text)
    return Banner(None, "", "", " ".join(title.split()), aim)


def counted_banner(text: str) -> Banner | None:
    """A group that a label and a number name, whatever the label ("High impact action 1: …"), but for those of
    documents ("Appendix 1: …"). Which level it is, the rows around it tell.
    """
    found = _COUNTED.match(text)
    if not found or found["label"].casefold().split()[-1] in _OF_DOCUMENTS:
        return None
    return Banner(None, "", "", " ".join(text.split()))


def labelled_banner(label: str, name: str) -> Banner | None:
    """ "Theme: Our workforce", in one cell or in two: the word tells the level, and there is no number."""
    word = " ".join(label.casefold().rstrip(": ").split())
    if not _WORDS.search(name) or word not in (_THEME_WORDS | _OBJECTIVE_WORDS) - {
        "section",
        "part",
        "priority",
    }:
        return None
    if word in _THEME_WORDS:
        return Banner(Level.THEME, word, "", *_name_and_aim(name.strip()))
    return Banner(Level.OBJECTIVE, word, "", *name_and_aim(name))


def outcome_beside(label: str, name: str) -> Banner | None:
    """ "Outcome" in one cell above the table, and in the next what it is."""
    word = " ".join(label.casefold().rstrip(": ").split())
    if word not in _NAMED_BESIDE or not _WORDS.search(name):
        return None
    return Banner(Level.OBJECTIVE, word, "", *name_and_aim(name))


def joined_name(texts: list[str]) -> str:
    """A code in one cell and its name in the next read as one banner."""
    return f"{texts[0].strip().rstrip(':')}: {texts[1].strip()}" if len(texts) == 2 else texts[0]


def _known_word(word: str) -> str:
    """The word that names the group, without those that only say of which kind it is."""
    *before, last = word.split()
    if word not in _KNOWN_WORDS and last in _KNOWN_WORDS and set(before) <= _QUALIFIERS:
        return last
    return word


def as_level(banner: Banner, level: Level) -> Banner:
    """The same words as a theme or an objective, once the rows around it have told which."""
    if level == banner.level:
        return banner
    if level == Level.THEME:
        title, aim = (banner.title, banner.aim) if banner.aim else _name_and_aim(banner.title)
        number = banner.number.rpartition(" ")[2] if banner.word else banner.number
        return Banner(level, banner.word, number, title, aim)
    if banner.level is None:
        return Banner(level, banner.word, banner.number, banner.title, banner.aim)
    title = f"{banner.title}: {banner.aim}" if banner.aim else banner.title
    return Banner(level, banner.word, banner.number, title)


def _name_and_aim(text: str) -> tuple[str, str]:
    """ "Our workforce: Foster an inclusive …" has a name before its first colon and an aim after it."""
    name, _, aim = (part.strip() for part in text.strip().partition("\n"))
    if name and aim and len(name) <= _LONGEST_NAME and name[-1] not in ",;:–-":
        return name, aim
    if _COUNTED.match(text):
        return text, ""
    name, colon, aim = text.partition(":")
    if colon and aim.strip() and len(name) <= _LONGEST_NAME:
        return name.strip(), aim.strip()
    return text, ""
