"""Measuring a whole process from its start to its end, with the peak of its memory."""

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.pairs import Spent

ROOT = Path(__file__).resolve().parent.parent


class DidNotFinish(Exception):
    """A measured process ended with an error; its last words are the message."""


def run_process(command: Sequence[str], *, environment: Mapping[str, str] | None = None) -> tuple[Spent, str]:
    """Starts the command, waits for it and all that it started, and tells what they took together and said.

    The caller has to be a small process: Linux counts the memory of the starter as the beginning of the peak.
    """
    started = time.perf_counter()
    child = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert child.stdout
    said = child.stdout.read().decode(errors="replace")
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - started
    child.stdout.close()
    if child.returncode:
        raise DidNotFinish(f"{' '.join(command)}: {said[-2000:]}")
    return Spent(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024), said
