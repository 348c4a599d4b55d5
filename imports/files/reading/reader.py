"""Any file we can read, told apart by its bytes and read in this process."""

from __future__ import annotations

from typing import Any

from imports.files.container import open_package, refuse_size
from imports.files.kinds import DOCUMENT, WORKBOOK, Fault, is_package
from imports.files.limits import Limits
from imports.files.reading.xlsx import read_xlsx


def read(content: bytes, limits: Limits) -> dict[str, Any]:
    """The workbook as `Workbook.from_json` takes it, without its file name and hash; or a Refusal.

    What reads the other kinds is loaded when one comes: the process lives for one file, mostly a workbook.
    """
    refuse_size(content, limits)
    if not is_package(content):
        from imports.files.reading.text import read_text

        return read_text(content, limits)
    package = open_package(content, limits)
    try:
        if package.kind == "docx":
            from imports.files.reading.docx import read_docx

            return read_docx(package.parts, limits)
        return read_xlsx(package.parts, limits)
    except Fault as fault:
        raise fault.named(DOCUMENT if package.kind == "docx" else WORKBOOK) from fault
