"""One file in a process of its own: `python -m bench.draw ours|plain|whole|office|html|docx|… SNAPSHOT OUT`.

Says on standard output how many seconds of processor the drawing alone took, without the start.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from reporting.snapshot import Snapshot

PLAIN = ("plain", "whole")


def draw(how: str, source: Path, out: Path) -> None:
    from reporting.snapshot import from_json

    snapshot = from_json(source.read_text(encoding="utf-8"))
    if how == "office":
        from bench.peers.office_paper import office_pdf

        out.write_bytes(office_pdf(snapshot, out.parent))
        return
    render: Callable[[Snapshot], bytes]
    # What draws is loaded before the clock starts: the seconds that are said don't count it.
    if how == "ours":
        from reporting.renderers.pdf import render_pdf as render
    elif how in PLAIN:
        import weasyprint  # noqa: F401

        from bench.peers import plain_paper

        render = {"plain": plain_paper.plain_pdf, "whole": plain_paper.whole_pdf}[how]
    else:
        from reporting.renderers.files import FILES

        render = {kind: render for kind, _, _, render in FILES}[how]
    started = time.process_time()
    out.write_bytes(render(snapshot))
    print(time.process_time() - started)


if __name__ == "__main__":
    django.setup()
    draw(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
