"""What the pages that set up a strategy ask of it."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from accounts.models import User
from foundation.bank_holidays import Division
from foundation.working_days import SOURCES
from plans.models import GovernanceBody, StatusTerm, Strategy
from plans.statuses import Meaning


@dataclass(frozen=True)
class LastChange:
    """When a thing was last written, and by whom; nobody's name where the application did it."""

    at: datetime
    by: str


@dataclass(frozen=True)
class FormerWord:
    """What a word of the status key was until it was changed: when, by whom and why."""

    label: str
    meaning: str
    until: datetime
    by: str
    why: str


def last_change(thing: Any) -> LastChange | None:
    row = thing.history.values("history_date", "history_user_id").first()
    if row is None:
        return None
    person = User.objects.filter(pk=row["history_user_id"]).first()
    return LastChange(row["history_date"], str(person or ""))


def former_words(term: StatusTerm) -> list[FormerWord]:
    """What the word and its meaning were before, latest first."""
    rows = list(term.history.select_related("history_user").order_by("-history_date", "-history_id"))
    return [
        FormerWord(
            label=before.label,
            meaning=Meaning(before.meaning).label,
            until=after.history_date,
            by=str(after.history_user or ""),
            why=after.history_change_reason or "",
        )
        for after, before in pairwise(rows)
        if (after.label, after.meaning) != (before.label, before.meaning)
    ]


def facts_of(strategy: Strategy) -> list[tuple[str, str]]:
    """The facts of a strategy as they are read out; a fact that nobody has said is empty."""
    return [
        ("Title", strategy.title),
        ("Organisation", strategy.organisation),
        ("Adopted by", strategy.adopted_by),
        ("Adopted on", _day(strategy.adopted_on)),
        ("First day", _day(strategy.starts_on)),
        ("Last day", _day(strategy.ends_on)),
        ("Its years", Strategy.Years(strategy.years).label),
        ("Where it is", Division(strategy.division).label),
        ("Guiding principles", strategy.principles),
        ("Corporate ambitions that it serves", strategy.ambitions),
        ("Sub-actions", "Count in headline figures" if strategy.count_sub_actions else "Are not counted"),
        (
            "Updates of owners",
            "Count once the EDI team has agreed"
            if strategy.needs_agreement
            else "Count as soon as they are sent",
        ),
        ("“Due soon”", f"Within {_days(strategy.due_soon_days)} of the end date"),
        ("“No update”", f"After {_days(strategy.stale_days)}"),
    ]


def facts_of_body(body: GovernanceBody) -> list[tuple[str, str]]:
    """How a governance body works, as it is read out; what nobody has said is left out."""
    by_law = f" ({SOURCES[Division(body.strategy.division)]})" if body.clear_days is None else ""
    rows = [
        ("What it decides", body.remit),
        (
            "It looks at the plan",
            "Every month" if body.every_months == 1 else f"Every {body.every_months} months",
        ),
        ("Its papers are public", f"{_clear_days(body.clear_days_kept)} before a meeting{by_law}"),
        ("Owners can answer", f"On {_working_days(body.window_days)}"),
        ("The report is written", f"In {_working_days(body.writing_days)} after that"),
        ("Asked for an update", GovernanceBody.Asks(body.asks).label),
        ("Who gets its reports", body.recipients),
    ]
    return [(name, said) for name, said in rows if said]


def _clear_days(number: int) -> str:
    return f"{number} clear day{'' if number == 1 else 's'}"


def _working_days(number: int) -> str:
    return f"{number} working day{'' if number == 1 else 's'}"


def _day(value: Any) -> str:
    return f"{value.day} {value:%B %Y}" if value else ""


def _days(number: int) -> str:
    return f"{number:,} day{'' if number == 1 else 's'}"
