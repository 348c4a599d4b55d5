"""The pictures in a base: of which kind they are, and that none is left without a word or a mark."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from reporting.bases.document import NAMES

DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_MARK = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_KINDS = (
    (0, b"\x89PNG\r\n\x1a\n", "png", "image/png"),
    (0, b"\xff\xd8\xff", "jpeg", "image/jpeg"),
    (0, b"GIF8", "gif", "image/gif"),
    (0, b"BM", "bmp", "image/bmp"),
    (0, b"II*\0", "tiff", "image/tiff"),
    (0, b"MM\0*", "tiff", "image/tiff"),
    (40, b" EMF", "emf", "image/x-emf"),
    (0, b"\xd7\xcd\xc6\x9a", "wmf", "image/x-wmf"),
    (0, b"\x01\x00\x09\x00", "wmf", "image/x-wmf"),
)


def kind_of_picture(content: bytes) -> tuple[str, str] | None:
    """Ending and content type of a picture, told from its bytes; None for what isn't one that Word prints."""
    for at, mark, ending, content_type in _KINDS:
        if content.startswith(mark, at):
            return ending, content_type
    return None


def without_words(tree: Any) -> Iterator[Any]:
    """The pictures and drawings that have no description and aren't marked as decoration."""
    for about in tree.iterfind(f".//{{{NAMES['wp']}}}docPr"):
        if not (about.get("descr") or about.get("title") or "").strip() and not _decorative(about):
            yield about
    for shape in tree.iter(*(f"{{{NAMES['v']}}}{name}" for name in ("shape", "rect", "group", "image"))):
        holds = shape.find(f"{{{NAMES['v']}}}imagedata") is not None
        if holds and not (shape.get("alt") or "").strip():
            yield shape


def mark_decoration(tree: Any) -> None:
    """Whatever nobody described counts as decoration, which a screen reader passes over."""
    for about in list(without_words(tree)):
        if about.tag.startswith(f"{{{NAMES['v']}}}"):
            about.set("alt", "")
            continue
        listed = about.find(f"{{{NAMES['a']}}}extLst")
        if listed is None:
            listed = etree.SubElement(about, f"{{{NAMES['a']}}}extLst")
        extension = etree.SubElement(listed, f"{{{NAMES['a']}}}ext", uri=_MARK)
        etree.SubElement(extension, f"{{{DECORATIVE}}}decorative", nsmap={"adec": DECORATIVE}, val="1")


def plain(tree: Any) -> None:
    """Takes off the second copies of pictures (drawings as SVG, effects), which only some programs know."""
    for more in tree.xpath("//a:blip/a:extLst", namespaces=NAMES):
        more.getparent().remove(more)


def _decorative(about: Any) -> bool:
    mark = about.find(f".//{{{DECORATIVE}}}decorative")
    return mark is not None and mark.get("val") in ("1", "true")
