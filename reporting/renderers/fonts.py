"""Which of our fonts a paper needs, and what is printed for a character that none of them has.

PDF/UA forbids a character without a glyph, and a font costs time to load: so a paper loads the fonts that its
words need, and a character outside all of them is named in brackets or shown as a square. The web page, the
workbook and the data keep every text as it was written.
"""

import re
import unicodedata
from functools import cache
from io import BytesIO
from pathlib import Path

from django.contrib.staticfiles import finders

from reporting.renderers.html import stylesheet

BASE = "paper://report/"  # the address of everything that a paper loads; it leads nowhere else
TEXT_FACE = re.compile(r"source-sans-3-latin-\d")
EXTENDED_FACE = re.compile(r"source-sans-3-latin-ext-\d")
SQUARE = "\u25a1"
# What the text face has for certain: Basic Latin, Latin-1, Latin Extended-A and the punctuation of English.
CERTAIN = re.compile(
    "[\t\n\r\x20-\x7e\u00a1-\u00ac\u00ae-\u017f\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u20ac]+"
)
NO_MARK_NEEDED = {
    "\u00a0": " ",
    "\u00ad": "",
    "\u200b": "",
    "\u2010": "-",
    "\u2011": "-",
    "\u2028": "\n",
    "\u2029": "\n",
}
FACE = re.compile(r"@font-face\{(?P<body>[^}]*)\}")


def printable(html: str) -> str:
    """The page with every character replaced that our fonts can't print."""
    doubtful = set(CERTAIN.sub("", html))
    if not doubtful:
        return html
    return html.translate({ord(character): _print_as(character) for character in doubtful})


@cache
def _print_as(character: str) -> str:
    if character in NO_MARK_NEEDED:
        return NO_MARK_NEEDED[character]
    category = unicodedata.category(character)
    if category in ("Cf", "Cc", "Cs", "Co", "Cn") or "\ufe00" <= character <= "\ufe0f":
        return "" if category in ("Cf", "Mn") else SQUARE
    if any(ord(character) in covered(name) for name in _faces_by_file()):
        return character
    decomposed = unicodedata.normalize("NFKC", character)
    if decomposed != character:
        return "".join(_print_as(part) if not CERTAIN.fullmatch(part) else part for part in decomposed)
    if category.startswith("S") and (name := unicodedata.name(character, "")):
        return f"[{name.lower()}]" if "EMOJI MODIFIER" not in name else ""
    return SQUARE


def faces_for(html: str) -> str:
    """The @font-face rules of the fonts that this page's characters need, without those it doesn't."""
    special = {ord(character) for character in set(CERTAIN.sub("", html))}
    extended = re.search("[\u0100-\u017f]", html) is not None
    chosen = []
    for name, body in _faces_by_file().items():
        wanted = TEXT_FACE.match(name) or (extended and EXTENDED_FACE.match(name))
        if wanted or (special and special & covered(name)):
            chosen.append(f"@font-face{{{_for_paper(body)}}}")
    return "\n".join(chosen)


def _for_paper(body: str) -> str:
    """The rule with our own address. The range goes: it would claim glyphs that the file doesn't have."""
    return re.sub(r"unicode-range:[^;]*;?", "", body).replace('url("fonts/', f'url("{BASE}fonts/')


@cache
def _faces_by_file() -> dict[str, str]:
    faces = {}
    for face in FACE.finditer(stylesheet("vendor/print-fonts.css")):
        body = face["body"]
        found = re.search(r'fonts/([\w-]+\.woff)"', body)
        if found and "font-style:normal" in body:  # nothing on paper is set in italics
            faces[found[1]] = body
    if not any(TEXT_FACE.match(name) for name in faces):
        raise FileNotFoundError(
            "static/vendor/print-fonts.css doesn't name the text face. Build the front end: make setup."
        )
    for name in faces:
        _file_of(name)
    return faces


def _file_of(name: str) -> Path:
    found = finders.find(f"vendor/fonts/{name}")
    if not found:
        raise FileNotFoundError(f"static/vendor/fonts/{name} is missing. Build the front end: make setup.")
    return Path(found)


@cache
def covered(name: str) -> frozenset[int]:
    """The characters for which a font file has a glyph."""
    from fontTools.ttLib import TTFont  # WeasyPrint's own; only papers with unusual characters ask

    with TTFont(BytesIO(_file_of(name).read_bytes()), lazy=True) as font:
        return frozenset(font.getBestCmap())
