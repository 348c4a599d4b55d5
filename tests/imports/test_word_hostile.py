"""Word documents that are broken, or made to harm: each is refused with a sentence or read safely."""

from __future__ import annotations

import contextlib
import warnings
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imports.files.cells import Refusal
from imports.files.limits import LIMITS
from imports.files.reading.reader import read
from imports.files.workbook import read_workbook
from tests.imports.documents import (
    PACKAGE,
    cell,
    document,
    document_parts,
    numbered,
    only_table,
    paragraph,
    pattern,
    read_document,
    row,
    run,
    table,
    use,
)
from tests.imports.sheets import package_parts, read_here, texts, zipped

PLAN = table(row("No.", "Action"), row("1.1", "Write it down"))


def refused(content: bytes, limits=LIMITS) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        read(content, limits)
    assert refusal.value.message.endswith(".")
    assert "workbook is" not in refusal.value.message
    return refusal.value


def with_part(name: str, part: bytes | str) -> bytes:
    return zipped({**document_parts(PLAN), name: part}.items())


def without(name: str) -> bytes:
    return zipped((key, part) for key, part in document_parts(PLAN).items() if key != name)


# What kind of file it is


def test_a_document_and_a_workbook_are_told_apart_by_what_they_hold():
    assert read_here(document(PLAN)).kind == "docx"
    assert read_here(zipped(package_parts().items())).kind == "xlsx"
    assert read_workbook(document(PLAN), "plan.xlsx").kind == "docx"


def test_a_workbook_that_holds_a_document_is_a_workbook():
    assert read_here(zipped({**package_parts(), "word/document.xml": "<d/>"}.items())).kind == "xlsx"


MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


@pytest.mark.parametrize(
    "content",
    [
        with_part("word/vbaProject.bin", b"x"),
        with_part("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types">{MACROS}</Types>'),
    ],
)
def test_a_document_with_macros_is_refused_with_the_way_out(content):
    refusal = refused(content)
    assert refusal.code == "macros"
    assert "save it as a Word document (.docx)" in refusal.message


def test_a_template_without_macros_is_read():
    parts = document_parts(PLAN)
    types = str(parts["[Content_Types].xml"]).replace("document.main", "template.main")
    assert texts(read_here(zipped({**parts, "[Content_Types].xml": types}.items())).sheets[0])[1] == [
        "1.1",
        "Write it down",
    ]


@pytest.mark.parametrize("body", ["", paragraph("Only text"), table(row("", "")), "<w:tbl/>"])
def test_a_document_without_a_table_is_told_what_to_do(body):
    refusal = refused(document(body))
    assert refusal.code == "no_table"
    assert "Put the plan into a table" in refusal.message


# Its package


@pytest.mark.parametrize("name", ["_rels/.rels", "word/document.xml"])
def test_a_document_without_its_text_is_damaged(name):
    refusal = refused(without(name))
    assert refusal.code == "damaged"
    assert "Open it in Word, save it again as .docx" in refusal.message


def test_a_document_without_the_list_of_its_other_parts_is_read_without_them():
    assert texts(read_here(without("word/_rels/document.xml.rels")).sheets[0])[0] == ["No.", "Action"]


def test_parts_that_are_promised_and_missing_describe_nothing():
    parts = document_parts(PLAN, styles="", numbering="", footnotes="")
    for name in ("word/styles.xml", "word/numbering.xml", "word/footnotes.xml"):
        del parts[name]
    assert texts(read_here(zipped(parts.items())).sheets[0])[0] == ["No.", "Action"]


def test_a_document_that_was_cut_short_is_damaged():
    content = document(PLAN)
    for length in range(4, len(content), 97):
        assert refused(content[:length]).code == "damaged"


@pytest.mark.parametrize("name", ["word/document.xml", "WORD/Document.xml"])
def test_two_texts_are_refused(name):
    parts = document_parts(PLAN)
    with warnings.catch_warnings(action="ignore"):
        content = zipped([*parts.items(), (name, parts["word/document.xml"])])
    refusal = refused(content)
    assert refusal.code == "unsafe"
    assert "Copy the table into a new document and save that as .docx" in refusal.message


DECLARED = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><w>&a;&b;</w>'


@pytest.mark.parametrize(
    "name", ["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/_rels/document.xml.rels"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_no_part_may_declare_an_entity(name, encoding):
    assert refused(with_part(name, DECLARED.encode(encoding))).code == "unsafe"


def test_what_a_document_unpacks_to_is_counted():
    content = with_part("word/big.xml", b" " * 3_000_000)
    refusal = refused(content, replace(LIMITS, unpacked=1_000_000))
    assert refusal.code == "too_large_unpacked"
    assert "This document unpacks" in refusal.message


def test_an_encrypted_part_asks_to_take_the_password_off():
    content = bytearray(document(PLAN))
    content[6] |= 1
    refusal = refused(bytes(content))
    assert (refusal.code, "Open it in Word" in refusal.message) == ("password", True)


def test_what_stands_outside_the_file_is_never_followed():
    outside = (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        '<Relationship Id="r1" Type="http://x/styles" Target="file:///etc/passwd" TargetMode="External"/>'
        '<Relationship Id="r2" Type="http://x/numbering" Target="../../../../etc/passwd"/>'
        '<Relationship Id="r3" Type="http://x/attachedTemplate" Target="http://x.test/t" TargetMode="External"/>'
        "</Relationships>"
    )
    assert texts(read_here(with_part("word/_rels/document.xml.rels", outside)).sheets[0])[0] == [
        "No.",
        "Action",
    ]


@pytest.mark.parametrize("part", ["<w:document", "<d/>", "", "plain words", "<a><b></a>", b"\xff\xfe\0"])
@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "word/numbering.xml"])
def test_a_part_that_is_not_what_it_should_be_is_damaged(name, part):
    parts = document_parts(PLAN, styles="", numbering="")
    assert refused(zipped({**parts, name: part}.items())).code == "damaged"


# Too deep, too wide, too much

DEEP = 10_000


@pytest.mark.parametrize(
    "body",
    [
        "<w:sdt>" * DEEP + "</w:sdt>" * DEEP,
        "<w:tbl><w:tr><w:tc>" * DEEP + "</w:tc></w:tr></w:tbl>" * DEEP,
        "<w:p>" + "<w:ins>" * DEEP + run("x") + "</w:ins>" * DEEP + "</w:p>",
        "<mc:AlternateContent><mc:Choice>" * DEEP + "</mc:Choice></mc:AlternateContent>" * DEEP,
        "<w:p><w:r>"
        + "<w:txbxContent><w:p><w:r>" * DEEP
        + "</w:r></w:p></w:txbxContent>" * DEEP
        + "</w:r></w:p>",
    ],
    ids=["controls", "tables", "runs", "alternatives", "boxes"],
)
def test_tags_ten_thousand_deep_are_refused(body):
    refusal = refused(document(PLAN + body))
    assert (refusal.code, "nested too deeply" in refusal.message) == ("unsafe", True)


def test_a_style_part_ten_thousand_deep_is_refused():
    assert refused(document(PLAN, styles="<w:style>" * DEEP + "</w:style>" * DEEP)).code == "unsafe"


def test_as_deep_as_allowed_is_read_without_trouble():
    """Wrapped in so many tags that one more would be refused."""
    free = LIMITS.depth - 8  # document, body, table, row, cell, paragraph, run, text
    deep = "<w:ins>" * free + run("kept") + "</w:ins>" * free
    assert only_table(table(row(cell(f"<w:p>{deep}</w:p>"), "x"))).rows[0].text(1) == "kept"


NUMBERS = ["1000000", "-1", "0", "99999999999999999999", "1.5", "٣", "", "x", "1e9"]


@pytest.mark.parametrize("value", NUMBERS)
def test_a_count_that_no_table_has_is_held_within_bounds(value):
    spanned = cell("wide", properties=f'<w:gridSpan w:val="{value}"/>')
    late = row("late", "x", properties=f'<w:gridBefore w:val="{value}"/><w:gridAfter w:val="{value}"/>')
    grid = f'<w:tbl><w:tblGrid><w:gridCol w:w="{value}"/><w:gridCol/></w:tblGrid>{row(spanned, "end")}{late}</w:tbl>'
    (sheet,) = read_document(grid).sheets
    assert [[each.text for each in line.cells] for line in sheet.rows] == [["wide", "end"], ["late", "x"]]
    assert all(each.column <= 4 for line in sheet.rows for each in line.cells)


@pytest.mark.parametrize("value", NUMBERS)
def test_a_list_with_numbers_that_no_list_has_is_read(value):
    level = {"start": value, "numFmt": "lowerLetter", "lvlText": "%1%2%9)", "lvlRestart": value}
    numbering = pattern(1, level) + use(
        1, 1, f'<w:lvlOverride w:ilvl="{value}"><w:startOverride w:val="{value}"/></w:lvlOverride>'
    )
    properties = (
        f'<w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="{value}"/>'
    )
    sheet = only_table(table(row(cell(paragraph("Words", properties=properties)), "x")), numbering=numbering)
    assert sheet.rows[0].text(1).endswith("Words")


def test_more_columns_rows_tables_or_words_than_a_plan_has_are_refused():
    assert refused(document(table(row(*["x"] * 61)))).code == "too_many_columns"
    few = replace(LIMITS, rows=3, tables=2, characters_in_cell=50, characters=100)
    assert refused(document(table(*[row("a", "b")] * 4)), few).code == "too_many_rows"
    assert refused(document(PLAN * 3), few).code == "too_many_tables"
    assert refused(document(table(row("x" * 51, "b"))), few).code == "cell_too_long"
    assert refused(document(table(row("x" * 40, "y" * 40, "z" * 40))), few).code == "too_much_text"
    assert refused(document(paragraph("x" * 101) + PLAN), few).code == "too_much_text"


def test_styles_and_lists_that_go_round_in_circles_are_walked_once():
    styles = "".join(
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/><w:basedOn w:val="{base}"/></w:style>'
        for kind, name, base in [("paragraph", "A", "B"), ("paragraph", "B", "A"), ("character", "C", "C")]
    )
    list_style = f"<w:name w:val='L'/><w:pPr>{numbered(1)}</w:pPr>"
    styles += f'<w:style w:type="numbering" w:styleId="L">{list_style}</w:style>'
    numbering = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>' + use(1, 1)
    words = paragraph(run("x", '<w:rStyle w:val="C"/>'), properties=f'<w:pStyle w:val="A"/>{numbered(1)}')
    assert only_table(table(row(cell(words), "y")), styles=styles, numbering=numbering).rows[0].text(1) == "x"


def test_merged_cells_that_contradict_one_another_are_read():
    restart, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [
        row(cell("a", properties=goes_on), cell("b", properties=goes_on)),
        row(cell("c", properties=restart + '<w:gridSpan w:val="2"/>')),
        row(cell("d", properties=goes_on), cell("e", properties=goes_on)),
        row(cell("f", properties='<w:vMerge w:val="nonsense"/>')),
        row(),
    ]
    workbook = read_document(table(*rows))
    seen = {each.text for line in workbook.sheets[0].rows for each in line.cells}
    assert seen | {word for word in "df" if any(f"“{word}”" in note for note in workbook.notes)} == set(
        "abcdef"
    )


def test_a_row_of_millions_of_tags_is_refused_and_the_next_document_is_read():
    """Few bytes when packed, and more memory than the reading process has when unfolded."""
    body = table(row(cell("<w:p>" + "<w:r/>" * 3_500_000 + "</w:p>"), "x"))
    with pytest.raises(Refusal) as refusal:
        read_workbook(document(body), "plan.docx")
    assert refusal.value.code in {"too_much_memory", "too_slow"}
    assert read_workbook(document(PLAN), "plan.docx").kind == "docx"


# Anything else

WHOLE = document_parts(
    table(
        row(
            cell(paragraph("One", properties=numbered(1))),
            cell("Two", properties='<w:vMerge w:val="restart"/>'),
        )
    ),
    styles='<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/><w:basedOn w:val="A"/></w:style>',
    numbering=pattern(1, {"start": "1", "numFmt": "decimal", "lvlText": "%1."}) + use(1, 1),
)


@given(st.sampled_from(sorted(WHOLE)), st.data())
@settings(max_examples=300, deadline=None)
def test_a_part_with_a_piece_cut_out_is_read_or_refused_and_nothing_else(name, data):
    part = str(WHOLE[name])
    at = data.draw(st.integers(0, len(part)))
    length = data.draw(st.integers(1, 30))
    read_or_refuse(zipped({**WHOLE, name: part[:at] + part[at + length :]}.items()))


CONTENT = zipped(WHOLE.items(), zipfile.ZIP_STORED)


@given(st.lists(st.tuples(st.integers(0, len(CONTENT) - 1), st.integers(0, 255)), min_size=1, max_size=8))
@settings(max_examples=300, deadline=None)
def test_a_document_with_changed_bytes_is_read_or_refused_and_nothing_else(changes):
    content = bytearray(CONTENT)
    for at, value in changes:
        content[at] = value
    read_or_refuse(bytes(content))


TAGS = st.sampled_from(
    [
        *(
            "tbl",
            "tr",
            "tc",
            "p",
            "r",
            "t",
            "sdt",
            "sdtContent",
            "sdtPr",
            "tcPr",
            "trPr",
            "pPr",
            "rPr",
            "ins",
        ),
        *(
            "del",
            "moveFrom",
            "gridSpan",
            "vMerge",
            "hMerge",
            "shd",
            "numPr",
            "ilvl",
            "numId",
            "fldChar",
            "sym",
        ),
        *("br", "drawing", "pict", "txbxContent", "vanish", "specVanish", "pStyle", "outlineLvl"),
        *("showingPlcHdr", "footnoteReference", "instrText", "altChunk", "tblGrid", "gridCol"),
    ]
)
TREES = st.recursive(
    st.builds("<w:{0}/>".format, TAGS) | st.sampled_from(["words", '<w:fldChar w:fldCharType="begin"/>']),
    lambda inside: st.builds(
        lambda tag, value, children: f'<w:{tag} w:val="{value}">{"".join(children)}</w:{tag}>',
        TAGS,
        st.sampled_from(["", "1", "-1", "restart", "A", "999999999"]),
        st.lists(inside, max_size=4),
    ),
    max_leaves=25,
)


@given(st.lists(TREES, max_size=4).map("".join))
@settings(max_examples=400, deadline=None)
def test_tags_in_any_disorder_are_read_or_refused_and_nothing_else(body):
    read_or_refuse(document(body + PLAN))
    read_or_refuse(document(table(row(f"<w:tc>{body}</w:tc>", "x"))))


def read_or_refuse(content: bytes) -> None:
    """Any exception but a Refusal fails the test."""
    with contextlib.suppress(Refusal):
        read_here(content)
