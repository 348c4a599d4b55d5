"""The report as a tagged PDF (PDF/UA-1): portrait in front, landscape in the appendix.

It is drawn in parts, which are kept: after an edit only the parts that say something else are drawn again.
"""

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Protocol

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from foundation.charts import DrawnBar
from foundation.palette import CLOCK, INK, SHAPES, status_colour
from reporting.renderers import drawing, shortcuts, tagging
from reporting.renderers.brand import brand_mark, brand_rule
from reporting.renderers.drawing import Drawer
from reporting.renderers.fonts import BASE, faces_for, printable
from reporting.renderers.html import stylesheet
from reporting.renderers.joining import Joined, packed_part
from reporting.renderers.paper import Paper
from reporting.renderers.parts import chapters
from reporting.renderers.pictures import bar_picture
from reporting.renderers.weasy import weasyprint
from reporting.snapshot import Snapshot, Word


class Print:
    """Marks as paper shows them: shapes are backgrounds, so that only words are read aloud."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._tags: dict[tuple[str, str, str], SafeString] = {}

    def tag(self, word: Word | None, instead: str) -> SafeString:
        if word is None:
            return format_html('<span class="soft">{}</span>', instead)
        key = (word.label, word.colour, word.meaning)
        if key not in self._tags:
            self._tags[key] = format_html(
                '<span class="tag tag-{} {}">{}</span>', word.colour, shape_class(word), word.label
            )
        return self._tags[key]

    def late(self, words: str) -> SafeString:
        return format_html('<span class="late">{}</span>', words)

    def bar(self, row: DrawnBar) -> SafeString:
        return bar_picture(row)


def shape_class(word: Word) -> str:
    return f"shape-{word.colour}-{word.meaning}"


class Kept(Protocol):
    """Where drawn parts are kept, by a key that stands for all that they depend on."""

    def get_many(self, keys: list[str]) -> Mapping[str, bytes]: ...

    def set(self, key: str, part: bytes) -> object: ...


def render_pdf(snapshot: Snapshot, kept: Kept | None = None) -> bytes:
    """A PDF/UA-1 of the whole report. It loads our own fonts and nothing else; no text in it is code."""
    paper = Paper(snapshot, Print(snapshot))
    pages = [printable(html) for html in _pages(paper)]
    artist = Artist(_styles(snapshot, "".join([*pages, paper.foot, paper.head])), _pictures(snapshot), kept)
    with Joined(artist.drawn(pages)) as joined:
        context = {"head": paper.head, "foot": paper.foot, "are_wide": joined.are_wide}
        feet = printable(render_to_string("reporting/print/feet.html", context))
        joined.stamp(artist.drawn([feet], tagged=False)[0])
        return joined.to_bytes()


def _pages(paper: Paper) -> Iterator[str]:
    """The parts of the paper as pages of HTML, in their order."""
    context = {"paper": paper, "snapshot": paper.snapshot}
    yield render_to_string("reporting/print/part_front.html", context)
    yield render_to_string("reporting/print/part_body.html", context)
    if "appendix" in paper.own_sections:
        for chapter in chapters(paper):
            yield render_to_string("reporting/print/part_appendix.html", context | {"chapter": chapter})
    if paper.is_on_plan:
        yield render_to_string("reporting/print/part_end.html", context)


class Artist:
    """Draws what isn't kept, and keeps it."""

    def __init__(self, styles: str, pictures: dict[str, bytes], kept: Kept | None) -> None:
        self._styles = styles
        self._pictures = pictures
        self._kept = kept

    def drawn(self, pages: list[str], *, tagged: bool = True) -> list[bytes]:
        keys = [self._key(page, tagged) for page in pages]
        found = dict(self._kept.get_many(keys)) if self._kept is not None else {}
        for key, page in zip(keys, pages, strict=True):
            if key not in found:
                found[key] = self._draw(page, tagged)
                if self._kept is not None:
                    self._kept.set(key, found[key])
        return [found[key] for key in keys]

    def _key(self, page: str, tagged: bool) -> str:
        parts = [_program(), page, self._styles, repr(self._pictures), str(tagged)]
        return hashlib.sha256("\0".join(parts).encode(errors="replace")).hexdigest()

    def _draw(self, page: str, tagged: bool) -> bytes:
        drawer = _drawer(self._styles, tuple(self._pictures.items()))
        return packed_part(drawer.draw(page) if tagged else drawer.draw_untagged(page))


@lru_cache(maxsize=2)
def _drawer(styles: str, pictures: tuple[tuple[str, bytes], ...]) -> Drawer:
    return Drawer(styles, dict(pictures))


@cache
def _program() -> str:
    """What stands for the program that draws: a part that an older one drew is not taken for a new one."""
    ours = (Path(module.__file__).read_bytes() for module in (drawing, shortcuts, tagging) if module.__file__)
    return hashlib.sha256(b"".join([weasyprint.__version__.encode(), *ours])).hexdigest()


def _styles(snapshot: Snapshot, words: str) -> str:
    return "\n".join(
        [brand_rule(), faces_for(words), stylesheet("vendor/print.css"), *_shape_rules(snapshot)]
    )


def _pictures(snapshot: Snapshot) -> dict[str, bytes]:
    """The few pictures of a paper, by the address under which its styles know them."""
    shapes = {
        f"{BASE}{shape_class(word)}.svg": _shape(SHAPES[word.meaning], status_colour(word.colour).bar)
        for word in _words(snapshot)
        if word.meaning in SHAPES
    }
    return shapes | {f"{BASE}clock.svg": _shape(CLOCK, INK), f"{BASE}mark.svg": brand_mark().encode()}


def _words(snapshot: Snapshot) -> list[Word]:
    """Every word that a tag may show: the key of today, and words that only an earlier report had."""
    before = [change.before for change in snapshot.changes.statuses] if snapshot.changes else []
    return [*snapshot.key, *snapshot.figures.words, *(word for word in before if word)]


def _shape(path: str, colour: str) -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 12" width="12" height="12">'
        f'<path fill-rule="evenodd" fill="{colour}" d="{path}"/></svg>'
    ).encode()


def _shape_rules(snapshot: Snapshot) -> list[str]:
    rules = {}
    for word in _words(snapshot):
        colour = status_colour(word.colour)
        rules[f".tag-{word.colour}"] = f"{{border-left-color:{colour.bar};background-color:{colour.tint}}}"
        if word.meaning in SHAPES:
            rules[f".{shape_class(word)}"] = f'{{background-image:url("{BASE}{shape_class(word)}.svg")}}'
    return [f"{selector}{rule}" for selector, rule in rules.items()]
