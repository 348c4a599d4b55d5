"""Measures one prepared size in one process: `python -m bench.inside FOLDER ACTIONS PAIRS WORK,WORK`.

The database is the one of DATABASE_URL; every result is one JSON line on standard output.
"""

import datetime as dt
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import django
import time_machine

from bench.goals import judge
from bench.pairs import Measured


def works() -> dict[str, Callable[..., Iterator[Measured]]]:
    from bench.work import checking, figures, importing, letters, pages, queries, workbook

    # Saving adds plans to the database, so it comes last.
    return {
        "queries": queries.measured,
        "register": pages.measured_register,
        "overview": pages.measured_overview,
        "as-at": pages.measured_as_at,
        "checker": checking.measured,
        "xlsx": workbook.measured,
        "figures": figures.measured,
        "letters": letters.measured,
        "import": importing.measured,
    }


def main(folder: Path, size: int, pairs: int, names: list[str]) -> None:
    from bench.plans import TODAY
    from bench.prepared import Prepared

    prepared = Prepared(folder, size)
    noon = dt.datetime.combine(TODAY, dt.time(12), dt.UTC)
    with time_machine.travel(noon, tick=True):  # the plan's days are late on the same days for ever
        for name, work in works().items():
            if name in names:
                for measured in work(prepared, pairs):
                    measured.database = prepared.database
                    print(json.dumps(judge(measured).to_json(), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    django.setup()
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4].split(","))
