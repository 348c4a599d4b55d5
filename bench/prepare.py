"""Makes what one size is measured with: `python -m bench.prepare FOLDER ACTIONS`.

The database is the one of DATABASE_URL; the workbook and the frozen report are files in the folder.
"""

import sys
from pathlib import Path

import django


def prepare(folder: Path, count: int) -> None:
    from django.core.management import call_command

    from bench.filling import fill, workbook_of
    from bench.plans import TODAY
    from reporting.queries import draw_snapshot
    from reporting.snapshot import to_json

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    strategy = fill(count)
    body = strategy.bodies.get()
    snapshot = draw_snapshot(body=body, as_at=TODAY, today=TODAY, texts=FRONT, ref="bench-1", draft=False)
    (folder / "snapshot.json").write_text(to_json(snapshot), encoding="utf-8")
    (folder / "plan.xlsx").write_bytes(workbook_of(count))
    _settle()


def _settle() -> None:
    """Has PostgreSQL take stock, as it does by itself after a while; SQLite never does it unasked."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


FRONT = {
    "to": "Communities Committee",
    "outcome": "Members know how far the plan has come and what is late.",
    "recommendations": "Members are asked to note the progress and to agree the new dates.",
    "background": "The strategy was adopted for four years. This is the second report of the year.",
}


if __name__ == "__main__":
    django.setup()
    prepare(Path(sys.argv[1]), int(sys.argv[2]))
