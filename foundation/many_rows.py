"""Many rows at once: their ids in a query, and a few of their columns in one statement."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db import connection, models

MOST_IDS = 500  # a query of more parameters is slow, and some databases refuse it


def write_columns(things: Sequence[models.Model], attnames: Collection[str]) -> None:
    """Writes these columns of all the things, which are of one model; Django's bulk_update takes minutes for ten
    thousand. No history is written and no hash sealed: that is for whoever calls.
    """
    if not things or not attnames:
        return
    meta = things[0]._meta
    quote = connection.ops.quote_name
    fields: list[Any] = [field for field in meta.concrete_fields if field.attname in attnames]
    assignments = ", ".join(f"{quote(str(field.column))} = %s" for field in fields)
    rows = [
        (*(f.get_db_prep_save(getattr(thing, f.attname), connection) for f in fields), thing.pk)
        for thing in things
    ]
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {quote(meta.db_table)} SET {assignments} WHERE id = %s", rows)  # noqa: S608


def values_of(thing: models.Model) -> dict[str, Any]:
    """What a row holds, column by column."""
    return {field.attname: getattr(thing, field.attname) for field in thing._meta.concrete_fields}


def in_parts[T](ids: Iterable[T]) -> Iterable[list[T]]:
    """Ids a few hundred at a time."""
    every = list(ids)
    return (every[start : start + MOST_IDS] for start in range(0, len(every), MOST_IDS))
