"""The report as a PDF, each paper in a process of its own, as a worker that was just started draws it."""

import json
import math
import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from bench.pairs import Measured, Spent, compared, in_turn
from bench.processes import run_process

PEERS = {
    "pdf": ("plain", "WeasyPrint plain, the plan as one table"),
    "pdf, the same words": ("whole", "WeasyPrint plain, the whole report"),
    "pdf by office": ("office", "LibreOffice, Word file to PDF"),
}
EDITED = {"words": "pdf after new words", "status": "pdf after a new status"}
FORMATS = ("html", "ours", "docx", "xlsx", "json", "csv")
ONCE_ABOVE = 500  # actions: beyond, the plain peers take a minute and more


def missing(way: str) -> str:
    """Why a peer can't be run here; nothing where it can."""
    if way != "office":
        return ""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return "LibreOffice is not installed"
    writer = Path(program).resolve().parent / "libswlo.so"
    return "" if writer.exists() else "LibreOffice Writer is not installed"


class Papers:
    """Draws the papers of one prepared size."""

    def __init__(self, folder: Path, size: int) -> None:
        self.folder = folder
        self.size = size
        self.drawing: dict[str, list[float]] = {}

    def draw(self, way: str) -> Spent:
        source, out = self.folder / "snapshot.json", self.folder / f"{way}.pdf"
        command = [sys.executable, "-m", "bench.draw", way, str(source), str(out)]
        spent, said = run_process(command, environment={"DATABASE_URL": "sqlite://:memory:"})
        if way != "office":
            self.drawing.setdefault(way, []).append(float(said.split()[-1]))
        return spent

    def measured(self, pairs: int) -> Iterator[Measured]:
        """Each pair is two whole processes; the first of all is not counted, it finds a cold disk."""
        for name, (way, peer) in PEERS.items():
            if why := missing(way):
                yield Measured(name, self.size, peer, note=why)
                continue
            if self.size > ONCE_ABOVE and way != "plain":
                continue
            if self.size <= ONCE_ABOVE:
                self.draw("ours"), self.draw(way)
            runs = in_turn(
                partial(self.draw, "ours"),
                partial(self.draw, way),
                pairs=1 if self.size > ONCE_ABOVE else pairs,
            )
            note = "one pair only: the peer takes too long for more" if self.size > ONCE_ABOVE else ""
            yield compared(name, self.size, peer, runs, note=note)

    def edited(self, pairs: int) -> Iterator[Measured]:
        """A draft that is kept fresh: what one edit costs where the paper was drawn before."""
        command = [sys.executable, "-m", "bench.warm", str(self.folder / "snapshot.json"), str(pairs)]
        _, said = run_process(command, environment={"DATABASE_URL": "sqlite://:memory:"})
        for name, runs in json.loads(said.splitlines()[-1]).items():
            peer = "the same program, the whole paper drawn again"
            told = [(Spent(**ours), Spent(**theirs)) for ours, theirs in runs]
            yield compared(EDITED[name], self.size, peer, told)

    def files(self) -> Iterator[Measured]:
        """What every file of a report takes, each in a process of its own."""
        for way in FORMATS:
            yield Measured(f"file, {way}", self.size, value=self.draw(way).cpu, unit="s of processor")


def growth(small: Papers, large: Papers) -> Iterator[Measured]:
    """How drawing grows with the number of actions: 1 is in step with them, 2 with their square."""
    for _ in range(3):
        small.draw("ours")
    spent = large.draw("ours")
    times = [median(papers.drawing["ours"]) for papers in (small, large)]
    exponent = math.log(times[1] / times[0]) / math.log(large.size / small.size)
    yield Measured(
        "pdf growth", large.size, value=exponent, unit="exponent", ours_s=times[1],
        ours_peak_mb=spent.peak_mb,
        note=f"drawing alone, {small.size:,} actions: {times[0]:.1f} s of processor, "
        f"{large.size:,} actions: {times[1]:.1f} s",
    )  # fmt: skip


def peak(papers: Papers) -> Iterator[Measured]:
    spent = papers.draw("ours")
    yield Measured("pdf peak", papers.size, value=spent.peak_mb, unit="MB", ours_s=spent.wall)
