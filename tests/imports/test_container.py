"""Files that are not workbooks, and workbooks that are not what they say they are."""

from __future__ import annotations

import contextlib
import stat
import struct
import time
import warnings
import zipfile
from dataclasses import replace
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imports.files.cells import Refusal
from imports.files.limits import LIMITS
from imports.files.reading.parts import walk
from imports.files.reading.reader import read
from tests.imports.sheets import package, package_parts, read_here, table, zipped


def refused(content: bytes, limits=LIMITS) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        read(content, limits)
    assert refusal.value.message.endswith(".")
    return refusal.value


def with_part(name: str, part: bytes | str) -> bytes:
    return zipped({**package_parts(), name: part}.items())


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
OTHER_FILES = [
    (b"", "empty_file", "empty"),
    (OLD + "Workbook".encode("utf-16-le"), "old_excel", "save it as an Excel workbook (.xlsx)"),
    (OLD + "EncryptedPackage".encode("utf-16-le"), "password", "take the password off"),
    (OLD + "WordDocument".encode("utf-16-le"), "old_word", "save it as a Word document (.docx)"),
    (b"{\\rtf1 text}", "rich_text", "save it as a Word document (.docx)"),
    (b"%PDF-1.7\n", "pdf", "PDF"),
    (b"\x89PNG\r\n\x1a\n", "image", "picture"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "image", "picture"),
    (b"<html><table><tr><td>1.1</td></tr></table></html>", "web_page", "web page"),
    (b"\xef\xbb\xbf  <!DOCTYPE html><html>", "web_page", "web page"),
    ("\ufeff<html>".encode("utf-16-le"), "web_page", "web page"),
    (b'<?xml version="1.0"?><Workbook/>', "web_page", "web page"),
    (b"MIME-Version: 1.0\nContent-Type: multipart/related\n", "web_page", "save it as an Excel workbook"),
    (
        zipped([("mimetype", "application/vnd.oasis.opendocument.text")], zipfile.ZIP_STORED),
        "open_document",
        "save it as a Word document (.docx)",
    ),
    (
        zipped([("mimetype", "application/vnd.oasis.opendocument.spreadsheet")], zipfile.ZIP_STORED),
        "open_document",
        "save it as an Excel workbook (.xlsx)",
    ),
    (zipped([("ppt/presentation.xml", "<d/>")]), "slides", "slides"),
    (zipped([("Index/Document.iwa", "x")]), "numbers", "Export it"),
    (zipped([("xl/workbook.bin", "x")]), "binary_workbook", "save it as an Excel workbook (.xlsx)"),
    (zipped([("plan.xlsx", "x")]), "zip", "Unpack it"),
    (with_part("xl/vbaProject.bin", b"x"), "macros", "macros"),
    (
        with_part(
            "[Content_Types].xml", "<Types>application/vnd.ms-excel.sheet.macroEnabled.main+xml</Types>"
        ),
        "macros",
        "macros",
    ),
    (b"PK\x05\x06" + b"\0" * 18, "damaged", "upload the new copy"),
    (b"PK\x03\x04", "damaged", "upload the new copy"),
    (bytes(range(256)) * 4, "not_a_table", "neither a workbook nor a table"),
    (b"a,b\n1,\0\n", "nul_in_text", "NUL"),
]


@pytest.mark.parametrize(("content", "code", "words"), OTHER_FILES)
def test_what_is_not_a_workbook_is_refused_with_the_way_out(content, code, words):
    refusal = refused(content)
    assert refusal.code == code
    assert words in refusal.message


def test_a_file_is_judged_by_its_bytes_and_not_by_its_name():
    assert read_here(table([["1.1"]])).kind == "xlsx"
    assert read_here(b"a,b\n1,2\n").kind == "csv"


DECLARED = '<!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'


@pytest.mark.parametrize(
    "part",
    [
        DECLARED.encode(),
        ('<?xml version="1.0" encoding="UTF-16"?>' + DECLARED).encode("utf-16"),
        DECLARED.encode("utf-16-be"),
        b'<?xml version="1.0" encoding="cp037"?>' + DECLARED.encode("cp037"),
        b'<?xml version="1.0" encoding="UTF-7"?><w/>',
    ],
)
@pytest.mark.parametrize(
    "name", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "_rels/.rels", "docProps/core.xml", "xl/a.vml"]
)
def test_no_part_may_declare_a_type_or_entity_in_any_encoding(name, part):
    assert refused(with_part(name, part)).code == "unsafe"


def test_the_parser_itself_stops_at_a_declaration_that_the_first_look_could_not_see():
    with pytest.raises(Refusal, match="document type"):
        walk(DECLARED.encode(), lambda *_: None, "a part")


BAD_NAMES = [
    "../outside.xml",
    "/etc/passwd",
    "xl/../../x.xml",
    "xl\\..\\..\\x.xml",
    "C:/x.xml",
    "xl//x.xml",
    "a\nb.xml",
]


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_part_that_would_land_outside_its_folder_is_refused(name):
    assert refused(with_part(name, "<x/>")).code == "unsafe"


def test_a_name_cut_short_by_a_nul_is_refused():
    content = with_part("docProps/aXb.xml", "<x/>").replace(b"docProps/aXb.xml", b"docProps/a\0b.xml")
    assert refused(content).code in {"unsafe", "damaged"}


@pytest.mark.parametrize("name", ["xl/workbook.xml", "XL/Workbook.xml"])
def test_two_parts_with_the_same_name_are_refused(name):
    parts = package_parts()
    parts_twice = [*parts.items(), (name, parts["xl/workbook.xml"])]
    with warnings.catch_warnings(action="ignore"):
        content = zipped(parts_twice)
    assert refused(content).code == "unsafe"


def test_a_link_is_refused():
    link = zipfile.ZipInfo("xl/link.xml")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert refused(zipped([*package_parts().items(), (link, "/etc/passwd")])).code == "unsafe"


def patched(content: bytes, mark: bytes, offset: int, value: bytes) -> bytes:
    """The content with bytes changed at an offset from the first local header or list entry."""
    at = content.index(mark) + offset
    return content[:at] + value + content[at + len(value) :]


LOCAL, LISTED = b"PK\x03\x04", b"PK\x01\x02"


@pytest.mark.parametrize(
    ("mark", "offset", "value", "code"),
    [
        pytest.param(LOCAL, 6, b"\x01\x00", "password", id="encrypted by its header"),
        pytest.param(LISTED, 8, b"\x01\x00", "password", id="encrypted by the list"),
        pytest.param(LOCAL, 8, b"\x00\x00", "damaged", id="other compression in its header"),
        pytest.param(LOCAL, 30, b"X", "damaged", id="other name in its header"),
        pytest.param(LOCAL, 22, b"\x01\x00\x00\x00", "damaged", id="other size in its header"),
        pytest.param(LISTED, 24, b"\x01\x00\x00\x00", "damaged", id="other size in the list"),
        pytest.param(LISTED, 16, b"\x00\x00\x00\x00", "damaged", id="other checksum in the list"),
        pytest.param(LISTED, 42, b"\x05\x00\x00\x00", "damaged", id="header elsewhere"),
    ],
)
def test_the_list_of_parts_has_to_agree_with_the_parts(mark, offset, value, code):
    assert refused(patched(package(), mark, offset, value)).code == code


def test_a_list_with_more_parts_than_it_counts_is_refused():
    content = package()
    end = content.index(b"PK\x05\x06")
    counted = struct.pack("<2H", 1, 1)
    assert refused(content[: end + 8] + counted + content[end + 12 :]).code == "damaged"


def test_a_truncated_workbook_is_refused_wherever_it_was_cut():
    content = table([["No.", "Action"], ["1.1", "Write it down"]])
    for length in range(4, len(content), 97):
        assert refused(content[:length]).code == "damaged"


def test_a_workbook_written_as_a_stream_or_without_compression_is_read():
    """Some programs write sizes behind each part, and some do not compress."""
    stream = Unseekable()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as streamed:
        for name, part in package_parts().items():
            with streamed.open(name, "w", force_zip64=True) as member:
                member.write(str(part).encode())
    for content in (stream.written, zipped(package_parts().items(), zipfile.ZIP_STORED)):
        assert read_here(content).sheets[0].rows[0].text(1) == "1"


class Unseekable:
    """A file that can only be written on and on, like an answer being sent."""

    def __init__(self) -> None:
        self.written = b""

    def write(self, data: bytes) -> int:
        self.written += data
        return len(data)

    def flush(self) -> None:
        pass


def test_bytes_before_or_behind_the_package_are_refused():
    content = package()
    assert refused(content + b"more").code == "damaged"
    assert refused(zipped([("a.xml", "<a/>")]) + content).code in {"damaged", "unsafe"}


def test_parts_that_lie_over_one_another_are_refused():
    """The overlapping kind of bomb: every entry of the list points to the same packed bytes."""
    content = bytearray(zipped([*package_parts().items(), ("xl/a1.xml", "<a/>"), ("xl/a2.xml", "<a/>")]))
    second = content.index(b"xl/a2.xml", content.index(LISTED)) - 46
    first = content.index(b"xl/a1.xml", content.index(LISTED)) - 46
    content[second + 42 : second + 46] = content[first + 42 : first + 46]
    assert refused(bytes(content)).code in {"damaged", "unsafe"}


def bomb(true_size: int, told_size: int) -> bytes:
    """A workbook whose second part unpacks to one size and declares another, in header and list."""
    content = zipped([*package_parts().items(), ("xl/big.xml", b" " * true_size)])
    return content.replace(struct.pack("<L", true_size), struct.pack("<L", told_size))


def test_what_a_part_unpacks_to_is_counted_and_not_believed():
    limits = replace(LIMITS, unpacked=1_000_000)
    assert refused(bomb(5_000_000, 100), limits).code == "too_large_unpacked"
    assert refused(bomb(5_000_000, 5_000_000), limits).code == "too_large_unpacked"
    assert refused(bomb(500_000, 100), limits).code == "damaged"


def test_many_small_parts_share_one_allowance():
    parts = [(f"xl/media/{n}.xml", b" " * 400_000) for n in range(120)]
    started = time.monotonic()
    assert refused(zipped([*package_parts().items(), *parts])).code == "too_large_unpacked"
    assert time.monotonic() - started < 5


def test_too_many_parts_are_refused():
    parts = [(f"xl/media/{n}.png", b"") for n in range(LIMITS.members)]
    assert refused(zipped([*package_parts().items(), *parts])).code == "unsafe"


def test_deeply_nested_parts_are_refused():
    assert refused(with_part("xl/workbook.xml", "<a>" * 5_000)).code in {"unsafe", "damaged"}


WORKBOOK = table([["No.", "Action", "End"], ["3.10", "Write it down", 45_000]], {"C2": "mmm-yy"})


@given(st.binary(max_size=400))
@settings(max_examples=200, deadline=None)
def test_random_bytes_are_read_or_refused_and_nothing_else(content):
    read_or_refuse(content)


@given(st.lists(st.tuples(st.integers(0, len(WORKBOOK) - 1), st.integers(0, 255)), min_size=1, max_size=8))
@settings(max_examples=300, deadline=None)
def test_a_workbook_with_changed_bytes_is_read_or_refused_and_nothing_else(changes):
    content = bytearray(WORKBOOK)
    for at, value in changes:
        content[at] = value
    read_or_refuse(bytes(content))


VALUES = ["", "1", "-1", "0", "60", "1e308", "1e999", "45000.5", "2958465.9999999", "٣", "1_0", "x", "&#10;"]
CELLS = st.builds(
    "<c{}{}{}>{}<v>{}</v><is><t>{}</t></is></c>".format,
    st.sampled_from(["", "", ' r="A1"', ' r="B1"', ' r="A2"', ' r="ZZZ1"', ' r="a1"', ' r="1"', ' r=""']),
    st.sampled_from(["", ' t="s"', ' t="n"', ' t="b"', ' t="e"', ' t="d"', ' t="str"', ' t="inlineStr"']),
    st.sampled_from(["", ' s="0"', ' s="1"', ' s="2"', ' s="3"', ' s="99"', ' s="-1"', ' s="x"']),
    st.sampled_from(["", "<f/>", "<f>A1</f>"]),
    st.sampled_from(VALUES),
    st.sampled_from(VALUES),
)
ROWS = st.builds(
    "<row{}>{}</row>".format,
    st.sampled_from(["", ' r="1"', ' r="7"', ' r="0"', ' r="-1"', ' r="99999999"', ' hidden="1"']),
    st.lists(CELLS, max_size=4).map("".join),
)
CODES = st.text(alphabet='0#?,.%;"[]\\ymdhsE+-@GAP/£ ', max_size=12)


@given(st.lists(ROWS, max_size=3).map("".join), st.lists(CODES, min_size=3, max_size=3))
@settings(max_examples=500, deadline=None)
def test_a_sheet_of_odd_rows_cells_and_formats_is_read_or_refused_and_nothing_else(sheet_data, codes):
    formats = "".join(
        f"<numFmt numFmtId='{200 + n}' formatCode={quoteattr(code)}/>" for n, code in enumerate(codes)
    )
    cells = "<xf/>" + "".join(f"<xf numFmtId='{200 + n}'/>" for n in range(len(codes)))
    styles = f"<numFmts>{formats}</numFmts><cellXfs>{cells}</cellXfs>"
    read_or_refuse(package(sheet_data, shared="<si><t>one</t></si>", styles=styles))


@given(st.sampled_from(sorted(package_parts(shared="", styles=""))), st.data())
@settings(max_examples=300, deadline=None)
def test_a_part_with_a_piece_cut_out_is_read_or_refused_and_nothing_else(name, data):
    parts = package_parts(shared="<si><t>one</t></si>", styles="<cellXfs><xf numFmtId='14'/></cellXfs>")
    part = str(parts[name])
    at = data.draw(st.integers(0, len(part)))
    length = data.draw(st.integers(1, 30))
    read_or_refuse(zipped({**parts, name: part[:at] + part[at + length :]}.items()))


def read_or_refuse(content: bytes) -> None:
    """Any exception but a Refusal fails the test."""
    with contextlib.suppress(Refusal):
        read_here(content)
