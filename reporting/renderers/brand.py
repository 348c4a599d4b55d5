"""The council's colours, for paper and saved pages."""

import re

from django.conf import settings

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
OURS = "#1f4f46"


def brand_colour() -> str:
    """The council's colour from the settings; ours where that isn't a colour."""
    return settings.BRAND_COLOUR if COLOUR.fullmatch(settings.BRAND_COLOUR) else OURS


def brand_rule() -> str:
    return f":root{{--brand:{brand_colour()};--brand-text:#ffffff}}"


def brand_mark() -> str:
    """The mark on paper: three rising leaves on the council's colour. It stands for no real council."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48">'
        f'<rect width="48" height="48" rx="10" fill="{brand_colour()}"/>'
        '<g fill="#ffffff">'
        '<path d="M10 37V26a9 9 0 0 1 9-9v11a9 9 0 0 1-9 9z" opacity=".55"/>'
        '<path d="M19 37V22A11 11 0 0 1 30 11v15a11 11 0 0 1-11 11z" opacity=".8"/>'
        '<path d="M29 37V27a9 9 0 0 1 9-9v10a9 9 0 0 1-9 9z"/>'
        "</g></svg>"
    )
