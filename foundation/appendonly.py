"""Records that are added to and never changed: refused in Python and by the database, chained by hashes.

Each entry carries the hash of the one before it, so a row that is edited, removed or slipped in behind our
back breaks the chain at that place, and `verify_chain` names it.
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from django.db import connection, migrations, models, transaction

GENESIS = "0" * 64


class Unchangeable(Exception):
    """Somebody tried to change or remove a record that is kept for ever."""


class AppendOnlyQuerySet(models.QuerySet):
    def update(self, **_kwargs: Any) -> int:
        raise Unchangeable(f"{self.model._meta.verbose_name_plural} are never changed; add a correction.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise Unchangeable(f"{self.model._meta.verbose_name_plural} are never deleted.")

    def bulk_update(self, *_args: Any, **_kwargs: Any) -> int:
        raise Unchangeable(f"{self.model._meta.verbose_name_plural} are never changed; add a correction.")

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Appends all, in their order, as one run of the chain."""
        if kwargs.get("update_conflicts") or kwargs.get("ignore_conflicts"):
            raise Unchangeable(f"{self.model._meta.verbose_name_plural} are added, never replaced.")
        entries = list(objs)
        with transaction.atomic(using=self.db):
            previous = lock_head(self.model)
            for entry in entries:
                previous = entry.seal(previous)
            return super().bulk_create(entries, *args, **kwargs)


class AppendOnly(models.Model):
    """An abstract record of what happened. Subclasses never need to say which fields are sealed: all are."""

    previous_hash = models.CharField(max_length=64, unique=True, editable=False)
    entry_hash = models.CharField(max_length=64, unique=True, editable=False)

    # Columns that came after entries had been sealed: they're sealed where they say something, so that what was
    # recorded before them keeps its hash.
    ADDED_LATER: ClassVar[frozenset[str]] = frozenset()

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Unchangeable(
                f"This {self._meta.verbose_name} is kept as it was recorded; add a correction."
            )
        with transaction.atomic():
            self.seal(lock_head(type(self)))
            super().save(force_insert=True)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise Unchangeable(f"This {self._meta.verbose_name} is never deleted.")

    def seal(self, previous: str) -> str:
        """Ties this entry to the one before it and returns its own hash."""
        self.previous_hash = previous
        self.entry_hash = self.expected_hash()
        return self.entry_hash

    def expected_hash(self) -> str:
        values = {
            field.attname: _plain(getattr(self, field.attname))
            for field in self._meta.concrete_fields
            if not field.primary_key and field.attname != "entry_hash"
        }
        values = {name: v for name, v in values.items() if v is not None or name not in self.ADDED_LATER}
        canonical = json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"  # 34 and 34.0000 are one figure, before saving and after
    if isinstance(value, bytes | memoryview):
        return hashlib.sha256(bytes(value)).hexdigest()
    return value


def lock_head(model: type[models.Model]) -> str:
    """The hash of the newest entry, with the chain locked until the transaction ends.

    SQLite holds one write lock for the whole file already (transactions begin IMMEDIATE).
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [model._meta.db_table])
    newest = model._default_manager.order_by("-pk").values_list("entry_hash", flat=True).first()
    return newest or GENESIS


def verify_chain(model: type[AppendOnly]) -> tuple[int, str | None]:
    """How many entries are intact and, if one is not, which is the first that broke and how."""
    previous, count = GENESIS, 0
    for entry in model._default_manager.order_by("pk").iterator(chunk_size=500):
        name = f"{model._meta.verbose_name} {entry.pk}"
        if entry.previous_hash != previous:
            return count, f"{name}: the entry before it is missing or was changed."
        if entry.expected_hash() != entry.entry_hash:
            return count, f"{name}: its content was changed after it was recorded."
        previous, count = entry.entry_hash, count + 1
    return count, None


def head_of(model: type[AppendOnly], **which: object) -> str:
    """The hash of the newest entry: whoever keeps it can tell later whether the record was cut short."""
    entries = model._default_manager.filter(**which).order_by("-pk")
    return entries.values_list("entry_hash", flat=True).first() or GENESIS


def triggers(table: str) -> list[str]:
    """The SQL that makes this database refuse any change of the table, whoever connects."""
    refusal = f"{table} is append-only"
    if connection.vendor == "postgresql":
        return [
            f"""CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger AS $$
            BEGIN RAISE EXCEPTION '{refusal}'; END $$ LANGUAGE plpgsql""",
            f"""CREATE OR REPLACE TRIGGER {table}_rows BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION {table}_refuse()""",
            f"""CREATE OR REPLACE TRIGGER {table}_all BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()""",
        ]
    return [
        f"""CREATE TRIGGER IF NOT EXISTS {table}_update BEFORE UPDATE ON {table}
        BEGIN SELECT RAISE(ABORT, '{refusal}'); END""",
        f"""CREATE TRIGGER IF NOT EXISTS {table}_delete BEFORE DELETE ON {table}
        BEGIN SELECT RAISE(ABORT, '{refusal}'); END""",
        # INSERT OR REPLACE deletes without firing the trigger above, so a clash is refused before it happens.
        f"""CREATE TRIGGER IF NOT EXISTS {table}_replace BEFORE INSERT ON {table}
        WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id OR entry_hash = NEW.entry_hash
                     OR previous_hash = NEW.previous_hash)
        BEGIN SELECT RAISE(ABORT, '{refusal}'); END""",  # noqa: S608
    ]


def untriggers(table: str) -> list[str]:
    """The SQL that takes the refusals away again: for an administrator who restores, and for tests."""
    if connection.vendor == "postgresql":
        return [f"DROP TRIGGER IF EXISTS {table}_{name} ON {table}" for name in ("rows", "all")]
    return [f"DROP TRIGGER IF EXISTS {table}_{name}" for name in ("update", "delete", "replace")]


def append_only(table: str) -> migrations.RunPython:
    """A migration step: from here on the database itself refuses to change this table."""

    def run(statements: list[str]) -> None:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    return migrations.RunPython(lambda *_: run(triggers(table)), lambda *_: run(untriggers(table)))
