"""Themes and objectives as a file names them, and which of them are open where an action stands."""

from dataclasses import dataclass

from imports.understanding.findings import Problem, found, quoted, seen_row
from imports.understanding.groups.aims import is_aim
from imports.understanding.groups.banners import Banner, Level, as_level, plain_banner, read_banner
from imports.understanding.laying.laid import Kind, LaidRow, SheetLayout


@dataclass(slots=True)
class Group:
    """A theme or objective as the file names it, and where."""

    level: Level
    number: str
    title: str
    aim: str
    sheet: str
    row: int
    theme: "Group | None" = None


class Groups:
    """The theme and objective that are open while walking down a sheet; a name that comes again is the same
    group.
    """

    def __init__(self) -> None:
        self.themes: list[Group] = []
        self.objectives: list[Group] = []
        self.problems: list[Problem] = []
        self.known: dict[tuple[Level, str, str, int], Group] = {}
        self.numbers: dict[tuple[Level, str], Group] = {}
        self.untitled: set[int] = set()
        self.count = 0
        self.start_sheet()

    def start_sheet(self) -> None:
        self.theme: Group | None = None
        self.objective: Group | None = None
        self.latest: Group | None = None
        self.said = ("", "")
        self.count += 1

    def open_sheet(self, layout: SheetLayout) -> None:
        """A sheet may be named after its theme or objective ("Theme 1 - Workforce") and not say it again."""
        if layout.named_after:
            self.open(layout.named_after, layout.sheet.name, layout.heading_rows[0])

    def read(self, laid: LaidRow, sheet: str) -> None:
        """Opens the group that a row names, or adds the aim that it tells to the group above it."""
        if laid.banner:
            self.said = ("", "")
            self.open(laid.banner, sheet, laid.row.number)
        elif laid.kind == Kind.AIM and self.latest:
            told = " ".join(cell.text.strip() for cell in laid.row.cells if not cell.is_blank)
            if id(self.latest) in self.untitled and not is_aim(told):
                self.untitled.discard(id(self.latest))
                self.latest.title = " ".join(told.split())
            elif told not in self.latest.aim:
                self.latest.aim = f"{self.latest.aim}\n{told}".strip()

    def open(self, banner: Banner, sheet: str, row: int) -> None:
        assert banner.level
        group = self._group(banner.level, banner.number, banner.title, banner.aim, sheet, row, banner.word)
        self.count += 1
        self.latest = group
        if banner.level == Level.THEME:
            self.theme, self.objective = group, None
        else:
            self.objective = group
            self.theme = self._theme_of(group.number)

    def say(self, theme: str, objective: str, sheet: str, row: int) -> None:
        """What columns say of a row's groups goes before banners; blanks repeat the row above."""
        theme = theme or self.said[0]
        objective = objective or (self.said[1] if theme == self.said[0] else "")
        if (theme, objective) != self.said:
            self.said = (theme, objective)
            if theme:
                self.open(_named(theme, Level.THEME), sheet, row)
            if objective:
                self.open(_named(objective, Level.OBJECTIVE), sheet, row)

    def _theme_of(self, number: str) -> Group | None:
        """The open theme, but where an objective's number says another one: 5.3 is not of theme 4."""
        whole, dot, _ = number.partition(".")
        if not (self.theme and dot and whole.isdecimal() and self.theme.number.isdecimal()):
            return self.theme
        return self.theme if self.theme.number == whole else self.numbers.get((Level.THEME, whole))

    def _group(
        self, level: Level, number: str, title: str, aim: str, sheet: str, row: int, word: str
    ) -> Group:
        name = " ".join(title.casefold().split())
        theme = self._theme_of(number) if level == Level.OBJECTIVE else None
        # "Staff" below one theme and "Staff" below the next are two; a number is that of one objective.
        within = 0 if number or theme is None else id(theme)
        known = self.known.get((level, number, name, within))
        if known is None and number and not title:
            known = self.numbers.get((level, number))
        if known:
            return known
        other = self.numbers.get((level, number)) if number else None
        if other:
            message = (
                f"{level} {number} is already named {quoted(other.title)} in row {seen_row(other.row)}. "
                f"This one was kept without its number; give it another in the file."
            )
            self.problems.append(
                found(f"duplicate_{level}_number", message, sheet=sheet, row=row, text=title)
            )
            title, number = f"{_word_and_number(word, number)}: {title}".strip(), ""
        group = Group(level, number, title or _word_and_number(word, number), aim, sheet, row, theme)
        if not title:
            self.untitled.add(id(group))
        (self.themes if level == Level.THEME else self.objectives).append(group)
        self.known[level, number, name, within] = group
        if number:
            self.numbers[level, number] = group
        return group


def _word_and_number(word: str, number: str) -> str:
    """What a group without a name is called: "Theme 2"; "Outcome 2", whose number has its word already."""
    return number if word and number.casefold().startswith(word) else f"{word.capitalize()} {number}".strip()


def _named(text: str, level: Level) -> Banner:
    banner = read_banner(text)
    return as_level(banner or plain_banner(text), level)
