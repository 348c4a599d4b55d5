"""Who sees which small numbers."""

from datetime import datetime

from django.conf import settings

from accounts.models import User
from accounts.roles import Right
from measures.suppression import Audience


def committee() -> Audience:
    """Everybody who works here and reads the plan, and the members of its committees."""
    return Audience("committee", settings.SMALL_NUMBERS["committee"])


def public() -> Audience:
    """Residents."""
    return Audience("public", settings.SMALL_NUMBERS["public"])


def of(user: User) -> Audience:
    """HR see figures as they brought them; everybody else what the committee sees."""
    return Audience("HR", 0) if Right.IMPORT_MEASURES in user.rights else committee()


def sees_small_numbers(user: User) -> bool:
    """Whether the numbers on a page are as they were brought, unless the person asks to see what others see."""
    return of(user).threshold < 2


def record_shown(user: User, recorded_by: datetime | None) -> datetime | None:
    """The moment by which a person is shown the record of figures. What was wrong then was near what is right now: only
    those who see every figure look at it, everybody else at what is known today.
    """
    return recorded_by if sees_small_numbers(user) else None


def seen_as(user: User, wanted: str) -> Audience:
    """What a person sees who asks for the view of an audience: one's own or one that sees less, never more."""
    own = of(user)
    asked = {"committee": committee(), "public": public()}.get(wanted, own)
    return asked if asked.threshold >= own.threshold else own
