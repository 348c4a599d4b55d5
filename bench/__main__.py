"""`python -m bench`: prepares plans of several sizes, measures, and prints one table and JSON lines.

This process stays small and does no work itself: what is measured runs in processes that it starts.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.databases import Databases
from bench.goals import judge
from bench.pairs import Measured
from bench.papers import Papers, growth, peak
from bench.processes import ROOT, DidNotFinish, run_process
from bench.served import served
from bench.table import json_lines, table

INSIDE = ("queries", "register", "overview", "as-at", "checker", "xlsx", "figures", "letters", "import")
WORKS = (*INSIDE, "pdf", "public")
SIZES, QUICK = (110, 1_100, 10_000), (110, 300)
LONGER_PAPERS = (500, 1_500)


def main() -> int:
    options = arguments()
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    started = time.monotonic()
    results: list[Measured] = []
    failed = False
    with tempfile.TemporaryDirectory(prefix="edi-bench-") as folder, Databases(options.postgres) as databases:
        tell(describe(databases))
        try:
            for result in run(Path(folder), databases, options):
                results.append(judge(result))
                if result.unit != "queries":
                    tell(f"  {result.name}, {result.size:,}")
        except (Stopped, DidNotFinish) as stopped:  # what was measured until then is still told
            tell(str(stopped))
            failed = True
    results = together(results)
    print(table(results))
    print()
    print(json_lines(results))
    tell(f"Done in {time.monotonic() - started:.0f} seconds.")
    return int(failed)


class Stopped(Exception):
    """A process that prepared or measured ended with an error; its own words stand above."""


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="small plans only")
    parser.add_argument("--only", action="append", choices=WORKS, help="one kind of work; may be repeated")
    parser.add_argument("--pairs", type=int, default=5, help="how often ours and the peer run in turn (5)")
    parser.add_argument("--postgres", action="store_true", help="on a PostgreSQL that is made for it")
    return parser.parse_args()


def run(folder: Path, databases: Databases, options: argparse.Namespace) -> Iterator[Measured]:
    names = options.only or WORKS
    inside = [name for name in INSIDE if name in names]
    papers: dict[int, Papers] = {}
    sizes = [size for size in (QUICK if options.quick else SIZES) if names != ["pdf"] or size <= 2_000]
    for size in sizes:
        place = folder / str(size)
        prepare(place, size, databases)
        papers[size] = Papers(place, size)
        if inside:
            yield from measure_inside(place, size, databases, options.pairs, inside)
        if "import" in names:
            yield from preview_peaks(place, size, databases)
        if "public" in names and size == SIZES[0]:
            yield from served(place, size, databases.url(place), options.pairs)
        if "pdf" in names and size <= 2_000:
            yield from papers[size].measured(options.pairs)
    if "pdf" in names:
        yield from long_papers(folder, papers, databases, options.quick, options.pairs)


def preview_peaks(place: Path, size: int, databases: Databases) -> Iterator[Measured]:
    """How much memory a preview takes: where the rows are understood, and where the file is read."""
    command = [sys.executable, "-m", "bench.preview_once", str(place / "plan.xlsx")]
    _, said = run_process(command, environment={"DATABASE_URL": databases.url(place)})
    for process, peak_mb in json.loads(said.splitlines()[-1]).items():
        yield Measured(f"preview peak, {process}", size, value=peak_mb, unit="MB")


def long_papers(
    folder: Path, papers: dict[int, Papers], databases: Databases, quick: bool, pairs: int
) -> Iterator[Measured]:
    """How much memory a long paper takes, what an edit and each file cost, and how drawing grows."""
    first, second = sorted(papers)[:2]
    yield from peak(papers[second])
    yield from papers[first].edited(pairs)
    yield from papers[first].files()
    if quick:
        yield from growth(papers[first], papers[second])
        return
    for size in LONGER_PAPERS:
        place = folder / str(size)
        prepare(place, size, databases)
        longer = Papers(place, size)
        yield from longer.files()
    yield from growth(papers[first], longer)


def prepare(place: Path, size: int, databases: Databases) -> None:
    tell(f"Preparing a plan of {size:,} actions with ten updates each …")
    place.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "bench.prepare", str(place), str(size)],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": databases.url(place)},
        check=False,
    )
    if done.returncode:
        raise Stopped(f"Preparing {size:,} actions stopped with an error; see above.")


def measure_inside(
    place: Path, size: int, databases: Databases, pairs: int, names: list[str]
) -> Iterator[Measured]:
    command = [sys.executable, "-m", "bench.inside", str(place), str(size), str(pairs), ",".join(names)]
    environment = os.environ | {"DATABASE_URL": databases.url(place)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for line in process.stdout:
            yield Measured.from_json(json.loads(line))
    if process.returncode:
        raise Stopped(f"Measuring {size:,} actions stopped with an error; see above.")


def together(results: list[Measured]) -> list[Measured]:
    """The queries of a page at all sizes in one line: the largest plan may need no more than the smallest."""
    pages: dict[str, list[Measured]] = {}
    for result in results:
        if result.unit == "queries":
            pages.setdefault(result.name, []).append(result)
    lines = []
    for name, found in pages.items():
        by_size = {each.size: int(each.value or 0) for each in sorted(found, key=lambda each: each.size)}
        counts = list(by_size.values())
        line = Measured(name, max(by_size), database=found[0].database, value=counts[-1], unit="queries")
        line.goal, line.met = counts[0], counts[-1] <= counts[0]
        line.details = {f"{size:,}": count for size, count in by_size.items()}
        lines.append(line)
    return [result for result in results if result.unit != "queries"] + lines


def describe(databases: Databases) -> str:
    return (
        f"{os.cpu_count()} cores, Python {platform.python_version()}, {databases.name}, "
        f"load {os.getloadavg()[0]:.1f}, {time.strftime('%d %B %Y')}"
    )


def tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
