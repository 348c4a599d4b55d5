"""What every answer carries, and how long a session lasts."""

import logging
import secrets
import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

logger = logging.getLogger("edi_tracker.requests")
Handler = Callable[[HttpRequest], HttpResponse]

PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"
STARTED = "session_started_at"
SEEN = "session_seen_at"
SEEN_EVERY = 60  # seconds between two writes of a session


def response_headers(get_response: Handler) -> Handler:
    """Puts the security headers on every answer, errors included, and logs it with a request id."""

    def handle(request: HttpRequest) -> HttpResponse:
        request_id = secrets.token_hex(8)
        began = time.monotonic()
        response = get_response(request)
        response.headers.setdefault("X-Request-ID", request_id)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if _has_session(request) and hasattr(request, "user") and request.user.is_authenticated:
            response.headers["Cache-Control"] = "no-store, private"
        logger.info(
            "%s %s %s",
            request.method,
            request.path,
            response.status_code,
            extra={
                "request_id": request_id,
                "status_code": response.status_code,
                "method": request.method,
                "path": request.path,
                "milliseconds": round((time.monotonic() - began) * 1000),
            },
        )
        return response

    return handle


def _has_session(request: HttpRequest) -> bool:
    """Whether the asker sent a session at all. To ask a stranger's session would make every page depend on cookies."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def session_limits(get_response: Handler) -> Handler:
    """Signs a person out 12 hours after signing in; the 30 idle minutes are the age of the session cookie."""

    def handle(request: HttpRequest) -> HttpResponse:
        if _has_session(request) and request.user.is_authenticated:
            now = int(time.time())
            started = request.session.setdefault(STARTED, now)
            if now - started > settings.SESSION_ABSOLUTE_AGE:
                logout(request)
            elif now - request.session.get(SEEN, 0) > SEEN_EVERY:
                request.session[SEEN] = now
        return get_response(request)

    return handle
