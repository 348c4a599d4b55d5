"""What kind of file this is, told from its bytes or its parts, and the way out for those that are not read."""

from __future__ import annotations

from collections.abc import Set
from typing import Literal, NamedTuple

from imports.files.cells import Refusal

PackageKind = Literal["xlsx", "docx"]

SAVE_AS_XLSX = "Open it, choose Save As, and save it as an Excel workbook (.xlsx)."
SAVE_AS_DOCX = "Open it, choose Save As, and save it as a Word document (.docx)."
SAVE_AS_EITHER = (
    "Open it, choose Save As, and save it as an Excel workbook (.xlsx) or a Word document (.docx)."
)

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF", b"BM")
_MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<head", b"<body", b"<meta", b"mime-version:")
_WORD_TYPES = (b"wordprocessingml.document.main", b"wordprocessingml.template.main")
_SHEET_TYPES = (b"spreadsheetml.sheet.main", b"spreadsheetml.template.main")


class Wording(NamedTuple):
    """How a sentence speaks of a file of one kind."""

    noun: str
    program: str
    ending: str


WORKBOOK = Wording("workbook", "Excel", ".xlsx")
DOCUMENT = Wording("document", "Word", ".docx")
FILE = Wording("file", "Excel or Word", ".xlsx or .docx")


class Fault(Refusal):
    """Something is wrong with the package itself; `named` says so in the words for a file of its kind."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(code, sentence.format(**FILE._asdict()))
        self.sentence = sentence

    def named(self, wording: Wording) -> Refusal:
        return Refusal(self.code, self.sentence.format(**wording._asdict()), self.where)


def damaged(detail: str) -> Fault:
    return Fault(
        "damaged",
        f"This {{noun}} is damaged or cut short ({_plain(detail)}). "
        "Open it in {program}, save it again as {ending}, and upload the new copy.",
    )


def unsafe(detail: str) -> Fault:
    return Fault(
        "unsafe",
        f"This {{noun}} is packed in a way that {{program}} does not use ({_plain(detail)}), so it was not "
        "opened. Copy the table into a new {noun} and save that as {ending}.",
    )


def too_large_unpacked(megabytes: int) -> Fault:
    return Fault(
        "too_large_unpacked",
        f"This {{noun}} unpacks to more than {megabytes} MB. "
        "Remove pictures and pages that are not needed, or copy the table into a new {noun}.",
    )


def _plain(detail: str) -> str:
    """Names of parts may hold braces of their own."""
    return detail.replace("{", "{{").replace("}", "}}")


def is_package(content: bytes) -> bool:
    """Is this a zip package, to be looked into; or a text? Everything else is refused with the way out."""
    if content.startswith(b"PK\x03\x04"):
        return True
    if content.startswith(b"PK"):
        raise damaged("its beginning is missing")
    if content.startswith(_OLE2):
        raise _old_office(content)
    if content.startswith(b"%PDF"):
        raise Refusal(
            "pdf",
            "This is a PDF. Upload the workbook or document that it was made from, as .xlsx, .csv or .docx. "
            "If you only have the PDF, open it in Word and save it as a Word document (.docx).",
        )
    if content.startswith(_IMAGES):
        raise Refusal("image", "This is a picture. Upload the plan itself, as .xlsx, .csv or .docx.")
    opening = content[:1024].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\0", b"").lower()
    if opening.startswith(_MARKUP):
        raise Refusal("web_page", f"This is a web page or XML file under another name. {SAVE_AS_EITHER}")
    if opening.startswith(b"{\\rtf"):
        raise Refusal("rich_text", f"This is a rich text file (.rtf). {SAVE_AS_DOCX}")
    return False


def wording_of(content: bytes) -> Wording:
    """What to call a package that may be too broken to be opened: by the names that stand in it."""
    if b"xl/workbook" in content:
        return WORKBOOK
    return DOCUMENT if b"word/document" in content else FILE


def package_kind(parts: dict[str, bytes]) -> PackageKind:
    """A workbook or a document, by what the package says it holds and, failing that, by the parts it has."""
    types = parts.get("[content_types].xml", b"").lower()
    is_document = any(kind in types for kind in _WORD_TYPES)
    is_workbook = any(kind in types for kind in _SHEET_TYPES)
    if is_document == is_workbook:
        is_document = "xl/workbook.xml" not in parts and any(name.startswith("word/") for name in parts)
    return "docx" if is_document else "xlsx"


def refuse_other_formats(names: Set[str], content: bytes) -> None:
    if any(name.endswith("vbaproject.bin") for name in names):
        raise macros(is_document=any(name.startswith("word/") for name in names))
    if "xl/workbook.bin" in names:
        raise Refusal("binary_workbook", f"This is a binary workbook (.xlsb). {SAVE_AS_XLSX}")
    if "mimetype" in names and b"opendocument" in content[:200]:
        raise _open_document(content[:200])
    if any(name.endswith(".iwa") for name in names):
        raise Refusal(
            "numbers",
            "This is an Apple Numbers or Pages file. Export it as Excel (.xlsx), CSV or Word (.docx).",
        )
    if any(name.startswith("ppt/") for name in names):
        raise Refusal("slides", "These are slides. Paste the table into a spreadsheet and save it as .xlsx.")
    if "[content_types].xml" not in names:
        raise Refusal(
            "zip",
            "This is a zip file and not a workbook or a document. Unpack it and upload the plan inside.",
        )


def macros(*, is_document: bool) -> Refusal:
    if is_document:
        return Refusal("macros", f"This document holds macros (.docm or .dotm). {SAVE_AS_DOCX}")
    return Refusal("macros", f"This workbook holds macros (.xlsm). {SAVE_AS_XLSX}")


def password() -> Fault:
    return Fault(
        "password",
        "This {noun} is protected by a password. Open it in {program}, take the password off under "
        "File, Info, Protect, and save it as {ending}.",
    )


def _open_document(opening: bytes) -> Refusal:
    if b"opendocument.text" in opening:
        return Refusal("open_document", f"This is an OpenDocument text (.odt). {SAVE_AS_DOCX}")
    return Refusal("open_document", f"This is an OpenDocument file (.ods). {SAVE_AS_XLSX}")


def _old_office(content: bytes) -> Refusal:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return password()
    if "WordDocument".encode("utf-16-le") in content:
        return Refusal("old_word", f"This is an old Word file (.doc). {SAVE_AS_DOCX}")
    return Refusal("old_excel", f"This is an old Excel file (.xls). {SAVE_AS_XLSX}")
