"""One paper in a process of its own: `python -m bench.draw ours|plain|whole|office SNAPSHOT OUT`.

Says on standard output how many seconds of processor the drawing alone took, without the start.
"""

import sys
import time
from pathlib import Path

import django

WAYS = ("ours", "plain", "whole", "office")


def draw(how: str, source: Path, out: Path) -> None:
    from reporting.snapshot import from_json

    snapshot = from_json(source.read_text(encoding="utf-8"))
    if how == "office":
        from bench.peers.office_paper import office_pdf

        out.write_bytes(office_pdf(snapshot, out.parent))
        return
    import weasyprint  # noqa: F401  # so that the seconds below don't count loading it

    from bench.peers.plain_paper import plain_pdf, whole_pdf
    from reporting.renderers.pdf import render_pdf

    started = time.process_time()
    out.write_bytes({"ours": render_pdf, "plain": plain_pdf, "whole": whole_pdf}[how](snapshot))
    print(time.process_time() - started)


if __name__ == "__main__":
    django.setup()
    draw(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
