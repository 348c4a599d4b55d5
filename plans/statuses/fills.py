"""Which status colour a cell was filled with."""

import re
from colorsys import rgb_to_hsv

# The three tints of Excel's own "Good", "Bad" and "Neutral" cell styles are paler than any rule should allow.
_EXCEL_STYLES = {"C6EFCE": "Green", "FFC7CE": "Red", "FFEB9C": "Amber"}
_HUES = (
    (15, "Red"),
    (51, "Amber"),
    (68, "Yellow"),
    (165, "Green"),
    (185, None),
    (255, "Blue"),
    (320, "Purple"),
    (345, None),
    (361, "Red"),
)
_LEAST_SATURATION, _LEAST_BRIGHTNESS = 0.35, 0.4
_MOST_GREY_SATURATION, _DARKEST_GREY, _LIGHTEST_GREY = 0.1, 0.4, 0.9
# Blue is also the colour of table headings, pale or navy: only a plain blue is a status.
_LEAST_BLUE_SATURATION, _LEAST_BLUE_BRIGHTNESS = 0.5, 0.55


def colour_for_fill(rgb_hex: str | None) -> str | None:
    """The nearest status colour of a fill such as "FFFFC000" or "#00B050"; None for banners and headings."""
    if not re.fullmatch(r"#?(?:[0-9A-Fa-f]{2})?[0-9A-Fa-f]{6}", rgb_hex or "") or rgb_hex is None:
        return None
    code = rgb_hex[-6:].upper()
    if code in _EXCEL_STYLES:
        return _EXCEL_STYLES[code]
    hue, saturation, brightness = rgb_to_hsv(*(int(code[i : i + 2], 16) / 255 for i in (0, 2, 4)))
    if saturation < _LEAST_SATURATION or brightness < _LEAST_BRIGHTNESS:
        return None
    colour = next(name for upper, name in _HUES if hue * 360 < upper)
    plain_blue = saturation >= _LEAST_BLUE_SATURATION and brightness >= _LEAST_BLUE_BRIGHTNESS
    return None if colour == "Blue" and not plain_blue else colour


def is_grey(rgb_hex: str | None) -> bool:
    """A plain grey, which is a status only where the key of the file says so: it is the look of many tables."""
    if not re.fullmatch(r"#?(?:[0-9A-Fa-f]{2})?[0-9A-Fa-f]{6}", rgb_hex or "") or rgb_hex is None:
        return False
    _, saturation, brightness = rgb_to_hsv(*(int(rgb_hex[-6:][i : i + 2], 16) / 255 for i in (0, 2, 4)))
    return saturation < _MOST_GREY_SATURATION and _DARKEST_GREY <= brightness <= _LIGHTEST_GREY
