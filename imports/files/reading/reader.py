"""Any file we can read, told apart by its bytes and read in this process."""

from __future__ import annotations

from typing import Any

from imports.files.container import is_package, refuse_size
from imports.files.limits import Limits
from imports.files.reading.text import read_text
from imports.files.reading.xlsx import read_xlsx


def read(content: bytes, limits: Limits) -> dict[str, Any]:
    """The workbook as `Workbook.from_json` takes it, without its file name and hash; or a Refusal."""
    refuse_size(content, limits)
    return read_xlsx(content, limits) if is_package(content) else read_text(content, limits)
