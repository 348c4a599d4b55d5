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
        if hasattr(request, "user") and request.user.is_authenticated:
            response.headers["Cache-Control"] = "no-store, private"
        path = getattr(request, "path_in_logs", request.path)  # a view keeps a secret address out of the log
        logger.info(
            "%s %s %s",
            request.method,
            path,
            response.status_code,
            extra={
                "request_id": request_id,
                "status_code": response.status_code,
                "method": request.method,
                "path": path,
                "milliseconds": round((time.monotonic() - began) * 1000),
            },
        )
        return response

    return handle


def session_limits(get_response: Handler) -> Handler:
    """Signs a person out 12 hours after signing in; the 30 idle minutes are the age of the session cookie."""

    def handle(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = int(time.time())
            started = request.session.setdefault(STARTED, now)
            if now - started > settings.SESSION_ABSOLUTE_AGE:
                logout(request)
            elif now - request.session.get(SEEN, 0) > SEEN_EVERY:
                request.session[SEEN] = now
        return get_response(request)

    return handle
