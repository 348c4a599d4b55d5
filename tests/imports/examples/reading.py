"""An example read as an upload is, without a database."""

from typing import Any

from imports.comparing.comparison import compare
from imports.files.cells import Refusal, Workbook
from imports.files.limits import LIMITS
from imports.files.reading.reader import read
from imports.outcome import Outcome, judge, refused_outcome
from imports.standing import NOTHING
from imports.understanding.answers import Answers
from imports.understanding.plan import understand
from tests.imports.examples.expecting import Example


def differences(example: Example, content: bytes) -> list[str]:
    """What the reading tells otherwise than a careful person would; empty if it tells the same."""
    told, first_words = tell(example, content)
    return list(example.reading.differs(told, first_words))


def tell(example: Example, content: bytes) -> tuple[dict[str, Any], dict[tuple[str, int], str]]:
    """The preview as JSON, and how each row of the file begins."""
    try:
        packed = {**read(content, LIMITS), "file_name": example.file_name, "sha256": "0" * 64}
    except Refusal as refusal:
        return refused_outcome(refusal, file=example.file_name, sha256="0" * 64).to_json(), {}
    workbook = Workbook.from_json(packed)
    understood = understand(workbook, Answers.from_json({"statuses": example.statuses}))
    comparison = compare(understood, NOTHING)
    outcome = Outcome(
        file=example.file_name,
        sha256=workbook.sha256,
        outcome=judge(understood, comparison),
        problems=understood.problems + comparison.problems,
        understood=understood,
        comparison=comparison,
    )
    return outcome.to_json(), _first_words(workbook)


def _first_words(workbook: Workbook) -> dict[tuple[str, int], str]:
    """How each row of a sheet begins, and each paragraph around a table of a document."""
    words = {}
    for sheet in workbook.sheets:
        for row in sheet.rows:
            words[sheet.name, row.number] = next((cell.text for cell in row.cells if cell.text.strip()), "")
        for where, paragraphs in (("above", sheet.above), ("below", sheet.below)):
            for number, paragraph in enumerate(paragraphs, start=1):
                words[f"Text {where} {sheet.name}", number] = paragraph.text
    return words
