"""The looks of a workbook: for each cell style, its number format and its solid fill."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass, field

from imports.files.limits import Limits
from imports.files.reading.docx_symbols import is_symbol_font
from imports.files.reading.numbers import GENERAL, NumberFormat, number_format
from imports.files.reading.parts import Attributes, damaged, unsafe, walk, whole_number
from imports.files.reading.shared_texts import is_on

# Built-in formats have numbers only. Those that follow the computer's own region are shown the British way.
_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: "£#,##0;-£#,##0",
    6: "£#,##0;-£#,##0",
    7: "£#,##0.00;-£#,##0.00",
    8: "£#,##0.00;-£#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd/mm/yyyy hh:mm",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: "#,##0;-#,##0",
    42: "£#,##0;-£#,##0",
    43: "#,##0.00;-#,##0.00",
    44: "£#,##0.00;-£#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
    49: "@",
}
_THEME = ("lt1", "dk1", "lt2", "dk2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
_BASIC = "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF"
_INDEXED = (
    f"{_BASIC} {_BASIC} 800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF"
    " 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF"
    " CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696"
    " 003366 339966 003300 333300 993300 993366 333399 333333"
).split()


@dataclass(frozen=True, slots=True)
class Style:
    """What a cell's style says to a reader: how its number is shown, its colour, a line through its words."""

    format: NumberFormat
    fill: str | None = None
    struck: bool = False
    sign_font: str | None = None  # its letters are drawn as signs: "ü" is a tick
    indent: int | None = None


PLAIN = Style(number_format(GENERAL))


@dataclass(slots=True)
class _Font:
    struck: bool = False
    sign_font: str | None = None


@dataclass(slots=True)
class _Found:
    formats: dict[int, str] = field(default_factory=lambda: dict(_BUILT_IN))
    fills: list[Attributes | None] = field(default_factory=list)
    fonts: list[_Font] = field(default_factory=list)
    cells: list[tuple[int, int, int]] = field(default_factory=list)
    indents: dict[int, int] = field(default_factory=dict)
    palette: list[str] = field(default_factory=list)


def read_styles(part: bytes | None, theme_part: bytes | None, limits: Limits) -> list[Style]:
    """The cell styles in the order that cells count them."""
    if part is None:
        return [PLAIN]
    found = _Found()

    def visit(path: list[str], attributes: Attributes) -> None:
        _note(found, path, attributes, limits)

    walk(part, visit, "the list of styles")
    theme = _theme(theme_part)
    palette = found.palette or _INDEXED
    fills = [_colour(fill, theme, palette) for fill in found.fills]
    return [
        Style(
            number_format(found.formats.get(format_id, GENERAL)),
            fills[fill_id] if fill_id < len(fills) else None,
            font_id < len(found.fonts) and found.fonts[font_id].struck,
            found.fonts[font_id].sign_font if font_id < len(found.fonts) else None,
            found.indents.get(place),
        )
        for place, (format_id, fill_id, font_id) in enumerate(found.cells)
    ] or [PLAIN]


def _note(found: _Found, path: list[str], attributes: Attributes, limits: Limits) -> None:
    match path[1:]:
        case ["numFmts", "numFmt"]:
            format_id = whole_number(attributes.get("numFmtId"), "a number format")
            found.formats[format_id] = attributes.get("formatCode", GENERAL)
        case ["fonts", "font"]:
            found.fonts.append(_Font())
        case ["fonts", "font", "strike"] if found.fonts:
            found.fonts[-1].struck = is_on(attributes)
        case ["fonts", "font", "name"] if found.fonts:
            name = attributes.get("val", "")
            found.fonts[-1].sign_font = name if is_symbol_font(name) else None
        case ["fills", "fill"]:
            found.fills.append(None)
        case ["fills", "fill", "patternFill", "fgColor"] if found.fills:
            found.fills[-1] = attributes if found.fills[-1] is not None else None
        case ["fills", "fill", "patternFill"] if found.fills and attributes.get("patternType") == "solid":
            found.fills[-1] = {}
        case ["cellXfs", "xf"]:
            format_id = whole_number(attributes.get("numFmtId", "0"), "a style")
            fill_id = whole_number(attributes.get("fillId", "0"), "a style")
            found.cells.append((format_id, fill_id, whole_number(attributes.get("fontId", "0"), "a style")))
        case ["cellXfs", "xf", "alignment"] if found.cells and attributes.get("indent", "0") != "0":
            found.indents[len(found.cells) - 1] = whole_number(attributes["indent"], "a style")
        case ["colors", "indexedColors", "rgbColor"]:
            found.palette.append(attributes.get("rgb", ""))
    lists = (found.formats, found.fills, found.fonts, found.cells, found.palette)
    if max(len(some) for some in lists) > limits.styles:
        raise unsafe(f"more than {limits.styles:,} styles")


def _theme(part: bytes | None) -> dict[str, str]:
    colours: dict[str, str] = {}

    def visit(path: list[str], attributes: Attributes) -> None:
        if len(path) == 5 and path[2] == "clrScheme":
            colour = attributes.get("lastClr") or attributes.get("val")
            if colour:
                colours[path[3]] = colour

    if part is not None:
        walk(part, visit, "the theme")
    return colours


def _colour(fill: Attributes | None, theme: dict[str, str], palette: list[str]) -> str | None:
    """RRGGBB, or None where there is no fill or its colour depends on the computer that shows it."""
    if not fill:
        return None
    if "rgb" in fill:
        rgb = fill["rgb"]
    elif "theme" in fill:
        place = whole_number(fill["theme"], "a colour")
        rgb = theme.get(_THEME[place], "") if place < len(_THEME) else ""
    elif "indexed" in fill:
        place = whole_number(fill["indexed"], "a colour")
        rgb = palette[place] if place < len(palette) else ""
    else:
        return None
    rgb = rgb[-6:].upper()
    if len(rgb) != 6 or not all(digit in "0123456789ABCDEF" for digit in rgb):
        return None
    return _tinted(rgb, fill["tint"]) if "tint" in fill else rgb


def _tinted(rgb: str, tint: str) -> str:
    """The colour made darker (tint below nought) or lighter (above), by its lightness."""
    try:
        by = max(-1.0, min(1.0, float(tint)))
    except ValueError as error:
        raise damaged("a colour is not a number") from error
    hue, light, full = colorsys.rgb_to_hls(*(int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    light = light * (1 + by) if by < 0 else light * (1 - by) + by
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, full))
