"""A draft's PDF in a worker that has drawn it before: `python -m bench.warm SNAPSHOT PAIRS`.

Before each pair something new is told of one action; ours draws what changed, the peer draws the whole paper again with
the same program. Says the pairs as JSON on standard output: once with new words alone, once with another status too.
"""

import json
import sys
from dataclasses import asdict, replace
from pathlib import Path

import django

from bench.pairs import Spent, in_turn, spend


class Kept(dict[str, bytes]):
    """Parts kept in memory: what a database would take for them is no part of what is compared."""

    def get_many(self, keys: list[str]) -> dict[str, bytes]:
        return {key: self[key] for key in keys if key in self}

    def set(self, key: str, part: bytes) -> None:
        self[key] = part


def edits(source: Path, pairs: int, *, status: bool) -> list[tuple[Spent, Spent]]:
    from reporting.numbers import draw_figures
    from reporting.renderers.pdf import render_pdf
    from reporting.snapshot import from_json

    snapshot = from_json(source.read_text(encoding="utf-8"))
    kept = Kept()
    render_pdf(snapshot, kept)
    runs = []
    for number in range(pairs):
        lines = list(snapshot.lines)
        place = (number * 23 + 7) % len(lines)
        line = lines[place]
        word = (
            snapshot.key[(snapshot.key.index(line.status) + 1) % len(snapshot.key)] if line.status else None
        )
        lines[place] = replace(
            line, narrative=f"{line.narrative} And more.", status=word if status else line.status
        )
        snapshot = replace(snapshot, lines=tuple(lines), log_head=f"{number:064}")
        if status:
            figures = draw_figures(
                snapshot.lines, snapshot.key, count_sub_actions=snapshot.figures.sub_actions_counted
            )
            snapshot = replace(snapshot, figures=figures)
        edited = snapshot
        runs += in_turn(
            lambda edited=edited: spend(lambda: render_pdf(edited, kept)),  # type: ignore[misc]
            lambda edited=edited: spend(lambda: render_pdf(edited)),  # type: ignore[misc]
            pairs=1,
        )
    return runs


if __name__ == "__main__":
    django.setup()
    told = {
        name: [
            [asdict(spent) for spent in pair]
            for pair in edits(Path(sys.argv[1]), int(sys.argv[2]), status=status)
        ]
        for name, status in (("words", False), ("status", True))
    }
    print(json.dumps(told))
