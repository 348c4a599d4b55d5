"""What is written to people about a cycle: one letter with all that is asked of them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reporting.letters.occasions import Occasion

LONGEST_ACTION = 120  # characters of an action's words in a letter


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a letter: an action that waits for an answer, or an owner who is silent."""

    label: str
    text: str
    why: str

    @property
    def name(self) -> str:
        words = " ".join(self.text.split())
        short = f"{words[:LONGEST_ACTION].rstrip()}…" if len(words) > LONGEST_ACTION else words
        return f"{self.label} {short}".strip()


@dataclass(frozen=True, slots=True)
class About:
    """The cycle that a letter is about."""

    body: str
    strategy: str
    meeting_on: date
    closes_on: date
    organisation: str


@dataclass(frozen=True, slots=True)
class Team:
    """An owner in the letter to its manager: as whose manager, and what is missing."""

    name: str
    manager: str
    missing: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in plain text; `paragraphs`, `items`, `after` and `address` are the same words for HTML."""

    subject: str
    greeting: str
    before: str
    items: tuple[Item, ...]
    link: str
    address: str
    after: tuple[str, ...]

    @property
    def text(self) -> str:
        told = "\n".join(f"* {item.name}: {item.why}" for item in self.items)
        return (
            "\n\n".join([self.greeting, self.before, told, f"{self.link}:\n{self.address}", *self.after])
            + "\n"
        )


def digest(
    *,
    occasion: Occasion,
    name: str,
    about: About,
    items: Sequence[Item],
    teams: Sequence[str],
    today: date,
    address: str,
) -> Letter:
    """The letter to somebody who answers for actions: all that is asked and not answered, in the order of the plan."""
    one = len(items) == 1
    by = long_day(about.closes_on)
    asked = "1 of your actions needs" if one else f"{len(items)} of your actions need"
    late = today > about.closes_on
    subject = f"{asked} an update by {by}"
    if late:
        subject = f"{asked} an update: it was due on {by}"
    elif occasion in (Occasion.REMINDER, Occasion.CHASE):
        subject = f"Reminder: {subject}"
    needed = f"We had asked for an update by {by}." if late else f"Please send an update by {by}."
    return Letter(
        subject=subject,
        greeting=f"Hello {name}," if name else "Hello,",
        before=f"The {about.body} looks at “{about.strategy}” on {long_day(about.meeting_on)}. {needed} "
        f"{'This is' if one else 'These are'} still to be told:",
        items=tuple(items),
        link="Sign in and you are at your actions",
        address=address,
        after=(
            "If nothing has changed since last time, say so there with one click: that is an answer too. If something "
            "can’t be done in time, tell us why and by when it can.",
            f"Thank you\n{about.organisation}",
            f"You get this because you are a member of {_listed(teams)} in EDI Tracker. What was answered is not "
            "asked again.",
        ),
    )


def sent_back(*, name: str, about: About, items: Sequence[Item], today: date, address: str) -> Letter:
    """The letter to somebody whose updates were sent back: each with what is asked for."""
    one = len(items) == 1
    until = f" by {long_day(about.closes_on)}" if today <= about.closes_on else ""
    return Letter(
        subject=f"{'1 of your updates was' if one else f'{len(items)} of your updates were'} sent back",
        greeting=f"Hello {name}," if name else "Hello,",
        before=f"Before {'it counts' if one else 'they count'} for the {about.body} on {long_day(about.meeting_on)}, "
        f"the EDI team asks you for more. Please change {'it' if one else 'them'} and send again{until}:",
        items=tuple(items),
        link="Your words are kept. Sign in and you are at your actions",
        address=address,
        after=(f"Thank you\n{about.organisation}",),
    )


def silent_owners(*, name: str, about: About, items: Sequence[Item], address: str) -> Letter:
    """The letter to the EDI team about the owners from whom answers are missing after the window has closed."""
    count = f"{len(items)} owner{'' if len(items) == 1 else 's'}"
    owe = "owes" if len(items) == 1 else "owe"
    return Letter(
        subject=f"{count} still {owe} answers for {about.body}",
        greeting=f"Hello {name}," if name else "Hello,",
        before=f"The window for answers to the {about.body} on {long_day(about.meeting_on)} closed on "
        f"{long_day(about.closes_on)}. These owners were reminded and still {owe} answers:",
        items=tuple(items),
        link="See the cycle, and chase from there",
        address=address,
        after=(f"{about.organisation}",),
    )


def to_manager(*, about: About, teams: Sequence[Team], address: str) -> Letter:
    """The letter to a manager: what is missing of which team, one letter for all of them."""
    count = sum(len(team.missing) for team in teams)
    answers = "1 answer" if count == 1 else f"{count} answers"
    names = _listed([team.name for team in teams])
    roles = _listed([f"{team.manager} for {team.name}" for team in teams])
    several = len(teams) > 1
    return Letter(
        subject=f"{answers} of {names if not several else f'{len(teams)} teams'} still missing for {about.body}",
        greeting="Hello,",
        before=f"The {about.body} looks at “{about.strategy}” on {long_day(about.meeting_on)}. Answers were due by "
        f"{long_day(about.closes_on)}. {'This is' if count == 1 else 'These are'} still missing:",
        items=tuple(
            Item("", f"{team.name}: {item.name}" if several else item.name, item.why)
            for team in teams
            for item in team.missing
        ),
        link=f"The members of {names} sign in and answer here",
        address=address,
        after=(
            "Please see to it that somebody answers. “No change since last time” is an answer too. If something can’t "
            "be done in time, it is enough to say why and by when it can.",
            f"Thank you\n{about.organisation}",
            f"You get this because you stand in EDI Tracker as {roles}. If that is not so, please tell the EDI "
            "team. What was answered is not asked again.",
        ),
    )


def long_day(day: date) -> str:
    """ "Friday 6 March 2026" """
    return f"{day:%A} {day.day} {day:%B %Y}"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else "a team"
