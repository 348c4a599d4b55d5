"""A base as reports are drawn on it: its styles, header, footer and page in a package of our own making.

Only what is named here is taken over. The body, the properties (who wrote it, for which company), comments, links to
templates and whatever else a Word file may carry never get near a report.
"""

import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from lxml import etree

from reporting.bases.document import WORD, NotTaken, R, Relation, W, WordDocument, read, w
from reporting.bases.page_setup import page_of
from reporting.bases.pictures import kind_of_picture, mark_decoration, plain
from reporting.bases.restyling import LANGUAGE, of_reports, restyle
from reporting.renderers.package import NO_TIME
from reporting.renderers.word.own_base import OFFICE, RELATIONS, TYPES, default_looks

CONTENT_TYPES = {
    kind: f"{WORD}{kind}+xml" for kind in ("styles", "settings", "numbering", "fontTable", "header", "footer")
} | {"theme": "application/vnd.openxmlformats-officedocument.theme+xml"}
FONT = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
# The settings that say how things look; others say who may edit, what is tracked, and whence data come.
SETTINGS = (
    "mirrorMargins", "gutterAtTop", "embedTrueTypeFonts", "embedSystemFonts", "saveSubsetFonts", "defaultTabStop",
    "autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps", "evenAndOddHeaders",
    "characterSpacingControl", "compat", "themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator",
)  # fmt: skip
OF_EDITING = [w(name) for name in ("permStart", "permEnd", "proofErr", "placeholder")]
ORDINARY = ("http://", "https://", "mailto:", "tel:")
NOT_TAKEN_OVER = (
    "The header or footer holds something that reports can't take over, such as a chart, SmartArt, an icon or a "
    "picture of an unusual kind. Copy it, delete it, and paste it with Paste Special as a picture (PNG)."
)


def prepared(base: bytes) -> bytes:
    """The package on which a report is drawn. The same base gives the same bytes. Raises NotTaken."""
    document, package = read(base), Package()
    for kind, take in _TAKERS.items():
        if found := document.related(kind):
            take(document, package, kind, found[0])
    if "word/styles.xml" not in package:
        package.add("styles", _default_styles())
    if "word/settings.xml" not in package:
        package.add("settings", etree.Element(w("settings"), nsmap={"w": W}))
    page, ends = page_of(document)
    for kind, name, reference in ends:
        reference.set(f"{{{R}}}id", _take_end(document, package, kind, name))
    return package.written(page)


class Package:
    """A Word document while it is put together."""

    def __init__(self) -> None:
        self._parts: dict[str, tuple[str, bytes]] = {}
        self._leads: dict[str, list[Relation]] = {}
        self._of_main: list[Relation] = []

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def add(self, kind: str, tree: Any, leads: Sequence[Relation] = ()) -> str:
        """Adds a part that the main part leads to; the answer is the id of that relation."""
        same = sum(lead.kind == kind for lead in self._of_main)
        name = f"word/{kind}{same + 1 if same else ''}.xml"
        self._parts[name] = (CONTENT_TYPES[kind], _bytes(tree))
        self._leads[name] = list(leads)
        self._of_main.append(Relation(f"rId{len(self._of_main) + 1}", kind, name, False))
        return self._of_main[-1].id

    def medium(self, folder: str, ending: str, content_type: str, content: bytes) -> str:
        """A picture or a font; the same one is kept once."""
        for name, kept in self._parts.items():
            if kept == (content_type, content):
                return name
        name = f"word/{folder}/{len(self._parts) + 1}.{ending}"
        self._parts[name] = (content_type, content)
        return name

    def written(self, page: Any) -> bytes:
        document = etree.Element(w("document"), nsmap={"w": W, "r": R})
        etree.SubElement(document, w("body")).append(page)
        main = f"{WORD}document.main+xml"
        parts = {"word/document.xml": (main, _bytes(document)), **self._parts}
        leads = {"word/document.xml": self._of_main, **self._leads}
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in _package(parts, leads).items():
                package.writestr(zipfile.ZipInfo(name, NO_TIME), content, zipfile.ZIP_DEFLATED)
        return out.getvalue()


def _package(parts: dict[str, tuple[str, bytes]], leads: dict[str, list[Relation]]) -> dict[str, bytes]:
    types = etree.Element(f"{{{TYPES}}}Types", nsmap={None: TYPES})
    for ending, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(types, f"{{{TYPES}}}Default", Extension=ending, ContentType=kind)
    for name, (kind, _) in parts.items():
        etree.SubElement(types, f"{{{TYPES}}}Override", PartName=f"/{name}", ContentType=kind)
    written = {
        "[Content_Types].xml": _bytes(types),
        "_rels/.rels": _relations([Relation("rId1", "officeDocument", "word/document.xml", False)]),
    }
    for name, (_, content) in parts.items():
        written[name] = content
        if leads.get(name):
            folder, _, file = name.rpartition("/")
            written[f"{folder}/_rels/{file}.rels"] = _relations(leads[name])
    return written


def _relations(leads: list[Relation]) -> bytes:
    root = etree.Element(f"{{{RELATIONS}}}Relationships", nsmap={None: RELATIONS})
    for lead in leads:
        target = lead.target if lead.external else f"/{lead.target}"
        element = etree.SubElement(
            root, f"{{{RELATIONS}}}Relationship", Id=lead.id, Type=f"{OFFICE}/{lead.kind}", Target=target
        )
        if lead.external:
            element.set("TargetMode", "External")
    return _bytes(root)


def _bytes(tree: Any) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


# --- what is taken over, part by part ---------------------------------------------------------------------


def _take_styles(document: WordDocument, package: Package, kind: str, name: str) -> None:
    styles = document.tree(name)
    restyle(styles)
    package.add(kind, styles)


def _take_settings(document: WordDocument, package: Package, kind: str, name: str) -> None:
    settings = document.tree(name)
    kept = {w(name) for name in SETTINGS}
    for setting in list(settings):
        if setting.tag not in kept:
            settings.remove(setting)
    for language in settings.findall(w("themeFontLang")):
        language.set(w("val"), LANGUAGE)
    package.add(kind, settings)


def _take_numbering(document: WordDocument, package: Package, kind: str, name: str) -> None:
    """The lists of the base, no longer tied to the styles whose numbers are those of the report."""
    numbering = document.tree(name)
    styles = [part for found in document.related("styles") for part in of_reports(document.tree(found))]
    ours = {style.get(w("styleId")) for style in styles}
    for tie in list(numbering.iter(w("pStyle"))):
        if tie.get(w("val")) in ours:
            tie.getparent().remove(tie)
    package.add(kind, numbering, _led(document, package, name))


def _take_theme(document: WordDocument, package: Package, kind: str, name: str) -> None:
    package.add(kind, document.tree(name), _led(document, package, name))


def _take_fonts(document: WordDocument, package: Package, kind: str, name: str) -> None:
    """Fonts that are in the file come along; one that was lost on the way is no longer named."""
    fonts, leads = document.tree(name), {r.id: r for r in document.relations(name) if r.kind == "font"}
    taken = []
    for use in [e for e in fonts.iter() if e.get(f"{{{R}}}id") is not None]:
        lead = leads.get(use.get(f"{{{R}}}id", ""))
        if lead is None or lead.external or not lead.target.endswith(".odttf"):
            use.getparent().remove(use)
        elif lead.target in document.parts:
            kept = package.medium("fonts", "odttf", FONT, document.parts[lead.target])
            taken.append(lead._replace(target=kept))
    package.add(kind, fonts, taken)


def _take_end(document: WordDocument, package: Package, kind: str, name: str) -> str:
    """A header or footer, without the marks of those who wrote it."""
    end = document.tree(name)
    for mark in list(end.iter(*OF_EDITING)):
        mark.getparent().remove(mark)
    for tied in list(end.iter("{*}dataBinding")):
        if not any("core-properties" in said for said in tied.attrib.values()):
            tied.getparent().remove(tied)  # to data that stay behind
    plain(end)
    mark_decoration(end)
    return package.add(kind, end, _led(document, package, name))


def _led(document: WordDocument, package: Package, name: str) -> list[Relation]:
    """The pictures and addresses that a part uses. Whatever else it would lead to is no longer there."""
    known = {lead.id: lead for lead in document.relations(name)}
    used = {
        value
        for element in document.tree(name).iter()
        for key, value in element.attrib.items()
        if (key.startswith(f"{{{R}}}") or key.endswith("}relid")) and value
    }
    return [_taken(document, package, known.get(id_)) for id_ in sorted(used)]


def _taken(document: WordDocument, package: Package, lead: Relation | None) -> Relation:
    if lead and lead.kind == "hyperlink" and lead.external:
        if not lead.target.lower().startswith(ORDINARY):
            raise NotTaken(
                f"A link in the header or footer leads to “{lead.target[:100]}”, which readers of a report can't "
                "open. Remove it, or let it lead to a page that begins with https://."
            )
        return lead
    content = document.parts.get(lead.target) if lead and lead.kind == "image" and not lead.external else None
    kind = kind_of_picture(content) if content else None
    if lead is None or content is None or kind is None:
        raise NotTaken(NOT_TAKEN_OVER)
    return lead._replace(target=package.medium("media", *kind, content))


def _default_styles() -> Any:
    styles = etree.fromstring(f'<w:styles xmlns:w="{W}">{default_looks()}</w:styles>')
    restyle(styles)
    return styles


_TAKERS: dict[str, Callable[[WordDocument, Package, str, str], None]] = {
    "styles": _take_styles,
    "theme": _take_theme,
    "settings": _take_settings,
    "fontTable": _take_fonts,
    "numbering": _take_numbering,
}
