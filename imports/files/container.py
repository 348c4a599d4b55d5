"""What an .xlsx or .docx package holds, unpacked with care."""

from __future__ import annotations

from typing import NamedTuple

from foundation.packages import PASSWORD, TOO_LARGE, UNSAFE, Unreadable, Zip, is_xml
from imports.files.cells import Refusal
from imports.files.kinds import (
    Fault,
    PackageKind,
    damaged,
    macros,
    package_kind,
    password,
    refuse_other_formats,
    too_large_unpacked,
    unsafe,
    wording_of,
)
from imports.files.limits import Limits


def refuse_size(content: bytes, limits: Limits) -> None:
    if not content:
        raise Refusal("empty_file", "This file is empty. Upload the file that holds the table.")
    if len(content) > limits.upload:
        raise Refusal(
            "too_large",
            f"This file is larger than {limits.upload // 2**20} MB. "
            "Remove pictures and pages that are not needed, and save it again.",
        )


class Package(NamedTuple):
    """A package whose every member proved to be what it says it is: its XML parts by lower-case name."""

    kind: PackageKind
    parts: dict[str, bytes]


def open_package(content: bytes, limits: Limits) -> Package:
    """What an .xlsx or .docx holds; told apart by its parts and never by the name of the file."""
    try:
        return _opened(content, limits)
    except Unreadable as unreadable:
        raise _fault(unreadable, limits).named(wording_of(content)) from unreadable
    except Fault as fault:
        raise fault.named(wording_of(content)) from fault


def _opened(content: bytes, limits: Limits) -> Package:
    package = Zip(content, most=limits.members)
    refuse_other_formats(set(package.names), content)
    parts = {name: part for name, part in package.parts(room=limits.unpacked) if is_xml(name)}
    kind = package_kind(parts)
    if b"macroenabled" in parts.get("[content_types].xml", b"").lower():
        raise macros(is_document=kind == "docx")
    return Package(kind, parts)


def _fault(unreadable: Unreadable, limits: Limits) -> Fault:
    if unreadable.code == PASSWORD:
        return password()
    if unreadable.code == TOO_LARGE:
        return too_large_unpacked(limits.unpacked // 2**20)
    return (unsafe if unreadable.code == UNSAFE else damaged)(unreadable.detail)
