"""One preview in a process of its own: `python -m bench.preview_once FILE` prints the peaks of both processes.

The peaks are those of the confined process, which reads, and of this one, which understands, in MB. The file is
read before Django is loaded: Linux counts the memory of the starter as the beginning of the peak.
"""

import json
import resource
import sys
from pathlib import Path

import django

from imports.files.workbook import read_workbook


def main(file: Path) -> None:
    content = file.read_bytes()
    read_workbook(content, file.name)
    reading = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    django.setup()
    from bench.work.importing import preview

    preview(content)
    understanding = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"reading": reading / 1024, "understanding": understanding / 1024}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
