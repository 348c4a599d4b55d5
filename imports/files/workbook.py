"""The door every uploaded file comes in by: read in a confined process, or refused in a sentence."""

from __future__ import annotations

import hashlib
import json
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from imports.files.cells import Refusal, Workbook
from imports.files.container import refuse_size
from imports.files.limits import LIMITS, Limits

__all__ = ["LIMITS", "Limits", "read_workbook"]

CHILD = Path(__file__).resolve().parent / "reading" / "child.py"
# Isolated and without site packages, so that it starts in a few hundredths of a second.
COMMAND = [sys.executable, "-I", "-S", "-X", "utf8", str(CHILD)]


def read_workbook(content: bytes, file_name: str, *, limits: Limits = LIMITS) -> Workbook:
    """The file as a workbook. Raises Refusal, with what to do, for anything that cannot be read safely."""
    refuse_size(content, limits)
    answer = _answer(_run(content, limits))
    if "refusal" in answer:
        raise Refusal(*answer["refusal"])
    sha256 = hashlib.sha256(content).hexdigest()
    return Workbook.from_json({**answer["workbook"], "file_name": file_name, "sha256": sha256})


def _run(content: bytes, limits: Limits) -> bytes:
    told = json.dumps(asdict(limits)).encode() + b"\n"
    try:
        done = subprocess.run(  # noqa: S603
            COMMAND,
            input=told + content,
            capture_output=True,
            timeout=limits.wall_seconds,
            env={},
            cwd="/",
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_slow() from error
    if done.returncode == 0:
        return done.stdout
    if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise _too_slow()
    if b"MemoryError" in done.stderr:
        raise Refusal(
            "too_much_memory",
            "This file takes more memory to read than a plan needs. "
            "Copy the table into a new file, without pictures and without what does not belong to the plan.",
        )
    raise _unreadable()


def _answer(written: bytes) -> dict:
    try:
        answer = json.loads(written)
    except ValueError as error:
        raise _unreadable() from error
    if not isinstance(answer, dict) or not answer.keys() & {"workbook", "refusal"}:
        raise _unreadable()
    return answer


def _too_slow() -> Refusal:
    return Refusal(
        "too_slow",
        "This file takes longer to read than a plan needs. "
        "Copy the table into a new file, without pictures and without what does not belong to the plan.",
    )


def _unreadable() -> Refusal:
    return Refusal(
        "unreadable",
        "This file could not be read. Copy the table into a new file and save it as .xlsx or .docx.",
    )
