"""The status key as many sheets print it themselves: "Blue: not started; Amber: in progress"."""

import re
from collections.abc import Iterable

from imports.understanding.laid import Kind, SheetLayout
from plans.statuses import Meaning, status_key, suggest_meaning

_LINE = re.compile(
    r"(?<![^\W_])(?P<word>red|amber|orange|yellow|green|blue|purple|grey|gray|white|black)"
    r"\s*(?:[:=–—-]|is|means)\s*(?P<says>[^.;,\n|]{2,60})",
    re.IGNORECASE,
)


def read_legend(layouts: Iterable[SheetLayout]) -> dict[str, Meaning]:
    """What the colours mean by the sheet's own words, for a person to confirm; only what says it plainly."""
    meanings: dict[str, Meaning] = {}
    for layout in layouts:
        for laid in layout.rows:
            if laid.kind == Kind.IGNORED:
                line = " : ".join(cell.text for cell in laid.row.cells if not cell.is_blank)
                for found in _LINE.finditer(line[:4000]):
                    guess = suggest_meaning(found["says"].strip(" :"))
                    if guess.meaning and guess.sure:
                        meanings.setdefault(status_key(found["word"]), guess.meaning)
    return meanings
