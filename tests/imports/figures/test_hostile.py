"""Files that are made to break the reading of figures: nothing crashes, nothing is taken that nobody can have meant."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imports.figures.accounting import lost_cells
from imports.files.cells import Refusal
from tests.imports.figures.readings import HEADINGS, codes, read_file, read_rows, row, understood
from tests.imports.sheets import package, read_here, table

VALUES = st.one_of(
    st.none(),
    st.sampled_from(["*", "-", "–", "<5", "c", "[x]", "34%", "0.34", "1,204", "٣٤", "NaN", "1e999",
                     "9" * 400, "£5", "=1+1", "n/a"]),
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=12).filter(lambda text: text.isprintable()),
)  # fmt: skip


@given(st.lists(st.lists(VALUES, min_size=15, max_size=15), max_size=8))
@settings(max_examples=200, deadline=None)
def test_any_rows_below_the_headings_of_the_template_are_read_and_accounted_for(rows):
    try:
        workbook = read_here(table([HEADINGS, *rows]))
    except (Refusal, ValueError):  # a workbook that could not be written or read at all
        return
    read = understood(workbook)
    assert lost_cells(read) == []
    for figure in read.figures:
        assert figure.value is None or abs(figure.value) < 10**13
        assert figure.marker == "" or figure.marker in ("low", "nil") or figure.value is None


@pytest.mark.parametrize(
    "text", ["1_000", "１２", "٣٤", "Infinity", "nan", "0x10", "1e400", "1" * 5_000, "12\u200b"]
)
def test_what_only_looks_like_a_number_is_rejected(text):
    assert codes(read_rows(row(value=text))) == [("H2", "not_a_number")]


def test_a_number_that_nobody_could_have_counted_is_rejected():
    big = package('<row r="1"><c r="A1" t="inlineStr"><is><t>measure</t></is></c></row>')
    assert read_file(big).figures == []
    assert codes(read_rows(row(value=1e300, unit="count"))) == [("H2", "not_a_number")]


def test_a_formula_without_a_result_is_never_taken_for_everybody():
    read = read_rows(row(value=5, category="=A1", characteristic="Sex"))
    assert (codes(read), read.figures) == ([("H2", "formula_without_value")], [])
    across = read_file(table([["Workforce by sex, 2024"], ["Sex", "Headcount"], ["Male", 3], ["=A1", 4]]))
    assert codes(across) == [("B4", "formula_without_value")]


def test_a_date_that_a_spreadsheet_made_of_a_figure_is_named():
    read = read_rows(row(value=45000), formats={"H2": "dd/mm/yyyy"})
    assert codes(read) == [("H2", "date_for_figure")]


def test_words_that_are_too_long_to_keep_are_named():
    assert codes(read_rows(row(value=5, measure="m" * 400))) == [("H2", "too_long")]
    assert codes(read_rows(row(value=5, characteristic="Sex", category="c" * 400))) == [("H2", "too_long")]
