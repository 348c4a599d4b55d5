"""What is written to an owner who owes an answer. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

LONGEST_ACTION = 120  # characters of an action's words in a letter


@dataclass(frozen=True, slots=True)
class Chaser:
    """A letter: its subject and its words."""

    subject: str
    text: str

    @property
    def whole(self) -> str:
        return f"{self.subject}\n\n{self.text}"


def chaser(
    *,
    owner: str,
    body: str,
    strategy: str,
    meeting_on: date,
    closes_on: date,
    today: date,
    actions: Sequence[tuple[str, str, str]],
    address: str,
) -> Chaser:
    """The letter about what is missing; `actions` are the label, the words and the reasons of each."""
    count = f"{len(actions)} action{'' if len(actions) == 1 else 's'}"
    needs = "needs" if len(actions) == 1 else "need"
    by = long_day(closes_on)
    asked = f"We need an update by {by}." if today <= closes_on else f"We had asked for an update by {by}."
    told = "\n".join(f"* {_named(label, words)}: {why}" for label, words, why in actions)
    return Chaser(
        subject=f"{count} of {owner} {needs} an update by {by}",
        text=f"Hello,\n\nThe {body} looks at “{strategy}” on {long_day(meeting_on)}. {asked} "
        f"{'This is' if len(actions) == 1 else 'These are'} missing:\n\n{told}\n\n"
        f"You can answer here: {address}\n\n"
        "If nothing has changed since last time, say so there: that is an answer too. If something can’t be done "
        "in time, tell us why and by when it can.\n\nThank you",
    )


def _named(label: str, words: str) -> str:
    short = " ".join(words.split())
    short = f"{short[:LONGEST_ACTION].rstrip()}…" if len(short) > LONGEST_ACTION else short
    return f"{label} {short}".strip()


def long_day(day: date) -> str:
    """ "Friday 6 March 2026" """
    return f"{day:%A} {day.day} {day:%B %Y}"
