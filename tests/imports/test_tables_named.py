"""What is a sheet in a workbook is a table in a document."""

import pytest

from imports.files.cells import Workbook
from imports.understanding.answers import Answers
from imports.understanding.laying.tables_named import said_of_tables
from imports.understanding.plan import understand
from tests.imports.grids import sheet


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Sheet “Table 2” has headings and no action.", "Table 2 has headings and no action."),
        ("Column B of sheet “Table 12” is hidden.", "Column B of Table 12 is hidden."),
        ("Sheets “Table 1” and “Table 3” hold the same.", "Table 1 and Table 3 hold the same."),
        ("No sheet has a heading row.", "No table has a heading row."),
        (
            "You said that this sheet is not part of the plan.",
            "You said that this table is not part of the plan.",
        ),
        ("Row 2: “Change the sheet” is said twice.", "Row 2: “Change the sheet” is said twice."),
    ],
)
def test_a_sentence_speaks_of_tables(sentence, told):
    assert said_of_tables(sentence) == told


def understood(kind: str, notes: tuple[str, ...] = ()):
    grid = sheet([["Say", "what"], ["you", "like"]], name="Table 1")
    return understand(Workbook("plan", "0" * 64, kind, (grid,), notes), Answers.from_json({}))


def test_only_a_document_has_its_sheets_called_tables():
    (document,) = (problem.message for problem in understood("docx").problems)
    (workbook,) = (problem.message for problem in understood("xlsx").problems)
    assert document.startswith("No table has a heading row")
    assert workbook.startswith("No sheet has a heading row")


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_what_was_not_read_of_a_file_is_told(kind):
    problems = understood(kind, ("Comments were not read.",)).problems
    assert ("not_read", "Comments were not read.") in [
        (problem.code, problem.message) for problem in problems
    ]
