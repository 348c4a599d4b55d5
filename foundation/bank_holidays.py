"""The bank holidays of England, Wales and Scotland: the one door to the library that keeps them."""

from datetime import date
from enum import StrEnum
from functools import cache


class Division(StrEnum):
    """The part of Great Britain whose bank holidays and rules on papers apply."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"

    @property
    def label(self) -> str:
        return self.value.capitalize()


_CODES = {Division.ENGLAND: "ENG", Division.WALES: "WLS", Division.SCOTLAND: "SCT"}


@cache
def bank_holidays(year: int, division: Division) -> frozenset[date]:
    """The bank holidays of a year, with substitute days (Banking and Financial Dealings Act 1971, and proclamations).

    Those of coming years follow the same rules; what is proclaimed later comes with a new version of the library.
    """
    from holidays.countries import UnitedKingdom  # a quarter of a second, so it stays out of start-up

    return frozenset(UnitedKingdom(subdiv=_CODES[division], years=year))
