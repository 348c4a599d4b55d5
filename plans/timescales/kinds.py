"""What a timescale is: the council's own words, and what we understood of them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """How precise the words are about when an action starts or ends."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    FINANCIAL_YEAR = "financial_year"
    YEAR = "year"
    RANGE = "range"
    OPEN_ENDED = "open_ended"
    RECURRING = "recurring"
    CONDITIONAL = "conditional"
    PLACEHOLDER = "placeholder"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Kind.DAY: "A day",
    Kind.MONTH: "A month",
    Kind.QUARTER: "A quarter",
    Kind.SEASON: "A season or term",
    Kind.FINANCIAL_YEAR: "A financial year",
    Kind.YEAR: "A year",
    Kind.RANGE: "From one date to another",
    Kind.OPEN_ENDED: "Ongoing, with no end",
    Kind.RECURRING: "Repeated or reviewed regularly",
    Kind.CONDITIONAL: "Depends on something else",
    Kind.PLACEHOLDER: "Still to be decided",
    Kind.UNKNOWN: "Not understood",
}


@dataclass(frozen=True, slots=True)
class Timescale:
    """A start or an end in the council's words, with the earliest and latest day those words allow.

    `problem` says what a person should look at: placeholder_date, invalid_date, ambiguous_date,
    unparsed_date or suspicious_date. It is worked out from the words, so it isn't stored.
    """

    text: str
    kind: Kind
    earliest: date | None = None
    latest: date | None = None
    every_months: int | None = None
    anchor_month: int | None = None
    problem: str | None = None

    @property
    def is_blank(self) -> bool:
        """Nothing was written that can be seen."""
        return not any(character.isprintable() and character != " " for character in self.text)

    def to_json(self) -> dict[str, str | int | None]:
        """The stored and published form; dates are ISO 8601."""
        return {
            "text": self.text,
            "kind": self.kind.value,
            "earliest": self.earliest.isoformat() if self.earliest else None,
            "latest": self.latest.isoformat() if self.latest else None,
            "every_months": self.every_months,
            "anchor_month": self.anchor_month,
        }

    @classmethod
    def from_json(cls, value: dict) -> "Timescale":
        """The timescale that `to_json` wrote, without its problem."""
        return cls(
            text=value["text"],
            kind=Kind(value["kind"]),
            earliest=_date(value.get("earliest")),
            latest=_date(value.get("latest")),
            every_months=value.get("every_months"),
            anchor_month=value.get("anchor_month"),
        )


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


BLANK = Timescale("", Kind.UNKNOWN)
