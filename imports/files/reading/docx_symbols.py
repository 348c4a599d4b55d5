"""Characters of symbol fonts as the signs that a person sees; Wingdings writes a tick as "ü"."""

from __future__ import annotations

import re

_WINGDINGS = {
    0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x4E: "☠", 0x6C: "●", 0x6D: "❍",
    0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖",
    0x77: "⬥", 0x78: "☒", 0x7B: "❀", 0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA4: "◉", 0xA7: "▪",
    0xA8: "☐", 0xAA: "✦", 0xAB: "★", 0xAC: "✶", 0xB1: "⌖", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑",
    0xE2: "↓", 0xE8: "➔", 0xE9: "↑", 0xEA: "↓", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xFB: "✗",
    0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x96: "•", 0x97: "●", 0x98: "●",
    0x99: "●", 0xA0: "■", 0xA1: "■", 0xA2: "□", 0xA3: "☐",
}  # fmt: skip
_WINGDINGS_3 = {0x7C: "▲", 0x7D: "▶", 0x70: "▲", 0x71: "▼", 0x74: "◀", 0x75: "▶", 0x80: "◀"}
_WEBDINGS = {0x61: "✓", 0x72: "✗", 0x6E: "●", 0x67: "■", 0x63: "□", 0x34: "▶", 0x35: "▲", 0x36: "▼"}
_SYMBOL = {
    0x2D: "−", 0xA3: "≤", 0xA5: "∞", 0xA7: "♣", 0xA8: "♦", 0xA9: "♥", 0xAA: "♠", 0xAB: "↔", 0xAC: "←",
    0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷",
    0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xD6: "√", 0xDE: "⇒", 0xE0: "◊",
}  # fmt: skip
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}
_PRIVATE = range(0xF000, 0xF100)  # where Word keeps the characters of a symbol font
_IN_PRIVATE = re.compile("[\uf000-\uf0ff]")


def is_symbol_font(font: str | None) -> bool:
    return font is not None and font.strip().lower() in _FONTS


def symbol(font: str | None, text: str) -> str:
    """The text as it looks in a symbol font; a sign that we do not know stays as it is stored."""
    signs = _FONTS.get((font or "").strip().lower(), {})
    return "".join(_sign(character, signs) for character in text)


def _sign(character: str, signs: dict[int, str]) -> str:
    code = ord(character)
    if code in _PRIVATE:
        code -= _PRIVATE.start
    return signs.get(code, character)


def is_unknown(text: str) -> bool:
    """Does the text hold a sign of a symbol font that could not be told?"""
    return _IN_PRIVATE.search(text) is not None
