"""Whom an action or an objective is for, and which aims of the equality duty it serves: plain values."""

from collections.abc import Iterable
from dataclasses import dataclass

from measures.vocabulary import Aim

# Equality Act 2010 s.149(1), in plain words.
AIM_LABELS = {
    Aim.ELIMINATE: "Eliminate discrimination, harassment and victimisation",
    Aim.ADVANCE: "Advance equality of opportunity",
    Aim.FOSTER: "Foster good relations",
}
AIM_LETTERS = {Aim.ELIMINATE: "a", Aim.ADVANCE: "b", Aim.FOSTER: "c"}


@dataclass(frozen=True)
class Tags:
    """Characteristics and local priorities (by their slugs), and aims of the duty."""

    characteristics: frozenset[str] = frozenset()
    aims: frozenset[Aim] = frozenset()

    def __or__(self, other: "Tags") -> "Tags":
        return Tags(self.characteristics | other.characteristics, self.aims | other.aims)

    def __sub__(self, other: "Tags") -> "Tags":
        return Tags(self.characteristics - other.characteristics, self.aims - other.aims)

    def __bool__(self) -> bool:
        return bool(self.characteristics or self.aims)

    @property
    def written(self) -> str:
        """The tags as a hidden box of a form carries them, to tell later what the person saw."""
        return f"{','.join(sorted(self.characteristics))}|{','.join(sorted(self.aims))}"

    @classmethod
    def of(cls, characteristics: Iterable[str], aims: Iterable[str]) -> "Tags":
        """From the words of a form; what is no aim of the duty is left out."""
        known = {aim.value for aim in Aim}
        return cls(frozenset(characteristics), frozenset(Aim(aim) for aim in aims if aim in known))

    @classmethod
    def read(cls, written: str) -> "Tags":
        """What `written` wrote; anything else is read as far as it can be."""
        characteristics, _, aims = written[:2_000].partition("|")
        return cls.of((slug for slug in characteristics.split(",") if slug), aims.split(","))
