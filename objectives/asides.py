"""What stands beside the overview of a strategy and comes from rooms that the work doesn't know.

A cycle belongs to the record, which looks at the work and not the other way round; so the record says at start-up
what it has to tell there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from plans.models import Strategy


@dataclass(frozen=True)
class Aside:
    """A block with the template that draws it; all that it shows is in `told`."""

    template: str
    told: Any


Teller = Callable[[Strategy, date], Aside | None]
_tellers: list[Teller] = []


def tell_beside_the_overview(teller: Teller) -> None:
    if teller not in _tellers:
        _tellers.append(teller)


def asides_of(strategy: Strategy, *, today: date) -> list[Aside]:
    """The blocks that have something to tell of a strategy today."""
    told = (teller(strategy, today) for teller in _tellers)
    return [aside for aside in told if aside]
