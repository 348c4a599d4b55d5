"""A Word document as its parts and what leads from one to another, read with care.

Nothing in it is followed out of the file, and no part of it is taken over that isn't asked for by name.
"""

import posixpath
from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from lxml import etree

from foundation.packages import PASSWORD, TOO_LARGE, Unreadable, Zip, is_xml
from reporting.bases import limits

SAVE_AS = "Open it in Word, choose Save As, and save it as a Word document (.docx)."
SAVE_AGAIN = "Open it in Word, save it again as a Word document (.docx), and choose the new file."
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN_TYPES = {f"{WORD}document.main+xml", f"{WORD}template.main+xml"}
STRICT = "http://purl.oclc.org/ooxml/"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = {
    "w": W,
    "r": R,
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "v": "urn:schemas-microsoft-com:vml",
}
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class NotTaken(Exception):
    """The document can't be a base; each of its sentences says what is wrong and how to mend it."""

    def __init__(self, *faults: str) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults


class Relation(NamedTuple):
    """Where a part leads to and what for: another part by its name, or an address outside the file."""

    id: str
    kind: str
    target: str
    external: bool


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def read(content: bytes) -> "WordDocument":
    """The parts of a Word document or template. Raises NotTaken for every other file."""
    _refuse_other_files(content)
    try:
        package = Zip(content, most=limits.PARTS)
        if any(name.endswith("vbaproject.bin") for name in package.names):
            raise NotTaken(_MACROS)
        if "[content_types].xml" not in package.names:
            raise NotTaken(f"This is no Word document. {SAVE_AS}")
        parts = dict(package.parts(room=limits.UNPACKED))
    except Unreadable as problem:
        raise NotTaken(_words_for(problem)) from problem
    if sum(len(part) for name, part in parts.items() if is_xml(name)) > limits.XML:
        raise NotTaken(
            f"The words, styles and lists of the document take more than {limits.XML // 2**20} MB. Take out pages "
            "that aren't needed, or begin with a new document, and save it again."
        )
    return WordDocument(parts)


_MACROS = f"The document holds macros, which a report must not bring along. {SAVE_AS}"


def _refuse_other_files(content: bytes) -> None:
    if not content:
        raise NotTaken("This file is empty. Choose the Word document again.")
    if len(content) > limits.LARGEST:
        raise NotTaken(limits.TOO_LARGE)
    if content.startswith(_OLD_WORD) and "EncryptedPackage".encode("utf-16-le") in content:
        raise NotTaken(_words_for(Unreadable(PASSWORD)))
    if content.startswith(_OLD_WORD):
        raise NotTaken(f"This is a Word file of the old kind (.doc). {SAVE_AS}")
    if not content.startswith(b"PK"):
        raise NotTaken(f"This is no Word document. {SAVE_AS}")
    if b"opendocument.text" in content[:200]:
        raise NotTaken(f"This is an OpenDocument text (.odt). {SAVE_AS}")


def _words_for(problem: Unreadable) -> str:
    if problem.code == PASSWORD:
        return (
            "The document is protected by a password. Take it off in Word under File, Info, Protect Document, "
            "and save it again."
        )
    if problem.code == TOO_LARGE:
        return (
            f"The document unpacks to more than {limits.UNPACKED // 2**20} MB. Take out pages and pictures that "
            "aren't needed, and save it again."
        )
    return f"The document is damaged, or packed as Word doesn't ({problem.detail}). {SAVE_AGAIN}"


class WordDocument:
    """The parts of a document by their names in lower case."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = parts
        self._trees: dict[str, Any] = {}
        self.main = self._main()

    def tree(self, name: str) -> Any:
        """The XML of a part, with nothing declared and nothing fetched."""
        if name not in self._trees:
            self._trees[name] = _parsed(self.parts[name])
        return self._trees[name]

    def relations(self, of: str) -> list[Relation]:
        """Where a part leads to; the package itself has the empty name."""
        folder, name = posixpath.split(of)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed not in self.parts:
            return []
        return [_relation(element, folder) for element in self.tree(listed) if isinstance(element.tag, str)]

    def every_relation(self) -> Iterator[tuple[str, Relation]]:
        """Each with the part from which it leads."""
        for listed in sorted(name for name in self.parts if name.endswith(".rels")):
            folder, name = posixpath.split(listed)
            part = posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))
            yield from ((part, relation) for relation in self.relations(part))

    def related(self, kind: str) -> list[str]:
        """The parts of a kind that the main part leads to."""
        found = [r.target for r in self.relations(self.main) if r.kind == kind and not r.external]
        return [name for name in found if name in self.parts and is_xml(name)]

    @cached_property
    def types(self) -> dict[str, str]:
        """The content types of parts that say their own."""
        overrides = self.tree("[content_types].xml").iterfind("{*}Override")
        return {e.get("PartName", "").lstrip("/").lower(): e.get("ContentType", "") for e in overrides}

    def _main(self) -> str:
        relations = [r for r in self.relations("") if r.kind == "officeDocument" and not r.external]
        part = relations[0].target if relations else ""
        kind = self.types.get(part, "")
        if "macroenabled" in kind.lower():
            raise NotTaken(_MACROS)
        if kind not in MAIN_TYPES or part not in self.parts or not is_xml(part):
            raise NotTaken(f"This is no Word document. {SAVE_AS}")
        if self.tree(part).tag != w("document"):
            if self.tree(part).tag.startswith(f"{{{STRICT}"):
                raise NotTaken(
                    "The document is saved as a Strict Open XML Document. Choose Save As in Word, and then "
                    "“Word Document (.docx)” without “Strict”."
                )
            raise NotTaken(f"This is no Word document. {SAVE_AS}")
        return part


def _relation(element: Any, folder: str) -> Relation:
    external = element.get("TargetMode") == "External"
    target = element.get("Target", "")
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/").lower()
    return Relation(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], target, external)


def _parsed(part: bytes) -> Any:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise NotTaken(f"A part of the document is damaged. {SAVE_AGAIN}") from problem
    if root.getroottree().docinfo.internalDTD is not None:
        raise NotTaken(
            f"A part of the document declares a document type, which Word never does. {SAVE_AGAIN}"
        )
    return root
