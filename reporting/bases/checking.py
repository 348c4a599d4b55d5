"""Whether a Word document can be a base: what is wrong with it, how to mend it, and what its owner should know."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from reporting.bases.document import SAVE_AGAIN, NotTaken, WordDocument, is_xml, read, w
from reporting.bases.page_setup import page_of
from reporting.bases.pictures import without_words
from reporting.bases.preparing import ORDINARY, prepared
from reporting.bases.restyling import name_of
from reporting.bases.sample import sample

HEADINGS = [f"heading {level}" for level in range(1, 5)]
EMBEDDED = {"oleobject", "package", "control", "activexcontrolbinary", "afchunk", "subdocument", "frame"}
MACROS = {"vbaproject", "wordvbadata", "attachedtoolbars"}
# Fields that bring in what is elsewhere, run something, or are put together so that nobody sees what they do.
FETCHING = {
    "DDE", "DDEAUTO", "INCLUDE", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "LINK", "EMBED", "DATABASE", "RD",
    "MACROBUTTON", "AUTOTEXT", "AUTOTEXTLIST", "GLOSSARY", "QUOTE", "SET", "ASK", "FILLIN", "PRINT",
}  # fmt: skip
# Fields that say the same to whoever opens a report; Word fills all others in anew.
STEADY = {
    "PAGE",
    "NUMPAGES",
    "SECTION",
    "SECTIONPAGES",
    "STYLEREF",
    "TITLE",
    "SUBJECT",
    "HYPERLINK",
    "REF",
    "=",
}
TRACKED = [
    w(name)
    for name in (
        "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange", "sectPrChange",
        "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange", "numberingChange",
    )
]  # fmt: skip
TEXTS = ("header", "footer", "footnotes", "endnotes")


@dataclass(frozen=True, slots=True)
class Checked:
    """A document that can be a base, and what its owner should know about it, in sentences."""

    notes: tuple[str, ...] = ()


def check(content: bytes, *, organisation: str) -> Checked:
    """Whether a report can be drawn on a document. Raises NotTaken with all that is wrong with it."""
    document = read(content)
    if faults := list(dict.fromkeys(_faults(document))):
        raise NotTaken(*faults)
    _draw(content, organisation)
    return Checked(tuple(_notes(read(content))))


def _draw(content: bytes, organisation: str) -> None:
    """Draws a small report on it, and opens that again."""
    from io import BytesIO

    from docx import Document  # python-docx stays out of start-up

    from reporting.renderers.docx import render_docx

    prepared(content)  # says by itself what it can't take over
    try:
        drawn = Document(BytesIO(render_docx(sample(organisation), content)))
        assert drawn.tables
    except NotTaken:
        raise
    except Exception as problem:
        raise NotTaken(
            f"No report could be drawn on this document: a part of it is damaged. {SAVE_AGAIN}"
        ) from problem


# --- what is wrong ----------------------------------------------------------------------------------------


def _faults(document: WordDocument) -> Iterator[str]:
    trees = {name: document.tree(name) for name in sorted(document.parts) if is_xml(name)}
    yield from _faults_of_relations(document)
    yield from _faults_of_names(document)
    yield from _faults_of_fields(trees.values())
    yield from _faults_of_changes(document)


def _faults_of_relations(document: WordDocument) -> Iterator[str]:
    for _, lead in document.every_relation():
        kind = lead.kind.lower()
        if kind in MACROS:
            yield "The document holds macros, which a report must not bring along. Save it as a Word document (.docx)."
        elif kind in EMBEDDED:
            yield _EMBEDDED
        elif lead.external and kind == "image":
            yield (
                f"A picture in it is only linked to ({_short(lead.target)}). Choose File, Info, Edit Links to Files, "
                "and Break Link, or insert the picture itself."
            )
        elif lead.external and kind not in ("hyperlink", "attachedtemplate"):
            yield (
                f"The document fetches something from elsewhere ({_short(lead.target)}). Choose File, Info, Edit "
                "Links to Files, and Break Link."
            )


_NO_ORDINARY_LINK = "A link in it ({}) leads to no web page or mail address. Remove the link."
_EMBEDDED = (
    "The document holds a file or a control inside itself (a workbook, a chart with its figures, an ActiveX "
    "control, another document). Delete it, or paste it as a picture."
)


def _faults_of_names(document: WordDocument) -> Iterator[str]:
    if any(re.search(r"(^|/)(embeddings|activex)/", name) for name in document.parts):
        yield _EMBEDDED
    for name in document.parts:
        if is_xml(name) and not name.endswith(".rels"):
            for _ in document.tree(name).iter("{*}OLEObject", w("control"), w("altChunk"), w("subDoc")):
                yield _EMBEDDED
            for picture in document.tree(name).iter("{urn:schemas-microsoft-com:vml}*"):
                if not (picture.get("href") or ORDINARY[0]).lower().startswith(ORDINARY):
                    yield _NO_ORDINARY_LINK.format(_short(picture.get("href")))
                if ":" in (picture.get("src") or ""):
                    yield (
                        f"A picture in it is only linked to ({_short(picture.get('src'))}). Delete it, and insert "
                        "the picture itself."
                    )


def _faults_of_fields(trees: Iterable[Any]) -> Iterator[str]:
    for tree in trees:
        for instruction in fields_of(tree):
            kind = _kind(instruction)
            if kind in FETCHING or not kind:
                yield (
                    f"The document has a field that fetches or runs something ({_short(instruction) or 'hidden'}). "
                    "Click on it, press Ctrl+Shift+F9 to keep only its text, or delete it. Alt+F9 shows all fields."
                )
            elif kind == "HYPERLINK" and not _is_ordinary(instruction):
                yield _NO_ORDINARY_LINK.format(_short(instruction))


def fields_of(tree: Any) -> Iterator[str]:
    """The instruction of every field, however it is cut into pieces or put into another field."""
    begun: list[str] = []
    for element in tree.iter(w("fldSimple"), w("fldChar"), w("instrText"), w("delInstrText")):
        if element.tag == w("fldSimple"):
            yield element.get(w("instr"), "")
        elif element.tag != w("fldChar"):
            if begun:
                begun[-1] += element.text or ""
            else:
                yield element.text or ""
        elif element.get(w("fldCharType")) == "begin":
            begun.append("")
        elif element.get(w("fldCharType")) == "end" and begun:
            yield begun.pop()
    yield from begun


def _kind(instruction: str) -> str:
    words = instruction.strip().upper().split()
    return "=" if words and words[0].startswith("=") else words[0].strip('"\\') if words else ""


def _is_ordinary(instruction: str) -> bool:
    rest = instruction.strip()[len("HYPERLINK") :].strip().strip('"').lower()
    return rest.startswith((*ORDINARY, "\\l"))


def _faults_of_changes(document: WordDocument) -> Iterator[str]:
    parts = [document.main, *(name for kind in TEXTS for name in document.related(kind))]
    if any(document.tree(name).find(f".//{tag}") is not None for name in parts for tag in TRACKED):
        yield (
            "The document has tracked changes, which would be kept with the names of those who made them. Choose "
            "Review, Accept, Accept All Changes and Stop Tracking, and save it."
        )
    if any(len(document.tree(name)) for name in document.related("comments")):
        yield (
            "The document has comments, which would be kept with the names of those who wrote them. Choose Review, "
            "Delete, Delete All Comments in Document, and save it."
        )


# --- what its owner should know ---------------------------------------------------------------------------


def _notes(document: WordDocument) -> Iterator[str]:
    page, ends = page_of(document)
    names = list(dict.fromkeys(name for _, name, _ in ends))
    if not ends:
        yield "It has no header and no footer."
    for _, lead in document.every_relation():
        if lead.kind == "attachedTemplate":
            template = re.split(r"[\\/]", lead.target)[-1]
            yield f"It is tied to the template “{_short(template)}”; reports aren't."
    yield from _notes_on_pictures(document, names)
    for kind in dict.fromkeys(_kind(f) for name in names for f in fields_of(document.tree(name))):
        if kind not in STEADY:
            yield (
                f"Header or footer have the field {kind}, which Word fills in anew for whoever opens a report."
            )
    yield from _notes_on_styles(document)
    size = page.find(w("pgSz"))
    if int(size.get(w("w"))) > int(size.get(w("h"))):
        yield "Its pages lie on their side, and so do all pages of reports."
    if any(
        document.tree(name).find(w("documentProtection")) is not None for name in document.related("settings")
    ):
        yield "It is protected against editing; reports on it aren't."


def _notes_on_pictures(document: WordDocument, names: list[str]) -> Iterator[str]:
    count = sum(1 for name in names for _ in without_words(document.tree(name)))
    if count:
        have = (
            "pictures in its header or footer have no description, and so count"
            if count > 1
            else ("picture in its header or footer has no description, and so counts")
        )
        yield (
            f"{count} {have} as decoration. Where one says something, right-click on it, choose View Alt Text, "
            "describe it, and upload the document again."
        )


def _notes_on_styles(document: WordDocument) -> Iterator[str]:
    styles = [s for name in document.related("styles") for s in document.tree(name).iterfind(w("style"))]
    known = {name_of(style) for style in styles}
    missing = [name.capitalize() for name in HEADINGS if name not in known]
    if missing:
        yield f"It has no style {_listed(missing)}; reports bring theirs."
    languages = {lang.get(w("val"), "") for name in document.related("styles") for lang in
                 document.tree(name).iterfind(f"{w('docDefaults')}//{w('lang')}")}  # fmt: skip
    if others := sorted(code for code in languages if code and not code.lower().startswith("en")):
        yield f"Its language is {_listed(others)}; the words of reports are marked as English (en-GB)."


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(f"“{one}”" for one in words[:-1])] * (len(words) > 1) + [f"“{words[-1]}”"])


def _short(text: str | None) -> str:
    words = " ".join((text or "").split())
    return words if len(words) <= 60 else f"{words[:60]}…"
