"""Who sees which small numbers."""

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
