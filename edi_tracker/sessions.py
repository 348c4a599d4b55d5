"""Sessions in the database, under keys of the kind that we give out."""

from django.contrib.sessions.backends import db


class SessionStore(db.SessionStore):
    """Any other key is nobody's: a cookie may hold a NUL, and PostgreSQL breaks when it is asked for one."""

    def _validate_session_key(self, key: str | None) -> bool:
        known = super()._validate_session_key(key)  # type: ignore[misc]
        return bool(known and key and key.isascii() and key.isalnum())
