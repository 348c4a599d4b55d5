"""Any file we can read, told apart by its bytes and read in this process."""

from __future__ import annotations

from typing import Any

from imports.cells import Refusal
from imports.container import is_package
from imports.limits import Limits
from imports.reading.text import read_text
from imports.reading.xlsx import read_xlsx


def read(content: bytes, limits: Limits) -> dict[str, Any]:
    """The workbook as `Workbook.from_json` takes it, without its file name and hash; or a Refusal."""
    if not content:
        raise Refusal("empty_file", "This file is empty. Upload the file that holds the table.")
    if len(content) > limits.upload:
        raise Refusal(
            "too_large",
            f"This file is larger than {limits.upload // 2**20} MB. "
            "Remove pictures and sheets that are not needed, and save it again.",
        )
    return read_xlsx(content, limits) if is_package(content) else read_text(content, limits)
