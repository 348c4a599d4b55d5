"""Every view says which right it needs; the wrapper holds it to that, and a test walks all of them."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from accounts.models import User
from accounts.roles import Right
from foundation.decisions import Decision

View = Callable[..., HttpResponse]


class SignedIn(HttpRequest):
    """A request behind `needs`: somebody is signed in."""

    user: User  # type: ignore[assignment]


def who(request: HttpRequest) -> User:
    """The person who is signed in, where a library hands us a request of any kind."""
    return cast(User, request.user)


def needs(right: Right) -> Callable[[View], View]:
    """People with this right may enter; others get 403 with the reason, strangers the sign-in page."""

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if right not in request.user.rights:  # type: ignore[union-attr]
                raise PermissionDenied(f"Your role doesn't let you {right.value}.")
            return view(request, *args, **kwargs)

        guarded.rule = right  # type: ignore[attr-defined]
        return guarded

    return wrap


def open_to_everybody(view: View) -> View:
    """For pages that need no sign-in."""
    wrapped = login_not_required(view)
    wrapped.rule = "everybody"  # type: ignore[attr-defined]
    return wrapped


def require(decision: Decision) -> None:
    """Raises 403 with the decision's reason unless it allows."""
    if not decision:
        raise PermissionDenied(decision.reason)
