"""The colour behind a cell, a paragraph or words, as RRGGBB."""

from __future__ import annotations

import colorsys

from imports.files.kinds import unsafe
from imports.files.limits import Limits
from imports.files.reading.docx_nodes import Node
from imports.files.reading.parts import Attributes, walk

_HIGHLIGHTS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "green": "00FF00",
    "magenta": "FF00FF",
    "red": "FF0000",
    "yellow": "FFFF00",
    "white": "FFFFFF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
}
# Word's names for the colours of a theme, where they differ from those of the theme itself.
_THEME_NAMES = {
    "dark1": "dk1",
    "text1": "dk1",
    "light1": "lt1",
    "background1": "lt1",
    "dark2": "dk2",
    "text2": "dk2",
    "light2": "lt2",
    "background2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
_MOST_COLOURS = 100


def read_theme(part: bytes | None, limits: Limits) -> dict[str, str]:
    colours: dict[str, str] = {}

    def visit(path: list[str], attributes: Attributes) -> None:
        if len(path) == 5 and path[2] == "clrScheme":
            colour = _colour(attributes.get("lastClr")) or _colour(attributes.get("val"))
            if colour:
                colours[path[3]] = colour
            if len(colours) > _MOST_COLOURS:
                raise unsafe(f"more than {_MOST_COLOURS} colours")

    if part is not None:
        walk(part, visit, "the theme")
    return colours


def highlight(name: str | None) -> str | None:
    return _HIGHLIGHTS.get(name or "")


def text_colour(node: Node | None, theme: dict[str, str]) -> str | None:
    """The colour of letters; None for the colour that the page has anyway."""
    if node is None:
        return None
    named = node.attributes.get("themeColor")
    return _colour(node.attributes.get("val")) or (_themed(named, theme) if named else None)


def shading(node: Node | None, theme: dict[str, str]) -> str | None:
    """The colour of a shaded area; a pattern of two colours is seen as their mixture."""
    if node is None:
        return None
    told = node.attributes
    behind = _part(told, "fill", "themeFill", theme)
    pattern = told.get("val", "clear")
    before = _part(told, "color", "themeColor", theme)
    if pattern == "solid":
        return before or behind
    share = pattern.removeprefix("pct")
    if share != pattern and share.isascii() and share.isdigit() and len(share) < 3:
        return _mixed(before or "000000", behind or "FFFFFF", int(share) / 100)
    return behind


def _part(told: Attributes, name: str, theme_name: str, theme: dict[str, str]) -> str | None:
    colour = _colour(told.get(name))
    if colour or theme_name not in told:
        return colour
    base = _themed(told[theme_name], theme)
    return base and _shaded(base, told.get(f"{theme_name}Tint"), told.get(f"{theme_name}Shade"))


def _themed(name: str, theme: dict[str, str]) -> str | None:
    return theme.get(_THEME_NAMES.get(name, name))


def _colour(text: str | None) -> str | None:
    """Six hexadecimal digits, or nothing; "auto" is no colour."""
    text = (text or "").strip().upper()
    return text if len(text) == 6 and all(digit in "0123456789ABCDEF" for digit in text) else None


def _shaded(rgb: str, tint: str | None, shade: str | None) -> str:
    """Lighter by what is missing from a tint of FF, darker by what is missing from a shade of FF."""
    hue, light, full = colorsys.rgb_to_hls(*(part / 255 for part in _parts(rgb)))
    lighter, darker = _share(tint), _share(shade)
    light = (light * lighter + 1 - lighter) * darker
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, full))


def _share(digits: str | None) -> float:
    known = digits is not None and len(digits) == 2 and all(d in "0123456789ABCDEFabcdef" for d in digits)
    return int(digits or "", 16) / 255 if known else 1.0


def _mixed(front: str, back: str, share: float) -> str:
    pairs = zip(_parts(front), _parts(back), strict=True)
    return "".join(f"{round(one * share + other * (1 - share)):02X}" for one, other in pairs)


def _parts(rgb: str) -> tuple[int, int, int]:
    return int(rgb[:2], 16), int(rgb[2:4], 16), int(rgb[4:], 16)
