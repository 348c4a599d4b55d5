"""Numbers that Word counts by itself, read as they are printed."""

from __future__ import annotations

import pytest

from imports.files.reading.docx_counting import printed
from tests.imports.documents import (
    cell,
    numbered,
    only_table,
    paragraph,
    pattern,
    row,
    table,
    use,
)

PLAIN = {"start": "1", "numFmt": "decimal", "lvlText": "%1."}
SECOND = {"start": "1", "numFmt": "decimal", "lvlText": "%1.%2"}
LETTER = {"start": "1", "numFmt": "lowerLetter", "lvlText": "%3)"}
THREE = pattern(1, PLAIN, SECOND, LETTER) + use(1, 1)
BULLET = {"numFmt": "bullet", "lvlText": "\uf0b7"}


def labels(places: list[tuple[int, int]], numbering: str, **described: str) -> list[str]:
    """What the first column shows where each row has one empty numbered paragraph: list and level."""
    rows = [row(cell(paragraph(properties=numbered(*place))), "Action") for place in places]
    sheet = only_table(table(*rows), numbering=numbering, **described)
    return [line.text(1) for line in sheet.rows]


def test_levels_count_and_start_again_below_a_higher_one():
    places = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1)]
    assert labels(places, THREE) == ["1.", "1.1", "1.2", "a)", "b)", "1.3", "a)", "2.", "2.1"]


def test_a_lower_level_that_comes_first_makes_the_higher_count_as_begun():
    assert labels([(1, 1), (1, 1), (1, 0)], THREE) == ["1.1", "1.2", "2."]


def test_lists_of_one_pattern_count_on_and_one_with_its_own_start_does_not():
    own = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = pattern(1, PLAIN, SECOND) + use(1, 1) + use(2, 1) + use(3, 1, own)
    assert labels([(1, 0), (2, 0), (3, 0), (3, 0), (3, 1)], numbering) == ["1.", "2.", "5.", "6.", "6.1"]


def test_a_list_may_replace_a_level_of_its_pattern():
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Aim %1"/></w:lvl>'
    numbering = pattern(1, PLAIN) + use(1, 1, f'<w:lvlOverride w:ilvl="0">{level}</w:lvlOverride>')
    assert labels([(1, 0), (1, 0)], numbering) == ["Aim I", "Aim II"]


def test_a_level_may_never_start_again():
    numbering = pattern(1, PLAIN, {**SECOND, "lvlText": "Action %2", "lvlRestart": "0"}) + use(1, 1)
    places = [(1, 0), (1, 1), (1, 0), (1, 1)]
    assert labels(places, numbering) == ["1.", "Action 1", "2.", "Action 2"]


def test_a_level_may_print_all_its_numbers_as_digits():
    roman = {"start": "1", "numFmt": "upperRoman", "lvlText": "%1."}
    numbering = pattern(1, roman, {**SECOND, "isLgl": "1"}) + use(1, 1)
    assert labels([(1, 0), (1, 1)], numbering) == ["I.", "1.1"]


def test_numbering_through_a_style_and_the_style_it_is_based_on():
    styles = (
        '<w:style w:type="paragraph" w:styleId="N"><w:name w:val="N"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="M"><w:name w:val="M"/><w:basedOn w:val="N"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="L"/><w:basedOn w:val="N"/></w:style>'
    )
    numbering = pattern(1, PLAIN, {**SECOND, "pStyle": "L"}) + use(1, 1)
    rows = [
        row(cell(paragraph("x", properties=f'<w:pStyle w:val="{name}"/>')), "Action")
        for name in ("N", "L", "M", "L")
    ]
    sheet = only_table(table(*rows), styles=styles, numbering=numbering)
    assert [line.text(1) for line in sheet.rows] == ["1. x", "1.1 x", "2. x", "2.1 x"]


def test_a_paragraph_may_switch_the_numbering_of_its_style_off():
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="N"/><w:pPr>'
        f"{numbered(1)}</w:pPr></w:style>"
    )
    rows = [row(cell(paragraph("x", properties=numbered(0))), cell(paragraph("y")))]
    sheet = only_table(table(*rows), styles=styles, numbering=THREE)
    assert [each.text for each in sheet.rows[0].cells] == ["x", "1. y"]


def test_a_pattern_that_names_a_list_style_counts_as_that_list():
    styles = (
        '<w:style w:type="numbering" w:styleId="House"><w:name w:val="House"/><w:pPr><w:numPr>'
        '<w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
    )
    linked = '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="House"/></w:abstractNum>'
    numbering = pattern(1, PLAIN) + linked + use(7, 1) + use(8, 2)
    assert labels([(8, 0), (8, 0)], numbering, styles=styles) == ["1.", "2."]


def test_numbers_of_three_digits_keep_their_noughts():
    newer = '<mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
    both = f'<mc:AlternateContent>{newer}<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    level = f'<w:lvl w:ilvl="0"><w:start w:val="9"/>{both}<w:lvlText w:val="A%1"/></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>{use(1, 1)}'
    assert labels([(1, 0), (1, 0)], numbering) == ["A009", "A010"]


def test_what_stands_between_number_and_words_is_a_space_or_nothing():
    numbering = pattern(1, PLAIN, {**PLAIN, "lvlText": "(%2)", "suff": "nothing"}) + use(1, 1)
    first, second = (paragraph("x", properties=numbered(1, level)) for level in (0, 1))
    sheet = only_table(table(row(cell(first), cell(second))), numbering=numbering)
    assert [each.text for each in sheet.rows[0].cells] == ["1. x", "(1)x"]


def test_bullets_begin_their_lines_and_deeper_ones_stand_further_in():
    numbering = pattern(1, BULLET, BULLET) + use(1, 1)
    lines = [paragraph("We will:")]
    lines += [
        paragraph(text, properties=numbered(1, level))
        for text, level in [("listen", 0), ("often", 1), ("", 0)]
    ]
    sheet = only_table(table(row(cell(*lines), "x")), numbering=numbering)
    assert sheet.rows[0].text(1) == "We will:\n• listen\n  • often"


def test_a_bullet_before_the_only_paragraph_is_left_out_and_a_tick_is_not():
    tick = '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0fc"/>'
    tick += '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl></w:abstractNum>'
    numbering = pattern(1, BULLET) + tick + use(1, 1) + use(2, 2)
    cells = [cell(paragraph("Listen", properties=numbered(list_id))) for list_id in (1, 2)]
    sheet = only_table(table(row(*cells)), numbering=numbering)
    assert [each.text for each in sheet.rows[0].cells] == ["Listen", "✓ Listen"]


def test_paragraphs_between_tables_are_numbered_too_and_count_with_the_cells():
    heading = paragraph("People", properties=numbered(1, 0))
    body = heading + table(row(cell(paragraph(properties=numbered(1, 1))), "Action"))
    sheet = only_table(body, numbering=THREE)
    assert (sheet.above[0].text, sheet.rows[0].text(1)) == ("1. People", "1.1")


def test_a_deleted_paragraph_is_not_counted():
    gone = paragraph('<w:del w:id="1"/>', properties=f'{numbered(1)}<w:rPr><w:del w:id="2"/></w:rPr>')
    cells = [cell(gone, paragraph("First", properties=numbered(1))), "x"]
    assert only_table(table(row(*cells)), numbering=THREE).rows[0].text(1) == "1. First"


@pytest.mark.parametrize(
    ("numbering", "place"),
    [("", (1, 0)), (use(1, 9), (1, 0)), (THREE, (2, 0)), (THREE, (1, 8)), (THREE, (1, 99)), (THREE, (0, 0))],
    ids=["no lists", "pattern missing", "list missing", "level missing", "level of no list", "list nought"],
)
def test_a_list_that_is_not_there_numbers_nothing(numbering, place):
    cells = [cell(paragraph("Words", properties=numbered(*place))), "x"]
    assert only_table(table(row(*cells)), numbering=numbering).rows[0].text(1) == "Words"


@pytest.mark.parametrize(
    ("number", "form", "seen"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (14, "decimalZero", "14"),
        (1, "lowerLetter", "a"),
        (27, "lowerLetter", "aa"),
        (28, "upperLetter", "BB"),
        (0, "lowerLetter", "0"),
        (1999, "lowerRoman", "mcmxcix"),
        (4, "upperRoman", "IV"),
        (0, "upperRoman", "0"),
        (1_000_000_000, "upperRoman", "1000000000"),
        (1_000_000_000, "lowerLetter", "1000000000"),
        (1, "ordinal", "1st"),
        (12, "ordinal", "12th"),
        (22, "ordinal", "22nd"),
        (21, "cardinalText", "Twenty-one"),
        (5, "ordinalText", "Fifth"),
        (30, "ordinalText", "Thirtieth"),
        (22, "ordinalText", "Twenty-second"),
        (101, "ordinalText", "101st"),
        (3, "none", ""),
        (3, "chineseCounting", "3"),
    ],
)
def test_a_number_is_printed_in_the_form_that_the_list_asks_for(number, form, seen):
    assert printed(number, form) == seen
