"""The styles of a base as reports need them: headings are headings, words are seen, and their language is said."""

from typing import Any

from lxml import etree

from reporting.bases.document import W, w
from reporting.renderers.word.styles import STYLES

LANGUAGE = "en-GB"  # of the words of a report
_NAMES = {(style.kind, style.name.casefold()) for style in STYLES}
_HEADINGS = {f"heading {level}": str(level - 1) for level in range(1, 10)}
_UNSEEN = [w(name) for name in ("vanish", "specVanish", "webHidden")]
_AFTER_OUTLINE = {w(name) for name in ("divId", "cnfStyle", "rPr", "sectPr", "pPrChange")}
_AFTER_LANGUAGE = {w(name) for name in ("eastAsianLayout", "specVanish", "oMath", "rPrChange")}
_AFTER_LOOKS = {w(name) for name in ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr")}


def name_of(style: Any) -> str:
    name = style.find(w("name"))
    return (name.get(w("val")) or "").casefold() if name is not None else ""


def of_reports(styles: Any) -> list[Any]:
    """The styles of the base that reports use: of the name and the kind of ours."""
    return [s for s in styles.iterfind(w("style")) if (s.get(w("type"), "paragraph"), name_of(s)) in _NAMES]


def restyle(styles: Any) -> None:
    """Makes the styles fit for a report; how they look stays as the base has it."""
    ours = {name for _, name in _NAMES}
    for style in list(styles.iterfind(w("style"))):
        misnamed = (
            name_of(style) in ours and (style.get(w("type"), "paragraph"), name_of(style)) not in _NAMES
        )
        if misnamed or not style.get(w("styleId")):
            styles.remove(style)
    for unseen in [*styles.iter(*_UNSEEN, w("rPrChange"), w("pPrChange"))]:
        unseen.getparent().remove(unseen)
    for language in list(styles.iter(w("lang"))):
        language.getparent().remove(language)
    for style in of_reports(styles):
        for number in style.findall(f"{w('pPr')}/{w('numPr')}"):
            number.getparent().remove(number)  # headings and lists get the numbers of the report
        if level := _HEADINGS.get(name_of(style)):
            _outline(style, level)
    _say_language(styles)


def _outline(style: Any, level: str) -> None:
    looks = style.find(w("pPr"))
    if looks is None:
        looks = etree.Element(w("pPr"))
        _insert(style, looks, before=_AFTER_LOOKS)
    for former in looks.findall(w("outlineLvl")):
        looks.remove(former)
    outline = etree.Element(w("outlineLvl"))
    outline.set(w("val"), level)
    _insert(looks, outline, before=_AFTER_OUTLINE)


def _say_language(styles: Any) -> None:
    defaults = _child(styles, "docDefaults", first=True)
    runs = _child(_child(defaults, "rPrDefault", first=True), "rPr")
    language = etree.Element(w("lang"))
    for key, value in (("val", LANGUAGE), ("eastAsia", LANGUAGE), ("bidi", "ar-SA")):
        language.set(w(key), value)
    _insert(runs, language, before=_AFTER_LANGUAGE)


def _child(parent: Any, name: str, *, first: bool = False) -> Any:
    found = parent.find(w(name))
    if found is None:
        found = etree.Element(w(name), nsmap={"w": W})
        parent.insert(0 if first else len(parent), found)
    return found


def _insert(parent: Any, element: Any, *, before: set[str]) -> None:
    at = next((n for n, child in enumerate(parent) if child.tag in before), len(parent))
    parent.insert(at, element)
