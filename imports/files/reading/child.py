"""The reading process: takes limits and a file on standard input, hands back JSON on standard output.

Run as a script by `imports.files.workbook`, without the environment, without site packages, without Django.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
from os.path import abspath, dirname

# Not pathlib: it takes as long to import as everything else in this file.
sys.path.insert(0, dirname(dirname(dirname(dirname(abspath(__file__))))))

from imports.files.cells import Refusal
from imports.files.limits import Limits
from imports.files.reading.reader import read

OPEN_FILES = 16


def main() -> None:
    # The process ends before any rubbish could be worth collecting.
    gc.disable()
    limits = Limits(**json.loads(sys.stdin.buffer.readline()))
    confine(limits)
    try:
        answer = {"workbook": read(sys.stdin.buffer.read(), limits)}
        written = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
    except Refusal as refusal:
        written = json.dumps({"refusal": [refusal.code, refusal.message, refusal.where]})
    sys.stdout.buffer.write(written.encode())


def confine(limits: Limits) -> None:
    """Give up, for good, what reading a file does not need."""
    lower(resource.RLIMIT_AS, limits.memory)
    lower(resource.RLIMIT_CPU, limits.cpu_seconds)
    lower(resource.RLIMIT_FSIZE, 0)
    lower(resource.RLIMIT_CORE, 0)
    lower(resource.RLIMIT_NPROC, 0)
    lower(resource.RLIMIT_NOFILE, OPEN_FILES)


def lower(which: int, most: int) -> None:
    _, hard = resource.getrlimit(which)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(which, (most, most))


if __name__ == "__main__":
    main()
