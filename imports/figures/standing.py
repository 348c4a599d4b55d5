"""What is known before a file is read: the characteristics,
and the categories that the organisation monitors."""

from dataclasses import dataclass, field

from imports.figures.people import characteristic_slug
from measures.vocabulary import words_key


@dataclass(frozen=True, slots=True)
class Known:
    """`characteristics`: names by their slugs. `groups`: for each name,
    categories by the keys that mean them."""

    characteristics: dict[str, str] = field(default_factory=dict)
    groups: dict[str, dict[str, str]] = field(default_factory=dict)
    measures: tuple[tuple[str, str], ...] = ()  # names with their populations

    def characteristic(self, words: str) -> str | None:
        """The characteristic that words name: its own name first, then as it is called elsewhere."""
        key = words_key(words)
        for slug, name in self.characteristics.items():
            if key in (words_key(name), slug):
                return name
        return self.characteristics.get(characteristic_slug(words) or "")

    def group(self, characteristic: str, words: str) -> str | None:
        return self.groups.get(characteristic, {}).get(words_key(words))

    def categories(self, characteristic: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.groups.get(characteristic, {}).values()))


NOTHING_KNOWN = Known(
    characteristics={
        "age": "Age",
        "disability": "Disability",
        "gender-reassignment": "Gender reassignment",
        "marriage-and-civil-partnership": "Marriage and civil partnership",
        "pregnancy-and-maternity": "Pregnancy and maternity",
        "race": "Race",
        "religion-or-belief": "Religion or belief",
        "sex": "Sex",
        "sexual-orientation": "Sexual orientation",
    }
)
