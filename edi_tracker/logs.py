"""One JSON object a line: when, how grave, from where, what; never a form's content, a person's name or a secret."""

import json
import logging
import re
from datetime import UTC, datetime

REQUEST_FIELDS = ("request_id", "status_code", "method", "path", "milliseconds")

# Addresses that open something for whoever knows them: a new password, a person's calendar.
SECRETS = re.compile(
    r"(?:(?<=/accounts/password/reset/key/)|(?<=/accounts/confirm-email/)|(?<!/staff/calendar/)(?<=/calendar/))"
    r"""[^/\s"\\]+"""
)


def without_secrets(text: str) -> str:
    """The text with an ellipsis for the secret part of each address."""
    return SECRETS.sub("…", text)


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        entry |= {name: getattr(record, name) for name in REQUEST_FIELDS if hasattr(record, name)}
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return without_secrets(json.dumps(entry, ensure_ascii=False))


class LineFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return without_secrets(super().format(record))
