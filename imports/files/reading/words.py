"""Text as stored in a workbook, made into text as a person sees it."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LINE_ENDS = re.compile(r"\r\n?|\x0b")


def plain_lines(text: str) -> str:
    """Every way to end a line becomes one; nothing else changes."""
    return _LINE_ENDS.sub("\n", text) if "\r" in text or "\x0b" in text else text


def unescaped(text: str) -> str:
    """Undo the way workbooks write characters that XML cannot hold, such as `_x000D_` for a line end."""
    return plain_lines(_ESCAPE.sub(_character, text) if "_x" in text else text)


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    is_control = code < 32 and code not in (9, 10, 11, 13)
    is_no_character = 0xD800 <= code <= 0xDFFF or code >= 0xFFFE
    return match[0] if is_control or is_no_character else chr(code)
