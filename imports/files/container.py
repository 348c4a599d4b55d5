"""What an .xlsx or .docx package holds, unpacked with care."""

from __future__ import annotations

import re
import stat
import struct
import zlib
from typing import NamedTuple

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

_END = struct.Struct("<4s4H2LH")
_LISTED = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _SIZES_FOLLOW, _UTF8_NAME = 0x1, 0x8, 0x800
_XML_NAMES = (".xml", ".rels", ".vml")
_ENCODING = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)", re.DOTALL)
_KNOWN_ENCODINGS = {b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1"}
_DECLARATIONS = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")
)


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
    except Fault as fault:
        raise fault.named(wording_of(content)) from fault


def _opened(content: bytes, limits: Limits) -> Package:
    members = _members(content, limits)
    names = [_part_name(member) for member in members]
    refuse_other_formats(set(names), content)
    if len(set(names)) < len(names):
        raise unsafe("two parts have the same name")
    parts = {}
    left = limits.unpacked
    for name, (member, start) in zip(names, _placed(members, content), strict=True):
        part = _inflate(member, content[start : start + member.packed_size], left, limits)
        left -= len(part)
        if name.endswith(_XML_NAMES):
            _refuse_declarations(part)
            parts[name] = part
    kind = package_kind(parts)
    if b"macroenabled" in parts.get("[content_types].xml", b"").lower():
        raise macros(is_document=kind == "docx")
    return Package(kind, parts)


class _Member(NamedTuple):
    """A part as the list at the end of the package describes it."""

    raw_name: bytes
    flags: int
    method: int
    crc: int
    packed_size: int
    size: int
    attributes: int
    offset: int


def _members(content: bytes, limits: Limits) -> list[_Member]:
    end = content.rfind(b"PK\x05\x06")
    if end < 0 or len(content) - end < _END.size:
        raise damaged("its end is missing")
    _, disk, first_disk, here, total, size, at, comment = _END.unpack_from(content, end)
    if disk or first_disk or here != total or end + _END.size + comment != len(content) or at + size > end:
        raise damaged("its list of parts is wrong")
    if total > limits.members:
        raise unsafe(f"more than {limits.members:,} parts")
    list_end = at + size
    members = []
    for _ in range(total):
        member, at = _listed(content, at, list_end)
        members.append(member)
    if at != list_end:
        raise damaged("its list of parts is wrong")
    return members


def _listed(content: bytes, at: int, end: int) -> tuple[_Member, int]:
    """The entry of the list at this place, and the place of the next."""
    if at + _LISTED.size > end or not content.startswith(b"PK\x01\x02", at):
        raise damaged("its list of parts is wrong")
    _, _, _, flags, method, _, _, crc, packed, size, *lengths, _, _, attributes, offset = _LISTED.unpack_from(
        content, at
    )
    name_at = at + _LISTED.size
    raw_name = content[name_at : name_at + lengths[0]]
    return _Member(raw_name, flags, method, crc, packed, size, attributes, offset), name_at + sum(lengths)


def _part_name(member: _Member) -> str:
    try:
        name = member.raw_name.decode("utf-8" if member.flags & _UTF8_NAME else "cp437")
    except UnicodeDecodeError as error:
        raise damaged("the name of a part cannot be read") from error
    name = name.replace("\\", "/")
    pieces = name.rstrip("/").split("/")
    if ".." in pieces or "." in pieces or "" in pieces or ":" in pieces[0]:
        raise unsafe("a part would be unpacked outside its folder")
    if any(ord(letter) < 32 for letter in name):
        raise unsafe("a part's name holds control characters")
    kind = stat.S_IFMT(member.attributes >> 16)
    if kind and not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
        raise unsafe("a part is a link")
    return name.lower()


def _placed(members: list[_Member], content: bytes) -> list[tuple[_Member, int]]:
    """Each member with where its bytes start, in the order of the list, none lying over another."""
    placed = [(member, _start(member, content)) for member in members]
    reached = 0
    for member, start in sorted(placed, key=lambda pair: pair[1]):
        if member.offset < reached or (reached == 0 and member.offset != 0):
            raise unsafe("its parts lie over one another")
        reached = start + member.packed_size
        if reached > len(content):
            raise damaged("a part is cut short")
    return placed


def _start(member: _Member, content: bytes) -> int:
    offset = member.offset
    if offset + _LOCAL.size > len(content):
        raise damaged("a part is missing")
    mark, _, flags, method, _, _, *told, name_length, extra = _LOCAL.unpack_from(content, offset)
    if mark != b"PK\x03\x04":
        raise damaged("a part is missing")
    if (flags | member.flags) & _ENCRYPTED:
        raise password()
    start = offset + _LOCAL.size + name_length
    if (method, content[start - name_length : start]) != (member.method, member.raw_name):
        raise damaged("its list of parts does not agree with the parts")
    # Sizes that follow the part are noughts here, and 4 GB stands for "see the 64-bit field".
    sizes_are_here = not flags & _SIZES_FOLLOW and 0xFFFFFFFF not in told[1:]
    if sizes_are_here and told != [member.crc, member.packed_size, member.size]:
        raise damaged("its list of parts does not agree with the parts")
    return start + extra


def _inflate(member: _Member, packed: bytes, left: int, limits: Limits) -> bytes:
    if member.method == _STORED:
        part, whole = packed, len(packed) <= left
    elif member.method == _DEFLATED:
        part, whole = _deflated(packed, left)
    else:
        raise unsafe("a kind of compression that is not used there")
    if not whole:
        raise too_large_unpacked(limits.unpacked // 2**20)
    if len(part) != member.size or zlib.crc32(part) != member.crc:
        raise damaged("a part does not match its checksum")
    return part


def _deflated(packed: bytes, left: int) -> tuple[bytes, bool]:
    """The unpacked bytes, and whether they fit into what is left; never more than one byte beyond it."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        part = inflater.decompress(packed, left + 1)
    except zlib.error as error:
        raise damaged("a part cannot be unpacked") from error
    if len(part) > left:
        return b"", False
    if not inflater.eof or inflater.unused_data:
        raise damaged("a part is cut short")
    return part, True


def _refuse_declarations(part: bytes) -> None:
    if any(declaration in part for declaration in _DECLARATIONS):
        raise unsafe("a part declares a document type or an entity")
    encoding = _ENCODING.match(part[:200].lstrip(b"\xef\xbb\xbf"))
    if encoding and encoding[1].lower() not in _KNOWN_ENCODINGS:
        raise unsafe("a part is in an encoding that is not used there")
