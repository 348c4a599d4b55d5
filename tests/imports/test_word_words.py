"""The words of a Word document: lines, signs, fields, boxes, tracked changes; and no run is lost."""

from __future__ import annotations

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.imports.documents import (
    cell,
    document,
    only_cell,
    only_table,
    paragraph,
    read_document,
    row,
    run,
    saved,
    table,
)
from tests.imports.sheets import read_here


def words(*runs: str, **described: str) -> str:
    return only_cell(paragraph(*runs), **described).text


def raw(inside: str) -> str:
    return f"<w:r>{inside}</w:r>"


@pytest.mark.parametrize(
    ("runs", "seen"),
    [
        (["Write ", "it ", "down"], "Write it down"),
        ([raw('<w:t>no</w:t>'), raw("<w:t> spaces </w:t>"), raw("<w:t>kept</w:t>")], "nospaceskept"),
        ([raw("<w:t>a</w:t><w:tab/><w:t>b</w:t>")], "a\tb"),
        ([raw("<w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t>")], "a\nb\nc"),
        ([raw("<w:t>2025</w:t><w:noBreakHyphen/><w:t>26</w:t>")], "2025-26"),
        ([raw("<w:t>inter</w:t><w:softHyphen/><w:t>nal</w:t>")], "internal"),
        ([raw('<w:sym w:font="Wingdings" w:char="F0FC"/>')], "✓"),
        ([raw('<w:sym w:font="Wingdings 2" w:char="0052"/>')], "☑"),
        ([raw('<w:sym w:font="Arial" w:char="2611"/>')], "☑"),
        ([run("ü", '<w:rFonts w:ascii="Wingdings"/>')], "✓"),
        ([run("ü", '<w:rFonts w:ascii="Arial"/>')], "ü"),
        (["<w:hyperlink><w:r><w:t>the policy</w:t></w:r></w:hyperlink>"], "the policy"),
        (["<w:smartTag>" + run("London") + "</w:smartTag>"], "London"),
        (["<w:bdo>" + run("left") + "</w:bdo>"], "left"),
        (["<w:ruby><w:rt>" + run("aid") + "</w:rt><w:rubyBase>" + run("base") + "</w:rubyBase></w:ruby>"], "base"),
        (["<w:customXml>" + run("marked") + "</w:customXml>"], "marked"),
    ],
)  # fmt: skip
def test_a_run_is_read_as_it_is_seen(runs, seen):
    assert words(*runs) == seen


def test_paragraphs_are_lines_without_the_blank_ones_around_them():
    assert only_cell(paragraph("") + paragraph("one") + paragraph("two") + paragraph("")).text == "one\ntwo"


# Fields


def field(instruction: str, result: str) -> str:
    parts = ['<w:fldChar w:fldCharType="begin"/>', f"<w:instrText>{instruction}</w:instrText>"]
    parts += [
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{result}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ]
    return "".join(raw(part) for part in parts)


def test_the_result_of_a_field_is_read_and_not_its_instruction():
    assert words("By ", field("DATE", "May 2026"), ".") == "By May 2026."
    assert words('<w:fldSimple w:instr="PAGE"><w:r><w:t>7</w:t></w:r></w:fldSimple>') == "7"


def test_a_field_within_the_instruction_of_another_is_not_read():
    begin, separate, end = (f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end"))
    outer = (
        raw(begin) + raw("<w:t>IF </w:t>") + field("REF", "inner") + raw(separate) + run("shown") + raw(end)
    )
    assert words(outer + run(" after")) == "shown after"


def test_a_field_that_is_never_closed_hides_nothing_of_the_next_paragraph():
    assert only_cell(paragraph(raw('<w:fldChar w:fldCharType="begin"/>')) + paragraph("Kept")).text == "Kept"


def legacy(data: str) -> str:
    return raw(f'<w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar>') + raw(
        '<w:fldChar w:fldCharType="end"/>'
    )


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        ('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "☒"),
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "☒"),
        ('<w:checkBox><w:default w:val="0"/></w:checkBox>', "☐"),
        ('<w:ddList><w:result w:val="1"/><w:listEntry w:val="Red"/><w:listEntry w:val="Green"/></w:ddList>', "Green"),
        ('<w:ddList><w:listEntry w:val="Red"/></w:ddList>', "Red"),
        ('<w:ddList><w:result w:val="99"/><w:listEntry w:val="Red"/></w:ddList>', ""),
    ],
)  # fmt: skip
def test_fields_of_old_forms_say_what_was_chosen(data, seen):
    assert words(legacy(data)) == seen


# Content controls


def control(inside: str, properties: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def test_a_content_control_is_read_as_what_was_chosen():
    assert words(control(run("Amber"), "<w:dropDownList/>"), " status") == "Amber status"
    assert only_cell(control(paragraph("31 May 2026"), "<w:date/>")).text == "31 May 2026"


@pytest.mark.parametrize(("state", "sign"), [("1", "☒"), ("0", "☐")])
def test_a_box_to_tick_is_read_by_its_state_and_not_by_its_sign(state, sign):
    box = f'<w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox>'
    assert words(control(run("?"), box), " Done") == f"{sign} Done"
    assert only_cell(control(paragraph("?"), box)).text == sign


def test_a_control_that_nobody_filled_in_is_blank_and_named():
    prompt = control(run("Choose an item."), "<w:showingPlcHdr/>")
    workbook = read_document(table(row(cell(paragraph(prompt)), "x")))
    assert workbook.sheets[0].rows[0].text(1) == ""
    assert workbook.notes == (
        "Fields that nobody has filled in were taken as blank: Table 1, cell A1 (“Choose an item.”).",
    )


# Tracked changes, notes, pictures, boxes

TRACKED = "The document has tracked changes. It was read as if all of them were accepted."


def test_what_was_added_is_read_and_what_was_deleted_is_not():
    gone = '<w:del w:id="1"><w:r><w:delText>May</w:delText></w:r></w:del>'
    moved = f"<w:moveFrom>{run('here')}</w:moveFrom>"
    come = f"<w:ins>{run('June')}</w:ins><w:moveTo>{run(' there')}</w:moveTo>"
    workbook = read_document(table(row(cell(paragraph("By ", gone, moved, come)), "x")))
    assert workbook.sheets[0].rows[0].text(1) == "By June there"
    assert workbook.notes == (TRACKED,)


def test_paragraphs_whose_end_was_deleted_are_one_line():
    first = paragraph("Write", properties='<w:rPr><w:del w:id="1"/></w:rPr>')
    assert only_cell(first + paragraph(" it down") + paragraph("Next")).text == "Write it down\nNext"


def test_a_footnote_is_named_with_its_words():
    note = f'<w:footnote w:id="2">{paragraph("If funded")}</w:footnote>'
    mark = raw('<w:footnoteReference w:id="2"/>')
    workbook = read_document(table(row(cell(paragraph("Write", mark)), "x")), footnotes=note)
    assert workbook.sheets[0].rows[0].text(1) == "Write"
    assert workbook.notes == ("Footnotes were not read: Table 1, cell A1 (“If funded”).",)


def test_a_picture_is_named_where_it_stands():
    workbook = read_document(table(row("a", cell(paragraph(raw("<w:drawing/>"))))))
    assert workbook.notes == ("Pictures, shapes and charts were not read: Table 1, cell B1.",)


def test_a_text_box_is_read_once_though_it_is_written_twice():
    box = f"<w:txbxContent>{paragraph('In a box')}</w:txbxContent>"
    newer = f"<w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
    older = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    choices = f"<mc:Choice>{newer}</mc:Choice><mc:Fallback>{older}</mc:Fallback>"
    both = f"<mc:AlternateContent>{choices}</mc:AlternateContent>"
    assert words("Beside ", raw(both)) == "Beside \nIn a box"
    assert words(raw(older)) == "In a box"


def test_of_two_ways_to_write_the_same_the_one_with_words_is_read():
    both = f"<mc:AlternateContent><mc:Choice/><mc:Fallback>{run('old')}</mc:Fallback></mc:AlternateContent>"
    assert words(both) == "old"


def test_a_formula_of_mathematics_keeps_its_letters():
    assert words("n = ", "<w:m/>", "<w:x><m:oMath><m:r><m:t>42</m:t></m:r></m:oMath></w:x>") == "n = 42"


def test_a_sign_that_is_not_known_is_kept_and_named():
    workbook = read_document(table(row(cell(paragraph(raw('<w:sym w:font="Odd" w:char="F021"/>'))), "x")))
    assert workbook.sheets[0].rows[0].text(1) == "\uf021"
    assert workbook.notes == (
        "Signs of a symbol font that is not known were kept as stored: Table 1, cell A1.",
    )


def test_a_doubt_in_the_text_between_tables_says_where():
    hidden = paragraph(run("ghost", "<w:vanish/>"), "Seen")
    workbook = read_document(table(row("a", "b")) + hidden + table(row("c", "d")))
    assert "text above Table 2 (“ghost”)" in workbook.notes[0]


def test_hidden_by_a_style_is_hidden_too():
    ghost = (
        '<w:style w:type="character" w:styleId="G"><w:name w:val="G"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    text = (
        only_table(
            table(row(cell(paragraph("Seen", run("ghost", '<w:rStyle w:val="G"/>'))), "x")), styles=ghost
        )
        .rows[0]
        .text(1)
    )
    assert text == "Seen"


# Nothing is lost

TEXT = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="\u00ad"),
    max_size=12,
).filter(lambda text: text == text.strip())
WRAPS = st.sampled_from(
    [
        "{}",
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:ins>{}</w:ins>",
        "<w:moveTo>{}</w:moveTo>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:fldSimple>{}</w:fldSimple>",
        "<w:smartTag><w:customXml>{}</w:customXml></w:smartTag>",
        "<mc:AlternateContent><mc:Choice>{}</mc:Choice></mc:AlternateContent>",
        "<w:unheardOf>{}</w:unheardOf>",
    ]
)
RUNS = st.lists(st.tuples(WRAPS, TEXT.filter(bool)), max_size=4)
CELLS = st.lists(RUNS, min_size=1, max_size=3)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=3))
@settings(max_examples=200, deadline=None)
def test_no_word_of_any_run_is_lost_and_none_is_added(rows):
    content = table(
        *(
            row(
                *(
                    cell(
                        *(
                            paragraph(*(wrap.replace("{}", run(text)) for wrap, text in runs))
                            for runs in paragraphs
                        )
                    )
                    for paragraphs in cells
                )
            )
            for cells in rows
        )
    )
    sheet = read_here(document(content + table(row("x", "y")))).sheets[0]
    seen = {(line.number, each.column): each.text for line in sheet.rows for each in line.cells}
    for number, cells in enumerate(rows, 1):
        for column, paragraphs in enumerate(cells, 1):
            lines = ["".join(text for _, text in runs) for runs in paragraphs]
            assert seen.get((number, column), "") == "\n".join(lines).strip()


@given(st.lists(TEXT, min_size=1, max_size=6))
@settings(max_examples=15, deadline=None)
def test_what_python_docx_writes_into_cells_comes_back(written):
    made = docx.Document()
    grid = made.add_table(1, len(written) + 1)
    grid.cell(0, 0).text = "First"
    for column, text in enumerate(written, 1):
        grid.cell(0, column).text = text
    (line,) = read_here(saved(made)).sheets[0].rows
    assert [line.text(column + 1) for column in range(1, len(written) + 1)] == written
