"""Zip packages as Office writes them, unpacked with care: everything is counted, nothing is believed.

Sizes are in bytes. Whoever opens a package says in own words what to do about one that is Unreadable.
"""

from __future__ import annotations

import re
import stat
import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

DAMAGED, UNSAFE, PASSWORD, TOO_LARGE = "damaged", "unsafe", "password", "too_large_unpacked"


class Unreadable(Exception):
    """A package isn't what it says it is: `code` says in which way, `detail` where that was seen."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


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


class Zip:
    """A package of at most `most` parts, by the list at its end; nothing is unpacked before it is asked for.

    `names` are in lower case, as Office takes them. Raises Unreadable.
    """

    def __init__(self, content: bytes, *, most: int) -> None:
        self._content = content
        self._members = _members(content, most)
        self.names = [_part_name(member) for member in self._members]

    def parts(self, *, room: int) -> Iterator[tuple[str, bytes]]:
        """Every part with its name, each proved to be what it says it is; together they may take `room` bytes."""
        if len(set(self.names)) < len(self.names):
            raise Unreadable(UNSAFE, "two parts have the same name")
        placed = _placed(self._members, self._content)
        for name, (member, start) in zip(self.names, placed, strict=True):
            part = _inflate(member, self._content[start : start + member.packed_size], room)
            room -= len(part)
            if is_xml(name):
                _refuse_declarations(part)
            yield name, part


def is_xml(name: str) -> bool:
    return name.endswith(_XML_NAMES)


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


def _members(content: bytes, most: int) -> list[_Member]:
    end = content.rfind(b"PK\x05\x06")
    if end < 0 or len(content) - end < _END.size:
        raise Unreadable(DAMAGED, "its end is missing")
    _, disk, first_disk, here, total, size, at, comment = _END.unpack_from(content, end)
    if disk or first_disk or here != total or end + _END.size + comment != len(content) or at + size > end:
        raise Unreadable(DAMAGED, "its list of parts is wrong")
    if total > most:
        raise Unreadable(UNSAFE, f"more than {most:,} parts")
    list_end = at + size
    members = []
    for _ in range(total):
        member, at = _listed(content, at, list_end)
        members.append(member)
    if at != list_end:
        raise Unreadable(DAMAGED, "its list of parts is wrong")
    return members


def _listed(content: bytes, at: int, end: int) -> tuple[_Member, int]:
    """The entry of the list at this place, and the place of the next."""
    if at + _LISTED.size > end or not content.startswith(b"PK\x01\x02", at):
        raise Unreadable(DAMAGED, "its list of parts is wrong")
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
        raise Unreadable(DAMAGED, "the name of a part cannot be read") from error
    name = name.replace("\\", "/")
    pieces = name.rstrip("/").split("/")
    if ".." in pieces or "." in pieces or "" in pieces or ":" in pieces[0]:
        raise Unreadable(UNSAFE, "a part would be unpacked outside its folder")
    if any(ord(letter) < 32 for letter in name):
        raise Unreadable(UNSAFE, "a part's name holds control characters")
    kind = stat.S_IFMT(member.attributes >> 16)
    if kind and not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
        raise Unreadable(UNSAFE, "a part is a link")
    return name.lower()


def _placed(members: list[_Member], content: bytes) -> list[tuple[_Member, int]]:
    """Each member with where its bytes start, in the order of the list, none lying over another."""
    placed = [(member, _start(member, content)) for member in members]
    reached = 0
    for member, start in sorted(placed, key=lambda pair: pair[1]):
        if member.offset < reached or (reached == 0 and member.offset != 0):
            raise Unreadable(UNSAFE, "its parts lie over one another")
        reached = start + member.packed_size
        if reached > len(content):
            raise Unreadable(DAMAGED, "a part is cut short")
    return placed


def _start(member: _Member, content: bytes) -> int:
    offset = member.offset
    if offset + _LOCAL.size > len(content):
        raise Unreadable(DAMAGED, "a part is missing")
    mark, _, flags, method, _, _, *told, name_length, extra = _LOCAL.unpack_from(content, offset)
    if mark != b"PK\x03\x04":
        raise Unreadable(DAMAGED, "a part is missing")
    if (flags | member.flags) & _ENCRYPTED:
        raise Unreadable(PASSWORD)
    start = offset + _LOCAL.size + name_length
    if (method, content[start - name_length : start]) != (member.method, member.raw_name):
        raise Unreadable(DAMAGED, "its list of parts does not agree with the parts")
    # Sizes that follow the part are noughts here, and 4 GB stands for "see the 64-bit field".
    sizes_are_here = not flags & _SIZES_FOLLOW and 0xFFFFFFFF not in told[1:]
    if sizes_are_here and told != [member.crc, member.packed_size, member.size]:
        raise Unreadable(DAMAGED, "its list of parts does not agree with the parts")
    return start + extra


def _inflate(member: _Member, packed: bytes, left: int) -> bytes:
    if member.method == _STORED:
        part, whole = packed, len(packed) <= left
    elif member.method == _DEFLATED:
        part, whole = _deflated(packed, left)
    else:
        raise Unreadable(UNSAFE, "a kind of compression that is not used there")
    if not whole:
        raise Unreadable(TOO_LARGE)
    if len(part) != member.size or zlib.crc32(part) != member.crc:
        raise Unreadable(DAMAGED, "a part does not match its checksum")
    return part


def _deflated(packed: bytes, left: int) -> tuple[bytes, bool]:
    """The unpacked bytes, and whether they fit into what is left; never more than one byte beyond it."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        part = inflater.decompress(packed, left + 1)
    except zlib.error as error:
        raise Unreadable(DAMAGED, "a part cannot be unpacked") from error
    if len(part) > left:
        return b"", False
    if not inflater.eof or inflater.unused_data:
        raise Unreadable(DAMAGED, "a part is cut short")
    return part, True


def _refuse_declarations(part: bytes) -> None:
    if any(declaration in part for declaration in _DECLARATIONS):
        raise Unreadable(UNSAFE, "a part declares a document type or an entity")
    encoding = _ENCODING.match(part[:200].lstrip(b"\xef\xbb\xbf"))
    if encoding and encoding[1].lower() not in _KNOWN_ENCODINGS:
        raise Unreadable(UNSAFE, "a part is in an encoding that is not used there")
